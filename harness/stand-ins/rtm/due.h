/* SPDX-License-Identifier: MIT */
/* What happens at a time: routes expire, hold-downs end. A heap, so that 100,000 routes may have their time. */
#ifndef STAND_INS_RTM_DUE_H
#define STAND_INS_RTM_DUE_H

#include <stdint.h>

struct rtm_object;

/** A time that belongs to an object; zeroed, it is not set. */
struct due {
	uint64_t at;    /**< of platform_now() */
	uint32_t place; /**< in the heap + 1; 0: not set */
	struct rtm_object *object;
};

/** Set the time, or another one, in `ms` from now. The messenger is called when it comes first. */
void due_set(struct due *due, struct rtm_object *object, uint32_t ms);

/** No such time; nothing happens when none was set. */
void due_clear(struct due *due);

/** The object whose time has come, which is cleared; NULL when there is none. */
struct rtm_object *due_take(void);

/** Milliseconds to the next time, UINT32_MAX when none is set. */
uint32_t due_wait(void);

/** Release the heap; nothing happens when a time is set. */
void due_release(void);

#endif
