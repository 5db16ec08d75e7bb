/* SPDX-License-Identifier: MIT */
/* The documented return codes of every callback: which case is to provoke which, which did, and why one was not. */
#include "harness/output/codes.h"

#include "harness/base/text.h"
#include "harness/model/codes.h"
#include "harness/model/entry.h"
#include "harness/output/coverage.h"
#include "harness/output/words.h"

bool step_asks(const struct planned_case *planned, size_t step, uint32_t code)
{
	const struct answers *answers = step_answers(planned, step);

	return answers->count && answers->codes[0] == code && (answers->count == 1 || answers->prefers_first);
}

static bool step_accepts(const struct planned_case *planned, size_t step, uint32_t code)
{
	const struct answers *answers = step_answers(planned, step);

	for (uint32_t i = 0; i < answers->count; i++) {
		if (answers->codes[i] == code)
			return true;
	}
	return false;
}

static void open_lines(struct code_lines *lines)
{
	*lines = (struct code_lines) { .count = 0 };
	for (int i = ENTRY_END + 1; i < ENTRY_COUNT; i++) {
		const struct answers *documented = &entry_find((enum entry)i)->documented;

		for (uint32_t j = 0; j < documented->count; j++)
			lines->lines[lines->count++] =
				(struct code_line) { .entry = (enum entry)i, .code = documented->codes[j] };
	}
}

/* How much a case says of a code, more than 0: one that is performed most. */
static int find_worth(const struct planned_case *planned)
{
	if (!planned->is_selected)
		return 1;
	if (planned->skipped)
		return planned->unlock ? 3 : 2;
	return 4;
}

/* The lines of one entry stand side by side. */
static struct code_line *find_first(struct code_lines *lines, enum entry entry)
{
	for (size_t i = 0; i < lines->count; i++) {
		if (lines->lines[i].entry == entry)
			return &lines->lines[i];
	}
	return NULL;
}

static void read_step(struct code_lines *lines, struct code_line *first, const struct planned_case *planned,
		      size_t step, int worth)
{
	for (struct code_line *line = first; line < lines->lines + lines->count && line->entry == first->entry;
	     line++) {
		/* Most steps come after one that says as much. */
		if (worth <= line->asking_worth && worth <= line->accepting_worth)
			continue;
		if (step_asks(planned, step, line->code)) {
			if (worth > line->asking_worth) {
				line->asking = planned;
				line->asking_worth = worth;
			}
		} else if (worth > line->accepting_worth && step_accepts(planned, step, line->code)) {
			line->accepting = planned;
			line->accepting_worth = worth;
		}
	}
}

void code_lines_plan(struct code_lines *lines, const struct plan *plan)
{
	struct code_line *firsts[ENTRY_COUNT] = { NULL };

	open_lines(lines);
	for (int i = ENTRY_END + 1; i < ENTRY_COUNT; i++)
		firsts[i] = find_first(lines, (enum entry)i);
	for (size_t i = 0; i < plan->count; i++) {
		const struct planned_case *planned = &plan->cases[i];
		const int worth = find_worth(planned);

		for (size_t j = 0; j < planned->step_count; j++) {
			if (firsts[planned->steps[j]->entry])
				read_step(lines, firsts[planned->steps[j]->entry], planned, j, worth);
		}
	}
}

static void take_answer(struct code_lines *lines, uint32_t entry, uint32_t code, const char *id)
{
	struct code_line *line = find_first(lines, (enum entry)entry);

	for (; line && line < lines->lines + lines->count && line->entry == entry; line++) {
		if (line->code == code && !line->provoker)
			line->provoker = id;
	}
}

void code_lines_read(struct code_lines *lines, const struct result *result)
{
	code_lines_plan(lines, result->plan);
	for (size_t i = 0; i < result->plan->count; i++) {
		const struct observation *observation = &result->cases[i].observation;
		const char *id = result->plan->cases[i].id;

		for (size_t j = 0; j < observation->call_count; j++) {
			if (observation->calls[j].ending == ENDING_RETURNED &&
			    !(observation->calls[j].flags & OBSERVED_ABSENT))
				take_answer(lines, observation->calls[j].entry, observation->calls[j].returned, id);
		}
		for (size_t j = 0; j < observation->heard_count; j++) {
			if (observation->heard[j].kind == HEARD_MESSAGE)
				take_answer(lines, ENTRY_GET_EVENT_MESSAGE, NO_ERROR, id);
		}
	}
}

/* The case that tells most: one that asks, unless --only or --skip left that one out but not one that accepts. */
static const struct planned_case *find_witness(const struct code_line *line)
{
	return line->asking && (line->asking->is_selected || !line->accepting || !line->accepting->is_selected)
		       ? line->asking
		       : line->accepting;
}

const char *code_line_key(const struct code_line *line)
{
	const struct planned_case *witness = find_witness(line);

	return witness && witness->is_selected && witness->skipped ? witness->unlock : NULL;
}

const char *code_line_nature(const struct code_line *line)
{
	if (line->entry == ENTRY_STOP)
		return "a protocol has one way to stop, with a pending stop or without";
	if (line->accepting)
		return "left to the candidate where several answers are accepted";
	if (line->code == ERROR_CAN_NOT_COMPLETE)
		return "only a fault inside the candidate brings it about, and none can be made from outside";
	if (line->code == ERROR_NOT_SUPPORTED && entry_find(line->entry)->member)
		return "what a candidate does not support it need not offer: the callback may be NULL";
	return "no case asks for it";
}

void code_line_explain(struct text *text, const struct code_line *line, const struct result *result)
{
	const struct planned_case *witness = find_witness(line);
	const struct entry_facts *facts = entry_find(line->entry);

	if (result->facts.examined >= EXAMINED_REGISTERED && !facts_offer(&result->facts, line->entry))
		text_printf(text, "the candidate offers no %s (pfn%s is NULL)", facts->name, facts->member);
	else if (!witness)
		text_append_string(text, code_line_nature(line));
	else if (!witness->is_selected)
		text_append_string(text, coverage_unselected);
	else if (witness->skipped)
		text_printf(text, "%s was skipped: %s", witness->id, witness->skipped);
	else if (witness == line->asking)
		text_printf(text, "%s is to provoke it, and did not", witness->id);
	else
		text_printf(text, "%s; the first is %s", code_line_nature(line), witness->id);
}
