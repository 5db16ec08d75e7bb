/* SPDX-License-Identifier: MIT */
/* The interfaces of the router. */
#include "harness/stand-ins/mprapi/router.h"

#include "harness/base/allocate.h"

#include <stdlib.h>
#include <string.h>

static struct router_interface *find(const struct router *router, uint32_t index)
{
	for (size_t i = 0; i < router->count; i++)
		if (router->list[i].index == index)
			return &router->list[i];
	return NULL;
}

/* A copy of what there is room for. */
static uint16_t *copy_name(const uint16_t *name)
{
	size_t length = 0;
	uint16_t *copy;

	while (name && length < ROUTER_NAME_MOST && name[length])
		length++;
	copy = allocate(length + 1, sizeof(*copy));
	if (length)
		memcpy(copy, name, length * sizeof(*copy));
	return copy;
}

bool router_append(struct router *router, uint32_t index, uint32_t type, const uint16_t *name)
{
	if (find(router, index))
		return false;
	router->list = grow(router->list, router->count, sizeof(*router->list));
	router->list[router->count++] = (struct router_interface) { index, type, copy_name(name) };
	return true;
}

static void remove_all(struct router *router)
{
	while (router->count)
		free(router->list[--router->count].name);
}

void router_remove(struct router *router, uint32_t index)
{
	struct router_interface *interface = find(router, index);

	if (index == ROUTER_ALL)
		remove_all(router);
	if (!interface || index == ROUTER_ALL)
		return;
	free(interface->name);
	router->count--;
	memmove(interface, interface + 1, (size_t)(router->list + router->count - interface) * sizeof(*interface));
}

const struct router_interface *router_find(const struct router *router, uint32_t index)
{
	return find(router, index);
}

static uint16_t fold(uint16_t character)
{
	return character >= 'A' && character <= 'Z' ? (uint16_t)(character + ('a' - 'A')) : character;
}

static bool is_same(const uint16_t *one, const uint16_t *other)
{
	for (; *one && fold(*one) == fold(*other); one++, other++)
		;
	return *one == 0 && *other == 0;
}

const struct router_interface *router_find_name(const struct router *router, const uint16_t *name)
{
	for (size_t i = 0; i < router->count; i++)
		if (is_same(router->list[i].name, name))
			return &router->list[i];
	return NULL;
}

void router_release(struct router *router)
{
	remove_all(router);
	free(router->list);
	*router = (struct router) { 0 };
}
