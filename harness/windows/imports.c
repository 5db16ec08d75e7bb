/* SPDX-License-Identifier: MIT */
/* Which DLL or function stands in the way of loading a DLL. The loader only says that there is one. */
#include "harness/base/allocate.h"
#include "harness/base/files.h"
#include "harness/windows/candidate.h"
#include "harness/windows/rras.h"
#include "harness/windows/wide.h"

#include <stdlib.h>
#include <string.h>

enum { DEPTH_MOST = 8, VISITS_MOST = 64 };

/* The search; each DLL beside the candidate is visited once. */
struct search {
	const char *folder; /* of the candidate, with its last separator */
	char *visited[VISITS_MOST];
	size_t visited_count;
	struct text found; /* the sentence */
};

/* An imported DLL as a file. */
struct module {
	char *path; /* NULL when it was not found */
	char *data;
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

static void open_module(struct module *module, const struct search *search, const char *name)
{
	struct reason ignored = { { 0 } };
	char *folders[2];
	size_t size;

	*module = (struct module) { .is_sibling = true };
	module->path = join(search->folder, strlen(search->folder), name);
	for (int i = 0; i < 2 && !exists(module->path); i++) {
		folders[i] = open_folder(i == 1);
		free(module->path);
		module->path = join(folders[i], strlen(folders[i]), name);
		module->is_sibling = false;
		free(folders[i]);
	}
	module->is_virtual = !exists(module->path) && is_virtual(name);
	if (!exists(module->path)) {
		free(module->path);
		module->path = NULL;
	} else if (file_read(module->path, &module->data, &size, &ignored)) {
		pe_open(&module->pe, (const uint8_t *)module->data, size, &ignored);
	}
}

static void release_module(struct module *module)
{
	pe_release(&module->pe);
	free(module->data);
	free(module->path);
}

/* Note what is wrong with one import; false when something is. */
static bool check_import(struct search *search, const struct pe *pe, const char *importer,
			 const struct pe_import *import, const struct module *module)
{
	if (module->is_virtual)
		return true;
	if (!module->path) {
		text_printf(
			&search->found,
			"%s needs %s, which is neither beside it nor in the system folder: put it beside the candidate",
			importer, import->module);
		return false;
	}
	if (module->pe.data && module->pe.machine != pe->machine) {
		text_printf(&search->found, "%s needs %s for %s, but the one that is found is for %s", importer,
			    import->module, pe_machine_name(pe->machine), pe_machine_name(module->pe.machine));
		return false;
	}
	if (!module->pe.data)
		return true;
	if (import->function && !pe_exports_name(&module->pe, import->function)) {
		text_printf(
			&search->found,
			"%s needs the function %s of %s, which does not export it: put the right version of that DLL "
			"beside the candidate",
			importer, import->function, import->module);
		return false;
	}
	if (!import->function && !pe_exports_ordinal(&module->pe, import->ordinal)) {
		text_printf(&search->found, "%s needs function number %u of %s, which does not export it", importer,
			    import->ordinal, import->module);
		return false;
	}
	return true;
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

/* Look through the imports of one DLL, and of those beside it that it needs; false when something is missing. */
static bool visit(struct search *search, const char *importer, const struct pe *pe, int depth)
{
	struct module module = { 0 };
	bool is_fine = true;

	for (size_t i = 0; is_fine && i < pe->import_count; i++) {
		const struct pe_import *import = &pe->imports[i];

		if (import->is_delayed)
			continue;
		if (i == 0 || strcmp(import->module, pe->imports[i - 1].module) != 0) {
			release_module(&module);
			open_module(&module, search, import->module);
			if (module.is_sibling && module.pe.data && depth < DEPTH_MOST &&
			    !is_visited(search, import->module))
				is_fine = visit(search, import->module, &module.pe, depth + 1);
		}
		is_fine = is_fine && check_import(search, pe, importer, import, &module);
	}
	release_module(&module);
	return is_fine;
}

char *candidate_find_missing(const char *path, const struct pe *pe)
{
	char *folder = join(path, (size_t)(path_name(path) - path), "");
	struct search search = { .folder = folder };

	visit(&search, path_name(path), pe, 0);
	for (size_t i = 0; i < search.visited_count; i++)
		free(search.visited[i]);
	free(folder);
	return search.found.data;
}
