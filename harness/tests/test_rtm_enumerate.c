/* SPDX-License-Identifier: MIT */
#include "harness/tests/rtm_sample.h"

#include <criterion/criterion.h>

#include <stdio.h>
#include <string.h>

enum { UNICAST = 1 << RTM_UNICAST, MULTICAST = 1 << RTM_MULTICAST };

static void *self, *other;

static void enter(void)
{
	self = sample_register(8, NULL);
	other = sample_register(9, NULL);
}

static void leave(void)
{
	rtm_deregister_entity(other);
	rtm_deregister_entity(self);
	cr_expect_eq(rtm_count_objects(), 0);
	rtm_release();
}

TestSuite(rtm_enumerate, .init = enter, .fini = leave);

/* The prefixes of an enumeration of destinations, fetched two at a time. */
static const char *list_dests(uint32_t views, uint32_t flags, const char *from)
{
	static char text[1000];
	const struct rtm_address address = from ? sample_address(from) : (struct rtm_address) { 0 };
	struct {
		struct rtm_dest_info infos[4];
	} room;
	void *enumeration = NULL;
	uint32_t count = 2;

	text[0] = '\0';
	cr_assert_eq(rtm_create_dest_enum(self, views, flags, from ? &address : NULL, RTM_WHOEVER, &enumeration),
		     RTM_NO_ERROR);
	for (; rtm_get_enum_dests(self, enumeration, &count, room.infos) == RTM_NO_ERROR; count = 2) {
		const uint8_t *at = (const uint8_t *)room.infos;

		for (uint32_t i = 0; i < count; i++) {
			const struct rtm_dest_info *const info = (const void *)at;

			snprintf(text + strlen(text), sizeof(text) - strlen(text), "%s ", sample_text(&info->address));
			at += rtm_dest_info_size(info->view_count);
		}
		cr_assert_eq(rtm_release_dests(self, count, room.infos), RTM_NO_ERROR);
	}
	cr_assert_eq(count, 0);
	cr_assert_eq(rtm_delete_enum_handle(self, enumeration), RTM_NO_ERROR);
	cr_assert_eq(rtm_delete_enum_handle(self, enumeration), RTM_INVALID_HANDLE);
	return text;
}

Test(rtm_enumerate, destinations_in_their_order)
{
	SAMPLE_ADD(self, NULL, .to = "10.1.0.0/16");
	SAMPLE_ADD(self, NULL, .to = "10.0.0.0/8");
	SAMPLE_ADD(self, NULL, .to = "9.255.0.0/16");
	SAMPLE_ADD(self, NULL, .to = "10.0.0.0/16");
	SAMPLE_ADD(self, NULL, .to = "11.0.0.0/8");
	SAMPLE_ADD(self, NULL, .to = "0.0.0.0/0");
	cr_assert_str_eq(list_dests(0, 0, NULL),
			 "0.0.0.0/0 9.255.0.0/16 10.0.0.0/8 10.0.0.0/16 10.1.0.0/16 11.0.0.0/8 ");
	cr_assert_str_eq(list_dests(UNICAST, RTM_FROM, "10.0.0.0/16"), "10.0.0.0/16 10.1.0.0/16 11.0.0.0/8 ");
	cr_assert_str_eq(list_dests(RTM_ALL_VIEWS, RTM_RANGE, "10.0.0.0/8"), "10.0.0.0/8 10.0.0.0/16 10.1.0.0/16 ");
	cr_assert_str_eq(list_dests(0, RTM_RANGE, "12.0.0.0/8"), "");
	cr_assert_str_eq(list_dests(0, RTM_RANGE, "0.0.0.0/1"),
			 "9.255.0.0/16 10.0.0.0/8 10.0.0.0/16 10.1.0.0/16 11.0.0.0/8 ");
}

