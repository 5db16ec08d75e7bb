/* SPDX-License-Identifier: MIT */
/* The JUnit file: valid for the strictest reader whatever happened, complete, and red exactly when the run is. */
#include "harness/output/junit.h"

#include "harness/base/allocate.h"
#include "harness/tests/sample.h"

#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

static const char validate[] = "xmllint --noout --schema harness/tests/junit-strict.xsd {} 2> /dev/null";

static void write_junit(struct text *text, struct sample *sample)
{
	sample_sum_up(sample);
	junit_write(text, &sample->result, &sample->summary);
}

/* `counts` is "tests failures errors skipped". */
static void check_file(const struct text *text, const char *counts)
{
	struct text command = { 0 };

	cr_expect_eq(run_on(validate, text), 0);
	text_printf(&command, "counts=$(/usr/bin/python3 harness/tests/check_junit.py {}) && test \"$counts\" = '%s'",
		    counts);
	cr_expect_eq(run_on(text_string(&command), text), 0);
	text_release(&command);
}

Test(junit, is_what_the_golden_file_says)
{
	static struct sample sample;
	struct text text = { 0 };

	sample_open(&sample);
	write_junit(&text, &sample);
	golden_check("junit.xml", &text);
	check_file(&text, "12 1 6 2");
	text_release(&text);
	sample_release(&sample);
}

Test(junit, holds_the_seed_of_the_order)
{
	static struct sample sample;
	struct text text = { 0 };

	sample_open(&sample);
	sample.options.shuffle = 4294967295u;
	write_junit(&text, &sample);
	expect_in(&text, "<property name=\"shuffle\" value=\"4294967295\"/>");
	check_file(&text, "12 1 6 2");
	text_release(&text);
	sample_release(&sample);
}

Test(junit, is_red_before_the_run_has_ended)
{
	struct text text = { 0 };

	junit_write_unfinished(&text, "the run was ended before its time: \x1b <&> \"");
	check_file(&text, "1 0 1 0");
	expect_in(&text, "name=\"run/completed\"");
	text_release(&text);
}

Test(junit, says_how_each_call_ended)
{
	static struct sample sample;
	struct text text = { 0 };

	sample_open(&sample);
	write_junit(&text, &sample);
	expect_in(&text, "<error type=\"crash\" message=\"IFSTATUS-21 (must): ");
	expect_in(&text, "<error type=\"hang\" message=\"IFSTATUS-16 (should): ");
	expect_in(&text, "<error type=\"exit\" message=\"IFSTATUS-16 (should): ");
	expect_in(&text, "<failure type=\"nonconformant\" message=\"IFSTATUS-16 (should): ");
	expect_in(&text, "<error type=\"blocked\" message=\"a given step failed: ");
	expect_in(&text, "<error type=\"harness\" message=\"no memory for a guarded buffer\">");
	expect_in(&text, "<skipped message=\"finding below the gate: IFSTATUS-14 (hardening): ");
	expect_in(&text, "<skipped message=\"the profile has no second configuration; unlocked by [interface.B] in the "
			 "profile\">");
	cr_expect_null(strstr(text_string(&text), "unselected"));
	text_release(&text);
	sample_release(&sample);
}

Test(junit, blames_the_environment_where_it_was)
{
	static struct sample sample;
	struct text text = { 0 };

	sample_open(&sample);
	free(sample.cases[SAMPLE_BROKEN].judgement.reason);
	sample.cases[SAMPLE_BROKEN].judgement.reason = copy_string("environment: Wine has no mprapi.dll.MprInfoCreate");
	write_junit(&text, &sample);
	expect_in(&text, "<error type=\"environment\" message=\"environment: Wine");
	text_release(&text);
	sample_release(&sample);
}

/*
 * Statuses 0 and 1 are verdicts on the candidate: the run itself completed. 3 and 4 are none, and must be seen
 * without a red case.
 */
Test(junit, agrees_with_the_exit_status)
{
	static struct sample sample;
	static char untestable[] = "it would not start", aborted[] = "the disk is full";
	struct text text = { 0 };

	sample_open(&sample);
	for (int i = 0; i < SAMPLE_COUNT; i++)
		sample_mend(&sample, (enum sample_case)i);
	write_junit(&text, &sample);
	cr_expect_eq(sample.summary.status, 0);
	check_file(&text, "12 0 0 0");
	text_release(&text);
	sample.result.untestable = untestable;
	write_junit(&text, &sample);
	check_file(&text, "12 0 1 0");
	expect_in(&text, "<error type=\"untested\" message=\"the candidate could not be tested: it would not start\">");
	text_release(&text);
	sample.result.aborted = aborted;
	write_junit(&text, &sample);
	expect_in(&text, "<error type=\"harness\" message=\"the run did not come to its end: the disk is full\">");
	check_file(&text, "12 0 1 0");
	text_release(&text);
	sample_release(&sample);
}

