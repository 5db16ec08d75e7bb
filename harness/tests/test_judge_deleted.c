/* SPDX-License-Identifier: MIT */
/* The judge: what is heard of an interface after DeleteInterface. */
#include "harness/judge/judge.h"

#include "harness/tests/trial.h"
#include "suites/rows.h"

#include <criterion/criterion.h>
#include <string.h>

enum { PLACE_ADD = 3, PLACE_DELETE, PLACE_HEAR, HEARD_MOST = 3 };

/* clang-format off */
#define RECEIVE(at, role, active) \
	{ HEARD_SET_INTERFACE_RECEIVE_TYPE, at, TRIAL_INDEX + (role), 1, 1, \
	  { TRIAL_PROTOCOL, TRIAL_INDEX + (role), 1, active } }
#define DIAL(at) { HEARD_DEMAND_DIAL_REQUEST, at, TRIAL_INDEX, 1, 1, { TRIAL_PROTOCOL, TRIAL_INDEX } }
#define UPDATED(at, role, status) \
	{ HEARD_MESSAGE, at, 0xFFFFFFFF, 0, 1, { UPDATE_COMPLETE, TRIAL_INDEX + (role), 4, status } }
/* clang-format on */

static const struct test_case silence = {
	.requirement = DELIF_11,
	.given = STEPS(RUNNING, ADD_INTERFACE()),
	.call = DELETE_INTERFACE(),
	.expect = { .returns = ANY_DOCUMENTED },
	.then = STEPS(HEAR_NO_CALL()),
};

/* Here PLACE_DELETE is an update, and everything is one step later. */
static const struct test_case update = {
	.requirement = DELIF_09,
	.given = STEPS(RUNNING, ADD_INTERFACE(), UPDATE_ROUTES()),
	.call = DELETE_INTERFACE(),
	.expect = { .returns = ANY_DOCUMENTED },
	.then = STEPS(HEAR_ONE_UPDATE()),
};

static const struct {
	const char *name;
	const struct test_case *row;
	const char *violations;
	size_t remarks;
	struct heard heard[HEARD_MOST]; /* ends with a kind of 0 */
} trials[] = {
	{ "nothing", &silence, "", 0, { { 0 } } },
	{ "an end in the call", &silence, "", 0, { RECEIVE(PLACE_DELETE, 0, 0) } },
	{ "before it", &silence, "", 0, { DIAL(PLACE_ADD) } },
	{ "an end behind it", &silence, "DELIF-11 hardening", 0, { RECEIVE(PLACE_HEAR, 0, 0) } },
	{ "activity behind it", &silence, "DELIF-11 hardening", 0, { RECEIVE(PLACE_HEAR, 0, 1) } },
	{ "a request to dial", &silence, "DELIF-11 hardening", 0, { DIAL(PLACE_HEAR) } },
	{ "another interface", &silence, "", 0, { RECEIVE(PLACE_HEAR, 1, 1) } },
	{ "after the case", &silence, "", 0, { RECEIVE(STEP_CLEAN_UP, 0, 1) } },
	{ "no update", &update, "", 0, { { 0 } } },
	{ "a failed update", &update, "", 0, { UPDATED(PLACE_HEAR, 0, ERROR_CAN_NOT_COMPLETE) } },
	{ "a finished update", &update, "", 1, { UPDATED(PLACE_HEAR, 0, NO_ERROR) } },
	{ "two updates",
	  &update,
	  "DELIF-09 hardening, UPDRT-08 hardening",
	  0,
	  { UPDATED(PLACE_HEAR, 0, ERROR_CAN_NOT_COMPLETE), UPDATED(PLACE_HEAR + 1, 0, ERROR_CAN_NOT_COMPLETE) } },
	{ "another's update", &update, "UPDRT-05 hardening", 0, { UPDATED(PLACE_HEAR, 1, ERROR_CAN_NOT_COMPLETE) } },
};

Test(judge_deleted, listens)
{
	for (size_t i = 0; i < sizeof(trials) / sizeof(trials[0]); i++) {
		struct trial trial;

		trial_open(&trial, trials[i].row);
		for (size_t j = 0; j < HEARD_MOST && trials[i].heard[j].kind; j++)
			observation_append_heard(&trial.observation, &trials[i].heard[j]);
		trial_expect_words(&trial, trials[i].name, trials[i].violations);
		cr_expect_eq(trial.judgement.remark_count, trials[i].remarks, "%s", trials[i].name);
		trial_release(&trial);
	}
}
