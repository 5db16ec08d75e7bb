/* SPDX-License-Identifier: MIT */
/* Known failures: the file. */
#include "harness/model/known.h"

#include "harness/base/allocate.h"
#include "harness/base/files.h"
#include "harness/base/glob.h"
#include "harness/base/suggest.h"
#include "harness/base/utf8.h"

#include <stdlib.h>
#include <string.h>

enum { KNOWN_SIZE_MOST = 16 << 20, KEYS = 5 };

/* The file while it is read. */
struct known_reader {
	struct known_failures *known;
	struct known_entry *entry; /* the last one, or NULL */
	bool has_keys;             /* of that: the next heading begins another */
	uint32_t line;             /* where an error is reported */
	uint32_t key_lines[KEYS];
};

static const char *const key_names[KEYS] = { "outcome", "reason", "bug", "owner", "expires" };
enum { KEY_OUTCOME, KEY_REASON, KEY_BUG, KEY_OWNER, KEY_EXPIRES };

static bool check_text(struct known_reader *reader, struct span text, struct reason *why)
{
	uint32_t code = 0;

	if (text.length > KNOWN_SIZE_MOST)
		return fail(why, "the file is larger than %d bytes; use patterns, which match many cases",
			    KNOWN_SIZE_MOST);
	for (size_t size; text.length; text = span_skip(text, size)) {
		size = utf8_read(text.data, text.length, &code);
		if (!size)
			return fail(why, "the byte 0x%02X is no UTF-8; save the file as UTF-8",
				    (unsigned char)text.data[0]);
		if ((code < ' ' && code != '\t' && code != '\n' && code != '\r') || code == 0x7F)
			return fail(why, "the control character 0x%02X does not belong here; is this a binary file?",
				    (unsigned)code);
		reader->line += code == '\n';
	}
	reader->line = 0;
	return true;
}

/* What an entry lacks is reported where it begins, or where its key stands without a value. */
static bool check_entry(struct known_reader *reader, struct reason *why)
{
	const struct known_entry *entry = reader->entry;
	const uint32_t *lines = reader->key_lines;
	const uint32_t own = reader->line;

	if (!entry)
		return true;
	reader->line = entry->line;
	if (!entry->outcome_count)
		return fail(why, "the entry has no \"outcome\": what the case does wrong; --write-known writes it");
	reader->line = lines[KEY_REASON] ? lines[KEY_REASON] : entry->line;
	if (!entry->reason)
		return fail(why, "the entry has no \"reason\": say why this failure is accepted for now");
	reader->line = lines[KEY_BUG] ? lines[KEY_BUG] : lines[KEY_OWNER] ? lines[KEY_OWNER] : entry->line;
	if (!entry->bug && !entry->owner)
		return fail(why, "the entry has neither \"bug\" nor \"owner\": say who takes care of it");
	reader->line = lines[KEY_EXPIRES] ? lines[KEY_EXPIRES] : entry->line;
	if (!entry->expires[0])
		return fail(why, "the entry has no \"expires\": say until which day it counts, as in 2027-01-31");
	reader->line = own;
	return true;
}

static bool begin_entry(struct known_reader *reader, struct reason *why)
{
	struct known_failures *known = reader->known;

	if (!check_entry(reader, why))
		return false;
	known->entries = grow(known->entries, known->count, sizeof(*known->entries));
	reader->entry = &known->entries[known->count++];
	*reader->entry = (struct known_entry) { .line = reader->line };
	memset(reader->key_lines, 0, sizeof(reader->key_lines));
	reader->has_keys = false;
	return true;
}

/* Case ids end with brackets of their own: a heading goes to the last one of its line. */
static bool read_heading(struct known_reader *reader, struct span line, struct reason *why)
{
	struct span pattern;
	struct known_entry *entry;

	if (line.data[line.length - 1] != ']')
		return fail(why, "the heading \"%s\" has no closing \"]\" at its end", span_quote(line).text);
	pattern = span_trim((struct span) { line.data + 1, line.length - 2 });
	if (!pattern.length)
		return fail(why,
			    "the heading is empty: write the id of a case, or a pattern, as in [interface-status/*]");
	if ((!reader->entry || reader->has_keys) && !begin_entry(reader, why))
		return false;
	entry = reader->entry;
	entry->patterns = grow(entry->patterns, entry->pattern_count, sizeof(*entry->patterns));
	entry->patterns[entry->pattern_count++] = (struct known_pattern) { span_copy(pattern), reader->line };
	return true;
}

