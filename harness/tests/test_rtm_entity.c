/* SPDX-License-Identifier: MIT */
#include "harness/tests/rtm_sample.h"

#include <criterion/criterion.h>

#include <string.h>

static struct {
	int registered, deregistered;
	uint32_t last_protocol;
} heard;

static uint32_t RTM_CALL hear(void *self, int event, void *context1, void *context2)
{
	const struct rtm_entity_info *const info = context2;
	struct rtm_entity_info found;

	heard.registered += event == RTM_REGISTERED;
	heard.deregistered += event == RTM_DEREGISTERED;
	heard.last_protocol = info->protocol;
	cr_assert_eq(rtm_get_entity_info(self, context1, &found), RTM_NO_ERROR, "the handle of the other is good");
	cr_assert_eq(found.protocol, info->protocol);
	return 0;
}

Test(rtm_entity, gets_a_profile)
{
	const struct rtm_entity_info info = { .family = RTM_INET6, .protocol = 8 };
	struct rtm_profile profile = { 0 };
	void *self;

	cr_assert_eq(rtm_register_entity(&info, NULL, NULL, 0, &profile, &self), RTM_NO_ERROR);
	cr_assert_eq(profile.views, RTM_ALL_VIEWS);
	cr_assert_eq(profile.view_count, 2);
	cr_assert_eq(profile.next_hops_in_route, RTM_HOP_LIMIT);
	cr_assert_eq(profile.handles_in_enumeration, RTM_BATCH_LIMIT);
	sample_leave(self);
	cr_assert_eq(rtm_count_objects(), 0);
}

Test(rtm_entity, registers_once_in_each_instance_and_family)
{
	struct rtm_entity_info info = { .family = RTM_INET, .protocol = 8 };
	struct rtm_profile profile;
	void *handles[4];

	cr_assert_eq(rtm_register_entity(&info, NULL, NULL, 0, &profile, &handles[0]), RTM_NO_ERROR);
	cr_assert_eq(rtm_register_entity(&info, NULL, NULL, 0, &profile, &handles[1]), RTM_ALREADY_EXISTS);
	info.protocol_instance = 1;
	cr_assert_eq(rtm_register_entity(&info, NULL, NULL, 0, &profile, &handles[1]), RTM_NO_ERROR);
	info.family = RTM_INET6;
	cr_assert_eq(rtm_register_entity(&info, NULL, NULL, 0, &profile, &handles[2]), RTM_NO_ERROR);
	info.instance = 1;
	cr_assert_eq(rtm_register_entity(&info, NULL, NULL, 0, &profile, &handles[3]), RTM_NO_ERROR);
	info.family = 6;
	cr_assert_eq(rtm_register_entity(&info, NULL, NULL, 0, &profile, &handles[3]), RTM_FILE_NOT_FOUND);
	rtm_release();
	cr_assert_eq(rtm_count_objects(), 0);
}

Test(rtm_entity, hears_of_others_in_its_family)
{
	const struct rtm_entity_info elsewhere = { .family = RTM_INET6, .protocol = 9 };
	struct rtm_profile profile;
	void *const self = sample_register(8, hear);
	void *other;
	void *third;

	cr_assert_eq(heard.registered, 0, "nobody hears of itself");
	other = sample_register(10, NULL);
	cr_assert_eq(rtm_register_entity(&elsewhere, NULL, NULL, 0, &profile, &third), RTM_NO_ERROR);
	cr_assert_eq(heard.registered, 1);
	cr_assert_eq(heard.last_protocol, 10);
	cr_assert_eq(rtm_deregister_entity(other), RTM_NO_ERROR);
	cr_assert_eq(heard.deregistered, 1);
	cr_assert_eq(rtm_deregister_entity(third), RTM_NO_ERROR);
	sample_leave(self);
}

Test(rtm_entity, hears_nothing_when_all_is_released)
{
	sample_register(10, NULL);
	sample_register(8, hear);
	sample_register(9, NULL);
	cr_assert_eq(heard.registered, 1);
	rtm_release();
	cr_assert_eq(heard.deregistered, 0, "it may be unloaded by then");
	cr_assert_eq(rtm_count_objects(), 0);
}

