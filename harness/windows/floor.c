/* SPDX-License-Identifier: MIT */
/* --floor: the least that any run does, so that speed has something to be measured against. */
#include "harness/windows/floor.h"

#include "harness/windows/procedure.h"
#include "harness/windows/rras.h"
#include "harness/windows/stand_ins.h"
#include "harness/windows/wide.h"

#include <stdlib.h>

/* The loader wants the whole path where it is to look beside the DLL. */
static HMODULE load(const char *path)
{
	wchar_t *wide = wide_open(path);
	wchar_t full[32768];
	const DWORD room = sizeof(full) / sizeof(full[0]);
	const DWORD length = GetFullPathNameW(wide, room, full, NULL);
	HMODULE module = NULL;

	if (length && length < room)
		module =
			LoadLibraryExW(full, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
	free(wide);
	return module;
}

bool floor_perform(const struct options *options, const struct profile *profile, struct reason *why)
{
	MPR_ROUTING_CHARACTERISTICS routing = { 0 };
	MPR_SERVICE_CHARACTERISTICS service = { 0 };
	PREGISTER_PROTOCOL register_protocol;
	const char *path = options->candidate;
	HMODULE module;

	stand_ins_load(path, options->has_stand_ins);
	module = load(path);
	if (!module)
		return fail(why, "cannot load %s (error %lu); a run without --floor says why", path, GetLastError());
	if (!procedure_find(module, REGISTER_PROTOCOL_ENTRY_POINT_STRING, &register_protocol))
		return fail(why, "%s does not export RegisterProtocol", path);
	routing.dwVersion = MS_ROUTER_VERSION;
	routing.dwProtocolId = profile->id_count ? profile->ids[0] : PROTO_IP_RIP;
	routing.fSupportedFunctionality = RF_ROUTING | RF_DEMAND_UPDATE_ROUTES;
	register_protocol(&routing, &service);
	FreeLibrary(module);
	return true;
}
