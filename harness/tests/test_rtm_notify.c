/* SPDX-License-Identifier: MIT */
#include "harness/posix/router_platform.h"
#include "harness/tests/rtm_sample.h"

#include <criterion/criterion.h>

#include <stdio.h>
#include <string.h>

enum { UNICAST = 1 << RTM_UNICAST, MULTICAST = 1 << RTM_MULTICAST };

static void *self, *listener, *notification;
static int told;

static uint32_t RTM_CALL hear(void *client, int event, void *context1, void *context2)
{
	if (event != RTM_CHANGED)
		return 0;
	cr_assert_eq(client, listener);
	cr_assert_eq(context1, notification);
	cr_assert_eq(context2, &told);
	told++;
	return 0;
}

static void enter(void)
{
	self = sample_register(8, NULL);
	listener = sample_register(9, hear);
}

static void leave(void)
{
	rtm_deregister_entity(listener);
	rtm_deregister_entity(self);
	cr_expect_eq(rtm_count_objects(), 0);
	rtm_release();
}

TestSuite(rtm_notify, .init = enter, .fini = leave);

static void listen(uint32_t views, uint32_t flags)
{
	cr_assert_eq(rtm_register_for_change_notification(listener, views, flags, &told, &notification), RTM_NO_ERROR);
}

/* Let the messenger do its work, and count how often the client was told. */
static int deliver(void)
{
	told = 0;
	rtm_deliver();
	return told;
}

/* The prefixes that changed, each with the metric of the best route in the first view of the notification. */
static const char *fetch(void)
{
	static char text[500];
	uint32_t count = 1;
	union sample_dest dest;

	text[0] = '\0';
	while (rtm_get_changed_dests(listener, notification, &count, &dest.info) == RTM_NO_ERROR) {
		union sample_info info;
		char metric[12] = "gone";

		if (dest.info.view[0].route) {
			cr_assert_eq(rtm_get_route_info(listener, dest.info.view[0].route, &info.info, NULL),
				     RTM_NO_ERROR);
			snprintf(metric, sizeof(metric), "%u", info.info.preference.metric);
			cr_assert_eq(rtm_release_route_info(listener, &info.info), RTM_NO_ERROR);
		}
		snprintf(text + strlen(text), sizeof(text) - strlen(text), "%s=%s ", sample_text(&dest.info.address),
			 metric);
		cr_assert_eq(rtm_release_changed_dests(listener, notification, 1, &dest.info), RTM_NO_ERROR);
	}
	cr_assert_eq(count, 0);
	return text;
}

Test(rtm_notify, tells_once_and_shows_the_latest)
{
	void *route = NULL;
	uint32_t flags;

	listen(UNICAST, RTM_TYPE_BEST);
	platform_count_calls();
	cr_assert_eq(deliver(), 0);
	SAMPLE_ADD(self, &route, .to = "10.0.0.0/8", .metric = 1);
	SAMPLE_ADD(self, NULL, .to = "11.0.0.0/8", .metric = 2);
	cr_assert_eq(platform_count_calls(), 1, "the messenger is called once");
	SAMPLE_ADD(self, &route, .to = "10.0.0.0/8", .metric = 3);
	cr_assert_eq(deliver(), 1);
	SAMPLE_ADD(self, NULL, .to = "12.0.0.0/8", .metric = 2);
	cr_assert_eq(deliver(), 0, "it knows already");
	cr_assert_str_eq(fetch(), "10.0.0.0/8=3 11.0.0.0/8=2 12.0.0.0/8=2 ");
	cr_assert_eq(rtm_delete_route_to_dest(self, route, &flags), RTM_NO_ERROR);
	cr_assert_eq(deliver(), 1);
	cr_assert_str_eq(fetch(), "10.0.0.0/8=gone ");
	cr_assert_str_eq(fetch(), "");
	cr_assert_null(sample_find(self, "10.0.0.0/8"));
}

Test(rtm_notify, of_the_best_route_only)
{
	listen(UNICAST, RTM_TYPE_BEST);
	SAMPLE_ADD(self, NULL, .to = "10.0.0.0/8", .metric = 1);
	fetch();
	SAMPLE_ADD(listener, NULL, .to = "10.0.0.0/8", .metric = 5);
	cr_assert_str_eq(fetch(), "", "a worse route");
	SAMPLE_ADD(self, NULL, .to = "11.0.0.0/8", .views = MULTICAST);
	cr_assert_str_eq(fetch(), "", "another view");
	SAMPLE_ADD(listener, NULL, .to = "10.0.0.0/8", .metric = 0);
	cr_assert_str_eq(fetch(), "10.0.0.0/8=0 ");
}

Test(rtm_notify, of_everything)
{
	listen(0, RTM_TYPE_ALL);
	SAMPLE_ADD(self, NULL, .to = "10.0.0.0/8", .metric = 1);
	cr_assert_str_eq(fetch(), "10.0.0.0/8=1 ");
	SAMPLE_ADD(listener, NULL, .to = "10.0.0.0/8", .metric = 5);
	cr_assert_str_eq(fetch(), "10.0.0.0/8=1 ", "a worse route");
	SAMPLE_ADD(self, NULL, .to = "11.0.0.0/8", .views = MULTICAST);
	cr_assert_str_eq(fetch(), "11.0.0.0/8=gone ", "another view");
}

