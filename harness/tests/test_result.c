/* SPDX-License-Identifier: MIT */
/* The exit status and its causes, counts, coverage, and the line that repeats a case. */
#include "harness/output/coverage.h"
#include "harness/tests/sample.h"

#include "harness/base/allocate.h"
#include "harness/model/codes.h"
#include "harness/model/entry.h"

#include <criterion/criterion.h>

#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

/* What can be wrong with a run, in any combination. */
enum wrong {
	WRONG_ABORTED = 1,
	WRONG_FAILURE = 2,
	WRONG_BROKEN = 4,
	WRONG_UNTESTABLE = 8,
	WRONG_BLOCKED = 16,
	WRONG_NO_PASS = 32,        /**< a callback of the selection has no passing gating case */
	WRONG_FINDING = 64,        /**< not wrong enough for any status */
	WRONG_BLOCKED_BELOW = 128, /**< likewise */
	WRONG_END = 256
};

static char aborted[] = "the worker could not be started", untestable[] = "it is not a DLL";

/* A run in which everything passed. */
static void open_clean(struct sample *sample)
{
	sample_open(sample);
	for (int i = 0; i < SAMPLE_COUNT; i++)
		sample_mend(sample, (enum sample_case)i);
	sample_sum_up(sample);
}

static void set_verdict(struct sample *sample, enum sample_case place, enum verdict verdict)
{
	sample->cases[place].judgement.verdict = verdict;
	sample->cases[place].judgement.reason = copy_string("a reason");
}

static void spoil(struct sample *sample, unsigned int wrong)
{
	if (wrong & WRONG_ABORTED)
		sample->result.aborted = aborted;
	if (wrong & WRONG_FAILURE)
		sample_violate(&sample->cases[SAMPLE_WRONG_CODE].judgement, IFSTATUS_16, LEVEL_SHOULD, "5", "0");
	if (wrong & WRONG_BROKEN)
		set_verdict(sample, SAMPLE_BROKEN, VERDICT_BROKEN);
	if (wrong & WRONG_UNTESTABLE)
		sample->result.untestable = untestable;
	if (wrong & WRONG_BLOCKED)
		set_verdict(sample, SAMPLE_BLOCKED, VERDICT_BLOCKED);
	if (wrong & WRONG_NO_PASS)
		set_verdict(sample, SAMPLE_REMARK, VERDICT_SKIPPED);
	if (wrong & WRONG_FINDING)
		sample_violate(&sample->cases[SAMPLE_FINDING].judgement, IFSTATUS_14, LEVEL_HARDENING, "5", "0");
	if (wrong & WRONG_BLOCKED_BELOW)
		set_verdict(sample, SAMPLE_FINDING, VERDICT_BLOCKED);
	sample_sum_up(sample);
}

static uint32_t expected_status(unsigned int wrong)
{
	if (wrong & WRONG_ABORTED)
		return 4;
	if (wrong & WRONG_FAILURE)
		return 1;
	if (wrong & WRONG_BROKEN)
		return 4;
	return wrong & (WRONG_UNTESTABLE | WRONG_BLOCKED | WRONG_NO_PASS) ? 3 : 0;
}

/* How many of the things that have a cause are wrong. */
static size_t expected_causes(unsigned int wrong)
{
	size_t count = 0;

	for (unsigned int i = WRONG_ABORTED; i <= WRONG_NO_PASS; i <<= 1)
		count += (wrong & i) != 0;
	return count;
}

Test(result, has_a_status_for_every_combination)
{
	static struct sample sample;

	for (unsigned int wrong = 0; wrong < WRONG_END; wrong++) {
		open_clean(&sample);
		spoil(&sample, wrong);
		cr_expect_eq(sample.summary.status, expected_status(wrong), "wrong %u: status %u", wrong,
			     sample.summary.status);
		cr_expect_eq(sample.summary.cause_count, expected_causes(wrong), "wrong %u: %zu causes", wrong,
			     sample.summary.cause_count);
		sample_release(&sample);
	}
}

Test(result, names_every_cause)
{
	static struct sample sample;
	static const char *const expected[] = {
		"the run did not come to its end: the worker could not be started",
		"1 case violates a gating requirement; it is interface-status/enable-added",
		"1 case is broken; it is interface-status/unknown-type[broken]: a reason",
		"the candidate could not be tested: it is not a DLL",
		"1 case of gating level is blocked; it is interface-status/enable-added[blocked]: a reason",
		"no gating case passed for SetInterfaceInfo",
	};

	open_clean(&sample);
	spoil(&sample, WRONG_END - 1);
	cr_assert_eq(sample.summary.cause_count, COUNT(expected));
	for (size_t i = 0; i < COUNT(expected); i++)
		cr_expect_str_eq(sample.summary.causes[i], expected[i]);
	sample_release(&sample);
}

