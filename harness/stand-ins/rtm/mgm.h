/* SPDX-License-Identifier: MIT */
/*
 * The multicast group manager: what rtm.dll exports with the documentation of each in mgm.h (Microsoft Learn).
 * Parameters and codes are those of the pages; addresses are in network order, as DWORDs of Windows hold them.
 *
 * No multicast data arrives here, so a forwarding entry (MFE) exists from the first MGM_FORWARD_STATE_FLAG for its
 * source and group to the last; its counters are zero. The callbacks about groups and about IGMP are made, in the call
 * that causes them, as the pages of the callbacks have it; those about data never are.
 *
 *   mgm.c           protocols, interfaces and who owns them
 *   mgm_members.c   memberships of groups
 *   mgm_alerts.c    who is told of them
 *   mgm_entries.c   forwarding entries
 *   mgm_groups.c    enumerations of groups
 *   mgm_call.c      calling a callback, whatever its convention
 */
#ifndef STAND_INS_RTM_MGM_H
#define STAND_INS_RTM_MGM_H

#include <stdint.h>

/** A callback; what it takes is its own business. */
typedef void (*mgm_callback)(void);

/** ROUTING_PROTOCOL_CONFIG: any may be NULL. */
struct mgm_config {
	uint32_t flags;
	mgm_callback rpf, creation_alert, prune_alert, join_alert, wrong_interface, local_join, local_leave,
		disable_igmp, enable_igmp;
};

/** MGM_JOIN_STATE_FLAG and MGM_FORWARD_STATE_FLAG; MGM_ENUM_TYPES; MGM_MFE_STATS_0 and _1; MS_IP_IGMP and
 * PROTO_IP_IGMP. */
enum mgm_constant {
	MGM_JOIN = 1,
	MGM_FORWARD = 2,
	MGM_ANY_SOURCE = 0,
	MGM_ALL_SOURCES = 1,
	MGM_STATISTICS = 1,
	MGM_STATISTICS_EX = 2,
	MGM_MS_IGMP = 0x4137000A,
	MGM_IGMP = 10
};

/** The members of MIB_IPMCAST_MFE in front of its interfaces, in their order; all are DWORDs. */
enum mgm_entry_member {
	ENTRY_GROUP,
	ENTRY_SOURCE,
	ENTRY_SOURCE_MASK,
	ENTRY_UPSTREAM,
	ENTRY_IN_INTERFACE,
	ENTRY_IN_PROTOCOL,
	ENTRY_ROUTE_PROTOCOL,
	ENTRY_ROUTE_NETWORK,
	ENTRY_ROUTE_MASK,
	ENTRY_UP_TIME,
	ENTRY_EXPIRY_TIME,
	ENTRY_TIMEOUT,
	ENTRY_OUT_COUNT,
	ENTRY_FLAGS,
	ENTRY_RESERVED,
	ENTRY_MEMBERS,         /**< DWORDs in front of the interfaces */
	ENTRY_OUT_MEMBERS = 4, /**< DWORDs of one interface (MIB_IPMCAST_OIF) */
	STATISTICS_OUT_COUNT =
		11, /**< ulNumOutIf of MIB_IPMCAST_MFE_STATS; those in front of it are those above, but ulTimeOut */
	STATISTICS_MEMBERS = 16,
	STATISTICS_EX_MEMBERS = 21,
	STATISTICS_OUT_MEMBERS = 7
};

uint32_t mgm_register(const struct mgm_config *config, uint32_t protocol, uint32_t component, void **handle);

/** The protocol has to have released its interfaces: RTM_CAN_NOT_COMPLETE otherwise. */
uint32_t mgm_deregister(void *handle);
uint32_t mgm_take_interface(void *handle, uint32_t index, uint32_t next_hop);

/** The memberships that the protocol has there go with it. */
uint32_t mgm_release_interface(void *handle, uint32_t index, uint32_t next_hop);
uint32_t mgm_get_protocol(uint32_t index, uint32_t next_hop, uint32_t *protocol, uint32_t *component);

/** A source, a group or nothing: ranges are RTM_INVALID_PARAMETER, and so is an interface that the protocol does not
 * own. */
uint32_t mgm_add_membership(void *handle, uint32_t source, uint32_t source_mask, uint32_t group, uint32_t group_mask,
			    uint32_t index, uint32_t next_hop, uint32_t flags);
uint32_t mgm_delete_membership(void *handle, uint32_t source, uint32_t source_mask, uint32_t group, uint32_t group_mask,
			       uint32_t index, uint32_t next_hop, uint32_t flags);

/** `wanted` is a MIB_IPMCAST_MFE; sizes are in bytes. */
uint32_t mgm_get_entry(const uint32_t *wanted, uint32_t *size, void *buffer);
uint32_t mgm_get_first_entries(uint32_t *size, void *buffer, uint32_t *count);
uint32_t mgm_get_next_entries(const uint32_t *after, uint32_t *size, void *buffer, uint32_t *count);
uint32_t mgm_get_statistics(const uint32_t *wanted, uint32_t *size, void *buffer, uint32_t flags);
uint32_t mgm_get_first_statistics(uint32_t *size, void *buffer, uint32_t *count, uint32_t flags);
uint32_t mgm_get_next_statistics(const uint32_t *after, uint32_t *size, void *buffer, uint32_t *count, uint32_t flags);
uint32_t mgm_set_entry(void *handle, const uint32_t *entry);

/** MGM_ANY_SOURCE gives the groups joined for a source, MGM_ALL_SOURCES the wildcard joins too. */
uint32_t mgm_start_enumeration(void *handle, uint32_t type, void **enumeration);

/** Each is a SOURCE_GROUP_ENTRY of four DWORDs. */
uint32_t mgm_get_groups(void *enumeration, uint32_t *size, void *buffer, uint32_t *count);
uint32_t mgm_end_enumeration(void *enumeration);

/** Call with `count` arguments, ten at most; on x86 a callback may clear the stack or not. */
uint32_t mgm_call(mgm_callback function, const uintptr_t *arguments, uint32_t count);

/** Deregister everybody, without telling anybody, and release everything. */
void mgm_release(void);

#endif
