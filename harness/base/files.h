/* SPDX-License-Identifier: MIT */
/* Whole files. Implemented in harness/windows/ and, for the native unit tests, in harness/posix/. */
#ifndef HARNESS_FILES_H
#define HARNESS_FILES_H

#include "harness/base/reason.h"

#include <stddef.h>
#include <stdint.h>

/** The largest file that is read: more than any candidate or profile has. */
#define FILE_SIZE_MOST (UINT32_C(256) << 20)

/**
 * Read a whole file; `path` is UTF-8. `data`, released with free(), is followed by a NUL that does not count in `size`.
 * False with "cannot read PATH: ..." when there is none, it is a folder or a device, or larger than FILE_SIZE_MOST;
 * `data` is NULL then.
 */
bool file_read(const char *path, char **data, size_t *size, struct reason *why);

/**
 * Write a whole file so that whoever reads it sees the old content or all of the new: into a new file in the same
 * folder, which is then renamed over `path` (UTF-8). A device is written directly. False with "cannot write PATH: ...";
 * `path` is as it was then.
 */
bool file_write_whole(const char *path, const void *data, size_t size, struct reason *why);

/** The path as the user knows it, who may have written it in the form of another system. Released with free(). */
char *path_display(const char *path);

/** The same for messages: of a path that would leave no room for the rest of the sentence only the end. Released with
 * free(). */
char *path_shown(const char *path);

/** Fail with "cannot VERB PATH: CAUSE". */
bool file_fail(const char *verb, const char *path, const char *cause, struct reason *why);

/** Where the name of the file begins in a path: behind its last '/' or '\\'. What is in front of it is its folder. */
const char *path_name(const char *path);

/** Whether a path does not depend on a folder: it begins with '/', '\\' or a drive. */
bool path_is_absolute(const char *path);

/**
 * The path as seen from a folder, with '/' between its parts; "" for the folder itself. Both are absolute. The path itself where they have
 * nothing in common, as on two drives. Released with free().
 */
char *path_from(const char *folder, const char *path);

/** The path of `name` as seen from the folder in which the file `beside` lies; `name` itself when it is absolute.
 * Released with free(). */
char *path_beside(const char *beside, const char *name);

#endif
