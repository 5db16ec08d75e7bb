/* SPDX-License-Identifier: MIT */
/* What a candidate traces and logs through the stand-in of rtutils.dll, as lines. */
#include "harness/stand-ins/rtutils/lines.h"

#include <criterion/criterion.h>

#include <stdio.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static struct text taken;

static void take(const char *line)
{
	cr_expect_leq(strlen(line), LINE_MOST);
	text_printf(&taken, "[%s]", line);
}

static void check_split(const char *prefix, const char *text, const char *expected)
{
	lines_split(prefix, text, take);
	cr_expect_str_eq(text_string(&taken), expected, "\"%s\" gave %s", text, text_string(&taken));
	text_release(&taken);
}

Test(lines, are_split_and_trimmed)
{
	static const struct {
		const char *text, *expected;
	} rows[] = {
		{ "", "" },
		{ "\r\n \t\n", "" },
		{ "one", "[P: one]" },
		{ "one \r\n\r\n  two\t\n", "[P: one][P:   two]" },
		{ "no end\n", "[P: no end]" },
	};

	for (size_t i = 0; i < COUNT(rows); i++)
		check_split("P: ", rows[i].text, rows[i].expected);
}

/* A line of 239 letters has room for one byte more, and the next character has two. */
Test(lines, go_on_in_the_next_where_no_character_is_cut)
{
	char text[LINE_MOST + 4], expected[LINE_MOST + 16];

	memset(text, 'a', LINE_MOST - 1);
	strcpy(text + LINE_MOST - 1, "\xC3\xBC!");
	snprintf(expected, sizeof(expected), "[%.*s][\xC3\xBC!]", LINE_MOST - 1, text);
	check_split("", text, expected);
}

Test(lines, have_room_for_something_behind_any_prefix)
{
	char prefix[2 * LINE_MOST];

	memset(prefix, 'p', sizeof(prefix) - 1);
	prefix[sizeof(prefix) - 1] = '\0';
	lines_split(prefix, "text", take);
	cr_expect_not_null(strstr(text_string(&taken), "ptext]"));
	text_release(&taken);
}

Test(lines, dump_bytes_in_groups)
{
	static const uint8_t bytes[] = { 'R', 'I', 'P', 0, 1, 2, 0xFE, 0xFF, 8, 9, 10, 11, 12, 13, 14, 15, 16, 0x7E };
	static const struct {
		uint32_t group;
		bool has_addresses;
		const char *first, *second;
	} rows[] = {
		{ 1, false, "> 52 49 50 00 01 02 fe ff 08 09 0a 0b 0c 0d 0e 0f  |RIP.............|\n", "> 10 7e   " },
		{ 2, false, "> 4952 0050 0201 fffe 0908 0b0a 0d0c 0f0e  |RIP.............|\n", "> 7e10   " },
		{ 4, true, ">00000100: 00504952 fffe0201 0b0a0908 0f0e0d0c  |RIP.............|\n",
		  ">00000110:     7e10   " },
		{ 3, false, "> 52 49 50 00 ", "> 10 7e   " },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct text text = { 0 };
		const char *second;

		lines_write_dump(&text, bytes, sizeof(bytes), rows[i].group, rows[i].has_addresses, 0x100, ">");
		second = strchr(text_string(&text), '\n') + 1;
		cr_expect_eq(strncmp(text_string(&text), rows[i].first, strlen(rows[i].first)), 0, "row %zu: %s", i,
			     text_string(&text));
		cr_expect_eq(strncmp(second, rows[i].second, strlen(rows[i].second)), 0, "row %zu: %s", i, second);
		cr_expect_str_eq(second + strlen(second) - 6, " |.~|\n");
		text_release(&text);
	}
}

Test(lines, say_what_is_logged)
{
	static const char *const strings[] = { "one", NULL, "gr\xC3\xBC\xC3\x9F" };
	static const uint8_t data[40] = { 1, 0xFE };
	static const struct {
		struct event event;
		const char *expected;
	} rows[] = {
		{ { .source = "RIP", .type = 1, .id = 20001 }, "RIP logs error 20001" },
		{ { .type = 2, .id = 7, .error = 5 }, "the candidate logs warning 7 (error 5)" },
		{ { .source = "RIP", .type = 4, .strings = strings, .string_count = 3 },
		  "RIP logs information 0 \"one\" \"\" \"gr\xC3\xBC\xC3\x9F\"" },
		{ { .source = "RIP", .type = 1, .id = 1, .data = data, .data_size = 2 },
		  "RIP logs error 1, data 01 fe" },
	};
	struct text text = { 0 };

	for (size_t i = 0; i < COUNT(rows); i++) {
		lines_write_event(&text, &rows[i].event);
		cr_expect_str_eq(text_string(&text), rows[i].expected);
		text_release(&text);
	}
	lines_write_event(&text, &(struct event) { .data = data, .data_size = sizeof(data) });
	cr_expect_str_eq(text_string(&text) + text.length - 10, " 00 00 ...");
	text_release(&text);
}
