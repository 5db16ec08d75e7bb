/* SPDX-License-Identifier: MIT */
/* Text on standard output and standard error: UTF-8 whatever is behind them. */
#ifndef HARNESS_WINDOWS_CONSOLE_H
#define HARNESS_WINDOWS_CONSOLE_H

#include <stdbool.h>
#include <stddef.h>

/** Write to standard output, or to standard error. What cannot be written is lost: nobody is there to read it. */
void console_print(bool is_error, const char *data, size_t length);

/** Print one line for the user on standard error: "routprot-check: ...". */
void console_complain(const char *sentence);

/** Whether standard output is a terminal. */
bool console_is_terminal(void);

#endif
