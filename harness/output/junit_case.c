/* SPDX-License-Identifier: MIT */
/* The testcase elements of the JUnit XML file. */
#include "harness/output/junit_case.h"

#include "harness/output/artifacts.h"
#include "harness/output/coverage.h"
#include "harness/output/details.h"
#include "harness/output/recorded.h"
#include "harness/output/row_place.h"
#include "harness/base/xml.h"

#include <string.h>

/*
 * GitLab refuses files above 30 MB. What candidates print goes first, then the calls; with neither, a case takes about
 * a kilobyte, and there is room for thousands of them.
 */
enum { OUTPUTS_END = 16 << 20, CALLS_END = 24 << 20 };

/* How much of an output is shown. What comes in is cut already, but may have grown where it was made visible. */
enum { OUTPUT_HEAD = 8 << 10, OUTPUT_TAIL = 24 << 10, OUTPUT_MOST = 4 * (OUTPUT_HEAD + OUTPUT_TAIL) + 256 };

/* But for what the record of known failures says. */
static enum junit_form form_of_verdict(const struct result *result, size_t place)
{
	const struct judgement *judgement = &result->cases[place].judgement;

	switch (judgement->verdict) {
	case VERDICT_PASS:
		return JUNIT_PASS;
	case VERDICT_FLAKY:
		return case_is_gating_failure(result, place) ? JUNIT_FAILURE : JUNIT_SKIPPED;
	case VERDICT_FAIL:
		if (!case_is_gating_failure(result, place))
			return JUNIT_SKIPPED;
		return judgement->ending == ENDING_RETURNED ? JUNIT_FAILURE : JUNIT_ERROR;
	case VERDICT_BLOCKED:
		return level_is_gating(result, result->plan->cases[place].level) ? JUNIT_ERROR : JUNIT_SKIPPED;
	case VERDICT_SKIPPED:
		return JUNIT_SKIPPED;
	default:
		return JUNIT_ERROR;
	}
}

/* Readers of the rich file know a case that passed at last; to the others it would be one that simply passed. */
static bool is_flaky_pass(const struct result *result, size_t place)
{
	const struct case_result *done = &result->cases[place];

	return result->options->is_junit_rich && result->options->allows_flaky &&
	       done->judgement.verdict == VERDICT_FLAKY && done->known.state == KNOWN_NONE;
}

enum junit_form junit_form_of(const struct result *result, size_t place)
{
	const enum junit_form form = form_of_verdict(result, place);

	if (result->cases[place].known.state == KNOWN_AS_RECORDED)
		return JUNIT_SKIPPED;
	if (is_flaky_pass(result, place))
		return JUNIT_PASS;
	return recorded_is_red(result, place) && form != JUNIT_ERROR ? JUNIT_FAILURE : form;
}

static const char *find_type(const struct judgement *judgement)
{
	static const char *const endings[ENDING_COUNT] = { "nonconformant", "crash", "hang", "exit" };

	if (judgement->verdict == VERDICT_FAIL)
		return endings[judgement->ending < ENDING_COUNT ? judgement->ending : ENDING_RETURNED];
	if (judgement->verdict == VERDICT_BLOCKED)
		return "blocked";
	if (judgement->verdict == VERDICT_FLAKY)
		return "flaky";
	return judgement->reason && strstr(judgement->reason, "environment") ? "environment" : "harness";
}

/* What stands in front of the headline of a case that is skipped though something was found. */
static const char *find_prefix(enum junit_form form, enum verdict verdict)
{
	if (form != JUNIT_SKIPPED)
		return "";
	if (verdict == VERDICT_FAIL)
		return "finding below the gate: ";
	return verdict == VERDICT_BLOCKED ? "blocked below the gate: " : "";
}

void junit_append_time(struct text *text, double milliseconds)
{
	text_append_string(text, " time=\"");
	text_append_decimal(text, milliseconds / 1000);
	text_append_string(text, "\"");
}

void junit_begin_case(struct text *text, const char *class_name, const char *name, double milliseconds)
{
	text_append_string(text, "    <testcase classname=\"routprot.");
	xml_append_content(text, class_name, strlen(class_name));
	text_append_string(text, "\"");
	xml_append_attribute(text, "name", name);
	junit_append_time(text, milliseconds);
	text_append_string(text, ">");
}

void junit_append_element(struct text *text, const struct junit_element *element)
{
	static const char *const names[JUNIT_FLAKY + 1] = { NULL, "failure", "error", "skipped", "flakyFailure" };
	const char *name = names[element->form];

	if (!name)
		return;
	text_append_string(text, "\n      <");
	text_append_string(text, name);
	if (element->form != JUNIT_SKIPPED)
		xml_append_attribute(text, "type", element->type);
	xml_append_attribute(text, "message", element->message);
	text_append_string(text, ">");
	xml_append_content(text, element->content, strlen(element->content));
	text_append_string(text, "</");
	text_append_string(text, name);
	text_append_string(text, ">");
}

void junit_append_output(struct text *text, const char *output)
{
	size_t length = strlen(output);

	text_append_string(text, "\n      <system-out>");
	if (length > OUTPUT_MOST) {
		xml_append_content(text, output, OUTPUT_HEAD);
		text_printf(text, "\n[%lu bytes left out]\n", (unsigned long)(length - OUTPUT_HEAD - OUTPUT_TAIL));
		xml_append_content(text, output + length - OUTPUT_TAIL, OUTPUT_TAIL);
	} else {
		xml_append_content(text, output, length);
	}
	text_append_string(text, "</system-out>");
}

