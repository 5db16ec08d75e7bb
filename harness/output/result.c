/* SPDX-License-Identifier: MIT */
/* The verdict on a whole run, and the line that repeats one of its cases. */
#include "harness/output/result.h"

#include "harness/output/coverage.h"
#include "harness/output/recorded.h"
#include "harness/model/entry.h"
#include "harness/base/text.h"

#include <stdlib.h>
#include <string.h>

bool case_is_gating_failure(const struct result *result, size_t place)
{
	const struct judgement *judgement = &result->cases[place].judgement;

	if (judgement->verdict == VERDICT_FLAKY && result->options->allows_flaky)
		return false;
	if ((judgement->verdict != VERDICT_FAIL && judgement->verdict != VERDICT_FLAKY) || result->cases[place].known.state == KNOWN_AS_RECORDED)
		return false;
	for (size_t i = 0; i < judgement->violation_count; i++) {
		if (level_is_gating(result, judgement->violations[i].level))
			return true;
	}
	return judgement->violation_count == 0 && level_is_gating(result, result->plan->cases[place].level);
}

/* What the causes are made of; places are those of the first such case. */
struct tally {
	uint32_t gating_failures, gating_blocked, gating_passes;
	uint64_t covered; /**< a bit for each callback that has gating cases in the selection and that the candidate offers */
	uint64_t passed;  /**< a bit for each callback with a passing gating case */
	size_t first_failure, first_blocked, first_broken, first_outdated;
	uint32_t outdated; /**< cases */
	uint32_t gating_flaky;
	size_t first_flaky;
};

/* What the profile says the candidate does not do is missed by nobody, whatever the table offers. */
static bool is_excluded(const struct planned_case *planned)
{
	static const char capabilities[] = "[capabilities]";

	return planned->skipped && planned->unlock &&
	       strncmp(planned->unlock, capabilities, sizeof(capabilities) - 1) == 0;
}

/* The bit of the callback that the case is about, if the candidate offers it. */
static uint64_t find_callback(const struct result *result, const struct planned_case *planned)
{
	enum entry entry = entry_read(planned->suite->callback);

	if (is_excluded(planned) || (entry_find(entry)->member && !facts_offer(&result->facts, entry)))
		return 0;
	return 1ull << entry;
}

static void count_first(uint32_t *count, size_t *first, size_t place)
{
	if (!(*count)++)
		*first = place;
}

static void count_case(struct summary *summary, struct tally *tally, const struct result *result, size_t place)
{
	const struct planned_case *planned = &result->plan->cases[place];
	const struct judgement *judgement = &result->cases[place].judgement;
	bool is_gating = level_is_gating(result, planned->level);
	bool is_known = result->cases[place].known.state == KNOWN_AS_RECORDED;
	uint64_t callback = find_callback(result, planned);

	summary->cases++;
	if (!summary->counts[judgement->verdict]++ && judgement->verdict == VERDICT_BROKEN)
		tally->first_broken = place;
	summary->remarks += (uint32_t)judgement->remark_count;
	summary->covered_callbacks |= is_gating ? callback : 0;
	/* A shard may have none but cases of a callback that do not apply, or are known: whether another passes, shows when
	 * all shards are joined. */
	if (is_gating && (result->options->shards <= 1 || (judgement->verdict != VERDICT_SKIPPED && !is_known)))
		tally->covered |= callback;
	if (case_is_gating_failure(result, place) && judgement->verdict == VERDICT_FLAKY)
		count_first(&tally->gating_flaky, &tally->first_flaky, place);
	else if (case_is_gating_failure(result, place))
		count_first(&tally->gating_failures, &tally->first_failure, place);
	else
		summary->findings += judgement->verdict == VERDICT_FAIL && !is_known;
	summary->known += is_known;
	if (recorded_is_red(result, place))
		count_first(&tally->outdated, &tally->first_outdated, place);
	if (is_gating && judgement->verdict == VERDICT_BLOCKED && !is_known)
		count_first(&tally->gating_blocked, &tally->first_blocked, place);
	if (is_gating && judgement->verdict == VERDICT_PASS && case_is_examined(result, place)) {
		tally->gating_passes++;
		tally->passed |= callback;
	}
	/* It was called, judged, and found to be what its vendor knows, or allows. */
	if (is_gating && (is_known || (judgement->verdict == VERDICT_FLAKY && result->options->allows_flaky)) &&
	    case_is_examined(result, place))
		tally->passed |= callback;
}

/* The exit status by the rules of the command line, the gravest first. */
static uint32_t find_status(const struct summary *summary, const struct tally *tally, const struct result *result)
{
	if (result->aborted || result->control.state == CONTROL_FAILED)
		return 4;
	if (tally->gating_failures || tally->gating_flaky || summary->outdated)
		return 1;
	if (summary->counts[VERDICT_BROKEN])
		return 4;
	if (result->untestable || tally->gating_blocked || (tally->covered & ~tally->passed))
		return 3;
	return tally->gating_passes && summary->examined_requirements ? 0 : 3;
}

/* The next cause is the text, which is emptied. */
static void take_cause(struct summary *summary, struct text *text)
{
	if (summary->cause_count < CAUSES_MOST)
		summary->causes[summary->cause_count++] = text->data;
	else
		text_release(text);
	*text = (struct text) { 0 };
}

