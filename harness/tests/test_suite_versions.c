/* SPDX-License-Identifier: MIT */
/* The versions of the suite: what each holds is what its list says, and what a later one adds is not in it. */
#include "harness/model/plan_parts.h"
#include "harness/tests/suite_list.h"

#include "harness/base/files.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

static const char advice[] =
	"A released version never changes, so that no upgrade reddens a gate by itself. What to do:\n"
	"  a new row, value of an axis or requirement: give it `.since`, or a line in suites/versions.inc, with a version behind the last\n"
	"    released one; raise SUITE_VERSION where that is the first of its version\n"
	"  a row that is to expect more, or otherwise: leave it, with `.until` the last version that has it, and add one with another id\n"
	"    and `.since`\n"
	"  a row that is wrong (it blames what the documentation allows): take it out, and name it in suites/versions/withdrawn.txt with\n"
	"    the reason\n"
	"  and say in suites/CHANGELOG.md what the new version may newly find.\n"
	"Of a version that is still open, `tools/suite-list --write` writes the list anew.";

static char *read_file(const char *path)
{
	struct reason why = { { 0 } };
	char *data;
	size_t size;

	cr_assert(file_read(path, &data, &size, &why), "%s: tools/suite-list --write makes the list of the newest version",
		  why.text);
	return data;
}

/* The list without what is said about it: comments, and whether the version is open. */
static const char *skip_heading(const char *list)
{
	while (*list == '#' || strncmp(list, "status ", 7) == 0)
		list += strcspn(list, "\n") + 1;
	return list;
}

/* Rows that were wrong are in no version any more. */
static void drop_withdrawn(char *list)
{
	char *withdrawn = read_file("suites/versions/withdrawn.txt");

	for (const char *line = withdrawn; *line; line += strcspn(line, "\n") + (line[strcspn(line, "\n")] != '\0')) {
		const size_t length = strcspn(line, ": \n");
		char key[256];
		char *place;

		if (*line == '#' || *line == '\n')
			continue;
		cr_expect_eq(line[length], ':', "suites/versions/withdrawn.txt: SUITE/ROW: REASON, not %.60s", line);
		snprintf(key, sizeof(key), "row %.*s ", (int)length, line);
		place = strstr(list, key);
		if (place)
			memmove(place, place + strcspn(place, "\n") + 1, strlen(place + strcspn(place, "\n") + 1) + 1);
	}
	free(withdrawn);
}

Test(suite_versions, are_what_their_lists_say)
{
	for (uint32_t version = 1; version <= SUITE_VERSION; version++) {
		struct text made = { 0 }, differences = { 0 };
		char path[64];
		char *checked_in;

		snprintf(path, sizeof(path), "suites/versions/%u.txt", version);
		checked_in = read_file(path);
		drop_withdrawn(checked_in);
		suite_list_write(&made, version);
		suite_list_compare(&differences, skip_heading(checked_in), text_string(&made));
		cr_expect(!differences.length, "%s is not what the sources give for version %u:\n%s\n%s", path, version,
			  text_string(&differences), advice);
		free(checked_in);
		text_release(&made);
		text_release(&differences);
	}
}

/* What tools/suite-list writes its files from. */
Test(suite_versions, can_be_written)
{
	const char *path = getenv("ROUTPROT_SUITE_LIST");
	struct text list = { 0 };
	struct reason why = { { 0 } };

	suite_list_write(&list, SUITE_VERSION);
	cr_expect(strstr(text_string(&list), "\nrow "));
	if (path)
		cr_expect(file_write_whole(path, text_string(&list), list.length, &why), "%s", why.text);
	text_release(&list);
}

Test(suite_versions, leave_no_member_out_of_a_fingerprint)
{
	cr_expect(suite_list_is_complete(),
		  "struct call or struct expectation has a member that harness/tests/test_suite_list.c does not list");
}

Test(suite_versions, tell_cases_apart_by_everything_they_ask)
{
	const struct call one = { .entry = ENTRY_INTERFACE_STATUS, .active = 1 };
	struct call others[] = { one, one, one, one, one };
	struct text expected = { 0 };

	others[0].entry = ENTRY_ADD_INTERFACE;
	others[1].active = 2;
	others[2].check = (enum check)(CHECK_NOTHING + 1);
	others[3].returns = (struct answers) { .codes = { 87 }, .count = 1 };
	others[4].is_if_running = true;
	suite_list_write_step(&expected, &one);
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		struct text text = { 0 };

		suite_list_write_step(&text, &others[i]);
		cr_expect_str_neq(text_string(&text), text_string(&expected));
		text_release(&text);
	}
	text_release(&expected);
}

