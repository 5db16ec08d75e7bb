/* SPDX-License-Identifier: MIT */
/* One case that went as its row asks. */
#include "harness/tests/trial.h"

#include "harness/model/entry.h"
#include "harness/base/text.h"
#include "harness/output/words.h"

#include <criterion/criterion.h>

#include <string.h>

static size_t copy_steps(struct trial *trial, size_t count, const struct call *from)
{
	for (; from && from->entry != ENTRY_END; from++) {
		cr_assert_lt(count, TRIAL_STEPS_MOST);
		trial->steps[count++] = *from;
	}
	return count;
}

static void plan_case(struct trial *trial)
{
	static char id[] = "suite/trial";
	struct planned_case *planned = &trial->planned;
	const struct test_case *row = &trial->row;

	planned->id = id;
	planned->row = row;
	planned->level = requirement_find(row->requirement)->level;
	planned->steps = trial->step_list;
	for (size_t i = 0; i < TRIAL_STEPS_MOST; i++)
		trial->step_list[i] = &trial->steps[i];
	planned->call_place = copy_steps(trial, 0, row->given);
	cr_assert_lt(planned->call_place, TRIAL_STEPS_MOST);
	trial->steps[planned->call_place] = row->call;
	if (row->expect.returns.count)
		trial->steps[planned->call_place].returns = row->expect.returns;
	planned->step_count = copy_steps(trial, planned->call_place + 1, row->then);
}

static void read_back(struct call_observation *call, const struct call *step)
{
	static const uint32_t matches[CONFIGURATION_COUNT] = {
		[CONFIGURATION_A] = OBSERVED_MATCHES_A,
		[CONFIGURATION_B] = OBSERVED_MATCHES_B,
		[CONFIGURATION_C] = OBSERVED_MATCHES_C,
		[CONFIGURATION_A_OR_B] = OBSERVED_MATCHES_B,
	};

	call->flags = OBSERVED_VERSION_WRITTEN | OBSERVED_SIZE_WRITTEN | OBSERVED_COUNT_WRITTEN |
		      matches[step->configuration];
	call->outputs[0] = call->outputs[2] = call->data_size = 12;
	call->outputs[1] = call->outputs[3] = 1;
}

static void observe_case(struct trial *trial)
{
	trial->observation.is_performed = trial->observation.is_complete = true;
	trial->observation.first_index = TRIAL_INDEX;
	for (size_t i = 0; i < trial->planned.step_count; i++) {
		const struct call *step = &trial->steps[i];
		struct call_observation call = { .step = (uint32_t)i,
						 .entry = (uint32_t)step->entry,
						 .microseconds = 2 };

		call.returned = step_answers(&trial->planned, i)->codes[0];
		if (step->entry == ENTRY_GET_INTERFACE_INFO || step->entry == ENTRY_GET_GLOBAL_INFO)
			read_back(&call, step);
		if (step->entry == ENTRY_UPDATE_ROUTES)
			call.arguments[0] = TRIAL_INDEX + (uint32_t)step->interface;
		observation_append_call(&trial->observation, &call);
	}
}

void trial_open(struct trial *trial, const struct test_case *row)
{
	*trial = (struct trial) { .row = *row, .facts = { .callbacks = UINT32_MAX, .protocol_id = TRIAL_PROTOCOL } };
	profile_init(&trial->profile);
	plan_case(trial);
	observe_case(trial);
}

struct call_observation *trial_call(struct trial *trial, size_t step)
{
	cr_assert_lt(step, trial->observation.call_count);
	return &trial->observation.calls[step];
}

struct call_observation *trial_tested(struct trial *trial)
{
	return trial_call(trial, trial->planned.call_place);
}

struct call_observation *trial_clean_up(struct trial *trial, enum entry entry, uint32_t returned)
{
	const struct call_observation call = { .step = STEP_CLEAN_UP, .entry = (uint32_t)entry, .returned = returned };

	return observation_append_call(&trial->observation, &call);
}

void trial_end(struct trial *trial, size_t step, enum ending ending)
{
	trial_call(trial, step)->ending = (uint32_t)ending;
	trial->observation.call_count = step + 1;
	trial->observation.is_complete = false;
}

void trial_judge(struct trial *trial)
{
	const struct judge_context context = { .profile = &trial->profile, .facts = &trial->facts };

	judgement_release(&trial->judgement);
	judge(&trial->judgement, &trial->planned, &trial->observation, &context);
}

static void write_violations(struct text *text, const struct judgement *judgement, const char *name)
{
	text_append_string(text, "");
	for (size_t i = 0; i < judgement->violation_count; i++) {
		const struct violation *violation = &judgement->violations[i];
		const struct requirement_facts *facts = requirement_find(violation->requirement);

		text_printf(text, "%s%s %s", i ? ", " : "", facts->id, level_name(violation->level));
		cr_expect(violation->level <= facts->level, "%s: %s is no more than %s", name, facts->id,
			  level_name(facts->level));
		cr_expect(*violation->got && *violation->expected, "%s: %s says nothing", name, facts->id);
	}
}

void trial_expect(struct trial *trial, const char *name, enum verdict verdict, const char *violations)
{
	const struct judgement *judgement = &trial->judgement;
	const bool needs_reason = verdict != VERDICT_PASS && verdict != VERDICT_FAIL;
	struct text text = { 0 };

	trial_judge(trial);
	write_violations(&text, judgement, name);
	cr_expect_str_eq(text_string(&text), violations, "%s: violates \"%s\" instead of \"%s\"", name,
			 text_string(&text), violations);
	cr_expect_eq(judgement->verdict, verdict, "%s: %s instead of %s (%s)", name, verdict_name(judgement->verdict),
		     verdict_name(verdict), judgement->reason ? judgement->reason : "no reason");
	cr_expect_eq(judgement->reason != NULL, needs_reason, "%s: the reason is %s", name,
		     judgement->reason ? judgement->reason : "missing");
	text_release(&text);
}

void trial_expect_words(struct trial *trial, const char *name, const char *words)
{
	if (strcmp(words, "skipped") == 0)
		trial_expect(trial, name, VERDICT_SKIPPED, "");
	else
		trial_expect(trial, name, *words ? VERDICT_FAIL : VERDICT_PASS, words);
}

void trial_release(struct trial *trial)
{
	observation_release(&trial->observation);
	judgement_release(&trial->judgement);
	profile_release(&trial->profile);
	*trial = (struct trial) { 0 };
}
