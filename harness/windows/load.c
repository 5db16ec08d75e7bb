/* SPDX-License-Identifier: MIT */
/* The candidate in the worker's process: loading it, and letting it go. */
#include "harness/windows/load.h"

#include "harness/windows/convention.h"
#include "harness/windows/crash.h"
#include "harness/windows/flight.h"
#include "harness/windows/procedure.h"
#include "harness/windows/routing_table.h"
#include "harness/windows/stand_ins.h"
#include "harness/windows/wide.h"

#include <tlhelp32.h>

#include <stdlib.h>

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
	BOOL(WINAPI * owns_thread)(DWORD);

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (procedure_find(GetModuleHandleW(names[i]), "RoutprotOwnsThread", &owns_thread) && owns_thread(thread))
			return true;
	return false;
}

uint32_t load_count_threads(void)
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
	const uint32_t hard = crash_count_hard();

	stand_ins_open(worker);
	protocol->threads = load_count_threads();
	flight_begin(worker, progress, NULL, &observation);
	protocol->module =
		LoadLibraryExW(path, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
	*error = protocol->module ? NO_ERROR : GetLastError();
	/* The loader swallows a crash of DllMain. */
	if (!protocol->module && crash_count_hard() != hard)
		crash_show();
	flight_end(worker, progress, &observation, *error);
	free(path);
	if (!protocol->module)
		return false;
	routing_table_note_load();
	crash_append_module((uint64_t)(uintptr_t)protocol->module);
	procedure_find(protocol->module, REGISTER_PROTOCOL_ENTRY_POINT_STRING, &protocol->register_protocol);
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
	if (crash_count_hard() != hard)
		crash_show();
	flight_end(worker, progress, observation, error);
	worker->protocol = (struct protocol) { 0 };
	if (crash_count_hard() == hard)
		return;
	/* The loader says that all is well when DllMain crashes; only the record tells. */
	observation->ending = ENDING_CRASHED;
	progress_append_fault(worker, progress,
			      &section->exceptions[(section->exception_count - 1) % SECTION_EXCEPTIONS_MOST]);
}
