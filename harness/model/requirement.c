/* SPDX-License-Identifier: MIT */
/* The requirements of the documentation. */
#include "harness/model/requirement.h"

#include <string.h>

/* One table for all, in the order of the list; the places of those that rows may cite are in a second one. */
static const struct requirement_facts all[] = {
#define REQUIREMENT(name, level, page, sentence) { #name, LEVEL_##level, page, sentence, NULL, false },
#define DUTY(name, level, page, sentence) { #name, LEVEL_##level, page, sentence, NULL, true },
#define WAIVED(name, level, page, sentence, reason) { #name, LEVEL_##level, page, sentence, reason, false },
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
		listed[i].id = ids[i];
		if (!all[i].waived)
			cited[++place] = &listed[i];
	}
}

const struct requirement_facts *requirement_find(enum requirement requirement)
{
	static const struct requirement_facts none = { "none", LEVEL_INFO, "", "", NULL, true };

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

enum requirement requirement_read(const char *id)
{
	fill_in();
	for (int i = REQUIREMENT_NONE + 1; i < REQUIREMENT_COUNT; i++) {
		if (strcmp(cited[i]->id, id) == 0)
			return (enum requirement)i;
	}
	return REQUIREMENT_NONE;
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
