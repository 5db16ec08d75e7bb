/* SPDX-License-Identifier: MIT */
#include "harness/tests/rtm_sample.h"

#include <criterion/criterion.h>

enum { NEW_BEST = RTM_CHANGE_NEW | RTM_CHANGE_BEST, UNICAST = 1 << RTM_UNICAST, MULTICAST = 1 << RTM_MULTICAST };

static void *self, *other;

static void enter(void)
{
	self = sample_register(8, NULL);
	other = sample_register(9, NULL);
}

static void leave(void)
{
	sample_leave(other);
	sample_leave(self);
	cr_expect_eq(rtm_count_objects(), 0);
	rtm_release();
}

TestSuite(rtm_routes, .init = enter, .fini = leave);

/* The views in which a route is the best. */
static uint32_t best_in(void *route)
{
	uint32_t views = 99;

	cr_assert_eq(rtm_is_best_route(self, route, &views), RTM_NO_ERROR);
	return views;
}

static void delete_route(void *owner, void *route)
{
	uint32_t flags;

	cr_assert_eq(rtm_delete_route_to_dest(owner, route, &flags), RTM_NO_ERROR);
}

Test(rtm_routes, says_what_adding_did)
{
	void *first = NULL;
	void *better = NULL;
	void *worse = NULL;
	uint32_t flags;

	cr_assert_eq(SAMPLE_ADD(self, &first, .to = "10.0.0.0/8", .preference = 5), NEW_BEST);
	cr_assert_eq(SAMPLE_ADD(other, &better, .to = "10.0.0.0/8", .preference = 4, .metric = 9), NEW_BEST);
	cr_assert_eq(best_in(first), 0);
	cr_assert_eq(best_in(better), RTM_ALL_VIEWS);
	cr_assert_eq(SAMPLE_ADD(self, &worse, .to = "10.0.0.0/8", .preference = 6, .change = RTM_CHANGE_NEW),
		     RTM_CHANGE_NEW);
	cr_assert_neq(worse, first);
	cr_assert_eq(rtm_delete_route_to_dest(self, worse, &flags), RTM_NO_ERROR);
	cr_assert_eq(flags, 0);
	cr_assert_eq(rtm_delete_route_to_dest(other, better, &flags), RTM_NO_ERROR);
	cr_assert_eq(flags, RTM_CHANGE_BEST);
	cr_assert_eq(best_in(first), RTM_ALL_VIEWS);
	delete_route(self, first);
}

Test(rtm_routes, prefers_the_preference_and_then_the_metric_and_then_the_older)
{
	void *routes[4] = { NULL };

	SAMPLE_ADD(self, &routes[0], .to = "10.0.0.0/8", .preference = 2, .metric = 1);
	SAMPLE_ADD(self, &routes[1], .to = "10.0.0.0/8", .preference = 1, .metric = 5, .change = RTM_CHANGE_NEW);
	cr_assert_eq(best_in(routes[1]), RTM_ALL_VIEWS);
	SAMPLE_ADD(self, &routes[2], .to = "10.0.0.0/8", .preference = 1, .metric = 4, .change = RTM_CHANGE_NEW);
	cr_assert_eq(best_in(routes[2]), RTM_ALL_VIEWS);
	SAMPLE_ADD(self, &routes[3], .to = "10.0.0.0/8", .preference = 1, .metric = 4, .change = RTM_CHANGE_NEW);
	cr_assert_eq(best_in(routes[2]), RTM_ALL_VIEWS);
	for (int i = 0; i < 4; i++)
		delete_route(self, routes[i]);
}

