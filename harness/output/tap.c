/* SPDX-License-Identifier: MIT */
/* The results as TAP 14. */
#include "harness/output/tap.h"

#include "harness/base/json.h"
#include "harness/output/details.h"
#include "harness/output/junit_case.h"
#include "harness/output/recorded.h"

#include <string.h>

/* One line whatever is in it; what would begin a directive is none. */
static void append_line(struct text *text, const char *words)
{
	struct text visible = { 0 };

	text_append_visible(&visible, words, strlen(words));
	for (const char *at = text_string(&visible); *at; at++) {
		if (*at == '\\' || *at == '#')
			text_append_string(text, "\\");
		text_append(text, *at == '\n' || *at == '\t' ? " " : at, 1);
	}
	text_release(&visible);
}

static void append_point(struct text *text, bool is_ok, uint32_t number, const char *id)
{
	text_printf(text, "%s %lu - ", is_ok ? "ok" : "not ok", (unsigned long)number);
	append_line(text, id);
}

static void append_directive(struct text *text, const char *directive, const char *words)
{
	text_append_string(text, directive);
	append_line(text, words);
	text_append_string(text, "\n");
}

/* A key of the YAML block below a test point. A JSON string is a YAML string. */
static void append_key(struct text *text, const char *key, const char *value)
{
	struct json json = { .text = text };

	text_printf(text, "  %s: ", key);
	json_write_string(&json, NULL, value);
	text_append_string(text, "\n");
}

static void append_block(struct text *text, const struct result *result, size_t place)
{
	const struct planned_case *planned = &result->plan->cases[place];
	const struct case_result *done = &result->cases[place];
	struct text details = { 0 }, message = { 0 }, line = { 0 };

	junit_write_message(&message, result, place);
	details_write(&details, result, place, false);
	result_write_reproduce(&line, result, place);
	text_append_string(text, "  ---\n");
	append_key(text, "message", text_string(&message));
	append_key(text, "requirement", requirement_find(planned->row->requirement)->id);
	append_key(text, "level", level_name(planned->level));
	append_key(text, "verdict", verdict_name(done->judgement.verdict));
	append_key(text, "ending", ending_name(done->judgement.ending));
	append_key(text, "reproduce", text_string(&line));
	append_key(text, "details", text_string(&details));
	text_append_string(text, "  ...\n");
	text_release(&details);
	text_release(&message);
	text_release(&line);
}

static void append_case(struct text *text, const struct result *result, size_t place, uint32_t number)
{
	const enum junit_form form = junit_form_of(result, place);
	const bool is_skipped = result->cases[place].judgement.verdict == VERDICT_SKIPPED;
	struct text words = { 0 };

	append_point(text, form == JUNIT_PASS || (form == JUNIT_SKIPPED && is_skipped), number,
		     result->plan->cases[place].id);
	if (form == JUNIT_SKIPPED) {
		junit_write_message(&words, result, place);
		append_directive(text, is_skipped ? " # SKIP " : " # TODO ", text_string(&words));
	} else {
		text_append_string(text, "\n");
	}
	if (form != JUNIT_PASS && !is_skipped)
		append_block(text, result, place);
	text_release(&words);
}

static void append_end(struct text *text, const struct result *result, const struct summary *summary, uint32_t number)
{
	append_point(text, summary->status <= 1, number, "run/completed");
	text_printf(text, "\n# exit status %lu: %s\n", (unsigned long)summary->status, summary_meaning(summary));
	for (size_t i = 0; i < summary->cause_count; i++) {
		text_append_string(text, "# cause: ");
		append_line(text, summary->causes[i]);
		text_append_string(text, "\n");
	}
	text_append_string(text, "# ");
	details_write_examined(text, summary);
	text_append_string(text, "\n");
	if (result->aborted)
		append_directive(text, "Bail out! ", result->aborted);
}

void tap_write(struct text *text, const struct result *result, const struct summary *summary)
{
	uint32_t number = 0;
	size_t cursor = 0;

	text_append_string(text, "TAP version 14\n1..");
	text_append_number(text, (uint64_t)summary->cases + 1 + (result->known != NULL));
	text_append_string(text, "\n");
	for (size_t i = 0; i < result->plan->count; i++) {
		if (result->plan->cases[i].is_selected)
			append_case(text, result, i, ++number);
	}
	if (result->known) {
		append_point(text, !recorded_next_unmatched(result, &cursor), ++number, "run/known-failures");
		text_append_string(text, "\n");
	}
	append_end(text, result, summary, ++number);
}

void tap_write_unfinished(struct text *text, const char *why)
{
	text_append_string(text, "TAP version 14\n");
	append_directive(text, "Bail out! ", why);
}
