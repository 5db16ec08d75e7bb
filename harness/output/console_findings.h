/* SPDX-License-Identifier: MIT */
/* The part of the console output that is about cases which did not pass. */
#ifndef HARNESS_CONSOLE_FINDINGS_H
#define HARNESS_CONSOLE_FINDINGS_H

#include "harness/output/result.h"
#include "harness/base/text.h"

/**
 * Failures in full, one case of each row; then findings, blocked and broken cases, remarks. Nothing where there are
 * none.
 */
void console_write_findings(struct text *text, const struct result *result);

#endif
