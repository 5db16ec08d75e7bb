/* SPDX-License-Identifier: MIT */
/* The judge: the checks of GetNeighbors and GetMfeStatus. */
#include "harness/judge/judge.h"

#include "harness/tests/trial.h"
#include "suites/rows.h"

#include <criterion/criterion.h>

#define ONE_INTERFACE RUNNING, ADD_INTERFACE()

enum { PLACE_CALL = 4, ROOM = 8, NEEDED = 4 };

/* What a call left behind, and whether the check of its step is content with that. */
static const struct {
	enum check check;
	uint32_t returned, outputs[2], flags;
	bool holds;
} neighbors[] = {
	{ CHECK_NEIGHBOR_LISTED, NO_ERROR, { 4, 0 }, 0, true },
	{ CHECK_NEIGHBOR_LISTED, NO_ERROR, { 0, 0x40 }, 0, false },
	{ CHECK_NEIGHBOR_NEEDED, ERROR_INSUFFICIENT_BUFFER, { 4, 0 }, 0, true },
	{ CHECK_NEIGHBOR_NEEDED, ERROR_INSUFFICIENT_BUFFER, { 8, 0 }, 0, false },
	{ CHECK_NEIGHBOR_NEEDED, ERROR_CAN_NOT_COMPLETE, { 8, 0 }, 0, true },
	{ CHECK_NEIGHBOR_NEEDED, NO_ERROR, { 8, 0 }, 0, true },
	{ CHECK_NEIGHBOR_SIZE, NO_ERROR, { 0, 0 }, 0, true },
	{ CHECK_NEIGHBOR_SIZE, NO_ERROR, { ROOM, 0 }, 0, true },
	{ CHECK_NEIGHBOR_SIZE, NO_ERROR, { 1, 0 }, 0, false },
	{ CHECK_NEIGHBOR_SIZE, NO_ERROR, { ROOM + 4, 0 }, 0, false },
	{ CHECK_NEIGHBOR_SIZE, ERROR_INSUFFICIENT_BUFFER, { ROOM + 4, 0 }, 0, true },
	{ CHECK_NEIGHBOR_QUERIER, NO_ERROR, { 0, 0x40 }, 0, true },
	{ CHECK_NEIGHBOR_QUERIER, NO_ERROR, { 4, 0x80 }, 0, true },
	{ CHECK_NEIGHBOR_QUERIER, NO_ERROR, { 0, 0 }, 0, false },
	{ CHECK_NEIGHBOR_QUERIER, NO_ERROR, { 4, 0x40 }, 0, false },
	{ CHECK_NEIGHBOR_FLAGS, NO_ERROR, { 0, 0xF5 }, 0, true },
	{ CHECK_NEIGHBOR_FLAGS, NO_ERROR, { 0, 0x02 }, 0, false },
	{ CHECK_NEIGHBOR_FLAGS, NO_ERROR, { 0, 0x08 }, 0, false },
	{ CHECK_NEIGHBOR_FLAGS, NO_ERROR, { 0, FLAGS_UNWRITTEN }, 0, false },
	{ CHECK_NEIGHBOR_FLAGS, ERROR_CAN_NOT_COMPLETE, { 0, FLAGS_UNWRITTEN }, 0, true },
	{ CHECK_NEIGHBOR_DISABLED, NO_ERROR, { 0, 0x30 }, 0, true },
	{ CHECK_NEIGHBOR_DISABLED, NO_ERROR, { 0, 0x10 }, 0, false },
	{ CHECK_NEIGHBOR_DOWN, NO_ERROR, { 0, 0x30 }, 0, true },
	{ CHECK_NEIGHBOR_DOWN, NO_ERROR, { 0, 0x20 }, 0, false },
};

static const struct test_case neighbors_row = {
	.requirement = NBR_06,
	.given = STEPS(ONE_INTERFACE),
	.call = GET_NEIGHBORS(),
	.expect = { .returns = ANY_OF(NO_ERROR, ERROR_CAN_NOT_COMPLETE, ERROR_INSUFFICIENT_BUFFER) },
};

