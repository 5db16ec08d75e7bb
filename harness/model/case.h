/* SPDX-License-Identifier: MIT */
/* A case as a row of data: what is called, in which state, and what the documentation lets the candidate answer. */
#ifndef HARNESS_CASE_H
#define HARNESS_CASE_H

#include "harness/model/check.h"
#include "harness/model/requirement.h"
#include "harness/stand-ins/left.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/**
 * What a step does. First the callbacks of the candidate, then what the router manager does around them. The life-cycle steps
 * (see entry_is_shared()) are performed once for all cases that share a run; the waits likewise.
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

/** Which interface a step is about. Each case has interfaces of its own; their indexes are given out when it is performed. */
enum interface_role {
	INTERFACE_FIRST,
	INTERFACE_SECOND,
	INTERFACE_THIRD,
	INTERFACE_UNKNOWN, /**< an index of the case's own that is never added */
	INTERFACE_LITERAL, /**< the number in `index` */
	INTERFACE_ROLE_COUNT
};

/** What StatusInfo points to. A binding has the form of the protocol's transport, IPv4 or IPv6. */
enum status_info {
	INFO_NULL,
	INFO_BINDING,
	INFO_UNREADABLE, /**< a page without access */
	INFO_COUNT
};

/** What the addresses of a binding are. All are in network byte order. */
enum address_kind {
	ADDRESSES_ORDINARY,   /**< 10.a.b.c/24, different for each interface and element */
	ADDRESSES_OTHER,      /**< as ordinary, but another set: a later address change */
	ADDRESSES_DUPLICATE,  /**< every element equal to the first */
	ADDRESSES_ANY,        /**< 0.0.0.0 */
	ADDRESSES_BROADCAST,  /**< 255.255.255.255 */
	ADDRESSES_LOOPBACK,   /**< 127.0.0.1 */
	ADDRESSES_MULTICAST,  /**< 224.0.0.1 */
	ADDRESSES_LINK_LOCAL, /**< 169.254.1.1 */
	ADDRESSES_MASK_ZERO,
	ADDRESSES_MASK_ONES,
	ADDRESSES_MASK_HOLES, /**< 255.0.255.0 */
	ADDRESSES_SHARED,     /**< the same for every interface of the case */
	ADDRESSES_SHARED_NET, /**< different hosts of one subnet for the interfaces of the case */
	ADDRESS_KIND_COUNT
};

/** The far end of a WAN link in the binding. */
enum remote_address {
	REMOTE_NATURAL, /**< set for DEMAND_DIAL interfaces, zero for others */
	REMOTE_ZERO,
	REMOTE_SET
};

/** Which configuration a step hands over, or expects to read back. */
enum configuration {
	CONFIGURATION_A, /**< [global.A] or [interface.A] of the profile */
	CONFIGURATION_B,
	CONFIGURATION_C,    /**< [interface.C]: valid, of the version of A and another size */
	CONFIGURATION_BAD,  /**< [global.bad.NAME], [interface.bad.NAME]; which one is `variant` */
	CONFIGURATION_NULL, /**< a NULL pointer */
	CONFIGURATION_UNREADABLE, /**< a page without access */
	CONFIGURATION_ZEROS,      /**< of the size of A, filled with 0x00 */
	CONFIGURATION_ONES,       /**< of the size of A, filled with 0xFF */
	CONFIGURATION_RANDOM,     /**< of the size of A, filled from the seed `variant` */
	CONFIGURATION_READ_BACK,  /**< what the case's last GetInterfaceInfo or GetGlobalInfo gave, with its version and count */
	CONFIGURATION_ANY,        /**< when reading: whatever comes */
	CONFIGURATION_A_OR_B,     /**< when reading: one of the two */
	CONFIGURATION_COUNT
};

/** StructureVersion: the true one of the configuration, or a deviation from it. */
enum version_rule { VERSION_TRUE, VERSION_ZERO, VERSION_LESS_1, VERSION_PLUS_1, VERSION_MAX, VERSION_RULE_COUNT };

