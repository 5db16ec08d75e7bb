/* SPDX-License-Identifier: MIT */
/* A profile while it is read: which section begins, which key is given. */
#include "harness/profile/profile_reader.h"

#include "harness/base/allocate.h"
#include "harness/base/suggest.h"

#include <assert.h>
#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum { SECTIONS_MOST = 24, BAD_MOST = 256, REQUESTS_MOST = 256, BAD_NAME_MOST = 40 };

static bool refuse_section(struct span name, struct reason *why)
{
	size_t count, known = 0;
	const struct profile_section *sections = profile_section_list(&count);
	struct quoted quoted = span_quote(name);
	char word[sizeof(quoted.text) + 3];
	const char *names[SECTIONS_MOST];

	assert(count <= SECTIONS_MOST);
	for (size_t i = 0; i < count; i++)
		names[known++] = sections[i].shown;
	snprintf(word, sizeof(word), "[%s]", quoted.text);
	return fail(why, "unknown section %s; %s", word, suggest_words(span_of(word), names, known, "").text);
}

/** Whether the name is that of the section; a prefix without the NAME that belongs behind it is, too, and refused
 * later. */
static bool is_of_section(struct span name, const struct profile_section *section)
{
	struct span prefix = span_of(section->name);

	if (!section->is_prefix)
		return span_equals(name, prefix);
	prefix.length--;
	return span_begins(name, section->name) || span_equals(name, prefix);
}

static const struct profile_section *find_section(struct span name)
{
	size_t count;
	const struct profile_section *sections = profile_section_list(&count);

	for (size_t i = 0; i < count; i++) {
		if (is_of_section(name, &sections[i]))
			return &sections[i];
	}
	return NULL;
}

static bool remember_section(struct profile_reader *reader, struct span name, struct reason *why)
{
	for (size_t i = 0; i < reader->seen_count; i++) {
		if (span_equals(reader->seen[i].name, name))
			return fail(why, "the section [%s] stands there twice; the first is on line %u",
				    span_quote(name).text, reader->seen[i].line);
	}
	reader->seen = grow(reader->seen, reader->seen_count, sizeof(*reader->seen));
	reader->seen[reader->seen_count++] = (struct seen_section) { name, reader->syntax.line };
	return true;
}

static bool is_bad_name(struct span name)
{
	for (size_t i = 0; i < name.length; i++) {
		if (!isalnum((unsigned char)name.data[i]) && name.data[i] != '-' && name.data[i] != '_')
			return false;
	}
	return name.length > 0 && name.length <= BAD_NAME_MOST;
}

static struct blob *append_bad(struct configurations *configurations, struct span name, struct reason *why)
{
	if (!is_bad_name(name)) {
		fail(why, "\"%s\" is no name for a bad configuration: letters, digits, - and _, %d at most",
		     span_quote(name).text, BAD_NAME_MOST);
		return NULL;
	}
	if (configurations->bad_count == BAD_MOST) {
		fail(why, "there can be %d bad configurations at most", BAD_MOST);
		return NULL;
	}
	configurations->bad = grow(configurations->bad, configurations->bad_count, sizeof(*configurations->bad));
	return &configurations->bad[configurations->bad_count++];
}

static bool begin_configuration(struct profile_reader *reader, struct span name, struct reason *why)
{
	const struct profile_section *section = reader->section;
	void *member = (char *)reader->profile + section->configuration;

	if (section->is_prefix) {
		size_t prefix = strlen(section->name);

		name = span_skip(name, prefix < name.length ? prefix : name.length);
		reader->blob = append_bad(member, name, why);
	} else {
		name = span_skip(name, name.length - 1);
		reader->blob = member;
	}
	if (!reader->blob)
		return false;
	*reader->blob = (struct blob) { .is_given = true, .name = span_copy(name), .version = 1, .is_compared = true };
	return true;
}

