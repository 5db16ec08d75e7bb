/* SPDX-License-Identifier: MIT */
/* That no case asks of a candidate, at a level, what the documentation does not ask at that level. */
#include "harness/model/codes.h"
#include "harness/model/entry.h"
#include "harness/tests/all_cases.h"
#include "harness/tests/router_model.h"

#include <criterion/criterion.h>

/* Opened by each test. */
static struct plan plan;

/* Whether the step is about an interface that does not exist: it must be refused, or it is the call under test. */
static bool is_about_nobody(const struct planned_case *planned, const struct call *step)
{
	return step == planned->steps[planned->call_place] ||
	       (step->returns.count && step->returns.codes[0] != NO_ERROR);
}

/* Whether the row accepts NO_ERROR. */
static bool step_may_succeed(const struct call *step)
{
	for (uint32_t i = 0; i < step->returns.count; i++) {
		if (step->returns.codes[i] == NO_ERROR)
			return true;
	}
	return step->returns.count == 0;
}

/*
 * What is not documented: hardening rows may test it, and what is left out, refused or awaited after that is no life
 * at all. A step that only listens is no call.
 */
static bool is_left_open(const struct planned_case *planned, size_t place)
{
	const struct call *step = planned->steps[place];

	if (step->is_if_running || (place != planned->call_place && !entry_find(step->entry)->is_call &&
				    step->entry != ENTRY_AWAIT_STOPPED))
		return true;
	return planned->level < LEVEL_SHOULD &&
	       (place == planned->call_place || step->is_loose || step->entry == ENTRY_REGISTER ||
		step->entry == ENTRY_FREE || step->entry == ENTRY_AWAIT_STOPPED);
}

/* What the router manager may do when. */
static void check_life(const struct planned_case *planned, const struct router_model *model, const struct call *step)
{
	const bool is_tested = step == tested_call(planned);
	const char *name = entry_find(step->entry)->name;

	if (step->is_beside)
		return;
	cr_expect_not(model->is_freed, "%s calls %s of a DLL that was freed", planned->id, name);
	switch (step->entry) {
	case ENTRY_REGISTER:
		cr_expect(model->life == MODEL_LOADED || (is_tested && model->life == MODEL_REGISTERED),
			  "%s registers twice", planned->id);
		break;
	case ENTRY_START:
		cr_expect(model->life == MODEL_REGISTERED || model->life == MODEL_STOPPED, "%s starts what runs",
			  planned->id);
		break;
	case ENTRY_START_COMPLETE:
		cr_expect_eq(model->life, MODEL_STARTED, "%s completes no start", planned->id);
		break;
	case ENTRY_STOP:
		cr_expect_eq(model->life, MODEL_RUNNING, "%s stops what does not run", planned->id);
		break;
	case ENTRY_AWAIT_STOPPED:
		cr_expect_eq(model->life, MODEL_STOPPING, "%s awaits no stop", planned->id);
		break;
	case ENTRY_FREE:
		cr_expect_eq(model->life, MODEL_REGISTERED, "%s frees a DLL that was started", planned->id);
		break;
	case ENTRY_ADD_INTERFACE:
		/* But for the rows that are about just that. */
		if (step == planned->steps[planned->call_place] && !step_may_succeed(step))
			break;
		cr_expect(model->life == MODEL_STARTED || model->life == MODEL_RUNNING, "%s adds when it may not",
			  planned->id);
		cr_expect(!model_state_exists(router_model_read(model, step)), "%s adds an interface twice",
			  planned->id);
		break;
	case ENTRY_DELETE_INTERFACE:
	case ENTRY_UPDATE_ROUTES:
		cr_expect(model_state_exists(router_model_read(model, step)) || is_about_nobody(planned, step),
			  "%s: %s of no interface", planned->id, name);
		break;
	default:
		cr_expect_neq(model->life, MODEL_LOADED, "%s calls %s before it registers", planned->id, name);
	}
}

Test(justice, is_a_documented_life)
{
	all_cases_open(&plan);
	for (size_t i = 0; i < plan.count; i++) {
		struct router_model model = { 0 };

		cr_expect_eq(plan.cases[i].steps[0]->entry, ENTRY_REGISTER, "%s does not begin with RegisterProtocol",
			     plan.cases[i].id);
		for (size_t j = 0; j < plan.cases[i].step_count; j++) {
			if (!is_left_open(&plan.cases[i], j))
				check_life(&plan.cases[i], &model, plan.cases[i].steps[j]);
			router_model_follow(&model, plan.cases[i].steps[j]);
		}
		cr_expect_neq(model.life, MODEL_STARTED, "%s never completes its start", plan.cases[i].id);
	}
	plan_release(&plan);
}

