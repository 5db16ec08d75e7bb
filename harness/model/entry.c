/* SPDX-License-Identifier: MIT */
/* What the documentation says of each callback, one row each. */
#include "harness/model/entry.h"

#include "harness/model/codes.h"

#define ONE(code) { { (code) }, 1, false }
#define EITHER(...) { { __VA_ARGS__ }, sizeof((uint32_t[]){ __VA_ARGS__ }) / sizeof(uint32_t), false }
#define USUAL_CODES EITHER(NO_ERROR, ERROR_CAN_NOT_COMPLETE, ERROR_INVALID_PARAMETER)
#define QUERY_CODES \
	EITHER(NO_ERROR, ERROR_CAN_NOT_COMPLETE, ERROR_INVALID_PARAMETER, ERROR_INSUFFICIENT_BUFFER)

#define CONFIGURATION_PARAMETERS(name) \
	{ name, PARAMETER_INPUT }, { "StructureVersion", PARAMETER_NUMBER }, \
	{ "StructureSize", PARAMETER_NUMBER }, { "StructureCount", PARAMETER_NUMBER }
#define QUERY_PARAMETERS(name) \
	{ name, PARAMETER_OUTPUT }, { "BufferSize", PARAMETER_OUTPUT }, { "StructureVersion", PARAMETER_OUTPUT }, \
	{ "StructureSize", PARAMETER_OUTPUT }, { "StructureCount", PARAMETER_OUTPUT }
#define ORDERED_PARAMETERS \
	{ "OrderingMethod", PARAMETER_NUMBER }, { "ExclusionFlags", PARAMETER_HEX }, { "Service", PARAMETER_OUTPUT }
#define ORDERED_CODES EITHER(NO_ERROR, ERROR_NO_MORE_ITEMS, ERROR_CAN_NOT_COMPLETE, ERROR_INVALID_PARAMETER)
#define WALK_CODES \
	EITHER(NO_ERROR, ERROR_CAN_NOT_COMPLETE, ERROR_INVALID_PARAMETER, ERROR_INSUFFICIENT_BUFFER, ERROR_NO_MORE_ITEMS)
#define TRAP_CODES EITHER(NO_ERROR, ERROR_ACCESS_DENIED, ERROR_NOT_ENOUGH_MEMORY)
#define REQUEST_PARAMETERS { "InputDataSize", PARAMETER_NUMBER }, { "InputData", PARAMETER_INPUT }
#define ANSWER_PARAMETERS { "OutputDataSize", PARAMETER_OUTPUT }, { "OutputData", PARAMETER_OUTPUT }
#define INDEX_PARAMETER { "InterfaceIndex", PARAMETER_HEX }

