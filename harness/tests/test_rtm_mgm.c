/* SPDX-License-Identifier: MIT */
#include "harness/stand-ins/rtm/ledger.h"
#include "harness/stand-ins/rtm/mgm.h"
#include "harness/tests/rtm_sample.h"

#include <criterion/criterion.h>

#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>

/* What the callbacks were told: who, what, source, group, interface. */
static char heard[1000];

static void note(const char *who, const char *what, uint32_t source, uint32_t group, uint32_t interface)
{
	char texts[2][INET_ADDRSTRLEN];

	inet_ntop(AF_INET, &source, texts[0], sizeof(texts[0]));
	inet_ntop(AF_INET, &group, texts[1], sizeof(texts[1]));
	snprintf(heard + strlen(heard), sizeof(heard) - strlen(heard), "%s:%s(%s,%s,%u) ", who, what,
		 source ? texts[0] : "*", group ? texts[1] : "*", interface);
}

/* A callback is not told whose it is, so each protocol has a set of its own. */
#define CALLBACKS(who) \
	static uint32_t who##_join(uint32_t source, uint32_t source_mask, uint32_t group, uint32_t group_mask, \
				   int32_t is_member) \
	{ \
		cr_assert(is_member && !source == !source_mask && !group == !group_mask); \
		note(#who, "join", source, group, 0); \
		return 0; \
	} \
	static uint32_t who##_prune(uint32_t source, uint32_t source_mask, uint32_t group, uint32_t group_mask, \
				    uint32_t index, uint32_t next_hop, int32_t is_member, uint32_t *timeout) \
	{ \
		cr_assert(is_member && !source == !source_mask && !group == !group_mask && !next_hop); \
		cr_assert_eq(*timeout, 900); \
		note(#who, "prune", source, group, index); \
		return 0; \
	} \
	static uint32_t who##_local_join(uint32_t source, uint32_t source_mask, uint32_t group, uint32_t group_mask, \
					 uint32_t index, uint32_t next_hop) \
	{ \
		cr_assert(!source == !source_mask && !group == !group_mask && !next_hop); \
		note(#who, "local-join", source, group, index); \
		return 0; \
	} \
	static uint32_t who##_local_leave(uint32_t source, uint32_t source_mask, uint32_t group, uint32_t group_mask, \
					  uint32_t index, uint32_t next_hop) \
	{ \
		cr_assert(!source == !source_mask && !group == !group_mask && !next_hop); \
		note(#who, "local-leave", source, group, index); \
		return 0; \
	} \
	static uint32_t who##_disable(uint32_t index, uint32_t next_hop) \
	{ \
		note(#who, "disable", 0, next_hop, index); \
		return 0; \
	} \
	static uint32_t who##_enable(uint32_t index, uint32_t next_hop) \
	{ \
		note(#who, "enable", 0, next_hop, index); \
		return 0; \
	} \
	static const struct mgm_config who##_config = { .join_alert = (mgm_callback)who##_join, \
							.prune_alert = (mgm_callback)who##_prune, \
							.local_join = (mgm_callback)who##_local_join, \
							.local_leave = (mgm_callback)who##_local_leave, \
							.disable_igmp = (mgm_callback)who##_disable, \
							.enable_igmp = (mgm_callback)who##_enable }

CALLBACKS(a);
CALLBACKS(b);
CALLBACKS(c);
CALLBACKS(igmp);

static void *a, *b, *c;

/* Each of the three owns the interface of its number. */
static void enter(void)
{
	cr_assert_eq(mgm_register(&a_config, 50, 1, &a), RTM_NO_ERROR);
	cr_assert_eq(mgm_register(&b_config, 51, 1, &b), RTM_NO_ERROR);
	cr_assert_eq(mgm_register(&c_config, 52, 1, &c), RTM_NO_ERROR);
	cr_assert_eq(mgm_take_interface(a, 1, 0), RTM_NO_ERROR);
	cr_assert_eq(mgm_take_interface(b, 2, 0), RTM_NO_ERROR);
	cr_assert_eq(mgm_take_interface(c, 3, 0), RTM_NO_ERROR);
}

static void leave(void)
{
	mgm_release();
	cr_expect_eq(rtm_count_objects(), 0);
	rtm_release();
}

TestSuite(rtm_mgm, .init = enter, .fini = leave);

static uint32_t address(const char *text)
{
	uint32_t number = 0;

	if (text)
		cr_assert_eq(inet_pton(AF_INET, text, &number), 1);
	return number;
}

static uint32_t add(void *protocol, const char *source, const char *group, uint32_t index, uint32_t flags)
{
	return mgm_add_membership(protocol, address(source), source ? UINT32_MAX : 0, address(group),
				  group ? UINT32_MAX : 0, index, 0, flags);
}

static uint32_t drop(void *protocol, const char *source, const char *group, uint32_t index, uint32_t flags)
{
	return mgm_delete_membership(protocol, address(source), source ? UINT32_MAX : 0, address(group),
				     group ? UINT32_MAX : 0, index, 0, flags);
}

/* What was heard since it was asked last. */
static const char *hear(void)
{
	static char copy[sizeof(heard)];

	memcpy(copy, heard, sizeof(copy));
	heard[0] = '\0';
	return copy;
}

Test(rtm_mgm, a_protocol_registers_once)
{
	void *handle;

	cr_assert_eq(mgm_register(&a_config, 50, 1, &handle), RTM_ALREADY_EXISTS);
	cr_assert_eq(mgm_register(&a_config, 50, 2, &handle), RTM_NO_ERROR);
	cr_assert_eq(mgm_deregister(handle), RTM_NO_ERROR);
	cr_assert_eq(mgm_deregister(handle), RTM_INVALID_PARAMETER);
	cr_assert_eq(mgm_deregister(a), RTM_CAN_NOT_COMPLETE, "it owns an interface");
	cr_assert_eq(mgm_release_interface(a, 1, 0), RTM_NO_ERROR);
	cr_assert_eq(mgm_release_interface(a, 1, 0), RTM_INVALID_PARAMETER);
	cr_assert_eq(mgm_deregister(a), RTM_NO_ERROR);
	cr_assert_eq(mgm_take_interface(a, 1, 0), RTM_INVALID_PARAMETER);
}

Test(rtm_mgm, an_interface_has_one_owner_beside_igmp)
{
	uint32_t protocol = 0;
	uint32_t component = 0;
	void *igmp;

	cr_assert_eq(mgm_take_interface(b, 1, 0), RTM_ALREADY_EXISTS);
	cr_assert_eq(mgm_take_interface(b, 1, 7), RTM_NO_ERROR, "another next hop is another interface");
	cr_assert_eq(mgm_register(&igmp_config, MGM_MS_IGMP, 0, &igmp), RTM_NO_ERROR);
	cr_assert_eq(mgm_take_interface(igmp, 1, 0), RTM_NO_ERROR);
	cr_assert_eq(mgm_take_interface(igmp, 1, 0), RTM_ALREADY_EXISTS);
	cr_assert_eq(mgm_take_interface(igmp, 9, 0), RTM_NO_ERROR);
	cr_assert_str_eq(hear(), "");
	cr_assert_eq(mgm_get_protocol(1, 0, &protocol, &component), RTM_NO_ERROR);
	cr_assert_eq(protocol, 50);
	cr_assert_eq(component, 1);
	cr_assert_eq(mgm_get_protocol(9, 0, &protocol, &component), RTM_NO_ERROR);
	cr_assert_eq(protocol, MGM_MS_IGMP);
	cr_assert_eq(mgm_get_protocol(8, 0, &protocol, &component), RTM_NOT_FOUND);
	cr_assert_eq(mgm_take_interface(a, 9, 0), RTM_NO_ERROR);
	cr_assert_str_eq(hear(), "igmp:disable(*,*,9) igmp:enable(*,*,9) ");
	cr_assert_eq(mgm_release_interface(a, 9, 0), RTM_NO_ERROR);
	cr_assert_str_eq(hear(), "igmp:disable(*,*,9) igmp:enable(*,*,9) ");
}

Test(rtm_mgm, igmp_tells_the_owner_of_the_interface)
{
	void *igmp;

	cr_assert_eq(mgm_register(&igmp_config, MGM_MS_IGMP, 0, &igmp), RTM_NO_ERROR);
	cr_assert_eq(mgm_take_interface(igmp, 1, 0), RTM_NO_ERROR);
	cr_assert_eq(add(igmp, NULL, "239.1.1.1", 1, MGM_JOIN), RTM_NO_ERROR);
	cr_assert_str_eq(hear(), "a:local-join(*,239.1.1.1,1) c:join(*,239.1.1.1,0) b:join(*,239.1.1.1,0) ",
			 "it counts as the owner's, whom the others hear of");
	cr_assert_eq(drop(igmp, NULL, "239.1.1.1", 1, MGM_JOIN), RTM_NO_ERROR);
	cr_assert_str_eq(hear(), "a:local-leave(*,239.1.1.1,1) c:prune(*,239.1.1.1,1) b:prune(*,239.1.1.1,1) ");
}

Test(rtm_mgm, tells_all_of_the_first_and_the_first_of_the_second)
{
	cr_assert_eq(add(a, NULL, "239.1.1.1", 1, MGM_JOIN), RTM_NO_ERROR);
	cr_assert_str_eq(hear(), "c:join(*,239.1.1.1,0) b:join(*,239.1.1.1,0) ");
	cr_assert_eq(add(a, NULL, "239.1.1.1", 1, MGM_JOIN), RTM_NO_ERROR);
	cr_assert_str_eq(hear(), "", "the same again");
	cr_assert_eq(add(b, NULL, "239.1.1.1", 2, MGM_JOIN), RTM_NO_ERROR);
	cr_assert_str_eq(hear(), "a:join(*,239.1.1.1,0) ");
	cr_assert_eq(add(c, NULL, "239.1.1.1", 3, MGM_JOIN), RTM_NO_ERROR);
	cr_assert_str_eq(hear(), "", "a third is nothing new to anybody");
	cr_assert_eq(drop(c, NULL, "239.1.1.1", 3, MGM_JOIN), RTM_NO_ERROR);
	cr_assert_str_eq(hear(), "");
	cr_assert_eq(drop(a, NULL, "239.1.1.1", 1, MGM_JOIN), RTM_NO_ERROR);
	cr_assert_str_eq(hear(), "b:prune(*,239.1.1.1,1) ", "b is the only one left");
	cr_assert_eq(drop(b, NULL, "239.1.1.1", 2, MGM_JOIN), RTM_NO_ERROR);
	cr_assert_str_eq(hear(), "c:prune(*,239.1.1.1,2) a:prune(*,239.1.1.1,2) ");
	cr_assert_eq(drop(b, NULL, "239.1.1.1", 2, MGM_JOIN), RTM_NOT_FOUND);
}

Test(rtm_mgm, counts_clients_and_not_their_interfaces)
{
	cr_assert_eq(mgm_take_interface(a, 11, 0), RTM_NO_ERROR);
	cr_assert_eq(add(a, NULL, "239.1.1.1", 1, MGM_JOIN), RTM_NO_ERROR);
	hear();
	cr_assert_eq(add(a, NULL, "239.1.1.1", 11, MGM_JOIN), RTM_NO_ERROR);
	cr_assert_str_eq(hear(), "");
	cr_assert_eq(drop(a, NULL, "239.1.1.1", 1, MGM_JOIN), RTM_NO_ERROR);
	cr_assert_str_eq(hear(), "");
	cr_assert_eq(drop(a, NULL, "239.1.1.1", 11, MGM_JOIN), RTM_NO_ERROR);
	cr_assert_str_eq(hear(), "c:prune(*,239.1.1.1,11) b:prune(*,239.1.1.1,11) ");
}

Test(rtm_mgm, a_source_is_told_to_whom_the_way_to_it_belongs)
{
	void *const unicast = sample_register(8, NULL);

	cr_assert_eq(add(a, "10.0.0.1", "239.1.1.1", 1, MGM_JOIN), RTM_NO_ERROR);
	cr_assert_str_eq(hear(), "", "no route leads to the source");
	cr_assert_eq(drop(a, "10.0.0.1", "239.1.1.1", 1, MGM_JOIN), RTM_NO_ERROR);
	SAMPLE_ADD(unicast, NULL, .to = "10.0.0.0/8", .hop = sample_add_hop(unicast, "192.168.0.1/32", 3));
	cr_assert_eq(add(a, "10.0.0.1", "239.1.1.1", 1, MGM_JOIN), RTM_NO_ERROR);
	cr_assert_str_eq(hear(), "c:join(10.0.0.1,239.1.1.1,0) ");
	cr_assert_eq(drop(a, "10.0.0.1", "239.1.1.1", 1, MGM_JOIN), RTM_NO_ERROR);
	cr_assert_str_eq(hear(), "c:prune(10.0.0.1,239.1.1.1,1) ");
	rtm_deregister_entity(unicast);
}

Test(rtm_mgm, refuses_nonsense)
{
	const uint32_t group = address("239.1.1.1");
	const uint32_t mask = address("255.0.0.0");

	cr_assert_eq(add(a, NULL, "239.1.1.1", 2, MGM_JOIN), RTM_INVALID_PARAMETER, "an interface of another");
	cr_assert_eq(add(a, NULL, "239.1.1.1", 9, MGM_JOIN), RTM_INVALID_PARAMETER, "nobody's");
	cr_assert_eq(add(NULL, NULL, "239.1.1.1", 1, MGM_JOIN), RTM_INVALID_PARAMETER);
	cr_assert_eq(add(a, NULL, "239.1.1.1", 1, 0), RTM_INVALID_PARAMETER);
	cr_assert_eq(add(a, NULL, "239.1.1.1", 1, 4), RTM_INVALID_PARAMETER);
	cr_assert_eq(add(a, NULL, "10.1.1.1", 1, MGM_JOIN), RTM_INVALID_PARAMETER, "no group");
	cr_assert_eq(add(a, "10.0.0.1", NULL, 1, MGM_JOIN), RTM_INVALID_PARAMETER, "a source and no group");
	cr_assert_eq(mgm_add_membership(a, 0, 0, group, mask, 1, 0, MGM_JOIN), RTM_INVALID_PARAMETER, "a range");
	cr_assert_eq(drop(a, NULL, "239.1.1.1", 9, MGM_JOIN), RTM_NOT_FOUND);
	cr_assert_eq(drop(a, NULL, "239.1.1.1", 2, MGM_JOIN), RTM_INVALID_PARAMETER);
	cr_assert_eq(drop(a, NULL, "239.1.1.1", 1, MGM_JOIN), RTM_NOT_FOUND);
	cr_assert_eq(add(a, NULL, NULL, 1, MGM_JOIN), RTM_NO_ERROR, "all groups");
}

/* The groups of an enumeration, fetched `batch` at a time. */
static const char *list_groups(uint32_t type, uint32_t batch)
{
	static char text[500];
	uint32_t words[16];
	void *enumeration;
	uint32_t code;

	text[0] = '\0';
	cr_assert_eq(mgm_start_enumeration(a, type, &enumeration), RTM_NO_ERROR);
	do {
		uint32_t size = batch * 16;
		uint32_t count = 99;

		code = mgm_get_groups(enumeration, &size, words, &count);
		cr_assert(code == RTM_MORE_DATA || code == RTM_NO_MORE_ITEMS);
		cr_assert_leq(count, batch);
		for (uint32_t i = 0; i < count; i++) {
			char source[INET_ADDRSTRLEN];
			char group[INET_ADDRSTRLEN];

			inet_ntop(AF_INET, &words[i * 4], source, sizeof(source));
			inet_ntop(AF_INET, &words[i * 4 + 2], group, sizeof(group));
			cr_assert_eq(words[i * 4 + 1], words[i * 4] ? UINT32_MAX : 0);
			snprintf(text + strlen(text), sizeof(text) - strlen(text), "%s,%s ", source, group);
		}
	} while (code == RTM_MORE_DATA);
	cr_assert_eq(mgm_end_enumeration(enumeration), RTM_NO_ERROR);
	cr_assert_eq(mgm_end_enumeration(enumeration), RTM_INVALID_PARAMETER);
	return text;
}

Test(rtm_mgm, lists_the_groups_that_were_joined)
{
	void *enumeration;
	uint32_t size = 15;
	uint32_t count;

	add(a, NULL, "239.1.1.2", 1, MGM_JOIN);
	add(a, "10.0.0.1", "239.1.1.1", 1, MGM_JOIN);
	add(b, "10.0.0.1", "239.1.1.1", 2, MGM_JOIN);
	add(b, "10.0.0.2", "239.1.1.1", 2, MGM_JOIN | MGM_FORWARD);
	add(b, "10.0.0.3", "239.1.1.1", 2, MGM_FORWARD);
	for (uint32_t batch = 1; batch < 5; batch++) {
		cr_assert_str_eq(list_groups(MGM_ALL_SOURCES, batch),
				 "10.0.0.1,239.1.1.1 10.0.0.2,239.1.1.1 0.0.0.0,239.1.1.2 ");
		cr_assert_str_eq(list_groups(MGM_ANY_SOURCE, batch), "10.0.0.1,239.1.1.1 10.0.0.2,239.1.1.1 ");
	}
	cr_assert_eq(mgm_start_enumeration(a, MGM_ALL_SOURCES, &enumeration), RTM_NO_ERROR);
	cr_assert_eq(mgm_get_groups(enumeration, &size, &count, &count), RTM_INSUFFICIENT_BUFFER);
	cr_assert_eq(size, 16);
	cr_assert_eq(mgm_start_enumeration(a, 2, &enumeration), RTM_INVALID_PARAMETER);
}

Test(rtm_mgm, makes_forwarding_entries_of_memberships)
{
	uint32_t wanted[ENTRY_MEMBERS] = { 0 };
	uint32_t words[64];
	uint32_t size = 0;
	uint32_t count = 0;

	add(a, "10.0.0.1", "239.1.1.1", 1, MGM_JOIN);
	wanted[ENTRY_GROUP] = address("239.1.1.1");
	wanted[ENTRY_SOURCE] = address("10.0.0.1");
	cr_assert_eq(mgm_get_entry(wanted, &size, NULL), RTM_NOT_FOUND, "nothing is forwarded");
	add(b, "10.0.0.1", "239.1.1.1", 2, MGM_FORWARD);
	cr_assert_eq(mgm_get_entry(wanted, &size, NULL), RTM_INSUFFICIENT_BUFFER);
	cr_assert_eq(size, (ENTRY_MEMBERS + 2 * ENTRY_OUT_MEMBERS) * 4);
	cr_assert_eq(mgm_get_entry(wanted, &size, words), RTM_NO_ERROR);
	cr_assert_eq(words[ENTRY_OUT_COUNT], 2);
	cr_assert_eq(words[ENTRY_MEMBERS] + words[ENTRY_MEMBERS + ENTRY_OUT_MEMBERS], 1 + 2);
	add(c, NULL, "239.1.1.1", 3, MGM_JOIN);
	size = sizeof(words);
	cr_assert_eq(mgm_get_entry(wanted, &size, words), RTM_NO_ERROR);
	cr_assert_eq(words[ENTRY_OUT_COUNT], 3, "a wildcard join is one to every source");
	wanted[ENTRY_UPSTREAM] = address("192.168.0.9");
	cr_assert_eq(mgm_set_entry(a, wanted), RTM_NO_ERROR);
	cr_assert_eq(mgm_get_statistics(wanted, &size, words, MGM_STATISTICS), RTM_NO_ERROR);
	cr_assert_eq(words[ENTRY_UPSTREAM], address("192.168.0.9"));
	cr_assert_eq(words[STATISTICS_OUT_COUNT], 3);
	cr_assert_eq(mgm_get_statistics(wanted, &size, words, 3), RTM_INVALID_PARAMETER);
	add(b, "10.0.0.2", "239.1.1.1", 2, MGM_FORWARD);
	size = (STATISTICS_EX_MEMBERS + 3 * STATISTICS_OUT_MEMBERS) * 4;
	cr_assert_eq(mgm_get_first_statistics(&size, words, &count, MGM_STATISTICS_EX), RTM_MORE_DATA);
	cr_assert_eq(count, 1);
	cr_assert_eq(mgm_get_next_statistics(words, &size, words, &count, MGM_STATISTICS_EX), RTM_NO_MORE_ITEMS);
	cr_assert_eq(count, 1);
	cr_assert_eq(words[ENTRY_SOURCE], address("10.0.0.2"));
	size = sizeof(words);
	cr_assert_eq(mgm_get_first_entries(&size, words, &count), RTM_NO_MORE_ITEMS);
	cr_assert_eq(count, 2);
	size = 8;
	cr_assert_eq(mgm_get_first_entries(&size, words, &count), RTM_INSUFFICIENT_BUFFER);
	cr_assert_eq(size, (ENTRY_MEMBERS + 3 * ENTRY_OUT_MEMBERS) * 4);
	cr_assert_eq(mgm_release_interface(b, 2, 0), RTM_NO_ERROR);
	size = sizeof(words);
	cr_assert_eq(mgm_get_first_entries(&size, words, &count), RTM_NO_MORE_ITEMS);
	cr_assert_eq(count, 0, "its entries went with its interface");
	cr_assert_eq(mgm_set_entry(a, wanted), RTM_NOT_FOUND);
}

Test(rtm_mgm, is_in_the_ledger)
{
	struct ledger_entry entry;

	add(a, NULL, "239.1.1.1", 1, MGM_JOIN);
	add(a, NULL, "239.1.1.2", 1, MGM_JOIN);
	cr_assert_eq(ledger_read(2, &entry), RTM_NO_ERROR);
	cr_assert_eq(entry.is_multicast, 1);
	cr_assert_eq(entry.protocol, 50);
	cr_assert_eq(entry.counts[LEFT_INTERFACES].left, 1);
	cr_assert_eq(entry.counts[LEFT_MEMBERSHIPS].left, 2);
	cr_assert_eq(ledger_read(3, &entry), RTM_NO_MORE_ITEMS);
	cr_assert_eq(mgm_release_interface(a, 1, 0), RTM_NO_ERROR);
	cr_assert_eq(mgm_deregister(a), RTM_NO_ERROR);
	cr_assert_eq(ledger_read(0, &entry), RTM_NO_ERROR);
	cr_assert_eq(entry.is_registered, 0);
	cr_assert_eq(entry.counts[LEFT_MEMBERSHIPS].left, 2, "they went with the interface");
}
