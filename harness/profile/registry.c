/* SPDX-License-Identifier: MIT */
/* Registry files: lines, keys in brackets, values. */
#include "harness/profile/registry.h"

#include "harness/base/allocate.h"
#include "harness/base/span.h"
#include "harness/base/text.h"
#include "harness/base/utf8.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { ENTRIES_MOST = 65536 };

/* A file as it is read. */
struct reader {
	struct registry *registry;
	struct span rest;
	struct text line; /* with the lines that continue it */
	uint32_t number;
	char *key;       /* of the last line in brackets; NULL before the first */
	bool is_removed; /* that key is to be deleted */
};

static void append_code(struct text *text, uint32_t code)
{
	char bytes[4];
	size_t count = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;

	for (size_t i = count - 1; i > 0; i--, code >>= 6)
		bytes[i] = (char)(0x80 | (code & 0x3F));
	bytes[0] = (char)(count == 1 ? code : code | (0xF00u >> count & 0xF0));
	text_append(text, bytes, count);
}

/* UTF-16 as UTF-8; half a pair of surrogates becomes U+FFFD. */
static void append_utf16(struct text *text, const uint8_t *data, size_t size)
{
	for (size_t i = 0; i + 1 < size; i += 2) {
		uint32_t code = data[i] | (uint32_t)data[i + 1] << 8;
		const uint32_t next = i + 3 < size ? data[i + 2] | (uint32_t)data[i + 3] << 8 : 0;

		if (code >= 0xD800 && code < 0xDC00 && next >= 0xDC00 && next < 0xE000) {
			code = 0x10000 + ((code - 0xD800) << 10) + (next - 0xDC00);
			i += 2;
		} else if (code >= 0xD800 && code < 0xE000) {
			code = 0xFFFD;
		}
		append_code(text, code);
	}
}

static void put_unit(uint8_t *data, size_t *size, uint32_t unit)
{
	data[(*size)++] = (uint8_t)unit;
	data[(*size)++] = (uint8_t)(unit >> 8);
}

/* UTF-8 as UTF-16 with an end. */
static uint8_t *open_utf16(const char *string, size_t *size)
{
	size_t left = strlen(string);
	uint8_t *data = allocate(2 * left + 2, 1);
	uint32_t code = 0;

	*size = 0;
	for (size_t length; left; string += length, left -= length) {
		length = utf8_read(string, left, &code);
		if (!length) {
			length = 1;
			code = 0xFFFD;
		}
		if (code >= 0x10000) {
			put_unit(data, size, 0xD800 + ((code - 0x10000) >> 10));
			code = 0xDC00 + ((code - 0x10000) & 0x3FF);
		}
		put_unit(data, size, code);
	}
	*size += 2;
	return data;
}

/* A line ends in a backslash when the next one belongs to it. False at the end of the file. */
static bool read_line(struct reader *reader)
{
	bool goes_on = true;

	if (!reader->rest.length)
		return false;
	reader->line.length = 0;
	while (goes_on && reader->rest.length) {
		const size_t length = span_find(reader->rest, '\n');
		struct span line = { reader->rest.data, length };

		reader->rest = span_skip(reader->rest, length < reader->rest.length ? length + 1 : length);
		reader->number++;
		if (line.length && line.data[line.length - 1] == '\r')
			line.length--;
		line = span_trim(line);
		goes_on = line.length && line.data[line.length - 1] == '\\' && !span_begins(line, "[") && !span_begins(line, ";");
		text_append(&reader->line, line.data, line.length - goes_on);
	}
	return true;
}

static struct registry_entry *append(struct reader *reader, enum registry_action action, char *name)
{
	struct registry *registry = reader->registry;

	registry->list = grow(registry->list, registry->count, sizeof(*registry->list));
	registry->list[registry->count] =
		(struct registry_entry) { .action = action, .key = copy_string(reader->key), .name = name };
	return &registry->list[registry->count++];
}

