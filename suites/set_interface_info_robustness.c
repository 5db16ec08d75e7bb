/* SPDX-License-Identifier: MIT */
/* SetInterfaceInfo: the edges of the life cycle, and what a robust protocol survives. */
#include "suites/axes.h"
#include "suites/rows.h"
#include "suites/suites.h"

#define ONE_INTERFACE RUNNING, ADD_INTERFACE()
#define STOPPED_WITH_INTERFACE ONE_INTERFACE, STOP_PROTOCOL(), AWAIT_STOPPED()
#define STOPPING_WITH_INTERFACE ONE_INTERFACE, STOP_PROTOCOL()
#define SET_B(...) SET_INTERFACE_INFO(.configuration = CONFIGURATION_B, __VA_ARGS__)
#define READ_B GET_INTERFACE_INFO(.configuration = CONFIGURATION_B)

static const struct axis_value any_pointer[] = {
	{ .name = "a", .number = CONFIGURATION_A },
	{ .name = "b", .number = CONFIGURATION_B },
	{ .name = "null", .number = CONFIGURATION_NULL },
	{ .name = "unreadable", .number = CONFIGURATION_UNREADABLE },
	{ .name = NULL },
};

static const struct test_case set_interface_info_robustness_cases[] = {
	{
		.id          = "before-start-complete",
		.requirement = SIFINFO_43,
		.claim       = "A configuration can be set before StartComplete.",
		.given       = STEPS(STARTED, ADD_INTERFACE()),
		.call        = SET_B(),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(READ_B),
	},
	{
		.id          = "before-start",
		.requirement = SIFINFO_44,
		.claim       = "Before StartProtocol there is no interface to configure.",
		.given       = STEPS(REGISTERED),
		.axes        = { AXIS(CONFIGURATION, any_pointer) },
		.call        = SET_INTERFACE_INFO(),
		.expect      = { .returns = A_FAILURE },
	},
	{
		.id          = "after-stop",
		.requirement = SIFINFO_45,
		.claim       = "After a completed stop no interface can be configured.",
		.given       = STEPS(STOPPED_WITH_INTERFACE),
		.axes        = { AXIS(CONFIGURATION, any_pointer) },
		.call        = SET_INTERFACE_INFO(),
		.expect      = { .returns = A_FAILURE },
	},
	{
		.id          = "while-stopping",
		.requirement = SIFINFO_46,
		.claim       = "Setting while the stop is pending gives a documented code, and the stop completes.",
		.needs       = NEED_ASYNCHRONOUS_STOP,
		.given       = STEPS(STOPPING_WITH_INTERFACE),
		.axes        = { AXIS(CONFIGURATION, valid_configurations) },
		.call        = SET_INTERFACE_INFO(),
		.expect      = { .returns = ANY_DOCUMENTED },
		.then        = STEPS(AWAIT_STOPPED()),
	},
	{
		.id          = "after-restart",
		.requirement = SIFINFO_47,
		.claim       = "An interface of an earlier run is unknown in the next one.",
		.given       = STEPS(STOPPED_WITH_INTERFACE, START_PROTOCOL(), START_COMPLETE()),
		.axes        = { AXIS(CONFIGURATION, valid_configurations) },
		.call        = SET_INTERFACE_INFO(),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id          = "forgotten-by-restart",
		.requirement = SIFINFO_47,
		.claim       = "A configuration of an earlier run does not come back with its index.",
		.given       = STEPS(ONE_INTERFACE, SET_B(), STOP_PROTOCOL(), AWAIT_STOPPED(), START_PROTOCOL(),
				     START_COMPLETE()),
		.call        = ADD_INTERFACE(),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(GET_INTERFACE_INFO()),
	},
	{
		.id          = "not-kept",
		.requirement = SIFINFO_48,
		.claim       = "The memory of the configuration is not used after the call returned.",
		.given       = STEPS(ONE_INTERFACE),
		.axes        = { AXIS(CONFIGURATION, valid_configurations) },
		.call        = SET_INTERFACE_INFO(.is_poisoned = true),
		.expect      = { .returns = SUCCESS_PREFERRED },
		.then        = STEPS(GET_INTERFACE_INFO(.configuration = CONFIGURATION_A_OR_B), BIND(), ENABLE(),
				     MEDIA_ABSENT(), MEDIA_PRESENT(), DISABLE(), DELETE_INTERFACE()),
	},
	{
		.id          = "prompt",
		.requirement = SIFINFO_52,
		.claim       = "No configuration waits for the network.",
		.given       = STEPS(ONE_INTERFACE, BIND(), ENABLE()),
		.axes        = { AXIS(INTERFACE_TYPE, interface_types) },
		.call        = SET_B(),
		.expect      = { .returns = ANY_DOCUMENTED, .is_about_time = true },
	},
	{
		.id          = "valid-after-refused",
		.requirement = SIFINFO_53,
		.claim       = "A valid configuration is accepted after one that was refused.",
		.given       = STEPS(ONE_INTERFACE, SET_INTERFACE_INFO(.configuration = CONFIGURATION_BAD,
								      .returns = A_FAILURE)),
		.call        = SET_B(),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(READ_B),
	},
};

const struct chapter set_interface_info_robustness = CHAPTER(set_interface_info_robustness_cases);
