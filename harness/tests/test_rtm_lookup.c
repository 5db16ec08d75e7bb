/* SPDX-License-Identifier: MIT */
#include "harness/posix/router_platform.h"
#include "harness/tests/rtm_sample.h"

#include <criterion/criterion.h>

enum { UNICAST = 1 << RTM_UNICAST, MULTICAST = 1 << RTM_MULTICAST };

static void *self;

static void enter(void)
{
	self = sample_register(8, NULL);
}

static void leave(void)
{
	rtm_deregister_entity(self);
	cr_expect_eq(rtm_count_objects(), 0);
	rtm_release();
}

TestSuite(rtm_lookup, .init = enter, .fini = leave);

/* The prefix that an address is forwarded by; "none". */
static const char *most_specific(const char *text, uint32_t views)
{
	const struct rtm_address address = sample_address(text);
	union sample_dest dest;

	if (rtm_get_most_specific_destination(self, &address, RTM_WHOEVER, views, &dest.info) != RTM_NO_ERROR)
		return "none";
	cr_assert_eq(rtm_release_dest_info(self, &dest.info), RTM_NO_ERROR);
	return sample_text(&dest.info.address);
}

static const char *less_specific(const char *text, uint32_t views)
{
	void *found = sample_find(self, text);
	union sample_dest dest;

	cr_assert_not_null(found);
	if (rtm_get_less_specific_destination(self, found, RTM_WHOEVER, views, &dest.info) != RTM_NO_ERROR)
		return "none";
	cr_assert_eq(rtm_release_dest_info(self, &dest.info), RTM_NO_ERROR);
	return sample_text(&dest.info.address);
}

Test(rtm_lookup, takes_the_longest_prefix)
{
	SAMPLE_ADD(self, NULL, .to = "0.0.0.0/0");
	SAMPLE_ADD(self, NULL, .to = "10.0.0.0/8");
	SAMPLE_ADD(self, NULL, .to = "10.1.0.0/16");
	SAMPLE_ADD(self, NULL, .to = "10.1.2.3/32");
	cr_assert_str_eq(most_specific("10.1.2.3/32", 0), "10.1.2.3/32");
	cr_assert_str_eq(most_specific("10.1.2.4/32", 0), "10.1.0.0/16");
	cr_assert_str_eq(most_specific("10.2.0.0/16", 0), "10.0.0.0/8");
	cr_assert_str_eq(most_specific("11.0.0.1/32", 0), "0.0.0.0/0");
	cr_assert_str_eq(less_specific("10.1.2.3/32", 0), "10.1.0.0/16");
	cr_assert_str_eq(less_specific("10.0.0.0/8", 0), "0.0.0.0/0");
	cr_assert_str_eq(less_specific("0.0.0.0/0", 0), "none");
}

Test(rtm_lookup, passes_over_what_is_not_in_the_view)
{
	SAMPLE_ADD(self, NULL, .to = "10.0.0.0/8", .views = MULTICAST);
	SAMPLE_ADD(self, NULL, .to = "10.1.0.0/16", .views = UNICAST);
	cr_assert_str_eq(most_specific("10.1.0.1/32", MULTICAST), "10.0.0.0/8");
	cr_assert_str_eq(most_specific("10.1.0.1/32", UNICAST), "10.1.0.0/16");
	cr_assert_str_eq(most_specific("10.2.0.1/32", UNICAST), "none");
	cr_assert_str_eq(less_specific("10.1.0.0/16", UNICAST), "none");
	cr_assert_str_eq(less_specific("10.1.0.0/16", MULTICAST), "10.0.0.0/8");
}

