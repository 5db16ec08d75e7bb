/* SPDX-License-Identifier: MIT */
/* Exceptions and hangs, recorded in the shared section as they happen. What they mean is decided by others. */
#ifndef HARNESS_WINDOWS_CRASH_H
#define HARNESS_WINDOWS_CRASH_H

#include "harness/windows/rras.h"

#include "harness/watch/section.h"

/**
 * For a thread that makes no calls: wait so many milliseconds, and record meanwhile what a thread without a stack asks for. Returns
 * earlier when it did.
 */
void crash_await(DWORD milliseconds);

/**
 * End the process as crashed when the thread that makes the calls is gone because its stack was full: where too little of it is left
 * to look for a handler, Wine ends the thread and says nothing.
 */
void crash_end_after(HANDLE thread);

/**
 * Have the supervisor look at this process from outside, where the run keeps dumps, and wait for that: for the newest exception, which has
 * ended or is about to end what the candidate did.
 */
void crash_show(void);

/** Record from now on, in the thread that calls this as the one that makes the calls. `ends_process` false for --in-process. */
void crash_open(struct section *section, bool ends_process);

/** Before each call: candidates replace the unhandled-exception filter. */
void crash_arm(void);

/** The first fault in guarded memory since the last question, whoever handled it; false when there was none. */
bool crash_read_fault(struct exception_facts *fault);

/** How many exceptions of the kinds that end a process were seen so far, handled or not. */
uint32_t crash_count_hard(void);

/** Write down the module that begins at `base`, so that addresses in it can be named when the process is gone. */
void crash_append_module(uint64_t base);

#endif