Test(rtm_routes, has_a_best_route_in_each_view)
{
	const struct rtm_address to = sample_address("10.0.0.0/8");
	void *unicast = NULL;
	void *multicast = NULL;
	union sample_dest dest;

	SAMPLE_ADD(self, &unicast, .to = "10.0.0.0/8", .preference = 1, .views = UNICAST);
	SAMPLE_ADD(other, &multicast, .to = "10.0.0.0/8", .preference = 2, .views = RTM_ALL_VIEWS);
	cr_assert_eq(best_in(unicast), UNICAST);
	cr_assert_eq(best_in(multicast), MULTICAST);
	cr_assert_eq(rtm_get_exact_match_destination(self, &to, RTM_WHOEVER, RTM_ALL_VIEWS, &dest.info), RTM_NO_ERROR);
	cr_assert_eq(dest.info.view_count, 2);
	cr_assert_eq(dest.info.views, RTM_ALL_VIEWS);
	cr_assert_eq(dest.info.view[0].route_count, 2);
	cr_assert_eq(dest.info.view[0].route, unicast);
	cr_assert_eq(dest.info.view[0].owner, self);
	cr_assert_eq((&dest.info.view[0])[1].view, RTM_MULTICAST);
	cr_assert_eq((&dest.info.view[0])[1].route_count, 1);
	cr_assert_eq((&dest.info.view[0])[1].owner, other);
	cr_assert_eq(rtm_release_dest_info(self, &dest.info), RTM_NO_ERROR);
	cr_assert_eq(rtm_get_exact_match_destination(self, &to, RTM_WHO_ASKS, MULTICAST, &dest.info), RTM_NO_ERROR);
	cr_assert_eq(dest.info.view_count, 1);
	cr_assert_null(dest.info.view[0].route, "the client has none in that view");
	cr_assert_eq(rtm_release_dest_info(self, &dest.info), RTM_NO_ERROR);
	delete_route(self, unicast);
	cr_assert_eq(best_in(multicast), RTM_ALL_VIEWS);
	delete_route(other, multicast);
}

Test(rtm_routes, tells_routes_apart_by_owner_and_neighbour)
{
	void *const near = sample_add_hop(self, "192.168.0.1/32", 7);
	void *const far = sample_add_hop(self, "192.168.0.2/32", 7);
	void *one = NULL;
	void *two = NULL;
	void *same = NULL;

	cr_assert_eq(SAMPLE_ADD(self, &one, .to = "10.0.0.0/8", .neighbour = near), NEW_BEST);
	cr_assert_eq(SAMPLE_ADD(self, &two, .to = "10.0.0.0/8", .neighbour = far, .metric = 1), RTM_CHANGE_NEW);
	cr_assert_eq(SAMPLE_ADD(self, &same, .to = "10.1.0.0/8", .neighbour = far, .metric = 2), 0);
	cr_assert_eq(same, two, "what is behind the prefix does not count");
	cr_assert_eq(SAMPLE_ADD(self, NULL, .to = "10.0.0.0/8", .metric = 3, .change = RTM_CHANGE_FIRST),
		     RTM_CHANGE_BEST, "its first is updated, whatever the neighbour");
	cr_assert_eq(sample_ledger(8).counts[LEFT_ROUTES].left, 2);
	cr_assert_eq(rtm_release_routes(self, 1, &same), RTM_NO_ERROR);
	delete_route(self, one);
	delete_route(self, two);
	cr_assert_eq(rtm_delete_next_hop(self, near, NULL), RTM_NO_ERROR);
	cr_assert_eq(rtm_delete_next_hop(self, far, NULL), RTM_NO_ERROR);
}

Test(rtm_routes, updates_by_handle)
{
	void *route = NULL;
	void *given;
	union sample_info info;
	struct rtm_address address;

	SAMPLE_ADD(self, &route, .to = "10.0.0.0/8", .metric = 1);
	given = route;
	cr_assert_eq(SAMPLE_ADD(self, &route, .to = "10.0.0.0/8", .metric = 7, .flags = 0x20), RTM_CHANGE_BEST);
	cr_assert_eq(route, given);
	cr_assert_eq(rtm_get_route_info(other, route, &info.info, &address), RTM_NO_ERROR);
	cr_assert_eq(info.info.preference.metric, 7);
	cr_assert_eq(info.info.flags, 0x20);
	cr_assert_eq(info.info.owner, self);
	cr_assert_str_eq(sample_text(&address), "10.0.0.0/8");
	cr_assert_eq(rtm_release_route_info(other, &info.info), RTM_NO_ERROR);
	cr_assert_eq(rtm_release_route_info(other, &info.info), RTM_INVALID_HANDLE);
	delete_route(self, route);
}

