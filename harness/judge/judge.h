/* SPDX-License-Identifier: MIT */
/* The judge: a pure function of what was expected and what was seen. */
#ifndef HARNESS_JUDGE_H
#define HARNESS_JUDGE_H

#include "harness/model/facts.h"
#include "harness/model/observation.h"
#include "harness/model/plan.h"

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

/** What the judge has to know of the candidate's limits. */
struct judge_context {
	const struct profile *profile;
	const struct facts *facts;
	uint32_t suite_version; /**< what later ones begin with is not held against the candidate; 0: the newest */
};

/** Judge one case. Nothing is remembered between calls; the same input gives the same judgement. */
void judge(struct judgement *judgement, const struct planned_case *planned, const struct observation *observation,
	   const struct judge_context *context);

/** Release what the judgement holds; a zeroed one is fine. */
void judgement_release(struct judgement *judgement);

/** "pass", "fail", "blocked", "skipped", "broken" or "flaky". */
const char *verdict_name(enum verdict verdict);

/** The highest level among the violations; false when there is none. */
bool judgement_level(const struct judgement *judgement, enum level *level);

#endif
