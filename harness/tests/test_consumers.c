/* SPDX-License-Identifier: MIT */
/*
 * JUnit files of every kind of run, for readers that are not ours. Each is valid here; with
 * ROUTPROT_CONSUMER_FILES=FOLDER in the environment it is also kept there, with the journal of the same run, which
 * ci/tests hold other readers' counts and names against.
 */
#include "harness/base/allocate.h"
#include "harness/output/journal.h"
#include "harness/output/junit.h"
#include "harness/output/recorded.h"
#include "harness/output/repeats.h"
#include "harness/tests/sample.h"

#include <criterion/criterion.h>
#include <criterion/parameterized.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define RECORD(heading, outcome) \
	"[" heading "]\noutcome = " outcome "\nreason = mended in 2.1\nowner = us\nexpires = 2026-11-22\n"

static struct sample sample;
static struct known_failures known;

static void mend_all_but(enum sample_case kept)
{
	for (int i = 0; i < SAMPLE_COUNT; i++) {
		if (i != (int)kept)
			sample_mend(&sample, (enum sample_case)i);
	}
}

static void every_kind(void)
{
}

static void all_pass(void)
{
	mend_all_but(SAMPLE_COUNT);
}

static void all_fail(void)
{
	mend_all_but(SAMPLE_COUNT);
	for (int i = 0; i < SAMPLE_COUNT; i++)
		sample_violate(&sample.cases[i].judgement, IFSTATUS_16, LEVEL_MUST, "ERROR_NOT_SUPPORTED (50)",
			       "NO_ERROR");
}

static void one_crash(void)
{
	mend_all_but(SAMPLE_CRASH);
}

static void one_hang(void)
{
	mend_all_but(SAMPLE_HANG);
}

static void one_exit(void)
{
	mend_all_but(SAMPLE_EXIT);
}

static void one_finding(void)
{
	mend_all_but(SAMPLE_FINDING);
}

static void one_blocked(void)
{
	mend_all_but(SAMPLE_BLOCKED);
}

static void one_skipped(void)
{
	mend_all_but(SAMPLE_SKIPPED);
}

static void one_broken(void)
{
	mend_all_but(SAMPLE_BROKEN);
}

static void hold_against(const char *record)
{
	struct reason why = { { 0 } };

	cr_assert(known_read(&known, "known.txt", record, strlen(record), &why), "%s", why.text);
	sample.result.known = &known;
	sample.options.known = "known.txt";
	cr_assert(recorded_assign(&sample.result, &why), "%s", why.text);
	recorded_judge(&sample.result);
}

static void known_as_recorded(void)
{
	mend_all_but(SAMPLE_WRONG_CODE);
	hold_against(RECORD("interface-status/enable-added", "*"));
}

/* One that passes, one that fails in another way, one that matches no case, and all that the sample has. */
static void known_out_of_date(void)
{
	hold_against(RECORD("interface-status/null-info[enabled]", "*") RECORD(
		"interface-status/enable-added", "a hang") RECORD("interface-status/no-such-case", "*"));
}

static void vary(bool is_allowed, bool is_rich)
{
	const struct judgement pass = { .verdict = VERDICT_PASS };
	struct repeats *repeats = sample.cases[SAMPLE_WRONG_CODE].repeats = allocate(1, sizeof(*repeats));

	repeats_count(repeats, &pass, false);
	repeats_count(repeats, &sample.cases[SAMPLE_WRONG_CODE].judgement, false);
	repeats_conclude(&sample.result);
	sample.options.repeat = 2;
	sample.options.allows_flaky = is_allowed;
	sample.options.is_junit_rich = is_rich;
}

static void flaky(void)
{
	vary(false, false);
}

static void flaky_allowed(void)
{
	vary(true, false);
}

static void flaky_rich(void)
{
	vary(true, true);
}

static void aborted(void)
{
	static char why[] = "no worker could be started: \x1b]]>";

	sample.result.aborted = why;
}

static void untestable(void)
{
	static char why[] = "it would not start: \xff\xfe <&>";

	mend_all_but(SAMPLE_COUNT);
	sample.result.untestable = why;
}

/* Every byte but NUL, and what ends or opens something in XML. */
static void ten_megabytes(void)
{
	enum { LENGTH = 10 << 20 };
	static const char start[] = "]]> <![CDATA[ &amp; <!-- </testsuites> \xFF\xC3\x28\xED\xA0\x80 \x1b[2J";
	char *output = allocate(LENGTH + 1, 1);

	for (size_t i = 0; i < LENGTH; i++)
		output[i] = (char)(i % 255 + 1);
	memcpy(output, start, sizeof(start) - 1);
	free(sample.cases[SAMPLE_PASS].output);
	sample.cases[SAMPLE_PASS].output = output;
	free(sample.cases[SAMPLE_WRONG_CODE].judgement.violations[0].got);
	sample.cases[SAMPLE_WRONG_CODE].judgement.violations[0].got =
		copy_string("\x01\xC3\x28 \"]]>\n\t'\xEF\xBF\xBF");
}

