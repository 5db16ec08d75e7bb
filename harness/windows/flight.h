/* SPDX-License-Identifier: MIT */
/* The call in flight: what the supervisor must know when it never comes back. */
#ifndef HARNESS_WINDOWS_FLIGHT_H
#define HARNESS_WINDOWS_FLIGHT_H

#include "harness/windows/worker.h"

/** A call is about to be made: write down which, and let its buffers belong to it. `call` may be NULL for what no row asks for. */
void flight_begin(struct worker *worker, struct progress *progress, const struct call *call,
		  const struct call_observation *observation);

/** It came back with this code: fill in code, time and a breach of guarded memory, which is written down for the case. */
void flight_end(struct worker *worker, struct progress *progress, struct call_observation *observation, DWORD returned);

/** Milliseconds of a clock that is exact to one of them, as GetTickCount64() is not. */
uint64_t flight_read_clock_ms(void);

/** Milliseconds since the last call returned; more than any limit when there was none. */
uint32_t flight_read_quiet_ms(const struct worker *worker);

#endif
