/* SPDX-License-Identifier: MIT */
/* The log of the shared section: what the worker writes is what the supervisor reads, and nothing else makes it
 * stumble. */
#include "harness/watch/section.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CASES = 4 };

static const struct record_begin begun = { .first_index = 0x110, .session_place = 3, .output_begin = 70 };
static const struct record_end ended = { .output_end = 90 };
static const struct call_observation added = { .step = 3, .entry = ENTRY_ADD_INTERFACE, .arguments = { 40, 0x110, 1 } };
static const struct call_observation crashed = {
	.step = 4,
	.entry = ENTRY_SET_INTERFACE_INFO,
	.ending = ENDING_CRASHED,
	.returned = 0xFFFFFFFF,
	.microseconds = 17,
	.outputs = { 1, 2, 3, 4 },
	.flags = OBSERVED_MATCHES_B,
	.data_size = 100,
	.data = { 1, 2, 3, [DATA_SHOWN - 1] = 9 },
	.breach = { BREACH_READ_PAST, 1, 12, 12, ENTRY_END },
};
static const struct heard dialled = { HEARD_DEMAND_DIAL_REQUEST, 4, 0x110, 1, 0, { 8, 0x110 } };
static const struct heard stopped = { HEARD_MESSAGE, STEP_CLEAN_UP, 0xFFFFFFFF, 0, 1, { 0 } };
static const struct exception_facts fault = {
	.code = 0xC0000005,
	.access = 1,
	.address = 0x123456789ABCDEF0,
	.where = 0x7FF612345678,
	.module = 0x7FF612340000,
	.is_own_thread = 1,
	.stack_count = STACK_MOST,
	.stack = { [STACK_MOST - 1] = 5 },
	.modules = { 6 },
	.breach = { BREACH_WRITE_INPUT, 2, 4, 16, ENTRY_END },
};
static const char broken[BROKEN_SIZE] = "no guarded buffer could be had";

/* What a worker writes: a case that crashes, one between whose records lie those of another, one given back, one
 * broken. */
static const struct {
	enum record_kind kind;
	uint32_t place;
	const void *data;
	size_t size;
} records[] = {
	{ RECORD_BEGIN, 1, &begun, sizeof(begun) },
	{ RECORD_CALL, 1, &added, sizeof(added) },
	{ RECORD_BEGIN, 2, &begun, sizeof(begun) },
	{ RECORD_HEARD, 1, &dialled, sizeof(dialled) },
	{ RECORD_CALL, 2, &added, sizeof(added) },
	{ RECORD_FAULT, 1, &fault, sizeof(fault) },
	{ RECORD_CALL, 1, &crashed, sizeof(crashed) },
	{ RECORD_HEARD, 2, &stopped, sizeof(stopped) },
	{ RECORD_BEGIN, 0, &begun, sizeof(begun) },
	{ RECORD_CALL, 0, &added, sizeof(added) },
	{ RECORD_RETURNED, 0, NULL, 0 },
	{ RECORD_HEARD, 1, &stopped, sizeof(stopped) },
	{ RECORD_END, 1, &ended, sizeof(ended) },
	{ RECORD_BROKEN, 3, broken, sizeof(broken) },
};

enum { RECORDS = sizeof(records) / sizeof(records[0]) };

/* A section with that log; `ends` receives where each record ends. Its pages are there once they are touched. */
static struct section *open_section(size_t *ends)
{
	struct section *section = calloc(1, sizeof(*section));

	cr_assert_not_null(section);
	for (size_t i = 0; i < RECORDS; i++) {
		cr_assert(section_write(section, records[i].kind, records[i].place, records[i].data, records[i].size));
		if (ends)
			ends[i] = section->log_length;
	}
	return section;
}

static void release_all(struct observation *observations)
{
	for (size_t i = 0; i < CASES; i++)
		observation_release(&observations[i]);
}

Test(section, round_trips_every_kind_of_record)
{
	struct section *section = open_section(NULL);
	struct observation observations[CASES] = { 0 };
	const struct observation *one = &observations[1];
	struct reason why = { { 0 } };

	cr_assert(section_decode(section->log, section->log_length, observations, CASES, &why), "%s", why.text);
	cr_expect(one->is_performed && one->is_complete);
	cr_expect_eq(one->first_index, 0x110);
	cr_expect_eq(one->session_place, 3);
	cr_expect_eq(one->output_begin, 70);
	cr_expect_eq(one->output_end, 90);
	cr_assert_eq(one->call_count, 2);
	cr_expect_eq(memcmp(&one->calls[0], &added, sizeof(added)), 0);
	cr_expect_eq(memcmp(&one->calls[1], &crashed, sizeof(crashed)), 0);
	cr_assert_eq(one->heard_count, 2);
	cr_expect_eq(memcmp(&one->heard[0], &dialled, sizeof(dialled)), 0);
	cr_expect_eq(memcmp(&one->heard[1], &stopped, sizeof(stopped)), 0);
	cr_expect(one->exception && memcmp(one->exception, &fault, sizeof(fault)) == 0);
	cr_expect_null(one->broken);

	cr_expect(observations[2].is_performed && !observations[2].is_complete);
	cr_expect_eq(observations[2].call_count, 1);
	cr_expect_eq(observations[2].heard_count, 1);
	cr_expect_eq(observations[2].output_end, 70);
	cr_expect_not(observations[0].is_performed);
	cr_expect_eq(observations[0].call_count, 0);
	cr_expect(observations[3].is_performed && observations[3].is_complete);
	cr_expect_str_eq(observations[3].broken, broken);
	release_all(observations);
	free(section);
}

