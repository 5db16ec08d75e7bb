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

/** --list --json: an array of the selected cases, then the waived requirements. */
void journal_write_list(struct text *text, const struct plan *plan);

#endif
