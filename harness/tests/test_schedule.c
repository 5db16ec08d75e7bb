/* SPDX-License-Identifier: MIT */
/* Which cases share a run and a worker, and in which order. */
#include "harness/watch/schedule.h"

#include <criterion/criterion.h>

#include <stdlib.h>

static const struct call registration = { .entry = ENTRY_REGISTER };
static const struct call start = { .entry = ENTRY_START };
static const struct call listening = { .entry = ENTRY_HEAR_NOTHING };
static const struct call *starting[] = { &registration, &start };
static const struct call *resting[] = { &registration };

enum { CASES = 8 };

/* A plan with cases of every sort. */
struct sample_plan {
	struct planned_case cases[CASES];
	struct plan plan;
	bool wanted[CASES];
};

static void set(struct planned_case *planned, enum level level, uint64_t life, bool starts)
{
	*planned = (struct planned_case) { .id = (char[]) { "a/b" }, .level = level, .life = life };
	planned->steps = starts ? starting : resting;
	planned->step_count = starts ? 2 : 1;
}

static void open_sample(struct sample_plan *sample)
{
	static char id[] = "suite/case";

	set(&sample->cases[0], LEVEL_MUST, 1, true);
	set(&sample->cases[1], LEVEL_HARDENING, 1, true);
	set(&sample->cases[2], LEVEL_SHOULD, 2, true);
	set(&sample->cases[3], LEVEL_MUST, 1, true);
	set(&sample->cases[4], LEVEL_MUST, 3, false);
	set(&sample->cases[5], LEVEL_INFO, 1, true);
	set(&sample->cases[6], LEVEL_INFO, 1, true);
	set(&sample->cases[7], LEVEL_HARDENING, 3, false);
	for (size_t i = 0; i < CASES; i++) {
		sample->cases[i].id = id;
		sample->wanted[i] = true;
	}
	sample->plan = (struct plan) { .cases = sample->cases, .count = CASES };
}

static void expect_batch(const struct batch *batch, bool is_hardening, const uint32_t *places, size_t count)
{
	cr_expect_eq(batch->is_hardening, is_hardening);
	cr_assert_eq(batch->count, count);
	for (size_t i = 0; i < count; i++)
		cr_expect_eq(batch->cases[i].place, places[i]);
}

Test(schedule, shares_runs_among_equal_lives_and_never_across_sorts)
{
	const struct sharing sharing = { ISOLATE_SESSION, true, 1, 2, 0 };
	struct sample_plan sample;
	struct schedule schedule;

	open_sample(&sample);
	schedule_open(&schedule, &sample.plan, sample.wanted, &sharing);
	cr_assert_eq(schedule.count, 2);
	expect_batch(&schedule.batches[0], false, (uint32_t[]) { 4, 0, 3, 2 }, 4);
	cr_expect_eq(schedule.batches[0].cases[1].unit, schedule.batches[0].cases[2].unit);
	cr_expect_neq(schedule.batches[0].cases[2].unit, schedule.batches[0].cases[3].unit);
	/* Info cases come last. */
	expect_batch(&schedule.batches[1], true, (uint32_t[]) { 7, 1, 5, 6 }, 4);
	cr_expect_neq(schedule.batches[1].cases[1].unit, schedule.batches[1].cases[2].unit);
	cr_expect_neq(schedule.batches[1].cases[2].unit, schedule.batches[1].cases[3].unit);
	schedule_release(&schedule);
}

Test(schedule, gives_info_cases_a_worker_where_no_other_has_a_place_for_them)
{
	const struct sharing sharing = { ISOLATE_SESSION, true, 1, 2, 0 };
	struct sample_plan sample;
	struct schedule schedule;

	open_sample(&sample);
	sample.wanted[1] = sample.wanted[7] = false;
	schedule_open(&schedule, &sample.plan, sample.wanted, &sharing);
	cr_assert_eq(schedule.count, 2);
	expect_batch(&schedule.batches[0], false, (uint32_t[]) { 4, 0, 3, 2 }, 4);
	expect_batch(&schedule.batches[1], true, (uint32_t[]) { 5, 6 }, 2);
	schedule_release(&schedule);
}

Test(schedule, gives_each_run_a_worker_when_the_protocol_does_not_restart)
{
	const struct sharing sharing = { ISOLATE_SESSION, false, 1, 2, 0 };
	struct sample_plan sample;
	struct schedule schedule;

	open_sample(&sample);
	schedule_open(&schedule, &sample.plan, sample.wanted, &sharing);
	cr_assert_eq(schedule.count, 7);
	expect_batch(&schedule.batches[0], false, (uint32_t[]) { 4 }, 1);
	expect_batch(&schedule.batches[1], false, (uint32_t[]) { 0, 3 }, 2);
	expect_batch(&schedule.batches[2], false, (uint32_t[]) { 2 }, 1);
	schedule_release(&schedule);
}

