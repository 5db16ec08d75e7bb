/* SPDX-License-Identifier: MIT */
/* MibSetTrapInfo and MibGetTrapInfo. */
#include "suites/axes.h"
#include "suites/mib.h"
#include "suites/rows.h"
#include "suites/suites.h"

#define TRAP_DOCUMENTED ANY_OF(NO_ERROR, ERROR_ACCESS_DENIED, ERROR_NOT_ENOUGH_MEMORY)

static const struct axis_value null_trap_pointers[] = {
	{ .name = "event", .number = NULLS(0) },
	{ .name = "size", .number = NULLS(OUTPUT_DATA_SIZE + 1) },
	{ .name = "data", .number = NULLS(OUTPUT_DATA + 1) },
	{ .name = "all", .number = NULLS(0) | NULLS(OUTPUT_DATA_SIZE + 1) | NULLS(OUTPUT_DATA + 1) },
	{ .name = NULL },
};

static const struct axis_value null_answer_pointers[] = {
	{ .name = "size", .number = NULLS(OUTPUT_DATA_SIZE) },
	{ .name = "data", .number = NULLS(OUTPUT_DATA) },
	{ .name = "both", .number = NULLS(OUTPUT_DATA_SIZE) | NULLS(OUTPUT_DATA) },
	{ .name = NULL },
};

static const struct test_case mib_set_trap_info_cases[] = {
	{
		.id          = "signals",
		.requirement = MIBTRAP_03,
		.claim       = "The event is signalled when a trap is due.",
		.is_alone    = true,
		.given       = STEPS(ADDED),
		.call        = MIB_SET_TRAP_INFO(),
		.expect      = { .returns = TRAP_DOCUMENTED, .is_about_success = true },
		.then        = STEPS(MIB_SET(.request = REQUEST_TRAP), HEAR_TRAP()),
	},
	{
		.id          = "request-left-alone",
		.requirement = MIBTRAP_04,
		.claim       = "The request is read as far as it goes, and not written to.",
		.is_alone    = true,
		.given       = STEPS(ADDED),
		.axes        = { AXIS(REQUEST, NULL) },
		.call        = MIB_SET_TRAP_INFO(),
		.expect      = { .returns = TRAP_DOCUMENTED, .is_about_reads = true, .is_about_writes = true },
	},
	{
		.id          = "empty-request",
		.requirement = MIBTRAP_04,
		.claim       = "Nothing is read of a request of no bytes.",
		.given       = STEPS(RUNNING, ADD_INTERFACE(.interface_type = DEMAND_DIAL)),
		.call        = MIB_SET_TRAP_INFO(.request = REQUEST_EMPTY),
		.expect      = { .returns = TRAP_DOCUMENTED, .is_about_reads = true, .is_about_writes = true },
	},
	{
		.id          = "replaced",
		.requirement = MIBTRAP_05,
		.claim       = "A second event takes the place of the first, which stays open and is not signalled any more.",
		.is_alone    = true,
		.given       = STEPS(ADDED, MIB_SET_TRAP_INFO()),
		.call        = MIB_SET_TRAP_INFO(.trap = TRAP_EVENT_SECOND),
		.expect      = { .returns = TRAP_DOCUMENTED, .is_about_success = true },
		.then        = STEPS(MIB_SET(.request = REQUEST_TRAP),
			      HEAR_TRAP(.trap = TRAP_EVENT_SECOND, .is_control = true), HEAR_NO_TRAP()),
	},
	{
		.id          = "withdrawn",
		.requirement = MIBTRAP_05,
		.claim       = "NULL in place of the event leaves the event open.",
		.is_alone    = true,
		.given       = STEPS(ADDED, MIB_SET_TRAP_INFO()),
		.call        = MIB_SET_TRAP_INFO(.nulls = NULLS(0)),
		.expect      = { .returns = TRAP_DOCUMENTED },
		.then        = STEPS(HEAR_NO_TRAP()),
	},
	{
		.id          = "null-pointers",
		.requirement = MIBTRAP_06,
		.claim       = "NULL for the event and for the answer is survived.",
		.given       = STEPS(ADDED),
		.axes        = { AXIS(NULLS, null_trap_pointers) },
		.call        = MIB_SET_TRAP_INFO(.request = REQUEST_NULL),
		.expect      = { .returns = TRAP_DOCUMENTED },
	},
	{
		.id          = "null-request",
		.requirement = MIBTRAP_06,
		.claim       = "A NULL request is survived, whatever size it is said to have.",
		.given       = STEPS(ADDED),
		.axes        = { AXIS(REQUEST_RULE, null_requests) },
		.call        = MIB_SET_TRAP_INFO(),
		.expect      = { .returns = TRAP_DOCUMENTED },
	},
	{
		.id          = "null-pointers-valid-request",
		.requirement = MIBTRAP_06,
		.claim       = "NULL for the event and for the answer is survived when the request is valid.",
		.given       = STEPS(ADDED),
		.axes        = { AXIS(NULLS, null_trap_pointers) },
		.call        = MIB_SET_TRAP_INFO(),
		.expect      = { .returns = TRAP_DOCUMENTED },
	},
	{
		.id          = "unused-after-stop",
		.requirement = MIBTRAP_08,
		.claim       = "Once the protocol has stopped, the event is not signalled any more.",
		.is_alone    = true,
		.given       = STEPS(ADDED),
		.call        = MIB_SET_TRAP_INFO(),
		.expect      = { .returns = TRAP_DOCUMENTED, .is_about_success = true },
		.then        = STEPS(MIB_SET(.request = REQUEST_TRAP), HEAR_TRAP(.is_control = true), STOP_PROTOCOL(),
			      AWAIT_STOPPED(), HEAR_NO_TRAP()),
	},
	{
		.id          = "apart-from-notifications",
		.requirement = MIBTRAP_09,
		.claim       = "A trap that is due does not signal the notification event without a message.",
		.is_alone    = true,
		.given       = STEPS(ADDED),
		.call        = MIB_SET_TRAP_INFO(),
		.expect      = { .returns = TRAP_DOCUMENTED, .is_about_success = true },
		.then        = STEPS(MIB_SET(.request = REQUEST_TRAP), HEAR_TRAP(.is_control = true), HEAR_NO_SIGNAL()),
	},
	{
		.id          = "apart-from-messages",
		.requirement = MIBTRAP_09,
		.claim       = "A message for the router manager does not signal the trap event.",
		.is_alone    = true,
		.given       = STEPS(ADDED, BIND(), ENABLE()),
		.call        = MIB_SET_TRAP_INFO(),
		.expect      = { .returns = TRAP_DOCUMENTED, .is_about_success = true },
		.then        = STEPS(MIB_SET(.request = REQUEST_TRAP), HEAR_TRAP(.is_control = true), UPDATE_ROUTES(),
				      AWAIT_UPDATE(), HEAR_NO_TRAP()),
	},
};