static const struct entry_facts entries[ENTRY_COUNT] = {
	[ENTRY_END] = { .name = "nothing" },
	[ENTRY_LOAD] = {
		.name = "LoadLibraryEx", .is_call = true, .is_shared = true,
		.works = REG_01, .set = REG_01,
	},
	[ENTRY_REGISTER] = {
		.name = "RegisterProtocol", .is_call = true, .is_shared = true,
		.parameter_count = 2,
		.parameters = { { "pRoutingChar", PARAMETER_OUTPUT }, { "pServiceChar", PARAMETER_OUTPUT } },
		.promised = ONE(NO_ERROR), .works = REG_02,
		.documented = EITHER(NO_ERROR, ERROR_NOT_SUPPORTED), .set = REG_04,
	},
	[ENTRY_START] = {
		.name = "StartProtocol", .member = "StartProtocol", .place = 0, .is_call = true, .is_shared = true,
		.hands_configuration = true,
		.parameter_count = 6,
		.parameters = { { "NotificationEvent", PARAMETER_INPUT }, { "SupportFunctions", PARAMETER_INPUT },
				CONFIGURATION_PARAMETERS("GlobalInfo") },
		.promised = ONE(NO_ERROR), .works = START_01,
		.documented = USUAL_CODES, .set = START_02,
	},
	[ENTRY_START_COMPLETE] = {
		.name = "StartComplete", .member = "StartComplete", .place = 1, .is_call = true, .is_shared = true,
		.promised = ONE(NO_ERROR), .works = STARTC_01,
		.documented = ONE(NO_ERROR), .set = STARTC_01, .takes_any_outside_run = true,
	},
	[ENTRY_STOP] = {
		.name = "StopProtocol", .member = "StopProtocol", .place = 2, .is_call = true, .is_shared = true,
		.promised = EITHER(NO_ERROR, ERROR_PROTOCOL_STOP_PENDING), .works = STOP_01,
		.documented = EITHER(NO_ERROR, ERROR_PROTOCOL_STOP_PENDING), .set = STOP_01,
		.takes_any_outside_run = true,
	},
	[ENTRY_GET_GLOBAL_INFO] = {
		.name = "GetGlobalInfo", .member = "GetGlobalInfo", .place = 3, .is_call = true,
		.parameter_count = 5, .parameters = { QUERY_PARAMETERS("GlobalInfo") },
		.promised = ONE(NO_ERROR), .works = GGLOB_01,
		.documented = QUERY_CODES, .set = GGLOB_02,
	},
	[ENTRY_SET_GLOBAL_INFO] = {
		.name = "SetGlobalInfo", .member = "SetGlobalInfo", .place = 4, .is_call = true,
		.hands_configuration = true,
		.parameter_count = 4, .parameters = { CONFIGURATION_PARAMETERS("GlobalInfo") },
		.promised = ONE(NO_ERROR), .works = SGLOB_01,
		.documented = USUAL_CODES, .set = SGLOB_02,
	},
	[ENTRY_ADD_INTERFACE] = {
		.name = "AddInterface", .member = "AddInterface", .place = 7, .is_call = true,
		.hands_configuration = true,
		.parameter_count = 10,
		.parameters = { { "InterfaceName", PARAMETER_INPUT }, INDEX_PARAMETER,
				{ "InterfaceType", PARAMETER_INTERFACE_TYPE }, { "MediaType", PARAMETER_NUMBER },
				{ "AccessType", PARAMETER_NUMBER }, { "ConnectionType", PARAMETER_NUMBER },
				CONFIGURATION_PARAMETERS("InterfaceInfo") },
		.promised = ONE(NO_ERROR), .works = ADDIF_01,
		.documented = USUAL_CODES, .set = ADDIF_02,
	},
	[ENTRY_DELETE_INTERFACE] = {
		.name = "DeleteInterface", .member = "DeleteInterface", .place = 8, .is_call = true,
		.parameter_count = 1, .parameters = { INDEX_PARAMETER },
		.promised = ONE(NO_ERROR), .works = DELIF_01,
		.documented = USUAL_CODES, .set = DELIF_02,
	},
	[ENTRY_INTERFACE_STATUS] = {
		.name = "InterfaceStatus", .member = "InterfaceStatus", .place = 9, .is_call = true,
		.parameter_count = 4,
		.parameters = { INDEX_PARAMETER, { "InterfaceActive", PARAMETER_BOOL },
				{ "StatusType", PARAMETER_STATUS_TYPE }, { "StatusInfo", PARAMETER_INPUT } },
		.promised = ONE(NO_ERROR), .works = IFSTATUS_01,
		.documented = USUAL_CODES, .set = IFSTATUS_02,
	},
	[ENTRY_GET_INTERFACE_INFO] = {
		.name = "GetInterfaceInfo", .member = "GetInterfaceInfo", .place = 10, .is_call = true,
		.parameter_count = 6, .parameters = { INDEX_PARAMETER, QUERY_PARAMETERS("InterfaceInfo") },
		.promised = ONE(NO_ERROR), .works = GIFINFO_01,
		.documented = QUERY_CODES, .set = GIFINFO_02,
	},
	[ENTRY_SET_INTERFACE_INFO] = {
		.name = "SetInterfaceInfo", .member = "SetInterfaceInfo", .place = 11, .is_call = true,
		.hands_configuration = true,
		.parameter_count = 5, .parameters = { INDEX_PARAMETER, CONFIGURATION_PARAMETERS("InterfaceInfo") },
		.promised = ONE(NO_ERROR), .works = SIFINFO_01,
		.documented = USUAL_CODES, .set = SIFINFO_02,
	},
	[ENTRY_GET_EVENT_MESSAGE] = {
		.name = "GetEventMessage", .member = "GetEventMessage", .place = 12, .is_call = true,
		.parameter_count = 2, .parameters = { { "Event", PARAMETER_OUTPUT }, { "Result", PARAMETER_OUTPUT } },
		.promised = EITHER(NO_ERROR, ERROR_NO_MORE_ITEMS), .works = EVT_03,
		.documented = EITHER(NO_ERROR, ERROR_NO_MORE_ITEMS), .set = EVT_03,
	},
	[ENTRY_UPDATE_ROUTES] = {
		.name = "DoUpdateRoutes", .member = "UpdateRoutes", .place = 13, .is_call = true,
		.parameter_count = 1, .parameters = { INDEX_PARAMETER },
		.promised = ONE(NO_ERROR), .works = UPDRT_01,
		.documented = USUAL_CODES, .set = UPDRT_02,
	},
	[ENTRY_QUERY_POWER] = {
		.name = "QueryPower", .member = "QueryPower", .place = 5, .is_call = true,
		.parameter_count = 1, .parameters = { { "PowerType", PARAMETER_NUMBER } },
		.works = PWR_01, .set = PWR_01,
	},
	[ENTRY_SET_POWER] = {
		.name = "SetPower", .member = "SetPower", .place = 6, .is_call = true,
		.parameter_count = 1, .parameters = { { "PowerType", PARAMETER_NUMBER } },
		.works = PWR_02, .set = PWR_02,
	},
	[ENTRY_CONNECT_CLIENT] = {
		.name = "ConnectClient", .member = "ConnectClient", .place = 14, .is_call = true,
		.parameter_count = 2, .parameters = { INDEX_PARAMETER, { "ClientAddress", PARAMETER_INPUT } },
		.promised = ONE(NO_ERROR), .works = CLIENT_01,
		.documented = EITHER(NO_ERROR, ERROR_INVALID_PARAMETER), .set = CLIENT_03,
	},
	[ENTRY_DISCONNECT_CLIENT] = {
		.name = "DisconnectClient", .member = "DisconnectClient", .place = 15, .is_call = true,
		.parameter_count = 2, .parameters = { INDEX_PARAMETER, { "ClientAddress", PARAMETER_INPUT } },
		.promised = ONE(NO_ERROR), .works = CLIENT_02,
		.documented = EITHER(NO_ERROR, ERROR_INVALID_PARAMETER), .set = CLIENT_04,
	},
	[ENTRY_GET_NEIGHBORS] = {
		.name = "GetNeighbors", .member = "GetNeighbors", .place = 16, .is_call = true,
		.parameter_count = 4,
		.parameters = { INDEX_PARAMETER, { "NeighborList", PARAMETER_OUTPUT },
				{ "NeighborListSize", PARAMETER_OUTPUT }, { "InterfaceFlags", PARAMETER_OUTPUT } },
		.promised = ONE(NO_ERROR), .works = NBR_01,
		.documented = QUERY_CODES, .set = NBR_02,
	},
	[ENTRY_GET_MFE_STATUS] = {
		.name = "GetMfeStatus", .member = "GetMfeStatus", .place = 17, .is_call = true,
		.parameter_count = 4,
		.parameters = { INDEX_PARAMETER, { "GroupAddress", PARAMETER_ADDRESS },
				{ "SourceAddress", PARAMETER_ADDRESS }, { "StatusCode", PARAMETER_OUTPUT } },
		.promised = ONE(NO_ERROR), .works = MFE_01,
		.documented = USUAL_CODES, .set = MFE_02,
	},
	[ENTRY_PROTOCOL_ACTION] = {
		.name = "ProtocolAction", .member = "ProtocolAction", .place = 26, .is_call = true,
		.parameter_count = 3,
		.parameters = { { "ActionType", PARAMETER_HEX }, { "ActionInfo", PARAMETER_INPUT },
				{ "ActionSize", PARAMETER_NUMBER } },
		.works = M60_11, .set = M60_11,
	},
	[ENTRY_GET_STATISTICS] = {
		.name = "GetProtocolStatistics", .member = "GetStatistics", .place = 27, .is_call = true,
		.parameter_count = 6,
		.parameters = { { "InEntryType", PARAMETER_HEX }, { "InEntry", PARAMETER_INPUT },
				{ "InEntrySize", PARAMETER_NUMBER }, { "OutEntryType", PARAMETER_HEX },
				{ "OutEntry", PARAMETER_OUTPUT }, { "OutEntrySize", PARAMETER_OUTPUT } },
		.works = M60_10, .set = M60_10,
	},
	[ENTRY_GET_DOMAIN_INFO] = {
		.name = "GetRoutingDomainGlobalInfo", .member = "GetRoutingDomainGlobalInfo", .place = 28,
		.is_call = true,
		.parameter_count = 6,
		.parameters = { { "pRoutingDomainId", PARAMETER_INPUT }, QUERY_PARAMETERS("GlobalInfo") },
		.works = M60_08, .set = M60_08,
	},
	[ENTRY_SET_DOMAIN_INFO] = {
		.name = "SetRoutingDomainGlobalInfo", .member = "SetRoutingDomainGlobalInfo", .place = 29,
		.is_call = true, .hands_configuration = true,
		.parameter_count = 5,
		.parameters = { { "pRoutingDomainId", PARAMETER_INPUT }, CONFIGURATION_PARAMETERS("GlobalInfo") },
		.works = M60_09, .set = M60_09,
	},
	[ENTRY_BUFFER_FREE] = {
		.name = "BufferFree", .member = "BufferFree", .place = 30, .is_call = true,
		.parameter_count = 1, .parameters = { { "Ptr", PARAMETER_INPUT } },
		.works = M60_12, .set = M60_12,
	},
	[ENTRY_IS_SERVICE] = {
		.name = "IsService", .member = "IsService", .place = 0, .is_service = true, .is_call = true,
		.parameter_count = 3,
		.parameters = { { "Type", PARAMETER_HEX }, { "Name", PARAMETER_INPUT }, { "Service", PARAMETER_OUTPUT } },
		.works = SVC_03, .set = SVC_03,
	},
	[ENTRY_UPDATE_SERVICES] = {
		.name = "DoUpdateServices", .member = "UpdateServices", .place = 1, .is_service = true, .is_call = true,
		.parameter_count = 1, .parameters = { INDEX_PARAMETER },
		.promised = ONE(NO_ERROR), .works = SVC_02,
		.documented = USUAL_CODES, .set = SVC_02,
	},
	[ENTRY_CREATE_ENUMERATION] = {
		.name = "CreateServiceEnumerationHandle", .member = "CreateServiceEnumerationHandle", .place = 2,
		.is_service = true, .is_call = true,
		.parameter_count = 2,
		.parameters = { { "ExclusionFlags", PARAMETER_HEX }, { "CriteriaService", PARAMETER_INPUT } },
		.promised = ONE(NO_ERROR), .works = SVC_04, .set = SVC_04,
	},
	[ENTRY_ENUMERATE_SERVICE] = {
		.name = "EnumerateGetNextService", .member = "EnumerateGetNextService", .place = 3,
		.is_service = true, .is_call = true,
		.parameter_count = 2,
		.parameters = { { "EnumerationHandle", PARAMETER_INPUT }, { "Service", PARAMETER_OUTPUT } },
		.promised = ONE(NO_ERROR), .works = SVC_05,
		.documented = EITHER(NO_ERROR, ERROR_NO_MORE_ITEMS, ERROR_CAN_NOT_COMPLETE), .set = SVC_05,
	},
	[ENTRY_CLOSE_ENUMERATION] = {
		.name = "CloseServiceEnumerationHandle", .member = "CloseServiceEnumerationHandle", .place = 4,
		.is_service = true, .is_call = true,
		.parameter_count = 1, .parameters = { { "EnumerationHandle", PARAMETER_INPUT } },
		.promised = ONE(NO_ERROR), .works = SVC_06,
		.documented = EITHER(NO_ERROR, ERROR_CAN_NOT_COMPLETE), .set = SVC_06,
	},
	[ENTRY_GET_SERVICE_COUNT] = {
		.name = "GetServiceCount", .member = "GetServiceCount", .place = 5, .is_service = true, .is_call = true,
		.works = SVC_07, .set = SVC_07,
	},
	[ENTRY_CREATE_STATIC_SERVICE] = {
		.name = "CreateStaticService", .member = "CreateStaticService", .place = 6,
		.is_service = true, .is_call = true,
		.parameter_count = 2, .parameters = { INDEX_PARAMETER, { "ServerEntry", PARAMETER_INPUT } },
		.promised = ONE(NO_ERROR), .works = SVC_08,
		.documented = USUAL_CODES, .set = SVC_08,
	},
	[ENTRY_DELETE_STATIC_SERVICE] = {
		.name = "DeleteStaticService", .member = "DeleteStaticService", .place = 7,
		.is_service = true, .is_call = true,
		.parameter_count = 2, .parameters = { INDEX_PARAMETER, { "ServerEntry", PARAMETER_INPUT } },
		.promised = ONE(NO_ERROR), .works = SVC_08,
		.documented = USUAL_CODES, .set = SVC_08,
	},
	[ENTRY_CONVERT_SERVICES] = {
		.name = "BlockConvertServicesToStatic", .member = "BlockConvertServicesToStatic", .place = 8,
		.is_service = true, .is_call = true,
		.parameter_count = 1, .parameters = { INDEX_PARAMETER },
		.promised = ONE(NO_ERROR), .works = SVC_09,
		.documented = USUAL_CODES, .set = SVC_09,
	},
	[ENTRY_DELETE_SERVICES] = {
		.name = "BlockDeleteStaticServices", .member = "BlockDeleteStaticServices", .place = 9,
		.is_service = true, .is_call = true,
		.parameter_count = 1, .parameters = { INDEX_PARAMETER },
		.promised = ONE(NO_ERROR), .works = SVC_09,
		.documented = USUAL_CODES, .set = SVC_09,
	},
	[ENTRY_FIRST_SERVICE] = {
		.name = "GetFirstOrderedService", .member = "GetFirstOrderedService", .place = 10,
		.is_service = true, .is_call = true,
		.parameter_count = 3, .parameters = { ORDERED_PARAMETERS },
		.promised = ONE(NO_ERROR), .works = SVC_10,
		.documented = ORDERED_CODES, .set = SVC_11,
	},
	[ENTRY_NEXT_SERVICE] = {
		.name = "GetNextOrderedService", .member = "GetNextOrderedService", .place = 11,
		.is_service = true, .is_call = true,
		.parameter_count = 3, .parameters = { ORDERED_PARAMETERS },
		.promised = ONE(NO_ERROR), .works = SVC_10,
		.documented = ORDERED_CODES, .set = SVC_11,
	},
	[ENTRY_MIB_CREATE] = {
		.name = "MibCreate", .member = "MibCreateEntry", .place = 18, .is_call = true,
		.parameter_count = 2, .parameters = { REQUEST_PARAMETERS },
		.promised = ONE(NO_ERROR), .works = MIBCR_01,
		.documented = USUAL_CODES, .set = MIBCR_02,
	},
	[ENTRY_MIB_DELETE] = {
		.name = "MibDelete", .member = "MibDeleteEntry", .place = 19, .is_call = true,
		.parameter_count = 2, .parameters = { REQUEST_PARAMETERS },
		.promised = ONE(NO_ERROR), .works = MIBDEL_01,
		.documented = USUAL_CODES, .set = MIBDEL_02,
	},
	[ENTRY_MIB_SET] = {
		.name = "MibSet", .member = "MibSetEntry", .place = 21, .is_call = true,
		.parameter_count = 2, .parameters = { REQUEST_PARAMETERS },
		.promised = ONE(NO_ERROR), .works = MIBSET_01,
		.documented = USUAL_CODES, .set = MIBSET_02,
	},
	[ENTRY_MIB_GET] = {
		.name = "MibGet", .member = "MibGetEntry", .place = 20, .is_call = true,
		.parameter_count = 4, .parameters = { REQUEST_PARAMETERS, ANSWER_PARAMETERS },
		.promised = ONE(NO_ERROR), .works = MIBGET_01,
		.documented = QUERY_CODES, .set = MIBGET_02,
	},
	[ENTRY_MIB_GET_FIRST] = {
		.name = "MibGetFirst", .member = "MibGetFirstEntry", .place = 22, .is_call = true,
		.parameter_count = 4, .parameters = { REQUEST_PARAMETERS, ANSWER_PARAMETERS },
		.promised = ONE(NO_ERROR), .works = MIBFIRST_01,
		.documented = WALK_CODES, .set = MIBFIRST_02,
	},
	[ENTRY_MIB_GET_NEXT] = {
		.name = "MibGetNext", .member = "MibGetNextEntry", .place = 23, .is_call = true,
		.parameter_count = 4, .parameters = { REQUEST_PARAMETERS, ANSWER_PARAMETERS },
		.promised = ONE(NO_ERROR), .works = MIBNEXT_01,
		.documented = WALK_CODES, .set = MIBNEXT_02,
	},
	[ENTRY_MIB_SET_TRAP_INFO] = {
		.name = "MibSetTrapInfo", .member = "MibSetTrapInfo", .place = 24, .is_call = true,
		.parameter_count = 5, .parameters = { { "Event", PARAMETER_INPUT }, REQUEST_PARAMETERS, ANSWER_PARAMETERS },
		.promised = ONE(NO_ERROR), .works = MIBTRAP_01,
		.documented = TRAP_CODES, .set = MIBTRAP_01,
	},
	[ENTRY_MIB_GET_TRAP_INFO] = {
		.name = "MibGetTrapInfo", .member = "MibGetTrapInfo", .place = 25, .is_call = true,
		.parameter_count = 4, .parameters = { REQUEST_PARAMETERS, ANSWER_PARAMETERS },
		.promised = ONE(NO_ERROR), .works = MIBTRAP_02,
		.documented = TRAP_CODES, .set = MIBTRAP_02,
	},
	[ENTRY_FREE] = { .name = "FreeLibrary", .is_call = true, .is_shared = true, .works = LIFE_01, .set = LIFE_01 },
	[ENTRY_AWAIT_STOPPED] = { .name = "await ROUTER_STOPPED", .is_shared = true, .works = STOP_02 },
	[ENTRY_AWAIT_UPDATE] = { .name = "await UPDATE_COMPLETE", .works = UPDRT_01 },
	[ENTRY_AWAIT_SIGNAL] = { .name = "await the notification event", .works = EVT_08 },
	[ENTRY_HEAR_NOTHING] = { .name = "listen for silence", .is_wait = true },
	[ENTRY_HEAR_ACTIVITY] = { .name = "listen for activity", .is_wait = true },
	[ENTRY_HEAR_END] = { .name = "listen for the end of activity", .is_wait = true },
	[ENTRY_HEAR_SILENCE] = { .name = "listen for whatever is said", .is_wait = true },
	[ENTRY_HEAR_NO_SIGNAL] = { .name = "look at the notification event", .is_wait = true },
	[ENTRY_HEAR_VALIDATION] = { .name = "listen for the validation of routes", .is_wait = true },
	[ENTRY_HEAR_TENANCY] = { .name = "listen for questions about routing domains", .is_wait = true },
	[ENTRY_HEAR_UPDATES] = { .name = "count UPDATE_COMPLETE", .is_wait = true },
	[ENTRY_HEAR_ASKED] = { .name = "listen for a support function", .is_wait = true },
	[ENTRY_HEAR_ASKED_AT_MOST] = { .name = "count a support function", .is_wait = true },
	[ENTRY_HEAR_BALANCE] = { .name = "count SetInterfaceReceiveType", .is_wait = true },
	[ENTRY_HEAR_NO_CALL] = { .name = "listen for calls of support functions", .is_wait = true },
	[ENTRY_HEAR_ONE_UPDATE] = { .name = "listen for UPDATE_COMPLETE", .is_wait = true },
	[ENTRY_HEAR_ROUTE] = { .name = "listen for a route", .is_wait = true },
	[ENTRY_HEAR_NO_ROUTE] = { .name = "look for routes", .is_wait = true },
	[ENTRY_HEAR_LEFT] = { .name = "look into the ledger of rtm.dll", .is_wait = true },
	[ENTRY_HEAR_NO_SAVE] = { .name = "listen for a request to save", .is_wait = true },
	[ENTRY_MIB_WALK] = { .name = "walk with MibGetFirst and MibGetNext" },
	[ENTRY_HEAR_SAVE] = { .name = "listen for a message that asks for saving", .is_wait = true },
	[ENTRY_HEAR_TRAP] = { .name = "look at the trap event", .is_wait = true },
	[ENTRY_HEAR_NO_TRAP] = { .name = "look whether the trap event is left alone", .is_wait = true },
};

const struct entry_facts *entry_find(enum entry entry)
{
	return &entries[entry < ENTRY_COUNT ? entry : ENTRY_END];
}

bool entry_is_service(enum entry entry)
{
	return entry_find(entry)->is_service;
}
