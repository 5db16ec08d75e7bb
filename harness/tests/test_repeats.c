/* SPDX-License-Identifier: MIT */
/* Cases that were performed several times. */
#include "harness/output/repeats.h"

#include "harness/base/allocate.h"
#include "harness/output/console.h"
#include "harness/output/journal.h"
#include "harness/output/junit.h"
#include "harness/tests/sample.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

/* Outcomes as letters: p, f, b, c for a failure that crashed; those alone behind a dash. */
static void count_letters(struct repeats *repeats, const char *letters)
{
	bool is_alone = false;

	*repeats = (struct repeats) { .round_count = 0 };
	for (; *letters; letters++) {
		const struct judgement judgement = {
			.verdict = *letters == 'p'   ? VERDICT_PASS
				   : *letters == 'b' ? VERDICT_BLOCKED
						     : VERDICT_FAIL,
			.ending = *letters == 'c' ? ENDING_CRASHED : ENDING_RETURNED,
		};

		if (*letters == '-')
			is_alone = true;
		else
			repeats_count(repeats, &judgement, is_alone);
	}
}

static const struct {
	const char *letters, *words;
	enum steadiness steadiness;
} rows[] = {
	{ "p", "steady: pass 1", STEADY },
	{ "ppp", "steady: pass 3", STEADY },
	{ "fff", "steady: fail 3", STEADY },
	{ "pfp", "flaky: pass 2, fail 1", FLAKY },
	{ "ffc", "flaky: fail 2, fail (crashed) 1", FLAKY },
	{ "fbf", "flaky: fail 2, blocked 1", FLAKY },
	{ "fff-ff", "steady: fail 3; alone fail 2", STEADY },
	{ "fff-ppp", "order-dependent: fail 3; alone pass 3", ORDER_DEPENDENT },
	{ "fff-ppf", "flaky: fail 3; alone pass 2, fail 1", FLAKY },
	{ "pff-ppp", "flaky: pass 1, fail 2; alone pass 3", FLAKY },
	{ "ccc-fff", "order-dependent: fail (crashed) 3; alone fail 3", ORDER_DEPENDENT },
};

Test(repeats, tell_chance_from_order)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct repeats repeats;
		struct text words = { 0 };

		count_letters(&repeats, rows[i].letters);
		cr_expect_eq(repeats_judge(&repeats), rows[i].steadiness, "%s", rows[i].letters);
		repeats_write(&words, &repeats);
		cr_expect_str_eq(text_string(&words), rows[i].words);
		text_release(&words);
	}
}

static struct sample sample;

/* The sample in which one case fails, and these outcomes of it. */
static void open_repeats(const char *letters)
{
	sample_open(&sample);
	sample.options.repeat = 3;
	for (int i = 0; i < SAMPLE_COUNT; i++) {
		if (i != SAMPLE_WRONG_CODE)
			sample_mend(&sample, (enum sample_case)i);
	}
	sample.cases[SAMPLE_WRONG_CODE].repeats = allocate(1, sizeof(struct repeats));
	count_letters(sample.cases[SAMPLE_WRONG_CODE].repeats, letters);
	repeats_conclude(&sample.result);
	sample_sum_up(&sample);
}

static void close_repeats(void)
{
	free(sample.cases[SAMPLE_WRONG_CODE].repeats);
	sample_release(&sample);
}

/* The text that a writer makes of the sample has these words. */
static void expect_written(void (*write)(struct text *text, const struct result *result, const struct summary *summary),
			   const char *wanted)
{
	struct text text = { 0 };

	write(&text, &sample.result, &sample.summary);
	cr_expect_not_null(strstr(text_string(&text), wanted), "%s\nis not in\n%s", wanted, text_string(&text));
	text_release(&text);
}

Test(repeats, a_flaky_case_fails_the_run)
{
	struct text text = { 0 };

	open_repeats("pff");
	cr_expect_eq(sample.cases[SAMPLE_WRONG_CODE].judgement.verdict, VERDICT_FLAKY);
	cr_expect_eq(sample.summary.status, 1);
	cr_expect_eq(sample.summary.failures, 1);
	cr_expect_eq(sample.summary.counts[VERDICT_FLAKY], 1);
	cr_expect_str_eq(sample.summary.causes[0],
			 "1 case is flaky; it is interface-status/enable-added: flaky: pass 1, fail 2");
	expect_written(junit_write, "<failure type=\"flaky\" message=\"flaky: pass 1, fail 2: IFSTATUS-16 (should): ");
	expect_written(console_write_end, "FLAKY: the verdict varies\n  - 1 case: flaky: pass 1, fail 2\n");
	expect_written(journal_write,
		       "\"repeats\":{\"steadiness\":\"flaky\",\"text\":\"flaky: pass 1, fail 2\",\"rounds\":["
		       "{\"verdict\":\"pass\",\"ending\":\"returned\",\"count\":1},{\"verdict\":\"fail\","
		       "\"ending\":\"returned\",\"count\":2}],\"alone\":[]}");
	journal_write(&text, &sample.result, &sample.summary);
	cr_expect_eq(run_on("/usr/bin/python3 harness/tests/check_journal.py {}", &text), 0);
	text_release(&text);
	close_repeats();
}

Test(repeats, a_flaky_case_that_is_allowed_does_not)
{
	open_repeats("pff");
	sample.options.allows_flaky = true;
	sample_sum_up(&sample);
	cr_expect_eq(sample.summary.status, 0);
	cr_expect_eq(sample.summary.failures, 0);
	expect_written(junit_write, "<skipped message=\"flaky: pass 1, fail 2: ");
	expect_written(console_write_end, "FLAKY, which does not fail the run");
	close_repeats();
}

Test(repeats, what_depends_on_the_order_is_a_failure)
{
	open_repeats("fff-ppp");
	cr_expect_eq(sample.cases[SAMPLE_WRONG_CODE].judgement.verdict, VERDICT_FAIL);
	cr_expect_eq(sample.summary.status, 1);
	expect_written(console_write_end, "repeated   order-dependent: fail 3; alone pass 3\n");
	expect_written(junit_write, "repeated:    order-dependent: fail 3; alone pass 3\n");
	close_repeats();
}

Test(repeats, what_was_broken_once_is_broken)
{
	struct repeats *repeats;

	open_repeats("fff");
	repeats = sample.cases[SAMPLE_WRONG_CODE].repeats;
	judgement_release(&sample.cases[SAMPLE_WRONG_CODE].judgement);
	sample.cases[SAMPLE_WRONG_CODE].judgement.verdict = VERDICT_BROKEN;
	repeats_count(repeats, &sample.cases[SAMPLE_WRONG_CODE].judgement, false);
	repeats_conclude(&sample.result);
	sample_sum_up(&sample);
	cr_expect_eq(sample.cases[SAMPLE_WRONG_CODE].judgement.verdict, VERDICT_BROKEN);
	cr_expect_eq(sample.summary.status, 4);
	close_repeats();
}
