/* SPDX-License-Identifier: MIT */
/* The trap events: what MibSetTrapInfo is handed. */
#ifndef HARNESS_WINDOWS_TRAP_H
#define HARNESS_WINDOWS_TRAP_H

#include "harness/windows/rras.h"

#include "harness/model/arguments.h"

/** The event, unsignalled; it resets itself and is made anew where a candidate has closed it. NULL when none can be
 * had. */
HANDLE trap_choose_event(enum trap_event which);

/** Forget signals that were not looked at. */
void trap_forget(void);

/** Whether it was signalled since it was chosen, looked at or forgotten: OBSERVED_SIGNALLED, OBSERVED_CLOSED, or 0. */
uint32_t trap_look(enum trap_event which);

#endif
