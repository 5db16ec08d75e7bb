/* SPDX-License-Identifier: MIT */
/* Destinations: the best routes to one, what is known of it, hold-down. */
#include "harness/stand-ins/rtm/rtm.h"

#include "harness/stand-ins/rtm/platform.h"
#include "harness/stand-ins/rtm/table.h"

#include <string.h>

struct rtm_dest *dest_open(struct rtm_family *family, const struct rtm_address *address)
{
	struct trie_node *const node = trie_find(&family->dests, address->bytes, address->bits);
	struct rtm_dest *dest = node ? node->item : NULL;

	if (dest) {
		object_refer(&dest->object);
		return dest;
	}
	dest = object_make(KIND_DEST, sizeof(*dest));
	dest->family = family;
	family->uses++;
	dest->node = trie_add(&family->dests, address->bytes, address->bits);
	dest->node->item = dest;
	return dest;
}

struct rtm_address dest_address(const struct rtm_dest *dest)
{
	struct rtm_address address = { .family = dest->family->family, .bits = dest->node->bits };

	memcpy(address.bytes, dest->node->key, sizeof(address.bytes));
	return address;
}

struct rtm_route *dest_best(const struct rtm_dest *dest, uint32_t view, uint32_t protocol)
{
	struct rtm_route *route = dest->routes;

	while (route && (!(route->offer.views & 1U << view) ||
			 (protocol != RTM_WHOEVER && route->owner->info.protocol != protocol)))
		route = route->next;
	return route;
}

bool dest_is_in(const struct rtm_dest *dest, uint32_t views, bool counts_held)
{
	if (!views && dest->routes)
		return true;
	for (uint32_t view = 0; view < RTM_VIEW_COUNT; view++) {
		if ((!views || views & 1U << view) &&
		    (dest_best(dest, view, RTM_WHOEVER) || (counts_held && dest->held_route[view])))
			return true;
	}
	return false;
}

uint32_t dest_count_views(uint32_t views)
{
	uint32_t count = 0;

	for (uint32_t view = 0; view < RTM_VIEW_COUNT; view++)
		count += (views >> view) & 1U;
	return count;
}

static uint32_t count_routes(const struct rtm_dest *dest, uint32_t view)
{
	uint32_t count = 0;

	for (const struct rtm_route *route = dest->routes; route; route = route->next)
		count += (route->offer.views >> view) & 1U;
	return count;
}

static void describe_view(struct rtm_dest *dest, struct rtm_entity *entity, uint32_t protocol, uint32_t view,
			  struct rtm_dest_view *described)
{
	struct rtm_route *const best = dest_best(dest, view, protocol);
	struct rtm_route *const held = dest->held_route[view];

	*described = (struct rtm_dest_view) { .view = (int32_t)view, .route_count = count_routes(dest, view) };
	described->route = object_hand_out(best ? &best->object : NULL, entity);
	described->owner = object_hand_out(best ? &best->owner->object : NULL, entity);
	described->hold_route = object_hand_out(held ? &held->object : NULL, entity);
}

void dest_describe(struct rtm_dest *dest, struct rtm_entity *entity, uint32_t protocol, uint32_t views,
		   struct rtm_dest_info *info)
{
	struct rtm_dest_view *described = info->view;
	uint32_t belongs = 0;

	if (protocol == RTM_WHO_ASKS)
		protocol = entity->info.protocol;
	info->dest = object_hand_out(&dest->object, entity);
	info->address = dest_address(dest);
	info->last_changed[0] = (uint32_t)dest->changed;
	info->last_changed[1] = (uint32_t)(dest->changed >> 32);
	info->view_count = dest_count_views(views);
	for (uint32_t view = 0; view < RTM_VIEW_COUNT; view++) {
		belongs |= dest_is_in(dest, 1U << view, true) ? 1U << view : 0;
		if (views & 1U << view)
			describe_view(dest, entity, protocol, view, described++);
	}
	info->views = belongs;
}

/* No handle is as good as one given back. */
static bool give_back(struct rtm_entity *entity, void *handle)
{
	struct rtm_object *const object = object_find_any(handle);

	return !handle || (object && object_hand_in(object, entity));
}

bool dest_release_info(struct rtm_entity *entity, const struct rtm_dest_info *info)
{
	bool is_good = true;

	for (uint32_t i = 0; i < info->view_count && i < RTM_VIEW_COUNT; i++) {
		is_good &= give_back(entity, info->view[i].route);
		is_good &= give_back(entity, info->view[i].owner);
		is_good &= give_back(entity, info->view[i].hold_route);
	}
	return give_back(entity, info->dest) && is_good;
}

