/* SPDX-License-Identifier: MIT */
/* The journal: one JSON object a line, from which the reports are made; and --list --json. */
#ifndef HARNESS_JOURNAL_H
#define HARNESS_JOURNAL_H

#include "harness/output/result.h"
#include "harness/base/text.h"

/** The version of the journal's form, `schema` in its first line. */
enum { JOURNAL_SCHEMA = 1 };

/** The whole journal: the run, every selected case in plan order, the summary. */
void journal_write(struct text *text, const struct result *result, const struct summary *summary);

/**
 * --list --json: an array of the selected cases, each with the codes that it is to provoke and the profile key that it lacks; then
 * the requirements that are waived or hold in every call; then every documented return code with the case that is to provoke it.
 */
void journal_write_list(struct text *text, const struct plan *plan);

#endif
