/* SPDX-License-Identifier: MIT */
/* TAP 14, annotations for GitHub, and the rich JUnit file. */
#include "harness/base/allocate.h"
#include "harness/output/github.h"
#include "harness/output/junit.h"
#include "harness/output/repeats.h"
#include "harness/output/row_place.h"
#include "harness/output/tap.h"
#include "harness/tests/sample.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct sample sample;
static struct text text;

static void begin(void)
{
	sample_open(&sample);
}

static void end(void)
{
	text_release(&text);
	sample_release(&sample);
}

TestSuite(formats, .init = begin, .fini = end);

static void expect_line(const char *line)
{
	struct text wanted = { 0 };

	text_printf(&wanted, "\n%s\n", line);
	cr_expect_not_null(strstr(text_string(&text), text_string(&wanted)), "%s\nis no line of\n%s", line,
			   text_string(&text));
	text_release(&wanted);
}

static size_t count(const char *words)
{
	size_t found = 0;

	for (const char *at = text_string(&text); (at = strstr(at, words)); at++)
		found++;
	return found;
}

Test(formats, tap_has_a_point_for_each_case)
{
	tap_write(&text, &sample.result, &sample.summary);
	cr_expect_eq(strncmp(text_string(&text), "TAP version 14\n1..12\nok 1 - ", 28), 0);
	expect_line("ok 1 - interface-status/null-info[enabled]");
	expect_line("not ok 2 - interface-status/null-info[media-absent,inactive]");
	expect_line("  ending: \"crashed\"");
	expect_line("ok 9 - interface-status/enable-added[skipped] # SKIP the profile has no second configuration; "
		    "unlocked by [interface.B] in the profile");
	expect_line("ok 12 - run/completed");
	cr_expect_eq(count("\nok "), 4);
	cr_expect_eq(count("\nnot ok "), 8);
	cr_expect_eq(count(" # TODO finding below the gate: IFSTATUS-14 (hardening): "), 1);
	cr_expect_eq(count("\n  ---\n"), 8);
	cr_expect_eq(count("\n  ...\n"), 8);
	cr_expect_null(strstr(text_string(&text), "\x1b"));
}

/* No line but those of TAP begins in its first column, whatever the candidate says. */
Test(formats, tap_survives_hostile_words)
{
	free(sample.cases[SAMPLE_BROKEN].judgement.reason);
	sample.cases[SAMPLE_BROKEN].judgement.reason = copy_string("a # TODO\nok 99 - b\\\x1b");
	sample.cases[SAMPLE_SKIPPED].judgement.reason = copy_string("a # TODO\nok 99 - b\\\x1b");
	tap_write(&text, &sample.result, &sample.summary);
	cr_expect_null(strstr(text_string(&text), "\nok 99"));
	cr_expect_not_null(strstr(text_string(&text), " # SKIP a \\# TODO ok 99 - b\\\\\\\\x1b"), "%s",
			   text_string(&text));
}

Test(formats, tap_of_an_aborted_run_bails_out)
{
	static char why[] = "no worker could be started";

	sample.result.aborted = why;
	sample_sum_up(&sample);
	tap_write(&text, &sample.result, &sample.summary);
	expect_line("Bail out! no worker could be started");
	text_release(&text);
	tap_write_unfinished(&text, "the run has not come to its end");
	cr_expect_str_eq(text_string(&text), "TAP version 14\nBail out! the run has not come to its end\n");
}

Test(formats, github_has_an_error_for_each_kind_of_failure)
{
	github_write(&text, &sample.result, &sample.summary);
	cr_expect_eq(count("::error "), 4);
	cr_expect_not_null(
		strstr(text_string(&text),
		       "::error title=IFSTATUS-21 (must)::interface-status/null-info[media-absent,inactive] and 1 "
		       "more: IFSTATUS-21 (must): "),
		"%s", text_string(&text));
	cr_expect_not_null(strstr(text_string(&text), "%0Atools/routprot-check "));
	for (const char *line = text_string(&text); *line; line = strchr(line, '\n') + 1)
		cr_expect_eq(strncmp(line, "::error ", 8), 0, "%.60s", line);
}

