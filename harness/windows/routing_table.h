/* SPDX-License-Identifier: MIT */
/* What the candidate does with rtm.dll, as its stand-in tells it. Where the system's is used nobody tells, and nothing is done here. */
#ifndef HARNESS_WINDOWS_ROUTING_TABLE_H
#define HARNESS_WINDOWS_ROUTING_TABLE_H

#include "harness/windows/worker.h"

/** A stand-in was loaded: find what it exports. */
void routing_table_find(HMODULE module);

/** From now on what it tells belongs to the cases of the worker. */
void routing_table_open(struct worker *worker);

/** Whether it tells anything. */
bool routing_table_has_ledger(void);

/** The candidate was loaded: whoever registers from here on has to be gone at the end of a run. */
void routing_table_note_load(void);

/** Whether anybody has registered since, and is there or has gone in this run. */
bool routing_table_is_used(void);

/**
 * A run of the protocol begins: clients that have gone, and what was validated, are forgotten. Those that are still there stay,
 * since the protocol may go on using them.
 */
void routing_table_begin_run(void);

/** ValidateRoute was called, from any thread, with that destination (an RTM_NET_ADDRESS, or NULL), and answered the code. */
void routing_table_validate(const void *to, DWORD code);

/** What the step wants to know of the ledger: HEAR_LEFT, HEAR_NO_ROUTE. */
void routing_table_look(const struct progress *progress, const struct call *step, struct call_observation *observation);

#endif
