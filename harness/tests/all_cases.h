/* SPDX-License-Identifier: MIT */
/* The plan of every suite, for the tests that look at all cases. */
#ifndef HARNESS_TESTS_ALL_CASES_H
#define HARNESS_TESTS_ALL_CASES_H

#include "harness/model/plan.h"

/** What a call is allowed to answer: one of the sets that the matrices of the documentation are made of. */
enum accepted {
	ACCEPTED_OTHER,
	ACCEPTED_INVALID_PARAMETER, /**< ERROR_INVALID_PARAMETER only */
	ACCEPTED_FAILURES,          /**< that and ERROR_CAN_NOT_COMPLETE */
	ACCEPTED_DOCUMENTED,        /**< those and NO_ERROR */
	ACCEPTED_SUCCESS            /**< NO_ERROR only */
};

/** The set that these answers are, whichever is preferred. */
enum accepted accepted_read(const struct answers *answers);

/** Plan every case for no candidate in particular; release it with plan_release(). */
void all_cases_open(struct plan *plan);

/** The case with this id; the test ends when there is none. */
const struct planned_case *all_cases_find(const struct plan *plan, const char *id);

/** Whether two steps are the same, with all that is accepted of them. */
bool call_equals(const struct call *one, const struct call *other);

/** The call under test. */
const struct call *tested_call(const struct planned_case *planned);

#endif
