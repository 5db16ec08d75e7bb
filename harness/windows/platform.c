/* SPDX-License-Identifier: MIT */
/* What we run on, in words. */
#include "harness/windows/platform.h"

#include "harness/base/allocate.h"
#include "harness/windows/procedure.h"
#include "harness/windows/rras.h"

#include <stdio.h>

typedef const char *(CDECL *wine_version_function)(void);
typedef void(CDECL *wine_host_function)(const char **system, const char **release);
typedef LONG(WINAPI *windows_version_function)(OSVERSIONINFOW *version);

char *platform_open(void)
{
	const HMODULE ntdll = GetModuleHandleW(L"ntdll.dll");
	wine_version_function wine_version;
	wine_host_function wine_host;
	windows_version_function windows_version;
	OSVERSIONINFOW windows = { .dwOSVersionInfoSize = sizeof(windows) };
	const char *system = "unknown", *release;
	char words[128];

	if (procedure_find(ntdll, "wine_get_version", &wine_version)) {
		if (procedure_find(ntdll, "wine_get_host_version", &wine_host))
			wine_host(&system, &release);
		snprintf(words, sizeof(words), "Wine %s (%s)", wine_version(), system);
		return copy_string(words);
	}
	if (procedure_find(ntdll, "RtlGetVersion", &windows_version))
		windows_version(&windows);
	snprintf(words, sizeof(words), "Windows %lu.%lu.%lu", windows.dwMajorVersion, windows.dwMinorVersion,
		 windows.dwBuildNumber);
	return copy_string(words);
}

void platform_write_time(char text[32])
{
	SYSTEMTIME now;

	GetSystemTime(&now);
	snprintf(text, 32, "%04u-%02u-%02uT%02u:%02u:%02uZ", now.wYear % 10000u, now.wMonth % 100u, now.wDay % 100u,
		 now.wHour % 100u, now.wMinute % 100u, now.wSecond % 100u);
}

unsigned platform_processors(void)
{
	DWORD_PTR own = 0, all = 0;
	unsigned count = 0;

	GetProcessAffinityMask(GetCurrentProcess(), &own, &all);
	for (; own; own &= own - 1)
		count++;
	return count ? count : 1;
}

double platform_milliseconds(void)
{
	LARGE_INTEGER counter, frequency;

	QueryPerformanceCounter(&counter);
	QueryPerformanceFrequency(&frequency);
	return 1000.0 * (double)counter.QuadPart / (double)frequency.QuadPart;
}