static const struct test_case mib_get_trap_info_cases[] = {
	{
		.id          = "request-left-alone",
		.requirement = MIBTRAP_04,
		.claim       = "The request is read as far as it goes, and not written to.",
		.is_alone    = true,
		.given       = STEPS(RUNNING, ADD_INTERFACE(.interface_type = DEMAND_DIAL), MIB_SET_TRAP_INFO()),
		.axes        = { AXIS(REQUEST, NULL) },
		.call        = MIB_GET_TRAP_INFO(),
		.expect      = { .returns = TRAP_DOCUMENTED, .is_about_reads = true, .is_about_writes = true },
	},
	{
		.id          = "empty-request",
		.requirement = MIBTRAP_04,
		.claim       = "Nothing is read of a request of no bytes.",
		.given       = STEPS(RUNNING, ADD_INTERFACE(.interface_type = DEMAND_DIAL)),
		.call        = MIB_GET_TRAP_INFO(.request = REQUEST_EMPTY),
		.expect      = { .returns = TRAP_DOCUMENTED, .is_about_reads = true, .is_about_writes = true },
	},
	{
		.id          = "null-pointers",
		.requirement = MIBTRAP_06,
		.claim       = "NULL for the request and for the answer is survived.",
		.given       = STEPS(ADDED),
		.axes        = { AXIS(NULLS, null_answer_pointers) },
		.call        = MIB_GET_TRAP_INFO(.request = REQUEST_NULL),
		.expect      = { .returns = TRAP_DOCUMENTED },
	},
	{
		.id          = "null-request",
		.requirement = MIBTRAP_06,
		.claim       = "A NULL request is survived, whatever size it is said to have.",
		.given       = STEPS(ADDED),
		.axes        = { AXIS(REQUEST_RULE, null_requests) },
		.call        = MIB_GET_TRAP_INFO(),
		.expect      = { .returns = TRAP_DOCUMENTED },
	},
	{
		.id          = "null-pointers-valid-request",
		.requirement = MIBTRAP_06,
		.claim       = "NULL for the answer is survived when the request is valid.",
		.given       = STEPS(ADDED),
		.axes        = { AXIS(NULLS, null_answer_pointers) },
		.call        = MIB_GET_TRAP_INFO(),
		.expect      = { .returns = TRAP_DOCUMENTED },
	},
	{
		.id          = "unasked",
		.requirement = MIBTRAP_07,
		.claim       = "Asking for details although no trap was ever asked for is survived.",
		.is_alone    = true,
		.given       = STEPS(RUNNING),
		.call        = MIB_GET_TRAP_INFO(.request = REQUEST_EMPTY),
		.expect      = { .returns = TRAP_DOCUMENTED },
	},
	{
		.id          = "nothing-due",
		.requirement = MIBTRAP_07,
		.claim       = "Asking for details although no trap has been due is survived.",
		.is_alone    = true,
		.given       = STEPS(ADDED, MIB_SET_TRAP_INFO()),
		.call        = MIB_GET_TRAP_INFO(),
		.expect      = { .returns = TRAP_DOCUMENTED },
	},
};

const struct chapter mib_set_trap_info = CHAPTER(mib_set_trap_info_cases);
const struct chapter mib_get_trap_info = CHAPTER(mib_get_trap_info_cases);
