/* SPDX-License-Identifier: MIT */
/* The judge: calls that do not return, waits in vain, and configurations that were read back. */
#include "harness/judge/judge.h"

#include "harness/tests/trial.h"
#include "suites/rows.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

/* The places of the steps of `rows[]`. */
enum {
	PLACE_REGISTER,
	PLACE_START,
	PLACE_COMPLETE,
	PLACE_ADD,
	PLACE_HEAR,
	PLACE_CALL,
	PLACE_THEN,
	PLACE_LAST,
	PLACE_CLEAN_UP
};

enum row { ROW_SHOULD, ROW_HARDENING, ROW_INFO, ROW_COUNT };

#define GIVEN STEPS(RUNNING, ADD_INTERFACE(), HEAR_NO_SAVE())
#define THEN STEPS(HEAR_NO_SAVE(), GET_INTERFACE_INFO())

static const struct test_case rows[ROW_COUNT] = {
	[ROW_SHOULD] = {
		.requirement = IFSTATUS_16,
		.given       = GIVEN,
		.call        = ENABLE(),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = THEN,
	},
	[ROW_HARDENING] = {
		.requirement = IFSTATUS_77,
		.given       = GIVEN,
		.call        = INTERFACE_STATUS(.status_type = 5),
		.expect      = { .returns = ANY_DOCUMENTED },
		.then        = THEN,
	},
	[ROW_INFO] = {
		.requirement = IFSTATUS_53,
		.given       = GIVEN,
		.call        = BIND(.addresses_missing = 3),
		.expect      = { .returns = ANY_DOCUMENTED },
		.then        = THEN,
	},
};

static const struct {
	enum row row;
	uint32_t step;
	enum verdict verdict;
	const char *violations;
} endings[] = {
	{ ROW_SHOULD, PLACE_REGISTER, VERDICT_FAIL, "REG-02 should" },
	{ ROW_SHOULD, PLACE_START, VERDICT_FAIL, "START-01 should" },
	{ ROW_SHOULD, PLACE_COMPLETE, VERDICT_FAIL, "STARTC-01 should" },
	{ ROW_SHOULD, PLACE_ADD, VERDICT_FAIL, "ADDIF-01 should" },
	/* What ends the process while nothing is called has nobody else to answer for it. */
	{ ROW_SHOULD, PLACE_HEAR, VERDICT_FAIL, "IFSTATUS-16 should" },
	{ ROW_SHOULD, PLACE_CALL, VERDICT_FAIL, "IFSTATUS-16 should" },
	{ ROW_SHOULD, PLACE_THEN, VERDICT_FAIL, "IFSTATUS-16 should" },
	{ ROW_SHOULD, PLACE_LAST, VERDICT_FAIL, "IFSTATUS-16 should" },
	{ ROW_SHOULD, PLACE_CLEAN_UP, VERDICT_FAIL, "DELIF-01 should" },
	{ ROW_HARDENING, PLACE_ADD, VERDICT_FAIL, "ADDIF-01 hardening" },
	{ ROW_HARDENING, PLACE_CALL, VERDICT_FAIL, "IFSTATUS-77 hardening" },
	{ ROW_HARDENING, PLACE_CLEAN_UP, VERDICT_FAIL, "DELIF-01 hardening" },
	{ ROW_INFO, PLACE_ADD, VERDICT_BLOCKED, "" },
	{ ROW_INFO, PLACE_HEAR, VERDICT_BLOCKED, "" },
	{ ROW_INFO, PLACE_CALL, VERDICT_PASS, "" },
	{ ROW_INFO, PLACE_LAST, VERDICT_PASS, "" },
	{ ROW_INFO, PLACE_CLEAN_UP, VERDICT_PASS, "" },
};

static void end_trial(struct trial *trial, size_t place, enum ending ending)
{
	trial_open(trial, &rows[endings[place].row]);
	trial_clean_up(trial, ENTRY_DELETE_INTERFACE, NO_ERROR);
	trial_end(trial, endings[place].step, ending);
	trial->observation.exit_code = 3;
}

Test(judge_endings, blames_the_call_that_did_not_return)
{
	static const enum ending kinds[] = { ENDING_CRASHED, ENDING_HUNG, ENDING_EXITED };

	for (size_t i = 0; i < 3 * sizeof(endings) / sizeof(endings[0]); i++) {
		const size_t place = i / 3;
		struct trial trial;
		char name[64];

		end_trial(&trial, place, kinds[i % 3]);
		snprintf(name, sizeof(name), "row %zu %s", place, ending_name(kinds[i % 3]));
		trial_expect(&trial, name, endings[place].verdict, endings[place].violations);
		cr_expect_eq(trial.judgement.ending, kinds[i % 3]);
		cr_expect_eq(trial.judgement.remark_count, endings[place].row == ROW_INFO, "%s", name);
		trial_release(&trial);
	}
}

Test(judge_endings, says_how_it_ended)
{
	static const char *const words[] = { [ENDING_CRASHED] = " crashed with exception 0xC0000094",
					     [ENDING_HUNG] = " hung",
					     [ENDING_EXITED] = " exited: it ended the process with exit code 3" };

	for (enum ending ending = ENDING_CRASHED; ending < ENDING_COUNT; ending++) {
		struct trial trial;

		end_trial(&trial, 5, ending);
		observation_write_exception(&trial.observation, &(struct exception_facts){ .code = 0xC0000094 });
		trial_judge(&trial);
		cr_assert_eq(trial.judgement.violation_count, 1);
		cr_expect(strstr(trial.judgement.violations[0].got, words[ending]) != NULL, "%s",
			  trial.judgement.violations[0].got);
		trial_release(&trial);
	}
}

