/* SPDX-License-Identifier: MIT */
/* What people read in the terminal: a line for each suite, then the findings, then what it all comes to. */
#include "harness/output/console.h"

#include "harness/output/artifacts.h"
#include "harness/output/calls.h"
#include "harness/base/columns.h"
#include "harness/output/console_coverage.h"
#include "harness/output/console_findings.h"
#include "harness/output/console_known.h"
#include "harness/output/console_sections.h"
#include "harness/output/details.h"

static const enum color verdict_colors[VERDICT_COUNT] = {
	[VERDICT_PASS] = COLOR_GREEN,  [VERDICT_FAIL] = COLOR_RED,      [VERDICT_BLOCKED] = COLOR_YELLOW,
	[VERDICT_SKIPPED] = COLOR_DIM, [VERDICT_BROKEN] = COLOR_YELLOW,
	[VERDICT_FLAKY] = COLOR_RED,
};

/* "1880 pass, 12 fail": the verdicts that occurred. */
static void append_counts(struct text *text, const struct result *result, const uint32_t *counts)
{
	const char *separator = "";

	for (int i = 0; i < VERDICT_COUNT; i++) {
		struct text count = { 0 };

		if (!counts[i])
			continue;
		text_append_string(text, separator);
		text_append_number(&count, counts[i]);
		text_append_string(&count, " ");
		text_append_string(&count, verdict_name((enum verdict)i));
		columns_append(text, result->options->has_color, verdict_colors[i], text_string(&count));
		text_release(&count);
		separator = ", ";
	}
	text_append_string(text, *separator ? "" : "no cases");
}

/* --verbose: the case and its calls. */
static void append_case(struct text *text, const struct result *result, size_t place)
{
	enum verdict verdict = result->cases[place].judgement.verdict;

	text_append_string(text, "  ");
	columns_append(text, result->options->has_color, verdict_colors[verdict], verdict_name(verdict));
	text_append_string(text, " ");
	text_append_string(text, result->plan->cases[place].id);
	text_append_string(text, "\n");
	if (verdict == VERDICT_SKIPPED || verdict == VERDICT_BLOCKED || verdict == VERDICT_BROKEN) {
		struct text reason = { 0 };

		details_write_headline(&reason, result, place);
		columns_write(text, 4, "", 4, text_string(&reason));
		text_release(&reason);
	}
	calls_write(text, result, place, "    ");
}

void console_write_suite(struct text *text, const struct result *result, const struct suite *suite)
{
	uint32_t counts[VERDICT_COUNT] = { 0 };

	if (result->options->is_quiet)
		return;
	for (size_t i = 0; i < result->plan->count; i++) {
		const struct planned_case *planned = &result->plan->cases[i];

		if (planned->suite == suite && planned->is_selected)
			counts[result->cases[i].judgement.verdict]++;
	}
	text_printf(text, "%-24s ", suite->name);
	append_counts(text, result, counts);
	text_append_string(text, "\n");
	for (size_t i = 0; result->options->is_verbose && i < result->plan->count; i++) {
		if (result->plan->cases[i].suite == suite && result->plan->cases[i].is_selected)
			append_case(text, result, i);
	}
}

static void append_decisions(struct text *text, const struct result *result)
{
	if (result->decision_count)
		console_write_heading(text, result, "DECISIONS");
	for (size_t i = 0; i < result->decision_count; i++)
		columns_write(text, 2, "-", 4, result->decisions[i]);
}

static void append_totals(struct text *text, const struct result *result, const struct summary *summary)
{
	console_write_heading(text, result, "SUMMARY");
	text_append_string(text, "  ");
	columns_count(text, summary->cases, "case");
	text_append_string(text, ": ");
	append_counts(text, result, summary->counts);
	if (summary->findings)
		text_printf(text, "; %lu of the failures below the gate", (unsigned long)summary->findings);
	if (summary->known)
		text_printf(text, "; %lu known %s", (unsigned long)summary->known,
			    summary->known == 1 ? "failure" : "failures");
	if (summary->remarks) {
		text_append_string(text, "; ");
		columns_count(text, summary->remarks, "remark");
	}
	text_append_string(text, "\n  ");
	details_write_examined(text, summary);
	text_printf(text, " (level %s)\n", level_name(result->options->level));
	text_printf(text, "  %.2f s, of which %.2f s listening; ", result->milliseconds / 1000,
		    result->settle_milliseconds / 1000);
	columns_count(text, result->workers, "worker");
	if (result->options->shuffle)
		text_printf(text, "; order: --shuffle %lu", (unsigned long)result->options->shuffle);
	text_append_string(text, "\n");
}

static void append_causes(struct text *text, const struct summary *summary)
{
	text_printf(text, "  exit status %lu: ", (unsigned long)summary->status);
	text_append_string(text, summary_meaning(summary));
	text_append_string(text, "\n");
	for (size_t i = 0; i < summary->cause_count; i++)
		columns_write(text, 2, "cause:", 9, summary->causes[i]);
}

/* Whose fault it is must be said even where little is; a line to paste is not wrapped. */
static void append_control(struct text *text, const struct result *result)
{
	const struct control_facts *control = &result->control;

	if (control->state != CONTROL_FAILED)
		return;
	if (result->options->is_quiet)
		columns_write(text, 0, "", 0, control->reason);
	if (control->reproduce)
		text_printf(text, "  look at it: %s\n", control->reproduce);
}

/* The one word for it all; what is known is not conformant, and what is out of date not for that wrong. */
static const char *find_word(const struct summary *summary, uint32_t status)
{
	static const char *const words[] = { "CONFORMANT", "NOT CONFORMANT", "NOT RUN", "NOT TESTED", "BROKEN" };

	if (status == 0 && summary->known)
		return "KNOWN FAILURES ONLY";
	return status == 1 && summary->is_only_outdated ? "KNOWN FAILURES OUT OF DATE" : words[status];
}

static void append_verdict(struct text *text, const struct result *result, const struct summary *summary)
{
	static const enum color colors[] = { COLOR_GREEN, COLOR_RED, COLOR_YELLOW, COLOR_YELLOW, COLOR_YELLOW };
	uint32_t status = summary->status < 5 ? summary->status : 4;

	columns_append(text, result->options->has_color, colors[status], find_word(summary, status));
	if (result->options->shards > 1)
		text_printf(text, " in shard %lu/%lu", (unsigned long)result->options->shard,
			    (unsigned long)result->options->shards);
	text_printf(text, " (exit status %lu): ", (unsigned long)summary->status);
	details_write_examined(text, summary);
	text_printf(text, ", %lu of ", (unsigned long)summary->failures);
	columns_count(text, summary->cases, "case");
	text_append_string(text, " fail");
	if (summary->known)
		text_printf(text, ", %lu known", (unsigned long)summary->known);
	text_append_string(text, "\n");
}

static void append_artifacts(struct text *text, const struct result *result)
{
	struct text words = { 0 };

	artifacts_write_count(&words, result);
	if (words.length)
		columns_write(text, 0, "Kept", 9, text_string(&words));
	text_release(&words);
}

void console_write_end(struct text *text, const struct result *result, const struct summary *summary)
{
	if (!result->options->is_quiet) {
		console_write_findings(text, result);
		console_write_known(text, result);
		append_decisions(text, result);
		console_write_unexamined(text, result);
		append_totals(text, result, summary);
		append_causes(text, summary);
	}
	append_control(text, result);
	append_artifacts(text, result);
	if (!result->options->is_quiet)
		text_append_string(text, "\n");
	append_verdict(text, result, summary);
}