/* What is below the gate reddens neither the exit status nor the file. */
Test(junit, is_green_with_findings_and_blocked_hardening)
{
	static struct sample sample;
	struct text text = { 0 };

	sample_open(&sample);
	for (int i = 0; i < SAMPLE_COUNT; i++)
		sample_mend(&sample, (enum sample_case)i);
	sample_violate(&sample.cases[SAMPLE_FINDING].judgement, IFSTATUS_14, LEVEL_HARDENING, "0", "87");
	sample.cases[SAMPLE_BROKEN].judgement.verdict = VERDICT_BLOCKED;
	sample.cases[SAMPLE_BROKEN].judgement.reason = copy_string("not performed: hung in another case");
	write_junit(&text, &sample);
	cr_expect_eq(sample.summary.status, 0);
	check_file(&text, "12 0 0 2");
	expect_in(&text, "<skipped message=\"blocked below the gate: not performed: hung in another case\">");
	text_release(&text);
	sample_release(&sample);
}

static void fill(char *output, size_t length)
{
	for (size_t i = 0; i < length; i++)
		output[i] = (char)(i % 251 + 1);
	output[length] = '\0';
}

Test(junit, survives_hostile_output)
{
	static struct sample sample;
	struct text text = { 0 };
	char *output = allocate((10 << 20) + 1, 1);

	fill(output, 10 << 20);
	memcpy(output, "]]> <![CDATA[ \xFF &amp; \x1b[2J", 25);
	sample_open(&sample);
	free(sample.cases[SAMPLE_CRASH].output);
	sample.cases[SAMPLE_CRASH].output = output;
	free(sample.cases[SAMPLE_WRONG_CODE].judgement.violations[0].got);
	sample.cases[SAMPLE_WRONG_CODE].judgement.violations[0].got = copy_string("\x01\xC3\x28 \"]]>\n\t'");
	write_junit(&text, &sample);
	check_file(&text, "12 1 6 2");
	expect_in(&text, " bytes left out]");
	cr_expect_lt(text.length, 1 << 20);
	text_release(&text);
	sample_release(&sample);
}

/* GitLab refuses more than 30 MB. Outputs are left out before calls are, and the verdicts never. */
Test(junit, stays_small_whatever_is_printed)
{
	enum { CASES = 2000 };
	static struct sample sample;
	struct planned_case *planned = allocate(CASES, sizeof(*planned));
	struct case_result *cases = allocate(CASES, sizeof(*cases));
	struct plan plan = { .cases = planned, .count = CASES };
	struct text text = { 0 };
	char *output = allocate((32 << 10) + 1, 1);

	memset(output, '<', 32 << 10);
	sample_open(&sample);
	for (size_t i = 0; i < CASES; i++) {
		struct text id = { 0 };

		text_printf(&id, "interface-status/null-info[%zu]", i);
		planned[i] = sample.planned[SAMPLE_CRASH];
		planned[i].id = id.data;
		cases[i] = sample.cases[SAMPLE_CRASH];
		cases[i].output = output;
	}
	sample.result.plan = &plan;
	sample.result.cases = cases;
	write_junit(&text, &sample);
	cr_expect_lt(text.length, 30 << 20);
	check_file(&text, "2001 0 2000 0");
	text_release(&text);
	for (size_t i = 0; i < CASES; i++)
		free(planned[i].id);
	free(planned);
	free(cases);
	free(output);
	sample_release(&sample);
}

/* The schema is only worth something if it refuses what consumers refuse. */
Test(junit, schema_refuses_what_consumers_refuse)
{
	static const struct {
		const char *from;
		const char *to;
	} changes[] = {
		{ "errors=\"6\"", "" },
		{ "failures=\"1\"", "failures=\"one\"" },
		{ "time=\"0.002\"", "time=\"0.0021\"" },
		{ "time=\"0.002\"", "time=\"2e-3\"" },
		{ "time=\"0.002\"", "time=\"0.002\" file=\"x.c\"" },
		{ "<testsuites ", "<testsuites skipped=\"2\" " },
		{ "classname=\"routprot.run\" name=\"run/completed\"", "name=\"run/completed\"" },
		{ "[media-absent,inactive]\" time", "[enabled]\" time" },
		{ "<error type=\"crash\"", "<error" },
		{ "]]&gt;", "\x1b" },
		{ "]]&gt;", "&#27;" },
		{ "]]&gt;", "\xFF" },
	};
	static struct sample sample;
	struct text text = { 0 };

	sample_open(&sample);
	write_junit(&text, &sample);
	for (size_t i = 0; i < sizeof(changes) / sizeof(changes[0]); i++) {
		const char *place = strstr(text_string(&text), changes[i].from);
		struct text changed = { 0 };

		cr_assert_not_null(place, "%s", changes[i].from);
		text_append(&changed, text.data, (size_t)(place - text.data));
		text_append_string(&changed, changes[i].to);
		text_append_string(&changed, place + strlen(changes[i].from));
		cr_expect_neq(run_on(validate, &changed), 0, "%s for %s passed", changes[i].to, changes[i].from);
		text_release(&changed);
	}
	text_release(&text);
	sample_release(&sample);
}
