/* SPDX-License-Identifier: MIT */
/* What the run of the reference protocol says of the surroundings, and what that makes of the run. */
#include "harness/output/control_facts.h"

#include "harness/base/allocate.h"
#include "harness/model/codes.h"
#include "harness/output/console.h"
#include "harness/output/journal.h"
#include "harness/output/junit.h"
#include "harness/tests/sample.h"

#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

/* The sample stands for the run of the reference protocol: everything passes until a test spoils it. */
static struct sample sample;
static struct control_facts control;

static void begin(void)
{
	sample_open(&sample);
	for (int i = 0; i < SAMPLE_COUNT; i++)
		sample_mend(&sample, (enum sample_case)i);
}

static void end(void)
{
	free(control.reason);
	free(control.reproduce);
	sample_release(&sample);
}

TestSuite(control, .init = begin, .fini = end);

static void fail_case(enum sample_case place, enum requirement requirement)
{
	sample_violate(&sample.cases[place].judgement, requirement, requirement_find(requirement)->level, "5",
		       "NO_ERROR");
}

Test(control, passes_when_every_case_does)
{
	control_read(&control, &sample.result);
	cr_expect_eq(control.state, CONTROL_PASSED);
	cr_expect_gt(control.cases, 8);
	cr_expect_null(control.reason);
	cr_expect_null(control.reproduce);
}

Test(control, fails_with_a_case_that_it_names)
{
	fail_case(SAMPLE_REMARK, SIFINFO_01);
	control_read(&control, &sample.result);
	cr_expect_eq(control.state, CONTROL_FAILED);
	cr_expect_str_eq(
		control.reason,
		"the environment is at fault, not the candidate: the reference protocol, which is known to pass, fails "
		"set-interface-info/replace here (SIFINFO-01 (must): 5; expected NO_ERROR)",
		"%s", control.reason);
	cr_expect_str_eq(control.failed, "set-interface-info/replace");
	cr_expect_str_eq(control.reproduce,
			 "tools/routprot-check 'dlls/their candidate.dll' --profile their.profile --only "
			 "'set-interface-info/replace'",
			 "%s", control.reproduce);
}

Test(control, fails_with_a_case_that_is_blocked_or_broken)
{
	sample.cases[SAMPLE_PASS].judgement.verdict = VERDICT_BROKEN;
	sample.cases[SAMPLE_PASS].judgement.reason = copy_string("the disk is full");
	control_read(&control, &sample.result);
	cr_expect_eq(control.state, CONTROL_FAILED);
	cr_expect_not_null(strstr(control.reason, "fails interface-status/null-info[enabled] here (the disk is full)"));
}

Test(control, forgives_what_passes_alone)
{
	fail_case(SAMPLE_REMARK, SIFINFO_01);
	sample.cases[SAMPLE_REMARK].alone = (struct repetition) { true, VERDICT_PASS, ENDING_RETURNED, "passes alone" };
	control_read(&control, &sample.result);
	cr_expect_eq(control.state, CONTROL_PASSED);
	sample.cases[SAMPLE_REMARK].alone.verdict = VERDICT_FAIL;
	control_read(&control, &sample.result);
	cr_expect_eq(control.state, CONTROL_FAILED);
}

Test(control, overlooks_what_is_below_the_gate)
{
	fail_case(SAMPLE_FINDING, GEN_05);
	control_read(&control, &sample.result);
	cr_expect_eq(control.state, CONTROL_PASSED);
}

Test(control, fails_when_it_cannot_be_run)
{
	static char why[] = "it would not start", aborted[] = "the disk is full";

	sample.result.untestable = why;
	control_read(&control, &sample.result);
	cr_expect_eq(control.state, CONTROL_FAILED);
	cr_expect_not_null(strstr(control.reason, "cannot be run here: it would not start"));
	free(control.reason);
	sample.result.aborted = aborted;
	control_read(&control, &sample.result);
	cr_expect_not_null(strstr(control.reason, "cannot be run here: the disk is full"));
}

