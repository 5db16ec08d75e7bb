/* SPDX-License-Identifier: MIT */
/* The router manager as the candidate sees it: a notification event and the table of support functions. */
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
/** How the support functions answer until this is said again. Whoever they let wait before is waited for. */
void router_manager_choose_manner(enum support_manner manner);

/** Whether, since that was said, another callback did not come back while a support function took its time. */
bool router_manager_has_blocked(void);

/** The table of support functions, that of version 0x500 or that of 0x600: read-only, and a no-access page behind it. It stays as long as the process. */
SUPPORT_FUNCTIONS *router_manager_functions(bool is_60);

/** How many bytes that table has. */
uint32_t router_manager_functions_size(bool is_60);

/** Another one, which deviates; it stays until the list is returned. NULL when there is no memory. */
struct lease *router_manager_lend_functions(struct lease **list, enum support_rule rule, bool is_60);

#endif
