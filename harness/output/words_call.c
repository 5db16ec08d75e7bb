/* SPDX-License-Identifier: MIT */
/* Performed calls in words: the arguments as they were passed, and what came of it. */
#include "harness/output/words.h"

#include "harness/model/codes.h"
#include "harness/model/mib.h"
#include "harness/model/status.h"
#include "harness/output/words_internal.h"

#include <string.h>

/* The planned step of a call, or NULL for one that belongs to none (also when the candidate overwrote it). */
static const struct call *find_step(const struct planned_case *planned, const struct call_observation *call)
{
	const struct call *step;

	if (!planned || call->step >= planned->step_count)
		return NULL;
	step = planned->steps[call->step];
	return (uint32_t)step->entry == call->entry ? step : NULL;
}

static void append_bytes(struct text *text, uint32_t size)
{
	text_append_number(text, size);
	text_append_string(text, size == 1 ? " byte" : " bytes");
}

static void append_number_or_hex(struct text *text, uint32_t number)
{
	if (number < 0x10000)
		text_append_number(text, number);
	else
		text_append_hex(text, number, 8);
}

static void append_named(struct text *text, const char *prefix, const char *name, uint32_t number)
{
	if (!name) {
		append_number_or_hex(text, number);
		return;
	}
	text_append_string(text, prefix);
	text_append_string(text, name);
}

static void append_bool(struct text *text, uint32_t number)
{
	text_append_string(text, number ? "TRUE" : "FALSE");
	if (number > 1) {
		text_append_string(text, " as ");
		text_append_hex(text, number, 1);
	}
}

/* An input: what the step put there. `name` tells the one that the step is about from the others. */
static void append_input(struct text *text, const struct call *step, const char *name, uint32_t size)
{
	bool is_status_info = strcmp(name, "StatusInfo") == 0;
	bool is_configuration = strcmp(name, "InterfaceInfo") == 0 || strcmp(name, "GlobalInfo") == 0;

	if (step && ((is_status_info && step->info == INFO_UNREADABLE) ||
		     (is_configuration && step->configuration == CONFIGURATION_UNREADABLE))) {
		text_append_string(text, "unreadable page");
		return;
	}
	if (strcmp(name, "InputData") == 0 && step && mib_is_callback(step->entry)) {
		if (size)
			append_bytes(text, size);
		text_append_string(text, size ? ": " : "");
		words_request(text, step);
		return;
	}
	if (!size) {
		text_append_string(text, "NULL");
		return;
	}
	append_bytes(text, size);
	if (step && (is_status_info || is_configuration)) {
		text_append_string(text, ": ");
		if (is_status_info)
			words_binding(text, step);
		else
			words_configuration(text, step);
	}
}

/* What an output holds before the call: the offer to RegisterProtocol, or the stated size of a buffer. */
static void append_output(struct text *text, const struct call *step, const struct call_observation *call,
			  size_t parameter)
{
	const uint32_t *arguments = call->arguments;

	/* A buffer without room is no NULL pointer. */
	if (!arguments[parameter] && !(step && step->room == ROOM_ZERO && !(step->nulls >> parameter & 1))) {
		text_append_string(text, "NULL");
		return;
	}
	append_bytes(text, arguments[parameter]);
	if (step && step->room == ROOM_LIES &&
	    strcmp(entry_find((enum entry)call->entry)->parameters[parameter].name, "BufferSize") == 0)
		text_append_string(text, ": 0xFFFFFFFF, which is more than there is room for");
	if (call->entry != ENTRY_REGISTER || parameter)
		return;
	text_append_string(text, ": dwVersion ");
	text_append_hex(text, arguments[ARGUMENT_VERSION], 1);
	text_append_string(text, ", dwProtocolId ");
	text_append_hex(text, arguments[ARGUMENT_PROTOCOL_ID], 8);
	text_append_string(text, ", fSupportedFunctionality ");
	text_append_hex(text, arguments[ARGUMENT_FUNCTIONALITY], 2);
}

void words_argument(struct text *text, const struct planned_case *planned, const struct call_observation *call,
		    size_t parameter)
{
	const struct parameter *facts = &entry_find((enum entry)call->entry)->parameters[parameter];
	uint32_t number = call->arguments[parameter];

	if (call->flags & OBSERVED_OVERWRITTEN) {
		text_append_string(text, "unknown");
		return;
	}
	switch (facts->kind) {
	case PARAMETER_NUMBER:
		append_number_or_hex(text, number);
		break;
	case PARAMETER_HEX:
		text_append_hex(text, number, 8);
		break;
	case PARAMETER_BOOL:
		append_bool(text, number);
		break;
	case PARAMETER_STATUS_TYPE:
		append_named(text, "RIS_INTERFACE_", words_status_type(number), number);
		break;
	case PARAMETER_INTERFACE_TYPE:
		append_named(text, "", words_interface_type(number), number);
		break;
	case PARAMETER_ADDRESS:
		words_ipv4(text, number);
		break;
	case PARAMETER_INPUT:
		append_input(text, find_step(planned, call), facts->name, number);
		break;
	case PARAMETER_OUTPUT:
		append_output(text, find_step(planned, call), call, parameter);
		break;
	}
}

