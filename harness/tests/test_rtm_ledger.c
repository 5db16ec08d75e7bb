/* SPDX-License-Identifier: MIT */
/* The ledger of the routing table manager: what the harness is told of a run of its clients. */
#include "harness/stand-ins/rtm/ledger.h"

#include "harness/stand-ins/rtm/mgm.h"
#include "harness/tests/rtm_sample.h"

#include <criterion/criterion.h>
#include <string.h>

enum { OLDER = 7, YOUNGER = 8, MULTICAST = 50, NEAR = 0x108, FAR = 0x109, OFFERS_MOST = 4 };

static struct ledger_offer offers[OFFERS_MOST];
static uint32_t offer_count;

static void hear(const struct ledger_offer *offer)
{
	if (offer_count < OFFERS_MOST)
		offers[offer_count] = *offer;
	offer_count++;
}

static bool is_prefix(const struct prefix *prefix, const char *text)
{
	const struct rtm_address address = sample_address(text);

	return prefix->family == address.family && prefix->bits == address.bits &&
	       memcmp(prefix->bytes, address.bytes, sizeof(prefix->bytes)) == 0;
}

Test(rtm_ledger, tells_of_every_offer)
{
	void *const self = sample_register(YOUNGER, NULL);
	void *const hop = sample_add_hop(self, "192.168.0.1/32", NEAR);
	void *route = NULL;

	ledger_watch(hear);
	SAMPLE_ADD(self, &route, .to = "10.0.0.0/8", .hop = hop);
	SAMPLE_ADD(self, &route, .to = "10.0.0.0/8", .hop = hop, .metric = 2);
	SAMPLE_ADD(self, NULL, .to = "11.1.0.0/16", .neighbour = hop);
	SAMPLE_ADD(self, NULL, .to = "12.0.0.0/8");
	ledger_watch(NULL);
	SAMPLE_ADD(self, NULL, .to = "13.0.0.0/8");
	cr_assert_eq(offer_count, 4, "%u offers, updates among them", offer_count);
	cr_expect_eq(offers[0].protocol, YOUNGER);
	cr_expect_eq(offers[0].interface_index, NEAR);
	cr_expect(is_prefix(&offers[0].to, "10.0.0.0/8"));
	cr_expect(is_prefix(&offers[1].to, "10.0.0.0/8"));
	cr_expect_eq(offers[2].interface_index, NEAR);
	cr_expect(is_prefix(&offers[2].to, "11.1.0.0/16"));
	cr_expect_eq(offers[3].interface_index, UINT32_MAX);
	rtm_release();
}

Test(rtm_ledger, counts_what_was_ever_made_and_shows_routes_that_were_left)
{
	void *const self = sample_register(YOUNGER, NULL);
	void *route = NULL;
	void *list;
	struct ledger_entry entry;

	SAMPLE_ADD(self, &route, .to = "9.0.0.0/8");
	cr_assert_eq(rtm_delete_route_to_dest(self, route, NULL), RTM_NO_ERROR);
	SAMPLE_ADD(self, NULL, .to = "11.0.0.0/8");
	SAMPLE_ADD(self, NULL, .to = "10.0.0.0/8");
	SAMPLE_ADD(self, NULL, .to = "12.0.0.0/8");
	cr_assert_eq(rtm_create_route_list(self, &list), RTM_NO_ERROR);
	cr_assert_eq(rtm_delete_route_list(self, list), RTM_NO_ERROR);
	cr_assert_eq(rtm_deregister_entity(self), RTM_NO_ERROR);
	cr_assert_eq(ledger_read(0, &entry), RTM_NO_ERROR);
	cr_expect_eq(entry.counts[LEFT_ROUTES].left, 3);
	cr_expect_eq(entry.counts[LEFT_ROUTES].made, 4);
	cr_expect(is_prefix(&entry.routes[0], "10.0.0.0/8"));
	cr_expect(is_prefix(&entry.routes[1], "11.0.0.0/8"));
	cr_expect_eq(entry.counts[LEFT_ROUTE_LISTS].left, 0);
	cr_expect_eq(entry.counts[LEFT_ROUTE_LISTS].made, 1);
	cr_expect_eq(entry.counts[LEFT_ENUMERATIONS].made, 0);
	cr_expect_eq(entry.counts[LEFT_ROUTE_HANDLES].left, 0);
	cr_expect_eq(entry.counts[LEFT_ROUTE_HANDLES].made, 1);
	cr_expect_eq(entry.counts[LEFT_ENTITIES].left, 0);
	cr_expect_eq(entry.counts[LEFT_ENTITIES].made, 1);
	rtm_release();
}