static bool begin_request(struct profile_reader *reader, struct span name, struct reason *why)
{
	struct mib_requests *requests = (void *)((char *)reader->profile + reader->section->mib);
	size_t prefix = strlen(reader->section->name);
	struct mib_request **list = &requests->list;
	size_t *count = &requests->count;

	name = span_skip(name, prefix < name.length ? prefix : name.length);
	if (span_begins(name, "bad.")) {
		name = span_skip(name, strlen("bad."));
		list = &requests->bad;
		count = &requests->bad_count;
	}
	if (!is_bad_name(name))
		return fail(why, "\"%s\" is no name for a request: letters, digits, - and _, %d at most",
			    span_quote(name).text, BAD_NAME_MOST);
	if (*count == REQUESTS_MOST)
		return fail(why, "there can be %d requests of a kind at most", REQUESTS_MOST);
	*list = grow(*list, *count, sizeof(**list));
	reader->request = &(*list)[(*count)++];
	*reader->request = (struct mib_request) { .name = span_copy(name),
						  .request = { .is_compared = true },
						  .response = { .is_compared = true } };
	return true;
}

static bool begin_section(struct profile_reader *reader, struct span name, struct reason *why)
{
	uint32_t line = reader->syntax.line;

	if (!profile_check_section(reader, why))
		return false;
	reader->syntax.line = line;
	reader->section = find_section(name);
	reader->blob = NULL;
	reader->request = NULL;
	memset(reader->key_lines, 0, sizeof(reader->key_lines));
	if (!reader->section)
		return refuse_section(name, why);
	return remember_section(reader, name, why) &&
	       (!reader->section->configuration || begin_configuration(reader, name, why)) &&
	       (!reader->section->mib || begin_request(reader, name, why));
}

static bool refuse_key(const struct profile_reader *reader, struct span name, struct reason *why)
{
	const struct profile_key *keys = reader->section->keys;
	const char *names[PROFILE_KEYS_MOST];
	size_t count = 0;

	for (; keys[count].name; count++)
		names[count] = keys[count].name;
	return fail(why, "unknown key \"%s\" in [%s]; %s", span_quote(name).text,
		    span_quote(reader->seen[reader->seen_count - 1].name).text,
		    suggest_words(name, names, count, "\"").text);
}

static bool read_value(struct profile_reader *reader, const struct profile_key *key, const struct syntax_item *item,
		       struct reason *why)
{
	void *whole = reader->blob ? (void *)reader->blob : reader->request ? (void *)reader->request : reader->profile;
	struct profile_value value = {
		.target = (char *)whole + key->offset,
		.profile = reader->profile,
		.blob = reader->blob,
		.context = &reader->context,
		.key = item->name,
		.text = item->value,
		.column = item->column,
		.line = reader->syntax.line,
	};
	struct reason cause;

	return key->read(&value, &cause) || fail(why, "%s: %s", span_quote(item->name).text, cause.text);
}

static bool is_prefix(const struct profile_key *key)
{
	return key->name[strlen(key->name) - 1] == '.';
}

static bool is_key(struct span name, const struct profile_key *key)
{
	return is_prefix(key) ? span_begins(name, key->name) : span_is(name, key->name);
}

static bool read_key(struct profile_reader *reader, const struct syntax_item *item, struct reason *why)
{
	const struct profile_key *keys;
	size_t place = 0;

	if (!reader->section)
		return fail(why, "\"%s\" stands in front of every section; begin with [protocol]",
			    span_quote(item->name).text);
	keys = reader->section->keys;
	while (keys[place].name && !is_key(item->name, &keys[place]))
		place++;
	if (!keys[place].name)
		return refuse_key(reader, item->name, why);
	if (reader->key_lines[place] && !is_prefix(&keys[place]))
		return fail(why, "\"%s\" is given twice; the first is on line %u", keys[place].name,
			    reader->key_lines[place]);
	reader->key_lines[place] = reader->syntax.line;
	return read_value(reader, &keys[place], item, why);
}

bool profile_reader_read(struct profile_reader *reader, struct reason *why)
{
	struct syntax_item item;

	do {
		if (!syntax_read(&reader->syntax, &item, why))
			return false;
		if (item.kind == SYNTAX_SECTION && !begin_section(reader, item.name, why))
			return false;
		if (item.kind == SYNTAX_KEY && !read_key(reader, &item, why))
			return false;
	} while (item.kind != SYNTAX_END);
	return profile_check_section(reader, why);
}

uint32_t profile_reader_find_key(const struct profile_reader *reader, const char *name)
{
	for (size_t i = 0; reader->section->keys[i].name; i++) {
		if (strcmp(reader->section->keys[i].name, name) == 0)
			return reader->key_lines[i];
	}
	return 0;
}