static bool has_root(const char *key)
{
	static const char *const roots[] = { "HKEY_LOCAL_MACHINE", "HKEY_CURRENT_USER", "HKEY_CLASSES_ROOT",
					     "HKEY_USERS" };

	for (size_t i = 0; i < sizeof(roots) / sizeof(roots[0]); i++) {
		const size_t length = strlen(roots[i]);

		if (strncmp(key, roots[i], length) == 0 && (!key[length] || key[length] == '\\'))
			return true;
	}
	return false;
}

static bool read_key(struct reader *reader, struct span line, struct reason *why)
{
	struct span key;

	if (line.data[line.length - 1] != ']')
		return fail(why, "the key \"%s\" has no closing \"]\"", span_quote(line).text);
	key = span_trim((struct span) { line.data + 1, line.length - 2 });
	reader->is_removed = span_begins(key, "-");
	if (reader->is_removed)
		key = span_skip(key, 1);
	free(reader->key);
	reader->key = span_copy(key);
	if (!has_root(reader->key))
		return fail(why,
			    "the key \"%s\" does not begin with HKEY_LOCAL_MACHINE, HKEY_CURRENT_USER, "
			    "HKEY_CLASSES_ROOT or HKEY_USERS",
			    span_quote(key).text);
	append(reader, reader->is_removed ? REGISTRY_DELETE_KEY : REGISTRY_CREATE_KEY, NULL);
	return true;
}

/* What stands in quotes, where \" and \\ stand for a quote and a backslash; the rest moves behind them. NULL when there
 * is no end. */
static char *open_quoted(struct span *rest)
{
	struct text text = { 0 };

	for (size_t i = 1; i < rest->length; i++) {
		if (rest->data[i] == '"') {
			*rest = span_trim(span_skip(*rest, i + 1));
			text_append_string(&text, "");
			return text.data ? text.data : copy_string("");
		}
		if (rest->data[i] == '\\' && i + 1 < rest->length)
			i++;
		text_append(&text, rest->data + i, 1);
	}
	text_release(&text);
	return NULL;
}

static bool read_bytes(struct registry_entry *entry, struct span list, struct reason *why)
{
	entry->data = allocate(list.length / 2 + 1, 1);
	for (list = span_trim(list); list.data && list.length;) {
		const struct span byte = span_read_element(&list);

		if (!byte.length && !list.data)
			return true;
		if (byte.length != 2 || digit_value(byte.data[0]) < 0 || digit_value(byte.data[1]) < 0)
			return fail(why, "\"%s\" is no byte: two hexadecimal digits", span_quote(byte).text);
		entry->data[entry->size++] = (uint8_t)(digit_value(byte.data[0]) << 4 | digit_value(byte.data[1]));
	}
	return true;
}

/* hex:..., or hex(TYPE):... */
static bool read_hex(struct registry_entry *entry, struct span value, struct reason *why)
{
	const size_t colon = span_find(value, ':');
	const struct span type = { value.data + 3, colon - 3 };
	struct quoted quoted = span_quote(value);

	entry->type = REGISTRY_BINARY;
	if (colon == value.length)
		return fail(why, "\"%s\" has no \":\" behind its type", quoted.text);
	if (type.length) {
		entry->type = 0;
		for (size_t i = 1; i + 1 < type.length; i++) {
			if (digit_value(type.data[i]) < 0 || i > 8)
				return fail(why, "\"%s\" has no type that a value can have", quoted.text);
			entry->type = entry->type << 4 | (uint32_t)digit_value(type.data[i]);
		}
		if (type.length < 3 || type.data[0] != '(' || type.data[type.length - 1] != ')')
			return fail(why, "\"%s\" has no type that a value can have", quoted.text);
	}
	return read_bytes(entry, span_skip(value, colon + 1), why);
}

static bool read_dword(struct registry_entry *entry, struct span value, struct reason *why)
{
	const struct span digits = span_skip(value, strlen("dword:"));
	uint32_t number = 0;
	bool is_number = digits.length > 0 && digits.length <= 8;

	for (size_t i = 0; is_number && i < digits.length; i++) {
		is_number = digit_value(digits.data[i]) >= 0;
		number = number << 4 | (uint32_t)(digit_value(digits.data[i]) & 15);
	}
	if (!is_number)
		return fail(why, "\"%s\" is no number: dword: and one to eight hexadecimal digits",
			    span_quote(value).text);
	entry->type = REGISTRY_DWORD;
	entry->data = allocate(4, 1);
	for (; entry->size < 4; number >>= 8)
		entry->data[entry->size++] = (uint8_t)number;
	return true;
}

