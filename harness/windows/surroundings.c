/* SPDX-License-Identifier: MIT */
/* What the candidate finds around it. */
#include "harness/windows/surroundings.h"

#include "harness/base/allocate.h"
#include "harness/base/files.h"
#include "harness/windows/procedure.h"
#include "harness/windows/rras.h"
#include "harness/windows/wide.h"

#include <stdlib.h>
#include <string.h>

#define ROUTER_MANAGERS "Software\\Microsoft\\Router\\CurrentVersion\\RouterManagers\\"

enum { DEPTH_MOST = 32, FLAG_ROUTING_V6 = 2 };

/* The transports of mprapi.h. */
enum { TRANSPORT_IP = 0x21, TRANSPORT_IPX = 0x2B, TRANSPORT_IPV6 = 0x57 };

/* The launcher says so of a prefix that it made itself. */
static bool is_thrown_away(void)
{
	char *prefix = environment_open(L"ROUTPROT_CHECK_PREFIX");
	const bool is_temporary = prefix && strcmp(prefix, "temporary") == 0;

	free(prefix);
	return is_temporary;
}

static void set_variables(const struct environment *environment)
{
	for (size_t i = 0; i < environment->variable_count; i++) {
		wchar_t *name = wide_open(environment->variables[i].name);
		wchar_t *value = wide_open(environment->variables[i].value);

		SetEnvironmentVariableW(name, value);
		free(name);
		free(value);
	}
}

/* The functions of the registry, from a DLL that every program has: with advapi32.dll every worker would take longer to
 * start. */
typedef LSTATUS(WINAPI *create_key_function)(HKEY, LPCWSTR, DWORD, LPWSTR, DWORD, REGSAM, LPSECURITY_ATTRIBUTES, PHKEY,
					     LPDWORD);
typedef LSTATUS(WINAPI *set_value_function)(HKEY, LPCWSTR, DWORD, DWORD, const BYTE *, DWORD);
typedef LSTATUS(WINAPI *delete_function)(HKEY, LPCWSTR);
typedef LSTATUS(WINAPI *close_key_function)(HKEY);

struct registry_functions {
	create_key_function create;
	set_value_function set_value;
	delete_function delete_value, delete_tree;
	close_key_function close;
};

static const struct registry_functions *find_registry(void)
{
	static struct registry_functions functions;
	const HMODULE module = GetModuleHandleW(L"kernelbase.dll");

	if (functions.create)
		return &functions;
	procedure_find(module, "RegCreateKeyExW", &functions.create);
	procedure_find(module, "RegSetValueExW", &functions.set_value);
	procedure_find(module, "RegDeleteValueW", &functions.delete_value);
	procedure_find(module, "RegDeleteTreeW", &functions.delete_tree);
	procedure_find(module, "RegCloseKey", &functions.close);
	return &functions;
}

/* Open a key, which is made where it does not exist; NULL where it cannot be had. */
static LSTATUS open_key(HKEY root, const char *path, HKEY *key)
{
	wchar_t *wide = wide_open(path);
	const LSTATUS error = find_registry()->create(root, wide, 0, NULL, 0, KEY_ALL_ACCESS, NULL, key, NULL);

	free(wide);
	return error;
}

/* Set one value of a key; without data the key is only made. */
static LSTATUS set_value(HKEY root, const char *path, const char *name, DWORD type, const void *data, size_t size)
{
	wchar_t *wide = wide_open(name);
	HKEY key = NULL;
	LSTATUS error = open_key(root, path, &key);

	if (error == NO_ERROR && data)
		error = find_registry()->set_value(key, wide, 0, type, data, (DWORD)size);
	if (key)
		find_registry()->close(key);
	free(wide);
	return error;
}

static void set_string(const char *path, const char *name, const char *value)
{
	wchar_t *wide = wide_open(value);

	set_value(HKEY_LOCAL_MACHINE, path, name, REG_SZ, wide, (wcslen(wide) + 1) * sizeof(*wide));
	free(wide);
}

static void set_number(const char *path, const char *name, DWORD value)
{
	set_value(HKEY_LOCAL_MACHINE, path, name, REG_DWORD, &value, sizeof(value));
}

