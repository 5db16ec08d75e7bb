/* SPDX-License-Identifier: MIT */
/* What people read in the terminal. */
#include "harness/output/console.h"

#include "harness/base/allocate.h"
#include "harness/base/columns.h"
#include "harness/tests/sample.h"

#include <criterion/criterion.h>

#include <stdlib.h>
#include <stdio.h>
#include <string.h>

static void write_console(struct text *text, struct sample *sample)
{
	sample_sum_up(sample);
	console_write_suite(text, &sample->result, sample->planned[SAMPLE_PASS].suite);
	console_write_suite(text, &sample->result, sample->planned[SAMPLE_REMARK].suite);
	console_write_end(text, &sample->result, &sample->summary);
}

/* The list of what was not examined names every requirement of the project; the golden files are about the rest. */
static void drop_unexamined(struct text *text)
{
	char *first = strstr(text->data, "NOT EXAMINED");
	char *last = strstr(text->data, "SUMMARY");

	cr_assert(first && last);
	memmove(first, last, strlen(last) + 1);
	text->length = strlen(text->data);
}

/* So does the count of requirements: the numbers are held against the summary, then shown as N and M. */
static void mask_coverage(struct text *text, const struct summary *summary)
{
	struct text masked = { 0 }, words = { 0 };
	const char *from = text->data;
	const char *found;

	text_printf(&words, "%u of %u gating", summary->examined_requirements, summary->gating_requirements);
	for (; (found = strstr(from, text_string(&words))); from = found + words.length) {
		text_append(&masked, from, (size_t)(found - from));
		text_append_string(&masked, "N of M gating");
	}
	cr_expect_gt(masked.length, 0);
	text_append_string(&masked, from);
	text_release(text);
	text_release(&words);
	*text = masked;
}

Test(console, shows_findings_and_summary)
{
	static struct sample sample;
	struct text text = { 0 };

	sample_open(&sample);
	write_console(&text, &sample);
	drop_unexamined(&text);
	mask_coverage(&text, &sample.summary);
	golden_check("console.txt", &text);
	text_release(&text);
	sample_release(&sample);
}

Test(console, shows_everything_when_verbose)
{
	static struct sample sample;
	struct text text = { 0 };

	sample_open(&sample);
	sample.options.is_verbose = true;
	write_console(&text, &sample);
	drop_unexamined(&text);
	mask_coverage(&text, &sample.summary);
	golden_check("console-verbose.txt", &text);
	text_release(&text);
	sample_release(&sample);
}

Test(console, says_in_which_order_it_was)
{
	static struct sample sample;
	struct text text = { 0 };

	sample_open(&sample);
	sample.options.shuffle = 7;
	write_console(&text, &sample);
	expect_in(&text, "; order: --shuffle 7\n");
	text_release(&text);
	sample_release(&sample);
}

Test(console, says_one_line_when_quiet)
{
	static struct sample sample;
	struct text text = { 0 };

	sample_open(&sample);
	sample.options.is_quiet = true;
	write_console(&text, &sample);
	cr_expect_eq(strcspn(text_string(&text), "\n") + 1, text.length);
	cr_expect_eq(strncmp(text_string(&text), "NOT CONFORMANT (exit status 1): ", 32), 0);
	expect_in(&text, "5 of 11 cases fail\n");
	text_release(&text);
	sample_release(&sample);
}

Test(console, is_coloured_only_when_asked)
{
	static struct sample sample;
	struct text text = { 0 };

	sample_open(&sample);
	write_console(&text, &sample);
	cr_expect_null(strchr(text_string(&text), '\033'));
	text_release(&text);
	sample.options.has_color = true;
	write_console(&text, &sample);
	expect_in(&text, "\033[1;31mNOT CONFORMANT\033[0m (exit");
	text_release(&text);
	sample_release(&sample);
}

