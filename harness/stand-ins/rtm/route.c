/* SPDX-License-Identifier: MIT */
/* Routes: adding, updating, deleting, locking. */
#include "harness/stand-ins/rtm/rtm.h"

#include "harness/stand-ins/rtm/ledger.h"
#include "harness/stand-ins/rtm/platform.h"
#include "harness/stand-ins/rtm/table.h"

#include <string.h>

static uint64_t last_number;

/* Read what a client offers; the code when it is wrong. */
static uint32_t read_offer(const struct rtm_entity *entity, const struct rtm_route_info *info, struct rtm_offer *offer)
{
	void *const *const hops = info->next_hops.hops;

	*offer = (struct rtm_offer) { .preference = info->preference,
				      .views = info->views & RTM_ALL_VIEWS,
				      .flags = info->flags,
				      .hop_count = info->next_hops.count };
	if (info->next_hops.count > RTM_HOP_LIMIT)
		return RTM_INVALID_PARAMETER;
	if (info->neighbour && !(offer->neighbour = entity_find_hop(entity, info->neighbour)))
		return RTM_INVALID_HANDLE;
	for (uint16_t i = 0; i < offer->hop_count; i++) {
		offer->hops[i] = entity_find_hop(entity, hops[i]);
		if (!offer->hops[i])
			return RTM_INVALID_HANDLE;
	}
	return RTM_NO_ERROR;
}

/* References are taken before those of the old offer are dropped: they may be the same. */
static void set_offer(struct rtm_route *route, const struct rtm_offer *offer)
{
	const struct rtm_offer old = route->offer;

	if (offer->neighbour)
		object_refer(&offer->neighbour->object);
	for (uint16_t i = 0; i < offer->hop_count; i++)
		object_refer(&offer->hops[i]->object);
	route->offer = *offer;
	if (old.neighbour)
		object_drop(&old.neighbour->object);
	for (uint16_t i = 0; i < old.hop_count; i++)
		object_drop(&old.hops[i]->object);
}

/* What the client sees of its route from now on. */
static void set_info(struct rtm_route *route, const struct rtm_route_info *info)
{
	route->info.neighbour = info->neighbour;
	route->info.flags1 = info->flags1;
	route->info.flags = info->flags;
	route->info.preference = info->preference;
	route->info.views = info->views & RTM_ALL_VIEWS;
	route->info.entity_specific = info->entity_specific;
	route->info.next_hops.count = info->next_hops.count;
	memcpy(route->info.next_hops.hops, info->next_hops.hops, info->next_hops.count * sizeof(void *));
}

static bool is_better(const struct rtm_preference *one, const struct rtm_preference *other)
{
	return one->preference != other->preference ? one->preference < other->preference : one->metric < other->metric;
}

/* Behind those that are as good: what was best stays best until something better comes. */
static void link_route(struct rtm_route *route)
{
	struct rtm_route **link = &route->dest->routes;

	while (*link && !is_better(&route->offer.preference, &(*link)->offer.preference))
		link = &(*link)->next;
	route->next = *link;
	*link = route;
}

static void unlink_route(struct rtm_route *route)
{
	struct rtm_route **link = &route->dest->routes;

	while (*link != route)
		link = &(*link)->next;
	*link = route->next;
	route->next = NULL;
}

/* A route to the destination, whose reference it takes. */
static struct rtm_route *make_route(struct rtm_entity *owner, struct rtm_dest *dest)
{
	struct rtm_route *const route = object_make(KIND_ROUTE, sizeof(*route));

	route->dest = dest;
	route->owner = owner;
	route->number = ++last_number;
	route->is_attached = true;
	route->info.dest = dest->object.handle;
	route->info.owner = owner->object.handle;
	route->info.state = RTM_STATE_CREATED;
	object_refer(&owner->object);
	owner->route_count++;
	owner->made[LEFT_ROUTES]++;
	return route;
}

static void set_ttl(struct rtm_route *route, uint32_t ttl_ms)
{
	if (ttl_ms == RTM_FOR_EVER)
		due_clear(&route->due);
	else
		due_set(&route->due, &route->object, ttl_ms);
}

