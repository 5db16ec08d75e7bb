/* SPDX-License-Identifier: MIT */
/* What was not examined, and which key of the profile would have it examined. */
#include "harness/output/console_coverage.h"

#include "harness/base/columns.h"
#include "harness/output/console_sections.h"
#include "harness/output/coverage.h"

#include <stdlib.h>
#include <string.h>

static bool is_same_string(const char *one, const char *other)
{
	return one == other || (one && other && strcmp(one, other) == 0);
}

/* Whether two requirements were left out for the same reason, with the same cure. */
static bool is_alike(const struct coverage_line *one, const struct coverage_line *other)
{
	return !one->is_examined && !other->is_examined && !one->is_left_out && !other->is_left_out &&
	       is_same_string(one->reason, other->reason) &&
	       is_same_string(one->key, other->key);
}

/* Whether the requirement at `i` is the first of its kind. */
static bool is_first(const struct coverage *coverage, int i)
{
	for (int j = REQUIREMENT_NONE + 1; j < i; j++) {
		if (is_alike(&coverage->lines[j], &coverage->lines[i]))
			return false;
	}
	return true;
}

static const char *id_of(int requirement)
{
	return requirement_find((enum requirement)requirement)->id;
}

/* Whether the second id is the number after the first: "EVT-03", "EVT-04". */
static bool is_next(const char *one, const char *other)
{
	size_t length = strcspn(one, "-") + 1;

	return strncmp(one, other, length) == 0 &&
	       strtol(one + length, NULL, 10) + 1 == strtol(other + length, NULL, 10);
}

/* The last requirement of the numbers without gap that begin with `first`. */
static int find_last(const struct coverage *coverage, int first)
{
	int last = first;

	while (last + 1 < REQUIREMENT_COUNT && is_alike(&coverage->lines[first], &coverage->lines[last + 1]) &&
	       is_next(id_of(last), id_of(last + 1)))
		last++;
	return last;
}

/* "IFSTATUS-03 to -11, SIFINFO-05": the requirements like `first`, from it on. */
static void append_ids(struct text *text, const struct coverage *coverage, int first)
{
	const char *separator = "";

	for (int i = first; i < REQUIREMENT_COUNT; i++) {
		int last;

		if (!is_alike(&coverage->lines[i], &coverage->lines[first]))
			continue;
		last = find_last(coverage, i);
		text_printf(text, "%s%s", separator, id_of(i));
		if (last > i + 1)
			text_printf(text, " to %s", strchr(id_of(last), '-'));
		else if (last > i)
			text_printf(text, ", %s", id_of(last));
		separator = ", ";
		i = last;
	}
}

static size_t count_alike(const struct coverage *coverage, int first)
{
	size_t count = 0;

	for (int i = first; i < REQUIREMENT_COUNT; i++)
		count += is_alike(&coverage->lines[i], &coverage->lines[first]);
	return count;
}

static void append_reason(struct text *text, const struct coverage *coverage, int first)
{
	const struct coverage_line *line = &coverage->lines[first];
	struct text words = { 0 };

	/* What the user left out on purpose need not be named. */
	if (line->reason == coverage_unselected)
		columns_count(&words, count_alike(coverage, first), "requirement");
	else
		append_ids(&words, coverage, first);
	text_printf(&words, ": %s", line->reason);
	if (line->key)
		text_printf(&words, "; %s in the profile would have it examined", line->key);
	columns_write(text, 2, "-", 4, text_string(&words));
	text_release(&words);
}

void console_write_unexamined(struct text *text, const struct result *result)
{
	struct coverage coverage;
	bool has_heading = false;

	coverage_read(&coverage, result);
	for (int i = REQUIREMENT_NONE + 1; i < REQUIREMENT_COUNT; i++) {
		if (coverage.lines[i].is_examined || coverage.lines[i].is_left_out || !is_first(&coverage, i))
			continue;
		if (!has_heading)
			console_write_heading(text, result, "NOT EXAMINED");
		has_heading = true;
		append_reason(text, &coverage, i);
	}
}
