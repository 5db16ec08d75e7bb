/* SPDX-License-Identifier: MIT */
/* Patterns over case ids. */
#include "harness/base/glob.h"

#include <criterion/criterion.h>
#include <string.h>

static const struct {
	const char *pattern, *string;
	bool matches;
} rows[] = {
	{ "", "", true },
	{ "", "a", false },
	{ "a", "", false },
	{ "abc", "abc", true },
	{ "abc", "abcd", false },
	{ "abc", "ab", false },
	{ "*", "", true },
	{ "*", "interface/add[a,b]", true },
	{ "**", "", true },
	{ "interface/*", "interface/add", true },
	{ "interface/*", "interface/a/b", true },
	{ "interface/*", "interface", false },
	{ "*/add", "interface/add", true },
	{ "*/add", "interface/add-two", false },
	{ "*add*", "interface/add-two", true },
	{ "i*e/*d", "interface/add", true },
	{ "a*b*c", "abbcbc", true },
	{ "a*b*c", "abbcb", false },
	{ "?", "a", true },
	{ "?", "", false },
	{ "a?c", "abc", true },
	{ "a?c", "ac", false },
	{ "*?", "", false },
	{ "?*", "a", true },
	{ "status/x[enabled,*]", "status/x[enabled,inactive]", true },
	{ "status/x[enabled,*]", "status/x[disabled,inactive]", false },
	{ "status/[xy]", "status/x", false },
	{ "status/[xy]", "status/[xy]", true },
	{ "Status", "status", false },
	{ "a\\*", "a*", false },
};

Test(glob, matches)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		cr_expect_eq(glob_matches(rows[i].pattern, rows[i].string), rows[i].matches, "%s on %s",
			     rows[i].pattern, rows[i].string);
}

/* Trying every way to share the string out among the stars would not end before the universe does. */
Test(glob, needs_no_exponential_time, .timeout = 10)
{
	static char pattern[2001], string[20001];

	for (size_t i = 0; i + 1 < sizeof(pattern); i += 2)
		memcpy(pattern + i, "*a", 2);
	memset(string, 'a', sizeof(string) - 1);
	cr_expect(glob_matches(pattern, string));
	string[sizeof(string) - 2] = 'b';
	cr_expect_not(glob_matches(pattern, string));
}
