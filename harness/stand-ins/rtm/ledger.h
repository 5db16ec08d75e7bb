/* SPDX-License-Identifier: MIT */
/*
 * What every client of the routing table manager and of the multicast group manager has and, once it has deregistered,
 * what it had not released then. rtm.dll shows it as RoutprotRouterLedger().
 */
#ifndef STAND_INS_RTM_LEDGER_H
#define STAND_INS_RTM_LEDGER_H

#include "harness/stand-ins/left.h"

#include <stdint.h>

struct rtm_entity;
struct rtm_route;

/** What it has of each kind, and how many of them it ever had. */
struct ledger_count {
	uint32_t left;
	uint32_t made;
};

/** One client. Layout for the export: the same everywhere. */
struct ledger_entry {
	uint32_t size;          /**< of this structure */
	uint32_t number;        /**< of its registration; the first has 0 */
	uint32_t is_multicast;  /**< 1: of the multicast group manager, 0: of the routing table manager */
	uint32_t is_registered; /**< 0: it has deregistered, and the counts are of that moment */
	uint32_t protocol;
	uint32_t protocol_instance; /**< of the multicast group manager: the component */
	uint32_t instance;
	uint32_t family; /**< RTM_INET or RTM_INET6 */
	struct ledger_count counts[LEFT_COUNT];
	struct prefix routes[LEFT_SHOWN]; /**< the first of its routes */
};

/** The routes over an interface. */
struct ledger_routes {
	uint32_t size; /**< of this structure */
	uint32_t count;
	uint32_t protocol, protocol_instance; /**< of whoever has the first of them */
	struct prefix routes[LEFT_SHOWN];     /**< the first of them */
};

/** Handles that were given though the client does not hold them. */
struct ledger_misuse {
	uint32_t size; /**< of this structure */
	uint32_t count;
	char function[LEFT_NAME_SIZE]; /**< the first that was given one, up to a NUL */
};

/** A route that a client adds or updates. */
struct ledger_offer {
	uint32_t protocol;  /**< of the client */
	uint32_t interface_index; /**< of the first next hop or of the neighbour, or 0xFFFFFFFF where it has neither */
	struct prefix to;
};

/** Is told of every offer, on the thread of the client, with the lock taken: it calls nothing of rtm.dll. */
typedef void (*ledger_listener)(const struct ledger_offer *offer);

/** Of those that have deregistered this many of the last are kept. */
enum { LEDGER_PAST = 64 };

/** The number of a registration that is being made. The lock is taken. */
uint32_t ledger_number(void);

/** A client deregisters: what it has is what it leaves behind. The lock is taken. */
void ledger_close(const struct rtm_entity *entity);

/** The same for any client. The lock is taken. */
void ledger_append(const struct ledger_entry *entry);

/** A client offers a route. The lock is taken. */
void ledger_tell(const struct rtm_route *route);

/** Whoever called that function was answered with the code; returns it. */
uint32_t ledger_note(const char *function, uint32_t code);

/** The entry of that index: those that have deregistered first, the oldest first. RTM_NO_MORE_ITEMS behind the last. */
uint32_t ledger_read(uint32_t index, struct ledger_entry *entry);

/** The routes over an interface, of whichever client. */
uint32_t ledger_read_routes(uint32_t interface_index, struct ledger_routes *routes);

/** What was noted since ledger_begin(). */
uint32_t ledger_read_misuse(struct ledger_misuse *misuse);

/** From now on offers are told; NULL: to nobody. */
void ledger_watch(ledger_listener listener);

/** Forget those that have deregistered, and what was noted; the number that the next registration has. */
uint32_t ledger_begin(void);

#endif
