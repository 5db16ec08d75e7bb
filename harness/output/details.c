/* SPDX-License-Identifier: MIT */
/* Everything that is known of a case that did not pass. */
#include "harness/output/details.h"

#include "harness/output/calls.h"
#include "harness/model/mistake.h"
#include "harness/output/recorded.h"
#include "harness/output/repeats.h"
#include "harness/output/words.h"

const struct violation *find_gravest(const struct judgement *judgement)
{
	const struct violation *gravest = NULL;

	for (size_t i = 0; i < judgement->violation_count; i++) {
		if (!gravest || judgement->violations[i].level > gravest->level)
			gravest = &judgement->violations[i];
	}
	return gravest;
}

const char *summary_meaning(const struct summary *summary)
{
	const uint32_t status = summary->status;
	static const char *const meanings[] = {
		"no gating requirement is violated in what was examined",
		"gating requirements are violated",
		"the command line or the profile is wrong; nothing was run",
		"too little could be examined for a verdict",
		"the harness or its environment failed; this is no verdict on the candidate",
	};

	if (status == 0 && summary->known)
		return "no gating requirement is violated in what was examined, but for known failures";
	if (status == 1 && summary->is_only_outdated)
		return "known failures are not as they are recorded";
	return meanings[status < sizeof(meanings) / sizeof(meanings[0]) ? status : 4];
}

void details_write_examined(struct text *text, const struct summary *summary)
{
	text_printf(text, "%lu of %lu gating requirements examined", (unsigned long)summary->examined_requirements,
		    (unsigned long)summary->gating_requirements);
}

static const char *or_empty(const char *string)
{
	return string ? string : "";
}

/* Why a case that was not judged told nothing. */
static const char *find_reason(const struct result *result, size_t place)
{
	const char *reason = result->cases[place].judgement.reason;

	return reason ? reason : or_empty(result->plan->cases[place].skipped);
}

/* "IFSTATUS-21 (must)" */
static void append_named(struct text *text, enum requirement requirement, enum level level)
{
	text_append_string(text, requirement_find(requirement)->id);
	text_append_string(text, " (");
	text_append_string(text, level_name(level));
	text_append_string(text, ")");
}

void details_write_headline(struct text *text, const struct result *result, size_t place)
{
	const struct planned_case *planned = &result->plan->cases[place];
	const struct violation *gravest = find_gravest(&result->cases[place].judgement);

	if (gravest) {
		if (result->cases[place].judgement.verdict == VERDICT_FLAKY) {
			text_append_string(text, find_reason(result, place));
			text_append_string(text, ": ");
		}
		append_named(text, gravest->requirement, gravest->level);
		text_append_string(text, ": ");
		text_append_string(text, or_empty(gravest->got));
		text_append_string(text, "; expected ");
		text_append_string(text, or_empty(gravest->expected));
		return;
	}
	text_append_string(text, find_reason(result, place));
	if (planned->unlock) {
		text_append_string(text, "; unlocked by ");
		text_append_string(text, planned->unlock);
		text_append_string(text, " in the profile");
	}
}

/* A label, and blanks up to where the values stand. */
static void append_label(struct text *text, const char *label)
{
	size_t begin = text->length;

	text_append_string(text, label);
	text_pad(text, begin, 13);
}

static void append_line(struct text *text, const char *label, const char *value)
{
	append_label(text, label);
	text_append_string(text, value);
	text_append_string(text, "\n");
}

static void append_requirement(struct text *text, const char *label, enum requirement requirement, enum level level)
{
	const struct requirement_facts *facts = requirement_find(requirement);

	append_label(text, label);
	append_named(text, requirement, level);
	text_append_string(text, ": ");
	text_append_string(text, facts->sentence);
	text_append_string(text, "\n");
	append_line(text, "page:", facts->page);
}

static void append_violation(struct text *text, const struct violation *violation, enum requirement own)
{
	if (violation->requirement == own) {
		append_label(text, "violated:");
		append_named(text, own, violation->level);
		text_append_string(text, "\n");
	} else {
		append_requirement(text, "violated:", violation->requirement, violation->level);
	}
	append_line(text, "  got:", or_empty(violation->got));
	append_line(text, "  expected:", or_empty(violation->expected));
}

static void append_judgement(struct text *text, const struct result *result, size_t place)
{
	const struct judgement *judgement = &result->cases[place].judgement;
	const struct planned_case *planned = &result->plan->cases[place];

	append_line(text, "verdict:", verdict_name(judgement->verdict));
	if (*find_reason(result, place))
		append_line(text, "reason:", find_reason(result, place));
	if (planned->unlock)
		append_line(text, "unlocked by:", planned->unlock);
	for (size_t i = 0; i < judgement->violation_count; i++)
		append_violation(text, &judgement->violations[i], planned->row->requirement);
	for (size_t i = 0; i < judgement->remark_count; i++)
		append_line(text, "remark:", judgement->remarks[i]);
}

static void append_steps(struct text *text, const struct planned_case *planned)
{
	text_append_string(text, "steps:\n");
	for (size_t i = 0; i < planned->step_count; i++) {
		text_append_string(text, i == planned->call_place ? "  > " : "    ");
		words_step(text, planned, i);
		text_append_string(text, "\n");
	}
}

static void append_crash(struct text *text, const struct crash_words *crash, bool is_short)
{
	if (!crash)
		return;
	append_line(text, "crash:", crash->what);
	if (*crash->code)
		append_line(text, "  code:", crash->code);
	if (*crash->where)
		append_line(text, "  where:", crash->where);
	if (*crash->thread)
		append_line(text, "  thread:", crash->thread);
	for (size_t i = 0; !is_short && i < crash->stack_count && i < STACK_MOST; i++)
		append_line(text, i ? "" : "  stack:", crash->stack[i]);
}

static void append_calls(struct text *text, const struct result *result, size_t place)
{
	if (!result->cases[place].observation.call_count) {
		append_steps(text, &result->plan->cases[place]);
		return;
	}
	text_append_string(text, "calls:\n");
	calls_write(text, result, place, "  ");
}

static void append_repeats(struct text *text, const struct case_result *done)
{
	struct text words = { 0 };

	if (!done->repeats || done->judgement.verdict == VERDICT_FLAKY)
		return;
	repeats_write(&words, done->repeats);
	append_line(text, "repeated:", text_string(&words));
	text_release(&words);
}

static void append_known(struct text *text, const struct result *result, size_t place)
{
	struct text words = { 0 };

	recorded_write(&words, result, place);
	if (words.length)
		append_line(text, "known:", text_string(&words));
	text_release(&words);
}

void details_write(struct text *text, const struct result *result, size_t place, bool is_short)
{
	const struct planned_case *planned = &result->plan->cases[place];
	const struct case_result *done = &result->cases[place];
	const struct violation *gravest = find_gravest(&done->judgement);

	append_line(text, "case:", planned->id);
	append_requirement(text, "requirement:", planned->row->requirement, planned->level);
	append_line(text, "claim:", planned->row->claim);
	append_judgement(text, result, place);
	/* A crash is explained by itself. */
	if (!is_short && gravest && done->judgement.ending == ENDING_RETURNED)
		append_line(text, "often wrong:", mistake_find(gravest->requirement));
	if (!is_short)
		append_calls(text, result, place);
	append_known(text, result, place);
	append_crash(text, done->crash, is_short);
	if (done->alone.text)
		append_line(text, "alone:", done->alone.text);
	append_repeats(text, done);
	text_append_string(text, "reproduce:   ");
	result_write_reproduce(text, result, place);
	text_append_string(text, "\n");
}