static bool is_leap(unsigned year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

/* Whether the text is a day of the calendar, as in 2027-01-31. */
static bool is_date(struct span text)
{
	static const unsigned days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	unsigned parts[3] = { 0 };
	size_t part = 0;

	if (text.length != 10)
		return false;
	for (size_t i = 0; i < text.length; i++) {
		const bool is_dash = i == 4 || i == 7;

		if (is_dash ? text.data[i] != '-' : text.data[i] < '0' || text.data[i] > '9')
			return false;
		if (is_dash)
			part++;
		else
			parts[part] = 10 * parts[part] + (unsigned)(text.data[i] - '0');
	}
	return parts[1] >= 1 && parts[1] <= 12 && parts[2] >= 1 &&
	       parts[2] <= days[parts[1] - 1] + (parts[1] == 2 && is_leap(parts[0]) ? 1u : 0u);
}

static bool take_value(struct known_entry *entry, size_t key, struct span value, struct reason *why)
{
	char **const strings[KEYS] = {
		[KEY_REASON] = &entry->reason, [KEY_BUG] = &entry->bug, [KEY_OWNER] = &entry->owner
	};

	/* The keys that --write-known leaves open: the entry is held against what it needs when it ends. */
	if (!value.length)
		return key != KEY_OUTCOME || fail(why, "\"outcome\" has no value: write what the case does wrong");
	if (key == KEY_OUTCOME) {
		entry->outcomes = grow(entry->outcomes, entry->outcome_count, sizeof(*entry->outcomes));
		entry->outcomes[entry->outcome_count++] = span_copy(value);
	} else if (key == KEY_EXPIRES) {
		if (!is_date(value))
			return fail(why, "\"%s\" is no day; write it as in 2027-01-31", span_quote(value).text);
		memcpy(entry->expires, value.data, value.length);
	} else {
		*strings[key] = span_copy(value);
	}
	return true;
}

static bool read_key(struct known_reader *reader, struct span line, struct reason *why)
{
	const size_t sign = span_find(line, '=');
	struct span name = span_trim((struct span) { line.data, sign });
	size_t key = 0;

	if (sign == line.length)
		return fail(why, "\"%s\" is neither a [case] nor a \"key = value\"", span_quote(line).text);
	while (key < KEYS && !span_is(name, key_names[key]))
		key++;
	if (key == KEYS)
		return fail(why, "unknown key \"%s\"; %s", span_quote(name).text,
			    suggest_words(name, key_names, KEYS, "\"").text);
	if (!reader->entry)
		return fail(why,
			    "\"%s\" stands in front of every entry; begin with the case, as in [interface-status/*]",
			    key_names[key]);
	if (key != KEY_OUTCOME && reader->key_lines[key])
		return fail(why, "\"%s\" is given twice; the first is on line %u", key_names[key],
			    reader->key_lines[key]);
	reader->key_lines[key] = reader->line;
	reader->has_keys = true;
	return take_value(reader->entry, key, span_trim(span_skip(line, sign + 1)), why);
}

/* Values may hold any character: only a line that begins with '#' or ';' is a comment. */
static bool read_lines(struct known_reader *reader, struct span text, struct reason *why)
{
	while (text.length) {
		const size_t length = span_find(text, '\n');
		struct span line = { text.data, length };

		text = span_skip(text, length < text.length ? length + 1 : length);
		if (length && line.data[length - 1] == '\r')
			line.length--;
		line = span_trim(line);
		reader->line++;
		if (!line.length || line.data[0] == '#' || line.data[0] == ';')
			continue;
		if (span_find(line, '\r') < line.length)
			return fail(why, "a carriage return stands in the line; end lines with LF or CR LF");
		if (line.data[0] == '[' ? !read_heading(reader, line, why) : !read_key(reader, line, why))
			return false;
	}
	return check_entry(reader, why);
}

bool known_read(struct known_failures *known, const char *path, const char *data, size_t length, struct reason *why)
{
	struct known_reader reader = { .known = known, .line = 1 };
	struct span text = { data, length };
	struct reason cause;
	char *shown;

	*known = (struct known_failures) { .path = path_display(path) };
	if (check_text(&reader, text, &cause)) {
		if (span_begins(text, "\xEF\xBB\xBF"))
			text = span_skip(text, 3);
		if (read_lines(&reader, text, &cause))
			return true;
	}
	shown = path_shown(path);
	fail(why, "%s:%u: %s", shown, reader.line, cause.text);
	free(shown);
	known_release(known);
	return false;
}

bool known_open(struct known_failures *known, const char *path, struct reason *why)
{
	struct reason cause;
	char *data;
	size_t size;
	bool is_read;

	*known = (struct known_failures) { 0 };
	if (!file_read(path, &data, &size, &cause))
		return fail(why, "%s; --write-known FILE makes a file of known failures to start from", cause.text);
	is_read = known_read(known, path, data, size, why);
	free(data);
	return is_read;
}

void known_release(struct known_failures *known)
{
	for (size_t i = 0; i < known->count; i++) {
		struct known_entry *entry = &known->entries[i];

		for (size_t j = 0; j < entry->pattern_count; j++)
			free(entry->patterns[j].pattern);
		for (size_t j = 0; j < entry->outcome_count; j++)
			free(entry->outcomes[j]);
		free(entry->patterns);
		free(entry->outcomes);
		free(entry->reason);
		free(entry->bug);
		free(entry->owner);
	}
	free(known->entries);
	free(known->path);
	*known = (struct known_failures) { 0 };
}

static bool is_about(const struct known_entry *entry, const char *id)
{
	for (size_t i = 0; i < entry->pattern_count; i++) {
		if (glob_matches(entry->patterns[i].pattern, id))
			return true;
	}
	return false;
}

const struct known_entry *known_find(const struct known_failures *known, const char *id,
				     const struct known_entry **other)
{
	const struct known_entry *found = NULL;

	if (other)
		*other = NULL;
	for (size_t i = 0; i < known->count; i++) {
		if (!is_about(&known->entries[i], id))
			continue;
		if (found) {
			*other = &known->entries[i];
			return found;
		}
		found = &known->entries[i];
		if (!other)
			return found;
	}
	return found;
}
