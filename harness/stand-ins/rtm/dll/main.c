/* SPDX-License-Identifier: MIT */
/* rtm.dll coming and going, and what it exports for us alone. */
#include "harness/stand-ins/rtm/ledger.h"
#include "harness/stand-ins/rtm/mgm.h"
#include "harness/stand-ins/rtm/rtm.h"

#include "harness/stand-ins/rtm/dll/windows.h"

BOOL WINAPI DllMain(HINSTANCE module, DWORD reason, void *is_process_ending);
DWORD WINAPI RoutprotRouterLedger(DWORD index, struct ledger_entry *entry);
DWORD WINAPI RoutprotRouterForget(void);
DWORD WINAPI RoutprotRouterReset(void);

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

/** ledger_read() */
DWORD WINAPI RoutprotRouterLedger(DWORD index, struct ledger_entry *entry)
{
	return ledger_read(index, entry);
}

/** ledger_forget() */
DWORD WINAPI RoutprotRouterForget(void)
{
	ledger_forget();
	return NO_ERROR;
}

/** Whoever is registered goes, without being told, and the ledger with him: for candidates that left something behind.
 */
DWORD WINAPI RoutprotRouterReset(void)
{
	mgm_release();
	rtm_release();
	ledger_forget();
	return NO_ERROR;
}
