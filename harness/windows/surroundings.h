/* SPDX-License-Identifier: MIT */
/* What the candidate finds around it: the registry of a router, and what [environment] of the profile adds to the
 * system. */
#ifndef HARNESS_WINDOWS_SURROUNDINGS_H
#define HARNESS_WINDOWS_SURROUNDINGS_H

#include "harness/windows/run.h"

/**
 * Lay out, before a worker is started, the registry keys of a router manager with this protocol, and the registry file,
 * files and variables of the profile. Where the system is not thrown away afterwards only the variables are set, and
 * the run says so. False with a reason that names the profile's line when something cannot be laid out.
 */
bool surroundings_lay(struct run *run, struct reason *why);

#endif
