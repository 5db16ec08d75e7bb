/* SPDX-License-Identifier: MIT */
/* Known failures, and what of their record is out of date: for the terminal. */
#ifndef HARNESS_CONSOLE_KNOWN_H
#define HARNESS_CONSOLE_KNOWN_H

#include "harness/output/result.h"
#include "harness/base/text.h"

/** What is red for the record, then the known failures by entry; nothing without --known. */
void console_write_known(struct text *text, const struct result *result);

#endif
