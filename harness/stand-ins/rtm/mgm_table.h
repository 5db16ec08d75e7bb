/* SPDX-License-Identifier: MIT */
/* The multicast group manager as its parts see it; all of it is touched only with the lock of the manager taken. */
#ifndef STAND_INS_RTM_MGM_TABLE_H
#define STAND_INS_RTM_MGM_TABLE_H

#include "harness/stand-ins/rtm/ledger.h"
#include "harness/stand-ins/rtm/mgm.h"
#include "harness/stand-ins/rtm/object.h"
#include "harness/stand-ins/rtm/trie.h"

#include <stdbool.h>

/** A client. */
struct multicast_protocol {
	struct rtm_object object;
	uint32_t id, component;
	struct mgm_config config;
	bool is_registered;
	uint32_t interface_count, membership_count, enumeration_count;
	uint32_t abandoned_count; /**< memberships that it had when it released their interface */
	uint32_t made[LEFT_COUNT]; /**< what it ever had of each */
	uint32_t number;           /**< of its registration */
	struct multicast_protocol *next;
};

/** An interface somebody owns. */
struct multicast_interface {
	uint32_t index, next_hop;
	struct multicast_protocol *owner; /**< NULL: only IGMP is there */
	struct multicast_protocol *igmp;  /**< beside the owner, or alone */
	struct multicast_interface *next;
};

/** Receivers of a group on an interface. */
struct multicast_member {
	struct multicast_interface *interface;
	struct multicast_protocol *protocol; /**< who said so */
	uint32_t flags;
	struct multicast_member *next; /**< younger ones */
};

/** A source and a group; zero is any. */
struct multicast_group {
	uint32_t source, group;
	struct trie_node *node;
	struct multicast_member *members;
	uint32_t upstream; /**< neighbour, of the forwarding entry */
	uint64_t since;    /**< platform_now() */
};

/** A place in the groups. */
struct multicast_enumeration {
	struct rtm_object object;
	struct multicast_protocol *owner;
	bool is_all;
	bool is_begun;
	uint8_t key[16];
};

/** Callbacks to make when the lock is given back. */
struct multicast_alerts {
	struct multicast_alert *list;
	uint32_t count;
};

/** The groups, by group and then source. */
struct trie *multicast_groups(void);

/** The protocols and interfaces. */
struct multicast_protocol *multicast_protocols(void);
struct multicast_protocol *multicast_find(void *handle);
struct multicast_interface *multicast_find_interface(uint32_t index, uint32_t next_hop);

/** Whether it is IGMP. */
bool multicast_is_igmp(const struct multicast_protocol *protocol);

/** The client that counts as the one with receivers: on an interface that IGMP shares, its owner. */
struct multicast_protocol *multicast_client(const struct multicast_member *member);

/** The key of a source and group in the tree; it has 64 bits. */
void multicast_key(uint32_t source, uint32_t group, uint8_t key[16]);

/** The place of a source and group; NULL when nobody is in it. */
struct multicast_group *multicast_find_group(uint32_t source, uint32_t group);

/** Drop the memberships of a protocol on an interface, with the alerts that follow. */
void multicast_drop_members(struct multicast_protocol *protocol, const struct multicast_interface *interface,
			    struct multicast_alerts *alerts);

/** Receivers are there (`is_join`) or gone: find whom to tell. The membership is in its list while this is called. */
void multicast_alert(struct multicast_alerts *alerts, const struct multicast_group *group,
		     const struct multicast_member *member, bool is_join);

/** Tell IGMP to stop, or to go on, on an interface. */
void multicast_alert_igmp(struct multicast_alerts *alerts, const struct multicast_interface *interface,
			  bool is_enabled);

/** Give the lock back, make the calls, and return the code. */
uint32_t multicast_leave(struct multicast_alerts *alerts, uint32_t code);

/** The interface towards a source by the multicast view of IPv4; 0 when no route leads there. */
uint32_t multicast_interface_towards(uint32_t source);

/** Fill in the ledger's entry of the index; false behind the last. */
bool multicast_describe(uint32_t index, struct ledger_entry *entry);

#endif