Test(rtm_notify, of_what_changes_forwarding)
{
	void *const one = sample_add_hop(self, "192.168.0.1/32", 7);
	void *const two = sample_add_hop(self, "192.168.0.2/32", 7);

	listen(UNICAST, RTM_TYPE_FORWARDING);
	SAMPLE_ADD(self, NULL, .to = "10.0.0.0/8", .metric = 1, .hop = one);
	cr_assert_str_eq(fetch(), "10.0.0.0/8=1 ");
	SAMPLE_ADD(self, NULL, .to = "10.0.0.0/8", .metric = 2, .hop = one);
	cr_assert_str_eq(fetch(), "", "the same way");
	SAMPLE_ADD(self, NULL, .to = "10.0.0.0/8", .metric = 2, .hop = two);
	cr_assert_str_eq(fetch(), "10.0.0.0/8=2 ");
	SAMPLE_ADD(self, NULL, .to = "10.0.0.0/8", .metric = 2, .hop = two, .flags = 2);
	cr_assert_str_eq(fetch(), "10.0.0.0/8=2 ", "a black hole");
}

Test(rtm_notify, of_marked_destinations)
{
	int32_t is_marked = 9;
	void *dest;

	listen(UNICAST, RTM_TYPE_BEST | RTM_ONLY_MARKED);
	SAMPLE_ADD(self, NULL, .to = "10.0.0.0/8");
	SAMPLE_ADD(self, NULL, .to = "11.0.0.0/8");
	cr_assert_str_eq(fetch(), "");
	dest = sample_find(listener, "10.0.0.0/8");
	cr_assert_eq(rtm_is_marked_for_change_notification(listener, notification, dest, &is_marked), RTM_NO_ERROR);
	cr_assert_eq(is_marked, 0);
	cr_assert_eq(rtm_mark_dest_for_change_notification(listener, notification, dest, 1), RTM_NO_ERROR);
	cr_assert_eq(rtm_is_marked_for_change_notification(listener, notification, dest, &is_marked), RTM_NO_ERROR);
	cr_assert_eq(is_marked, 1);
	SAMPLE_ADD(self, NULL, .to = "10.0.0.0/8", .metric = 3);
	SAMPLE_ADD(self, NULL, .to = "11.0.0.0/8", .metric = 3);
	cr_assert_str_eq(fetch(), "10.0.0.0/8=3 ");
	cr_assert_eq(rtm_mark_dest_for_change_notification(listener, notification, dest, 0), RTM_NO_ERROR);
	SAMPLE_ADD(self, NULL, .to = "10.0.0.0/8", .metric = 4);
	cr_assert_str_eq(fetch(), "");
	cr_assert_eq(rtm_mark_dest_for_change_notification(listener, notification, self, 1), RTM_INVALID_HANDLE);
}

Test(rtm_notify, each_has_a_list_of_its_own)
{
	void *first;

	listen(UNICAST, RTM_TYPE_BEST);
	first = notification;
	listen(UNICAST, RTM_TYPE_BEST);
	SAMPLE_ADD(self, NULL, .to = "10.0.0.0/8");
	SAMPLE_ADD(self, NULL, .to = "11.0.0.0/8");
	cr_assert_str_eq(fetch(), "10.0.0.0/8=0 11.0.0.0/8=0 ");
	SAMPLE_ADD(self, NULL, .to = "12.0.0.0/8");
	cr_assert_str_eq(fetch(), "12.0.0.0/8=0 ");
	notification = first;
	cr_assert_str_eq(fetch(), "10.0.0.0/8=0 11.0.0.0/8=0 12.0.0.0/8=0 ");
}

Test(rtm_notify, may_be_ignored)
{
	int32_t has_changed = 9;
	void *dest;

	listen(UNICAST, RTM_TYPE_BEST);
	SAMPLE_ADD(self, NULL, .to = "10.0.0.0/8");
	SAMPLE_ADD(self, NULL, .to = "11.0.0.0/8");
	dest = sample_find(listener, "10.0.0.0/8");
	cr_assert_eq(rtm_get_change_status(listener, notification, dest, &has_changed), RTM_NO_ERROR);
	cr_assert_eq(has_changed, 1);
	cr_assert_eq(rtm_ignore_changed_dests(listener, notification, 1, &dest), RTM_NO_ERROR);
	cr_assert_eq(rtm_get_change_status(listener, notification, dest, &has_changed), RTM_NO_ERROR);
	cr_assert_eq(has_changed, 0);
	cr_assert_str_eq(fetch(), "11.0.0.0/8=0 ");
	cr_assert_eq(rtm_ignore_changed_dests(listener, notification, 1, &self), RTM_INVALID_HANDLE);
}

Test(rtm_notify, ends)
{
	union sample_dest dest;
	uint32_t count = 1;

	listen(UNICAST, RTM_TYPE_BEST);
	SAMPLE_ADD(self, NULL, .to = "10.0.0.0/8");
	cr_assert_eq(rtm_deregister_from_change_notification(self, notification), RTM_INVALID_HANDLE, "of another");
	cr_assert_eq(rtm_deregister_from_change_notification(listener, notification), RTM_NO_ERROR);
	cr_assert_eq(deliver(), 0);
	cr_assert_eq(rtm_get_changed_dests(listener, notification, &count, &dest.info), RTM_INVALID_HANDLE);
	cr_assert_eq(rtm_deregister_from_change_notification(listener, notification), RTM_INVALID_HANDLE);
}

Test(rtm_notify, is_limited)
{
	void *handle;

	for (int i = 0; i < RTM_NOTIFICATION_LIMIT; i++)
		listen(0, RTM_TYPE_ALL);
	cr_assert_eq(rtm_register_for_change_notification(self, 0, RTM_TYPE_ALL, NULL, &handle),
		     RTM_NO_SYSTEM_RESOURCES);
	cr_assert_eq(rtm_register_for_change_notification(self, 0, 0, NULL, &handle), RTM_INVALID_PARAMETER);
	cr_assert_eq(rtm_register_for_change_notification(self, 8, RTM_TYPE_ALL, NULL, &handle), RTM_NOT_SUPPORTED);
}
