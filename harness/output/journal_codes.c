/* SPDX-License-Identifier: MIT */
/* The documented return codes in the journal and in --list --json. */
#include "harness/output/journal_codes.h"

#include "harness/model/entry.h"
#include "harness/output/codes.h"
#include "harness/output/words.h"

static void write_code(struct json *json, const struct code_line *line)
{
	struct text words = { 0 };

	words_code(&words, line->code);
	json_write_string(json, "callback", entry_find(line->entry)->name);
	json_write_text(json, "code", &words);
	text_release(&words);
}

static void write_reason(struct json *json, const struct code_line *line, const struct result *result)
{
	struct text reason = { 0 };

	if (line->provoker) {
		json_write_null(json, "reason");
		return;
	}
	code_line_explain(&reason, line, result);
	json_write_text(json, "reason", &reason);
	text_release(&reason);
}

void journal_write_codes(struct json *json, const char *key, const struct result *result, bool is_summary)
{
	static struct code_lines lines;

	code_lines_read(&lines, result);
	json_open(json, key, '[');
	for (size_t i = 0; i < lines.count; i++) {
		const struct code_line *line = &lines.lines[i];

		json_open(json, NULL, '{');
		write_code(json, line);
		if (is_summary) {
			json_write_string(json, "case", line->provoker);
			write_reason(json, line, result);
		}
		json_write_string(json, "key", line->provoker ? NULL : code_line_key(line));
		json_close(json, '{');
	}
	json_close(json, '[');
}

/* Whether an earlier one of the steps that are listed asks for the same code of the same callback. */
static bool is_asked_before(const struct planned_case *planned, size_t step, uint32_t code)
{
	for (size_t i = planned->call_place; i < step; i++) {
		if (planned->steps[i]->entry == planned->steps[step]->entry && step_asks(planned, i, code))
			return true;
	}
	return false;
}

void journal_write_asked(struct json *json, const struct planned_case *planned)
{
	json_open(json, "provokes", '[');
	for (size_t i = planned->call_place; i < planned->step_count; i++) {
		const enum entry entry = planned->steps[i]->entry;
		const struct answers *documented = &entry_find(entry)->documented;

		for (uint32_t j = 0; j < documented->count; j++) {
			const struct code_line line = { .entry = entry, .code = documented->codes[j] };

			if (!step_asks(planned, i, line.code) || is_asked_before(planned, i, line.code))
				continue;
			json_open(json, NULL, '{');
			write_code(json, &line);
			json_close(json, '{');
		}
	}
	json_close(json, '[');
}

void journal_write_code_plan(struct json *json, const struct code_line *line)
{
	const struct planned_case *asking = line->asking;

	write_code(json, line);
	json_write_string(json, "case", asking ? asking->id : NULL);
	json_write_string(json, "accepted_by", line->accepting ? line->accepting->id : NULL);
	json_write_string(json, "key", code_line_key(line));
	json_write_string(json, "reason", asking ? NULL : code_line_nature(line));
}
