/* SPDX-License-Identifier: MIT */
/* InterfaceStatus: enabling and disabling, carrier, and the order in which they come. */
#include "suites/axes.h"
#include "suites/rows.h"
#include "suites/suites.h"

#define OPERATING RUNNING, ADD_INTERFACE(), BIND(), ENABLE()

/* The candidate was heard when its interface became active, so that its silence later means something. */
#define HEARD_OPERATING OPERATING, HEAR_ACTIVITY(.is_control = true)

/* A twin that came up the ordinary way and was heard. */
#define HEARD_TWIN \
	ADD_INTERFACE(.interface = INTERFACE_SECOND), BIND(.interface = INTERFACE_SECOND), \
	ENABLE(.interface = INTERFACE_SECOND), HEAR_ACTIVITY(.interface = INTERFACE_SECOND, .is_control = true)

/* A demand-dial interface that is enabled while its link is down. */
#define ENABLE_INACTIVE(...) INTERFACE_STATUS(.status_type = RIS_INTERFACE_ENABLED, __VA_ARGS__)
#define BIND_INACTIVE(...) \
	INTERFACE_STATUS(.status_type = RIS_INTERFACE_ADDRESS_CHANGE, .info = INFO_BINDING, .addresses = 1, __VA_ARGS__)

static const struct axis_value before_enabled[] = {
	{ .name = "address-change-media-present", .steps = STEPS(BIND(), MEDIA_PRESENT()) },
	{ .name = "media-present-address-change", .steps = STEPS(MEDIA_PRESENT(), BIND()) },
	{ .name = NULL },
};

static const struct axis_value before_address_change[] = {
	{ .name = "enabled-media-present", .steps = STEPS(ENABLE(), MEDIA_PRESENT()) },
	{ .name = "media-present-enabled", .steps = STEPS(MEDIA_PRESENT(), ENABLE()) },
	{ .name = NULL },
};

static const struct axis_value before_media_present[] = {
	{ .name = "enabled-address-change", .steps = STEPS(ENABLE(), BIND()) },
	{ .name = "address-change-enabled", .steps = STEPS(BIND(), ENABLE()) },
	{ .name = NULL },
};

static const struct axis_value suspending_types[] = {
	{ .name = "disabled", .number = RIS_INTERFACE_DISABLED },
	{ .name = "media-absent", .number = RIS_INTERFACE_MEDIA_ABSENT },
	{ .name = NULL },
};

static const struct axis_value media_types[] = {
	{ .name = "media-present", .number = RIS_INTERFACE_MEDIA_PRESENT },
	{ .name = "media-absent", .number = RIS_INTERFACE_MEDIA_ABSENT },
	{ .name = NULL },
};

