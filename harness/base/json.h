/* SPDX-License-Identifier: MIT */
/* JSON: a small writer that keeps commas and escapes. */
#ifndef HARNESS_JSON_H
#define HARNESS_JSON_H

#include "harness/base/text.h"

#include <stdbool.h>
#include <stdint.h>

/** A JSON value that is being written to the end of `text`. `{ .text = ... }` begins one. */
struct json {
	struct text *text; /**< not owned */
	bool needs_comma;
};

/** Begin an object (`bracket` is '{') or an array ('['). `key` is NULL inside arrays and at the top, here and below. */
void json_open(struct json *json, const char *key, char bracket);

/** End it with the bracket that belongs to it. */
void json_close(struct json *json, char bracket);

/**
 * Write a string, or null for NULL. Bytes that are no UTF-8 are shown as \xff; everything else comes back as it
 * was.
 */
void json_write_string(struct json *json, const char *key, const char *string);

/** The same for a text. */
void json_write_text(struct json *json, const char *key, const struct text *value);

/** Write a whole number. */
void json_write_number(struct json *json, const char *key, uint64_t number);

/** Write a number with at most three decimals; what is no number becomes 0. */
void json_write_decimal(struct json *json, const char *key, double number);

/** Write null. */
void json_write_null(struct json *json, const char *key);

#endif
