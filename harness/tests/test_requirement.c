/* SPDX-License-Identifier: MIT */
/* The table of requirements. */
#include "harness/model/requirement.h"

#include <criterion/criterion.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* The levels of the two callbacks that the suite is about, in the order of their numbers: m, s, h, i. */
static const struct {
	const char *prefix;
	const char *levels;
	size_t counts[LEVEL_MUST + 1];
} groups[] = {
	{ "IFSTATUS-",
	  "sssssssssssmhhhsssssmmmmmmhhhssssshhmmssmshshhhhhhhhimhssssmshhhhhhshhshhhhmhhhhhhhhhhhhhhhh",
	  { [LEVEL_INFO] = 1, [LEVEL_HARDENING] = 46, [LEVEL_SHOULD] = 32, [LEVEL_MUST] = 13 } },
	{ "SIFINFO-",
	  "mmmmmmmmhmmmhmmmmmhmhhhhhhmmmhhhhhhhihhhhhhhhhhhhhhhh",
	  { [LEVEL_INFO] = 1, [LEVEL_HARDENING] = 32, [LEVEL_SHOULD] = 0, [LEVEL_MUST] = 20 } },
};

static bool is_id(const char *id)
{
	const char *hyphen = strchr(id, '-');

	for (const char *letter = id; hyphen && letter < hyphen; letter++) {
		if (!isupper((unsigned char)*letter) && (letter == id || !isdigit((unsigned char)*letter)))
			return false;
	}
	return hyphen && hyphen > id && strlen(hyphen) == 3 && isdigit((unsigned char)hyphen[1]) &&
	       isdigit((unsigned char)hyphen[2]);
}

static bool is_sentence(const char *sentence)
{
	const size_t length = strlen(sentence);

	for (size_t i = 0; i < length; i++) {
		if ((unsigned char)sentence[i] < ' ' || (unsigned char)sentence[i] > '~')
			return false;
	}
	return length > 10 && sentence[length - 1] == '.' && !strstr(sentence, "  ") &&
	       !islower((unsigned char)sentence[0]);
}

Test(requirement, has_facts_that_can_be_shown)
{
	size_t count;
	const struct requirement_facts *list = requirement_list(&count);

	cr_assert_gt(count, 145);
	for (size_t i = 0; i < count; i++) {
		cr_expect(is_id(list[i].id), "%s is no id", list[i].id);
		cr_expect(is_sentence(list[i].sentence), "%s: \"%s\" is no sentence", list[i].id, list[i].sentence);
		cr_expect(*list[i].page, "%s rests on no page", list[i].id);
		cr_expect(list[i].level >= LEVEL_INFO && list[i].level <= LEVEL_MUST, "%s has no level", list[i].id);
		cr_expect(!list[i].waived || strlen(list[i].waived) > 10, "%s is waived without a reason", list[i].id);
		cr_expect(!list[i].waived || !list[i].is_duty, "%s is a duty and waived", list[i].id);
		for (size_t j = 0; j < i; j++)
			cr_expect_str_neq(list[i].id, list[j].id, "%s is there twice", list[i].id);
	}
}

Test(requirement, has_the_levels_of_the_documentation)
{
	size_t count;
	const struct requirement_facts *list = requirement_list(&count);

	for (size_t i = 0; i < sizeof(groups) / sizeof(groups[0]); i++) {
		size_t counts[LEVEL_MUST + 1] = { 0 }, number = 0;

		for (size_t j = 0; j < count; j++) {
			if (strncmp(list[j].id, groups[i].prefix, strlen(groups[i].prefix)) != 0)
				continue;
			counts[list[j].level]++;
			cr_assert_lt(number, strlen(groups[i].levels), "%s is one too many", list[j].id);
			cr_expect_eq(level_name(list[j].level)[0], groups[i].levels[number], "%s is not %s", list[j].id,
				     level_name(list[j].level));
			number++;
			cr_expect_eq(strtoul(list[j].id + strlen(groups[i].prefix), NULL, 10), number,
				     "%s is not in its place", list[j].id);
		}
		cr_expect_eq(number, strlen(groups[i].levels), "%s%zu is missing", groups[i].prefix, number + 1);
		for (int level = LEVEL_INFO; level <= LEVEL_MUST; level++)
			cr_expect_eq(counts[level], groups[i].counts[level], "%s: %zu of %s", groups[i].prefix,
				     counts[level], level_name((enum level)level));
	}
}

Test(requirement, waives_little)
{
	size_t count, waived = 0;
	const struct requirement_facts *list = requirement_list(&count);

	for (size_t i = 0; i < count; i++) {
		waived += list[i].waived != NULL;
		cr_expect(!list[i].waived || list[i].level != LEVEL_MUST, "%s must not be waived", list[i].id);
	}
	cr_expect_leq(waived, 20);
}

Test(requirement, is_found_by_enumerator_and_by_id)
{
	size_t count, cited = 0;
	const struct requirement_facts *list = requirement_list(&count);

	for (size_t i = 0; i < count; i++) {
		const enum requirement requirement = requirement_read(list[i].id);

		cr_expect_eq(requirement == REQUIREMENT_NONE, list[i].waived != NULL, "%s", list[i].id);
		cr_expect(list[i].waived || requirement_find(requirement) == &list[i], "%s finds another", list[i].id);
		cited += !list[i].waived;
	}
	cr_expect_eq(cited, REQUIREMENT_COUNT - 1);
	cr_expect_str_eq(requirement_find(IFSTATUS_21)->id, "IFSTATUS-21");
	cr_expect_eq(requirement_find(IFSTATUS_21)->level, LEVEL_MUST);
	cr_expect_not(requirement_find(IFSTATUS_21)->is_duty);
	cr_expect(requirement_find(GEN_03)->is_duty);
	cr_expect_str_eq(requirement_find(REQUIREMENT_NONE)->id, "none");
	cr_expect_str_eq(requirement_find(REQUIREMENT_COUNT)->id, "none");
	cr_expect_str_eq(requirement_find((enum requirement)(REQUIREMENT_COUNT + 1000))->id, "none");
}

Test(requirement, is_read_as_a_whole_only)
{
	static const char *const others[] = { "",
					      "none",
					      "IFSTATUS",
					      "IFSTATUS-",
					      "IFSTATUS-1",
					      "IFSTATUS-001",
					      "IFSTATUS_01",
					      "ifstatus-01",
					      "IFSTATUS-01 ",
					      "IFSTATUS-99",
					      "IFSTATUS-89" };

	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		cr_expect_eq(requirement_read(others[i]), REQUIREMENT_NONE, "\"%s\"", others[i]);
	cr_expect_eq(requirement_read("SIFINFO-01"), SIFINFO_01);
}

Test(requirement, has_levels_with_names)
{
	static const char *const names[] = { "info", "hardening", "should", "must" };
	enum level level = LEVEL_MUST;

	cr_assert(LEVEL_INFO < LEVEL_HARDENING && LEVEL_HARDENING < LEVEL_SHOULD && LEVEL_SHOULD < LEVEL_MUST);
	for (int i = LEVEL_INFO; i <= LEVEL_MUST; i++) {
		cr_expect_str_eq(level_name((enum level)i), names[i]);
		cr_expect(level_read(names[i], &level) && level == (enum level)i, "%s", names[i]);
	}
	cr_expect_not(level_read("MUST", &level));
	cr_expect_not(level_read("", &level));
	cr_expect_eq(level, LEVEL_MUST, "what is no level changes nothing");
}
