/* SPDX-License-Identifier: MIT */
/* The callbacks about one interface: adding, configuring and deleting it, its status, updates, clients. */
#ifndef HARNESS_WINDOWS_PERFORM_INTERFACE_H
#define HARNESS_WINDOWS_PERFORM_INTERFACE_H

#include "harness/windows/worker.h"

/** Call the one of the step. False with a reason when it cannot be called: no memory, or no configuration to pass. */
bool perform_interface(struct worker *worker, struct progress *progress, const struct call *call,
		       struct call_observation *observation, struct reason *why);

#endif
