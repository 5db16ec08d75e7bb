/* SPDX-License-Identifier: MIT */
/* The plan: rows become cases. */
#include "harness/model/plan.h"

#include "harness/base/allocate.h"
#include "harness/model/applies.h"
#include "harness/model/entry.h"
#include "harness/model/mib.h"
#include "harness/base/glob.h"
#include "harness/base/text.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The cell that is being expanded: the place in each axis. */
struct cell {
	const struct test_case *row;
	const struct axis_value *values[AXES_MOST];
	struct axis_value bad[1]; /* stands for a bad configuration, or a request, of the profile */
	struct axis_value id[1];  /* stands for a protocol id of the profile, named in `id_name` */
	char id_name[16];
	const struct profile *profile;
};

enum { STEPS_MOST = 256 };

/*
 * The steps of the case that is being written. Most are those of rows and axes as they stand there, so that a plan of thousands of
 * cases takes little memory, which each worker would have to fill.
 */
struct steps {
	const struct call *calls[STEPS_MOST];
	size_t count;
	struct store *store; /* holds those that the case has for itself */
};

/* The room that an array gets when it has `count` elements; 0 while there is some. */
static size_t grow(size_t count)
{
	enum { ROOM_FIRST = 8 };

	if (count == 0)
		return ROOM_FIRST;
	return count >= ROOM_FIRST && (count & (count - 1)) == 0 ? 2 * count : 0;
}

static void append(struct steps *steps, const struct call *calls)
{
	for (; calls && calls->entry != ENTRY_END; calls++) {
		assert(steps->count < STEPS_MOST);
		steps->calls[steps->count++] = calls;
	}
}

/* The step, as one that may be changed: a copy that is the case's own. */
static struct call *own(struct steps *steps, size_t place)
{
	struct call *copy = store_write(steps->store, steps->calls[place], sizeof(*copy));

	steps->calls[place] = copy;
	return copy;
}

static void append_axis(struct steps *steps, const struct cell *cell, enum axis_target target)
{
	for (size_t i = 0; i < AXES_MOST && cell->row->axes[i].target; i++) {
		if (cell->row->axes[i].target == target)
			append(steps, cell->values[i]->steps);
	}
}

/* Every axis has a value before a cell is written. */
static const struct axis_value *find_value(const struct cell *cell, size_t axis)
{
	assert(cell->values[axis]);
	return cell->values[axis];
}

static void set_interface_type(struct steps *steps, uint32_t type)
{
	for (size_t i = 0; i < steps->count; i++) {
		if (steps->calls[i]->entry == ENTRY_ADD_INTERFACE && steps->calls[i]->interface == INTERFACE_FIRST)
			own(steps, i)->interface_type = type;
	}
}

