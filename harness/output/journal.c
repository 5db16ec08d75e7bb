/* SPDX-License-Identifier: MIT */
/* The journal: the line of the run, those of the cases, that of the summary. */
#include "harness/output/journal.h"

#include "harness/model/codes.h"
#include "harness/model/entry.h"
#include "harness/model/mistake.h"
#include "harness/output/artifacts.h"
#include "harness/output/control_facts.h"
#include "harness/output/coverage.h"
#include "harness/output/journal_case.h"
#include "harness/output/journal_codes.h"
#include "harness/base/json.h"
#include "harness/base/version.h"

#include <stdio.h>

static void write_strings(struct json *json, const char *key, const char *const *strings, size_t count)
{
	json_open(json, key, '[');
	for (size_t i = 0; i < count; i++)
		json_write_string(json, NULL, strings[i]);
	json_close(json, '[');
}

static void write_candidate(struct json *json, const struct candidate_facts *candidate)
{
	json_open(json, "candidate", '{');
	json_write_string(json, "path", candidate->path ? candidate->path : "");
	json_write_string(json, "sha256", candidate->sha256);
	json_write_string(json, "machine", candidate->machine ? candidate->machine : "unknown");
	json_write_number(json, "bytes", candidate->bytes);
	write_strings(json, "exports", (const char *const *)candidate->exports, candidate->export_count);
	json_close(json, '{');
}

static void write_hex(struct json *json, const char *key, uint64_t number, size_t digits)
{
	struct text text = { 0 };

	text_append_hex(&text, number, digits);
	json_write_text(json, key, &text);
	text_release(&text);
}

/* The flags by the names of the pages; bits without a name as a number. */
static void write_functionality(struct json *json, uint32_t functionality)
{
	static const struct {
		uint32_t flag;
		const char *name;
	} flags[] = { { RF_ROUTING, "ROUTING" },
		      { 0x02, "SERVICES" },
		      { RF_DEMAND_UPDATE_ROUTES, "DEMAND_UPDATE_ROUTES" },
		      { 0x08, "DEMAND_UPDATE_SERVICES" },
		      { RF_ADD_ALL_INTERFACES, "ADD_ALL_INTERFACES" },
		      { RF_MULTICAST, "MULTICAST" },
		      { RF_POWER, "POWER" } };

	json_open(json, "functionality", '[');
	for (size_t i = 0; i < sizeof(flags) / sizeof(flags[0]); i++) {
		if (functionality & flags[i].flag)
			json_write_string(json, NULL, flags[i].name);
		functionality &= ~flags[i].flag;
	}
	if (functionality)
		write_hex(json, NULL, functionality, 8);
	json_close(json, '[');
}

static void write_callbacks(struct json *json, const char *key, uint32_t callbacks)
{
	json_open(json, key, '[');
	for (size_t i = 0; i < CALLBACK_COUNT; i++) {
		if (callbacks >> i & 1)
			json_write_string(json, NULL, callback_name(i));
	}
	json_close(json, '[');
}

static void write_protocol(struct json *json, const struct result *result)
{
	const struct facts *facts = &result->facts;

	if (facts->examined < EXAMINED_REGISTERED) {
		json_write_null(json, "protocol");
		return;
	}
	json_open(json, "protocol", '{');
	json_write_string(json, "name", result->profile ? result->profile->name : NULL);
	write_hex(json, "id", facts->protocol_id, 8);
	write_hex(json, "version", facts->version, 3);
	write_functionality(json, facts->functionality);
	write_callbacks(json, "callbacks", facts->callbacks);
	write_callbacks(json, "absent_callbacks", ~facts->callbacks);
	json_close(json, '{');
}

static void write_shard(struct json *json, const struct options *options)
{
	char words[32];

	snprintf(words, sizeof(words), "%lu/%lu", (unsigned long)options->shard, (unsigned long)options->shards);
	json_write_string(json, "shard", options->shards > 1 ? words : NULL);
}

