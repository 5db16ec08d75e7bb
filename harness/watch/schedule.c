/* SPDX-License-Identifier: MIT */
/* The schedule: which cases share a run, which runs share a worker, and in which order all of it is performed. */
#include "harness/watch/schedule.h"

#include "harness/base/allocate.h"
#include "harness/model/entry.h"

#include <stdlib.h>
#include <string.h>

/* Sorts of cases that never meet in one worker, but for info cases that come last. */
enum sort { SORT_GATING, SORT_HARDENING, SORT_INFO, SORT_COUNT };

/* A wanted case with what decides its place in the schedule. */
struct candidate_case {
	uint32_t place;
	uint32_t unit_first;      /* the place of the first case of its unit, which stands for the unit */
	uint64_t unit_rank, rank; /* where the unit, and the case in it, comes: by place, or shuffled */
	enum sort sort;
	uint32_t waits; /* steps at which it listens; waiting for a message counts twice */
	bool starts;    /* its steps start the protocol */
};

static enum sort sort_of(const struct planned_case *planned)
{
	if (planned->level >= LEVEL_SHOULD)
		return SORT_GATING;
	return planned->level == LEVEL_HARDENING ? SORT_HARDENING : SORT_INFO;
}

static uint32_t count_waits(const struct planned_case *planned)
{
	uint32_t count = 0;

	for (size_t i = 0; i < planned->step_count; i++) {
		const enum entry entry = planned->steps[i]->entry;

		if (entry == ENTRY_AWAIT_UPDATE || entry == ENTRY_AWAIT_SIGNAL)
			count += 2;
		else
			count += entry_find(entry)->is_wait;
	}
	return count;
}

/* Lives met so far, each with the first case that has it. Open addressing; never more than half full. */
struct lives {
	struct {
		uint64_t life;
		uint32_t first;
		enum sort sort;
		bool is_used;
	} * slots;
	size_t mask;
};

static uint32_t find_unit(struct lives *lives, uint64_t life, enum sort sort, uint32_t place)
{
	size_t i = (size_t)(life * 0x9E3779B97F4A7C15u >> 32) & lives->mask;

	while (lives->slots[i].is_used && (lives->slots[i].life != life || lives->slots[i].sort != sort))
		i = (i + 1) & lives->mask;
	if (!lives->slots[i].is_used) {
		lives->slots[i].is_used = true;
		lives->slots[i].life = life;
		lives->slots[i].sort = sort;
		lives->slots[i].first = place;
	}
	return lives->slots[i].first;
}

/* The place itself; with a seed a number that differs for each place and is as good as drawn. The bits of splitmix64.
 */
static uint64_t rank_of(uint32_t place, uint32_t seed)
{
	uint64_t bits = (uint64_t)seed << 32 | place;

	if (!seed)
		return place;
	bits = (bits ^ bits >> 30) * 0xBF58476D1CE4E5B9u;
	bits = (bits ^ bits >> 27) * 0x94D049BB133111EBu;
	return bits ^ bits >> 31;
}

static size_t collect(struct candidate_case *found, const struct plan *plan, const bool *wanted,
		      const struct sharing *sharing)
{
	struct lives lives = { .mask = 1 };
	size_t count = 0;

	while (lives.mask < 2 * plan->count)
		lives.mask = 2 * lives.mask + 1;
	lives.slots = allocate(lives.mask + 1, sizeof(*lives.slots));
	for (size_t i = 0; i < plan->count; i++) {
		const struct planned_case *planned = &plan->cases[i];
		struct candidate_case *one = &found[count];

		if (!wanted[i])
			continue;
		*one = (struct candidate_case) { .place = (uint32_t)i, .unit_first = (uint32_t)i };
		one->sort = sort_of(planned);
		one->starts = planned_makes(planned, ENTRY_START);
		one->waits = count_waits(planned);
		if (sharing->isolate == ISOLATE_SESSION && one->sort != SORT_INFO)
			one->unit_first = find_unit(&lives, planned->life, one->sort, one->place);
		one->unit_rank = rank_of(one->unit_first, sharing->shuffle);
		one->rank = rank_of(one->place, sharing->shuffle);
		count++;
	}
	free(lives.slots);
	return count;
}

static int compare(const void *left, const void *right)
{
	const struct candidate_case *one = left, *other = right;

	if (one->sort != other->sort)
		return one->sort < other->sort ? -1 : 1;
	if (one->starts != other->starts)
		return other->starts ? -1 : 1;
	if (one->unit_rank != other->unit_rank)
		return one->unit_rank < other->unit_rank ? -1 : 1;
	return one->rank < other->rank ? -1 : one->rank > other->rank;
}

static struct batch *append_batch(struct schedule *schedule, bool is_hardening)
{
	schedule->batches = grow(schedule->batches, schedule->count, sizeof(*schedule->batches));
	schedule->batches[schedule->count] = (struct batch) { .is_hardening = is_hardening };
	return &schedule->batches[schedule->count++];
}

