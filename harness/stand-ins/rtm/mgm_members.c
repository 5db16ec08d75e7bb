/* SPDX-License-Identifier: MIT */
/* The multicast group manager: who receives which group where. */
#include "harness/stand-ins/rtm/mgm.h"

#include "harness/stand-ins/rtm/mgm_table.h"
#include "harness/stand-ins/rtm/platform.h"
#include "harness/stand-ins/rtm/table.h"

#include "harness/base/allocate.h"

#include <stdlib.h>
#include <string.h>

enum { KEY_BITS = 64 };

void multicast_key(uint32_t source, uint32_t group, uint8_t key[16])
{
	memset(key, 0, 16);
	memcpy(key, &group, sizeof(group));
	memcpy(key + sizeof(group), &source, sizeof(source));
}

struct multicast_group *multicast_find_group(uint32_t source, uint32_t group)
{
	const struct trie_node *node;
	uint8_t key[16];

	multicast_key(source, group, key);
	node = trie_find(multicast_groups(), key, KEY_BITS);
	return node ? node->item : NULL;
}

static struct multicast_group *open_group(uint32_t source, uint32_t group)
{
	struct multicast_group *found = multicast_find_group(source, group);
	uint8_t key[16];

	if (found)
		return found;
	multicast_key(source, group, key);
	found = allocate(1, sizeof(*found));
	*found = (struct multicast_group) { .source = source, .group = group, .since = platform_now() };
	found->node = trie_add(multicast_groups(), key, KEY_BITS);
	found->node->item = found;
	return found;
}

static void close_group(struct multicast_group *group)
{
	if (group->members)
		return;
	trie_remove(multicast_groups(), group->node);
	free(group);
}

static struct multicast_member **link_to_member(struct multicast_group *group,
						const struct multicast_protocol *protocol,
						const struct multicast_interface *interface)
{
	struct multicast_member **link = &group->members;

	while (*link && ((*link)->protocol != protocol || (*link)->interface != interface))
		link = &(*link)->next;
	return link;
}

/* One address or any: no ranges. */
static bool is_single(uint32_t address, uint32_t mask)
{
	return address ? mask == UINT32_MAX : mask == 0;
}

static bool is_multicast(uint32_t group)
{
	uint8_t first;

	memcpy(&first, &group, 1);
	return first >= 224 && first <= 239;
}

static bool is_valid(uint32_t source, uint32_t source_mask, uint32_t group, uint32_t group_mask, uint32_t flags)
{
	return is_single(source, source_mask) && is_single(group, group_mask) &&
	       (group ? is_multicast(group) : !source) && flags && !(flags & ~(uint32_t)(MGM_JOIN | MGM_FORWARD));
}

static bool may_use(const struct multicast_protocol *protocol, const struct multicast_interface *interface)
{
	return interface && (interface->owner == protocol || interface->igmp == protocol);
}

uint32_t mgm_add_membership(void *handle, uint32_t source, uint32_t source_mask, uint32_t group, uint32_t group_mask,
			    uint32_t index, uint32_t next_hop, uint32_t flags)
{
	struct multicast_alerts alerts = { 0 };
	struct multicast_protocol *protocol;
	struct multicast_interface *interface;
	struct multicast_group *place;
	struct multicast_member **link;
	uint32_t flags_before;

	platform_lock();
	protocol = multicast_find(handle);
	interface = multicast_find_interface(index, next_hop);
	if (!protocol || !may_use(protocol, interface) || !is_valid(source, source_mask, group, group_mask, flags))
		return table_leave(RTM_INVALID_PARAMETER);
	place = open_group(source, group);
	link = link_to_member(place, protocol, interface);
	if (!*link) {
		*link = allocate(1, sizeof(**link));
		**link = (struct multicast_member) { .interface = interface, .protocol = protocol };
		protocol->membership_count++;
		protocol->made[LEFT_MEMBERSHIPS]++;
	}
	flags_before = (*link)->flags;
	(*link)->flags |= flags;
	if (flags & ~flags_before & MGM_JOIN)
		multicast_alert(&alerts, place, *link, true);
	return multicast_leave(&alerts, RTM_NO_ERROR);
}

/* The flags that are left may be none: then the membership is gone. */
static void drop_flags(struct multicast_group *group, struct multicast_member **link, uint32_t flags,
		       struct multicast_alerts *alerts)
{
	struct multicast_member *const member = *link;

	if (member->flags & flags & MGM_JOIN)
		multicast_alert(alerts, group, member, false);
	member->flags &= ~flags;
	if (member->flags)
		return;
	member->protocol->membership_count--;
	*link = member->next;
	free(member);
}

uint32_t mgm_delete_membership(void *handle, uint32_t source, uint32_t source_mask, uint32_t group, uint32_t group_mask,
			       uint32_t index, uint32_t next_hop, uint32_t flags)
{
	struct multicast_alerts alerts = { 0 };
	struct multicast_protocol *protocol;
	struct multicast_interface *interface;
	struct multicast_group *place;
	struct multicast_member **link;

	platform_lock();
	protocol = multicast_find(handle);
	if (!protocol || !is_valid(source, source_mask, group, group_mask, flags))
		return table_leave(RTM_INVALID_PARAMETER);
	interface = multicast_find_interface(index, next_hop);
	if (!interface)
		return table_leave(RTM_NOT_FOUND);
	if (!may_use(protocol, interface))
		return table_leave(RTM_INVALID_PARAMETER);
	place = multicast_find_group(source, group);
	link = place ? link_to_member(place, protocol, interface) : NULL;
	if (!link || !*link)
		return table_leave(RTM_NOT_FOUND);
	drop_flags(place, link, flags, &alerts);
	close_group(place);
	return multicast_leave(&alerts, RTM_NO_ERROR);
}

void multicast_drop_members(struct multicast_protocol *protocol, const struct multicast_interface *interface,
			    struct multicast_alerts *alerts)
{
	uint8_t key[16] = { 0 };
	const struct trie_node *node = trie_next(multicast_groups(), key, 0, true);

	while (node && protocol->membership_count) {
		struct multicast_group *const group = node->item;
		struct multicast_member **const link = link_to_member(group, protocol, interface);

		memcpy(key, node->key, sizeof(key));
		if (*link) {
			protocol->abandoned_count++;
			drop_flags(group, link, MGM_JOIN | MGM_FORWARD, alerts);
			close_group(group);
		}
		node = trie_next(multicast_groups(), key, KEY_BITS, false);
	}
}
