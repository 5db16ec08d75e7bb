/* SPDX-License-Identifier: MIT */
/* What a run writes: JUnit file, journal, and the text for people. */
#ifndef HARNESS_WINDOWS_PUBLISH_H
#define HARNESS_WINDOWS_PUBLISH_H

#include "harness/base/reason.h"
#include "harness/windows/run.h"

/**
 * Before anything runs: see that every output can be written, then put a JUnit file in place that says the run did not
 * come to its end, and remove an old journal. False with a reason; nothing was changed then.
 */
bool publish_open(const struct options *options, struct reason *why);

/** Show that a suite is done. */
void publish_suite(const struct run *run, const struct suite *suite);

/** Show that another round of --repeat begins. */
void publish_round(const struct run *run, uint32_t round);

/** Write everything. False with a reason when a file could not be written. */
bool publish_end(const struct run *run, const struct summary *summary, struct reason *why);

#endif
