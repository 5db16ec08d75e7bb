/* SPDX-License-Identifier: MIT */
/* A piece of a text that somebody else owns: how the parsers of the core look at what they read. */
#ifndef HARNESS_SPAN_H
#define HARNESS_SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** `length` bytes at `data`, not ended by NUL. */
struct span {
	const char *data;
	size_t length;
};

/** A span as it is shown in a message: cut where it is long, without control characters. */
struct quoted {
	char text[64];
};

/** The span of a whole string. */
struct span span_of(const char *string);

/** The span without its first `count` bytes; `count` must not be more than it has. */
struct span span_skip(struct span span, size_t count);

/** The span without blanks and tabs at both ends. */
struct span span_trim(struct span span);

/** Whether the span is exactly the string. */
bool span_is(struct span span, const char *string);

/** Whether the span begins with the string. */
bool span_begins(struct span span, const char *string);

/** Whether two spans hold the same bytes. */
bool span_equals(struct span one, struct span other);

/** Where the byte first stands, or the length of the span when it does not. */
size_t span_find(struct span span, char byte);

/** The part of a comma-separated list in front of its first comma, trimmed; `list` becomes what follows, with NULL data
 * at the end. */
struct span span_read_element(struct span *list);

/** A copy as a string, released with free(). */
char *span_copy(struct span span);

/** The span as it is shown in a message. */
struct quoted span_quote(struct span span);

/** Read a number, decimal or 0x hexadecimal, without sign. False when it is none or needs more than 64 bits. */
bool span_read_number(struct span span, uint64_t *number);

/** The value of a hexadecimal digit, or -1. */
int digit_value(char digit);

#endif
