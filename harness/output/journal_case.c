/* SPDX-License-Identifier: MIT */
/* One case as a line of the journal. */
#include "harness/output/journal_case.h"

#include "harness/output/artifacts.h"
#include "harness/output/calls.h"
#include "harness/model/entry.h"
#include "harness/output/recorded.h"
#include "harness/output/repeats.h"
#include "harness/output/settled.h"
#include "harness/output/words.h"

#include <string.h>

/* Words are made in a scratch text that is emptied again: thousands of cases, a dozen texts each. */
static void empty(struct text *scratch)
{
	scratch->length = 0;
	if (scratch->data)
		scratch->data[0] = '\0';
}

static void write_steps(struct json *json, struct text *scratch, const struct planned_case *planned)
{
	json_open(json, "steps", '[');
	for (size_t i = 0; i < planned->step_count; i++) {
		empty(scratch);
		words_step(scratch, planned, i);
		json_write_text(json, NULL, scratch);
	}
	json_close(json, '[');
}

static void write_arguments(struct json *json, struct text *scratch, const struct planned_case *planned,
			    const struct call_observation *call)
{
	const struct entry_facts *facts = entry_find((enum entry)call->entry);

	json_open(json, "arguments", '{');
	for (size_t i = 0; i < facts->parameter_count; i++) {
		empty(scratch);
		words_argument(scratch, planned, call, i);
		json_write_text(json, facts->parameters[i].name, scratch);
	}
	json_close(json, '{');
}

static void write_outputs(struct json *json, struct text *scratch, const struct call_observation *call)
{
	const char *name;

	json_open(json, "outputs", '{');
	for (size_t i = 0; i < CALL_OUTPUTS_MOST; i++) {
		empty(scratch);
		name = call_write_output(scratch, call, i);
		if (name)
			json_write_text(json, name, scratch);
	}
	json_close(json, '{');
}

static void write_returned(struct json *json, struct text *scratch, const struct call_observation *call)
{
	if (call->ending != ENDING_RETURNED || !entry_find((enum entry)call->entry)->is_call) {
		json_write_null(json, "returned");
		return;
	}
	empty(scratch);
	words_code(scratch, call->returned);
	json_write_text(json, "returned", scratch);
}

static void write_heard(struct json *json, struct text *scratch, const struct observation *observation, size_t place)
{
	json_open(json, "heard", '[');
	for (size_t i = 0; i < observation->heard_count; i++) {
		if (call_of_heard(observation, i) != place)
			continue;
		empty(scratch);
		words_heard(scratch, &observation->heard[i]);
		json_write_text(json, NULL, scratch);
	}
	json_close(json, '[');
}

static void write_traced(struct json *json, struct text *scratch, const struct observation *observation, size_t place)
{
	json_open(json, "traced", '[');
	for (size_t i = 0; i < observation->traced_count; i++) {
		if (call_of_traced(observation, i) != place)
			continue;
		empty(scratch);
		text_append_visible(scratch, observation->traced[i].text, strlen(observation->traced[i].text));
		json_write_text(json, NULL, scratch);
	}
	json_close(json, '[');
}

static void write_call(struct json *json, struct text *scratch, const struct planned_case *planned,
		       const struct observation *observation, size_t place)
{
	const struct call_observation *call = &observation->calls[place];

	json_open(json, NULL, '{');
	json_write_number(json, "step", call->step < planned->step_count ? call->step + 1 : 0);
	json_write_string(json, "role", call_role(planned, call));
	json_write_string(json, "function", entry_find((enum entry)call->entry)->name);
	write_arguments(json, scratch, planned, call);
	write_outputs(json, scratch, call);
	write_returned(json, scratch, call);
	json_write_string(json, "ending",
			  ending_name(call->ending < ENDING_COUNT ? (enum ending)call->ending : ENDING_RETURNED));
	json_write_number(json, "microseconds", call->microseconds);
	write_heard(json, scratch, observation, place);
	write_traced(json, scratch, observation, place);
	json_close(json, '{');
}

static void write_calls(struct json *json, struct text *scratch, const struct planned_case *planned,
			const struct observation *observation)
{
	json_open(json, "calls", '[');
	for (size_t i = 0; i < observation->call_count; i++)
		write_call(json, scratch, planned, observation, i);
	json_close(json, '[');
}

static void write_judgement(struct json *json, const struct judgement *judgement)
{
	json_write_string(json, "verdict", verdict_name(judgement->verdict));
	json_write_string(json, "ending", ending_name(judgement->ending));
	json_open(json, "violations", '[');
	for (size_t i = 0; i < judgement->violation_count; i++) {
		const struct violation *violation = &judgement->violations[i];

		json_open(json, NULL, '{');
		json_write_string(json, "requirement", requirement_find(violation->requirement)->id);
		json_write_string(json, "level", level_name(violation->level));
		json_write_string(json, "got", violation->got ? violation->got : "");
		json_write_string(json, "expected", violation->expected ? violation->expected : "");
		json_close(json, '{');
	}
	json_close(json, '[');
	json_open(json, "remarks", '[');
	for (size_t i = 0; i < judgement->remark_count; i++)
		json_write_string(json, NULL, judgement->remarks[i]);
	json_close(json, '[');
}

/* A string that is empty where nothing is known. */
static const char *known(const char *string)
{
	return *string ? string : NULL;
}