/** StructureSize: the true one of the configuration, or a deviation from it. */
enum size_rule {
	SIZE_TRUE,
	SIZE_ZERO,
	SIZE_1,
	SIZE_HALF,
	SIZE_LESS_1,
	SIZE_PLUS_1,    /**< with that many bytes of zeros behind the configuration */
	SIZE_PLUS_4,
	SIZE_PLUS_4096,
	SIZE_PLUS_4096_RANDOM, /**< with random bytes behind the configuration */
	SIZE_BEYOND,    /**< 4096 more than the buffer holds: the caller lies */
	SIZE_RULE_COUNT
};

/** StructureCount and what is in the buffer for it. */
enum count_rule {
	COUNT_ONE,
	COUNT_ZERO,
	COUNT_TWO,        /**< the configuration twice, back to back */
	COUNT_TWO_OF_ONE, /**< 2, with room for one only */
	COUNT_MAX,        /**< 0xFFFFFFFF, with room for one only */
	COUNT_HIGH_BIT,   /**< 0x80000000, likewise */
	COUNT_WRAPPING,   /**< so that size times count wraps to a small number, likewise */
	COUNT_RULE_COUNT
};

/** RegisterProtocol: which protocol id is asked for. */
enum protocol_rule {
	PROTOCOL_OWN,       /**< the one that the candidate was found to register for */
	PROTOCOL_OTHER_OWN, /**< the id in place `variant` of [protocol] id; for a step beside, one that is not the own one */
	PROTOCOL_REFUSED,   /**< the id in place `variant` of [protocol] refuses */
	PROTOCOL_NEXT,      /**< the own one plus 1 */
	PROTOCOL_OTHER_TYPE,   /**< the own number with another type field */
	PROTOCOL_OTHER_VENDOR, /**< the own number with another vendor field */
	PROTOCOL_LITERAL,   /**< the number in `protocol_id` */
	PROTOCOL_RULE_COUNT
};

/** The fields of a protocol id: its type in the highest two bits, its vendor in the fourteen below. */
enum { PROTOCOL_TYPE_BIT = 0x40000000, PROTOCOL_VENDOR_BIT = 0x00010000 };

/** RegisterProtocol: the functionality that is offered. */
enum offer_rule {
	OFFER_USUAL,    /**< what the candidate was found to register with */
	OFFER_CLAIMED,  /**< exactly what it claims then */
	OFFER_LITERAL,  /**< the flags in `offered_flags` */
	OFFER_WITHOUT_UPDATES, /**< the usual without RF_DEMAND_UPDATE_ROUTES */
	OFFER_RULE_COUNT
};

/** StartProtocol: the notification event. NULL is a bit of `nulls`. */
enum event_rule {
	EVENT_AUTO_RESET,
	EVENT_MANUAL_RESET,
	EVENT_CLOSED, /**< a handle that was closed before the call */
	EVENT_RULE_COUNT
};

/** StartProtocol: the table of support functions. NULL is a bit of `nulls`. */
enum support_rule {
	SUPPORT_WHOLE, /**< that of the version that the candidate answered */
	SUPPORT_WITHOUT_OPTIONAL, /**< DemandDialRequest, GetRouterId and HasMulticastBoundary are NULL */
	SUPPORT_VERSION_ZERO,     /**< dwVersion 0 */
	SUPPORT_VERSION_60,       /**< dwVersion 0x600, though the table ends where that of 0x500 does */
	SUPPORT_SHORT_LIVED,      /**< it becomes inaccessible as soon as the call returns */
	SUPPORT_VERSION_50,       /**< that of 0x500, whatever version the candidate answered */
	SUPPORT_RULE_COUNT
};

/** How the support functions answer, from the call that says so until the next call of the case. */
enum support_manner {
	MANNER_USUAL,
	MANNER_FAILS,          /**< DemandDialRequest, SetInterfaceReceiveType, ValidateRoute and ValidateRouteEx: ERROR_CAN_NOT_COMPLETE */
	MANNER_TAKES_TIME,     /**< the first request waits for a GetInterfaceInfo on another thread, call_ms at most */
	MANNER_ODD_ROUTER_ID,  /**< GetRouterId: 0 first, and another one each time */
	MANNER_NEVER_ENOUGH,   /**< MIBEntryGet*: ERROR_INSUFFICIENT_BUFFER, whatever the size */
	MANNER_COUNT
};

