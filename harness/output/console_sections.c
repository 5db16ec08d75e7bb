/* SPDX-License-Identifier: MIT */
/* Sections of the console output: headings, limits, and the sections that are lists. */
#include "harness/output/console_sections.h"

#include "harness/base/columns.h"

size_t console_limit(const struct result *result, size_t most)
{
	return result->options->is_verbose ? SIZE_MAX : most;
}

void console_write_heading(struct text *text, const struct result *result, const char *heading)
{
	text_append_string(text, "\n");
	columns_append(text, result->options->has_color, COLOR_BOLD, heading);
	text_append_string(text, "\n");
}

void console_write_rest(struct text *text, size_t count, const char *noun)
{
	struct text words = { 0 };

	if (!count)
		return;
	text_append_string(&words, "... and ");
	columns_count(&words, count, noun);
	text_append_string(&words, "; --verbose shows them, --journal and --junit hold them all");
	columns_write(text, 2, "", 2, text_string(&words));
	text_release(&words);
}

/* Cases that taught nothing, by reason. */
void console_write_reasons(struct text *text, const struct result *result, enum gathered gathered, const char *heading)
{
	struct case_groups groups;
	size_t left_out = 0;

	case_groups_open(&groups, result, gathered);
	if (groups.count)
		console_write_heading(text, result, heading);
	for (size_t i = 0; i < groups.count; i++) {
		struct text words = { 0 };

		if (i >= console_limit(result, SHORT_MOST)) {
			left_out += groups.groups[i].count;
			continue;
		}
		columns_count(&words, groups.groups[i].count, "case");
		text_append_string(&words, ": ");
		text_append_string(&words, groups.groups[i].reason);
		columns_write(text, 2, "-", 4, text_string(&words));
		columns_write(text, 4, groups.groups[i].count > 1 ? "first" : "", 4,
			      result->plan->cases[groups.groups[i].places[0]].id);
		text_release(&words);
	}
	console_write_rest(text, left_out, "case");
	case_groups_release(&groups);
}

void console_write_remarks(struct text *text, const struct result *result)
{
	struct case_groups groups;
	size_t left_out = 0;

	case_groups_open(&groups, result, GATHERED_REMARKS);
	if (groups.count)
		console_write_heading(text, result, "REMARKS: accepted, but not the preferred answer");
	for (size_t i = 0; i < groups.count; i++) {
		size_t place = groups.groups[i].places[0];
		struct text words = { 0 };

		if (i >= console_limit(result, SHORT_MOST)) {
			left_out += groups.groups[i].count;
			continue;
		}
		text_append_string(&words, result->plan->cases[place].id);
		if (groups.groups[i].count > 1) {
			text_append_string(&words, " and ");
			columns_count(&words, groups.groups[i].count - 1, "more case");
		}
		text_append_string(&words, ": ");
		text_append_string(&words, result->cases[place].judgement.remarks[0]);
		columns_write(text, 2, "-", 4, text_string(&words));
		text_release(&words);
	}
	console_write_rest(text, left_out, "case with remark");
	case_groups_release(&groups);
}
