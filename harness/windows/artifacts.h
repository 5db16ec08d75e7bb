/* SPDX-License-Identifier: MIT */
/* The folder of --artifacts: dumps while the run goes on, words and records at its end. */
#ifndef HARNESS_WINDOWS_ARTIFACTS_H
#define HARNESS_WINDOWS_ARTIFACTS_H

#include "harness/base/reason.h"
#include "harness/windows/run.h"

/**
 * Before anything runs: make the folder where there is none, see that it can be written to, and remove what an earlier run left in it (its
 * list, "artifacts.txt", says what that is; nothing else is touched). Nothing without --artifacts. False with a reason.
 */
bool artifacts_open(struct run *run, struct reason *why);

/** The worker is about to be let go: from now on it is looked at where it crashes or hangs. Nothing without --artifacts. */
void artifacts_watch(struct run *run, struct process *process);

/** What was seen when the candidate was examined is this case's. */
void artifacts_assign(struct run *run, uint32_t place);

/** At the end, when every case is judged: choose the cases and write their files. False with a reason. */
bool artifacts_end(struct run *run, struct reason *why);

#endif
