/* SPDX-License-Identifier: MIT */
/* StopProtocol: what it answers, and how the end of the run is announced. */
#include "suites/axes.h"
#include "suites/rows.h"
#include "suites/suites.h"

#define OPERATE ADD_INTERFACE(), BIND(), ENABLE()
#define SETTLE HEAR_NOTHING(.interface = INTERFACE_UNKNOWN)
#define LOOK GET_EVENT_MESSAGE(.returns = ANY_OF(ERROR_NO_MORE_ITEMS, ERROR_CAN_NOT_COMPLETE), .is_loose = true)

static const struct axis_value two_types[] = {
	{ .name = "permanent", .number = PERMANENT },
	{ .name = "local-workstation-dial", .number = LOCAL_WORKSTATION_DIAL },
	{ .name = NULL },
};

static const struct test_case stop_protocol_cases[] = {
	{
		.id = "answers",
		.requirement = STOP_01,
		.claim = "A protocol that runs without interfaces stops, or says that it is going to.",
		.given = STEPS(RUNNING),
		.call = STOP_PROTOCOL(),
		.expect = { .returns = ANY_OF(NO_ERROR, ERROR_PROTOCOL_STOP_PENDING) },
	},
	{
		.id = "answers-with-another-configuration",
		.requirement = STOP_01,
		.claim = "Whatever global configuration it runs with, a protocol stops or says that it is going to.",
		.given = STEPS(REGISTERED, START_PROTOCOL(.configuration = CONFIGURATION_B), START_COMPLETE()),
		.call = STOP_PROTOCOL(),
		.expect = { .returns = ANY_OF(NO_ERROR, ERROR_PROTOCOL_STOP_PENDING) },
	},
	{
		.id = "announced",
		.requirement = STOP_02,
		.claim = "A pending stop ends with ROUTER_STOPPED.",
		.needs = NEED_ASYNCHRONOUS_STOP,
		.given = STEPS(RUNNING),
		.call = STOP_PROTOCOL(),
		.then = STEPS(AWAIT_STOPPED()),
	},
	{
		.id = "announced-with-two-interfaces",
		.requirement = STOP_02,
		.claim = "A pending stop ends with ROUTER_STOPPED though interfaces were not deleted.",
		.needs = NEED_ASYNCHRONOUS_STOP,
		.is_alone = true,
		.given = STEPS(RUNNING, ADD_INTERFACE(),
			       ADD_INTERFACE(.interface = INTERFACE_SECOND, .configuration = CONFIGURATION_B)),
		.call = STOP_PROTOCOL(),
		.then = STEPS(AWAIT_STOPPED()),
	},
	{
		.id = "signalled",
		.requirement = STOP_03,
		.claim = "The notification event is signalled for ROUTER_STOPPED.",
		.needs = NEED_ASYNCHRONOUS_STOP,
		.is_alone = true,
		.given = STEPS(RUNNING, ADD_INTERFACE()),
		.axes = { AXIS(INTERFACE_TYPE, interface_types) },
		.call = STOP_PROTOCOL(),
		.expect = { .is_about_signals = true },
		.then = STEPS(AWAIT_STOPPED()),
	},
	{
		.id = "announced-once",
		.requirement = STOP_04,
		.claim = "One pending stop leads to one ROUTER_STOPPED.",
		.needs = NEED_ASYNCHRONOUS_STOP,
		.is_alone = true,
		.given = STEPS(RUNNING, ADD_INTERFACE()),
		.axes = { AXIS(INTERFACE_TYPE, two_types) },
		.call = STOP_PROTOCOL(),
		.then = STEPS(AWAIT_STOPPED(), SETTLE, LOOK),
	},
	{
		.id = "queue-served-while-stopping",
		.requirement = STOP_05,
		.claim = "GetEventMessage works while the stop is pending.",
		.needs = NEED_ASYNCHRONOUS_STOP,
		.is_alone = true,
		.given = STEPS(RUNNING, OPERATE, STOP_PROTOCOL()),
		.call = GET_EVENT_MESSAGE(.check = CHECK_QUEUE_SERVED, .is_loose = true),
		.then = STEPS(AWAIT_STOPPED()),
	},
	{
		.id = "unannounced-without-stop",
		.requirement = STOP_06,
		.claim = "No ROUTER_STOPPED is queued in a run until it is stopped.",
		.needs = NEED_ASYNCHRONOUS_STOP,
		.is_alone = true,
		.given = STEPS(STARTED),
		.call = START_COMPLETE(),
		.expect = { .is_about_messages = true },
		.then = STEPS(OPERATE, DISABLE(), DELETE_INTERFACE(), SETTLE, STOP_PROTOCOL(), AWAIT_STOPPED()),
	},
	{
		.id = "interface-present",
		.requirement = STOP_08,
		.claim = "The protocol stops in good order whatever state its interface is in.",
		.is_alone = true,
		.given = STEPS(RUNNING),
		.axes = { AXIS(GIVEN, states) },
		.call = STOP_PROTOCOL(),
		.then = STEPS(AWAIT_STOPPED()),
	},
};

const struct chapter stop_protocol = CHAPTER(stop_protocol_cases);