/** Which support function a listening step is about. */
enum asked {
	ASKED_DIAL,      /**< DemandDialRequest for the interface */
	ASKED_ROUTE,     /**< ValidateRoute */
	ASKED_MIB,       /**< MIBEntryGet, MIBEntryGetFirst, MIBEntryGetNext */
	ASKED_ROUTER_ID, /**< GetRouterId */
	ASKED_COUNT
};

/** AddInterface: the name. NULL is a bit of `nulls`. */
enum name_rule {
	NAME_OWN, /**< one that no other interface has, of ordinary characters */
	NAME_EMPTY,
	NAME_256,    /**< as long as MAX_INTERFACE_NAME_LEN */
	NAME_32766,  /**< as long as a UNICODE_STRING can be */
	NAME_SURROGATES, /**< with characters outside the basic plane, and one half of such a pair */
	NAME_RIGHT_TO_LEFT,
	NAME_FORMAT, /**< "%s%n%x" */
	NAME_SHARED, /**< the same for every interface of the case */
	NAME_RULE_COUNT
};

/** AddInterface: MediaType, AccessType and ConnectionType, which are reserved. */
enum reserved_rule { RESERVED_VARIED, RESERVED_ZEROS, RESERVED_ONES, RESERVED_RANDOM, RESERVED_RULE_COUNT };

/** How large the buffer is that a callback is to fill, against what it needs. */
enum room_rule {
	ROOM_AMPLE,
	ROOM_ZERO,
	ROOM_1,
	ROOM_LESS_1, /**< one byte less than the last such call of the case needed */
	ROOM_EXACT,  /**< exactly as much */
	ROOM_PLUS_16, /**< 16 bytes more */
	ROOM_LIES,   /**< the buffer has exactly as much, and 0xFFFFFFFF is stated: the caller lies */
	ROOM_RULE_COUNT
};

/** Get- and SetRoutingDomainGlobalInfo: which routing domain. NULL is a bit of `nulls`. */
enum domain_rule {
	DOMAIN_KNOWN,   /**< the one that GetInterfaceInformation names and GetRoutingDomainInfo describes */
	DOMAIN_UNKNOWN, /**< one that the router manager does not know */
	DOMAIN_RULE_COUNT
};

/** What the router manager asks the candidate from within the first support function that is called during the call. */
enum reentry { REENTRY_NONE, REENTRY_GET_INTERFACE_INFO, REENTRY_GET_EVENT_MESSAGE, REENTRY_COUNT };

/** ConnectClient, DisconnectClient: which of the clients of the case. */
enum { CLIENTS_MOST = 4 };

/** Which service a step is about. Each case has services of its own: their names end with a number that no other case has. */
enum service_kind {
	SERVICE_A, /**< type and name of [service.A] */
	SERVICE_B, /**< type and name of [service.B] */
	SERVICE_C, /**< the type of A with the name of B */
	SERVICE_MISSING, /**< the type of A with a name that no service has */
	SERVICE_KIND_COUNT
};

/** EnumerateGetNextService, CloseServiceEnumerationHandle: which handle. */
enum handle_rule {
	HANDLE_OPEN,   /**< the one that the case opened last */
	HANDLE_CLOSED, /**< the one that it closed last */
	HANDLE_NONE,   /**< NULL */
	HANDLE_FOREIGN, /**< a number that no handle has */
	HANDLE_RULE_COUNT
};

/** MIB callbacks: what is handed over as InputData. */
enum request_rule {
	REQUEST_VALID,    /**< the request in place `variant` of the kind of the callback in the profile */
	REQUEST_SAVED,    /**< the same, and it changes the saved configuration */
	REQUEST_BAD,      /**< the bad one in place `variant` */
	REQUEST_TRAP,     /**< the first one that makes a trap due */
	REQUEST_LESS_1,   /**< the valid one, one byte short */
	REQUEST_SIZE_1,   /**< its first byte */
	REQUEST_SIZE_ZERO, /**< of the valid one nothing: a pointer, and no bytes */
	REQUEST_EMPTY,     /**< the same, whatever the profile has */
	REQUEST_NULL,      /**< a NULL pointer of size 0 */
	REQUEST_NULL_SIZED, /**< a NULL pointer of the size of the valid one */
	REQUEST_NULL_MAX,   /**< a NULL pointer of size 0xFFFFFFFF */
	REQUEST_RANDOM,     /**< random bytes, and as many, from the seed `variant` */
	REQUEST_RULE_COUNT
};