static const char *plural(uint32_t count, const char *one, const char *many)
{
	return count == 1 ? one : many;
}

/* A cause that is about cases: how many, what about them, and the first of them with its reason. */
static void add_cases(struct summary *summary, const struct result *result, uint32_t count, const char *what,
		      size_t first)
{
	const char *reason = result->cases[first].judgement.reason;
	struct text text = { 0 };

	if (!count)
		return;
	text_printf(&text, "%lu %s%s; %s %s", (unsigned long)count, plural(count, "case ", "cases "), what,
		    count == 1 ? "it is" : "the first is", result->plan->cases[first].id);
	if (reason && !(result->untestable && strstr(reason, result->untestable)))
		text_printf(&text, ": %s", reason);
	take_cause(summary, &text);
}

static void add_sentence(struct summary *summary, const char *beginning, const char *reason)
{
	struct text text = { 0 };

	if (!reason)
		return;
	text_append_string(&text, beginning);
	text_append_string(&text, reason);
	take_cause(summary, &text);
}

/* The callbacks whose gating cases taught nothing. */
static void add_callbacks(struct summary *summary, uint64_t missing)
{
	struct text text = { 0 };

	if (!missing)
		return;
	text_append_string(&text, "no gating case passed for ");
	for (int i = ENTRY_END; i <= ENTRY_FREE; i++) {
		if (!(missing >> i & 1))
			continue;
		missing &= ~(1ull << i);
		text_append_string(&text, i == ENTRY_END ? "a callback of another interface"
							 : entry_find((enum entry)i)->name);
		text_append_string(&text, missing ? ", " : "");
	}
	take_cause(summary, &text);
}

/* What of the record of known failures is out of date. */
static void add_outdated(struct summary *summary, const struct tally *tally, const struct result *result)
{
	const uint32_t unmatched = summary->outdated - tally->outdated;
	size_t cursor = 0;
	struct text text = { 0 };

	if (tally->outdated) {
		text_printf(&text, "%lu %s; %s %s: ", (unsigned long)tally->outdated,
			    plural(tally->outdated, "known failure is not as recorded", "known failures are not as recorded"),
			    tally->outdated == 1 ? "it is" : "the first is",
			    result->plan->cases[tally->first_outdated].id);
		recorded_write(&text, result, tally->first_outdated);
		take_cause(summary, &text);
	}
	if (unmatched) {
		const struct known_pattern *first = recorded_next_unmatched(result, &cursor);

		text_printf(&text, "%lu %s; %s %s:%lu: [", (unsigned long)unmatched,
			    plural(unmatched, "known failure matches no case", "known failures match no case"),
			    unmatched == 1 ? "it is" : "the first is", result->known->path, (unsigned long)first->line);
		text_append_string(&text, first->pattern);
		text_append_string(&text, "]: take it out, or correct it");
		take_cause(summary, &text);
	}
}

static void add_causes(struct summary *summary, const struct tally *tally, const struct result *result)
{
	add_sentence(summary, "the run did not come to its end: ", result->aborted);
	add_sentence(summary, "", result->control.state == CONTROL_FAILED ? result->control.reason : NULL);
	add_cases(summary, result, tally->gating_failures,
		  plural(tally->gating_failures, "violates a gating requirement", "violate gating requirements"),
		  tally->first_failure);
	add_cases(summary, result, tally->gating_flaky, plural(tally->gating_flaky, "is flaky", "are flaky"),
		  tally->first_flaky);
	add_outdated(summary, tally, result);
	add_cases(summary, result, summary->counts[VERDICT_BROKEN],
		  plural(summary->counts[VERDICT_BROKEN], "is broken", "are broken"), tally->first_broken);
	add_sentence(summary, "the candidate could not be tested: ", result->untestable);
	add_cases(summary, result, tally->gating_blocked,
		  plural(tally->gating_blocked, "of gating level is blocked", "of gating level are blocked"),
		  tally->first_blocked);
	add_callbacks(summary, tally->covered & ~tally->passed);
	if (!tally->gating_failures && !tally->gating_passes)
		add_sentence(summary, "", "no gating case was examined");
}

void summary_read(struct summary *summary, const struct result *result)
{
	struct tally tally = { 0 };
	struct coverage coverage;
	size_t cursor = 0;

	*summary = (struct summary) { 0 };
	for (size_t i = 0; i < result->plan->count; i++) {
		if (result->plan->cases[i].is_selected)
			count_case(summary, &tally, result, i);
	}
	summary->passed_callbacks = tally.passed;
	summary->failures = tally.gating_failures + tally.gating_flaky;
	summary->outdated = tally.outdated;
	while (recorded_next_unmatched(result, &cursor))
		summary->outdated++;
	summary->is_only_outdated = summary->outdated && !summary->failures;
	coverage_read(&coverage, result);
	summary->gating_requirements = coverage.gating;
	summary->examined_requirements = coverage.examined;
	summary->status = find_status(summary, &tally, result);
	add_causes(summary, &tally, result);
}

void summary_release(struct summary *summary)
{
	for (size_t i = 0; i < summary->cause_count; i++)
		free(summary->causes[i]);
	*summary = (struct summary) { 0 };
}
