/* SPDX-License-Identifier: MIT */
/* The checks of steps: each holds where it should, and says what is wrong where it does not. */
#include "harness/model/codes.h"
#include "harness/model/entry.h"
#include "harness/tests/trial.h"

#include <criterion/criterion.h>
#include <string.h>

#define ONE(code) { { (code) }, 1, false }

static const struct call none[] = { { .entry = ENTRY_END } };

/* A call that answers `code` and is held against a check. */
static struct test_case row_of(enum entry entry, enum check check, uint32_t code)
{
	return (struct test_case) {
		.id = "trial",
		.requirement = entry == ENTRY_REGISTER ? REG_02 : GIFINFO_01,
		.given = none,
		.call = { .entry = entry, .configuration = CONFIGURATION_ANY, .check = check },
		.expect = { .returns = ONE(code) },
	};
}

/* What spoils each check of a query that held before. */
static const struct {
	enum check check;
	uint32_t code;
	const char *got;
	uint32_t flags;   /* taken away */
	uint32_t added;   /* and added */
	uint32_t outputs[OUTPUTS_MOST];
} queries[] = {
	{ CHECK_SIZE_PLACED, NO_ERROR, "were not written", 0, OBSERVED_NOT_PLACED, { 12, 1, 12, 1 } },
	{ CHECK_SIZE_NEEDED, ERROR_INSUFFICIENT_BUFFER, "*BufferSize is 13", 0, 0, { 13, 0, 0, 0 } },
	{ CHECK_SIZE_GREATER, ERROR_INSUFFICIENT_BUFFER, "*BufferSize is 4, and 4 was refused", 0, 0, { 4, 0, 0, 0 } },
	{ CHECK_NUMBERS_WRITTEN, NO_ERROR, "*StructureSize was not written", OBSERVED_SIZE_WRITTEN, 0, { 12, 1, 12, 1 } },
	{ CHECK_COUNT_TIMES_SIZE, NO_ERROR, "*StructureSize 11", 0, 0, { 12, 1, 11, 1 } },
	{ CHECK_VERSION_ACCEPTED, NO_ERROR, "*StructureVersion is 9", OBSERVED_VERSION_ACCEPTED, 0, { 12, 9, 12, 1 } },
	{ CHECK_SAME_AGAIN, NO_ERROR, "other bytes", OBSERVED_SAME_AGAIN, 0, { 12, 1, 12, 1 } },
	{ CHECK_OUTPUTS_UNCHANGED, ERROR_INVALID_PARAMETER, "an output was changed", OBSERVED_UNCHANGED, 0, { 0 } },
};

enum { ROOM = 4, NEEDED = 12 };

static void fill_query(struct call_observation *call)
{
	call->arguments[ARGUMENT_ROOM] = ROOM;
	call->arguments[ARGUMENT_NEEDED] = NEEDED;
	call->outputs[0] = call->outputs[2] = NEEDED;
	call->outputs[1] = call->outputs[3] = 1;
	call->flags |= OBSERVED_SAME_AGAIN | OBSERVED_UNCHANGED | OBSERVED_VERSION_ACCEPTED;
}

Test(judge_checks, find_what_is_wrong_with_a_query)
{
	for (size_t i = 0; i < sizeof(queries) / sizeof(queries[0]); i++) {
		const struct test_case row = row_of(ENTRY_GET_INTERFACE_INFO, queries[i].check, queries[i].code);
		struct call_observation *call;
		struct trial trial;

		trial_open(&trial, &row);
		call = trial_tested(&trial);
		fill_query(call);
		trial_expect(&trial, check_expected(queries[i].check), VERDICT_PASS, "");
		call->flags = (call->flags & ~queries[i].flags) | queries[i].added;
		memcpy(call->outputs, queries[i].outputs, sizeof(call->outputs));
		trial_expect(&trial, check_expected(queries[i].check), VERDICT_FAIL, "GIFINFO-01 must");
		cr_expect_not_null(strstr(trial.judgement.violations[0].got, queries[i].got), "%s",
				   trial.judgement.violations[0].got);
		cr_expect_str_eq(trial.judgement.violations[0].expected, check_expected(queries[i].check));
		trial_release(&trial);
	}
}

/* What spoils each check of a registration that held before. */
static const struct {
	enum check check;
	uint32_t code;
	const char *got;
	struct registration_seen seen;
	uint32_t outputs[OUTPUTS_MOST];
} registrations[] = {
	{ CHECK_VERSION_KNOWN, NO_ERROR, "dwVersion is 0x501", { .is_repeated = 1 }, { 0x501, 5, 0, 8 } },
	{ CHECK_VERSION_WITHIN_OFFER, NO_ERROR, "and 0x500 was offered", { .is_repeated = 1 }, { 0x600, 5, 0, 8 } },
	{ CHECK_FLAGS_OWN, NO_ERROR, "0x45 after an offer of 0x7F", { .is_repeated = 1 }, { 0x500, 0x45, 0, 8 } },
	{ CHECK_FLAGS_WITHIN_OFFER, NO_ERROR, "0x85 after an offer of 0x7F", { 0 }, { 0x500, 0x85, 0, 8 } },
	{ CHECK_FLAGS_DEFINED, NO_ERROR, "0x00000085", { 0 }, { 0x500, 0x85, 0, 8 } },
	{ CHECK_ID_KEPT, NO_ERROR, "dwProtocolId is 0x00000009", { 0 }, { 0x500, 5, 0, 9 } },
	{ CHECK_TABLE_WRITTEN, NO_ERROR, "pfnStartComplete was not written, pfnStopProtocol is no code",
	  { .untouched = 2, .foreign = 4 }, { 0x500, 5, 0, 8 } },
	{ CHECK_NO_SERVICES, NO_ERROR, "pServiceChar is 0x0000000A", { 0 }, { 0x500, 5, 10, 8 } },
	{ CHECK_TABLE_REPEATED, NO_ERROR, "another answer", { 0 }, { 0x500, 5, 0, 8 } },
	{ CHECK_TABLES_UNCHANGED, ERROR_NOT_SUPPORTED, "pRoutingChar was changed", { .is_changed = CHANGED_ROUTING }, { 0x500, 5, 0, 8 } },
};

