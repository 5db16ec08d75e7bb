/* SPDX-License-Identifier: MIT */
/* Shards: how they are named, and which cases each of them has. */
#include "harness/model/shard.h"

#include "harness/base/allocate.h"
#include "harness/output/control_facts.h"
#include "harness/watch/schedule.h"

#include <criterion/criterion.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What the environment says, in the order of shard_variables, and what is made of it. */
static const struct {
	const char *values[SHARD_VARIABLES];
	uint32_t shard, shards;
	const char *source; /* or, where there is no shard, what the reason has */
} surroundings[] = {
	{ { NULL }, 0, 0, NULL },
	{ { "0", "7" }, 1, 7, "TEST_SHARD_INDEX and TEST_TOTAL_SHARDS" },
	{ { "6", "7" }, 7, 7, "TEST_SHARD_INDEX and TEST_TOTAL_SHARDS" },
	{ { "7", "7" }, 0, 0, "TEST_SHARD_INDEX is \"7\" and TEST_TOTAL_SHARDS \"7\"" },
	{ { NULL, NULL, "1", "7" }, 1, 7, "CI_NODE_INDEX and CI_NODE_TOTAL" },
	{ { NULL, NULL, "0", "7" }, 0, 0, "counted from 1" },
	{ { NULL, NULL, NULL, "1" }, 0, 0, NULL },
	{ { NULL, NULL, "1", "1" }, 1, 1, NULL },
	{ { "2", NULL, "3", "4" }, 3, 4, "CI_NODE_INDEX and CI_NODE_TOTAL" },
	{ { "2", "5", "3", "4" }, 3, 5, "TEST_SHARD_INDEX and TEST_TOTAL_SHARDS" },
	{ { NULL, NULL, NULL, NULL, "2", NULL }, 0, 0, NULL },
	{ { NULL, NULL, NULL, NULL, "2", "3" }, 3, 3, "JOB_COMPLETION_INDEX and JOB_COMPLETIONS" },
	{ { "x", "7" }, 0, 0, "TEST_SHARD_INDEX is \"x\"" },
	{ { "0", "1001" }, 0, 0, "give --shard I/N" },
	{ { "0", "0" }, 0, 0, "which is no shard" },
};

Test(shard, is_taken_from_the_environment)
{
	for (size_t i = 0; i < sizeof(surroundings) / sizeof(surroundings[0]); i++) {
		struct options options = { .shard = 0 };
		struct reason why = { { 0 } };
		char *values[SHARD_VARIABLES];
		const char *source = surroundings[i].source;

		memcpy(values, surroundings[i].values, sizeof(values));
		cr_expect_eq(shard_read_environment(&options, values, &why), !source || surroundings[i].shards,
			     "row %zu", i);
		cr_expect_eq(options.shard, surroundings[i].shard, "row %zu", i);
		cr_expect_eq(options.shards, surroundings[i].shards, "row %zu", i);
		if (!source || surroundings[i].shards)
			cr_expect(source ? strcmp(options.shard_source, source) == 0 : !options.shard_source, "row %zu",
				  i);
		else
			cr_expect_not_null(strstr(why.text, source), "row %zu: %s", i, why.text);
	}
}

Test(shard, the_option_comes_first)
{
	struct options options = { .shard = 2, .shards = 3 };
	struct reason why = { { 0 } };
	char index[] = "0", total[] = "no number";
	char *values[SHARD_VARIABLES] = { index, total };

	cr_expect(shard_read_environment(&options, values, &why));
	cr_expect_eq(options.shard, 2);
	cr_expect_null(options.shard_source);
	options = (struct options) { .shard = 1, .shards = 1 };
	cr_expect(shard_read_environment(&options, values, &why));
}

/* Every case of the suites, with the shares of `shards` in `shares`, counted from 1. */
static void divide(struct plan *plan, enum isolate isolate, uint32_t shards, uint32_t *shares)
{
	struct reason why;
	const struct options options = { .suite_version = SUITE_VERSION };

	for (uint32_t shard = 1; shard <= shards; shard++) {
		cr_assert(plan_open(plan, NULL, NULL, &options, &why));
		cr_expect(schedule_select_shard(plan, isolate, shard, shards));
		for (size_t i = 0; i < plan->count; i++) {
			if (!plan->cases[i].is_selected)
				continue;
			cr_expect_eq(shares[i], 0, "%s is in two shards", plan->cases[i].id);
			shares[i] = shard;
		}
		if (shard < shards)
			plan_release(plan);
	}
}

static bool waits(const struct planned_case *planned)
{
	for (size_t i = 0; i < planned->step_count; i++) {
		if (step_waits(planned->steps[i]))
			return true;
	}
	return false;
}

