/* SPDX-License-Identifier: MIT */
/* What a step can do. What the documentation says of each callback: name, parameters, codes, and which requirement promises what. */
#ifndef HARNESS_ENTRY_H
#define HARNESS_ENTRY_H

#include "harness/model/answers.h"
#include "harness/model/requirement.h"

#include <stdbool.h>
#include <stdint.h>

/**
 * What a step does. First the callbacks of the candidate, then what the router manager does around them. The life-cycle steps
 * (`is_shared` of their facts) are performed once for all cases that share a run; the waits likewise.
 */
enum entry {
	ENTRY_END, /**< ends a list of steps */
	ENTRY_LOAD, /**< LoadLibraryEx; never a step of a row, but calls can be blamed on it */
	ENTRY_REGISTER,
	ENTRY_START,
	ENTRY_START_COMPLETE,
	ENTRY_STOP,
	ENTRY_GET_GLOBAL_INFO,
	ENTRY_SET_GLOBAL_INFO,
	ENTRY_ADD_INTERFACE,
	ENTRY_DELETE_INTERFACE,
	ENTRY_INTERFACE_STATUS,
	ENTRY_GET_INTERFACE_INFO,
	ENTRY_SET_INTERFACE_INFO,
	ENTRY_GET_EVENT_MESSAGE,
	ENTRY_UPDATE_ROUTES,
	ENTRY_QUERY_POWER,
	ENTRY_SET_POWER,
	ENTRY_CONNECT_CLIENT,
	ENTRY_DISCONNECT_CLIENT,
	ENTRY_MIB_CREATE,
	ENTRY_MIB_DELETE,
	ENTRY_MIB_SET,
	ENTRY_MIB_GET,
	ENTRY_MIB_GET_FIRST,
	ENTRY_MIB_GET_NEXT,
	ENTRY_MIB_SET_TRAP_INFO,
	ENTRY_MIB_GET_TRAP_INFO,
	ENTRY_GET_NEIGHBORS,
	ENTRY_GET_MFE_STATUS,
	ENTRY_PROTOCOL_ACTION, /**< this one and the next four: of tables of version 0x600 only */
	ENTRY_GET_STATISTICS,
	ENTRY_GET_DOMAIN_INFO,
	ENTRY_SET_DOMAIN_INFO,
	ENTRY_BUFFER_FREE, /**< of what the case's last GetProtocolStatistics gave */
	ENTRY_IS_SERVICE,
	ENTRY_UPDATE_SERVICES,
	ENTRY_CREATE_ENUMERATION,
	ENTRY_ENUMERATE_SERVICE,
	ENTRY_CLOSE_ENUMERATION,
	ENTRY_GET_SERVICE_COUNT,
	ENTRY_CREATE_STATIC_SERVICE,
	ENTRY_DELETE_STATIC_SERVICE,
	ENTRY_CONVERT_SERVICES,
	ENTRY_DELETE_SERVICES,
	ENTRY_FIRST_SERVICE,
	ENTRY_NEXT_SERVICE,
	ENTRY_FREE, /**< FreeLibrary; the last of the calls, of which there are less than 64 so that sets of them are bits of one number */
	ENTRY_AWAIT_STOPPED, /**< serve the queue until ROUTER_STOPPED; nothing to do after a synchronous stop */
	ENTRY_AWAIT_UPDATE, /**< serve the queue until every update of the interface that was started has ended */
	ENTRY_AWAIT_SIGNAL, /**< wait until the notification event is signalled, and fetch nothing */
	ENTRY_HEAR_NOTHING, /**< settle, then: no activity for the interface since the call under test began */
	ENTRY_HEAR_ACTIVITY, /**< settle, then: activity for the interface since the last step that listened */
	ENTRY_HEAR_NO_SAVE, /**< settle, then: no SAVE_INTERFACE_CONFIG_INFO for the interface, and no SAVE_GLOBAL_CONFIG_INFO */
	ENTRY_HEAR_END, /**< settle, then: the candidate said that activity of the interface ended (SetInterfaceReceiveType FALSE) */
	ENTRY_HEAR_SILENCE, /**< settle, then: since the call under test began the candidate said nothing at all, in whichever run */
	ENTRY_HEAR_NO_SIGNAL, /**< settle, then: the notification event is not signalled, and nothing is queued */
	ENTRY_HEAR_UPDATES, /**< settle, then: one UPDATE_COMPLETE for each update of the interface that was started */
	ENTRY_HEAR_ASKED, /**< settle, then: the support function `asked` was called since the last step that listened */
	ENTRY_HEAR_ASKED_AT_MOST, /**< settle, then: it was called at most `most` times since the call under test began */
	ENTRY_HEAR_BALANCE, /**< settle, then: SetInterfaceReceiveType was called as often with FALSE as with TRUE */
	ENTRY_HEAR_NO_CALL, /**< settle, then: no support function was called for the interface after the call under test */
	ENTRY_HEAR_ONE_UPDATE, /**< settle, then: at most one UPDATE_COMPLETE for the interface in the whole case */
	ENTRY_HEAR_VALIDATION, /**< settle, then: routes that were validated in the case were so with ValidateRouteEx */
	ENTRY_HEAR_TENANCY, /**< settle, then: GetRoutingDomainInfo and GetInterfaceInformation were called in the case */
	ENTRY_HEAR_ROUTE, /**< settle, then: a route over the interface was added to the routing table since the last step that listened */
	ENTRY_HEAR_NO_ROUTE, /**< settle, then: no route over the interface is in the routing table */
	ENTRY_HEAR_LEFT, /**< settle, then: no client of rtm.dll has, or had when it deregistered, anything of the kind `left` */
	ENTRY_MIB_WALK, /**< MibGetFirst, then MibGetNext to the end, twice; see `is_resumed` */
	ENTRY_HEAR_SAVE,    /**< settle, then: SAVE_GLOBAL_CONFIG_INFO or SAVE_INTERFACE_CONFIG_INFO since the call under test began */
	ENTRY_HEAR_TRAP,    /**< settle, then: the trap event is signalled */
	ENTRY_HEAR_NO_TRAP, /**< settle, then: the trap event is not signalled, and not closed */
	ENTRY_COUNT
};

