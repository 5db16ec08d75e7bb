/* SPDX-License-Identifier: MIT */
/* Text that grows: how every output of the harness is built before it is written. */
#ifndef HARNESS_TEXT_H
#define HARNESS_TEXT_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/**
 * A growing string. `{ 0 }` is the empty text; `data` is NULL until something is appended, and ends with NUL after
 * that.
 */
struct text {
	char *data;
	size_t length;
	size_t capacity;
};

/** Release the memory; a zeroed text is fine. The text is empty afterwards. */
void text_release(struct text *text);

/**
 * Make room for `more` bytes and the NUL behind them. Returns the end of the text, where they go; whoever writes them
 * there adds them to `length` and ends them with NUL.
 */
char *text_reserve(struct text *text, size_t more);

/** Append `length` bytes as they are. */
void text_append(struct text *text, const char *data, size_t length);

/** Append a string as it is. Inline, so that the length of a literal costs nothing. */
static inline void text_append_string(struct text *text, const char *string)
{
	text_append(text, string, strlen(string));
}

/** Append blanks until the text has `width` bytes more than `since`. */
void text_pad(struct text *text, size_t since, size_t width);

/** Append a number in decimal, without the cost of printf. */
void text_append_number(struct text *text, uint64_t number);

/** Append a number as "0x" and at least `digits` capital hexadecimal digits. */
void text_append_hex(struct text *text, uint64_t number, size_t digits);

/**
 * Append a number that is not negative with at most three decimals, rounded; what is no number becomes 0. In the C
 * locale always.
 */
void text_append_decimal(struct text *text, double number);

/** Append as printf would. */
__attribute__((format(printf, 2, 3))) void text_printf(struct text *text, const char *format, ...);

/**
 * Append bytes that are not ours (a candidate's output, a path) so that they are valid UTF-8 without control
 * characters: control characters other than newline and tab, and bytes that are no UTF-8, are shown as \x1b; so are the
 * code points that XML refuses.
 */
void text_append_visible(struct text *text, const char *data, size_t length);

/** The string, never NULL. */
const char *text_string(const struct text *text);

#endif
