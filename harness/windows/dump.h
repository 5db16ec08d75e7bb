/* SPDX-License-Identifier: MIT */
/* Minidumps of a worker, written from outside of it. */
#ifndef HARNESS_WINDOWS_DUMP_H
#define HARNESS_WINDOWS_DUMP_H

#include "harness/windows/rras.h"

#include <stdbool.h>
#include <stdint.h>

/** Whether the system has what it takes. */
bool dump_is_possible(void);

/**
 * Write a minidump of the process into a new file: its threads with their stacks, its modules and, where `pointers` is not 0, the
 * exception that `thread` raised. `pointers` is where the process has its EXCEPTION_POINTERS; neither is believed. False when none could be
 * made; there is no file then. (MiniDumpWriteDump)
 */
bool dump_write(const wchar_t *path, HANDLE process, DWORD thread, uint64_t pointers);

#endif
