/* SPDX-License-Identifier: MIT */
/* The requirements of the documentation. */
#include "harness/model/requirement.h"

#include <string.h>

/* What a version of the suite begins with: the names of suites/versions.inc. */
static const struct {
	const char *name; /* as the enumerator is written */
	uint32_t version;
	const char *waived_before; /* NULL where the sentence itself is new */
} begun[] = {
#define SINCE(version, name) { #name, version, NULL },
#define EXAMINED_SINCE(version, name, reason) { #name, version, reason },
#include "suites/versions.inc"
#undef SINCE
#undef EXAMINED_SINCE
	{ NULL, 0, NULL },
};

/* One table for all, in the order of the list; the places of those that rows may cite are in a second one. */
static const struct requirement_facts all[] = {
#define REQUIREMENT(name, level, page, sentence) { #name, LEVEL_##level, page, sentence, NULL, false, 1, 1, NULL },
#define DUTY(name, level, page, sentence) { #name, LEVEL_##level, page, sentence, NULL, true, 1, 1, NULL },
#define WAIVED(name, level, page, sentence, reason) { #name, LEVEL_##level, page, sentence, reason, false, 1, 1, NULL },
#include "suites/requirements.inc"
#undef REQUIREMENT
#undef DUTY
#undef WAIVED
};

enum { ALL_COUNT = sizeof(all) / sizeof(all[0]) };

/* The same facts with ids as people write them: the last underscore is a hyphen. Filled in at first use. */
static struct requirement_facts listed[ALL_COUNT];
static char ids[ALL_COUNT][24];
static const struct requirement_facts *cited[REQUIREMENT_COUNT];
static enum requirement citations[ALL_COUNT]; /* the way back */

static void find_version(struct requirement_facts *facts)
{
	for (size_t i = 0; begun[i].name; i++) {
		if (strcmp(begun[i].name, facts->id) != 0)
			continue;
		facts->examined_since = begun[i].version;
		facts->waived_before = begun[i].waived_before;
		if (!begun[i].waived_before)
			facts->since = begun[i].version;
	}
}

static void fill_in(void)
{
	static bool is_filled_in;
	size_t place = REQUIREMENT_NONE;

	if (is_filled_in)
		return;
	is_filled_in = true;
	for (size_t i = 0; i < ALL_COUNT; i++) {
		char *underscore;

		strncpy(ids[i], all[i].id, sizeof(ids[i]) - 1);
		underscore = strrchr(ids[i], '_');
		if (underscore)
			*underscore = '-';
		listed[i] = all[i];
		find_version(&listed[i]);
		listed[i].id = ids[i];
		if (all[i].waived)
			continue;
		cited[++place] = &listed[i];
		citations[i] = (enum requirement)place;
	}
}

const struct requirement_facts *requirement_find(enum requirement requirement)
{
	static const struct requirement_facts none = { "none", LEVEL_INFO, "", "", NULL, true, 1, 1, NULL };

	fill_in();
	if (requirement <= REQUIREMENT_NONE || requirement >= REQUIREMENT_COUNT)
		return &none;
	return cited[requirement];
}

const struct requirement_facts *requirement_list(size_t *count)
{
	fill_in();
	*count = ALL_COUNT;
	return listed;
}

enum requirement requirement_cite(const struct requirement_facts *facts)
{
	return citations[facts - listed];
}

enum requirement requirement_read(const char *id)
{
	fill_in();
	for (int i = REQUIREMENT_NONE + 1; i < REQUIREMENT_COUNT; i++) {
		if (strcmp(cited[i]->id, id) == 0)
			return (enum requirement)i;
	}
	return REQUIREMENT_NONE;
}

bool requirement_is_in(const struct requirement_facts *facts, uint32_t version)
{
	return !version || facts->since <= version;
}

const char *requirement_waiver(const struct requirement_facts *facts, uint32_t version)
{
	return version && facts->examined_since > version ? facts->waived_before : facts->waived;
}

bool requirement_counts(enum requirement requirement, uint32_t version)
{
	const struct requirement_facts *facts = requirement_find(requirement);

	return requirement_is_in(facts, version) && !requirement_waiver(facts, version);
}

static const char *const level_names[] = { "info", "hardening", "should", "must" };

const char *level_name(enum level level)
{
	return level_names[level];
}

bool level_read(const char *name, enum level *level)
{
	for (int i = LEVEL_INFO; i <= LEVEL_MUST; i++) {
		if (strcmp(level_names[i], name) == 0) {
			*level = (enum level)i;
			return true;
		}
	}
	return false;
}