Test(rtm_entity, is_unknown_after_deregistering)
{
	void *const self = sample_register(8, NULL);
	void *const other = sample_register(9, NULL);
	void *hop = NULL;
	struct rtm_entity_info info;
	uint32_t flags;

	sample_leave(self);
	cr_assert_eq(rtm_deregister_entity(self), RTM_INVALID_HANDLE);
	cr_assert_eq(rtm_add_next_hop(self, NULL, &hop, &flags), RTM_INVALID_HANDLE);
	cr_assert_eq(rtm_get_entity_info(other, self, &info), RTM_INVALID_HANDLE);
	cr_assert_eq(rtm_get_entity_info(NULL, other, &info), RTM_INVALID_HANDLE);
	sample_leave(other);
}

Test(rtm_entity, is_listed_with_the_others)
{
	void *const self = sample_register(8, NULL);
	void *const other = sample_register(9, NULL);
	struct rtm_entity_info infos[3];
	void *handles[3];
	uint32_t count = 3;

	cr_assert_eq(rtm_get_registered_entities(self, &count, handles, infos), RTM_NO_ERROR);
	cr_assert_eq(count, 2);
	cr_assert_eq(infos[0].protocol + infos[1].protocol, 17);
	cr_assert_eq(sample_ledger(8).counts[LEFT_ENTITY_HANDLES].left, 2);
	cr_assert_eq(rtm_release_entities(self, 2, handles), RTM_NO_ERROR);
	cr_assert_eq(rtm_release_entities(self, 1, handles), RTM_INVALID_HANDLE, "each is given back once");
	count = 1;
	cr_assert_eq(rtm_get_registered_entities(self, &count, NULL, infos), RTM_INSUFFICIENT_BUFFER);
	cr_assert_eq(count, 1);
	sample_leave(other);
	sample_leave(self);
	cr_assert_eq(rtm_count_objects(), 0);
}

static void RTM_CALL say_three_bytes(void *caller, void *callee, struct rtm_method_input *input,
				     struct rtm_method_output *output)
{
	cr_assert_neq(caller, callee);
	cr_assert_geq(output->size, 3);
	memcpy(output->data, "abc", 3);
	output->data[0] = input->data[0];
	output->size = 3;
}

static void RTM_CALL fail_plainly(void *caller, void *callee, struct rtm_method_input *input,
				  struct rtm_method_output *output)
{
	(void)caller, (void)callee, (void)input;
	output->status = 31;
	output->size = 0;
}

/* Three methods, the second of which does not exist. */
static void *register_with_methods(void)
{
	const struct rtm_entity_info info = { .family = RTM_INET, .protocol = 9 };
	union {
		struct rtm_methods methods;
		struct {
			uint32_t count;
			rtm_method list[3];
		} three;
	} methods = { .three = { 3, { say_three_bytes, NULL, fail_plainly } } };
	struct rtm_profile profile;
	void *self;

	cr_assert_eq(rtm_register_entity(&info, &methods.methods, NULL, 0, &profile, &self), RTM_NO_ERROR);
	return self;
}

Test(rtm_entity, invokes_the_methods_of_another)
{
	void *const self = sample_register(8, NULL);
	void *const other = register_with_methods();
	struct rtm_method_input input = { .type = UINT32_MAX, .size = 1, .data = { 'x' } };
	uint32_t words[16] = { 0 };
	struct rtm_method_output *const first = (void *)words;
	struct rtm_method_output *const second = (void *)(words + 4); /* 12 + 3, up to the next multiple of 4 */
	uint32_t size = sizeof(words);
	uint32_t count = 0;

	cr_assert_eq(rtm_get_entity_methods(self, other, &count, NULL), RTM_NO_ERROR);
	cr_assert_eq(count, 3);
	cr_assert_eq(rtm_invoke_method(self, other, &input, &size, first), RTM_NO_ERROR);
	cr_assert_eq(size, 16 + 12);
	cr_assert_eq(first->type, 1);
	cr_assert_eq(first->size, 3);
	cr_assert_eq(memcmp(first->data, "xbc", 3), 0);
	cr_assert_eq(second->type, 4);
	cr_assert_eq(second->status, 31);
	size = 15;
	cr_assert_eq(rtm_invoke_method(self, other, &input, &size, first), RTM_INSUFFICIENT_BUFFER);
	cr_assert_eq(size, 15, "the first had room");
	input.type = 2;
	size = sizeof(words);
	cr_assert_eq(rtm_invoke_method(self, other, &input, &size, first), RTM_NO_ERROR);
	cr_assert_eq(size, 0);
	sample_leave(other);
	cr_assert_eq(rtm_invoke_method(self, other, &input, &size, first), RTM_INVALID_HANDLE);
	sample_leave(self);
}

