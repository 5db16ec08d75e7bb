/* SPDX-License-Identifier: MIT */
/* Annotations as GitHub's runners read them from the output of a step. */
#ifndef HARNESS_GITHUB_H
#define HARNESS_GITHUB_H

#include "harness/output/result.h"
#include "harness/base/text.h"

/**
 * An error for each kind of failure and each known failure that is out of date, a warning for what is flaky and
 * allowed, a notice for each known failure. GitHub shows ten of each in a step: the last says how many more there are.
 */
void github_write(struct text *text, const struct result *result, const struct summary *summary);

#endif
