/* SPDX-License-Identifier: MIT */
/* Known failures held against a run. */
#include "harness/output/recorded.h"

#include "harness/base/allocate.h"
#include "harness/output/console.h"
#include "harness/output/journal.h"
#include "harness/output/junit.h"
#include "harness/tests/sample.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#define WRONG_CODE "interface-status/enable-added"
#define CODES "outcome = IFSTATUS-16: ERROR_NOT_SUPPORTED (50)\noutcome = IFSTATUS-02: ERROR_NOT_SUPPORTED (50)\n"
#define REST "reason = mended in 2.1\nbug = RIP-12\nowner = routing team\nexpires = 2026-11-22\n"

static struct sample sample;
static struct known_failures known;

/* The sample with this record; the cases that have nothing to do with it pass. */
static void open_record(const char *text)
{
	struct reason why = { { 0 } };

	cr_assert(known_read(&known, "known.txt", text, strlen(text), &why), "%s", why.text);
	sample_open(&sample);
	for (int i = 0; i < SAMPLE_COUNT; i++) {
		if (i != SAMPLE_WRONG_CODE)
			sample_mend(&sample, (enum sample_case)i);
	}
	sample.result.known = &known;
	cr_assert(recorded_assign(&sample.result, &why), "%s", why.text);
}

static const struct known_case *judge_record(void)
{
	recorded_judge(&sample.result);
	sample_sum_up(&sample);
	return &sample.cases[SAMPLE_WRONG_CODE].known;
}

static void close_record(void)
{
	for (int i = 0; i < SAMPLE_COUNT; i++)
		free(sample.cases[i].known.difference);
	sample_release(&sample);
	known_release(&known);
}

static void expect_words(const char *wanted)
{
	struct text words = { 0 };

	recorded_write(&words, &sample.result, SAMPLE_WRONG_CODE);
	cr_expect_not_null(strstr(text_string(&words), wanted), "%s\nis not in\n%s", wanted, text_string(&words));
	text_release(&words);
}

static void expect_cause(const char *wanted)
{
	for (size_t i = 0; i < sample.summary.cause_count; i++) {
		if (strstr(sample.summary.causes[i], wanted))
			return;
	}
	cr_expect(false, "no cause has \"%s\"", wanted);
}

Test(recorded, a_failure_as_recorded_is_not_red)
{
	open_record("[" WRONG_CODE "]\n" CODES REST);
	cr_expect_eq(judge_record()->state, KNOWN_AS_RECORDED);
	cr_expect_eq(sample.summary.status, 0);
	cr_expect_eq(sample.summary.known, 1);
	cr_expect_eq(sample.summary.failures, 0);
	cr_expect_eq(sample.summary.findings, 0);
	cr_expect_eq(sample.summary.counts[VERDICT_FAIL], 1);
	expect_words(
		"known.txt:1 knows this failure: mended in 2.1 (bug RIP-12, owner routing team, until 2026-11-22)");
	close_record();
}

/* A record that is not what the case does, and what is said of it. */
static const struct {
	const char *record;
	enum known_state state;
	const char *words;
} changes[] = {
	{ "[" WRONG_CODE "]\noutcome = IFSTATUS-16: *\n" REST, KNOWN_DIFFERS,
	  "it also gave IFSTATUS-02: ERROR_NOT_SUPPORTED (50)" },
	{ "[" WRONG_CODE "]\noutcome = IFSTATUS-*: ERROR_NOT_SUPPORTED (51)\n" REST, KNOWN_DIFFERS, "it also gave" },
	{ "[" WRONG_CODE "]\n" CODES "outcome = IFSTATUS-01: *\n" REST, KNOWN_DIFFERS,
	  "the recorded \"IFSTATUS-01: *\" did not occur" },
	{ "[" WRONG_CODE "]\n" CODES "reason = r\nbug = 1\nexpires = 2026-11-21\n", KNOWN_EXPIRED,
	  "known.txt:1 has expired: mend the failure, or give the entry a new day: r (bug 1, until 2026-11-21)" },
};

