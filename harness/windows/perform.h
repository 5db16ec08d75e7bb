/* SPDX-License-Identifier: MIT */
/* One call of the candidate: its arguments from a step, its results as an observation. */
#ifndef HARNESS_WINDOWS_PERFORM_H
#define HARNESS_WINDOWS_PERFORM_H

#include "harness/windows/worker.h"

/**
 * Make the call that the step asks for, on behalf of a case, and follow what it does to the run and to the interfaces. `step` of the
 * observation is the caller's. False with a reason when it could not be made; the candidate was not called then.
 */
bool perform(struct worker *worker, struct progress *progress, const struct call *call,
	     struct call_observation *observation, struct reason *why);

/** Turn from the protocol under test to the other one of the DLL that steps beside it are about, or back. */
void perform_turn(struct worker *worker);

#endif
