/* SPDX-License-Identifier: MIT */
/*
 * Enumerations of destinations, routes and next hops. One remembers the prefix it came to, not a node of the tree, so
 * that anything may be added and deleted between two calls.
 */
#include "harness/stand-ins/rtm/rtm.h"

#include "harness/stand-ins/rtm/table.h"

#include "harness/base/allocate.h"

#include <stdlib.h>
#include <string.h>

/* An enumeration from the prefix on that the flags ask for; the code when they ask for nonsense. */
static uint32_t make(struct rtm_entity *entity, enum rtm_kind over, uint32_t flags, const struct rtm_address *address,
		     struct rtm_enumeration **made)
{
	struct rtm_address from = { .family = entity->family->family };
	struct rtm_enumeration *enumeration;

	if (flags & RTM_FROM && flags & RTM_RANGE)
		return RTM_INVALID_PARAMETER;
	if (flags & (RTM_FROM | RTM_RANGE) && !family_read_address(entity->family, address, &from))
		return RTM_INVALID_PARAMETER;
	enumeration = object_make(KIND_ENUMERATION, sizeof(*enumeration));
	enumeration->owner = entity;
	enumeration->over = over;
	enumeration->flags = flags;
	enumeration->range = enumeration->at = from;
	enumeration->is_inclusive = true;
	entity->created[KIND_ENUMERATION]++;
	entity->made[LEFT_ENUMERATIONS]++;
	*made = enumeration;
	return RTM_NO_ERROR;
}

uint32_t rtm_create_dest_enum(void *self, uint32_t views, uint32_t flags, const struct rtm_address *address,
			      uint32_t protocol, void **handle)
{
	struct rtm_entity *const entity = table_enter(self);
	struct rtm_enumeration *enumeration;
	uint32_t code;

	if (!entity || !handle)
		return table_leave(entity ? RTM_INVALID_PARAMETER : RTM_INVALID_HANDLE);
	if (views && !(views & RTM_ALL_VIEWS))
		return table_leave(RTM_NOT_SUPPORTED);
	code = make(entity, KIND_DEST, flags, address, &enumeration);
	if (code == RTM_NO_ERROR) {
		enumeration->views = views & RTM_ALL_VIEWS;
		enumeration->protocol = protocol;
		*handle = enumeration->object.handle;
	}
	return table_leave(code);
}

static void keep_criteria(struct rtm_enumeration *enumeration, const struct rtm_route_info *criteria)
{
	if (!criteria)
		return;
	enumeration->criteria = allocate(1, sizeof(*criteria) + RTM_HOP_LIMIT * sizeof(void *));
	*enumeration->criteria = *criteria;
	if (enumeration->matching & RTM_BY_NEXT_HOP && criteria->next_hops.count <= RTM_HOP_LIMIT)
		memcpy(enumeration->criteria->next_hops.hops, criteria->next_hops.hops,
		       criteria->next_hops.count * sizeof(void *));
}

uint32_t rtm_create_route_enum(void *self, void *dest_handle, uint32_t views, uint32_t flags,
			       const struct rtm_address *address, uint32_t matching,
			       const struct rtm_route_info *criteria, uint32_t interface_index, void **handle)
{
	struct rtm_entity *const entity = table_enter(self);
	struct rtm_dest *const dest = entity ? entity_find_dest(entity, dest_handle) : NULL;
	struct rtm_enumeration *enumeration;
	uint32_t code;

	if (!entity || (dest_handle && !dest))
		return table_leave(RTM_INVALID_HANDLE);
	if (!handle || (!criteria && matching & ~(uint32_t)RTM_BY_INTERFACE))
		return table_leave(RTM_INVALID_PARAMETER);
	if (views && !(views & RTM_ALL_VIEWS))
		return table_leave(RTM_NOT_SUPPORTED);
	code = make(entity, KIND_ROUTE, dest ? flags & RTM_OWN_ROUTES : flags, address, &enumeration);
	if (code != RTM_NO_ERROR)
		return table_leave(code);
	enumeration->views = views & RTM_ALL_VIEWS;
	enumeration->matching = matching;
	enumeration->interface_index = interface_index;
	keep_criteria(enumeration, matching & ~(uint32_t)RTM_BY_INTERFACE ? criteria : NULL);
	enumeration->dest = dest;
	if (dest)
		object_refer(&dest->object);
	*handle = enumeration->object.handle;
	return table_leave(RTM_NO_ERROR);
}

