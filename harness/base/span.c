/* SPDX-License-Identifier: MIT */
/* A piece of a text that somebody else owns. */
#include "harness/base/span.h"

#include "harness/base/allocate.h"

#include <string.h>

struct span span_of(const char *string)
{
	return (struct span) { string, strlen(string) };
}

struct span span_skip(struct span span, size_t count)
{
	return (struct span) { span.data + count, span.length - count };
}

static bool is_blank(char byte)
{
	return byte == ' ' || byte == '\t';
}

struct span span_trim(struct span span)
{
	while (span.length && is_blank(span.data[0]))
		span = span_skip(span, 1);
	while (span.length && is_blank(span.data[span.length - 1]))
		span.length--;
	return span;
}

bool span_equals(struct span one, struct span other)
{
	return one.length == other.length && (!one.length || memcmp(one.data, other.data, one.length) == 0);
}

bool span_is(struct span span, const char *string)
{
	return span_equals(span, span_of(string));
}

bool span_begins(struct span span, const char *string)
{
	size_t length = strlen(string);

	return span.length >= length && memcmp(span.data, string, length) == 0;
}

size_t span_find(struct span span, char byte)
{
	size_t i = 0;

	while (i < span.length && span.data[i] != byte)
		i++;
	return i;
}

struct span span_read_element(struct span *list)
{
	struct span element = { list->data, span_find(*list, ',') };

	if (element.length < list->length)
		*list = span_skip(*list, element.length + 1);
	else
		*list = (struct span) { 0 };
	return span_trim(element);
}

char *span_copy(struct span span)
{
	char *copy = allocate(span.length + 1, 1);

	if (span.length)
		memcpy(copy, span.data, span.length);
	return copy;
}

struct quoted span_quote(struct span span)
{
	static const char cut[] = "...";
	struct quoted quoted = { { 0 } };
	size_t length = span.length;

	if (length >= sizeof(quoted.text)) {
		length = sizeof(quoted.text) - sizeof(cut);
		while (length && ((unsigned char)span.data[length] & 0xC0) == 0x80)
			length--;
		memcpy(quoted.text + length, cut, sizeof(cut));
	}
	for (size_t i = 0; i < length; i++)
		quoted.text[i] = (char)((unsigned char)span.data[i] < ' ' ? '?' : span.data[i]);
	return quoted;
}

int digit_value(char digit)
{
	if (digit >= '0' && digit <= '9')
		return digit - '0';
	if (digit >= 'a' && digit <= 'f')
		return digit - 'a' + 10;
	if (digit >= 'A' && digit <= 'F')
		return digit - 'A' + 10;
	return -1;
}

bool span_read_number(struct span span, uint64_t *number)
{
	bool is_hex = span_begins(span, "0x") || span_begins(span, "0X");
	unsigned base = is_hex ? 16 : 10;
	uint64_t value = 0;

	if (is_hex)
		span = span_skip(span, 2);
	if (!span.length)
		return false;
	for (size_t i = 0; i < span.length; i++) {
		int digit = digit_value(span.data[i]);

		if (digit < 0 || (unsigned)digit >= base || value > (UINT64_MAX - (unsigned)digit) / base)
			return false;
		value = value * base + (unsigned)digit;
	}
	*number = value;
	return true;
}
