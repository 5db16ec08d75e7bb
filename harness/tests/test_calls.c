/* SPDX-License-Identifier: MIT */
/* Which call something heard belongs to, and what is shown of a call. */
#include "harness/output/calls.h"

#include "harness/tests/sample.h"

#include <criterion/criterion.h>

#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

Test(calls, are_where_things_were_heard)
{
	static const struct {
		uint32_t step;
		uint32_t is_during_call;
		size_t place;
	} rows[] = {
		{ 0, 1, 0 }, { 1, 1, 2 },  /* the step was two calls */
		{ 0, 0, 3 }, { 2, 0, 3 },  /* by itself: the next step that waits */
		{ 3, 0, 5 }, { 99, 1, 5 }, /* none waits any more, or there is no such step */
	};
	struct call_observation calls[] = {
		{ .step = 0, .entry = ENTRY_START },
		{ .step = 1, .entry = ENTRY_GET_INTERFACE_INFO },
		{ .step = 1, .entry = ENTRY_GET_INTERFACE_INFO },
		{ .step = 2, .entry = ENTRY_HEAR_ACTIVITY },
		{ .step = 3, .entry = ENTRY_STOP },
		{ .step = STEP_CLEAN_UP, .entry = ENTRY_DELETE_INTERFACE },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct heard heard = { .kind = HEARD_MESSAGE,
				       .step = rows[i].step,
				       .is_during_call = rows[i].is_during_call };
		struct observation observation = {
			.calls = calls, .call_count = COUNT(calls), .heard = &heard, .heard_count = 1
		};

		cr_expect_eq(call_of_heard(&observation, 0), rows[i].place, "row %zu: %zu", i,
			     call_of_heard(&observation, 0));
	}
}

Test(calls, show_what_was_traced)
{
	struct call_observation calls[] = { { .step = 0, .entry = ENTRY_START }, { .step = 1, .entry = ENTRY_HEAR_ACTIVITY } };
	char first[] = "during \x01", second[] = "by itself";
	struct traced traced[] = { { .call = 0, .text = first }, { .call = TRACED_ASIDE, .step = 0, .text = second } };
	struct observation observation = { .calls = calls, .call_count = 2, .traced = traced, .traced_count = 2 };
	struct text text = { 0 };

	call_write_details(&text, &observation, 0);
	cr_expect_str_eq(text_string(&text), "traced during \\x01\n");
	text_release(&text);
	call_write_details(&text, &observation, 1);
	cr_expect_str_eq(text_string(&text), "traced by itself\n");
	text_release(&text);
}

Test(calls, have_a_role)
{
	static struct sample sample;
	struct call_observation call = { 0 };
	static const char *const roles[] = { "given", "given", "call", "then", "clean-up" };

	sample_open(&sample);
	for (call.step = 0; call.step < COUNT(roles); call.step++)
		cr_expect_str_eq(call_role(&sample.planned[SAMPLE_REMARK], &call), roles[call.step]);
	sample_release(&sample);
}

static void check_details(struct call_observation call, const char *expected)
{
	struct observation observation = { .calls = &call, .call_count = 1 };
	struct text text = { 0 };

	call_write_details(&text, &observation, 0);
	cr_expect_str_eq(text_string(&text), expected);
	text_release(&text);
}

Test(calls, show_what_was_written)
{
	const uint32_t written = OBSERVED_VERSION_WRITTEN | OBSERVED_SIZE_WRITTEN | OBSERVED_COUNT_WRITTEN;

	check_details((struct call_observation) { .entry = ENTRY_GET_GLOBAL_INFO,
						  .outputs = { 12, 1, 12, 1 },
						  .flags = written },
		      "BufferSize: 12, StructureVersion: 1, StructureSize: 12, StructureCount: 1\n");
	check_details((struct call_observation) { .entry = ENTRY_GET_GLOBAL_INFO,
						  .outputs = { 2 },
						  .data_size = 2,
						  .data = { 1, 0xFE },
						  .flags = OBSERVED_MATCHES_A | OBSERVED_MATCHES_BAD },
		      "BufferSize: 2, StructureVersion: not written, StructureSize: not written, StructureCount: not "
		      "written\n"
		      "data: 2 bytes, equal to configuration A and the configuration handed over last: 01 fe\n");
	check_details((struct call_observation) { .entry = ENTRY_GET_EVENT_MESSAGE, .outputs = { 3 } },
		      "Event: UPDATE_COMPLETE\n");
	check_details((struct call_observation) { .entry = ENTRY_GET_EVENT_MESSAGE, .returned = 259, .outputs = { 3 } },
		      "");
	check_details(
		(struct call_observation) {
			.entry = ENTRY_GET_NEIGHBORS, .outputs = { 4, 0x80 }, .data_size = 4, .data = { 10, 0, 0, 1 } },
		"NeighborListSize: 4, InterfaceFlags: 0x80\ndata: 4 bytes: 0a 00 00 01\n");
	check_details((struct call_observation) { .entry = ENTRY_GET_MFE_STATUS, .outputs = { 11 } },
		      "StatusCode: 11\n");
	check_details((struct call_observation) { .entry = ENTRY_FIRST_SERVICE,
						  .outputs = { 0x101, 2 },
						  .data_size = 64,
						  .data = { 4, 7, 'F', 'I', 1, 'S' } },
		      "Service: type 0x0704, name \"FI?S\", interface 0x00000101, protocol 2\n");
	check_details((struct call_observation) { .entry = ENTRY_NEXT_SERVICE, .returned = 259 }, "");
	check_details((struct call_observation) { .entry = ENTRY_IS_SERVICE, .data_size = 64, .data = { 4, 4, 'A' } },
		      "asked for: type 0x0404, name \"A\"\n");
	check_details((struct call_observation) { .entry = ENTRY_IS_SERVICE,
						  .returned = 1,
						  .outputs = { 1, 2, 0, SEEN_STRUCTURE },
						  .data_size = 64,
						  .data = { 4, 4, 'A' } },
		      "Service: type 0x0404, name \"A\", interface 0x00000001, protocol 2\n");
	check_details((struct call_observation) { .entry = ENTRY_CREATE_STATIC_SERVICE,
						  .data_size = 64,
						  .data = { 7, 7, 'B' } },
		      "ServerEntry: type 0x0707, name \"B\"\n");
	check_details((struct call_observation) { .entry = ENTRY_DELETE_INTERFACE }, "");
	check_details((struct call_observation) { .entry = ENTRY_SET_INTERFACE_INFO,
						  .ending = ENDING_CRASHED,
						  .breach = { BREACH_READ_PAST, 1, 12, 12, ENTRY_END } },
		      "memory: read past the end of InterfaceInfo, at offset 12 of 12 bytes\n");
}
