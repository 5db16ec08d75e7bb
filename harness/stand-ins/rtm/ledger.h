/* SPDX-License-Identifier: MIT */
/*
 * What every client of the routing table manager and of the multicast group manager has and, once it has deregistered,
 * what it had not released then. rtm.dll shows it as RoutprotRouterLedger().
 */
#ifndef STAND_INS_RTM_LEDGER_H
#define STAND_INS_RTM_LEDGER_H

#include <stdint.h>

struct rtm_entity;

/** One client. Layout for the export: only 32-bit members, so that it is the same everywhere. */
struct ledger_entry {
	uint32_t size;          /**< of this structure */
	uint32_t is_multicast;  /**< 1: of the multicast group manager, 0: of the routing table manager */
	uint32_t is_registered; /**< 0: it has deregistered, and the counts are of that moment */
	uint32_t protocol;
	uint32_t protocol_instance; /**< of the multicast group manager: the component */
	uint32_t instance;
	uint32_t family; /**< RTM_INET or RTM_INET6 */
	uint32_t routes;
	uint32_t next_hops;
	uint32_t dest_handles; /**< handles that it was given and did not release */
	uint32_t route_handles;
	uint32_t next_hop_handles;
	uint32_t entity_handles;
	uint32_t enumerations;
	uint32_t route_lists;
	uint32_t notifications;
	uint32_t locks;
	uint32_t interfaces;  /**< owned, of the multicast group manager */
	uint32_t memberships; /**< of groups */
};

/** Of those that have deregistered this many of the last are kept. */
enum { LEDGER_PAST = 64 };

/** A client deregisters: what it has is what it leaves behind. The lock is taken. */
void ledger_close(const struct rtm_entity *entity);

/** The same for any client. The lock is taken. */
void ledger_append(const struct ledger_entry *entry);

/** The entry of that index: those that have deregistered first, the oldest first. RTM_NO_MORE_ITEMS behind the last. */
uint32_t ledger_read(uint32_t index, struct ledger_entry *entry);

/** Forget those that have deregistered. */
void ledger_forget(void);

#endif