Test(console, names_every_cause_and_status)
{
	static const struct {
		enum wrong { NOTHING, UNTESTABLE, ABORTED } wrong;
		const char *verdict;
		const char *cause;
	} rows[] = {
		{ NOTHING, "CONFORMANT (exit status 0): ", NULL },
		{ UNTESTABLE,
		  "NOT TESTED (exit status 3): ", "  cause: the candidate could not be tested: a reason\n" },
		{ ABORTED, "BROKEN (exit status 4): ", "  cause: the run did not come to its end: a reason\n" },
	};
	static char reason[] = "a reason";
	static struct sample sample;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct text text = { 0 };

		sample_open(&sample);
		for (int j = 0; j < SAMPLE_COUNT; j++)
			sample_mend(&sample, (enum sample_case)j);
		sample.result.untestable = rows[i].wrong == UNTESTABLE ? reason : NULL;
		sample.result.aborted = rows[i].wrong == ABORTED ? reason : NULL;
		write_console(&text, &sample);
		expect_in(&text, rows[i].verdict);
		if (rows[i].cause)
			expect_in(&text, rows[i].cause);
		text_release(&text);
		sample_release(&sample);
	}
}

/* 300 cells of one row must not scroll everything else away. */
Test(console, does_not_flood)
{
	enum { CASES = 300 };
	static struct sample sample;
	struct planned_case *planned = allocate(CASES, sizeof(*planned));
	struct case_result *cases = allocate(CASES, sizeof(*cases));
	struct plan plan = { .cases = planned, .count = CASES };
	struct text text = { 0 };
	size_t lines = 0;

	sample_open(&sample);
	for (size_t i = 0; i < CASES; i++) {
		struct text id = { 0 };

		text_printf(&id, "interface-status/null-info[%zu]", i);
		planned[i] = sample.planned[SAMPLE_CRASH];
		planned[i].id = id.data;
		cases[i] = sample.cases[SAMPLE_CRASH];
	}
	sample.result.plan = &plan;
	sample.result.cases = cases;
	write_console(&text, &sample);
	drop_unexamined(&text);
	expect_in(&text, "and 299 more cases like it: [1], [2], [3], [4], [5], [6], ...");
	for (size_t i = 0; i < text.length; i++)
		lines += text.data[i] == '\n';
	cr_expect_lt(lines, 45, "%zu lines", lines);
	text_release(&text);
	for (size_t i = 0; i < CASES; i++)
		free(planned[i].id);
	free(planned);
	free(cases);
	sample_release(&sample);
}

Test(console, lists_cases_in_columns)
{
	static struct sample sample;
	struct text text = { 0 };

	sample_open(&sample);
	console_write_list(&text, &sample.plan);
	golden_check("list.txt", &text);
	text_release(&text);
	sample_release(&sample);
}

Test(console, explains_a_case)
{
	static struct sample sample;
	struct text text = { 0 };

	sample_open(&sample);
	console_write_case(&text, &sample.planned[SAMPLE_REMARK]);
	golden_check("explain.txt", &text);
	text_release(&text);
	sample_release(&sample);
}

static void check_columns(size_t indent, const char *label, size_t body, const char *words, const char *expected)
{
	struct text text = { 0 };

	columns_write(&text, indent, label, body, words);
	cr_expect_str_eq(text_string(&text), expected);
	text_release(&text);
}

Test(console, wraps_words)
{
	char long_word[COLUMNS + 20] = "";
	char expected[COLUMNS + 40];

	check_columns(2, "label", 10, "words", "  label   words\n");
	check_columns(2, "a long label", 10, "words", "  a long label words\n");
	check_columns(0, "", 0, "", "\n");
	check_columns(0, "", 2, "two\nlines", "  two\n  lines\n");
	check_columns(0, "", 0, "\x1b[31m", "\\x1b[31m\n");
	memset(long_word, 'w', sizeof(long_word) - 1);
	snprintf(expected, sizeof(expected), "  x %s\n", long_word);
	check_columns(2, "x", 4, long_word, expected);
}

Test(console, wraps_no_line_beyond_its_width)
{
	struct text words = { 0 }, text = { 0 };

	for (int i = 0; i < 200; i++)
		text_append_string(&words, i % 3 ? "word " : "\xC3\xBC\xC3\xBC\xC3\xBC ");
	columns_write(&text, 4, "label", 15, text_string(&words));
	for (const char *line = text.data; *line; line += strcspn(line, "\n") + 1) {
		size_t width = 0;

		for (size_t i = 0; line[i] != '\n'; i++)
			width += ((unsigned char)line[i] & 0xC0) != 0x80;
		cr_expect_leq(width, COLUMNS);
		cr_expect_eq(strncmp(line, line == text.data ? "    label      " : "               ", 15), 0);
	}
	text_release(&words);
	text_release(&text);
}