Test(recorded, what_is_not_as_recorded_is_red)
{
	for (size_t i = 0; i < sizeof(changes) / sizeof(changes[0]); i++) {
		open_record(changes[i].record);
		cr_expect_eq(judge_record()->state, changes[i].state, "%s", changes[i].record);
		cr_expect(recorded_is_red(&sample.result, SAMPLE_WRONG_CODE));
		cr_expect_eq(sample.summary.status, 1);
		cr_expect_eq(sample.summary.outdated, 1);
		cr_expect_not(sample.summary.is_only_outdated);
		expect_words(changes[i].words);
		expect_cause("1 known failure is not as recorded; it is " WRONG_CODE ": known.txt:1");
		close_record();
	}
}

Test(recorded, a_known_failure_that_passes_is_red)
{
	struct text junit = { 0 }, console = { 0 };

	open_record("[" WRONG_CODE "]\n" CODES REST);
	sample_mend(&sample, SAMPLE_WRONG_CODE);
	cr_assert(recorded_assign(&sample.result, &(struct reason) { { 0 } }));
	cr_expect_eq(judge_record()->state, KNOWN_PASSES);
	cr_expect_eq(sample.summary.status, 1);
	cr_expect(sample.summary.is_only_outdated);
	expect_words("known.txt:1 lists it as a known failure, but it passes: take it out");
	junit_write(&junit, &sample.result, &sample.summary);
	cr_expect_not_null(strstr(text_string(&junit),
				  "<failure type=\"known-failure\" message=\"known.txt:1 lists it as "
				  "a known failure, but it passes: take it out\">"));
	console_write_end(&console, &sample.result, &sample.summary);
	cr_expect_not_null(strstr(text_string(&console), "KNOWN FAILURES OUT OF DATE (exit status 1)"));
	text_release(&junit);
	text_release(&console);
	close_record();
}

Test(recorded, an_entry_that_matches_no_case_is_red)
{
	struct text junit = { 0 };

	open_record("[" WRONG_CODE "]\n[interface-status/gone*]\n" CODES REST);
	cr_expect_eq(judge_record()->state, KNOWN_AS_RECORDED);
	cr_expect_eq(sample.summary.status, 1);
	cr_expect(sample.summary.is_only_outdated);
	expect_cause("1 known failure matches no case; it is known.txt:2: [interface-status/gone*]: take it out");
	junit_write(&junit, &sample.result, &sample.summary);
	cr_expect_not_null(strstr(text_string(&junit), "name=\"run/known-failures\""));
	cr_expect_not_null(strstr(text_string(&junit), "known.txt:2: [interface-status/gone*] matches no case"));
	cr_expect_eq(run_on("/usr/bin/python3 harness/tests/check_junit.py {} | grep -qx '13 1 0 1'", &junit), 0);
	text_release(&junit);
	close_record();
}

Test(recorded, cases_outside_the_selection_are_not_missed)
{
	open_record("[" WRONG_CODE "]\n" CODES REST "[interface-status/unknown-type[[]unselected]]\n" CODES REST);
	close_record();
	open_record("[" WRONG_CODE "]\n" CODES REST "[interface-status/unknown-type[unselected]]\n" CODES REST);
	judge_record();
	cr_expect_eq(sample.summary.status, 0);
	cr_expect_eq(sample.summary.outdated, 0);
	close_record();
}

Test(recorded, two_entries_for_a_case_are_refused)
{
	struct reason why = { { 0 } };

	open_record("[" WRONG_CODE "]\n" CODES REST);
	known_release(&known);
	cr_assert(known_read(&known, "known.txt", "[" WRONG_CODE "]\n" CODES REST "[*/enable-added]\n" CODES REST,
			     strlen("[" WRONG_CODE "]\n" CODES REST "[*/enable-added]\n" CODES REST), &why));
	cr_expect_not(recorded_assign(&sample.result, &why));
	cr_expect_str_eq(why.text,
			 "known.txt:8: " WRONG_CODE " has an entry already, on line 1: a case needs one only");
	close_record();
}

