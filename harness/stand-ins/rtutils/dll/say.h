/* SPDX-License-Identifier: MIT */
/* rtutils.dll: how what the candidate says reaches the worker, and strings between its two alphabets. */
#ifndef HARNESS_STAND_INS_SAY_H
#define HARNESS_STAND_INS_SAY_H

#include "harness/base/text.h"

/* The oldest order in which Windows' headers get along. */
#include <winsock2.h>
#include <windows.h>

/** Say UTF-8 text, line by line, with `prefix` before each; nobody may be listening. */
void say(const char *prefix, const char *text);

/** Wide text, or text of the system's code page, as UTF-8: released with free(). NULL stays NULL. */
char *say_open_wide(LPCWSTR string);
char *say_open_ansi(LPCSTR string);

#endif
