/* SPDX-License-Identifier: MIT */
/* rtm.dll coming and going, and what it exports for us alone (harness/stand-ins/contract.h). */
#include "harness/stand-ins/rtm/ledger.h"
#include "harness/stand-ins/rtm/mgm.h"
#include "harness/stand-ins/rtm/rtm.h"

#include "harness/stand-ins/rtm/dll/windows.h"

BOOL WINAPI DllMain(HINSTANCE module, DWORD reason, void *is_process_ending);
uint32_t RoutprotRouterLedger(uint32_t index, struct ledger_entry *entry);
uint32_t RoutprotRouterRoutes(uint32_t interface_index, struct ledger_routes *routes);
uint32_t RoutprotRouterMisuse(struct ledger_misuse *misuse);
void RoutprotRouterWatch(ledger_listener listener);
uint32_t RoutprotRouterBegin(void);

BOOL WINAPI DllMain(HINSTANCE module, DWORD reason, void *is_process_ending)
{
	if (reason == DLL_PROCESS_ATTACH) {
		DisableThreadLibraryCalls(module);
	} else if (reason == DLL_PROCESS_DETACH && !is_process_ending) {
		mgm_release();
		rtm_release();
	}
	return TRUE;
}

uint32_t RoutprotRouterLedger(uint32_t index, struct ledger_entry *entry)
{
	return ledger_read(index, entry);
}

uint32_t RoutprotRouterRoutes(uint32_t interface_index, struct ledger_routes *routes)
{
	return ledger_read_routes(interface_index, routes);
}

uint32_t RoutprotRouterMisuse(struct ledger_misuse *misuse)
{
	return ledger_read_misuse(misuse);
}

void RoutprotRouterWatch(ledger_listener listener)
{
	ledger_watch(listener);
}

uint32_t RoutprotRouterBegin(void)
{
	return ledger_begin();
}