/** What a parameter is, for words and for the guarded memory behind it. */
enum parameter_kind {
	PARAMETER_NUMBER,
	PARAMETER_HEX,
	PARAMETER_BOOL,
	PARAMETER_STATUS_TYPE,
	PARAMETER_INTERFACE_TYPE,
	PARAMETER_ADDRESS, /**< an IPv4 address in network byte order */
	PARAMETER_INPUT,  /**< a pointer to memory that the candidate reads */
	PARAMETER_OUTPUT  /**< a pointer to memory that the candidate writes */
};

/** The most parameters any callback has: AddInterface. */
enum { PARAMETERS_MOST = 10 };

/** One parameter by the name of its page. */
struct parameter {
	const char *name;
	enum parameter_kind kind;
};

/** The facts of one entry. */
struct entry_facts {
	const char *name;      /**< of the callback as its page has it ("InterfaceStatus"), or what the router manager does */
	const char *member;    /**< of MPR50_ROUTING_CHARACTERISTICS, or NULL for what is no callback */
	uint32_t place;        /**< of that member among the callbacks of the table */
	bool is_service;       /**< the member is one of MPR50_SERVICE_CHARACTERISTICS instead */
	bool is_call;          /**< it calls the candidate */
	bool is_shared;        /**< performed once for all cases of a run: the life cycle */
	bool is_wait;          /**< settles first; performed once for all cases that wait */
	bool hands_configuration; /**< its `configuration` is an input */
	uint32_t parameter_count;
	struct parameter parameters[PARAMETERS_MOST];
	struct answers promised;   /**< what an ordinary call answers in a given step */
	enum requirement works;    /**< the requirement that promises so */
	struct answers documented; /**< every code that the page lists */
	enum requirement set;      /**< the requirement that nothing else is answered */
	bool takes_any_outside_run; /**< outside a run every code is accepted (StartComplete, StopProtocol) */
};

/** The facts of an entry; never NULL. */
const struct entry_facts *entry_find(enum entry entry);

/** Whether the entry is one of the twelve callbacks of services. */
bool entry_is_service(enum entry entry);

#endif
