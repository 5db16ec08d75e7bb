/* SPDX-License-Identifier: MIT */
/* The performed calls of a case, for people. */
#include "harness/output/calls.h"

#include "harness/model/entry.h"
#include "harness/model/mib.h"
#include "harness/model/status.h"
#include "harness/output/words.h"

#include <string.h>

const char *call_role(const struct planned_case *planned, const struct call_observation *call)
{
	if (call->step >= planned->step_count)
		return "clean-up";
	if (call->step == planned->call_place)
		return "call";
	return call->step < planned->call_place ? "given" : "then";
}

/* The last call of a step, or the last one of all. */
static size_t find_last_call(const struct observation *observation, uint32_t step)
{
	size_t place = observation->call_count;

	while (place > 0 && observation->calls[place - 1].step != step)
		place--;
	return (place ? place : observation->call_count) - 1;
}

/* The next call from the step on that waits or listens, or the last one of all. */
static size_t find_listening(const struct observation *observation, uint32_t step)
{
	for (size_t i = 0; i < observation->call_count; i++) {
		const struct call_observation *call = &observation->calls[i];

		if (call->step >= step && !entry_find((enum entry)call->entry)->is_call)
			return i;
	}
	return observation->call_count - 1;
}

size_t call_of_heard(const struct observation *observation, size_t heard)
{
	uint32_t step = observation->heard[heard].step;

	return observation->heard[heard].is_during_call ? find_last_call(observation, step)
							: find_listening(observation, step);
}

size_t call_of_traced(const struct observation *observation, size_t traced)
{
	const struct traced *line = &observation->traced[traced];

	return line->call < observation->call_count ? line->call : find_listening(observation, line->step);
}

/* The first bytes that were read back, and which configuration they are. */
static void append_data(struct text *text, const struct call_observation *call)
{
	static const struct {
		uint32_t flag;
		const char *name;
	} matches[] = { { OBSERVED_MATCHES_A, "configuration A" },
			{ OBSERVED_MATCHES_B, "configuration B" },
			{ OBSERVED_MATCHES_C, "configuration C" },
			{ OBSERVED_MATCHES_BAD, "the configuration handed over last" } };
	uint32_t shown = call->data_size < DATA_SHOWN ? call->data_size : DATA_SHOWN;
	const char *separator = ", equal to ";

	text_append_number(text, call->data_size);
	text_append_string(text, call->data_size == 1 ? " byte" : " bytes");
	for (size_t i = 0; i < sizeof(matches) / sizeof(matches[0]); i++) {
		if (!(call->flags & matches[i].flag))
			continue;
		text_append_string(text, separator);
		text_append_string(text, matches[i].name);
		separator = " and ";
	}
	text_append_string(text, ":");
	for (uint32_t i = 0; i < shown; i++) {
		const char digits[] = { ' ', "0123456789abcdef"[call->data[i] >> 4],
					"0123456789abcdef"[call->data[i] & 15] };

		text_append(text, digits, sizeof(digits));
	}
	text_append_string(text, shown < call->data_size ? " ..." : "");
}

/* What a Get*Info call left in its numbers. The first is in and out; the others are shown where they were written. */
static const char *write_query_output(struct text *text, const struct call_observation *call, size_t place)
{
	static const char *const names[] = { "BufferSize", "StructureVersion", "StructureSize", "StructureCount" };
	static const uint32_t flags[] = { 0, OBSERVED_VERSION_WRITTEN, OBSERVED_SIZE_WRITTEN, OBSERVED_COUNT_WRITTEN };

	if (place == CALL_NUMBERS_MOST && call->data_size) {
		append_data(text, call);
		return "data";
	}
	if (place >= CALL_NUMBERS_MOST)
		return NULL;
	if (flags[place] && !(call->flags & flags[place]))
		text_append_string(text, "not written");
	else
		text_append_number(text, call->outputs[place]);
	return names[place];
}

