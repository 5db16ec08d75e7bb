/* SPDX-License-Identifier: MIT */
/* Whether a case applies to a candidate, and what would make it. */
#ifndef HARNESS_APPLIES_H
#define HARNESS_APPLIES_H

#include "harness/model/facts.h"
#include "harness/model/plan.h"
#include "harness/profile/profile.h"

/** Fill in `skipped` and `unlock` of the case when it does not apply to a candidate with this profile and these facts. */
void applies_find(struct planned_case *planned, const struct profile *profile, const struct facts *facts);

/** The same for the steps about the MIB; called by applies_find(). */
void applies_find_mib(struct planned_case *planned, const struct profile *profile, const struct facts *facts);

#endif