Test(schedule, isolates_runs_and_cases)
{
	struct sharing sharing = { ISOLATE_RUN, true, 1, 2, 0 };
	struct sample_plan sample;
	struct schedule schedule;

	open_sample(&sample);
	schedule_open(&schedule, &sample.plan, sample.wanted, &sharing);
	cr_assert_eq(schedule.count, 2);
	expect_batch(&schedule.batches[0], false, (uint32_t[]) { 4, 0, 2, 3 }, 4);
	cr_expect_neq(schedule.batches[0].cases[1].unit, schedule.batches[0].cases[3].unit);
	schedule_release(&schedule);

	sharing.isolate = ISOLATE_CASE;
	schedule_open(&schedule, &sample.plan, sample.wanted, &sharing);
	cr_expect_eq(schedule.count, CASES);
	schedule_release(&schedule);
}

Test(schedule, leaves_out_what_is_not_wanted)
{
	const struct sharing sharing = { ISOLATE_SESSION, true, 1, 2, 0 };
	struct sample_plan sample;
	struct schedule schedule;

	open_sample(&sample);
	for (size_t i = 0; i < CASES; i++)
		sample.wanted[i] = i == 3;
	schedule_open(&schedule, &sample.plan, sample.wanted, &sharing);
	cr_assert_eq(schedule.count, 1);
	expect_batch(&schedule.batches[0], false, (uint32_t[]) { 3 }, 1);
	schedule_append_alone(&schedule, &sample.plan, 1);
	cr_assert_eq(schedule.count, 2);
	expect_batch(&schedule.batches[1], true, (uint32_t[]) { 1 }, 1);
	schedule_release(&schedule);

	sample.wanted[3] = false;
	schedule_open(&schedule, &sample.plan, sample.wanted, &sharing);
	cr_expect_eq(schedule.count, 0);
	schedule_release(&schedule);
}

/* How many workers get so many cases, which wait for nothing. */
static size_t count_workers(size_t count, uint32_t jobs, uint32_t processors)
{
	const struct sharing sharing = { ISOLATE_SESSION, true, jobs, processors, 0 };
	struct planned_case *cases = calloc(count, sizeof(*cases));
	bool *wanted = calloc(count, sizeof(*wanted));
	struct schedule schedule;
	size_t total = 0, workers;

	for (size_t i = 0; i < count; i++) {
		set(&cases[i], LEVEL_MUST, 1, true);
		wanted[i] = true;
	}
	schedule_open(&schedule, &(struct plan) { .cases = cases, .count = count }, wanted, &sharing);
	workers = schedule.count;
	for (size_t i = 0; i < workers; i++)
		total += schedule.batches[i].count;
	cr_expect_eq(total, count);
	schedule_release(&schedule);
	free(cases);
	free(wanted);
	return workers;
}

Test(schedule, spreads_many_cases_over_jobs)
{
	cr_expect_eq(count_workers(4000, 4, 4), 4);
	cr_expect_eq(count_workers(4000, 3, 4), 3);
}

/* A worker costs as much as hundreds of cases. */
Test(schedule, spreads_work_over_no_more_workers_than_are_worth_it)
{
	cr_expect_eq(count_workers(4000, 8, 2), 2, "two processors are no faster with more of them");
	cr_expect_eq(count_workers(20, 8, 8), 1, "so little is done before a second worker has begun");
	cr_expect_eq(count_workers(4000, 8, 1), 1);
}

static bool find_case(const struct batch *batch, uint32_t place)
{
	for (size_t i = 0; i < batch->count; i++)
		if (batch->cases[i].place == place)
			return true;
	return false;
}

/* What is left when a sort is given out by the share would be a worker's for a few cases. */
Test(schedule, leaves_no_remainder)
{
	enum { GATING = 1000, MANY = 3000 };
	const struct sharing sharing = { ISOLATE_SESSION, true, 4, 4, 0 };
	struct planned_case *cases = calloc(MANY, sizeof(*cases));
	bool *wanted = calloc(MANY, sizeof(*wanted));
	struct schedule schedule;

	for (size_t i = 0; i < MANY; i++) {
		set(&cases[i], i < GATING ? LEVEL_MUST : LEVEL_HARDENING, 0, true);
		wanted[i] = true;
	}
	schedule_open(&schedule, &(struct plan) { .cases = cases, .count = MANY }, wanted, &sharing);
	cr_assert_eq(schedule.count, 4);
	cr_expect_eq(schedule.batches[0].count, GATING);
	for (size_t i = 1; i < schedule.count; i++)
		cr_expect_geq(schedule.batches[i].count, (MANY - GATING) / 3 - 30);
	schedule_release(&schedule);
	free(cases);
	free(wanted);
}

