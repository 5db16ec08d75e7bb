/* SPDX-License-Identifier: MIT */
/* The router manager as the candidate sees it: the notification event of its runs. Making it makes the support functions too. */
#ifndef HARNESS_WINDOWS_ROUTER_MANAGER_H
#define HARNESS_WINDOWS_ROUTER_MANAGER_H

#include "harness/windows/worker.h"

/** Make event and table, once in a process; from now on what is heard is written down for the cases of `worker`. False with a reason. */
bool router_manager_open(struct worker *worker, struct reason *why);

/**
 * The event that a run is started with: what is handed over. A NULL one, and one that is closed, is never signalled. Unless the
 * run `is_new` the event of the one that is on stays in force.
 */
HANDLE router_manager_choose_event(enum event_rule rule, bool is_null, bool is_new);

/** Wait for that event to be signalled, and reset it. Without one that works every wait ends, after that time, as if it were. */
bool router_manager_await_signal(uint32_t ms);

/** Whether the run has an event that works. */
bool router_manager_has_event(void);

/** Whether somebody else closed that event. */
bool router_manager_has_lost_event(void);

/** Signal that event, as the candidate does. */
void router_manager_signal(void);

#endif
