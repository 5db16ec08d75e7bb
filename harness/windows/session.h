/* SPDX-License-Identifier: MIT */
/* One run of the protocol, shared by cases of equal life. */
#ifndef HARNESS_WINDOWS_SESSION_H
#define HARNESS_WINDOWS_SESSION_H

#include "harness/windows/worker.h"

/**
 * Perform cases in one run: the life cycle once for all of them, their own steps one case after another, and the waits together.
 * The first is performed in any case. Those that must have another run are pending afterwards: after a case that failed nothing new
 * is begun, nor when the run is crowded or the log nearly full. False with a reason when the candidate cannot be loaded.
 */
bool session_perform(struct worker *worker, struct progress **cases, size_t count, struct reason *why);

#endif