static void write_line(struct section *section, uint32_t place, uint32_t step, const char *text)
{
	struct record_traced line = { .step = step };

	snprintf(line.text, sizeof(line.text), "%s", text);
	cr_assert(section_write(section, RECORD_TRACED, place, &line, sizeof(line)));
}

static void write_traced_call(struct section *section, uint32_t place, uint32_t begin, uint32_t end)
{
	struct call_observation call = added;

	call.traced_begin = begin;
	call.traced_end = end;
	cr_assert(section_write(section, RECORD_CALL, place, &call, sizeof(call)));
}

static void expect_line(const struct observation *observation, size_t i, uint32_t call, const char *text)
{
	cr_assert_lt(i, observation->traced_count, "%s", text);
	cr_expect_eq(observation->traced[i].call, call, "%s: %u", text, observation->traced[i].call);
	cr_expect_str_eq(observation->traced[i].text, text);
}

/* A call that is shared by two cases, a line between calls, one of a case that begins anew, and calls that lie about their lines. */
Test(section, leaves_out_what_is_zero_at_the_end_of_a_call)
{
	struct section *section = calloc(1, sizeof(*section));
	const struct call_observation plain = { .entry = ENTRY_START, .returned = 7 };
	struct call_observation full = plain;
	struct observation observations[CASES] = { 0 };
	struct reason why = { { 0 } };
	uint32_t length;

	full.data_size = DATA_SHOWN;
	full.data[DATA_SHOWN - 1] = 1;
	section_write(section, RECORD_CALL, 0, &plain, sizeof(plain));
	length = section->log_length;
	section_write(section, RECORD_CALL, 0, &full, sizeof(full));
	cr_expect_lt(length, sizeof(struct record) + 32);
	cr_expect_gt(section->log_length - length, sizeof(full));
	cr_assert(section_decode(section->log, section->log_length, observations, CASES, &why), "%s", why.text);
	cr_assert_eq(observations[0].call_count, 2);
	cr_expect_arr_eq(&observations[0].calls[0], &plain, sizeof(plain));
	cr_expect_arr_eq(&observations[0].calls[1], &full, sizeof(full));
	release_all(observations);
	free(section);
}

Test(section, gives_each_line_to_the_call_during_which_it_was_traced)
{
	struct section *section = calloc(1, sizeof(*section));
	struct observation observations[CASES] = { 0 };
	struct reason why = { { 0 } };

	cr_assert(section_write(section, RECORD_BEGIN, 1, &begun, sizeof(begun)));
	write_line(section, 1, 0, "one");
	write_line(section, 1, 0, "two");
	write_traced_call(section, 1, 0, 2);
	write_line(section, 1, 7, "between");
	write_line(section, 3, 0, "forgotten");
	cr_assert(section_write(section, RECORD_BEGIN, 3, &begun, sizeof(begun)));
	write_traced_call(section, 3, 0, 2);
	write_traced_call(section, 1, 4, 0xFFFFFFFF);
	write_traced_call(section, 1, 0xFFFFFFFF, 1);
	cr_assert(section_decode(section->log, section->log_length, observations, CASES, &why), "%s", why.text);
	cr_assert_eq(observations[1].traced_count, 3);
	expect_line(&observations[1], 0, 0, "one");
	expect_line(&observations[1], 1, 0, "two");
	expect_line(&observations[1], 2, TRACED_ASIDE, "between");
	cr_expect_eq(observations[1].traced[2].step, 7);
	cr_assert_eq(observations[3].traced_count, 2);
	expect_line(&observations[3], 1, 0, "two");
	release_all(observations);
	free(section);
}

Test(section, keeps_what_an_earlier_worker_saw_unless_the_case_begins_anew)
{
	struct section *section = open_section(NULL);
	struct observation observations[CASES] = { 0 };
	struct reason why = { { 0 } };

	cr_assert(section_decode(section->log, section->log_length, observations, CASES, &why));
	section->log_length = 0;
	cr_assert(section_write(section, RECORD_CALL, 2, &crashed, sizeof(crashed)));
	cr_assert(section_write(section, RECORD_BEGIN, 1, &begun, sizeof(begun)));
	cr_assert(section_decode(section->log, section->log_length, observations, CASES, &why));
	cr_expect_eq(observations[2].call_count, 2);
	cr_expect_eq(observations[1].call_count, 0);
	cr_expect_eq(observations[1].heard_count, 0);
	cr_expect_not(observations[1].is_complete);
	cr_expect_null(observations[1].exception);
	cr_expect_str_eq(observations[3].broken, broken);
	release_all(observations);
	free(section);
}

