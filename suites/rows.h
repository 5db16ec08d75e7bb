/* SPDX-License-Identifier: MIT */
/* The words that rows are written with. They stay out of files that see Windows headers. */
#ifndef SUITES_ROWS_H
#define SUITES_ROWS_H

#include "harness/model/case.h"
#include "harness/model/codes.h"

/* Steps: the callbacks of the candidate, with the arguments that matter; what is left out has its ordinary value. */
#define STEPS(...) ((const struct call[]){ __VA_ARGS__, { .entry = ENTRY_END } })
#define REGISTER_PROTOCOL(...) { .entry = ENTRY_REGISTER, __VA_ARGS__ }
#define START_PROTOCOL(...) { .entry = ENTRY_START, __VA_ARGS__ }
#define START_COMPLETE(...) { .entry = ENTRY_START_COMPLETE, __VA_ARGS__ }
#define STOP_PROTOCOL(...) { .entry = ENTRY_STOP, __VA_ARGS__ }
#define GET_GLOBAL_INFO(...) { .entry = ENTRY_GET_GLOBAL_INFO, __VA_ARGS__ }
#define ADD_INTERFACE(...) { .entry = ENTRY_ADD_INTERFACE, __VA_ARGS__ }
#define DELETE_INTERFACE(...) { .entry = ENTRY_DELETE_INTERFACE, __VA_ARGS__ }
#define INTERFACE_STATUS(...) { .entry = ENTRY_INTERFACE_STATUS, __VA_ARGS__ }
#define GET_INTERFACE_INFO(...) { .entry = ENTRY_GET_INTERFACE_INFO, __VA_ARGS__ }
#define SET_INTERFACE_INFO(...) { .entry = ENTRY_SET_INTERFACE_INFO, __VA_ARGS__ }
#define UPDATE_ROUTES(...) { .entry = ENTRY_UPDATE_ROUTES, __VA_ARGS__ }
#define SET_GLOBAL_INFO(...) { .entry = ENTRY_SET_GLOBAL_INFO, __VA_ARGS__ }
#define GET_EVENT_MESSAGE(...) { .entry = ENTRY_GET_EVENT_MESSAGE, __VA_ARGS__ }
#define QUERY_POWER(...) { .entry = ENTRY_QUERY_POWER, __VA_ARGS__ }
#define SET_POWER(...) { .entry = ENTRY_SET_POWER, __VA_ARGS__ }
#define CONNECT_CLIENT(...) { .entry = ENTRY_CONNECT_CLIENT, __VA_ARGS__ }
#define DISCONNECT_CLIENT(...) { .entry = ENTRY_DISCONNECT_CLIENT, __VA_ARGS__ }
#define MIB_CREATE(...) { .entry = ENTRY_MIB_CREATE, __VA_ARGS__ }
#define MIB_DELETE(...) { .entry = ENTRY_MIB_DELETE, __VA_ARGS__ }
#define MIB_SET(...) { .entry = ENTRY_MIB_SET, __VA_ARGS__ }
#define MIB_GET(...) { .entry = ENTRY_MIB_GET, __VA_ARGS__ }
#define MIB_GET_FIRST(...) { .entry = ENTRY_MIB_GET_FIRST, __VA_ARGS__ }
#define MIB_GET_NEXT(...) { .entry = ENTRY_MIB_GET_NEXT, __VA_ARGS__ }
#define MIB_SET_TRAP_INFO(...) { .entry = ENTRY_MIB_SET_TRAP_INFO, __VA_ARGS__ }
#define MIB_GET_TRAP_INFO(...) { .entry = ENTRY_MIB_GET_TRAP_INFO, __VA_ARGS__ }
#define GET_NEIGHBORS(...) { .entry = ENTRY_GET_NEIGHBORS, __VA_ARGS__ }
#define GET_MFE_STATUS(...) { .entry = ENTRY_GET_MFE_STATUS, __VA_ARGS__ }

/* An IPv4 address in network byte order. */
#define IPV4(a, b, c, d) ((uint32_t)(d) << 24 | (c) << 16 | (b) << 8 | (a))
#define PROTOCOL_ACTION(...) { .entry = ENTRY_PROTOCOL_ACTION, __VA_ARGS__ }
#define GET_STATISTICS(...) { .entry = ENTRY_GET_STATISTICS, __VA_ARGS__ }
#define GET_DOMAIN_INFO(...) { .entry = ENTRY_GET_DOMAIN_INFO, __VA_ARGS__ }
#define SET_DOMAIN_INFO(...) { .entry = ENTRY_SET_DOMAIN_INFO, __VA_ARGS__ }
#define BUFFER_FREE(...) { .entry = ENTRY_BUFFER_FREE, __VA_ARGS__ }

