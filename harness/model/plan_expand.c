/* SPDX-License-Identifier: MIT */
/* Rows become cases: one for each cell of their axes. */
#include "harness/model/plan_parts.h"

#include "harness/base/allocate.h"
#include "harness/base/text.h"
#include "harness/model/applies.h"
#include "harness/model/mib.h"

#include <stdio.h>

/* Room for so many cases is taken at once; more than all suites have, and what is not used costs nothing. */
enum { CASES_USUAL = 8192 };

/* The room that an array gets when it has `count` elements; 0 while there is some. */
static size_t find_room(size_t count)
{
	if (count == 0)
		return CASES_USUAL;
	return count >= CASES_USUAL && (count & (count - 1)) == 0 ? 2 * count : 0;
}

/* The hash with all that matters of a step to whether others can share it. FNV-1a. */
static uint64_t hash_step(uint64_t hash, const struct call *step)
{
	const uint32_t facts[] = { (uint32_t)step->entry,
				   (uint32_t)step->configuration,
				   step->variant,
				   (uint32_t)step->version,
				   (uint32_t)step->size,
				   (uint32_t)step->count,
				   (uint32_t)step->protocol,
				   step->protocol_id,
				   (uint32_t)step->offer,
				   step->offered_version,
				   step->offered_flags,
				   step->nulls,
				   (uint32_t)step->event,
				   (uint32_t)step->support,
				   step->is_version_literal,
				   step->is_poisoned,
				   step->is_unaligned,
				   step->is_beside,
				   step->is_on_other_thread };

	for (size_t i = 0; i < sizeof(facts) / sizeof(facts[0]); i++)
		hash = (hash ^ facts[i]) * 0x100000001B3u;
	return hash;
}

/*
 * Two cases can share a run when the life cycle they go through is the same, call by call, and when both or neither of
 * them adds an interface: the rows about a run without any must not find one. The same goes for setting the global
 * configuration, which all of a run have in common. A case that is to be alone has a life like no other.
 */
static uint64_t life_of(const struct planned_case *planned)
{
	uint64_t hash = 0xCBF29CE484222325u ^ (planned_makes(planned, ENTRY_ADD_INTERFACE) ? 1u : 0u) ^
			(planned_makes(planned, ENTRY_SET_GLOBAL_INFO) ? 2u : 0u);

	for (const char *at = planned->id; planned->row->is_alone && *at; at++)
		hash = (hash ^ (uint8_t)*at) * 0x100000001B3u;
	for (size_t i = 0; i < planned->step_count; i++) {
		const struct call *step = planned->steps[i];

		if (step_is_shared(step))
			hash = hash_step(hash, step);
	}
	return hash;
}

/* What every expansion needs. */
struct expansion {
	struct plan *plan;
	const struct profile *profile;
	const struct facts *facts;
	uint32_t version; /* of the suite */
	struct text id; /* of the case that is being written, as far as its axes have values */
	bool is_outline; /* cases only get their rows */
	bool is_there;   /* the plan was outlined: its cases are there */
};

/* The next case; of a plan that was outlined it is there. */
static struct planned_case *append_case(const struct expansion *expansion)
{
	struct plan *plan = expansion->plan;
	const size_t room = expansion->is_there ? 0 : find_room(plan->count);

	if (room)
		plan->cases = reallocate(plan->cases, room, sizeof(*plan->cases));
	return &plan->cases[plan->count++];
}

static void add_case(struct expansion *expansion, const struct suite *suite, const struct cell *cell)
{
	struct plan *plan = expansion->plan;
	struct planned_case *planned = append_case(expansion);

	*planned = (struct planned_case) { .suite = suite, .row = cell->row };
	if (expansion->is_outline)
		return;
	planned->level = requirement_find(cell->row->requirement)->level;
	planned->is_selected = true;
	if (cell->values[0])
		text_append_string(&expansion->id, "]");
	planned->id = store_write(&plan->store, expansion->id.data, expansion->id.length + 1);
	plan_write_steps(plan, planned, cell);
	planned->life = life_of(planned);
	if (expansion->facts && expansion->profile)
		applies_find(planned, expansion->profile, expansion->facts);
}

