/* SPDX-License-Identifier: MIT */
/* The log of the shared section: single records that a candidate has overwritten. */
#include "harness/watch/section.h"

#include <criterion/criterion.h>
#include <stddef.h>
#include <string.h>

/* As long as a record is that holds so much. */
#define PADDED(size) (((size) + 7) & ~7u)

enum {
	CASES = 2,
	CALL_SIZE = PADDED(sizeof(struct call_observation)),
	FAULT_SIZE = PADDED(sizeof(struct exception_facts))
};

/* A log of one record, which the candidate may have changed. */
struct log {
	struct record record;
	uint8_t data[FAULT_SIZE];
};

static bool decode(const struct log *log, size_t size, struct observation *observations, struct reason *why)
{
	why->text[0] = '\0';
	return section_decode((const uint8_t *)log, sizeof(struct record) + PADDED(size), observations, CASES, why);
}

static struct log make(enum record_kind kind, const void *data, size_t size)
{
	struct log log = { .record = { .kind = (uint32_t)kind, .length = (uint32_t)PADDED(size) } };

	memcpy(log.data, data, size);
	return log;
}

/* A whole call whose record says something else. */
static const struct {
	const char *name;
	struct record record;
	const char *reason;
} headers[] = {
	{ "unknown kind", { RECORD_KIND_COUNT, CALL_SIZE, 0, 0 }, "a record that makes no sense" },
	{ "largest kind", { 0xFFFFFFFF, CALL_SIZE, 0, 0 }, "a record that makes no sense" },
	{ "other kind", { RECORD_HEARD, CALL_SIZE, 0, 0 }, "a record that makes no sense" },
	{ "no multiple of 8", { RECORD_CALL, CALL_SIZE - 4, 0, 0 }, "a record that makes no sense" },
	{ "too long", { RECORD_CALL, CALL_SIZE + 8, 0, 0 }, "a record that makes no sense" },
	{ "far too long", { RECORD_CALL, 0xFFFFFFF8, 0, 0 }, "a record that makes no sense" },
	{ "longer than the log", { RECORD_FAULT, FAULT_SIZE, 0, 0 }, "a record that makes no sense" },
	{ "nothing behind a case given back", { RECORD_RETURNED, CALL_SIZE, 0, 0 }, "a record that makes no sense" },
	{ "case behind the last", { RECORD_CALL, CALL_SIZE, CASES, 0 }, "names case 2 of 2" },
	{ "no case", { RECORD_CALL, CALL_SIZE, SECTION_NO_CASE, 0 }, "names case 4294967295 of 2" },
};

Test(section_lies, are_found_in_the_header)
{
	const struct call_observation call = { .entry = ENTRY_START };

	for (size_t i = 0; i < sizeof(headers) / sizeof(headers[0]); i++) {
		struct log log = make(RECORD_CALL, &call, sizeof(call));
		struct observation observations[CASES] = { 0 };
		struct reason why;

		log.record = headers[i].record;
		cr_expect_not(decode(&log, sizeof(call), observations, &why), "%s", headers[i].name);
		cr_expect(strstr(why.text, headers[i].reason) != NULL, "%s: %s", headers[i].name, why.text);
		cr_expect_eq(observations[0].call_count + observations[1].call_count, 0, "%s", headers[i].name);
		observation_release(&observations[0]);
		observation_release(&observations[1]);
	}
}

/* A member of a call or of something heard that would be used as an index. */
static const struct {
	enum record_kind kind;
	uint32_t offset;
	uint32_t count; /* so many values make sense */
} members[] = {
	{ RECORD_CALL, offsetof(struct call_observation, entry), ENTRY_COUNT },
	{ RECORD_CALL, offsetof(struct call_observation, ending), ENDING_COUNT },
	{ RECORD_CALL, offsetof(struct call_observation, breach.kind), BREACH_KIND_COUNT },
	{ RECORD_HEARD, offsetof(struct heard, kind), HEARD_KIND_COUNT },
};

Test(section_lies, are_found_in_what_is_used_as_an_index)
{
	static const uint8_t nothing[sizeof(struct call_observation)];

	for (size_t i = 0; i < sizeof(members) / sizeof(members[0]); i++) {
		const size_t size =
			members[i].kind == RECORD_CALL ? sizeof(struct call_observation) : sizeof(struct heard);
		const uint32_t values[] = { members[i].count - 1, members[i].count, 0x80000000, 0xFFFFFFFF };

		for (size_t j = 0; j < 4; j++) {
			struct log log = make(members[i].kind, nothing, size);
			struct observation observations[CASES] = { 0 };
			struct reason why;

			memcpy(log.data + members[i].offset, &values[j], sizeof(values[j]));
			cr_expect_eq(decode(&log, size, observations, &why), j == 0, "member %zu is %u", i, values[j]);
			cr_expect_eq(observations[0].call_count + observations[0].heard_count, j == 0);
			observation_release(&observations[0]);
		}
	}
}

Test(section_lies, are_cut_to_what_there_is_room_for)
{
	struct exception_facts fault = { .stack_count = 0xFFFFFFFF, .breach = { .kind = BREACH_KIND_COUNT } };
	struct log log = make(RECORD_FAULT, &fault, sizeof(fault));
	struct observation observations[CASES] = { 0 };
	struct reason why;
	uint8_t text[BROKEN_SIZE];

	cr_assert(decode(&log, sizeof(fault), observations, &why), "%s", why.text);
	cr_expect_eq(observations[0].exception->stack_count, STACK_MOST);
	cr_expect_eq(observations[0].exception->breach.kind, BREACH_NONE);

	memset(text, 'x', sizeof(text));
	log = make(RECORD_BROKEN, text, sizeof(text));
	cr_assert(decode(&log, sizeof(text), observations, &why), "%s", why.text);
	cr_expect_eq(strlen(observations[0].broken), BROKEN_SIZE - 1);
	observation_release(&observations[0]);
}

Test(section_lies, about_output_give_none)
{
	const struct record_begin begin = { .output_begin = 100 };
	const struct record_end end = { .output_end = 99 };
	struct log log = make(RECORD_BEGIN, &begin, sizeof(begin));
	struct observation observations[CASES] = { 0 };
	struct reason why;

	cr_assert(decode(&log, sizeof(begin), observations, &why));
	log = make(RECORD_END, &end, sizeof(end));
	cr_assert(decode(&log, sizeof(end), observations, &why));
	cr_expect(observations[0].is_complete);
	cr_expect_eq(observations[0].output_end, 100);
}

Test(section_lies, about_the_length_are_not_followed)
{
	struct observation observations[CASES] = { 0 };
	struct reason why = { { 0 } };

	cr_expect(section_decode(NULL, 0, observations, CASES, &why));
	cr_expect(section_decode(NULL, 0, NULL, 0, &why));
	cr_expect_not(section_decode(NULL, (size_t)SECTION_LOG_SIZE + 1, observations, CASES, &why));
	cr_expect_str_eq(why.text, "the worker's log claims to be 67108865 bytes long");
	cr_expect_not(section_decode(NULL, SIZE_MAX, observations, CASES, &why));
}