/* Lies, odd addresses, memory that is taken away, and starting again are more than the documentation speaks of. */
Test(justice, gates_nothing_that_is_only_hardening)
{
	all_cases_open(&plan);
	for (size_t i = 0; i < plan.count; i++) {
		const struct planned_case *planned = &plan.cases[i];
		uint32_t starts = 0;

		for (size_t j = 0; j < planned->step_count && planned->level >= LEVEL_SHOULD; j++) {
			const struct call *step = planned->steps[j];

			starts += step->entry == ENTRY_START && !step->is_beside;
			cr_expect(!call_lies(step) || step->configuration == CONFIGURATION_NULL, "%s: step %zu lies",
				  planned->id, j);
			cr_expect_not(step->is_poisoned || step->is_unaligned || step->is_reentrant ||
					      step->reentry || step->is_on_other_thread,
				      "%s: step %zu",
				      planned->id, j);
			cr_expect(step->entry != ENTRY_INTERFACE_STATUS ||
					  step->status_type <= RIS_INTERFACE_MEDIA_ABSENT,
				  "%s: step %zu has an unknown type", planned->id, j);
			cr_expect(step->entry != ENTRY_INTERFACE_STATUS || step->active <= 1, "%s: step %zu",
				  planned->id, j);
		}
		cr_expect_leq(starts, 1, "%s starts again", planned->id);
	}
	plan_release(&plan);
}

/* Repeated ENABLED and DISABLED may be refused: so may they be where a gating case only goes on with them. */
static bool is_unusual(const struct router_model *model, const struct call *step)
{
	const enum model_state state = router_model_read(model, step);
	const struct model_interface *interface;

	if (step->entry != ENTRY_INTERFACE_STATUS || !model_state_exists(state))
		return false;
	interface = &model->interfaces[step->interface];
	switch (step->status_type) {
	case RIS_INTERFACE_ENABLED:
		return interface->is_enabled;
	case RIS_INTERFACE_DISABLED:
		return !interface->is_enabled || step->active;
	case RIS_INTERFACE_MEDIA_PRESENT:
	case RIS_INTERFACE_MEDIA_ABSENT:
		return !interface->is_enabled || !interface->is_bound;
	default:
		return step->info == INFO_NULL || step->addresses == 0;
	}
}

Test(justice, goes_on_with_usual_calls_only)
{
	all_cases_open(&plan);
	for (size_t i = 0; i < plan.count; i++) {
		const struct planned_case *planned = &plan.cases[i];
		struct router_model model = { 0 };

		for (size_t j = 0; j < planned->step_count && planned->level >= LEVEL_SHOULD; j++) {
			const struct call *step = planned->steps[j];

			cr_expect(j <= planned->call_place || !is_unusual(&model, step) ||
					  accepted_read(&step->returns) == ACCEPTED_DOCUMENTED,
				  "%s: step %zu is an unusual call that must succeed", planned->id, j);
			router_model_follow(&model, step);
		}
	}
	plan_release(&plan);
}

/* The index that a message or a request names must be one that exists: rows about none have the answers of none. */
Test(justice, refuses_unknown_indexes_only)
{
	all_cases_open(&plan);
	for (size_t i = 0; i < plan.count; i++) {
		const struct planned_case *planned = &plan.cases[i];
		const struct call *call = tested_call(planned);
		struct router_model model = { 0 };

		for (size_t j = 0; j < planned->call_place; j++)
			router_model_follow(&model, planned->steps[j]);
		if (call->entry != ENTRY_INTERFACE_STATUS ||
		    accepted_read(&call->returns) != ACCEPTED_INVALID_PARAMETER)
			continue;
		cr_expect(!model_state_exists(router_model_read(&model, call)), "%s: the interface exists",
			  planned->id);
	}
	plan_release(&plan);
}

Test(justice, records_what_the_documentation_leaves_to_the_caller)
{
	size_t infos = 0;

	all_cases_open(&plan);
	for (size_t i = 0; i < plan.count; i++) {
		infos += plan.cases[i].level == LEVEL_INFO;
		cr_expect(plan.cases[i].level != LEVEL_INFO || call_lies(tested_call(&plan.cases[i])) ||
				  tested_call(&plan.cases[i])->support == SUPPORT_SHORT_LIVED,
			  "%s", plan.cases[i].id);
	}
	cr_expect_eq(infos, 3);
	plan_release(&plan);
}
