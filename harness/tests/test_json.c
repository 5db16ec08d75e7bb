/* SPDX-License-Identifier: MIT */
/* JSON: commas and escapes. */
#include "harness/base/json.h"

#include <criterion/criterion.h>

#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))
#define BYTES(string) (string), sizeof(string) - 1

Test(json, escapes_strings)
{
	static const struct {
		const char *data;
		size_t length;
		const char *expected;
	} rows[] = {
		{ BYTES(""), "\"\"" },
		{ BYTES("plain / text"), "\"plain / text\"" },
		{ BYTES("\"quoted\" \\ back"), "\"\\\"quoted\\\" \\\\ back\"" },
		{ BYTES("\b\t\n\f\r"), "\"\\b\\t\\n\\f\\r\"" },
		{ BYTES("\x01\x1f\x7f"), "\"\\u0001\\u001f\\u007f\"" },
		{ BYTES("a\0b"), "\"a\\u0000b\"" },
		{ BYTES("gr\xC3\xBC\xC3\x9F"), "\"gr\xC3\xBC\xC3\x9F\"" },
		{ BYTES("bad \xFF\xC3 byte"), "\"bad \\\\xff\\\\xc3 byte\"" },
		{ BYTES("\x1b[31m\xE2\x82\xAC\"\xF0\x9F\x98\x80"), "\"\\u001b[31m\xE2\x82\xAC\\\"\xF0\x9F\x98\x80\"" },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct text value = { 0 }, text = { 0 };
		struct json json = { .text = &text };

		text_append(&value, rows[i].data, rows[i].length);
		json_write_text(&json, NULL, &value);
		cr_expect_str_eq(text_string(&text), rows[i].expected);
		text_release(&value);
		text_release(&text);
	}
}

Test(json, keeps_commas)
{
	struct text text = { 0 };
	struct json json = { .text = &text };

	json_open(&json, NULL, '{');
	json_open(&json, "empty", '[');
	json_close(&json, '[');
	json_open(&json, "list", '[');
	json_write_number(&json, NULL, 1);
	json_open(&json, NULL, '{');
	json_close(&json, '{');
	json_write_null(&json, NULL);
	json_close(&json, '[');
	json_write_string(&json, "string", "x");
	json_write_string(&json, "none", NULL);
	json_write_decimal(&json, "decimal", 1.25);
	json_write_null(&json, "null");
	json_close(&json, '{');
	cr_expect_str_eq(
		text_string(&text),
		"{\"empty\":[],\"list\":[1,{},null],\"string\":\"x\",\"none\":null,\"decimal\":1.25,\"null\":null}");
	text_release(&text);
}
