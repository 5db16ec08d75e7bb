/* SPDX-License-Identifier: MIT */
/* StopProtocol: where nothing runs, around StartComplete and updates, and what is left when it is over. */
#include "suites/axes.h"
#include "suites/rows.h"
#include "suites/suites.h"

#define OPERATE ADD_INTERFACE(), BIND(), ENABLE()
#define OPERATE_SECOND \
	ADD_INTERFACE(.interface = INTERFACE_SECOND), BIND(.interface = INTERFACE_SECOND), \
		ENABLE(.interface = INTERFACE_SECOND)
#define OPERATE_THIRD \
	ADD_INTERFACE(.interface = INTERFACE_THIRD), BIND(.interface = INTERFACE_THIRD), \
		ENABLE(.interface = INTERFACE_THIRD)
#define STOPPING RUNNING, OPERATE, STOP_PROTOCOL()
#define SETTLE HEAR_NOTHING(.interface = INTERFACE_UNKNOWN)
#define EMPTY ANY_OF(ERROR_NO_MORE_ITEMS, ERROR_CAN_NOT_COMPLETE)
#define LOOK GET_EVENT_MESSAGE(.returns = EMPTY, .is_loose = true)

static const struct test_case cases[] = {
	{
		.id = "synchronous-without-message",
		.requirement = STOP_07,
		.claim = "A stop that is over when StopProtocol returns queues no ROUTER_STOPPED.",
		.needs = NEED_SYNCHRONOUS_STOP,
		.given = STEPS(RUNNING, OPERATE),
		.call = STOP_PROTOCOL(),
		.then = STEPS(AWAIT_STOPPED(), SETTLE, LOOK),
	},
	{
		.id = "before-start-complete",
		.requirement = STOP_09,
		.claim = "A protocol without interfaces can be stopped before StartComplete.",
		.given = STEPS(STARTED),
		.call = STOP_PROTOCOL(),
		.then = STEPS(AWAIT_STOPPED()),
	},
	{
		.id = "before-start-complete-with-interface",
		.requirement = STOP_09,
		.claim = "A protocol with an interface can be stopped before StartComplete.",
		.given = STEPS(STARTED),
		.axes = { AXIS(GIVEN, states) },
		.call = STOP_PROTOCOL(),
		.then = STEPS(AWAIT_STOPPED()),
	},
	{
		.id = "during-update",
		.requirement = STOP_10,
		.claim = "An update in progress ends before ROUTER_STOPPED, or without a word.",
		.given = STEPS(RUNNING, OPERATE, UPDATE_ROUTES(.is_control = true)),
		.call = STOP_PROTOCOL(),
		.then = STEPS(AWAIT_STOPPED(), SETTLE, LOOK),
	},
	{
		.id = "second-while-stopping",
		.requirement = STOP_11,
		.claim = "A second StopProtocol while the stop is pending is survived, and the stop ends.",
		.needs = NEED_ASYNCHRONOUS_STOP,
		.given = STEPS(STOPPING),
		.call = STOP_PROTOCOL(.is_loose = true),
		.expect = { .returns = PREFER(ERROR_CAN_NOT_COMPLETE, ERROR_PROTOCOL_STOP_PENDING, NO_ERROR) },
		.then = STEPS(AWAIT_STOPPED(), SETTLE, LOOK),
	},
	{
		.id = "after-stop",
		.requirement = STOP_11,
		.claim = "StopProtocol after a completed stop is survived, and announces nothing that never comes.",
		.given = STEPS(STOPPED),
		.call = STOP_PROTOCOL(.is_loose = true),
		.expect = { .returns = PREFER(ERROR_CAN_NOT_COMPLETE, NO_ERROR) },
		.then = STEPS(AWAIT_STOPPED(), SETTLE, LOOK),
	},
	{
		.id = "before-start",
		.requirement = STOP_12,
		.claim = "StopProtocol before any start is survived, and no ROUTER_STOPPED follows a NO_ERROR.",
		.given = STEPS(REGISTERED),
		.call = STOP_PROTOCOL(.is_loose = true),
		.expect = { .returns = PREFER(ERROR_CAN_NOT_COMPLETE, NO_ERROR) },
		.then = STEPS(AWAIT_STOPPED(), SETTLE, GET_EVENT_MESSAGE(.returns = EMPTY), START_PROTOCOL(),
			      START_COMPLETE()),
	},
	{
		.id = "silent-afterwards",
		.requirement = STOP_13,
		.claim = "After a completed stop no support function is called and the event is not signalled.",
		.is_alone = true,
		.given = STEPS(RUNNING, OPERATE, HEAR_ACTIVITY(.is_control = true), STOP_PROTOCOL(), AWAIT_STOPPED()),
		.call = GET_INTERFACE_INFO(.is_loose = true),
		.expect = { .returns = A_FAILURE },
		.then = STEPS(HEAR_SILENCE(), HEAR_NO_SIGNAL()),
	},
	{
		.id = "freed-afterwards",
		.requirement = STOP_14,
		.claim = "After a completed stop the DLL can be freed: no thread of its own is left in it.",
		.given = STEPS(RUNNING, OPERATE),
		.call = STOP_PROTOCOL(),
		.then = STEPS(AWAIT_STOPPED(), FREE_LIBRARY(), SETTLE),
	},
	{
		.id = "ends-in-time",
		.requirement = STOP_15,
		.claim = "A pending stop with three interfaces in operation ends within stop_ms.",
		.needs = NEED_ASYNCHRONOUS_STOP,
		.is_alone = true,
		.given = STEPS(RUNNING, OPERATE, OPERATE_SECOND, OPERATE_THIRD),
		.call = STOP_PROTOCOL(),
		.then = STEPS(AWAIT_STOPPED()),
	},
	{
		.id = "messages-in-order",
		.requirement = STOP_16,
		.claim = "Messages of updates that the stop cuts short are delivered as documented, or not at all.",
		.is_alone = true,
		.given = STEPS(RUNNING, OPERATE, OPERATE_SECOND, UPDATE_ROUTES(.is_control = true),
			       UPDATE_ROUTES(.interface = INTERFACE_SECOND, .is_control = true)),
		.call = STOP_PROTOCOL(),
		.expect = { .is_about_messages = true },
		.then = STEPS(AWAIT_STOPPED(), SETTLE, LOOK),
	},
	{
		.id = "get-global-info-while-stopping",
		.requirement = STOP_18,
		.claim = "GetGlobalInfo fails while the stop is pending.",
		.needs = NEED_ASYNCHRONOUS_STOP,
		.given = STEPS(STOPPING),
		.call = GET_GLOBAL_INFO(.configuration = CONFIGURATION_ANY),
		.expect = { .returns = A_FAILURE },
		.then = STEPS(AWAIT_STOPPED()),
	},
	{
		.id = "set-global-info-while-stopping",
		.requirement = STOP_18,
		.claim = "SetGlobalInfo fails while the stop is pending.",
		.needs = NEED_ASYNCHRONOUS_STOP,
		.given = STEPS(STOPPING),
		.call = SET_GLOBAL_INFO(),
		.expect = { .returns = A_FAILURE },
		.then = STEPS(AWAIT_STOPPED()),
	},
	{
		.id = "add-interface-while-stopping",
		.requirement = STOP_18,
		.claim = "AddInterface fails while the stop is pending.",
		.needs = NEED_ASYNCHRONOUS_STOP,
		.given = STEPS(STOPPING),
		.call = ADD_INTERFACE(.interface = INTERFACE_SECOND),
		.expect = { .returns = A_FAILURE },
		.then = STEPS(AWAIT_STOPPED()),
	},
	{
		.id = "delete-interface-while-stopping",
		.requirement = STOP_18,
		.claim = "DeleteInterface fails while the stop is pending.",
		.needs = NEED_ASYNCHRONOUS_STOP,
		.given = STEPS(STOPPING),
		.call = DELETE_INTERFACE(),
		.expect = { .returns = A_FAILURE },
		.then = STEPS(AWAIT_STOPPED()),
	},
	{
		.id = "interface-status-while-stopping",
		.requirement = STOP_18,
		.claim = "InterfaceStatus fails while the stop is pending.",
		.needs = NEED_ASYNCHRONOUS_STOP,
		.given = STEPS(STOPPING),
		.call = DISABLE(),
		.expect = { .returns = A_FAILURE },
		.then = STEPS(AWAIT_STOPPED()),
	},
	{
		.id = "get-interface-info-while-stopping",
		.requirement = STOP_18,
		.claim = "GetInterfaceInfo fails while the stop is pending.",
		.needs = NEED_ASYNCHRONOUS_STOP,
		.given = STEPS(STOPPING),
		.call = GET_INTERFACE_INFO(.configuration = CONFIGURATION_ANY),
		.expect = { .returns = A_FAILURE },
		.then = STEPS(AWAIT_STOPPED()),
	},
	{
		.id = "set-interface-info-while-stopping",
		.requirement = STOP_18,
		.claim = "SetInterfaceInfo fails while the stop is pending.",
		.needs = NEED_ASYNCHRONOUS_STOP,
		.given = STEPS(STOPPING),
		.call = SET_INTERFACE_INFO(),
		.expect = { .returns = A_FAILURE },
		.then = STEPS(AWAIT_STOPPED()),
	},
	{
		.id = "update-routes-while-stopping",
		.requirement = STOP_18,
		.claim = "DoUpdateRoutes fails while the stop is pending.",
		.needs = NEED_ASYNCHRONOUS_STOP,
		.given = STEPS(STOPPING),
		.call = UPDATE_ROUTES(),
		.expect = { .returns = A_FAILURE },
		.then = STEPS(AWAIT_STOPPED()),
	},
	{
		.id = "no-interface-after-restart",
		.requirement = STOP_19,
		.claim = "An interface that was not deleted before the stop is unknown in the next run.",
		.given = STEPS(RUNNING, OPERATE),
		.call = STOP_PROTOCOL(),
		.then = STEPS(AWAIT_STOPPED(), START_PROTOCOL(.is_control = true), START_COMPLETE(),
			      GET_INTERFACE_INFO(.returns = ONLY(ERROR_INVALID_PARAMETER))),
	},
};

const struct chapter stop_protocol_robustness = CHAPTER(cases);