Test(rtm_lookup, keeps_the_families_apart)
{
	const struct rtm_entity_info info = { .family = RTM_INET6, .protocol = 8 };
	const struct rtm_address wrong = sample_address("10.0.0.0/8");
	struct rtm_profile profile;
	union sample_dest dest;
	void *const ipv4 = self;

	SAMPLE_ADD(self, NULL, .to = "10.0.0.0/8");
	cr_assert_eq(rtm_register_entity(&info, NULL, NULL, 0, &profile, &self), RTM_NO_ERROR);
	SAMPLE_ADD(self, NULL, .to = "2001:db8::/32");
	SAMPLE_ADD(self, NULL, .to = "2001:db8:0:1::/64");
	cr_assert_str_eq(most_specific("2001:db8:0:1::7/128", 0), "2001:db8:0:1::/64");
	cr_assert_str_eq(most_specific("2001:db8:0:2::7/128", 0), "2001:db8::/32");
	cr_assert_eq(rtm_get_exact_match_destination(self, &wrong, 0, 0, &dest.info), RTM_INVALID_PARAMETER);
	cr_assert_eq(rtm_get_dest_info(self, sample_find(ipv4, "10.0.0.0/8"), 0, 0, &dest.info), RTM_INVALID_HANDLE,
		     "a handle of the other family");
	rtm_deregister_entity(self);
	self = ipv4;
}

Test(rtm_lookup, a_destination_is_gone_with_its_last_route_and_handle)
{
	void *route = NULL;
	void *dest;
	union sample_dest info;
	uint32_t flags;

	SAMPLE_ADD(self, &route, .to = "10.0.0.0/8");
	dest = sample_find(self, "10.0.0.0/8");
	cr_assert_eq(rtm_delete_route_to_dest(self, route, &flags), RTM_NO_ERROR);
	cr_assert_null(sample_find(self, "10.0.0.0/8"));
	cr_assert_eq(rtm_get_dest_info(self, dest, 0, RTM_ALL_VIEWS, &info.info), RTM_NO_ERROR);
	cr_assert_eq(info.info.views, 0);
	cr_assert_null(info.info.view[0].route);
	cr_assert_eq(rtm_release_dest_info(self, &info.info), RTM_NO_ERROR);
	SAMPLE_ADD(self, NULL, .to = "10.0.0.0/8");
	cr_assert_eq(sample_find(self, "10.0.0.0/8"), dest, "as long as somebody has it, it is the same");
	cr_assert_eq(rtm_dereference_handles(self, 1, &dest), RTM_NO_ERROR);
	cr_assert_eq(rtm_dereference_handles(self, 1, &dest), RTM_NO_ERROR);
	cr_assert_eq(rtm_dereference_handles(self, 1, &dest), RTM_INVALID_HANDLE);
}

Test(rtm_lookup, a_destination_is_locked_by_a_thread_as_often_as_it_wants)
{
	void *dest;
	void *route = NULL;
	uint32_t flags;

	SAMPLE_ADD(self, &route, .to = "10.0.0.0/8");
	dest = sample_find(self, "10.0.0.0/8");
	cr_assert_eq(rtm_lock_destination(self, dest, 1, 1), RTM_NO_ERROR);
	cr_assert_eq(rtm_lock_destination(self, dest, 0, 1), RTM_NO_ERROR);
	cr_assert_eq(SAMPLE_ADD(self, &route, .to = "10.0.0.0/8", .metric = 2), RTM_CHANGE_BEST,
		     "who has it locked may change it");
	cr_assert_eq(rtm_lock_destination(self, dest, 0, 0), RTM_NO_ERROR);
	cr_assert_eq(rtm_lock_destination(self, dest, 0, 0), RTM_NOT_LOCKED);
	cr_assert_eq(rtm_lock_destination(self, dest, 1, 0), RTM_NO_ERROR);
	cr_assert_eq(rtm_delete_route_to_dest(self, route, &flags), RTM_NO_ERROR);
	cr_assert_eq(rtm_lock_destination(self, NULL, 1, 1), RTM_INVALID_HANDLE);
}

