/* SPDX-License-Identifier: MIT */
/* The candidate in the worker's process: loading it, registering it, and the table it filled in. */
#include "harness/windows/load.h"

#include "harness/windows/crash.h"
#include "harness/windows/flight.h"
#include "harness/windows/memory.h"
#include "harness/windows/wide.h"
#include "harness/windows/worker.h"

#include <stdlib.h>
#include <string.h>

static_assert(sizeof(MPR_ROUTING_CHARACTERISTICS) ==
		      offsetof(MPR_ROUTING_CHARACTERISTICS, pfnStartProtocol) + CALLBACK_COUNT * sizeof(void *),
	      "the table is three numbers and the callbacks");

/* Which member of the table an entry calls. */
static const struct {
	enum entry entry;
	uint32_t member;
} callable[] = {
	{ ENTRY_START, 0 },
	{ ENTRY_START_COMPLETE, 1 },
	{ ENTRY_STOP, 2 },
	{ ENTRY_GET_GLOBAL_INFO, 3 },
	{ ENTRY_SET_GLOBAL_INFO, 4 },
	{ ENTRY_ADD_INTERFACE, 7 },
	{ ENTRY_DELETE_INTERFACE, 8 },
	{ ENTRY_INTERFACE_STATUS, 9 },
	{ ENTRY_GET_INTERFACE_INFO, 10 },
	{ ENTRY_SET_INTERFACE_INFO, 11 },
	{ ENTRY_GET_EVENT_MESSAGE, 12 },
	{ ENTRY_UPDATE_ROUTES, 13 },
};

/* The path as LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR wants it; released with free(). */
static wchar_t *open_full_path(const char *path)
{
	wchar_t *wide = wide_open(path);
	const DWORD room = GetFullPathNameW(wide, 0, NULL, NULL);
	wchar_t *full = malloc((room + 1) * sizeof(*full));

	if (full && room)
		GetFullPathNameW(wide, room, full, NULL);
	free(wide);
	return full;
}

