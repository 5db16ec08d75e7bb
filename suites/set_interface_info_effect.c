/* SPDX-License-Identifier: MIT */
/* SetInterfaceInfo: what it changes, and what it does not. */
#include "suites/axes.h"
#include "suites/rows.h"
#include "suites/suites.h"

#define ONE_INTERFACE RUNNING, ADD_INTERFACE()
#define OPERATING RUNNING, ADD_INTERFACE(), BIND(), ENABLE()
#define HEARD_OPERATING OPERATING, HEAR_ACTIVITY(.is_control = true)
#define SET_A(...) SET_INTERFACE_INFO(.configuration = CONFIGURATION_A, __VA_ARGS__)
#define SET_B(...) SET_INTERFACE_INFO(.configuration = CONFIGURATION_B, __VA_ARGS__)
#define READ_A(...) GET_INTERFACE_INFO(.configuration = CONFIGURATION_A, __VA_ARGS__)
#define READ_B(...) GET_INTERFACE_INFO(.configuration = CONFIGURATION_B, __VA_ARGS__)

static const struct axis_value short_sizes[] = {
	{ .name = "size-0", .number = SIZE_ZERO },
	{ .name = "size-1", .number = SIZE_1 },
	{ .name = "size-half", .number = SIZE_HALF },
	{ .name = "size-less-1", .number = SIZE_LESS_1 },
	{ .name = NULL },
};

