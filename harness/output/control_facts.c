/* SPDX-License-Identifier: MIT */
/* What the run of the reference protocol says of the surroundings. */
#include "harness/output/control_facts.h"

#include "harness/base/text.h"
#include "harness/model/codes.h"
#include "harness/output/coverage.h"
#include "harness/output/details.h"

/* RF_ROUTINGV6, which no header of mingw-w64 has; SERVICES is the same bit. */
enum { ROUTING_V6 = 0x02 };

const char *control_profile(const struct profile *candidate)
{
	const uint32_t functionality = candidate->functionality_given ? candidate->functionality : 0;

	if (candidate->version >= 0x600)
		return "reference-mpr60.profile";
	if ((functionality & RF_MULTICAST) || candidate->capabilities.multicast == SAID_YES)
		return "reference-multicast.profile";
	if (candidate->capabilities.services == SAID_YES)
		return "reference-services.profile";
	return (functionality & ROUTING_V6) ? "reference-ipv6.profile" : "reference.profile";
}

/* Where the case is in the plan from a place on, or the number of its cases. */
static size_t find_from(const struct plan *plan, size_t place, const char *id)
{
	while (place < plan->count && strcmp(plan->cases[place].id, id) != 0)
		place++;
	return place;
}

void control_select_alike(struct plan *plan, const struct plan *other)
{
	size_t next = 0;

	for (size_t i = 0; i < plan->count; i++) {
		struct planned_case *planned = &plan->cases[i];
		const size_t found = find_from(other, next, planned->id);

		if (found < other->count) {
			planned->is_selected = planned->is_selected && other->cases[found].is_selected;
			next = found + 1;
		} else {
			planned->is_selected = planned->is_selected && i > 0 && plan->cases[i - 1].is_selected &&
					       plan->cases[i - 1].row == planned->row;
		}
	}
}

bool control_select(struct plan *plan, enum level level)
{
	bool is_any = false;

	for (size_t i = 0; i < plan->count; i++) {
		struct planned_case *planned = &plan->cases[i];

		planned->is_selected = planned->is_selected && planned->level != LEVEL_INFO && planned->level >= level;
		is_any = is_any || planned->is_selected;
	}
	return is_any;
}

/* Whether the case says that something is wrong with the surroundings. */
static bool is_failure(const struct result *reference, size_t place)
{
	const struct case_result *done = &reference->cases[place];

	if (!reference->plan->cases[place].is_selected)
		return false;
	if (done->alone.is_done && done->alone.verdict == VERDICT_PASS)
		return false;
	return case_is_gating_failure(reference, place) || done->judgement.verdict == VERDICT_BLOCKED ||
	       done->judgement.verdict == VERDICT_BROKEN;
}

/* The first such case; the number of cases when there is none. */
static size_t find_failure(const struct result *reference)
{
	size_t place = 0;

	while (place < reference->plan->count && !is_failure(reference, place))
		place++;
	return place;
}

static uint32_t count_performed(const struct result *reference)
{
	uint32_t count = 0;

	for (size_t i = 0; i < reference->plan->count; i++)
		count += reference->cases[i].observation.is_performed;
	return count;
}

static void write_failure(struct text *text, const struct result *reference, size_t place)
{
	text_append_string(
		text, "the environment is at fault, not the candidate: the reference protocol, which is known to pass, "
		      "fails ");
	text_append_string(text, reference->plan->cases[place].id);
	text_append_string(text, " here (");
	details_write_headline(text, reference, place);
	text_append_string(text, ")");
}

void control_read(struct control_facts *control, const struct result *reference)
{
	const char *why = reference->aborted ? reference->aborted : reference->untestable;
	const size_t place = find_failure(reference);
	const bool has_failed = place < reference->plan->count;
	struct text text = { 0 }, line = { 0 };

	*control = (struct control_facts) { .state = CONTROL_PASSED, .cases = count_performed(reference) };
	if (!has_failed && !why)
		return;
	control->state = CONTROL_FAILED;
	if (has_failed) {
		write_failure(&text, reference, place);
		result_write_reproduce(&line, reference, place);
		control->failed = reference->plan->cases[place].id;
	} else {
		text_printf(
			&text,
			"the environment is at fault, not the candidate: the reference protocol cannot be run here: %s",
			why);
	}
	control->reason = text.data;
	control->reproduce = line.data;
}

const char *control_name(enum control_state state)
{
	static const char *const names[] = { "none", "passed", "failed" };

	return names[state];
}
