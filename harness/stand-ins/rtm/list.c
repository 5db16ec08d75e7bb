/* SPDX-License-Identifier: MIT */
/* Lists that a client keeps its routes in, each route in one at most. */
#include "harness/stand-ins/rtm/rtm.h"

#include "harness/stand-ins/rtm/table.h"

static void leave_list(struct rtm_route *route)
{
	struct rtm_list *const list = route->list;

	if (!list)
		return;
	for (struct rtm_enumeration *enumeration = list->enumerations; enumeration; enumeration = enumeration->next) {
		if (enumeration->list_next == route)
			enumeration->list_next = route->list_next;
	}
	if (route->list_previous)
		route->list_previous->list_next = route->list_next;
	else
		list->first = route->list_next;
	if (route->list_next)
		route->list_next->list_previous = route->list_previous;
	else
		list->last = route->list_previous;
	route->list = NULL;
	route->list_next = route->list_previous = NULL;
}

void list_move(struct rtm_list *list, struct rtm_route *route)
{
	leave_list(route);
	if (!list)
		return;
	route->list = list;
	route->list_previous = list->last;
	if (list->last)
		list->last->list_next = route;
	else
		list->first = route;
	list->last = route;
	/* Enumerations that were at the end go on with it. */
	for (struct rtm_enumeration *enumeration = list->enumerations; enumeration; enumeration = enumeration->next) {
		if (!enumeration->list_next)
			enumeration->list_next = route;
	}
}

void list_delete(struct rtm_list *list)
{
	while (list->enumerations)
		enumeration_delete(list->enumerations);
	while (list->first)
		leave_list(list->first);
	list->owner->created[KIND_LIST]--;
	object_drop(&list->object);
}

static struct rtm_list *find(const struct rtm_entity *entity, void *handle)
{
	struct rtm_list *const list = entity ? object_find(handle, KIND_LIST) : NULL;

	return list && list->owner == entity ? list : NULL;
}

uint32_t rtm_create_route_list(void *self, void **handle)
{
	struct rtm_entity *const entity = table_enter(self);
	struct rtm_list *list;

	if (!entity || !handle)
		return table_leave(entity ? RTM_INVALID_PARAMETER : RTM_INVALID_HANDLE);
	list = object_make(KIND_LIST, sizeof(*list));
	list->owner = entity;
	entity->created[KIND_LIST]++;
	entity->made[LEFT_ROUTE_LISTS]++;
	*handle = list->object.handle;
	return table_leave(RTM_NO_ERROR);
}

uint32_t rtm_insert_in_route_list(void *self, void *handle, uint32_t count, void **routes)
{
	struct rtm_entity *const entity = table_enter(self);
	struct rtm_list *const list = find(entity, handle);

	if (!entity || (handle && !list))
		return table_leave(RTM_INVALID_HANDLE);
	if (count && !routes)
		return table_leave(RTM_INVALID_PARAMETER);
	for (uint32_t i = 0; i < count; i++) {
		const struct rtm_route *const route = entity_find_route(entity, routes[i]);

		if (!route || !route->is_attached)
			return table_leave(RTM_INVALID_HANDLE);
		if (route->owner != entity)
			return table_leave(RTM_ACCESS_DENIED);
	}
	for (uint32_t i = 0; i < count; i++)
		list_move(list, entity_find_route(entity, routes[i]));
	return table_leave(RTM_NO_ERROR);
}

uint32_t rtm_create_route_list_enum(void *self, void *handle, void **enumeration_handle)
{
	struct rtm_entity *const entity = table_enter(self);
	struct rtm_list *const list = find(entity, handle);
	struct rtm_enumeration *enumeration;

	if (!list || !enumeration_handle)
		return table_leave(list ? RTM_INVALID_PARAMETER : RTM_INVALID_HANDLE);
	enumeration = object_make(KIND_ENUMERATION, sizeof(*enumeration));
	enumeration->owner = entity;
	enumeration->over = KIND_LIST;
	enumeration->list = list;
	enumeration->list_next = list->first;
	enumeration->next = list->enumerations;
	list->enumerations = enumeration;
	entity->created[KIND_ENUMERATION]++;
	entity->made[LEFT_ENUMERATIONS]++;
	*enumeration_handle = enumeration->object.handle;
	return table_leave(RTM_NO_ERROR);
}

uint32_t rtm_get_list_enum_routes(void *self, void *handle, uint32_t *count, void **routes)
{
	struct rtm_entity *const entity = table_enter(self);
	struct rtm_enumeration *const enumeration = entity ? object_find(handle, KIND_ENUMERATION) : NULL;
	uint32_t given = 0;

	if (!enumeration || enumeration->owner != entity || !enumeration->list)
		return table_leave(RTM_INVALID_HANDLE);
	if (!count || !routes || *count < 1 || *count > RTM_BATCH_LIMIT)
		return table_leave(RTM_INVALID_PARAMETER);
	while (given < *count && enumeration->list_next) {
		routes[given++] = object_hand_out(&enumeration->list_next->object, entity);
		enumeration->list_next = enumeration->list_next->list_next;
	}
	*count = given;
	return table_leave(given ? RTM_NO_ERROR : RTM_NO_MORE_ITEMS);
}

uint32_t rtm_delete_route_list(void *self, void *handle)
{
	struct rtm_list *const list = find(table_enter(self), handle);

	if (!list)
		return table_leave(RTM_INVALID_HANDLE);
	list_delete(list);
	return table_leave(RTM_NO_ERROR);
}