static void append_case(struct batch *batch, uint32_t place, uint32_t unit)
{
	batch->cases = grow(batch->cases, batch->count, sizeof(*batch->cases));
	batch->cases[batch->count++] = (struct scheduled_case) { .place = place, .unit = unit };
}

/* Whether the case must not follow the one before it into the same worker. */
static bool needs_fresh_worker(const struct candidate_case *before, const struct candidate_case *one,
			       const struct sharing *sharing)
{
	if (before->sort != one->sort || sharing->isolate == ISOLATE_CASE)
		return true;
	return !sharing->may_restart && one->starts && one->unit_first != before->unit_first;
}

/* What is performed in a row, in units of ten microseconds. The cases of a unit wait together. */
struct load {
	size_t work, waiting;
	uint32_t unit, waits;
	bool has_unit;
};

enum { WORK_OF_CASE = 4, WORK_OF_RUN = 60, WORK_OF_WORKER = 3000, LENGTH_OF_WAIT = 600 };

static void add_to_load(struct load *load, const struct candidate_case *one)
{
	if (!load->has_unit || load->unit != one->unit_first)
		*load = (struct load) { load->work + WORK_OF_RUN, load->waiting, one->unit_first, 0, true };
	load->work += WORK_OF_CASE;
	if (one->waits > load->waits) {
		load->waiting += LENGTH_OF_WAIT * (one->waits - load->waits);
		load->waits = one->waits;
	}
}

static size_t length_of(const struct load *load)
{
	return load->work + load->waiting;
}

/* How long so many workers take for it: as long as each, and as long as the processors need for all of them. */
static size_t estimate(const struct load *load, size_t workers, uint32_t processors)
{
	const size_t each = length_of(load) / workers + WORK_OF_WORKER;
	const size_t all = (load->work + WORK_OF_WORKER * workers) / processors;

	return each > all ? each : all;
}

/* Waiting is done side by side by any number of workers, work only by as many as there are processors. */
static size_t choose_workers(const struct load *load, const struct sharing *sharing)
{
	const uint32_t processors = sharing->processors ? sharing->processors : 1;
	size_t count = 1;

	/* For less than a twentieth of the time not one more is started. */
	while (count < sharing->jobs &&
	       estimate(load, count + 1, processors) * 20 < estimate(load, count, processors) * 19)
		count++;
	return count;
}

/* Among how many workers a sort is divided, and how much each is given; the last has what is left. */
struct division {
	size_t workers, share;
};

/* So that all workers have as much, and none of it is a remainder. */
static void divide_sorts(struct division divisions[SORT_COUNT], const struct candidate_case *found, size_t count,
			 const struct sharing *sharing)
{
	struct load loads[SORT_COUNT] = { { 0 } }, all = { 0 };
	size_t share;

	for (size_t i = 0; i < count; i++)
		add_to_load(&loads[found[i].sort], &found[i]);
	/* Few, and mostly dealt to others. */
	loads[SORT_INFO] = (struct load) { 0 };
	for (int sort = 0; sort < SORT_COUNT; sort++) {
		all.work += loads[sort].work;
		all.waiting += loads[sort].waiting;
	}
	share = length_of(&all) / choose_workers(&all, sharing) + 1;
	for (int sort = 0; sort < SORT_COUNT; sort++) {
		const size_t workers = (length_of(&loads[sort]) + share / 2) / share;

		divisions[sort].workers = workers ? workers : 1;
		/* A run that is cut in two is begun twice. */
		divisions[sort].share = length_of(&loads[sort]) / divisions[sort].workers + WORK_OF_RUN;
	}
}

/*
 * An info case may end its worker, and what it leaves of a process nobody needs: so it comes last in a worker of
 * hardening cases, of which each has one in turn. False where it must have a worker of its own; `dealt` counts those that
 * were given a place.
 */
static bool deal_info(struct schedule *schedule, const struct plan *plan, const struct candidate_case *one,
		      const struct sharing *sharing, size_t *dealt)
{
	size_t first = 0, count = 0;
	struct batch *host;

	if (!one->starts || !sharing->may_restart || sharing->isolate == ISOLATE_CASE)
		return false;
	for (size_t i = 0; i < schedule->count; i++) {
		if (sort_of(&plan->cases[schedule->batches[i].cases[0].place]) == SORT_HARDENING)
			first = count++ ? first : i;
	}
	host = count ? &schedule->batches[first + *dealt % count] : NULL;
	if (!host || host->count >= SECTION_SCHEDULE_MOST)
		return false;
	append_case(host, one->place, one->unit_first);
	++*dealt;
	return true;
}

