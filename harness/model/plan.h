/* SPDX-License-Identifier: MIT */
/* The plan: every row expanded to its cases, each with its steps, whether it applies, and what it shares a run with. */
#ifndef HARNESS_PLAN_H
#define HARNESS_PLAN_H

#include "harness/model/case.h"
#include "harness/model/facts.h"
#include "harness/model/options.h"
#include "harness/profile/profile.h"
#include "harness/base/reason.h"
#include "harness/base/store.h"

/** One case, ready to be performed. */
struct planned_case {
	char *id; /**< of the plan's store: "interface-status/null-info[media-absent,inactive,enabled-bound]" */
	const struct suite *suite;
	const struct test_case *row;
	enum level level; /**< of the row's requirement */
	const struct call **steps; /**< given, call, then: those of the row, or of the plan's store where the cell changes them */
	size_t step_count;
	size_t call_place; /**< the step that is the call under test */
	bool is_selected; /**< by --only, --skip and --shard */
	char *skipped;    /**< why it does not apply to this candidate, or NULL */
	const char *unlock; /**< the profile key that would make it apply, or NULL */
	uint64_t life;    /**< equal for cases that can share a run */
};

/** The plan of a run: what the version of the suite in force has. */
struct plan {
	struct planned_case *cases;
	size_t count;
	struct store store; /**< holds the ids and the steps */
	uint32_t suite_version; /**< that it is of */
};

/**
 * Expand every suite. `profile` and `facts` decide which cases apply; both may be NULL, then every case does (for --list).
 * False with a reason when a pattern of `options` matches nothing.
 */
bool plan_open(struct plan *plan, const struct profile *profile, const struct facts *facts, const struct options *options,
	       struct reason *why);

/**
 * The plan as plan_open() makes it of every suite, with the same places; but the cases have only their rows until they are filled in. For a
 * worker, which performs a part of them. A version of 0 is the newest.
 */
void plan_outline(struct plan *plan, const struct profile *profile, uint32_t version);

/** Fill in those for which `wanted` (one for each case of the plan) is true, and others of their rows; once. */
void plan_fill(struct plan *plan, const struct profile *profile, const bool *wanted);

/** Release the plan; a zeroed one is fine. */
void plan_release(struct plan *plan);

/** The case with this id, or NULL. */
const struct planned_case *plan_find(const struct plan *plan, const char *id);

/** Whether the case has a step for the entry. */
bool planned_makes(const struct planned_case *planned, enum entry entry);

/** Whether the step is performed once for all cases that share a run: the life cycle. */
bool step_is_shared(const struct call *step);

/** Whether the step waits for the settling time first. */
bool step_waits(const struct call *step);

#endif
