/* SPDX-License-Identifier: MIT */
/* What --write-known writes. */
#include "harness/output/recorded.h"

#include "harness/base/allocate.h"
#include "harness/output/coverage.h"
#include "harness/output/details.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char heading[] = "# Known failures, for routprot-check --known. Of each entry:\n"
			      "#   [CASE]   the cases that it is about: ids, or patterns (* stands for any run of "
			      "characters, ? for any one)\n"
			      "#   outcome  what they do wrong, one line for each violation, as a pattern; \"blocked: "
			      "WHY\" where nothing was learnt\n"
			      "#   reason   why that is accepted for now\n"
			      "#   bug      where it is followed; or owner, who takes care of it\n"
			      "#   expires  the last day on which it is accepted, in UTC\n"
			      "# A case that fails as recorded does not fail the run. One that passes, fails in "
			      "another way or has expired does, and so\n"
			      "# does an entry that matches no case. Comments are lines of their own.\n";

/* How long a failure is accepted where nobody says otherwise: until the 28th, three months on. */
static void write_expiry(struct text *text, const char *started)
{
	unsigned long year = strtoul(started, NULL, 10);
	unsigned long month = strlen(started) >= 7 ? strtoul(started + 5, NULL, 10) + 3 : 0;

	if (!year || !month)
		return;
	text_printf(text, " %04lu-%02lu-28", month > 12 ? year + 1 : year, month > 12 ? month - 12 : month);
}

static size_t skip_arguments(const char *at)
{
	size_t depth = 0, length = 0;

	do {
		depth += at[length] == '(';
		depth -= at[length] == ')';
		length++;
	} while (depth && at[length]);
	return length;
}

/* How long a run of bytes is that are shown as "a5 a5 a5": three of them or more. */
static size_t measure_bytes(const char *at)
{
	size_t length = 0;

	while (isxdigit((unsigned char)at[length]) && isxdigit((unsigned char)at[length + 1]) &&
	       (at[length + 2] == ' ' || !at[length + 2]))
		length += at[length + 2] ? 3 : 2;
	return length > 6 ? length : 0;
}

/*
 * The text as a pattern, with a star for what is another in every run: arguments of calls (interfaces have other
 * indices when other cases run), contents, and times.
 */
static void write_pattern(struct text *text, const char *got)
{
	for (size_t i = 0, skipped; got[i]; i += skipped) {
		const bool follows_word = i > 0 && isalnum((unsigned char)got[i - 1]);
		const size_t digits = strspn(got + i, "0123456789");

		skipped = 1;
		if (got[i] == '(' && follows_word) {
			skipped = skip_arguments(got + i);
			text_append_string(text, "(*)");
		} else if (i > 0 && got[i - 1] == ' ' && measure_bytes(got + i)) {
			skipped = measure_bytes(got + i);
			skipped += strspn(got + i + skipped, ". ");
			text_append_string(text, "*");
		} else if (digits && !follows_word && strncmp(got + i + digits, " ms", 3) == 0) {
			skipped = digits;
			text_append_string(text, "*");
		} else {
			text_append_string(text, (unsigned char)got[i] < ' ' ? "?" : "");
			text_append(text, got + i, (unsigned char)got[i] < ' ' ? 0 : 1);
		}
	}
}

/* A call that ended a worker is not made again: which case made it first is another one when other cases run. */
static void write_either(struct text *text, const char *name, size_t length, const char *ending)
{
	text_append_string(text, "outcome = *: ");
	text_append(text, name, length);
	text_printf(text, "(*) %s*\noutcome = " KNOWN_BLOCKED "not performed: ", ending);
	text_append(text, name, length);
	text_printf(text, " %s in *\n", ending);
}

static void write_blocked(struct text *text, const char *reason)
{
	static const char beginning[] = "not performed: ";
	const size_t skipped = strncmp(reason, beginning, strlen(beginning)) == 0 ? strlen(beginning) : 0;
	const size_t name = strcspn(reason + skipped, " ");
	const char *rest = reason + skipped + name;

	for (enum ending ending = ENDING_CRASHED; skipped && ending < ENDING_COUNT; ending++) {
		char words[32];

		snprintf(words, sizeof(words), " %s in ", ending_name(ending));
		if (strncmp(rest, words, strlen(words)) == 0) {
			write_either(text, reason + skipped, name, ending_name(ending));
			return;
		}
	}
	text_append_string(text, "outcome = " KNOWN_BLOCKED);
	write_pattern(text, reason);
	text_append_string(text, "\n");
}

/* The violation that is the end of the worker, in a call; false for any other. */
static bool write_ended(struct text *text, const struct violation *violation, enum ending ending)
{
	const char *got = violation->got ? violation->got : "";
	const size_t name = strcspn(got, "( ");

	if (ending == ENDING_RETURNED || got[name] != '(' || !strstr(got, ending_name(ending)))
		return false;
	write_either(text, got, name, ending_name(ending));
	return true;
}

