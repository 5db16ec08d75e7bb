/* SPDX-License-Identifier: MIT */
/* Change notification: each has a list of the destinations that changed since its client looked last. */
#include "harness/stand-ins/rtm/rtm.h"

#include "harness/stand-ins/rtm/platform.h"
#include "harness/stand-ins/rtm/table.h"

#include "harness/base/allocate.h"

#include <stdlib.h>

static struct rtm_change *find_change(const struct rtm_dest *dest, const struct rtm_notification *notification)
{
	struct rtm_change *change = dest->changes;

	while (change && change->notification != notification)
		change = change->next_of_dest;
	return change;
}

/* The first change that is not told yet calls the messenger. */
static void append(struct rtm_notification *notification, struct rtm_dest *dest)
{
	struct rtm_change *change;

	if (!find_change(dest, notification)) {
		change = allocate(1, sizeof(*change));
		*change = (struct rtm_change) { .dest = dest,
						.notification = notification,
						.next_of_dest = dest->changes,
						.previous = notification->last };
		dest->changes = change;
		object_refer(&dest->object);
		if (notification->last)
			notification->last->next = change;
		else
			notification->first = change;
		notification->last = change;
	}
	if (!notification->is_told && !notification->is_pending) {
		notification->is_pending = true;
		platform_call_messenger();
	}
}

static void take_out(struct rtm_change *change)
{
	struct rtm_notification *const notification = change->notification;
	struct rtm_change **link = &change->dest->changes;

	while (*link != change)
		link = &(*link)->next_of_dest;
	*link = change->next_of_dest;
	if (change->previous)
		change->previous->next = change->next;
	else
		notification->first = change->next;
	if (change->next)
		change->next->previous = change->previous;
	else
		notification->last = change->previous;
	object_drop(&change->dest->object);
	free(change);
}

void notification_note(struct rtm_dest *dest, uint32_t view, uint32_t types)
{
	for (uint32_t slot = 0; slot < RTM_NOTIFICATION_LIMIT; slot++) {
		struct rtm_notification *const notification = dest->family->notifications[slot];

		if (notification && notification->views & 1U << view && notification->flags & types &&
		    (!(notification->flags & RTM_ONLY_MARKED) || dest->marks & UINT32_C(1) << slot))
			append(notification, dest);
	}
}

void notification_clear(struct rtm_notification *notification)
{
	const struct rtm_family *const family = notification->owner->family;
	static const uint8_t zero[16];

	while (notification->first)
		take_out(notification->first);
	for (const struct trie_node *node = trie_next(&family->dests, zero, 0, true); node;
	     node = trie_next(&family->dests, node->key, node->bits, false)) {
		struct rtm_dest *const dest = node->item;

		dest->marks &= ~(UINT32_C(1) << notification->slot);
	}
}

void notification_delete(struct rtm_notification *notification)
{
	struct rtm_entity *const owner = notification->owner;

	notification_clear(notification);
	owner->family->notifications[notification->slot] = NULL;
	owner->created[KIND_NOTIFICATION]--;
	notification->is_pending = false;
	object_drop(&notification->object);
}

/* Somebody to tell, in any family. */
static struct rtm_notification *find_pending(void)
{
	for (struct rtm_family *family = table_families(); family; family = family->next) {
		for (uint32_t slot = 0; slot < RTM_NOTIFICATION_LIMIT; slot++) {
			if (family->notifications[slot] && family->notifications[slot]->is_pending)
				return family->notifications[slot];
		}
	}
	return NULL;
}

bool notification_deliver(void)
{
	struct rtm_notification *notification = find_pending();
	const bool is_any = notification != NULL;

	for (; notification; notification = find_pending()) {
		struct rtm_entity *const owner = notification->owner;
		void *const handle = notification->object.handle;
		void *const context = notification->context;
		struct rtm_visit visit;

		notification->is_pending = false;
		if (!notification->first || !table_may_tell(owner))
			continue;
		notification->is_told = true;
		object_refer(&owner->object);
		table_begin_visit(&visit, owner, false);
		owner->tell(owner->object.handle, RTM_CHANGED, handle, context);
		table_end_visit(&visit);
		object_drop(&owner->object);
	}
	return is_any;
}

static struct rtm_notification *find(const struct rtm_entity *entity, void *handle)
{
	struct rtm_notification *const notification = entity ? object_find(handle, KIND_NOTIFICATION) : NULL;

	return notification && notification->owner == entity ? notification : NULL;
}

