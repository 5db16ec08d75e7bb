/* SPDX-License-Identifier: MIT */
/* What the parsers stand on: spans and UTF-8. */
#include "harness/base/span.h"

#include "harness/base/utf8.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

Test(span, is_trimmed_of_blanks_and_tabs)
{
	cr_expect(span_is(span_trim(span_of(" \t a b\t ")), "a b"));
	cr_expect(span_is(span_trim(span_of(" \t ")), ""));
	cr_expect(span_is(span_trim(span_of("")), ""));
}

Test(span, is_read_as_a_list)
{
	static const char *const elements[] = { "a", "b c", "", "d", "" };
	struct span list = span_of(" a,b c ,, d,");

	for (size_t i = 0; i < sizeof(elements) / sizeof(elements[0]); i++) {
		cr_assert_not_null(list.data);
		cr_expect(span_is(span_read_element(&list), elements[i]), "%s", elements[i]);
	}
	cr_expect_null(list.data);
}

static const struct {
	const char *text;
	bool is_number;
	uint64_t number;
} numbers[] = {
	{ "0", true, 0 },
	{ "007", true, 7 },
	{ "18446744073709551615", true, UINT64_MAX },
	{ "18446744073709551616", false, 0 },
	{ "99999999999999999999999", false, 0 },
	{ "0x0", true, 0 },
	{ "0XfFfFfFfFfFfFfFfF", true, UINT64_MAX },
	{ "0x10000000000000000", false, 0 },
	{ "", false, 0 },
	{ "0x", false, 0 },
	{ "-1", false, 0 },
	{ "+1", false, 0 },
	{ " 1", false, 0 },
	{ "1a", false, 0 },
	{ "0x1g", false, 0 },
};

Test(span, is_read_as_a_number)
{
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		uint64_t number = 0;

		cr_expect_eq(span_read_number(span_of(numbers[i].text), &number), numbers[i].is_number, "%s",
			     numbers[i].text);
		cr_expect_eq(number, numbers[i].number, "%s", numbers[i].text);
	}
}

Test(span, is_quoted_short_and_without_control_characters)
{
	char text[101] = { 0 };

	cr_expect_str_eq(span_quote(span_of("a\tb")).text, "a?b");
	memset(text, 'x', 63);
	cr_expect_str_eq(span_quote(span_of(text)).text, text);
	memset(text, 'x', 100);
	cr_expect_str_eq(span_quote(span_of(text)).text + 57, "xxx...");
	memcpy(text + 59, "\xC3\xA9", 2);
	cr_expect_str_eq(span_quote(span_of(text)).text + 57, "xx...", "no half characters");
}

/** Bytes, and how long the character is that begins there: 0 for none. */
static const struct {
	const char *bytes;
	size_t length, size;
	uint32_t code;
} characters[] = {
	{ "a", 1, 1, 'a' },
	{ "\0", 1, 1, 0 },
	{ "\xC3\xA9z", 3, 2, 0xE9 },
	{ "\xE2\x82\xAC", 3, 3, 0x20AC },
	{ "\xEF\xBF\xBF", 3, 3, 0xFFFF },
	{ "\xF0\x9F\x98\x80", 4, 4, 0x1F600 },
	{ "\xF4\x8F\xBF\xBF", 4, 4, 0x10FFFF },
	{ "", 0, 0, 0 },
	{ "\xC3", 1, 0, 0 },
	{ "\xC3z", 2, 0, 0 },
	{ "\x80", 1, 0, 0 },
	{ "\xC0\x80", 2, 0, 0 },
	{ "\xC1\xBF", 2, 0, 0 },
	{ "\xE0\x9F\xBF", 3, 0, 0 },
	{ "\xED\xA0\x80", 3, 0, 0 },
	{ "\xF0\x8F\xBF\xBF", 4, 0, 0 },
	{ "\xF4\x90\x80\x80", 4, 0, 0 },
	{ "\xF8\x88\x80\x80\x80", 5, 0, 0 },
	{ "\xFF", 1, 0, 0 },
};

Test(utf8, knows_valid_characters)
{
	for (size_t i = 0; i < sizeof(characters) / sizeof(characters[0]); i++) {
		uint32_t code = 0;

		cr_expect_eq(utf8_read(characters[i].bytes, characters[i].length, &code), characters[i].size, "row %zu",
			     i);
		cr_expect_eq(code, characters[i].code, "row %zu", i);
	}
}