/* The longest to the front, so that none is left in the end that all others wait for. */
static void order_by_length(struct schedule *schedule)
{
	for (size_t i = 1; i < schedule->count; i++) {
		const struct batch batch = schedule->batches[i];
		size_t place = i;

		for (; place && schedule->batches[place - 1].length < batch.length; place--)
			schedule->batches[place] = schedule->batches[place - 1];
		schedule->batches[place] = batch;
	}
}

void schedule_open(struct schedule *schedule, const struct plan *plan, const bool *wanted,
		   const struct sharing *sharing)
{
	struct candidate_case *found = allocate(plan->count + 1, sizeof(*found));
	const size_t count = collect(found, plan, wanted, sharing);
	struct batch *batch = NULL;
	struct load load = { 0 };
	struct division divisions[SORT_COUNT];
	size_t dealt = 0;

	*schedule = (struct schedule) { 0 };
	qsort(found, count, sizeof(*found), compare);
	divide_sorts(divisions, found, count, sharing);
	for (size_t i = 0; i < count; i++) {
		struct division *division = &divisions[found[i].sort];
		const bool is_fresh = !batch || batch->count >= SECTION_SCHEDULE_MOST ||
				      needs_fresh_worker(&found[i - 1], &found[i], sharing);
		const bool has_share = !is_fresh && division->workers > 1 && length_of(&load) >= division->share;

		if (found[i].sort == SORT_INFO && deal_info(schedule, plan, &found[i], sharing, &dealt))
			continue;
		if (is_fresh || has_share) {
			division->workers -= has_share;
			batch = append_batch(schedule, found[i].sort != SORT_GATING);
			load = (struct load) { 0 };
		}
		add_to_load(&load, &found[i]);
		append_case(batch, found[i].place, found[i].unit_first);
		batch->length = length_of(&load);
	}
	free(found);
	if (sharing->isolate == ISOLATE_SESSION && sharing->jobs > 1)
		order_by_length(schedule);
}

/* The share of each of `count` cases of one sort, by weight; by number where that would leave a share with nothing. */
static void divide(const struct candidate_case *found, size_t count, uint32_t shards, uint32_t *shares)
{
	struct load all = { 0 }, load = { 0 };
	bool is_gap = false;

	for (size_t i = 0; i < count; i++)
		add_to_load(&all, &found[i]);
	for (size_t i = 0; i < count; i++) {
		shares[i] = (uint32_t)((uint64_t)length_of(&load) * shards / length_of(&all));
		is_gap = is_gap || shares[i] > (i ? shares[i - 1] + 1 : 0);
		add_to_load(&load, &found[i]);
	}
	if (count == 0 || (!is_gap && shares[count - 1] == shards - 1))
		return;
	for (size_t i = 0; i < count; i++)
		shares[i] = (uint32_t)((uint64_t)i * shards / count);
}

bool schedule_select_shard(struct plan *plan, enum isolate isolate, uint32_t shard, uint32_t shards)
{
	/* In the plan's order whatever --shuffle says, so that shards of any order are disjoint. */
	const struct sharing sharing = { .isolate = isolate };
	struct candidate_case *found = allocate(plan->count + 1, sizeof(*found));
	uint32_t *shares = allocate(plan->count + 1, sizeof(*shares));
	bool *wanted = allocate(plan->count + 1, sizeof(*wanted));
	bool is_any = false;
	size_t count;

	for (size_t i = 0; i < plan->count; i++)
		wanted[i] = plan->cases[i].is_selected;
	count = collect(found, plan, wanted, &sharing);
	qsort(found, count, sizeof(*found), compare);
	for (size_t begin = 0, end; begin < count; begin = end) {
		for (end = begin; end < count && found[end].sort == found[begin].sort;)
			end++;
		divide(&found[begin], end - begin, shards, &shares[begin]);
	}
	for (size_t i = 0; i < count; i++) {
		plan->cases[found[i].place].is_selected = shares[i] == shard - 1;
		is_any = is_any || shares[i] == shard - 1;
	}
	free(wanted);
	free(shares);
	free(found);
	return is_any;
}

bool schedule_select(struct plan *plan, const struct options *options, struct reason *why)
{
	const uint32_t shards = options->shards;

	/* The control follows the candidate's plan. */
	if (shards <= 1 || options->is_control || schedule_select_shard(plan, options->isolate, options->shard, shards))
		return true;
	return fail(why, "shard %u of %u has no case, since the selection has fewer cases than shards; use fewer%s%s",
		    options->shard, shards, options->shard_source ? ", or --shard 1/1 instead of " : "",
		    options->shard_source ? options->shard_source : "");
}

void schedule_append_alone(struct schedule *schedule, const struct plan *plan, uint32_t place)
{
	struct batch *batch = append_batch(schedule, sort_of(&plan->cases[place]) != SORT_GATING);

	append_case(batch, place, place);
}

void schedule_release(struct schedule *schedule)
{
	for (size_t i = 0; i < schedule->count; i++)
		free(schedule->batches[i].cases);
	free(schedule->batches);
	*schedule = (struct schedule) { 0 };
}
