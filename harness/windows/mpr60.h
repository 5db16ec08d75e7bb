/* SPDX-License-Identifier: MIT */
/* What a router manager of version 0x600 knows and asks besides: routing domains, actions, statistics. */
#ifndef HARNESS_WINDOWS_MPR60_H
#define HARNESS_WINDOWS_MPR60_H

#include "harness/windows/worker.h"

/** Lend the id of the routing domain that the call is about; NULL where its place in `nulls` says so. False when there
 * is no memory. */
bool mpr60_lend_domain(struct lease **list, const struct call *call, GUID **domain);

/** Call ProtocolAction, GetProtocolStatistics, SetRoutingDomainGlobalInfo or BufferFree. False with a reason. */
bool mpr60_perform(struct worker *worker, struct progress *progress, const struct call *call,
		   struct call_observation *observation, struct reason *why);

/** GetRoutingDomainInfo: fill in ROUTING_DOMAIN_INFO_1 of the one domain there is, and answer as the router manager
 * does. */
DWORD mpr60_describe_domain(const GUID *id, DWORD revision, DWORD size, void *info);

/** GetInterfaceInformation: every interface is in that domain. */
DWORD mpr60_describe_interface(DWORD revision, DWORD size, void *info);

#endif
