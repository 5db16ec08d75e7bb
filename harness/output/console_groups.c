/* SPDX-License-Identifier: MIT */
/* Cases that belong together. */
#include "harness/output/console_groups.h"

#include "harness/base/allocate.h"
#include "harness/output/details.h"

#include <stdlib.h>
#include <string.h>

static bool is_gathered(const struct result *result, size_t place, enum gathered gathered)
{
	const struct judgement *judgement = &result->cases[place].judgement;

	if (!result->plan->cases[place].is_selected)
		return false;
	/* They have a section of their own. */
	if (result->cases[place].known.state == KNOWN_AS_RECORDED && gathered != GATHERED_REMARKS)
		return false;
	switch (gathered) {
	case GATHERED_FAILURES:
		return case_is_gating_failure(result, place);
	case GATHERED_FINDINGS:
		return judgement->verdict == VERDICT_FAIL && !case_is_gating_failure(result, place);
	case GATHERED_BLOCKED:
		return judgement->verdict == VERDICT_BLOCKED;
	case GATHERED_BROKEN:
		return judgement->verdict == VERDICT_BROKEN;
	case GATHERED_FLAKY:
		return judgement->verdict == VERDICT_FLAKY;
	case GATHERED_SKIPPED:
		return judgement->verdict == VERDICT_SKIPPED;
	case GATHERED_REMARKS:
		return judgement->remark_count > 0;
	}
	return false;
}

/* What the group of a case has in common, without its places. */
static struct case_group describe(const struct result *result, size_t place, enum gathered gathered)
{
	const struct planned_case *planned = &result->plan->cases[place];
	const struct judgement *judgement = &result->cases[place].judgement;
	const struct violation *gravest = find_gravest(judgement);
	struct case_group group = { .row = planned->row, .level = planned->level };

	if (gathered == GATHERED_FAILURES || gathered == GATHERED_FINDINGS) {
		group.requirement = gravest ? gravest->requirement : planned->row->requirement;
		group.level = gravest ? gravest->level : planned->level;
		group.ending = judgement->ending;
	} else if (gathered != GATHERED_REMARKS) {
		group.row = NULL;
		group.level = LEVEL_INFO;
		group.reason = judgement->reason ? judgement->reason : planned->skipped;
		group.reason = group.reason ? group.reason : "no reason was given";
		group.unlock = planned->unlock;
	}
	return group;
}

static bool is_same_string(const char *one, const char *other)
{
	return one == other || (one && other && strcmp(one, other) == 0);
}

static bool is_same(const struct case_group *one, const struct case_group *other)
{
	return one->row == other->row && one->requirement == other->requirement && one->level == other->level &&
	       one->ending == other->ending && is_same_string(one->reason, other->reason) &&
	       is_same_string(one->unlock, other->unlock);
}

static struct case_group *find_group(struct case_groups *groups, const struct case_group *wanted)
{
	/* The newest first: the cells of a row stand side by side. */
	for (size_t i = groups->count; i > 0; i--) {
		if (is_same(&groups->groups[i - 1], wanted))
			return &groups->groups[i - 1];
	}
	groups->groups = grow(groups->groups, groups->count, sizeof(*groups->groups));
	groups->groups[groups->count] = *wanted;
	return &groups->groups[groups->count++];
}

/* Gravest first, then by requirement; groups of one requirement stay in the order of their first cases. */
static int compare(const void *one, const void *other)
{
	const struct case_group *left = one;
	const struct case_group *right = other;

	if (left->level != right->level)
		return left->level > right->level ? -1 : 1;
	if (left->requirement != right->requirement)
		return left->requirement < right->requirement ? -1 : 1;
	return left->places[0] < right->places[0] ? -1 : 1;
}

void case_groups_open(struct case_groups *groups, const struct result *result, enum gathered gathered)
{
	*groups = (struct case_groups) { 0 };
	for (size_t i = 0; i < result->plan->count; i++) {
		struct case_group wanted;
		struct case_group *group;

		if (!is_gathered(result, i, gathered))
			continue;
		wanted = describe(result, i, gathered);
		group = find_group(groups, &wanted);
		group->places = grow(group->places, group->count, sizeof(*group->places));
		group->places[group->count++] = i;
	}
	if (groups->count)
		qsort(groups->groups, groups->count, sizeof(*groups->groups), compare);
}

void case_groups_release(struct case_groups *groups)
{
	for (size_t i = 0; i < groups->count; i++)
		free(groups->groups[i].places);
	free(groups->groups);
	*groups = (struct case_groups) { 0 };
}
