/* SPDX-License-Identifier: MIT */
/* Clients: registering, deregistering, and who else there is. */
#include "harness/stand-ins/rtm/rtm.h"

#include "harness/stand-ins/rtm/ledger.h"
#include "harness/stand-ins/rtm/platform.h"
#include "harness/stand-ins/rtm/table.h"

#include "harness/base/allocate.h"

#include <stdlib.h>
#include <string.h>

/* How long deregistering waits for a callback that does not return, which may wait for a lock that the caller holds. */
enum { VISIT_LIMIT_MS = 2000 };

/* Tell every other client of the family; each is looked for anew, since the lock is given back meanwhile. */
static void tell_others(struct rtm_entity *about, enum rtm_event event)
{
	struct rtm_family *const family = about->family;
	struct rtm_entity **others;
	uint32_t count = 0;

	for (const struct rtm_entity *entity = family->entities; entity; entity = entity->next)
		count++;
	others = allocate(count, sizeof(void *));
	count = 0;
	for (struct rtm_entity *entity = family->entities; entity; entity = entity->next) {
		if (entity != about) {
			object_refer(&entity->object);
			others[count++] = entity;
		}
	}
	for (uint32_t i = 0; i < count; i++) {
		struct rtm_entity_info info = about->info;
		struct rtm_visit visit;

		if (others[i]->is_registered && table_may_tell(others[i])) {
			table_begin_visit(&visit, others[i], false);
			others[i]->tell(others[i]->object.handle, event, about->object.handle, &info);
			table_end_visit(&visit);
		}
		object_drop(&others[i]->object);
	}
	free(others);
}

static uint32_t take_opaque_slot(struct rtm_family *family)
{
	for (uint32_t i = 0; i < RTM_OPAQUE_LIMIT; i++) {
		if (!family->opaque_slots[i]) {
			family->opaque_slots[i] = true;
			return i + 1;
		}
	}
	return 0;
}

static struct rtm_entity *make_entity(struct rtm_family *family, const struct rtm_entity_info *info,
				      const struct rtm_methods *methods)
{
	struct rtm_entity *const entity = object_make(KIND_ENTITY, sizeof(*entity));

	entity->family = family;
	entity->info = *info;
	entity->is_registered = true;
	entity->number = ledger_number();
	if (methods && methods->count) {
		entity->method_count = methods->count;
		entity->methods = allocate(methods->count, sizeof(*entity->methods));
		memcpy(entity->methods, methods->methods, methods->count * sizeof(*entity->methods));
	}
	entity->next = family->entities;
	family->entities = entity;
	family->uses++;
	return entity;
}

static uint32_t register_locked(const struct rtm_entity_info *info, const struct rtm_methods *methods,
				rtm_event_callback tell, bool reserves_opaque, void **handle)
{
	struct rtm_family *const family = table_open_family(info->instance, info->family);
	struct rtm_entity *entity = family->entities;
	uint32_t opaque = 0;

	while (entity && entity->info.id != info->id)
		entity = entity->next;
	if (entity)
		return RTM_ALREADY_EXISTS;
	if (reserves_opaque && !(opaque = take_opaque_slot(family)))
		return RTM_NO_SYSTEM_RESOURCES;
	entity = make_entity(family, info, methods);
	entity->tell = tell;
	entity->opaque = opaque;
	*handle = entity->object.handle;
	object_refer(&entity->object);
	tell_others(entity, RTM_REGISTERED);
	object_drop(&entity->object);
	return RTM_NO_ERROR;
}

uint32_t rtm_register_entity(const struct rtm_entity_info *info, const struct rtm_methods *methods,
			     rtm_event_callback tell, int32_t reserves_opaque, struct rtm_profile *profile,
			     void **handle)
{
	uint32_t code;

	if (!info || !profile || !handle)
		return RTM_INVALID_PARAMETER;
	if (info->family != RTM_INET && info->family != RTM_INET6)
		return RTM_FILE_NOT_FOUND;
	platform_lock();
	code = register_locked(info, methods, tell, reserves_opaque, handle);
	if (code == RTM_NO_ERROR)
		*profile = (struct rtm_profile) { .next_hops_in_route = RTM_HOP_LIMIT,
						  .handles_in_enumeration = RTM_BATCH_LIMIT,
						  .views = RTM_ALL_VIEWS,
						  .view_count = RTM_VIEW_COUNT };
	return table_leave(code);
}

void entity_forget(struct rtm_entity *entity, struct rtm_object *object)
{
	object_refer(object);
	while (object_hand_in(object, entity)) {
	}
	object_drop(object);
}

/* The handles and locks that a client leaves behind in one object. */
static void let_go(struct rtm_object *object, void *context)
{
	struct rtm_entity *const entity = context;

	object_refer(object);
	entity_forget(entity, object);
	if (object->kind == KIND_DEST)
		latch_forget(&((struct rtm_dest *)object)->latch, object, entity);
	else if (object->kind == KIND_HOP)
		latch_forget(&((struct rtm_hop *)object)->latch, object, entity);
	object_drop(object);
}

