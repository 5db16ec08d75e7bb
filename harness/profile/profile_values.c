/* SPDX-License-Identifier: MIT */
/* The values of a profile's keys. */
#include "harness/profile/profile_values.h"

#include "harness/base/allocate.h"
#include "harness/base/suggest.h"

#include <string.h>

enum { IDS_MOST = 256, MILLISECONDS_MOST = 3600 * 1000, WORDS_MOST = 8, COPIES_MOST = 16 };

/** A name and what it stands for. */
struct word {
	const char *name;
	uint32_t flag;
};

static const struct word functionality_words[] = {
	{ "ROUTING", 0x01 },
	{ "ROUTINGV6", 0x02 },
	{ "SERVICES", 0x02 }, /* stm.h gives it the value that routprot.h gives RF_ROUTINGV6 */
	{ "DEMAND_UPDATE_ROUTES", 0x04 },
	{ "DEMAND_UPDATE_SERVICES", 0x08 },
	{ "ADD_ALL_INTERFACES", 0x10 },
	{ "MULTICAST", 0x20 },
	{ "POWER", 0x40 },
	{ NULL, 0 },
};

/** NET_INTERFACE_TYPE: a bit for each. */
static const struct word interface_type_words[] = {
	{ "PERMANENT", 1 << 0 },
	{ "DEMAND_DIAL", 1 << 1 },
	{ "LOCAL_WORKSTATION_DIAL", 1 << 2 },
	{ "REMOTE_WORKSTATION_DIAL", 1 << 3 },
	{ NULL, 0 },
};

bool profile_read_name(const struct profile_value *value, struct reason *why)
{
	struct span text = value->text;

	if (text.length > 1 && text.data[0] == '"' && text.data[text.length - 1] == '"')
		text = span_trim((struct span) { text.data + 1, text.length - 2 });
	if (!text.length || span_find(text, '"') < text.length)
		return fail(why, "the name must be text, in quotes when it has a ; or #");
	*(char **)value->target = span_copy(text);
	return true;
}

bool profile_read_service_type(const struct profile_value *value, struct reason *why)
{
	uint64_t number;

	if (!span_read_number(value->text, &number) || number > UINT16_MAX)
		return fail(why, "\"%s\" is no type of a service: a number from 0 to 0xFFFF", span_quote(value->text).text);
	*(uint32_t *)value->target = (uint32_t)number;
	return true;
}

bool profile_read_service_name(const struct profile_value *value, struct reason *why)
{
	char **name = value->target;

	if (!profile_read_name(value, why))
		return false;
	if (strlen(*name) > SERVICE_NAME_MOST)
		return fail(why, "the name of a service can have %d bytes at most", SERVICE_NAME_MOST);
	return true;
}

static bool has_id(const uint32_t *ids, size_t count, uint32_t id)
{
	for (size_t i = 0; i < count; i++) {
		if (ids[i] == id)
			return true;
	}
	return false;
}

static bool read_ids(const struct profile_value *value, uint32_t **ids, size_t *count, struct reason *why)
{
	const struct profile *profile = value->profile;
	struct span list = value->text;

	do {
		struct span element = span_read_element(&list);
		uint64_t number;

		if (!span_read_number(element, &number) || number > UINT32_MAX)
			return fail(
				why,
				"\"%s\" is no protocol id: a number from 0 to 0xFFFFFFFF, several separated by commas",
				span_quote(element).text);
		if (has_id(*ids, *count, (uint32_t)number))
			return fail(why, "the id %s stands there twice", span_quote(element).text);
		if (has_id(profile->ids, profile->id_count, (uint32_t)number) ||
		    has_id(profile->refused_ids, profile->refused_id_count, (uint32_t)number))
			return fail(why, "the id %s cannot be both in id and in refuses", span_quote(element).text);
		if (*count == IDS_MOST)
			return fail(why, "there can be %d ids at most", IDS_MOST);
		*ids = grow(*ids, *count, sizeof(**ids));
		(*ids)[(*count)++] = (uint32_t)number;
	} while (list.data);
	return true;
}

bool profile_read_ids(const struct profile_value *value, struct reason *why)
{
	return read_ids(value, &value->profile->ids, &value->profile->id_count, why);
}

bool profile_read_refused_ids(const struct profile_value *value, struct reason *why)
{
	return read_ids(value, &value->profile->refused_ids, &value->profile->refused_id_count, why);
}

