/* SPDX-License-Identifier: MIT */
/* --list --json: the cases, the requirements without a case of their own, the documented return codes. */
#include "harness/output/journal.h"
#include "harness/output/journal_codes.h"

/* An entry on a line of its own, so that people and grep can read the list too. */
static void begin_entry(struct json *json)
{
	text_append_string(json->text, json->needs_comma ? ",\n" : "\n");
	json->needs_comma = false;
	json_open(json, NULL, '{');
}

static void write_case(struct json *json, const struct planned_case *planned)
{
	begin_entry(json);
	json_write_string(json, "id", planned->id);
	json_write_string(json, "requirement", requirement_find(planned->row->requirement)->id);
	json_write_string(json, "level", level_name(planned->level));
	json_write_string(json, "claim", planned->row->claim);
	json_write_string(json, "callback", planned->suite->callback);
	journal_write_asked(json, planned);
	json_write_string(json, "key", planned->unlock);
	json_close(json, '{');
}

/* A requirement that is waived, with the reason, or that is examined in every case, with its sentence. */
static void write_requirement(struct json *json, const struct requirement_facts *facts, const char *waived)
{
	begin_entry(json);
	json_write_string(json, "requirement", facts->id);
	json_write_string(json, "level", level_name(facts->level));
	if (waived)
		json_write_string(json, "waived", waived);
	else
		json_write_string(json, "duty", facts->sentence);
	json_close(json, '{');
}

static void write_codes(struct json *json, const struct plan *plan)
{
	static struct code_lines lines;

	code_lines_plan(&lines, plan);
	for (size_t i = 0; i < lines.count; i++) {
		begin_entry(json);
		journal_write_code_plan(json, &lines.lines[i]);
		json_close(json, '{');
	}
}

void journal_write_list(struct text *text, const struct plan *plan)
{
	struct json json = { .text = text };
	size_t count;
	const struct requirement_facts *facts = requirement_list(&count);

	json_open(&json, NULL, '[');
	for (size_t i = 0; i < plan->count; i++) {
		if (plan->cases[i].is_selected)
			write_case(&json, &plan->cases[i]);
	}
	for (size_t i = 0; i < count; i++) {
		const char *waived = requirement_waiver(&facts[i], plan->suite_version);

		if (requirement_is_in(&facts[i], plan->suite_version) && (waived || facts[i].is_duty))
			write_requirement(&json, &facts[i], waived);
	}
	write_codes(&json, plan);
	text_append_string(text, "\n");
	json_close(&json, '[');
	text_append_string(text, "\n");
}
