/* SPDX-License-Identifier: MIT */
/* Text that grows, and what it makes of bytes that are not ours. */
#include "harness/base/text.h"

#include <criterion/criterion.h>

#include <math.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

Test(text, is_empty_at_first)
{
	struct text text = { 0 };

	cr_expect_str_eq(text_string(&text), "");
	text_append(&text, "", 0);
	cr_expect_str_eq(text_string(&text), "");
	cr_expect_eq(text.length, 0);
	text_release(&text);
	text_release(&text);
	cr_expect_null(text.data);
}

Test(text, grows_by_small_and_large_pieces)
{
	struct text text = { 0 };
	char large[5000];

	memset(large, 'x', sizeof(large) - 1);
	large[sizeof(large) - 1] = '\0';
	for (int i = 0; i < 1000; i++)
		text_append_string(&text, "ab");
	text_printf(&text, "[%s|%d]", large, 7);
	cr_expect_eq(text.length, 2000 + 1 + 4999 + 3);
	cr_expect_eq(strlen(text.data), text.length);
	cr_expect_str_eq(text.data + text.length - 4, "x|7]");
	text_release(&text);
}

Test(text, keeps_bytes_as_they_are)
{
	struct text text = { 0 };

	text_append(&text, "a\0\xFF", 3);
	cr_expect_eq(text.length, 3);
	cr_expect_eq(memcmp(text.data, "a\0\xFF", 4), 0);
	text_release(&text);
}

Test(text, writes_numbers)
{
	struct text text = { 0 };

	text_append_number(&text, 0);
	text_append_string(&text, " ");
	text_append_number(&text, UINT64_MAX);
	cr_expect_str_eq(text_string(&text), "0 18446744073709551615");
	text_release(&text);
}

Test(text, writes_hexadecimal_numbers)
{
	static const struct {
		uint64_t number;
		size_t digits;
		const char *expected;
	} rows[] = {
		{ 0, 0, "0x0" },
		{ 0, 1, "0x0" },
		{ 0x101, 1, "0x101" },
		{ 0x101, 8, "0x00000101" },
		{ 0xDEADBEEF, 3, "0xDEADBEEF" },
		{ UINT64_MAX, 99, "0xFFFFFFFFFFFFFFFF" },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct text text = { 0 };

		text_append_hex(&text, rows[i].number, rows[i].digits);
		cr_expect_str_eq(text_string(&text), rows[i].expected);
		text_release(&text);
	}
}

Test(text, writes_three_decimals_at_most)
{
	static const struct {
		double number;
		const char *expected;
	} rows[] = {
		{ 0, "0" },       { 1, "1" },      { 1.5, "1.5" },
		{ 1.25, "1.25" }, { 1.0004, "1" }, { 1.0006, "1.001" },
		{ 0.0004, "0" },  { 0.9999, "1" }, { 1234567.891, "1234567.891" },
		{ -1, "0" },      { NAN, "0" },    { INFINITY, "0" },
		{ 1e300, "0" },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct text text = { 0 };

		text_append_decimal(&text, rows[i].number);
		cr_expect_str_eq(text_string(&text), rows[i].expected, "row %zu: %s", i, text_string(&text));
		text_release(&text);
	}
}

#define BYTES(string) (string), sizeof(string) - 1

Test(text, shows_what_cannot_be_shown)
{
	static const struct {
		const char *data;
		size_t length;
		const char *expected;
	} rows[] = {
		{ BYTES("plain \\ text\n\tindented"), "plain \\ text\n\tindented" },
		{ BYTES("\x1b[31mred"), "\\x1b[31mred" },
		{ BYTES("a\0b"), "a\\x00b" },
		{ BYTES("bell\a delete\x7f"), "bell\\x07 delete\\x7f" },
		{ BYTES("line\r\nline\r"), "line\nline\\x0d" },
		{ BYTES("gr\xC3\xBC\xC3\x9F \xE2\x82\xAC \xF0\x9F\x98\x80"),
		  "gr\xC3\xBC\xC3\x9F \xE2\x82\xAC \xF0\x9F\x98\x80" },
		{ BYTES("\xFF\xFE"), "\\xff\\xfe" },
		{ BYTES("cut \xE2\x82"), "cut \\xe2\\x82" },
		{ BYTES("overlong \xC0\xAF"), "overlong \\xc0\\xaf" },
		{ BYTES("surrogate \xED\xA0\x80"), "surrogate \\xed\\xa0\\x80" },
		{ BYTES("noncharacters \xEF\xBF\xBE\xEF\xBF\xBF"), "noncharacters \\xef\\xbf\\xbe\\xef\\xbf\\xbf" },
		{ BYTES("control \xC2\x85"), "control \\xc2\\x85" },
		{ BYTES("too far \xF4\x90\x80\x80"), "too far \\xf4\\x90\\x80\\x80" },
		{ BYTES("\x80"), "\\x80" },
		{ BYTES(""), "" },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct text text = { 0 };

		text_append_visible(&text, rows[i].data, rows[i].length);
		cr_expect_str_eq(text_string(&text), rows[i].expected, "row %zu: %s", i, text_string(&text));
		text_release(&text);
	}
}

Test(text, makes_every_pair_of_bytes_harmless)
{
	struct text text = { 0 };

	for (int i = 0; i < 0x10000; i++) {
		const char pair[] = { (char)(i >> 8), (char)i };

		text_append_visible(&text, pair, sizeof(pair));
	}
	for (size_t i = 0; i < text.length; i++) {
		unsigned char byte = (unsigned char)text.data[i];

		cr_assert(byte >= ' ' || byte == '\n' || byte == '\t');
		cr_assert_neq(byte, 0x7F);
	}
	text_release(&text);
}
