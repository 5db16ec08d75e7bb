/* SPDX-License-Identifier: MIT */
/* Which requirements a run has examined. */
#include "harness/output/coverage.h"

#include "harness/model/entry.h"

#include <string.h>

const char coverage_unselected[] = "outside the selection";

bool level_is_gating(const struct result *result, enum level level)
{
	return level != LEVEL_INFO && level >= result->options->level;
}

enum entry entry_read(const char *callback)
{
	for (int i = ENTRY_END + 1; i < ENTRY_COUNT; i++) {
		if (strcmp(entry_find((enum entry)i)->name, callback) == 0)
			return (enum entry)i;
	}
	return ENTRY_END;
}

bool case_is_examined(const struct result *result, size_t place)
{
	const struct case_result *done = &result->cases[place];

	if (done->judgement.verdict == VERDICT_FAIL || done->judgement.verdict == VERDICT_FLAKY)
		return true;
	if (done->judgement.verdict != VERDICT_PASS)
		return false;
	for (size_t i = 0; i < done->observation.call_count; i++) {
		if (entry_find((enum entry)done->observation.calls[i].entry)->is_call)
			return true;
	}
	return false;
}

/* The bits of the entries that a call of a judged case stands for: whoever listens or waits asks for messages. */
static uint64_t find_bits(uint32_t entry)
{
	if (entry >= ENTRY_COUNT)
		return 0;
	return entry_find((enum entry)entry)->is_call ? 1ull << entry : 1ull << ENTRY_GET_EVENT_MESSAGE;
}

/* A bit for each entry that was called in a case that was judged, or in the examination. */
static uint64_t find_called(const struct result *result)
{
	uint64_t called = 0;

	if (result->facts.examined >= EXAMINED_LOADED)
		called |= 1ull << ENTRY_LOAD | 1ull << ENTRY_REGISTER;
	for (size_t i = 0; i < result->plan->count; i++) {
		const struct observation *observation = &result->cases[i].observation;

		if (!result->plan->cases[i].is_selected || !case_is_examined(result, i))
			continue;
		for (size_t j = 0; j < observation->call_count; j++)
			called |= find_bits(observation->calls[j].entry);
	}
	return called;
}

/* Whether two ids belong to the same page: "START-01" and "START-02", but not "STARTC-01". */
static bool is_same_page(const char *one, const char *other)
{
	size_t length = strcspn(one, "-");

	return strncmp(one, other, length + 1) == 0 && one[length] == '-';
}

/* The entries whose calls a duty governs: those of its page, or every callback where it belongs to none. */
static uint64_t find_governed(const char *id)
{
	uint64_t governed = 0;
	uint64_t callbacks = 0;

	for (int i = ENTRY_END + 1; i < ENTRY_COUNT; i++) {
		const struct entry_facts *facts = entry_find((enum entry)i);

		if (!facts->is_call || (!facts->member && i != ENTRY_REGISTER))
			continue;
		callbacks |= 1ull << i;
		if (is_same_page(requirement_find(facts->set)->id, id))
			governed |= 1ull << i;
	}
	return governed ? governed : callbacks;
}

/* Why a selected case told nothing; NULL for one that did. */
static const char *reason_of(const struct result *result, size_t place)
{
	const struct planned_case *planned = &result->plan->cases[place];
	const struct judgement *judgement = &result->cases[place].judgement;

	if (judgement->reason)
		return judgement->reason;
	if (planned->skipped)
		return planned->skipped;
	return "its cases were not performed";
}

/* What the case says of its own requirement. */
static void read_case(struct coverage *coverage, const struct result *result, size_t place)
{
	const struct planned_case *planned = &result->plan->cases[place];
	struct coverage_line *line = &coverage->lines[planned->row->requirement];

	if (case_is_examined(result, place)) {
		line->is_examined = true;
		return;
	}
	if (!line->reason)
		line->reason = reason_of(result, place);
	if (!line->key)
		line->key = planned->unlock;
}

static void read_violations(struct coverage *coverage, const struct judgement *judgement)
{
	for (size_t i = 0; i < judgement->violation_count; i++)
		coverage->lines[judgement->violations[i].requirement].is_examined = true;
}

static void read_duties(struct coverage *coverage, const struct result *result)
{
	uint64_t called = find_called(result);

	for (int i = REQUIREMENT_NONE + 1; i < REQUIREMENT_COUNT; i++) {
		const struct requirement_facts *facts = requirement_find((enum requirement)i);
		struct coverage_line *line = &coverage->lines[i];

		if (!facts->is_duty)
			continue;
		if (find_governed(facts->id) & called)
			line->is_examined = true;
		else if (!line->reason)
			line->reason = "no judged case made a call that it governs";
	}
}

/* What is left over: nothing was said of it. The examined ones need no reason. */
static void finish(struct coverage *coverage, const struct result *result)
{
	for (int i = REQUIREMENT_NONE + 1; i < REQUIREMENT_COUNT; i++) {
		struct coverage_line *line = &coverage->lines[i];

		line->is_left_out = !requirement_counts((enum requirement)i, result->options->suite_version);
		if (line->is_examined || line->is_left_out)
			line->reason = line->key = NULL;
		else if (!line->reason)
			line->reason = line->has_case ? coverage_unselected : "no case examines it";
		if (line->is_left_out || !level_is_gating(result, requirement_find((enum requirement)i)->level))
			continue;
		coverage->gating++;
		coverage->examined += line->is_examined;
	}
}

void coverage_read(struct coverage *coverage, const struct result *result)
{
	*coverage = (struct coverage) { 0 };
	for (size_t i = 0; i < result->plan->count; i++) {
		coverage->lines[result->plan->cases[i].row->requirement].has_case = true;
		if (!result->plan->cases[i].is_selected)
			continue;
		read_case(coverage, result, i);
		read_violations(coverage, &result->cases[i].judgement);
	}
	read_duties(coverage, result);
	finish(coverage, result);
}
