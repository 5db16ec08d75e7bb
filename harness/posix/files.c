/* SPDX-License-Identifier: MIT */
/* Whole files where the unit tests run: POSIX. */
#define _POSIX_C_SOURCE 200809L

#include "harness/base/files.h"

#include "harness/base/allocate.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool check_is_readable_file(const char *path, const struct stat *facts, struct reason *why)
{
	if (S_ISDIR(facts->st_mode))
		return file_fail("read", path, "it is a folder", why);
	if (!S_ISREG(facts->st_mode))
		return file_fail("read", path, "it is no ordinary file", why);
	if (facts->st_size > (off_t)FILE_SIZE_MOST)
		return file_fail("read", path, "it is larger than 256 MB", why);
	return true;
}

bool file_read(const char *path, char **data, size_t *size, struct reason *why)
{
	/* Not to wait for whoever might open the other end of a pipe. */
	int file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	struct stat facts;
	ssize_t count;
	bool is_read = false;

	*data = NULL;
	*size = 0;
	if (file < 0 || fstat(file, &facts) != 0) {
		file_fail("read", path, strerror(errno), why);
		goto out;
	}
	if (!check_is_readable_file(path, &facts, why))
		goto out;
	*data = allocate((size_t)facts.st_size + 1, 1);
	while ((count = read(file, *data + *size, (size_t)facts.st_size - *size)) > 0)
		*size += (size_t)count;
	is_read = count == 0 || file_fail("read", path, strerror(errno), why);
out:
	if (!is_read) {
		free(*data);
		*data = NULL;
	}
	if (file >= 0)
		close(file);
	return is_read;
}

static bool write_all(int file, const char *data, size_t size)
{
	while (size) {
		ssize_t count = write(file, data, size);

		if (count < 0)
			return false;
		data += count;
		size -= (size_t)count;
	}
	return true;
}

static bool fail_to_write(const char *path, struct reason *why)
{
	int error = errno;

	if (error == ENOENT && *path_name(path) && path_name(path) > path)
		return file_fail("write", path, "its folder does not exist; create it first", why);
	return file_fail("write", path, strerror(error), why);
}

static bool write_directly(const char *path, const void *data, size_t size, struct reason *why)
{
	int file = open(path, O_WRONLY | O_CLOEXEC);
	bool is_written = file >= 0 && write_all(file, data, size);

	if (!is_written)
		fail_to_write(path, why);
	if (file >= 0)
		close(file);
	return is_written;
}

bool file_write_whole(const char *path, const void *data, size_t size, struct reason *why)
{
	size_t room = strlen(path) + 32;
	char *temporary;
	struct stat facts;
	int file;
	bool is_written;

	if (stat(path, &facts) == 0 && !S_ISREG(facts.st_mode))
		return write_directly(path, data, size, why);
	temporary = allocate(room, 1);
	snprintf(temporary, room, "%s.%ld.tmp", path, (long)getpid());
	file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666);
	is_written = file >= 0 && write_all(file, data, size);
	if (file >= 0 && close(file) != 0)
		is_written = false;
	if (!is_written || rename(temporary, path) != 0) {
		is_written = fail_to_write(path, why);
		if (file >= 0)
			unlink(temporary);
	}
	free(temporary);
	return is_written;
}

char *path_display(const char *path)
{
	return copy_string(path);
}
