/* SPDX-License-Identifier: MIT */
/* --floor: the least that any run does, so that speed has something to be measured against. */
#ifndef HARNESS_WINDOWS_FLOOR_H
#define HARNESS_WINDOWS_FLOOR_H

#include "harness/model/options.h"
#include "harness/profile/profile.h"

/** Load the candidate of the options, register it for the first id of the profile, free it. False with a reason. */
bool floor_perform(const struct options *options, const struct profile *profile, struct reason *why);

#endif
