/* SPDX-License-Identifier: MIT */
/* What we run on, in words. */
#include "harness/windows/platform.h"

#include "harness/base/allocate.h"
#include "harness/windows/rras.h"

#include <stdio.h>

typedef const char *(CDECL *wine_version_function)(void);
typedef void(CDECL *wine_host_function)(const char **system, const char **release);
typedef LONG(WINAPI *windows_version_function)(OSVERSIONINFOW *version);

/* An address of ntdll. Through void *, or the compiler takes offence at the change of type. */
static void *find(const char *name)
{
	union {
		FARPROC function;
		void *address;
	} found = { .function = GetProcAddress(GetModuleHandleW(L"ntdll.dll"), name) };

	return found.address;
}

char *platform_open(void)
{
	union {
		void *address;
		wine_version_function wine_version;
		wine_host_function wine_host;
		windows_version_function windows_version;
	} version = { find("wine_get_version") }, host = { find("wine_get_host_version") };
	OSVERSIONINFOW windows = { .dwOSVersionInfoSize = sizeof(windows) };
	const char *system = "unknown", *release;
	char words[128];

	if (version.address) {
		if (host.address)
			host.wine_host(&system, &release);
		snprintf(words, sizeof(words), "Wine %s (%s)", version.wine_version(), system);
		return copy_string(words);
	}
	version.address = find("RtlGetVersion");
	if (version.address)
		version.windows_version(&windows);
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

double platform_milliseconds(void)
{
	LARGE_INTEGER counter, frequency;

	QueryPerformanceCounter(&counter);
	QueryPerformanceFrequency(&frequency);
	return 1000.0 * (double)counter.QuadPart / (double)frequency.QuadPart;
}
