/* SPDX-License-Identifier: MIT */
/* Everything that is known of a case that did not pass, as text that stands alone. */
#ifndef HARNESS_DETAILS_H
#define HARNESS_DETAILS_H

#include "harness/output/result.h"
#include "harness/base/text.h"

/**
 * Requirement with sentence and page, claim, what was got and expected, what is usually wrong where all calls returned, the calls,
 * crash, what the repetition alone gave, the reproduce line. `is_short` leaves out what is usually wrong, the calls, the
 * stack and the steps. Ends with a newline.
 */
void details_write(struct text *text, const struct result *result, size_t place, bool is_short);

/** One line for it: "IFSTATUS-21 (must): got ..., expected ...", or the reason why it told nothing. */
void details_write_headline(struct text *text, const struct result *result, size_t place);

/** The violation of the highest level, the first of those; NULL when there is none. */
const struct violation *find_gravest(const struct judgement *judgement);

/** What the exit status means, a sentence. */
const char *summary_meaning(const struct summary *summary);

/** "12 of 90 gating requirements examined". */
void details_write_examined(struct text *text, const struct summary *summary);

#endif
