/* SPDX-License-Identifier: MIT */
/* Text in data: str: and wstr:. */
#include "harness/profile/blob_types.h"

#include "harness/base/utf8.h"

#include <string.h>

/** One character of a quoted text: a code point, or a byte given as an escape. */
struct unit {
	struct span written; /* as it stands in the profile */
	uint32_t code;
	bool is_escape;
};

static bool read_escape(struct unit *unit, struct span text, struct reason *why)
{
	static const char letters[] = "ntr0\"\\";
	static const char codes[] = "\n\t\r\0\"\\";
	const char *letter = text.length > 1 && text.data[1] ? strchr(letters, text.data[1]) : NULL;

	unit->is_escape = true;
	if (letter) {
		unit->code = (unsigned char)codes[letter - letters];
		unit->written = (struct span) { text.data, 2 };
		return true;
	}
	if (text.length > 3 && text.data[1] == 'x' && digit_value(text.data[2]) >= 0 &&
	    digit_value(text.data[3]) >= 0) {
		unit->code = (uint32_t)(digit_value(text.data[2]) * 16 + digit_value(text.data[3]));
		unit->written = (struct span) { text.data, 4 };
		return true;
	}
	return fail(why, "the escapes are \\n \\t \\r \\0 \\xNN \\\" and \\\\");
}

static bool read_unit(struct unit *unit, struct span text, struct reason *why)
{
	size_t size;

	*unit = (struct unit) { 0 };
	if (text.data[0] == '\\')
		return read_escape(unit, text, why);
	size = utf8_read(text.data, text.length, &unit->code);
	if (!size)
		return fail(why, "the text is no UTF-8");
	unit->written = (struct span) { text.data, size };
	return true;
}

/** Append every character between the quotes through `append`. */
static bool append_quoted(struct blob_builder *builder, const struct blob_type *type, struct span text,
			  struct reason *why,
			  bool (*append)(struct blob_builder *, const struct unit *, struct reason *))
{
	if (!span_begins(text, "\""))
		return fail(why, "the text stands in quotes, as in %s:\"text\"", type->name);
	text = span_skip(text, 1);
	while (text.length && text.data[0] != '"') {
		struct unit unit;

		if (!read_unit(&unit, text, why) || !append(builder, &unit, why))
			return false;
		text = span_skip(text, unit.written.length);
	}
	if (!text.length)
		return fail(why, "the quote is not closed");
	if (text.length > 1)
		return fail(why, "a blank must follow the closing quote");
	return true;
}

static bool append_byte_unit(struct blob_builder *builder, const struct unit *unit, struct reason *why)
{
	uint8_t byte = (uint8_t)unit->code;

	if (unit->is_escape)
		return blob_append(builder, &byte, 1, why);
	return blob_append(builder, unit->written.data, unit->written.length, why);
}

static bool append_word(struct blob_builder *builder, uint32_t word, struct reason *why)
{
	uint8_t bytes[2] = { (uint8_t)word, (uint8_t)(word >> 8) };

	return blob_append(builder, bytes, sizeof(bytes), why);
}

static bool append_wide_unit(struct blob_builder *builder, const struct unit *unit, struct reason *why)
{
	if (unit->code < 0x10000)
		return append_word(builder, unit->code, why);
	return append_word(builder, 0xD800 + ((unit->code - 0x10000) >> 10), why) &&
	       append_word(builder, 0xDC00 + ((unit->code - 0x10000) & 0x3FF), why);
}

bool blob_append_string(struct blob_builder *builder, const struct blob_type *type, struct span value,
			struct reason *why)
{
	return append_quoted(builder, type, value, why, append_byte_unit);
}

bool blob_append_wide_string(struct blob_builder *builder, const struct blob_type *type, struct span value,
			     struct reason *why)
{
	return append_quoted(builder, type, value, why, append_wide_unit);
}