static void set_parameter(struct call *call, enum axis_target target, const struct axis_value *value)
{
	switch (target) {
	case AXIS_STATUS_TYPE:
		call->status_type = value->number;
		break;
	case AXIS_ACTIVE:
		call->active = value->number;
		break;
	case AXIS_INFO:
		call->info = value->call.info;
		call->addresses = value->call.addresses;
		break;
	case AXIS_ADDRESS_KIND:
		call->address_kind = (enum address_kind)value->number;
		break;
	case AXIS_INDEX:
		call->interface = INTERFACE_LITERAL;
		call->index = value->number;
		break;
	case AXIS_CONFIGURATION:
		call->configuration = (enum configuration)value->number;
		break;
	case AXIS_BAD:
		call->configuration = CONFIGURATION_BAD;
		call->variant = value->number;
		break;
	case AXIS_VERSION:
		call->version = (enum version_rule)value->number;
		break;
	case AXIS_SIZE:
		call->size = (enum size_rule)value->number;
		break;
	case AXIS_COUNT:
		call->count = (enum count_rule)value->number;
		break;
	case AXIS_SEED:
		call->variant = value->number;
		break;
	case AXIS_MTU:
		call->mtu = value->number;
		call->is_reserved_literal = true;
		break;
	case AXIS_SPEED:
		/* A speed is 64 bits wide: the high half is the same number, so that all ones are all ones. */
		call->speed = (uint64_t)value->number << 32 | value->number;
		call->is_reserved_literal = true;
		break;
	case AXIS_PROTOCOL:
		call->protocol = value->call.protocol;
		call->protocol_id = value->call.protocol_id;
		call->variant = value->call.variant;
		break;
	case AXIS_OWN_ID:
		call->protocol = PROTOCOL_OTHER_OWN;
		call->variant = value->number;
		break;
	case AXIS_REFUSED_ID:
		call->protocol = PROTOCOL_REFUSED;
		call->variant = value->number;
		break;
	case AXIS_OFFER_VERSION:
		call->offered_version = value->number;
		call->is_version_literal = true;
		break;
	case AXIS_OFFER:
		call->offer = OFFER_LITERAL;
		call->offered_flags = value->number;
		break;
	case AXIS_EVENT:
		call->event = (enum event_rule)value->number;
		break;
	case AXIS_SUPPORT:
		call->support = (enum support_rule)value->number;
		break;
	case AXIS_NAME:
		call->name = (enum name_rule)value->number;
		break;
	case AXIS_RESERVED:
		call->reserved = (enum reserved_rule)value->number;
		break;
	case AXIS_ROOM:
		call->room = (enum room_rule)value->number;
		break;
	case AXIS_NULLS:
		call->nulls |= value->number;
		break;
	case AXIS_POWER_TYPE:
		call->power_type = value->number;
		break;
	case AXIS_GROUP:
		call->group = value->number;
		call->is_group_literal = true;
		break;
	case AXIS_SOURCE:
		call->source = value->number;
		break;
	case AXIS_ENTRY_TYPE:
		call->entry_type = value->number;
		break;
	case AXIS_DOMAIN:
		call->domain = value->call.domain;
		call->nulls |= value->call.nulls;
		break;
	case AXIS_SERVICE:
		call->service = (enum service_kind)value->number;
		break;
	case AXIS_EXCLUSION:
		call->exclusion = value->number;
		break;
	case AXIS_ORDERING:
		call->ordering = value->number;
		break;
	case AXIS_HANDLE:
		call->handle = (enum handle_rule)value->number;
		break;
	case AXIS_TESTED_TYPE:
		call->interface_type = value->number;
		break;
	case AXIS_REQUEST:
		call->variant = value->number;
		break;
	case AXIS_SAVED_REQUEST:
		call->request = REQUEST_SAVED;
		call->variant = value->number;
		break;
	case AXIS_BAD_REQUEST:
		call->request = REQUEST_BAD;
		call->variant = value->number;
		break;
	case AXIS_REQUEST_RULE:
		call->request = (enum request_rule)value->number;
		call->nulls |= value->call.nulls;
		break;
	case AXIS_NONE:
	case AXIS_GIVEN:
	case AXIS_LIFE:
	case AXIS_INTERFACE_TYPE:
		break;
	}
}

/* A walk has one order and one set of criteria from its begin to its end. */
static void set_walk(struct steps *steps, enum axis_target target, const struct axis_value *value)
{
	for (size_t i = 0; i < steps->count; i++) {
		const enum entry entry = steps->calls[i]->entry;

		if (entry == ENTRY_CREATE_ENUMERATION || entry == ENTRY_FIRST_SERVICE || entry == ENTRY_NEXT_SERVICE)
			set_parameter(own(steps, i), target, value);
	}
}

/* A protocol that is stopped before its StartComplete meets what the documentation does not describe (STOP-09): spare it that. */
static void end_start(struct steps *steps)
{
	bool is_started = false, is_complete = false;
	static const struct call complete[] = { { .entry = ENTRY_START_COMPLETE, .is_if_running = true },
						{ .entry = ENTRY_END } };

	for (size_t i = 0; i < steps->count; i++) {
		/* A second start while the run is on is refused, and the run is complete already. */
		if (steps->calls[i]->entry == ENTRY_START)
			is_started = !is_complete;
		if (steps->calls[i]->entry == ENTRY_START_COMPLETE)
			is_complete = is_complete || is_started;
		if (steps->calls[i]->entry == ENTRY_STOP)
			is_complete = false;
		if (steps->calls[i]->entry == ENTRY_START_COMPLETE || steps->calls[i]->entry == ENTRY_STOP)
			is_started = false;
	}
	if (is_started)
		append(steps, complete);
}

/* The steps about the request that has the NAME of that of the call under test, in another section. */
static void name_requests(struct steps *steps, const struct cell *cell, const struct call *tested)
{
	const struct mib_request *request = cell->profile ? mib_find(cell->profile, tested) : NULL;

	for (size_t i = 0; i < steps->count; i++) {
		struct call *step;

		if (!steps->calls[i]->is_namesake)
			continue;
		step = own(steps, i);
		step->variant = 0;
		if (cell->profile)
			step->variant = request ? mib_find_name(cell->profile, mib_kind_of(step->entry), request->name)
						: MIB_NO_REQUEST;
	}
}