Test(recorded, a_blocked_case_can_be_known)
{
	open_record("[" WRONG_CODE "]\noutcome = blocked: a given step *\n" REST);
	judgement_release(&sample.cases[SAMPLE_WRONG_CODE].judgement);
	sample.cases[SAMPLE_WRONG_CODE].judgement.verdict = VERDICT_BLOCKED;
	sample.cases[SAMPLE_WRONG_CODE].judgement.reason = copy_string("a given step failed");
	cr_expect_eq(judge_record()->state, KNOWN_AS_RECORDED);
	cr_expect_eq(sample.summary.status, 0);
	close_record();
}

/* Where it is the only case of its callback in a shard, another shard shows whether one passes. */
Test(recorded, a_known_blocked_case_alone_makes_a_run_untested_and_a_shard_not)
{
	open_record("[set-interface-info/replace]\noutcome = blocked: a given step *\n" REST);
	sample_mend(&sample, SAMPLE_WRONG_CODE);
	judgement_release(&sample.cases[SAMPLE_REMARK].judgement);
	sample.cases[SAMPLE_REMARK].judgement.verdict = VERDICT_BLOCKED;
	sample.cases[SAMPLE_REMARK].judgement.reason = copy_string("a given step failed");
	judge_record();
	cr_expect_eq(sample.summary.status, 3);
	sample.options.shard = sample.options.shards = 2;
	sample_sum_up(&sample);
	cr_expect_eq(sample.summary.status, 0);
	close_record();
}

Test(recorded, a_broken_case_tells_nothing_of_the_record)
{
	open_record("[" WRONG_CODE "]\n" CODES REST);
	sample.cases[SAMPLE_WRONG_CODE].judgement.verdict = VERDICT_BROKEN;
	cr_expect_eq(judge_record()->state, KNOWN_UNTOLD);
	cr_expect_eq(sample.summary.status, 4);
	cr_expect_eq(sample.summary.outdated, 0);
	close_record();
}

/* What JUnit file and journal say of a known failure: valid, skipped, with everything. */
Test(recorded, is_shown_everywhere)
{
	struct text junit = { 0 }, journal = { 0 }, console = { 0 };

	open_record("[" WRONG_CODE "]\n" CODES REST);
	judge_record();
	junit_write(&junit, &sample.result, &sample.summary);
	journal_write(&journal, &sample.result, &sample.summary);
	console_write_end(&console, &sample.result, &sample.summary);
	cr_expect_not_null(strstr(text_string(&junit),
				  "<skipped message=\"known.txt:1 knows this failure: mended in 2.1 "
				  "(bug RIP-12, owner routing team, until 2026-11-22): IFSTATUS-"));
	cr_expect_eq(run_on("/usr/bin/python3 harness/tests/check_junit.py {} | grep -qx '13 0 0 1'", &junit), 0);
	cr_expect_eq(run_on("xmllint --noout --schema harness/tests/junit-strict.xsd {} 2>/dev/null", &junit), 0);
	cr_expect_eq(run_on("/usr/bin/python3 harness/tests/check_journal.py {}", &journal), 0);
	cr_expect_not_null(strstr(text_string(&journal), "\"known\":{\"state\":\"as-recorded\""));
	cr_expect_not_null(strstr(text_string(&console), "KNOWN FAILURES, as recorded, which do not fail the run\n"
							 "  - known.txt:1: " WRONG_CODE ": mended in 2.1"));
	cr_expect_not_null(strstr(text_string(&console), "of 11 cases fail, 1 known\n"));
	text_release(&junit);
	text_release(&journal);
	text_release(&console);
	close_record();
}

