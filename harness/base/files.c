/* SPDX-License-Identifier: MIT */
/* Paths; what is done to files themselves is in harness/windows/files.c and harness/posix/files.c. */
#include "harness/base/files.h"

#include "harness/base/allocate.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PATH_SHOWN = 400 };

static bool is_separator(char byte)
{
	return byte == '/' || byte == '\\';
}

static bool has_drive(const char *path)
{
	return isalpha((unsigned char)path[0]) && path[1] == ':';
}

const char *path_name(const char *path)
{
	const char *name = has_drive(path) ? path + 2 : path;

	for (const char *p = path; *p; p++) {
		if (is_separator(*p))
			name = p + 1;
	}
	return name;
}

bool path_is_absolute(const char *path)
{
	return is_separator(path[0]) || has_drive(path);
}

char *path_beside(const char *beside, const char *name)
{
	size_t folder = path_is_absolute(name) ? 0 : (size_t)(path_name(beside) - beside);
	size_t length = strlen(name);
	char *path = allocate(folder + length + 1, 1);

	memcpy(path, beside, folder);
	memcpy(path + folder, name, length + 1);
	return path;
}

char *path_shown(const char *path)
{
	char *whole = path_display(path), *shown;
	size_t length = strlen(whole);
	const char *end = whole + (length > PATH_SHOWN ? length - PATH_SHOWN : 0);

	if (end == whole)
		return whole;
	while (((unsigned char)*end & 0xC0) == 0x80)
		end++;
	shown = allocate(PATH_SHOWN + sizeof("..."), 1);
	snprintf(shown, PATH_SHOWN + sizeof("..."), "...%s", end);
	free(whole);
	return shown;
}

bool file_fail(const char *verb, const char *path, const char *cause, struct reason *why)
{
	char *shown = path_shown(path);

	fail(why, "cannot %s %s: %s", verb, shown, cause);
	free(shown);
	return false;
}
