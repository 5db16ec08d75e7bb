/* SPDX-License-Identifier: MIT */
/* Sections of the console output: headings, limits, and the sections that are lists. */
#ifndef HARNESS_CONSOLE_SECTIONS_H
#define HARNESS_CONSOLE_SECTIONS_H

#include "harness/output/console_groups.h"
#include "harness/base/text.h"

/** So many groups of a section are shown before the reader is referred to the journal. */
enum { SHORT_MOST = 20 };

/** `most`, or no limit with --verbose. */
size_t console_limit(const struct result *result, size_t most);

/** A heading of a section. */
void console_write_heading(struct text *text, const struct result *result, const char *heading);

/** The line that says how many were left out, and where they are; nothing for none. */
void console_write_rest(struct text *text, size_t count, const char *noun);

/** The cases of a kind that taught nothing, by reason; nothing where there are none. */
void console_write_reasons(struct text *text, const struct result *result, enum gathered gathered, const char *heading);

/** The remarks, by row; nothing where there are none. */
void console_write_remarks(struct text *text, const struct result *result);

#endif
