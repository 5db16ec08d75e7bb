/* SPDX-License-Identifier: MIT */
/* The examination: what kind of candidate this is, before its first case, and why one cannot be tested. */
#ifndef HARNESS_WINDOWS_EXAMINATION_H
#define HARNESS_WINDOWS_EXAMINATION_H

#include "harness/windows/run.h"

/** Let a worker examine the candidate, unless what it imports shows that it cannot be loaded; `untestable` says so then. */
void examination_begin(struct run *run);

/**
 * Await the examination, where one was begun. Fills the facts of the result, and `untestable` or `aborted` when it comes
 * to that. A call that did not return is in `takings` as that of the first case that makes it.
 */
void examination_end(struct run *run);

/** Block the cases that need what the examination found not to work. */
void examination_block(struct run *run);

#endif
