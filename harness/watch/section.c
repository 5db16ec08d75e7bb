/* SPDX-License-Identifier: MIT */
/* The log of the shared section: written by the worker, decoded by the supervisor, which believes none of it. */
#include "harness/watch/section.h"

#include "harness/base/allocate.h"

#include <stdlib.h>
#include <string.h>

/* Without the zeros at its end, of which a call has many. */
static size_t trim(const uint8_t *data, size_t size)
{
	while (size && data[size - 1] == 0)
		size--;
	return size;
}

bool section_write(struct section *section, enum record_kind kind, uint32_t place, const void *data, size_t size)
{
	const size_t written = kind == RECORD_CALL ? trim(data, size) : size;
	const size_t padded = (written + 7) & ~(size_t)7;
	const uint32_t length = section->log_length;
	struct record record = { .kind = (uint32_t)kind, .length = (uint32_t)padded, .place = place };

	if (length > SECTION_LOG_SIZE || SECTION_LOG_SIZE - length < sizeof(record) + padded)
		return false;
	memcpy(section->log + length, &record, sizeof(record));
	if (written)
		memcpy(section->log + length + sizeof(record), data, written);
	/* The length grows last, so that a reader never sees half a record. */
	__atomic_store_n(&section->log_length, length + (uint32_t)(sizeof(record) + padded), __ATOMIC_RELEASE);
	return true;
}

/* Whether a record of the kind can be so long. */
static bool is_length(uint32_t kind, size_t length)
{
	static const size_t sizes[RECORD_KIND_COUNT] = {
		[RECORD_BEGIN] = sizeof(struct record_begin), [RECORD_CALL] = sizeof(struct call_observation),
		[RECORD_HEARD] = sizeof(struct heard),	      [RECORD_FAULT] = sizeof(struct exception_facts),
		[RECORD_END] = sizeof(struct record_end),     [RECORD_BROKEN] = BROKEN_SIZE,
		[RECORD_TRACED] = sizeof(struct record_traced), [RECORD_RETURNED] = 0,
	};
	const size_t whole = (sizes[kind] + 7) & ~(size_t)7;

	return kind == RECORD_CALL ? length <= whole && length % 8 == 0 : length == whole;
}

static void begin(struct observation *observation, const void *data)
{
	struct record_begin record;

	memcpy(&record, data, sizeof(record));
	observation_release(observation);
	observation->is_performed = true;
	observation->first_index = record.first_index;
	observation->session_place = record.session_place;
	observation->output_begin = record.output_begin;
	observation->output_end = record.output_begin;
}

static void end(struct observation *observation, const void *data)
{
	struct record_end record;

	memcpy(&record, data, sizeof(record));
	observation->is_complete = true;
	if (record.output_end >= observation->output_begin)
		observation->output_end = record.output_end;
}

/* The lines of a log that were traced, in their order. */
struct lines {
	struct line {
		const uint8_t *data; /* a struct record_traced */
		uint32_t place;      /* the case */
		bool is_taken;       /* a call has it */
	} *list;
	uint32_t count;
	uint32_t *begun; /* for each case how many lines there were when it began */
};

static void append_line(struct lines *lines, uint32_t place, const uint8_t *data, size_t case_count)
{
	lines->list = grow(lines->list, lines->count, sizeof(*lines->list));
	if (!lines->begun)
		lines->begun = allocate(case_count, sizeof(*lines->begun));
	lines->list[lines->count++] = (struct line) { data, place, false };
}

static void append_traced(struct observation *observation, const struct lines *lines, uint32_t number, uint32_t call)
{
	struct record_traced record;
	struct traced traced = { .number = number, .call = call };

	memcpy(&record, lines->list[number].data, sizeof(record));
	traced.step = record.step;
	observation_append_traced(observation, &traced, record.text, sizeof(record.text));
}

/* The lines that were said while the call was made, which was added last. */
static void append_lines_of_call(struct observation *observation, struct lines *lines)
{
	const uint32_t place = (uint32_t)observation->call_count - 1;
	const struct call_observation *call = &observation->calls[place];
	const uint32_t end = call->traced_end < lines->count ? call->traced_end : lines->count;

	for (uint32_t i = call->traced_begin; i < end && i - call->traced_begin < TRACED_MOST; i++) {
		append_traced(observation, lines, i, place);
		lines->list[i].is_taken = true;
	}
}

/* The lines that no call has belong to the case that was under way. */
static void append_lines_aside(struct observation *observations, const struct lines *lines)
{
	for (uint32_t i = 0; i < lines->count; i++)
		if (!lines->list[i].is_taken && i >= lines->begun[lines->list[i].place])
			append_traced(&observations[lines->list[i].place], lines, i, TRACED_ASIDE);
}

static bool append_call(struct observation *observation, const void *data, size_t length, struct lines *lines,
			struct reason *why)
{
	struct call_observation call = { .step = 0 };

