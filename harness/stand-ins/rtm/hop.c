/* SPDX-License-Identifier: MIT */
/* Next hops: each client has its own, told apart by address and interface. */
#include "harness/stand-ins/rtm/rtm.h"

#include "harness/stand-ins/rtm/table.h"

static struct rtm_hop *find(const struct rtm_entity *entity, const struct rtm_address *address,
			    uint32_t interface_index)
{
	const struct trie_node *const node = trie_find(&entity->hops, address->bytes, address->bits);
	struct rtm_hop *hop = node ? node->item : NULL;

	while (hop && hop->info.interface_index != interface_index)
		hop = hop->next;
	return hop;
}

/* Sorted by interface, so that an enumeration knows where it was. */
static struct rtm_hop *make(struct rtm_entity *entity, const struct rtm_address *address, uint32_t interface_index)
{
	struct rtm_hop *const hop = object_make(KIND_HOP, sizeof(*hop));
	struct rtm_hop *first;
	struct rtm_hop **link = &first;

	hop->owner = entity;
	object_refer(&entity->object);
	entity->hop_count++;
	entity->made[LEFT_NEXT_HOPS]++;
	hop->info.address = *address;
	hop->info.owner = entity->object.handle;
	hop->info.interface_index = interface_index;
	hop->node = trie_add(&entity->hops, address->bytes, address->bits);
	first = hop->node->item;
	if (first)
		entity->hops.count--; /* it counts places */
	while (*link && (*link)->info.interface_index < interface_index)
		link = &(*link)->next;
	hop->next = *link;
	*link = hop;
	hop->node->item = first;
	return hop;
}

void hop_delete(struct rtm_hop *hop)
{
	struct trie_node *const node = hop->node;
	struct rtm_hop *first = node->item;
	struct rtm_hop **link = &first;

	while (*link != hop)
		link = &(*link)->next;
	*link = hop->next;
	if (first)
		node->item = first;
	else
		trie_remove(&hop->owner->hops, node);
	hop->node = NULL;
	hop->next = NULL;
	hop->info.state = RTM_HOP_STATE_DELETED;
	hop->owner->hop_count--;
	object_drop(&hop->object);
}

/* By handle, or by address and interface; a code when it is not there or not the client's. */
static uint32_t pick(struct rtm_entity *entity, void *handle, const struct rtm_hop_info *info, struct rtm_hop **picked)
{
	struct rtm_address clean;
	struct rtm_hop *hop;

	if (handle) {
		hop = entity_find_hop(entity, handle);
		if (!hop)
			return RTM_INVALID_HANDLE;
	} else {
		if (!info || !family_read_address(entity->family, &info->address, &clean))
			return RTM_INVALID_PARAMETER;
		hop = find(entity, &clean, info->interface_index);
	}
	if (!hop || !hop->node)
		return RTM_NOT_FOUND;
	*picked = hop;
	return hop->owner == entity ? RTM_NO_ERROR : RTM_ACCESS_DENIED;
}

uint32_t rtm_add_next_hop(void *self, const struct rtm_hop_info *info, void **handle, uint32_t *change_flags)
{
	struct rtm_entity *const entity = table_enter(self);
	struct rtm_address clean;
	struct rtm_hop *hop = NULL;
	uint32_t code;

	if (!entity || !info)
		return table_leave(entity ? RTM_INVALID_PARAMETER : RTM_INVALID_HANDLE);
	code = pick(entity, handle ? *handle : NULL, info, &hop);
	if (code != RTM_NO_ERROR && (code != RTM_NOT_FOUND || (handle && *handle)))
		return table_leave(code);
	if (change_flags)
		*change_flags = hop ? 0 : RTM_HOP_NEW;
	if (!hop) {
		family_read_address(entity->family, &info->address, &clean);
		hop = make(entity, &clean, info->interface_index);
	}
	object_refer(&hop->object);
	latch_await(&hop->latch);
	hop->info.flags = info->flags;
	hop->info.entity_specific = info->entity_specific;
	hop->info.remote_dest = info->remote_dest;
	if (handle && !*handle)
		*handle = object_hand_out(&hop->object, entity);
	object_drop(&hop->object);
	return table_leave(RTM_NO_ERROR);
}

