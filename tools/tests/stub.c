/* SPDX-License-Identifier: MIT */
/* Stands in for routprot-check.exe in the tests of the launcher: tells what it sees, and does what STUB says. */
#include <windows.h>

#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

static void print(const wchar_t *text)
{
	char utf8[4096];
	DWORD written;
	int size = WideCharToMultiByte(CP_UTF8, 0, text, -1, utf8, sizeof(utf8) - 1, NULL, NULL);

	utf8[size - 1] = '\n';
	WriteFile(GetStdHandle(STD_OUTPUT_HANDLE), utf8, (DWORD)size, &written, NULL);
}

static BOOL can_create(const wchar_t *path)
{
	HANDLE file = CreateFileW(path, GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, 0, NULL);

	return file != INVALID_HANDLE_VALUE && CloseHandle(file);
}

static void report(const wchar_t *status)
{
	FILE *file = _wfopen(_wgetenv(L"ROUTPROT_CHECK_STATUS"), L"wb");

	fputws(status, file);
	fclose(file);
}

/* A second process that never ends and that no environment marks. */
static void leave_behind(void)
{
	wchar_t program[MAX_PATH];
	wchar_t command[] = L"stub spin";
	STARTUPINFOW startup = { .cb = sizeof(startup) };
	PROCESS_INFORMATION process;

	GetModuleFileNameW(NULL, program, MAX_PATH);
	CreateProcessW(program, command, NULL, NULL, FALSE, DETACHED_PROCESS | CREATE_UNICODE_ENVIRONMENT, L"A=1\0",
		       NULL, &startup, &process);
}

int wmain(int argc, wchar_t **argv)
{
	const wchar_t *stub = _wgetenv(L"STUB");
	wchar_t path[MAX_PATH];

	while (argc > 1 && !wcscmp(argv[1], L"spin"))
		continue;
	report(L"");
	for (int i = 1; i < argc; i++)
		print(argv[i]);
	if (stub && !wcscmp(stub, L"look")) {
		print(GetFileAttributesW(argv[argc - 1]) == INVALID_FILE_ATTRIBUTES ? L"no candidate" : L"candidate");
		GetTempPathW(MAX_PATH, path);
		print(path);
		wcscat(path, L"new");
		print(can_create(path) ? L"temp: writable" : L"temp: not writable");
		GetCurrentDirectoryW(MAX_PATH, path);
		print(path);
	} else if (stub && !wcsncmp(stub, L"write ", 6)) {
		print(can_create(stub + 6) ? L"written" : L"not written");
	} else if (stub && !wcscmp(stub, L"network")) {
		DWORD count = 0;
		HMODULE library = LoadLibraryW(L"iphlpapi.dll");
		FARPROC function = GetProcAddress(library, "GetNumberOfInterfaces");

		print(((DWORD(WINAPI *)(DWORD *))(void (*)(void))function)(&count) ? L"no driver" : L"driver");
	} else if (stub && !wcscmp(stub, L"leave")) {
		leave_behind();
	} else if (stub && !wcscmp(stub, L"spin")) {
		leave_behind();
		print(L"spinning");
		for (;;)
			continue;
	} else if (stub && !wcscmp(stub, L"die")) {
		TerminateProcess(GetCurrentProcess(), 0x80000100);
	}
	report(L"1");
	return 1;
}
