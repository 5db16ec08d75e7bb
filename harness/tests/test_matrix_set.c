/* SPDX-License-Identifier: MIT */
/*
 * The matrix of SetInterfaceInfo: index, InterfaceInfo, StructureVersion, StructureSize, StructureCount and the state
 * of the protocol. Each cell must be the call under test of some case that accepts exactly what the documentation lets
 * the candidate answer.
 */
#include "harness/model/codes.h"
#include "harness/tests/all_cases.h"
#include "harness/tests/router_model.h"
#include "harness/base/text.h"

#include <criterion/criterion.h>

#define BIT(value) (1u << (value))
#define EXISTING (BIT(STATE_ADDED))
#define EVERY_EXISTING \
	(BIT(STATE_ADDED) | BIT(STATE_ENABLED_UNBOUND) | BIT(STATE_ENABLED_BOUND) | BIT(STATE_DISABLED_BOUND) | \
	 BIT(STATE_MEDIA_ABSENT))
#define NO_INDEX (BIT(STATE_NEVER_ADDED) | BIT(STATE_DELETED) | BIT(STATE_REFUSED))
#define A_AND_B (BIT(CONFIGURATION_A) | BIT(CONFIGURATION_B))
#define TRUE_VERSION BIT(VERSION_TRUE)
#define TRUE_SIZE BIT(SIZE_TRUE)
#define ONE BIT(COUNT_ONE)
#define ANY_VERSION (BIT(VERSION_TRUE) | BIT(VERSION_ZERO) | BIT(VERSION_MAX))
#define NO_MORE (BIT(SIZE_TRUE) | BIT(SIZE_ZERO) | BIT(SIZE_1))
#define ANY_COUNT (BIT(COUNT_ONE) | BIT(COUNT_ZERO) | BIT(COUNT_TWO_OF_ONE) | BIT(COUNT_MAX))

/* One line of the matrix: every combination of the values whose bits are set. */
static const struct line {
	enum model_life life;
	unsigned int states, configurations, versions, sizes, counts;
	enum accepted accepted;
} lines[] = {
	{ MODEL_RUNNING, EXISTING, A_AND_B, TRUE_VERSION, TRUE_SIZE, ONE, ACCEPTED_SUCCESS },
	{ MODEL_RUNNING, EXISTING, BIT(CONFIGURATION_C), TRUE_VERSION, TRUE_SIZE, ONE, ACCEPTED_SUCCESS },
	{ MODEL_RUNNING, EXISTING, BIT(CONFIGURATION_READ_BACK), TRUE_VERSION, TRUE_SIZE, ONE, ACCEPTED_SUCCESS },
	{ MODEL_RUNNING, EXISTING, BIT(CONFIGURATION_BAD), TRUE_VERSION, TRUE_SIZE, ONE, ACCEPTED_INVALID_PARAMETER },
	{ MODEL_RUNNING, EXISTING, BIT(CONFIGURATION_NULL), ANY_VERSION, TRUE_SIZE, ONE, ACCEPTED_INVALID_PARAMETER },
	{ MODEL_RUNNING, EXISTING, BIT(CONFIGURATION_NULL), ANY_VERSION, BIT(SIZE_ZERO), ONE | BIT(COUNT_ZERO),
	  ACCEPTED_INVALID_PARAMETER },
	{ MODEL_RUNNING, NO_INDEX, A_AND_B, TRUE_VERSION, TRUE_SIZE, ONE, ACCEPTED_INVALID_PARAMETER },
	{ MODEL_STARTED, BIT(STATE_NEVER_ADDED), A_AND_B, TRUE_VERSION, TRUE_SIZE, ONE, ACCEPTED_INVALID_PARAMETER },
	{ MODEL_RUNNING, BIT(STATE_OF_OLD_RUN), A_AND_B, TRUE_VERSION, TRUE_SIZE, ONE, ACCEPTED_INVALID_PARAMETER },
	{ MODEL_RUNNING, BIT(STATE_NEVER_ADDED),
	  BIT(CONFIGURATION_NULL) | BIT(CONFIGURATION_BAD) | BIT(CONFIGURATION_UNREADABLE), ANY_VERSION, NO_MORE,
	  ANY_COUNT, ACCEPTED_INVALID_PARAMETER },
	{ MODEL_RUNNING, EXISTING, BIT(CONFIGURATION_B),
	  BIT(VERSION_ZERO) | BIT(VERSION_LESS_1) | BIT(VERSION_PLUS_1) | BIT(VERSION_MAX), TRUE_SIZE, ONE,
	  ACCEPTED_DOCUMENTED },
	{ MODEL_RUNNING, EXISTING, BIT(CONFIGURATION_B) | BIT(CONFIGURATION_UNREADABLE), TRUE_VERSION, BIT(SIZE_ZERO),
	  ONE, ACCEPTED_FAILURES },
	{ MODEL_RUNNING, EXISTING, BIT(CONFIGURATION_B), TRUE_VERSION, BIT(SIZE_1) | BIT(SIZE_HALF) | BIT(SIZE_LESS_1),
	  ONE, ACCEPTED_FAILURES },
	{ MODEL_RUNNING, EXISTING, BIT(CONFIGURATION_B), TRUE_VERSION,
	  BIT(SIZE_PLUS_1) | BIT(SIZE_PLUS_4) | BIT(SIZE_PLUS_4096) | BIT(SIZE_PLUS_4096_RANDOM), ONE,
	  ACCEPTED_DOCUMENTED },
	{ MODEL_RUNNING, EXISTING, BIT(CONFIGURATION_B), TRUE_VERSION, TRUE_SIZE,
	  BIT(COUNT_ZERO) | BIT(COUNT_TWO) | BIT(COUNT_TWO_OF_ONE) | BIT(COUNT_MAX) | BIT(COUNT_HIGH_BIT) |
		  BIT(COUNT_WRAPPING),
	  ACCEPTED_DOCUMENTED },
	{ MODEL_RUNNING, EXISTING, BIT(CONFIGURATION_B) | BIT(CONFIGURATION_NULL),
	  BIT(VERSION_TRUE) | BIT(VERSION_PLUS_1),
	  BIT(SIZE_TRUE) | BIT(SIZE_LESS_1) | BIT(SIZE_PLUS_4096) | BIT(SIZE_ZERO),
	  BIT(COUNT_ONE) | BIT(COUNT_ZERO) | BIT(COUNT_TWO) | BIT(COUNT_MAX), ACCEPTED_DOCUMENTED },
	{ MODEL_RUNNING, EXISTING, BIT(CONFIGURATION_ZEROS) | BIT(CONFIGURATION_ONES) | BIT(CONFIGURATION_RANDOM),
	  TRUE_VERSION, TRUE_SIZE, ONE, ACCEPTED_DOCUMENTED },
	{ MODEL_REGISTERED, BIT(STATE_NEVER_ADDED), A_AND_B | BIT(CONFIGURATION_NULL) | BIT(CONFIGURATION_UNREADABLE),
	  TRUE_VERSION, TRUE_SIZE, ONE, ACCEPTED_FAILURES },
	{ MODEL_STOPPED, EXISTING, A_AND_B | BIT(CONFIGURATION_NULL) | BIT(CONFIGURATION_UNREADABLE), TRUE_VERSION,
	  TRUE_SIZE, ONE, ACCEPTED_FAILURES },
	{ MODEL_STOPPING, EXISTING, A_AND_B, TRUE_VERSION, TRUE_SIZE, ONE, ACCEPTED_DOCUMENTED },
	/* In every status it is NO_ERROR, or ERROR_CAN_NOT_COMPLETE with a remark. */
	{ MODEL_STARTED, EVERY_EXISTING, A_AND_B, TRUE_VERSION, TRUE_SIZE, ONE, ACCEPTED_OTHER },
	{ MODEL_RUNNING, EVERY_EXISTING, A_AND_B, TRUE_VERSION, TRUE_SIZE, ONE, ACCEPTED_OTHER },
};

