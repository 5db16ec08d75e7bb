/* SPDX-License-Identifier: MIT */
/* The judge: updates, the messages that end them, and what GetEventMessage brought. */
#include "harness/judge/judge.h"

#include "harness/tests/trial.h"
#include "suites/rows.h"

#include <criterion/criterion.h>

#define ENDED(at, role, status) \
	{ \
		HEARD_MESSAGE, at, TRIAL_INDEX + (role), 0, 1, \
		{ \
			UPDATE_COMPLETE, TRIAL_INDEX + (role), 4, status \
		} \
	}

enum { HEARD_MOST = 4, NONE = 0xFF };

/* Steps 3 ADD, 4 UPDATE, 5 AWAIT, 6 UPDATE (the call), 7 AWAIT, 8 HEAR. */
static const struct test_case twice = {
	.requirement = UPDRT_08,
	.given = STEPS(RUNNING, ADD_INTERFACE(), UPDATE_ROUTES(), AWAIT_UPDATE()),
	.call = UPDATE_ROUTES(.returns = ANY_DOCUMENTED),
	.then = STEPS(AWAIT_UPDATE(), HEAR_UPDATES()),
};

/* Steps 3 ADD, 4 UPDATE (the call), 5 HEAR. */
static const struct test_case failing = {
	.requirement = UPDRT_12,
	.given = STEPS(RUNNING, ADD_INTERFACE()),
	.call = UPDATE_ROUTES(.returns = ANY_DOCUMENTED),
	.then = STEPS(HEAR_UPDATES(.has_failed = true)),
};

static const struct {
	const char *name;
	const struct test_case *row;
	size_t refused; /* the step that was refused, or NONE */
	const char *violations;
	struct heard heard[HEARD_MOST];
} trials[] = {
	{ "one each", &twice, NONE, "", { ENDED(5, 0, 0), ENDED(7, 0, 0) } },
	{ "the second is missing", &twice, NONE, "UPDRT-08 must", { ENDED(5, 0, 0) } },
	{ "one too many",
	  &twice,
	  NONE,
	  "UPDRT-08 must, UPDRT-08 must",
	  { ENDED(5, 0, 0), ENDED(7, 0, 0), ENDED(8, 0, 0) } },
	{ "the first twice", &twice, 6, "UPDRT-08 must, UPDRT-08 must", { ENDED(5, 0, 0), ENDED(5, 0, 0) } },
	{ "the second was refused", &twice, 6, "", { ENDED(5, 0, 0) } },
	{ "of the second interface", &twice, NONE, "UPDRT-08 must, UPDRT-05 must", { ENDED(5, 0, 0), ENDED(7, 1, 0) } },
	{ "before anybody asked", &twice, NONE, "EVT-13 must", { ENDED(3, 0, 0), ENDED(5, 0, 0) } },
	{ "failed", &failing, NONE, "", { ENDED(5, 0, ERROR_CAN_NOT_COMPLETE) } },
	{ "did not fail", &failing, NONE, "UPDRT-12 hardening", { ENDED(5, 0, NO_ERROR) } },
	{ "refused", &failing, 4, "", { { 0 } } },
	{ "refused and ended",
	  &failing,
	  4,
	  "UPDRT-12 hardening, EVT-13 hardening, UPDRT-09 hardening",
	  { ENDED(5, 0, ERROR_CAN_NOT_COMPLETE) } },
};

Test(judge_updates, counts_calls_and_messages)
{
	for (size_t i = 0; i < sizeof(trials) / sizeof(trials[0]); i++) {
		struct trial trial;

		trial_open(&trial, trials[i].row);
		if (trials[i].refused != NONE)
			trial_call(&trial, trials[i].refused)->returned = ERROR_CAN_NOT_COMPLETE;
		for (size_t j = 0; j < HEARD_MOST && trials[i].heard[j].kind; j++)
			observation_append_heard(&trial.observation, &trials[i].heard[j]);
		trial_expect_words(&trial, trials[i].name, trials[i].violations);
		trial_release(&trial);
	}
}

