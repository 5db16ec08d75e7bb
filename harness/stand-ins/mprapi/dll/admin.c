/* SPDX-License-Identifier: MIT */
/* mprapi.dll: the running router, of which its interfaces can be asked. */
#include "harness/stand-ins/mprapi/dll/mprapi.h"

#include <stdlib.h>

WINBOOL WINAPI MprAdminIsServiceRunning(LPWSTR lpwsServerName)
{
	(void)lpwsServerName;
	return TRUE;
}

DWORD WINAPI MprAdminServerConnect(LPWSTR lpwsServerName, MPR_SERVER_HANDLE *phMprServer)
{
	(void)lpwsServerName;
	if (!phMprServer)
		return ERROR_INVALID_PARAMETER;
	*phMprServer = HANDLE_ROUTER;
	return NO_ERROR;
}

VOID WINAPI MprAdminServerDisconnect(MPR_SERVER_HANDLE hMprServer)
{
	(void)hMprServer;
}

DWORD WINAPI MprAdminMIBServerConnect(LPWSTR lpwsServerName, MIB_SERVER_HANDLE *phMibServer)
{
	(void)lpwsServerName;
	if (!phMibServer)
		return ERROR_INVALID_PARAMETER;
	*phMibServer = HANDLE_MIB;
	return NO_ERROR;
}

VOID WINAPI MprAdminMIBServerDisconnect(MIB_SERVER_HANDLE hMibServer)
{
	(void)hMibServer;
}

DWORD WINAPI MprAdminBufferFree(LPVOID pBuffer)
{
	free(pBuffer);
	return pBuffer ? NO_ERROR : ERROR_INVALID_PARAMETER;
}

DWORD WINAPI MprAdminMIBBufferFree(LPVOID pBuffer)
{
	return MprAdminBufferFree(pBuffer);
}

/* To be released with LocalFree. */
DWORD WINAPI MprAdminGetErrorString(DWORD dwError, LPWSTR *lpwsErrorString)
{
	if (!lpwsErrorString)
		return ERROR_INVALID_PARAMETER;
	*lpwsErrorString = NULL;
	FormatMessageW(FORMAT_MESSAGE_ALLOCATE_BUFFER | FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS,
		       NULL, dwError, 0, (LPWSTR)(void *)lpwsErrorString, 0, NULL);
	return *lpwsErrorString ? NO_ERROR : ERROR_MR_MID_NOT_FOUND;
}

DWORD WINAPI MprAdminServerGetInfo(MPR_SERVER_HANDLE hMprServer, DWORD dwLevel, LPBYTE *lplpbBuffer)
{
	MPR_SERVER_0 *server;

	if (dwLevel != 0)
		return ERROR_NOT_SUPPORTED;
	if (hMprServer != HANDLE_ROUTER || !lplpbBuffer)
		return ERROR_INVALID_PARAMETER;
	server = calloc(1, sizeof(*server));
	if (!server)
		return ERROR_NOT_ENOUGH_MEMORY;
	server->fLanOnlyMode = TRUE;
	server->dwUpTime = (DWORD)(GetTickCount64() / 1000);
	*lplpbBuffer = (LPBYTE)server;
	return NO_ERROR;
}

DWORD WINAPI MprAdminTransportGetInfo(MPR_SERVER_HANDLE hMprServer, DWORD dwTransportId, LPBYTE *ppGlobalInfo,
				      LPDWORD lpdwGlobalInfoSize, LPBYTE *ppClientInterfaceInfo,
				      LPDWORD lpdwClientInterfaceInfoSize)
{
	DWORD error;

	if (hMprServer != HANDLE_ROUTER)
		return ERROR_INVALID_HANDLE;
	if (dwTransportId != PID_IP)
		return ERROR_UNKNOWN_PROTOCOL_ID;
	error = header_give(ppGlobalInfo, lpdwGlobalInfoSize);
	return error == NO_ERROR ? header_give(ppClientInterfaceInfo, lpdwClientInterfaceInfoSize) : error;
}

DWORD WINAPI MprAdminInterfaceGetHandle(MPR_SERVER_HANDLE hMprServer, LPWSTR lpwsInterfaceName, HANDLE *phInterface,
					WINBOOL fIncludeClientInterfaces)
{
	(void)fIncludeClientInterfaces;
	if (hMprServer != HANDLE_ROUTER || !lpwsInterfaceName || !phInterface)
		return ERROR_INVALID_PARAMETER;
	*phInterface = interface_find(lpwsInterfaceName);
	return *phInterface ? NO_ERROR : ERROR_NO_SUCH_INTERFACE;
}

DWORD WINAPI MprAdminInterfaceGetInfo(MPR_SERVER_HANDLE hMprServer, HANDLE hInterface, DWORD dwLevel,
				      LPBYTE *lplpbBuffer)
{
	if (dwLevel != 0)
		return ERROR_NOT_SUPPORTED;
	if (!lplpbBuffer)
		return ERROR_INVALID_PARAMETER;
	return hMprServer == HANDLE_ROUTER ? interface_give(hInterface, lplpbBuffer, NULL) : ERROR_INVALID_HANDLE;
}

DWORD WINAPI MprAdminInterfaceEnum(MPR_SERVER_HANDLE hMprServer, DWORD dwLevel, LPBYTE *lplpbBuffer, DWORD dwPrefMaxLen,
				   LPDWORD lpdwEntriesRead, LPDWORD lpdwTotalEntries, LPDWORD lpdwResumeHandle)
{
	const struct listing listing = { lplpbBuffer, dwPrefMaxLen, lpdwEntriesRead, lpdwTotalEntries,
					 lpdwResumeHandle };
	DWORD error;

	if (dwLevel != 0)
		return ERROR_NOT_SUPPORTED;
	if (hMprServer != HANDLE_ROUTER)
		return ERROR_INVALID_HANDLE;
	if (!listing_is_valid(&listing, sizeof(MPR_INTERFACE_0)))
		return ERROR_INVALID_PARAMETER;
	error = interface_list(&listing);
	/* Its page has no code for a list without entries. */
	return error == ERROR_NO_MORE_ITEMS ? NO_ERROR : error;
}

DWORD WINAPI MprAdminInterfaceTransportGetInfo(MPR_SERVER_HANDLE hMprServer, HANDLE hInterface, DWORD dwTransportId,
					       LPBYTE *ppInterfaceInfo, LPDWORD lpdwpInterfaceInfoSize)
{
	MPR_INTERFACE_0 interface;

	if (hMprServer != HANDLE_ROUTER || !interface_read(hInterface, &interface))
		return ERROR_INVALID_HANDLE;
	if (dwTransportId != PID_IP)
		return ERROR_UNKNOWN_PROTOCOL_ID;
	return header_give(ppInterfaceInfo, lpdwpInterfaceInfoSize);
}
