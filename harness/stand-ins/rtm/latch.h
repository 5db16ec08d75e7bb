/* SPDX-License-Identifier: MIT */
/* The locks that clients take on destinations, routes and next hops: held from one call to another, shared or
 * exclusive. */
#ifndef STAND_INS_RTM_LATCH_H
#define STAND_INS_RTM_LATCH_H

#include <stdbool.h>
#include <stdint.h>

struct rtm_entity;
struct rtm_object;

/** A lock; a zeroed one is free. */
struct rtm_latch {
	struct rtm_grip *grips; /**< who holds it */
};

/** Take it for this thread, which may hold it already, and wait until that is possible. What is locked has a reference
 * more. */
void latch_take(struct rtm_latch *latch, struct rtm_object *locked, struct rtm_entity *entity, bool is_exclusive);

/** Give it back, and the reference; false when this thread does not hold it for the client. */
bool latch_return(struct rtm_latch *latch, struct rtm_object *locked, struct rtm_entity *entity, bool is_exclusive);

/** Wait until no other thread holds it: what is locked is going to be changed. The caller has a reference to that. */
void latch_await(const struct rtm_latch *latch);

/** Give back all that a client has, whatever the thread. */
void latch_forget(struct rtm_latch *latch, struct rtm_object *locked, struct rtm_entity *entity);

#endif