/* Waiting is what takes time: ten that wait in runs of their own weigh more than a hundred that share one. */
Test(schedule, spreads_what_waits_evenly)
{
	enum { TOGETHER = 100, ALONE = 40, MANY = TOGETHER + ALONE };
	static const struct call *wait[] = { &start, &listening };
	const struct sharing sharing = { ISOLATE_SESSION, true, 4, 2, 0 };
	struct planned_case *cases = calloc(MANY, sizeof(*cases));
	bool *wanted = calloc(MANY, sizeof(*wanted));
	struct schedule schedule;
	uint32_t large = 0;

	for (size_t i = 0; i < MANY; i++) {
		set(&cases[i], LEVEL_MUST, i < TOGETHER ? 0 : i, true);
		wanted[i] = true;
		if (i >= TOGETHER) {
			cases[i].steps = wait;
			cases[i].step_count = 2;
		}
	}
	schedule_open(&schedule, &(struct plan) { .cases = cases, .count = MANY }, wanted, &sharing);
	cr_assert_eq(schedule.count, 4);
	for (size_t i = 0; i < schedule.count; i++) {
		const struct batch *batch = &schedule.batches[i];
		const bool has_first = find_case(batch, 0);

		large += has_first;
		cr_expect_leq(batch->count, ALONE / 4 + 2 + (has_first ? TOGETHER : 0));
		cr_expect(i == 0 || batch->length <= batch[-1].length, "the longest begin first");
	}
	cr_expect_eq(large, 1);
	schedule_release(&schedule);
	free(cases);
	free(wanted);
}

enum { SHUFFLED = 600, LIVES = 5 };

/* The places in the order in which a seed has them performed: cases of a few lives, the first of which never starts. */
static void shuffle(uint32_t seed, uint32_t places[SHUFFLED], uint32_t units[SHUFFLED])
{
	const struct sharing sharing = { ISOLATE_SESSION, true, 1, 2, seed };
	struct planned_case *cases = calloc(SHUFFLED, sizeof(*cases));
	bool *wanted = calloc(SHUFFLED, sizeof(*wanted));
	struct schedule schedule;

	for (size_t i = 0; i < SHUFFLED; i++) {
		set(&cases[i], LEVEL_MUST, i % LIVES, i % LIVES != 0);
		wanted[i] = true;
	}
	schedule_open(&schedule, &(struct plan) { .cases = cases, .count = SHUFFLED }, wanted, &sharing);
	cr_assert_eq(schedule.count, 1);
	cr_assert_eq(schedule.batches[0].count, SHUFFLED);
	for (size_t i = 0; i < SHUFFLED; i++) {
		places[i] = schedule.batches[0].cases[i].place;
		units[i] = schedule.batches[0].cases[i].unit;
	}
	schedule_release(&schedule);
	free(cases);
	free(wanted);
}

Test(schedule, shuffles_units_and_the_cases_in_them)
{
	uint32_t places[SHUFFLED], units[SHUFFLED], sum = 0;
	size_t rising = 0, changes = 0;

	shuffle(7, places, units);
	for (size_t i = 0; i < SHUFFLED; i++) {
		sum += places[i];
		cr_expect_eq(units[i], places[i] % LIVES, "a unit is what it was");
		cr_expect(i >= SHUFFLED / LIVES || units[i] == 0, "what never starts the protocol stays first");
		rising += i && places[i] > places[i - 1];
		changes += i && units[i] != units[i - 1];
	}
	cr_expect_eq(sum, SHUFFLED * (SHUFFLED - 1) / 2, "every case once");
	cr_expect_eq(changes, LIVES - 1, "the cases of a unit stay together");
	cr_expect(rising > SHUFFLED / 3 && rising < 2 * SHUFFLED / 3, "no order is left");
}

Test(schedule, shuffles_by_the_seed)
{
	uint32_t one[SHUFFLED], same[SHUFFLED], other[SHUFFLED], units[SHUFFLED], first_units[4];
	bool is_other_order = false;

	shuffle(1, one, units);
	shuffle(1, same, units);
	shuffle(2, other, units);
	cr_expect_arr_eq(one, same, sizeof(one));
	cr_expect_arr_neq(one, other, sizeof(one));
	for (uint32_t seed = 0; seed < 4; seed++) {
		shuffle(seed, other, units);
		first_units[seed] = units[SHUFFLED / LIVES];
		is_other_order = is_other_order || first_units[seed] != first_units[0];
	}
	cr_expect(is_other_order, "runs come in another order too");
}
