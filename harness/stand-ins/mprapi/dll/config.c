/* SPDX-License-Identifier: MIT */
/* mprapi.dll: the router's configuration, which can be read. */
#include "harness/stand-ins/mprapi/dll/mprapi.h"

#include <stdlib.h>
#include <wchar.h>

/* What is said of the only transport. */
static const WCHAR transport_name[] = L"IP", transport_dll[] = L"iprtrmgr.dll";

DWORD WINAPI MprConfigServerConnect(LPWSTR lpwsServerName, HANDLE *phMprConfig)
{
	/* Whatever the machine is called, it is this one. */
	(void)lpwsServerName;
	if (!phMprConfig)
		return ERROR_INVALID_PARAMETER;
	*phMprConfig = HANDLE_CONFIGURATION;
	return NO_ERROR;
}

VOID WINAPI MprConfigServerDisconnect(HANDLE hMprConfig)
{
	(void)hMprConfig;
}

DWORD WINAPI MprConfigServerRefresh(HANDLE hMprConfig)
{
	return hMprConfig == HANDLE_CONFIGURATION ? NO_ERROR : ERROR_INVALID_PARAMETER;
}

DWORD WINAPI MprConfigBufferFree(LPVOID pBuffer)
{
	free(pBuffer);
	return pBuffer ? NO_ERROR : ERROR_INVALID_PARAMETER;
}

DWORD WINAPI MprConfigServerGetInfo(HANDLE hMprConfig, DWORD dwLevel, LPBYTE *lplpbBuffer)
{
	MPR_SERVER_0 *server;

	if (hMprConfig != HANDLE_CONFIGURATION || dwLevel != 0 || !lplpbBuffer)
		return ERROR_INVALID_PARAMETER;
	server = calloc(1, sizeof(*server));
	if (!server)
		return ERROR_NOT_ENOUGH_MEMORY;
	server->fLanOnlyMode = TRUE;
	*lplpbBuffer = (LPBYTE)server;
	return NO_ERROR;
}

DWORD WINAPI MprConfigInterfaceGetHandle(HANDLE hMprConfig, LPWSTR lpwsInterfaceName, HANDLE *phRouterInterface)
{
	if (hMprConfig != HANDLE_CONFIGURATION || !lpwsInterfaceName || !phRouterInterface)
		return ERROR_INVALID_PARAMETER;
	*phRouterInterface = interface_find(lpwsInterfaceName);
	return *phRouterInterface ? NO_ERROR : ERROR_NO_SUCH_INTERFACE;
}

DWORD WINAPI MprConfigInterfaceGetInfo(HANDLE hMprConfig, HANDLE hRouterInterface, DWORD dwLevel, LPBYTE *lplpBuffer,
				       LPDWORD lpdwBufferSize)
{
	DWORD error;

	if (hMprConfig != HANDLE_CONFIGURATION || !hRouterInterface || dwLevel != 0 || !lplpBuffer || !lpdwBufferSize)
		return ERROR_INVALID_PARAMETER;
	error = interface_give(hRouterInterface, lplpBuffer, lpdwBufferSize);
	return error == ERROR_INVALID_HANDLE ? ERROR_NO_SUCH_INTERFACE : error;
}

DWORD WINAPI MprConfigInterfaceEnum(HANDLE hMprConfig, DWORD dwLevel, LPBYTE *lplpBuffer, DWORD dwPrefMaxLen,
				    LPDWORD lpdwEntriesRead, LPDWORD lpdwTotalEntries, LPDWORD lpdwResumeHandle)
{
	const struct listing listing = { lplpBuffer, dwPrefMaxLen, lpdwEntriesRead, lpdwTotalEntries,
					 lpdwResumeHandle };
	DWORD error;

	if (hMprConfig != HANDLE_CONFIGURATION || dwLevel != 0 || !listing_is_valid(&listing, sizeof(MPR_INTERFACE_0)))
		return ERROR_INVALID_PARAMETER;
	error = interface_list(&listing);
	return error == ERROR_MORE_DATA ? NO_ERROR : error;
}

static DWORD write_name(LPCWSTR name, PWCHAR buffer, DWORD size)
{
	const size_t length = wcslen(name) + 1;

	if (size < length * sizeof(WCHAR))
		return ERROR_BUFFER_OVERFLOW;
	wmemcpy(buffer, name, length);
	return NO_ERROR;
}

/* The router has one name for each interface, which AddInterface is given: its GUID's name is its friendly one. */
static DWORD find_name(HANDLE configuration, LPCWSTR name, PWCHAR buffer, DWORD size)
{
	MPR_INTERFACE_0 interface;

	if (configuration != HANDLE_CONFIGURATION || !name || !buffer)
		return ERROR_INVALID_PARAMETER;
	if (!interface_read(interface_find(name), &interface))
		return ERROR_NOT_FOUND;
	return write_name(interface.wszInterfaceName, buffer, size);
}

DWORD WINAPI MprConfigGetFriendlyName(HANDLE hMprConfig, PWCHAR pszGuidName, PWCHAR pszBuffer, DWORD dwBufferSize)
{
	return find_name(hMprConfig, pszGuidName, pszBuffer, dwBufferSize);
}

DWORD WINAPI MprConfigGetGuidName(HANDLE hMprConfig, PWCHAR pszFriendlyName, PWCHAR pszBuffer, DWORD dwBufferSize)
{
	return find_name(hMprConfig, pszFriendlyName, pszBuffer, dwBufferSize);
}