static void write_violation(struct text *text, const struct violation *violation, enum ending ending)
{
	if (write_ended(text, violation, ending))
		return;
	text_append_string(text, "outcome = ");
	text_append_string(text, requirement_find(violation->requirement)->id);
	text_append_string(text, ": ");
	write_pattern(text, violation->got ? violation->got : "");
	text_append_string(text, "\n");
}

/* Of the violations that fail the run, each once. */
static void write_failed(struct text *text, const struct result *result, size_t place)
{
	const struct judgement *judgement = &result->cases[place].judgement;

	for (size_t i = 0; i < judgement->violation_count; i++) {
		struct text lines = { 0 };

		if (!level_is_gating(result, judgement->violations[i].level))
			continue;
		write_violation(&lines, &judgement->violations[i], judgement->ending);
		if (!strstr(text_string(text), text_string(&lines)))
			text_append(text, text_string(&lines), lines.length);
		text_release(&lines);
	}
}

static void write_outcomes(struct text *text, const struct result *result, size_t place)
{
	const struct judgement *judgement = &result->cases[place].judgement;

	if (judgement->verdict == VERDICT_BLOCKED)
		write_blocked(text, judgement->reason ? judgement->reason : "");
	else
		write_failed(text, result, place);
}

/* Whether the case fails the run, for itself and not for what the record says of it. */
static bool is_to_be_written(const struct result *result, size_t place)
{
	const struct case_result *done = &result->cases[place];

	/* What varies has no outcome to be recorded: that is what --flaky allow is for. */
	if (!result->plan->cases[place].is_selected || done->known.state == KNOWN_AS_RECORDED ||
	    done->judgement.verdict == VERDICT_FLAKY)
		return false;
	return case_is_gating_failure(result, place) || (done->judgement.verdict == VERDICT_BLOCKED &&
							 level_is_gating(result, result->plan->cases[place].level));
}

/* Failures that are alike. */
struct likeness {
	struct text headings, outcomes;
};

static struct likeness *find_likeness(struct likeness **all, size_t *count, const struct text *outcomes)
{
	for (size_t i = 0; i < *count; i++) {
		if (strcmp(text_string(&(*all)[i].outcomes), text_string(outcomes)) == 0)
			return &(*all)[i];
	}
	*all = grow(*all, *count, sizeof(**all));
	(*all)[*count] = (struct likeness) { { 0 }, { 0 } };
	text_append(&(*all)[*count].outcomes, text_string(outcomes), outcomes->length);
	return &(*all)[(*count)++];
}

static void write_new(struct text *text, const struct result *result)
{
	struct likeness *all = NULL;
	size_t count = 0;

	for (size_t i = 0; i < result->plan->count; i++) {
		struct text outcomes = { 0 };

		if (!is_to_be_written(result, i))
			continue;
		write_outcomes(&outcomes, result, i);
		text_printf(&find_likeness(&all, &count, &outcomes)->headings, "[%s]\n", result->plan->cases[i].id);
		text_release(&outcomes);
	}
	for (size_t i = 0; i < count; i++) {
		text_append_string(text, "\n");
		text_append(text, text_string(&all[i].headings), all[i].headings.length);
		text_append(text, text_string(&all[i].outcomes), all[i].outcomes.length);
		text_append_string(text, "reason  =\nbug     =\nowner   =\nexpires =");
		write_expiry(text, result->started);
		text_append_string(text, "\n");
		text_release(&all[i].headings);
		text_release(&all[i].outcomes);
	}
	free(all);
}

static bool is_up_to_date(const struct result *result, const struct known_entry *entry)
{
	bool has_case = false;

	for (size_t i = 0; i < result->plan->count; i++) {
		if (result->cases[i].known.entry != entry)
			continue;
		has_case = true;
		if (recorded_is_red(result, i))
			return false;
	}
	return has_case;
}

static void write_key(struct text *text, const char *key, const char *value)
{
	if (value)
		text_printf(text, "%-7s = ", key);
	text_append_string(text, value ? value : "");
	text_append_string(text, value ? "\n" : "");
}

static void write_kept(struct text *text, const struct result *result)
{
	for (size_t i = 0; result->known && i < result->known->count; i++) {
		const struct known_entry *entry = &result->known->entries[i];

		if (!is_up_to_date(result, entry))
			continue;
		text_append_string(text, "\n");
		for (size_t j = 0; j < entry->pattern_count; j++) {
			text_append_string(text, "[");
			text_append_string(text, entry->patterns[j].pattern);
			text_append_string(text, "]\n");
		}
		for (size_t j = 0; j < entry->outcome_count; j++)
			write_key(text, "outcome", entry->outcomes[j]);
		write_key(text, "reason", entry->reason);
		write_key(text, "bug", entry->bug);
		write_key(text, "owner", entry->owner);
		write_key(text, "expires", entry->expires);
	}
}

void recorded_write_file(struct text *text, const struct result *result)
{
	const char *why = result->aborted ? result->aborted : result->untestable;

	text_append_string(text, heading);
	write_kept(text, result);
	/* Then every case is blocked or broken, for one reason that is no failure of theirs. */
	if (why)
		text_printf(text, "\n# No failure was recorded: %s\n", why);
	else
		write_new(text, result);
}