/** MibSetTrapInfo: which of the two events of the router manager. NULL is a bit of `nulls`. */
enum trap_event { TRAP_EVENT_FIRST, TRAP_EVENT_SECOND, TRAP_EVENT_COUNT };

/** How often the codes of `struct answers` may be listed. */
enum { ANSWERS_MOST = 6 };

/** The return codes that are accepted. No code at all means "what the documentation promises for this call in this place". */
struct answers {
	uint32_t codes[ANSWERS_MOST];
	uint32_t count;
	bool prefers_first; /**< another accepted code than the first is a remark */
};

/** One step: a call of the candidate with its arguments, or something that the router manager does. Zero means "ordinary". */
struct call {
	enum entry entry;
	enum interface_role interface;
	uint32_t index; /**< with INTERFACE_LITERAL */

	uint32_t interface_type; /**< AddInterface: NET_INTERFACE_TYPE */

	uint32_t status_type; /**< InterfaceStatus */
	uint32_t active;      /**< InterfaceStatus: any non-zero value is TRUE */
	enum status_info info;
	uint32_t addresses; /**< AddressCount, with INFO_BINDING */
	uint32_t addresses_missing; /**< so many of them are not in the buffer: the caller lies */
	enum address_kind address_kind;
	enum remote_address remote;
	uint32_t mtu;   /**< reserved member of the binding; 0 is written as 1500 unless `is_reserved_literal` */
	uint64_t speed; /**< reserved member of the binding; 0 is written as 10,000,000 unless `is_reserved_literal` */
	bool is_reserved_literal;

	enum configuration configuration; /**< handed over; for GetInterfaceInfo and GetGlobalInfo the one expected */
	uint32_t variant;                 /**< which of the bad ones; seed of the random ones */
	enum version_rule version;
	enum size_rule size;
	enum count_rule count;

	bool is_unaligned; /**< the input lies 4 bytes off the alignment of 8 (an odd address for configurations) */
	bool is_poisoned;  /**< every buffer becomes inaccessible as soon as the call returns */
	enum support_manner manner; /**< how the support functions answer from now on */
	bool is_beside;    /**< it is about another protocol of the same DLL, with a table, a run and interfaces of its own */
	bool is_reentrant; /**< the first DemandDialRequest during this call reports ENABLED back for that interface */

	enum reentry reentry;
	bool is_on_other_thread; /**< made by a thread that makes no other call */
	bool is_unreadable;      /**< every pointer lies in a page without access */

	enum protocol_rule protocol; /**< RegisterProtocol */
	uint32_t protocol_id;        /**< with PROTOCOL_LITERAL */
	uint32_t offered_version;    /**< RegisterProtocol: dwVersion; 0 is written as that of the profile unless `is_version_literal` */
	bool is_version_literal;
	enum offer_rule offer;
	uint32_t offered_flags; /**< with OFFER_LITERAL */
	enum event_rule event;
	enum support_rule support;
	enum name_rule name;
	enum reserved_rule reserved;
	enum room_rule room;
	uint32_t client;     /**< ConnectClient, DisconnectClient: 0 to CLIENTS_MOST - 1 */
	uint32_t power_type; /**< QueryPower, SetPower */
	uint32_t group;  /**< GetMfeStatus, in network byte order; 0 is written as 232.1.1.232 unless `is_group_literal` */
	uint32_t source; /**< likewise; 0 is always written as 10.1.1.10 */
	bool is_group_literal;
	enum domain_rule domain; /**< Get- and SetRoutingDomainGlobalInfo */
	uint32_t entry_type; /**< ProtocolAction: ActionType; GetProtocolStatistics: InEntryType and OutEntryType */
	enum service_kind service; /**< the callbacks of services: what is created, asked for, or the criteria of a walk */
	uint32_t exclusion;        /**< likewise: ExclusionFlags, STM_ONLY_THIS_* */
	uint32_t ordering;         /**< likewise: OrderingMethod */
	enum handle_rule handle;
	uint32_t nulls;      /**< a bit 1 << place for each parameter that is a NULL pointer where it ordinarily is none */

