/* SPDX-License-Identifier: MIT */
/* What people read in the terminal. */
#ifndef HARNESS_CONSOLE_H
#define HARNESS_CONSOLE_H

#include "harness/output/result.h"
#include "harness/base/text.h"

/** A line for a suite that is done: counts by verdict. */
void console_write_suite(struct text *text, const struct result *result, const struct suite *suite);

/** The findings with requirement, call, got/expected and reproduce line; then decisions, what was not examined, counts, causes. */
void console_write_end(struct text *text, const struct result *result, const struct summary *summary);

/** --list: the selected cases in columns. */
void console_write_list(struct text *text, const struct plan *plan);

/** --explain: what a case does and why: requirement, sentence, page, steps, what is accepted. */
void console_write_case(struct text *text, const struct planned_case *planned);

#endif
