/* SPDX-License-Identifier: MIT */
/* The plan: every case there is, and which of them are selected. */
#include "harness/model/plan_parts.h"

#include "harness/base/glob.h"
#include "harness/model/entry.h"

#include <stdlib.h>
#include <string.h>

static bool matches_any(const char *id, const char *const *patterns, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (glob_matches(patterns[i], id))
			return true;
	}
	return false;
}

static bool check_patterns(const struct plan *plan, const char *const *patterns, size_t count, const char *option,
			   struct reason *why)
{
	for (size_t i = 0; i < count; i++) {
		size_t place = 0;

		while (place < plan->count && !glob_matches(patterns[i], plan->cases[place].id))
			place++;
		if (place == plan->count)
			return fail(why,
				    "%s %s matches no case; --list shows their ids, and * stands for any run of "
				    "characters",
				    option, patterns[i]);
	}
	return true;
}

static bool select_cases(struct plan *plan, const struct options *options, struct reason *why)
{
	const char *const *only = (const char *const *)options->only;
	const char *const *skip = (const char *const *)options->skip;

	if (!options->is_control && (!check_patterns(plan, only, options->only_count, "--only", why) ||
				     !check_patterns(plan, skip, options->skip_count, "--skip", why)))
		return false;
	for (size_t i = 0; i < plan->count; i++) {
		const char *id = plan->cases[i].id;

		plan->cases[i].is_selected = (!options->only_count || matches_any(id, only, options->only_count)) &&
					     !matches_any(id, skip, options->skip_count);
	}
	for (size_t i = 0; i < plan->count; i++) {
		if (plan->cases[i].is_selected)
			return true;
	}
	return fail(why, "--skip leaves no case of those that --only selects; give a narrower --skip");
}

bool plan_open(struct plan *plan, const struct profile *profile, const struct facts *facts,
	       const struct options *options, struct reason *why)
{
	*plan = (struct plan) { 0 };
	plan_expand(plan, profile, facts, options->suite_version);
	if (select_cases(plan, options, why))
		return true;
	plan_release(plan);
	return false;
}

void plan_release(struct plan *plan)
{
	for (size_t i = 0; i < plan->count; i++)
		free(plan->cases[i].skipped);
	store_release(&plan->store);
	free(plan->cases);
	*plan = (struct plan) { 0 };
}

const struct planned_case *plan_find(const struct plan *plan, const char *id)
{
	for (size_t i = 0; i < plan->count; i++) {
		if (strcmp(plan->cases[i].id, id) == 0)
			return &plan->cases[i];
	}
	return NULL;
}

bool step_is_shared(const struct call *step)
{
	return entry_find(step->entry)->is_shared;
}

bool step_waits(const struct call *step)
{
	return entry_find(step->entry)->is_wait;
}
