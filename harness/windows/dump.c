/* SPDX-License-Identifier: MIT */
/* Minidumps of a worker, written from outside of it. */
#include "harness/windows/dump.h"

#include "harness/windows/procedure.h"

/* clang-format off */
#include <dbghelp.h>
/* clang-format on */

typedef BOOL(WINAPI *write_function)(HANDLE process, DWORD id, HANDLE file, MINIDUMP_TYPE type,
				     PMINIDUMP_EXCEPTION_INFORMATION exception, PMINIDUMP_USER_STREAM_INFORMATION streams,
				     PMINIDUMP_CALLBACK_INFORMATION callback);

typedef DWORD(WINAPI *options_function)(DWORD options);
typedef BOOL(WINAPI *begin_function)(HANDLE process, PCSTR path, BOOL loads_modules);
typedef BOOL(WINAPI *end_function)(HANDLE process);

/* What is used of dbghelp.dll; NULL where it is not there. */
static struct {
	write_function write;
	options_function set_options;
	begin_function begin;
	end_function end;
} dbghelp;

/* Loaded when it is asked for first: a run without costs nothing. */
bool dump_is_possible(void)
{
	static bool is_looked_for;
	HMODULE module;

	if (is_looked_for)
		return dbghelp.write != NULL;
	is_looked_for = true;
	module = LoadLibraryExW(L"dbghelp.dll", NULL, LOAD_LIBRARY_SEARCH_SYSTEM32);
	if (!module)
		return false;
	procedure_find(module, "MiniDumpWriteDump", &dbghelp.write);
	procedure_find(module, "SymSetOptions", &dbghelp.set_options);
	procedure_find(module, "SymInitialize", &dbghelp.begin);
	procedure_find(module, "SymCleanup", &dbghelp.end);
	return dbghelp.write != NULL;
}

/* Where nobody has begun with the process, Wine reads the symbols of all its modules first, which takes longer than all the rest. */
static bool begin(HANDLE process)
{
	if (!dbghelp.begin || !dbghelp.end || !dbghelp.set_options)
		return false;
	dbghelp.set_options(SYMOPT_DEFERRED_LOADS | SYMOPT_NO_PROMPTS | SYMOPT_FAIL_CRITICAL_ERRORS);
	return dbghelp.begin(process, "", FALSE);
}

/* With the exception where there is one; what the process says of it may be nonsense. */
static bool write_minidump(HANDLE file, HANDLE process, DWORD thread, uint64_t pointers)
{
	MINIDUMP_EXCEPTION_INFORMATION exception = {
		.ThreadId = thread, .ExceptionPointers = (PEXCEPTION_POINTERS)(uintptr_t)pointers, .ClientPointers = TRUE
	};
	const MINIDUMP_TYPE type = (MINIDUMP_TYPE)(MiniDumpNormal | MiniDumpWithUnloadedModules | MiniDumpWithThreadInfo);

	return dbghelp.write(process, GetProcessId(process), file, type, pointers ? &exception : NULL, NULL, NULL);
}

/* Whether it is still as it was: of a process that has ended meanwhile, dumps are full of zeros. */
static bool is_there(HANDLE process)
{
	return WaitForSingleObject(process, 0) != WAIT_OBJECT_0;
}

bool dump_write(const wchar_t *path, HANDLE process, DWORD thread, uint64_t pointers)
{
	HANDLE file;
	LARGE_INTEGER size = { .QuadPart = 0 };
	bool is_written, is_begun;

	if (!dump_is_possible())
		return false;
	file = CreateFileW(path, GENERIC_READ | GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, FILE_ATTRIBUTE_NORMAL, NULL);
	if (file == INVALID_HANDLE_VALUE)
		return false;
	is_begun = begin(process);
	is_written = write_minidump(file, process, thread, pointers);
	if (!is_written && pointers) {
		SetFilePointer(file, 0, NULL, FILE_BEGIN);
		SetEndOfFile(file);
		is_written = write_minidump(file, process, thread, 0);
	}
	if (is_begun)
		dbghelp.end(process);
	is_written = is_written && is_there(process) && GetFileSizeEx(file, &size) && size.QuadPart > 0;
	CloseHandle(file);
	if (!is_written)
		DeleteFileW(path);
	return is_written;
}
