/* SPDX-License-Identifier: MIT */
/* A run from its options to judged cases: of the candidate, or of the reference protocol beside it. */
#ifndef HARNESS_WINDOWS_CONDUCT_H
#define HARNESS_WINDOWS_CONDUCT_H

#include "harness/windows/run.h"

/** Fill in what is known before anything is done. `program` is how we were called. Takes over the profile. */
void conduct_open(struct run *run, const struct options *options, struct profile *profile, const char *program);

/** Make the plan, and room for what comes of its cases. False with a reason when the selection makes no sense. */
bool conduct_plan(struct run *run, struct reason *why);

/** Let the examination begin. `is_loadable` is what candidate_open() said. */
void conduct_begin(struct run *run, bool is_loadable);

/** Everything from there to judged cases. */
void conduct_perform(struct run *run);

/** The failing ones of them once more, alone. */
void conduct_repeat(struct run *run);

#endif
