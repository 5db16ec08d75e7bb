/* SPDX-License-Identifier: MIT */
/* What a candidate traces and logs, as lines of text. Knows nothing of Windows. */
#ifndef HARNESS_STAND_INS_LINES_H
#define HARNESS_STAND_INS_LINES_H

#include "harness/base/text.h"

#include <stdbool.h>
#include <stdint.h>

/** The most bytes of a line without its NUL; a longer one goes on in the next, where no character is cut. */
enum { LINE_MOST = 240 };

/** Hand over each line of `text` (UTF-8), with `prefix` before it. Empty lines are left out, as are blanks and line
 * ends at the end. */
void lines_split(const char *prefix, const char *text, void (*take)(const char *line));

/**
 * Append bytes in hexadecimal, sixteen to a line, in groups of `group` bytes (1, 2 or 4; others count as 1) that are
 * read as little-endian numbers, and as characters behind them. Each line begins with `prefix` and, when
 * `has_addresses`, with the `address` of its first byte.
 */
void lines_write_dump(struct text *text, const uint8_t *bytes, uint32_t count, uint32_t group, bool has_addresses,
		      uint64_t address, const char *prefix);

/** What is logged. */
struct event {
	const char *source; /**< who logs it, or NULL */
	uint32_t type; /**< EVENTLOG_ERROR_TYPE (1), EVENTLOG_WARNING_TYPE (2) or another, which is informational */
	uint32_t id;   /**< of the message */
	const char *const *strings; /**< that are inserted into the message */
	uint32_t string_count;
	uint32_t error;     /**< 0: none */
	uint32_t data_size; /**< bytes of data that go with it */
	const uint8_t *data;
};

/** Append one event: `RIP logs error 20001 "first" "second" (error 5), data 01 02`. At most 32 bytes of data are shown.
 */
void lines_write_event(struct text *text, const struct event *event);

#endif
