/* SPDX-License-Identifier: MIT */
/* Which cases --only and --skip are about. */
#ifndef HARNESS_SELECTION_H
#define HARNESS_SELECTION_H

#include <stdbool.h>
#include <stddef.h>

/** The patterns of one option. Plain ids among them are looked up, for a list of hundreds of them is met by thousands
 * of cases. */
struct selection {
	const char *const *patterns; /**< as they were given */
	size_t count;
	const char **plain; /**< those without wildcards, sorted */
	size_t plain_count;
	const char **wild;
	size_t wild_count;
	bool *is_met; /**< the plain ones first: whether a case had the id, or fitted the pattern */
};

/** `patterns` must outlive the selection. */
void selection_open(struct selection *selection, const char *const *patterns, size_t count);

void selection_release(struct selection *selection);

/** Whether a pattern fits the id; each that does counts as met. */
bool selection_take(struct selection *selection, const char *id);

/** The first pattern, in the order given, that fitted no id that was taken; NULL when there is none. */
const char *selection_find_unmet(const struct selection *selection);

#endif