static void write_options(struct json *json, const struct result *result)
{
	const struct options *options = result->options;

	json_open(json, "options", '{');
	json_write_string(json, "level", level_name(options->level));
	json_write_string(json, "isolate", isolate_name(options->isolate));
	write_strings(json, "only", options->only, options->only_count);
	write_strings(json, "skip", options->skip, options->skip_count);
	json_write_number(json, "jobs", options->jobs);
	json_write_decimal(json, "timeout_factor", options->timeout_factor);
	if (options->shuffle)
		json_write_number(json, "shuffle", options->shuffle);
	else
		json_write_null(json, "shuffle");
	write_shard(json, options);
	json_write_number(json, "repeat", options->repeat);
	json_write_string(json, "flaky", options->allows_flaky ? "allow" : "fail");
	json_write_string(json, "known", result->known ? result->known->path : NULL);
	json_close(json, '{');
}

static void write_profile(struct json *json, const struct profile *profile)
{
	char fingerprint[20];

	if (!profile || !profile->path) {
		json_write_null(json, "profile");
		return;
	}
	snprintf(fingerprint, sizeof(fingerprint), "%08lx%08lx", (unsigned long)(profile->fingerprint >> 32),
		 (unsigned long)(profile->fingerprint & 0xFFFFFFFF));
	json_open(json, "profile", '{');
	json_write_string(json, "path", profile->path);
	json_write_string(json, "fingerprint", fingerprint);
	json_close(json, '{');
}

static void write_control(struct json *json, const struct control_facts *control)
{
	json_open(json, "control", '{');
	json_write_string(json, "state", control_name(control->state));
	json_write_number(json, "cases", control->cases);
	json_write_string(json, "reason", control->reason);
	json_write_string(json, "reproduce", control->reproduce);
	json_close(json, '{');
}

/* Those that a case violates. */
static void mark_violated(bool is_violated[REQUIREMENT_COUNT], const struct result *result)
{
	for (size_t i = 0; i < result->plan->count; i++) {
		const struct judgement *judgement = &result->cases[i].judgement;

		for (size_t j = 0; j < judgement->violation_count; j++)
			is_violated[judgement->violations[j].requirement] = true;
	}
}

static void write_requirements(struct json *json, const struct result *result)
{
	bool is_violated[REQUIREMENT_COUNT] = { false };
	size_t count;
	const struct requirement_facts *facts = requirement_list(&count);

	mark_violated(is_violated, result);

	json_open(json, "requirements", '[');
	for (size_t i = 0; i < count; i++) {
		const char *waived = requirement_waiver(&facts[i], result->options->suite_version);

		if (!requirement_is_in(&facts[i], result->options->suite_version))
			continue;
		json_open(json, NULL, '{');
		json_write_string(json, "id", facts[i].id);
		json_write_string(json, "level", level_name(facts[i].level));
		json_write_string(json, "page", facts[i].page);
		json_write_string(json, "sentence", facts[i].sentence);
		if (waived)
			json_write_string(json, "waived", waived);
		/* Of no use to who has kept it, and half the size of the line. */
		if (is_violated[requirement_cite(&facts[i])])
			json_write_string(json, "mistake", mistake_find(requirement_cite(&facts[i])));
		json_close(json, '{');
	}
	json_close(json, '[');
}

static void write_run(struct json *json, const struct result *result)
{
	json_open(json, NULL, '{');
	json_write_string(json, "type", "run");
	json_write_number(json, "schema", JOURNAL_SCHEMA);
	json_write_string(json, "tool_version", TOOL_VERSION);
	json_write_number(json, "suite_version", result->options->suite_version);
	json_write_string(json, "started", result->started);
	json_write_string(json, "platform", result->platform ? result->platform : "");
	write_candidate(json, &result->candidate);
	write_protocol(json, result);
	write_options(json, result);
	write_profile(json, result->profile);
	write_control(json, &result->control);
	write_strings(json, "decisions", (const char *const *)result->decisions, result->decision_count);
	write_requirements(json, result);
	journal_write_codes(json, "documented_codes", result, false);
	json_close(json, '{');
}

