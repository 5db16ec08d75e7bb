/* SPDX-License-Identifier: MIT */
/* Paths; what is done to files themselves is in harness/windows/files.c and harness/posix/files.c. */
#include "harness/base/files.h"

#include "harness/base/allocate.h"
#include "harness/base/text.h"

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

/* How many bytes the two have in common up to the end of a part. */
static size_t find_common(const char *folder, const char *path)
{
	size_t common = 0, i = 0;

	for (; folder[i] && path[i]; i++) {
		const bool is_drive = i == 0 && has_drive(folder) && has_drive(path);

		if (is_separator(folder[i]) && is_separator(path[i]))
			common = i + 1;
		else if (is_drive ? tolower((unsigned char)folder[i]) != tolower((unsigned char)path[i]) : folder[i] != path[i])
			return common;
	}
	/* One may end where a part of the other does. */
	if ((!folder[i] || is_separator(folder[i])) && (!path[i] || is_separator(path[i])))
		return i;
	return common;
}

char *path_from(const char *folder, const char *path)
{
	const size_t common = find_common(folder, path);
	struct text text = { 0 };
	bool is_part = false;

	if (!common)
		return copy_string(path);
	for (const char *at = folder + common; *at; at++) {
		if (!is_separator(*at) && !is_part)
			text_append_string(&text, text.length ? "/.." : "..");
		is_part = !is_separator(*at);
	}
	for (path += common; is_separator(*path); path++)
		;
	if (*path && text.length)
		text_append_string(&text, "/");
	for (; *path; path++)
		text_append(&text, is_separator(*path) ? "/" : path, 1);
	return text.data ? text.data : copy_string("");
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
