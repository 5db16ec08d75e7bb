/* SPDX-License-Identifier: MIT */
/* Known failures, and what of their record is out of date. */
#include "harness/output/console_known.h"

#include "harness/base/columns.h"
#include "harness/output/console_sections.h"
#include "harness/output/recorded.h"

/* A heading in front of the first line that stands under it. */
static void begin_line(struct text *text, const struct result *result, const char *heading, size_t count)
{
	if (count == 0)
		console_write_heading(text, result, heading);
}

static void append_outdated(struct text *text, const struct result *result)
{
	static const char heading[] = "KNOWN FAILURES OUT OF DATE, which fail the run";
	const struct known_pattern *pattern;
	size_t count = 0, left_out = 0, cursor = 0;

	for (size_t i = 0; i < result->plan->count; i++) {
		struct text words = { 0 };

		if (!recorded_is_red(result, i))
			continue;
		begin_line(text, result, heading, count);
		if (count++ >= console_limit(result, SHORT_MOST)) {
			left_out++;
			continue;
		}
		text_append_string(&words, result->plan->cases[i].id);
		text_append_string(&words, ": ");
		recorded_write(&words, result, i);
		columns_write(text, 2, "-", 4, text_string(&words));
		text_release(&words);
	}
	console_write_rest(text, left_out, "known failure");
	while ((pattern = recorded_next_unmatched(result, &cursor))) {
		struct text words = { 0 };

		begin_line(text, result, heading, count++);
		text_printf(&words, "%s:%lu: [%s] matches no case: take it out, or correct it", result->known->path,
			    (unsigned long)pattern->line, pattern->pattern);
		columns_write(text, 2, "-", 4, text_string(&words));
		text_release(&words);
	}
}

/* The cases that fail as the entry says, and the first of them. */
static size_t count_cases(const struct result *result, const struct known_entry *entry, size_t *first)
{
	size_t count = 0;

	for (size_t i = result->plan->count; i > 0; i--) {
		const struct known_case *known = &result->cases[i - 1].known;

		if (known->entry != entry || known->state != KNOWN_AS_RECORDED)
			continue;
		*first = i - 1;
		count++;
	}
	return count;
}

static void append_known(struct text *text, const struct result *result)
{
	size_t shown = 0;

	for (size_t i = 0; result->known && i < result->known->count; i++) {
		const struct known_entry *entry = &result->known->entries[i];
		struct text words = { 0 };
		size_t first, count = count_cases(result, entry, &first);

		if (!count)
			continue;
		begin_line(text, result, "KNOWN FAILURES, as recorded, which do not fail the run", shown++);
		recorded_write_place(&words, result, entry);
		text_append_string(&words, ": ");
		text_append_string(&words, result->plan->cases[first].id);
		if (count > 1) {
			text_append_string(&words, " and ");
			columns_count(&words, count - 1, "more case");
		}
		text_append_string(&words, ": ");
		recorded_write_reason(&words, entry);
		columns_write(text, 2, "-", 4, text_string(&words));
		text_release(&words);
	}
}

void console_write_known(struct text *text, const struct result *result)
{
	append_outdated(text, result);
	append_known(text, result);
}
