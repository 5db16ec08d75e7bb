/* SPDX-License-Identifier: MIT */
/* The router manager as the candidate sees it: a notification event and the table of support functions. */
#ifndef HARNESS_WINDOWS_ROUTER_MANAGER_H
#define HARNESS_WINDOWS_ROUTER_MANAGER_H

#include "harness/windows/worker.h"

/** Make event and table, once in a process; from now on what is heard is written down for the cases of `worker`. False with a reason. */
bool router_manager_open(struct worker *worker, struct reason *why);

/** The event that the next run is started with: what is handed over. A NULL one, and one that is closed, is never signalled. */
HANDLE router_manager_choose_event(enum event_rule rule, bool is_null);

/** Wait for that event to be signalled, and reset it. Without one that works every wait ends, after that time, as if it were. */
bool router_manager_await_signal(uint32_t ms);

/** Whether the run has an event that works. */
bool router_manager_has_event(void);

/** The table of support functions, that of version 0x500 or that of 0x600: read-only, and a no-access page behind it. It stays as long as the process. */
SUPPORT_FUNCTIONS *router_manager_functions(bool is_60);

/** How many bytes that table has. */
uint32_t router_manager_functions_size(bool is_60);

/** Another one, which deviates; it stays until the list is returned. NULL when there is no memory. */
struct lease *router_manager_lend_functions(struct lease **list, enum support_rule rule, bool is_60);

#endif
