/* SPDX-License-Identifier: MIT */
/* What a candidate printed: cut to what somebody reads, and made harmless. */
#include "harness/watch/captured.h"

#include "harness/base/text.h"

#include <stdbool.h>

/* Whether the byte is inside a character of UTF-8, so that a cut there would tear it. */
static bool is_inside(char byte)
{
	return ((unsigned char)byte & 0xC0) == 0x80;
}

char *captured_words(const char *data, size_t length)
{
	enum { CHARACTER_MOST = 3 }; /* bytes that may follow the first one of a character */
	size_t head = CAPTURED_HEAD, tail = length - CAPTURED_TAIL;
	struct text text = { 0 };

	if (length <= CAPTURED_HEAD + CAPTURED_TAIL) {
		text_append_visible(&text, data, length);
		return text.data;
	}
	for (int i = 0; i < CHARACTER_MOST && is_inside(data[head]); i++)
		head--;
	for (int i = 0; i < CHARACTER_MOST && is_inside(data[tail]); i++)
		tail++;
	text_append_visible(&text, data, head);
	text_append_string(&text, "\n[... ");
	text_append_number(&text, tail - head);
	text_append_string(&text, " bytes left out ...]\n");
	text_append_visible(&text, data + tail, length - tail);
	return text.data;
}