static void expand_axis(struct expansion *expansion, const struct suite *suite, struct cell *cell, size_t axis);

/* One cell for the value, or more where further axes follow. */
static void expand_value(struct expansion *expansion, const struct suite *suite, struct cell *cell, size_t axis,
			 const struct axis_value *value)
{
	const size_t length = expansion->id.length;

	cell->values[axis] = value;
	if (!expansion->is_outline) {
		text_append_string(&expansion->id, axis ? "," : "[");
		text_append_string(&expansion->id, value->name);
	}
	expand_axis(expansion, suite, cell, axis + 1);
	expansion->id.length = length;
}

/* Those of the kind that the entry hands over. */
static const struct configurations *find_configurations(const struct profile *profile, enum entry entry)
{
	if (!profile)
		return NULL;
	return entry == ENTRY_START || entry == ENTRY_SET_GLOBAL_INFO || entry == ENTRY_SET_DOMAIN_INFO
		       ? &profile->global
		       : &profile->interface;
}

/* One cell for each bad configuration that the profile describes; a single one, which does not apply, when it has none.
 */
static void expand_bad(struct expansion *expansion, const struct suite *suite, struct cell *cell, size_t axis)
{
	const struct configurations *given = find_configurations(expansion->profile, cell->row->call.entry);
	const size_t count = given && given->bad_count ? given->bad_count : 1;

	for (size_t i = 0; i < count; i++) {
		cell->bad[0] = (struct axis_value) { .name = given && given->bad_count ? given->bad[i].name : "bad",
						     .number = (uint32_t)i };
		expand_value(expansion, suite, cell, axis, cell->bad);
	}
}

/* One cell for each id that the profile lists, named after it; a single one, which does not apply, when it lists none.
 */
static void expand_ids(struct expansion *expansion, const struct suite *suite, struct cell *cell, size_t axis)
{
	const struct profile *profile = expansion->profile;
	const bool is_own = cell->row->axes[axis].target == AXIS_OWN_ID;
	const uint32_t *ids = !profile ? NULL : is_own ? profile->ids : profile->refused_ids;
	const size_t listed = !profile ? 0 : is_own ? profile->id_count : profile->refused_id_count;

	for (size_t i = 0; i < (listed ? listed : 1); i++) {
		if (listed)
			snprintf(cell->id_name, sizeof(cell->id_name), "0x%08x", ids[i]);
		else
			snprintf(cell->id_name, sizeof(cell->id_name), "listed");
		cell->id[0] = (struct axis_value) { .name = cell->id_name, .number = (uint32_t)i };
		expand_value(expansion, suite, cell, axis, cell->id);
	}
}

/* One cell for each request of the profile that the axis is about; a single one, which does not apply, when it has
 * none. */
static void expand_requests(struct expansion *expansion, const struct suite *suite, struct cell *cell, size_t axis)
{
	const enum axis_target target = cell->row->axes[axis].target;
	const struct mib_requests none = { .count = 0 };
	const struct mib_requests *all =
		expansion->profile ? &expansion->profile->mib[mib_kind_of(cell->row->call.entry)] : &none;
	const struct mib_request *list = target == AXIS_BAD_REQUEST ? all->bad : all->list;
	const size_t count = target == AXIS_BAD_REQUEST ? all->bad_count : all->count;
	bool is_empty = true;

	for (size_t i = 0; i < count; i++) {
		if (target == AXIS_SAVED_REQUEST && list[i].saved != SAID_YES)
			continue;
		is_empty = false;
		cell->bad[0] = (struct axis_value) { .name = list[i].name, .number = (uint32_t)i };
		expand_value(expansion, suite, cell, axis, cell->bad);
	}
	if (!is_empty)
		return;
	cell->bad[0] = (struct axis_value) { .name = "request", .number = MIB_NO_REQUEST };
	expand_value(expansion, suite, cell, axis, cell->bad);
}

