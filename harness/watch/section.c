/* SPDX-License-Identifier: MIT */
/* The log of the shared section: written by the worker, decoded by the supervisor, which believes none of it. */
#include "harness/watch/section.h"

#include <string.h>

bool section_write(struct section *section, enum record_kind kind, uint32_t place, const void *data, size_t size)
{
	const size_t padded = (size + 7) & ~(size_t)7;
	const uint32_t length = section->log_length;
	struct record record = { .kind = (uint32_t)kind, .length = (uint32_t)padded, .place = place };

	if (length > SECTION_LOG_SIZE || SECTION_LOG_SIZE - length < sizeof(record) + padded)
		return false;
	memcpy(section->log + length, &record, sizeof(record));
	if (size)
		memcpy(section->log + length + sizeof(record), data, size);
	/* The length grows last, so that a reader never sees half a record. */
	section->log_length = length + (uint32_t)(sizeof(record) + padded);
	return true;
}

/* How long each kind of record is; one of another length makes no sense. */
static size_t expected_length(uint32_t kind)
{
	static const size_t sizes[RECORD_KIND_COUNT] = {
		[RECORD_BEGIN] = sizeof(struct record_begin), [RECORD_CALL] = sizeof(struct call_observation),
		[RECORD_HEARD] = sizeof(struct heard),	      [RECORD_FAULT] = sizeof(struct exception_facts),
		[RECORD_END] = sizeof(struct record_end),     [RECORD_BROKEN] = BROKEN_SIZE,
		[RECORD_RETURNED] = 0,
	};

	return (sizes[kind] + 7) & ~(size_t)7;
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

static bool append_call(struct observation *observation, const void *data, struct reason *why)
{
	struct call_observation call;

	memcpy(&call, data, sizeof(call));
	if (call.entry >= ENTRY_COUNT || call.ending >= ENDING_COUNT || call.breach.kind >= BREACH_KIND_COUNT)
		return fail(why, "the worker's log holds a call that makes no sense (entry %u, ending %u)", call.entry,
			    call.ending);
	observation_append_call(observation, &call);
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

static bool decode_record(struct observation *observation, uint32_t kind, const void *data, struct reason *why)
{
	switch ((enum record_kind)kind) {
	case RECORD_BEGIN:
		begin(observation, data);
		return true;
	case RECORD_CALL:
		return append_call(observation, data, why);
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
	case RECORD_RETURNED:
	case RECORD_KIND_COUNT:
		break;
	}
	observation_release(observation);
	return true;
}

bool section_decode(const uint8_t *log, size_t length, struct observation *observations, size_t count,
		    struct reason *why)
{
	size_t place = 0;

	if (length > SECTION_LOG_SIZE)
		return fail(why, "the worker's log claims to be %llu bytes long",
			    (unsigned long long)length);
	while (place < length) {
		struct record record;

		if (length - place < sizeof(record))
			return fail(why, "the worker's log ends within a record");
		memcpy(&record, log + place, sizeof(record));
		place += sizeof(record);
		if (record.kind >= RECORD_KIND_COUNT || record.length != expected_length(record.kind) ||
		    record.length > length - place)
			return fail(why, "the worker's log holds a record that makes no sense (kind %u, %u bytes)",
				    record.kind, record.length);
		if (record.place >= count)
			return fail(why, "the worker's log names case %u of %u", record.place,
				    (uint32_t)count);
		if (!decode_record(&observations[record.place], record.kind, log + place, why))
			return false;
		place += record.length;
	}
	return true;
}