DWORD WINAPI MprConfigTransportGetHandle(HANDLE hMprConfig, DWORD dwTransportId, HANDLE *phRouterTransport)
{
	if (hMprConfig != HANDLE_CONFIGURATION || !phRouterTransport)
		return ERROR_INVALID_PARAMETER;
	if (dwTransportId != PID_IP)
		return ERROR_UNKNOWN_PROTOCOL_ID;
	*phRouterTransport = HANDLE_TRANSPORT;
	return NO_ERROR;
}

static DWORD give_dll(LPWSTR *dll)
{
	if (!dll)
		return NO_ERROR;
	*dll = _wcsdup(transport_dll);
	return *dll ? NO_ERROR : ERROR_NOT_ENOUGH_MEMORY;
}

DWORD WINAPI MprConfigTransportGetInfo(HANDLE hMprConfig, HANDLE hRouterTransport, LPBYTE *ppGlobalInfo,
				       LPDWORD lpdwGlobalInfoSize, LPBYTE *ppClientInterfaceInfo,
				       LPDWORD lpdwClientInterfaceInfoSize, LPWSTR *lplpwsDLLPath)
{
	DWORD error;

	if (hMprConfig != HANDLE_CONFIGURATION || hRouterTransport != HANDLE_TRANSPORT)
		return ERROR_INVALID_PARAMETER;
	error = header_give(ppGlobalInfo, lpdwGlobalInfoSize);
	if (error == NO_ERROR)
		error = header_give(ppClientInterfaceInfo, lpdwClientInterfaceInfoSize);
	return error == NO_ERROR ? give_dll(lplpwsDLLPath) : error;
}

static void fill_transport(void *element, DWORD place)
{
	MPR_TRANSPORT_0 *transport = element;

	(void)place;
	transport->dwTransportId = PID_IP;
	transport->hTransport = HANDLE_TRANSPORT;
	wmemcpy(transport->wszTransportName, transport_name, sizeof(transport_name) / sizeof(WCHAR));
}

DWORD WINAPI MprConfigTransportEnum(HANDLE hMprConfig, DWORD dwLevel, LPBYTE *lplpBuffer, DWORD dwPrefMaxLen,
				    LPDWORD lpdwEntriesRead, LPDWORD lpdwTotalEntries, LPDWORD lpdwResumeHandle)
{
	const struct listing listing = { lplpBuffer, dwPrefMaxLen, lpdwEntriesRead, lpdwTotalEntries,
					 lpdwResumeHandle };

	if (hMprConfig != HANDLE_CONFIGURATION || dwLevel != 0 || !listing_is_valid(&listing, sizeof(MPR_TRANSPORT_0)))
		return ERROR_INVALID_PARAMETER;
	return listing_give(&listing, sizeof(MPR_TRANSPORT_0), 1, fill_transport);
}

/* Whether there is such an interface: otherwise the documented code. */
static DWORD check_interface(HANDLE configuration, HANDLE handle)
{
	MPR_INTERFACE_0 interface;

	if (configuration != HANDLE_CONFIGURATION || !handle)
		return ERROR_INVALID_PARAMETER;
	return interface_read(handle, &interface) ? NO_ERROR : ERROR_NO_SUCH_INTERFACE;
}

DWORD WINAPI MprConfigInterfaceTransportGetHandle(HANDLE hMprConfig, HANDLE hRouterInterface, DWORD dwTransportId,
						  HANDLE *phRouterIfTransport)
{
	const DWORD error = check_interface(hMprConfig, hRouterInterface);

	if (error != NO_ERROR || !phRouterIfTransport)
		return error == NO_ERROR ? ERROR_INVALID_PARAMETER : error;
	if (dwTransportId != PID_IP)
		return ERROR_NO_SUCH_INTERFACE; /* as documented: the transport is not on the interface */
	*phRouterIfTransport = HANDLE_TRANSPORT;
	return NO_ERROR;
}

DWORD WINAPI MprConfigInterfaceTransportGetInfo(HANDLE hMprConfig, HANDLE hRouterInterface, HANDLE hRouterIfTransport,
						LPBYTE *ppInterfaceInfo, LPDWORD lpdwInterfaceInfoSize)
{
	const DWORD error = check_interface(hMprConfig, hRouterInterface);

	if (error != NO_ERROR || hRouterIfTransport != HANDLE_TRANSPORT)
		return error == NO_ERROR ? ERROR_INVALID_PARAMETER : error;
	return header_give(ppInterfaceInfo, lpdwInterfaceInfoSize);
}

static void fill_interface_transport(void *element, DWORD place)
{
	MPR_IFTRANSPORT_0 *transport = element;

	(void)place;
	transport->dwTransportId = PID_IP;
	transport->hIfTransport = HANDLE_TRANSPORT;
	wmemcpy(transport->wszIfTransportName, transport_name, sizeof(transport_name) / sizeof(WCHAR));
}

DWORD WINAPI MprConfigInterfaceTransportEnum(HANDLE hMprConfig, HANDLE hRouterInterface, DWORD dwLevel,
					     LPBYTE *lplpBuffer, DWORD dwPrefMaxLen, LPDWORD lpdwEntriesRead,
					     LPDWORD lpdwTotalEntries, LPDWORD lpdwResumeHandle)
{
	const struct listing listing = { lplpBuffer, dwPrefMaxLen, lpdwEntriesRead, lpdwTotalEntries,
					 lpdwResumeHandle };
	const DWORD error = check_interface(hMprConfig, hRouterInterface);

	if (error != NO_ERROR)
		return error;
	if (dwLevel != 0 || !listing_is_valid(&listing, sizeof(MPR_IFTRANSPORT_0)))
		return ERROR_INVALID_PARAMETER;
	return listing_give(&listing, sizeof(MPR_IFTRANSPORT_0), 1, fill_interface_transport);
}
