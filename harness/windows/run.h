/* SPDX-License-Identifier: MIT */
/* A run as the supervisor's parts share it. */
#ifndef HARNESS_WINDOWS_RUN_H
#define HARNESS_WINDOWS_RUN_H

#include "harness/watch/fatal.h"
#include "harness/watch/pe.h"
#include "harness/output/result.h"
#include "harness/watch/schedule.h"
#include "harness/base/text.h"
#include "harness/windows/imports.h"
#include "harness/windows/process.h"

/** What was made of the performance of cases: of the run's, or of the repetitions'. One of each for every case of the
 * plan. */
struct takings {
	struct observation *observations;
	struct crash_words **crashes; /**< NULL where nothing crashed or hung */
	char **outputs;               /**< what was printed, cleaned, or NULL */
};

/** How many workers may be started ahead. */
enum { STANDBY_MOST = 2 };

/** The run. */
struct run {
	const struct options *options;
	struct profile profile;
	struct known_failures known; /**< of --known */
	struct plan plan;
	struct result result;
	char *candidate_data; /**< the DLL as a file */
	size_t candidate_size;
	struct pe pe;            /**< empty when the file is no DLL */
	char *worker_arguments;  /**< quoted: what every worker is told besides its section */
	struct process standby[STANDBY_MOST]; /**< workers that were started for later, the oldest first */
	uint32_t standby_count;
	struct process examined; /**< the worker that examines the candidate, and then while it rests */
	struct lacking lacking;  /**< of what the candidate imports */
	struct takings takings;
	struct fatal_calls fatal;
	char **blocked;  /**< for each case why it is not performed, or NULL */
	bool *is_judged; /**< for each case */
	size_t suites_shown, cases_shown; /**< so many are judged, and shown */
	uint32_t failures; /**< workers that ended without having done anything, since one had not */
};

/** Room for takings of every case of the plan. */
void takings_open(struct takings *takings, size_t count);

/** Release them; zeroed ones are fine. */
void takings_release(struct takings *takings, size_t count);

/** Add a sentence to the decisions of the run. */
__attribute__((format(printf, 2, 3))) void run_decide(struct run *run, const char *format, ...);

/** The candidate cannot be tested; the first reason stays. */
__attribute__((format(printf, 2, 3))) void run_refuse(struct run *run, const char *format, ...);

/** The run cannot go on; the first reason stays. */
__attribute__((format(printf, 2, 3))) void run_abort(struct run *run, const char *format, ...);

/** Whether the case is to be performed: selected, applicable, not blocked, and not performed yet. */
bool run_wants(const struct run *run, size_t place);

/** How much of the run may be shared, now that the candidate was examined. */
struct sharing run_find_sharing(const struct run *run);

/** Judge the cases that are settled, all of them when the run is over, and show the suites that are complete. */
void run_judge(struct run *run, bool is_over);

#endif
