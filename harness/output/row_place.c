/* SPDX-License-Identifier: MIT */
/* Where the row of a case stands. A compiler knows no line of a row: the Makefile lists the ids of all rows with
 * theirs. */
#include "harness/output/row_place.h"

#include <string.h>

static const struct {
	const char *file;
	uint32_t line;
	const char *id;
} rows[] = {
#include "build/rows.inc"
};

enum { ROWS = sizeof(rows) / sizeof(rows[0]) };

/* Whether the chapter's rows, which stand one after another, begin at this place of the list. Ids repeat in other
 * chapters. */
static bool begins_at(const struct chapter *chapter, size_t place)
{
	for (size_t i = 0; i < chapter->count; i++) {
		if (place + i >= ROWS || strcmp(rows[place + i].file, chapter->file) != 0 ||
		    strcmp(rows[place + i].id, chapter->cases[i].id) != 0)
			return false;
	}
	return true;
}

static const struct chapter *find_chapter(const struct planned_case *planned)
{
	for (size_t i = 0; i < planned->suite->chapter_count; i++) {
		const struct chapter *chapter = planned->suite->chapters[i];

		/* The row is one of an array: which one, is asked of each element. */
		for (size_t j = 0; j < chapter->count; j++) {
			if (&chapter->cases[j] == planned->row)
				return chapter;
		}
	}
	return NULL;
}

bool row_place_find(const struct planned_case *planned, struct row_place *place)
{
	const struct chapter *chapter = find_chapter(planned);

	for (size_t i = 0; chapter && chapter->file && i < ROWS; i++) {
		const size_t row = i + (size_t)(planned->row - chapter->cases);

		if (!begins_at(chapter, i))
			continue;
		*place = (struct row_place) { rows[row].file, rows[row].line };
		return true;
	}
	return false;
}