/* What stands for the protocol in the registry; a name is no path. */
static char *open_name(const struct run *run)
{
	const char *file = path_name(run->options->candidate);
	char *name = copy_string(run->profile.name ? run->profile.name : file);

	if (!run->profile.name && strrchr(name, '.'))
		*strrchr(name, '.') = '\0';
	for (char *at = name; *at; at++)
		if (*at == '\\')
			*at = '-';
	return name;
}

/* The keys that the documentation gives every router manager, and every protocol of it. */
static void describe_router(const struct run *run)
{
	const struct profile *profile = &run->profile;
	const bool is_v6 = profile->functionality_given && (profile->functionality & FLAG_ROUTING_V6);
	const bool is_ipx = profile->capabilities.services == SAID_YES;
	const char *manager = is_ipx ? "Ipx" : is_v6 ? "Ipv6" : "Ip";
	char *name = open_name(run);
	struct text path = { 0 };

	text_printf(&path, ROUTER_MANAGERS "%s", manager);
	set_number(text_string(&path), "ProtocolId", is_ipx ? TRANSPORT_IPX : is_v6 ? TRANSPORT_IPV6 : TRANSPORT_IP);
	set_string(text_string(&path), "DLLPath", is_ipx ? "ipxrtmgr.dll" : "iprtrmgr.dll");
	text_printf(&path, "\\%s", name);
	set_string(text_string(&path), "DLLName", path_name(run->options->candidate));
	set_string(text_string(&path), "Title", name);
	if (profile->id_count)
		set_number(text_string(&path), "ProtocolId", profile->ids[0]);
	text_release(&path);
	free(name);
}

/* The root that a key begins with, and what follows it. */
static HKEY find_root(const char **key)
{
	static const struct {
		const char *name;
		HKEY root;
	} roots[] = {
		{ "HKEY_LOCAL_MACHINE", HKEY_LOCAL_MACHINE },
		{ "HKEY_CURRENT_USER", HKEY_CURRENT_USER },
		{ "HKEY_CLASSES_ROOT", HKEY_CLASSES_ROOT },
		{ "HKEY_USERS", HKEY_USERS },
	};

	for (size_t i = 0; i < sizeof(roots) / sizeof(roots[0]); i++) {
		const size_t length = strlen(roots[i].name);

		if (strncmp(*key, roots[i].name, length) != 0)
			continue;
		*key += length + ((*key)[length] == '\\');
		return roots[i].root;
	}
	return NULL;
}

static LSTATUS delete_value(HKEY root, const char *path, const char *name)
{
	wchar_t *wide = wide_open(name);
	HKEY key = NULL;
	LSTATUS error = open_key(root, path, &key);

	if (error == NO_ERROR)
		error = find_registry()->delete_value(key, wide);
	if (key)
		find_registry()->close(key);
	free(wide);
	return error;
}

static LSTATUS delete_key(HKEY root, const char *path)
{
	wchar_t *wide = wide_open(path);
	const LSTATUS error = find_registry()->delete_tree(root, wide);

	free(wide);
	return error;
}

/* What is to be deleted need not be there. */
static LSTATUS lay_entry(const struct registry_entry *entry)
{
	const char *path = entry->key;
	const HKEY root = find_root(&path);
	LSTATUS error;

	switch (entry->action) {
	case REGISTRY_SET_VALUE:
		return set_value(root, path, entry->name, entry->type, entry->data, entry->size);
	case REGISTRY_CREATE_KEY:
		return set_value(root, path, "", REG_NONE, NULL, 0);
	case REGISTRY_DELETE_VALUE:
		error = delete_value(root, path, entry->name);
		break;
	case REGISTRY_DELETE_KEY:
	default:
		error = delete_key(root, path);
		break;
	}
	return error == ERROR_FILE_NOT_FOUND ? NO_ERROR : error;
}

static bool lay_registry(const struct registry *registry, struct reason *why)
{
	for (size_t i = 0; i < registry->count; i++) {
		const LSTATUS error = lay_entry(&registry->list[i]);

		if (error != NO_ERROR)
			return fail(why, "the registry file of [environment]: cannot write %s (error %ld)",
				    registry->list[i].key, error);
	}
	return true;
}

