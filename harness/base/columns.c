/* SPDX-License-Identifier: MIT */
/* Text for the terminal. */
#include "harness/base/columns.h"

#include <string.h>

void columns_append(struct text *text, bool has_color, enum color color, const char *string)
{
	static const char *const codes[] = { "", "\033[1m", "\033[1;31m", "\033[32m", "\033[33m", "\033[2m" };

	if (!has_color || color == COLOR_PLAIN) {
		text_append_string(text, string);
		return;
	}
	text_append_string(text, codes[color]);
	text_append_string(text, string);
	text_append_string(text, "\033[0m");
}

void columns_count(struct text *text, size_t count, const char *noun)
{
	text_append_number(text, count);
	text_append_string(text, " ");
	text_append_string(text, noun);
	text_append_string(text, count == 1 ? "" : "s");
}

static void append_blanks(struct text *text, size_t count)
{
	while (count--)
		text_append(text, " ", 1);
}

/* How many columns a piece of UTF-8 takes: a character each, which is true enough here. */
static size_t measure(const char *data, size_t length)
{
	size_t width = 0;

	for (size_t i = 0; i < length; i++)
		width += ((unsigned char)data[i] & 0xC0) != 0x80;
	return width;
}

/* Append words from column `column` on. A newline among them begins a new line. */
static void wrap(struct text *text, size_t column, size_t body, const char *words)
{
	bool begins_line = true;

	while (*words) {
		size_t length = strcspn(words, " \n");
		size_t width = measure(words, length);

		if (!begins_line && column + 1 + width > COLUMNS) {
			text_append_string(text, "\n");
			append_blanks(text, body);
			column = body;
		} else if (!begins_line) {
			text_append_string(text, " ");
			column++;
		}
		text_append(text, words, length);
		column += width;
		begins_line = false;
		words += length;
		if (*words == '\n' && words[1]) {
			text_append_string(text, "\n");
			append_blanks(text, body);
			column = body;
			begins_line = true;
		}
		words += *words != '\0';
	}
}

void columns_write(struct text *text, size_t indent, const char *label, size_t body, const char *words)
{
	struct text harmless = { 0 };
	size_t column = indent + measure(label, strlen(label));

	append_blanks(text, indent);
	text_append_string(text, label);
	if (column < body)
		append_blanks(text, body - column);
	else if (*label)
		text_append_string(text, " ");
	text_append_visible(&harmless, words, strlen(words));
	wrap(text, column < body ? body : column + (*label != '\0'), body, text_string(&harmless));
	text_append_string(text, "\n");
	text_release(&harmless);
}
