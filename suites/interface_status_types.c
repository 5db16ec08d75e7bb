/* SPDX-License-Identifier: MIT */
/* InterfaceStatus: each StatusType, with StatusInfo NULL, given or unreadable, and both values of InterfaceActive. */
#include "suites/axes.h"
#include "suites/rows.h"
#include "suites/suites.h"

#define BOUND_PAIR \
	RUNNING, ADD_INTERFACE(), BIND(), ADD_INTERFACE(.interface = INTERFACE_SECOND), BIND(.interface = INTERFACE_SECOND)

static const struct axis_value true_values[] = {
	{ .name = "2", .number = 2 },
	{ .name = "0xffffffff", .number = 0xFFFFFFFF },
	{ .name = "0x80000000", .number = 0x80000000 },
	{ .name = NULL },
};

/* A hundred enablings that alternate between active and inactive, then an ordinary one. */
static size_t alternate_active(uint32_t seed, struct call *steps, size_t room, size_t *call_place)
{
	static const struct call given[] = { RUNNING, ADD_INTERFACE(), BIND() };
	static const struct call then[] = { ENABLE(), DISABLE(), GET_INTERFACE_INFO() };
	size_t count = 0;

	(void)seed;
	for (size_t i = 0; i < sizeof(given) / sizeof(given[0]); i++)
		steps[count++] = given[i];
	*call_place = count;
	for (uint32_t i = 0; i < 100 && count + sizeof(then) / sizeof(then[0]) < room; i++)
		steps[count++] = (struct call)INTERFACE_STATUS(.status_type = RIS_INTERFACE_ENABLED, .active = i & 1,
							       .returns = ANY_DOCUMENTED);
	for (size_t i = 0; i < sizeof(then) / sizeof(then[0]); i++)
		steps[count++] = then[i];
	return count;
}