Test(checks_multicast, look_at_size_and_flags)
{
	for (size_t i = 0; i < sizeof(neighbors) / sizeof(neighbors[0]); i++) {
		const bool holds = neighbors[i].holds;
		struct call_observation *call;
		struct trial trial;

		trial_open(&trial, &neighbors_row);
		trial.steps[PLACE_CALL].check = neighbors[i].check;
		call = trial_tested(&trial);
		call->returned = neighbors[i].returned;
		call->outputs[0] = neighbors[i].outputs[0];
		call->outputs[1] = neighbors[i].outputs[1];
		call->arguments[ARGUMENT_ROOM] = ROOM;
		call->arguments[ARGUMENT_NEEDED] = NEEDED;
		trial_expect(&trial, check_expected(neighbors[i].check), holds ? VERDICT_PASS : VERDICT_FAIL,
			     holds ? "" : "NBR-06 must");
		trial_release(&trial);
	}
}

static const struct test_case status_row = {
	.requirement = MFE_06,
	.given = STEPS(ONE_INTERFACE),
	.call = GET_MFE_STATUS(),
	.expect = { .returns = ANY_DOCUMENTED },
};

static void expect_status(enum check check, uint32_t status, uint32_t returned, uint32_t flags, bool holds)
{
	struct call_observation *call;
	struct trial trial;

	trial_open(&trial, &status_row);
	trial.steps[PLACE_CALL].check = check;
	call = trial_tested(&trial);
	call->outputs[0] = status;
	call->returned = returned;
	call->flags = flags;
	trial_expect(&trial, check_expected(check), holds ? VERDICT_PASS : VERDICT_FAIL, holds ? "" : "MFE-06 should");
	trial_release(&trial);
}

Test(checks_multicast, know_whose_status_it_is)
{
	for (uint32_t status = 0; status <= 0xFF; status++) {
		const bool is_defined = status == 0 || status == 1 || status == 4 || status == 5 || status == 11;

		expect_status(CHECK_STATUS_DEFINED, status, NO_ERROR, 0, is_defined);
		expect_status(CHECK_STATUS_NOT_RESERVED, status, NO_ERROR, 0, is_defined || status > 13);
		expect_status(CHECK_STATUS_ZERO, status, NO_ERROR, 0, status == 0);
	}
	expect_status(CHECK_STATUS_ZERO, 0xA5, ERROR_CAN_NOT_COMPLETE, 0, true);
}

Test(checks_multicast, see_a_status_that_a_failure_changed)
{
	expect_status(CHECK_STATUS_UNCHANGED, 0xA5, ERROR_INVALID_PARAMETER, OBSERVED_UNCHANGED, true);
	expect_status(CHECK_STATUS_UNCHANGED, 0, ERROR_INVALID_PARAMETER, 0, false);
	expect_status(CHECK_STATUS_UNCHANGED, 0, NO_ERROR, 0, true);
}

/* First with a control, then with a given step. */
static const struct test_case searching_rows[] = {
	{
		.requirement = NBR_04,
		.given = STEPS(ONE_INTERFACE, GET_NEIGHBORS(.check = CHECK_NEIGHBOR_LISTED, .is_control = true)),
		.call = GET_NEIGHBORS(.returns = ONLY(ERROR_INSUFFICIENT_BUFFER)),
	},
	{
		.requirement = NBR_04,
		.given = STEPS(ONE_INTERFACE, GET_NEIGHBORS(.check = CHECK_NEIGHBOR_LISTED)),
		.call = GET_NEIGHBORS(.returns = ONLY(ERROR_INSUFFICIENT_BUFFER)),
	},
};

/* A check of a given step blocks the case, but one of a control only means that there is nothing to examine. */
Test(checks_multicast, skip_where_no_neighbor_is)
{
	static const enum verdict verdicts[] = { VERDICT_SKIPPED, VERDICT_BLOCKED };

	for (size_t i = 0; i < 2; i++) {
		struct trial trial;

		trial_open(&trial, &searching_rows[i]);
		trial_tested(&trial)->returned = NO_ERROR;
		trial_expect(&trial, "no neighbor", verdicts[i], "");
		trial_call(&trial, PLACE_CALL)->outputs[0] = 4;
		trial_expect(&trial, "a neighbor", VERDICT_FAIL, "NBR-04 must");
		trial_release(&trial);
	}
}