void words_call(struct text *text, const struct planned_case *planned, const struct call_observation *call)
{
	const struct entry_facts *facts = entry_find((enum entry)call->entry);
	const struct call *step = find_step(planned, call);

	if ((!facts->is_call || (call->flags & OBSERVED_OVERWRITTEN)) && step) {
		words_step(text, planned, call->step);
		return;
	}
	text_append_string(text, facts->name);
	if (!facts->is_call)
		return;
	text_append_string(text, "(");
	for (size_t i = 0; i < facts->parameter_count; i++) {
		text_append_string(text, i ? ", " : "");
		text_append_string(text, facts->parameters[i].name);
		text_append_string(text, ": ");
		words_argument(text, planned, call, i);
	}
	text_append_string(text, ")");
	if (step && step->is_beside)
		text_append_string(text, " of the other protocol of the DLL");
}

/* The time limit that was reached: the time that passed, rounded down so that it is the same from run to run. */
static void append_limit(struct text *text, uint32_t microseconds)
{
	uint32_t ms = microseconds / 1000;
	uint32_t step = ms >= 1000 ? 500 : ms >= 100 ? 100 : 10;

	if (ms < 10)
		return;
	text_append_string(text, " within ");
	text_append_number(text, ms - ms % step);
	text_append_string(text, " ms");
}

static void append_return(struct text *text, const struct call_observation *call)
{
	char buffer[64];

	if (!entry_find((enum entry)call->entry)->is_call) {
		text_append_string(text, call->flags & OBSERVED_TIMED_OUT ? "did not come in time" : "done");
		return;
	}
	if (call->flags & OBSERVED_ABSENT) {
		text_append_string(text, "is not offered");
		return;
	}
	text_append_string(text, "returned ");
	if (words_service_result(text, call))
		return;
	text_append_string(text, status_words(call->returned, buffer, sizeof(buffer)));
}

void words_result(struct text *text, const struct call_observation *call)
{
	switch ((enum ending)call->ending) {
	case ENDING_CRASHED:
		text_append_string(text, call->flags & OBSERVED_OVERWRITTEN
						 ? "wrote over memory of the harness, or a call before it did"
						 : "crashed");
		break;
	case ENDING_HUNG:
		text_append_string(text, "did not return");
		append_limit(text, call->microseconds);
		break;
	case ENDING_EXITED:
		text_append_string(text, "ended the process");
		break;
	default:
		append_return(text, call);
		break;
	}
}

static void append_buffer_name(struct text *text, enum entry entry, uint32_t parameter)
{
	const struct entry_facts *facts = entry_find(entry);

	if (parameter < facts->parameter_count)
		text_append_string(text, facts->parameters[parameter].name);
	else
		text_append_string(text, "a buffer");
}

/* "InterfaceInfo of SetInterfaceInfo": what was kept belongs to a call before the one that used it. */
static void append_lent(struct text *text, const struct breach *breach)
{
	if (breach->entry == ENTRY_END || breach->entry >= ENTRY_COUNT) {
		text_append_string(text, "a buffer of an earlier call");
		return;
	}
	append_buffer_name(text, (enum entry)breach->entry, breach->parameter);
	text_printf(text, " of %s", entry_find((enum entry)breach->entry)->name);
}

/* ", at offset 12 of 12 bytes" */
static void append_place(struct text *text, const struct breach *breach)
{
	text_append_string(text, ", at offset ");
	text_append_number(text, breach->offset);
	text_append_string(text, " of ");
	append_bytes(text, breach->size);
}

void words_breach(struct text *text, enum entry entry, const struct breach *breach)
{
	static const struct {
		const char *before;
		const char *after;
		bool has_place;
	} sentences[BREACH_KIND_COUNT] = {
		[BREACH_NONE] = { "did nothing to ", "", false },
		[BREACH_READ_PAST] = { "read past the end of ", "", true },
		[BREACH_WRITE_PAST] = { "wrote past the end of ", "", true },
		[BREACH_WRITE_INPUT] = { "wrote to ", ", which is an input", true },
		[BREACH_READ_BEFORE] = { "touched memory in front of ", "", false },
		[BREACH_TOUCH_UNREADABLE] = { "touched ", ", which cannot be read", false },
		[BREACH_KEPT] = { "used ", " after that call had returned", true },
		[BREACH_WRITE_UNPLACED] = { "wrote to ", " behind the bytes it said it placed", true },
	};
	uint32_t kind = breach->kind < BREACH_KIND_COUNT ? breach->kind : BREACH_NONE;

	text_append_string(text, sentences[kind].before);
	if (kind == BREACH_KEPT)
		append_lent(text, breach);
	else
		append_buffer_name(text, entry, breach->parameter);
	text_append_string(text, sentences[kind].after);
	if (sentences[kind].has_place)
		append_place(text, breach);
}
