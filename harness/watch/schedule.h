/* SPDX-License-Identifier: MIT */
/* The schedule: which cases share a run, which runs share a worker, and in which order all of it is performed. */
#ifndef HARNESS_SCHEDULE_H
#define HARNESS_SCHEDULE_H

#include "harness/model/plan.h"
#include "harness/watch/section.h"

/** What one worker is given. The next worker takes what is left of it when the first one dies. */
struct batch {
	struct scheduled_case *cases;
	size_t count;
	bool is_hardening; /**< none of its cases can fail a gate, so anything may be tried */
	size_t length;     /**< how long it is expected to take, in units of ten microseconds */
};

/** All batches, in the order in which they are begun. */
struct schedule {
	struct batch *batches;
	size_t count;
};

/** How much may be shared. */
struct sharing {
	enum isolate isolate;
	bool may_restart; /**< the protocol was seen to start again after a stop in one process */
	uint32_t jobs;    /**< so many workers may be at work at once */
	uint32_t processors; /**< that they share */
	uint32_t shuffle; /**< the seed of another order; 0: the plan's */
};

/**
 * Schedule the cases of the plan for which `wanted` (one for each case of the plan) is true.
 *
 * Cases of equal life and equal sort share a unit, that is a run. Sorts are what a gate can fail on (must, should),
 * hardening, and info. No two of them ever share a worker, but that an info case, which may end it, comes last in one of
 * hardening cases where the protocol may start again; and info cases never share a run. Units that never start
 * the protocol come first, in fresh workers, then the others by their first case. With a seed the units of each such
 * part come in another order, and so do the cases of each unit. Where several workers may be at work at once, the
 * longest batches begin first.
 */
void schedule_open(struct schedule *schedule, const struct plan *plan, const bool *wanted,
		   const struct sharing *sharing);

/**
 * Leave only those selected cases of the plan selected that are the `shard`-th of `shards` shares: disjoint, complete,
 * the same on every machine, and balanced by what the cases are expected to take. Each share has its part of what can
 * fail a gate and of what cannot. Whether any case is left.
 */
bool schedule_select_shard(struct plan *plan, enum isolate isolate, uint32_t shard, uint32_t shards);

/** The same as the options say; all cases where they name no shard. False with a reason when no case is left. */
bool schedule_select(struct plan *plan, const struct options *options, struct reason *why);

/** Append a batch of its own for one case. */
void schedule_append_alone(struct schedule *schedule, const struct plan *plan, uint32_t place);

/** Release the schedule; a zeroed one is fine. */
void schedule_release(struct schedule *schedule);

#endif
