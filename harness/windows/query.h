/* SPDX-License-Identifier: MIT */
/* GetInterfaceInfo and GetGlobalInfo: guarded outputs, and what was put into them. */
#ifndef HARNESS_WINDOWS_QUERY_H
#define HARNESS_WINDOWS_QUERY_H

#include "harness/windows/worker.h"

/** Make the call with a buffer that any configuration fits into. False with a reason when there is no memory. */
bool query_perform(struct worker *worker, struct progress *progress, const struct call *call,
		   struct call_observation *observation, struct reason *why);

/** The same on behalf of the router manager: the case remembers nothing of what came. */
bool query_peek(struct worker *worker, struct progress *progress, const struct call *call,
		struct call_observation *observation, struct reason *why);

#endif
