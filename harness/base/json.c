/* SPDX-License-Identifier: MIT */
/* JSON: a small writer. */
#include "harness/base/json.h"

#include <string.h>

/* The letter that stands for a character behind a backslash, or 0. */
static char find_letter(unsigned char byte)
{
	switch (byte) {
	case '"':
		return '"';
	case '\\':
		return '\\';
	case '\b':
		return 'b';
	case '\t':
		return 't';
	case '\n':
		return 'n';
	case '\f':
		return 'f';
	case '\r':
		return 'r';
	default:
		return 0;
	}
}

static void append_escape(struct text *text, unsigned char byte)
{
	static const char digits[] = "0123456789abcdef";
	const char letter = find_letter(byte);
	const char escape[] = { '\\', 'u', '0', '0', digits[byte >> 4], digits[byte & 15] };

	if (letter) {
		text_append_string(text, "\\");
		text_append(text, &letter, 1);
	} else {
		text_append(text, escape, sizeof(escape));
	}
}

static bool is_plain(unsigned char byte)
{
	return byte >= ' ' && byte < 0x7F && byte != '"' && byte != '\\';
}

/* What is not ASCII: shown where it is no UTF-8, and then the backslash of that is escaped. */
static void append_foreign(struct text *text, const char *string, size_t length)
{
	struct text visible = { 0 };

	text_append_visible(&visible, string, length);
	for (size_t i = 0; i < visible.length; i++) {
		if (visible.data[i] == '\\')
			text_append_string(text, "\\\\");
		else
			text_append(text, visible.data + i, 1);
	}
	text_release(&visible);
}

/* What is not plain from `i` on, and the plain rest. */
static void append_special(struct text *text, const char *string, size_t length, size_t i)
{
	while (i < length) {
		size_t begin = i;

		for (; i < length && (unsigned char)string[i] >= 0x80; i++)
			;
		if (i > begin)
			append_foreign(text, string + begin, i - begin);
		for (; i < length && (unsigned char)string[i] < 0x80 && !is_plain((unsigned char)string[i]); i++)
			append_escape(text, (unsigned char)string[i]);
		for (begin = i; i < length && is_plain((unsigned char)string[i]); i++)
			;
		text_append(text, string + begin, i - begin);
	}
}

static void append_quoted(struct text *text, const char *string, size_t length)
{
	char *end = text_reserve(text, length + 2);
	size_t i = 0;

	*end++ = '"';
	for (; i < length && is_plain((unsigned char)string[i]); i++)
		end[i] = string[i];
	end[i] = '\0';
	text->length += i + 1;
	if (i < length)
		append_special(text, string, length, i);
	text_append(text, "\"", 1);
}

/* The comma and the key in front of a value. Keys are ours: they need no escapes. */
static void begin_value(struct json *json, const char *key)
{
	size_t length = key ? strlen(key) : 0;
	char *end = text_reserve(json->text, length + 4);
	char *begin = end;

	if (json->needs_comma)
		*end++ = ',';
	json->needs_comma = true;
	if (key) {
		*end++ = '"';
		memcpy(end, key, length);
		end += length;
		*end++ = '"';
		*end++ = ':';
	}
	*end = '\0';
	json->text->length += (size_t)(end - begin);
}

void json_open(struct json *json, const char *key, char bracket)
{
	begin_value(json, key);
	text_append(json->text, &bracket, 1);
	json->needs_comma = false;
}

void json_close(struct json *json, char bracket)
{
	text_append(json->text, bracket == '{' ? "}" : "]", 1);
	json->needs_comma = true;
}

void json_write_string(struct json *json, const char *key, const char *string)
{
	begin_value(json, key);
	if (string)
		append_quoted(json->text, string, strlen(string));
	else
		text_append_string(json->text, "null");
}

void json_write_text(struct json *json, const char *key, const struct text *value)
{
	begin_value(json, key);
	append_quoted(json->text, text_string(value), value->length);
}

void json_write_number(struct json *json, const char *key, uint64_t number)
{
	begin_value(json, key);
	text_append_number(json->text, number);
}

void json_write_decimal(struct json *json, const char *key, double number)
{
	begin_value(json, key);
	text_append_decimal(json->text, number);
}

void json_write_null(struct json *json, const char *key)
{
	begin_value(json, key);
	text_append_string(json->text, "null");
}
