/* SPDX-License-Identifier: MIT */
/* Which cases --only and --skip are about. */
#include "harness/model/selection.h"

#include "harness/base/allocate.h"
#include "harness/base/glob.h"

#include <stdlib.h>
#include <string.h>

static int compare(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static const char **find_plain(const struct selection *selection, const char *id)
{
	return bsearch(&id, selection->plain, selection->plain_count, sizeof(*selection->plain), compare);
}

void selection_open(struct selection *selection, const char *const *patterns, size_t count)
{
	*selection = (struct selection) { .patterns = patterns, .count = count };
	selection->plain = allocate(count + 1, sizeof(*selection->plain));
	selection->wild = allocate(count + 1, sizeof(*selection->wild));
	selection->is_met = allocate(count + 1, sizeof(*selection->is_met));
	for (size_t i = 0; i < count; i++) {
		if (strpbrk(patterns[i], "*?"))
			selection->wild[selection->wild_count++] = patterns[i];
		else
			selection->plain[selection->plain_count++] = patterns[i];
	}
	qsort(selection->plain, selection->plain_count, sizeof(*selection->plain), compare);
}

void selection_release(struct selection *selection)
{
	free(selection->plain);
	free(selection->wild);
	free(selection->is_met);
	*selection = (struct selection) { .count = 0 };
}

bool selection_take(struct selection *selection, const char *id)
{
	bool *is_met = selection->is_met + selection->plain_count;
	const char **plain = find_plain(selection, id);
	bool fits = plain != NULL;

	if (plain)
		selection->is_met[plain - selection->plain] = true;
	for (size_t i = 0; i < selection->wild_count; i++) {
		if (!glob_matches(selection->wild[i], id))
			continue;
		is_met[i] = true;
		fits = true;
	}
	return fits;
}

/* Of a plain one that was given twice, one is looked up and the other means the same. */
static bool is_met(const struct selection *selection, const char *pattern)
{
	const char **plain = find_plain(selection, pattern);

	if (plain)
		return selection->is_met[plain - selection->plain];
	for (size_t i = 0; i < selection->wild_count; i++)
		if (strcmp(selection->wild[i], pattern) == 0)
			return selection->is_met[selection->plain_count + i];
	return false;
}

const char *selection_find_unmet(const struct selection *selection)
{
	for (size_t i = 0; i < selection->count; i++)
		if (!is_met(selection, selection->patterns[i]))
			return selection->patterns[i];
	return NULL;
}
