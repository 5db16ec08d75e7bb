/* SPDX-License-Identifier: MIT */
/* What happens at a time. */
#include "harness/stand-ins/rtm/due.h"

#include "harness/stand-ins/rtm/platform.h"

#include "harness/base/allocate.h"

#include <stdlib.h>

static struct {
	struct due **dues;
	uint32_t count, room;
} heap;

static void put(struct due *due, uint32_t place)
{
	heap.dues[place] = due;
	due->place = place + 1;
}

static void sift_up(struct due *due, uint32_t place)
{
	while (place && heap.dues[(place - 1) / 2]->at > due->at) {
		put(heap.dues[(place - 1) / 2], place);
		place = (place - 1) / 2;
	}
	put(due, place);
}

static void sift_down(struct due *due, uint32_t place)
{
	for (uint32_t child = place * 2 + 1; child < heap.count; child = place * 2 + 1) {
		if (child + 1 < heap.count && heap.dues[child + 1]->at < heap.dues[child]->at)
			child++;
		if (heap.dues[child]->at >= due->at)
			break;
		put(heap.dues[child], place);
		place = child;
	}
	put(due, place);
}

void due_clear(struct due *due)
{
	struct due *last;
	uint32_t place;

	if (!due->place)
		return;
	place = due->place - 1;
	due->place = 0;
	last = heap.dues[--heap.count];
	if (last == due)
		return;
	if (place && heap.dues[(place - 1) / 2]->at > last->at)
		sift_up(last, place);
	else
		sift_down(last, place);
}

void due_set(struct due *due, struct rtm_object *object, uint32_t ms)
{
	due_clear(due);
	due->at = platform_now() + ms;
	due->object = object;
	if (heap.count == heap.room) {
		heap.room = heap.room ? heap.room * 2 : 64;
		heap.dues = reallocate(heap.dues, heap.room, sizeof(void *));
	}
	sift_up(due, heap.count++);
	if (due->place == 1)
		platform_call_messenger();
}

struct rtm_object *due_take(void)
{
	struct due *const first = heap.count ? heap.dues[0] : NULL;

	if (!first || first->at > platform_now())
		return NULL;
	due_clear(first);
	return first->object;
}

uint32_t due_wait(void)
{
	const uint64_t now = platform_now();

	if (!heap.count)
		return UINT32_MAX;
	if (heap.dues[0]->at <= now)
		return 0;
	return heap.dues[0]->at - now < UINT32_MAX ? (uint32_t)(heap.dues[0]->at - now) : UINT32_MAX - 1;
}

void due_release(void)
{
	if (heap.count)
		return;
	free(heap.dues);
	heap.dues = NULL;
	heap.room = 0;
}
