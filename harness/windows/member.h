/* SPDX-License-Identifier: MIT */
/* The callbacks in the tables that RegisterProtocol fills in, as plain pointers. */
#ifndef HARNESS_WINDOWS_MEMBER_H
#define HARNESS_WINDOWS_MEMBER_H

#include "harness/windows/rras.h"

#include "harness/model/facts.h"

#include <stdbool.h>
#include <stddef.h>

/** How many members 0x600 adds to those of MPR50. */
enum { CALLBACKS_ADDED = CALLBACK_COUNT_60 - CALLBACK_COUNT };

/** Where the CALLBACK_COUNT callbacks begin in a table. */
void **member_of_routing(MPR_ROUTING_CHARACTERISTICS *table);

/** The CALLBACKS_ADDED callbacks behind them. */
void **member_of_added(struct mpr60_members *added);

/** The one of SERVICE_CALLBACK_COUNT in that place of a table of services. */
void *member_of_services(const MPR_SERVICE_CHARACTERISTICS *table, size_t place);

/** Whether there is something else than what the guarded buffer of the table was filled with. */
bool member_is_written(const void *member);

/** Whether it lies in executable memory. */
bool member_is_executable(const void *address);

#endif
