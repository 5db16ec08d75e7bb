/* SPDX-License-Identifier: MIT */
/* GetInterfaceInfo: what it answers, the size rules of its buffer, and what it gives. */
#include "suites/axes.h"
#include "suites/rows.h"
#include "suites/suites.h"

/* The places of the parameters. */
enum { INTERFACE_INFO = 1, BUFFER_SIZE, STRUCTURE_VERSION, STRUCTURE_SIZE, STRUCTURE_COUNT };

#define ADDED RUNNING, ADD_INTERFACE()
#define HEARD_OPERATING ADDED, BIND(), ENABLE(), HEAR_ACTIVITY(.is_control = true)
#define READ(...) GET_INTERFACE_INFO(.configuration = CONFIGURATION_ANY, __VA_ARGS__)

#define QUERY_CODES ANY_OF(NO_ERROR, ERROR_CAN_NOT_COMPLETE, ERROR_INVALID_PARAMETER, ERROR_INSUFFICIENT_BUFFER)

static const struct axis_value small_rooms[] = {
	{ .name = "0-bytes", .number = ROOM_ZERO },
	{ .name = "1-byte", .number = ROOM_1 },
	{ .name = "1-byte-less", .number = ROOM_LESS_1 },
	{ .name = NULL },
};

static const struct axis_value tight_rooms[] = {
	{ .name = "1-byte", .number = ROOM_1 },
	{ .name = "1-byte-less", .number = ROOM_LESS_1 },
	{ .name = "exact", .number = ROOM_EXACT },
	{ .name = NULL },
};

static const struct axis_value null_numbers[] = {
	{ .name = "version", .number = NULLS(STRUCTURE_VERSION) },
	{ .name = "size", .number = NULLS(STRUCTURE_SIZE) },
	{ .name = "count", .number = NULLS(STRUCTURE_COUNT) },
	{ .name = "all", .number = NULLS(STRUCTURE_VERSION) | NULLS(STRUCTURE_SIZE) | NULLS(STRUCTURE_COUNT) },
	{ .name = NULL },
};

static const struct axis_value outside_a_run[] = {
	{ .name = "before-start", .steps = STEPS(REGISTERED) },
	{ .name = "after-stop", .steps = STEPS(STOPPED) },
	{ .name = NULL },
};

