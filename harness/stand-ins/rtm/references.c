/* SPDX-License-Identifier: MIT */
/* Handles given back, in every form in which they were given. */
#include "harness/stand-ins/rtm/rtm.h"

#include "harness/stand-ins/rtm/table.h"

static bool give_back(struct rtm_entity *entity, void *handle)
{
	struct rtm_object *const object = object_find_any(handle);

	return object && object_hand_in(object, entity);
}

static bool give_back_any(struct rtm_entity *entity, void *handle)
{
	return !handle || give_back(entity, handle);
}

static uint32_t give_back_all(void *self, uint32_t count, void **handles)
{
	struct rtm_entity *const entity = table_enter(self);
	bool is_good = true;

	if (!entity || (count && !handles))
		return table_leave(entity ? RTM_INVALID_PARAMETER : RTM_INVALID_HANDLE);
	for (uint32_t i = 0; i < count; i++)
		is_good &= give_back(entity, handles[i]);
	return table_leave(is_good ? RTM_NO_ERROR : RTM_INVALID_HANDLE);
}

uint32_t rtm_release_routes(void *self, uint32_t count, void **routes)
{
	return give_back_all(self, count, routes);
}

uint32_t rtm_release_next_hops(void *self, uint32_t count, void **hops)
{
	return give_back_all(self, count, hops);
}

uint32_t rtm_dereference_handles(void *self, uint32_t count, void **handles)
{
	return give_back_all(self, count, handles);
}

uint32_t rtm_reference_handles(void *self, uint32_t count, void **handles)
{
	struct rtm_entity *const entity = table_enter(self);

	if (!entity || (count && !handles))
		return table_leave(entity ? RTM_INVALID_PARAMETER : RTM_INVALID_HANDLE);
	for (uint32_t i = 0; i < count; i++) {
		const struct rtm_object *const object = object_find_any(handles[i]);

		if (!object || object->kind > KIND_HOP)
			return table_leave(RTM_INVALID_HANDLE);
	}
	for (uint32_t i = 0; i < count; i++)
		object_hand_out(object_find_any(handles[i]), entity);
	return table_leave(RTM_NO_ERROR);
}

uint32_t rtm_release_dest_info(void *self, const struct rtm_dest_info *info)
{
	return rtm_release_dests(self, 1, info);
}

uint32_t rtm_release_dests(void *self, uint32_t count, const struct rtm_dest_info *infos)
{
	struct rtm_entity *const entity = table_enter(self);
	const uint8_t *at = (const uint8_t *)infos;
	bool is_good = true;

	if (!entity || (count && !infos))
		return table_leave(entity ? RTM_INVALID_PARAMETER : RTM_INVALID_HANDLE);
	for (uint32_t i = 0; i < count; i++) {
		const struct rtm_dest_info *const info = (const struct rtm_dest_info *)(const void *)at;

		is_good &= dest_release_info(entity, info);
		at += rtm_dest_info_size(info->view_count);
	}
	return table_leave(is_good ? RTM_NO_ERROR : RTM_INVALID_HANDLE);
}

uint32_t rtm_release_route_info(void *self, const struct rtm_route_info *info)
{
	struct rtm_entity *const entity = table_enter(self);
	void *const *hops;
	bool is_good = true;

	if (!entity || !info)
		return table_leave(entity ? RTM_INVALID_PARAMETER : RTM_INVALID_HANDLE);
	hops = info->next_hops.hops;
	for (uint16_t i = 0; i < info->next_hops.count && i < RTM_HOP_LIMIT; i++)
		is_good &= give_back(entity, hops[i]);
	is_good &= give_back_any(entity, info->neighbour);
	is_good &= give_back_any(entity, info->owner);
	is_good &= give_back_any(entity, info->dest);
	return table_leave(is_good ? RTM_NO_ERROR : RTM_INVALID_HANDLE);
}

uint32_t rtm_release_next_hop_info(void *self, const struct rtm_hop_info *info)
{
	struct rtm_entity *const entity = table_enter(self);
	bool is_good;

	if (!entity || !info)
		return table_leave(entity ? RTM_INVALID_PARAMETER : RTM_INVALID_HANDLE);
	is_good = give_back_any(entity, info->owner);
	is_good &= give_back_any(entity, info->remote_dest);
	return table_leave(is_good ? RTM_NO_ERROR : RTM_INVALID_HANDLE);
}
