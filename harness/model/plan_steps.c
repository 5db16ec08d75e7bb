/* SPDX-License-Identifier: MIT */
/* The steps of a case: those of its row, with what the cell changes. */
#include "harness/model/plan_parts.h"

#include "harness/model/mib.h"

#include <assert.h>

enum { STEPS_MOST = 256 };

/*
 * The steps of the case that is being written. Most are those of rows and axes as they stand there, so that a plan of
 * thousands of cases takes little memory, which each worker would have to fill.
 */
struct steps {
	const struct call *calls[STEPS_MOST];
	size_t count;
	struct store *store; /* holds those that the case has for itself */
};

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

/* A walk has one order and one set of criteria from its begin to its end. */
static void set_walk(struct steps *steps, enum axis_target target, const struct axis_value *value)
{
	for (size_t i = 0; i < steps->count; i++) {
		const enum entry entry = steps->calls[i]->entry;

		if (entry == ENTRY_CREATE_ENUMERATION || entry == ENTRY_FIRST_SERVICE || entry == ENTRY_NEXT_SERVICE)
			plan_set_parameter(own(steps, i), target, value);
	}
}

/* A protocol that is stopped before its StartComplete meets what the documentation does not describe (STOP-09): spare
 * it that. */
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
		plan_set_parameter(call, row->axes[i].target, cell->values[i]);
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

void plan_write_steps(struct plan *plan, struct planned_case *planned, const struct cell *cell)
{
	struct steps steps;

	steps.count = 0;
	steps.store = &plan->store;
	if (cell->row->script)
		write_script(&steps, cell, &planned->call_place);
	else
		write_row(&steps, cell, &planned->call_place);
	planned->steps = store_write(&plan->store, steps.calls, steps.count * sizeof(const struct call *));
	planned->step_count = steps.count;
}
