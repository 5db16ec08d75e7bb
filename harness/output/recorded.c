/* SPDX-License-Identifier: MIT */
/* Known failures held against a run. */
#include "harness/output/recorded.h"

#include "harness/base/allocate.h"
#include "harness/base/glob.h"
#include "harness/output/coverage.h"
#include "harness/output/details.h"

#include <stdio.h>
#include <string.h>

bool recorded_assign(struct result *result, struct reason *why)
{
	for (size_t i = 0; result->known && i < result->plan->count; i++) {
		const struct known_entry *other;
		const char *id = result->plan->cases[i].id;

		result->cases[i].known.entry = known_find(result->known, id, &other);
		if (other)
			return fail(why, "%s:%u: %s has an entry already, on line %u: a case needs one only",
				    result->known->path, other->line, id, result->cases[i].known.entry->line);
	}
	return true;
}

/* "IFSTATUS-21: what was got", as outcomes are recorded. */
static void write_violation(struct text *text, const struct violation *violation)
{
	text_append_string(text, requirement_find(violation->requirement)->id);
	text_append_string(text, ": ");
	text_append_string(text, violation->got ? violation->got : "");
}

static bool is_violated_as(const char *outcome, const struct violation *violation)
{
	struct text words = { 0 };
	bool matches;

	write_violation(&words, violation);
	matches = glob_matches(outcome, text_string(&words));
	text_release(&words);
	return matches;
}

/* Whether an outcome of the entry says it. */
static bool is_recorded(const struct known_entry *entry, const struct violation *violation)
{
	for (size_t i = 0; i < entry->outcome_count; i++) {
		if (is_violated_as(entry->outcomes[i], violation))
			return true;
	}
	return false;
}

/* Whether a violation of the case is what the outcome says. */
static bool has_occurred(const char *outcome, const struct judgement *judgement)
{
	for (size_t i = 0; i < judgement->violation_count; i++) {
		if (is_violated_as(outcome, &judgement->violations[i]))
			return true;
	}
	return false;
}

static bool is_of_blocked(const char *outcome)
{
	return strncmp(outcome, KNOWN_BLOCKED, strlen(KNOWN_BLOCKED)) == 0;
}

/* What is not as recorded in a case that failed; empty where all is. What is below the gate may come and go. */
static void compare_failure(struct text *difference, const struct result *result, size_t place)
{
	const struct judgement *judgement = &result->cases[place].judgement;
	const struct known_entry *entry = result->cases[place].known.entry;

	for (size_t i = 0; i < judgement->violation_count; i++) {
		if (!level_is_gating(result, judgement->violations[i].level) ||
		    is_recorded(entry, &judgement->violations[i]))
			continue;
		text_append_string(difference, "it also gave ");
		write_violation(difference, &judgement->violations[i]);
		return;
	}
	for (size_t i = 0; i < entry->outcome_count; i++) {
		if (is_of_blocked(entry->outcomes[i]) || has_occurred(entry->outcomes[i], judgement))
			continue;
		text_append_string(difference, "the recorded \"");
		text_append_string(difference, entry->outcomes[i]);
		text_append_string(difference, "\" did not occur; it gave ");
		details_write_headline(difference, result, place);
		return;
	}
}

/* The same of a case that was blocked or skipped. */
static void compare_reason(struct text *difference, const struct result *result, size_t place)
{
	const struct judgement *judgement = &result->cases[place].judgement;
	const struct known_entry *entry = result->cases[place].known.entry;
	struct text words = { 0 };

	text_append_string(&words, judgement->verdict == VERDICT_BLOCKED ? KNOWN_BLOCKED : "skipped: ");
	details_write_headline(&words, result, place);
	for (size_t i = 0; i < entry->outcome_count; i++) {
		if (is_of_blocked(entry->outcomes[i]) && glob_matches(entry->outcomes[i], text_string(&words)))
			goto out;
	}
	text_append_string(difference, "it is ");
	text_append(difference, text_string(&words), words.length);
out:
	text_release(&words);
}

