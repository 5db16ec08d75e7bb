/* SPDX-License-Identifier: MIT */
#include "harness/posix/router_platform.h"
#include "harness/stand-ins/rtm/due.h"
#include "harness/stand-ins/rtm/object.h"

#include <criterion/criterion.h>

enum { COUNT = 300, LONGEST_MS = 1000000 };

static struct {
	struct rtm_object object;
	struct due due;
} items[COUNT];

static uint32_t step(uint32_t *state)
{
	*state = *state * 1664525 + 1013904223;
	return *state >> 8;
}

/* The first of those that are set; COUNT when none is. */
static int first_of(void)
{
	int first = COUNT;

	for (int i = 0; i < COUNT; i++) {
		if (items[i].due.place && (first == COUNT || items[i].due.at < items[first].due.at))
			first = i;
	}
	return first;
}

Test(rtm_due, comes_in_the_order_of_the_times)
{
	uint32_t state = 1;
	uint32_t taken = 0;

	for (int i = 0; i < COUNT * 10; i++) {
		const uint32_t which = step(&state) % COUNT;

		if (step(&state) % 3)
			due_set(&items[which].due, &items[which].object, 1 + step(&state) % LONGEST_MS);
		else
			due_clear(&items[which].due);
	}
	cr_assert_leq(due_wait(), LONGEST_MS);
	for (int first = first_of(); first < COUNT; first = first_of()) {
		const uint32_t wait = due_wait();

		/* Of two at the same time either may come. */
		const uint64_t at = items[first].due.at;
		const struct rtm_object *object;

		platform_advance(wait);
		object = due_take();
		cr_assert_not_null(object);
		for (int i = 0; i < COUNT; i++)
			cr_assert(object != &items[i].object || items[i].due.at == at);
		taken++;
	}
	cr_assert_gt(taken, COUNT / 3);
	cr_assert_null(due_take());
	cr_assert_eq(due_wait(), UINT32_MAX);
	due_release();
}

Test(rtm_due, calls_the_messenger_for_what_comes_first)
{
	platform_count_calls();
	due_set(&items[0].due, &items[0].object, 1000000);
	cr_assert_eq(platform_count_calls(), 1);
	due_set(&items[1].due, &items[1].object, 2000000);
	cr_assert_eq(platform_count_calls(), 0);
	due_set(&items[1].due, &items[1].object, 500000);
	cr_assert_eq(platform_count_calls(), 1);
	due_clear(&items[0].due);
	due_clear(&items[1].due);
	due_release();
}
