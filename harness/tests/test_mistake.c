/* SPDX-License-Identifier: MIT */
/* What is usually wrong: every requirement that a row may cite has its own words, which a terminal can show. */
#include "harness/model/mistake.h"

#include <criterion/criterion.h>
#include <string.h>

enum { LENGTH_LEAST = 40, LENGTH_MOST = 300 };

static const char *id_of(int requirement)
{
	return requirement_find((enum requirement)requirement)->id;
}

/* Whole sentences of ASCII, with single blanks. */
static bool is_prose(const char *words)
{
	for (const char *letter = words; *letter; letter++)
		if (*letter < ' ' || *letter > '~')
			return false;
	return words[strlen(words) - 1] == '.' && words[0] != ' ' && !strstr(words, "  ");
}

Test(mistake, is_told_of_every_requirement)
{
	for (int i = REQUIREMENT_NONE + 1; i < REQUIREMENT_COUNT; i++) {
		const char *words = mistake_find((enum requirement)i);
		const size_t length = strlen(words);

		cr_assert(length, "%s: nothing says what is usually wrong; add a line in suites/mistakes/", id_of(i));
		cr_expect(length >= LENGTH_LEAST && length <= LENGTH_MOST, "%s: %u characters", id_of(i),
			  (unsigned)length);
		cr_expect(is_prose(words), "%s: \"%s\" is no sentence", id_of(i), words);
	}
}

/* Who repeats the requirement, or the line of a neighbour, tells nothing. */
Test(mistake, is_told_in_words_of_its_own)
{
	for (int i = REQUIREMENT_NONE + 1; i < REQUIREMENT_COUNT; i++) {
		const char *words = mistake_find((enum requirement)i);

		cr_expect_not(strstr(words, requirement_find((enum requirement)i)->sentence),
			      "%s repeats the requirement", id_of(i));
		for (int j = i + 1; j < REQUIREMENT_COUNT; j++)
			cr_expect_neq(strncmp(words, mistake_find((enum requirement)j), LENGTH_LEAST), 0,
				      "%s and %s begin alike", id_of(i), id_of(j));
	}
}

Test(mistake, is_empty_for_what_is_no_requirement)
{
	cr_expect_str_empty(mistake_find(REQUIREMENT_NONE));
	cr_expect_str_empty(mistake_find(REQUIREMENT_COUNT));
}
