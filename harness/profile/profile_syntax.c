/* SPDX-License-Identifier: MIT */
/* The syntax of a profile. */
#include "harness/profile/profile_syntax.h"

#include "harness/base/utf8.h"

#include <ctype.h>
#include <string.h>

/** The keys whose value is the rest of the line; that of every other one ends where the next key begins. */
static const char *const long_keys[] = { "name", "data", "compare" };

static bool is_word(char byte)
{
	return isalnum((unsigned char)byte) || byte == '_' || byte == '-' || byte == '.';
}

static size_t measure_word(struct span span)
{
	size_t length = 0;

	while (length < span.length && is_word(span.data[length]))
		length++;
	return length;
}

/** Whether a character that no text has stands at the begin; a line ends with LF or CR LF. */
static bool begins_with_control(struct span text, uint32_t code)
{
	if (code == '\r')
		return !span_begins(text, "\r\n");
	return (code < ' ' && code != '\t' && code != '\n') || code == 0x7F;
}

bool syntax_open(struct syntax *syntax, struct span text, struct reason *why)
{
	uint32_t code = 0;

	*syntax = (struct syntax) { .line = 1 };
	if (span_begins(text, "\xFF\xFE") || span_begins(text, "\xFE\xFF"))
		return fail(why, "this is UTF-16; save the profile as UTF-8");
	if (span_begins(text, "\xEF\xBB\xBF"))
		text = span_skip(text, 3);
	syntax->text = text;
	for (size_t size; text.length; text = span_skip(text, size)) {
		size = utf8_read(text.data, text.length, &code);
		if (!size)
			return fail(why, "the byte 0x%02X is no UTF-8; save the profile as UTF-8",
				    (unsigned char)text.data[0]);
		if (begins_with_control(text, code))
			return fail(
				why,
				"the control character 0x%02X does not belong into a profile; is this a binary file?",
				(unsigned)code);
		syntax->line += code == '\n';
	}
	syntax->line = 0;
	return true;
}

static uint32_t find_column(const struct syntax *syntax, const char *place)
{
	uint32_t column = 1;

	for (const char *p = syntax->line_begin; p < place; p++)
		column += ((unsigned char)*p & 0xC0) != 0x80;
	return column;
}

/** Cut the comment off the line: it begins with ';' or '#' outside quotes. */
static bool cut_comment(struct syntax *syntax, struct reason *why)
{
	struct span *line = &syntax->rest;
	const char *quote = NULL;

	for (size_t i = 0; i < line->length; i++) {
		char byte = line->data[i];

		if (quote && byte == '\\')
			i++;
		else if (byte == '"')
			quote = quote ? NULL : line->data + i;
		else if (!quote && (byte == ';' || byte == '#'))
			line->length = i;
	}
	if (quote)
		return fail(why, "the quote in column %u is not closed", find_column(syntax, quote));
	*line = span_trim(*line);
	return true;
}

static bool read_line(struct syntax *syntax, struct reason *why)
{
	size_t length = span_find(syntax->text, '\n');

	syntax->rest = (struct span) { syntax->text.data, length };
	syntax->line_begin = syntax->text.data;
	syntax->is_at_begin = true;
	syntax->line++;
	syntax->text = span_skip(syntax->text, length < syntax->text.length ? length + 1 : length);
	if (length && syntax->rest.data[length - 1] == '\r')
		syntax->rest.length--;
	return cut_comment(syntax, why);
}

static bool read_section(struct syntax *syntax, struct syntax_item *item, struct reason *why)
{
	size_t end = span_find(syntax->rest, ']');

	if (end == syntax->rest.length)
		return fail(why, "the section \"%s\" has no closing \"]\"", span_quote(syntax->rest).text);
	item->kind = SYNTAX_SECTION;
	item->name = span_trim((struct span) { syntax->rest.data + 1, end - 1 });
	syntax->rest = span_trim(span_skip(syntax->rest, end + 1));
	return true;
}

/** How much of the text is in front of the next "word =", or all of it. */
static size_t measure_value(struct span text)
{
	for (size_t i = 0; i < text.length; i++) {
		struct span word = span_skip(text, i);
		size_t length;

		length = measure_word(word);
		if (length && span_begins(span_trim(span_skip(word, length)), "="))
			return i;
		i += length ? length - 1 : 0;
	}
	return text.length;
}

static bool is_long_key(struct span name)
{
	if (span_begins(name, "variable."))
		return true;
	for (size_t i = 0; i < sizeof(long_keys) / sizeof(long_keys[0]); i++) {
		if (span_is(name, long_keys[i]))
			return true;
	}
	return false;
}

static bool read_key(struct syntax *syntax, struct syntax_item *item, struct reason *why)
{
	struct span name = { syntax->rest.data, measure_word(syntax->rest) };
	struct span value = span_trim(span_skip(syntax->rest, name.length));

	if (!name.length || !span_begins(value, "="))
		return fail(why, "\"%s\" is neither a [section] nor a \"key = value\"", span_quote(syntax->rest).text);
	value = span_trim(span_skip(value, 1));
	syntax->rest = (struct span) { 0 };
	if (!is_long_key(name)) {
		size_t length = measure_value(value);

		syntax->rest = span_trim(span_skip(value, length));
		value = span_trim((struct span) { value.data, length });
	}
	if (!value.length)
		return fail(why, "\"%s\" has no value", span_quote(name).text);
	*item = (struct syntax_item) { SYNTAX_KEY, name, value, find_column(syntax, value.data) };
	return true;
}

bool syntax_read(struct syntax *syntax, struct syntax_item *item, struct reason *why)
{
	bool was_at_begin;

	*item = (struct syntax_item) { 0 };
	while (!syntax->rest.length) {
		if (!syntax->text.length)
			return true;
		if (!read_line(syntax, why))
			return false;
	}
	was_at_begin = syntax->is_at_begin;
	syntax->is_at_begin = false;
	if (syntax->rest.data[0] == '[' && was_at_begin)
		return read_section(syntax, item, why);
	return read_key(syntax, item, why);
}