static void write_script(struct steps *steps, const struct cell *cell, size_t *call_place)
{
	struct call calls[STEPS_MOST];
	const struct call *kept;
	uint32_t seed = 0;

	for (size_t i = 0; i < AXES_MOST && cell->row->axes[i].target; i++) {
		if (cell->row->axes[i].target == AXIS_SEED)
			seed = cell->values[i]->number;
	}
	steps->count = cell->row->script(seed, calls, STEPS_MOST, call_place);
	kept = store_write(steps->store, calls, steps->count * sizeof(*calls));
	for (size_t i = 0; i < steps->count; i++)
		steps->calls[i] = &kept[i];
}

/* The call under test, with what the axes and the expectation say of it. */
static void write_tested(struct steps *steps, const struct cell *cell)
{
	const struct test_case *row = cell->row;
	struct call *call;

	assert(steps->count < STEPS_MOST);
	steps->calls[steps->count++] = &row->call;
	if (!row->axes[0].target && !row->expect.returns.count)
		return;
	call = own(steps, steps->count - 1);
	for (size_t i = 0; i < AXES_MOST && row->axes[i].target; i++)
		set_parameter(call, row->axes[i].target, cell->values[i]);
	if (row->expect.returns.count)
		call->returns = row->expect.returns;
}

static void write_row(struct steps *steps, const struct cell *cell, size_t *call_place)
{
	const struct test_case *row = cell->row;
	const struct call *tested;

	append_axis(steps, cell, AXIS_LIFE);
	append(steps, row->given);
	append_axis(steps, cell, AXIS_GIVEN);
	*call_place = steps->count;
	write_tested(steps, cell);
	append(steps, row->then);
	for (size_t i = 0; i < AXES_MOST && row->axes[i].target; i++) {
		if (row->axes[i].target == AXIS_INTERFACE_TYPE)
			set_interface_type(steps, find_value(cell, i)->number);
		if (row->axes[i].target == AXIS_EXCLUSION || row->axes[i].target == AXIS_ORDERING)
			set_walk(steps, row->axes[i].target, find_value(cell, i));
	}
	tested = steps->calls[*call_place];
	for (size_t i = *call_place + 1; i < steps->count && tested->interface == INTERFACE_LITERAL; i++) {
		if (steps->calls[i]->interface == INTERFACE_LITERAL)
			own(steps, i)->index = tested->index;
	}
	name_requests(steps, cell, tested);
	end_start(steps);
}

static void write_steps(struct plan *plan, struct planned_case *planned, const struct cell *cell)
{
	struct steps steps;

	steps.count = 0;
	steps.store = &plan->store;
	if (cell->row->script)
		write_script(&steps, cell, &planned->call_place);
	else
		write_row(&steps, cell, &planned->call_place);
	planned->steps = store_write(&plan->store, steps.calls, steps.count * sizeof(*steps.calls));
	planned->step_count = steps.count;
}

static void write_id(struct text *id, const struct suite *suite, const struct cell *cell)
{
	id->length = 0;
	text_append_string(id, suite->name);
	text_append_string(id, "/");
	text_append_string(id, cell->row->id);
	for (size_t i = 0; i < AXES_MOST && cell->values[i]; i++) {
		text_append_string(id, i ? "," : "[");
		text_append_string(id, cell->values[i]->name);
	}
	if (cell->values[0])
		text_append_string(id, "]");
}

static bool makes(const struct planned_case *planned, enum entry entry)
{
	for (size_t i = 0; i < planned->step_count; i++) {
		if (planned->steps[i]->entry == entry)
			return true;
	}
	return false;
}

/*
 * Two cases can share a run when the life cycle they go through is the same, call by call, and when both or neither of them adds
 * an interface: the rows about a run without any must not find one. The same goes for setting the global configuration, which all
 * of a run have in common. A case that is to be alone has a life like no other. FNV-1a.
 */
static uint64_t life_of(const struct planned_case *planned)
{
	uint64_t hash = 0xCBF29CE484222325u ^ (makes(planned, ENTRY_ADD_INTERFACE) ? 1u : 0u) ^
			(makes(planned, ENTRY_SET_GLOBAL_INFO) ? 2u : 0u);

	for (const char *at = planned->id; planned->row->is_alone && *at; at++)
		hash = (hash ^ (uint8_t)*at) * 0x100000001B3u;
	for (size_t i = 0; i < planned->step_count; i++) {
		const struct call *step = planned->steps[i];
		const uint32_t facts[] = { (uint32_t)step->entry,    (uint32_t)step->configuration, step->variant,
					   (uint32_t)step->version,  (uint32_t)step->size,	    (uint32_t)step->count,
					   (uint32_t)step->protocol, step->protocol_id,		    (uint32_t)step->offer,
					   step->offered_version,    step->offered_flags,	    step->nulls,
					   (uint32_t)step->event,    (uint32_t)step->support,	    step->is_version_literal,
					   step->is_poisoned,	     step->is_unaligned,	    step->is_beside,
					   step->is_on_other_thread };

		for (size_t j = 0; step_is_shared(step) && j < sizeof(facts) / sizeof(facts[0]); j++)
			hash = (hash ^ facts[j]) * 0x100000001B3u;
	}
	return hash;
}

