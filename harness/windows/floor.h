/* SPDX-License-Identifier: MIT */
/* --floor: the least that any run does, so that speed has something to be measured against. */
#ifndef HARNESS_WINDOWS_FLOOR_H
#define HARNESS_WINDOWS_FLOOR_H

#include "harness/profile/profile.h"

/** Load the candidate at the path, register it for the first id of the profile, free it. False with a reason. */
bool floor_perform(const char *path, const struct profile *profile, struct reason *why);

#endif