	enum asked asked; /**< HEAR_ASKED, HEAR_ASKED_AT_MOST */
	uint32_t most;    /**< HEAR_ASKED_AT_MOST */
	enum left left;   /**< HEAR_LEFT */
	bool has_failed;  /**< HEAR_UPDATES: each with ERROR_CAN_NOT_COMPLETE */
	enum request_rule request; /**< MIB callbacks */
	bool is_namesake;          /**< the request is the one with the NAME of that of the call under test */
	bool is_resumed;           /**< MIB_WALK: it begins behind the interface, and not with MibGetFirst */
	enum trap_event trap;
	enum check check; /**< what must hold besides the return code */
	struct answers returns; /**< accepted here, where it is not the entry's promise */
	bool is_control;        /**< a positive control: when it is not met the case is skipped, not failed */
	bool is_loose;          /**< a given step whose refusal is fine: the case goes on */
	bool is_if_running;     /**< left out where no run is on */
};

/** What an axis varies. */
enum axis_target {
	AXIS_NONE,
	AXIS_GIVEN,          /**< appends the value's steps to the given ones */
	AXIS_LIFE,           /**< puts the value's steps in front of the given ones */
	AXIS_INTERFACE_TYPE, /**< of every added INTERFACE_FIRST */
	AXIS_STATUS_TYPE,
	AXIS_ACTIVE,
	AXIS_INFO,           /**< the value's `call` gives info, addresses and address kind */
	AXIS_ADDRESS_KIND,
	AXIS_INDEX,          /**< the call's interface becomes INTERFACE_LITERAL with that index, as are those behind it of that role */
	AXIS_CONFIGURATION,
	AXIS_BAD,            /**< one value for each bad configuration of the profile; expanded by the plan */
	AXIS_VERSION,
	AXIS_SIZE,
	AXIS_COUNT,
	AXIS_SEED,
	AXIS_MTU,
	AXIS_SPEED,
	AXIS_PROTOCOL,      /**< RegisterProtocol: the value's `call` gives rule, id and variant */
	AXIS_OWN_ID,        /**< RegisterProtocol: one value for each id of the profile; expanded by the plan */
	AXIS_REFUSED_ID,    /**< likewise for each id that the profile says it must refuse */
	AXIS_OFFER_VERSION, /**< RegisterProtocol: dwVersion */
	AXIS_OFFER,         /**< RegisterProtocol: OFFER_LITERAL with these flags */
	AXIS_EVENT,
	AXIS_SUPPORT,
	AXIS_NAME,
	AXIS_RESERVED,
	AXIS_ROOM,
	AXIS_NULLS,         /**< the number is added to `nulls` */
	AXIS_POWER_TYPE,
	AXIS_GROUP,         /**< GetMfeStatus: GroupAddress */
	AXIS_SOURCE,        /**< GetMfeStatus: SourceAddress */
	AXIS_ENTRY_TYPE,    /**< ProtocolAction, GetProtocolStatistics */
	AXIS_DOMAIN,        /**< the value's `call` gives domain and nulls */
	AXIS_SERVICE,       /**< enum service_kind */
	AXIS_EXCLUSION,     /**< ExclusionFlags of a walk, in every step of the case that has such */
	AXIS_ORDERING,      /**< OrderingMethod, likewise */
	AXIS_HANDLE,        /**< enum handle_rule */
	AXIS_TESTED_TYPE,   /**< InterfaceType of the call under test itself */
	AXIS_REQUEST,       /**< one value for each request that the MIB of the profile must answer */
	AXIS_SAVED_REQUEST, /**< of those, for each that changes the saved configuration */
	AXIS_BAD_REQUEST,   /**< for each that it must refuse */
	AXIS_REQUEST_RULE
};

/** One value of an axis: its name in the case's id, and what it stands for. */
struct axis_value {
	const char *name;
	uint32_t number;
	const struct call *steps; /**< AXIS_GIVEN, AXIS_LIFE: ends with ENTRY_END */
	struct call call;         /**< AXIS_INFO */
};

/** One axis of a row; `values` ends with a value without name. */
struct axis {
	enum axis_target target;
	const struct axis_value *values;
};

/** How many axes a row can have. */
enum { AXES_MOST = 6 };

