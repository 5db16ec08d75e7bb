/* SPDX-License-Identifier: MIT */
/* Routes by handle and by criteria, and their locks. */
#include "harness/stand-ins/rtm/rtm.h"

#include "harness/stand-ins/rtm/table.h"

static bool has_hops(const struct rtm_route *route, const struct rtm_hop_list *wanted)
{
	void *const *const hops = wanted->hops;

	if (wanted->count != route->offer.hop_count)
		return false;
	for (uint16_t i = 0; i < wanted->count; i++) {
		if (route->offer.hops[i]->object.handle != hops[i])
			return false;
	}
	return true;
}

static bool is_on_interface(const struct rtm_route *route, uint32_t interface_index)
{
	for (uint16_t i = 0; i < route->offer.hop_count; i++) {
		if (route->offer.hops[i]->info.interface_index == interface_index)
			return true;
	}
	return false;
}

static bool has_neighbour(const struct rtm_route *route, const void *wanted)
{
	return (route->offer.neighbour ? route->offer.neighbour->object.handle : NULL) == wanted;
}

bool route_matches(const struct rtm_route *route, uint32_t matching, const struct rtm_route_info *criteria,
		   uint32_t interface_index, uint32_t views)
{
	if (views && !(route->offer.views & views))
		return false;
	if (matching & RTM_BY_INTERFACE && !is_on_interface(route, interface_index))
		return false;
	if (!criteria)
		return true;
	return (!(matching & RTM_BY_OWNER) || route->owner->object.handle == criteria->owner) &&
	       (!(matching & RTM_BY_NEIGHBOUR) || has_neighbour(route, criteria->neighbour)) &&
	       (!(matching & RTM_BY_PREFERENCE) ||
		(route->offer.preference.preference == criteria->preference.preference &&
		 route->offer.preference.metric == criteria->preference.metric)) &&
	       (!(matching & RTM_BY_NEXT_HOP) || has_hops(route, &criteria->next_hops));
}

void route_describe(struct rtm_route *route, struct rtm_entity *entity, struct rtm_route_info *info)
{
	void **const hops = info->next_hops.hops;

	info->dest = object_hand_out(&route->dest->object, entity);
	info->owner = object_hand_out(&route->owner->object, entity);
	info->neighbour = object_hand_out(route->offer.neighbour ? &route->offer.neighbour->object : NULL, entity);
	info->state = route->info.state;
	info->flags1 = route->info.flags1;
	info->flags = route->offer.flags;
	info->preference = route->offer.preference;
	info->views = route->offer.views;
	info->entity_specific = route->info.entity_specific;
	info->next_hops.count = route->offer.hop_count;
	for (uint16_t i = 0; i < route->offer.hop_count; i++)
		hops[i] = object_hand_out(&route->offer.hops[i]->object, entity);
}

uint32_t rtm_get_route_info(void *self, void *handle, struct rtm_route_info *info, struct rtm_address *address)
{
	struct rtm_entity *const entity = table_enter(self);
	struct rtm_route *const route = entity ? entity_find_route(entity, handle) : NULL;

	if (!route)
		return table_leave(RTM_INVALID_HANDLE);
	if (!info && !address)
		return table_leave(RTM_INVALID_PARAMETER);
	if (info)
		route_describe(route, entity, info);
	if (address)
		*address = dest_address(route->dest);
	return table_leave(RTM_NO_ERROR);
}

uint32_t rtm_get_exact_match_route(void *self, const struct rtm_address *address, uint32_t matching,
				   struct rtm_route_info *info, uint32_t interface_index, uint32_t views, void **handle)
{
	struct rtm_entity *const entity = table_enter(self);
	const struct trie_node *node;
	struct rtm_route *route;
	struct rtm_address clean;

	if (!entity)
		return table_leave(RTM_INVALID_HANDLE);
	if (!info || !family_read_address(entity->family, address, &clean))
		return table_leave(RTM_INVALID_PARAMETER);
	node = trie_find(&entity->family->dests, clean.bytes, clean.bits);
	route = node ? ((struct rtm_dest *)node->item)->routes : NULL;
	while (route && !route_matches(route, matching, info, interface_index, views))
		route = route->next;
	if (!route)
		return table_leave(RTM_NOT_FOUND);
	route_describe(route, entity, info);
	if (handle)
		*handle = object_hand_out(&route->object, entity);
	return table_leave(RTM_NO_ERROR);
}

uint32_t rtm_is_best_route(void *self, void *handle, uint32_t *views)
{
	struct rtm_entity *const entity = table_enter(self);
	const struct rtm_route *const route = entity ? entity_find_route(entity, handle) : NULL;

	if (!route || !views)
		return table_leave(route ? RTM_INVALID_PARAMETER : RTM_INVALID_HANDLE);
	*views = 0;
	for (uint32_t view = 0; view < RTM_VIEW_COUNT; view++)
		*views |= dest_best(route->dest, view, RTM_WHOEVER) == route ? 1U << view : 0;
	return table_leave(RTM_NO_ERROR);
}

uint32_t rtm_get_route_pointer(void *self, void *handle, struct rtm_route_info **pointer)
{
	struct rtm_entity *const entity = table_enter(self);
	struct rtm_route *const route = entity ? entity_find_route(entity, handle) : NULL;

	if (!route || !pointer)
		return table_leave(route ? RTM_INVALID_PARAMETER : RTM_INVALID_HANDLE);
	if (route->owner != entity)
		return table_leave(RTM_ACCESS_DENIED);
	*pointer = &route->info;
	return table_leave(RTM_NO_ERROR);
}

uint32_t rtm_lock_route(void *self, void *handle, int32_t is_exclusive, int32_t is_taken,
			struct rtm_route_info **pointer)
{
	struct rtm_entity *const entity = table_enter(self);
	struct rtm_route *const route = entity ? entity_find_route(entity, handle) : NULL;
	struct rtm_dest *const dest = route ? route->dest : NULL;
	uint32_t code = RTM_NO_ERROR;

	if (!route)
		return table_leave(RTM_INVALID_HANDLE);
	if (route->owner != entity)
		return table_leave(RTM_ACCESS_DENIED);
	if (!is_taken)
		return table_leave(latch_return(&dest->latch, &dest->object, entity, is_exclusive) ? RTM_NO_ERROR
												   : RTM_NOT_LOCKED);
	object_refer(&route->object);
	latch_take(&dest->latch, &dest->object, entity, is_exclusive);
	if (!route->is_attached) {
		latch_return(&dest->latch, &dest->object, entity, is_exclusive);
		code = RTM_NOT_FOUND;
	} else if (pointer) {
		*pointer = &route->info;
	}
	object_drop(&route->object);
	return table_leave(code);
}
