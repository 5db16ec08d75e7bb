/* SPDX-License-Identifier: MIT */
/* Failing cases once more, each alone in a fresh worker: do they fail by themselves, or because of what went before? */
#ifndef HARNESS_WINDOWS_REPETITION_H
#define HARNESS_WINDOWS_REPETITION_H

#include "harness/windows/run.h"

/** Repeat the judged cases that failed or were blocked, and write down what came of it. */
void repetition_perform(struct run *run);

#endif
