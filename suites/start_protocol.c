/* SPDX-License-Identifier: MIT */
/* StartProtocol: what it returns, what follows from it, and what it may touch. */
#include "suites/axes.h"
#include "suites/rows.h"
#include "suites/suites.h"

#define OPERATE ADD_INTERFACE(), BIND(), ENABLE()

static const struct axis_value events[] = {
	{ .name = "auto-reset", .number = EVENT_AUTO_RESET },
	{ .name = "manual-reset", .number = EVENT_MANUAL_RESET },
	{ .name = NULL },
};

static const struct test_case start_protocol_cases[] = {
	{
		.id = "valid",
		.requirement = START_01,
		.claim = "A valid global configuration starts the protocol.",
		.given = STEPS(REGISTERED),
		.axes = { AXIS(CONFIGURATION, valid_configurations) },
		.call = START_PROTOCOL(),
		.expect = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id = "invalid",
		.requirement = START_03,
		.claim = "A global configuration with an invalid parameter in it is refused.",
		.given = STEPS(REGISTERED),
		.axes = { { AXIS_BAD } },
		.call = START_PROTOCOL(),
		.expect = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id = "ready-for-an-interface",
		.requirement = START_04,
		.claim = "An interface can be added as soon as StartProtocol has returned.",
		.given = STEPS(REGISTERED),
		.call = START_PROTOCOL(),
		.then = STEPS(ADD_INTERFACE(), GET_INTERFACE_INFO()),
	},
	{
		.id = "ready-for-interfaces",
		.requirement = START_04,
		.claim = "Different interfaces can be added before StartComplete.",
		.is_alone = true,
		.given = STEPS(REGISTERED),
		.call = START_PROTOCOL(),
		.then = STEPS(ADD_INTERFACE(),
			      ADD_INTERFACE(.interface = INTERFACE_SECOND, .configuration = CONFIGURATION_B),
			      GET_INTERFACE_INFO(),
			      GET_INTERFACE_INFO(.interface = INTERFACE_SECOND, .configuration = CONFIGURATION_B)),
	},
	{
		.id = "silent-before-start-complete",
		.requirement = START_05,
		.claim = "With an interface bound and enabled the protocol keeps still until StartComplete.",
		.is_alone = true,
		.given = STEPS(REGISTERED),
		.call = START_PROTOCOL(),
		.then = STEPS(OPERATE, HEAR_SILENCE(), START_COMPLETE(), HEAR_ACTIVITY(.is_control = true)),
	},
	{
		.id = "signals-the-event-at-the-stop",
		.requirement = START_06,
		.claim = "The event of StartProtocol, of either kind, is signalled for ROUTER_STOPPED.",
		.needs = NEED_ASYNCHRONOUS_STOP,
		.given = STEPS(REGISTERED),
		.axes = { AXIS(EVENT, events) },
		.call = START_PROTOCOL(),
		.expect = { .is_about_signals = true },
		.then = STEPS(START_COMPLETE(), STOP_PROTOCOL(), AWAIT_STOPPED()),
	},
	{
		.id = "signals-the-event-for-an-update",
		.requirement = START_06,
		.claim = "The event of StartProtocol, of either kind, is signalled for UPDATE_COMPLETE.",
		.given = STEPS(REGISTERED),
		.axes = { AXIS(EVENT, events) },
		.call = START_PROTOCOL(),
		.expect = { .is_about_signals = true },
		.then = STEPS(START_COMPLETE(), OPERATE, UPDATE_ROUTES(.is_control = true), AWAIT_UPDATE()),
	},
	{
		.id = "no-idle-signal",
		.requirement = START_07,
		.claim = "The event stays unsignalled in a run that queues nothing, until the stop.",
		.needs = NEED_ASYNCHRONOUS_STOP,
		.is_alone = true,
		.given = STEPS(REGISTERED),
		.call = START_PROTOCOL(),
		.then = STEPS(START_COMPLETE(), OPERATE, DISABLE(), DELETE_INTERFACE(), HEAR_NO_SIGNAL(),
			      STOP_PROTOCOL(), AWAIT_STOPPED()),
	},
	{
		.id = "no-idle-signal-before-update",
		.requirement = START_07,
		.claim = "The event stays unsignalled in a run that queues nothing, until an update ends.",
		.is_alone = true,
		.given = STEPS(REGISTERED),
		.call = START_PROTOCOL(),
		.then = STEPS(START_COMPLETE(), OPERATE, HEAR_NO_SIGNAL(), UPDATE_ROUTES(.is_control = true),
			      AWAIT_UPDATE()),
	},
	{
		.id = "within-size",
		.requirement = START_08,
		.claim = "Nothing past StructureSize bytes of GlobalInfo is touched.",
		.given = STEPS(REGISTERED),
		.axes = { AXIS(CONFIGURATION, valid_configurations) },
		.call = START_PROTOCOL(),
		.expect = { .returns = ANY_DOCUMENTED, .is_about_reads = true },
	},
	{
		.id = "inputs-unmodified",
		.requirement = START_09,
		.claim = "Neither GlobalInfo nor SupportFunctions is written to.",
		.given = STEPS(REGISTERED),
		.axes = { AXIS(CONFIGURATION, valid_configurations) },
		.call = START_PROTOCOL(),
		.expect = { .returns = ANY_DOCUMENTED, .is_about_writes = true },
	},
};

const struct chapter start_protocol = CHAPTER(start_protocol_cases);