void dest_look(const struct rtm_dest *dest, struct rtm_sight *sight)
{
	*sight = (struct rtm_sight) { 0 };
	for (uint32_t view = 0; view < RTM_VIEW_COUNT; view++) {
		sight->best[view] = dest_best(dest, view, RTM_WHOEVER);
		if (sight->best[view])
			sight->offer[view] = sight->best[view]->offer;
	}
}

/* Whether packets go other ways by the one than by the other. */
static bool forwards_otherwise(const struct rtm_offer *before, const struct rtm_offer *now)
{
	if (before->hop_count != now->hop_count ||
	    (before->flags & RTM_FORWARDING_FLAGS) != (now->flags & RTM_FORWARDING_FLAGS))
		return true;
	for (uint16_t i = 0; i < now->hop_count; i++) {
		if (before->hops[i] != now->hops[i])
			return true;
	}
	return false;
}

static void end_hold_in(struct rtm_dest *dest, uint32_t view)
{
	struct rtm_route *const held = dest->held_route[view];

	dest->held_route[view] = NULL;
	if (held)
		object_drop(&held->object);
}

/* The last route in a view is gone: it is held, if that was asked for. */
static void begin_hold(struct rtm_dest *dest, struct rtm_route *route, uint32_t view)
{
	if (!(dest->hold_views & 1U << view))
		return;
	end_hold_in(dest, view);
	object_refer(&route->object);
	dest->held_route[view] = route;
	/* One time for all views: the page says so. */
	if (!dest->due.place)
		due_set(&dest->due, &dest->object, dest->hold_ms);
}

void dest_end_hold(struct rtm_dest *dest)
{
	object_refer(&dest->object);
	dest->hold_views = 0;
	dest->hold_ms = 0;
	for (uint32_t view = 0; view < RTM_VIEW_COUNT; view++) {
		if (dest->held_route[view]) {
			end_hold_in(dest, view);
			notification_note(dest, view, RTM_TYPE_ALL | RTM_TYPE_BEST);
		}
	}
	object_drop(&dest->object);
}

uint32_t dest_finish(struct rtm_dest *dest, const struct rtm_sight *before, struct rtm_route *route,
		     uint32_t views_before)
{
	uint32_t flags = 0;

	dest->changed = platform_file_time();
	for (uint32_t view = 0; view < RTM_VIEW_COUNT; view++) {
		struct rtm_route *const best = dest_best(dest, view, RTM_WHOEVER);
		const struct rtm_route *const was = before->best[view];
		const bool is_in = ((views_before | (route->is_attached ? route->offer.views : 0)) >> view) & 1U;
		uint32_t types = is_in ? RTM_TYPE_ALL : 0;

		if (best != was || (best == route && best))
			types |= RTM_TYPE_BEST;
		if (types & RTM_TYPE_BEST &&
		    (!best != !was || (best && forwards_otherwise(&before->offer[view], &best->offer))))
			types |= RTM_TYPE_FORWARDING;
		if (types & RTM_TYPE_BEST)
			flags = RTM_CHANGE_BEST;
		if (was && !best)
			begin_hold(dest, route, view);
		if (types)
			notification_note(dest, view, types);
	}
	return flags;
}

uint32_t rtm_get_dest_info(void *self, void *handle, uint32_t protocol, uint32_t views, struct rtm_dest_info *info)
{
	struct rtm_entity *const entity = table_enter(self);
	struct rtm_dest *const dest = entity ? entity_find_dest(entity, handle) : NULL;

	if (!dest || !info)
		return table_leave(dest ? RTM_INVALID_PARAMETER : RTM_INVALID_HANDLE);
	dest_describe(dest, entity, protocol, views, info);
	return table_leave(RTM_NO_ERROR);
}

uint32_t rtm_hold_destination(void *self, void *handle, uint32_t views, uint32_t ms)
{
	struct rtm_entity *const entity = table_enter(self);
	struct rtm_dest *const dest = entity ? entity_find_dest(entity, handle) : NULL;

	if (!dest)
		return table_leave(RTM_INVALID_HANDLE);
	if (!ms)
		return table_leave(RTM_INVALID_PARAMETER);
	dest->hold_views |= views ? views : RTM_ALL_VIEWS;
	if (ms > dest->hold_ms)
		dest->hold_ms = ms;
	return table_leave(RTM_NO_ERROR);
}