Test(rtm_entity, reserves_opaque_pointers_of_its_own)
{
	const struct rtm_entity_info info = { .family = RTM_INET, .protocol = 9 };
	void *const self = sample_register(8, NULL);
	struct rtm_profile profile;
	void *other;
	void *dest;
	void **pointer = NULL;
	void **again = NULL;

	cr_assert_eq(rtm_register_entity(&info, NULL, NULL, 1, &profile, &other), RTM_NO_ERROR);
	SAMPLE_ADD(self, NULL, .to = "10.0.0.0/8");
	dest = sample_find(other, "10.0.0.0/8");
	cr_assert_eq(rtm_get_opaque_information_pointer(self, dest, (void **)&pointer), RTM_NOT_FOUND);
	cr_assert_null(pointer);
	cr_assert_eq(rtm_get_opaque_information_pointer(other, dest, (void **)&pointer), RTM_NO_ERROR);
	cr_assert_null(*pointer);
	*pointer = &profile;
	cr_assert_eq(rtm_get_opaque_information_pointer(other, dest, (void **)&again), RTM_NO_ERROR);
	cr_assert_eq(*again, &profile);
	cr_assert_eq(rtm_deregister_entity(other), RTM_NO_ERROR);
	cr_assert_eq(rtm_register_entity(&info, NULL, NULL, 1, &profile, &other), RTM_NO_ERROR);
	dest = sample_find(other, "10.0.0.0/8");
	cr_assert_eq(rtm_get_opaque_information_pointer(other, dest, (void **)&again), RTM_NO_ERROR);
	cr_assert_null(*again, "the next client finds it empty");
	rtm_release();
	cr_assert_eq(rtm_count_objects(), 0);
}

Test(rtm_entity, leaves_nothing_but_its_entry_in_the_ledger)
{
	void *const self = sample_register(8, NULL);
	void *const hop = sample_add_hop(self, "192.168.0.1/32", 7);
	void *route = NULL;
	void *list;
	void *enumeration;
	void *notification;
	struct ledger_entry entry;

	cr_assert_eq(rtm_create_route_list(self, &list), RTM_NO_ERROR);
	SAMPLE_ADD(self, &route, .to = "10.0.0.0/8", .hop = hop, .neighbour = hop, .list = list, .ttl_ms = 1000);
	SAMPLE_ADD(self, NULL, .to = "11.0.0.0/8");
	cr_assert_not_null(sample_find(self, "10.0.0.0/8"));
	cr_assert_eq(rtm_lock_route(self, route, 1, 1, NULL), RTM_NO_ERROR);
	cr_assert_eq(rtm_create_dest_enum(self, 0, 0, NULL, 0, &enumeration), RTM_NO_ERROR);
	cr_assert_eq(rtm_create_route_list_enum(self, list, &enumeration), RTM_NO_ERROR);
	cr_assert_eq(rtm_register_for_change_notification(self, 0, RTM_TYPE_ALL, NULL, &notification), RTM_NO_ERROR);
	SAMPLE_ADD(self, NULL, .to = "12.0.0.0/8");
	cr_assert_eq(rtm_deregister_entity(self), RTM_NO_ERROR);
	cr_assert_eq(ledger_read(0, &entry), RTM_NO_ERROR);
	cr_assert_eq(entry.is_registered, 0);
	cr_assert_eq(entry.protocol, 8);
	cr_assert_eq(entry.counts[LEFT_ROUTES].left, 3);
	cr_assert_eq(entry.counts[LEFT_NEXT_HOPS].left, 1);
	cr_assert_eq(entry.counts[LEFT_ROUTE_HANDLES].left, 1);
	cr_assert_eq(entry.counts[LEFT_DEST_HANDLES].left, 1);
	cr_assert_eq(entry.counts[LEFT_NEXT_HOP_HANDLES].left, 1);
	cr_assert_eq(entry.counts[LEFT_ENUMERATIONS].left, 2);
	cr_assert_eq(entry.counts[LEFT_ROUTE_LISTS].left, 1);
	cr_assert_eq(entry.counts[LEFT_NOTIFICATIONS].left, 1);
	cr_assert_eq(entry.counts[LEFT_LOCKS].left, 1);
	cr_assert_eq(ledger_read(1, &entry), RTM_NO_MORE_ITEMS);
	cr_assert_eq(rtm_count_objects(), 0);
	ledger_begin();
	cr_assert_eq(ledger_read(0, &entry), RTM_NO_MORE_ITEMS);
	rtm_release();
}
