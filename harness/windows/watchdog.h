/* SPDX-License-Identifier: MIT */
/* The thread that writes down where a hanging call stands, before the supervisor ends the worker. */
#ifndef HARNESS_WINDOWS_WATCHDOG_H
#define HARNESS_WINDOWS_WATCHDOG_H

#include "harness/windows/rras.h"

#include "harness/watch/section.h"

/** Watch the calls of the calling thread from now on, until the process ends. */
void watchdog_open(struct section *section);

#endif
