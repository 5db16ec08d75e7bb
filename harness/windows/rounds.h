/* SPDX-License-Identifier: MIT */
/* --repeat: the cases again, in the same order. */
#ifndef HARNESS_WINDOWS_ROUNDS_H
#define HARNESS_WINDOWS_ROUNDS_H

#include "harness/windows/run.h"

/**
 * Perform the judged cases of the first round again, as often as --repeat says, and those that fail in every round but
 * passed alone as often alone. Of a case that does not always end alike the gravest outcome is what reports show.
 */
void rounds_perform(struct run *run);

#endif
