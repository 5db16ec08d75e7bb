/* SPDX-License-Identifier: MIT */
/* The workers at work: a schedule is performed, whatever becomes of the processes that do it. */
#ifndef HARNESS_WINDOWS_CREW_H
#define HARNESS_WINDOWS_CREW_H

#include "harness/windows/process.h"
#include "harness/windows/run.h"

/** Fill in what every worker is told: the task, limits and facts. */
void crew_brief(const struct run *run, struct section *section, enum task task);

/** The worker is briefed: let it work; in this process with --in-process, where it has worked when this returns. */
void crew_start(const struct run *run, struct process *process);

/**
 * Perform the schedule with as many workers at once as --jobs says: one candidate may not bear another of its kind in
 * the system. Each case of it has an observation in `takings` afterwards, or is blocked, or the run is aborted.
 * `is_shown` judges and shows suites as they are completed.
 */
void crew_perform(struct run *run, struct schedule *schedule, struct takings *takings, bool is_shown);

/** The call ended its worker in the case: remember it, as it stands in the plan. */
void crew_note_ending(struct run *run, const struct aftermath *aftermath, uint32_t place);

#endif
