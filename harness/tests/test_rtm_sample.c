/* SPDX-License-Identifier: MIT */
/* A client of the routing table manager, for its unit tests. */
#include "harness/tests/rtm_sample.h"

#include <criterion/criterion.h>

#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct rtm_address sample_address(const char *text)
{
	const bool is_ipv6 = strchr(text, ':') != NULL;
	const char *const slash = strchr(text, '/');
	struct rtm_address address = { .family = is_ipv6 ? RTM_INET6 : RTM_INET };
	char plain[INET6_ADDRSTRLEN];

	cr_assert_not_null(slash, "%s has no length", text);
	snprintf(plain, sizeof(plain), "%.*s", (int)(slash - text), text);
	cr_assert_eq(inet_pton(is_ipv6 ? AF_INET6 : AF_INET, plain, address.bytes), 1, "%s", text);
	address.bits = (uint16_t)strtoul(slash + 1, NULL, 10);
	return address;
}

const char *sample_text(const struct rtm_address *address)
{
	static char texts[4][INET6_ADDRSTRLEN + 8];
	static unsigned turn;
	char plain[INET6_ADDRSTRLEN] = "";
	char *const text = texts[turn++ % 4];

	inet_ntop(address->family == RTM_INET6 ? AF_INET6 : AF_INET, address->bytes, plain, sizeof(plain));
	snprintf(text, sizeof(texts[0]), "%s/%u", plain, address->bits);
	return text;
}

void *sample_register(uint32_t protocol, rtm_event_callback tell)
{
	const struct rtm_entity_info info = { .family = RTM_INET, .protocol = protocol };
	struct rtm_profile profile;
	void *self = NULL;

	cr_assert_eq(rtm_register_entity(&info, NULL, tell, 0, &profile, &self), RTM_NO_ERROR);
	cr_assert_not_null(self);
	return self;
}

uint32_t sample_add(void *self, void **handle, const struct sample_route *route)
{
	const struct rtm_address to = sample_address(route->to);
	const struct rtm_route_info info = { .neighbour = route->neighbour,
					     .flags = route->flags,
					     .preference = { .metric = route->metric, .preference = route->preference },
					     .views = route->views ? route->views : RTM_ALL_VIEWS,
					     .next_hops = { .count = route->hop != NULL, .hops = { route->hop } } };
	uint32_t change = route->change;

	cr_assert_eq(rtm_add_route_to_dest(self, handle, &to, &info, route->ttl_ms ? route->ttl_ms : RTM_FOR_EVER,
					   route->list, &change),
		     RTM_NO_ERROR, "adding a route to %s", route->to);
	return change;
}

void *sample_add_hop(void *self, const char *address, uint32_t interface_index)
{
	const struct rtm_hop_info info = { .address = sample_address(address), .interface_index = interface_index };
	uint32_t change = 0;
	void *hop = NULL;

	cr_assert_eq(rtm_add_next_hop(self, &info, &hop, &change), RTM_NO_ERROR);
	return hop;
}

void *sample_find(void *self, const char *text)
{
	const struct rtm_address address = sample_address(text);
	union sample_dest dest;

	if (rtm_get_exact_match_destination(self, &address, RTM_WHOEVER, 0, &dest.info) != RTM_NO_ERROR)
		return NULL;
	return dest.info.dest;
}

struct ledger_entry sample_ledger(uint32_t protocol)
{
	struct ledger_entry entry;

	for (uint32_t i = 0; ledger_read(i, &entry) == RTM_NO_ERROR; i++) {
		if (entry.protocol == protocol && entry.is_registered && !entry.is_multicast)
			return entry;
	}
	cr_assert_fail("no entry of protocol %u", protocol);
	return (struct ledger_entry) { 0 };
}

void sample_leave(void *self)
{
	struct ledger_entry entry = { 0 };

	ledger_begin();
	cr_assert_eq(rtm_deregister_entity(self), RTM_NO_ERROR);
	cr_assert_eq(ledger_read(0, &entry), RTM_NO_ERROR);
	cr_expect_eq(entry.counts[LEFT_ROUTES].left, 0);
	cr_expect_eq(entry.counts[LEFT_NEXT_HOPS].left, 0);
	cr_expect_eq(entry.counts[LEFT_DEST_HANDLES].left, 0, "%u handles of destinations", entry.counts[LEFT_DEST_HANDLES].left);
	cr_expect_eq(entry.counts[LEFT_ROUTE_HANDLES].left, 0, "%u handles of routes", entry.counts[LEFT_ROUTE_HANDLES].left);
	cr_expect_eq(entry.counts[LEFT_NEXT_HOP_HANDLES].left, 0, "%u handles of next hops", entry.counts[LEFT_NEXT_HOP_HANDLES].left);
	cr_expect_eq(entry.counts[LEFT_ENTITY_HANDLES].left, 0, "%u handles of clients", entry.counts[LEFT_ENTITY_HANDLES].left);
	cr_expect_eq(entry.counts[LEFT_ENUMERATIONS].left + entry.counts[LEFT_ROUTE_LISTS].left +
			     entry.counts[LEFT_NOTIFICATIONS].left + entry.counts[LEFT_LOCKS].left,
		     0);
}
