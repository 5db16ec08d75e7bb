/* SPDX-License-Identifier: MIT */
/* Patterns over case ids. */
#include "harness/base/glob.h"

#include <stddef.h>

bool glob_matches(const char *pattern, const char *string)
{
	const char *star = NULL;  /* the newest `*`: only this one ever needs another try */
	const char *retry = NULL; /* where its run ends */

	while (*string) {
		if (*pattern == '*') {
			star = pattern++;
			retry = string;
		} else if (*pattern == '?' || *pattern == *string) {
			pattern++;
			string++;
		} else if (star) {
			pattern = star + 1;
			string = ++retry;
		} else {
			return false;
		}
	}
	while (*pattern == '*')
		pattern++;
	return !*pattern;
}
