/* SPDX-License-Identifier: MIT */
/* The judge: a pure function of what was expected and what was seen. */
#ifndef HARNESS_JUDGE_H
#define HARNESS_JUDGE_H

#include "harness/judge/judgement.h"
#include "harness/model/facts.h"
#include "harness/model/observation.h"
#include "harness/model/plan.h"

/** What the judge has to know of the candidate's limits. */
struct judge_context {
	const struct profile *profile;
	const struct facts *facts;
	uint32_t suite_version; /**< what later ones begin with is not held against the candidate; 0: the newest */
};

/** Judge one case. Nothing is remembered between calls; the same input gives the same judgement. */
void judge(struct judgement *judgement, const struct planned_case *planned, const struct observation *observation,
	   const struct judge_context *context);

#endif
