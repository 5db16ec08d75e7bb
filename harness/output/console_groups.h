/* SPDX-License-Identifier: MIT */
/* Cases that belong together in the eyes of a reader: thousands of cells come from few rows and few mistakes. */
#ifndef HARNESS_CONSOLE_GROUPS_H
#define HARNESS_CONSOLE_GROUPS_H

#include "harness/output/result.h"

/** Cases with the same row and the same cause. */
struct case_group {
	const struct test_case *row;
	enum requirement requirement; /**< of the gravest violation, or REQUIREMENT_NONE */
	enum level level;             /**< of that violation */
	enum ending ending;           /**< of the call that it is about */
	const char *reason;           /**< of what was not judged, or NULL */
	const char *unlock;           /**< likewise */
	size_t *places;               /**< in the plan, in its order */
	size_t count;
};

/** A list of groups. */
struct case_groups {
	struct case_group *groups;
	size_t count;
};

/** Which cases are gathered. */
enum gathered {
	GATHERED_FAILURES,
	GATHERED_FINDINGS,
	GATHERED_BLOCKED,
	GATHERED_BROKEN,
	GATHERED_FLAKY,
	GATHERED_SKIPPED,
	GATHERED_REMARKS
};

/**
 * Gather the selected cases of a kind: failures and findings by violated requirement, gravest first, then by row;
 * remarks by row; the others by reason alone.
 */
void case_groups_open(struct case_groups *groups, const struct result *result, enum gathered gathered);

/** Release the list; a zeroed one is fine. */
void case_groups_release(struct case_groups *groups);

#endif
