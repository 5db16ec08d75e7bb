/* SPDX-License-Identifier: MIT */
/* The documented return codes in the journal. */
#include "harness/output/journal_codes.h"

#include "harness/model/entry.h"
#include "harness/output/words.h"

/* The first case that provoked each documented code, as result_find_code() finds it, but in one pass over all calls. */
struct provoked {
	const char *cases[ENTRY_COUNT][ANSWERS_MOST];
};

static void take_call(struct provoked *provoked, const struct call_observation *call, const char *id)
{
	const struct answers *documented;

	if (call->entry >= ENTRY_COUNT || call->ending != ENDING_RETURNED || (call->flags & OBSERVED_ABSENT))
		return;
	documented = &entry_find((enum entry)call->entry)->documented;
	for (size_t i = 0; i < documented->count; i++) {
		if (documented->codes[i] == call->returned && !provoked->cases[call->entry][i])
			provoked->cases[call->entry][i] = id;
	}
}

static void find_provoked(struct provoked *provoked, const struct result *result)
{
	for (size_t i = 0; i < result->plan->count; i++) {
		const struct observation *observation = &result->cases[i].observation;

		for (size_t j = 0; j < observation->call_count; j++)
			take_call(provoked, &observation->calls[j], result->plan->cases[i].id);
	}
}

/* The profile key that would have a case performed which accepts the code from this entry, or NULL. */
static const char *find_key(const struct result *result, enum entry entry, uint32_t code)
{
	for (size_t i = 0; i < result->plan->count; i++) {
		const struct planned_case *planned = &result->plan->cases[i];
		const struct answers *answers;

		if (!planned->unlock || !planned->skipped || planned->steps[planned->call_place].entry != entry)
			continue;
		answers = step_answers(planned, planned->call_place);
		for (size_t j = 0; j < answers->count; j++) {
			if (answers->codes[j] == code)
				return planned->unlock;
		}
	}
	return NULL;
}

static void open_code(struct json *json, enum entry entry, uint32_t code)
{
	struct text words = { 0 };

	words_code(&words, code);
	json_open(json, NULL, '{');
	json_write_string(json, "callback", entry_find(entry)->name);
	json_write_text(json, "code", &words);
	text_release(&words);
}

void journal_write_codes(struct json *json, const char *key, const struct result *result, bool is_summary)
{
	struct provoked provoked = { .cases = { { NULL } } };

	find_provoked(&provoked, result);
	json_open(json, key, '[');
	for (int i = ENTRY_END + 1; i < ENTRY_COUNT; i++) {
		const struct answers *documented = &entry_find((enum entry)i)->documented;

		for (size_t j = 0; j < documented->count; j++) {
			const char *provoker = provoked.cases[i][j];

			open_code(json, (enum entry)i, documented->codes[j]);
			if (is_summary)
				json_write_string(json, "case", provoker);
			else
				json_write_string(json, "key",
						  provoker ? NULL
							   : find_key(result, (enum entry)i, documented->codes[j]));
			json_close(json, '{');
		}
	}
	json_close(json, '[');
}
