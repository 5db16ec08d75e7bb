/* SPDX-License-Identifier: MIT */
/* Annotations for GitHub. */
#include "harness/output/github.h"

#include "harness/output/console_groups.h"
#include "harness/output/details.h"
#include "harness/output/recorded.h"

#include <string.h>

enum { SHOWN_MOST = 10 };

/* Annotations of one kind that are being written. */
struct annotations {
	struct text *text;
	const char *command; /* "error" */
	size_t count;
	struct text last; /* the tenth, which is only shown where it is the last */
};

/* What the runner would take for an end is escaped; in a property, what would end that too. */
static void append_escaped(struct text *text, const char *words, bool is_property)
{
	struct text visible = { 0 };

	text_append_visible(&visible, words, strlen(words));
	for (const char *at = text_string(&visible); *at; at++) {
		if (*at == '%' || *at == '\n' || *at == '\r' || (is_property && (*at == ':' || *at == ',')))
			text_printf(text, "%%%02X", (unsigned)*at);
		else
			text_append(text, at, 1);
	}
	text_release(&visible);
}

static void annotate(struct annotations *annotations, const char *title, const char *words, const char *file,
		     uint32_t line)
{
	struct text one = { 0 };

	text_printf(&one, "::%s title=", annotations->command);
	append_escaped(&one, title, true);
	if (file) {
		text_append_string(&one, ",file=");
		append_escaped(&one, file, true);
		text_printf(&one, ",line=%lu", (unsigned long)line);
	}
	text_append_string(&one, "::");
	append_escaped(&one, words, false);
	text_append_string(&one, "\n");
	annotations->count++;
	if (annotations->count < SHOWN_MOST)
		text_append(annotations->text, text_string(&one), one.length);
	else if (annotations->count == SHOWN_MOST)
		text_append(&annotations->last, text_string(&one), one.length);
	text_release(&one);
}

static void end(struct annotations *annotations)
{
	if (annotations->count <= SHOWN_MOST)
		text_append(annotations->text, text_string(&annotations->last), annotations->last.length);
	else
		text_printf(annotations->text, "::%s title=routprot-check::and %lu more; the log has them\n",
			    annotations->command, (unsigned long)(annotations->count - SHOWN_MOST + 1));
	text_release(&annotations->last);
}

/* An annotation for each group: its first case stands for all of them. */
static void annotate_groups(struct annotations *annotations, const struct result *result, enum gathered gathered,
			    const char *kind)
{
	struct case_groups groups;

	case_groups_open(&groups, result, gathered);
	for (size_t i = 0; i < groups.count; i++) {
		const struct case_group *group = &groups.groups[i];
		struct text title = { 0 }, words = { 0 };

		if (group->requirement)
			text_printf(&title, "%s (%s)", requirement_find(group->requirement)->id,
				    level_name(group->level));
		else
			text_append_string(&title, kind);
		text_append_string(&words, result->plan->cases[group->places[0]].id);
		if (group->count > 1)
			text_printf(&words, " and %lu more", (unsigned long)(group->count - 1));
		text_append_string(&words, ": ");
		details_write_headline(&words, result, group->places[0]);
		text_append_string(&words, "\n");
		result_write_reproduce(&words, result, group->places[0]);
		annotate(annotations, text_string(&title), text_string(&words), NULL, 0);
		text_release(&title);
		text_release(&words);
	}
	case_groups_release(&groups);
}

static void annotate_record(struct annotations *annotations, const struct result *result, bool is_red)
{
	const struct known_entry *last = NULL;

	for (size_t i = 0; i < result->plan->count; i++) {
		const struct known_case *known = &result->cases[i].known;
		struct text words = { 0 };

		if (is_red ? !recorded_is_red(result, i) : known->state != KNOWN_AS_RECORDED || known->entry == last)
			continue;
		last = known->entry;
		text_append_string(&words, result->plan->cases[i].id);
		text_append_string(&words, ": ");
		recorded_write(&words, result, i);
		annotate(annotations, is_red ? "known failure out of date" : "known failure", text_string(&words),
			 result->known->path, known->entry->line);
		text_release(&words);
	}
}

static void annotate_unmatched(struct annotations *annotations, const struct result *result)
{
	const struct known_pattern *pattern;
	size_t cursor = 0;

	while ((pattern = recorded_next_unmatched(result, &cursor))) {
		struct text words = { 0 };

		text_printf(&words, "[%s] matches no case: take it out, or correct it", pattern->pattern);
		annotate(annotations, "known failure out of date", text_string(&words), result->known->path,
			 pattern->line);
		text_release(&words);
	}
}

void github_write(struct text *text, const struct result *result, const struct summary *summary)
{
	struct annotations errors = { .text = text, .command = "error" };
	struct annotations warnings = { .text = text, .command = "warning" };
	struct annotations notices = { .text = text, .command = "notice" };

	/* Without a failing case the causes say what is wrong. */
	for (size_t i = 0; summary->status > 1 && i < summary->cause_count; i++)
		annotate(&errors, summary_meaning(summary), summary->causes[i], NULL, 0);
	annotate_groups(&errors, result, GATHERED_FAILURES, "failure");
	annotate_record(&errors, result, true);
	annotate_unmatched(&errors, result);
	end(&errors);
	if (result->options->allows_flaky)
		annotate_groups(&warnings, result, GATHERED_FLAKY, "flaky");
	end(&warnings);
	annotate_record(&notices, result, false);
	end(&notices);
}
