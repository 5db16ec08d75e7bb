/* SPDX-License-Identifier: MIT */
/*
 * MIB callbacks and StopProtocol where no run is on. An empty request is one of every protocol, so that those without objects in the
 * profile are asked too; what a valid one gives then is said with the callback.
 */
#include "suites/axes.h"
#include "suites/mib.h"
#include "suites/rows.h"
#include "suites/suites.h"

#define NOTHING_SAID STEPS(HEAR_SILENCE())
#define TRAP_REFUSED ANY_OF(ERROR_ACCESS_DENIED, ERROR_NOT_ENOUGH_MEMORY, ERROR_CAN_NOT_COMPLETE)

static const struct test_case mib_create_cases[] = {
	{
		.id          = "fails-outside-a-run",
		.requirement = GEN_11,
		.claim       = "MibCreate fails before the start and after the stop, and nothing is said.",
		.axes        = { AXIS(LIFE, outside_a_run) },
		.call        = MIB_CREATE(.request = REQUEST_EMPTY),
		.expect      = { .returns = A_FAILURE },
		.then        = NOTHING_SAID,
	},
};

static const struct test_case mib_delete_cases[] = {
	{
		.id          = "fails-outside-a-run",
		.requirement = GEN_11,
		.claim       = "MibDelete fails before the start and after the stop, and nothing is said.",
		.axes        = { AXIS(LIFE, outside_a_run) },
		.call        = MIB_DELETE(.request = REQUEST_EMPTY),
		.expect      = { .returns = A_FAILURE },
		.then        = NOTHING_SAID,
	},
};

static const struct test_case mib_set_cases[] = {
	{
		.id          = "fails-outside-a-run",
		.requirement = GEN_11,
		.claim       = "MibSet fails before the start and after the stop, and nothing is said.",
		.axes        = { AXIS(LIFE, outside_a_run) },
		.call        = MIB_SET(.request = REQUEST_EMPTY),
		.expect      = { .returns = A_FAILURE },
		.then        = NOTHING_SAID,
	},
};

static const struct test_case mib_get_cases[] = {
	{
		.id          = "fails-outside-a-run",
		.requirement = GEN_11,
		.claim       = "MibGet fails before the start and after the stop, and nothing is said.",
		.axes        = { AXIS(LIFE, outside_a_run) },
		.call        = MIB_GET(.request = REQUEST_EMPTY),
		.expect      = { .returns = A_QUERY_FAILURE },
		.then        = NOTHING_SAID,
	},
};

static const struct test_case mib_get_first_cases[] = {
	{
		.id          = "fails-outside-a-run",
		.requirement = GEN_11,
		.claim       = "MibGetFirst fails before the start and after the stop, and nothing is said.",
		.axes        = { AXIS(LIFE, outside_a_run) },
		.call        = MIB_GET_FIRST(.request = REQUEST_EMPTY),
		.expect      = { .returns = TABLE_REFUSED },
		.then        = NOTHING_SAID,
	},
};

static const struct test_case mib_get_next_cases[] = {
	{
		.id          = "fails-outside-a-run",
		.requirement = GEN_11,
		.claim       = "MibGetNext fails before the start and after the stop, and nothing is said.",
		.axes        = { AXIS(LIFE, outside_a_run) },
		.call        = MIB_GET_NEXT(.request = REQUEST_EMPTY),
		.expect      = { .returns = TABLE_REFUSED },
		.then        = NOTHING_SAID,
	},
};

static const struct test_case mib_set_trap_info_cases[] = {
	{
		.id          = "fails-outside-a-run",
		.requirement = GEN_11,
		.claim       = "MibSetTrapInfo fails before the start and after the stop, and nothing is said.",
		.axes        = { AXIS(LIFE, outside_a_run) },
		.call        = MIB_SET_TRAP_INFO(),
		.expect      = { .returns = TRAP_REFUSED },
		.then        = NOTHING_SAID,
	},
};

static const struct test_case mib_get_trap_info_cases[] = {
	{
		.id          = "fails-outside-a-run",
		.requirement = GEN_11,
		.claim       = "MibGetTrapInfo fails before the start and after the stop, and nothing is said.",
		.axes        = { AXIS(LIFE, outside_a_run) },
		.call        = MIB_GET_TRAP_INFO(),
		.expect      = { .returns = TRAP_REFUSED },
		.then        = NOTHING_SAID,
	},
};

static const struct test_case stop_protocol_cases[] = {
	{
		.id          = "fails-outside-a-run",
		.requirement = GEN_11,
		.claim       = "StopProtocol fails before the start and after the stop, and nothing is said.",
		.axes        = { AXIS(LIFE, outside_a_run) },
		.call        = STOP_PROTOCOL(),
		.expect      = { .returns = ONLY(ERROR_CAN_NOT_COMPLETE) },
		.then        = STEPS(AWAIT_STOPPED(), HEAR_SILENCE()),
	},
};

const struct chapter general_mib_create = CHAPTER(mib_create_cases);
const struct chapter general_mib_delete = CHAPTER(mib_delete_cases);
const struct chapter general_mib_set = CHAPTER(mib_set_cases);
const struct chapter general_mib_get = CHAPTER(mib_get_cases);
const struct chapter general_mib_get_first = CHAPTER(mib_get_first_cases);
const struct chapter general_mib_get_next = CHAPTER(mib_get_next_cases);
const struct chapter general_mib_set_trap_info = CHAPTER(mib_set_trap_info_cases);
const struct chapter general_mib_get_trap_info = CHAPTER(mib_get_trap_info_cases);
const struct chapter general_stop_protocol = CHAPTER(stop_protocol_cases);