static const struct test_case interface_status_types_cases[] = {
	{
		.id          = "enabled-first",
		.requirement = IFSTATUS_16,
		.claim       = "A freshly added interface can be enabled.",
		.given       = STEPS(ADD_INTERFACE()),
		.axes        = { AXIS(LIFE, lives) },
		.call        = ENABLE(),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "disabled-first",
		.requirement = IFSTATUS_17,
		.claim       = "An enabled interface can be disabled.",
		.axes        = { AXIS(LIFE, lives), AXIS(GIVEN, enabled_states) },
		.call        = DISABLE(),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "address-change-first",
		.requirement = IFSTATUS_18,
		.claim       = "An enabled interface learns its address.",
		.given       = STEPS(ADD_INTERFACE(), ENABLE()),
		.axes        = { AXIS(LIFE, lives) },
		.call        = BIND(),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "media-present-first",
		.requirement = IFSTATUS_19,
		.claim       = "Carrier on an enabled and bound interface is taken note of.",
		.axes        = { AXIS(LIFE, lives), AXIS(GIVEN, operating_states) },
		.call        = MEDIA_PRESENT(),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "media-absent-first",
		.requirement = IFSTATUS_20,
		.claim       = "Loss of carrier on an enabled and bound interface is taken note of.",
		.given       = STEPS(ADD_INTERFACE(), BIND(), ENABLE()),
		.axes        = { AXIS(LIFE, lives) },
		.call        = MEDIA_ABSENT(),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "null-info-address-change",
		.requirement = IFSTATUS_21,
		.claim       = "ADDRESS_CHANGE with StatusInfo NULL is survived.",
		.axes        = { AXIS(LIFE, lives), AXIS(GIVEN, states), AXIS(ACTIVE, actives) },
		.call        = INTERFACE_STATUS(.status_type = RIS_INTERFACE_ADDRESS_CHANGE),
		.expect      = { .returns = ANY_DOCUMENTED },
	},
	{
		.id          = "null-info-enabled",
		.requirement = IFSTATUS_22,
		.claim       = "ENABLED with StatusInfo NULL is survived in every state.",
		.axes        = { AXIS(LIFE, lives), AXIS(GIVEN, states), AXIS(ACTIVE, actives) },
		.call        = INTERFACE_STATUS(.status_type = RIS_INTERFACE_ENABLED),
		.expect      = { .returns = ANY_DOCUMENTED },
	},
	{
		.id          = "null-info-disabled",
		.requirement = IFSTATUS_23,
		.claim       = "DISABLED with StatusInfo NULL is survived in every state.",
		.axes        = { AXIS(LIFE, lives), AXIS(GIVEN, states), AXIS(ACTIVE, actives) },
		.call        = INTERFACE_STATUS(.status_type = RIS_INTERFACE_DISABLED),
		.expect      = { .returns = ANY_DOCUMENTED },
	},
	{
		.id          = "null-info-media-present",
		.requirement = IFSTATUS_24,
		.claim       = "MEDIA_PRESENT with StatusInfo NULL is survived in every state.",
		.axes        = { AXIS(LIFE, lives), AXIS(GIVEN, states), AXIS(ACTIVE, actives) },
		.call        = INTERFACE_STATUS(.status_type = RIS_INTERFACE_MEDIA_PRESENT),
		.expect      = { .returns = ANY_DOCUMENTED },
	},
	{
		.id          = "null-info-media-absent",
		.requirement = IFSTATUS_25,
		.claim       = "MEDIA_ABSENT with StatusInfo NULL is survived in every state.",
		.axes        = { AXIS(LIFE, lives), AXIS(GIVEN, states), AXIS(ACTIVE, actives) },
		.call        = INTERFACE_STATUS(.status_type = RIS_INTERFACE_MEDIA_ABSENT),
		.expect      = { .returns = ANY_DOCUMENTED },
	},
	{
		.id          = "info-not-modified",
		.requirement = IFSTATUS_26,
		.claim       = "The binding is not written to.",
		.given       = STEPS(RUNNING),
		.axes        = { AXIS(GIVEN, states), AXIS(INFO, bindings) },
		.call        = INTERFACE_STATUS(.status_type = RIS_INTERFACE_ADDRESS_CHANGE, .active = 1),
		.expect      = { .returns = ANY_DOCUMENTED, .is_about_writes = true },
	},
	{
		.id          = "unreadable-info",
		.requirement = IFSTATUS_27,
		.claim       = "StatusInfo is not looked at where no structure is documented for it.",
		.axes        = { AXIS(LIFE, lives), AXIS(GIVEN, states), AXIS(STATUS_TYPE, bare_status_types),
				 AXIS(ACTIVE, actives) },
		.call        = INTERFACE_STATUS(.info = INFO_UNREADABLE),
		.expect      = { .returns = SUCCESS_PREFERRED },
	},
	{
		.id          = "binding-along",
		.requirement = IFSTATUS_28,
		.claim       = "A binding passed along where none is documented does no harm.",
		.axes        = { AXIS(LIFE, lives), AXIS(GIVEN, states), AXIS(STATUS_TYPE, bare_status_types),
				 AXIS(INFO, bindings), AXIS(ACTIVE, actives) },
		.call        = INTERFACE_STATUS(.interface = INTERFACE_FIRST),
		.expect      = { .returns = SUCCESS_PREFERRED },
		.then        = STEPS(GET_INTERFACE_INFO()),
	},
	{
		.id          = "info-not-kept",
		.requirement = IFSTATUS_29,
		.claim       = "The binding is not used after the call returned.",
		.given       = STEPS(RUNNING, ADD_INTERFACE(), ENABLE()),
		.axes        = { AXIS(INFO, bindings) },
		.call        = INTERFACE_STATUS(.status_type = RIS_INTERFACE_ADDRESS_CHANGE, .active = 1,
						.is_poisoned = true),
		.expect      = { .returns = SUCCESS_PREFERRED },
		.then        = STEPS(DISABLE(), ENABLE(), MEDIA_ABSENT(), MEDIA_PRESENT(), GET_INTERFACE_INFO(),
				     DELETE_INTERFACE()),
	},
	{
		.id          = "address-change-inactive",
		.requirement = IFSTATUS_30,
		.claim       = "Addresses of an interface whose link is not active are taken note of.",
		.axes        = { AXIS(LIFE, lives), AXIS(GIVEN, states), AXIS(INFO, bindings) },
		.call        = INTERFACE_STATUS(.status_type = RIS_INTERFACE_ADDRESS_CHANGE),
		.expect      = { .returns = SUCCESS_PREFERRED },
	},
	{
		.id          = "enabled-inactive",
		.requirement = IFSTATUS_31,
		.claim       = "An interface that is not connected can be enabled.",
		.axes        = { AXIS(LIFE, lives), AXIS(GIVEN, disabled_states),
				 AXIS(INTERFACE_TYPE, interface_types) },
		.call        = INTERFACE_STATUS(.status_type = RIS_INTERFACE_ENABLED),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "disabled-active",
		.requirement = IFSTATUS_32,
		.claim       = "An active interface can be disabled.",
		.axes        = { AXIS(LIFE, lives), AXIS(GIVEN, states) },
		.call        = INTERFACE_STATUS(.status_type = RIS_INTERFACE_DISABLED, .active = 1),
		.expect      = { .returns = SUCCESS_PREFERRED },
	},
	{
		.id          = "media-present-inactive",
		.requirement = IFSTATUS_33,
		.claim       = "Carrier on an interface that is not active gives a documented code.",
		.axes        = { AXIS(LIFE, lives), AXIS(GIVEN, states) },
		.call        = INTERFACE_STATUS(.status_type = RIS_INTERFACE_MEDIA_PRESENT),
		.expect      = { .returns = ANY_DOCUMENTED },
	},
	{
		.id          = "media-absent-active",
		.requirement = IFSTATUS_34,
		.claim       = "Loss of carrier on an interface that is active gives a documented code.",
		.axes        = { AXIS(LIFE, lives), AXIS(GIVEN, states) },
		.call        = INTERFACE_STATUS(.status_type = RIS_INTERFACE_MEDIA_ABSENT, .active = 1),
		.expect      = { .returns = SUCCESS_PREFERRED },
	},
	{
		.id          = "active-nonzero",
		.requirement = IFSTATUS_35,
		.claim       = "An InterfaceActive other than 0 and 1 enables as TRUE does.",
		.given       = STEPS(BOUND_PAIR, ENABLE(.interface = INTERFACE_SECOND)),
		.axes        = { AXIS(ACTIVE, true_values) },
		.call        = INTERFACE_STATUS(.status_type = RIS_INTERFACE_ENABLED),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(HEAR_ACTIVITY(.interface = INTERFACE_SECOND, .is_control = true), HEAR_ACTIVITY()),
	},
	{
		.id          = "active-alternating",
		.requirement = IFSTATUS_36,
		.claim       = "A hundred changes of InterfaceActive leave the interface usable and its configuration as it was.",
		.script      = alternate_active,
	},
};

const struct chapter interface_status_types = CHAPTER(interface_status_types_cases);