Test(rtm_enumerate, destinations_of_a_view_or_an_owner)
{
	SAMPLE_ADD(self, NULL, .to = "10.0.0.0/8", .views = UNICAST, .metric = 2);
	SAMPLE_ADD(other, NULL, .to = "10.0.0.0/8", .metric = 1);
	SAMPLE_ADD(self, NULL, .to = "11.0.0.0/8", .views = UNICAST);
	SAMPLE_ADD(other, NULL, .to = "12.0.0.0/8", .views = MULTICAST);
	cr_assert_str_eq(list_dests(MULTICAST, 0, NULL), "10.0.0.0/8 12.0.0.0/8 ");
	cr_assert_str_eq(list_dests(UNICAST, RTM_OWN_DESTS, NULL), "11.0.0.0/8 ", "of 10/8 another has the best route");
}

Test(rtm_enumerate, goes_on_while_the_table_changes)
{
	const struct rtm_address from = sample_address("10.0.0.0/8");
	struct rtm_dest_info info;
	void *enumeration;
	void *route = NULL;
	uint32_t count = 1;
	uint32_t flags;

	SAMPLE_ADD(self, &route, .to = "10.0.0.0/8");
	SAMPLE_ADD(self, NULL, .to = "11.0.0.0/8");
	cr_assert_eq(rtm_create_dest_enum(self, 0, RTM_FROM, &from, 0, &enumeration), RTM_NO_ERROR);
	cr_assert_eq(rtm_get_enum_dests(self, enumeration, &count, &info), RTM_NO_ERROR);
	cr_assert_eq(rtm_release_dests(self, 1, &info), RTM_NO_ERROR);
	cr_assert_eq(rtm_delete_route_to_dest(self, route, &flags), RTM_NO_ERROR);
	SAMPLE_ADD(self, NULL, .to = "9.0.0.0/8");
	SAMPLE_ADD(self, NULL, .to = "10.5.0.0/16");
	cr_assert_eq(rtm_get_enum_dests(self, enumeration, &count, &info), RTM_NO_ERROR);
	cr_assert_str_eq(sample_text(&info.address), "10.5.0.0/16");
	cr_assert_eq(rtm_get_enum_dests(self, enumeration, &count, &info), RTM_NO_ERROR);
	cr_assert_str_eq(sample_text(&info.address), "11.0.0.0/8");
	cr_assert_eq(rtm_get_enum_dests(self, enumeration, &count, &info), RTM_NO_MORE_ITEMS);
}

/* How many routes there are; each batch is of `batch`, and all have the handle of another. */
static uint32_t count_routes(void *dest, uint32_t views, uint32_t flags, const char *from, uint32_t matching,
			     const struct rtm_route_info *criteria, uint32_t batch)
{
	const struct rtm_address address = from ? sample_address(from) : (struct rtm_address) { 0 };
	void *routes[RTM_BATCH_LIMIT];
	void *seen[100] = { NULL };
	void *enumeration;
	uint32_t total = 0;
	uint32_t count = batch;

	cr_assert_eq(rtm_create_route_enum(self, dest, views, flags, &address, matching, criteria, 7, &enumeration),
		     RTM_NO_ERROR);
	for (; rtm_get_enum_routes(self, enumeration, &count, routes) == RTM_NO_ERROR; count = batch) {
		for (uint32_t i = 0; i < count; i++) {
			for (uint32_t j = 0; j < total; j++)
				cr_assert_neq(seen[j], routes[i], "each is there once");
			seen[total++] = routes[i];
		}
		cr_assert_eq(rtm_release_routes(self, count, routes), RTM_NO_ERROR);
	}
	cr_assert_eq(rtm_delete_enum_handle(self, enumeration), RTM_NO_ERROR);
	return total;
}

