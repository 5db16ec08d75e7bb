/* SPDX-License-Identifier: MIT */
/* The locks that clients take on destinations, routes and next hops. */
#include "harness/stand-ins/rtm/latch.h"

#include "harness/stand-ins/rtm/platform.h"
#include "harness/stand-ins/rtm/table.h"

#include "harness/base/allocate.h"

#include <stdlib.h>

/* One taking. */
struct rtm_grip {
	uintptr_t thread;
	const struct rtm_entity *entity;
	bool is_exclusive;
	struct rtm_grip *next;
};

static bool is_free(const struct rtm_latch *latch, bool is_exclusive)
{
	const uintptr_t thread = platform_thread();

	for (const struct rtm_grip *grip = latch->grips; grip; grip = grip->next) {
		if (grip->thread != thread && (is_exclusive || grip->is_exclusive))
			return false;
	}
	return true;
}

void latch_await(const struct rtm_latch *latch)
{
	while (latch->grips && !is_free(latch, true))
		platform_wait(UINT32_MAX);
}

void latch_take(struct rtm_latch *latch, struct rtm_object *locked, struct rtm_entity *entity, bool is_exclusive)
{
	struct rtm_grip *const grip = allocate(1, sizeof(*grip));

	*grip = (struct rtm_grip) { .thread = platform_thread(), .entity = entity, .is_exclusive = is_exclusive };
	object_refer(locked);
	entity->latched++;
	entity->made[LEFT_LOCKS]++;
	while (!is_free(latch, is_exclusive))
		platform_wait(UINT32_MAX);
	grip->next = latch->grips;
	latch->grips = grip;
}

static void let_go(struct rtm_grip **link, struct rtm_object *locked, struct rtm_entity *entity)
{
	struct rtm_grip *const grip = *link;

	*link = grip->next;
	free(grip);
	entity->latched--;
	platform_wake();
	object_drop(locked);
}

bool latch_return(struct rtm_latch *latch, struct rtm_object *locked, struct rtm_entity *entity, bool is_exclusive)
{
	const uintptr_t thread = platform_thread();
	struct rtm_grip **link = &latch->grips;

	while (*link &&
	       ((*link)->thread != thread || (*link)->entity != entity || (*link)->is_exclusive != is_exclusive))
		link = &(*link)->next;
	if (!*link)
		return false;
	let_go(link, locked, entity);
	return true;
}

void latch_forget(struct rtm_latch *latch, struct rtm_object *locked, struct rtm_entity *entity)
{
	object_refer(locked);
	for (struct rtm_grip **link = &latch->grips; *link;) {
		if ((*link)->entity == entity)
			let_go(link, locked, entity);
		else
			link = &(*link)->next;
	}
	object_drop(locked);
}