Test(shard, all_have_all_cases_and_each_its_part)
{
	static const enum isolate ways[] = { ISOLATE_SESSION, ISOLATE_RUN, ISOLATE_CASE };
	enum { SHARDS = 7, ROOM = 16384 };

	for (size_t way = 0; way < sizeof(ways) / sizeof(ways[0]); way++) {
		uint32_t *shares = allocate(ROOM, sizeof(*shares));
		size_t gating[SHARDS] = { 0 }, waiting[SHARDS] = { 0 }, all_gating = 0, all_waiting = 0;
		struct plan plan;

		divide(&plan, ways[way], SHARDS, shares);
		cr_assert_leq(plan.count, ROOM);
		for (size_t i = 0; i < plan.count; i++) {
			const struct planned_case *planned = &plan.cases[i];

			cr_assert_neq(shares[i], 0, "%s is in no shard", planned->id);
			gating[shares[i] - 1] += planned->level >= LEVEL_SHOULD;
			all_gating += planned->level >= LEVEL_SHOULD;
			waiting[shares[i] - 1] += waits(planned);
			all_waiting += waits(planned);
		}
		for (size_t i = 0; i < SHARDS; i++) {
			cr_expect_gt(gating[i], 0);
			/* Where each case waits for itself, waits are what time goes into. */
			if (ways[way] != ISOLATE_SESSION)
				cr_expect(waiting[i] * SHARDS < 2 * all_waiting, "shard %zu has %zu of %zu", i,
					  waiting[i], all_waiting);
		}
		plan_release(&plan);
		free(shares);
	}
}

/* Cases that weigh the same are shared out evenly, whatever cannot be divided. */
Test(shard, are_of_equal_weight)
{
	enum { CASES = 25, SHARDS = 4 };
	static const struct call step = { .entry = ENTRY_REGISTER };
	static const struct call *steps[] = { &step };
	struct planned_case cases[CASES];
	struct plan plan = { .cases = cases, .count = CASES };

	for (uint32_t shard = 1; shard <= SHARDS; shard++) {
		size_t count = 0;

		for (size_t i = 0; i < CASES; i++)
			cases[i] = (struct planned_case) {
				.level = LEVEL_MUST, .life = i, .steps = steps, .step_count = 1, .is_selected = true
			};
		cr_expect(schedule_select_shard(&plan, ISOLATE_SESSION, shard, SHARDS));
		for (size_t i = 0; i < CASES; i++)
			count += cases[i].is_selected;
		cr_expect(count == 6 || count == 7, "shard %u has %zu", shard, count);
	}
}

/* One case that weighs more than all others together leaves nobody without work. */
Test(shard, none_is_empty_while_there_are_cases)
{
	enum { CASES = 5 };
	static const struct call rest = { .entry = ENTRY_REGISTER }, wait = { .entry = ENTRY_AWAIT_UPDATE };
	static const struct call *resting[] = { &rest }, *waiting[] = { &wait };
	struct planned_case cases[CASES];
	struct plan plan = { .cases = cases, .count = CASES };
	struct options options = { .shards = CASES + 1, .shard = CASES + 1 };
	struct reason why = { { 0 } };

	for (uint32_t shard = 1; shard <= CASES; shard++) {
		for (size_t i = 0; i < CASES; i++)
			cases[i] = (struct planned_case) { .level = LEVEL_MUST,
							   .life = 1,
							   .steps = i ? resting : waiting,
							   .step_count = 1,
							   .is_selected = true };
		cr_expect(schedule_select_shard(&plan, ISOLATE_SESSION, shard, CASES));
		cr_expect(cases[shard - 1].is_selected);
	}
	cases[4].is_selected = false;
	cases[0].is_selected = true;
	options.shard = 2;
	cr_expect_not(schedule_select(&plan, &options, &why));
	cr_expect_not_null(strstr(why.text, "shard 2 of 6 has no case"), "%s", why.text);
	cr_expect_not_null(strstr(why.text, "use fewer"));
}

/* The control of a shard performs what the shard does, in a plan that has a case more and one less. */
Test(shard, the_control_follows)
{
	static char a[] = "s/a", b[] = "s/b[x]", other[] = "s/b[y]", more[] = "s/b[z]", c[] = "s/c";
	static const struct test_case row_a, row_b, row_c;
	struct planned_case theirs[] = { { .id = a, .row = &row_a },
					 { .id = b, .row = &row_b, .is_selected = true },
					 { .id = other, .row = &row_b, .is_selected = true },
					 { .id = c, .row = &row_c } };
	struct planned_case ours[] = { { .id = a, .row = &row_a, .is_selected = true },
				       { .id = b, .row = &row_b, .is_selected = true },
				       { .id = more, .row = &row_b, .is_selected = true },
				       { .id = c, .row = &row_c, .is_selected = true } };
	struct plan their_plan = { .cases = theirs, .count = 4 }, our_plan = { .cases = ours, .count = 4 };

	control_select_alike(&our_plan, &their_plan);
	cr_expect_not(ours[0].is_selected);
	cr_expect(ours[1].is_selected);
	cr_expect(ours[2].is_selected);
	cr_expect_not(ours[3].is_selected);
}