/* Others may have the destination locked. */
static void withdraw(struct rtm_route *route)
{
	latch_await(&route->dest->latch);
	if (route->is_attached)
		route_delete(route);
}

/* What belongs to a client goes with it. */
static void give_up(struct rtm_object *object, void *context)
{
	struct rtm_entity *const entity = context;

	object_refer(object);
	if (object->kind == KIND_ROUTE && ((struct rtm_route *)object)->owner == entity)
		withdraw((struct rtm_route *)object);
	else if (object->kind == KIND_HOP && ((struct rtm_hop *)object)->owner == entity &&
		 ((struct rtm_hop *)object)->node)
		hop_delete((struct rtm_hop *)object);
	else if (object->kind == KIND_ENUMERATION && ((struct rtm_enumeration *)object)->owner == entity)
		enumeration_delete((struct rtm_enumeration *)object);
	else if (object->kind == KIND_LIST && ((struct rtm_list *)object)->owner == entity)
		list_delete((struct rtm_list *)object);
	else if (object->kind == KIND_NOTIFICATION && ((struct rtm_notification *)object)->owner == entity)
		notification_delete((struct rtm_notification *)object);
	object_drop(object);
}

/* A slot that another client gets is empty everywhere. */
static void free_opaque_slot(struct rtm_entity *entity)
{
	struct rtm_family *const family = entity->family;
	static const uint8_t zero[16];

	if (!entity->opaque)
		return;
	for (const struct trie_node *node = trie_next(&family->dests, zero, 0, true); node;
	     node = trie_next(&family->dests, node->key, node->bits, false)) {
		struct rtm_dest *const dest = node->item;

		if (dest->opaque)
			dest->opaque[entity->opaque - 1] = NULL;
	}
	family->opaque_slots[entity->opaque - 1] = false;
}

static void await_visits(const struct rtm_entity *entity)
{
	const uint64_t limit = platform_now() + VISIT_LIMIT_MS;

	for (uint64_t now = platform_now(); table_is_visited(entity, false) && now < limit; now = platform_now())
		platform_wait((uint32_t)(limit - now));
}

uint32_t rtm_deregister_entity(void *self)
{
	struct rtm_entity *const entity = table_enter(self);
	struct rtm_entity **link;
	struct rtm_family *family;

	if (!entity)
		return table_leave(RTM_INVALID_HANDLE);
	family = entity->family;
	ledger_close(entity);
	entity->is_registered = false;
	entity->is_blocked = false;
	platform_wake();
	object_visit(let_go, entity);
	object_visit(give_up, entity);
	free_opaque_slot(entity);
	for (link = &family->entities; *link != entity;)
		link = &(*link)->next;
	*link = entity->next;
	tell_others(entity, RTM_DEREGISTERED);
	await_visits(entity);
	object_drop(&entity->object);
	table_close_family(family);
	if (!table_families())
		platform_end_messenger();
	return table_leave(RTM_NO_ERROR);
}

uint32_t rtm_get_registered_entities(void *self, uint32_t *count, void **entities, struct rtm_entity_info *infos)
{
	struct rtm_entity *const entity = table_enter(self);
	uint32_t given = 0;
	bool is_short = false;

	if (!entity || !count)
		return table_leave(entity ? RTM_INVALID_PARAMETER : RTM_INVALID_HANDLE);
	for (struct rtm_entity *other = entity->family->entities; other; other = other->next) {
		is_short = given == *count;
		if (is_short)
			break;
		if (infos)
			infos[given] = other->info;
		if (entities)
			entities[given] = object_hand_out(&other->object, entity);
		given++;
	}
	*count = given;
	return table_leave(is_short ? RTM_INSUFFICIENT_BUFFER : RTM_NO_ERROR);
}

uint32_t rtm_get_entity_info(void *self, void *handle, struct rtm_entity_info *info)
{
	struct rtm_entity *const entity = table_enter(self);
	struct rtm_entity *const other = object_find(handle, KIND_ENTITY);

	if (!entity || !other || !info)
		return table_leave(entity && other ? RTM_INVALID_PARAMETER : RTM_INVALID_HANDLE);
	*info = other->info;
	return table_leave(RTM_NO_ERROR);
}

uint32_t rtm_release_entity_info(void *self, const struct rtm_entity_info *info)
{
	struct rtm_entity *const entity = table_enter(self);

	/* An RTM_ENTITY_INFO holds no handle, so there is nothing to give back. */
	return table_leave(!entity ? RTM_INVALID_HANDLE : info ? RTM_NO_ERROR : RTM_INVALID_PARAMETER);
}

uint32_t rtm_release_entities(void *self, uint32_t count, void **entities)
{
	struct rtm_entity *const entity = table_enter(self);
	uint32_t code = RTM_NO_ERROR;

	if (!entity || (count && !entities))
		return table_leave(entity ? RTM_INVALID_PARAMETER : RTM_INVALID_HANDLE);
	for (uint32_t i = 0; i < count; i++) {
		struct rtm_entity *const other = object_find(entities[i], KIND_ENTITY);

		if (!other || !object_hand_in(&other->object, entity))
			code = RTM_INVALID_HANDLE;
	}
	return table_leave(code);
}