static void fill_registration(struct call_observation *call, struct registration_seen seen, const uint32_t *outputs)
{
	call->arguments[ARGUMENT_VERSION] = 0x500;
	call->arguments[ARGUMENT_PROTOCOL_ID] = 8;
	call->arguments[ARGUMENT_FUNCTIONALITY] = 0x7F;
	call->data_size = sizeof(seen);
	memcpy(call->data, &seen, sizeof(seen));
	memcpy(call->outputs, outputs, sizeof(call->outputs));
}

Test(judge_checks, find_what_is_wrong_with_a_registration)
{
	static const uint32_t right[OUTPUTS_MOST] = { 0x500, 5, 0, 8 };

	for (size_t i = 0; i < sizeof(registrations) / sizeof(registrations[0]); i++) {
		const enum check check = registrations[i].check;
		const struct test_case row = row_of(ENTRY_REGISTER, check, registrations[i].code);
		struct trial trial;

		trial_open(&trial, &row);
		trial.profile.functionality_given = true;
		trial.profile.functionality = 5;
		fill_registration(trial_tested(&trial), (struct registration_seen) { .is_repeated = 1 }, right);
		trial_expect(&trial, check_expected(check), VERDICT_PASS, "");
		fill_registration(trial_tested(&trial), registrations[i].seen, registrations[i].outputs);
		trial_expect(&trial, check_expected(check), VERDICT_FAIL, "REG-02 must");
		cr_expect_not_null(strstr(trial.judgement.violations[0].got, registrations[i].got), "%s",
				   trial.judgement.violations[0].got);
		trial_release(&trial);
	}
}

/* A check is about calls that succeeded or about those that failed. */
Test(judge_checks, apply_where_they_are_meant_to)
{
	const struct test_case row = row_of(ENTRY_GET_INTERFACE_INFO, CHECK_SAME_AGAIN, ERROR_CAN_NOT_COMPLETE);
	struct trial trial;

	trial_open(&trial, &row);
	trial_expect(&trial, "a failure has nothing to repeat", VERDICT_PASS, "");
	trial_release(&trial);
	for (int i = CHECK_NOTHING + 1; i < CHECK_COUNT; i++)
		cr_expect_gt(strlen(check_expected((enum check)i)), 10);
	cr_expect_str_eq(check_expected(CHECK_COUNT), "");
}

/* What a given step leaves wrong is why nothing can be learnt. */
Test(judge_checks, block_a_case_whose_given_step_fails_them)
{
	static const struct call given[] = {
		{ .entry = ENTRY_GET_INTERFACE_INFO, .configuration = CONFIGURATION_ANY, .check = CHECK_SAME_AGAIN },
		{ .entry = ENTRY_END }
	};
	struct test_case row = row_of(ENTRY_GET_INTERFACE_INFO, CHECK_NOTHING, NO_ERROR);
	struct trial trial;

	row.given = given;
	trial_open(&trial, &row);
	trial_expect(&trial, "a given step", VERDICT_BLOCKED, "");
	trial_release(&trial);
}

static void hear(struct trial *trial, enum heard_kind kind, uint32_t step)
{
	const struct heard heard = { .kind = (uint32_t)kind, .step = step, .index = TRIAL_INDEX, .is_announced = 1,
				     .arguments = { TRIAL_PROTOCOL, TRIAL_INDEX, 1, 1 } };

	observation_append_heard(&trial->observation, &heard);
}

Test(judge_checks, listen_for_anything_and_look_at_the_event)
{
	static const struct call then[] = { { .entry = ENTRY_HEAR_SILENCE }, { .entry = ENTRY_HEAR_NO_SIGNAL },
					    { .entry = ENTRY_END } };
	struct test_case row = row_of(ENTRY_GET_INTERFACE_INFO, CHECK_NOTHING, NO_ERROR);
	struct trial trial;

	row.then = then;
	trial_open(&trial, &row);
	hear(&trial, HEARD_GET_ROUTER_ID, 0);
	trial_expect(&trial, "a question is no news", VERDICT_PASS, "");
	hear(&trial, HEARD_SET_INTERFACE_RECEIVE_TYPE, 0);
	trial_expect(&trial, "said something", VERDICT_FAIL, "GIFINFO-01 must");
	trial_release(&trial);
	trial_open(&trial, &row);
	trial_call(&trial, 2)->flags |= OBSERVED_SIGNALLED;
	trial_expect(&trial, "signalled", VERDICT_FAIL, "GIFINFO-01 must");
	trial_release(&trial);
}