Test(rtm_enumerate, routes_that_meet_criteria)
{
	void *const hop = sample_add_hop(self, "192.168.0.1/32", 7);
	const struct rtm_route_info criteria = { .owner = other, .preference = { .metric = 2 } };
	void *dest;

	for (uint32_t i = 0; i < 5; i++)
		SAMPLE_ADD(self, NULL, .to = "10.0.0.0/8", .metric = 5 - i, .change = RTM_CHANGE_NEW);
	SAMPLE_ADD(other, NULL, .to = "10.0.0.0/8", .metric = 2);
	SAMPLE_ADD(self, NULL, .to = "11.0.0.0/8", .hop = hop, .views = UNICAST);
	SAMPLE_ADD(other, NULL, .to = "12.0.0.0/8", .metric = 9, .views = MULTICAST);
	dest = sample_find(self, "10.0.0.0/8");
	for (uint32_t batch = 1; batch < 5; batch++) {
		cr_assert_eq(count_routes(NULL, 0, 0, NULL, 0, NULL, batch), 8);
		cr_assert_eq(count_routes(dest, 0, 0, NULL, 0, NULL, batch), 6);
		cr_assert_eq(count_routes(NULL, 0, RTM_OWN_ROUTES, NULL, 0, NULL, batch), 6);
		cr_assert_eq(count_routes(NULL, MULTICAST, 0, NULL, 0, NULL, batch), 7);
		cr_assert_eq(count_routes(NULL, 0, RTM_FROM, "11.0.0.0/8", 0, NULL, batch), 2);
		cr_assert_eq(count_routes(NULL, 0, RTM_RANGE, "10.0.0.0/7", 0, NULL, batch), 7);
		cr_assert_eq(count_routes(NULL, 0, 0, NULL, RTM_BY_OWNER, &criteria, batch), 2);
		cr_assert_eq(count_routes(NULL, 0, 0, NULL, RTM_BY_PREFERENCE, &criteria, batch), 2);
		cr_assert_eq(count_routes(NULL, 0, 0, NULL, RTM_BY_OWNER | RTM_BY_PREFERENCE, &criteria, batch), 1);
		cr_assert_eq(count_routes(NULL, 0, 0, NULL, RTM_BY_INTERFACE, NULL, batch), 1);
	}
}

Test(rtm_enumerate, next_hops_of_the_client_only)
{
	const struct rtm_address range = sample_address("192.168.0.0/24");
	void *hops[3];
	void *enumeration;
	struct rtm_hop_info info;
	uint32_t count = 1;
	uint32_t total = 0;
	uint32_t last = 0;

	sample_add_hop(self, "192.168.0.2/32", 7);
	sample_add_hop(self, "192.168.0.1/32", 9);
	sample_add_hop(self, "192.168.0.1/32", 8);
	sample_add_hop(self, "192.168.1.1/32", 8);
	sample_add_hop(other, "192.168.0.3/32", 8);
	cr_assert_eq(rtm_create_next_hop_enum(self, RTM_RANGE, &range, &enumeration), RTM_NO_ERROR);
	for (; rtm_get_enum_next_hops(self, enumeration, &count, hops) == RTM_NO_ERROR; total++) {
		cr_assert_eq(rtm_get_next_hop_info(self, hops[0], &info), RTM_NO_ERROR);
		last = last * 10 + info.interface_index;
		cr_assert_eq(rtm_release_next_hop_info(self, &info), RTM_NO_ERROR);
		cr_assert_eq(rtm_release_next_hops(self, 1, hops), RTM_NO_ERROR);
		count = 1;
	}
	cr_assert_eq(total, 3);
	cr_assert_eq(last, 897, "by address, then by interface");
}