static void write_crash(struct json *json, const struct crash_words *crash)
{
	if (!crash) {
		json_write_null(json, "crash");
		return;
	}
	json_open(json, "crash", '{');
	json_write_string(json, "what", crash->what);
	json_write_string(json, "code", known(crash->code));
	json_write_string(json, "where", known(crash->where));
	json_open(json, "stack", '[');
	for (size_t i = 0; i < crash->stack_count && i < STACK_MOST; i++)
		json_write_string(json, NULL, crash->stack[i]);
	json_close(json, '[');
	json_write_string(json, "thread", known(crash->thread));
	json_close(json, '{');
}

static void write_alone(struct json *json, const struct repetition *alone)
{
	if (!alone->is_done && !alone->text) {
		json_write_null(json, "alone");
		return;
	}
	json_open(json, "alone", '{');
	json_write_string(json, "verdict", verdict_name(alone->is_done ? alone->verdict : VERDICT_SKIPPED));
	json_write_string(json, "ending", ending_name(alone->is_done ? alone->ending : ENDING_RETURNED));
	json_write_string(json, "text", alone->text ? alone->text : "");
	json_close(json, '{');
}

static void write_known(struct json *json, const struct result *result, size_t place)
{
	static const char *const states[KNOWN_STATE_COUNT] = { NULL,      "as-recorded", "passes",
							       "differs", "expired",     "untold" };
	const struct known_case *known = &result->cases[place].known;
	struct text words = { 0 };

	if (known->state == KNOWN_NONE) {
		json_write_null(json, "known");
		return;
	}
	recorded_write(&words, result, place);
	json_open(json, "known", '{');
	json_write_string(json, "state", states[known->state]);
	json_write_string(json, "text", text_string(&words));
	json_write_number(json, "line", known->entry->line);
	json_write_string(json, "reason", known->entry->reason);
	json_write_string(json, "bug", known->entry->bug);
	json_write_string(json, "owner", known->entry->owner);
	json_write_string(json, "expires", known->entry->expires);
	json_close(json, '{');
	text_release(&words);
}

static void write_outcomes(struct json *json, const char *key, const uint32_t counts[VERDICT_COUNT][ENDING_COUNT])
{
	json_open(json, key, '[');
	for (int verdict = 0; verdict < VERDICT_COUNT; verdict++) {
		for (int ending = 0; ending < ENDING_COUNT; ending++) {
			if (!counts[verdict][ending])
				continue;
			json_open(json, NULL, '{');
			json_write_string(json, "verdict", verdict_name((enum verdict)verdict));
			json_write_string(json, "ending", ending_name((enum ending)ending));
			json_write_number(json, "count", counts[verdict][ending]);
			json_close(json, '{');
		}
	}
	json_close(json, '[');
}

static void write_repeats(struct json *json, const struct repeats *repeats)
{
	struct text words = { 0 };

	if (!repeats) {
		json_write_null(json, "repeats");
		return;
	}
	repeats_write(&words, repeats);
	json_open(json, "repeats", '{');
	json_write_string(json, "steadiness", steadiness_name(repeats_judge(repeats)));
	json_write_text(json, "text", &words);
	write_outcomes(json, "rounds", repeats->rounds);
	write_outcomes(json, "alone", repeats->alone);
	json_close(json, '{');
	text_release(&words);
}

static void write_plan(struct json *json, struct text *scratch, const struct planned_case *planned)
{
	json_write_string(json, "type", "case");
	json_write_string(json, "id", planned->id);
	json_write_string(json, "suite", planned->suite->name);
	json_write_string(json, "callback", planned->suite->callback);
	json_write_string(json, "requirement", requirement_find(planned->row->requirement)->id);
	json_write_string(json, "level", level_name(planned->level));
	json_write_string(json, "claim", planned->row->claim);
	write_steps(json, scratch, planned);
}

/* From the folder of the journal. */
static void write_artifacts(struct json *json, struct text *scratch, const struct result *result, size_t place)
{
	if (!artifacts_keep(result, place, ARTIFACT_WORDS))
		return;
	json_open(json, "artifacts", '[');
	for (int i = 0; i < ARTIFACT_COUNT; i++) {
		if (!artifacts_keep(result, place, (enum artifact)i))
			continue;
		empty(scratch);
		artifact_write_path(scratch, result->artifacts->from_journal, result->plan->cases[place].id, (enum artifact)i);
		json_write_text(json, NULL, scratch);
	}
	json_close(json, '[');
}

void journal_write_case(struct json *json, const struct result *result, size_t place)
{
	const struct planned_case *planned = &result->plan->cases[place];
	const struct case_result *done = &result->cases[place];
	const char *reason = done->judgement.reason ? done->judgement.reason : planned->skipped;
	struct text scratch = { 0 };
	struct observation room;

	json_open(json, NULL, '{');
	write_plan(json, &scratch, planned);
	json_write_number(json, "place", place + 1);
	write_calls(json, &scratch, planned, settled_read(&room, result, place));
	settled_release(&room);
	empty(&scratch);
	words_expected(&scratch, planned);
	json_write_text(json, "expected", &scratch);
	write_judgement(json, &done->judgement);
	json_write_string(json, "reason", reason);
	json_write_string(json, "unlock", planned->unlock);
	write_crash(json, done->crash);
	write_artifacts(json, &scratch, result, place);
	write_alone(json, &done->alone);
	write_known(json, result, place);
	write_repeats(json, done->repeats);
	json_write_string(json, "output", done->output);
	empty(&scratch);
	result_write_reproduce(&scratch, result, place);
	json_write_text(json, "reproduce", &scratch);
	json_write_decimal(json, "milliseconds", done->milliseconds);
	json_close(json, '{');
	text_release(&scratch);
}
