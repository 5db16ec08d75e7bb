/* SPDX-License-Identifier: MIT */
/* GetNeighbors and GetMfeStatus: the callbacks of multicast protocols. */
#ifndef HARNESS_WINDOWS_PERFORM_MULTICAST_H
#define HARNESS_WINDOWS_PERFORM_MULTICAST_H

#include "harness/windows/worker.h"

/** Call GetNeighbors. False with a reason when there is no memory for its outputs; it was not called then. */
bool perform_neighbors(struct worker *worker, struct progress *progress, const struct call *call,
		       struct call_observation *observation, struct reason *why);

/** Call GetMfeStatus, likewise. */
bool perform_mfe_status(struct worker *worker, struct progress *progress, const struct call *call,
			struct call_observation *observation, struct reason *why);

#endif
