/* SPDX-License-Identifier: MIT */
/* The address information of InterfaceStatus: IP_ADAPTER_BINDING_INFO or its IPv6 form. */
#ifndef HARNESS_WINDOWS_BINDING_H
#define HARNESS_WINDOWS_BINDING_H

#include "harness/windows/worker.h"

/** Lend what StatusInfo points to, as parameter `parameter`; NULL when there is no memory. */
struct lease *binding_lend(struct worker *worker, struct progress *progress, const struct call *call, uint32_t parameter);

/** Whether the candidate is a protocol of IPv6. */
bool binding_is_v6(const struct worker *worker);

#endif
