/* SPDX-License-Identifier: MIT */
/* Whole files on Windows: paths of any length and in any script. */
#include "harness/base/files.h"

#include "harness/base/allocate.h"
#include "harness/windows/rras.h"
#include "harness/windows/wide.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/** How long a file that a reader or a virus scanner holds is waited for before it is replaced. */
enum { REPLACE_TRIES = 20, REPLACE_WAIT_MS = 10 };

/** The longest file name that any file system takes; systems say "not found" of longer ones. */
enum { NAME_MOST = 255 };

/** The path for Windows' functions: as it is, or in the form without limit of length where it is long. Released with
 * free(). */
static WCHAR *widen_path(const char *path)
{
	static const WCHAR unlimited[] = L"\\\\?\\";
	const size_t prefix = wcslen(unlimited);
	WCHAR *wide = wide_open(path);
	DWORD room = GetFullPathNameW(wide, 0, NULL, NULL);
	WCHAR *full;

	/* A folder may be 12 characters shorter than MAX_PATH, and the temporary name is longer than the path. */
	if (room < MAX_PATH - 32)
		return wide;
	full = allocate(prefix + room + 1, sizeof(*full));
	memcpy(full, unlimited, sizeof(unlimited));
	if (GetFullPathNameW(wide, room, full + prefix, NULL) >= room || full[prefix] == '\\') {
		free(full);
		return wide;
	}
	free(wide);
	return full;
}

/** What is wrong with the path, as UTF-8: the text of the error without its full stop and line end. */
static void describe(DWORD error, const char *path, char *text, size_t size)
{
	WCHAR wide[256];
	DWORD length = FormatMessageW(FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS, NULL, error, 0, wide,
				      sizeof(wide) / sizeof(wide[0]), NULL);

	if (strlen(path_name(path)) > NAME_MOST) {
		snprintf(text, size, "its name is longer than %d bytes", NAME_MOST);
		return;
	}
	while (length && (wide[length - 1] <= ' ' || wide[length - 1] == '.'))
		length--;
	wide[length < 255 ? length : 255] = 0;
	if (!length || !WideCharToMultiByte(CP_UTF8, 0, wide, -1, text, (int)size, NULL, NULL))
		snprintf(text, size, "error %lu", error);
}

static bool fail_to_read(const char *path, DWORD error, struct reason *why)
{
	char text[512];

	describe(error, path, text, sizeof(text));
	return file_fail("read", path, text, why);
}

static bool fail_to_write(const char *path, DWORD error, struct reason *why)
{
	char text[512];

	if (error == ERROR_PATH_NOT_FOUND && *path_name(path) && path_name(path) > path)
		snprintf(text, sizeof(text), "its folder does not exist; create it first");
	else
		describe(error, path, text, sizeof(text));
	return file_fail("write", path, text, why);
}

static bool is_folder(const WCHAR *wide)
{
	DWORD attributes = GetFileAttributesW(wide);

	return attributes != INVALID_FILE_ATTRIBUTES && (attributes & FILE_ATTRIBUTE_DIRECTORY);
}

static bool check_is_readable_file(const char *path, HANDLE file, LARGE_INTEGER *size, struct reason *why)
{
	if (GetFileType(file) != FILE_TYPE_DISK)
		return file_fail("read", path, "it is no ordinary file", why);
	if (!GetFileSizeEx(file, size))
		return fail_to_read(path, GetLastError(), why);
	if (size->QuadPart > (LONGLONG)FILE_SIZE_MOST)
		return file_fail("read", path, "it is larger than 256 MB", why);
	return true;
}

static bool read_open_file(const char *path, HANDLE file, char **data, size_t *size, struct reason *why)
{
	LARGE_INTEGER expected;
	DWORD count;

	if (!check_is_readable_file(path, file, &expected, why))
		return false;
	*data = allocate((size_t)expected.QuadPart + 1, 1);
	do {
		if (!ReadFile(file, *data + *size, (DWORD)((size_t)expected.QuadPart - *size), &count, NULL))
			return fail_to_read(path, GetLastError(), why);
		*size += count;
	} while (count && *size < (size_t)expected.QuadPart);
	return true;
}

bool file_read(const char *path, char **data, size_t *size, struct reason *why)
{
	WCHAR *wide = widen_path(path);
	HANDLE file = CreateFileW(wide, GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL,
				  OPEN_EXISTING, 0, NULL);
	DWORD error = GetLastError();
	bool is_read;

	*data = NULL;
	*size = 0;
	if (file != INVALID_HANDLE_VALUE)
		is_read = read_open_file(path, file, data, size, why);
	else if (is_folder(wide))
		is_read = file_fail("read", path, "it is a folder", why);
	else
		is_read = fail_to_read(path, error, why);
	if (!is_read) {
		free(*data);
		*data = NULL;
	}
	if (file != INVALID_HANDLE_VALUE)
		CloseHandle(file);
	free(wide);
	return is_read;
}

/** Write everything into the file that `disposition` opens, and close it. 0, or the error. */
static DWORD write_all(const WCHAR *wide, DWORD disposition, const char *data, size_t size)
{
	HANDLE file = CreateFileW(wide, GENERIC_WRITE, FILE_SHARE_READ, NULL, disposition, FILE_ATTRIBUTE_NORMAL, NULL);
	DWORD error = file == INVALID_HANDLE_VALUE ? GetLastError() : 0;

	while (!error && size) {
		DWORD count = 0;

		if (!WriteFile(file, data, size > (1u << 30) ? 1u << 30 : (DWORD)size, &count, NULL))
			error = GetLastError();
		data += count;
		size -= count;
	}
	if (file != INVALID_HANDLE_VALUE && !CloseHandle(file) && !error)
		error = GetLastError();
	return error;
}

static DWORD replace(const WCHAR *temporary, const WCHAR *wide)
{
	DWORD error = 0;

	for (int i = 0; i < REPLACE_TRIES; i++) {
		if (MoveFileExW(temporary, wide, MOVEFILE_REPLACE_EXISTING))
			return 0;
		error = GetLastError();
		if (error != ERROR_SHARING_VIOLATION && error != ERROR_ACCESS_DENIED)
			break;
		Sleep(REPLACE_WAIT_MS);
	}
	return error;
}

static bool is_device(const WCHAR *wide)
{
	HANDLE file = CreateFileW(wide, 0, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL, OPEN_EXISTING,
				  0, NULL);
	bool is_one = file != INVALID_HANDLE_VALUE && GetFileType(file) != FILE_TYPE_DISK;

	if (file != INVALID_HANDLE_VALUE)
		CloseHandle(file);
	return is_one;
}

bool file_write_whole(const char *path, const void *data, size_t size, struct reason *why)
{
	WCHAR *wide = widen_path(path);
	size_t room = wcslen(wide) + 32;
	WCHAR *temporary = allocate(room, sizeof(*temporary));
	DWORD error;
	bool is_written = true;

	swprintf(temporary, room, L"%ls.%lu.tmp", wide, GetCurrentProcessId());
	if (is_folder(wide)) {
		is_written = file_fail("write", path, "it is a folder", why);
	} else if (is_device(wide)) {
		error = write_all(wide, OPEN_EXISTING, data, size);
		is_written = !error || fail_to_write(path, error, why);
	} else {
		error = write_all(temporary, CREATE_ALWAYS, data, size);
		if (!error)
			error = replace(temporary, wide);
		if (error) {
			DeleteFileW(temporary);
			is_written = fail_to_write(path, error, why);
		}
	}
	free(temporary);
	free(wide);
	return is_written;
}

char *path_display(const char *path)
{
	return display_path(path);
}