Test(rtm_lookup, a_lost_destination_is_held_for_its_time)
{
	struct rtm_address address = sample_address("10.0.0.0/8");
	union sample_dest info;
	void *route = NULL;
	void *dest;
	void *newer = NULL;
	uint32_t flags;

	SAMPLE_ADD(self, &route, .to = "10.0.0.0/8", .metric = 3);
	dest = sample_find(self, "10.0.0.0/8");
	cr_assert_eq(rtm_hold_destination(self, dest, UNICAST, 0), RTM_INVALID_PARAMETER);
	cr_assert_eq(rtm_hold_destination(self, dest, UNICAST, 5000), RTM_NO_ERROR);
	cr_assert_eq(rtm_dereference_handles(self, 1, &dest), RTM_NO_ERROR);
	cr_assert_eq(rtm_delete_route_to_dest(self, route, &flags), RTM_NO_ERROR);
	cr_assert_eq(rtm_get_exact_match_destination(self, &address, 0, UNICAST, &info.info), RTM_NO_ERROR);
	cr_assert_null(info.info.view[0].route);
	cr_assert_eq(info.info.view[0].hold_route, route);
	cr_assert_eq(rtm_release_dest_info(self, &info.info), RTM_NO_ERROR);
	cr_assert_eq(rtm_get_exact_match_destination(self, &address, 0, MULTICAST, &info.info), RTM_NOT_FOUND);
	cr_assert_str_eq(most_specific("10.0.0.1/32", 0), "none", "nothing is forwarded by it");
	SAMPLE_ADD(self, &newer, .to = "10.0.0.0/8", .metric = 4);
	cr_assert_eq(rtm_get_exact_match_destination(self, &address, 0, UNICAST, &info.info), RTM_NO_ERROR);
	cr_assert_eq(info.info.view[0].route, newer, "what is new is used");
	cr_assert_eq(info.info.view[0].hold_route, route, "what is old is told");
	cr_assert_eq(rtm_release_dest_info(self, &info.info), RTM_NO_ERROR);
	platform_advance(5000);
	cr_assert_eq(rtm_deliver(), UINT32_MAX);
	cr_assert_eq(rtm_get_exact_match_destination(self, &address, 0, UNICAST, &info.info), RTM_NO_ERROR);
	cr_assert_null(info.info.view[0].hold_route);
	cr_assert_eq(rtm_release_dest_info(self, &info.info), RTM_NO_ERROR);
}

static uint32_t expiry_answer;
static int expiries;

static uint32_t RTM_CALL hear_expiry(void *client, int event, void *context1, void *context2)
{
	const struct rtm_route_info *const info = context2;
	struct rtm_route_info *found;

	cr_assert_eq(event, RTM_EXPIRED);
	cr_assert_eq(rtm_get_route_pointer(client, context1, &found), RTM_NO_ERROR);
	cr_assert_eq(info->preference.metric, 3);
	expiries++;
	return expiry_answer;
}

Test(rtm_lookup, a_route_expires_unless_its_owner_wants_it)
{
	void *const owner = sample_register(9, hear_expiry);

	platform_count_calls();
	SAMPLE_ADD(owner, NULL, .to = "10.0.0.0/8", .metric = 3, .ttl_ms = 3000);
	cr_assert_eq(platform_count_calls(), 1, "the messenger knows when to come");
	cr_assert_leq(rtm_deliver(), 3000);
	SAMPLE_ADD(owner, NULL, .to = "11.0.0.0/8", .metric = 3, .ttl_ms = 9000);
	cr_assert_eq(platform_count_calls(), 0, "that is later");
	cr_assert_eq(expiries, 0);
	platform_advance(3000);
	rtm_deliver();
	cr_assert_eq(expiries, 1);
	cr_assert_not_null(sample_find(owner, "10.0.0.0/8"));
	expiry_answer = RTM_NOT_SUPPORTED;
	platform_advance(6000);
	cr_assert_eq(rtm_deliver(), UINT32_MAX);
	cr_assert_eq(expiries, 2);
	cr_assert_null(sample_find(owner, "11.0.0.0/8"));
	rtm_deregister_entity(owner);
}

Test(rtm_lookup, a_route_without_anybody_to_ask_expires)
{
	SAMPLE_ADD(self, NULL, .to = "10.0.0.0/8", .ttl_ms = 10);
	SAMPLE_ADD(self, NULL, .to = "11.0.0.0/8", .ttl_ms = 20);
	SAMPLE_ADD(self, NULL, .to = "10.0.0.0/8", .ttl_ms = 30);
	platform_advance(25);
	rtm_deliver();
	cr_assert_not_null(sample_find(self, "10.0.0.0/8"), "it was given more time");
	cr_assert_null(sample_find(self, "11.0.0.0/8"));
	platform_advance(25);
	cr_assert_eq(rtm_deliver(), UINT32_MAX);
	cr_assert_null(sample_find(self, "10.0.0.0/8"));
}
