/* SPDX-License-Identifier: MIT */
/* What a candidate printed: cut to what somebody reads, and made harmless. */
#ifndef HARNESS_CAPTURED_H
#define HARNESS_CAPTURED_H

#include <stddef.h>

enum {
	CAPTURED_HEAD = 8 << 10, /**< bytes shown of the beginning */
	CAPTURED_TAIL = 24 << 10 /**< and of the end: what came last says more */
};

/** The text as it is shown, released with free(); NULL when nothing was printed. */
char *captured_words(const char *data, size_t length);

#endif
