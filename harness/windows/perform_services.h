/* SPDX-License-Identifier: MIT */
/* The twelve callbacks of protocols that provide services (stm.h). */
#ifndef HARNESS_WINDOWS_PERFORM_SERVICES_H
#define HARNESS_WINDOWS_PERFORM_SERVICES_H

#include "harness/windows/worker.h"

/** Call the one of the step. False with a reason when it cannot be called: no memory, or no handle to pass. */
bool perform_service(struct worker *worker, struct progress *progress, const struct call *call,
		     struct call_observation *observation, struct reason *why);

#endif
