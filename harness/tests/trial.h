/* SPDX-License-Identifier: MIT */
/* One case that went as its row asks, to be spoiled and judged by the tests of the judge. */
#ifndef HARNESS_TESTS_TRIAL_H
#define HARNESS_TESTS_TRIAL_H

#include "harness/judge/judge.h"

/** How many steps the row of a trial can have. */
enum { TRIAL_STEPS_MOST = 24 };

/** The index of INTERFACE_FIRST, and the protocol's id. */
enum { TRIAL_INDEX = 0x108, TRIAL_PROTOCOL = 0x02A50001 };

/** Everything the judge is given, and what it says. */
struct trial {
	struct test_case row;
	struct call steps[TRIAL_STEPS_MOST];
	const struct call *step_list[TRIAL_STEPS_MOST]; /**< those, for `planned` */
	struct planned_case planned;
	struct observation observation;
	struct profile profile; /**< the defaults: call_ms is 1000 */
	struct facts facts;     /**< every callback is offered */
	struct judgement judgement;
};

/** A planned case of that row and an observation in which every step answered the first code that it accepts. */
void trial_open(struct trial *trial, const struct test_case *row);

/** What was observed of a step. */
struct call_observation *trial_call(struct trial *trial, size_t step);

/** The call under test. */
struct call_observation *trial_tested(struct trial *trial);

/** Add a call that belongs to no step, as the router manager makes them when the case is over. */
struct call_observation *trial_clean_up(struct trial *trial, enum entry entry, uint32_t returned);

/** The worker ended in that step: it ended so, and nothing was called after it. */
void trial_end(struct trial *trial, size_t step, enum ending ending);

/** Judge it; what an earlier judgement said is released. */
void trial_judge(struct trial *trial);

/**
 * Judge it and hold the judgement against a verdict and a list like "IFSTATUS-16 should, IFSTATUS-02 should" of the
 * violations in the order in which they were found; "" for none. `name` says which trial it is.
 */
void trial_expect(struct trial *trial, const char *name, enum verdict verdict, const char *violations);

/** The same with the verdict told by the words: "skipped" for SKIPPED, "" for PASS, violations for FAIL. */
void trial_expect_words(struct trial *trial, const char *name, const char *words);

/** Release it; a zeroed one is fine. */
void trial_release(struct trial *trial);

#endif