/* The route of the client that is equal to the offer: the same neighbour, or with RTM_CHANGE_FIRST its first. */
static struct rtm_route *find_equal(const struct rtm_dest *dest, const struct rtm_entity *owner,
				    const struct rtm_offer *offer, uint32_t change_flags)
{
	struct rtm_route *route = change_flags & RTM_CHANGE_NEW ? NULL : dest->routes;

	while (route && (route->owner != owner ||
			 (!(change_flags & RTM_CHANGE_FIRST) && route->offer.neighbour != offer->neighbour)))
		route = route->next;
	return route;
}

uint32_t route_delete(struct rtm_route *route)
{
	struct rtm_dest *const dest = route->dest;
	struct rtm_sight before;
	uint32_t flags;

	object_refer(&route->object);
	dest_look(dest, &before);
	due_clear(&route->due);
	list_move(NULL, route);
	unlink_route(route);
	route->is_attached = false;
	route->info.state = RTM_STATE_DELETED;
	route->owner->route_count--;
	flags = dest_finish(dest, &before, route, route->offer.views);
	object_drop(&route->object); /* that of the table */
	object_drop(&route->object);
	return flags;
}

/* What a call that changes a route refers to, so that it is there after waiting for the lock of the destination. */
struct change {
	struct rtm_entity *entity;
	struct rtm_dest *dest;
	struct rtm_route *route; /* NULL: one is to be found, or added */
};

static void hold_change(struct change *change)
{
	object_refer(&change->entity->object);
	object_refer(&change->dest->object);
	if (change->route)
		object_refer(&change->route->object);
	latch_await(&change->dest->latch);
}

static uint32_t leave_change(const struct change *change, uint32_t code)
{
	if (change->route)
		object_drop(&change->route->object);
	object_drop(&change->dest->object);
	object_drop(&change->entity->object);
	return table_leave(code);
}

/* Make the offer that of the route, which is in its place then. */
static uint32_t apply(struct rtm_route *route, const struct rtm_offer *offer, uint32_t ttl_ms, struct rtm_list *list)
{
	const uint32_t views_before = route->offer.views;
	struct rtm_sight before;

	dest_look(route->dest, &before);
	unlink_route(route);
	set_offer(route, offer);
	link_route(route);
	set_ttl(route, ttl_ms);
	if (list)
		list_move(list, route);
	return dest_finish(route->dest, &before, route, views_before);
}

static uint32_t add(struct rtm_entity *entity, struct rtm_dest *dest, const struct rtm_offer *offer, uint32_t ttl_ms,
		    struct rtm_list *list, struct rtm_route **added)
{
	struct rtm_route *const route = make_route(entity, dest);
	struct rtm_sight before;

	object_refer(&dest->object);
	dest_look(dest, &before);
	set_offer(route, offer);
	link_route(route);
	set_ttl(route, ttl_ms);
	if (list)
		list_move(list, route);
	*added = route;
	return dest_finish(dest, &before, route, 0) | RTM_CHANGE_NEW;
}

/* With the destination free: add or update. */
static uint32_t change_route(struct change *change, void **handle, const struct rtm_route_info *info, uint32_t ttl_ms,
			     void *list_handle, uint32_t *change_flags)
{
	struct rtm_list *const list = object_find(list_handle, KIND_LIST);
	struct rtm_route *route = change->route;
	struct rtm_offer offer;
	const uint32_t code = read_offer(change->entity, info, &offer);

	if (code != RTM_NO_ERROR)
		return code;
	if (!change->entity->is_registered || (list_handle && (!list || list->owner != change->entity)) ||
	    (route && !route->is_attached))
		return RTM_INVALID_HANDLE;
	if (!route)
		route = find_equal(change->dest, change->entity, &offer, *change_flags);
	*change_flags = route ? apply(route, &offer, ttl_ms, list)
			      : add(change->entity, change->dest, &offer, ttl_ms, list, &route);
	set_info(route, info);
	ledger_tell(route);
	if (handle && !*handle)
		*handle = object_hand_out(&route->object, change->entity);
	return RTM_NO_ERROR;
}

