/* SPDX-License-Identifier: MIT */
/* The candidate in the worker's process: loading it, registering it, and the table it filled in. */
#include "harness/windows/load.h"

#include "harness/windows/convention.h"
#include "harness/windows/crash.h"
#include "harness/windows/flight.h"
#include "harness/windows/memory.h"
#include "harness/windows/routing_table.h"
#include "harness/windows/stand_ins.h"
#include "harness/windows/wide.h"
#include "harness/windows/worker.h"

#include <tlhelp32.h>

#include <stdlib.h>
#include <string.h>

static_assert(sizeof(MPR_ROUTING_CHARACTERISTICS) ==
		      offsetof(MPR_ROUTING_CHARACTERISTICS, pfnStartProtocol) + CALLBACK_COUNT * sizeof(void *),
	      "the table is three numbers and the callbacks");

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

/* Stand-ins of the router may have threads, which are not the candidate's. */
static bool is_of_router(DWORD thread)
{
	static const wchar_t *const names[] = { L"rtm.dll" };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		const HMODULE module = GetModuleHandleW(names[i]);
		BOOL(WINAPI * owns_thread)(DWORD) =
			module ? (BOOL(WINAPI *)(DWORD))(void (*)(void))GetProcAddress(module, "RoutprotOwnsThread") : NULL;

		if (owns_thread && owns_thread(thread))
			return true;
	}
	return false;
}

/* The threads of this process. */
static uint32_t count_threads(void)
{
	const HANDLE snapshot = CreateToolhelp32Snapshot(TH32CS_SNAPTHREAD, 0);
	THREADENTRY32 thread = { .dwSize = sizeof(thread) };
	uint32_t count = 0;

	if (snapshot == INVALID_HANDLE_VALUE)
		return 0;
	for (BOOL is_there = Thread32First(snapshot, &thread); is_there; is_there = Thread32Next(snapshot, &thread))
		count += thread.th32OwnerProcessID == GetCurrentProcessId() && !is_of_router(thread.th32ThreadID);
	CloseHandle(snapshot);
	return count;
}

