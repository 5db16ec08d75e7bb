/* SPDX-License-Identifier: MIT */
/* What a step may be held against besides its return code: the checks, by name. */
#ifndef HARNESS_CHECK_H
#define HARNESS_CHECK_H

/** Every check of harness/model/checks.inc; harness/judge/judge_checks.c says when each holds. */
enum check {
	CHECK_NOTHING,
#define CHECK(name, when, expected) CHECK_##name,
#include "harness/model/checks.inc"
#undef CHECK
	CHECK_COUNT
};

/** When a check applies to a call that came back. */
enum check_when { WHEN_ALWAYS, WHEN_SUCCESS, WHEN_FAILURE };

/** What the check wants, as what stands behind "expected: ". */
const char *check_expected(enum check check);

/** Its name in checks.inc, or "NOTHING". */
const char *check_name(enum check check);

/** When it applies. */
enum check_when check_when(enum check check);

#endif
