/* SPDX-License-Identifier: MIT */
/* Fuzz target: whatever a candidate leaves in the shared log is decoded to observations, or refused with a reason. */
#include "harness/watch/section.h"

#include <stdlib.h>
#include <string.h>

enum { CASES = 3, LOG_MOST = 1 << 16 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void demand(bool holds)
{
	if (!holds)
		abort();
}

/** The whole records that such a log holds; that they are so long is nothing a fuzzer would find out. */
static const uint32_t sizes[RECORD_KIND_COUNT] = {
	[RECORD_BEGIN] = sizeof(struct record_begin), [RECORD_CALL] = sizeof(struct call_observation),
	[RECORD_HEARD] = sizeof(struct heard),        [RECORD_FAULT] = sizeof(struct exception_facts),
	[RECORD_END] = sizeof(struct record_end),     [RECORD_BROKEN] = BROKEN_SIZE,
	[RECORD_TRACED] = sizeof(struct record_traced),
};

/** Make a log of records of the right length: a byte for the kind, one for the case, one for how much of the input it
 * holds. */
static size_t build_log(uint8_t *log, const uint8_t *data, size_t size)
{
	size_t length = 0;

	while (size >= 3) {
		uint32_t kind = data[0] % RECORD_KIND_COUNT;
		struct record record = { .kind = kind,
					 .length = (sizes[kind] + 7) & ~7u,
					 .place = data[1] % (CASES + 1) };
		size_t held = data[2];

		data += 3;
		size -= 3;
		held = held < size ? held : size;
		held = held < record.length ? held : record.length;
		if (LOG_MOST - length < sizeof(record) + record.length)
			break;
		memcpy(log + length, &record, sizeof(record));
		memset(log + length + sizeof(record), 0, record.length);
		memcpy(log + length + sizeof(record), data, held);
		length += sizeof(record) + record.length;
		data += held;
		size -= held;
	}
	return length;
}

static void check_observation(const struct observation *observation)
{
	for (size_t i = 0; i < observation->call_count; i++) {
		demand(observation->calls[i].entry < ENTRY_COUNT);
		demand(observation->calls[i].ending < ENDING_COUNT);
		demand(observation->calls[i].breach.kind < BREACH_KIND_COUNT);
	}
	for (size_t i = 0; i < observation->heard_count; i++)
		demand(observation->heard[i].kind < HEARD_KIND_COUNT);
	demand(!observation->exception || observation->exception->stack_count <= STACK_MOST);
	demand(!observation->exception || observation->exception->breach.kind < BREACH_KIND_COUNT);
	demand(observation->output_begin <= observation->output_end);
	demand(!observation->broken || strlen(observation->broken) < BROKEN_SIZE);
}

static void decode(const uint8_t *log, size_t length)
{
	struct observation observations[CASES] = { 0 };
	struct reason why = { { 0 } };

	if (!section_decode(log, length, observations, CASES, &why))
		demand(why.text[0] != 0);
	for (size_t i = 0; i < CASES; i++) {
		check_observation(&observations[i]);
		observation_release(&observations[i]);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static uint8_t log[LOG_MOST];
	size_t length = build_log(log, data, size);
	uint8_t *exact = malloc(length ? length : 1); /* of its own, so that a byte too far is noticed */

	demand(exact != NULL);
	memcpy(exact, log, length);
	decode(data, size);
	decode(exact, length);
	free(exact);
	return 0;
}
