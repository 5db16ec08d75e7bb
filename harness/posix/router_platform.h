/* SPDX-License-Identifier: MIT */
/* What unit tests do with the platform of the routing table manager, beside what harness/stand-ins/rtm/platform.h has.
 */
#ifndef HARNESS_POSIX_ROUTER_PLATFORM_H
#define HARNESS_POSIX_ROUTER_PLATFORM_H

#include <stdint.h>

/** Let the clock go on: nobody has to wait for it. */
void platform_advance(uint64_t ms);

/** How often the messenger has been called since the last time this was asked. */
uint32_t platform_count_calls(void);

#endif
