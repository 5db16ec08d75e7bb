/* SPDX-License-Identifier: MIT */
/* The routing table: who is in it, who calls, and what goes with an object that nobody refers to any more. */
#include "harness/stand-ins/rtm/table.h"

#include "harness/stand-ins/rtm/platform.h"
#include "harness/stand-ins/rtm/rtm.h"

#include "harness/base/allocate.h"

#include <stdlib.h>
#include <string.h>

static struct rtm_family *families;
static struct rtm_visit *visits;

struct rtm_entity *table_enter(void *handle)
{
	struct rtm_entity *entity;

	platform_lock();
	entity = object_find(handle, KIND_ENTITY);
	return entity && entity->is_registered ? entity : NULL;
}

uint32_t table_leave(uint32_t code)
{
	platform_unlock();
	return code;
}

struct rtm_family *table_families(void)
{
	return families;
}

struct rtm_family *table_open_family(uint16_t instance, uint16_t number)
{
	struct rtm_family *family = families;

	while (family && (family->instance != instance || family->family != number))
		family = family->next;
	if (family)
		return family;
	family = allocate(1, sizeof(*family));
	family->instance = instance;
	family->family = number;
	family->bits = number == RTM_INET ? 32 : 128;
	family->next = families;
	families = family;
	return family;
}

void table_close_family(struct rtm_family *family)
{
	struct rtm_family **link = &families;

	if (--family->uses)
		return;
	while (*link != family)
		link = &(*link)->next;
	*link = family->next;
	free(family);
}

static void release_entity(struct rtm_entity *entity)
{
	free(entity->methods);
}

static void release_dest(struct rtm_dest *dest)
{
	due_clear(&dest->due);
	trie_remove(&dest->family->dests, dest->node);
	free(dest->opaque);
	table_close_family(dest->family);
}

static void release_route(struct rtm_route *route)
{
	object_drop(&route->dest->object);
	object_drop(&route->owner->object);
	if (route->offer.neighbour)
		object_drop(&route->offer.neighbour->object);
	for (uint16_t i = 0; i < route->offer.hop_count; i++)
		object_drop(&route->offer.hops[i]->object);
}

static void release_hop(struct rtm_hop *hop)
{
	object_drop(&hop->owner->object);
}

static void release_enumeration(struct rtm_enumeration *enumeration)
{
	if (enumeration->dest)
		object_drop(&enumeration->dest->object);
	free(enumeration->criteria);
}

void table_release_object(struct rtm_object *object)
{
	switch (object->kind) {
	case KIND_ENTITY:
		release_entity((struct rtm_entity *)object);
		break;
	case KIND_DEST:
		release_dest((struct rtm_dest *)object);
		break;
	case KIND_ROUTE:
		release_route((struct rtm_route *)object);
		break;
	case KIND_HOP:
		release_hop((struct rtm_hop *)object);
		break;
	case KIND_ENUMERATION:
		release_enumeration((struct rtm_enumeration *)object);
		break;
	default:
		break;
	}
}

bool table_may_tell(const struct rtm_entity *entity)
{
	return entity->tell && platform_can_call((void (*)(void))entity->tell);
}

void table_begin_visit(struct rtm_visit *visit, const struct rtm_entity *entity, bool is_method)
{
	*visit = (struct rtm_visit) {
		.thread = platform_thread(), .entity = entity, .is_method = is_method, .next = visits
	};
	visits = visit;
	platform_unlock();
}

void table_end_visit(struct rtm_visit *visit)
{
	struct rtm_visit **link = &visits;

	platform_lock();
	while (*link != visit)
		link = &(*link)->next;
	*link = visit->next;
	platform_wake();
}

bool table_is_visited(const struct rtm_entity *entity, bool only_methods)
{
	const uintptr_t thread = platform_thread();

	for (const struct rtm_visit *visit = visits; visit; visit = visit->next) {
		if (visit->entity == entity && visit->thread != thread && (visit->is_method || !only_methods))
			return true;
	}
	return false;
}

bool family_read_address(const struct rtm_family *family, const struct rtm_address *address, struct rtm_address *clean)
{
	const unsigned whole = address ? address->bits / 8U : 0;

	if (!address || address->family != family->family || address->bits > family->bits)
		return false;
	*clean = (struct rtm_address) { .family = address->family, .bits = address->bits };
	memcpy(clean->bytes, address->bytes, whole);
	if (address->bits % 8)
		clean->bytes[whole] = address->bytes[whole] & (uint8_t)(0xFF << (8 - address->bits % 8));
	return true;
}

struct rtm_dest *entity_find_dest(const struct rtm_entity *entity, void *handle)
{
	struct rtm_dest *const dest = object_find(handle, KIND_DEST);

	return dest && dest->family == entity->family ? dest : NULL;
}

struct rtm_route *entity_find_route(const struct rtm_entity *entity, void *handle)
{
	struct rtm_route *const route = object_find(handle, KIND_ROUTE);

	return route && route->dest->family == entity->family ? route : NULL;
}

struct rtm_hop *entity_find_hop(const struct rtm_entity *entity, void *handle)
{
	struct rtm_hop *const hop = object_find(handle, KIND_HOP);

	return hop && hop->owner->family == entity->family ? hop : NULL;
}

uint32_t rtm_deliver(void)
{
	struct rtm_object *object;
	uint32_t wait;

	platform_lock();
	do {
		while ((object = due_take())) {
			if (object->kind == KIND_ROUTE)
				route_expire((struct rtm_route *)object);
			else
				dest_end_hold((struct rtm_dest *)object);
		}
	} while (notification_deliver());
	wait = due_wait();
	platform_unlock();
	return wait;
}

uint32_t rtm_count_objects(void)
{
	uint32_t count;

	platform_lock();
	count = object_count();
	platform_unlock();
	return count;
}

/* Whoever is still registered may be unloaded. */
static void silence(void)
{
	platform_lock();
	for (const struct rtm_family *family = families; family; family = family->next) {
		for (struct rtm_entity *entity = family->entities; entity; entity = entity->next)
			entity->tell = NULL;
	}
	platform_unlock();
}

/* The handle of somebody who is registered; NULL when nobody is. */
static void *any_entity(void)
{
	void *handle = NULL;

	platform_lock();
	for (const struct rtm_family *family = families; family && !handle; family = family->next)
		handle = family->entities ? family->entities->object.handle : NULL;
	platform_unlock();
	return handle;
}

void rtm_release(void)
{
	silence();
	for (void *entity = any_entity(); entity; entity = any_entity())
		rtm_deregister_entity(entity);
	platform_lock();
	due_release();
	object_release_table();
	platform_unlock();
}
