/* SPDX-License-Identifier: MIT */
/* The names of what a candidate offers. */
#include "harness/model/facts.h"

#include "harness/model/entry.h"

const char *callback_name(size_t member)
{
	static const char *const names[CALLBACK_COUNT_60] = {
		"StartProtocol",    "StartComplete",    "StopProtocol",     "GetGlobalInfo",   "SetGlobalInfo",
		"QueryPower",       "SetPower",         "AddInterface",     "DeleteInterface", "InterfaceStatus",
		"GetInterfaceInfo", "SetInterfaceInfo", "GetEventMessage",  "UpdateRoutes",    "ConnectClient",
		"DisconnectClient", "GetNeighbors",     "GetMfeStatus",     "MibCreateEntry",  "MibDeleteEntry",
		"MibGetEntry",      "MibSetEntry",      "MibGetFirstEntry", "MibGetNextEntry", "MibSetTrapInfo",
		"MibGetTrapInfo",   "ProtocolAction",   "GetStatistics",    "GetRoutingDomainGlobalInfo",
		"SetRoutingDomainGlobalInfo",           "BufferFree",
	};

	return member < CALLBACK_COUNT_60 ? names[member] : "unknown";
}

struct facts facts_of_all(void)
{
	return (struct facts) { .examined = EXAMINED_REGISTERED, .functionality = UINT32_MAX, .callbacks = UINT32_MAX,
				.has_ledger = 1, .uses_rtm = 1 };
}

bool facts_offer(const struct facts *facts, enum entry entry)
{
	const struct entry_facts *found = entry_find(entry);

	return !found->member || ((found->is_service ? facts->services : facts->callbacks) >> found->place & 1);
}