Test(rtm_routes, belong_to_who_added_them)
{
	const struct rtm_route_info info = { .views = UNICAST };
	struct rtm_route_info *pointer;
	void *route = NULL;
	uint32_t flags = 0;

	SAMPLE_ADD(self, &route, .to = "10.0.0.0/8");
	cr_assert_eq(rtm_delete_route_to_dest(other, route, &flags), RTM_ACCESS_DENIED);
	cr_assert_eq(rtm_add_route_to_dest(other, &route, NULL, &info, RTM_FOR_EVER, NULL, &flags), RTM_ACCESS_DENIED);
	cr_assert_eq(rtm_lock_route(other, route, 1, 1, &pointer), RTM_ACCESS_DENIED);
	cr_assert_eq(rtm_get_route_pointer(other, route, &pointer), RTM_ACCESS_DENIED);
	cr_assert_eq(rtm_update_and_unlock_route(other, route, RTM_FOR_EVER, NULL, &flags), RTM_ACCESS_DENIED);
	delete_route(self, route);
}

Test(rtm_routes, are_gone_when_deleted)
{
	struct rtm_address to = sample_address("10.0.0.0/8");
	union sample_dest dest;
	void *route = NULL;
	void *again;
	uint32_t flags;

	SAMPLE_ADD(self, &route, .to = "10.0.0.0/8");
	again = route;
	delete_route(self, route);
	cr_assert_eq(rtm_delete_route_to_dest(self, route, &flags), RTM_INVALID_HANDLE);
	cr_assert_eq(rtm_release_routes(self, 1, &again), RTM_INVALID_HANDLE, "deleting has released the handle");
	cr_assert_eq(rtm_get_exact_match_destination(self, &to, 0, 0, &dest.info), RTM_NOT_FOUND);
}

Test(rtm_routes, stay_readable_while_somebody_has_the_handle)
{
	union sample_info info;
	void *route = NULL;
	uint32_t flags;

	SAMPLE_ADD(self, &route, .to = "10.0.0.0/8", .metric = 3);
	cr_assert_eq(rtm_reference_handles(other, 1, &route), RTM_NO_ERROR);
	delete_route(self, route);
	cr_assert_eq(rtm_delete_route_to_dest(self, route, &flags), RTM_NOT_FOUND);
	cr_assert_eq(rtm_get_route_info(other, route, &info.info, NULL), RTM_NO_ERROR);
	cr_assert_eq(info.info.state, RTM_STATE_DELETED);
	cr_assert_eq(info.info.preference.metric, 3);
	cr_assert_eq(rtm_release_route_info(other, &info.info), RTM_NO_ERROR);
	cr_assert_eq(rtm_release_routes(other, 1, &route), RTM_NO_ERROR);
	cr_assert_eq(rtm_get_route_info(other, route, &info.info, NULL), RTM_INVALID_HANDLE);
}

Test(rtm_routes, are_changed_in_place_under_a_lock)
{
	struct rtm_route_info *pointer = NULL;
	void *worse = NULL;
	void *route = NULL;
	uint32_t flags = 0;

	SAMPLE_ADD(self, &route, .to = "10.0.0.0/8", .metric = 1);
	SAMPLE_ADD(other, &worse, .to = "10.0.0.0/8", .metric = 5);
	cr_assert_eq(rtm_update_and_unlock_route(self, NULL, RTM_FOR_EVER, NULL, &flags), RTM_INVALID_HANDLE);
	cr_assert_eq(rtm_lock_route(self, route, 1, 1, &pointer), RTM_NO_ERROR);
	cr_assert_eq(sample_ledger(8).counts[LEFT_LOCKS].left, 1);
	pointer->preference.metric = 9;
	cr_assert_eq(best_in(route), RTM_ALL_VIEWS, "not before it is said");
	cr_assert_eq(rtm_update_and_unlock_route(self, route, RTM_FOR_EVER, NULL, &flags), RTM_NO_ERROR);
	cr_assert_eq(flags, RTM_CHANGE_BEST);
	cr_assert_eq(best_in(worse), RTM_ALL_VIEWS);
	cr_assert_eq(sample_ledger(8).counts[LEFT_LOCKS].left, 0);
	cr_assert_eq(rtm_lock_route(self, route, 1, 0, NULL), RTM_NOT_LOCKED);
	delete_route(self, route);
	delete_route(other, worse);
}