static bool refuse_word(struct span element, const struct word *words, struct reason *why)
{
	const char *names[WORDS_MOST];
	size_t count = 0;

	for (; words[count].name; count++)
		names[count] = words[count].name;
	return fail(why, "there is no \"%s\"; %s", span_quote(element).text,
		    suggest_words(element, names, count, "").text);
}

/** The flag of one word of the list; `takes_numbers` lets a number stand for its bits. */
static bool read_word(struct span element, const struct word *words, bool takes_numbers, uint32_t *flag,
		      struct reason *why)
{
	struct span name = span_begins(element, "RF_") ? span_skip(element, 3) : element;
	uint64_t number;

	if (takes_numbers && span_read_number(element, &number) && number <= UINT32_MAX) {
		*flag = (uint32_t)number;
		return true;
	}
	for (size_t i = 0; words[i].name; i++) {
		*flag = words[i].flag;
		if (span_is(name, words[i].name))
			return true;
	}
	return refuse_word(element, words, why);
}

static bool read_words(struct span list, const struct word *words, bool takes_numbers, uint32_t *flags,
		       struct reason *why)
{
	uint32_t flag = 0;

	*flags = 0;
	do {
		if (!read_word(span_read_element(&list), words, takes_numbers, &flag, why))
			return false;
		*flags |= flag;
	} while (list.data);
	return true;
}

bool profile_read_functionality(const struct profile_value *value, struct reason *why)
{
	value->profile->functionality_given = true;
	return span_is(value->text, "none") ||
	       read_words(value->text, functionality_words, true, &value->profile->functionality, why);
}

bool profile_read_interface_types(const struct profile_value *value, struct reason *why)
{
	struct capabilities *capabilities = &value->profile->capabilities;

	capabilities->interface_types_given = true;
	return read_words(value->text, interface_type_words, false, &capabilities->interface_types, why);
}

bool profile_read_milliseconds(const struct profile_value *value, struct reason *why)
{
	uint64_t number;

	if (!span_read_number(value->text, &number) || number < 1 || number > MILLISECONDS_MOST)
		return fail(why, "\"%s\" is no time: a whole number of milliseconds from 1 to %d",
			    span_quote(value->text).text, MILLISECONDS_MOST);
	*(uint32_t *)value->target = (uint32_t)number;
	return true;
}

bool profile_read_copies(const struct profile_value *value, struct reason *why)
{
	uint64_t number;

	if (!span_read_number(value->text, &number) || number < 1 || number > COPIES_MOST)
		return fail(why, "\"%s\" is no number of copies: a whole number from 1 to %d", span_quote(value->text).text,
			    COPIES_MOST);
	*(uint32_t *)value->target = (uint32_t)number;
	return true;
}

bool profile_read_said(const struct profile_value *value, struct reason *why)
{
	bool is_yes = span_is(value->text, "yes");

	if (!is_yes && !span_is(value->text, "no"))
		return fail(why, "\"%s\" is neither yes nor no", span_quote(value->text).text);
	*(enum said *)value->target = is_yes ? SAID_YES : SAID_NO;
	return true;
}

bool profile_read_number(const struct profile_value *value, struct reason *why)
{
	uint64_t number;

	if (!span_read_number(value->text, &number) || number > UINT32_MAX)
		return fail(why, "\"%s\" is no number from 0 to 0xFFFFFFFF", span_quote(value->text).text);
	*(uint32_t *)value->target = (uint32_t)number;
	return true;
}

bool profile_read_router_version(const struct profile_value *value, struct reason *why)
{
	enum { VERSION_50 = 0x500, VERSION_60 = 0x600 };
	uint64_t number;

	if (!span_read_number(value->text, &number) || (number != VERSION_50 && number != VERSION_60))
		return fail(why, "\"%s\" is no version of the router manager: 0x500 or 0x600",
			    span_quote(value->text).text);
	*(uint32_t *)value->target = (uint32_t)number;
	return true;
}

bool profile_read_data(const struct profile_value *value, struct reason *why)
{
	return blob_read_data(value->blob, value->text, value->column, value->context, why);
}

bool profile_read_compare(const struct profile_value *value, struct reason *why)
{
	return blob_read_compare(value->blob, value->text, why);
}

bool profile_read_mib_data(const struct profile_value *value, struct reason *why)
{
	struct blob *blob = value->target;
	bool is_read;

	blob->is_given = true;
	value->context->takes_indexes = true;
	is_read = blob_read_data(blob, value->text, value->column, value->context, why);
	value->context->takes_indexes = false;
	return is_read;
}

bool profile_read_mib_compare(const struct profile_value *value, struct reason *why)
{
	return blob_read_compare(value->target, value->text, why);
}
