/* SPDX-License-Identifier: MIT */
/* The judge: which support functions were called, and how often. */
#include "harness/judge/judge.h"

#include "harness/tests/trial.h"
#include "suites/rows.h"

#include <criterion/criterion.h>

#define DIAL(at, role) \
	{ \
		HEARD_DEMAND_DIAL_REQUEST, at, TRIAL_INDEX + (role), 1, 1, \
		{ \
			TRIAL_PROTOCOL \
		} \
	}
#define RECEIVE(at, active) \
	{ \
		HEARD_SET_INTERFACE_RECEIVE_TYPE, at, TRIAL_INDEX, 1, 1, \
		{ \
			TRIAL_PROTOCOL, 0, 1, active \
		} \
	}
#define ASK(kind, at) \
	{ \
		kind, at, 0xFFFFFFFF, 1, 1, \
		{ \
			TRIAL_PROTOCOL \
		} \
	}

enum { HEARD_MOST = 4 };

/* Steps 3 ADD, 4 ENABLE (the call), 5 and on listen. */
#define TRIES(what, ...) \
	static const struct test_case what = { \
		.requirement = SUPP_07, \
		.given = STEPS(RUNNING, ADD_INTERFACE()), \
		.call = ENABLE(), \
		.expect = { .returns = ANY_DOCUMENTED }, \
		.then = STEPS(__VA_ARGS__), \
	}

TRIES(dials, HEAR_ASKED(.asked = ASKED_DIAL, .is_control = true), HEAR_ASKED_AT_MOST(.asked = ASKED_DIAL, .most = 2));
TRIES(silent, HEAR_ASKED_AT_MOST(.asked = ASKED_DIAL));
TRIES(must_dial, HEAR_ASKED(.asked = ASKED_DIAL));
TRIES(validates, HEAR_ASKED(.asked = ASKED_ROUTE, .is_control = true));
TRIES(reads, HEAR_ASKED(.asked = ASKED_MIB, .is_control = true));
TRIES(identifies, HEAR_ASKED(.asked = ASKED_ROUTER_ID, .is_control = true));
TRIES(balances, HEAR_BALANCE());

static const struct {
	const char *name;
	const struct test_case *row;
	const char *violations; /* "skipped" for none, and no pass */
	struct heard heard[HEARD_MOST];
} trials[] = {
	{ "dialled twice", &dials, "", { DIAL(4, 0), DIAL(4, 0) } },
	{ "three times", &dials, "SUPP-07 hardening", { DIAL(4, 0), DIAL(4, 0), DIAL(5, 0) } },
	{ "another interface", &dials, "skipped", { DIAL(4, 1) } },
	{ "never", &dials, "skipped", { { 0 } } },
	{ "not before the call", &silent, "", { DIAL(3, 0) } },
	{ "not another", &silent, "", { DIAL(4, 1) } },
	{ "once", &silent, "SUPP-07 hardening", { DIAL(4, 0) } },
	{ "not at all", &must_dial, "SUPP-07 hardening", { { 0 } } },
	{ "validated", &validates, "", { ASK(HEARD_VALIDATE_ROUTE, 4) } },
	{ "not validated", &validates, "skipped", { DIAL(4, 0) } },
	{ "read", &reads, "", { ASK(HEARD_MIB_ENTRY_GET_NEXT, 5) } },
	{ "only written", &reads, "skipped", { ASK(HEARD_MIB_ENTRY_SET, 5) } },
	{ "asked who it is", &identifies, "", { ASK(HEARD_GET_ROUTER_ID, 4) } },
	{ "balanced", &balances, "", { RECEIVE(3, 1), RECEIVE(4, 0) } },
	{ "begun", &balances, "SUPP-07 hardening", { RECEIVE(3, 1), RECEIVE(4, 0), RECEIVE(5, 1) } },
	{ "ended too often", &balances, "SUPP-07 hardening", { RECEIVE(4, 0) } },
};

Test(judge_support, counts_calls)
{
	for (size_t i = 0; i < sizeof(trials) / sizeof(trials[0]); i++) {
		struct trial trial;

		trial_open(&trial, trials[i].row);
		for (size_t j = 0; j < HEARD_MOST && trials[i].heard[j].kind; j++)
			observation_append_heard(&trial.observation, &trials[i].heard[j]);
		trial_expect_words(&trial, trials[i].name, trials[i].violations);
		trial_release(&trial);
	}
}

Test(judge_support, blames_the_row_for_what_was_blocked)
{
	struct heard foreign = DIAL(4, 0);
	struct trial trial;

	trial_open(&trial, &silent);
	trial_tested(&trial)->flags |= OBSERVED_BLOCKED;
	trial_expect(&trial, "blocked", VERDICT_FAIL, "SUPP-07 hardening");
	trial_release(&trial);

	trial_open(&trial, &dials);
	foreign.arguments[0]++;
	observation_append_heard(&trial.observation, &foreign);
	trial_expect(&trial, "another protocol's id", VERDICT_FAIL, "SUPP-01 hardening");
	trial_release(&trial);
}
