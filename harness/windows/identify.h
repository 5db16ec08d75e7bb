/* SPDX-License-Identifier: MIT */
/* Finding the protocol id that a candidate registers for, when nobody says it. */
#ifndef HARNESS_WINDOWS_IDENTIFY_H
#define HARNESS_WINDOWS_IDENTIFY_H

#include "harness/windows/worker.h"

/** Register with the ids of the profile, or by trying. True when one was accepted; the facts say which, and how many were tried. */
bool identify(struct worker *worker, struct progress *progress);

/** Register with every id that can be tried, whatever was accepted before; each that is accepted is noted at once. */
void identify_all(struct worker *worker, struct progress *progress, struct inquiry *inquiry);

#endif