static void select_only(struct sample *sample, enum sample_case place)
{
	for (int i = 0; i < SAMPLE_COUNT; i++)
		sample->planned[i].is_selected = i == (int)place;
	sample_sum_up(sample);
}

Test(result, is_never_green_when_nothing_gating_was_examined)
{
	static struct sample sample;

	open_clean(&sample);
	select_only(&sample, SAMPLE_COUNT);
	cr_expect_eq(sample.summary.status, 3);
	cr_expect_eq(sample.summary.cause_count, 1);
	cr_expect_eq(sample.summary.cases, 0);
	select_only(&sample, SAMPLE_FINDING);
	cr_expect_eq(sample.summary.status, 3, "a case below the gate is no proof of conformance");
	select_only(&sample, SAMPLE_PASS);
	cr_expect_eq(sample.summary.status, 0);
	sample.cases[SAMPLE_PASS].observation.call_count = 0;
	sample_sum_up(&sample);
	cr_expect_eq(sample.summary.status, 3, "a case that called nothing is no proof either");
	sample_release(&sample);
}

Test(result, asks_nothing_of_callbacks_that_the_profile_excludes)
{
	static struct sample sample;
	static const char *const unlocks[] = { "[interface.B]", "[capabilities] multicast", NULL };
	static const uint32_t statuses[] = { 3, 0, 3 };
	static char skipped[] = "a reason";

	open_clean(&sample);
	set_verdict(&sample, SAMPLE_REMARK, VERDICT_SKIPPED);
	sample.planned[SAMPLE_REMARK].skipped = skipped;
	for (size_t i = 0; i < COUNT(unlocks); i++) {
		sample.planned[SAMPLE_REMARK].unlock = unlocks[i];
		sample_sum_up(&sample);
		cr_expect_eq(sample.summary.status, statuses[i], "%s: status %u", unlocks[i] ? unlocks[i] : "nothing",
			     sample.summary.status);
	}
	sample.planned[SAMPLE_REMARK].skipped = NULL;
	sample_release(&sample);
}

Test(result, asks_nothing_of_callbacks_that_are_absent_or_unselected)
{
	static struct sample sample;

	open_clean(&sample);
	set_verdict(&sample, SAMPLE_REMARK, VERDICT_SKIPPED);
	sample_sum_up(&sample);
	cr_expect_eq(sample.summary.status, 3);
	sample.planned[SAMPLE_REMARK].is_selected = false;
	sample_sum_up(&sample);
	cr_expect_eq(sample.summary.status, 0);
	sample.planned[SAMPLE_REMARK].is_selected = true;
	sample.result.facts.callbacks &= ~(1u << entry_find(ENTRY_SET_INTERFACE_INFO)->place);
	sample_sum_up(&sample);
	cr_expect_eq(sample.summary.status, 0);
	sample_release(&sample);
}

Test(result, draws_the_gate_where_it_is_told)
{
	static const struct {
		enum level gate;
		enum level violation;
		uint32_t status;
		uint32_t findings;
	} rows[] = {
		{ LEVEL_MUST, LEVEL_MUST, 1, 0 },           { LEVEL_MUST, LEVEL_SHOULD, 0, 1 },
		{ LEVEL_SHOULD, LEVEL_SHOULD, 1, 0 },       { LEVEL_SHOULD, LEVEL_HARDENING, 0, 1 },
		{ LEVEL_HARDENING, LEVEL_HARDENING, 1, 0 }, { LEVEL_HARDENING, LEVEL_INFO, 0, 1 },
	};
	static struct sample sample;

	for (size_t i = 0; i < COUNT(rows); i++) {
		open_clean(&sample);
		sample.options.level = rows[i].gate;
		sample_violate(&sample.cases[SAMPLE_CRASH].judgement, IFSTATUS_21, rows[i].violation, "5", "0");
		sample_sum_up(&sample);
		cr_expect_eq(case_is_gating_failure(&sample.result, SAMPLE_CRASH), rows[i].status == 1);
		cr_expect_eq(sample.summary.findings, rows[i].findings);
		cr_expect_eq(sample.summary.status, rows[i].status, "row %zu: %u", i, sample.summary.status);
		sample_release(&sample);
	}
}

Test(result, counts_what_the_sample_holds)
{
	static struct sample sample;

	sample_open(&sample);
	cr_expect_eq(sample.summary.cases, SAMPLE_COUNT - 1);
	cr_expect_eq(sample.summary.counts[VERDICT_PASS], 2);
	cr_expect_eq(sample.summary.counts[VERDICT_FAIL], 6);
	cr_expect_eq(sample.summary.counts[VERDICT_BLOCKED], 1);
	cr_expect_eq(sample.summary.counts[VERDICT_SKIPPED], 1);
	cr_expect_eq(sample.summary.counts[VERDICT_BROKEN], 1);
	cr_expect_eq(sample.summary.findings, 1);
	cr_expect_eq(sample.summary.remarks, 1);
	sample_release(&sample);
	sample_release(&(struct sample) { .summary = { 0 } });
}

