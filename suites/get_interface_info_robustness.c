/* SPDX-License-Identifier: MIT */
/* GetInterfaceInfo: every status, NULL pointers, the edges of the life cycle, and what a robust protocol survives. */
#include "suites/axes.h"
#include "suites/rows.h"
#include "suites/suites.h"

#define ONE_INTERFACE RUNNING, ADD_INTERFACE()
#define HEARD_OPERATING RUNNING, ADD_INTERFACE(), BIND(), ENABLE(), HEAR_ACTIVITY(.is_control = true)

enum { PLACE_INFO = 1, PLACE_VERSION = 3, PLACE_SIZE, PLACE_COUNT };

static const struct axis_value null_numbers[] = {
	{ .name = "version", .number = NULLS(PLACE_VERSION) },
	{ .name = "size", .number = NULLS(PLACE_SIZE) },
	{ .name = "count", .number = NULLS(PLACE_COUNT) },
	{ .name = "all", .number = NULLS(PLACE_VERSION) | NULLS(PLACE_SIZE) | NULLS(PLACE_COUNT) },
	{ .name = NULL },
};

static const struct axis_value real_or_null[] = {
	{ .name = "real-buffer", .number = 0 },
	{ .name = "null", .number = NULLS(PLACE_INFO) },
	{ .name = NULL },
};

static const struct axis_value tiny_rooms[] = {
	{ .name = "0-bytes", .number = ROOM_ZERO },
	{ .name = "1-byte", .number = ROOM_1 },
	{ .name = NULL },
};

static const struct axis_value ample_or_nothing[] = {
	{ .name = "ample", .number = ROOM_AMPLE },
	{ .name = "0-bytes", .number = ROOM_ZERO },
	{ .name = NULL },
};

static const struct test_case get_interface_info_robustness_cases[] = {
	{
		.id          = "every-status",
		.requirement = GIFINFO_18,
		.claim       = "A configuration can be read, and read again, whatever the status of the interface.",
		.axes        = { AXIS(LIFE, lives), AXIS(GIVEN, states) },
		.call        = GET_INTERFACE_INFO(),
		.expect      = { .returns = PREFER(NO_ERROR, ERROR_CAN_NOT_COMPLETE) },
		.then        = STEPS(GET_INTERFACE_INFO(.returns = PREFER(NO_ERROR, ERROR_CAN_NOT_COMPLETE))),
	},
	{
		.id          = "size-query",
		.requirement = GIFINFO_19,
		.claim       = "A NULL buffer of size 0 asks for the size.",
		.given       = STEPS(ONE_INTERFACE, GET_INTERFACE_INFO()),
		.call        = GET_INTERFACE_INFO(.room = ROOM_ZERO, .nulls = NULLS(PLACE_INFO),
						  .check = CHECK_SIZE_NEEDED),
		.expect      = { .returns = ONLY(ERROR_INSUFFICIENT_BUFFER) },
		.then        = STEPS(GET_INTERFACE_INFO(.room = ROOM_EXACT)),
	},
	{
		.id          = "null-buffer",
		.requirement = GIFINFO_20,
		.claim       = "A NULL buffer that is said to be large enough is refused.",
		.given       = STEPS(ONE_INTERFACE),
		.call        = GET_INTERFACE_INFO(.nulls = NULLS(PLACE_INFO)),
		.expect      = { .returns = ANY_OF(ERROR_INVALID_PARAMETER, ERROR_INSUFFICIENT_BUFFER) },
		.then        = STEPS(GET_INTERFACE_INFO()),
	},
	{
		.id          = "null-numbers",
		.requirement = GIFINFO_21,
		.claim       = "NULL where a number is to be written is survived.",
		.given       = STEPS(ONE_INTERFACE),
		.axes        = { AXIS(NULLS, null_numbers) },
		.call        = GET_INTERFACE_INFO(),
		.expect      = { .returns = ANY_QUERY_CODE },
		.then        = STEPS(GET_INTERFACE_INFO()),
	},
	{
		.id          = "index-before-size",
		.requirement = GIFINFO_22,
		.claim       = "An unknown index is refused as such also when the buffer is too small.",
		.given       = STEPS(ONE_INTERFACE),
		.axes        = { AXIS(ROOM, tiny_rooms), AXIS(NULLS, real_or_null) },
		.call        = GET_INTERFACE_INFO(.interface = INTERFACE_UNKNOWN),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id          = "refusal-writes-nothing",
		.requirement = GIFINFO_23,
		.claim       = "The refusal of an unknown index leaves *BufferSize and the buffer as they were.",
		.given       = STEPS(ONE_INTERFACE),
		.call        = GET_INTERFACE_INFO(.interface = INTERFACE_UNKNOWN, .check = CHECK_OUTPUTS_UNCHANGED),
		.expect      = { .returns = ANY_QUERY_CODE, .is_about_failure = true },
	},
	{
		.id          = "no-side-effect",
		.requirement = GIFINFO_25,
		.claim       = "Reading says nothing to the router manager, and the interface stays as active as it was.",
		.is_alone    = true,
		.given       = STEPS(HEARD_OPERATING),
		.call        = GET_INTERFACE_INFO(),
		.expect      = { .returns = ANY_QUERY_CODE },
		.then        = STEPS(HEAR_SILENCE(), DISABLE(), HEAR_END(.is_control = true)),
	},
	{
		.id          = "size-lies",
		.requirement = GIFINFO_27,
		.claim       = "Of a buffer that is said to be larger than memory only what is needed is written.",
		.given       = STEPS(ONE_INTERFACE, GET_INTERFACE_INFO()),
		.call        = GET_INTERFACE_INFO(.room = ROOM_LIES, .configuration = CONFIGURATION_ANY),
		.expect      = { .returns = ANY_QUERY_CODE },
	},
	{
		.id          = "before-start",
		.requirement = GIFINFO_29,
		.claim       = "Before StartProtocol there is no configuration to read.",
		.given       = STEPS(REGISTERED),
		.axes        = { AXIS(ROOM, ample_or_nothing) },
		.call        = GET_INTERFACE_INFO(),
		.expect      = { .returns = A_QUERY_FAILURE },
	},
	{
		.id          = "after-stop",
		.requirement = GIFINFO_29,
		.claim       = "After a completed stop there is no configuration to read.",
		.given       = STEPS(ONE_INTERFACE, STOP_PROTOCOL(), AWAIT_STOPPED()),
		.axes        = { AXIS(ROOM, ample_or_nothing) },
		.call        = GET_INTERFACE_INFO(),
		.expect      = { .returns = A_QUERY_FAILURE },
	},
};

const struct chapter get_interface_info_robustness = CHAPTER(get_interface_info_robustness_cases);
