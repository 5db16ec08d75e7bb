/* SPDX-License-Identifier: MIT */
/* The judge: return codes held against the row, and the five verdicts. */
#include "harness/judge/judge.h"

#include "harness/tests/trial.h"
#include "harness/model/entry.h"
#include "suites/rows.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ONE_INTERFACE RUNNING, ADD_INTERFACE()

/* The places of the steps of `rows[]`: REGISTER, START, START_COMPLETE, ADD, the call under test, two steps behind it.
 */
enum { PLACE_START = 1, PLACE_ADD = 3, PLACE_CALL, PLACE_THEN, PLACE_LAST };

enum row {
	ROW_SUCCESS,   /* should; the call must answer NO_ERROR */
	ROW_PREFERS,   /* must; any documented code, NO_ERROR preferred */
	ROW_ANY,       /* must; any documented code */
	ROW_HARDENING, /* hardening; a refusal */
	ROW_INFO,
	ROW_ABOUT_SUCCESS,
	ROW_ABOUT_FAILURE,
	ROW_LOOSE,   /* the given AddInterface may fail */
	ROW_REFUSED, /* the given AddInterface must be refused */
	ROW_CONTROL, /* the given AddInterface and the last step are positive controls */
	ROW_FREE,    /* the call under test answers nothing */
	ROW_COUNT
};