	memcpy(&call, data, length < sizeof(call) ? length : sizeof(call));
	if (call.entry >= ENTRY_COUNT || call.ending >= ENDING_COUNT || call.breach.kind >= BREACH_KIND_COUNT)
		return fail(why, "the worker's log holds a call that makes no sense (entry %u, ending %u)", call.entry,
			    call.ending);
	observation_append_call(observation, &call);
	append_lines_of_call(observation, lines);
	return true;
}

static bool append_heard(struct observation *observation, const void *data, struct reason *why)
{
	struct heard heard;

	memcpy(&heard, data, sizeof(heard));
	if (heard.kind >= HEARD_KIND_COUNT)
		return fail(why, "the worker's log holds something heard that makes no sense (kind %u)", heard.kind);
	observation_append_heard(observation, &heard);
	return true;
}

static void keep_fault(struct observation *observation, const void *data)
{
	struct exception_facts exception;

	memcpy(&exception, data, sizeof(exception));
	if (exception.stack_count > STACK_MOST)
		exception.stack_count = STACK_MOST;
	if (exception.breach.kind >= BREACH_KIND_COUNT)
		exception.breach.kind = BREACH_NONE;
	observation_write_exception(observation, &exception);
}

static void keep_broken(struct observation *observation, const void *data)
{
	observation_write_broken(observation, data, BROKEN_SIZE);
	observation->is_performed = true;
	observation->is_complete = true;
}

static bool decode_record(struct observation *observation, const struct record *record, const void *data,
			  struct lines *lines, struct reason *why)
{
	switch ((enum record_kind)record->kind) {
	case RECORD_BEGIN:
		begin(observation, data);
		return true;
	case RECORD_CALL:
		return append_call(observation, data, record->length, lines, why);
	case RECORD_HEARD:
		return append_heard(observation, data, why);
	case RECORD_FAULT:
		keep_fault(observation, data);
		return true;
	case RECORD_END:
		end(observation, data);
		return true;
	case RECORD_BROKEN:
		keep_broken(observation, data);
		return true;
	case RECORD_TRACED:
		return true;
	case RECORD_RETURNED:
	case RECORD_KIND_COUNT:
		break;
	}
	observation_release(observation);
	return true;
}

/* The record at `at`, which moves on to the next one. False with a reason where there is none that makes sense. */
static bool read_record(struct record *record, const uint8_t *log, size_t length, size_t *at, size_t count,
			struct reason *why)
{
	if (length - *at < sizeof(*record))
		return fail(why, "the worker's log ends within a record");
	memcpy(record, log + *at, sizeof(*record));
	*at += sizeof(*record);
	if (record->kind >= RECORD_KIND_COUNT || !is_length(record->kind, record->length) ||
	    record->length > length - *at)
		return fail(why, "the worker's log holds a record that makes no sense (kind %u, %u bytes)", record->kind,
			    record->length);
	if (record->place >= count)
		return fail(why, "the worker's log names case %u of %u", record->place, (uint32_t)count);
	*at += record->length;
	return true;
}

void section_reader_open(struct section_reader *reader, struct observation *observations, size_t count,
			 const bool *given)
{
	*reader = (struct section_reader) {
		.observations = observations, .count = count, .given = given, .lines = allocate(1, sizeof(*reader->lines))
	};
}

bool section_reader_read(struct section_reader *reader, const uint8_t *log, size_t length, struct reason *why)
{
	struct lines *lines = reader->lines;
	struct record record = { 0 };

	if (length > SECTION_LOG_SIZE)
		return fail(why, "the worker's log claims to be %llu bytes long",
			    (unsigned long long)length);
	while (reader->at < length) {
		const uint8_t *data;

		if (!read_record(&record, log, length, &reader->at, reader->count, why))
			return false;
		if (reader->given && !reader->given[record.place])
			return fail(why, "the worker's log names case %u, which it was not given", record.place);
		data = log + reader->at - record.length;
		if (record.kind == RECORD_TRACED)
			append_line(lines, record.place, data, reader->count);
		if (record.kind == RECORD_BEGIN && lines->begun)
			lines->begun[record.place] = lines->count;
		if (!decode_record(&reader->observations[record.place], &record, data, lines, why))
			return false;
	}
	return true;
}

void section_reader_close(struct section_reader *reader)
{
	append_lines_aside(reader->observations, reader->lines);
	free(reader->lines->list);
	free(reader->lines->begun);
	free(reader->lines);
	*reader = (struct section_reader) { 0 };
}

bool section_decode(const uint8_t *log, size_t length, struct observation *observations, size_t count,
		    struct reason *why)
{
	struct section_reader reader;
	bool is_good;

	section_reader_open(&reader, observations, count, NULL);
	is_good = section_reader_read(&reader, log, length, why);
	section_reader_close(&reader);
	return is_good;
}