static bool read_string(struct registry_entry *entry, struct span value, struct reason *why)
{
	const struct quoted quoted = span_quote(value);
	char *string = open_quoted(&value);

	if (!string || value.length) {
		free(string);
		return fail(why, "the string %s does not end with its line", quoted.text);
	}
	entry->type = REGISTRY_STRING;
	entry->data = open_utf16(string, &entry->size);
	free(string);
	return true;
}

static bool read_content(struct registry_entry *entry, struct span value, struct reason *why)
{
	if (span_is(value, "-")) {
		entry->action = REGISTRY_DELETE_VALUE;
		return true;
	}
	if (span_begins(value, "\""))
		return read_string(entry, value, why);
	if (span_begins(value, "dword:"))
		return read_dword(entry, value, why);
	if (span_begins(value, "hex"))
		return read_hex(entry, value, why);
	return fail(why, "\"%s\" is none of \"text\", dword:..., hex:..., hex(TYPE):... and -", span_quote(value).text);
}

static bool read_value(struct reader *reader, struct span line, struct reason *why)
{
	const struct quoted quoted = span_quote(line);
	struct span rest = line;
	char *name;

	if (!reader->key || reader->is_removed)
		return fail(why, "the value \"%s\" is in no key", quoted.text);
	if (span_begins(rest, "@")) {
		name = copy_string("");
		rest = span_trim(span_skip(rest, 1));
	} else {
		name = span_begins(rest, "\"") ? open_quoted(&rest) : NULL;
	}
	if (!name || !span_begins(rest, "=")) {
		free(name);
		return fail(why, "\"%s\" is neither a [key] nor a \"name\"=value", quoted.text);
	}
	return read_content(append(reader, REGISTRY_SET_VALUE, name), span_trim(span_skip(rest, 1)), why);
}

static bool read_lines(struct reader *reader, struct reason *why)
{
	bool has_head = false;

	while (read_line(reader)) {
		const struct span line = { text_string(&reader->line), reader->line.length };

		if (!line.length || span_begins(line, ";"))
			continue;
		if (!has_head && !span_is(line, "Windows Registry Editor Version 5.00") && !span_is(line, "REGEDIT4"))
			return fail(why, "the file does not begin with \"Windows Registry Editor Version 5.00\"; "
					 "export it with regedit");
		if (has_head && !(span_begins(line, "[") ? read_key(reader, line, why) : read_value(reader, line, why)))
			return false;
		if (reader->registry->count > ENTRIES_MOST)
			return fail(why, "there are more than %d keys and values", ENTRIES_MOST);
		has_head = true;
	}
	return has_head || fail(why, "the file is empty");
}

bool registry_read(struct registry *registry, const char *data, size_t size, struct reason *why)
{
	struct reader reader = { .registry = registry };
	struct text text = { 0 };
	struct reason cause;
	bool is_read;

	*registry = (struct registry) { 0 };
	if (size >= 2 && memcmp(data, "\xFF\xFE", 2) == 0)
		append_utf16(&text, (const uint8_t *)data + 2, size - 2);
	else if (size >= 3 && memcmp(data, "\xEF\xBB\xBF", 3) == 0)
		text_append(&text, data + 3, size - 3);
	else
		text_append(&text, data, size);
	reader.rest = (struct span) { text_string(&text), text.length };
	is_read = read_lines(&reader, &cause);
	if (!is_read) {
		fail(why, "line %u: %s", reader.number ? reader.number : 1, cause.text);
		registry_release(registry);
	}
	text_release(&reader.line);
	text_release(&text);
	free(reader.key);
	return is_read;
}

void registry_release(struct registry *registry)
{
	for (size_t i = 0; i < registry->count; i++) {
		free(registry->list[i].key);
		free(registry->list[i].name);
		free(registry->list[i].data);
	}
	free(registry->list);
	*registry = (struct registry) { 0 };
}
