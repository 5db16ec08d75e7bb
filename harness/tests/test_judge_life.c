/* SPDX-License-Identifier: MIT */
/* What the judge makes of odd lives: stops that nothing runs for, second starts, messages around the stop, the event.
 */
#include "harness/model/codes.h"
#include "harness/tests/trial.h"
#include "suites/rows.h"

#include <criterion/criterion.h>

#define STOPPING RUNNING, STOP_PROTOCOL(.returns = ONLY(ERROR_PROTOCOL_STOP_PENDING))

/* What the call under test answers, with which flags. */
static const struct {
	const char *name;
	struct test_case row;
	uint32_t returned, flags;
	const char *violations;
} answers[] = {
	{ "completed again", { .given = STEPS(RUNNING), .call = START_COMPLETE(.is_loose = true) }, 5, 0, "" },
	{ "completed again in the next run",
	  { .given = STEPS(RESTARTED), .call = START_COMPLETE(.is_loose = true) },
	  5,
	  0,
	  "" },
	{ "completed for the first time in the next run",
	  { .given = STEPS(STOPPED, START_PROTOCOL()), .call = START_COMPLETE(.is_loose = true) },
	  5,
	  0,
	  "STARTC-01 should" },
	{ "completed after a second start",
	  { .given = STEPS(RUNNING, START_PROTOCOL()), .call = START_COMPLETE(.is_loose = true) },
	  5,
	  0,
	  "" },
	{ "stopped again while stopping",
	  { .given = STEPS(STOPPING), .call = STOP_PROTOCOL(.is_loose = true) },
	  5,
	  0,
	  "" },
	{ "served",
	  { .given = STEPS(STOPPING), .call = GET_EVENT_MESSAGE(.check = CHECK_QUEUE_SERVED, .is_loose = true) },
	  ERROR_NO_MORE_ITEMS,
	  0,
	  "" },
	{ "not served",
	  { .given = STEPS(STOPPING), .call = GET_EVENT_MESSAGE(.check = CHECK_QUEUE_SERVED, .is_loose = true) },
	  ERROR_CAN_NOT_COMPLETE,
	  0,
	  "EVT-03 must, LIFE-01 must" },
	{ "not served after a stop that was refused",
	  { .given = STEPS(REGISTERED, STOP_PROTOCOL(.is_loose = true, .returns = ONLY(ERROR_CAN_NOT_COMPLETE))),
	    .call = GET_EVENT_MESSAGE(.is_loose = true) },
	  ERROR_CAN_NOT_COMPLETE,
	  0,
	  "" },
	{ "event kept",
	  { .given = STEPS(RUNNING), .call = GET_EVENT_MESSAGE(.check = CHECK_EVENT_KEPT) },
	  ERROR_NO_MORE_ITEMS,
	  0,
	  "" },
	{ "event reset",
	  { .given = STEPS(RUNNING), .call = GET_EVENT_MESSAGE(.check = CHECK_EVENT_KEPT) },
	  ERROR_NO_MORE_ITEMS,
	  OBSERVED_EVENT_RESET,
	  "LIFE-01 must" },
	{ "event closed",
	  { .given = STEPS(RUNNING), .call = GET_EVENT_MESSAGE(.check = CHECK_EVENT_KEPT) },
	  ERROR_NO_MORE_ITEMS,
	  OBSERVED_EVENT_CLOSED,
	  "LIFE-01 must" },
};

Test(judge_life, knows_what_may_be_answered_where)
{
	for (size_t i = 0; i < sizeof(answers) / sizeof(answers[0]); i++) {
		struct test_case row = answers[i].row;
		struct trial trial;

		row.requirement = LIFE_01;
		trial_open(&trial, &row);
		trial_tested(&trial)->returned = answers[i].returned;
		trial_tested(&trial)->flags |= answers[i].flags;
		trial_expect_words(&trial, answers[i].name, answers[i].violations);
		trial_release(&trial);
	}
}

#define MESSAGE(at, is_announced, ...) \
	{ \
		HEARD_MESSAGE, at, 0, 0, is_announced, \
		{ \
			__VA_ARGS__ \
		} \
	}
#define UPDATED(at, status) MESSAGE(at, 1, UPDATE_COMPLETE, TRIAL_INDEX, 4, status)
#define STOPPED_SAID(at) MESSAGE(at, 1, ROUTER_STOPPED)

/* Steps 3 ADD, 4 UPDATE, 5 STOP (the call), 6 AWAIT, 7 START, 8 START_COMPLETE, 9 ADD, 10 UPDATE. */
#define ROW(...) \
	{ \
		.requirement = LIFE_01, .given = STEPS(RUNNING, ADD_INTERFACE(), UPDATE_ROUTES()), \
		.call = STOP_PROTOCOL(.returns = ONLY(ERROR_PROTOCOL_STOP_PENDING)), \
		.then = STEPS(AWAIT_STOPPED(), START_PROTOCOL(), START_COMPLETE(), ADD_INTERFACE(), UPDATE_ROUTES()), \
		__VA_ARGS__ \
	}

static const struct {
	const char *name;
	struct test_case row;
	struct heard heard[3];
	const char *violations;
} messages[] = {
	{ "an update ends before the stop", ROW(), { UPDATED(5, NO_ERROR), STOPPED_SAID(6) }, "" },
	{ "an update ends after the stop", ROW(), { STOPPED_SAID(6), UPDATED(6, NO_ERROR) }, "STOP-10 hardening" },
	{ "an update ends in the next run", ROW(), { STOPPED_SAID(6), UPDATED(10, NO_ERROR) }, "" },
	{ "no signal", ROW(), { MESSAGE(6, 0, ROUTER_STOPPED) }, "EVT-08 must" },
	{ "no signal where the row is about it",
	  ROW(.expect = { .is_about_signals = true }),
	  { MESSAGE(6, 0, ROUTER_STOPPED) },
	  "LIFE-01 must" },
	{ "no signal before the call",
	  ROW(.expect = { .is_about_signals = true }),
	  { MESSAGE(4, 0, UPDATE_COMPLETE, TRIAL_INDEX, 4, NO_ERROR) },
	  "EVT-08 must" },
	{ "a status of its own", ROW(), { UPDATED(5, 5) }, "EVT-11 must, UPDRT-07 must" },
	{ "a status of its own where the row is about it",
	  ROW(.expect = { .is_about_messages = true }),
	  { UPDATED(5, 5) },
	  "LIFE-01 must, UPDRT-07 must" },
	{ "no event where the row is about it",
	  ROW(.expect = { .is_about_messages = true }),
	  { MESSAGE(5, 1, 77) },
	  "LIFE-01 must" },
};

Test(judge_life, holds_messages_against_the_stop)
{
	for (size_t i = 0; i < sizeof(messages) / sizeof(messages[0]); i++) {
		struct trial trial;

		trial_open(&trial, &messages[i].row);
		for (size_t j = 0; j < 3 && messages[i].heard[j].kind; j++)
			observation_append_heard(&trial.observation, &messages[i].heard[j]);
		trial_expect_words(&trial, messages[i].name, messages[i].violations);
		trial_release(&trial);
	}
}
