/* SPDX-License-Identifier: MIT */
/* The judge: the checks of the callbacks of services, and what their updates are held against. */
#include "harness/judge/judge.h"

#include "harness/output/words.h"
#include "harness/tests/trial.h"
#include "suites/rows.h"

#include <criterion/criterion.h>
#include <string.h>

#define ONE_INTERFACE RUNNING, ADD_INTERFACE()
#define LISTED (SEEN_STRUCTURE | SEEN_OWN | SEEN_MATCHING | SEEN_NEW | SEEN_FOLLOWING)

enum { EXPECTED = 3 };

/* What a call left behind, and what its check says of it; NULL where it is content. */
static const struct {
	enum entry entry;
	enum check check;
	uint32_t returned, seen, protocol;
	const char *got;
} rows[] = {
	{ ENTRY_IS_SERVICE, CHECK_SERVICE_KNOWN, 1, 0, 0, NULL },
	{ ENTRY_IS_SERVICE, CHECK_SERVICE_KNOWN, 1, SEEN_STRUCTURE | SEEN_ASKED | SEEN_OWN, 2, NULL },
	{ ENTRY_IS_SERVICE, CHECK_SERVICE_KNOWN, 0, SEEN_REASON, 0, "it returned FALSE" },
	{ ENTRY_IS_SERVICE, CHECK_SERVICE_KNOWN, 1, SEEN_STRUCTURE | SEEN_OWN, 2,
	  "describes another service: type 0x0404" },
	{ ENTRY_IS_SERVICE, CHECK_SERVICE_KNOWN, 1, SEEN_STRUCTURE | SEEN_ASKED, 2, "names an interface" },
	{ ENTRY_IS_SERVICE, CHECK_SERVICE_THERE, 1, 0, 0, NULL },
	{ ENTRY_IS_SERVICE, CHECK_SERVICE_THERE, 0, SEEN_REASON, 0, "FALSE" },
	{ ENTRY_IS_SERVICE, CHECK_SERVICE_GONE, 0, 0, 0, NULL },
	{ ENTRY_IS_SERVICE, CHECK_SERVICE_GONE, 1, 0, 0, "TRUE" },
	{ ENTRY_IS_SERVICE, CHECK_SERVICE_UNKNOWN, 0, SEEN_REASON, 0, NULL },
	{ ENTRY_IS_SERVICE, CHECK_SERVICE_UNKNOWN, 0, 0, 0, "the last error was not set" },
	{ ENTRY_IS_SERVICE, CHECK_SERVICE_UNKNOWN, 1, SEEN_REASON, 0, "TRUE" },
	{ ENTRY_CREATE_ENUMERATION, CHECK_ENUMERATION_ANSWERED, NO_ERROR, 0, 0, NULL },
	{ ENTRY_CREATE_ENUMERATION, CHECK_ENUMERATION_ANSWERED, ERROR_CAN_NOT_COMPLETE, SEEN_REASON, 0, NULL },
	{ ENTRY_CREATE_ENUMERATION, CHECK_ENUMERATION_ANSWERED, REASON_UNSET, 0, 0, "NULL, and the last error" },
	{ ENTRY_GET_SERVICE_COUNT, CHECK_SERVICE_COUNT, EXPECTED, 0, 0, NULL },
	{ ENTRY_GET_SERVICE_COUNT, CHECK_SERVICE_COUNT, 4, 0, 0, "4 services instead of 3" },
	{ ENTRY_GET_SERVICE_COUNT, CHECK_SERVICE_COUNT_REASON, 1, 0, 0, NULL },
	{ ENTRY_GET_SERVICE_COUNT, CHECK_SERVICE_COUNT_REASON, 0, SEEN_REASON, 0, NULL },
	{ ENTRY_GET_SERVICE_COUNT, CHECK_SERVICE_COUNT_REASON, 0, 0, 0, "0, and the last error" },
	{ ENTRY_ENUMERATE_SERVICE, CHECK_SERVICE_LISTED, NO_ERROR, LISTED, 2, NULL },
	{ ENTRY_ENUMERATE_SERVICE, CHECK_SERVICE_LISTED, NO_ERROR, LISTED & ~SEEN_FOLLOWING, 2, NULL },
	{ ENTRY_ENUMERATE_SERVICE, CHECK_SERVICE_LISTED, NO_ERROR, LISTED & ~SEEN_OWN, 2, "does not exist" },
	{ ENTRY_ENUMERATE_SERVICE, CHECK_SERVICE_LISTED, NO_ERROR, LISTED & ~SEEN_MATCHING, 2, "criteria exclude" },
	{ ENTRY_ENUMERATE_SERVICE, CHECK_SERVICE_LISTED, NO_ERROR, LISTED & ~SEEN_NEW, 2, "listed before" },
	{ ENTRY_ENUMERATE_SERVICE, CHECK_SERVICE_STATIC, NO_ERROR, LISTED, 2, NULL },
	{ ENTRY_ENUMERATE_SERVICE, CHECK_SERVICE_STATIC, NO_ERROR, LISTED, 3, "of another protocol" },
	{ ENTRY_NEXT_SERVICE, CHECK_SERVICE_ORDERED, NO_ERROR, LISTED, 3, NULL },
	{ ENTRY_NEXT_SERVICE, CHECK_SERVICE_ORDERED, NO_ERROR, LISTED & ~SEEN_FOLLOWING, 3, "stands before" },
};

