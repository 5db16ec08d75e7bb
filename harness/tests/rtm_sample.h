/* SPDX-License-Identifier: MIT */
/* A client of the routing table manager, for its unit tests. */
#ifndef HARNESS_TESTS_RTM_SAMPLE_H
#define HARNESS_TESTS_RTM_SAMPLE_H

#include "harness/stand-ins/rtm/ledger.h"
#include "harness/stand-ins/rtm/rtm.h"

/** What a route is made of; zeroed, it is in both views, with preference and metric 0 and no next hop. */
struct sample_route {
	const char *to; /**< "10.0.0.0/8" */
	uint32_t preference, metric;
	uint32_t views; /**< 0: both */
	void *hop;      /**< its only next hop */
	void *neighbour;
	uint16_t flags;
	uint32_t ttl_ms; /**< 0: it does not expire */
	uint32_t change; /**< RTM_CHANGE_ flags to pass */
	void *list;
};

/** Add or update one and return the flags of what happened; `handle` as in rtm_add_route_to_dest(). */
#define SAMPLE_ADD(self, handle, ...) sample_add(self, handle, &(const struct sample_route) { __VA_ARGS__ })
uint32_t sample_add(void *self, void **handle, const struct sample_route *route);

/** Register for IPv4; the callback may be NULL. */
void *sample_register(uint32_t protocol, rtm_event_callback tell);

/** A prefix from text, IPv4 or IPv6. */
struct rtm_address sample_address(const char *text);

/** A prefix as text, in one of four buffers in turn. */
const char *sample_text(const struct rtm_address *address);

/** A next hop of the client, with a handle. */
void *sample_add_hop(void *self, const char *address, uint32_t interface_index);

/** A description of a destination, with room for both views. */
union sample_dest {
	struct rtm_dest_info info;
	uint8_t room[sizeof(struct rtm_dest_info) + sizeof(struct rtm_dest_view)];
};

/** A description of a route, with room for its next hops. */
union sample_info {
	struct rtm_route_info info;
	uint8_t room[sizeof(struct rtm_route_info) + RTM_HOP_LIMIT * sizeof(void *)];
};

/** The handle of a destination, which the client is given; NULL when there is none. */
void *sample_find(void *self, const char *address);

/** What the ledger says of a client of the routing table manager that is registered. */
struct ledger_entry sample_ledger(uint32_t protocol);

/** Deregister; see that nothing was left behind and nothing is left. */
void sample_leave(void *self);

#endif
