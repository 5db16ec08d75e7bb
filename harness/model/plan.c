/* SPDX-License-Identifier: MIT */
/* The plan: every case there is, and which of them are selected. */
#include "harness/model/plan_parts.h"

#include "harness/model/entry.h"
#include "harness/model/selection.h"

#include <stdlib.h>
#include <string.h>

static bool check_met(const struct selection *selection, const char *option, struct reason *why)
{
	const char *unmet = selection_find_unmet(selection);

	return !unmet ||
	       fail(why, "%s %s matches no case; --list shows their ids, and * stands for any run of characters",
		    option, unmet);
}

static bool select_cases(struct plan *plan, const struct options *options, struct reason *why)
{
	struct selection only, skip;
	bool is_any = false, is_met;

	selection_open(&only, (const char *const *)options->only, options->only_count);
	selection_open(&skip, (const char *const *)options->skip, options->skip_count);
	for (size_t i = 0; i < plan->count; i++) {
		struct planned_case *planned = &plan->cases[i];
		const bool is_left_out = selection_take(&skip, planned->id);

		planned->is_selected = (selection_take(&only, planned->id) || !only.count) && !is_left_out;
		is_any = is_any || planned->is_selected;
	}
	is_met = options->is_control || (check_met(&only, "--only", why) && check_met(&skip, "--skip", why));
	selection_release(&only);
	selection_release(&skip);
	if (is_met && !is_any)
		return fail(why, "--skip leaves no case of those that --only selects; give a narrower --skip");
	return is_met;
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

bool planned_makes(const struct planned_case *planned, enum entry entry)
{
	for (size_t i = 0; i < planned->step_count; i++) {
		if (planned->steps[i]->entry == entry)
			return true;
	}
	return false;
}

bool step_is_shared(const struct call *step)
{
	return entry_find(step->entry)->is_shared;
}

bool step_waits(const struct call *step)
{
	return entry_find(step->entry)->is_wait;
}