#define IS_SERVICE(...) { .entry = ENTRY_IS_SERVICE, __VA_ARGS__ }
#define UPDATE_SERVICES(...) { .entry = ENTRY_UPDATE_SERVICES, __VA_ARGS__ }
#define CREATE_ENUMERATION(...) { .entry = ENTRY_CREATE_ENUMERATION, __VA_ARGS__ }
#define ENUMERATE_SERVICE(...) { .entry = ENTRY_ENUMERATE_SERVICE, __VA_ARGS__ }
#define CLOSE_ENUMERATION(...) { .entry = ENTRY_CLOSE_ENUMERATION, __VA_ARGS__ }
#define GET_SERVICE_COUNT(...) { .entry = ENTRY_GET_SERVICE_COUNT, __VA_ARGS__ }
#define CREATE_STATIC_SERVICE(...) { .entry = ENTRY_CREATE_STATIC_SERVICE, __VA_ARGS__ }
#define DELETE_STATIC_SERVICE(...) { .entry = ENTRY_DELETE_STATIC_SERVICE, __VA_ARGS__ }
#define CONVERT_SERVICES(...) { .entry = ENTRY_CONVERT_SERVICES, __VA_ARGS__ }
#define DELETE_SERVICES(...) { .entry = ENTRY_DELETE_SERVICES, __VA_ARGS__ }
#define FIRST_SERVICE(...) { .entry = ENTRY_FIRST_SERVICE, __VA_ARGS__ }
#define NEXT_SERVICE(...) { .entry = ENTRY_NEXT_SERVICE, __VA_ARGS__ }

/* The place of a parameter among those of its callback, as a bit of `nulls`: NULLS(0) is the first. */
#define NULLS(place) (1u << (place))

/* Steps: what the router manager does around them. */
#define FREE_LIBRARY() { .entry = ENTRY_FREE }
#define AWAIT_STOPPED(...) { .entry = ENTRY_AWAIT_STOPPED, __VA_ARGS__ }
#define AWAIT_UPDATE(...) { .entry = ENTRY_AWAIT_UPDATE, __VA_ARGS__ }
#define AWAIT_SIGNAL() { .entry = ENTRY_AWAIT_SIGNAL }
#define HEAR_NOTHING(...) { .entry = ENTRY_HEAR_NOTHING, __VA_ARGS__ }
#define HEAR_ACTIVITY(...) { .entry = ENTRY_HEAR_ACTIVITY, __VA_ARGS__ }
#define HEAR_END(...) { .entry = ENTRY_HEAR_END, __VA_ARGS__ }
#define HEAR_NO_SAVE(...) { .entry = ENTRY_HEAR_NO_SAVE, __VA_ARGS__ }
#define HEAR_UPDATES(...) { .entry = ENTRY_HEAR_UPDATES, __VA_ARGS__ }
#define HEAR_ASKED(...) { .entry = ENTRY_HEAR_ASKED, __VA_ARGS__ }
#define HEAR_ASKED_AT_MOST(...) { .entry = ENTRY_HEAR_ASKED_AT_MOST, __VA_ARGS__ }
#define HEAR_BALANCE(...) { .entry = ENTRY_HEAR_BALANCE, __VA_ARGS__ }
#define HEAR_SILENCE() { .entry = ENTRY_HEAR_SILENCE }
#define HEAR_VALIDATION() { .entry = ENTRY_HEAR_VALIDATION }
#define HEAR_TENANCY() { .entry = ENTRY_HEAR_TENANCY }
#define HEAR_NO_SIGNAL() { .entry = ENTRY_HEAR_NO_SIGNAL }
#define HEAR_NO_CALL(...) { .entry = ENTRY_HEAR_NO_CALL, __VA_ARGS__ }
#define HEAR_ONE_UPDATE(...) { .entry = ENTRY_HEAR_ONE_UPDATE, __VA_ARGS__ }
#define HEAR_SAVE() { .entry = ENTRY_HEAR_SAVE }
#define HEAR_TRAP(...) { .entry = ENTRY_HEAR_TRAP, __VA_ARGS__ }
#define HEAR_NO_TRAP(...) { .entry = ENTRY_HEAR_NO_TRAP, __VA_ARGS__ }
#define HEAR_ROUTE(...) { .entry = ENTRY_HEAR_ROUTE, __VA_ARGS__ }
#define HEAR_NO_ROUTE(...) { .entry = ENTRY_HEAR_NO_ROUTE, __VA_ARGS__ }
#define HEAR_LEFT(kind) { .entry = ENTRY_HEAR_LEFT, .left = (kind) }
#define MIB_WALK(...) { .entry = ENTRY_MIB_WALK, __VA_ARGS__ }

