/* SPDX-License-Identifier: MIT */
/* The life cycle as a whole: what holds across callbacks. */
#include "suites/axes.h"
#include "suites/rows.h"
#include "suites/suites.h"

#define SECOND .interface = INTERFACE_SECOND
#define CYCLE START_PROTOCOL(), START_COMPLETE(), STOP_PROTOCOL(), AWAIT_STOPPED()
#define FOUR_CYCLES CYCLE, CYCLE, CYCLE, CYCLE
#define READ_BACK .configuration = CONFIGURATION_READ_BACK
#define IS_B .configuration = CONFIGURATION_B

static const struct test_case life_cycle_cases[] = {
	{
		.id = "run-without-interfaces",
		.requirement = LIFE_02,
		.claim = "A run in which no interface is added goes from its start to its stop.",
		.is_alone = true,
		.given = STEPS(RUNNING, GET_GLOBAL_INFO(), GET_GLOBAL_INFO()),
		.call = STOP_PROTOCOL(),
		.then = STEPS(AWAIT_STOPPED()),
	},
	{
		.id = "status-at-any-time",
		.requirement = LIFE_03,
		.claim = "Interfaces can be bound and enabled before StartComplete as well as after it.",
		.is_alone = true,
		.given = STEPS(ADD_INTERFACE(), ADD_INTERFACE(SECOND), BIND(), ENABLE(), BIND(SECOND)),
		.axes = { AXIS(LIFE, lives) },
		.call = ENABLE(SECOND),
		.expect = { .returns = ONLY(NO_ERROR) },
		.then = STEPS(GET_INTERFACE_INFO(), GET_INTERFACE_INFO(SECOND), DISABLE(), DISABLE(SECOND),
			      DELETE_INTERFACE(), DELETE_INTERFACE(SECOND)),
	},
	{
		.id = "global-round-trips",
		.requirement = LIFE_04,
		.claim = "The global configuration stays what it is when it is read, changed and written back.",
		.is_alone = true,
		.given = STEPS(RUNNING, GET_GLOBAL_INFO()),
		.call = SET_GLOBAL_INFO(READ_BACK),
		.then = STEPS(GET_GLOBAL_INFO(), SET_GLOBAL_INFO(IS_B), GET_GLOBAL_INFO(IS_B),
			      SET_GLOBAL_INFO(READ_BACK), GET_GLOBAL_INFO(IS_B)),
	},
	{
		.id = "interface-round-trips",
		.requirement = LIFE_04,
		.claim = "An interface's configuration stays what it is when it is read, changed and written back.",
		.given = STEPS(RUNNING, ADD_INTERFACE(), GET_INTERFACE_INFO()),
		.call = SET_INTERFACE_INFO(READ_BACK),
		.then = STEPS(GET_INTERFACE_INFO(), SET_INTERFACE_INFO(IS_B), GET_INTERFACE_INFO(IS_B),
			      SET_INTERFACE_INFO(READ_BACK), GET_INTERFACE_INFO(IS_B)),
	},
	{
		.id = "interfaces-are-adds-minus-deletes",
		.requirement = LIFE_05,
		.claim = "After any additions and deletions exactly what was added and not deleted is known.",
		.axes = { AXIS(SEED, seeds) },
		.call = ADD_INTERFACE(),
		.script = random_interfaces,
	},
	{
		.id = "many-cycles",
		.requirement = LIFE_06,
		.claim = "The protocol starts and stops fourteen times in one process.",
		.given = STEPS(REGISTERED, CYCLE),
		.call = START_PROTOCOL(),
		.then = STEPS(START_COMPLETE(), STOP_PROTOCOL(), AWAIT_STOPPED(), FOUR_CYCLES, FOUR_CYCLES,
			      FOUR_CYCLES),
	},
	{
		.id = "loaded-again",
		.requirement = LIFE_07,
		.claim = "A DLL that is freed after the stop and loaded again starts, and works.",
		.given = STEPS(REGISTERED, START_PROTOCOL(IS_B), START_COMPLETE(), STOP_PROTOCOL(), AWAIT_STOPPED(),
			       FREE_LIBRARY(), REGISTERED),
		.call = START_PROTOCOL(),
		.then = STEPS(START_COMPLETE(), ADD_INTERFACE(), GET_INTERFACE_INFO(), STOP_PROTOCOL(),
			      AWAIT_STOPPED()),
	},
	{
		.id = "random-calls",
		.requirement = LIFE_10,
		.claim = "Any order of calls, wrong ones among them, gives documented codes and no crash.",
		.is_alone = true,
		.axes = { AXIS(SEED, seeds) },
		.call = ADD_INTERFACE(),
		.script = random_calls,
	},
};

const struct chapter life_cycle = CHAPTER(life_cycle_cases);
