/* SPDX-License-Identifier: MIT */
/* The callbacks about the protocol as a whole: its life, its global configuration, its messages, power. */
#ifndef HARNESS_WINDOWS_PERFORM_PROTOCOL_H
#define HARNESS_WINDOWS_PERFORM_PROTOCOL_H

#include "harness/windows/worker.h"

/** Call the one of the step. False with a reason when it cannot be called: no memory, or nothing in the profile to pass. */
bool perform_protocol(struct worker *worker, struct progress *progress, const struct call *call,
		      struct call_observation *observation, struct reason *why);

#endif
