/* SPDX-License-Identifier: MIT */
/*
 * The matrix of InterfaceStatus: StatusType, StatusInfo, InterfaceActive and the state of interface and protocol. Each
 * cell must be the call under test of some case that accepts exactly what the documentation lets the candidate answer
 * there.
 */
#include "harness/model/codes.h"
#include "harness/tests/all_cases.h"
#include "harness/tests/router_model.h"
#include "harness/base/text.h"

#include <criterion/criterion.h>

/* StatusInfo: NULL, a binding of so many addresses, or a page that cannot be read. */
enum info_kind { INFOS = 8, INFO_KIND_NULL = 0, INFO_KIND_UNREADABLE = INFOS - 1 };
static const uint32_t address_counts[INFOS] = { [1] = 0, 1, 2, 16, 256, 1024 };
static const char *const info_names[INFOS] = { "NULL", "0 addresses", "1", "2", "16", "256", "1024", "unreadable" };

/* The five values of StatusType, and the unknown ones. */
enum { TYPES = 10, TYPES_KNOWN = 5 };
static const uint32_t types[TYPES] = { 0, 1, 2, 3, 4, 5, 6, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF };

struct cell {
	enum model_life life;
	enum model_state state;
	size_t type, active, info;
};

/* Which answers were accepted in each cell, as bits 1 << enum accepted. */
static uint8_t seen[MODEL_LIFE_COUNT][MODEL_STATE_COUNT][TYPES][2][INFOS];

static uint8_t *find(const struct cell *cell)
{
	return &seen[cell->life][cell->state][cell->type][cell->active][cell->info];
}

/* The places of a call in the matrix; false for one that has none. */
static bool read_arguments(const struct call *call, struct cell *cell)
{
	cell->active = call->active != 0;
	for (cell->type = 0; cell->type < TYPES && types[cell->type] != call->status_type; cell->type++)
		;
	cell->info = call->info == INFO_NULL ? INFO_KIND_NULL : INFO_KIND_UNREADABLE;
	for (size_t i = 1; call->info == INFO_BINDING && i < INFO_KIND_UNREADABLE; i++)
		cell->info = address_counts[i] == call->addresses ? i : cell->info;
	return cell->type < TYPES && (call->info != INFO_BINDING || cell->info != INFO_KIND_UNREADABLE);
}

static void see(const struct planned_case *planned)
{
	const struct call *call = tested_call(planned);
	struct router_model model = { 0 };
	struct cell cell;

	if (call->entry != ENTRY_INTERFACE_STATUS || !read_arguments(call, &cell))
		return;
	for (size_t i = 0; i < planned->call_place; i++)
		router_model_follow(&model, planned->steps[i]);
	cell.life = model.life;
	cell.state = router_model_read(&model, call);
	*find(&cell) |= (uint8_t)(1u << accepted_read(&call->returns));
}

/* Whether the matrix has the cell. Of unknown types one binding is enough; an address change that can be read must be.
 */
static bool has_cell(const struct cell *cell)
{
	const bool may_be_read = model_state_exists(cell->state) && cell->life != MODEL_STOPPED;

	if (cell->info == INFO_KIND_UNREADABLE)
		return cell->type != RIS_INTERFACE_ADDRESS_CHANGE || !may_be_read;
	return cell->type < TYPES_KNOWN || cell->info == INFO_KIND_NULL || address_counts[cell->info] == 1;
}

/* The answers that must be accepted there, as bits. */
static unsigned int expected(const struct cell *cell)
{
	if (cell->life == MODEL_REGISTERED || cell->life == MODEL_STOPPED)
		return 1u << ACCEPTED_FAILURES;
	if (cell->life == MODEL_STOPPING)
		return 1u << ACCEPTED_DOCUMENTED;
	if (!model_state_exists(cell->state))
		return 1u << ACCEPTED_INVALID_PARAMETER;
	return 1u << ACCEPTED_DOCUMENTED | 1u << ACCEPTED_SUCCESS;
}

static void append_missing(struct text *text, struct cell cell)
{
	for (cell.type = 0; cell.type < TYPES; cell.type++) {
		for (cell.active = 0; cell.active < 2; cell.active++) {
			for (cell.info = 0; cell.info < INFOS; cell.info++) {
				if (has_cell(&cell) && !(*find(&cell) & expected(&cell)))
					text_printf(text, "\n%s, %s: StatusType 0x%X, %s, StatusInfo %s",
						    model_life_name(cell.life), model_state_name(cell.state),
						    types[cell.type], cell.active ? "active" : "inactive",
						    info_names[cell.info]);
			}
		}
	}
}

/* The columns of the matrix. */
static const struct {
	enum model_life life;
	enum model_state state;
} columns[] = {
	{ MODEL_STARTED, STATE_ADDED },           { MODEL_RUNNING, STATE_ADDED },
	{ MODEL_STARTED, STATE_ENABLED_UNBOUND }, { MODEL_RUNNING, STATE_ENABLED_UNBOUND },
	{ MODEL_STARTED, STATE_ENABLED_BOUND },   { MODEL_RUNNING, STATE_ENABLED_BOUND },
	{ MODEL_STARTED, STATE_DISABLED_BOUND },  { MODEL_RUNNING, STATE_DISABLED_BOUND },
	{ MODEL_STARTED, STATE_MEDIA_ABSENT },    { MODEL_RUNNING, STATE_MEDIA_ABSENT },
	{ MODEL_STARTED, STATE_NEVER_ADDED },     { MODEL_RUNNING, STATE_NEVER_ADDED },
	{ MODEL_STARTED, STATE_REFUSED },         { MODEL_RUNNING, STATE_REFUSED },
	{ MODEL_STARTED, STATE_DELETED },         { MODEL_RUNNING, STATE_DELETED },
	{ MODEL_STARTED, STATE_OF_OLD_RUN },      { MODEL_RUNNING, STATE_OF_OLD_RUN },
	{ MODEL_REGISTERED, STATE_NEVER_ADDED },  { MODEL_STOPPED, STATE_ENABLED_BOUND },
	{ MODEL_STOPPING, STATE_ENABLED_BOUND },
};

Test(matrix, of_interface_status_is_complete)
{
	struct plan plan;

	all_cases_open(&plan);
	for (size_t i = 0; i < plan.count; i++)
		see(&plan.cases[i]);
	for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
		struct text missing = { 0 };

		append_missing(&missing, (struct cell) { .life = columns[i].life, .state = columns[i].state });
		cr_expect_eq(missing.length, 0, "no case performs, with the answers that belong there:%s",
			     text_string(&missing));
		text_release(&missing);
	}
	plan_release(&plan);
}
