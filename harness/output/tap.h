/* SPDX-License-Identifier: MIT */
/* The results as TAP 14, the Test Anything Protocol. */
#ifndef HARNESS_TAP_H
#define HARNESS_TAP_H

#include "harness/output/result.h"
#include "harness/base/text.h"

/**
 * The whole file: a test point for each testcase of the JUnit file, `not ok` where that is red. What fails without
 * failing the run (findings, known and allowed flaky failures) is a TODO, what does not apply a SKIP.
 */
void tap_write(struct text *text, const struct result *result, const struct summary *summary);

/** The file of a run that has not come to its end: no reader takes it for a success. */
void tap_write_unfinished(struct text *text, const char *why);

#endif
