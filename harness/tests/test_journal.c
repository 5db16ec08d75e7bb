/* SPDX-License-Identifier: MIT */
/* The journal: its form, and that it holds what happened. */
#include "harness/output/journal.h"

#include "harness/base/allocate.h"
#include "harness/tests/sample.h"

#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

static const char validate[] = "/usr/bin/python3 harness/tests/check_journal.py {}";

static void write_journal(struct text *text, struct sample *sample)
{
	sample_sum_up(sample);
	journal_write(text, &sample->result, &sample->summary);
}

/* The lines of the cases alone: the run and the summary list every requirement of the project. */
static void keep_cases(struct text *text)
{
	const char *first = strstr(text_string(text), "\n{\"type\":\"case\"");
	const char *last = strstr(text_string(text), "\n{\"type\":\"summary\"");
	struct text cases = { 0 };

	cr_assert(first && last);
	text_append(&cases, first + 1, (size_t)(last - first));
	text_release(text);
	*text = cases;
}

static size_t count_lines(const struct text *text)
{
	size_t count = 0;

	for (size_t i = 0; i < text->length; i++)
		count += text->data[i] == '\n';
	return count;
}

Test(journal, has_the_form_of_the_schema)
{
	static struct sample sample;
	struct text text = { 0 };

	sample_open(&sample);
	write_journal(&text, &sample);
	cr_expect_eq(count_lines(&text), sample.summary.cases + 2);
	cr_expect_eq(run_on(validate, &text), 0);
	text_release(&text);
	sample_release(&sample);
}

Test(journal, holds_the_cases)
{
	static struct sample sample;
	struct text text = { 0 };

	sample_open(&sample);
	write_journal(&text, &sample);
	keep_cases(&text);
	golden_check("journal-cases.jsonl", &text);
	text_release(&text);
	sample_release(&sample);
}

Test(journal, holds_the_run)
{
	static struct sample sample;
	struct text text = { 0 };

	sample_open(&sample);
	sample.planned[SAMPLE_SKIPPED].row = sample.planned[SAMPLE_CRASH].row;
	write_journal(&text, &sample);
	expect_in(&text, "\"exports\":[\"RegisterProtocol\",\"Other\\u0001\"]");
	expect_in(&text, "\"functionality\":[\"ROUTING\",\"DEMAND_UPDATE_ROUTES\",\"0x00000100\"]");
	expect_in(&text, "\"profile\":{\"path\":\"their.profile\",\"fingerprint\":\"0123456789abcdef\"}");
	expect_in(&text,
		  "{\"callback\":\"InterfaceStatus\",\"code\":\"ERROR_CAN_NOT_COMPLETE\",\"key\":null}");
	expect_in(&text, "\"absent_callbacks\":[\"QueryPower\"");
	text_release(&text);
	sample_release(&sample);
}

/* What is usually wrong helps where something is wrong; all of it would be half of the line. */
Test(journal, tells_what_is_usually_wrong_with_what_is_violated)
{
	static struct sample sample;
	struct text text = { 0 };
	size_t told = 0;

	sample_open(&sample);
	write_journal(&text, &sample);
	expect_in(&text, "\"mistake\":\"The switch over StatusType comes first,");
	for (const char *at = text_string(&text); (at = strstr(at, "\"mistake\":")); at++)
		told++;
	cr_expect_eq(told, 4, "%u requirements", (unsigned)told);
	cr_expect_eq(run_on(validate, &text), 0);
	text_release(&text);
	sample_release(&sample);
}

Test(journal, holds_the_summary)
{
	static struct sample sample;
	struct text text = { 0 };

	sample_open(&sample);
	write_journal(&text, &sample);
	expect_in(&text, "\"counts\":{\"cases\":11,\"pass\":2,\"fail\":6,\"blocked\":1,\"skipped\":1,\"broken\":1,\"flaky\":0,"
			 "\"findings\":1,\"remarks\":1,\"known\":0,\"outdated\":0}");
	expect_in(&text, "\"exit_status\":1");
	expect_in(&text, "{\"callback\":\"InterfaceStatus\",\"code\":\"NO_ERROR\",\"case\":\"interface-status/"
			 "null-info[enabled]\",\"reason\":null,\"key\":null}");
	expect_in(&text, "{\"requirement\":\"UPDRT-02\",\"reason\":\"no judged case made a call that it "
			 "governs\",\"key\":null}");
	text_release(&text);
	sample_release(&sample);
}