uint32_t rtm_create_next_hop_enum(void *self, uint32_t flags, const struct rtm_address *address, void **handle)
{
	struct rtm_entity *const entity = table_enter(self);
	struct rtm_enumeration *enumeration;
	uint32_t code;

	if (!entity || !handle)
		return table_leave(entity ? RTM_INVALID_PARAMETER : RTM_INVALID_HANDLE);
	code = make(entity, KIND_HOP, flags, address, &enumeration);
	if (code == RTM_NO_ERROR)
		*handle = enumeration->object.handle;
	return table_leave(code);
}

/* The next place in the tree that is still in the range. */
static struct trie_node *next_place(const struct rtm_enumeration *enumeration, const struct trie *trie)
{
	struct trie_node *const node =
		trie_next(trie, enumeration->at.bytes, enumeration->at.bits, enumeration->is_inclusive);

	if (node && enumeration->flags & RTM_RANGE &&
	    (node->bits < enumeration->range.bits ||
	     !trie_matches(node->key, enumeration->range.bytes, enumeration->range.bits)))
		return NULL;
	return node;
}

/* The place is done, or with `is_done` false only come to. */
static void move_to(struct rtm_enumeration *enumeration, const struct trie_node *node, bool is_done)
{
	memcpy(enumeration->at.bytes, node->key, sizeof(enumeration->at.bytes));
	enumeration->at.bits = node->bits;
	enumeration->is_inclusive = !is_done;
	if (is_done)
		enumeration->number = 0;
}

/* Find the enumeration and see that the count is one; the lock is given back with a code otherwise. */
static struct rtm_enumeration *begin(void *self, void *handle, enum rtm_kind over, uint32_t *count, const void *room,
				     uint32_t *code)
{
	struct rtm_entity *const entity = table_enter(self);
	struct rtm_enumeration *const enumeration = entity ? object_find(handle, KIND_ENUMERATION) : NULL;

	*code = RTM_NO_ERROR;
	if (!enumeration || enumeration->owner != entity || enumeration->over != over)
		*code = table_leave(RTM_INVALID_HANDLE);
	else if (!count || !room || *count < 1 || *count > RTM_BATCH_LIMIT)
		*code = table_leave(RTM_INVALID_PARAMETER);
	return *code == RTM_NO_ERROR ? enumeration : NULL;
}

static uint32_t end(uint32_t *count, uint32_t given)
{
	*count = given;
	return table_leave(given ? RTM_NO_ERROR : RTM_NO_MORE_ITEMS);
}

/* Whether the client has the best route in any of the views. */
static bool is_own(const struct rtm_dest *dest, const struct rtm_entity *entity, uint32_t views)
{
	for (uint32_t view = 0; view < RTM_VIEW_COUNT; view++) {
		const struct rtm_route *const best =
			!views || views & 1U << view ? dest_best(dest, view, RTM_WHOEVER) : NULL;

		if (best && best->owner == entity)
			return true;
	}
	return false;
}

uint32_t rtm_get_enum_dests(void *self, void *handle, uint32_t *count, struct rtm_dest_info *infos)
{
	uint32_t code;
	struct rtm_enumeration *const enumeration = begin(self, handle, KIND_DEST, count, infos, &code);
	uint8_t *at = (uint8_t *)infos;
	uint32_t given = 0;

	if (!enumeration)
		return code;
	while (given < *count) {
		const struct trie_node *const node = next_place(enumeration, &enumeration->owner->family->dests);
		struct rtm_dest *const dest = node ? node->item : NULL;

		if (!dest)
			break;
		move_to(enumeration, node, true);
		if (!dest_is_in(dest, enumeration->views, true) ||
		    (enumeration->flags & RTM_OWN_DESTS && !is_own(dest, enumeration->owner, enumeration->views)))
			continue;
		dest_describe(dest, enumeration->owner, enumeration->protocol, enumeration->views,
			      (struct rtm_dest_info *)(void *)at);
		at += rtm_dest_info_size(dest_count_views(enumeration->views));
		given++;
	}
	return end(count, given);
}

