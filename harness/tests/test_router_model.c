/* SPDX-License-Identifier: MIT */
/* What the steps of a case make of a protocol and its interfaces. */
#include "harness/tests/router_model.h"

#include "harness/model/codes.h"

#include <criterion/criterion.h>

static void start(struct router_model *model)
{
	model->life = MODEL_STARTED;
	model->starts++;
	for (int i = INTERFACE_FIRST; i < INTERFACE_LITERAL; i++) {
		if (model->interfaces[i].existence != STATE_NEVER_ADDED)
			model->interfaces[i] = (struct model_interface) { .existence = STATE_OF_OLD_RUN };
	}
}

static void change_status(struct model_interface *interface, const struct call *step)
{
	switch (step->status_type) {
	case RIS_INTERFACE_ADDRESS_CHANGE:
		interface->is_bound = step->info == INFO_BINDING && step->addresses > 0;
		break;
	case RIS_INTERFACE_ENABLED:
	case RIS_INTERFACE_DISABLED:
		interface->is_enabled = step->status_type == RIS_INTERFACE_ENABLED;
		break;
	case RIS_INTERFACE_MEDIA_PRESENT:
	case RIS_INTERFACE_MEDIA_ABSENT:
		interface->is_absent = step->status_type == RIS_INTERFACE_MEDIA_ABSENT;
		break;
	default:
		break;
	}
}

static void follow_interface(struct model_interface *interface, const struct call *step)
{
	const bool is_refused = step->returns.count && step->returns.codes[0] != NO_ERROR;

	if (step->entry == ENTRY_ADD_INTERFACE)
		*interface = (struct model_interface) { .existence = is_refused ? STATE_REFUSED : STATE_ADDED };
	else if (step->entry == ENTRY_DELETE_INTERFACE)
		*interface = (struct model_interface) { .existence = STATE_DELETED };
	else if (step->entry == ENTRY_INTERFACE_STATUS && interface->existence == STATE_ADDED)
		change_status(interface, step);
}

/* Where it makes no sense a step of the life cycle is refused, and changes nothing. */
static void follow_life(struct router_model *model, const struct call *step)
{
	const bool is_refused = step->returns.count && step->returns.codes[0] != NO_ERROR;
	const bool is_on = model->life == MODEL_STARTED || model->life == MODEL_RUNNING;

	if (step->entry == ENTRY_START && !is_on && model->life != MODEL_STOPPING && !is_refused)
		start(model);
	else if (step->entry == ENTRY_START_COMPLETE && is_on)
		model->life = MODEL_RUNNING;
	else if (step->entry == ENTRY_STOP && is_on)
		model->life = MODEL_STOPPING;
	else if (step->entry == ENTRY_AWAIT_STOPPED && model->life == MODEL_STOPPING)
		model->life = MODEL_STOPPED;
}

/* Of another protocol of the DLL nothing is followed. */
void router_model_follow(struct router_model *model, const struct call *step)
{
	if (step->is_beside)
		return;
	switch (step->entry) {
	case ENTRY_REGISTER:
		model->is_freed = false;
		model->life = model->life == MODEL_LOADED ? MODEL_REGISTERED : model->life;
		break;
	case ENTRY_START:
	case ENTRY_START_COMPLETE:
	case ENTRY_STOP:
	case ENTRY_AWAIT_STOPPED:
		follow_life(model, step);
		break;
	case ENTRY_FREE:
		model->is_freed = true;
		break;
	default:
		if (step->interface < INTERFACE_LITERAL)
			follow_interface(&model->interfaces[step->interface], step);
	}
}

enum model_state router_model_read(const struct router_model *model, const struct call *step)
{
	const struct model_interface *interface;

	if (step->interface >= INTERFACE_LITERAL)
		return STATE_NEVER_ADDED;
	interface = &model->interfaces[step->interface];
	if (interface->existence != STATE_ADDED)
		return interface->existence;
	if (interface->is_absent)
		return interface->is_enabled && interface->is_bound ? STATE_MEDIA_ABSENT : STATE_OTHER;
	if (interface->is_enabled)
		return interface->is_bound ? STATE_ENABLED_BOUND : STATE_ENABLED_UNBOUND;
	return interface->is_bound ? STATE_DISABLED_BOUND : STATE_ADDED;
}

bool model_state_exists(enum model_state state)
{
	return state >= STATE_ADDED;
}

const char *model_life_name(enum model_life life)
{
	static const char *const names[MODEL_LIFE_COUNT] = { "loaded",  "registered",   "before StartComplete",
							     "running", "stop pending", "stopped" };

	return names[life];
}

const char *model_state_name(enum model_state state)
{
	static const char *const names[MODEL_STATE_COUNT] = {
		"never added",     "refused",       "deleted",        "of an old run", "added",
		"enabled-unbound", "enabled-bound", "disabled-bound", "media-absent",  "another state",
	};

	return names[state];
}

Test(router_model, follows_a_life)
{
	static const struct call given[] = {
		{ .entry = ENTRY_REGISTER },
		{ .entry = ENTRY_START },
		{ .entry = ENTRY_ADD_INTERFACE },
		{ .entry = ENTRY_INTERFACE_STATUS, .status_type = RIS_INTERFACE_ENABLED },
		{ .entry = ENTRY_INTERFACE_STATUS, .info = INFO_BINDING, .addresses = 1 },
		{ .entry = ENTRY_START_COMPLETE },
		{ .entry = ENTRY_INTERFACE_STATUS, .status_type = RIS_INTERFACE_MEDIA_ABSENT },
		{ .entry = ENTRY_INTERFACE_STATUS, .status_type = RIS_INTERFACE_MEDIA_PRESENT },
		{ .entry = ENTRY_INTERFACE_STATUS, .status_type = RIS_INTERFACE_DISABLED },
		{ .entry = ENTRY_DELETE_INTERFACE },
		{ .entry = ENTRY_ADD_INTERFACE, .returns = { { ERROR_INVALID_PARAMETER }, 1, false } },
		{ .entry = ENTRY_STOP },
		{ .entry = ENTRY_AWAIT_STOPPED },
		{ .entry = ENTRY_START },
	};
	static const enum model_state states[] = {
		STATE_NEVER_ADDED,    STATE_NEVER_ADDED,   STATE_ADDED,        STATE_ENABLED_UNBOUND,
		STATE_ENABLED_BOUND,  STATE_ENABLED_BOUND, STATE_MEDIA_ABSENT, STATE_ENABLED_BOUND,
		STATE_DISABLED_BOUND, STATE_DELETED,       STATE_REFUSED,      STATE_REFUSED,
		STATE_REFUSED,        STATE_OF_OLD_RUN,
	};
	struct router_model model = { 0 };

	for (size_t i = 0; i < sizeof(given) / sizeof(given[0]); i++) {
		router_model_follow(&model, &given[i]);
		cr_expect_eq(router_model_read(&model, &given[0]), states[i], "step %zu: %s", i,
			     model_state_name(router_model_read(&model, &given[0])));
	}
	cr_expect_eq(model.starts, 2);
	cr_expect_eq(model.life, MODEL_STARTED);
}