static const char *write_message_output(struct text *text, const struct call_observation *call, size_t place)
{
	static const char *const events[] = { "ROUTER_STOPPED", "SAVE_GLOBAL_CONFIG_INFO", "SAVE_INTERFACE_CONFIG_INFO",
					      "UPDATE_COMPLETE" };

	if (place != 0 || call->returned != 0)
		return NULL;
	if (call->outputs[0] < sizeof(events) / sizeof(events[0]))
		text_append_string(text, events[call->outputs[0]]);
	else
		text_append_number(text, call->outputs[0]);
	return "Event";
}

static const char *write_neighbors_output(struct text *text, const struct call_observation *call, size_t place)
{
	if (place == 0)
		text_append_number(text, call->outputs[0]);
	else if (place == 1)
		text_append_hex(text, call->outputs[1], 2);
	else if (place == CALL_NUMBERS_MOST && call->data_size)
		append_data(text, call);
	else
		return NULL;
	return place == 0 ? "NeighborListSize" : place == 1 ? "InterfaceFlags" : "data";
}

/* The service that was given; or the one that the call was about, where it gives none. */
static const char *write_service_output(struct text *text, const struct call_observation *call, size_t place)
{
	const enum entry entry = (enum entry)call->entry;
	const bool is_creation = entry == ENTRY_CREATE_STATIC_SERVICE || entry == ENTRY_DELETE_STATIC_SERVICE;
	const bool is_filled = call->returned && (call->outputs[OUTPUT_SERVICE_SEEN] & SEEN_STRUCTURE);

	if (place != CALL_NUMBERS_MOST || !call->data_size)
		return NULL;
	if (is_creation || (entry == ENTRY_IS_SERVICE && !is_filled)) {
		words_service_entry(text, call);
		return is_creation ? "ServerEntry" : "asked for";
	}
	words_service(text, call);
	return "Service";
}

static const char *write_answer_output(struct text *text, const struct call_observation *call, size_t place)
{
	if (place == CALL_NUMBERS_MOST && call->data_size) {
		append_data(text, call);
		return "data";
	}
	if (place)
		return NULL;
	text_append_number(text, call->outputs[0]);
	return "OutputDataSize";
}

static const char *write_walk_output(struct text *text, const struct call_observation *call, size_t place)
{
	char code[64];

	if (place == WALK_ENTRIES)
		text_append_number(text, call->outputs[WALK_ENTRIES]);
	else if (place == WALK_LAST_CODE)
		text_append_string(text, status_words(call->outputs[WALK_LAST_CODE], code, sizeof(code)));
	return place == WALK_ENTRIES ? "entries" : place == WALK_LAST_CODE ? "ended with" : NULL;
}

/* What the ledger of rtm.dll told. */
static const char *write_ledger_output(struct text *text, const struct call_observation *call, size_t place)
{
	const struct ledger_seen seen = observation_read_ledger(call);

	if (place > 1 || !call->data_size)
		return NULL;
	text_append_number(text, place ? seen.left : seen.made);
	return place ? "left" : "ever there";
}

const char *call_write_output(struct text *text, const struct call_observation *call, size_t place)
{
	enum entry entry = (enum entry)call->entry;

	if (place + 1 == CALL_OUTPUTS_MOST && call->breach.kind) {
		words_breach(text, entry, &call->breach);
		return "memory";
	}
	if (place + 1 == CALL_OUTPUTS_MOST || call->ending != ENDING_RETURNED)
		return NULL;
	if (entry == ENTRY_GET_INTERFACE_INFO || entry == ENTRY_GET_GLOBAL_INFO || entry == ENTRY_GET_DOMAIN_INFO)
		return write_query_output(text, call, place);
	if (entry == ENTRY_HEAR_LEFT || entry == ENTRY_HEAR_NO_ROUTE)
		return write_ledger_output(text, call, place);
	if (entry == ENTRY_MIB_WALK)
		return write_walk_output(text, call, place);
	if (mib_is_read(entry) || entry == ENTRY_MIB_GET_TRAP_INFO)
		return write_answer_output(text, call, place);
	if (entry == ENTRY_GET_EVENT_MESSAGE)
		return write_message_output(text, call, place);
	if (entry == ENTRY_GET_NEIGHBORS)
		return write_neighbors_output(text, call, place);
	if (entry == ENTRY_GET_MFE_STATUS && place == 0) {
		text_append_number(text, call->outputs[0]);
		return "StatusCode";
	}
	if (entry_is_service(entry))
		return write_service_output(text, call, place);
	return NULL;
}

