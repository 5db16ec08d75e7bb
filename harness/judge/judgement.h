/* SPDX-License-Identifier: MIT */
/* What the judge says of one case. */
#ifndef HARNESS_JUDGEMENT_H
#define HARNESS_JUDGEMENT_H

#include "harness/model/observation.h"
#include "harness/model/requirement.h"

#include <stdbool.h>
#include <stddef.h>

/** The verdict on one case; the judge never says flaky, which is what several of its verdicts come to. */
enum verdict { VERDICT_PASS, VERDICT_FAIL, VERDICT_BLOCKED, VERDICT_SKIPPED, VERDICT_BROKEN, VERDICT_FLAKY, VERDICT_COUNT };

/** One requirement that was not kept. */
struct violation {
	enum requirement requirement;
	enum level level; /**< as it counts here: never above the requirement's own */
	char *got;
	char *expected;
};

/** What the judge says of one case. */
struct judgement {
	enum verdict verdict;
	enum ending ending; /**< of the last call */
	struct violation *violations;
	size_t violation_count;
	char **remarks;
	size_t remark_count;
	char *reason; /**< why it is blocked, skipped or broken, or NULL */
};

/** Release what the violation holds. */
void violation_release(struct violation *violation);

/** Release what the judgement holds; a zeroed one is fine. */
void judgement_release(struct judgement *judgement);

/** "pass", "fail", "blocked", "skipped", "broken" or "flaky". */
const char *verdict_name(enum verdict verdict);

/** The highest level among the violations; false when there is none. */
bool judgement_level(const struct judgement *judgement, enum level *level);

#endif
