/* SPDX-License-Identifier: MIT */
/* The stand-ins of the DLLs that a router has and Wine has not, or only as stubs. */
#include "harness/windows/stand_ins.h"

#include "harness/base/files.h"
#include "harness/stand-ins/contract.h"
#include "harness/windows/procedure.h"
#include "harness/windows/routing_table.h"
#include "harness/windows/wide.h"
#include "harness/windows/worker.h"

#include <stdlib.h>
#include <string.h>

/* Those before may be needed by those behind. */
static const char *const names[] = { "rtutils.dll", "mprapi.dll", "rtm.dll" };

static struct worker *hearer; /* whoever is told what the candidate says; NULL before they are loaded */
static stand_in_add_interface add_interface;
static stand_in_remove_interface remove_interface;

bool stand_ins_are_used(bool is_wanted)
{
	return is_wanted || GetProcAddress(GetModuleHandleW(L"ntdll.dll"), "wine_get_version");
}

static bool exists(const char *path)
{
	wchar_t *wide = wide_open(path);
	const DWORD attributes = GetFileAttributesW(wide);

	free(wide);
	return attributes != INVALID_FILE_ATTRIBUTES && !(attributes & FILE_ATTRIBUTE_DIRECTORY);
}

static bool is_known(const char *name)
{
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (_stricmp(name, names[i]) == 0)
			return true;
	return false;
}

bool stand_in_find(struct text *path, const char *name, const char *folder)
{
	wchar_t program[MAX_PATH + 1] = { 0 };
	struct text own = { 0 };
	char *narrow;
	bool is_own;

	if (!is_known(name))
		return false;
	text_printf(&own, "%s%s", folder, name);
	is_own = exists(text_string(&own));
	text_release(&own);
	GetModuleFileNameW(NULL, program, MAX_PATH);
	narrow = narrow_open(program);
	text_append(path, narrow, (size_t)(path_name(narrow) - narrow));
	text_printf(path, "stand-ins\\%s", name);
	free(narrow);
	return !is_own && exists(text_string(path));
}

static HMODULE load(const char *name, const char *folder)
{
	struct text path = { 0 };
	HMODULE module = NULL;

	if (stand_in_find(&path, name, folder)) {
		wchar_t *wide = wide_open(text_string(&path));

		module =
			LoadLibraryExW(wide, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
		free(wide);
	}
	text_release(&path);
	return module;
}

/* Whoever the line belongs to is the case whose call is being made, or was made last. */
static void __cdecl hear(const char *line)
{
	struct progress *current = hearer ? hearer->current : NULL;

	if (current)
		progress_append_traced(hearer, current, line);
}

static void find_functions(HMODULE module)
{
	stand_in_listen listen;
	stand_in_add_interface add;
	stand_in_remove_interface remove;

	if (procedure_find(module, STAND_IN_LISTEN, &listen))
		listen(hear);
	if (procedure_find(module, STAND_IN_ADD_INTERFACE, &add))
		add_interface = add;
	if (procedure_find(module, STAND_IN_REMOVE_INTERFACE, &remove))
		remove_interface = remove;
	routing_table_find(module);
}

void stand_ins_load(const char *candidate, bool is_wanted)
{
	static bool is_loaded;
	struct text folder = { 0 };

	if (is_loaded || !stand_ins_are_used(is_wanted))
		return;
	is_loaded = true;
	text_append(&folder, candidate, (size_t)(path_name(candidate) - candidate));
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const HMODULE module = load(names[i], text_string(&folder));

		if (module)
			find_functions(module);
	}
	text_release(&folder);
}

void stand_ins_open(struct worker *worker)
{
	hearer = worker;
	stand_ins_load(worker->options->candidate, worker->options->has_stand_ins);
	routing_table_open(worker);
}

bool stand_ins_add_interface(uint32_t index, uint32_t type, const WCHAR *name)
{
	return add_interface && add_interface(index, type, name);
}

void stand_ins_remove_interface(uint32_t index)
{
	if (remove_interface)
		remove_interface(index);
}