Test(suite_versions, are_compared_line_by_line)
{
	struct text differences = { 0 };

	suite_list_compare(&differences, "waived A-01 must\nrequirement A-02 must\nrow a/b A-02 must 11 1\nrow a/c A-02 must 12 1\n",
			   "requirement A-01 must\nrequirement A-02 must\nrow a/b A-02 must 13 1\nrow a/cc A-02 must 12 1\n");
	cr_expect_str_eq(text_string(&differences), "was:     waived A-01 must\n"
						    "now:     requirement A-01 must\n"
						    "was:     row a/b A-02 must 11 1\n"
						    "now:     row a/b A-02 must 13 1\n"
						    "gone:    row a/c A-02 must 12 1\n"
						    "new:     row a/cc A-02 must 12 1\n");
	text_release(&differences);
}

/* No version of the sources has anything newer than SUITE_VERSION, or a row about what its own version does not know. */
Test(suite_versions, agree_with_each_other)
{
	size_t suite_count, count;
	const struct suite *const *suites = suite_list(&suite_count);
	const struct requirement_facts *facts = requirement_list(&count);

	for (size_t i = 0; i < count; i++) {
		cr_expect(facts[i].since >= 1 && facts[i].since <= facts[i].examined_since, "%s", facts[i].id);
		cr_expect_leq(facts[i].examined_since, SUITE_VERSION, "%s", facts[i].id);
	}
	for (size_t i = 0; i < suite_count; i++) {
		for (size_t j = 0; j < suites[i]->chapter_count; j++) {
			for (size_t k = 0; k < suites[i]->chapters[j]->count; k++) {
				const struct test_case *row = &suites[i]->chapters[j]->cases[k];
				const uint32_t since = row->since ? row->since : 1;

				cr_expect_leq(since, SUITE_VERSION, "%s", row->id);
				cr_expect(!row->until || (row->until >= since && row->until < SUITE_VERSION), "%s", row->id);
				cr_expect(requirement_counts(row->requirement, since), "%s is older than its requirement", row->id);
			}
		}
	}
}

/* The rows of a suite that has had three versions. */
static const struct axis_value numbers[] = {
	{ .name = "1", .number = 1 },
	{ .name = "2", .number = 2, .since = 3 },
	{ .name = NULL },
};
static const struct test_case rows[] = {
	{ .id = "first", .requirement = PWR_01, .claim = "", .call = { .entry = ENTRY_QUERY_POWER } },
	{ .id = "second", .requirement = PWR_01, .claim = "", .call = { .entry = ENTRY_QUERY_POWER }, .since = 2 },
	{ .id = "replaced", .requirement = PWR_01, .claim = "", .call = { .entry = ENTRY_QUERY_POWER }, .until = 2 },
	{ .id = "axis", .requirement = PWR_01, .claim = "", .axes = { { AXIS_POWER_TYPE, numbers } }, .call = { .entry = ENTRY_QUERY_POWER } },
};
static const struct chapter chapter = { .cases = rows, .count = sizeof(rows) / sizeof(rows[0]) };
static const struct chapter *const chapters[] = { &chapter };
static const struct suite aged = { .name = "aged", .callback = "QueryPower", .chapters = chapters, .chapter_count = 1 };

static void expect_cases(uint32_t version, const char *expected)
{
	struct plan plan = { 0 };
	struct text ids = { 0 };

	plan_expand_suite(&plan, &aged, NULL, NULL, version);
	for (size_t i = 0; i < plan.count; i++)
		text_printf(&ids, "%s ", plan.cases[i].id);
	cr_expect_str_eq(text_string(&ids), expected);
	cr_expect_eq(plan.suite_version, version);
	text_release(&ids);
	plan_release(&plan);
}

Test(suite_versions, leave_out_what_is_newer_and_what_was_replaced)
{
	expect_cases(1, "aged/first aged/replaced aged/axis[1] ");
	expect_cases(2, "aged/first aged/second aged/replaced aged/axis[1] ");
	expect_cases(3, "aged/first aged/second aged/axis[1] aged/axis[2] ");
}

Test(suite_versions, know_since_when_a_requirement_is_examined)
{
	const struct requirement_facts first = { .since = 1, .examined_since = 1 };
	const struct requirement_facts fresh = { .since = 3, .examined_since = 3 };
	const struct requirement_facts unwaived = { .since = 1, .examined_since = 2, .waived_before = "no table" };

	for (uint32_t version = 0; version <= 3; version++) {
		cr_expect(requirement_is_in(&first, version));
		cr_expect_null(requirement_waiver(&first, version));
		cr_expect_eq(requirement_is_in(&fresh, version), version == 0 || version == 3, "0 is the newest");
		cr_expect(requirement_is_in(&unwaived, version));
	}
	cr_expect_str_eq(requirement_waiver(&unwaived, 1), "no table");
	cr_expect_null(requirement_waiver(&unwaived, 2));
	cr_expect_null(requirement_waiver(&unwaived, 0));
}