void junit_end_case(struct text *text)
{
	bool is_empty = text->data[text->length - 2] == '"';

	text_append_string(text, is_empty ? "</testcase>\n" : "\n    </testcase>\n");
}

/* What the record says, in front of the headline. */
static void append_known(struct text *text, const struct result *result, size_t place)
{
	recorded_write(text, result, place);
	text_append_string(text, result->cases[place].judgement.verdict == VERDICT_PASS ? "" : ": ");
}

void junit_write_message(struct text *text, const struct result *result, size_t place)
{
	if (result->cases[place].known.state == KNOWN_NONE)
		text_append_string(text, find_prefix(junit_form_of(result, place),
						     result->cases[place].judgement.verdict));
	else
		append_known(text, result, place);
	details_write_headline(text, result, place);
}

static void append_verdict(struct text *text, const struct result *result, size_t place, enum junit_form form)
{
	const struct judgement *judgement = &result->cases[place].judgement;
	struct text message = { 0 };
	struct text content = { 0 };
	struct junit_element element = { .form = form, .type = find_type(judgement) };

	if (form == JUNIT_FAILURE && !case_is_gating_failure(result, place))
		element.type = "known-failure";
	if (is_flaky_pass(result, place))
		element.form = JUNIT_FLAKY;
	junit_write_message(&message, result, place);
	text_append(&content, text_string(&message), message.length);
	text_append_string(&content, "\n");
	if (judgement->verdict != VERDICT_SKIPPED)
		details_write(&content, result, place, text->length > CALLS_END);
	element.message = text_string(&message);
	element.content = text_string(&content);
	junit_append_element(text, &element);
	text_release(&message);
	text_release(&content);
}

static void append_property(struct text *text, const char *name, const char *value)
{
	text_append_string(text, "\n        <property");
	xml_append_attribute(text, "name", name);
	xml_append_attribute(text, "value", value);
	text_append_string(text, "/>");
}

/* Each file that is kept of the case, by its path from where the program was started. */
static void append_artifacts(struct text *text, const struct result *result, size_t place,
			     void (*append)(struct text *text, const char *path))
{
	for (int i = 0; i < ARTIFACT_COUNT; i++) {
		struct text path = { 0 };

		if (!artifacts_keep(result, place, (enum artifact)i))
			continue;
		artifact_write_path(&path, result->artifacts->from_start, result->plan->cases[place].id, (enum artifact)i);
		append(text, text_string(&path));
		text_release(&path);
	}
}

static void append_artifact_property(struct text *text, const char *path)
{
	append_property(text, "artifact", path);
}

/* As GitLab and Jenkins read it in what a test prints. */
static void append_attachment(struct text *text, const char *path)
{
	text_printf(text, "[[ATTACHMENT|%s]]\n", path);
}

/* What the candidate printed, and where the files are. */
static void append_output(struct text *text, const struct result *result, size_t place)
{
	const char *output = result->cases[place].output;
	struct text words = { 0 };

	if (output && text->length <= OUTPUTS_END)
		text_append_string(&words, output);
	if (words.length && words.data[words.length - 1] != '\n' && artifacts_keep(result, place, ARTIFACT_WORDS))
		text_append_string(&words, "\n");
	append_artifacts(&words, result, place, append_attachment);
	if (words.length)
		junit_append_output(text, text_string(&words));
	text_release(&words);
}

/* Where its row stands, as attributes of the testcase that was just begun; then what it is about. */
static void append_properties(struct text *text, const struct result *result, size_t place)
{
	const struct planned_case *planned = &result->plan->cases[place];
	const struct judgement *judgement = &result->cases[place].judgement;
	struct row_place row;

	if (row_place_find(planned, &row)) {
		text->length--;
		xml_append_attribute(text, "file", row.file);
		text_printf(text, " line=\"%lu\">", (unsigned long)row.line);
	}
	text_append_string(text, "\n      <properties>");
	append_property(text, "requirement", requirement_find(planned->row->requirement)->id);
	append_property(text, "level", level_name(planned->level));
	append_property(text, "claim", planned->row->claim);
	append_property(text, "verdict", verdict_name(judgement->verdict));
	append_property(text, "ending", ending_name(judgement->ending));
	for (size_t i = 0; i < judgement->violation_count; i++)
		append_property(text, "violates", requirement_find(judgement->violations[i].requirement)->id);
	append_artifacts(text, result, place, append_artifact_property);
	text_append_string(text, "\n      </properties>");
}

void junit_append_case(struct text *text, const struct result *result, size_t place)
{
	const struct planned_case *planned = &result->plan->cases[place];
	const struct case_result *done = &result->cases[place];
	enum junit_form form = junit_form_of(result, place);

	junit_begin_case(text, planned->suite->callback, planned->id, done->milliseconds);
	if (result->options->is_junit_rich)
		append_properties(text, result, place);
	if (form != JUNIT_PASS || is_flaky_pass(result, place))
		append_verdict(text, result, place, form);
	append_output(text, result, place);
	junit_end_case(text);
}
