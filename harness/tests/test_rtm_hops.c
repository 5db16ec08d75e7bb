/* SPDX-License-Identifier: MIT */
#include "harness/tests/rtm_sample.h"

#include <criterion/criterion.h>

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

TestSuite(rtm_hops, .init = enter, .fini = leave);

Test(rtm_hops, are_told_apart_by_address_and_interface)
{
	struct rtm_hop_info info = { .address = sample_address("192.168.0.1/32"), .interface_index = 7, .flags = 1 };
	struct rtm_hop_info *pointer = NULL;
	void *hop = NULL;
	void *same = NULL;
	void *elsewhere = NULL;
	uint32_t change = 99;

	cr_assert_eq(rtm_find_next_hop(self, &info, &hop, &pointer), RTM_NOT_FOUND);
	cr_assert_eq(rtm_add_next_hop(self, &info, &hop, &change), RTM_NO_ERROR);
	cr_assert_eq(change, RTM_HOP_NEW);
	info.flags = 0;
	info.entity_specific = &info;
	cr_assert_eq(rtm_add_next_hop(self, &info, &same, &change), RTM_NO_ERROR);
	cr_assert_eq(change, 0);
	cr_assert_eq(same, hop);
	info.interface_index = 8;
	cr_assert_eq(rtm_add_next_hop(self, &info, &elsewhere, &change), RTM_NO_ERROR);
	cr_assert_eq(change, RTM_HOP_NEW);
	cr_assert_neq(elsewhere, hop);
	info.interface_index = 7;
	cr_assert_eq(rtm_find_next_hop(self, &info, &same, &pointer), RTM_NO_ERROR);
	cr_assert_eq(same, hop);
	cr_assert_eq(pointer->entity_specific, &info);
	cr_assert_eq(pointer->flags, 0);
	cr_assert_eq(pointer->owner, self);
	cr_assert_eq(rtm_find_next_hop(other, &info, NULL, NULL), RTM_NOT_FOUND, "each has its own");
}

Test(rtm_hops, are_deleted_by_handle_or_by_what_they_are)
{
	const struct rtm_hop_info info = { .address = sample_address("192.168.0.1/32"), .interface_index = 8 };
	void *hops[3] = { sample_add_hop(self, "192.168.0.1/32", 7), sample_add_hop(self, "192.168.0.1/32", 8),
			  sample_add_hop(self, "192.168.0.1/32", 9) };

	cr_assert_eq(rtm_delete_next_hop(other, hops[0], NULL), RTM_ACCESS_DENIED);
	cr_assert_eq(rtm_delete_next_hop(self, hops[0], NULL), RTM_NO_ERROR);
	cr_assert_eq(rtm_release_next_hops(self, 1, &hops[0]), RTM_INVALID_HANDLE, "the handle went with it");
	cr_assert_eq(rtm_delete_next_hop(self, NULL, &info), RTM_NO_ERROR);
	cr_assert_eq(rtm_delete_next_hop(self, NULL, &info), RTM_NOT_FOUND);
	cr_assert_eq(rtm_delete_next_hop(self, hops[1], NULL), RTM_NOT_FOUND, "its handle is still held");
	cr_assert_eq(rtm_release_next_hops(self, 1, &hops[1]), RTM_NO_ERROR);
	cr_assert_eq(rtm_delete_next_hop(self, hops[2], NULL), RTM_NO_ERROR);
	cr_assert_eq(rtm_delete_next_hop(self, NULL, NULL), RTM_INVALID_PARAMETER);
	cr_assert_eq(sample_ledger(8).counts[LEFT_NEXT_HOPS].left, 0);
	cr_assert_eq(sample_ledger(8).counts[LEFT_NEXT_HOP_HANDLES].left, 0);
}

Test(rtm_hops, live_as_long_as_a_route_needs_them)
{
	void *const hop = sample_add_hop(self, "192.168.0.1/32", 7);
	struct rtm_hop_info info;
	union sample_info route_info;
	void *route = NULL;
	uint32_t flags;

	SAMPLE_ADD(self, &route, .to = "10.0.0.0/8", .hop = hop);
	cr_assert_eq(rtm_delete_next_hop(self, hop, NULL), RTM_NO_ERROR);
	cr_assert_eq(rtm_get_route_info(self, route, &route_info.info, NULL), RTM_NO_ERROR);
	cr_assert_eq(route_info.info.next_hops.hops[0], hop);
	cr_assert_eq(rtm_get_next_hop_info(self, hop, &info), RTM_NO_ERROR);
	cr_assert_eq(info.state, RTM_HOP_STATE_DELETED);
	cr_assert_eq(rtm_release_next_hop_info(self, &info), RTM_NO_ERROR);
	cr_assert_eq(rtm_release_route_info(self, &route_info.info), RTM_NO_ERROR);
	cr_assert_eq(rtm_delete_route_to_dest(self, route, &flags), RTM_NO_ERROR);
	cr_assert_eq(rtm_get_next_hop_info(self, hop, &info), RTM_INVALID_HANDLE);
}

Test(rtm_hops, a_stale_handle_is_none_of_what_comes_later)
{
	void *const stale = sample_add_hop(self, "192.168.0.1/32", 7);
	struct rtm_hop_info info;

	cr_assert_eq(rtm_delete_next_hop(self, stale, NULL), RTM_NO_ERROR);
	for (int i = 0; i < 200; i++) {
		void *const hop = sample_add_hop(self, "192.168.0.1/32", 7);

		cr_assert_neq(hop, stale);
		cr_assert_eq(rtm_get_next_hop_info(self, stale, &info), RTM_INVALID_HANDLE);
		cr_assert_eq(rtm_delete_next_hop(self, hop, NULL), RTM_NO_ERROR);
	}
}

Test(rtm_hops, are_locked_by_their_owner)
{
	void *const hop = sample_add_hop(self, "192.168.0.1/32", 7);
	struct rtm_hop_info *pointer = NULL;

	cr_assert_eq(rtm_lock_next_hop(other, hop, 1, 1, &pointer), RTM_ACCESS_DENIED);
	cr_assert_eq(rtm_get_next_hop_pointer(other, hop, &pointer), RTM_ACCESS_DENIED);
	cr_assert_eq(rtm_lock_next_hop(self, hop, 1, 1, &pointer), RTM_NO_ERROR);
	cr_assert_eq(pointer->interface_index, 7);
	cr_assert_eq(rtm_lock_next_hop(self, hop, 0, 0, NULL), RTM_NOT_LOCKED);
	cr_assert_eq(rtm_lock_next_hop(self, hop, 1, 0, NULL), RTM_NO_ERROR);
}

Test(rtm_hops, references_are_all_or_none)
{
	void *handles[2] = { sample_add_hop(self, "192.168.0.1/32", 7), NULL };

	cr_assert_eq(rtm_reference_handles(other, 2, handles), RTM_INVALID_HANDLE);
	cr_assert_eq(sample_ledger(9).counts[LEFT_NEXT_HOP_HANDLES].left, 0);
	handles[1] = self;
	cr_assert_eq(rtm_reference_handles(other, 2, handles), RTM_NO_ERROR);
	cr_assert_eq(sample_ledger(9).counts[LEFT_NEXT_HOP_HANDLES].left, 1);
	cr_assert_eq(sample_ledger(9).counts[LEFT_ENTITY_HANDLES].left, 1);
	cr_assert_eq(rtm_dereference_handles(other, 2, handles), RTM_NO_ERROR);
	cr_assert_eq(rtm_dereference_handles(other, 2, handles), RTM_INVALID_HANDLE);
}
