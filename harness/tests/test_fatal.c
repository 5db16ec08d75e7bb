/* SPDX-License-Identifier: MIT */
/* Calls that are known to end the worker. */
#include "harness/watch/fatal.h"

#include "harness/model/codes.h"

#include <criterion/criterion.h>

#include <string.h>

static struct call null_enabled = { .entry = ENTRY_INTERFACE_STATUS,
				    .status_type = RIS_INTERFACE_ENABLED,
				    .active = 1 };
static struct call one_enabled = { .entry = ENTRY_INTERFACE_STATUS,
				   .status_type = RIS_INTERFACE_ENABLED,
				   .active = 1,
				   .info = INFO_BINDING,
				   .addresses = 1 };
static struct call null_disabled = { .entry = ENTRY_INTERFACE_STATUS, .status_type = RIS_INTERFACE_DISABLED };

/* A case of a single step; a macro, since the list of its steps must outlive it. */
#define CASE_OF(step) ((struct planned_case) { .steps = &(const struct call *) { step }, .step_count = 1 })

Test(fatal, knows_nothing_at_first)
{
	const struct fatal_calls calls = { 0 };
	const struct planned_case planned = CASE_OF(&null_enabled);

	cr_expect_null(fatal_find(&calls, &planned));
}

Test(fatal, believes_two_hangs_of_the_same_leading_arguments)
{
	struct fatal_calls calls = { 0 };
	const struct planned_case one = CASE_OF(&null_enabled), other = CASE_OF(&null_disabled);

	fatal_append(&calls, &null_enabled, ENDING_HUNG, 4, PROOF_CALL);
	cr_expect_null(fatal_find(&calls, &one));
	fatal_append(&calls, &one_enabled, ENDING_HUNG, 9, PROOF_CALL);
	cr_assert_not_null(fatal_find(&calls, &one));
	cr_expect_eq(fatal_find(&calls, &one)->place, 4);
	cr_expect_null(fatal_find(&calls, &other));
}

Test(fatal, believes_crashes_by_all_arguments_first)
{
	struct fatal_calls calls = { 0 };
	const struct planned_case same = CASE_OF(&null_enabled), alike = CASE_OF(&one_enabled);

	for (int i = 0; i < FATAL_SAME_CRASHES; i++)
		fatal_append(&calls, &null_enabled, ENDING_CRASHED, 0, PROOF_CALL);
	cr_expect_not_null(fatal_find(&calls, &same));
	cr_expect_null(fatal_find(&calls, &alike));
	while (calls.deaths < FATAL_CRASHES)
		fatal_append(&calls, &null_enabled, ENDING_CRASHED, 0, PROOF_CALL);
	cr_expect_not_null(fatal_find(&calls, &alike));
}

Test(fatal, doubts_crashes_of_other_threads)
{
	struct fatal_calls calls = { 0 };
	const struct planned_case same = CASE_OF(&null_enabled);

	while (calls.deaths < FATAL_CRASHES - 1)
		fatal_append(&calls, &null_enabled, ENDING_CRASHED, 0, PROOF_MOMENT);
	cr_expect_null(fatal_find(&calls, &same));
	fatal_append(&calls, &null_enabled, ENDING_CRASHED, 0, PROOF_MOMENT);
	cr_expect_not_null(fatal_find(&calls, &same));
}

Test(fatal, searches_only_once)
{
	struct fatal_calls calls = { 0 };
	const struct planned_case alike = CASE_OF(&one_enabled);

	fatal_append(&calls, &null_enabled, ENDING_CRASHED, 0, PROOF_SEARCH);
	cr_expect_not_null(fatal_find(&calls, &alike));
}

Test(fatal, expects_what_a_step_brings_with_it_to_hang)
{
	struct call stop = { .entry = ENTRY_STOP }, start = { .entry = ENTRY_START };
	struct call enroll = { .entry = ENTRY_REGISTER };
	struct fatal_calls calls = { 0 };
	const struct planned_case starting = CASE_OF(&start), resting = CASE_OF(&enroll);

	fatal_append(&calls, &stop, ENDING_HUNG, 0, PROOF_CALL);
	fatal_append(&calls, &stop, ENDING_HUNG, 0, PROOF_CALL);
	cr_expect_not_null(fatal_find(&calls, &starting));
	cr_expect_null(fatal_find(&calls, &resting));
}

Test(fatal, says_which_case_it_was)
{
	static char id[] = "suite/first";
	struct planned_case planned = CASE_OF(&null_enabled);
	const struct plan plan = { .cases = &planned, .count = 1 };
	struct fatal_calls calls = { 0 };
	struct text text = { 0 };

	planned.id = id;
	cr_expect_not(fatal_write(&text, &calls, &plan, &planned));
	fatal_append(&calls, &null_enabled, ENDING_HUNG, 0, PROOF_CALL);
	fatal_append(&calls, &null_enabled, ENDING_HUNG, 0, PROOF_CALL);
	cr_assert(fatal_write(&text, &calls, &plan, &planned));
	cr_expect_str_eq(text_string(&text), "not performed: InterfaceStatus hung in suite/first");
	text_release(&text);
}

Test(fatal, blames_the_environment_for_its_stubs)
{
	static char id[] = "suite/first";
	struct planned_case planned = CASE_OF(&null_enabled);
	const struct plan plan = { .cases = &planned, .count = 1 };
	struct fatal_calls calls = { 0 };
	struct text text = { 0 };

	planned.id = id;
	while (calls.deaths < FATAL_SAME_CRASHES)
		fatal_append(&calls, &null_enabled, ENDING_CRASHED, 0, PROOF_STUB);
	cr_assert(fatal_write(&text, &calls, &plan, &planned));
	cr_expect_str_eq(text_string(&text),
			 "not performed: InterfaceStatus called a function that this Wine does not have in "
			 "suite/first and others, a fault of the environment");
	text_release(&text);
}

Test(fatal, bounds_what_a_run_may_cost)
{
	static char id[] = "suite/first";
	struct planned_case planned = CASE_OF(&null_enabled);
	const struct plan plan = { .cases = &planned, .count = 1 };
	struct fatal_calls calls = { 0 };
	struct text text = { 0 };

	planned.id = id;
	/* Each call a different one, so that none is ever known well. */
	for (uint32_t i = 0; i < FATAL_DEATHS; i++) {
		const struct call call = { .entry = ENTRY_SET_INTERFACE_INFO, .variant = i };

		fatal_append(&calls, &call, ENDING_EXITED, 0, PROOF_CALL);
	}
	cr_expect_eq(calls.count, FATAL_KNOWN_MOST);
	cr_expect(fatal_write(&text, &calls, &plan, &planned));
	text_release(&text);
}
