/* SPDX-License-Identifier: MIT */
/* --list and --explain, for people. */
#include "harness/output/console.h"

#include "harness/base/columns.h"
#include "harness/output/details.h"
#include "harness/model/entry.h"
#include "harness/model/mistake.h"
#include "harness/output/words.h"

#include <string.h>

static size_t widest_id(const struct plan *plan)
{
	size_t widest = 0;

	for (size_t i = 0; i < plan->count; i++) {
		size_t width = strlen(plan->cases[i].id);

		if (plan->cases[i].is_selected && width > widest)
			widest = width;
	}
	return widest;
}

static void append_column(struct text *text, const char *string, size_t width)
{
	text_append_string(text, string);
	for (size_t length = strlen(string); length < width + 2; length++)
		text_append(text, " ", 1);
}

void console_write_list(struct text *text, const struct plan *plan)
{
	enum { REQUIREMENT_WIDTH = 11, LEVEL_WIDTH = 9, CALLBACK_WIDTH = 16 };
	size_t width = widest_id(plan);

	for (size_t i = 0; i < plan->count; i++) {
		const struct planned_case *planned = &plan->cases[i];

		if (!planned->is_selected)
			continue;
		append_column(text, planned->id, width);
		append_column(text, requirement_find(planned->row->requirement)->id, REQUIREMENT_WIDTH);
		append_column(text, level_name(planned->level), LEVEL_WIDTH);
		append_column(text, planned->suite->callback, CALLBACK_WIDTH);
		text_append_string(text, planned->row->claim);
		text_append_string(text, "\n");
	}
}

/* Where the words of --explain begin. */
enum { BODY = 14 };

static void append_requirement(struct text *text, const char *label, enum requirement requirement)
{
	const struct requirement_facts *facts = requirement_find(requirement);
	struct text words = { 0 };

	text_printf(&words, "%s (%s), page %s\n", facts->id, level_name(facts->level), facts->page);
	text_append_string(&words, facts->sentence);
	columns_write(text, 0, label, BODY, text_string(&words));
	text_release(&words);
}

static const char *role_label(const struct planned_case *planned, size_t step)
{
	if (step == planned->call_place)
		return "Call";
	if (step == 0)
		return "Given";
	return step == planned->call_place + 1 ? "Then" : "";
}

static void append_step(struct text *text, const struct planned_case *planned, size_t step)
{
	struct text words = { 0 };

	text_append_number(&words, step + 1);
	text_append_string(&words, ". ");
	words_step(&words, planned, step);
	columns_write(text, 0, role_label(planned, step), BODY, text_string(&words));
	text_release(&words);
}

static void append_expected(struct text *text, const struct planned_case *planned)
{
	struct text words = { 0 };

	words_expected(&words, planned);
	columns_write(text, 0, "Accepted", BODY, text_string(&words));
	text_release(&words);
}

/* Which codes are documented at all: another one is a violation of its own. */
static void append_set(struct text *text, const struct planned_case *planned)
{
	const struct entry_facts *facts = entry_find(planned->steps[planned->call_place]->entry);
	struct text words = { 0 };

	if (!facts->documented.count)
		return;
	words_answers(&words, &facts->documented);
	text_printf(&words, "; any other code violates %s (%s)", requirement_find(facts->set)->id,
		    level_name(requirement_find(facts->set)->level));
	columns_write(text, 0, "Documented", BODY, text_string(&words));
	text_release(&words);
}

static void append_needs(struct text *text, const struct planned_case *planned)
{
	enum need needs = planned->row->needs;

	if (needs & NEED_IPV4)
		columns_write(text, 0, "Needs", BODY, "a protocol of IPv4");
	if (needs & NEED_IPV6)
		columns_write(text, 0, "Needs", BODY, "a protocol of IPv6");
	if (needs & NEED_ASYNCHRONOUS_STOP)
		columns_write(text, 0, "Needs", BODY, "a StopProtocol that answers ERROR_PROTOCOL_STOP_PENDING");
	if (planned->skipped)
		columns_write(text, 0, "Skipped", BODY, planned->skipped);
	if (planned->unlock)
		columns_write(text, 0, "Unlocked by", BODY, planned->unlock);
}

void console_write_case(struct text *text, const struct planned_case *planned)
{
	text_append_string(text, planned->id);
	text_append_string(text, "\n\n");
	columns_write(text, 0, "Callback", BODY, planned->suite->callback);
	append_requirement(text, "Requirement", planned->row->requirement);
	columns_write(text, 0, "Claim", BODY, planned->row->claim);
	append_needs(text, planned);
	for (size_t i = 0; i < planned->step_count; i++)
		append_step(text, planned, i);
	append_expected(text, planned);
	append_set(text, planned);
	columns_write(text, 0, "Always", BODY,
		      "no crash, hang or exit; no write to an input; no access outside the memory that is lent; no "
		      "message without the notification event. Each is a requirement of its own.");
	columns_write(text, 0, "Often wrong", BODY, mistake_find(planned->row->requirement));
	/* A line to paste is not wrapped. */
	text_append_string(text, "Run it        routprot-check CANDIDATE.dll");
	text_append_string(text, planned->level < LEVEL_SHOULD ? " --level hardening" : "");
	text_printf(text, " --only '%s'\n", planned->id);
}