/* Steps 3 ADD, 4 GET (the call). */
static const struct test_case fetches = {
	.requirement = EVT_17,
	.given = STEPS(RUNNING, ADD_INTERFACE()),
	.call = GET_EVENT_MESSAGE(.interface = INTERFACE_SECOND, .check = CHECK_UPDATE_NAMES),
	.expect = { .returns = ONLY(NO_ERROR) },
};
static const struct test_case knows = {
	.requirement = EVT_05,
	.given = STEPS(RUNNING),
	.call = GET_EVENT_MESSAGE(.nulls = NULLS(1), .check = CHECK_EVENT_KNOWN),
	.expect = { .returns = ONLY(NO_ERROR) },
};

Test(judge_updates, looks_at_what_was_fetched)
{
	static const struct {
		const struct test_case *row;
		uint32_t event, index;
		const char *violations;
	} outputs[] = {
		{ &fetches, UPDATE_COMPLETE, TRIAL_INDEX + 1, "" },
		{ &fetches, UPDATE_COMPLETE, TRIAL_INDEX, "EVT-17 hardening" },
		{ &fetches, SAVE_INTERFACE_CONFIG_INFO, TRIAL_INDEX + 1, "EVT-17 hardening" },
		{ &knows, ROUTER_STOPPED, 0, "" },
		{ &knows, 4, 0, "EVT-05 must" },
	};

	for (size_t i = 0; i < sizeof(outputs) / sizeof(outputs[0]); i++) {
		struct trial trial;

		trial_open(&trial, outputs[i].row);
		trial_tested(&trial)->outputs[0] = outputs[i].event;
		trial_tested(&trial)->outputs[1] = outputs[i].index;
		trial_expect_words(&trial, "outputs", outputs[i].violations);
		trial_release(&trial);
	}
}

/* Steps 3 ADD, 4 UPDATE, 5 AWAIT_SIGNAL, 6 the call, 7 AWAIT_SIGNAL. */
static const struct test_case signals = {
	.requirement = UPDRT_10,
	.given = STEPS(RUNNING, ADD_INTERFACE(), UPDATE_ROUTES(), AWAIT_SIGNAL()),
	.call = UPDATE_ROUTES(),
	.then = STEPS(AWAIT_SIGNAL()),
};

Test(judge_updates, waits_for_signals)
{
	struct trial trial;

	trial_open(&trial, &signals);
	trial_expect(&trial, "signalled", VERDICT_PASS, "");
	trial_call(&trial, 7)->flags |= OBSERVED_TIMED_OUT;
	trial_expect(&trial, "not signalled", VERDICT_FAIL, "UPDRT-10 must");
	trial_release(&trial);
	trial_open(&trial, &signals);
	trial_end(&trial, 5, ENDING_RETURNED);
	trial_call(&trial, 5)->flags |= OBSERVED_TIMED_OUT;
	trial_expect(&trial, "not signalled before", VERDICT_FAIL, "EVT-08 must");
	trial_release(&trial);
}

Test(judge_updates, skips_what_is_not_offered)
{
	struct trial trial;

	trial_open(&trial, &failing);
	trial_call(&trial, 4)->flags |= OBSERVED_ABSENT;
	trial_expect(&trial, "absent", VERDICT_SKIPPED, "");
	trial_release(&trial);
}

static const struct test_case adds = { .requirement = LIFE_01, .given = STEPS(RUNNING), .call = ADD_INTERFACE() };

Test(judge_updates, wants_what_is_to_be_saved_to_be_fetched)
{
	struct heard save = { HEARD_MESSAGE, 3, 0xFFFFFFFF, 0, 1, { SAVE_GLOBAL_CONFIG_INFO, 0, NO_ERROR } };
	struct trial trial;

	trial_open(&trial, &adds);
	observation_append_heard(&trial.observation, &save);
	trial_expect(&trial, "fetched", VERDICT_PASS, "");
	save.arguments[2] = ERROR_CAN_NOT_COMPLETE;
	observation_append_heard(&trial.observation, &save);
	trial_expect(&trial, "not fetched", VERDICT_FAIL, "EVT-10 must");
	trial_release(&trial);
}
