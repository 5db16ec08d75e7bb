/* SPDX-License-Identifier: MIT */
/* XML: text and attributes. */
#include "harness/base/xml.h"

#include <stdbool.h>
#include <string.h>

/* What stands for a character, or NULL where it may stand for itself. */
static const char *find_entity(char character, bool is_attribute)
{
	switch (character) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return is_attribute ? "&quot;" : NULL;
	case '\n':
		return is_attribute ? "&#10;" : NULL;
	case '\t':
		return is_attribute ? "&#9;" : NULL;
	default:
		return NULL;
	}
}

static bool is_plain(char character)
{
	return character >= ' ' && character < 0x7F && character != '&' && character != '<' && character != '>' &&
	       character != '"';
}

/* Escape what text_append_visible() made of the part that is not plain. */
static void append_special(struct text *text, const char *data, size_t length, bool is_attribute)
{
	struct text visible = { 0 };

	text_append_visible(&visible, data, length);
	for (size_t i = 0; i < visible.length; i++) {
		const char *entity = find_entity(visible.data[i], is_attribute);

		if (entity)
			text_append_string(text, entity);
		else
			text_append(text, visible.data + i, 1);
	}
	text_release(&visible);
}

static void append_escaped(struct text *text, const char *data, size_t length, bool is_attribute)
{
	size_t i = 0;

	while (i < length) {
		size_t begin = i;

		while (i < length && is_plain(data[i]))
			i++;
		text_append(text, data + begin, i - begin);
		for (begin = i; i < length && !is_plain(data[i]); i++)
			;
		if (i > begin)
			append_special(text, data + begin, i - begin, is_attribute);
	}
}

void xml_append_content(struct text *text, const char *data, size_t length)
{
	append_escaped(text, data, length, false);
}

void xml_append_attribute(struct text *text, const char *name, const char *value)
{
	text_append_string(text, " ");
	text_append_string(text, name);
	text_append_string(text, "=\"");
	append_escaped(text, value, strlen(value), true);
	text_append_string(text, "\"");
}