Test(result, examines_what_was_called_and_judged)
{
	static struct sample sample;
	struct coverage coverage;

	open_clean(&sample);
	set_verdict(&sample, SAMPLE_REMARK, VERDICT_SKIPPED);
	sample.planned[SAMPLE_REMARK].unlock = "[interface.B]";
	coverage_read(&coverage, &sample.result);
	cr_expect(coverage.lines[IFSTATUS_21].is_examined);
	cr_expect_null(coverage.lines[IFSTATUS_21].reason);
	cr_expect_not(coverage.lines[SIFINFO_01].is_examined);
	cr_expect_str_eq(coverage.lines[SIFINFO_01].reason, "a reason");
	cr_expect_str_eq(coverage.lines[SIFINFO_01].key, "[interface.B]");
	cr_expect(coverage.lines[ADDIF_02].is_examined, "a duty is examined where its callback was called");
	cr_expect(coverage.lines[GEN_02].is_examined, "a duty of no callback is examined by any call");
	cr_expect_not(coverage.lines[DELIF_02].is_examined, "nothing was deleted");
	cr_expect_not_null(coverage.lines[DELIF_02].reason);
	sample.planned[SAMPLE_REMARK].is_selected = false;
	coverage_read(&coverage, &sample.result);
	cr_expect_eq(coverage.lines[SIFINFO_01].reason, coverage_unselected);
	sample_release(&sample);
}

Test(result, examines_what_was_violated)
{
	static struct sample sample;
	struct coverage coverage;

	open_clean(&sample);
	sample_violate(&sample.cases[SAMPLE_PASS].judgement, DELIF_02, LEVEL_MUST, "13", "a documented code");
	coverage_read(&coverage, &sample.result);
	cr_expect(coverage.lines[DELIF_02].is_examined);
	sample_release(&sample);
}

static void check_reproduce(struct sample *sample, enum sample_case place, const char *expected)
{
	struct text text = { 0 };

	result_write_reproduce(&text, &sample->result, place);
	cr_expect_str_eq(text_string(&text), expected, "got:    %s\nwanted: %s", text_string(&text), expected);
	text_release(&text);
}

Test(result, says_how_to_repeat_a_case)
{
	static struct sample sample;
	static char quote[] = "it's.dll", plain[] = "a/b-1.2.dll", windows[] = "Windows 10.0.20348",
		    spaced[] = "C:\\a b\\c.dll";

	sample_open(&sample);
	check_reproduce(&sample, SAMPLE_CRASH,
			"tools/routprot-check 'dlls/their candidate.dll' --profile their.profile --only "
			"'interface-status/null-info[media-absent,inactive]'");
	check_reproduce(&sample, SAMPLE_FINDING,
			"tools/routprot-check 'dlls/their candidate.dll' --profile their.profile --level "
			"hardening --only 'interface-status/unknown-type[5]'");
	sample.profile.path = NULL;
	sample.result.candidate.path = plain;
	check_reproduce(&sample, SAMPLE_REMARK, "tools/routprot-check a/b-1.2.dll --only 'set-interface-info/replace'");
	sample.result.candidate.path = quote;
	check_reproduce(&sample, SAMPLE_REMARK,
			"tools/routprot-check 'it'\\''s.dll' --only 'set-interface-info/replace'");
	sample.result.platform = windows;
	sample.result.candidate.path = spaced;
	check_reproduce(&sample, SAMPLE_REMARK,
			"tools/routprot-check \"C:\\a b\\c.dll\" --only \"set-interface-info/replace\"");
	sample_release(&sample);
}

Test(result, hands_the_shell_what_was_meant)
{
	static struct sample sample;
	static char nasty[] = "$(touch x) `y` \"z\" 'w' \\ *.dll", command[] = "routprot-check";
	struct text text = { 0 };

	sample_open(&sample);
	sample.profile.path = NULL;
	sample.result.command = command;
	sample.result.candidate.path = nasty;
	text_append_string(&text, "set -- ");
	result_write_reproduce(&text, &sample.result, SAMPLE_REMARK);
	text_append_string(&text, "\ntest \"$2\" = '$(touch x) `y` \"z\" '\\''w'\\'' \\ *.dll' && test \"$4\" = "
				  "'set-interface-info/replace'\n");
	cr_expect_eq(run_on("sh {}", &text), 0);
	text_release(&text);
	sample_release(&sample);
}
