/* SPDX-License-Identifier: MIT */
/*
 * What the routing table manager needs of the system it runs on. dll/platform.c has it for Windows,
 * harness/posix/router_platform.c for the unit tests.
 */
#ifndef STAND_INS_RTM_PLATFORM_H
#define STAND_INS_RTM_PLATFORM_H

#include <stdbool.h>
#include <stdint.h>

/** Take the one lock of the manager; it is not taken twice by a thread. Released around every call into a client. */
void platform_lock(void);

/** Give it back. */
void platform_unlock(void);

/** Give the lock back, wait until another thread calls platform_wake() or `ms` have passed, and take it again. */
void platform_wait(uint32_t ms);

/** Wake every thread in platform_wait(). The lock is taken. */
void platform_wake(void);

/** A number that this thread has to itself, not 0. */
uintptr_t platform_thread(void);

/** Milliseconds of a clock that never goes back. */
uint64_t platform_now(void);

/** The time of day as a FILETIME: 100 ns since 1601. */
uint64_t platform_file_time(void);

/** rtm_deliver() has to be called soon, by a thread that is in no call of a client. The lock is taken. */
void platform_call_messenger(void);

/** Whether there still is code at that address: a client may have been unloaded without deregistering. */
bool platform_can_call(void (*function)(void));

/** Nobody is registered any more: the thread that calls rtm_deliver() ends, unless it is this one. The lock is taken.
 */
void platform_end_messenger(void);

#endif
