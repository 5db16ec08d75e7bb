/* SPDX-License-Identifier: MIT */
/* The documented return codes in the journal: a coverage of their own. */
#ifndef HARNESS_JOURNAL_CODES_H
#define HARNESS_JOURNAL_CODES_H

#include "harness/base/json.h"
#include "harness/output/result.h"

/**
 * An array of every documented code of every callback; in the summary with the first case that provoked it, in the run
 * line with the profile key that would have it provoked where no case did.
 */
void journal_write_codes(struct json *json, const char *key, const struct result *result, bool is_summary);

#endif
