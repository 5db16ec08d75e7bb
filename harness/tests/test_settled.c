/* SPDX-License-Identifier: MIT */
/* What is shown of a case does not depend on which others shared its run. */
#include "harness/model/codes.h"
#include "harness/output/settled.h"

#include <criterion/criterion.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct call add = { .entry = ENTRY_ADD_INTERFACE }, stop = { .entry = ENTRY_STOP },
			 wait = { .entry = ENTRY_AWAIT_STOPPED }, fetch = { .entry = ENTRY_GET_EVENT_MESSAGE };

#define SAYS_STOPPED(...) { .kind = HEARD_MESSAGE, .arguments = { ROUTER_STOPPED }, .is_announced = 1, __VA_ARGS__ }
#define RECEIVING(...) { .kind = HEARD_SET_INTERFACE_RECEIVE_TYPE, __VA_ARGS__ }
#define PENDING(...) { .entry = ENTRY_STOP, .returned = ERROR_PROTOCOL_STOP_PENDING, __VA_ARGS__ }

/* One case of a plan of its own. */
struct scene {
	const struct call *steps[4];
	struct planned_case planned;
	struct plan plan;
	struct case_result done;
	struct result result;
	struct observation room;
};

/* The observation as it is shown, of a case with these steps. */
static const struct observation *settle(struct scene *scene, size_t step_count, struct call_observation *calls, size_t call_count,
					struct heard *heard, size_t heard_count)
{
	scene->planned.steps = scene->steps;
	scene->planned.step_count = step_count;
	scene->plan.cases = &scene->planned;
	scene->plan.count = 1;
	scene->done.observation.calls = calls;
	scene->done.observation.call_count = call_count;
	scene->done.observation.heard = heard;
	scene->done.observation.heard_count = heard_count;
	scene->result.plan = &scene->plan;
	scene->result.cases = &scene->done;
	return settled_read(&scene->room, &scene->result, 0);
}

Test(settled, leaves_out_the_end_of_a_shared_run)
{
	struct scene scene = { .steps = { &add } };
	struct call_observation calls[] = { { .entry = ENTRY_ADD_INTERFACE },
					    { .step = STEP_CLEAN_UP, .entry = ENTRY_DELETE_INTERFACE },
					    PENDING(.step = STEP_CLEAN_UP),
					    { .step = STEP_CLEAN_UP, .entry = ENTRY_AWAIT_STOPPED } };
	struct heard heard[] = { SAYS_STOPPED(.step = 0), RECEIVING(.step = STEP_CLEAN_UP) };
	const struct observation *shown = settle(&scene, 1, calls, COUNT(calls), heard, COUNT(heard));

	cr_assert_eq(shown->call_count, 2);
	cr_expect_eq(shown->calls[1].entry, ENTRY_DELETE_INTERFACE);
	cr_assert_eq(shown->heard_count, 1);
	cr_expect_eq(shown->heard[0].kind, HEARD_SET_INTERFACE_RECEIVE_TYPE, "what the case itself caused stays");
	settled_release(&scene.room);
}

Test(settled, shows_an_end_that_is_odd)
{
	struct violation violation = { .got = (char[]) { "message ROUTER_STOPPED(), unannounced" } };
	struct call_observation plain[] = { { .entry = ENTRY_ADD_INTERFACE }, PENDING(.step = STEP_CLEAN_UP) };

	for (int odd = 0; odd < 6; odd++) {
		struct scene scene = { .steps = { &add } };
		struct call_observation calls[2] = { plain[0], plain[1] };
		struct traced traced = { .call = 1, .text = (char[]) { "stopping" } };

		if (odd == 0)
			calls[1].returned = 87;
		else if (odd == 1)
			calls[1] = (struct call_observation) { .step = STEP_CLEAN_UP, .entry = ENTRY_AWAIT_STOPPED, .flags = OBSERVED_TIMED_OUT };
		else if (odd == 2)
			calls[1].ending = ENDING_CRASHED;
		else if (odd == 3)
			calls[1].breach.kind = BREACH_READ_PAST;
		else if (odd == 4)
			scene.done.judgement = (struct judgement) { .violations = &violation, .violation_count = 1 };
		else
			scene.done.observation.traced = &traced, scene.done.observation.traced_count = 1;
		cr_expect_eq(settle(&scene, 1, calls, 2, NULL, 0)->call_count, 2, "%d", odd);
		settled_release(&scene.room);
	}
}

/* Whichever case fetched it, and in whichever call. */
Test(settled, shows_the_end_of_a_stop_where_it_is_waited_for)
{
	struct heard elsewhere[] = { SAYS_STOPPED(.step = 1) };

	for (size_t heard = 0; heard <= 1; heard++) {
		struct scene scene = { .steps = { &add, &stop, &wait } };
		struct call_observation calls[] = { { .entry = ENTRY_ADD_INTERFACE }, PENDING(.step = 1),
						    { .step = 2, .entry = ENTRY_AWAIT_STOPPED } };
		const struct observation *shown = settle(&scene, 3, calls, COUNT(calls), elsewhere, heard);

		cr_assert_eq(shown->heard_count, 1);
		cr_expect_eq(shown->heard[0].step, 2);
		cr_expect_eq(shown->heard[0].arguments[0], ROUTER_STOPPED);
		settled_release(&scene.room);
	}
}

Test(settled, shows_no_end_of_a_stop_that_was_done_at_once)
{
	struct scene scene = { .steps = { &add, &stop, &wait } };
	struct call_observation calls[] = { { .entry = ENTRY_ADD_INTERFACE }, { .step = 1, .entry = ENTRY_STOP },
					    { .step = 2, .entry = ENTRY_AWAIT_STOPPED } };

	cr_expect_eq(settle(&scene, 3, calls, COUNT(calls), NULL, 0)->heard_count, 0);
	settled_release(&scene.room);
}

Test(settled, leaves_what_a_case_fetches_or_nothing_explains)
{
	struct scene scene = { .steps = { &add, &stop, &fetch, &wait } };
	struct call_observation calls[] = { { .entry = ENTRY_ADD_INTERFACE }, PENDING(.step = 1),
					    { .step = 2, .entry = ENTRY_GET_EVENT_MESSAGE }, { .step = 3, .entry = ENTRY_AWAIT_STOPPED } };
	struct heard heard[] = { SAYS_STOPPED(.step = 2), SAYS_STOPPED(.step = 3), RECEIVING(.step = 3) };
	const struct observation *shown = settle(&scene, 4, calls, COUNT(calls), heard, COUNT(heard));

	cr_assert_eq(shown->heard_count, 3);
	cr_expect_eq(shown->heard[0].kind, HEARD_SET_INTERFACE_RECEIVE_TYPE, "messages come last");
	cr_expect_eq(shown->heard[1].step, 2);
	cr_expect_eq(shown->heard[2].step, 3, "a second one is nobody's end");
	settled_release(&scene.room);
}

Test(settled, takes_other_observations_as_they_are)
{
	struct scene scene = { .steps = { &add } };
	struct call_observation calls[] = { { .entry = ENTRY_ADD_INTERFACE } };
	struct heard heard[] = { RECEIVING(.step = 0), SAYS_STOPPED(.step = 0) };

	cr_expect_eq(settle(&scene, 1, calls, 1, heard, 2), &scene.done.observation);
}
