/* SPDX-License-Identifier: MIT */
/* Which DLL or function stands in the way of loading a DLL. The loader only says that there is one. */
#include "harness/windows/imports.h"

#include "harness/base/allocate.h"
#include "harness/base/files.h"
#include "harness/windows/rras.h"
#include "harness/windows/stand_ins.h"
#include "harness/windows/wide.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DEPTH_MOST = 8, VISITS_MOST = 64 };

/* The search; each DLL beside the candidate is visited once. */
struct search {
	const char *folder; /* of the candidate, with its last separator */
	char *visited[VISITS_MOST];
	size_t visited_count;
	bool has_stand_ins;
	struct text missing; /* sentences */
	struct text stubs;   /* names */
	bool uses_rtm;
};

/* An imported DLL as a file. */
struct module {
	char *path;          /* NULL when it was not found */
	const uint8_t *data; /* mapped */
	struct pe pe;
	bool is_sibling; /* it lies beside the candidate */
	bool is_virtual; /* a name that the system maps to something else */
};

static char *join(const char *folder, size_t length, const char *name)
{
	struct text path = { 0 };

	text_append(&path, folder, length);
	text_append_string(&path, name);
	return path.data;
}

static bool exists(const char *path)
{
	wchar_t *wide = wide_open(path);
	const DWORD attributes = GetFileAttributesW(wide);

	free(wide);
	return attributes != INVALID_FILE_ATTRIBUTES && !(attributes & FILE_ATTRIBUTE_DIRECTORY);
}

/* The folder of this program, or the system's, as UTF-8 with its last separator. */
static char *open_folder(bool is_system)
{
	wchar_t path[MAX_PATH + 2] = { 0 };
	char *narrow, *folder;

	if (is_system)
		path[GetSystemDirectoryW(path, MAX_PATH)] = L'\\';
	else
		GetModuleFileNameW(NULL, path, MAX_PATH);
	narrow = narrow_open(path);
	folder = join(narrow, (size_t)(path_name(narrow) - narrow), "");
	free(narrow);
	return folder;
}

/* api-ms-win-core-... are names without files. */
static bool is_virtual(const char *name)
{
	wchar_t *wide;
	HMODULE module;

	if (strncmp(name, "api-ms-", 7) != 0 && strncmp(name, "ext-ms-", 7) != 0)
		return false;
	wide = wide_open(name);
	module = LoadLibraryExW(wide, NULL, LOAD_LIBRARY_SEARCH_SYSTEM32);
	free(wide);
	return module != NULL;
}

/* The stand-in of the DLL, or NULL. */
static char *find_stand_in(const struct search *search, const char *name)
{
	struct text path = { 0 };

	if (search->has_stand_ins && stand_in_find(&path, name, search->folder))
		return path.data;
	text_release(&path);
	return NULL;
}

static void find_module(struct module *module, const struct search *search, const char *name)
{
	char *folders[2];

	*module = (struct module) { .path = find_stand_in(search, name) };
	if (module->path)
		return;
	module->is_sibling = true;
	module->path = join(search->folder, strlen(search->folder), name);
	for (int i = 0; i < 2 && !exists(module->path); i++) {
		folders[i] = open_folder(i == 1);
		free(module->path);
		module->path = join(folders[i], strlen(folders[i]), name);
		module->is_sibling = false;
		free(folders[i]);
	}
	module->is_virtual = !exists(module->path) && is_virtual(name);
	if (exists(module->path))
		return;
	free(module->path);
	module->path = NULL;
}

/* System DLLs have megabytes, of which little is looked at. NULL when that cannot be done. */
static const uint8_t *map_file(const char *path, size_t *size)
{
	wchar_t *wide = wide_open(path);
	HANDLE file =
		CreateFileW(wide, GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_DELETE, NULL, OPEN_EXISTING, 0, NULL);
	LARGE_INTEGER length = { .QuadPart = 0 };
	HANDLE mapping = NULL;
	const uint8_t *data = NULL;

	if (file != INVALID_HANDLE_VALUE && GetFileSizeEx(file, &length))
		mapping = CreateFileMappingW(file, NULL, PAGE_READONLY, 0, 0, NULL);
	if (mapping) {
		data = MapViewOfFile(mapping, FILE_MAP_READ, 0, 0, 0);
		CloseHandle(mapping);
	}
	if (file != INVALID_HANDLE_VALUE)
		CloseHandle(file);
	free(wide);
	*size = (size_t)length.QuadPart;
	return data;
}

static void open_module(struct module *module, const struct search *search, const char *name)
{
	struct reason ignored = { { 0 } };
	size_t size;

	find_module(module, search, name);
	module->data = module->path ? map_file(module->path, &size) : NULL;
	if (module->data)
		(module->is_sibling ? pe_open : pe_open_exports)(&module->pe, module->data, size, &ignored);
}

static void release_module(struct module *module)
{
	pe_release(&module->pe);
	if (module->data)
		UnmapViewOfFile(module->data);
	free(module->path);
}

/* What is imported of one DLL: `count` functions in a row. */
struct imported {
	const char *importer;
	const struct pe_import *first;
	size_t count;
};