/* What is written is what is read: filled in, it makes the failures known. */
Test(recorded, a_file_that_is_written_and_filled_in_knows_the_failures)
{
	struct text file = { 0 }, filled = { 0 };
	struct reason why = { { 0 } };

	sample_open(&sample);
	recorded_write_file(&file, &sample.result);
	cr_expect_not_null(strstr(text_string(&file), "expires = 2027-02-28\n"), "%s", text_string(&file));
	cr_expect_not(known_read(&known, "known.txt", text_string(&file), file.length, &why));
	cr_expect_not_null(strstr(why.text, "the entry has no \"reason\""));
	for (const char *at = text_string(&file); *at; at++) {
		text_append(&filled, at, 1);
		if (strncmp(at, "=\nb", 3) == 0)
			text_append_string(&filled, "accepted");
		if (strncmp(at, "=\ne", 3) == 0)
			text_append_string(&filled, "us");
	}
	cr_assert(known_read(&known, "known.txt", text_string(&filled), filled.length, &why), "%s\n%s", why.text,
		  text_string(&filled));
	sample.result.known = &known;
	cr_assert(recorded_assign(&sample.result, &why), "%s", why.text);
	judge_record();
	cr_expect_eq(sample.summary.failures, 0);
	cr_expect_eq(sample.summary.outdated, 0);
	cr_expect_eq(sample.summary.known, 6, "%u", sample.summary.known);
	cr_expect_eq(sample.summary.findings, 1);
	text_release(&file);
	recorded_write_file(&file, &sample.result);
	cr_expect_not_null(strstr(text_string(&file), "reason  = accepted\n"));
	cr_expect_null(strstr(text_string(&file), "reason  =\n"));
	text_release(&file);
	text_release(&filled);
	close_record();
}

Test(recorded, a_run_that_failed_as_a_whole_gives_no_entries)
{
	static char why[] = "it would not start";
	struct text file = { 0 };

	sample_open(&sample);
	sample.result.untestable = why;
	recorded_write_file(&file, &sample.result);
	cr_expect_not_null(strstr(text_string(&file), "\n# No failure was recorded: it would not start\n"));
	cr_expect_null(strstr(text_string(&file), "outcome ="));
	text_release(&file);
	sample_release(&sample);
}

/* What differs from run to run is left open, all else is recorded as it was. */
Test(recorded, patterns_leave_open_what_varies)
{
	static const struct {
		const char *got, *pattern;
	} rows[] = {
		{ "AddInterface(InterfaceIndex: 0x000001A0, Name: L\"a(b)\") returned NO_ERROR (0)",
		  "IFSTATUS-16: AddInterface(*) returned NO_ERROR (0)" },
		{ "GetGlobalInfo() gave 4 bytes: a5 00 12 ff", "IFSTATUS-16: GetGlobalInfo(*) gave 4 bytes: *" },
		{ "it answered 5 bytes: 01 02 03 04 ...; the response is 4 bytes: 05 06 07 08",
		  "IFSTATUS-16: it answered 5 bytes: *; the response is 4 bytes: *" },
		{ "StopProtocol() took 1234 ms", "IFSTATUS-16: StopProtocol(*) took * ms" },
		{ "crashed with exception 0xC0000005", "IFSTATUS-16: crashed with exception 0xC0000005" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct text file = { 0 }, line = { 0 };

		open_record("");
		judgement_release(&sample.cases[SAMPLE_WRONG_CODE].judgement);
		sample.cases[SAMPLE_WRONG_CODE].judgement.verdict = VERDICT_FAIL;
		sample_violate(&sample.cases[SAMPLE_WRONG_CODE].judgement, IFSTATUS_16, LEVEL_SHOULD, rows[i].got, "x");
		recorded_write_file(&file, &sample.result);
		text_printf(&line, "outcome = %s\n", rows[i].pattern);
		cr_expect_not_null(strstr(text_string(&file), text_string(&line)), "%s\n%s", text_string(&line),
				   text_string(&file));
		text_release(&file);
		text_release(&line);
		close_record();
	}
}
