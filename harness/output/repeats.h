/* SPDX-License-Identifier: MIT */
/* What came of a case that was performed several times: does it always end alike, and if not, on what does it depend?
 */
#ifndef HARNESS_REPEATS_H
#define HARNESS_REPEATS_H

#include "harness/output/result.h"
#include "harness/base/text.h"

/** What the outcomes of a case have in common. */
enum steadiness {
	STEADY,
	FLAKY,          /**< in the same order it ends now like this, now like that; or alone it does */
	ORDER_DEPENDENT /**< always alike in the run, always alike alone, and not the same */
};

/** How often each outcome came: of the rounds of the run, all in the same order, and alone in a fresh process. */
struct repeats {
	uint32_t rounds[VERDICT_COUNT][ENDING_COUNT];
	uint32_t alone[VERDICT_COUNT][ENDING_COUNT];
	uint32_t round_count, alone_count;
};

/** Count an outcome; `is_alone` says of which kind. */
void repeats_count(struct repeats *repeats, const struct judgement *judgement, bool is_alone);

/** What the outcomes have in common. */
enum steadiness repeats_judge(const struct repeats *repeats);

/** "steady", "flaky" or "order-dependent". */
const char *steadiness_name(enum steadiness steadiness);

/** "flaky: pass 3, fail 1, fail (crashed) 1"; where it was performed alone, what came of that too. */
void repeats_write(struct text *text, const struct repeats *repeats);

/** Whether the outcome says more than the other: broken more than fail, fail more than blocked, skipped, pass. */
bool judgement_is_graver(const struct judgement *one, const struct judgement *other);

/**
 * After the last round: the cases that are flaky get the verdict VERDICT_FLAKY with its reason. A case that was broken
 * in a round is broken: that is ours.
 */
void repeats_conclude(struct result *result);

#endif