bool load_open(struct worker *worker, struct progress *progress, DWORD *error)
{
	struct protocol *protocol = &worker->protocol;
	struct call_observation observation = { .entry = ENTRY_LOAD, .step = progress->step };
	wchar_t *path = open_full_path(worker->options->candidate);

	flight_begin(worker, progress, NULL, &observation);
	protocol->module =
		LoadLibraryExW(path, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
	*error = protocol->module ? NO_ERROR : GetLastError();
	flight_end(worker, progress, &observation, *error);
	free(path);
	if (!protocol->module)
		return false;
	crash_append_module((uint64_t)(uintptr_t)protocol->module);
	protocol->register_protocol = (PREGISTER_PROTOCOL)(void (*)(void))GetProcAddress(
		protocol->module, REGISTER_PROTOCOL_ENTRY_POINT_STRING);
	*error = protocol->register_protocol ? NO_ERROR : ERROR_PROC_NOT_FOUND;
	return protocol->register_protocol != NULL;
}

void load_release(struct worker *worker, struct progress *progress, struct call_observation *observation)
{
	const uint32_t hard = crash_count_hard();
	const struct section *section = worker->section;
	DWORD error;

	flight_begin(worker, progress, NULL, observation);
	error = FreeLibrary(worker->protocol.module) ? NO_ERROR : GetLastError();
	flight_end(worker, progress, observation, error);
	worker->protocol = (struct protocol) { 0 };
	if (crash_count_hard() == hard)
		return;
	/* The loader says that all is well when DllMain crashes; only the record tells. */
	observation->ending = ENDING_CRASHED;
	progress_append_fault(worker, progress,
			      &section->exceptions[(section->exception_count - 1) % SECTION_EXCEPTIONS_MOST]);
}

static bool is_executable(const void *address)
{
	MEMORY_BASIC_INFORMATION memory;

	return VirtualQuery(address, &memory, sizeof(memory)) && memory.State == MEM_COMMIT &&
	       (memory.Protect & (PAGE_EXECUTE | PAGE_EXECUTE_READ | PAGE_EXECUTE_READWRITE | PAGE_EXECUTE_WRITECOPY));
}

/* Where the callbacks begin in a table, as plain pointers. */
static void **members_of(MPR_ROUTING_CHARACTERISTICS *table)
{
	return (void **)(void *)((uint8_t *)table + offsetof(MPR_ROUTING_CHARACTERISTICS, pfnStartProtocol));
}

/* What was not written is not offered; what was is looked at once. */
static void adopt_table(struct protocol *protocol, const void *written)
{
	MPR_ROUTING_CHARACTERISTICS table;
	void **members = members_of(&table);
	void *untouched;

	memset(&untouched, MEMORY_PATTERN, sizeof(untouched));
	memcpy(&table, written, sizeof(table));
	for (size_t i = 0; i < CALLBACK_COUNT; i++)
		if (members[i] == untouched)
			members[i] = NULL;
	if (memcmp(members, members_of(&protocol->table), CALLBACK_COUNT * sizeof(void *)) != 0) {
		protocol->is_executable = true;
		for (size_t i = 0; i < CALLBACK_COUNT; i++)
			if (members[i] && !is_executable(members[i]))
				protocol->is_executable = false;
	}
	protocol->table = table;
}

static void fill_tables(MPR_ROUTING_CHARACTERISTICS *routing, MPR_SERVICE_CHARACTERISTICS *service,
			const struct registration *registration)
{
	routing->dwVersion = MS_ROUTER_VERSION;
	routing->dwProtocolId = registration->id;
	routing->fSupportedFunctionality = registration->functionality;
	service->dwVersion = MS_ROUTER_VERSION;
	service->dwProtocolId = registration->id;
	service->fSupportedFunctionality = FUNCTIONALITY_SERVICES | FUNCTIONALITY_DEMAND_UPDATE_SERVICES;
}

bool load_register(struct worker *worker, struct progress *progress, const struct registration *registration,
		   struct call_observation *observation)
{
	struct protocol *protocol = &worker->protocol;
	struct lease *outputs = NULL;
	struct lease *tables = memory_lend_output(&outputs, sizeof(MPR_ROUTING_CHARACTERISTICS), 0);
	struct lease *services = memory_lend_output(&outputs, sizeof(MPR_SERVICE_CHARACTERISTICS), 1);
	MPR_ROUTING_CHARACTERISTICS *routing;
	MPR_SERVICE_CHARACTERISTICS *service;
	DWORD returned;

	if (!tables || !services)
		return false;
	routing = (void *)tables->address;
	service = (void *)services->address;
	fill_tables(routing, service, registration);
	observation->entry = ENTRY_REGISTER;
	observation->arguments[0] = tables->size;
	observation->arguments[1] = services->size;
	flight_begin(worker, progress, NULL, observation);
	returned = protocol->register_protocol(routing, service);
	flight_end(worker, progress, observation, returned);
	observation->outputs[0] = routing->dwVersion;
	observation->outputs[1] = routing->fSupportedFunctionality;
	observation->outputs[2] = service->fSupportedFunctionality;
	observation->outputs[3] = routing->dwProtocolId;
	if (returned == NO_ERROR) {
		adopt_table(protocol, routing);
		observation->flags |= protocol->is_executable ? 0 : OBSERVED_NOT_EXECUTABLE;
	}
	memory_return(&outputs);
	return true;
}

bool load_offers(const struct protocol *protocol, enum entry entry)
{
	MPR_ROUTING_CHARACTERISTICS table = protocol->table;

	for (size_t i = 0; i < sizeof(callable) / sizeof(callable[0]); i++)
		if (callable[i].entry == entry)
			return members_of(&table)[callable[i].member] != NULL;
	return true;
}

void load_write_facts(const struct protocol *protocol, struct facts *facts)
{
	MPR_ROUTING_CHARACTERISTICS table = protocol->table;
	void **members = members_of(&table);
	uint32_t callbacks = 0;
	uint32_t entries = 0;

	for (uint32_t i = 0; i < CALLBACK_COUNT; i++)
		callbacks |= members[i] ? 1u << i : 0;
	for (uint32_t entry = 0; entry < ENTRY_COUNT; entry++)
		entries |= entry_find((enum entry)entry)->member ? 0 : 1u << entry;
	for (size_t i = 0; i < sizeof(callable) / sizeof(callable[0]); i++)
		entries |= (callbacks >> callable[i].member & 1) << callable[i].entry;
	facts->callbacks = callbacks;
	facts->entries = entries;
	facts->version = table.dwVersion;
	facts->functionality = table.fSupportedFunctionality;
}
