/* SPDX-License-Identifier: MIT */
/* The next workers are started while the one before them works: when one is needed, it is ready and only waits
 * for its task. */
#ifndef HARNESS_WINDOWS_STANDBY_H
#define HARNESS_WINDOWS_STANDBY_H

#include "harness/windows/process.h"
#include "harness/windows/run.h"

/**
 * Start one more worker for later, unless `wanted` of them wait, or STANDBY_MOST. It does not load the candidate. A failure shows
 * when it is taken.
 */
void standby_prepare(struct run *run, size_t wanted);

/**
 * A worker that waits for process_go(); with --in-process only its section. Unless a process `is_fresh` where the protocol has not
 * been started yet, it is the one that examined the candidate, if that rests. False with a reason.
 */
bool standby_take(struct run *run, struct process *process, bool is_fresh, struct reason *why);

/** End those that nobody took. */
void standby_release(struct run *run);

#endif
