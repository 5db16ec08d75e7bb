/* SPDX-License-Identifier: MIT */
/* The part of the console output that is about what was not examined. */
#ifndef HARNESS_CONSOLE_COVERAGE_H
#define HARNESS_CONSOLE_COVERAGE_H

#include "harness/output/result.h"
#include "harness/base/text.h"

/**
 * The requirements that were not examined, by reason, with the profile key that would change it. Nothing where
 * there are none.
 */
void console_write_unexamined(struct text *text, const struct result *result);

#endif