Test(journal, holds_the_seed_of_the_order)
{
	static struct sample sample;
	struct text text = { 0 };

	sample_open(&sample);
	write_journal(&text, &sample);
	expect_in(&text, "\"shuffle\":null");
	sample.options.shuffle = 4294967295u;
	text_release(&text);
	write_journal(&text, &sample);
	expect_in(&text, "\"shuffle\":4294967295");
	cr_expect_eq(run_on(validate, &text), 0);
	text_release(&text);
	sample_release(&sample);
}

Test(journal, is_the_same_for_the_same_run)
{
	static struct sample sample;
	struct text one = { 0 }, other = { 0 };

	sample_open(&sample);
	write_journal(&one, &sample);
	write_journal(&other, &sample);
	cr_expect_str_eq(text_string(&one), text_string(&other));
	text_release(&one);
	text_release(&other);
	sample_release(&sample);
}

/* A run that learnt nothing has a journal too. */
Test(journal, is_complete_for_a_candidate_that_could_not_be_tested)
{
	static struct sample sample;
	static char untestable[] = "it is not a DLL";
	struct text text = { 0 };

	sample_open(&sample);
	sample.result.facts = (struct facts) { 0 };
	sample.result.profile = NULL;
	sample.result.untestable = untestable;
	sample.result.candidate.machine = NULL;
	for (int i = 0; i < SAMPLE_COUNT; i++)
		observation_release(&sample.cases[i].observation);
	write_journal(&text, &sample);
	expect_in(&text, "\"protocol\":null");
	cr_expect_eq(run_on(validate, &text), 0);
	text_release(&text);
	sample_release(&sample);
}

/* Numbers of a worker that the candidate scribbled over, names that are no text. */
Test(journal, survives_hostile_content)
{
	static struct sample sample;
	struct text text = { 0 };
	struct observation *observation;

	sample_open(&sample);
	observation = &sample.cases[SAMPLE_PASS].observation;
	for (size_t i = 0; i < observation->call_count; i++)
		memset((char *)&observation->calls[i], 0xFF, sizeof(observation->calls[i]));
	observation_append_heard(observation, &(struct heard) { .kind = 0xFFFFFFFF, .step = 0xFFFFFFFF });
	free(sample.cases[SAMPLE_CRASH].output);
	sample.cases[SAMPLE_CRASH].output = copy_string("\x1b]0;\a \xFF\xFE </script> \" \\ \xE2\x80\xAE");
	memset(sample.cases[SAMPLE_CRASH].crash->what, 0xFE, sizeof(sample.cases[SAMPLE_CRASH].crash->what) - 1);
	sample.cases[SAMPLE_CRASH].crash->stack_count = 0xFFFFFFFF;
	write_journal(&text, &sample);
	cr_expect_eq(run_on(validate, &text), 0);
	text_release(&text);
	sample_release(&sample);
}

Test(journal, lists_cases_duties_and_what_is_waived)
{
	static struct sample sample;
	struct text text = { 0 };

	sample_open(&sample);
	journal_write_list(&text, &sample.plan);
	expect_in(&text, "{\"id\":\"set-interface-info/"
			 "replace\",\"requirement\":\"SIFINFO-01\",\"level\":\"must\",\"claim\":\"A valid "
			 "configuration is accepted.\",\"callback\":\"SetInterfaceInfo\",\"provokes\":[{\"callback\":\""
			 "SetInterfaceInfo\",\"code\":\"NO_ERROR\"},{\"callback\":\"GetInterfaceInfo\",\"code\":"
			 "\"NO_ERROR\"}],\"key\":null}");
	expect_in(&text, "{\"callback\":\"SetInterfaceInfo\",\"code\":\"NO_ERROR\",\"case\":\"set-interface-info/"
			 "replace\",\"accepted_by\":null,\"key\":null,\"reason\":null}");
	expect_in(&text, "\"level\":\"hardening\",\"waived\":\"");
	expect_in(&text, "{\"requirement\":\"GEN-02\",\"level\":\"must\",\"duty\":\"Input-only memory ([in]) is not "
			 "modified.\"}");
	cr_expect_null(strstr(text_string(&text), "unselected"));
	cr_expect_eq(run_on("/usr/bin/python3 -m json.tool {} > /dev/null", &text), 0);
	text_release(&text);
	sample_release(&sample);
}
