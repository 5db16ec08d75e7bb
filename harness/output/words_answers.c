/* SPDX-License-Identifier: MIT */
/* What a row accepts, in words. */
#include "harness/output/words.h"

#include "harness/model/status.h"

void words_code(struct text *text, uint32_t code)
{
	char buffer[48];
	const char *name = status_name(code);

	text_append_string(text, name ? name : status_words(code, buffer, sizeof(buffer)));
}

void words_answers(struct text *text, const struct answers *answers)
{
	size_t count = answers->count < ANSWERS_MOST ? answers->count : ANSWERS_MOST;

	if (!count)
		text_append_string(text, "any code");
	for (size_t i = 0; i < count; i++) {
		if (i)
			text_append_string(text, i + 1 == count ? " or " : ", ");
		words_code(text, answers->codes[i]);
		if (i == 0 && count > 1 && answers->prefers_first)
			text_append_string(text, " (preferred)");
	}
}

void words_accepted(struct text *text, enum entry entry, const struct answers *answers)
{
	if (entry == ENTRY_CREATE_ENUMERATION)
		text_append_string(text, "a handle");
	else
		words_answers(text, answers);
}

static void append_members(struct text *text, const char *separator, uint32_t members)
{
	for (uint32_t i = 0; i < CALLBACK_COUNT; i++) {
		if (!(members >> i & 1))
			continue;
		text_append_string(text, separator);
		text_append_string(text, "pfn");
		text_append_string(text, callback_name(i));
		separator = ", ";
	}
}

/* Whether the callback fills memory, and is handed none to read. */
static bool fills_outputs(enum entry entry)
{
	const struct entry_facts *facts = entry_find(entry);
	bool has_output = false;

	for (uint32_t i = 0; i < facts->parameter_count; i++) {
		if (facts->parameters[i].kind == PARAMETER_INPUT)
			return false;
		has_output = has_output || facts->parameters[i].kind == PARAMETER_OUTPUT;
	}
	return has_output;
}

void words_expected(struct text *text, const struct planned_case *planned)
{
	const struct expectation *expect = &planned->row->expect;
	const struct call *tested = planned->steps[planned->call_place];
	/* What is returned is no code: the check alone says what it must be. */
	const bool is_about_check = entry_is_service(tested->entry) && tested->check && !entry_find(tested->entry)->documented.count;

	if (!entry_find(tested->entry)->is_call)
		words_step(text, planned, planned->call_place);
	else if (!is_about_check)
		words_accepted(text, tested->entry, step_answers(planned, planned->call_place));
	append_members(text, ", and the table offers ", expect->has);
	append_members(text, ", and NULL is ", expect->lacks);
	if (tested->check) {
		text_append_string(text, is_about_check ? "" : ", and ");
		text_append_string(text, check_expected(tested->check));
	}
	if (expect->is_about_reads)
		text_printf(text, ", and no access past the end of the %s",
			    fills_outputs(planned->steps[planned->call_place]->entry) ? "outputs" : "input");
	if (expect->is_about_writes)
		text_append_string(text, ", and the input is not written to");
	if (expect->is_about_time)
		text_append_string(text, ", promptly");
	if (expect->is_about_saves)
		text_append_string(text, ", and no SAVE_ message");
	if (expect->is_about_signals)
		text_append_string(text, ", and a signal for every message");
	if (expect->is_about_messages)
		text_append_string(text, ", and messages as they are documented");
	if (expect->is_about_failure)
		text_append_string(text, ", and where it fails nothing has changed");
}

const struct answers *step_answers(const struct planned_case *planned, size_t step)
{
	const struct call *call = planned->steps[step];

	if (step == planned->call_place && planned->row && planned->row->expect.returns.count)
		return &planned->row->expect.returns;
	if (call->returns.count)
		return &call->returns;
	return &entry_find(call->entry)->promised;
}
