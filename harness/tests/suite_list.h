/* SPDX-License-Identifier: MIT */
/* What a version of the suite holds, as a list that can be held against one that was checked in. */
#ifndef HARNESS_TESTS_SUITE_LIST_H
#define HARNESS_TESTS_SUITE_LIST_H

#include "harness/base/text.h"
#include "harness/model/plan.h"

/**
 * Append the list of a version, one line each:
 *
 *     requirement ID LEVEL              or `duty`, or `waived` where that version examines it in no case
 *     callback NAME PROMISED DOCUMENTED codes, separated by commas
 *     row SUITE/ROW REQUIREMENT LEVEL FINGERPRINT CELLS [VALUE VALUE][VALUE]
 *
 * The values are those of the axes, as case ids have them. The fingerprint is that of all cells: ids, needs, every step with every
 * argument and every accepted code, expectations. Words for people (claims, sentences) are not in it.
 */
void suite_list_write(struct text *text, uint32_t version);

/**
 * Append in words how the list that was checked in differs from the one that the sources give, a line for each requirement, callback
 * or row; nothing when they are equal.
 */
void suite_list_compare(struct text *text, const char *checked_in, const char *made);

/** The words of one step and of one case, of which fingerprints are made. */
void suite_list_write_step(struct text *text, const struct call *step);
void suite_list_write_case(struct text *text, const struct planned_case *planned);

/** Whether the members that are listed are all that struct call and struct expectation have: what is missing would change unseen. */
bool suite_list_is_complete(void);

#endif
