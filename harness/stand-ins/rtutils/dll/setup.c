/* SPDX-License-Identifier: MIT */
/* rtutils.dll: which routing protocols are installed, as the registry says. */
#include "harness/stand-ins/rtutils/dll/say.h"
#include "harness/windows/procedure.h"

#include <rtutils.h>

#include <stdbool.h>
#include <stdlib.h>

/* The transports of mprapi.h, whose other contents are not wanted here. */
enum { TRANSPORT_IP = 0x21, TRANSPORT_IPX = 0x2B, TRANSPORT_IPV6 = 0x57 };

/* What is needed of advapi32.dll. It is loaded for whoever asks, since with what it needs itself it takes longer to load than
 * this DLL, which every candidate gets. */
struct registry {
	__typeof__(RegOpenKeyExW) *open_key;
	__typeof__(RegQueryInfoKeyW) *query_key;
	__typeof__(RegEnumKeyExW) *enumerate_keys;
	__typeof__(RegGetValueW) *get_value;
	__typeof__(RegCloseKey) *close_key;
};

static bool open_registry(struct registry *registry)
{
	const HMODULE module = LoadLibraryExW(L"advapi32.dll", NULL, LOAD_LIBRARY_SEARCH_SYSTEM32);

	return procedure_find(module, "RegOpenKeyExW", &registry->open_key) &&
	       procedure_find(module, "RegQueryInfoKeyW", &registry->query_key) &&
	       procedure_find(module, "RegEnumKeyExW", &registry->enumerate_keys) &&
	       procedure_find(module, "RegGetValueW", &registry->get_value) &&
	       procedure_find(module, "RegCloseKey", &registry->close_key);
}

static const WCHAR *find_key(DWORD transport)
{
	switch (transport) {
	case TRANSPORT_IP:
		return L"Software\\Microsoft\\Router\\CurrentVersion\\RouterManagers\\Ip";
	case TRANSPORT_IPX:
		return L"Software\\Microsoft\\Router\\CurrentVersion\\RouterManagers\\Ipx";
	case TRANSPORT_IPV6:
		return L"Software\\Microsoft\\Router\\CurrentVersion\\RouterManagers\\Ipv6";
	default:
		return NULL;
	}
}

/* False for a key that describes no protocol. */
static bool read_protocol(const struct registry *registry, HKEY manager, DWORD place, MPR_PROTOCOL_0 *protocol)
{
	DWORD size = RTUTILS_MAX_PROTOCOL_NAME_LEN + 1;
	HKEY key;
	bool is_read;

	*protocol = (MPR_PROTOCOL_0) { 0 };
	if (registry->enumerate_keys(manager, place, protocol->wszProtocol, &size, NULL, NULL, NULL, NULL) != NO_ERROR ||
	    registry->open_key(manager, protocol->wszProtocol, 0, KEY_READ, &key) != NO_ERROR)
		return false;
	size = sizeof(protocol->dwProtocolId);
	is_read = registry->get_value(key, NULL, L"ProtocolId", RRF_RT_REG_DWORD, NULL, &protocol->dwProtocolId,
				      &size) == NO_ERROR;
	size = sizeof(protocol->wszDLLName);
	is_read = is_read &&
		  registry->get_value(key, NULL, L"DLLName", RRF_RT_REG_SZ, NULL, protocol->wszDLLName, &size) ==
			  NO_ERROR;
	registry->close_key(key);
	return is_read;
}

DWORD WINAPI MprSetupProtocolEnum(DWORD dwTransportId, LPBYTE *lplpBuffer, LPDWORD lpdwEntriesRead)
{
	const WCHAR *path = find_key(dwTransportId);
	struct registry registry;
	MPR_PROTOCOL_0 *list;
	DWORD count = 0, read = 0;
	HKEY manager;

	if (!lplpBuffer || !lpdwEntriesRead || !path)
		return ERROR_INVALID_PARAMETER;
	*lplpBuffer = NULL;
	*lpdwEntriesRead = 0;
	if (!open_registry(&registry) ||
	    registry.open_key(HKEY_LOCAL_MACHINE, path, 0, KEY_READ, &manager) != NO_ERROR)
		return NO_ERROR;
	registry.query_key(manager, NULL, NULL, NULL, &count, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
	list = calloc(count + 1, sizeof(*list));
	for (DWORD i = 0; list && i < count; i++)
		if (read_protocol(&registry, manager, i, &list[read]))
			read++;
	registry.close_key(manager);
	if (!list)
		return ERROR_NOT_ENOUGH_MEMORY;
	*lplpBuffer = (LPBYTE)list;
	*lpdwEntriesRead = read;
	return NO_ERROR;
}

DWORD WINAPI MprSetupProtocolFree(LPVOID lpBuffer)
{
	free(lpBuffer);
	return NO_ERROR;
}