void call_write_sentence(struct text *text, const struct planned_case *planned, const struct observation *observation,
			 size_t place)
{
	const struct call_observation *call = &observation->calls[place];
	bool is_last = place + 1 == observation->call_count;

	if (call->step < planned->call_place && call->ending == ENDING_RETURNED && !is_last &&
	    planned->steps[call->step]->entry == (enum entry)call->entry)
		words_step(text, planned, call->step);
	else
		words_call(text, planned, call);
	text_append_string(text, entry_find((enum entry)call->entry)->is_call ? " " : ": ");
	words_result(text, call);
}

/* The numbers stand side by side, data and memory on lines of their own. */
static void append_outputs(struct text *text, const struct call_observation *call)
{
	const char *separator = "";

	for (size_t i = 0; i < CALL_OUTPUTS_MOST; i++) {
		struct text value = { 0 };
		const char *name = call_write_output(&value, call, i);

		if (name) {
			text_append_string(text, i < CALL_NUMBERS_MOST || !*separator ? separator : "\n");
			text_append_string(text, name);
			text_append_string(text, ": ");
			text_append(text, text_string(&value), value.length);
			separator = ", ";
		}
		text_release(&value);
	}
	text_append_string(text, *separator ? "\n" : "");
}

static void append_heard(struct text *text, const char *words, uint32_t times)
{
	if (!times)
		return;
	text_append_string(text, "heard ");
	text_append_string(text, words);
	if (times > 1)
		text_printf(text, ", %lu times", (unsigned long)times);
	text_append_string(text, "\n");
}

/* What was heard during the call; what came several times in a row is told once. */
static void append_all_heard(struct text *text, const struct observation *observation, size_t place)
{
	struct text last = { 0 };
	uint32_t times = 0;

	for (size_t i = 0; i < observation->heard_count; i++) {
		struct text words = { 0 };

		if (call_of_heard(observation, i) != place)
			continue;
		words_heard(&words, &observation->heard[i]);
		if (times && strcmp(text_string(&words), text_string(&last)) != 0) {
			append_heard(text, text_string(&last), times);
			times = 0;
		}
		text_release(&last);
		last = words;
		times++;
	}
	append_heard(text, text_string(&last), times);
	text_release(&last);
}

static void append_all_traced(struct text *text, const struct observation *observation, size_t place)
{
	for (size_t i = 0; i < observation->traced_count; i++) {
		const char *line = observation->traced[i].text;

		if (call_of_traced(observation, i) != place)
			continue;
		text_append_string(text, "traced ");
		text_append_visible(text, line, strlen(line));
		text_append_string(text, "\n");
	}
}

void call_write_details(struct text *text, const struct observation *observation, size_t place)
{
	append_outputs(text, &observation->calls[place]);
	append_all_heard(text, observation, place);
	append_all_traced(text, observation, place);
}

static void append_details(struct text *text, const struct observation *observation, size_t place, const char *indent)
{
	struct text details = { 0 };

	call_write_details(&details, observation, place);
	for (const char *line = text_string(&details); *line;) {
		size_t length = strcspn(line, "\n") + 1;

		text_append_string(text, indent);
		text_append_string(text, "             ");
		text_append(text, line, length);
		line += length;
	}
	text_release(&details);
}

enum { ROLE_WIDTH = 9 };

void calls_write(struct text *text, const struct result *result, size_t place, const char *indent)
{
	const struct planned_case *planned = &result->plan->cases[place];
	const struct observation *observation = &result->cases[place].observation;

	for (size_t i = 0; i < observation->call_count; i++) {
		const struct call_observation *call = &observation->calls[i];
		size_t begin;

		text_append_string(text, indent);
		text_append_string(text, call->step == planned->call_place ? "> " : "  ");
		begin = text->length;
		text_append_string(text, call_role(planned, call));
		text_pad(text, begin, ROLE_WIDTH);
		call_write_sentence(text, planned, observation, i);
		text_append_string(text, "\n");
		append_details(text, observation, i, indent);
	}
}
