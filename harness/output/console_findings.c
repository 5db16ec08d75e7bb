/* SPDX-License-Identifier: MIT */
/* Failures, findings, blocked and broken cases, remarks: for the terminal. */
#include "harness/output/console_findings.h"

#include "harness/output/calls.h"
#include "harness/base/columns.h"
#include "harness/output/console_groups.h"
#include "harness/output/console_sections.h"
#include "harness/output/details.h"
#include "harness/output/repeats.h"
#include "harness/output/settled.h"
#include "harness/output/words.h"

#include <string.h>

enum { FULL_MOST = 10, CELLS_MOST = 6, DETAIL_MOST = 160 };

/* The column in which the words of a case begin. */
enum { BODY = 15 };

/* The cell of a case: its id from the bracket on, or the whole id. */
static const char *cell_of(const struct result *result, size_t place)
{
	const char *bracket = strchr(result->plan->cases[place].id, '[');

	return bracket ? bracket : result->plan->cases[place].id;
}

/* "and 37 more cases like it: [...], [...], ..." */
static void append_others(struct text *text, const struct result *result, const struct case_group *group)
{
	struct text words = { 0 };
	size_t most = console_limit(result, CELLS_MOST);

	if (group->count < 2)
		return;
	text_append_string(&words, "and ");
	columns_count(&words, group->count - 1, "more case");
	text_append_string(&words, " like it: ");
	for (size_t i = 1; i < group->count && i <= most; i++) {
		text_append_string(&words, i > 1 ? ", " : "");
		text_append_string(&words, cell_of(result, group->places[i]));
	}
	text_append_string(&words, group->count - 1 > most ? ", ..." : "");
	columns_write(text, 4, "", 4, text_string(&words));
	text_release(&words);
}

static void append_reproduce(struct text *text, const struct result *result, size_t place)
{
	text_append_string(text, "    reproduce  ");
	result_write_reproduce(text, result, place);
	text_append_string(text, "\n");
}

/* Details in a line each; what was read back can be long, and is in the journal. */
static void append_details(struct text *text, const struct observation *observation, size_t place)
{
	struct text details = { 0 };

	call_write_details(&details, observation, place);
	for (const char *line = text_string(&details); *line;) {
		size_t length = strcspn(line, "\n");
		struct text cut = { 0 };

		text_append(&cut, line, length < DETAIL_MOST ? length : DETAIL_MOST);
		text_append_string(&cut, length > DETAIL_MOST ? " ..." : "");
		columns_write(text, BODY + 2, "", BODY + 4, text_string(&cut));
		text_release(&cut);
		line += length + 1;
	}
	text_release(&details);
}

/* Each call on lines of its own, its details below. A clean-up that went well is not worth a line. */
static void append_calls(struct text *text, const struct result *result, size_t place)
{
	const struct planned_case *planned = &result->plan->cases[place];
	struct observation room;
	const struct observation *observation = settled_read(&room, result, place);

	for (size_t i = 0; i < observation->call_count; i++) {
		const struct call_observation *call = &observation->calls[i];
		struct text words = { 0 };

		if (call->step >= planned->step_count && call->ending == ENDING_RETURNED && !call->returned)
			continue;
		call_write_sentence(&words, planned, observation, i);
		columns_write(text, 4, call_role(planned, call), BODY, text_string(&words));
		text_release(&words);
		append_details(text, observation, i);
	}
	settled_release(&room);
}

static void append_crash(struct text *text, const struct crash_words *crash)
{
	if (!crash)
		return;
	columns_write(text, 4, "crash", BODY, crash->what);
	if (*crash->where)
		columns_write(text, 4, "at", BODY, crash->where);
	/* The innermost frames; those of the program that made the call tell the reader nothing. */
	for (size_t i = 0; i < crash->stack_count && i < 4 && strncmp(crash->stack[i], "routprot-check", 14) != 0; i++)
		columns_write(text, 4, i ? "" : "stack", BODY, crash->stack[i]);
}