Test(section, writes_whole_records_or_nothing)
{
	struct section *section = calloc(1, sizeof(*section));
	const uint32_t least = sizeof(struct record) + sizeof(ended);

	cr_assert_not_null(section);
	cr_expect(section_write(section, RECORD_CALL, 0, &added, sizeof(added)));
	cr_expect_eq(section->log_length % 8, 0);
	section->log_length = SECTION_LOG_SIZE - least;
	cr_expect(section_write(section, RECORD_END, 0, &ended, sizeof(ended)));
	cr_expect_eq(section->log_length, SECTION_LOG_SIZE);
	cr_expect_not(section_write(section, RECORD_RETURNED, 0, NULL, 0));
	section->log_length = SECTION_LOG_SIZE - least + 8;
	cr_expect_not(section_write(section, RECORD_END, 0, &ended, sizeof(ended)));
	cr_expect_eq(section->log_length, SECTION_LOG_SIZE - least + 8);
	/* The candidate can write here too. */
	section->log_length = 0xFFFFFFF8;
	cr_expect_not(section_write(section, RECORD_END, 0, &ended, sizeof(ended)));
	free(section);
}

/* Decode a copy that is exactly so long, so that the sanitizers see each byte too far. */
static bool decode_exactly(const uint8_t *log, size_t length, struct observation *observations, struct reason *why)
{
	uint8_t *copy = malloc(length ? length : 1);
	bool is_whole;

	cr_assert_not_null(copy);
	memcpy(copy, log, length);
	why->text[0] = '\0';
	is_whole = section_decode(copy, length, observations, CASES, why);
	free(copy);
	return is_whole;
}

Test(section, decodes_whatever_was_written_whole)
{
	size_t ends[RECORDS];
	struct section *section = open_section(ends);
	size_t whole = 0;

	for (size_t length = 0; length <= section->log_length; length++) {
		struct observation observations[CASES] = { 0 };
		struct reason why;
		bool is_end = length == 0;

		while (whole < RECORDS && ends[whole] <= length)
			whole++;
		is_end = is_end || (whole && ends[whole - 1] == length);
		cr_expect_eq(decode_exactly(section->log, length, observations, &why), is_end, "cut at %zu: %s", length,
			     why.text);
		cr_expect_eq(why.text[0] == '\0', is_end, "cut at %zu: %s", length, why.text);
		cr_expect_eq(observations[1].is_performed, whole >= 1, "cut at %zu", length);
		cr_expect_eq(observations[1].call_count, (size_t)(whole >= 2) + (whole >= 7), "cut at %zu", length);
		cr_expect_eq(observations[1].heard_count, (size_t)(whole >= 4) + (whole >= 12), "cut at %zu", length);
		cr_expect_eq(observations[1].is_complete, whole >= 13, "cut at %zu", length);
		cr_expect_eq(observations[3].is_performed, whole >= 14, "cut at %zu", length);
		release_all(observations);
	}
	free(section);
}

static void check_observation(const struct observation *observation, size_t at, unsigned int value)
{
	for (size_t i = 0; i < observation->call_count; i++) {
		cr_expect_lt(observation->calls[i].entry, ENTRY_COUNT, "byte %zu is 0x%02X", at, value);
		cr_expect_lt(observation->calls[i].ending, ENDING_COUNT, "byte %zu is 0x%02X", at, value);
		cr_expect_lt(observation->calls[i].breach.kind, BREACH_KIND_COUNT, "byte %zu is 0x%02X", at, value);
	}
	for (size_t i = 0; i < observation->heard_count; i++)
		cr_expect_lt(observation->heard[i].kind, HEARD_KIND_COUNT, "byte %zu is 0x%02X", at, value);
	if (observation->exception) {
		cr_expect_leq(observation->exception->stack_count, STACK_MOST, "byte %zu is 0x%02X", at, value);
		cr_expect_lt(observation->exception->breach.kind, BREACH_KIND_COUNT, "byte %zu is 0x%02X", at, value);
	}
	cr_expect_leq(observation->output_begin, observation->output_end, "byte %zu is 0x%02X", at, value);
	cr_expect(!observation->broken || strlen(observation->broken) < BROKEN_SIZE, "byte %zu is 0x%02X", at, value);
}

Test(section, survives_every_overwritten_byte)
{
	static const uint8_t values[] = { 0x00, 0x01, 0x07, 0x7F, 0x80, 0xFF };
	struct section *section = open_section(NULL);

	for (size_t i = 0; i < section->log_length * sizeof(values); i++) {
		const size_t at = i / sizeof(values);
		const uint8_t value = values[i % sizeof(values)], before = section->log[at];
		struct observation observations[CASES] = { 0 };
		struct reason why;
		bool is_whole;

		section->log[at] = value;
		is_whole = decode_exactly(section->log, section->log_length, observations, &why);
		section->log[at] = before;
		cr_expect_eq(why.text[0] == '\0', is_whole, "byte %zu is 0x%02X", at, value);
		for (size_t j = 0; j < CASES; j++)
			check_observation(&observations[j], at, value);
		release_all(observations);
	}
	free(section);
}