/* A folder with those that it lies in. The path is changed on the way, and put back. */
static bool make_folder(wchar_t *path)
{
	for (wchar_t *at = path + 3; *at; at++) {
		if (*at != L'\\')
			continue;
		*at = L'\0';
		CreateDirectoryW(path, NULL);
		*at = L'\\';
	}
	return CreateDirectoryW(path, NULL) || GetLastError() == ERROR_ALREADY_EXISTS;
}

static char *join(const char *folder, const wchar_t *name)
{
	char *narrow = narrow_open(name);
	struct text path = { 0 };

	text_printf(&path, "%s\\%s", folder, narrow);
	free(narrow);
	return path.data;
}

static bool copy_folder(const char *from, const char *to, int depth, struct reason *why);

static bool copy_entry(const char *from, const char *to, const WIN32_FIND_DATAW *found, int depth, struct reason *why)
{
	const wchar_t *name = found->cFileName;
	char *source, *target;
	wchar_t *wide_source, *wide_target;
	bool is_copied;

	if (wcscmp(name, L".") == 0 || wcscmp(name, L"..") == 0)
		return true;
	source = join(from, name);
	target = join(to, name);
	wide_source = wide_open(source);
	wide_target = wide_open(target);
	if (found->dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY)
		is_copied = copy_folder(source, target, depth + 1, why);
	else
		is_copied = CopyFileW(wide_source, wide_target, FALSE) ||
			    fail(why, "cannot copy to %s (error %lu)", target, GetLastError());
	free(source);
	free(target);
	free(wide_source);
	free(wide_target);
	return is_copied;
}

static bool copy_folder(const char *from, const char *to, int depth, struct reason *why)
{
	wchar_t *pattern = NULL, *target = wide_open(to);
	WIN32_FIND_DATAW found;
	struct text all = { 0 };
	HANDLE search;
	bool is_good = depth < DEPTH_MOST || fail(why, "folders lie deeper than %d in each other", DEPTH_MOST);

	text_printf(&all, "%s\\*", from);
	pattern = wide_open(text_string(&all));
	search = is_good ? FindFirstFileW(pattern, &found) : INVALID_HANDLE_VALUE;
	if (is_good && search == INVALID_HANDLE_VALUE) {
		char *shown = path_shown(from);

		is_good = fail(why, "%s is no folder that can be read", shown);
		free(shown);
	}
	if (is_good && !make_folder(target))
		is_good = fail(why, "cannot make %s (error %lu)", to, GetLastError());
	for (BOOL is_there = TRUE; is_good && is_there; is_there = FindNextFileW(search, &found))
		is_good = copy_entry(from, to, &found, depth, why);
	if (search != INVALID_HANDLE_VALUE)
		FindClose(search);
	free(pattern);
	free(target);
	text_release(&all);
	return is_good;
}

/* From Linux a path has slashes, and perhaps one at its end. */
static char *open_source(const char *path)
{
	char *source = copy_string(path);
	size_t length;

	for (char *at = source; *at; at++)
		if (*at == '/')
			*at = '\\';
	length = strlen(source);
	if (length && source[length - 1] == '\\')
		source[length - 1] = '\0';
	return source;
}

static bool lay_files(const struct profile *profile, struct reason *why)
{
	const struct environment *environment = &profile->environment;
	struct reason cause;
	char *source;
	bool is_laid;

	if (!environment->files)
		return true;
	source = open_source(environment->files);
	is_laid = copy_folder(source, environment->target, 0, &cause) ||
		  fail(why, "%s:%u: files: %s", profile->path, environment->files_line, cause.text);
	free(source);
	return is_laid;
}

bool surroundings_lay(struct run *run, struct reason *why)
{
	const struct environment *environment = &run->profile.environment;

	set_variables(environment);
	if (is_thrown_away()) {
		describe_router(run);
		return lay_registry(&environment->registry, why) && lay_files(&run->profile, why);
	}
	if (environment->registry.count || environment->files)
		run_decide(run, "The registry file and the files of [environment] were not laid out: this system is "
				"not thrown away after the "
				"run.");
	return true;
}
