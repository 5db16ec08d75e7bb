/* SPDX-License-Identifier: MIT */
/* What a client of rtm.dll can leave behind: the words of the ledger, of the steps that look into it, and of the judge. */
#ifndef STAND_INS_LEFT_H
#define STAND_INS_LEFT_H

#include <stdint.h>

/** What is counted. */
enum left {
	LEFT_ROUTES,        /**< in the table, of the entity */
	LEFT_NEXT_HOPS,     /**< likewise */
	LEFT_DEST_HANDLES,  /**< given by calls or within structures; likewise the next three */
	LEFT_ROUTE_HANDLES,
	LEFT_NEXT_HOP_HANDLES,
	LEFT_ENTITY_HANDLES,
	LEFT_ENUMERATIONS,
	LEFT_ROUTE_LISTS,
	LEFT_NOTIFICATIONS,
	LEFT_LOCKS,
	LEFT_ENTITIES,      /**< registrations */
	LEFT_MISUSES,       /**< calls that were given a handle that the client does not hold, or not any more */
	LEFT_MEMBERSHIPS,   /**< of multicast groups; those that went with their interface count too */
	LEFT_INTERFACES,    /**< owned, of the multicast group manager */
	LEFT_GROUP_ENUMERATIONS, /**< of the multicast group manager */
	LEFT_PROTOCOLS,     /**< registrations with the multicast group manager */
	LEFT_COUNT
};

/** A prefix of RTM_NET_ADDRESS. */
struct prefix {
	uint16_t family; /**< AF_INET (2) or AF_INET6 (23); 0: none */
	uint16_t bits;
	uint8_t bytes[16]; /**< in network order; those behind `bits` are zero */
};

/** How many prefixes, and how much of a name, are kept to show. */
enum { LEFT_SHOWN = 2, LEFT_NAME_SIZE = 40 };

#endif