static const struct test_case cases[] = {
	{
		.id = "succeeds",
		.requirement = GIFINFO_01,
		.claim = "The configuration of an interface of any type can be read.",
		.given = STEPS(ADDED),
		.axes = { AXIS(INTERFACE_TYPE, interface_types) },
		.call = READ(),
		.expect = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id = "unknown-index",
		.requirement = GIFINFO_03,
		.claim = "An index that no interface has is refused.",
		.given = STEPS(ADDED),
		.call = READ(.interface = INTERFACE_UNKNOWN),
		.expect = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id = "boundary-index",
		.requirement = GIFINFO_03,
		.claim = "An index at the edge of its range that no interface has is refused.",
		.given = STEPS(ADDED),
		.axes = { AXIS(INDEX, boundary_indexes) },
		.call = READ(),
		.expect = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id = "deleted-index",
		.requirement = GIFINFO_04,
		.claim = "The index of an interface that was deleted is refused.",
		.given = STEPS(ADDED, DELETE_INTERFACE()),
		.call = READ(),
		.expect = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id = "null-size",
		.requirement = GIFINFO_05,
		.claim = "A NULL BufferSize is refused.",
		.given = STEPS(ADDED),
		.call = READ(.nulls = NULLS(BUFFER_SIZE)),
		.expect = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id = "null-size-unknown-index",
		.requirement = GIFINFO_06,
		.claim = "A NULL BufferSize together with an unknown index is refused.",
		.given = STEPS(ADDED),
		.call = READ(.interface = INTERFACE_UNKNOWN, .nulls = NULLS(BUFFER_SIZE)),
		.expect = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id = "small-buffer",
		.requirement = GIFINFO_07,
		.claim = "Too small a buffer is refused, and the needed size is told.",
		.given = STEPS(ADDED, READ()),
		.axes = { AXIS(ROOM, small_rooms) },
		.call = READ(.check = CHECK_SIZE_NEEDED),
		.expect = { .returns = ONLY(ERROR_INSUFFICIENT_BUFFER) },
	},
	{
		.id = "small-buffer-size-greater",
		.requirement = GIFINFO_08,
		.claim = "The size that is told to be needed is greater than the one that was refused.",
		.given = STEPS(ADDED, READ()),
		.axes = { AXIS(ROOM, small_rooms) },
		.call = READ(.check = CHECK_SIZE_GREATER),
		.expect = { .returns = QUERY_CODES },
	},
	{
		.id = "exact-buffer",
		.requirement = GIFINFO_09,
		.claim = "A second call with exactly the size that was told to be needed succeeds.",
		.given = STEPS(ADDED, READ(.room = ROOM_1, .returns = ONLY(ERROR_INSUFFICIENT_BUFFER))),
		.call = GET_INTERFACE_INFO(.room = ROOM_EXACT),
		.expect = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id = "size-placed",
		.requirement = GIFINFO_10,
		.claim = "With a larger buffer BufferSize becomes the number of bytes placed.",
		.given = STEPS(RUNNING, ADD_INTERFACE(.interface_type = DEMAND_DIAL)),
		.call = READ(.check = CHECK_SIZE_PLACED),
		.expect = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id = "nothing-beyond-size",
		.requirement = GIFINFO_11,
		.claim = "Nothing behind the size of the buffer is written, whether it is enough or not.",
		.given = STEPS(ADDED, READ()),
		.axes = { AXIS(ROOM, tight_rooms) },
		.call = READ(),
		.expect = { .returns = QUERY_CODES, .is_about_reads = true },
	},
	{
		.id = "count-times-size",
		.requirement = GIFINFO_14,
		.claim = "StructureSize is written, and one structure of it is what was placed.",
		.given = STEPS(ADDED),
		.call = READ(.check = CHECK_COUNT_TIMES_SIZE),
		.expect = { .returns = QUERY_CODES },
	},
	{
		.id = "as-added",
		.requirement = GIFINFO_15,
		.claim = "What was handed to AddInterface is what is read.",
		.given = STEPS(ADD_INTERFACE()),
		.axes = { AXIS(LIFE, lives) },
		.call = GET_INTERFACE_INFO(),
		.expect = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id = "as-set",
		.requirement = GIFINFO_16,
		.claim = "What was handed to SetInterfaceInfo is what is read.",
		.given = STEPS(ADD_INTERFACE(), SET_INTERFACE_INFO(.configuration = CONFIGURATION_B)),
		.axes = { AXIS(LIFE, lives) },
		.call = GET_INTERFACE_INFO(.configuration = CONFIGURATION_B),
		.expect = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id = "each-its-own",
		.requirement = GIFINFO_17,
		.claim = "Each of two interfaces has its own configuration.",
		.given = STEPS(ADDED, ADD_INTERFACE(.interface = INTERFACE_SECOND, .configuration = CONFIGURATION_B)),
		.call = GET_INTERFACE_INFO(),
		.expect = { .returns = ONLY(NO_ERROR) },
		.then = STEPS(GET_INTERFACE_INFO(.interface = INTERFACE_SECOND, .configuration = CONFIGURATION_B)),
	},
	{
		.id = "every-status",
		.requirement = GIFINFO_18,
		.claim = "The configuration can be read in every status of the interface.",
		.axes = { AXIS(LIFE, lives), AXIS(GIVEN, states) },
		.call = GET_INTERFACE_INFO(),
		.expect = { .returns = PREFER(NO_ERROR, ERROR_CAN_NOT_COMPLETE) },
	},
	{
		.id = "size-query",
		.requirement = GIFINFO_19,
		.claim = "A NULL buffer with size 0 asks for the size that is needed.",
		.given = STEPS(ADDED, READ()),
		.call = READ(.room = ROOM_ZERO, .nulls = NULLS(INTERFACE_INFO), .check = CHECK_SIZE_NEEDED),
		.expect = { .returns = ONLY(ERROR_INSUFFICIENT_BUFFER) },
	},
	{
		.id = "null-buffer",
		.requirement = GIFINFO_20,
		.claim = "A NULL buffer that is said to be large enough is refused.",
		.given = STEPS(ADDED),
		.call = READ(.nulls = NULLS(INTERFACE_INFO)),
		.expect = { .returns = ANY_OF(ERROR_INVALID_PARAMETER, ERROR_INSUFFICIENT_BUFFER,
					      ERROR_CAN_NOT_COMPLETE) },
	},
	{
		.id = "null-numbers",
		.requirement = GIFINFO_21,
		.claim = "NULL for the version, the size and the count is survived.",
		.given = STEPS(ADDED),
		.axes = { AXIS(NULLS, null_numbers) },
		.call = READ(),
		.expect = { .returns = QUERY_CODES },
	},
	{
		.id = "unknown-index-size-query",
		.requirement = GIFINFO_22,
		.claim = "An unknown index is refused as such, however small the buffer is.",
		.given = STEPS(ADDED),
		.call = READ(.interface = INTERFACE_UNKNOWN, .room = ROOM_ZERO),
		.expect = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id = "refused-changes-nothing",
		.requirement = GIFINFO_23,
		.claim = "A refusal leaves BufferSize and the buffer as they were.",
		.given = STEPS(ADDED),
		.call = READ(.interface = INTERFACE_UNKNOWN, .check = CHECK_OUTPUTS_UNCHANGED),
		.expect = { .returns = QUERY_CODES, .is_about_failure = true },
	},
	{
		.id = "same-again",
		.requirement = GIFINFO_24,
		.claim = "Two calls in a row give the same bytes and numbers.",
		.given = STEPS(ADDED, READ()),
		.call = READ(.check = CHECK_SAME_AGAIN),
		.expect = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id = "no-side-effect",
		.requirement = GIFINFO_25,
		.claim = "Reading a configuration says nothing to the router manager.",
		.is_alone = true,
		.given = STEPS(HEARD_OPERATING),
		.call = READ(),
		.expect = { .returns = ONLY(NO_ERROR) },
		.then = STEPS(HEAR_SILENCE()),
	},
	{
		.id = "size-lies",
		.requirement = GIFINFO_27,
		.claim = "A buffer that is said to be of 0xFFFFFFFF bytes is written to only as far as is needed.",
		.given = STEPS(ADDED, READ()),
		.call = READ(.room = ROOM_LIES),
		.expect = { .returns = QUERY_CODES, .is_about_reads = true },
	},
	{
		.id = "version-accepted",
		.requirement = GIFINFO_28,
		.claim = "The version that is read is that of the configuration that was accepted last.",
		.given = STEPS(RUNNING, ADD_INTERFACE(.interface_type = LOCAL_WORKSTATION_DIAL)),
		.call = READ(.check = CHECK_VERSION_ACCEPTED),
		.expect = { .returns = QUERY_CODES },
	},
	{
		.id = "outside-a-run",
		.requirement = GIFINFO_29,
		.claim = "Before the start and after the stop there is no configuration to be read.",
		.axes = { AXIS(LIFE, outside_a_run) },
		.call = READ(),
		.expect = { .returns = A_FAILURE },
	},
};

const struct chapter get_interface_info = CHAPTER(cases);
