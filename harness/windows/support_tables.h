/* SPDX-License-Identifier: MIT */
/* The tables of support functions as they are handed over: read-only, and a no-access page behind each. */
#ifndef HARNESS_WINDOWS_SUPPORT_TABLES_H
#define HARNESS_WINDOWS_SUPPORT_TABLES_H

#include "harness/windows/rras.h"

#include "harness/model/arguments.h"
#include "harness/windows/memory.h"

/** Make the two whole tables, which stay as long as the process. False when there is no memory. */
bool support_tables_open(void);

/** The whole table of version 0x500 or that of 0x600; NULL before they were made. */
SUPPORT_FUNCTIONS *support_tables_find(bool is_60);

/** How many bytes that table has. */
uint32_t support_tables_size(bool is_60);

/** Another one, which deviates; it stays until the list is returned. NULL when there is no memory. */
struct lease *support_tables_lend(struct lease **list, enum support_rule rule, bool is_60);

#endif