static void expand_axis(struct expansion *expansion, const struct suite *suite, struct cell *cell, size_t axis)
{
	const struct axis *current = &cell->row->axes[axis];

	if (axis == AXES_MOST || !current->target) {
		add_case(expansion, suite, cell);
		return;
	}
	if (current->target == AXIS_BAD) {
		expand_bad(expansion, suite, cell, axis);
		return;
	}
	if (current->target == AXIS_OWN_ID || current->target == AXIS_REFUSED_ID) {
		expand_ids(expansion, suite, cell, axis);
		return;
	}
	if (current->target == AXIS_REQUEST || current->target == AXIS_SAVED_REQUEST ||
	    current->target == AXIS_BAD_REQUEST) {
		expand_requests(expansion, suite, cell, axis);
		return;
	}
	for (const struct axis_value *value = current->values; value->name; value++) {
		if (value->since > expansion->version)
			continue;
		expand_value(expansion, suite, cell, axis, value);
	}
}

static bool has_row(const struct expansion *expansion, const struct test_case *row)
{
	return row->since <= expansion->version && (!row->until || row->until >= expansion->version);
}

static void expand_row(struct expansion *expansion, const struct suite *suite, const struct test_case *row)
{
	struct cell cell = { .row = row, .profile = expansion->profile };

	expansion->id.length = 0;
	text_append_string(&expansion->id, suite->name);
	text_append_string(&expansion->id, "/");
	text_append_string(&expansion->id, row->id);
	expand_axis(expansion, suite, &cell, 0);
}

static void expand_chapter(struct expansion *expansion, const struct suite *suite, const struct chapter *chapter)
{
	for (size_t i = 0; i < chapter->count; i++)
		if (has_row(expansion, &chapter->cases[i]))
			expand_row(expansion, suite, &chapter->cases[i]);
}

static void expand_suite(struct expansion *expansion, const struct suite *suite)
{
	for (size_t i = 0; i < suite->chapter_count; i++)
		expand_chapter(expansion, suite, suite->chapters[i]);
}

static void expand_suites(struct expansion *expansion)
{
	size_t suite_count;
	const struct suite *const *suites = suite_list(&suite_count);

	for (size_t i = 0; i < suite_count; i++)
		expand_suite(expansion, suites[i]);
	text_release(&expansion->id);
}

void plan_expand_suite(struct plan *plan, const struct suite *suite, const struct profile *profile,
		       const struct facts *facts, uint32_t version)
{
	struct expansion expansion = { .plan = plan, .profile = profile, .facts = facts, .version = version };

	plan->suite_version = version;
	expand_suite(&expansion, suite);
	text_release(&expansion.id);
}

void plan_expand(struct plan *plan, const struct profile *profile, const struct facts *facts, uint32_t version)
{
	struct expansion expansion = { .plan = plan, .profile = profile, .facts = facts };

	plan->suite_version = expansion.version = version ? version : SUITE_VERSION;
	expand_suites(&expansion);
}

void plan_outline(struct plan *plan, const struct profile *profile, uint32_t version)
{
	struct expansion expansion = { .plan = plan, .profile = profile, .is_outline = true };

	*plan = (struct plan) { 0 };
	plan->suite_version = expansion.version = version ? version : SUITE_VERSION;
	expand_suites(&expansion);
}

void plan_fill(struct plan *plan, const struct profile *profile, const bool *wanted)
{
	struct expansion expansion = {
		.plan = plan, .profile = profile, .version = plan->suite_version, .is_there = true
	};
	const size_t count = plan->count;

	for (size_t first = 0, end; first < count; first = end) {
		const struct planned_case of_row = plan->cases[first];
		bool is_wanted = false;

		for (end = first; end < count && plan->cases[end].row == of_row.row; end++)
			is_wanted = is_wanted || wanted[end];
		plan->count = first;
		if (is_wanted)
			expand_row(&expansion, of_row.suite, of_row.row);
	}
	plan->count = count;
	text_release(&expansion.id);
}