Test(rtm_routes, refuses_nonsense)
{
	struct rtm_address to = sample_address("10.0.0.0/8");
	struct rtm_route_info info = { .views = UNICAST };
	uint32_t flags = 0;
	void *route = NULL;

	cr_assert_eq(rtm_add_route_to_dest(self, &route, NULL, &info, 1, NULL, &flags), RTM_INVALID_PARAMETER);
	cr_assert_eq(rtm_add_route_to_dest(self, &route, &to, NULL, 1, NULL, &flags), RTM_INVALID_PARAMETER);
	to.bits = 33;
	cr_assert_eq(rtm_add_route_to_dest(self, &route, &to, &info, 1, NULL, &flags), RTM_INVALID_PARAMETER);
	to.bits = 8;
	to.family = RTM_INET6;
	cr_assert_eq(rtm_add_route_to_dest(self, &route, &to, &info, 1, NULL, &flags), RTM_INVALID_PARAMETER);
	to.family = RTM_INET;
	info.next_hops.count = RTM_HOP_LIMIT + 1;
	cr_assert_eq(rtm_add_route_to_dest(self, &route, &to, &info, 1, NULL, &flags), RTM_INVALID_PARAMETER);
	info.next_hops.count = 1;
	info.next_hops.hops[0] = self;
	cr_assert_eq(rtm_add_route_to_dest(self, &route, &to, &info, 1, NULL, &flags), RTM_INVALID_HANDLE);
	info.next_hops.count = 0;
	cr_assert_eq(rtm_add_route_to_dest(self, &route, &to, &info, 1, self, &flags), RTM_INVALID_HANDLE,
		     "that is no route list");
	route = self;
	cr_assert_eq(rtm_add_route_to_dest(self, &route, &to, &info, 1, NULL, &flags), RTM_INVALID_HANDLE);
	cr_assert_null(sample_find(self, "10.0.0.0/8"), "nothing of that was added");
}

Test(rtm_routes, are_found_by_criteria)
{
	void *const hop = sample_add_hop(self, "192.168.0.1/32", 7);
	const struct rtm_address to = sample_address("10.0.0.0/8");
	union sample_info info = { .info = { .owner = other } };
	void *mine = NULL;
	void *others = NULL;
	void *found = NULL;

	SAMPLE_ADD(self, &mine, .to = "10.0.0.0/8", .hop = hop, .neighbour = hop, .metric = 5, .views = UNICAST);
	SAMPLE_ADD(other, &others, .to = "10.0.0.0/8", .metric = 3, .views = MULTICAST);
	cr_assert_eq(rtm_get_exact_match_route(self, &to, RTM_BY_OWNER, &info.info, 0, 0, &found), RTM_NO_ERROR);
	cr_assert_eq(found, others);
	cr_assert_eq(rtm_release_route_info(self, &info.info), RTM_NO_ERROR);
	cr_assert_eq(rtm_release_routes(self, 1, &found), RTM_NO_ERROR);
	cr_assert_eq(rtm_get_exact_match_route(self, &to, RTM_BY_OWNER, &info.info, 0, UNICAST, &found), RTM_NOT_FOUND);
	cr_assert_eq(rtm_get_exact_match_route(self, &to, RTM_BY_INTERFACE, &info.info, 8, 0, NULL), RTM_NOT_FOUND);
	cr_assert_eq(rtm_get_exact_match_route(self, &to, RTM_BY_INTERFACE, &info.info, 7, 0, NULL), RTM_NO_ERROR);
	cr_assert_eq(info.info.next_hops.count, 1);
	cr_assert_eq(info.info.next_hops.hops[0], hop);
	cr_assert_eq(info.info.neighbour, hop);
	cr_assert_eq(rtm_release_route_info(self, &info.info), RTM_NO_ERROR);
	cr_assert_eq(rtm_get_exact_match_route(self, &to, 0xFFFF, &info.info, 7, 0, NULL), RTM_NO_ERROR,
		     "all of them are those of the same route");
	cr_assert_eq(rtm_release_route_info(self, &info.info), RTM_NO_ERROR);
	info.info.preference.metric = 4;
	cr_assert_eq(rtm_get_exact_match_route(self, &to, RTM_BY_PREFERENCE, &info.info, 7, 0, NULL), RTM_NOT_FOUND);
	delete_route(self, mine);
	delete_route(other, others);
	cr_assert_eq(rtm_delete_next_hop(self, hop, NULL), RTM_NO_ERROR);
}
