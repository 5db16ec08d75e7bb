/* SPDX-License-Identifier: MIT */
/* The table of callbacks after a registration: which members are there, and which are not. */
#include "suites/rows.h"
#include "suites/suites.h"

/* The places of the members. */
#define MEMBER(place) (1u << (place))
enum {
	START_PLACE,
	START_COMPLETE_PLACE,
	STOP_PLACE,
	GET_GLOBAL_INFO_PLACE,
	SET_GLOBAL_INFO_PLACE,
	QUERY_POWER_PLACE,
	SET_POWER_PLACE,
	ADD_INTERFACE_PLACE,
	DELETE_INTERFACE_PLACE,
	INTERFACE_STATUS_PLACE,
	GET_INTERFACE_INFO_PLACE,
	SET_INTERFACE_INFO_PLACE,
	GET_EVENT_MESSAGE_PLACE,
	UPDATE_ROUTES_PLACE,
	CONNECT_CLIENT_PLACE,
	DISCONNECT_CLIENT_PLACE,
	GET_NEIGHBORS_PLACE,
	GET_MFE_STATUS_PLACE,
	MIB_CREATE_ENTRY_PLACE,
	MIB_DELETE_ENTRY_PLACE,
	MIB_GET_ENTRY_PLACE,
	MIB_SET_ENTRY_PLACE,
	MIB_GET_FIRST_ENTRY_PLACE,
	MIB_GET_NEXT_ENTRY_PLACE,
	MIB_SET_TRAP_INFO_PLACE,
	MIB_GET_TRAP_INFO_PLACE
};

#define CONFIGURATION_MEMBERS \
	(MEMBER(GET_GLOBAL_INFO_PLACE) | MEMBER(SET_GLOBAL_INFO_PLACE) | MEMBER(GET_INTERFACE_INFO_PLACE) | \
	 MEMBER(SET_INTERFACE_INFO_PLACE))
#define MIB_MEMBERS \
	(MEMBER(MIB_CREATE_ENTRY_PLACE) | MEMBER(MIB_DELETE_ENTRY_PLACE) | MEMBER(MIB_GET_ENTRY_PLACE) | \
	 MEMBER(MIB_SET_ENTRY_PLACE) | MEMBER(MIB_GET_FIRST_ENTRY_PLACE) | MEMBER(MIB_GET_NEXT_ENTRY_PLACE))
#define LIFE_MEMBERS \
	(MEMBER(START_PLACE) | MEMBER(START_COMPLETE_PLACE) | MEMBER(STOP_PLACE) | MEMBER(ADD_INTERFACE_PLACE) | \
	 MEMBER(DELETE_INTERFACE_PLACE) | MEMBER(INTERFACE_STATUS_PLACE) | MEMBER(GET_EVENT_MESSAGE_PLACE))

/* Whether it registers is another row's business. */
#define OFFERS(...) { .returns = REGISTERED_OR_NOT, .has = (__VA_ARGS__), .is_about_success = true }
#define WITHHOLDS(...) { .returns = REGISTERED_OR_NOT, .lacks = (__VA_ARGS__), .is_about_success = true }

static const struct test_case table_cases[] = {
	{
		.id          = "no-query-power",
		.requirement = TAB_01,
		.claim       = "The table has no QueryPower.",
		.call        = REGISTER_PROTOCOL(),
		.expect      = WITHHOLDS(MEMBER(QUERY_POWER_PLACE)),
	},
	{
		.id          = "no-set-power",
		.requirement = TAB_02,
		.claim       = "The table has no SetPower.",
		.call        = REGISTER_PROTOCOL(),
		.expect      = WITHHOLDS(MEMBER(SET_POWER_PLACE)),
	},
	{
		.id          = "no-neighbors",
		.requirement = TAB_03,
		.claim       = "The table of a protocol that is no multicast one has no GetNeighbors.",
		.needs       = NEED_NO_MULTICAST,
		.call        = REGISTER_PROTOCOL(),
		.expect      = WITHHOLDS(MEMBER(GET_NEIGHBORS_PLACE)),
	},
	{
		.id          = "no-mfe-status",
		.requirement = TAB_04,
		.claim       = "The table of a protocol that is no multicast one has no GetMfeStatus.",
		.needs       = NEED_NO_MULTICAST,
		.call        = REGISTER_PROTOCOL(),
		.expect      = WITHHOLDS(MEMBER(GET_MFE_STATUS_PLACE)),
	},
	{
		.id          = "offers-multicast-callbacks",
		.requirement = TAB_05,
		.claim       = "The table of a multicast protocol offers GetNeighbors and GetMfeStatus.",
		.needs       = NEED_MULTICAST,
		.call        = REGISTER_PROTOCOL(),
		.expect      = OFFERS(MEMBER(GET_NEIGHBORS_PLACE) | MEMBER(GET_MFE_STATUS_PLACE)),
	},
	{
		.id          = "offers-update-routes",
		.requirement = TAB_06,
		.claim       = "The table of a protocol that claims RF_DEMAND_UPDATE_ROUTES offers DoUpdateRoutes.",
		.needs       = NEED_UPDATES,
		.call        = REGISTER_PROTOCOL(),
		.expect      = OFFERS(MEMBER(UPDATE_ROUTES_PLACE)),
	},
	{
		.id          = "offers-configuration-callbacks",
		.requirement = TAB_07,
		.claim       = "The table offers the four configuration callbacks.",
		.call        = REGISTER_PROTOCOL(),
		.expect      = OFFERS(CONFIGURATION_MEMBERS),
	},
	{
		.id          = "offers-mib-callbacks",
		.requirement = TAB_08,
		.claim       = "The table offers the six MIB callbacks that are not about traps.",
		.call        = REGISTER_PROTOCOL(),
		.expect      = OFFERS(MIB_MEMBERS),
	},
	{
		.id          = "offers-life-cycle-callbacks",
		.requirement = TAB_09,
		.claim       = "The table offers the start, stop, interface, status and event callbacks.",
		.call        = REGISTER_PROTOCOL(),
		.expect      = OFFERS(LIFE_MEMBERS),
	},
	{
		.id          = "client-callbacks-are-a-pair",
		.requirement = TAB_10,
		.claim       = "The table offers ConnectClient and DisconnectClient, or neither.",
		.call        = REGISTER_PROTOCOL(.check = CHECK_CLIENTS_PAIRED),
		.expect      = IF_REGISTERED,
	},
	{
		.id          = "claims-no-power",
		.requirement = TAB_11,
		.claim       = "A protocol without the power callbacks does not claim RF_POWER.",
		.call        = REGISTER_PROTOCOL(.check = CHECK_FLAGS_POWER),
		.expect      = IF_REGISTERED,
	},
	{
		.id          = "same-table-in-every-process",
		.requirement = TAB_12,
		.claim       = "The table has the flags and the members that it had in the process of the examination.",
		.call        = REGISTER_PROTOCOL(.check = CHECK_TABLE_AS_EXAMINED),
		.expect      = IF_REGISTERED,
	},
	{
		.id          = "offers-trap-callbacks",
		.requirement = TAB_13,
		.claim       = "The table offers the two MIB callbacks about traps.",
		.call        = REGISTER_PROTOCOL(),
		.expect      = OFFERS(MEMBER(MIB_SET_TRAP_INFO_PLACE) | MEMBER(MIB_GET_TRAP_INFO_PLACE)),
	},
};

const struct chapter table = CHAPTER(table_cases);