static void write_counts(struct json *json, const struct summary *summary)
{
	json_open(json, "counts", '{');
	json_write_number(json, "cases", summary->cases);
	for (int i = 0; i < VERDICT_COUNT; i++)
		json_write_number(json, verdict_name((enum verdict)i), summary->counts[i]);
	json_write_number(json, "findings", summary->findings);
	json_write_number(json, "remarks", summary->remarks);
	json_write_number(json, "known", summary->known);
	json_write_number(json, "outdated", summary->outdated);
	json_close(json, '{');
	json_open(json, "requirements", '{');
	json_write_number(json, "gating", summary->gating_requirements);
	json_write_number(json, "examined", summary->examined_requirements);
	json_close(json, '{');
}

static void write_names(struct json *json, const char *key, uint64_t callbacks)
{
	json_open(json, key, '[');
	for (int i = ENTRY_END + 1; i <= ENTRY_FREE; i++) {
		if (callbacks >> i & 1)
			json_write_string(json, NULL, entry_find((enum entry)i)->name);
	}
	json_close(json, '[');
}

/* What the exit status rests on besides the cases: who joins shards needs it of each. */
static void write_gating_callbacks(struct json *json, const struct summary *summary)
{
	json_open(json, "callbacks", '{');
	write_names(json, "covered", summary->covered_callbacks);
	write_names(json, "passed", summary->passed_callbacks);
	json_close(json, '{');
}

static void write_unexamined(struct json *json, const struct result *result)
{
	struct coverage coverage;

	coverage_read(&coverage, result);
	json_open(json, "unexamined", '[');
	for (int i = REQUIREMENT_NONE + 1; i < REQUIREMENT_COUNT; i++) {
		if (coverage.lines[i].is_examined || coverage.lines[i].is_left_out)
			continue;
		json_open(json, NULL, '{');
		json_write_string(json, "requirement", requirement_find((enum requirement)i)->id);
		json_write_string(json, "reason", coverage.lines[i].reason);
		json_write_string(json, "key", coverage.lines[i].key);
		json_close(json, '{');
	}
	json_close(json, '[');
}

static void write_summary(struct json *json, const struct result *result, const struct summary *summary)
{
	json_open(json, NULL, '{');
	json_write_string(json, "type", "summary");
	write_counts(json, summary);
	json_write_string(json, "level", level_name(result->options->level));
	json_write_number(json, "exit_status", summary->status);
	write_strings(json, "causes", (const char *const *)summary->causes, summary->cause_count);
	write_gating_callbacks(json, summary);
	journal_write_codes(json, "codes", result, true);
	write_unexamined(json, result);
	if (result->artifacts) {
		json_open(json, "artifacts", '{');
		json_write_number(json, "cases", result->artifacts->kept);
		json_write_number(json, "left_out", result->artifacts->left_out);
		json_close(json, '{');
	}
	json_write_decimal(json, "milliseconds", result->milliseconds);
	json_write_decimal(json, "settle_milliseconds", result->settle_milliseconds);
	json_write_number(json, "workers", result->workers);
	json_close(json, '{');
}

/* Every line is a JSON value of its own. */
static void end_line(struct json *json)
{
	text_append_string(json->text, "\n");
	json->needs_comma = false;
}

void journal_write(struct text *text, const struct result *result, const struct summary *summary)
{
	enum { CASE_SIZE = 4096 }; /* about what a case takes, so that the text need not grow often */
	struct json json = { .text = text };

	text_reserve(text, (summary->cases + 32) * (size_t)CASE_SIZE);
	write_run(&json, result);
	end_line(&json);
	for (size_t i = 0; i < result->plan->count; i++) {
		if (!result->plan->cases[i].is_selected)
			continue;
		journal_write_case(&json, result, i);
		end_line(&json);
	}
	write_summary(&json, result, summary);
	end_line(&json);
}