Test(rtm_enumerate, refuses_nonsense)
{
	const struct rtm_address wrong = sample_address("2001:db8::/32");
	struct rtm_dest_info info;
	void *enumeration;
	void *routes[1];
	uint32_t count;

	cr_assert_eq(rtm_create_dest_enum(self, 4, 0, NULL, 0, &enumeration), RTM_NOT_SUPPORTED);
	cr_assert_eq(rtm_create_dest_enum(self, 0, RTM_FROM, NULL, 0, &enumeration), RTM_INVALID_PARAMETER);
	cr_assert_eq(rtm_create_dest_enum(self, 0, RTM_RANGE, &wrong, 0, &enumeration), RTM_INVALID_PARAMETER);
	cr_assert_eq(rtm_create_dest_enum(self, 0, RTM_RANGE | RTM_FROM, &wrong, 0, &enumeration),
		     RTM_INVALID_PARAMETER);
	cr_assert_eq(rtm_create_route_enum(self, NULL, 0, 0, NULL, RTM_BY_OWNER, NULL, 0, &enumeration),
		     RTM_INVALID_PARAMETER);
	cr_assert_eq(rtm_create_route_enum(self, self, 0, 0, NULL, 0, NULL, 0, &enumeration), RTM_INVALID_HANDLE);
	cr_assert_eq(rtm_create_dest_enum(self, 0, 0, NULL, 0, &enumeration), RTM_NO_ERROR);
	count = RTM_BATCH_LIMIT + 1;
	cr_assert_eq(rtm_get_enum_dests(self, enumeration, &count, &info), RTM_INVALID_PARAMETER);
	count = 0;
	cr_assert_eq(rtm_get_enum_dests(self, enumeration, &count, &info), RTM_INVALID_PARAMETER);
	count = 1;
	cr_assert_eq(rtm_get_enum_routes(self, enumeration, &count, routes), RTM_INVALID_HANDLE,
		     "it is one of destinations");
	cr_assert_eq(rtm_get_enum_dests(other, enumeration, &count, &info), RTM_INVALID_HANDLE, "it is another's");
}

Test(rtm_enumerate, route_lists)
{
	void *lists[2];
	void *routes[4] = { NULL };
	void *given[4];
	void *enumeration;
	uint32_t count = 1;
	uint32_t flags;

	cr_assert_eq(rtm_create_route_list(self, &lists[0]), RTM_NO_ERROR);
	cr_assert_eq(rtm_create_route_list(self, &lists[1]), RTM_NO_ERROR);
	SAMPLE_ADD(self, &routes[0], .to = "10.0.0.0/8", .list = lists[0]);
	SAMPLE_ADD(self, &routes[1], .to = "11.0.0.0/8", .list = lists[0]);
	SAMPLE_ADD(self, &routes[2], .to = "12.0.0.0/8");
	SAMPLE_ADD(other, &routes[3], .to = "13.0.0.0/8");
	cr_assert_eq(rtm_insert_in_route_list(self, lists[0], 1, &routes[3]), RTM_ACCESS_DENIED);
	cr_assert_eq(rtm_insert_in_route_list(self, lists[0], 1, &routes[2]), RTM_NO_ERROR);
	cr_assert_eq(rtm_create_route_list_enum(self, lists[0], &enumeration), RTM_NO_ERROR);
	cr_assert_eq(rtm_get_list_enum_routes(self, enumeration, &count, given), RTM_NO_ERROR);
	cr_assert_eq(given[0], routes[0]);
	cr_assert_eq(rtm_delete_route_to_dest(self, routes[1], &flags), RTM_NO_ERROR);
	count = 4;
	cr_assert_eq(rtm_get_list_enum_routes(self, enumeration, &count, given), RTM_NO_ERROR);
	cr_assert_eq(count, 1, "a deleted route has left its list");
	cr_assert_eq(given[0], routes[2]);
	cr_assert_eq(rtm_get_list_enum_routes(self, enumeration, &count, given), RTM_NO_MORE_ITEMS);
	cr_assert_eq(rtm_delete_enum_handle(self, enumeration), RTM_NO_ERROR);
	cr_assert_eq(rtm_insert_in_route_list(self, lists[1], 1, &routes[0]), RTM_NO_ERROR);
	cr_assert_eq(rtm_create_route_list_enum(self, lists[0], &enumeration), RTM_NO_ERROR);
	count = 4;
	cr_assert_eq(rtm_get_list_enum_routes(self, enumeration, &count, given), RTM_NO_ERROR);
	cr_assert_eq(count, 1, "a route is in one list");
	cr_assert_eq(rtm_delete_route_list(self, lists[0]), RTM_NO_ERROR);
	cr_assert_eq(rtm_delete_route_list(self, lists[0]), RTM_INVALID_HANDLE);
	cr_assert_eq(rtm_delete_enum_handle(self, enumeration), RTM_INVALID_HANDLE, "it has gone with its list");
	cr_assert_eq(sample_ledger(8).counts[LEFT_ROUTES].left, 2, "its routes have not");
}
