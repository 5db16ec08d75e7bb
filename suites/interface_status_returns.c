/* SPDX-License-Identifier: MIT */
/* InterfaceStatus: what it returns, and which interface it is about. */
#include "suites/axes.h"
#include "suites/rows.h"
#include "suites/suites.h"

#define ONE_INTERFACE RUNNING, ADD_INTERFACE()
#define TWO_OPERATING \
	RUNNING, ADD_INTERFACE(), ADD_INTERFACE(.interface = INTERFACE_SECOND), BIND(), ENABLE(), \
	BIND(.interface = INTERFACE_SECOND), ENABLE(.interface = INTERFACE_SECOND), DISABLE(.interface = INTERFACE_SECOND), \
	ENABLE(.interface = INTERFACE_SECOND)
#define SECOND_STILL_WORKS \
	GET_INTERFACE_INFO(.interface = INTERFACE_SECOND), DISABLE(.interface = INTERFACE_SECOND), \
	ENABLE(.interface = INTERFACE_SECOND)

/* An index that no interface has, while another interface exists. */
#define UNKNOWN_INDEX(type) \
	INTERFACE_STATUS(.interface = INTERFACE_UNKNOWN, .status_type = (type))

/* Indexes that were named before and that no interface has. */
static const struct axis_value gone[] = {
	{ .name = "deleted", .steps = STEPS(ADD_INTERFACE(), BIND(), ENABLE(), DELETE_INTERFACE()) },
	{ .name = "refused", .steps = STEPS(ADD_INTERFACE(.configuration = CONFIGURATION_BAD, .returns = A_FAILURE)) },
	{ .name = NULL },
};

