/* SPDX-License-Identifier: MIT */
/* The JUnit XML file: a testsuite for each callback, and `run`. */
#include "harness/output/junit.h"

#include "harness/output/artifacts.h"
#include "harness/output/control_facts.h"
#include "harness/output/details.h"
#include "harness/output/junit_case.h"
#include "harness/output/recorded.h"
#include "harness/base/version.h"
#include "harness/base/xml.h"

#include <string.h>

/* The cases of one callback; the suites of one callback need not stand side by side. */
struct group {
	const char *callback;
	struct junit_counts counts;
};

/* As many as there can be callbacks; one that does not fit is written with the last. */
enum { GROUPS_MOST = 64 };

struct groups {
	struct group groups[GROUPS_MOST];
	size_t count;
};

static struct group *find_group(struct groups *groups, const char *callback)
{
	for (size_t i = 0; i < groups->count; i++) {
		if (strcmp(groups->groups[i].callback, callback) == 0)
			return &groups->groups[i];
	}
	if (groups->count < GROUPS_MOST)
		groups->groups[groups->count++].callback = callback;
	return &groups->groups[groups->count - 1];
}

static void add_counts(struct junit_counts *sum, const struct junit_counts *more)
{
	for (int i = 0; i < JUNIT_FORM_COUNT; i++)
		sum->forms[i] += more->forms[i];
	sum->milliseconds += more->milliseconds;
}

static void append_number_attribute(struct text *text, const char *name, uint32_t number)
{
	text_append_string(text, " ");
	text_append_string(text, name);
	text_append_string(text, "=\"");
	text_append_number(text, number);
	text_append_string(text, "\"");
}

static void append_counts(struct text *text, const struct junit_counts *counts, bool is_suite)
{
	uint32_t errors = counts->forms[JUNIT_ERROR];
	uint32_t failures = counts->forms[JUNIT_FAILURE];
	uint32_t skipped = counts->forms[JUNIT_SKIPPED];

	append_number_attribute(text, "tests", counts->forms[JUNIT_PASS] + errors + failures + skipped);
	append_number_attribute(text, "failures", failures);
	append_number_attribute(text, "errors", errors);
	if (is_suite)
		append_number_attribute(text, "skipped", skipped);
	junit_append_time(text, counts->milliseconds);
}

static void begin_file(struct text *text, const struct junit_counts *sum)
{
	text_append_string(text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"routprot-check\"");
	append_counts(text, sum, false);
	text_append_string(text, ">\n");
}

static void begin_suite(struct text *text, const char *name, const struct junit_counts *counts, const char *started)
{
	text_append_string(text, "  <testsuite");
	xml_append_attribute(text, "name", name);
	append_counts(text, counts, true);
	/* The zone is left out: not every reader takes it, and those that do assume UTC. */
	if (started && strlen(started) >= 19) {
		text_append_string(text, " timestamp=\"");
		xml_append_content(text, started, 19);
		text_append_string(text, "\"");
	}
	text_append_string(text, ">\n");
}

static void end_suite(struct text *text)
{
	text_append_string(text, "  </testsuite>\n");
}

static void append_property(struct text *text, const char *name, const char *value)
{
	if (!value)
		return;
	text_append_string(text, "      <property");
	xml_append_attribute(text, "name", name);
	xml_append_attribute(text, "value", value);
	text_append_string(text, "/>\n");
}

/* A number that is not 0. */
static void append_number_property(struct text *text, const char *name, uint32_t number)
{
	struct text value = { 0 };

	text_append_number(&value, number);
	append_property(text, name, number ? text_string(&value) : NULL);
	text_release(&value);
}

static void append_shard(struct text *text, const struct options *options)
{
	struct text value = { 0 };

	text_printf(&value, "%lu/%lu", (unsigned long)options->shard, (unsigned long)options->shards);
	append_property(text, "shard", options->shards > 1 ? text_string(&value) : NULL);
	text_release(&value);
}

static void append_control(struct text *text, const struct control_facts *control)
{
	struct text value = { 0 };

	text_append_string(&value, control_name(control->state));
	if (control->reason)
		text_printf(&value, ": %s", control->reason);
	append_property(text, "control", text_string(&value));
	text_release(&value);
}

static void append_properties(struct text *text, const struct result *result)
{
	text_append_string(text, "    <properties>\n");
	append_property(text, "tool_version", TOOL_VERSION);
	append_number_property(text, "suite_version", result->options->suite_version);
	append_property(text, "candidate", result->candidate.path);
	append_property(text, "sha256", result->candidate.sha256);
	append_property(text, "machine", result->candidate.machine);
	append_property(text, "platform", result->platform);
	append_property(text, "profile", result->profile ? result->profile->path : NULL);
	append_property(text, "level", level_name(result->options->level));
	append_shard(text, result->options);
	append_number_property(text, "shuffle", result->options->shuffle);
	append_property(text, "known", result->known ? result->known->path : NULL);
	append_control(text, &result->control);
	text_append_string(text, "    </properties>\n");
}

