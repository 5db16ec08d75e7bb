/* SPDX-License-Identifier: MIT */
/* The documented return codes in the journal: a coverage of their own. */
#ifndef HARNESS_JOURNAL_CODES_H
#define HARNESS_JOURNAL_CODES_H

#include "harness/base/json.h"
#include "harness/output/codes.h"

/**
 * An array of every documented code of every callback, with the profile key that would have it provoked where no case did; in the
 * summary also with the first case that provoked it, or why none did.
 */
void journal_write_codes(struct json *json, const char *key, const struct result *result, bool is_summary);

/** `provokes`: the documented codes that the call under test and the steps behind it are to provoke. */
void journal_write_asked(struct json *json, const struct planned_case *planned);

/** The members of an entry of --list --json about one code: the case that is to provoke it, and what it takes. */
void journal_write_code_plan(struct json *json, const struct code_line *line);

#endif