uint32_t rtm_register_for_change_notification(void *self, uint32_t views, uint32_t flags, void *context, void **handle)
{
	struct rtm_entity *const entity = table_enter(self);
	struct rtm_notification *notification;
	uint32_t slot = 0;

	if (!entity)
		return table_leave(RTM_INVALID_HANDLE);
	if (!handle || !(flags & (RTM_TYPE_ALL | RTM_TYPE_BEST | RTM_TYPE_FORWARDING)))
		return table_leave(RTM_INVALID_PARAMETER);
	if (views && !(views & RTM_ALL_VIEWS))
		return table_leave(RTM_NOT_SUPPORTED);
	while (slot < RTM_NOTIFICATION_LIMIT && entity->family->notifications[slot])
		slot++;
	if (slot == RTM_NOTIFICATION_LIMIT)
		return table_leave(RTM_NO_SYSTEM_RESOURCES);
	notification = object_make(KIND_NOTIFICATION, sizeof(*notification));
	notification->owner = entity;
	notification->slot = slot;
	notification->views = views ? views & RTM_ALL_VIEWS : RTM_ALL_VIEWS;
	notification->flags = flags;
	notification->context = context;
	entity->family->notifications[slot] = notification;
	entity->created[KIND_NOTIFICATION]++;
	entity->made[LEFT_NOTIFICATIONS]++;
	*handle = notification->object.handle;
	return table_leave(RTM_NO_ERROR);
}

uint32_t rtm_deregister_from_change_notification(void *self, void *handle)
{
	struct rtm_notification *const notification = find(table_enter(self), handle);

	if (!notification)
		return table_leave(RTM_INVALID_HANDLE);
	notification_delete(notification);
	return table_leave(RTM_NO_ERROR);
}

uint32_t rtm_get_changed_dests(void *self, void *handle, uint32_t *count, struct rtm_dest_info *infos)
{
	struct rtm_entity *const entity = table_enter(self);
	struct rtm_notification *const notification = find(entity, handle);
	uint8_t *at = (uint8_t *)infos;
	uint32_t given = 0;

	if (!notification)
		return table_leave(RTM_INVALID_HANDLE);
	if (!count || !infos || *count < 1 || *count > RTM_BATCH_LIMIT)
		return table_leave(RTM_INVALID_PARAMETER);
	for (; given < *count && notification->first; given++) {
		dest_describe(notification->first->dest, entity, RTM_WHOEVER, notification->views,
			      (struct rtm_dest_info *)(void *)at);
		at += rtm_dest_info_size(dest_count_views(notification->views));
		take_out(notification->first);
	}
	notification->is_told = false;
	*count = given;
	return table_leave(given ? RTM_NO_ERROR : RTM_NO_MORE_ITEMS);
}

uint32_t rtm_release_changed_dests(void *self, void *handle, uint32_t count, const struct rtm_dest_info *infos)
{
	struct rtm_entity *const entity = table_enter(self);
	const bool is_good = find(entity, handle) != NULL;

	table_leave(0);
	return is_good ? rtm_release_dests(self, count, infos) : RTM_INVALID_HANDLE;
}

uint32_t rtm_ignore_changed_dests(void *self, void *handle, uint32_t count, void **dests)
{
	struct rtm_entity *const entity = table_enter(self);
	const struct rtm_notification *const notification = find(entity, handle);
	uint32_t code = RTM_NO_ERROR;

	if (!notification || (count && !dests))
		return table_leave(notification ? RTM_INVALID_PARAMETER : RTM_INVALID_HANDLE);
	for (uint32_t i = 0; i < count; i++) {
		const struct rtm_dest *const dest = entity_find_dest(entity, dests[i]);
		struct rtm_change *const change = dest ? find_change(dest, notification) : NULL;

		if (change)
			take_out(change);
		if (!dest)
			code = RTM_INVALID_HANDLE;
	}
	return table_leave(code);
}

uint32_t rtm_get_change_status(void *self, void *handle, void *dest_handle, int32_t *has_changed)
{
	struct rtm_entity *const entity = table_enter(self);
	const struct rtm_notification *const notification = find(entity, handle);
	const struct rtm_dest *const dest = notification ? entity_find_dest(entity, dest_handle) : NULL;

	if (!dest || !has_changed)
		return table_leave(dest ? RTM_INVALID_PARAMETER : RTM_INVALID_HANDLE);
	*has_changed = find_change(dest, notification) != NULL;
	return table_leave(RTM_NO_ERROR);
}

uint32_t rtm_mark_dest_for_change_notification(void *self, void *handle, void *dest_handle, int32_t is_marked)
{
	struct rtm_entity *const entity = table_enter(self);
	const struct rtm_notification *const notification = find(entity, handle);
	struct rtm_dest *const dest = notification ? entity_find_dest(entity, dest_handle) : NULL;
	const uint32_t bit = notification ? UINT32_C(1) << notification->slot : 0;

	if (!dest)
		return table_leave(RTM_INVALID_HANDLE);
	dest->marks = is_marked ? dest->marks | bit : dest->marks & ~bit;
	return table_leave(RTM_NO_ERROR);
}

uint32_t rtm_is_marked_for_change_notification(void *self, void *handle, void *dest_handle, int32_t *is_marked)
{
	struct rtm_entity *const entity = table_enter(self);
	const struct rtm_notification *const notification = find(entity, handle);
	const struct rtm_dest *const dest = notification ? entity_find_dest(entity, dest_handle) : NULL;

	if (!dest || !is_marked)
		return table_leave(dest ? RTM_INVALID_PARAMETER : RTM_INVALID_HANDLE);
	*is_marked = (dest->marks & UINT32_C(1) << notification->slot) != 0;
	return table_leave(RTM_NO_ERROR);
}
