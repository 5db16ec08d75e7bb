/* SPDX-License-Identifier: MIT */
/* The MIB callbacks: guarded requests and answers, the walk, and the trap event. */
#ifndef HARNESS_WINDOWS_MIB_H
#define HARNESS_WINDOWS_MIB_H

#include "harness/windows/worker.h"

/** Make one of the eight calls. False with a reason when there is no memory, or nothing to ask for. */
bool mib_perform(struct worker *worker, struct progress *progress, const struct call *call,
		 struct call_observation *observation, struct reason *why);

/** Walk twice from the first entry, or from the interface of the step, to the end. False with a reason. */
bool mib_walk(struct worker *worker, struct progress *progress, const struct call *call,
	      struct call_observation *observation, struct reason *why);

#endif
