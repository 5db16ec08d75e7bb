/* SPDX-License-Identifier: MIT */
/* The lines of the journal that are about one case each. */
#ifndef HARNESS_JOURNAL_CASE_H
#define HARNESS_JOURNAL_CASE_H

#include "harness/base/json.h"
#include "harness/output/result.h"

/** The object of the case at `place` of the plan. */
void journal_write_case(struct json *json, const struct result *result, size_t place);

#endif
