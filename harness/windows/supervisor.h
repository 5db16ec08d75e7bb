/* SPDX-License-Identifier: MIT */
/* The supervisor: everything between the options and the exit status of a run. */
#ifndef HARNESS_WINDOWS_SUPERVISOR_H
#define HARNESS_WINDOWS_SUPERVISOR_H

#include "harness/model/options.h"
#include "harness/profile/profile.h"

/**
 * Perform a run, or write a starter profile. `program` is how we were called. Takes over the profile. Returns the exit
 * status; with 2 or 4 and a reason, that is for the user and nothing else was said.
 */
int supervisor_perform(const struct options *options, struct profile *profile, const char *program, struct reason *why);

#endif