/* What every expansion needs. */
struct expansion {
	struct plan *plan;
	const struct profile *profile;
	const struct facts *facts;
	struct text id; /* of the case that is being written */
};

static void add_case(struct expansion *expansion, const struct suite *suite, const struct cell *cell)
{
	struct plan *plan = expansion->plan;
	const size_t room = grow(plan->count);
	struct planned_case *planned;

	if (room)
		plan->cases = reallocate(plan->cases, room, sizeof(*plan->cases));
	planned = &plan->cases[plan->count++];
	*planned = (struct planned_case){ .suite = suite,
					  .row = cell->row,
					  .level = requirement_find(cell->row->requirement)->level,
					  .is_selected = true };
	write_id(&expansion->id, suite, cell);
	planned->id = store_write(&plan->store, expansion->id.data, expansion->id.length + 1);
	write_steps(plan, planned, cell);
	planned->life = life_of(planned);
	if (expansion->facts && expansion->profile)
		applies_find(planned, expansion->profile, expansion->facts);
}

static void expand_axis(struct expansion *expansion, const struct suite *suite, struct cell *cell, size_t axis);

/* Those of the kind that the entry hands over. */
static const struct configurations *find_configurations(const struct profile *profile, enum entry entry)
{
	if (!profile)
		return NULL;
	return entry == ENTRY_START || entry == ENTRY_SET_GLOBAL_INFO || entry == ENTRY_SET_DOMAIN_INFO
		       ? &profile->global : &profile->interface;
}

/* One cell for each bad configuration that the profile describes; a single one, which does not apply, when it has none. */
static void expand_bad(struct expansion *expansion, const struct suite *suite, struct cell *cell, size_t axis)
{
	const struct configurations *given = find_configurations(expansion->profile, cell->row->call.entry);
	const size_t count = given && given->bad_count ? given->bad_count : 1;

	for (size_t i = 0; i < count; i++) {
		cell->bad[0] = (struct axis_value){ .name = given && given->bad_count ? given->bad[i].name : "bad",
						    .number = (uint32_t)i };
		cell->values[axis] = cell->bad;
		expand_axis(expansion, suite, cell, axis + 1);
	}
}

/* One cell for each id that the profile lists, named after it; a single one, which does not apply, when it lists none. */
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
		cell->id[0] = (struct axis_value){ .name = cell->id_name, .number = (uint32_t)i };
		cell->values[axis] = cell->id;
		expand_axis(expansion, suite, cell, axis + 1);
	}
}

/* One cell for each request of the profile that the axis is about; a single one, which does not apply, when it has none. */
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
		cell->bad[0] = (struct axis_value){ .name = list[i].name, .number = (uint32_t)i };
		cell->values[axis] = cell->bad;
		expand_axis(expansion, suite, cell, axis + 1);
	}
	if (!is_empty)
		return;
	cell->bad[0] = (struct axis_value){ .name = "request", .number = MIB_NO_REQUEST };
	cell->values[axis] = cell->bad;
	expand_axis(expansion, suite, cell, axis + 1);
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
		cell->values[axis] = value;
		expand_axis(expansion, suite, cell, axis + 1);
	}
}

static void expand_chapter(struct expansion *expansion, const struct suite *suite, const struct chapter *chapter)
{
	for (size_t i = 0; i < chapter->count; i++) {
		struct cell cell = { .row = &chapter->cases[i], .profile = expansion->profile };

		expand_axis(expansion, suite, &cell, 0);
	}
}

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
			return fail(why, "%s %s matches no case; --list shows their ids, and * stands for any run of "
					 "characters", option, patterns[i]);
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
	struct expansion expansion = { plan, profile, facts, { 0 } };
	size_t suite_count;
	const struct suite *const *suites = suite_list(&suite_count);

	*plan = (struct plan){ 0 };
	for (size_t i = 0; i < suite_count; i++) {
		for (size_t j = 0; j < suites[i]->chapter_count; j++)
			expand_chapter(&expansion, suites[i], suites[i]->chapters[j]);
	}
	text_release(&expansion.id);
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
	*plan = (struct plan){ 0 };
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