/* By handle: whatever the address, it is the destination of the route. */
static uint32_t update_by_handle(struct rtm_entity *entity, void **handle, const struct rtm_route_info *info,
				 uint32_t ttl_ms, void *list, uint32_t *change_flags)
{
	struct change change = { .entity = entity, .route = entity_find_route(entity, *handle) };

	if (!change.route)
		return table_leave(RTM_INVALID_HANDLE);
	if (change.route->owner != entity)
		return table_leave(RTM_ACCESS_DENIED);
	change.dest = change.route->dest;
	hold_change(&change);
	return leave_change(&change, change_route(&change, handle, info, ttl_ms, list, change_flags));
}

uint32_t rtm_add_route_to_dest(void *self, void **handle, const struct rtm_address *address,
			       const struct rtm_route_info *info, uint32_t ttl_ms, void *list, uint32_t *change_flags)
{
	struct change change = { .entity = table_enter(self) };
	struct rtm_address clean;
	struct rtm_dest *dest;

	if (!change.entity)
		return table_leave(RTM_INVALID_HANDLE);
	if (!info || !change_flags)
		return table_leave(RTM_INVALID_PARAMETER);
	if (handle && *handle)
		return update_by_handle(change.entity, handle, info, ttl_ms, list, change_flags);
	if (!family_read_address(change.entity->family, address, &clean))
		return table_leave(RTM_INVALID_PARAMETER);
	dest = change.dest = dest_open(change.entity->family, &clean);
	hold_change(&change);
	object_drop(&dest->object);
	return leave_change(&change, change_route(&change, handle, info, ttl_ms, list, change_flags));
}

uint32_t rtm_delete_route_to_dest(void *self, void *handle, uint32_t *change_flags)
{
	struct change change = { .entity = table_enter(self) };
	uint32_t flags;

	change.route = change.entity ? entity_find_route(change.entity, handle) : NULL;
	if (!change.route)
		return table_leave(RTM_INVALID_HANDLE);
	if (change.route->owner != change.entity)
		return table_leave(RTM_ACCESS_DENIED);
	change.dest = change.route->dest;
	hold_change(&change);
	if (!change.route->is_attached)
		return leave_change(&change, RTM_NOT_FOUND);
	flags = route_delete(change.route);
	object_hand_in(&change.route->object, change.entity);
	if (change_flags)
		*change_flags = flags;
	return leave_change(&change, RTM_NO_ERROR);
}

uint32_t rtm_update_and_unlock_route(void *self, void *handle, uint32_t ttl_ms, void *list_handle,
				     uint32_t *change_flags)
{
	struct rtm_entity *const entity = table_enter(self);
	struct rtm_route *const route = entity ? entity_find_route(entity, handle) : NULL;
	struct rtm_list *const list = object_find(list_handle, KIND_LIST);
	struct rtm_offer offer;
	uint32_t code;
	uint32_t flags;

	if (!route || !route->is_attached || (list_handle && (!list || list->owner != entity)))
		return table_leave(RTM_INVALID_HANDLE);
	if (route->owner != entity)
		return table_leave(RTM_ACCESS_DENIED);
	code = read_offer(entity, &route->info, &offer);
	if (code != RTM_NO_ERROR)
		return table_leave(code);
	route->info.views &= RTM_ALL_VIEWS;
	flags = apply(route, &offer, ttl_ms, list);
	if (change_flags)
		*change_flags = flags;
	latch_return(&route->dest->latch, &route->dest->object, entity, true);
	return table_leave(RTM_NO_ERROR);
}

void route_expire(struct rtm_route *route)
{
	struct rtm_entity *const owner = route->owner;
	struct rtm_visit visit;
	uint32_t answer = RTM_NOT_SUPPORTED;

	object_refer(&route->object);
	object_refer(&owner->object);
	if (table_may_tell(owner)) {
		struct {
			struct rtm_route_info info;
			void *room[RTM_HOP_LIMIT];
		} shown = { .info = route->info };

		memcpy(shown.info.next_hops.hops, route->info.next_hops.hops, route->offer.hop_count * sizeof(void *));
		table_begin_visit(&visit, owner, false);
		answer = owner->tell(owner->object.handle, RTM_EXPIRED, route->object.handle, &shown.info);
		table_end_visit(&visit);
	}
	/* The owner may have deleted it or given it more time. */
	if (answer == RTM_NOT_SUPPORTED && route->is_attached && !route->due.place) {
		latch_await(&route->dest->latch);
		if (route->is_attached)
			route_delete(route);
	}
	object_drop(&owner->object);
	object_drop(&route->object);
}
