/* SPDX-License-Identifier: MIT */
/* The router manager as the candidate sees it: a notification event and the table of support functions. */
#ifndef HARNESS_WINDOWS_ROUTER_MANAGER_H
#define HARNESS_WINDOWS_ROUTER_MANAGER_H

#include "harness/windows/worker.h"

/** Make event and table, once in a process; from now on what is heard is written down for the cases of `worker`. False with a reason. */
bool router_manager_open(struct worker *worker, struct reason *why);

/** The notification event; it resets itself. */
HANDLE router_manager_event(void);

/** The table of support functions: read-only, and a no-access page behind it. It stays as long as the process. */
SUPPORT_FUNCTIONS *router_manager_functions(void);

#endif