bool load_open(struct worker *worker, struct progress *progress, DWORD *error)
{
	struct protocol *protocol = &worker->protocol;
	struct call_observation observation = { .entry = ENTRY_LOAD, .step = progress->step };
	wchar_t *path = open_full_path(worker->options->candidate);

	stand_ins_open(worker);
	protocol->threads = count_threads();
	flight_begin(worker, progress, NULL, &observation);
	protocol->module =
		LoadLibraryExW(path, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
	*error = protocol->module ? NO_ERROR : GetLastError();
	flight_end(worker, progress, &observation, *error);
	free(path);
	if (!protocol->module)
		return false;
	routing_table_note_load();
	crash_append_module((uint64_t)(uintptr_t)protocol->module);
	protocol->register_protocol = (PREGISTER_PROTOCOL)(void (*)(void))GetProcAddress(
		protocol->module, REGISTER_PROTOCOL_ENTRY_POINT_STRING);
	protocol->register_protocol = convention_watch_register(protocol->register_protocol);
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

/* Whether there is something else than what the buffer was filled with. */
static bool is_written(const void *member)
{
	void *untouched;

	memset(&untouched, MEMORY_PATTERN, sizeof(untouched));
	return member != untouched;
}

/* Where the callbacks begin in a table, as plain pointers. */
static void **members_of(MPR_ROUTING_CHARACTERISTICS *table)
{
	return (void **)(void *)((uint8_t *)table + offsetof(MPR_ROUTING_CHARACTERISTICS, pfnStartProtocol));
}

/* The members behind those of MPR50, as plain pointers. */
enum { CALLBACKS_ADDED = CALLBACK_COUNT_60 - CALLBACK_COUNT };

static void **added_of(struct mpr60_members *added)
{
	static_assert(sizeof(*added) == CALLBACKS_ADDED * sizeof(void *), "MPR60_ROUTING_CHARACTERISTICS");
	return (void **)(void *)added;
}

/* Those of a table that has room for them, where the candidate says that it fills them. */
static void adopt_added(struct protocol *protocol, const void *written, size_t size)
{
	const MPR_ROUTING_CHARACTERISTICS *table = written;
	void **added = added_of(&protocol->added);

	protocol->added = (struct mpr60_members) { 0 };
	protocol->is_60 = size >= sizeof(struct mpr60_table) && table->dwVersion >= VERSION_60;
	if (!protocol->is_60)
		return;
	memcpy(&protocol->added, (const uint8_t *)written + sizeof(*table), sizeof(protocol->added));
	for (size_t i = 0; i < CALLBACKS_ADDED; i++) {
		if (!is_written(added[i]))
			added[i] = NULL;
		if (added[i] && !is_executable(added[i]))
			protocol->is_executable = false;
	}
	convention_watch_added(&protocol->added);
}

void load_adopt(struct protocol *protocol, const MPR_ROUTING_CHARACTERISTICS *table)
{
	protocol->adopted = *table;
	protocol->table = *table;
	convention_watch(&protocol->table);
}

/* What was not written is not offered; what was is looked at once. */
static void adopt_table(struct protocol *protocol, const void *written, size_t size)
{
	MPR_ROUTING_CHARACTERISTICS table;
	void **members = members_of(&table);

	memcpy(&table, written, sizeof(table));
	for (size_t i = 0; i < CALLBACK_COUNT; i++)
		if (!is_written(members[i]))
			members[i] = NULL;
	if (memcmp(members, members_of(&protocol->adopted), CALLBACK_COUNT * sizeof(void *)) != 0) {
		protocol->is_executable = true;
		for (size_t i = 0; i < CALLBACK_COUNT; i++)
			if (members[i] && !is_executable(members[i]))
				protocol->is_executable = false;
	}
	load_adopt(protocol, &table);
	adopt_added(protocol, written, size);
}

static_assert(sizeof(MPR_SERVICE_CHARACTERISTICS) ==
		      offsetof(MPR_SERVICE_CHARACTERISTICS, pfnIsService) + SERVICE_CALLBACK_COUNT * sizeof(void *),
	      "the table of services is three numbers and the callbacks");

/* The callbacks of a table of services. */
static void *service_member(const MPR_SERVICE_CHARACTERISTICS *table, size_t place)
{
	void *member;

	memcpy(&member, (const uint8_t *)&table->pfnIsService + place * sizeof(member), sizeof(member));
	return member;
}

/* Where no functionality is claimed nothing else is looked at; and what was not written is not offered. */
static void adopt_services(struct protocol *protocol, const MPR_SERVICE_CHARACTERISTICS *written)
{
	static void *const none = NULL;
	uint8_t *members = (uint8_t *)&protocol->services.pfnIsService;
	const uint32_t known = FUNCTIONALITY_SERVICES | FUNCTIONALITY_DEMAND_UPDATE_SERVICES;

	protocol->services = (MPR_SERVICE_CHARACTERISTICS) { 0 };
	if (!(written->fSupportedFunctionality & known))
		return;
	memcpy(&protocol->services, written, sizeof(*written));
	for (size_t i = 0; i < SERVICE_CALLBACK_COUNT; i++)
		if (!is_written(service_member(written, i)))
			memcpy(members + i * sizeof(none), &none, sizeof(none));
	convention_watch_services(&protocol->services);
}

/* The two structures as they are handed over; NULL for one that is not. */
struct tables {
	struct lease *leases;
	struct lease *routing, *service;
};

/* A router manager of 0x600 has a table with five callbacks more. */
static size_t routing_size(uint32_t version)
{
	return version >= VERSION_60 ? sizeof(struct mpr60_table) : sizeof(MPR_ROUTING_CHARACTERISTICS);
}

static void fill_tables(const struct tables *tables, const struct registration *registration)
{
	MPR_ROUTING_CHARACTERISTICS *routing = memory_address(tables->routing);
	MPR_SERVICE_CHARACTERISTICS *service = memory_address(tables->service);

	if (routing) {
		routing->dwVersion = registration->version;
		routing->dwProtocolId = registration->id;
		routing->fSupportedFunctionality = registration->functionality;
	}
	if (service) {
		service->dwVersion = registration->version;
		service->dwProtocolId = registration->id;
		service->fSupportedFunctionality = FUNCTIONALITY_SERVICES | FUNCTIONALITY_DEMAND_UPDATE_SERVICES;
	}
}

static bool lend_tables(struct tables *tables, const struct registration *registration)
{
	if (!(registration->nulls & 1))
		tables->routing = memory_lend_output(&tables->leases, routing_size(registration->version), 0);
	if (!(registration->nulls & 2))
		tables->service = memory_lend_output(&tables->leases, sizeof(MPR_SERVICE_CHARACTERISTICS), 1);
	if ((!tables->routing && !(registration->nulls & 1)) || (!tables->service && !(registration->nulls & 2)))
		return false;
	fill_tables(tables, registration);
	return true;
}

static void see_routing(struct registration_seen *seen, MPR_ROUTING_CHARACTERISTICS *routing,
			const struct registration *registration)
{
	void **members = members_of(routing);

	for (uint32_t i = 0; i < CALLBACK_COUNT; i++) {
		const uint32_t bit = 1u << i;

		seen->untouched |= is_written(members[i]) ? 0 : bit;
		seen->offered |= members[i] && is_written(members[i]) ? bit : 0;
		seen->foreign |= members[i] && is_written(members[i]) && !is_executable(members[i]) ? bit : 0;
	}
	if (routing->dwVersion != registration->version || routing->dwProtocolId != registration->id ||
	    routing->fSupportedFunctionality != registration->functionality ||
	    seen->untouched != (1u << CALLBACK_COUNT) - 1)
		seen->is_changed |= CHANGED_ROUTING;
}

static void see_added(struct registration_seen *seen, const struct lease *routing)
{
	struct mpr60_members added;

	if (routing->size < sizeof(struct mpr60_table))
		return;
	memcpy(&added, routing->address + sizeof(MPR_ROUTING_CHARACTERISTICS), sizeof(added));
	for (uint32_t i = 0; i < CALLBACKS_ADDED; i++)
		seen->added |= is_written(added_of(&added)[i]) ? 1u << i : 0;
}

/* The service table: three numbers, then twelve callbacks. */
static void see_service(struct registration_seen *seen, const MPR_SERVICE_CHARACTERISTICS *service,
			const struct registration *registration)
{
	if (service->dwVersion != registration->version || service->dwProtocolId != registration->id ||
	    service->fSupportedFunctionality != (FUNCTIONALITY_SERVICES | FUNCTIONALITY_DEMAND_UPDATE_SERVICES))
		seen->is_changed |= CHANGED_SERVICE;
	for (uint32_t i = 0; i < SERVICE_CALLBACK_COUNT; i++) {
		const void *member = service_member(service, i);

		seen->is_changed |= is_written(member) ? CHANGED_SERVICE : 0;
		seen->services |= member && is_written(member) ? 1u << i : 0;
	}
}

/* What was left in the structures. */
static void see_tables(struct protocol *protocol, const struct tables *tables, const struct registration *registration,
		       struct call_observation *observation)
{
	const uint32_t threads = registration->counts_threads ? count_threads() : 0;
	struct registration_seen seen = { 0 };

	if (protocol->threads && threads > protocol->threads)
		seen.threads = threads - protocol->threads;
	if (tables->routing) {
		MPR_ROUTING_CHARACTERISTICS *routing = (void *)tables->routing->address;

		observation->outputs[0] = routing->dwVersion;
		observation->outputs[1] = routing->fSupportedFunctionality;
		observation->outputs[3] = routing->dwProtocolId;
		see_routing(&seen, routing, registration);
		see_added(&seen, tables->routing);
		seen.is_repeated = protocol->has_answered && memcmp(&protocol->answer, routing, sizeof(*routing)) == 0;
		if (observation->returned == NO_ERROR) {
			protocol->answer = *routing;
			protocol->has_answered = true;
			adopt_table(protocol, routing, tables->routing->size);
			observation->flags |= protocol->is_executable ? 0 : OBSERVED_NOT_EXECUTABLE;
		}
		if (observation->breach.kind == BREACH_NONE)
			memory_find_overwrite(tables->routing, tables->routing->size, &observation->breach);
	}
	if (tables->service) {
		const MPR_SERVICE_CHARACTERISTICS *service = (void *)tables->service->address;

		observation->outputs[2] = service->fSupportedFunctionality;
		see_service(&seen, service, registration);
		if (observation->returned == NO_ERROR)
			adopt_services(protocol, service);
		if (observation->breach.kind == BREACH_NONE)
			memory_find_overwrite(tables->service, tables->service->size, &observation->breach);
	}
	observation->data_size = sizeof(seen);
	memcpy(observation->data, &seen, sizeof(seen));
}

bool load_register(struct worker *worker, struct progress *progress, const struct registration *registration,
		   struct call_observation *observation)
{
	struct protocol *protocol = &worker->protocol;
	struct tables tables = { NULL, NULL, NULL };
	DWORD returned;

	if (!lend_tables(&tables, registration)) {
		memory_return(&tables.leases);
		return false;
	}
	observation->entry = ENTRY_REGISTER;
	observation->arguments[0] = tables.routing ? tables.routing->size : 0;
	observation->arguments[1] = tables.service ? tables.service->size : 0;
	observation->arguments[ARGUMENT_VERSION] = registration->version;
	observation->arguments[ARGUMENT_PROTOCOL_ID] = registration->id;
	observation->arguments[ARGUMENT_FUNCTIONALITY] = registration->functionality;
	flight_begin(worker, progress, NULL, observation);
	returned = protocol->register_protocol(memory_address(tables.routing),
					       memory_address(tables.service));
	flight_end(worker, progress, observation, returned);
	see_tables(protocol, &tables, registration, observation);
	progress_return(progress, registration->call, &tables.leases);
	return true;
}

bool load_offers(const struct protocol *protocol, enum entry entry)
{
	MPR_ROUTING_CHARACTERISTICS table = protocol->table;
	struct mpr60_members added = protocol->added;
	const struct entry_facts *facts = entry_find(entry);

	if (facts->is_service)
		return service_member(&protocol->services, facts->place) != NULL;
	if (facts->member && facts->place >= CALLBACK_COUNT)
		return added_of(&added)[facts->place - CALLBACK_COUNT] != NULL;
	return !facts->member || members_of(&table)[facts->place] != NULL;
}

void load_write_facts(const struct protocol *protocol, struct facts *facts)
{
	MPR_ROUTING_CHARACTERISTICS table = protocol->table;
	struct mpr60_members added = protocol->added;
	void **members = members_of(&table);

	facts->callbacks = 0;
	for (uint32_t i = 0; i < CALLBACK_COUNT; i++)
		facts->callbacks |= members[i] ? 1u << i : 0;
	for (uint32_t i = 0; i < CALLBACKS_ADDED; i++)
		facts->callbacks |= added_of(&added)[i] ? 1u << (CALLBACK_COUNT + i) : 0;
	facts->services = 0;
	for (uint32_t i = 0; i < SERVICE_CALLBACK_COUNT; i++)
		facts->services |= service_member(&protocol->services, i) ? 1u << i : 0;
	facts->service_functionality = protocol->services.fSupportedFunctionality;
	facts->version = table.dwVersion;
	facts->functionality = table.fSupportedFunctionality;
}
