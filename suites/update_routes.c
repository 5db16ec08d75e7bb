/* SPDX-License-Identifier: MIT */
/* DoUpdateRoutes: what it returns, and the UPDATE_COMPLETE that follows. */
#include "suites/axes.h"
#include "suites/rows.h"
#include "suites/suites.h"

#define OPERATING RUNNING, ADD_INTERFACE(), BIND(), ENABLE()
#define SECOND .interface = INTERFACE_SECOND
#define STARTED_OR_NOT ANY_OF(NO_ERROR, ERROR_CAN_NOT_COMPLETE)

/* Interfaces on which an update can be made, for AXIS_GIVEN. */
static const struct axis_value able_states[] = {
	{ .name = "1-address", .steps = STEPS(ADD_INTERFACE(), BIND(), ENABLE()) },
	{ .name = "2-addresses",
	  .steps = STEPS(ADD_INTERFACE(),
			 INTERFACE_STATUS(.status_type = RIS_INTERFACE_ADDRESS_CHANGE, .active = 1, .info = INFO_BINDING,
					  .addresses = 2),
			 ENABLE()) },
	{ .name = NULL },
};

/* Interfaces on which no update can succeed, for AXIS_GIVEN. */
static const struct axis_value unable_states[] = {
	{ .name = "unbound", .steps = STEPS(ADD_INTERFACE(), ENABLE()) },
	{ .name = "disabled", .steps = STEPS(ADD_INTERFACE(), BIND(), ENABLE(), DISABLE()) },
	{ .name = "media-absent", .steps = STEPS(ADD_INTERFACE(), BIND(), ENABLE(), MEDIA_ABSENT()) },
	{ .name = NULL },
};

static const struct axis_value outside_runs[] = {
	{ .name = "before-start", .steps = STEPS(REGISTERED) },
	{ .name = "after-stop", .steps = STEPS(OPERATING, STOP_PROTOCOL(), AWAIT_STOPPED()) },
	{ .name = NULL },
};

