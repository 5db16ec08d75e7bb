/* SPDX-License-Identifier: MIT */
/* Between UTF-8, which the core speaks, and the wide strings of Windows. */
#include "harness/windows/wide.h"

#include "harness/base/allocate.h"
#include "harness/windows/rras.h"

#include <stdlib.h>
#include <string.h>

wchar_t *wide_open(const char *string)
{
	const int room = MultiByteToWideChar(CP_UTF8, 0, string, -1, NULL, 0);
	wchar_t *wide = allocate((size_t)room + 1, sizeof(*wide));

	MultiByteToWideChar(CP_UTF8, 0, string, -1, wide, room);
	return wide;
}

char *narrow_open(const wchar_t *string)
{
	const int room = WideCharToMultiByte(CP_UTF8, 0, string, -1, NULL, 0, NULL, NULL);
	char *narrow = allocate((size_t)room + 1, 1);

	WideCharToMultiByte(CP_UTF8, 0, string, -1, narrow, room, NULL, NULL);
	return narrow;
}

void append_argument(struct text *text, const char *argument)
{
	size_t backslashes = 0;

	/* The rules of the C runtime: backslashes count only in front of a quote, where they are doubled. */
	text_append_string(text, text->length ? " \"" : "\"");
	for (; *argument; argument++) {
		for (size_t i = 0; *argument == '"' && i <= backslashes; i++)
			text_append_string(text, "\\");
		backslashes = *argument == '\\' ? backslashes + 1 : 0;
		text_append(text, argument, 1);
	}
	for (size_t i = 0; i < backslashes; i++)
		text_append_string(text, "\\");
	text_append_string(text, "\"");
}

bool is_launched(void)
{
	wchar_t value[4];

	return GetEnvironmentVariableW(L"ROUTPROT_CHECK_LAUNCHED", value, 4) == 1 && value[0] == L'1';
}

char *display_path(const char *path)
{
	char *shown = copy_string(path);

	if (!is_launched() || (shown[0] != 'Z' && shown[0] != 'z') || shown[1] != ':' || shown[2] != '\\')
		return shown;
	memmove(shown, shown + 2, strlen(shown + 2) + 1);
	for (char *at = shown; *at; at++)
		if (*at == '\\')
			*at = '/';
	return shown;
}

char *environment_open(const wchar_t *name)
{
	const DWORD room = GetEnvironmentVariableW(name, NULL, 0);
	wchar_t *value;
	char *narrow = NULL;

	if (room < 2)
		return NULL;
	value = allocate(room, sizeof(*value));
	if (GetEnvironmentVariableW(name, value, room) < room)
		narrow = narrow_open(value);
	free(value);
	return narrow;
}