Test(control, is_of_the_candidates_kind)
{
	struct profile profile;

	profile_init(&profile);
	cr_expect_str_eq(control_profile(&profile), "reference.profile");
	profile.functionality = 0x02;
	cr_expect_str_eq(control_profile(&profile), "reference.profile", "not given");
	profile.functionality_given = true;
	cr_expect_str_eq(control_profile(&profile), "reference-ipv6.profile");
	profile.capabilities.services = SAID_YES;
	cr_expect_str_eq(control_profile(&profile), "reference-services.profile");
	profile.functionality |= RF_MULTICAST;
	cr_expect_str_eq(control_profile(&profile), "reference-multicast.profile");
	profile.version = 0x600;
	cr_expect_str_eq(control_profile(&profile), "reference-mpr60.profile");
	profile_init(&profile);
	profile.capabilities.multicast = SAID_YES;
	cr_expect_str_eq(control_profile(&profile), "reference-multicast.profile");
	profile_release(&profile);
}

Test(control, performs_what_can_fail_the_run)
{
	sample.planned[SAMPLE_PASS].level = LEVEL_HARDENING;
	sample.planned[SAMPLE_CRASH].level = LEVEL_INFO;
	sample.planned[SAMPLE_HANG].level = LEVEL_SHOULD;
	cr_expect(control_select(&sample.plan, LEVEL_SHOULD));
	cr_expect_not(sample.planned[SAMPLE_PASS].is_selected);
	cr_expect_not(sample.planned[SAMPLE_CRASH].is_selected);
	cr_expect(sample.planned[SAMPLE_HANG].is_selected);
	cr_expect_not(sample.planned[SAMPLE_UNSELECTED].is_selected);
	for (int i = 0; i < SAMPLE_COUNT; i++)
		sample.planned[i].level = LEVEL_INFO;
	cr_expect_not(control_select(&sample.plan, LEVEL_HARDENING));
}

/* What was written has that part; it is released. */
static void expect_written(struct text *text, const char *part)
{
	expect_in(text, part);
	text_release(text);
}

Test(control, breaks_the_run_whatever_the_candidate_did)
{
	static char reason[] = "the environment is at fault", line[] = "routprot-check reference.dll --only 'a/b'";
	struct text text = { 0 };

	fail_case(SAMPLE_REMARK, SIFINFO_01);
	sample_sum_up(&sample);
	cr_expect_eq(sample.summary.status, 1);
	sample.result.control = (struct control_facts) { CONTROL_FAILED, 7, reason, line, NULL };
	sample_sum_up(&sample);
	cr_expect_eq(sample.summary.status, 4);
	cr_expect_str_eq(sample.summary.causes[0], "the environment is at fault");
	junit_write(&text, &sample.result, &sample.summary);
	expect_written(&text, "<error type=\"environment\" message=\"the environment is at fault\">");
	junit_write(&text, &sample.result, &sample.summary);
	expect_written(&text, "look at it: routprot-check reference.dll --only 'a/b'\n");
	junit_write(&text, &sample.result, &sample.summary);
	expect_written(&text, "<property name=\"control\" value=\"failed: the environment is at fault\"/>");
	journal_write(&text, &sample.result, &sample.summary);
	expect_written(&text, "\"control\":{\"state\":\"failed\",\"cases\":7,\"reason\":\"the environment is at "
			      "fault\",\"reproduce\":"
			      "\"routprot-check reference.dll --only 'a/b'\"}");
	console_write_end(&text, &sample.result, &sample.summary);
	expect_written(&text, "\n  look at it: routprot-check reference.dll --only 'a/b'\n");
	sample.options.is_quiet = true;
	console_write_end(&text, &sample.result, &sample.summary);
	expect_written(&text,
		       "the environment is at fault\n  look at it: routprot-check reference.dll --only 'a/b'\nBROKEN (");
}