static const struct test_case update_routes_cases[] = {
	{
		.id          = "completes",
		.requirement = UPDRT_01,
		.claim       = "An update is started, and ends with a message.",
		.given       = STEPS(RUNNING),
		.axes        = { AXIS(GIVEN, able_states) },
		.call        = UPDATE_ROUTES(),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(AWAIT_UPDATE()),
	},
	{
		.id          = "unknown-index",
		.requirement = UPDRT_03,
		.claim       = "An index that was never added is refused.",
		.given       = STEPS(OPERATING),
		.call        = UPDATE_ROUTES(.interface = INTERFACE_UNKNOWN),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id          = "boundary-index",
		.requirement = UPDRT_03,
		.claim       = "An index at the edge of its range that no interface has is refused.",
		.given       = STEPS(OPERATING),
		.axes        = { AXIS(INDEX, boundary_indexes) },
		.call        = UPDATE_ROUTES(),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id          = "deleted-index",
		.requirement = UPDRT_04,
		.claim       = "The index of a deleted interface is refused.",
		.given       = STEPS(OPERATING, DELETE_INTERFACE()),
		.call        = UPDATE_ROUTES(),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id          = "names-interface",
		.requirement = UPDRT_05,
		.claim       = "The message names the interface that was updated, not another one.",
		.given       = STEPS(OPERATING, ADD_INTERFACE(SECOND), BIND(SECOND), ENABLE(SECOND)),
		.call        = UPDATE_ROUTES(SECOND),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(AWAIT_UPDATE(SECOND)),
	},
	{
		.id          = "once",
		.requirement = UPDRT_08,
		.claim       = "The end of an update is announced once.",
		.given       = STEPS(OPERATING),
		.call        = UPDATE_ROUTES(),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(AWAIT_UPDATE(), HEAR_UPDATES()),
	},
	{
		.id          = "once-each",
		.requirement = UPDRT_08,
		.claim       = "Two updates, one after the other, are announced once each.",
		.given       = STEPS(OPERATING, UPDATE_ROUTES(), AWAIT_UPDATE()),
		.call        = UPDATE_ROUTES(),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(AWAIT_UPDATE(), HEAR_UPDATES()),
	},
	{
		.id          = "refused-is-silent",
		.requirement = UPDRT_09,
		.claim       = "A request that is refused for its interface's state is followed by no message.",
		.given       = STEPS(OPERATING, UPDATE_ROUTES(), AWAIT_UPDATE(), DISABLE()),
		.call        = UPDATE_ROUTES(),
		.expect      = { .returns = ANY_DOCUMENTED, .is_about_failure = true },
		.then        = STEPS(HEAR_UPDATES()),
	},
	{
		.id          = "unknown-is-silent",
		.requirement = UPDRT_09,
		.claim       = "A request that is refused for its index is followed by no message.",
		.given       = STEPS(OPERATING, UPDATE_ROUTES(), AWAIT_UPDATE()),
		.call        = UPDATE_ROUTES(.interface = INTERFACE_UNKNOWN),
		.expect      = { .returns = ANY_DOCUMENTED, .is_about_failure = true },
		.then        = STEPS(HEAR_UPDATES(.interface = INTERFACE_UNKNOWN)),
	},
	{
		.id          = "signalled",
		.requirement = UPDRT_10,
		.claim       = "Who only waits for the notification event learns of the end of an update.",
		.is_alone    = true,
		.given       = STEPS(RUNNING),
		.axes        = { AXIS(GIVEN, able_states) },
		.call        = UPDATE_ROUTES(),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(AWAIT_SIGNAL(), AWAIT_UPDATE()),
	},
	{
		.id          = "prompt",
		.requirement = UPDRT_11,
		.claim       = "The call returns without waiting for the update.",
		.given       = STEPS(OPERATING),
		.call        = UPDATE_ROUTES(),
		.expect      = { .returns = ONLY(NO_ERROR), .is_about_time = true },
	},
	{
		.id          = "unable",
		.requirement = UPDRT_12,
		.claim       = "Where no update is possible the request is refused, or the update fails.",
		.given       = STEPS(RUNNING),
		.axes        = { AXIS(GIVEN, unable_states) },
		.call        = UPDATE_ROUTES(),
		.expect      = { .returns = STARTED_OR_NOT },
		.then        = STEPS(AWAIT_UPDATE(), HEAR_UPDATES(.has_failed = true)),
	},
	{
		.id          = "second-request",
		.requirement = UPDRT_14,
		.claim       = "A second request while an update is running loses neither of them.",
		.given       = STEPS(OPERATING, UPDATE_ROUTES()),
		.call        = UPDATE_ROUTES(),
		.expect      = { .returns = ANY_DOCUMENTED },
		.then        = STEPS(AWAIT_UPDATE(), HEAR_UPDATES()),
	},
	{
		.id          = "before-start-complete",
		.requirement = UPDRT_15,
		.claim       = "A request before StartComplete is refused, or completed later.",
		.given       = STEPS(STARTED, ADD_INTERFACE(), BIND(), ENABLE()),
		.call        = UPDATE_ROUTES(),
		.expect      = { .returns = STARTED_OR_NOT },
		.then        = STEPS(START_COMPLETE(), AWAIT_UPDATE(), HEAR_UPDATES()),
	},
	{
		.id          = "not-claimed",
		.requirement = UPDRT_16,
		.claim       = "A router manager that offers no updates gets none.",
		.given       = STEPS(REGISTER_PROTOCOL(.offer = OFFER_WITHOUT_UPDATES, .is_control = true), START_PROTOCOL(),
				     START_COMPLETE(), ADD_INTERFACE(), BIND(), ENABLE()),
		.call        = UPDATE_ROUTES(),
		.expect      = { .returns = ONLY(ERROR_CAN_NOT_COMPLETE) },
	},
	{
		.id          = "outside-a-run",
		.requirement = UPDRT_17,
		.claim       = "Before the first start and after a completed stop nothing is updated.",
		.axes        = { AXIS(LIFE, outside_runs) },
		.call        = UPDATE_ROUTES(),
		.expect      = { .returns = A_FAILURE },
	},
	{
		.id          = "while-stopping",
		.requirement = UPDRT_17,
		.claim       = "While a stop is pending no update is started, and the stop completes.",
		.needs       = NEED_ASYNCHRONOUS_STOP,
		.is_alone    = true,
		.given       = STEPS(OPERATING, STOP_PROTOCOL()),
		.call        = UPDATE_ROUTES(),
		.expect      = { .returns = A_FAILURE },
		.then        = STEPS(AWAIT_STOPPED()),
	},
};

const struct chapter update_routes = CHAPTER(update_routes_cases);