/* The five status changes as they come naturally. */
#define BIND(...) \
	INTERFACE_STATUS(.status_type = RIS_INTERFACE_ADDRESS_CHANGE, .active = 1, .info = INFO_BINDING, .addresses = 1, __VA_ARGS__)
#define LOSE_ADDRESSES(...) \
	INTERFACE_STATUS(.status_type = RIS_INTERFACE_ADDRESS_CHANGE, .info = INFO_BINDING, __VA_ARGS__)
#define ENABLE(...) INTERFACE_STATUS(.status_type = RIS_INTERFACE_ENABLED, .active = 1, __VA_ARGS__)
#define DISABLE(...) INTERFACE_STATUS(.status_type = RIS_INTERFACE_DISABLED, __VA_ARGS__)
#define MEDIA_PRESENT(...) INTERFACE_STATUS(.status_type = RIS_INTERFACE_MEDIA_PRESENT, .active = 1, __VA_ARGS__)
#define MEDIA_ABSENT(...) INTERFACE_STATUS(.status_type = RIS_INTERFACE_MEDIA_ABSENT, __VA_ARGS__)

/* Where a protocol stands in its life. */
#define REGISTERED REGISTER_PROTOCOL()
#define STARTED REGISTERED, START_PROTOCOL()
#define RUNNING STARTED, START_COMPLETE()
#define STOPPED RUNNING, STOP_PROTOCOL(), AWAIT_STOPPED()
#define RESTARTED STOPPED, START_PROTOCOL(), START_COMPLETE()

/* Accepted return codes. PREFER: the first is the answer to expect, another one is a remark. */
#define ONLY(code) { { (code) }, 1, false }
#define PREFER(...) { { __VA_ARGS__ }, sizeof((const uint32_t[]){ __VA_ARGS__ }) / sizeof(uint32_t), true }
#define ANY_OF(...) { { __VA_ARGS__ }, sizeof((const uint32_t[]){ __VA_ARGS__ }) / sizeof(uint32_t), false }
#define SUCCESS_PREFERRED PREFER(NO_ERROR, ERROR_CAN_NOT_COMPLETE, ERROR_INVALID_PARAMETER)
#define REFUSAL_PREFERRED PREFER(ERROR_INVALID_PARAMETER, ERROR_CAN_NOT_COMPLETE, NO_ERROR)
#define REGISTERED_OR_NOT ANY_OF(NO_ERROR, ERROR_NOT_SUPPORTED)
#define ANY_DOCUMENTED ANY_OF(NO_ERROR, ERROR_CAN_NOT_COMPLETE, ERROR_INVALID_PARAMETER)
#define QUERY_DOCUMENTED \
	ANY_OF(NO_ERROR, ERROR_CAN_NOT_COMPLETE, ERROR_INVALID_PARAMETER, ERROR_INSUFFICIENT_BUFFER)
#define QUERY_REFUSED ANY_OF(ERROR_INVALID_PARAMETER, ERROR_INSUFFICIENT_BUFFER, ERROR_CAN_NOT_COMPLETE)
#define A_FAILURE ANY_OF(ERROR_CAN_NOT_COMPLETE, ERROR_INVALID_PARAMETER)
/* The same of GetGlobalInfo and GetInterfaceInfo. */
#define ANY_QUERY_CODE \
	ANY_OF(NO_ERROR, ERROR_CAN_NOT_COMPLETE, ERROR_INVALID_PARAMETER, ERROR_INSUFFICIENT_BUFFER)
#define A_QUERY_FAILURE ANY_OF(ERROR_CAN_NOT_COMPLETE, ERROR_INVALID_PARAMETER, ERROR_INSUFFICIENT_BUFFER)

/* What is expected of a registration that succeeds, and not that it does. */
#define IF_REGISTERED { .returns = REGISTERED_OR_NOT, .is_about_success = true }

/* Axes. */
#define AXIS(target, list) { AXIS_##target, list }

/* A chapter from its table. */
#define CHAPTER(table) { .file = __FILE__, .cases = table, .count = sizeof(table) / sizeof((table)[0]) }

#endif
