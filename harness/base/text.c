/* SPDX-License-Identifier: MIT */
/* Text that grows. */
#include "harness/base/text.h"

#include "harness/base/allocate.h"
#include "harness/base/utf8.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

static void make_room(struct text *text, size_t needed)
{
	size_t capacity = text->capacity ? text->capacity : 256;

	while (capacity < needed)
		capacity *= 2;
	text->data = reallocate(text->data, capacity, 1);
	text->capacity = capacity;
}

void text_release(struct text *text)
{
	free(text->data);
	*text = (struct text) { 0 };
}

char *text_reserve(struct text *text, size_t more)
{
	if (text->capacity - text->length <= more)
		make_room(text, text->length + more + 1);
	return text->data + text->length;
}

void text_append(struct text *text, const char *data, size_t length)
{
	char *end = text_reserve(text, length);

	if (length)
		memcpy(end, data, length);
	end[length] = '\0';
	text->length += length;
}

void text_pad(struct text *text, size_t since, size_t width)
{
	while (text->length < since + width)
		text_append(text, " ", 1);
}

void text_append_number(struct text *text, uint64_t number)
{
	char digits[20];
	size_t first = sizeof(digits);

	do {
		digits[--first] = (char)('0' + number % 10);
		number /= 10;
	} while (number);
	text_append(text, digits + first, sizeof(digits) - first);
}

void text_append_hex(struct text *text, uint64_t number, size_t digits)
{
	char buffer[18];
	size_t first = sizeof(buffer);

	if (digits > 16)
		digits = 16;
	while (number || sizeof(buffer) - first < digits || first == sizeof(buffer)) {
		buffer[--first] = "0123456789ABCDEF"[number & 15];
		number >>= 4;
	}
	buffer[--first] = 'x';
	buffer[--first] = '0';
	text_append(text, buffer + first, sizeof(buffer) - first);
}

void text_append_decimal(struct text *text, double number)
{
	bool is_sane = number > 0 && number < 1e15;
	uint64_t thousandths = is_sane ? (uint64_t)(number * 1000 + 0.5) : 0;
	uint32_t rest = (uint32_t)(thousandths % 1000);
	char digits[] = { '.', (char)('0' + rest / 100), (char)('0' + rest / 10 % 10), (char)('0' + rest % 10) };
	size_t length = sizeof(digits);

	while (length > 1 && digits[length - 1] == '0')
		length--;
	text_append_number(text, thousandths / 1000);
	text_append(text, digits, length > 1 ? length : 0);
}

void text_printf(struct text *text, const char *format, ...)
{
	va_list arguments;
	va_list again;
	int length;

	va_start(arguments, format);
	va_copy(again, arguments);
	text_reserve(text, 160);
	length = vsnprintf(text->data + text->length, text->capacity - text->length, format, arguments);
	if (length > 0 && (size_t)length >= text->capacity - text->length) {
		text_reserve(text, (size_t)length);
		length = vsnprintf(text->data + text->length, text->capacity - text->length, format, again);
	}
	va_end(again);
	va_end(arguments);
	if (length > 0)
		text->length += (size_t)length;
	text->data[text->length] = '\0';
}

/* Whether a code point may stand in every output: no control character but newline and tab; XML takes it. */
static bool is_showable(uint32_t point)
{
	if (point < 0x20)
		return point == '\n' || point == '\t';
	if (point >= 0x7F && point <= 0x9F)
		return false;
	return (point & 0xFFFE) != 0xFFFE;
}

/* The length of the showable character at the beginning of `data`, or 0 when there is none. */
static size_t measure_showable(const char *data, size_t length)
{
	uint32_t point;
	size_t size = utf8_read(data, length, &point);

	return size && is_showable(point) ? size : 0;
}

static void append_escaped_byte(struct text *text, unsigned char byte)
{
	const char escaped[] = { '\\', 'x', "0123456789abcdef"[byte >> 4], "0123456789abcdef"[byte & 15] };

	text_append(text, escaped, sizeof(escaped));
}

void text_append_visible(struct text *text, const char *data, size_t length)
{
	size_t done = 0;

	while (done < length) {
		size_t begin = done;
		size_t size = 1;

		while (done < length && (size = measure_showable(data + done, length - done)) != 0)
			done += size;
		text_append(text, data + begin, done - begin);
		if (done == length)
			break;
		/* The end of a Windows line is a newline, and nothing to be shown. */
		if (data[done] != '\r' || done + 1 == length || data[done + 1] != '\n')
			append_escaped_byte(text, (unsigned char)data[done]);
		done++;
	}
}

const char *text_string(const struct text *text)
{
	return text->data ? text->data : "";
}
