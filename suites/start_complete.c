/* SPDX-License-Identifier: MIT */
/* StartComplete: the end of the start. */
#include "suites/axes.h"
#include "suites/rows.h"
#include "suites/suites.h"

#define THIRD_IS_B .interface = INTERFACE_THIRD, .configuration = CONFIGURATION_B

enum { MANY = 60, MANY_FIRST = 0x70000000 };

/* REGISTER, START, so many interfaces, the call under test. */
static size_t many_interfaces(uint32_t seed, struct call *steps, size_t room, size_t *call_place)
{
	size_t count = 0;

	(void)seed, (void)room;
	steps[count++] = (struct call)REGISTER_PROTOCOL();
	steps[count++] = (struct call)START_PROTOCOL();
	for (uint32_t i = 0; i < MANY; i++)
		steps[count++] = (struct call)ADD_INTERFACE(.interface = INTERFACE_LITERAL, .index = MANY_FIRST + i);
	*call_place = count;
	steps[count++] = (struct call)START_COMPLETE();
	steps[count++] = (struct call)GET_INTERFACE_INFO(.interface = INTERFACE_LITERAL, .index = MANY_FIRST);
	return count;
}

static const struct test_case start_complete_cases[] = {
	{
		.id = "succeeds",
		.requirement = STARTC_01,
		.claim = "StartComplete succeeds whatever state an interface is in.",
		.given = STEPS(STARTED),
		.axes = { AXIS(GIVEN, states) },
		.call = START_COMPLETE(),
		.expect = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id = "succeeds-with-another-configuration",
		.requirement = STARTC_01,
		.claim = "StartComplete succeeds whatever global configuration the protocol was started with.",
		.given = STEPS(REGISTERED, START_PROTOCOL(.configuration = CONFIGURATION_B)),
		.call = START_COMPLETE(),
		.expect = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id = "updates-wait",
		.requirement = STARTC_02,
		.claim = "An update asked for before StartComplete is refused, or completes only afterwards.",
		.is_alone = true,
		.given = STEPS(STARTED, ADD_INTERFACE(), BIND(), ENABLE()),
		.call = UPDATE_ROUTES(),
		.expect = { .returns = ANY_DOCUMENTED },
		.then = STEPS(HEAR_SILENCE(), START_COMPLETE(), HEAR_ACTIVITY(.is_control = true)),
	},
	{
		.id = "demand-dial-waits",
		.requirement = STARTC_02,
		.claim = "An interface enabled while its link is down is dialled only after StartComplete.",
		.is_alone = true,
		.given = STEPS(STARTED, ADD_INTERFACE(.interface_type = DEMAND_DIAL)),
		.call = INTERFACE_STATUS(.status_type = RIS_INTERFACE_ENABLED),
		.expect = { .returns = ANY_DOCUMENTED },
		.then = STEPS(HEAR_SILENCE(), START_COMPLETE(), HEAR_ACTIVITY(.is_control = true)),
	},
	{
		.id = "interfaces-remain",
		.requirement = STARTC_03,
		.claim = "Interfaces that were added before StartComplete are known after it.",
		.is_alone = true,
		.given = STEPS(STARTED, ADD_INTERFACE(), ADD_INTERFACE(.interface = INTERFACE_SECOND),
			       ADD_INTERFACE(THIRD_IS_B)),
		.call = START_COMPLETE(),
		.then = STEPS(GET_INTERFACE_INFO(), GET_INTERFACE_INFO(.interface = INTERFACE_SECOND),
			      GET_INTERFACE_INFO(THIRD_IS_B)),
	},
	{
		.id = "without-interfaces",
		.requirement = STARTC_04,
		.claim = "StartComplete works where no interface was added.",
		.given = STEPS(REGISTERED, START_PROTOCOL(.configuration = CONFIGURATION_B)),
		.call = START_COMPLETE(),
		.then = STEPS(GET_GLOBAL_INFO(.configuration = CONFIGURATION_B)),
	},
	{
		.id = "interfaces-afterwards",
		.requirement = STARTC_05,
		.claim = "The first interface can be added after StartComplete.",
		.is_alone = true,
		.given = STEPS(STARTED),
		.call = START_COMPLETE(),
		.then = STEPS(ADD_INTERFACE(.configuration = CONFIGURATION_B),
			      GET_INTERFACE_INFO(.configuration = CONFIGURATION_B)),
	},
	{
		.id = "second",
		.requirement = STARTC_06,
		.claim = "A second StartComplete changes nothing, and the protocol stops as ever.",
		.given = STEPS(RUNNING, ADD_INTERFACE()),
		.call = START_COMPLETE(.is_loose = true),
		.expect = { .returns = PREFER(NO_ERROR, ERROR_CAN_NOT_COMPLETE) },
		.then = STEPS(GET_GLOBAL_INFO(), GET_INTERFACE_INFO(), DELETE_INTERFACE(), STOP_PROTOCOL(),
			      AWAIT_STOPPED()),
	},
	{
		.id = "before-start",
		.requirement = STARTC_07,
		.claim = "StartComplete before StartProtocol is survived, and the protocol starts after it.",
		.given = STEPS(REGISTERED),
		.call = START_COMPLETE(.is_loose = true),
		.expect = { .returns = PREFER(ERROR_CAN_NOT_COMPLETE, NO_ERROR) },
		.then = STEPS(START_PROTOCOL(), START_COMPLETE()),
	},
	{
		.id = "after-stop",
		.requirement = STARTC_07,
		.claim = "StartComplete after a completed stop is survived.",
		.given = STEPS(STOPPED),
		.call = START_COMPLETE(.is_loose = true),
		.expect = { .returns = PREFER(ERROR_CAN_NOT_COMPLETE, NO_ERROR) },
	},
	{
		.id = "after-failed-start",
		.requirement = STARTC_08,
		.claim = "StartComplete after a start that was refused is survived, and the protocol starts after it.",
		.given = STEPS(REGISTERED, START_PROTOCOL(.configuration = CONFIGURATION_BAD, .returns = A_FAILURE)),
		.call = START_COMPLETE(.is_loose = true),
		.expect = { .returns = PREFER(ERROR_CAN_NOT_COMPLETE, NO_ERROR) },
		.then = STEPS(START_PROTOCOL(), START_COMPLETE()),
	},
	{
		.id = "prompt-with-many-interfaces",
		.requirement = STARTC_09,
		.claim = "StartComplete returns promptly where sixty interfaces were added.",
		.is_alone = true,
		.call = START_COMPLETE(),
		.expect = { .is_about_time = true },
		.script = many_interfaces,
	},
};

const struct chapter start_complete = CHAPTER(start_complete_cases);
