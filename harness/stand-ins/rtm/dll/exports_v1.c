/* SPDX-License-Identifier: MIT */
/*
 * Version 1 of the routing table manager (rtm.h): its functions are there, so that a DLL that imports them loads, and
 * answer that they are not supported, as where version 2 has taken over. Where a function returns no code it is the
 * last error.
 */
#include "harness/stand-ins/rtm/dll/windows.h"

static void refuse(void)
{
	SetLastError(ERROR_NOT_SUPPORTED);
}

HANDLE WINAPI RtmRegisterClient(DWORD ProtocolFamily, DWORD RoutingProtocol, HANDLE ChangeEvent, DWORD Flags)
{
	(void)ProtocolFamily, (void)RoutingProtocol, (void)ChangeEvent, (void)Flags;
	refuse();
	return NULL;
}

DWORD WINAPI RtmDeregisterClient(HANDLE ClientHandle)
{
	(void)ClientHandle;
	return ERROR_NOT_SUPPORTED;
}

DWORD WINAPI RtmDequeueRouteChangeMessage(HANDLE ClientHandle, DWORD *Flags, PVOID CurBestRoute, PVOID PrevBestRoute)
{
	(void)ClientHandle, (void)Flags, (void)CurBestRoute, (void)PrevBestRoute;
	return ERROR_NOT_SUPPORTED;
}

DWORD WINAPI RtmAddRoute(HANDLE ClientHandle, PVOID Route, DWORD TimeToLive, DWORD *Flags, PVOID CurBestRoute,
			 PVOID PrevBestRoute)
{
	(void)ClientHandle, (void)Route, (void)TimeToLive, (void)Flags, (void)CurBestRoute, (void)PrevBestRoute;
	return ERROR_NOT_SUPPORTED;
}

DWORD WINAPI RtmDeleteRoute(HANDLE ClientHandle, PVOID Route, DWORD *Flags, PVOID CurBestRoute)
{
	(void)ClientHandle, (void)Route, (void)Flags, (void)CurBestRoute;
	return ERROR_NOT_SUPPORTED;
}

BOOL WINAPI RtmIsRoute(DWORD ProtocolFamily, PVOID Network, PVOID BestRoute)
{
	(void)ProtocolFamily, (void)Network, (void)BestRoute;
	refuse();
	return FALSE;
}

ULONG WINAPI RtmGetNetworkCount(DWORD ProtocolFamily)
{
	(void)ProtocolFamily;
	refuse();
	return 0;
}

ULONG WINAPI RtmGetRouteAge(PVOID Route)
{
	(void)Route;
	refuse();
	return INFINITE;
}

HANDLE WINAPI RtmCreateEnumerationHandle(DWORD ProtocolFamily, DWORD EnumerationFlags, PVOID CriteriaRoute)
{
	(void)ProtocolFamily, (void)EnumerationFlags, (void)CriteriaRoute;
	refuse();
	return NULL;
}

DWORD WINAPI RtmEnumerateGetNextRoute(HANDLE EnumerationHandle, PVOID Route)
{
	(void)EnumerationHandle, (void)Route;
	return ERROR_NOT_SUPPORTED;
}

DWORD WINAPI RtmCloseEnumerationHandle(HANDLE EnumerationHandle)
{
	(void)EnumerationHandle;
	return ERROR_NOT_SUPPORTED;
}

DWORD WINAPI RtmBlockDeleteRoutes(HANDLE ClientHandle, DWORD EnumerationFlags, PVOID CriteriaRoute)
{
	(void)ClientHandle, (void)EnumerationFlags, (void)CriteriaRoute;
	return ERROR_NOT_SUPPORTED;
}

DWORD WINAPI RtmGetFirstRoute(DWORD ProtocolFamily, DWORD EnumerationFlags, PVOID Route)
{
	(void)ProtocolFamily, (void)EnumerationFlags, (void)Route;
	return ERROR_NOT_SUPPORTED;
}

DWORD WINAPI RtmGetNextRoute(DWORD ProtocolFamily, DWORD EnumerationFlags, PVOID Route)
{
	(void)ProtocolFamily, (void)EnumerationFlags, (void)Route;
	return ERROR_NOT_SUPPORTED;
}

BOOL WINAPI RtmLookupIPDestination(DWORD dwDestAddr, PRTM_IP_ROUTE prir)
{
	(void)dwDestAddr, (void)prir;
	refuse();
	return FALSE;
}