Test(judge_endings, blames_no_step_for_what_happens_beside_it)
{
	struct trial trial;
	struct call_observation load = { .step = PLACE_REGISTER, .entry = ENTRY_LOAD, .ending = ENDING_CRASHED };
	struct call_observation fetch = { .step = PLACE_CALL,
					  .entry = ENTRY_GET_EVENT_MESSAGE,
					  .returned = ERROR_INVALID_DATA };

	trial_open(&trial, &rows[ROW_SHOULD]);
	trial.observation.call_count = 0;
	trial.observation.is_complete = false;
	observation_append_call(&trial.observation, &load);
	trial_expect(&trial, "crashed in DllMain", VERDICT_FAIL, "REG-01 should");
	trial_release(&trial);

	/* The queue is served while a step is the last one begun. */
	trial_open(&trial, &rows[ROW_SHOULD]);
	observation_append_call(&trial.observation, &fetch);
	trial_expect(&trial, "fetching a message", VERDICT_FAIL, "EVT-03 must");
	trial.observation.calls[PLACE_LAST + 1].returned = NO_ERROR;
	trial.observation.calls[PLACE_LAST + 1].breach = (struct breach) { BREACH_WRITE_PAST, 1, 12, 12, ENTRY_END };
	trial_expect(&trial, "writing too much of a message", VERDICT_FAIL, "GEN-03 should");
	trial_release(&trial);

	/* It is not the call under test either. */
	trial_open(&trial, &rows[ROW_SHOULD]);
	trial.observation.call_count = PLACE_CALL;
	fetch.returned = ERROR_NO_MORE_ITEMS;
	observation_append_call(&trial.observation, &fetch);
	trial_expect(&trial, "only a message was fetched", VERDICT_BROKEN, "");
	trial_release(&trial);
}

/* What the clean-up answers when the case itself went well. */
static const struct {
	enum entry entry;
	uint32_t returned;
	uint32_t flags;
	enum verdict verdict;
	const char *violations;
} clean_ups[] = {
	{ ENTRY_DELETE_INTERFACE, NO_ERROR, 0, VERDICT_PASS, "" },
	{ ENTRY_DELETE_INTERFACE, ERROR_INVALID_PARAMETER, 0, VERDICT_FAIL, "DELIF-01 should" },
	{ ENTRY_DELETE_INTERFACE, ERROR_INVALID_DATA, 0, VERDICT_FAIL, "DELIF-02 must" },
	{ ENTRY_STOP, NO_ERROR, 0, VERDICT_PASS, "" },
	{ ENTRY_STOP, ERROR_PROTOCOL_STOP_PENDING, 0, VERDICT_PASS, "" },
	{ ENTRY_STOP, ERROR_CAN_NOT_COMPLETE, 0, VERDICT_FAIL, "STOP-01 must" },
	{ ENTRY_AWAIT_STOPPED, 0, OBSERVED_TIMED_OUT, VERDICT_FAIL, "STOP-02 should" },
	{ ENTRY_AWAIT_STOPPED, 0, 0, VERDICT_PASS, "" },
};

Test(judge_endings, holds_the_clean_up_to_its_promises)
{
	for (size_t i = 0; i < sizeof(clean_ups) / sizeof(clean_ups[0]); i++) {
		struct trial trial;
		char name[64];

		trial_open(&trial, &rows[ROW_SHOULD]);
		trial_clean_up(&trial, clean_ups[i].entry, clean_ups[i].returned)->flags = clean_ups[i].flags;
		snprintf(name, sizeof(name), "clean-up %zu", i);
		trial_expect(&trial, name, clean_ups[i].verdict, clean_ups[i].violations);
		trial_release(&trial);
	}
}

static const struct test_case stops_given = {
	.requirement = IFSTATUS_81,
	.given = STEPS(STOPPED),
	.call = ENABLE(),
	.expect = { .returns = A_FAILURE },
};

static const struct test_case stops_under_test = {
	.requirement = LIFE_01,
	.given = STEPS(RUNNING),
	.call = STOP_PROTOCOL(),
	.then = STEPS(AWAIT_STOPPED()),
};

static const struct test_case updates = {
	.requirement = IFSTATUS_67,
	.given = STEPS(RUNNING, ADD_INTERFACE(), UPDATE_ROUTES()),
	.call = DISABLE(),
	.expect = { .returns = ANY_DOCUMENTED },
	.then = STEPS(AWAIT_UPDATE()),
};

static const struct test_case updates_given = {
	.requirement = SIFINFO_14,
	.given = STEPS(RUNNING, ADD_INTERFACE(), UPDATE_ROUTES(), AWAIT_UPDATE()),
	.call = SET_INTERFACE_INFO(),
	.expect = { .returns = ONLY(NO_ERROR) },
};

Test(judge_endings, tells_who_waited_in_vain)
{
	static const struct {
		const struct test_case *row;
		size_t step;
		const char *violations;
	} waits[] = {
		{ &stops_given, 4, "STOP-02 hardening" },
		{ &stops_under_test, 4, "LIFE-01 must" },
		{ &updates, 6, "IFSTATUS-67 hardening" },
		{ &updates_given, 5, "UPDRT-01 must" },
	};

	for (size_t i = 0; i < sizeof(waits) / sizeof(waits[0]); i++) {
		struct trial trial;

		trial_open(&trial, waits[i].row);
		trial_expect(&trial, "what was waited for came", VERDICT_PASS, "");
		trial_call(&trial, waits[i].step)->flags = OBSERVED_TIMED_OUT;
		trial_expect(&trial, "waited in vain", VERDICT_FAIL, waits[i].violations);
		trial_release(&trial);
	}
}
