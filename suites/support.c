/* SPDX-License-Identifier: MIT */
/* InterfaceStatus, and what a change makes the protocol do with the router manager's support functions. */
#include "suites/axes.h"
#include "suites/rows.h"
#include "suites/suites.h"

#define OPERATING RUNNING, ADD_INTERFACE(), BIND(), ENABLE()
#define ENABLE_DOWN(...) INTERFACE_STATUS(.status_type = RIS_INTERFACE_ENABLED, __VA_ARGS__)
#define BIND_DOWN() INTERFACE_STATUS(.status_type = RIS_INTERFACE_ADDRESS_CHANGE, .info = INFO_BINDING, .addresses = 1)
#define HEARD_OPERATING OPERATING, HEAR_ACTIVITY(.is_control = true)
#define SECOND .interface = INTERFACE_SECOND
/* A demand-dial interface is heard to be dialled when it is enabled while its link is down. */
#define HEARD_DIALLING \
	RUNNING, ADD_INTERFACE(SECOND, .interface_type = DEMAND_DIAL), ENABLE_DOWN(SECOND), \
		HEAR_ASKED(SECOND, .asked = ASKED_DIAL, .is_control = true)
/* More requests within the time that the suite listens are a tight loop. */
#define TIGHT 32

/* Types that are not dialled, for AXIS_INTERFACE_TYPE. */
static const struct axis_value lasting_types[] = {
	{ .name = "permanent", .number = PERMANENT },
	{ .name = "local-workstation-dial", .number = LOCAL_WORKSTATION_DIAL },
	{ .name = "remote-workstation-dial", .number = REMOTE_WORKSTATION_DIAL },
	{ .name = NULL },
};

static const struct test_case support_cases[] = {
	{
		.id          = "route-validation-fails",
		.requirement = SUPP_06,
		.claim       = "A router manager that finds no route valid does not bring the protocol down.",
		.is_alone    = true,
		.given       = STEPS(RUNNING, ADD_INTERFACE(), BIND()),
		.call        = ENABLE(.manner = MANNER_FAILS),
		.expect      = { .returns = ANY_DOCUMENTED },
		.then        = STEPS(HEAR_ASKED(.asked = ASKED_ROUTE, .is_control = true), GET_INTERFACE_INFO()),
	},
	{
		.id          = "dial-fails",
		.requirement = SUPP_07,
		.claim       = "A link that cannot be dialled is not dialled without a pause, and the interface goes on.",
		.is_alone    = true,
		.given       = STEPS(RUNNING, ADD_INTERFACE(.interface_type = DEMAND_DIAL), BIND()),
		.call        = ENABLE_DOWN(.manner = MANNER_FAILS),
		.expect      = { .returns = ANY_DOCUMENTED },
		.then        = STEPS(HEAR_ASKED(.asked = ASKED_DIAL, .is_control = true),
				     HEAR_ASKED_AT_MOST(.asked = ASKED_DIAL, .most = TIGHT), GET_INTERFACE_INFO(), DISABLE()),
	},
	{
		.id          = "no-dial-for-other-types",
		.requirement = SUPP_08,
		.claim       = "Only a DEMAND_DIAL interface is dialled.",
		.given       = STEPS(HEARD_DIALLING, ADD_INTERFACE(), BIND()),
		.axes        = { AXIS(INTERFACE_TYPE, lasting_types) },
		.call        = ENABLE_DOWN(.interface = INTERFACE_FIRST),
		.expect      = { .returns = ANY_DOCUMENTED },
		.then        = STEPS(HEAR_ASKED_AT_MOST(.asked = ASKED_DIAL)),
	},
	{
		.id          = "no-dial-while-disabled",
		.requirement = SUPP_08,
		.claim       = "A DEMAND_DIAL interface that is not enabled is not dialled.",
		.given       = STEPS(HEARD_DIALLING, ADD_INTERFACE(.interface_type = DEMAND_DIAL)),
		.call        = BIND_DOWN(),
		.expect      = { .returns = ANY_DOCUMENTED },
		.then        = STEPS(HEAR_ASKED_AT_MOST(.asked = ASKED_DIAL)),
	},
	{
		.id          = "reception-ends-with-interface",
		.requirement = SUPP_09,
		.claim       = "What was received on an interface is not received any more when it is deleted.",
		.given       = STEPS(HEARD_OPERATING),
		.call        = DELETE_INTERFACE(),
		.then        = STEPS(HEAR_BALANCE()),
	},
	{
		.id          = "reception-ends-with-run",
		.requirement = SUPP_09,
		.claim       = "What was received is not received any more when the stop is complete.",
		.is_alone    = true,
		.given       = STEPS(HEARD_OPERATING),
		.call        = STOP_PROTOCOL(),
		.then        = STEPS(AWAIT_STOPPED(), HEAR_BALANCE()),
	},
	{
		.id          = "silent-after-stop",
		.requirement = SUPP_10,
		.claim       = "After a completed stop no change makes the protocol call a support function.",
		.is_alone    = true,
		.given       = STEPS(HEARD_OPERATING, STOP_PROTOCOL(), AWAIT_STOPPED()),
		.call        = ENABLE(),
		.expect      = { .returns = A_FAILURE },
		.then        = STEPS(HEAR_SILENCE()),
	},
	{
		.id          = "request-takes-time",
		.requirement = SUPP_11,
		.claim       = "While a link is being dialled another interface can be asked for its configuration.",
		.is_alone    = true,
		.given       = STEPS(RUNNING, ADD_INTERFACE(SECOND), ADD_INTERFACE(.interface_type = DEMAND_DIAL), BIND()),
		.call        = ENABLE_DOWN(.manner = MANNER_TAKES_TIME),
		.expect      = { .returns = ANY_DOCUMENTED },
		.then        = STEPS(HEAR_ASKED(.asked = ASKED_DIAL, .is_control = true)),
	},
	{
		.id          = "odd-router-id",
		.requirement = SUPP_12,
		.claim       = "A router id that is 0 at first, and another one each time, does no harm.",
		.is_alone    = true,
		.given       = STEPS(RUNNING, ADD_INTERFACE(), BIND()),
		.call        = ENABLE(.manner = MANNER_ODD_ROUTER_ID),
		.expect      = { .returns = ANY_DOCUMENTED },
		.then        = STEPS(HEAR_ASKED(.asked = ASKED_ROUTER_ID, .is_control = true), GET_INTERFACE_INFO()),
	},
	{
		.id          = "entry-never-fits",
		.requirement = SUPP_13,
		.claim       = "An entry of the MIB that never fits is given up some time.",
		.is_alone    = true,
		.given       = STEPS(RUNNING, ADD_INTERFACE(), BIND()),
		.call        = ENABLE(.manner = MANNER_NEVER_ENOUGH),
		.expect      = { .returns = ANY_DOCUMENTED },
		.then        = STEPS(HEAR_ASKED(.asked = ASKED_MIB, .is_control = true), GET_INTERFACE_INFO()),
	},
};

const struct chapter support = CHAPTER(support_cases);
