/* SPDX-License-Identifier: MIT */
/* The candidate's queue of messages, and the time to wait for them. */
#ifndef HARNESS_WINDOWS_QUEUE_H
#define HARNESS_WINDOWS_QUEUE_H

#include "harness/windows/worker.h"

/** One GetEventMessage as a step: its message, if there is one, is written down too. */
void queue_get(struct worker *worker, struct progress *progress, const struct call *call,
	       struct call_observation *observation);

/** Fetch what is queued and write it down; nothing when the protocol does not run. False when the queue does not end. */
bool queue_drain(struct worker *worker, struct progress *progress);

/** Fetch what an earlier run left in the queue, and make nothing of it: the cases of this run have not caused it. */
void queue_forget(struct worker *worker, struct progress *progress);

/** Serve the queue until the pending stop has come to its end. False when it has not within stop_ms. */
bool queue_await_stopped(struct worker *worker, struct progress *progress);

/**
 * Serve the queue until the updates of the interface that were started have come to their end. False when they have not within
 * update_ms after `begun`, a time of flight_read_clock_ms().
 */
bool queue_await_update(struct worker *worker, struct progress *progress, uint32_t index, uint64_t begun);

/**
 * The same for updates that nobody waits for, so that they end in the same way in every run: until settle_ms after `begun` at most. What
 * does not end by then is none of this function's business.
 */
void queue_outlast_updates(struct worker *worker, struct progress *progress, uint64_t begun);

/** Take a signal that is there already: it stands for what is queued, and not for what will be. */
void queue_take_signal(void);

/** Wait for the notification event and fetch nothing. False when it was not signalled within update_ms, or stop_ms during a stop. */
bool queue_await_signal(struct worker *worker);

/** Listen until settle_ms have passed since the last call, then drain. */
void queue_settle(struct worker *worker, struct progress *progress);

/** The same, and whether the event was signalled then and nothing was queued. */
bool queue_settle_and_look(struct worker *worker, struct progress *progress);

#endif