Test(rtm_ledger, counts_routes_over_an_interface)
{
	void *const self = sample_register(YOUNGER, NULL);
	void *const near = sample_add_hop(self, "192.168.0.1/32", NEAR);
	void *const far = sample_add_hop(self, "192.168.0.1/32", FAR);
	struct ledger_routes routes;

	SAMPLE_ADD(self, NULL, .to = "12.0.0.0/8", .hop = near);
	SAMPLE_ADD(self, NULL, .to = "10.0.0.0/8", .neighbour = near);
	SAMPLE_ADD(self, NULL, .to = "11.0.0.0/8", .hop = far);
	SAMPLE_ADD(self, NULL, .to = "13.0.0.0/8", .hop = near);
	SAMPLE_ADD(self, NULL, .to = "14.0.0.0/8");
	cr_assert_eq(ledger_read_routes(NEAR, &routes), RTM_NO_ERROR);
	cr_expect_eq(routes.count, 3);
	cr_expect_eq(routes.protocol, YOUNGER);
	cr_expect(is_prefix(&routes.routes[0], "10.0.0.0/8"));
	cr_expect(is_prefix(&routes.routes[1], "12.0.0.0/8"));
	cr_assert_eq(ledger_read_routes(FAR + 1, &routes), RTM_NO_ERROR);
	cr_expect_eq(routes.count, 0);
	cr_expect_eq(ledger_read_routes(NEAR, NULL), RTM_INVALID_PARAMETER);
	rtm_release();
}

Test(rtm_ledger, notes_handles_that_are_none)
{
	struct ledger_misuse misuse;

	ledger_begin();
	cr_expect_eq(ledger_note("RtmGetDestInfo", RTM_NO_ERROR), RTM_NO_ERROR);
	cr_expect_eq(ledger_note("RtmReleaseRoutes", RTM_INVALID_HANDLE), RTM_INVALID_HANDLE);
	cr_expect_eq(ledger_note("RtmGetRouteInfo", RTM_INVALID_HANDLE), RTM_INVALID_HANDLE);
	cr_assert_eq(ledger_read_misuse(&misuse), RTM_NO_ERROR);
	cr_expect_eq(misuse.count, 2);
	cr_expect_str_eq(misuse.function, "RtmReleaseRoutes");
	ledger_begin();
	ledger_note("RtmDeregisterFromChangeNotificationWithAVeryLongName", RTM_INVALID_HANDLE);
	cr_assert_eq(ledger_read_misuse(&misuse), RTM_NO_ERROR);
	cr_expect_eq(misuse.count, 1);
	cr_expect_eq(strlen(misuse.function), LEFT_NAME_SIZE - 1);
}

Test(rtm_ledger, numbers_registrations_and_forgets_those_that_have_gone)
{
	static const struct mgm_config config;
	void *const older = sample_register(OLDER, NULL);
	const uint32_t number = ledger_begin();
	void *const younger = sample_register(YOUNGER, NULL);
	struct ledger_entry entry;
	void *multicast;

	cr_assert_eq(mgm_register(&config, MULTICAST, 1, &multicast), RTM_NO_ERROR);
	cr_assert_eq(rtm_deregister_entity(younger), RTM_NO_ERROR);
	cr_assert_eq(ledger_read(0, &entry), RTM_NO_ERROR);
	cr_expect_eq(entry.protocol, YOUNGER);
	cr_expect_eq(entry.number, number);
	cr_assert_eq(ledger_read(1, &entry), RTM_NO_ERROR);
	cr_expect_eq(entry.protocol, OLDER);
	cr_expect_eq(entry.number, number - 1);
	cr_expect_eq(entry.counts[LEFT_ENTITIES].left, 1);
	cr_assert_eq(ledger_read(2, &entry), RTM_NO_ERROR);
	cr_expect_eq(entry.protocol, MULTICAST);
	cr_expect_eq(entry.number, number + 1);
	cr_expect_eq(entry.counts[LEFT_PROTOCOLS].left, 1);
	cr_assert_eq(ledger_begin(), number + 2);
	cr_assert_eq(ledger_read(0, &entry), RTM_NO_ERROR);
	cr_expect_eq(entry.protocol, OLDER, "whoever is there is not forgotten");
	cr_assert_eq(ledger_read(2, &entry), RTM_NO_MORE_ITEMS);
	cr_assert_eq(mgm_deregister(multicast), RTM_NO_ERROR);
	cr_assert_eq(rtm_deregister_entity(older), RTM_NO_ERROR);
}

Test(rtm_ledger, keeps_memberships_that_went_with_their_interface)
{
	static const struct mgm_config config;
	const uint32_t group = 0x010101EF; /* 239.1.1.1 in network order */
	struct ledger_entry entry;
	void *self;

	ledger_begin();
	cr_assert_eq(mgm_register(&config, MULTICAST, 1, &self), RTM_NO_ERROR);
	cr_assert_eq(mgm_take_interface(self, NEAR, 0), RTM_NO_ERROR);
	cr_assert_eq(mgm_add_membership(self, 0, 0, group, UINT32_MAX, NEAR, 0, MGM_JOIN), RTM_NO_ERROR);
	cr_assert_eq(mgm_release_interface(self, NEAR, 0), RTM_NO_ERROR);
	cr_assert_eq(mgm_deregister(self), RTM_NO_ERROR);
	cr_assert_eq(ledger_read(0, &entry), RTM_NO_ERROR);
	cr_expect_eq(entry.counts[LEFT_MEMBERSHIPS].left, 1);
	cr_expect_eq(entry.counts[LEFT_MEMBERSHIPS].made, 1);
	cr_expect_eq(entry.counts[LEFT_INTERFACES].left, 0);
	cr_expect_eq(entry.counts[LEFT_INTERFACES].made, 1);
	cr_expect_eq(entry.counts[LEFT_PROTOCOLS].left, 0);
	cr_expect_eq(entry.counts[LEFT_GROUP_ENUMERATIONS].made, 0);
}
