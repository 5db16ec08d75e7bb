/* SPDX-License-Identifier: MIT */
/* Every flaw is caught by what it breaks and by nothing else: one test for each, which runs the whole suite on it. */
#define _POSIX_C_SOURCE 200809L /* popen */

#include <criterion/criterion.h>
#include <criterion/parameterized.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FLAWS_MOST = 2048, NAME_SIZE = 64 };

/* Each parameter runs in a process of its own, so it carries its name by value. */
struct flaw_name {
	char text[NAME_SIZE];
};

ParameterizedTestParameters(flaws, caught_by_what_it_breaks)
{
	static struct flaw_name names[FLAWS_MOST];
	size_t count = 0;
	FILE *list = popen("tools/verify --list", "r");

	while (list && count < FLAWS_MOST && fgets(names[count].text, NAME_SIZE, list)) {
		names[count].text[strcspn(names[count].text, "\n")] = '\0';
		count++;
	}
	if (list)
		pclose(list);
	return cr_make_param_array(struct flaw_name, names, count);
}

ParameterizedTest(struct flaw_name *name, flaws, caught_by_what_it_breaks, .timeout = 120)
{
	char command[NAME_SIZE + 64];

	snprintf(command, sizeof(command), "tools/verify --flaw '%s'", name->text);
	cr_assert_eq(system(command), 0, "%s: not caught as declared; run %s", name->text, command);
}

Test(flaws, there_are_some)
{
	char command[128];

	/* An empty list would make the test above pass without having run, and of a longer one it would leave some out. */
	snprintf(command, sizeof(command), "count=$(tools/verify --list | wc -l); test $count -ge 100 -a $count -lt %d",
		 FLAWS_MOST);
	cr_assert_eq(system(command), 0);
}

Test(flaws, reference_protocols_and_null_candidates, .timeout = 900)
{
	cr_assert_eq(system("tools/verify --fixtures"), 0, "run tools/verify --fixtures");
}
