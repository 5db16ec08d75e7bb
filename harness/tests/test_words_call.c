/* SPDX-License-Identifier: MIT */
/* Performed calls, messages and breaches in words. */
#include "harness/output/words.h"

#include "harness/model/codes.h"

#include <criterion/criterion.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))
#define STATUS .entry = ENTRY_INTERFACE_STATUS
#define SET .entry = ENTRY_SET_INTERFACE_INFO, .configuration = CONFIGURATION_B

static const struct test_case no_expectation = { .id = "suite/case" };

/* A case of a single step, which is the call under test. */
static struct planned_case plan_step(const struct call **step)
{
	return (struct planned_case) { .row = &no_expectation, .steps = step, .step_count = 1 };
}

static void check_call(struct call step, struct call_observation call, const char *expected)
{
	struct planned_case planned = plan_step(&(const struct call *) { &step });
	struct text text = { 0 };

	call.entry = (uint32_t)step.entry;
	words_call(&text, &planned, &call);
	cr_expect_str_eq(text_string(&text), expected, "got:    %s\nwanted: %s", text_string(&text), expected);
	text_release(&text);
}

Test(words, show_arguments_as_they_were_passed)
{
	check_call((struct call) { STATUS, .info = INFO_BINDING, .addresses = 2 },
		   (struct call_observation) { .arguments = { 0x101, 2, RIS_INTERFACE_ENABLED, 40 } },
		   "InterfaceStatus(InterfaceIndex: 0x00000101, InterfaceActive: TRUE as 0x2, StatusType: "
		   "RIS_INTERFACE_ENABLED, "
		   "StatusInfo: 40 bytes: 2 addresses)");
	check_call(
		(struct call) { STATUS }, (struct call_observation) { .arguments = { 0xFFFFFFFF, 0, 5, 0, ENTRY_END } },
		"InterfaceStatus(InterfaceIndex: 0xFFFFFFFF, InterfaceActive: FALSE, StatusType: 5, StatusInfo: NULL)");
	check_call((struct call) { STATUS, .info = INFO_UNREADABLE },
		   (struct call_observation) { .arguments = { 1, 1, 0x80000000, 4096 } },
		   "InterfaceStatus(InterfaceIndex: 0x00000001, InterfaceActive: TRUE, StatusType: 0x80000000, "
		   "StatusInfo: "
		   "unreadable page)");
	check_call((struct call) { SET }, (struct call_observation) { .arguments = { 1, 12, 1, 12, 0xFFFFFFFF } },
		   "SetInterfaceInfo(InterfaceIndex: 0x00000001, InterfaceInfo: 12 bytes: configuration B, "
		   "StructureVersion: 1, "
		   "StructureSize: 12, StructureCount: 0xFFFFFFFF)");
	check_call((struct call) { .entry = ENTRY_GET_EVENT_MESSAGE },
		   (struct call_observation) { .arguments = { 4, 0 } },
		   "GetEventMessage(Event: 4 bytes, Result: NULL)");
	check_call((struct call) { .entry = ENTRY_GET_MFE_STATUS },
		   (struct call_observation) { .arguments = { 1, 0x010000E0, 0x0200000A, 1 } },
		   "GetMfeStatus(InterfaceIndex: 0x00000001, GroupAddress: 224.0.0.1, SourceAddress: 10.0.0.2, "
		   "StatusCode: 1 byte)");
	check_call((struct call) { .entry = ENTRY_HEAR_NOTHING }, (struct call_observation) { .step = 0 },
		   "hear no activity for the first interface");
}

/* What the candidate may have scribbled over is shown without a step to compare it with. */
Test(words, survive_a_call_of_no_step)
{
	struct call step = { STATUS, .info = INFO_BINDING, .addresses = 2 };
	struct planned_case planned = plan_step(&(const struct call *) { &step });
	struct call_observation calls[] = {
		{ .step = STEP_CLEAN_UP, .entry = ENTRY_DELETE_INTERFACE, .arguments = { 0x101 } },
		{ .step = 0, .entry = ENTRY_SET_INTERFACE_INFO, .arguments = { 1, 12 } },
		{ .step = 99, .entry = 0xFFFFFFFF },
	};
	static const char *const expected[] = {
		"DeleteInterface(InterfaceIndex: 0x00000101)",
		"SetInterfaceInfo(InterfaceIndex: 0x00000001, InterfaceInfo: 12 bytes, StructureVersion: 0, "
		"StructureSize: 0, "
		"StructureCount: 0)",
		"nothing",
	};

	for (size_t i = 0; i < COUNT(calls); i++) {
		struct text text = { 0 };

		words_call(&text, &planned, &calls[i]);
		cr_expect_str_eq(text_string(&text), expected[i]);
		text_release(&text);
	}
}