static bool is_expired(const struct result *result, const struct known_entry *entry)
{
	return strncmp(result->started, entry->expires, 10) > 0;
}

static void judge_entry(struct result *result, size_t place)
{
	struct known_case *known = &result->cases[place].known;
	const enum verdict verdict = result->cases[place].judgement.verdict;
	struct text difference = { 0 };

	if (verdict == VERDICT_PASS) {
		known->state = KNOWN_PASSES;
	} else if (verdict == VERDICT_BROKEN || result->aborted || result->untestable) {
		known->state = KNOWN_UNTOLD;
	} else {
		if (verdict == VERDICT_FLAKY)
			text_printf(&difference, "it is %s", result->cases[place].judgement.reason);
		else if (verdict == VERDICT_FAIL)
			compare_failure(&difference, result, place);
		else
			compare_reason(&difference, result, place);
		known->state = difference.length                  ? KNOWN_DIFFERS
			       : is_expired(result, known->entry) ? KNOWN_EXPIRED
								  : KNOWN_AS_RECORDED;
		known->difference = difference.data;
	}
}

void recorded_judge(struct result *result)
{
	for (size_t i = 0; result->known && i < result->plan->count; i++) {
		if (result->plan->cases[i].is_selected && result->cases[i].known.entry)
			judge_entry(result, i);
	}
}

bool recorded_is_red(const struct result *result, size_t place)
{
	const enum known_state state = result->cases[place].known.state;

	return state == KNOWN_PASSES || state == KNOWN_DIFFERS || state == KNOWN_EXPIRED;
}

void recorded_write_place(struct text *text, const struct result *result, const struct known_entry *entry)
{
	text_append_string(text, result->known->path);
	text_append_string(text, ":");
	text_append_number(text, entry->line);
}

void recorded_write_reason(struct text *text, const struct known_entry *entry)
{
	text_append_string(text, entry->reason);
	text_append_string(text, " (");
	if (entry->bug) {
		text_append_string(text, "bug ");
		text_append_string(text, entry->bug);
		text_append_string(text, ", ");
	}
	if (entry->owner) {
		text_append_string(text, "owner ");
		text_append_string(text, entry->owner);
		text_append_string(text, ", ");
	}
	text_append_string(text, "until ");
	text_append_string(text, entry->expires);
	text_append_string(text, ")");
}

void recorded_write(struct text *text, const struct result *result, size_t place)
{
	static const char *const words[KNOWN_STATE_COUNT] = {
		[KNOWN_AS_RECORDED] = " knows this failure: ",
		[KNOWN_PASSES] = " lists it as a known failure, but it passes: take it out",
		[KNOWN_DIFFERS] = " records another outcome: ",
		[KNOWN_EXPIRED] = " has expired: mend the failure, or give the entry a new day: ",
		[KNOWN_UNTOLD] = " lists it as a known failure, but this run could not tell",
	};
	const struct known_case *known = &result->cases[place].known;

	if (known->state == KNOWN_NONE)
		return;
	recorded_write_place(text, result, known->entry);
	text_append_string(text, words[known->state]);
	if (known->state == KNOWN_AS_RECORDED || known->state == KNOWN_EXPIRED)
		recorded_write_reason(text, known->entry);
	else if (known->state == KNOWN_DIFFERS)
		text_append_string(text, known->difference);
}

static bool matches_a_case(const struct plan *plan, const char *pattern)
{
	for (size_t i = 0; i < plan->count; i++) {
		if (glob_matches(pattern, plan->cases[i].id))
			return true;
	}
	return false;
}

const struct known_pattern *recorded_next_unmatched(const struct result *result, size_t *cursor)
{
	size_t number = 0;

	for (size_t i = 0; result->known && i < result->known->count; i++) {
		const struct known_entry *entry = &result->known->entries[i];

		for (size_t j = 0; j < entry->pattern_count; j++, number++) {
			if (number < *cursor)
				continue;
			*cursor = number + 1;
			if (!matches_a_case(result->plan, entry->patterns[j].pattern))
				return &entry->patterns[j];
		}
	}
	return NULL;
}
