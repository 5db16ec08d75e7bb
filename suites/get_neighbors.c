/* SPDX-License-Identifier: MIT */
/* GetNeighbors: who the querier of a network is. */
#include "suites/axes.h"
#include "suites/rows.h"
#include "suites/suites.h"

#define OPERATING RUNNING, ADD_INTERFACE(), BIND(), ENABLE()
#define OPERATING_WITH(name) ADD_INTERFACE(.configuration = name), BIND(), ENABLE()
#define FIND_NEIGHBOR GET_NEIGHBORS(.check = CHECK_NEIGHBOR_LISTED, .is_control = true)

#define ANY_ANSWER ANY_OF(NO_ERROR, ERROR_CAN_NOT_COMPLETE, ERROR_INVALID_PARAMETER, ERROR_INSUFFICIENT_BUFFER)
#define ANY_REFUSAL ANY_OF(ERROR_CAN_NOT_COMPLETE, ERROR_INVALID_PARAMETER, ERROR_INSUFFICIENT_BUFFER)

/* Which configuration makes a neighbor the querier, if any does, only the candidate knows. */
static const struct axis_value configurations[] = {
	{ .name = "a", .steps = STEPS(OPERATING_WITH(CONFIGURATION_A)) },
	{ .name = "b", .steps = STEPS(OPERATING_WITH(CONFIGURATION_B)) },
	{ .name = NULL },
};

static const struct axis_value neighbors[] = {
	{ .name = "a", .steps = STEPS(OPERATING_WITH(CONFIGURATION_A), FIND_NEIGHBOR) },
	{ .name = "b", .steps = STEPS(OPERATING_WITH(CONFIGURATION_B), FIND_NEIGHBOR) },
	{ .name = NULL },
};

static const struct axis_value rooms[] = {
	{ .name = "ample", .number = ROOM_AMPLE },
	{ .name = "0-bytes", .number = ROOM_ZERO },
	{ .name = "1-byte", .number = ROOM_1 },
	{ .name = NULL },
};

static const struct axis_value nulls[] = {
	{ .name = "size", .number = NULLS(2) },
	{ .name = "flags", .number = NULLS(3) },
	{ .name = "size-and-flags", .number = NULLS(2) | NULLS(3) },
	{ .name = NULL },
};

static const struct test_case get_neighbors_cases[] = {
	{
		.id = "succeeds",
		.requirement = NBR_01,
		.claim = "An interface that operates has an answer.",
		.given = STEPS(OPERATING),
		.call = GET_NEIGHBORS(),
		.expect = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id = "failure-code",
		.requirement = NBR_02,
		.claim = "A call that must be refused is refused with a documented code.",
		.given = STEPS(OPERATING),
		.axes = { AXIS(INDEX, boundary_indexes) },
		.call = GET_NEIGHBORS(),
		.expect = { .returns = ANY_ANSWER },
	},
	{
		.id = "unknown-index",
		.requirement = NBR_03,
		.claim = "An index that was never added is refused.",
		.given = STEPS(OPERATING),
		.call = GET_NEIGHBORS(.interface = INTERFACE_UNKNOWN),
		.expect = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id = "deleted-index",
		.requirement = NBR_03,
		.claim = "The index of a deleted interface is refused.",
		.given = STEPS(OPERATING, DELETE_INTERFACE()),
		.call = GET_NEIGHBORS(),
		.expect = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id = "small-list",
		.requirement = NBR_04,
		.claim = "Where a neighbor is listed, a list too small for it is refused with the size that is needed.",
		.given = STEPS(RUNNING),
		.axes = { AXIS(GIVEN, neighbors), AXIS(ROOM, small_rooms) },
		.call = GET_NEIGHBORS(.check = CHECK_NEIGHBOR_NEEDED),
		.expect = { .returns = ONLY(ERROR_INSUFFICIENT_BUFFER) },
	},
	{
		.id = "querier",
		.requirement = NBR_05,
		.claim = "Where no neighbor is listed, the protocol says that it is the querier itself.",
		.given = STEPS(RUNNING),
		.axes = { AXIS(GIVEN, configurations) },
		.call = GET_NEIGHBORS(.check = CHECK_NEIGHBOR_QUERIER),
		.expect = { .returns = ANY_ANSWER, .is_about_success = true },
	},
	{
		.id = "size",
		.requirement = NBR_06,
		.claim = "The size that is given back is that of whole addresses, and within the list.",
		.given = STEPS(RUNNING),
		.axes = { AXIS(GIVEN, configurations), AXIS(ROOM, rooms) },
		.call = GET_NEIGHBORS(.check = CHECK_NEIGHBOR_SIZE),
		.expect = { .returns = ANY_ANSWER },
	},
	{
		.id = "flags-defined",
		.requirement = NBR_07,
		.claim = "No flag is given back that routprot.h does not define.",
		.given = STEPS(RUNNING),
		.axes = { AXIS(GIVEN, states) },
		.call = GET_NEIGHBORS(.check = CHECK_NEIGHBOR_FLAGS),
		.expect = { .returns = ANY_ANSWER },
	},
	{
		.id = "null-list",
		.requirement = NBR_08,
		.claim = "NeighborList NULL, said to have no room, is survived.",
		.given = STEPS(RUNNING),
		.axes = { AXIS(GIVEN, configurations) },
		.call = GET_NEIGHBORS(.room = ROOM_ZERO, .nulls = NULLS(1)),
		.expect = { .returns = ANY_ANSWER },
	},
	{
		.id = "null-outputs",
		.requirement = NBR_09,
		.claim = "NeighborListSize NULL and InterfaceFlags NULL are survived.",
		.given = STEPS(OPERATING),
		.axes = { AXIS(NULLS, nulls) },
		.call = GET_NEIGHBORS(),
		.expect = { .returns = ANY_ANSWER },
	},
	{
		.id = "one-byte-of-flags",
		.requirement = NBR_10,
		.claim = "However often it is asked, one byte is written to InterfaceFlags.",
		.given = STEPS(OPERATING, GET_NEIGHBORS(.is_loose = true)),
		.call = GET_NEIGHBORS(),
		.expect = { .returns = ANY_ANSWER, .is_about_reads = true },
	},
	{
		.id = "disabled",
		.requirement = NBR_11,
		.claim = "A disabled interface is said to be disabled, or there is no answer.",
		.given = STEPS(RUNNING),
		.axes = { AXIS(GIVEN, disabled_states) },
		.call = GET_NEIGHBORS(.check = CHECK_NEIGHBOR_DISABLED),
		.expect = { .returns = ANY_ANSWER },
	},
	{
		.id = "media-absent",
		.requirement = NBR_11,
		.claim = "An interface without media is said to be down, or there is no answer.",
		.given = STEPS(OPERATING, MEDIA_ABSENT()),
		.call = GET_NEIGHBORS(.check = CHECK_NEIGHBOR_DOWN),
		.expect = { .returns = ANY_ANSWER },
	},
	{
		.id = "before-start",
		.requirement = NBR_12,
		.claim = "Before StartProtocol there is no interface to ask about.",
		.given = STEPS(REGISTERED),
		.call = GET_NEIGHBORS(),
		.expect = { .returns = ANY_REFUSAL },
	},
	{
		.id = "after-stop",
		.requirement = NBR_12,
		.claim = "After a completed stop there is no interface to ask about.",
		.given = STEPS(OPERATING, STOP_PROTOCOL(), AWAIT_STOPPED()),
		.call = GET_NEIGHBORS(),
		.expect = { .returns = ANY_REFUSAL },
	},
};

const struct chapter get_neighbors = CHAPTER(get_neighbors_cases);