/* What `run/completed` says: the exit status and every cause of it. */
static void append_end_of_run(struct text *text, const struct result *result, const struct summary *summary)
{
	struct text kept = { 0 };

	text_printf(text, "exit status %lu: ", (unsigned long)summary->status);
	text_append_string(text, summary_meaning(summary));
	text_append_string(text, "\n");
	for (size_t i = 0; i < summary->cause_count; i++) {
		text_append_string(text, "cause: ");
		text_append_string(text, summary->causes[i]);
		text_append_string(text, "\n");
	}
	if (result->control.reproduce)
		text_printf(text, "look at it: %s\n", result->control.reproduce);
	artifacts_write_count(&kept, result);
	if (kept.length)
		text_printf(text, "%s\n", text_string(&kept));
	text_release(&kept);
	details_write_examined(text, summary);
	text_append_string(text, "\n");
}

static enum junit_form form_of_run(const struct summary *summary)
{
	return summary->status <= 1 ? JUNIT_PASS : JUNIT_ERROR;
}

static const char *type_of_run(const struct result *result, const struct summary *summary)
{
	if (summary->status == 3)
		return "untested";
	return !result->aborted && result->control.state == CONTROL_FAILED ? "environment" : "harness";
}

/* The headings of the record that match no case, which no other testcase can show. */
static enum junit_form form_of_record(const struct result *result)
{
	size_t cursor = 0;

	return recorded_next_unmatched(result, &cursor) ? JUNIT_FAILURE : JUNIT_PASS;
}

static void append_record(struct text *text, const struct result *result)
{
	struct junit_element element = { .form = form_of_record(result), .type = "known-failure" };
	const struct known_pattern *heading;
	struct text words = { 0 };
	size_t cursor = 0;

	if (!result->known)
		return;
	while ((heading = recorded_next_unmatched(result, &cursor)))
		text_printf(&words, "%s%s:%lu: [%s] matches no case: take it out, or correct it",
			    words.length ? "\n" : "", result->known->path, (unsigned long)heading->line,
			    heading->pattern);
	element.message = element.content = text_string(&words);
	junit_begin_case(text, "run", "run/known-failures", 0);
	junit_append_element(text, &element);
	junit_end_case(text);
	text_release(&words);
}

static void append_run(struct text *text, const struct result *result, const struct summary *summary)
{
	enum junit_form form = form_of_run(summary);
	struct junit_element element = { .form = form, .type = type_of_run(result, summary) };
	struct junit_counts counts = { .milliseconds = 0 };
	struct text words = { 0 };

	counts.forms[form] = 1;
	counts.forms[form_of_record(result)] += result->known != NULL;
	append_end_of_run(&words, result, summary);
	element.message = summary->cause_count ? summary->causes[0] : summary_meaning(summary);
	element.content = text_string(&words);
	begin_suite(text, "run", &counts, result->started);
	append_properties(text, result);
	junit_begin_case(text, "run", "run/completed", 0);
	junit_append_element(text, &element);
	if (form == JUNIT_PASS)
		junit_append_output(text, text_string(&words));
	junit_end_case(text);
	append_record(text, result);
	end_suite(text);
	text_release(&words);
}

static void count_cases(struct groups *groups, const struct result *result)
{
	for (size_t i = 0; i < result->plan->count; i++) {
		struct group *group;

		if (!result->plan->cases[i].is_selected)
			continue;
		group = find_group(groups, result->plan->cases[i].suite->callback);
		group->counts.forms[junit_form_of(result, i)]++;
		group->counts.milliseconds += result->cases[i].milliseconds;
	}
}

static void append_group(struct text *text, struct groups *groups, struct group *group, const struct result *result)
{
	begin_suite(text, group->callback, &group->counts, result->started);
	for (size_t i = 0; i < result->plan->count; i++) {
		const struct planned_case *planned = &result->plan->cases[i];

		if (planned->is_selected && find_group(groups, planned->suite->callback) == group)
			junit_append_case(text, result, i);
	}
	end_suite(text);
}

void junit_write(struct text *text, const struct result *result, const struct summary *summary)
{
	struct groups groups = { 0 };
	struct junit_counts sum = { 0 };

	count_cases(&groups, result);
	for (size_t i = 0; i < groups.count; i++)
		add_counts(&sum, &groups.groups[i].counts);
	sum.forms[form_of_run(summary)]++;
	sum.forms[form_of_record(result)] += result->known != NULL;
	begin_file(text, &sum);
	for (size_t i = 0; i < groups.count; i++)
		append_group(text, &groups, &groups.groups[i], result);
	append_run(text, result, summary);
	text_append_string(text, "</testsuites>\n");
}

void junit_write_unfinished(struct text *text, const char *why)
{
	struct junit_counts counts = { .forms = { [JUNIT_ERROR] = 1 } };
	struct junit_element element = { .form = JUNIT_ERROR, .type = "harness", .message = why, .content = why };

	begin_file(text, &counts);
	begin_suite(text, "run", &counts, NULL);
	junit_begin_case(text, "run", "run/completed", 0);
	junit_append_element(text, &element);
	junit_end_case(text);
	end_suite(text);
	text_append_string(text, "</testsuites>\n");
}