static const struct test_case rows[ROW_COUNT] = {
	[ROW_SUCCESS] = {
		.requirement = IFSTATUS_16,
		.given       = STEPS(ONE_INTERFACE),
		.call        = ENABLE(),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(DISABLE(), ENABLE(.returns = ANY_DOCUMENTED)),
	},
	[ROW_PREFERS] = {
		.requirement = IFSTATUS_37,
		.given       = STEPS(ONE_INTERFACE),
		.call        = LOSE_ADDRESSES(),
		.expect      = { .returns = SUCCESS_PREFERRED },
	},
	[ROW_ANY] = {
		.requirement = IFSTATUS_21,
		.given       = STEPS(ONE_INTERFACE),
		.call        = INTERFACE_STATUS(.status_type = RIS_INTERFACE_ADDRESS_CHANGE),
		.expect      = { .returns = ANY_DOCUMENTED },
	},
	[ROW_HARDENING] = {
		.requirement = SIFINFO_34,
		.given       = STEPS(ONE_INTERFACE),
		.call        = SET_INTERFACE_INFO(.size = SIZE_ZERO),
		.expect      = { .returns = A_FAILURE },
		.then        = STEPS(DELETE_INTERFACE()),
	},
	[ROW_INFO] = {
		.requirement = IFSTATUS_53,
		.given       = STEPS(ONE_INTERFACE),
		.call        = BIND(.addresses_missing = 1),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	[ROW_ABOUT_SUCCESS] = {
		.requirement = IFSTATUS_66,
		.given       = STEPS(ONE_INTERFACE),
		.call        = DISABLE(),
		.expect      = { .returns = SUCCESS_PREFERRED, .is_about_success = true },
		.then        = STEPS(ENABLE()),
	},
	[ROW_ABOUT_FAILURE] = {
		.requirement = IFSTATUS_85,
		.given       = STEPS(ONE_INTERFACE),
		.call        = INTERFACE_STATUS(.status_type = 5),
		.expect      = { .returns = REFUSAL_PREFERRED, .is_about_failure = true },
		.then        = STEPS(ENABLE()),
	},
	[ROW_LOOSE] = {
		.requirement = IFSTATUS_16,
		.given       = STEPS(RUNNING, ADD_INTERFACE(.is_loose = true)),
		.call        = ENABLE(),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	[ROW_REFUSED] = {
		.requirement = IFSTATUS_10,
		.given       = STEPS(RUNNING, ADD_INTERFACE(.returns = A_FAILURE)),
		.call        = ENABLE(),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	[ROW_CONTROL] = {
		.requirement = IFSTATUS_16,
		.given       = STEPS(RUNNING, ADD_INTERFACE(.is_control = true)),
		.call        = ENABLE(),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(DISABLE(.is_control = true)),
	},
	[ROW_FREE] = { .requirement = LIFE_01, .given = STEPS(RUNNING, ADD_INTERFACE()), .call = FREE_LIBRARY() },
};

/* One step answers something else than the row asks for. */
static const struct {
	const char *name;
	enum row row;
	size_t step;
	uint32_t returned;
	enum verdict verdict;
	const char *violations;
	size_t remarks;
} answers[] = {
	{ "as asked", ROW_SUCCESS, PLACE_CALL, NO_ERROR, VERDICT_PASS, "", 0 },
	{ "documented", ROW_SUCCESS, PLACE_CALL, ERROR_CAN_NOT_COMPLETE, VERDICT_FAIL, "IFSTATUS-16 should", 0 },
	{ "undocumented", ROW_SUCCESS, PLACE_CALL, ERROR_NOT_SUPPORTED, VERDICT_FAIL,
	  "IFSTATUS-02 should, IFSTATUS-16 should", 0 },
	{ "then, documented", ROW_SUCCESS, PLACE_THEN, ERROR_INVALID_PARAMETER, VERDICT_FAIL, "IFSTATUS-16 should", 0 },
	{ "then, undocumented", ROW_SUCCESS, PLACE_THEN, 10022, VERDICT_FAIL, "IFSTATUS-02 should, IFSTATUS-16 should",
	  0 },
	{ "then, accepted", ROW_SUCCESS, PLACE_LAST, ERROR_INVALID_PARAMETER, VERDICT_PASS, "", 0 },
	{ "then, where all is accepted", ROW_SUCCESS, PLACE_LAST, 10022, VERDICT_FAIL, "IFSTATUS-02 should", 0 },
	{ "preferred", ROW_PREFERS, PLACE_CALL, NO_ERROR, VERDICT_PASS, "", 0 },
	{ "not preferred", ROW_PREFERS, PLACE_CALL, ERROR_CAN_NOT_COMPLETE, VERDICT_PASS, "", 1 },
	{ "none of the preferred", ROW_PREFERS, PLACE_CALL, ERROR_INVALID_DATA, VERDICT_FAIL, "IFSTATUS-02 should", 0 },
	{ "without preference", ROW_ANY, PLACE_CALL, ERROR_INVALID_PARAMETER, VERDICT_PASS, "", 0 },
	{ "all accepted, undocumented", ROW_ANY, PLACE_CALL, ERROR_NOT_SUPPORTED, VERDICT_FAIL, "IFSTATUS-02 should",
	  0 },
	{ "hardening, refused", ROW_HARDENING, PLACE_CALL, ERROR_CAN_NOT_COMPLETE, VERDICT_PASS, "", 0 },
	{ "hardening, accepted", ROW_HARDENING, PLACE_CALL, NO_ERROR, VERDICT_FAIL, "SIFINFO-34 hardening", 0 },
	{ "hardening, the set keeps its level", ROW_HARDENING, PLACE_CALL, ERROR_INVALID_DATA, VERDICT_FAIL,
	  "SIFINFO-02 must, SIFINFO-34 hardening", 0 },
	{ "hardening, then", ROW_HARDENING, PLACE_THEN, ERROR_INVALID_PARAMETER, VERDICT_FAIL, "SIFINFO-34 hardening",
	  0 },
	{ "info, wrong", ROW_INFO, PLACE_CALL, ERROR_CAN_NOT_COMPLETE, VERDICT_PASS, "", 1 },
	{ "info, undocumented", ROW_INFO, PLACE_CALL, ERROR_NOT_SUPPORTED, VERDICT_PASS, "", 2 },
	{ "given refused", ROW_SUCCESS, PLACE_ADD, ERROR_CAN_NOT_COMPLETE, VERDICT_BLOCKED, "", 0 },
	{ "given undocumented", ROW_SUCCESS, PLACE_ADD, ERROR_NOT_SUPPORTED, VERDICT_FAIL, "ADDIF-02 must", 0 },
	{ "given start refused", ROW_ANY, PLACE_START, ERROR_CAN_NOT_COMPLETE, VERDICT_BLOCKED, "", 0 },
	{ "given refused, info", ROW_INFO, PLACE_ADD, ERROR_CAN_NOT_COMPLETE, VERDICT_BLOCKED, "", 0 },
	{ "given loose", ROW_LOOSE, PLACE_ADD, ERROR_CAN_NOT_COMPLETE, VERDICT_PASS, "", 0 },
	{ "given loose, undocumented", ROW_LOOSE, PLACE_ADD, 2, VERDICT_FAIL, "ADDIF-02 must", 0 },
	{ "given must be refused", ROW_REFUSED, PLACE_ADD, ERROR_INVALID_PARAMETER, VERDICT_PASS, "", 0 },
	{ "given was not refused", ROW_REFUSED, PLACE_ADD, NO_ERROR, VERDICT_BLOCKED, "", 0 },
	{ "given control", ROW_CONTROL, PLACE_ADD, ERROR_INVALID_PARAMETER, VERDICT_SKIPPED, "", 0 },
	{ "control behind", ROW_CONTROL, PLACE_THEN, ERROR_INVALID_PARAMETER, VERDICT_SKIPPED, "", 0 },
	{ "control, undocumented", ROW_CONTROL, PLACE_THEN, 10022, VERDICT_FAIL, "IFSTATUS-02 should", 0 },
	{ "about success, accepted", ROW_ABOUT_SUCCESS, PLACE_CALL, NO_ERROR, VERDICT_PASS, "", 0 },
	{ "about success, refused", ROW_ABOUT_SUCCESS, PLACE_CALL, ERROR_CAN_NOT_COMPLETE, VERDICT_SKIPPED, "", 1 },
	{ "about success, undocumented", ROW_ABOUT_SUCCESS, PLACE_CALL, 10022, VERDICT_FAIL, "IFSTATUS-02 should", 0 },
	{ "about failure, refused", ROW_ABOUT_FAILURE, PLACE_CALL, ERROR_INVALID_PARAMETER, VERDICT_PASS, "", 0 },
	{ "about failure, accepted", ROW_ABOUT_FAILURE, PLACE_CALL, NO_ERROR, VERDICT_SKIPPED, "", 1 },
	{ "about failure, undocumented", ROW_ABOUT_FAILURE, PLACE_CALL, 10022, VERDICT_FAIL, "IFSTATUS-02 should", 0 },
	{ "no answer to expect", ROW_FREE, PLACE_CALL, 12345, VERDICT_PASS, "", 0 },
};

Test(judge, holds_codes_against_the_row)
{
	for (size_t i = 0; i < sizeof(answers) / sizeof(answers[0]); i++) {
		struct trial trial;

		trial_open(&trial, &rows[answers[i].row]);
		trial_call(&trial, answers[i].step)->returned = answers[i].returned;
		trial_expect(&trial, answers[i].name, answers[i].verdict, answers[i].violations);
		cr_expect_eq(trial.judgement.remark_count, answers[i].remarks, "%s: %zu remarks", answers[i].name,
			     trial.judgement.remark_count);
		trial_release(&trial);
	}
}

Test(judge, learns_nothing_after_a_given_step_failed)
{
	struct trial trial;

	trial_open(&trial, &rows[ROW_SUCCESS]);
	trial_call(&trial, PLACE_ADD)->returned = ERROR_CAN_NOT_COMPLETE;
	trial_tested(&trial)->returned = ERROR_INVALID_PARAMETER;
	trial_call(&trial, PLACE_THEN)->returned = ERROR_INVALID_PARAMETER;
	trial_expect(&trial, "what follows is no news", VERDICT_BLOCKED, "");
	cr_expect(strstr(trial.judgement.reason, "AddInterface") != NULL, "%s", trial.judgement.reason);
	cr_expect(strstr(trial.judgement.reason, "ERROR_CAN_NOT_COMPLETE (1003) instead of NO_ERROR") != NULL, "%s",
		  trial.judgement.reason);
	/* Duties hold all the same. */
	trial_tested(&trial)->returned = 10022;
	trial_expect(&trial, "duties go on", VERDICT_FAIL, "IFSTATUS-02 should");
	trial_release(&trial);
}

Test(judge, says_why_a_case_does_not_apply)
{
	static char reason[] = "the profile has no second configuration";
	struct trial trial;

	trial_open(&trial, &rows[ROW_SUCCESS]);
	trial.planned.skipped = reason;
	trial.observation.is_performed = false;
	trial_expect(&trial, "skipped", VERDICT_SKIPPED, "");
	cr_expect_str_eq(trial.judgement.reason, reason);
	trial_release(&trial);
}

Test(judge, takes_our_faults_upon_us)
{
	struct trial trial;

	trial_open(&trial, &rows[ROW_SUCCESS]);
	trial_tested(&trial)->returned = 10022;
	observation_write_broken(&trial.observation, "no guarded buffer could be had", BROKEN_SIZE);
	trial_expect(&trial, "broken", VERDICT_BROKEN, "");
	cr_expect_str_eq(trial.judgement.reason, "no guarded buffer could be had");
	free(trial.observation.broken);
	trial.observation.broken = NULL;
	trial.observation.is_performed = false;
	trial_expect(&trial, "not performed", VERDICT_BROKEN, "");
	trial_release(&trial);

	trial_open(&trial, &rows[ROW_SUCCESS]);
	trial.observation.is_complete = false;
	trial_expect(&trial, "ended before the case did", VERDICT_BROKEN, "");
	trial.observation.is_complete = true;
	trial.observation.call_count = PLACE_CALL;
	trial_expect(&trial, "the call under test was not made", VERDICT_BROKEN, "");
	trial.observation.call_count = 0;
	trial_expect(&trial, "nothing was called", VERDICT_BROKEN, "");
	trial_release(&trial);
}

Test(judge, remembers_nothing)
{
	struct trial trial;
	char *got;

	trial_open(&trial, &rows[ROW_HARDENING]);
	trial_tested(&trial)->returned = ERROR_INVALID_DATA;
	trial_judge(&trial);
	cr_assert_eq(trial.judgement.violation_count, 2);
	got = trial.judgement.violations[0].got;
	trial.judgement.violations[0].got = NULL;
	for (int i = 0; i < 2; i++) {
		trial_expect(&trial, "again", VERDICT_FAIL, "SIFINFO-02 must, SIFINFO-34 hardening");
		cr_expect_str_eq(trial.judgement.violations[0].got, got);
	}
	free(got);
	trial_release(&trial);
}

/* The registration left these members of the table. */
static void offer(struct trial *trial, uint32_t members)
{
	const struct registration_seen seen = { .offered = members };

	trial_tested(trial)->data_size = sizeof(seen);
	memcpy(trial_tested(trial)->data, &seen, sizeof(seen));
}

Test(judge, says_which_callbacks_are_missing)
{
	enum { GET_GLOBAL = 1u << 3, QUERY_POWER = 1u << 5, SET_INTERFACE = 1u << 11 };
	const struct test_case row = {
		.requirement = TAB_07,
		.call = REGISTER_PROTOCOL(),
		.expect = { .returns = ANY_OF(NO_ERROR, ERROR_NOT_SUPPORTED),
			    .has = GET_GLOBAL | SET_INTERFACE,
			    .lacks = QUERY_POWER },
	};
	struct trial trial;

	trial_open(&trial, &row);
	offer(&trial, GET_GLOBAL | SET_INTERFACE);
	trial_expect(&trial, "all offered", VERDICT_PASS, "");
	offer(&trial, GET_GLOBAL);
	trial_expect(&trial, "one missing", VERDICT_FAIL, "TAB-07 must");
	cr_expect_str_eq(trial.judgement.violations[0].got, "pfnSetInterfaceInfo is NULL or was not written");
	offer(&trial, GET_GLOBAL | SET_INTERFACE | QUERY_POWER);
	trial_expect(&trial, "one too many", VERDICT_FAIL, "TAB-07 must");
	cr_expect_str_eq(trial.judgement.violations[0].got, "pfnQueryPower is no NULL pointer");
	offer(&trial, 0);
	trial_expect(&trial, "both missing", VERDICT_FAIL, "TAB-07 must, TAB-07 must");
	trial_tested(&trial)->returned = ERROR_NOT_SUPPORTED;
	trial_expect(&trial, "not registered", VERDICT_PASS, "");
	trial_release(&trial);
}

Test(judge, names_verdicts_and_levels)
{
	static const char *const names[VERDICT_COUNT] = { "pass", "fail", "blocked", "skipped", "broken", "flaky" };
	struct trial trial;
	enum level level;

	for (int i = 0; i < VERDICT_COUNT; i++)
		cr_expect_str_eq(verdict_name((enum verdict)i), names[i]);
	trial_open(&trial, &rows[ROW_HARDENING]);
	trial_judge(&trial);
	cr_expect_not(judgement_level(&trial.judgement, &level));
	trial_tested(&trial)->returned = NO_ERROR;
	trial_judge(&trial);
	cr_expect(judgement_level(&trial.judgement, &level) && level == LEVEL_HARDENING);
	trial_tested(&trial)->returned = ERROR_INVALID_DATA;
	trial_judge(&trial);
	cr_expect(judgement_level(&trial.judgement, &level) && level == LEVEL_MUST);
	trial_release(&trial);
	judgement_release(&trial.judgement);
}