static const struct test_case set_interface_info_effect_cases[] = {
	{
		.id          = "in-force",
		.requirement = SIFINFO_14,
		.claim       = "The configuration that was set is the one that is read back, there and back again.",
		.given       = STEPS(ONE_INTERFACE),
		.call        = SET_B(),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(READ_B(), SET_A(), READ_A()),
	},
	{
		.id          = "round-trip",
		.requirement = SIFINFO_15,
		.claim       = "What was read back is accepted as it is.",
		.given       = STEPS(ONE_INTERFACE, READ_A()),
		.call        = SET_INTERFACE_INFO(.configuration = CONFIGURATION_READ_BACK),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(READ_A()),
	},
	{
		.id          = "round-trip-of-b",
		.requirement = SIFINFO_15,
		.claim       = "What was read back after a change is accepted as it is.",
		.given       = STEPS(ONE_INTERFACE, SET_B(), READ_B()),
		.call        = SET_INTERFACE_INFO(.configuration = CONFIGURATION_READ_BACK),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(READ_B()),
	},
	{
		.id          = "other-interface-kept",
		.requirement = SIFINFO_16,
		.claim       = "Another interface, older or younger, keeps its configuration.",
		.given       = STEPS(RUNNING, ADD_INTERFACE(.interface = INTERFACE_SECOND), ADD_INTERFACE(),
				     ADD_INTERFACE(.interface = INTERFACE_THIRD)),
		.call        = SET_B(),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(READ_A(.interface = INTERFACE_SECOND), READ_A(.interface = INTERFACE_THIRD)),
	},
	{
		.id          = "global-kept",
		.requirement = SIFINFO_17,
		.claim       = "The global configuration is what it was at the start.",
		.given       = STEPS(ONE_INTERFACE, GET_GLOBAL_INFO()),
		.call        = SET_B(),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(GET_GLOBAL_INFO()),
	},
	{
		.id          = "no-save-message",
		.requirement = SIFINFO_18,
		.claim       = "The router manager knows what it has set, so nothing asks it to save that.",
		.given       = STEPS(ONE_INTERFACE, HEAR_NO_SAVE()),
		.axes        = { AXIS(CONFIGURATION, valid_configurations) },
		.call        = SET_INTERFACE_INFO(),
		.expect      = { .returns = ANY_DOCUMENTED, .is_about_saves = true },
		.then        = STEPS(HEAR_NO_SAVE()),
	},
	{
		.id          = "every-status",
		.requirement = SIFINFO_19,
		.claim       = "A configuration can be set whatever the status of the interface.",
		.axes        = { AXIS(LIFE, lives), AXIS(GIVEN, states), AXIS(CONFIGURATION, valid_configurations) },
		.call        = SET_INTERFACE_INFO(),
		.expect      = { .returns = PREFER(NO_ERROR, ERROR_CAN_NOT_COMPLETE) },
	},
	{
		.id          = "forgotten-when-deleted",
		.requirement = SIFINFO_20,
		.claim       = "An interface that is added again has the configuration of its new AddInterface.",
		.given       = STEPS(ONE_INTERFACE, SET_B(), DELETE_INTERFACE()),
		.call        = ADD_INTERFACE(),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(READ_A()),
	},
	{
		.id          = "refused-invalid",
		.requirement = SIFINFO_21,
		.claim       = "A refused configuration leaves the previous one in force.",
		.given       = STEPS(ONE_INTERFACE),
		.axes        = { { AXIS_BAD } },
		.call        = SET_INTERFACE_INFO(),
		.expect      = { .returns = ANY_DOCUMENTED, .is_about_failure = true },
		.then        = STEPS(READ_A()),
	},
	{
		.id          = "refused-null",
		.requirement = SIFINFO_21,
		.claim       = "A refused NULL leaves the previous configuration in force.",
		.given       = STEPS(ONE_INTERFACE),
		.call        = SET_INTERFACE_INFO(.configuration = CONFIGURATION_NULL),
		.expect      = { .returns = ANY_DOCUMENTED, .is_about_failure = true },
		.then        = STEPS(READ_A()),
	},
	{
		.id          = "refused-short",
		.requirement = SIFINFO_21,
		.claim       = "A refused short configuration leaves the previous one in force.",
		.given       = STEPS(ONE_INTERFACE),
		.axes        = { AXIS(SIZE, short_sizes) },
		.call        = SET_B(),
		.expect      = { .returns = ANY_DOCUMENTED, .is_about_failure = true },
		.then        = STEPS(READ_A()),
	},
	{
		.id          = "repeated",
		.requirement = SIFINFO_22,
		.claim       = "The same configuration again changes nothing.",
		.given       = STEPS(ONE_INTERFACE, SET_B()),
		.call        = SET_B(),
		.expect      = { .returns = SUCCESS_PREFERRED },
		.then        = STEPS(READ_B(), BIND(), ENABLE()),
	},
	{
		.id          = "does-not-enable",
		.requirement = SIFINFO_23,
		.claim       = "A bound interface that was never enabled is not enabled by its configuration.",
		.given       = STEPS(ONE_INTERFACE, BIND()),
		.call        = SET_B(),
		.expect      = { .returns = SUCCESS_PREFERRED, .is_about_success = true },
		.then        = STEPS(HEAR_NOTHING(), ENABLE(), HEAR_ACTIVITY(.is_control = true)),
	},
	{
		.id          = "does-not-disable",
		.requirement = SIFINFO_23,
		.claim       = "An enabled interface is not disabled by its configuration: its carrier still matters.",
		.given       = STEPS(HEARD_OPERATING),
		.call        = SET_B(),
		.expect      = { .returns = SUCCESS_PREFERRED, .is_about_success = true },
		.then        = STEPS(MEDIA_ABSENT(), HEAR_END(.is_control = true), MEDIA_PRESENT(), HEAR_ACTIVITY()),
	},
	{
		.id          = "addresses-kept",
		.requirement = SIFINFO_24,
		.claim       = "An interface that is disabled and enabled after its configuration was set has its addresses.",
		.given       = STEPS(HEARD_OPERATING),
		.call        = SET_B(),
		.expect      = { .returns = SUCCESS_PREFERRED, .is_about_success = true },
		.then        = STEPS(DISABLE(), HEAR_END(.is_control = true), ENABLE(), HEAR_ACTIVITY()),
	},
	{
		.id          = "update-survives",
		.requirement = SIFINFO_25,
		.claim       = "An update that is in progress still ends with a message.",
		.given       = STEPS(OPERATING, UPDATE_ROUTES()),
		.call        = SET_B(),
		.expect      = { .returns = SUCCESS_PREFERRED },
		.then        = STEPS(AWAIT_UPDATE()),
	},
	{
		.id          = "interface-types",
		.requirement = SIFINFO_26,
		.claim       = "The configuration of every interface type can be set.",
		.given       = STEPS(ONE_INTERFACE),
		.axes        = { AXIS(INTERFACE_TYPE, interface_types) },
		.call        = SET_B(),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(READ_B()),
	},
};

const struct chapter set_interface_info_effect = CHAPTER(set_interface_info_effect_cases);
