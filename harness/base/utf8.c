/* SPDX-License-Identifier: MIT */
/* UTF-8, one character at a time. */
#include "harness/base/utf8.h"

/** The forms of a character by the bits of its first byte; `least` is the first code point that needs so many bytes. */
static const struct form {
	uint8_t mask;
	uint8_t bits;
	uint8_t size;
	uint32_t least;
} forms[] = {
	{ 0x80, 0x00, 1, 0x0 },
	{ 0xE0, 0xC0, 2, 0x80 },
	{ 0xF0, 0xE0, 3, 0x800 },
	{ 0xF8, 0xF0, 4, 0x10000 },
};

static const struct form *find_form(uint8_t first)
{
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		if ((first & forms[i].mask) == forms[i].bits)
			return &forms[i];
	}
	return NULL;
}

size_t utf8_read(const char *data, size_t length, uint32_t *code)
{
	const struct form *form = length ? find_form((uint8_t)data[0]) : NULL;
	uint32_t value;

	if (!form || form->size > length)
		return 0;
	value = (uint8_t)data[0] & (uint8_t)~form->mask;
	for (size_t i = 1; i < form->size; i++) {
		if (((uint8_t)data[i] & 0xC0) != 0x80)
			return 0;
		value = value << 6 | ((uint8_t)data[i] & 0x3F);
	}
	if (value < form->least || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
		return 0;
	*code = value;
	return form->size;
}
