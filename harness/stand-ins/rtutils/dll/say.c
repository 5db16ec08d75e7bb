/* SPDX-License-Identifier: MIT */
/* rtutils.dll: how what the candidate says reaches the worker, and strings between its two alphabets. */
#include "harness/stand-ins/rtutils/dll/say.h"

#include "harness/base/allocate.h"
#include "harness/stand-ins/contract.h"
#include "harness/stand-ins/rtutils/lines.h"

#include <stdlib.h>

void __cdecl RoutprotListen(stand_in_listener new_listener);

static stand_in_listener volatile listener;

void __cdecl RoutprotListen(stand_in_listener new_listener)
{
	listener = new_listener;
}

static void hand_over(const char *line)
{
	const stand_in_listener to = listener;

	if (to)
		to(line);
}

void say(const char *prefix, const char *text)
{
	/* A candidate may trace between a call that fails and its look at the last error. */
	const DWORD error = GetLastError();

	lines_split(prefix, text, hand_over);
	SetLastError(error);
}

char *say_open_wide(LPCWSTR string)
{
	int size;
	char *narrow;

	if (!string)
		return NULL;
	size = WideCharToMultiByte(CP_UTF8, 0, string, -1, NULL, 0, NULL, NULL);
	narrow = allocate((size_t)size + 1, 1);
	WideCharToMultiByte(CP_UTF8, 0, string, -1, narrow, size, NULL, NULL);
	return narrow;
}

char *say_open_ansi(LPCSTR string)
{
	WCHAR *wide;
	char *narrow;
	int size;

	if (!string)
		return NULL;
	size = MultiByteToWideChar(CP_ACP, 0, string, -1, NULL, 0);
	wide = allocate((size_t)size + 1, sizeof(*wide));
	MultiByteToWideChar(CP_ACP, 0, string, -1, wide, size);
	narrow = say_open_wide(wide);
	free(wide);
	return narrow;
}