Test(checks_services, say_what_is_wrong)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct test_case row = {
			.requirement = SVC_05,
			.given = STEPS(ONE_INTERFACE),
			.call = { .entry = rows[i].entry, .check = rows[i].check, .is_loose = true },
		};
		struct call_observation *call;
		struct trial trial;

		trial_open(&trial, &row);
		call = trial_tested(&trial);
		call->returned = rows[i].returned;
		call->outputs[OUTPUT_SERVICE_SEEN] = rows[i].seen;
		call->outputs[OUTPUT_SERVICE_PROTOCOL] = rows[i].protocol;
		call->arguments[ARGUMENT_NEEDED] = EXPECTED;
		memcpy(call->data, "\4\4NAME", 6);
		trial_expect(&trial, check_expected(rows[i].check), rows[i].got ? VERDICT_FAIL : VERDICT_PASS,
			     rows[i].got ? "SVC-05 must" : "");
		if (rows[i].got)
			cr_expect_not_null(strstr(trial.judgement.violations[0].got, rows[i].got), "row %zu: %s", i,
					   trial.judgement.violations[0].got);
		trial_release(&trial);
	}
}

static const struct test_case registration_row = {
	.requirement = SVC_01,
	.given = STEPS(RUNNING),
	.call = REGISTER_PROTOCOL(.check = CHECK_SERVICE_TABLE),
	.expect = { .returns = ONLY(NO_ERROR) },
};

/* Claimed functionality and callbacks, and what is missing then. */
static const struct {
	uint32_t claimed, callbacks;
	const char *got;
} tables[] = {
	{ 0x0A, 0xFFF, NULL },
	{ 0x02, 0xFFD, NULL },
	{ 0x0A, 0xFFD, "pfnUpdateServices is NULL" },
	{ 0x0A, 0x7FE, "pfnIsService is NULL, pfnGetNextOrderedService is NULL" },
	{ 0x08, 0xFFF, "pServiceChar is 0x00000008" },
	{ 0, 0xFFF, "pServiceChar is 0x00000000" },
};

Test(checks_services, want_the_table_filled_in)
{
	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++) {
		const struct registration_seen seen = { .services = tables[i].callbacks };
		struct call_observation *call;
		struct trial trial;

		trial_open(&trial, &registration_row);
		call = trial_tested(&trial);
		call->outputs[2] = tables[i].claimed;
		memcpy(call->data, &seen, sizeof(seen));
		call->data_size = sizeof(seen);
		trial_expect(&trial, "table", tables[i].got ? VERDICT_FAIL : VERDICT_PASS,
			     tables[i].got ? "SVC-01 must" : "");
		if (tables[i].got)
			cr_expect_not_null(strstr(trial.judgement.violations[0].got, tables[i].got), "%s",
					   trial.judgement.violations[0].got);
		trial_release(&trial);
	}
}

/* The update in front of the call under test, and the call itself. */
static const struct test_case update_row = {
	.requirement = SVC_02,
	.given = STEPS(ONE_INTERFACE, UPDATE_SERVICES(), AWAIT_UPDATE()),
	.call = UPDATE_SERVICES(),
	.expect = { .returns = ONLY(NO_ERROR) },
};

