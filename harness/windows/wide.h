/* SPDX-License-Identifier: MIT */
/* Between UTF-8, which the core speaks, and the wide strings of Windows. */
#ifndef HARNESS_WINDOWS_WIDE_H
#define HARNESS_WINDOWS_WIDE_H

#include "harness/base/text.h"

#include <stdbool.h>
#include <wchar.h>

/** The string as a wide one, released with free(). Bytes that are no UTF-8 become U+FFFD. */
wchar_t *wide_open(const char *string);

/** The wide string as UTF-8, released with free(). Lone surrogates become U+FFFD. */
char *narrow_open(const wchar_t *string);

/** Append a word of a command line so that the program that is started sees it as one argument, as it is. */
void append_argument(struct text *text, const char *argument);

/** Whether the launcher on Linux started us, so that Z:\a\b is /a/b to the user. */
bool is_launched(void);

/** A path as the user knows it, released with free(). */
char *display_path(const char *path);

/** The value of an environment variable as UTF-8, released with free(), or NULL when it is not set or empty. */
char *environment_open(const wchar_t *name);

#endif
