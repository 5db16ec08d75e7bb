/* SPDX-License-Identifier: MIT */
/* The interfaces of the router, as mprapi.dll tells of them: those that the candidate was given. Knows nothing of
 * Windows. */
#ifndef HARNESS_STAND_INS_ROUTER_H
#define HARNESS_STAND_INS_ROUTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** The most characters of a name, without its end: MAX_INTERFACE_NAME_LEN. A longer one is cut. */
enum { ROUTER_NAME_MOST = 256 };

#define ROUTER_ALL 0xFFFFFFFFu

/** One interface. */
struct router_interface {
	uint32_t index;
	uint32_t type;  /**< NET_INTERFACE_TYPE of routprot.h */
	uint16_t *name; /**< UTF-16, ROUTER_NAME_MOST at most and a 0; both its GUID's name and its friendly one */
};

/** All of them, in the order in which they were added. `{ 0 }` has none. */
struct router {
	struct router_interface *list;
	size_t count;
};

/** There is an interface; NULL for a name is an empty one. False when there is one of that index already, which stays
 * as it is. */
bool router_append(struct router *router, uint32_t index, uint32_t type, const uint16_t *name);

/** It is there no more; nor is any, where the index is ROUTER_ALL. */
void router_remove(struct router *router, uint32_t index);

/** The interface, or NULL. Names are compared without regard to the case of ASCII letters; the first that fits is
 * meant. */
const struct router_interface *router_find(const struct router *router, uint32_t index);
const struct router_interface *router_find_name(const struct router *router, const uint16_t *name);

/** Forget all of them. */
void router_release(struct router *router);

#endif
