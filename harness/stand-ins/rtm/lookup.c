/* SPDX-License-Identifier: MIT */
/* Destinations by address; their locks and opaque pointers. */
#include "harness/stand-ins/rtm/rtm.h"

#include "harness/stand-ins/rtm/table.h"

#include "harness/base/allocate.h"

/* The first of a place and the shorter prefixes it lies in that a route leads to. */
static struct rtm_dest *first_in(const struct trie_node *node, uint32_t views)
{
	while (node && !dest_is_in(node->item, views, false))
		node = trie_shorter(node);
	return node ? node->item : NULL;
}

static uint32_t describe(struct rtm_dest *dest, struct rtm_entity *entity, uint32_t protocol, uint32_t views,
			 struct rtm_dest_info *info)
{
	if (!dest)
		return table_leave(RTM_NOT_FOUND);
	dest_describe(dest, entity, protocol, views, info);
	return table_leave(RTM_NO_ERROR);
}

uint32_t rtm_get_exact_match_destination(void *self, const struct rtm_address *address, uint32_t protocol,
					 uint32_t views, struct rtm_dest_info *info)
{
	struct rtm_entity *const entity = table_enter(self);
	const struct trie_node *node;
	struct rtm_address clean;

	if (!entity)
		return table_leave(RTM_INVALID_HANDLE);
	if (!info || !family_read_address(entity->family, address, &clean))
		return table_leave(RTM_INVALID_PARAMETER);
	node = trie_find(&entity->family->dests, clean.bytes, clean.bits);
	return describe(node && dest_is_in(node->item, views, true) ? node->item : NULL, entity, protocol, views, info);
}

uint32_t rtm_get_most_specific_destination(void *self, const struct rtm_address *address, uint32_t protocol,
					   uint32_t views, struct rtm_dest_info *info)
{
	struct rtm_entity *const entity = table_enter(self);
	struct rtm_address clean;

	if (!entity)
		return table_leave(RTM_INVALID_HANDLE);
	if (!info || !family_read_address(entity->family, address, &clean))
		return table_leave(RTM_INVALID_PARAMETER);
	return describe(first_in(trie_longest(&entity->family->dests, clean.bytes, clean.bits), views), entity,
			protocol, views, info);
}

uint32_t rtm_get_less_specific_destination(void *self, void *handle, uint32_t protocol, uint32_t views,
					   struct rtm_dest_info *info)
{
	struct rtm_entity *const entity = table_enter(self);
	const struct rtm_dest *const dest = entity ? entity_find_dest(entity, handle) : NULL;

	if (!dest || !info)
		return table_leave(dest ? RTM_INVALID_PARAMETER : RTM_INVALID_HANDLE);
	return describe(first_in(trie_shorter(dest->node), views), entity, protocol, views, info);
}

uint32_t rtm_lock_destination(void *self, void *handle, int32_t is_exclusive, int32_t is_taken)
{
	struct rtm_entity *const entity = table_enter(self);
	struct rtm_dest *const dest = entity ? entity_find_dest(entity, handle) : NULL;
	uint32_t code = RTM_NO_ERROR;

	if (!dest)
		return table_leave(RTM_INVALID_HANDLE);
	if (is_taken)
		latch_take(&dest->latch, &dest->object, entity, is_exclusive);
	else if (!latch_return(&dest->latch, &dest->object, entity, is_exclusive))
		code = RTM_NOT_LOCKED;
	return table_leave(code);
}

uint32_t rtm_get_opaque_information_pointer(void *self, void *handle, void **pointer)
{
	struct rtm_entity *const entity = table_enter(self);
	struct rtm_dest *const dest = entity ? entity_find_dest(entity, handle) : NULL;

	if (!dest || !pointer)
		return table_leave(dest ? RTM_INVALID_PARAMETER : RTM_INVALID_HANDLE);
	if (!entity->opaque)
		return table_leave(RTM_NOT_FOUND);
	/* Their addresses are given away, so there are as many from the start as there can be clients. */
	if (!dest->opaque)
		dest->opaque = allocate(RTM_OPAQUE_LIMIT, sizeof(*dest->opaque));
	*pointer = &dest->opaque[entity->opaque - 1];
	return table_leave(RTM_NO_ERROR);
}