/* The oldest route of the destination that is wanted and younger than the last one. */
static struct rtm_route *next_route(const struct rtm_enumeration *enumeration, const struct rtm_dest *dest)
{
	struct rtm_route *next = NULL;

	for (struct rtm_route *route = dest->routes; route; route = route->next) {
		if (route->number > enumeration->number && (!next || route->number < next->number) &&
		    (!(enumeration->flags & RTM_OWN_ROUTES) || route->owner == enumeration->owner) &&
		    route_matches(route, enumeration->matching, enumeration->criteria, enumeration->interface_index,
				  enumeration->views))
			next = route;
	}
	return next;
}

/* Hand out those of one destination; false when there is no room for the next. */
static bool give_routes(struct rtm_enumeration *enumeration, const struct rtm_dest *dest, uint32_t room,
			uint32_t *given, void **routes)
{
	for (struct rtm_route *route = next_route(enumeration, dest); route; route = next_route(enumeration, dest)) {
		if (*given == room)
			return false;
		routes[(*given)++] = object_hand_out(&route->object, enumeration->owner);
		enumeration->number = route->number;
	}
	return true;
}

uint32_t rtm_get_enum_routes(void *self, void *handle, uint32_t *count, void **routes)
{
	uint32_t code;
	struct rtm_enumeration *const enumeration = begin(self, handle, KIND_ROUTE, count, routes, &code);
	uint32_t given = 0;

	if (!enumeration)
		return code;
	if (enumeration->dest) {
		give_routes(enumeration, enumeration->dest, *count, &given, routes);
		return end(count, given);
	}
	while (given < *count) {
		const struct trie_node *const node = next_place(enumeration, &enumeration->owner->family->dests);
		bool is_done;

		if (!node)
			break;
		/* Another prefix: its routes are counted from the first on. */
		if (!enumeration->is_inclusive || node->bits != enumeration->at.bits ||
		    !trie_matches(node->key, enumeration->at.bytes, node->bits))
			enumeration->number = 0;
		is_done = give_routes(enumeration, node->item, *count, &given, routes);
		move_to(enumeration, node, is_done);
	}
	return end(count, given);
}

uint32_t rtm_get_enum_next_hops(void *self, void *handle, uint32_t *count, void **hops)
{
	uint32_t code;
	struct rtm_enumeration *const enumeration = begin(self, handle, KIND_HOP, count, hops, &code);
	uint32_t given = 0;

	if (!enumeration)
		return code;
	while (given < *count) {
		const struct trie_node *const node = next_place(enumeration, &enumeration->owner->hops);
		struct rtm_hop *hop = node ? node->item : NULL;

		if (!node)
			break;
		if (!enumeration->is_inclusive || node->bits != enumeration->at.bits ||
		    !trie_matches(node->key, enumeration->at.bytes, node->bits))
			enumeration->number = 0;
		for (; hop && given < *count; hop = hop->next) {
			if (hop->info.interface_index + UINT64_C(1) <= enumeration->number)
				continue;
			hops[given++] = object_hand_out(&hop->object, enumeration->owner);
			enumeration->number = hop->info.interface_index + UINT64_C(1);
		}
		move_to(enumeration, node, !hop);
	}
	return end(count, given);
}

void enumeration_delete(struct rtm_enumeration *enumeration)
{
	struct rtm_list *const list = enumeration->list;

	if (list) {
		struct rtm_enumeration **link = &list->enumerations;

		while (*link != enumeration)
			link = &(*link)->next;
		*link = enumeration->next;
	}
	enumeration->owner->created[KIND_ENUMERATION]--;
	object_drop(&enumeration->object);
}

uint32_t rtm_delete_enum_handle(void *self, void *handle)
{
	struct rtm_entity *const entity = table_enter(self);
	struct rtm_enumeration *const enumeration = entity ? object_find(handle, KIND_ENUMERATION) : NULL;

	if (!enumeration || enumeration->owner != entity)
		return table_leave(RTM_INVALID_HANDLE);
	enumeration_delete(enumeration);
	return table_leave(RTM_NO_ERROR);
}
