/* SPDX-License-Identifier: MIT */
/* Everything that has a handle: a handle is a place in one table and how often that place was given away. */
#include "harness/stand-ins/rtm/object.h"

#include "harness/stand-ins/rtm/table.h"

#include "harness/base/allocate.h"

#include <stdlib.h>

/* A handle: place + 1, and above it the turn of the place. On x86 a turn has eight bits, so freed places queue up
 * before reuse. */
enum { PLACE_BITS = 24 };
static const uintptr_t place_mask = ((uintptr_t)1 << PLACE_BITS) - 1;

struct place {
	struct rtm_object *object; /* NULL: free */
	uintptr_t turn;
	uint32_t next_free; /* place + 1; 0: the last */
};

static struct {
	struct place *places;
	uint32_t room, used; /* places there are; those ever used */
	uint32_t first_free, last_free;
	uint32_t count;
} table;

static uint32_t take_place(void)
{
	uint32_t place = table.first_free;

	if (place) {
		table.first_free = table.places[place - 1].next_free;
		if (!table.first_free)
			table.last_free = 0;
		return place;
	}
	if (table.used == table.room) {
		table.room = table.room ? table.room * 2 : 64;
		table.places = reallocate(table.places, table.room, sizeof(*table.places));
	}
	table.places[table.used] = (struct place) { 0 };
	return ++table.used;
}

static void free_place(uint32_t place)
{
	table.places[place - 1].object = NULL;
	table.places[place - 1].turn++;
	table.places[place - 1].next_free = 0;
	if (table.last_free)
		table.places[table.last_free - 1].next_free = place;
	else
		table.first_free = place;
	table.last_free = place;
}

void *object_make(enum rtm_kind kind, size_t size)
{
	struct rtm_object *const object = allocate(1, size);
	const uint32_t place = take_place();

	object->kind = kind;
	object->references = 1;
	object->handle = (void *)(table.places[place - 1].turn << PLACE_BITS | place);
	table.places[place - 1].object = object;
	table.count++;
	return object;
}

struct rtm_object *object_find_any(void *handle)
{
	const uintptr_t number = (uintptr_t)handle;
	const uintptr_t place = number & place_mask;
	struct rtm_object *object;

	if (place == 0 || place > table.used)
		return NULL;
	object = table.places[place - 1].object;
	return object && object->handle == handle ? object : NULL;
}

void *object_find(void *handle, enum rtm_kind kind)
{
	struct rtm_object *const object = object_find_any(handle);

	return object && object->kind == kind ? object : NULL;
}

void object_refer(struct rtm_object *object)
{
	object->references++;
}

void object_drop(struct rtm_object *object)
{
	if (!object || --object->references)
		return;
	free_place((uint32_t)((uintptr_t)object->handle & place_mask));
	table.count--;
	table_release_object(object);
	free(object);
}

/* What points at the holding of a client, or at the NULL behind the last. */
static struct rtm_holding **link_to_holding(struct rtm_object *object, const struct rtm_entity *entity)
{
	struct rtm_holding **link = &object->holdings;

	while (*link && (*link)->entity != entity)
		link = &(*link)->next;
	return link;
}

void *object_hand_out(struct rtm_object *object, struct rtm_entity *entity)
{
	static const enum left made[] = { [KIND_ENTITY] = LEFT_ENTITY_HANDLES,
					  [KIND_DEST] = LEFT_DEST_HANDLES,
					  [KIND_ROUTE] = LEFT_ROUTE_HANDLES,
					  [KIND_HOP] = LEFT_NEXT_HOP_HANDLES };
	struct rtm_holding **link;

	if (!object)
		return NULL;
	link = link_to_holding(object, entity);
	if (!*link) {
		*link = allocate(1, sizeof(**link));
		(*link)->entity = entity;
	}
	(*link)->count++;
	entity->held[object->kind]++;
	if (object->kind < sizeof(made) / sizeof(made[0]))
		entity->made[made[object->kind]]++;
	object->references++;
	return object->handle;
}

bool object_hand_in(struct rtm_object *object, struct rtm_entity *entity)
{
	struct rtm_holding **const link = link_to_holding(object, entity);
	struct rtm_holding *const holding = *link;

	if (!holding)
		return false;
	entity->held[object->kind]--;
	if (!--holding->count) {
		*link = holding->next;
		free(holding);
	}
	object_drop(object);
	return true;
}

void object_visit(void (*visit)(struct rtm_object *object, void *context), void *context)
{
	for (uint32_t i = 0; i < table.used; i++) {
		if (table.places[i].object)
			visit(table.places[i].object, context);
	}
}

uint32_t object_count(void)
{
	return table.count;
}

void object_release_table(void)
{
	if (table.count)
		return;
	free(table.places);
	table.places = NULL;
	table.room = table.used = table.first_free = table.last_free = 0;
}