/* What was got, without the arguments of a call that stands above already. */
static void append_got(struct text *text, const struct result *result, size_t place, const char *got)
{
	const struct planned_case *planned = &result->plan->cases[place];
	const struct observation *observation = &result->cases[place].observation;
	size_t said = 0;

	for (size_t i = 0; i < observation->call_count && !said; i++) {
		const struct call_observation *call = &observation->calls[i];
		struct text words = { 0 };

		words_call(&words, planned, call);
		if (strncmp(got, text_string(&words), words.length) == 0 && got[words.length] == ' ') {
			said = words.length + 1;
			if (call->step != planned->call_place)
				text_printf(text, "%s ", entry_find((enum entry)call->entry)->name);
		}
		text_release(&words);
	}
	text_append_string(text, got + said);
}

static void append_violation(struct text *text, const struct result *result, size_t place,
			     const struct violation *violation)
{
	struct text words = { 0 };

	append_got(&words, result, place, violation->got ? violation->got : "");
	columns_write(text, 4, "got", BODY, text_string(&words));
	columns_write(text, 4, "expected", BODY, violation->expected ? violation->expected : "");
	text_release(&words);
}

static void append_also(struct text *text, const struct violation *violation)
{
	const struct requirement_facts *facts = requirement_find(violation->requirement);
	struct text words = { 0 };

	text_printf(&words, "%s (%s): ", facts->id, level_name(violation->level));
	text_append_string(&words, facts->sentence);
	columns_write(text, 4, "also", BODY, text_string(&words));
	text_release(&words);
}

/* Those of the requirement that stands in the heading first, then the others under headings of their own. */
static void append_violations(struct text *text, const struct result *result, size_t place, enum requirement shown)
{
	const struct judgement *judgement = &result->cases[place].judgement;
	enum requirement last = shown;

	for (size_t i = 0; i < judgement->violation_count; i++) {
		if (judgement->violations[i].requirement == shown)
			append_violation(text, result, place, &judgement->violations[i]);
	}
	for (size_t i = 0; i < judgement->violation_count; i++) {
		const struct violation *violation = &judgement->violations[i];

		if (violation->requirement == shown)
			continue;
		if (violation->requirement != last)
			append_also(text, violation);
		append_violation(text, result, place, violation);
		last = violation->requirement;
	}
}

static void append_repeats(struct text *text, const struct case_result *done)
{
	struct text words = { 0 };

	if (!done->repeats)
		return;
	repeats_write(&words, done->repeats);
	columns_write(text, 4, "repeated", BODY, text_string(&words));
	text_release(&words);
}

static void append_case(struct text *text, const struct result *result, const struct case_group *group)
{
	size_t place = group->places[0];
	const struct case_result *done = &result->cases[place];

	text_append_string(text, "  ");
	columns_append(text, result->options->has_color, COLOR_BOLD, result->plan->cases[place].id);
	text_append_string(text, "\n");
	columns_write(text, 4, "claim", BODY, group->row->claim);
	append_calls(text, result, place);
	append_violations(text, result, place, group->requirement);
	append_crash(text, done->crash);
	if (done->alone.text)
		columns_write(text, 4, "alone", BODY, done->alone.text);
	append_repeats(text, done);
	append_reproduce(text, result, place);
	append_others(text, result, group);
}

/* The requirement that a run of groups violates: id, level, page, and its sentence below. */
static void append_requirement(struct text *text, const struct result *result, const struct case_group *group,
			       enum color color)
{
	const struct requirement_facts *facts = requirement_find(group->requirement);

	text_append_string(text, "\n");
	columns_append(text, result->options->has_color, color, facts->id);
	text_printf(text, " (%s) %s\n", level_name(group->level), facts->page);
	columns_write(text, 2, "", 2, facts->sentence);
}

