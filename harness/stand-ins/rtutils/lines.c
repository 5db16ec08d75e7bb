/* SPDX-License-Identifier: MIT */
/* What a candidate traces and logs, as lines of text. */
#include "harness/stand-ins/rtutils/lines.h"

#include <inttypes.h>
#include <string.h>

enum { DUMP_WIDTH = 16, DATA_MOST = 32, EVENT_ERROR = 1, EVENT_WARNING = 2 };

/* How many of the bytes a line has room for; a character is not cut. */
static size_t fit(const char *text, size_t length, size_t room)
{
	if (length <= room)
		return length;
	for (length = room; length && ((unsigned char)text[length] & 0xC0) == 0x80;)
		length--;
	return length ? length : room;
}

static size_t trim(const char *text, size_t length)
{
	while (length && strchr(" \t\r", text[length - 1]))
		length--;
	return length;
}

void lines_split(const char *prefix, const char *text, void (*take)(const char *line))
{
	struct text line = { 0 };

	while (*text) {
		const size_t whole = strcspn(text, "\n");
		size_t left = trim(text, whole);

		for (const char *at = text; left;) {
			const size_t begun = strlen(prefix);
			const size_t length = fit(at, left, begun < LINE_MOST / 2 ? LINE_MOST - begun : LINE_MOST / 2);

			text_append(&line, prefix, begun < LINE_MOST / 2 ? begun : LINE_MOST / 2);
			text_append(&line, at, length);
			take(text_string(&line));
			text_release(&line);
			at += length;
			left -= length;
		}
		text += whole + (text[whole] == '\n');
	}
}

static void append_byte(struct text *text, uint8_t byte)
{
	text_printf(text, "%02x", byte);
}

/* A group is a number, whose highest byte is written first; the last one may be cut off. */
static void append_groups(struct text *text, const uint8_t *bytes, uint32_t count, uint32_t group)
{
	for (uint32_t i = 0; i < DUMP_WIDTH; i += group) {
		text_append_string(text, " ");
		for (uint32_t j = group; j > 0; j--) {
			if (i + j - 1 < count)
				append_byte(text, bytes[i + j - 1]);
			else
				text_append_string(text, "  ");
		}
	}
}

void lines_write_dump(struct text *text, const uint8_t *bytes, uint32_t count, uint32_t group, bool has_addresses,
		      uint64_t address, const char *prefix)
{
	const uint32_t size = group == 2 || group == 4 ? group : 1;

	for (uint32_t i = 0, left = count; left; i += DUMP_WIDTH) {
		const uint32_t shown = left < DUMP_WIDTH ? left : DUMP_WIDTH;
		const uint64_t at = address + i;

		text_append_string(text, prefix);
		if (has_addresses)
			text_printf(text, "%08" PRIx64 ":", at);
		append_groups(text, bytes + i, shown, size);
		text_append_string(text, "  |");
		for (uint32_t j = 0; j < shown; j++)
			text_printf(text, "%c", bytes[i + j] >= 0x20 && bytes[i + j] < 0x7F ? bytes[i + j] : '.');
		text_append_string(text, "|\n");
		left -= shown;
	}
}

void lines_write_event(struct text *text, const struct event *event)
{
	const char *type = event->type == EVENT_ERROR     ? "error"
			   : event->type == EVENT_WARNING ? "warning"
							  : "information";

	text_printf(text, "%s logs %s %lu", event->source ? event->source : "the candidate", type,
		    (unsigned long)event->id);
	for (uint32_t i = 0; i < event->string_count; i++)
		text_printf(text, " \"%s\"", event->strings[i] ? event->strings[i] : "");
	if (event->error)
		text_printf(text, " (error %lu)", (unsigned long)event->error);
	if (event->data_size)
		text_append_string(text, ", data");
	for (uint32_t i = 0; i < event->data_size && i < DATA_MOST; i++) {
		text_append_string(text, " ");
		append_byte(text, event->data[i]);
	}
	text_append_string(text, event->data_size > DATA_MOST ? " ..." : "");
}