/** What the call under test must do. */
struct expectation {
	struct answers returns;
	bool is_about_reads;  /**< touching memory past the input, or the buffer to fill, is a violation of the row's requirement, not of GEN-03 */
	bool is_about_writes; /**< writing to the input is a violation of the row's requirement, not of GEN-02 */
	bool is_about_time;   /**< an answer later than call_ms is a violation of the row's requirement, besides GEN-05 */
	bool is_about_saves;  /**< a SAVE_* message is a violation of the row's requirement */
	bool is_about_signals; /**< a message without a signal is a violation of the row's requirement, not of EVT-08 */
	bool is_about_messages; /**< what is wrong with a message is a violation of the row's requirement, not of its duty */
	uint32_t has;   /**< members that the table must offer, each a bit 1 << its place (callback_name()) */
	uint32_t lacks; /**< members that must be NULL pointers */
	bool is_about_success; /**< the row is about what an accepted call does: a documented refusal makes the case skipped */
	bool is_about_failure; /**< the row is about what a refusal leaves behind: an accepted call makes the case skipped */
};

/** What a row needs of the candidate beyond what its steps already say. */
enum need {
	NEED_NOTHING = 0,
	NEED_IPV4 = 1,
	NEED_IPV6 = 2,
	NEED_ASYNCHRONOUS_STOP = 4, /**< the stop was seen to be pending when the candidate was examined */
	NEED_ALL_INTERFACES = 8,    /**< RF_ADD_ALL_INTERFACES is claimed */
	NEED_SYNCHRONOUS_STOP = 16, /**< the stop was seen to be done when StopProtocol returned */
	NEED_NOT_OFFERED = 0x20,    /**< the profile has no request of the kind of the call under test */
	NEED_MPR60 = 0x100,         /**< it answers dwVersion 0x600 where that is offered */
	NEED_MULTITENANT = 0x200,   /**< [capabilities] multitenant = yes */
	NEED_MULTICAST = 0x1000,    /**< it is a multicast protocol, as the profile or its flags say */
	NEED_NO_MULTICAST = 0x2000,
	NEED_NO_SERVICES = 0x4000,  /**< the profile does not say that it provides services */
	NEED_SERVICES = 0x8000,     /**< the profile does not say that it provides none */
	NEED_UPDATES = 0x10000,     /**< it claims RF_DEMAND_UPDATE_ROUTES */
	NEED_FUNCTIONALITY = 0x20000, /**< the profile says which flags it claims */
	NEED_SERVICE_TABLE = 0x100000, /**< the profile says that it provides services */
	NEED_LEDGER = 0x200000 /**< it uses rtm.dll, and that is the stand-in, which tells what it does */
};

/** A row of a suite: one case, or one for each cell of its axes. The order of members is the order in which rows are written. */
struct test_case {
	const char *id;
	enum requirement requirement;
	const char *claim;
	enum need needs;
	bool is_alone; /**< it shares its run with no other case: what it hears is about the whole run */
	const struct call *given; /**< ends with ENTRY_END */
	struct axis axes[AXES_MOST];
	struct call call; /**< the call under test */
	struct expectation expect;
	const struct call *then; /**< what must hold afterwards, or NULL; each step that fails is a violation of the requirement */
	/**
	 * For the few that cannot be written down: writes up to `room` steps that stand in place of given, call and then, with the
	 * place of the call under test in `call_place`, from a seed. Returns their number.
	 */
	size_t (*script)(uint32_t seed, struct call *steps, size_t room, size_t *call_place);
};

/** One chapter of a suite: the rows of one file. */
struct chapter {
	const char *file; /**< its source, from the root of the project; NULL where there is none */
	const struct test_case *cases;
	size_t count;
};

/** A suite: the rows about one callback. */
struct suite {
	const char *name;     /**< "interface-status" */
	const char *callback; /**< "InterfaceStatus" */
	const char *title;
	const struct chapter *const *chapters;
	size_t chapter_count;
};

/** Every suite, in the order of a protocol's life; `count` receives their number. */
const struct suite *const *suite_list(size_t *count);

/** The version of the set of requirements and cases. It grows when a case is added or changes. */
enum { SUITE_VERSION = 1 };

#endif