Test(words, say_what_came_of_a_call)
{
	static const struct {
		struct call_observation call;
		const char *expected;
	} rows[] = {
		{ { .entry = ENTRY_STOP, .returned = ERROR_PROTOCOL_STOP_PENDING },
		  "returned ERROR_PROTOCOL_STOP_PENDING (907)" },
		{ { .entry = ENTRY_STOP, .ending = ENDING_CRASHED }, "crashed" },
		{ { .entry = ENTRY_STOP, .ending = ENDING_EXITED }, "ended the process" },
		{ { .entry = ENTRY_STOP, .ending = ENDING_HUNG, .microseconds = 5012345 },
		  "did not return within 5000 ms" },
		{ { .entry = ENTRY_STOP, .ending = ENDING_HUNG, .microseconds = 515000 },
		  "did not return within 500 ms" },
		{ { .entry = ENTRY_STOP, .ending = ENDING_HUNG }, "did not return" },
		{ { .entry = ENTRY_AWAIT_STOPPED, .flags = OBSERVED_TIMED_OUT }, "did not come in time" },
		{ { .entry = ENTRY_HEAR_NOTHING }, "done" },
		{ { .entry = ENTRY_STOP, .ending = 77, .returned = 0 }, "returned NO_ERROR (0)" },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct text text = { 0 };

		words_result(&text, &rows[i].call);
		cr_expect_str_eq(text_string(&text), rows[i].expected);
		text_release(&text);
	}
}

Test(words, say_what_was_heard)
{
	static const struct {
		struct heard heard;
		const char *expected;
	} rows[] = {
		{ { .kind = HEARD_DEMAND_DIAL_REQUEST, .arguments = { 8, 0x101 } },
		  "DemandDialRequest(ProtocolId: 0x00000008, InterfaceIndex: 0x00000101)" },
		{ { .kind = HEARD_SET_INTERFACE_RECEIVE_TYPE, .arguments = { 8, 0x101, 1, 1 } },
		  "SetInterfaceReceiveType(ProtocolId: 0x00000008, InterfaceIndex: 0x00000101, InterfaceReceiveType: "
		  "0x00000001, "
		  "bActivate: TRUE)" },
		{ { .kind = HEARD_GET_ROUTER_ID }, "GetRouterId()" },
		{ { .kind = HEARD_HAS_MULTICAST_BOUNDARY, .arguments = { 0x101, 0x010000E0 } },
		  "HasMulticastBoundary(dwIfIndex: 0x00000101, dwGroupAddress: 224.0.0.1)" },
		{ { .kind = HEARD_MESSAGE, .is_announced = 1, .arguments = { UPDATE_COMPLETE, 0x101, 4, 0 } },
		  "message UPDATE_COMPLETE(InterfaceIndex: 0x00000101, UpdateType: RF_DEMAND_UPDATE_ROUTES, "
		  "UpdateStatus: 0)" },
		{ { .kind = HEARD_MESSAGE, .arguments = { ROUTER_STOPPED } }, "message ROUTER_STOPPED(), unannounced" },
		{ { .kind = HEARD_MESSAGE, .is_announced = 1, .arguments = { 99 } }, "message 99" },
		{ { .kind = 0xFFFFFFFF }, "nothing()" },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct text text = { 0 };

		words_heard(&text, &rows[i].heard);
		cr_expect_str_eq(text_string(&text), rows[i].expected);
		text_release(&text);
	}
}

Test(words, name_the_buffer_of_a_breach)
{
	static const struct {
		struct breach breach;
		const char *expected;
	} rows[] = {
		{ { BREACH_READ_PAST, 1, 12, 12, ENTRY_END }, "read past the end of InterfaceInfo, at offset 12 of 12 bytes" },
		{ { BREACH_WRITE_PAST, 1, 16, 1, ENTRY_END }, "wrote past the end of InterfaceInfo, at offset 16 of 1 byte" },
		{ { BREACH_WRITE_INPUT, 1, 0, 12, ENTRY_END },
		  "wrote to InterfaceInfo, which is an input, at offset 0 of 12 bytes" },
		{ { BREACH_READ_BEFORE, 1, 0, 12, ENTRY_END }, "touched memory in front of InterfaceInfo" },
		{ { BREACH_TOUCH_UNREADABLE, 1, 0, 12, ENTRY_END }, "touched InterfaceInfo, which cannot be read" },
		{ { BREACH_KEPT, 1, 4, 12, ENTRY_CONNECT_CLIENT },
		  "used ClientAddress of ConnectClient after that call had returned, at offset 4 of 12 bytes" },
		{ { BREACH_KEPT, 1, 4, 12, ENTRY_END },
		  "used a buffer of an earlier call after that call had returned, at offset 4 of 12 bytes" },
		{ { BREACH_KEPT, 1, 4, 12, ENTRY_COUNT },
		  "used a buffer of an earlier call after that call had returned, at offset 4 of 12 bytes" },
		{ { BREACH_READ_PAST, 99, 1, 1, ENTRY_END }, "read past the end of a buffer, at offset 1 of 1 byte" },
		{ { 0xFFFFFFFF, 1, 0, 0, ENTRY_END }, "did nothing to InterfaceInfo" },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct text text = { 0 };

		words_breach(&text, ENTRY_SET_INTERFACE_INFO, &rows[i].breach);
		cr_expect_str_eq(text_string(&text), rows[i].expected);
		text_release(&text);
	}
}
