/* SPDX-License-Identifier: MIT */
/* One step of a case, with its arguments. */
#ifndef HARNESS_CALL_H
#define HARNESS_CALL_H

#include "harness/model/answers.h"
#include "harness/model/arguments.h"
#include "harness/model/check.h"
#include "harness/model/entry.h"
#include "harness/stand-ins/left.h"

#include <stdbool.h>
#include <stdint.h>

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

/** Whether the call states a size or count that is not true, or passes a pointer that cannot be read. */
bool call_lies(const struct call *call);

/** Whether two calls have the same leading arguments: a call that hung stands for those. */
bool call_resembles(const struct call *one, const struct call *other);

#endif
