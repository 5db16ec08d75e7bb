/* SPDX-License-Identifier: MIT */
/* The control: the reference protocol runs the same cases beside the candidate, in the same surroundings. */
#ifndef HARNESS_WINDOWS_CONTROL_H
#define HARNESS_WINDOWS_CONTROL_H

#include "harness/windows/run.h"

/** The control at work. */
struct control;

/**
 * Begin the control, in a thread and workers of its own, when candidate_open() has been tried. Where there can be none,
 * the result of the run says why. `program` is how we were called.
 */
struct control *control_begin(struct run *run, const char *program);

/** Wait for its end; what it said becomes part of the run's result. Takes the control. */
void control_end(struct control *control, struct run *run);

#endif
