/* SPDX-License-Identifier: MIT */
/* What the judge says of one case. */
#include "harness/judge/judgement.h"

#include <stdlib.h>

void violation_release(struct violation *violation)
{
	free(violation->got);
	free(violation->expected);
}

void judgement_release(struct judgement *judgement)
{
	for (size_t i = 0; i < judgement->violation_count; i++)
		violation_release(&judgement->violations[i]);
	for (size_t i = 0; i < judgement->remark_count; i++)
		free(judgement->remarks[i]);
	free(judgement->violations);
	free(judgement->remarks);
	free(judgement->reason);
	*judgement = (struct judgement) { 0 };
}

const char *verdict_name(enum verdict verdict)
{
	static const char *const names[] = { "pass", "fail", "blocked", "skipped", "broken", "flaky" };

	return verdict < VERDICT_COUNT ? names[verdict] : "unknown";
}

bool judgement_level(const struct judgement *judgement, enum level *level)
{
	*level = LEVEL_INFO;
	for (size_t i = 0; i < judgement->violation_count; i++) {
		if (judgement->violations[i].level > *level)
			*level = judgement->violations[i].level;
	}
	return judgement->violation_count > 0;
}