static const struct test_case interface_status_enabling_cases[] = {
	{
		.id          = "disabled-until-enabled",
		.requirement = IFSTATUS_56,
		.claim       = "A bound interface starts nothing before it is enabled.",
		.given       = STEPS(RUNNING, ADD_INTERFACE()),
		.call        = BIND(),
		.expect      = { .returns = ANY_DOCUMENTED },
		.then        = STEPS(HEAR_NOTHING(), ENABLE(), HEAR_ACTIVITY(.is_control = true)),
	},
	{
		.id          = "disabled-until-enabled-at-start",
		.requirement = IFSTATUS_56,
		.claim       = "StartComplete does not enable an interface that was bound before it.",
		.given       = STEPS(STARTED, ADD_INTERFACE()),
		.call        = BIND(),
		.expect      = { .returns = ANY_DOCUMENTED },
		.then        = STEPS(START_COMPLETE(), HEAR_NOTHING(), ENABLE(), HEAR_ACTIVITY(.is_control = true)),
	},
	{
		.id          = "address-change-before-enabled",
		.requirement = IFSTATUS_57,
		.claim       = "An interface can be bound before it is enabled.",
		.given       = STEPS(ADD_INTERFACE()),
		.axes        = { AXIS(LIFE, lives), AXIS(INFO, one_or_two) },
		.call        = INTERFACE_STATUS(.status_type = RIS_INTERFACE_ADDRESS_CHANGE, .active = 1),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(ENABLE()),
	},
	{
		.id          = "enabled-before-address-change",
		.requirement = IFSTATUS_58,
		.claim       = "An interface can be enabled before it is bound, and bound afterwards.",
		.given       = STEPS(ADD_INTERFACE()),
		.axes        = { AXIS(LIFE, lives) },
		.call        = ENABLE(),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(BIND()),
	},
	{
		.id          = "before-start-complete-enabled",
		.requirement = IFSTATUS_59,
		.claim       = "ENABLED is accepted before StartComplete and starts nothing until then.",
		.given       = STEPS(STARTED, ADD_INTERFACE(), BIND()),
		.call        = ENABLE(),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(HEAR_NOTHING(), START_COMPLETE(), HEAR_ACTIVITY(.is_control = true)),
	},
	{
		.id          = "before-start-complete-address-change",
		.requirement = IFSTATUS_59,
		.claim       = "ADDRESS_CHANGE is accepted before StartComplete and starts nothing until then.",
		.given       = STEPS(STARTED, ADD_INTERFACE(), ENABLE()),
		.call        = BIND(),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(HEAR_NOTHING(), START_COMPLETE(), HEAR_ACTIVITY(.is_control = true)),
	},
	{
		.id          = "before-start-complete-media-present",
		.requirement = IFSTATUS_59,
		.claim       = "MEDIA_PRESENT is accepted before StartComplete and starts nothing until then.",
		.given       = STEPS(STARTED, ADD_INTERFACE(), BIND(), ENABLE()),
		.call        = MEDIA_PRESENT(),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(HEAR_NOTHING(), START_COMPLETE(), HEAR_ACTIVITY(.is_control = true)),
	},
	{
		.id          = "disabled-keeps-interface",
		.requirement = IFSTATUS_60,
		.claim       = "A disabled interface keeps its configuration and can be deleted.",
		.axes        = { AXIS(LIFE, lives), AXIS(GIVEN, enabled_states) },
		.call        = DISABLE(),
		.expect      = { .returns = ANY_DOCUMENTED },
		.then        = STEPS(GET_INTERFACE_INFO(), DELETE_INTERFACE()),
	},
	{
		.id          = "enabled-again",
		.requirement = IFSTATUS_61,
		.claim       = "A disabled interface can be enabled again.",
		.given       = STEPS(ADD_INTERFACE(), BIND(), ENABLE(), DISABLE()),
		.axes        = { AXIS(LIFE, lives) },
		.call        = ENABLE(),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "enabled-repeated",
		.requirement = IFSTATUS_62,
		.claim       = "ENABLED on an enabled interface does no harm.",
		.axes        = { AXIS(LIFE, lives), AXIS(GIVEN, enabled_states), AXIS(ACTIVE, actives) },
		.call        = INTERFACE_STATUS(.status_type = RIS_INTERFACE_ENABLED),
		.expect      = { .returns = SUCCESS_PREFERRED },
		.then        = STEPS(GET_INTERFACE_INFO(), DISABLE(), ENABLE()),
	},
	{
		.id          = "disabled-repeated",
		.requirement = IFSTATUS_63,
		.claim       = "DISABLED on a disabled interface does no harm.",
		.axes        = { AXIS(LIFE, lives), AXIS(GIVEN, disabled_states), AXIS(ACTIVE, actives) },
		.call        = INTERFACE_STATUS(.status_type = RIS_INTERFACE_DISABLED),
		.expect      = { .returns = SUCCESS_PREFERRED },
		.then        = STEPS(GET_INTERFACE_INFO(), ENABLE(), DISABLE()),
	},
	{
		.id          = "addresses-kept-while-disabled",
		.requirement = IFSTATUS_64,
		.claim       = "An interface that is enabled again works with the addresses it had.",
		.given       = STEPS(HEARD_OPERATING, DISABLE(), HEAR_END(.is_control = true)),
		.call        = ENABLE(),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(HEAR_ACTIVITY()),
	},
	{
		.id          = "disabled-does-not-dial",
		.requirement = IFSTATUS_65,
		.claim       = "A disabled demand-dial interface is not dialled, whatever changes.",
		.given       = STEPS(RUNNING, ADD_INTERFACE(.interface_type = DEMAND_DIAL), ENABLE_INACTIVE(),
				     HEAR_ACTIVITY(.is_control = true)),
		.call        = DISABLE(),
		.expect      = { .returns = SUCCESS_PREFERRED, .is_about_success = true },
		.then        = STEPS(BIND_INACTIVE(.returns = ANY_DOCUMENTED), MEDIA_ABSENT(.returns = ANY_DOCUMENTED),
				     INTERFACE_STATUS(.status_type = RIS_INTERFACE_MEDIA_PRESENT, .returns = ANY_DOCUMENTED),
				     HEAR_NOTHING()),
	},
	{
		.id          = "disabled-does-not-receive",
		.requirement = IFSTATUS_66,
		.claim       = "A disabled interface asks for no reception, whatever changes.",
		.given       = STEPS(HEARD_OPERATING),
		.call        = DISABLE(),
		.expect      = { .returns = SUCCESS_PREFERRED, .is_about_success = true },
		.then        = STEPS(BIND(.address_kind = ADDRESSES_OTHER, .returns = ANY_DOCUMENTED), HEAR_NOTHING()),
	},
	{
		.id          = "update-survives",
		.requirement = IFSTATUS_67,
		.claim       = "An update that is in progress when the interface goes down still ends with a message.",
		.given       = STEPS(OPERATING, UPDATE_ROUTES()),
		.axes        = { AXIS(STATUS_TYPE, suspending_types) },
		.call        = INTERFACE_STATUS(.interface = INTERFACE_FIRST),
		.expect      = { .returns = ANY_DOCUMENTED },
		.then        = STEPS(AWAIT_UPDATE()),
	},
	{
		.id          = "order-enabled-last",
		.requirement = IFSTATUS_69,
		.claim       = "The interface works when ENABLED comes last.",
		.given       = STEPS(RUNNING, HEARD_TWIN, ADD_INTERFACE()),
		.axes        = { AXIS(GIVEN, before_enabled) },
		.call        = ENABLE(),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(HEAR_ACTIVITY()),
	},
	{
		.id          = "order-address-change-last",
		.requirement = IFSTATUS_69,
		.claim       = "The interface works when ADDRESS_CHANGE comes last.",
		.given       = STEPS(RUNNING, HEARD_TWIN, ADD_INTERFACE()),
		.axes        = { AXIS(GIVEN, before_address_change) },
		.call        = BIND(),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(HEAR_ACTIVITY()),
	},
	{
		.id          = "order-media-present-last",
		.requirement = IFSTATUS_69,
		.claim       = "The interface works when MEDIA_PRESENT comes last.",
		.given       = STEPS(RUNNING, HEARD_TWIN, ADD_INTERFACE()),
		.axes        = { AXIS(GIVEN, before_media_present) },
		.call        = MEDIA_PRESENT(),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(HEAR_ACTIVITY()),
	},
	{
		.id          = "disabled-survives-set-interface-info",
		.requirement = IFSTATUS_70,
		.claim       = "A new configuration does not enable a disabled interface.",
		.given       = STEPS(HEARD_OPERATING, DISABLE()),
		.call        = SET_INTERFACE_INFO(.configuration = CONFIGURATION_B),
		.expect      = { .returns = SUCCESS_PREFERRED, .is_about_success = true },
		.then        = STEPS(HEAR_NOTHING()),
	},
	{
		.id          = "disabled-when-added-again",
		.requirement = IFSTATUS_71,
		.claim       = "An index that is added again starts as disabled, whatever its predecessor was.",
		.given       = STEPS(HEARD_OPERATING, DELETE_INTERFACE()),
		.call        = ADD_INTERFACE(),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(BIND(), HEAR_NOTHING()),
	},
	{
		.id          = "media-absent-and-present",
		.requirement = IFSTATUS_72,
		.claim       = "Operation resumes when the carrier is back.",
		.given       = STEPS(HEARD_OPERATING),
		.call        = MEDIA_ABSENT(),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(HEAR_END(.is_control = true), MEDIA_PRESENT(), HEAR_ACTIVITY()),
	},
	{
		.id          = "media-repeated",
		.requirement = IFSTATUS_73,
		.claim       = "The same news of the carrier twice does no harm.",
		.given       = STEPS(OPERATING, MEDIA_ABSENT()),
		.call        = MEDIA_ABSENT(),
		.expect      = { .returns = SUCCESS_PREFERRED },
		.then        = STEPS(MEDIA_PRESENT(), MEDIA_PRESENT(.returns = ANY_DOCUMENTED), GET_INTERFACE_INFO(),
				     DISABLE(), ENABLE()),
	},
	{
		.id          = "media-while-idle",
		.requirement = IFSTATUS_74,
		.claim       = "News of the carrier is accepted while the interface is disabled or unbound.",
		.axes        = { AXIS(LIFE, lives), AXIS(GIVEN, idle_states), AXIS(STATUS_TYPE, media_types),
				 AXIS(ACTIVE, actives) },
		.call        = INTERFACE_STATUS(.interface = INTERFACE_FIRST),
		.expect      = { .returns = SUCCESS_PREFERRED },
		.then        = STEPS(GET_INTERFACE_INFO()),
	},
	{
		.id          = "media-does-not-enable",
		.requirement = IFSTATUS_74,
		.claim       = "The carrier's return does not enable a disabled interface.",
		.given       = STEPS(HEARD_OPERATING, DISABLE(), MEDIA_ABSENT(.returns = ANY_DOCUMENTED)),
		.call        = MEDIA_PRESENT(),
		.expect      = { .returns = SUCCESS_PREFERRED },
		.then        = STEPS(HEAR_NOTHING()),
	},
	{
		.id          = "media-never-present",
		.requirement = IFSTATUS_75,
		.claim       = "An interface works without ever having been told of its carrier.",
		.given       = STEPS(RUNNING, ADD_INTERFACE(.interface = INTERFACE_SECOND),
				     MEDIA_PRESENT(.interface = INTERFACE_SECOND), BIND(.interface = INTERFACE_SECOND),
				     ENABLE(.interface = INTERFACE_SECOND),
				     HEAR_ACTIVITY(.interface = INTERFACE_SECOND, .is_control = true), ADD_INTERFACE(),
				     ENABLE()),
		.call        = BIND(),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(HEAR_ACTIVITY()),
	},
	{
		.id          = "media-absent-keeps-interface",
		.requirement = IFSTATUS_76,
		.claim       = "An interface without carrier keeps its configuration and can be deleted.",
		.axes        = { AXIS(LIFE, lives), AXIS(GIVEN, states) },
		.call        = MEDIA_ABSENT(),
		.expect      = { .returns = ANY_DOCUMENTED },
		.then        = STEPS(GET_INTERFACE_INFO(), DELETE_INTERFACE()),
	},
};

const struct chapter interface_status_enabling = CHAPTER(interface_status_enabling_cases);
