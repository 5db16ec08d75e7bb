/* SPDX-License-Identifier: MIT */
/*
 * Every flaw is caught by what it breaks and by nothing else: one test for each, and one for the reference protocols and null
 * candidates. tools/verify performs all of it beforehand, many in one start of Wine; a test for each holds its result.
 */
#define _POSIX_C_SOURCE 200809L /* getline */

#include <criterion/criterion.h>
#include <criterion/parameterized.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PROOFS_MOST = 4096, NAME_SIZE = 96, WRONG_SIZE = 416 };

#define RESULTS "build/verify/results.tsv"

/* Each parameter runs in a process of its own, so it carries what it holds by value. */
struct proof {
	char name[NAME_SIZE];
	char wrong[WRONG_SIZE]; /* what is wrong; empty where nothing is */
};

/* Reads a line "NAME\tWRONG\n". */
static void read_proof(struct proof *proof, char *line)
{
	char *tab = strchr(line, '\t');

	line[strcspn(line, "\n")] = '\0';
	snprintf(proof->wrong, WRONG_SIZE, "%s", tab ? tab + 1 : "the results have a line without a tab");
	if (tab)
		*tab = '\0';
	snprintf(proof->name, NAME_SIZE, "%s", line);
}

ParameterizedTestParameters(flaws, caught_by_what_it_breaks)
{
	static struct proof proofs[PROOFS_MOST];
	size_t count = 0, size = 0;
	char *line = NULL;
	FILE *list;

	remove(RESULTS);
	/* Whether it found something wrong is in the results, and that they are complete is a test of its own. */
	if (system("mkdir -p build/verify && tools/verify --quick --results " RESULTS " >&2") == -1)
		perror("tools/verify");
	list = fopen(RESULTS, "r");
	while (list && count < PROOFS_MOST && getline(&line, &size, list) > 0)
		read_proof(&proofs[count++], line);
	if (list)
		fclose(list);
	free(line);
	return cr_make_param_array(struct proof, proofs, count);
}

ParameterizedTest(struct proof *proof, flaws, caught_by_what_it_breaks)
{
	cr_assert_str_empty(proof->wrong, "%s: run tools/verify --flaw '%s'", proof->wrong, proof->name);
}

Test(flaws, none_is_left_out)
{
	char command[512];

	/* An empty list would make the test above pass without having run. */
	snprintf(command, sizeof(command),
		 "proofs=$(wc -l <" RESULTS "); flaws=$({ tools/verify --list; tools/verify --list --generated; } | wc -l); "
		 "test $flaws -ge 700 -a $flaws -lt %d -a $proofs -eq $((flaws + 1))",
		 PROOFS_MOST);
	cr_assert_eq(system(command), 0, RESULTS " does not hold every flaw");
}