/* One combination. */
struct cell {
	enum model_life life;
	unsigned int state, configuration, version, size, count;
};

/* Which answers were accepted in each cell, as bits 1 << enum accepted. */
static uint8_t seen[MODEL_LIFE_COUNT][MODEL_STATE_COUNT][CONFIGURATION_COUNT][VERSION_RULE_COUNT][SIZE_RULE_COUNT]
		   [COUNT_RULE_COUNT];

static uint8_t *find(const struct cell *cell)
{
	return &seen[cell->life][cell->state][cell->configuration][cell->version][cell->size][cell->count];
}

static void see(const struct planned_case *planned)
{
	const struct call *call = tested_call(planned);
	struct router_model model = { 0 };
	struct cell cell;

	if (call->entry != ENTRY_SET_INTERFACE_INFO)
		return;
	for (size_t i = 0; i < planned->call_place; i++)
		router_model_follow(&model, planned->steps[i]);
	cell = (struct cell) { model.life,          (unsigned int)router_model_read(&model, call),
			       call->configuration, call->version,
			       call->size,          call->count };
	*find(&cell) |= (uint8_t)BIT(accepted_read(&call->returns));
}

static void check_cell(struct text *missing, const struct line *line, const struct cell *cell)
{
	if (!(*find(cell) & BIT(line->accepted)))
		text_printf(missing, "\n%s, %s: configuration %u, version rule %u, size rule %u, count rule %u",
			    model_life_name(cell->life), model_state_name((enum model_state)cell->state),
			    cell->configuration, cell->version, cell->size, cell->count);
}

static void check_line(struct text *missing, const struct line *line)
{
	struct cell cell = { .life = line->life };

	for (cell.state = 0; cell.state < MODEL_STATE_COUNT; cell.state++)
		for (cell.configuration = 0; cell.configuration < CONFIGURATION_COUNT; cell.configuration++)
			for (cell.version = 0; cell.version < VERSION_RULE_COUNT; cell.version++)
				for (cell.size = 0; cell.size < SIZE_RULE_COUNT; cell.size++)
					for (cell.count = 0; cell.count < COUNT_RULE_COUNT; cell.count++)
						if (line->states & BIT(cell.state) &&
						    line->configurations & BIT(cell.configuration) &&
						    line->versions & BIT(cell.version) &&
						    line->sizes & BIT(cell.size) && line->counts & BIT(cell.count))
							check_cell(missing, line, &cell);
}

Test(matrix, of_set_interface_info_is_complete)
{
	struct plan plan;

	all_cases_open(&plan);
	for (size_t i = 0; i < plan.count; i++)
		see(&plan.cases[i]);
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		struct text missing = { 0 };

		check_line(&missing, &lines[i]);
		cr_expect_eq(missing.length, 0, "line %zu: no case performs, with the answers that belong there:%s", i,
			     text_string(&missing));
		text_release(&missing);
	}
	plan_release(&plan);
}
