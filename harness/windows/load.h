/* SPDX-License-Identifier: MIT */
/* The candidate in the worker's process: loading it, and letting it go. */
#ifndef HARNESS_WINDOWS_LOAD_H
#define HARNESS_WINDOWS_LOAD_H

#include "harness/windows/worker.h"

/**
 * Load the stand-ins of the router and the candidate, and find RegisterProtocol, on behalf of a case. False with the code of
 * GetLastError in `error`, which is ERROR_PROC_NOT_FOUND when it has no RegisterProtocol.
 */
bool load_open(struct worker *worker, struct progress *progress, DWORD *error);

/** FreeLibrary, as a call: a crash that the loader swallowed is the call's. */
void load_release(struct worker *worker, struct progress *progress, struct call_observation *observation);

/** How many threads this process has, but for those of the stand-ins. */
uint32_t load_count_threads(void);

#endif
