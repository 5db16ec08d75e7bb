/* SPDX-License-Identifier: MIT */
/* Whether what a profile says fits together. */
#include "harness/profile/profile_reader.h"

#include <stdio.h>
#include <string.h>

static bool check_limits(struct profile_reader *reader, struct reason *why)
{
	struct limits *limits = &reader->profile->limits;
	uint32_t call_line = profile_reader_find_key(reader, "call_ms");
	uint32_t hang_line = profile_reader_find_key(reader, "hang_ms");

	if (limits->call_ms <= limits->hang_ms)
		return true;
	if (!call_line) {
		limits->call_ms = limits->hang_ms;
		return true;
	}
	reader->syntax.line = hang_line ? hang_line : call_line;
	return fail(why, "hang_ms (%u%s) must not be shorter than call_ms (%u)", limits->hang_ms,
		    hang_line ? "" : " where it is not given", limits->call_ms);
}

static bool check_configuration(struct profile_reader *reader, struct reason *why)
{
	const struct seen_section *section = &reader->seen[reader->seen_count - 1];
	struct reason cause;

	if (!profile_reader_find_key(reader, "data")) {
		reader->syntax.line = section->line;
		return fail(why, "[%s] has no data; write data = TYPE:VALUE ..., or data = null",
			    span_quote(section->name).text);
	}
	if (blob_check_skips(reader->blob, &cause))
		return true;
	reader->syntax.line = profile_reader_find_key(reader, "compare");
	return fail(why, "compare: %s", cause.text);
}

bool profile_check_section(struct profile_reader *reader, struct reason *why)
{
	if (reader->blob)
		return check_configuration(reader, why);
	if (reader->request && !profile_reader_find_key(reader, "request")) {
		reader->syntax.line = reader->seen[reader->seen_count - 1].line;
		return fail(why, "[%s] has no request; write request = TYPE:VALUE ...",
			    span_quote(reader->seen[reader->seen_count - 1].name).text);
	}
	if (reader->section && strcmp(reader->section->name, "limits") == 0)
		return check_limits(reader, why);
	return true;
}

/** Set the line of the error to where the section begins; `name` is "A" or that of a bad one, which `bad` tells apart.
 */
static void blame_section(struct profile_reader *reader, const char *kind, const char *bad, const char *name)
{
	char whole[128];

	snprintf(whole, sizeof(whole), "%s.%s%s", kind, bad, name);
	for (size_t i = 0; i < reader->seen_count; i++) {
		if (span_is(reader->seen[i].name, whole))
			reader->syntax.line = reader->seen[i].line;
	}
}

static bool has_same_data(const struct blob *one, const struct blob *other)
{
	return one->size == other->size && !one->data == !other->data &&
	       (!one->data || memcmp(one->data, other->data, one->size) == 0);
}

/** Whether one that is read back could be taken for the other. Those that are not compared must still differ. */
static bool resembles(const struct blob *one, const struct blob *other)
{
	if (!one->is_compared || !other->is_compared)
		return has_same_data(one, other);
	return blob_matches(one, other->data, other->size) || blob_matches(other, one->data, one->size);
}

/** A second valid configuration must have a first one, and differ from it. */
static bool check_second(struct profile_reader *reader, const char *kind, const struct blob *first,
			 const struct blob *second, struct reason *why)
{
	if (!second->is_given)
		return true;
	blame_section(reader, kind, "", second->name);
	if (!first->is_given)
		return fail(why, "[%s.%s] needs [%s.A] beside it", kind, second->name, kind);
	if (resembles(first, second))
		return fail(why, "[%s.%s] and [%s.%s] cannot be told apart: their data must differ in what is compared",
			    kind, first->name, kind, second->name);
	return true;
}

/** C is for what A and B do not show: the same version in another size. */
static bool check_third(struct profile_reader *reader, const char *kind, const struct configurations *configurations,
			struct reason *why)
{
	const struct blob *a = &configurations->a, *c = &configurations->c;

	if (!c->is_given || (a->version == c->version && a->size != c->size))
		return true;
	blame_section(reader, kind, "", "C");
	return fail(why, "[%s.C] must have the version of [%s.A] and another size", kind, kind);
}

static bool check_bad(struct profile_reader *reader, const char *kind, const struct configurations *configurations,
		      struct reason *why)
{
	const struct blob *good[] = { &configurations->a, &configurations->b, &configurations->c };

	for (size_t i = 0; i < configurations->bad_count; i++) {
		const struct blob *bad = &configurations->bad[i];

		for (size_t j = 0; j < sizeof(good) / sizeof(good[0]); j++) {
			if (!good[j]->is_given || good[j]->version != bad->version || !has_same_data(good[j], bad))
				continue;
			blame_section(reader, kind, "bad.", bad->name);
			return fail(why, "[%s.bad.%s] is the same as [%s.%s], which is valid", kind, bad->name, kind,
				    good[j]->name);
		}
	}
	return true;
}

static bool check_configurations(struct profile_reader *reader, const char *kind,
				 const struct configurations *configurations, struct reason *why)
{
	const struct blob *a = &configurations->a, *b = &configurations->b, *c = &configurations->c;

	return check_second(reader, kind, a, b, why) && check_second(reader, kind, a, c, why) &&
	       (!b->is_given || check_second(reader, kind, b, c, why)) &&
	       check_third(reader, kind, configurations, why) && check_bad(reader, kind, configurations, why);
}

bool profile_check(struct profile_reader *reader, struct reason *why)
{
	return check_configurations(reader, "global", &reader->profile->global, why) &&
	       check_configurations(reader, "interface", &reader->profile->interface, why);
}