/* One line for a group whose like was shown, or for which there is no room. */
static void append_short(struct text *text, const struct result *result, const struct case_group *group, bool is_first)
{
	const struct violation *gravest = find_gravest(&result->cases[group->places[0]].judgement);
	struct text words = { 0 };

	text_append_string(&words, result->plan->cases[group->places[0]].id);
	if (group->count > 1) {
		text_append_string(&words, " and ");
		columns_count(&words, group->count - 1, "more case");
		text_append_string(&words, " like it");
	}
	if (gravest && gravest->got) {
		text_append_string(&words, ": ");
		text_append_string(&words, gravest->got);
	}
	columns_write(text, 2, is_first ? "case" : "also", 7, text_string(&words));
	text_release(&words);
}

/* Whether the requirement of the group was violated by the group before it already. */
static bool follows(const struct case_groups *groups, size_t i)
{
	return i > 0 && groups->groups[i - 1].requirement == groups->groups[i].requirement &&
	       groups->groups[i - 1].level == groups->groups[i].level;
}

/* A duty is violated by cases about other things, for the same cause: one of them in full is enough. */
static bool is_worth_showing(const struct case_groups *groups, size_t i)
{
	return !follows(groups, i) || groups->groups[i].row->requirement == groups->groups[i].requirement;
}

static void append_failures(struct text *text, const struct result *result)
{
	struct case_groups groups;
	size_t full = 0, shorts = 0, left_out = 0;

	case_groups_open(&groups, result, GATHERED_FAILURES);
	if (groups.count)
		console_write_heading(text, result, "FAILURES");
	for (size_t i = 0; i < groups.count; i++) {
		bool is_full = full < console_limit(result, FULL_MOST) && is_worth_showing(&groups, i);

		if (!is_full && shorts >= console_limit(result, SHORT_MOST)) {
			left_out += groups.groups[i].count;
			continue;
		}
		if (!follows(&groups, i))
			append_requirement(text, result, &groups.groups[i], COLOR_RED);
		if (is_full)
			append_case(text, result, &groups.groups[i]);
		else
			append_short(text, result, &groups.groups[i], !follows(&groups, i));
		if (!is_full && !follows(&groups, i))
			append_reproduce(text, result, groups.groups[i].places[0]);
		full += is_full;
		shorts += !is_full;
	}
	console_write_rest(text, left_out, "failing case");
	case_groups_release(&groups);
}

/* Findings are shown, but not red: a line each, and the line that reproduces the first of a requirement. */
static void append_findings(struct text *text, const struct result *result)
{
	struct case_groups groups;
	size_t shown = 0, left_out = 0;

	case_groups_open(&groups, result, GATHERED_FINDINGS);
	if (groups.count)
		console_write_heading(text, result, "FINDINGS below the gate, which do not fail the run");
	for (size_t i = 0; i < groups.count; i++) {
		if (shown >= console_limit(result, SHORT_MOST)) {
			left_out += groups.groups[i].count;
			continue;
		}
		if (!follows(&groups, i))
			append_requirement(text, result, &groups.groups[i], COLOR_YELLOW);
		append_short(text, result, &groups.groups[i], !follows(&groups, i));
		if (!follows(&groups, i))
			append_reproduce(text, result, groups.groups[i].places[0]);
		shown++;
	}
	console_write_rest(text, left_out, "finding");
	case_groups_release(&groups);
}

void console_write_findings(struct text *text, const struct result *result)
{
	append_failures(text, result);
	console_write_reasons(text, result, GATHERED_FLAKY,
			      result->options->allows_flaky ? "FLAKY, which does not fail the run (--flaky allow)"
							    : "FLAKY: the verdict varies");
	console_write_reasons(text, result, GATHERED_BROKEN, "BROKEN: our fault or the environment's");
	console_write_reasons(text, result, GATHERED_BLOCKED, "BLOCKED: nothing was learnt");
	append_findings(text, result);
	console_write_remarks(text, result);
}