enum { PLACE_AWAIT = 5 };

Test(checks_services, want_an_update_of_services)
{
	static const uint32_t types[] = { 8, 4 };

	for (size_t i = 0; i < 2; i++) {
		struct heard heard = { .kind = HEARD_MESSAGE, .step = PLACE_AWAIT, .is_announced = 1 };
		struct trial trial;

		trial_open(&trial, &update_row);
		heard.index = trial.observation.first_index;
		trial_call(&trial, PLACE_AWAIT - 1)->arguments[0] = heard.index;
		memcpy(heard.arguments, (const uint32_t[]) { UPDATE_COMPLETE, heard.index, types[i], NO_ERROR },
		       sizeof(heard.arguments));
		observation_append_heard(&trial.observation, &heard);
		trial_expect(&trial, "update", i ? VERDICT_FAIL : VERDICT_PASS, i ? "SVC-02 must" : "");
		trial_release(&trial);
	}
}

/* The one that answers for an update of services that does not come is not the one of routes. */
Test(checks_services, blame_a_lost_update_on_services)
{
	struct trial trial;

	trial_open(&trial, &update_row);
	trial_call(&trial, PLACE_AWAIT)->flags |= OBSERVED_TIMED_OUT;
	trial_expect(&trial, "lost", VERDICT_FAIL, "SVC-02 must");
	trial_release(&trial);
}

Test(checks_services, have_words_for_what_is_no_code)
{
	static const struct {
		struct call_observation call;
		const char *expected;
	} results[] = {
		{ { .entry = ENTRY_IS_SERVICE, .returned = 1 }, "returned TRUE" },
		{ { .entry = ENTRY_IS_SERVICE, .outputs = { 0, 0, 87, SEEN_REASON } },
		  "returned FALSE, and the last error is ERROR_INVALID_PARAMETER (87)" },
		{ { .entry = ENTRY_CREATE_ENUMERATION }, "returned a handle" },
		{ { .entry = ENTRY_CREATE_ENUMERATION, .returned = REASON_UNSET },
		  "returned NULL, and the last error was not set" },
		{ { .entry = ENTRY_GET_SERVICE_COUNT, .returned = 5 }, "returned 5" },
		{ { .entry = ENTRY_CLOSE_ENUMERATION }, "returned NO_ERROR (0)" },
	};

	for (size_t i = 0; i < sizeof(results) / sizeof(results[0]); i++) {
		struct text text = { 0 };

		words_result(&text, &results[i].call);
		cr_expect_str_eq(text_string(&text), results[i].expected);
		text_release(&text);
	}
}

static const struct test_case enumeration_row = {
	.requirement = SVC_04,
	.given = STEPS(ONE_INTERFACE),
	.call = CREATE_ENUMERATION(),
};

Test(checks_services, say_a_handle_where_one_is_wanted)
{
	struct trial trial;

	trial_open(&trial, &enumeration_row);
	trial_tested(&trial)->returned = REASON_UNSET;
	trial_expect(&trial, "no handle", VERDICT_FAIL, "SVC-04 must");
	cr_expect_str_eq(trial.judgement.violations[0].expected, "a handle");
	cr_expect_not_null(strstr(trial.judgement.violations[0].got, "returned NULL, and the last error was not set"));
	trial_release(&trial);
}

static const struct test_case none_row = {
	.requirement = GEN_11,
	.given = STEPS(REGISTERED),
	.call = GET_SERVICE_COUNT(.check = CHECK_SERVICE_COUNT_NONE),
};

Test(checks_services, want_no_services_where_no_run_is_on)
{
	struct trial trial;
	struct call_observation *call;

	trial_open(&trial, &none_row);
	call = trial_tested(&trial);
	call->returned = 0;
	call->outputs[OUTPUT_SERVICE_SEEN] = SEEN_REASON;
	trial_expect(&trial, "none", VERDICT_PASS, "");
	call->outputs[OUTPUT_SERVICE_SEEN] = 0;
	trial_expect(&trial, "no reason", VERDICT_FAIL, "GEN-11 hardening");
	call->returned = 2;
	call->outputs[OUTPUT_SERVICE_SEEN] = SEEN_REASON;
	trial_expect(&trial, "two", VERDICT_FAIL, "GEN-11 hardening");
	trial_release(&trial);
}