static const struct test_case interface_status_returns_cases[] = {
	{
		.id          = "success-code",
		.requirement = IFSTATUS_01,
		.claim       = "An ordinary life of three enablings answers NO_ERROR to every change.",
		.given       = STEPS(ONE_INTERFACE, BIND(), ENABLE(), DISABLE(), ENABLE(), DISABLE()),
		.call        = ENABLE(),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(MEDIA_ABSENT(), MEDIA_PRESENT(), DISABLE()),
	},
	{
		.id          = "failure-code",
		.requirement = IFSTATUS_02,
		.claim       = "A change that means nothing in the state of the interface gives a documented code.",
		.given       = STEPS(RUNNING),
		.axes        = { AXIS(GIVEN, idle_states), AXIS(STATUS_TYPE, bare_status_types), AXIS(ACTIVE, actives) },
		.call        = INTERFACE_STATUS(.interface = INTERFACE_FIRST),
		.expect      = { .returns = ANY_DOCUMENTED },
	},
	{
		.id          = "unknown-index-address-change",
		.requirement = IFSTATUS_03,
		.claim       = "ADDRESS_CHANGE for an index that was never added is refused.",
		.given       = STEPS(ADD_INTERFACE()),
		.axes        = { AXIS(LIFE, lives), AXIS(INFO, infos), AXIS(ACTIVE, actives) },
		.call        = UNKNOWN_INDEX(RIS_INTERFACE_ADDRESS_CHANGE),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id          = "unknown-index-enabled",
		.requirement = IFSTATUS_04,
		.claim       = "ENABLED for an index that was never added is refused.",
		.given       = STEPS(ADD_INTERFACE()),
		.axes        = { AXIS(LIFE, lives), AXIS(INFO, infos), AXIS(ACTIVE, actives) },
		.call        = UNKNOWN_INDEX(RIS_INTERFACE_ENABLED),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id          = "unknown-index-disabled",
		.requirement = IFSTATUS_05,
		.claim       = "DISABLED for an index that was never added is refused.",
		.given       = STEPS(ADD_INTERFACE()),
		.axes        = { AXIS(LIFE, lives), AXIS(INFO, infos), AXIS(ACTIVE, actives) },
		.call        = UNKNOWN_INDEX(RIS_INTERFACE_DISABLED),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id          = "unknown-index-media-present",
		.requirement = IFSTATUS_06,
		.claim       = "MEDIA_PRESENT for an index that was never added is refused.",
		.given       = STEPS(ADD_INTERFACE()),
		.axes        = { AXIS(LIFE, lives), AXIS(INFO, infos), AXIS(ACTIVE, actives) },
		.call        = UNKNOWN_INDEX(RIS_INTERFACE_MEDIA_PRESENT),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id          = "unknown-index-media-absent",
		.requirement = IFSTATUS_07,
		.claim       = "MEDIA_ABSENT for an index that was never added is refused.",
		.given       = STEPS(ADD_INTERFACE()),
		.axes        = { AXIS(LIFE, lives), AXIS(INFO, infos), AXIS(ACTIVE, actives) },
		.call        = UNKNOWN_INDEX(RIS_INTERFACE_MEDIA_ABSENT),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id          = "no-interface-yet",
		.requirement = IFSTATUS_08,
		.claim       = "Before the case has added an interface its index is refused.",
		.axes        = { AXIS(LIFE, lives), AXIS(STATUS_TYPE, status_types), AXIS(INFO, null_or_one),
				 AXIS(ACTIVE, actives) },
		.call        = INTERFACE_STATUS(.interface = INTERFACE_FIRST),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id          = "deleted-index",
		.requirement = IFSTATUS_09,
		.claim       = "The index of a deleted interface is refused.",
		.given       = STEPS(ADD_INTERFACE(), BIND(), ENABLE(), DELETE_INTERFACE()),
		.axes        = { AXIS(LIFE, lives), AXIS(STATUS_TYPE, status_types), AXIS(INFO, infos),
				 AXIS(ACTIVE, actives) },
		.call        = INTERFACE_STATUS(.interface = INTERFACE_FIRST),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id          = "refused-index",
		.requirement = IFSTATUS_10,
		.claim       = "An index whose AddInterface was refused is refused.",
		.given       = STEPS(ADD_INTERFACE(.configuration = CONFIGURATION_BAD, .returns = A_FAILURE)),
		.axes        = { AXIS(LIFE, lives), AXIS(STATUS_TYPE, status_types), AXIS(INFO, infos),
				 AXIS(ACTIVE, actives) },
		.call        = INTERFACE_STATUS(.interface = INTERFACE_FIRST),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id          = "boundary-index",
		.requirement = IFSTATUS_11,
		.claim       = "An index at the edge of its range that no interface has is refused.",
		.given       = STEPS(ONE_INTERFACE),
		.axes        = { AXIS(INDEX, boundary_indexes), AXIS(STATUS_TYPE, status_types) },
		.call        = INTERFACE_STATUS(.active = 1, .info = INFO_BINDING, .addresses = 1),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id          = "other-interface-kept",
		.requirement = IFSTATUS_12,
		.claim       = "A change of one interface leaves another one's configuration and status alone.",
		.given       = STEPS(TWO_OPERATING),
		.axes        = { AXIS(STATUS_TYPE, bare_status_types), AXIS(ACTIVE, actives) },
		.call        = INTERFACE_STATUS(.interface = INTERFACE_FIRST),
		.expect      = { .returns = ANY_DOCUMENTED },
		.then        = STEPS(SECOND_STILL_WORKS),
	},
	{
		.id          = "other-addresses-kept",
		.requirement = IFSTATUS_12,
		.claim       = "New addresses of one interface leave another one's configuration and status alone.",
		.given       = STEPS(TWO_OPERATING),
		.axes        = { AXIS(INFO, bindings) },
		.call        = INTERFACE_STATUS(.status_type = RIS_INTERFACE_ADDRESS_CHANGE, .active = 1),
		.expect      = { .returns = ANY_DOCUMENTED },
		.then        = STEPS(SECOND_STILL_WORKS),
	},
	{
		.id          = "unknown-index-unreadable-info",
		.requirement = IFSTATUS_13,
		.claim       = "An unknown index is refused before StatusInfo is looked at.",
		.given       = STEPS(ADD_INTERFACE()),
		.axes        = { AXIS(LIFE, lives), AXIS(STATUS_TYPE, status_types), AXIS(ACTIVE, actives) },
		.call        = INTERFACE_STATUS(.interface = INTERFACE_UNKNOWN, .info = INFO_UNREADABLE),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id          = "gone-index-unreadable-info",
		.requirement = IFSTATUS_13,
		.claim       = "An index that is no longer known, or never was, is refused before StatusInfo is looked at.",
		.axes        = { AXIS(LIFE, lives), AXIS(GIVEN, gone), AXIS(STATUS_TYPE, status_types), AXIS(ACTIVE, actives) },
		.call        = INTERFACE_STATUS(.info = INFO_UNREADABLE),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id          = "unknown-index-unknown-type",
		.requirement = IFSTATUS_14,
		.claim       = "An unknown index together with an unknown StatusType is refused.",
		.given       = STEPS(ADD_INTERFACE()),
		.axes        = { AXIS(LIFE, lives), AXIS(STATUS_TYPE, unknown_status_types),
				 AXIS(INFO, null_one_or_unreadable), AXIS(ACTIVE, actives) },
		.call        = INTERFACE_STATUS(.interface = INTERFACE_UNKNOWN),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id          = "gone-index-unknown-type",
		.requirement = IFSTATUS_14,
		.claim       = "An index that is no longer known, or never was, is refused with an unknown StatusType too.",
		.axes        = { AXIS(LIFE, lives), AXIS(GIVEN, gone), AXIS(STATUS_TYPE, unknown_status_types),
				 AXIS(INFO, null_one_or_unreadable), AXIS(ACTIVE, actives) },
		.call        = INTERFACE_STATUS(.interface = INTERFACE_FIRST),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id          = "unknown-index-no-trace",
		.requirement = IFSTATUS_15,
		.claim       = "A refused call for an unknown index creates no interface and starts nothing.",
		.given       = STEPS(ONE_INTERFACE),
		.axes        = { AXIS(STATUS_TYPE, status_types) },
		.call        = INTERFACE_STATUS(.interface = INTERFACE_UNKNOWN, .active = 1, .info = INFO_BINDING,
						.addresses = 1),
		.expect      = { .returns = ANY_DOCUMENTED },
		.then        = STEPS(GET_INTERFACE_INFO(.interface = INTERFACE_UNKNOWN,
							.returns = ONLY(ERROR_INVALID_PARAMETER)),
				     HEAR_NOTHING(.interface = INTERFACE_UNKNOWN),
				     HEAR_NO_SAVE(.interface = INTERFACE_UNKNOWN)),
	},
};

const struct chapter interface_status_returns = CHAPTER(interface_status_returns_cases);