uint32_t rtm_find_next_hop(void *self, const struct rtm_hop_info *info, void **handle, struct rtm_hop_info **pointer)
{
	struct rtm_entity *const entity = table_enter(self);
	struct rtm_hop *hop;
	uint32_t code;

	if (!entity)
		return table_leave(RTM_INVALID_HANDLE);
	code = pick(entity, NULL, info, &hop);
	if (code != RTM_NO_ERROR)
		return table_leave(code);
	if (handle)
		*handle = object_hand_out(&hop->object, entity);
	if (pointer)
		*pointer = &hop->info;
	return table_leave(RTM_NO_ERROR);
}

uint32_t rtm_delete_next_hop(void *self, void *handle, const struct rtm_hop_info *info)
{
	struct rtm_entity *const entity = table_enter(self);
	struct rtm_hop *hop;
	uint32_t code;

	if (!entity)
		return table_leave(RTM_INVALID_HANDLE);
	code = pick(entity, handle, info, &hop);
	if (code != RTM_NO_ERROR)
		return table_leave(code);
	object_refer(&hop->object);
	hop_delete(hop);
	if (handle)
		object_hand_in(&hop->object, entity);
	object_drop(&hop->object);
	return table_leave(RTM_NO_ERROR);
}

uint32_t rtm_get_next_hop_info(void *self, void *handle, struct rtm_hop_info *info)
{
	struct rtm_entity *const entity = table_enter(self);
	struct rtm_hop *const hop = entity ? entity_find_hop(entity, handle) : NULL;
	struct rtm_dest *remote;

	if (!hop || !info)
		return table_leave(hop ? RTM_INVALID_PARAMETER : RTM_INVALID_HANDLE);
	*info = hop->info;
	object_hand_out(&hop->owner->object, entity);
	remote = entity_find_dest(entity, hop->info.remote_dest);
	info->remote_dest = object_hand_out(remote ? &remote->object : NULL, entity);
	return table_leave(RTM_NO_ERROR);
}

/* The next hop of a handle if the client owns it. */
static uint32_t find_own(struct rtm_entity *entity, void *handle, struct rtm_hop **hop)
{
	*hop = entity ? entity_find_hop(entity, handle) : NULL;
	if (!*hop)
		return RTM_INVALID_HANDLE;
	return (*hop)->owner == entity ? RTM_NO_ERROR : RTM_ACCESS_DENIED;
}

uint32_t rtm_get_next_hop_pointer(void *self, void *handle, struct rtm_hop_info **pointer)
{
	struct rtm_entity *const entity = table_enter(self);
	struct rtm_hop *hop;
	uint32_t code = find_own(entity, handle, &hop);

	if (code == RTM_NO_ERROR && !pointer)
		code = RTM_INVALID_PARAMETER;
	if (code == RTM_NO_ERROR)
		*pointer = &hop->info;
	return table_leave(code);
}

uint32_t rtm_lock_next_hop(void *self, void *handle, int32_t is_exclusive, int32_t is_taken,
			   struct rtm_hop_info **pointer)
{
	struct rtm_entity *const entity = table_enter(self);
	struct rtm_hop *hop;
	uint32_t code = find_own(entity, handle, &hop);

	if (code != RTM_NO_ERROR)
		return table_leave(code);
	if (is_taken) {
		latch_take(&hop->latch, &hop->object, entity, is_exclusive);
		if (pointer)
			*pointer = &hop->info;
	} else if (!latch_return(&hop->latch, &hop->object, entity, is_exclusive)) {
		code = RTM_NOT_LOCKED;
	}
	return table_leave(code);
}