Test(formats, github_shows_ten_at_most_and_says_so)
{
	enum { CASES = 30 };
	struct planned_case *planned = allocate(CASES, sizeof(*planned));
	struct case_result *cases = allocate(CASES, sizeof(*cases));
	struct test_case *rows = allocate(CASES, sizeof(*rows));
	const struct plan plan = { .cases = planned, .count = CASES };

	for (size_t i = 0; i < CASES; i++) {
		planned[i] = sample.planned[SAMPLE_WRONG_CODE];
		rows[i] = *planned[i].row;
		planned[i].row = &rows[i];
		cases[i] = sample.cases[SAMPLE_WRONG_CODE];
	}
	sample.result.plan = &plan;
	sample.result.cases = cases;
	github_write(&text, &sample.result, &sample.summary);
	cr_expect_eq(count("::error "), 10);
	cr_expect_not_null(strstr(text_string(&text), "::error title=routprot-check::and 21 more; the log has them\n"));
	sample.result.plan = &sample.plan;
	sample.result.cases = sample.cases;
	free(planned);
	free(cases);
	free(rows);
}

/* % and the end of a line would be taken for something else. */
Test(formats, github_is_not_misled)
{
	free(sample.cases[SAMPLE_WRONG_CODE].judgement.violations[0].got);
	sample.cases[SAMPLE_WRONG_CODE].judgement.violations[0].got = copy_string("100%\n::error::x\r\x01");
	github_write(&text, &sample.result, &sample.summary);
	cr_expect_not_null(strstr(text_string(&text), "100%25%0A::error::x"), "%s", text_string(&text));
	cr_expect_null(strstr(text_string(&text), "\n::error::"));
}

Test(formats, the_rich_junit_file_has_properties)
{
	sample.options.is_junit_rich = true;
	junit_write(&text, &sample.result, &sample.summary);
	cr_expect_eq(count("<property name=\"requirement\" value=\"IFSTATUS-21\"/>"), 3);
	cr_expect_eq(count("<property name=\"violates\" value=\"IFSTATUS-02\"/>"), 1);
	cr_expect_eq(run_on("/usr/bin/python3 harness/tests/check_junit.py {} | grep -qx '12 1 6 2'", &text), 0);
}

Test(formats, an_allowed_flaky_case_is_a_flaky_failure_in_the_rich_file_only)
{
	const struct judgement pass = { .verdict = VERDICT_PASS };
	struct repeats *repeats = sample.cases[SAMPLE_WRONG_CODE].repeats = allocate(1, sizeof(*repeats));

	repeats_count(repeats, &pass, false);
	repeats_count(repeats, &sample.cases[SAMPLE_WRONG_CODE].judgement, false);
	repeats_conclude(&sample.result);
	sample.options.allows_flaky = true;
	sample_sum_up(&sample);
	junit_write(&text, &sample.result, &sample.summary);
	cr_expect_eq(count("<flakyFailure"), 0);
	cr_expect_eq(count("<skipped message=\"flaky: pass 1, fail 1: "), 1);
	text_release(&text);
	sample.options.is_junit_rich = true;
	junit_write(&text, &sample.result, &sample.summary);
	cr_expect_eq(count("<flakyFailure type=\"flaky\" message=\"flaky: pass 1, fail 1: IFSTATUS-16 (should): "), 1);
	cr_expect_eq(run_on("/usr/bin/python3 harness/tests/check_junit.py {} | grep -qx '12 0 6 2'", &text), 0);
	free(repeats);
}

/* Whether the line of the file is that of the row. */
static bool stands_at(const struct row_place *place, const struct test_case *row)
{
	FILE *file = fopen(place->file, "r");
	char line[512] = "", wanted[128];

	cr_assert_not_null(file, "%s", place->file);
	for (uint32_t i = 0; i < place->line; i++)
		cr_assert_not_null(fgets(line, sizeof(line), file));
	fclose(file);
	snprintf(wanted, sizeof(wanted), "= \"%s\",", row->id);
	return strstr(line, ".id ") && strstr(line, wanted);
}

Test(formats, every_row_has_a_place)
{
	const struct options options = { .suite_version = SUITE_VERSION };
	const struct test_case *last = NULL;
	struct reason why;
	struct plan plan;

	cr_assert(plan_open(&plan, NULL, NULL, &options, &why));
	for (size_t i = 0; i < plan.count; i++) {
		struct row_place place;

		if (plan.cases[i].row == last)
			continue;
		last = plan.cases[i].row;
		cr_assert(row_place_find(&plan.cases[i], &place), "%s", plan.cases[i].id);
		cr_expect(stands_at(&place, last), "%s is not at %s:%u", last->id, place.file, place.line);
	}
	plan_release(&plan);
}