/* The cases of the sample again and again, under names of their own. */
static void ten_thousand(void)
{
	enum { CASES = 10000 };
	struct planned_case *planned = allocate(CASES, sizeof(*planned));
	struct case_result *cases = allocate(CASES, sizeof(*cases));
	static struct plan plan;

	for (size_t i = 0; i < CASES; i++) {
		struct text id = { 0 };

		planned[i] = sample.planned[i % SAMPLE_COUNT];
		cases[i] = sample.cases[i % SAMPLE_COUNT];
		text_printf(&id, "%s[%zu]", planned[i].id, i);
		planned[i].id = id.data;
		planned[i].is_selected = true;
	}
	plan = (struct plan) { .cases = planned, .count = CASES };
	sample.result.plan = &plan;
	sample.result.cases = cases;
}

/* `counts` is "tests failures errors skipped", counted by hand; ten_thousand has 833 of each kind, and one more of the
 * first four. */
static const struct {
	const char *name;
	void (*make)(void);
	const char *counts;
} kinds[] = {
	{ "every-kind", every_kind, "12 1 6 2" },
	{ "all-pass", all_pass, "12 0 0 0" },
	{ "all-fail", all_fail, "12 11 0 0" },
	{ "crash", one_crash, "12 0 1 0" },
	{ "hang", one_hang, "12 0 1 0" },
	{ "exit", one_exit, "12 0 1 0" },
	{ "finding", one_finding, "12 0 0 1" },
	{ "blocked", one_blocked, "12 0 2 0" },
	{ "skipped", one_skipped, "12 0 0 1" },
	{ "broken", one_broken, "12 0 2 0" },
	{ "known", known_as_recorded, "13 0 0 1" },
	{ "known-out-of-date", known_out_of_date, "13 3 6 2" },
	{ "flaky", flaky, "12 1 6 2" },
	{ "flaky-allowed", flaky_allowed, "12 0 6 3" },
	{ "flaky-rich", flaky_rich, "12 0 6 2" },
	{ "aborted", aborted, "12 1 7 2" },
	{ "untestable", untestable, "12 0 1 0" },
	{ "ten-megabytes", ten_megabytes, "12 1 6 2" },
	{ "ten-thousand", ten_thousand, "10001 834 5000 1666" },
};

static void keep(const char *folder, const char *name, const char *ending, const struct text *text)
{
	struct text path = { 0 };
	FILE *file;

	text_printf(&path, "%s/%s.%s", folder, name, ending);
	file = fopen(text_string(&path), "wb");
	cr_assert_not_null(file, "%s", text_string(&path));
	cr_expect_eq(fwrite(text->data, 1, text->length, file), text->length);
	fclose(file);
	text_release(&path);
}

/* What the opening tag of the file says: "tests failures errors". */
static void check_counts(const struct text *junit, const char *name, const char *counts)
{
	unsigned int tests = 0, failures = 0, errors = 0;
	const char *root = strstr(text_string(junit), "<testsuites ");
	struct text said = { 0 };

	cr_assert_not_null(root);
	cr_assert_eq(sscanf(root, "<testsuites name=\"routprot-check\" tests=\"%u\" failures=\"%u\" errors=\"%u\"",
			    &tests, &failures, &errors),
		     3);
	text_printf(&said, "%u %u %u ", tests, failures, errors);
	cr_expect_eq(strncmp(counts, text_string(&said), said.length), 0, "%s: %s and not %s", name, text_string(&said),
		     counts);
	text_release(&said);
}

static void check_kind(size_t i)
{
	const char *folder = getenv("ROUTPROT_CONSUMER_FILES");
	struct text junit = { 0 }, journal = { 0 };

	sample_open(&sample);
	kinds[i].make();
	sample_sum_up(&sample);
	junit_write(&junit, &sample.result, &sample.summary);
	check_counts(&junit, kinds[i].name, kinds[i].counts);
	if (!sample.options.is_junit_rich)
		cr_expect_eq(run_on("xmllint --noout --schema harness/tests/junit-strict.xsd {} 2>/dev/null", &junit),
			     0, "%s", kinds[i].name);
	cr_expect_lt(junit.length, 30 << 20);
	if (folder) {
		journal_write(&journal, &sample.result, &sample.summary);
		keep(folder, kinds[i].name, "xml", &junit);
		keep(folder, kinds[i].name, "jsonl", &journal);
		junit.length = 0;
		junit_write_unfinished(&junit, "the run was ended before its time: \x1b <&> \"");
		keep(folder, "unfinished", "xml", &junit);
	}
	text_release(&junit);
	text_release(&journal);
}

/* A process for each, which what it allocated ends with. */
ParameterizedTestParameters(consumers, are_given_a_valid_file)
{
	static size_t places[sizeof(kinds) / sizeof(kinds[0])];

	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++)
		places[i] = i;
	return cr_make_param_array(size_t, places, sizeof(places) / sizeof(places[0]));
}

ParameterizedTest(size_t *place, consumers, are_given_a_valid_file)
{
	check_kind(*place);
}
