/* SPDX-License-Identifier: MIT */
/* What the parts of the judge have in common: findings of a case, and where a call belongs in it. */
#include "harness/judge/judging.h"

#include "harness/base/allocate.h"
#include "harness/output/words.h"

#include <stdlib.h>
#include <string.h>

static char *take(struct text *text)
{
	char *string = text->data ? text->data : copy_string("");

	*text = (struct text) { 0 };
	return string;
}

void judging_add(struct judging *judging, enum requirement requirement, bool is_capped, struct text *got,
		 struct text *expected)
{
	struct judgement *judgement = judging->judgement;
	enum level level = requirement_find(requirement)->level;

	if (is_capped && judging->planned->level < level)
		level = judging->planned->level;
	judgement->violations = grow(judgement->violations, judgement->violation_count, sizeof(*judgement->violations));
	judgement->violations[judgement->violation_count++] =
		(struct violation) { requirement, level, take(got), take(expected) };
}

static bool is_same(const struct violation *one, const struct violation *other)
{
	return one->requirement == other->requirement && one->level == other->level &&
	       strcmp(one->got, other->got) == 0 && strcmp(one->expected, other->expected) == 0;
}

void judging_drop_newer(struct judging *judging)
{
	struct violation *violations = judging->judgement->violations;
	size_t kept = 0;

	for (size_t i = 0; i < judging->judgement->violation_count; i++) {
		if (requirement_counts(violations[i].requirement, judging->context->suite_version))
			violations[kept++] = violations[i];
		else
			violation_release(&violations[i]);
	}
	judging->judgement->violation_count = kept;
}

void judging_drop_repeated(struct judging *judging)
{
	struct violation *violations = judging->judgement->violations;
	size_t kept = 0;

	for (size_t i = 0; i < judging->judgement->violation_count; i++) {
		size_t earlier = 0;

		while (earlier < kept && !is_same(&violations[earlier], &violations[i]))
			earlier++;
		if (earlier == kept)
			violations[kept++] = violations[i];
		else
			violation_release(&violations[i]);
	}
	judging->judgement->violation_count = kept;
}

void judging_say(struct judging *judging, enum requirement requirement, bool is_capped, const char *got,
		 const char *expected)
{
	struct text got_text = { 0 };
	struct text expected_text = { 0 };

	text_append_string(&got_text, got);
	text_append_string(&expected_text, expected);
	judging_add(judging, requirement, is_capped, &got_text, &expected_text);
}

void judging_say_heard(struct judging *judging, const struct heard *heard, enum requirement requirement,
		       const char *more, const char *expected)
{
	struct text got_text = { 0 };
	struct text expected_text = { 0 };

	words_heard(&got_text, heard);
	text_append_string(&got_text, more);
	text_append_string(&expected_text, expected);
	judging_add(judging, requirement, true, &got_text, &expected_text);
}

bool judging_makes(const struct judging *judging, enum entry entry)
{
	for (size_t i = 0; i < judging->observation->call_count; i++) {
		if (judging->observation->calls[i].entry == (uint32_t)entry)
			return true;
	}
	return false;
}

bool judging_is_of_case(const struct judging *judging, uint32_t index)
{
	const uint32_t first = judging->observation->first_index;

	return index >= first && index < first + INTERFACE_UNKNOWN;
}

void judging_soften(struct judging *judging, enum level level)
{
	struct violation *last = &judging->judgement->violations[judging->judgement->violation_count - 1];

	if (last->level > level)
		last->level = level;
}

void judging_remark(struct judging *judging, struct text *remark)
{
	struct judgement *judgement = judging->judgement;

	judgement->remarks = grow(judgement->remarks, judgement->remark_count, sizeof(*judgement->remarks));
	judgement->remarks[judgement->remark_count++] = take(remark);
}

void judging_end(struct judging *judging, enum verdict verdict, struct text *reason)
{
	if (judging->is_over) {
		text_release(reason);
		return;
	}
	judging->is_over = true;
	judging->judgement->verdict = verdict;
	judging->judgement->reason = take(reason);
}

const struct call *judging_step(const struct judging *judging, const struct call_observation *call)
{
	const struct call *step;

	if (call->step >= judging->planned->step_count)
		return NULL;
	step = judging->planned->steps[call->step];
	/* While a step is made the queue is served too: GetEventMessage answers for itself, not for the step. */
	return (uint32_t)step->entry == call->entry ? step : NULL;
}

bool judging_is_tested(const struct judging *judging, const struct call_observation *call)
{
	return judging_step(judging, call) && call->step == judging->planned->call_place;
}

bool judging_is_given(const struct judging *judging, const struct call_observation *call)
{
	return judging_step(judging, call) && call->step < judging->planned->call_place;
}
