/* SPDX-License-Identifier: MIT */
/* What the run of the reference protocol says of the surroundings. */
#ifndef HARNESS_CONTROL_FACTS_H
#define HARNESS_CONTROL_FACTS_H

#include "harness/output/result.h"

/** The name of the reference profile of the candidate's kind: IPv4, IPv6, services, multicast, version 0x600. */
const char *control_profile(const struct profile *candidate);

/** Leave only those cases of the control's plan selected that can fail the run. Whether any is left. */
bool control_select(struct plan *plan, enum level level);

/**
 * Leave only those cases of the control's plan selected that the other plan has and selects, and of those that it does not
 * have the ones that follow such a case of the same row. Both plans have the order of the suites.
 */
void control_select_alike(struct plan *plan, const struct plan *other);

/**
 * Read the result of the reference protocol. It has failed when a case did that can fail a run, alone too where it was
 * repeated, or when it could not be run. The strings are owned. Pure.
 */
void control_read(struct control_facts *control, const struct result *reference);

/** "none", "passed" or "failed". */
const char *control_name(enum control_state state);

#endif
