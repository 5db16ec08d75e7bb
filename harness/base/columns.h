/* SPDX-License-Identifier: MIT */
/* Text for the terminal: wrapped, with a hanging indent, in sparing colours. */
#ifndef HARNESS_COLUMNS_H
#define HARNESS_COLUMNS_H

#include "harness/base/text.h"

#include <stdbool.h>

/** How wide lines are, in characters; only words that are longer by themselves, and lines to paste, exceed it. */
enum { COLUMNS = 96 };

/** The few colours. */
enum color { COLOR_PLAIN, COLOR_BOLD, COLOR_RED, COLOR_GREEN, COLOR_YELLOW, COLOR_DIM };

/** Append a string in a colour, where there are colours. */
void columns_append(struct text *text, bool has_color, enum color color, const char *string);

/**
 * Append `label` at column `indent` and `words` from column `body` on, wrapped; ends with a newline. Words are shown
 * harmlessly whatever they hold. A label that reaches into the body pushes the first line.
 */
void columns_write(struct text *text, size_t indent, const char *label, size_t body, const char *words);

/** "1 case", "2100 cases". */
void columns_count(struct text *text, size_t count, const char *noun);

#endif