__attribute__((format(printf, 2, 3))) static void note(struct search *search, const char *format, ...)
{
	char sentence[1024];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(sentence, sizeof(sentence), format, arguments);
	va_end(arguments);
	text_append_string(&search->missing, search->missing.length ? "; " : "");
	text_append_string(&search->missing, sentence);
}

static bool is_exported(const struct pe *pe, const struct pe_import *import)
{
	return import->function ? pe_exports_name(pe, import->function) : pe_exports_ordinal(pe, import->ordinal);
}

/* "a", or "a, number 7 and c" */
static uint32_t append_lacking(struct text *names, const struct imported *imported, const struct pe *pe)
{
	uint32_t left = 0, all;

	for (size_t i = 0; i < imported->count; i++)
		left += !is_exported(pe, &imported->first[i]);
	all = left;
	for (size_t i = 0; i < imported->count && left; i++) {
		const struct pe_import *import = &imported->first[i];

		if (is_exported(pe, import))
			continue;
		if (left < all)
			text_append_string(names, left == 1 ? " and " : ", ");
		if (import->function)
			text_append_string(names, import->function);
		else
			text_printf(names, "number %u", import->ordinal);
		left--;
	}
	return all;
}

static void check_functions(struct search *search, const struct imported *imported, const struct module *module)
{
	struct text names = { 0 };
	const uint32_t lacking = append_lacking(&names, imported, &module->pe);

	if (lacking)
		note(search,
		     "%s needs the function%s %s of %s, which does not export %s: put the right version of that DLL "
		     "beside the candidate",
		     imported->importer, lacking > 1 ? "s" : "", text_string(&names), imported->first->module,
		     lacking > 1 ? "them" : "it");
	text_release(&names);
}

static void note_stubs(struct search *search, const struct imported *imported, const struct module *module)
{
	for (size_t i = 0; i < imported->count; i++) {
		const char *function = imported->first[i].function;

		if (function && pe_is_stub(&module->pe, function))
			text_printf(&search->stubs, "%s%s of %s", search->stubs.length ? ", " : "", function,
				    imported->first->module);
	}
}

/* Note what is wrong with what is imported of one DLL. */
static void check_module(struct search *search, const struct pe *pe, const struct imported *imported,
			 const struct module *module)
{
	const char *name = imported->first->module;

	if (module->is_virtual)
		return;
	if (!module->path)
		note(search,
		     "%s needs %s%s, which is neither beside it nor in the system folder: put it beside the candidate",
		     imported->importer, name, imported->first->is_delayed ? " (delay-loaded)" : "");
	else if (module->pe.data && module->pe.machine != pe->machine)
		note(search, "%s needs %s for %s, but the one that is found is for %s", imported->importer, name,
		     pe_machine_name(pe->machine), pe_machine_name(module->pe.machine));
	else if (module->pe.data)
		check_functions(search, imported, module);
	if (module->pe.data && !module->is_sibling)
		note_stubs(search, imported, module);
}

static bool is_visited(struct search *search, const char *name)
{
	for (size_t i = 0; i < search->visited_count; i++)
		if (strcmp(search->visited[i], name) == 0)
			return true;
	if (search->visited_count == VISITS_MOST)
		return true;
	search->visited[search->visited_count++] = copy_string(name);
	return false;
}

/* How many imports there are of the same DLL in a row. */
static size_t count_same(const struct pe *pe, size_t first)
{
	size_t count = 1;

	while (first + count < pe->import_count &&
	       pe->imports[first + count].is_delayed == pe->imports[first].is_delayed &&
	       strcmp(pe->imports[first + count].module, pe->imports[first].module) == 0)
		count++;
	return count;
}

/* Look through the imports of one DLL, and of those beside it that it needs. */
static void visit(struct search *search, const char *importer, const struct pe *pe, int depth)
{
	for (size_t i = 0; i < pe->import_count;) {
		const struct imported imported = { importer, &pe->imports[i], count_same(pe, i) };
		struct module module;

		open_module(&module, search, imported.first->module);
		search->uses_rtm = search->uses_rtm || _stricmp(imported.first->module, "rtm.dll") == 0;
		if (module.is_sibling && module.pe.data && depth < DEPTH_MOST &&
		    !is_visited(search, imported.first->module))
			visit(search, imported.first->module, &module.pe, depth + 1);
		check_module(search, pe, &imported, &module);
		release_module(&module);
		i += imported.count;
	}
}

void candidate_look_through(struct lacking *lacking, const struct options *options, const struct pe *pe)
{
	const char *path = options->candidate;
	char *folder = join(path, (size_t)(path_name(path) - path), "");
	struct search search = { .folder = folder, .has_stand_ins = stand_ins_are_used(options->has_stand_ins) };

	visit(&search, path_name(path), pe, 0);
	for (size_t i = 0; i < search.visited_count; i++)
		free(search.visited[i]);
	free(folder);
	*lacking = (struct lacking) { search.missing.data, search.stubs.data, search.uses_rtm };
}

void lacking_release(struct lacking *lacking)
{
	free(lacking->missing);
	free(lacking->stubs);
	*lacking = (struct lacking) { 0 };
}
