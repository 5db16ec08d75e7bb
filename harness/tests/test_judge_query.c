/* SPDX-License-Identifier: MIT */
/* The judge: what GetInterfaceInfo and GetGlobalInfo leave in their outputs. */
#include "harness/judge/judge.h"

#include "harness/tests/trial.h"
#include "suites/rows.h"

#include <criterion/criterion.h>

enum { PLACE_CALL = 4 };

enum { OUTPUT_BUFFER_SIZE, OUTPUT_VERSION, OUTPUT_SIZE, OUTPUT_COUNT };

#define ROW(requirement_, check_) \
	{ \
		.requirement = requirement_, .given = STEPS(RUNNING, ADD_INTERFACE()), \
		.call = GET_INTERFACE_INFO(.check = check_), .expect = { \
			.returns = ANY_QUERY_CODE \
		} \
	}

static const struct test_case placed = ROW(GIFINFO_10, CHECK_SIZE_PLACED);
static const struct test_case needed = ROW(GIFINFO_07, CHECK_SIZE_NEEDED);
static const struct test_case greater = ROW(GIFINFO_08, CHECK_SIZE_GREATER);
static const struct test_case written = ROW(GIFINFO_14, CHECK_NUMBERS_WRITTEN);
static const struct test_case times = ROW(GIFINFO_14, CHECK_COUNT_TIMES_SIZE);
static const struct test_case version = ROW(GIFINFO_28, CHECK_VERSION_ACCEPTED);
static const struct test_case same = ROW(GIFINFO_24, CHECK_SAME_AGAIN);
static const struct test_case unchanged = ROW(GIFINFO_23, CHECK_OUTPUTS_UNCHANGED);

/* What came of a call that was offered a buffer of 8 bytes, after one that had told that 12 are needed. */
static const struct {
	const char *name;
	const struct test_case *row;
	uint32_t returned;
	uint32_t buffer_size;
	uint32_t structure_size;
	uint32_t flags; /* besides that all numbers were written and the configuration is A */
	const char *violations;
} trials[] = {
	{ "placed", &placed, NO_ERROR, 12, 12, 0, "" },
	{ "not all placed", &placed, NO_ERROR, 16, 12, OBSERVED_NOT_PLACED, "GIFINFO-10 must" },
	{ "a failure places nothing", &placed, ERROR_CAN_NOT_COMPLETE, 16, 12, OBSERVED_NOT_PLACED, "" },
	{ "needed", &needed, ERROR_INSUFFICIENT_BUFFER, 12, 0, 0, "" },
	{ "more needed than before", &needed, ERROR_INSUFFICIENT_BUFFER, 16, 0, 0, "GIFINFO-07 must" },
	{ "other failures need nothing", &needed, ERROR_INVALID_PARAMETER, 16, 0, 0, "" },
	{ "success needs nothing", &needed, NO_ERROR, 8, 8, 0, "" },
	{ "greater", &greater, ERROR_INSUFFICIENT_BUFFER, 9, 0, 0, "" },
	{ "as large", &greater, ERROR_INSUFFICIENT_BUFFER, 8, 0, 0, "GIFINFO-08 must" },
	{ "smaller", &greater, ERROR_INSUFFICIENT_BUFFER, 0, 0, 0, "GIFINFO-08 must" },
	{ "not for want of room", &greater, ERROR_CAN_NOT_COMPLETE, 8, 0, 0, "" },
	{ "written", &written, NO_ERROR, 12, 12, 0, "" },
	{ "times", &times, NO_ERROR, 12, 12, 0, "" },
	{ "other size", &times, NO_ERROR, 12, 4, 0, "GIFINFO-14 hardening" },
	{ "accepted version", &version, NO_ERROR, 12, 12, OBSERVED_VERSION_ACCEPTED, "" },
	{ "other version", &version, NO_ERROR, 12, 12, 0, "GIFINFO-28 hardening" },
	{ "same", &same, NO_ERROR, 12, 12, OBSERVED_SAME_AGAIN, "" },
	{ "not the same", &same, NO_ERROR, 12, 12, 0, "GIFINFO-24 hardening" },
	{ "unchanged", &unchanged, ERROR_INVALID_PARAMETER, 8, 0, OBSERVED_UNCHANGED, "" },
	{ "changed", &unchanged, ERROR_INVALID_PARAMETER, 0, 0, 0, "GIFINFO-23 hardening" },
	{ "success changes", &unchanged, NO_ERROR, 12, 12, 0, "" },
};

Test(judge_query, holds_outputs_to_their_checks)
{
	for (size_t i = 0; i < sizeof(trials) / sizeof(trials[0]); i++) {
		struct call_observation *call;
		struct trial trial;

		trial_open(&trial, trials[i].row);
		call = trial_tested(&trial);
		call->returned = trials[i].returned;
		call->arguments[ARGUMENT_ROOM] = 8;
		call->arguments[ARGUMENT_NEEDED] = 12;
		call->outputs[OUTPUT_BUFFER_SIZE] = trials[i].buffer_size;
		call->outputs[OUTPUT_SIZE] = trials[i].structure_size;
		call->flags |= trials[i].flags;
		trial_expect_words(&trial, trials[i].name, trials[i].violations);
		trial_release(&trial);
	}
}

Test(judge_query, asks_for_each_number)
{
	struct trial trial;

	trial_open(&trial, &written);
	trial_tested(&trial)->flags &= ~(uint32_t)OBSERVED_SIZE_WRITTEN;
	trial_expect(&trial, "no size", VERDICT_FAIL, "GIFINFO-14 hardening");
	trial_tested(&trial)->flags = OBSERVED_MATCHES_A;
	/* The duty about the other two, capped by the row. */
	trial_expect(&trial, "none", VERDICT_FAIL, "GIFINFO-12 hardening, GIFINFO-12 hardening, GIFINFO-14 hardening");
	trial_release(&trial);

	trial_open(&trial, &times);
	trial_tested(&trial)->outputs[OUTPUT_COUNT] = 2;
	trial_expect(&trial, "two of half the size", VERDICT_FAIL, "GIFINFO-13 hardening, GIFINFO-14 hardening");
	trial_release(&trial);

	/* Nobody has told what is needed. */
	trial_open(&trial, &needed);
	trial_tested(&trial)->returned = ERROR_INSUFFICIENT_BUFFER;
	trial_expect(&trial, "no need known", VERDICT_PASS, "");
	trial_release(&trial);
}

Test(judge_query, asks_for_no_number_that_has_no_place)
{
	const struct test_case row = { .requirement = GIFINFO_21,
				       .given = STEPS(RUNNING, ADD_INTERFACE()),
				       .call = GET_INTERFACE_INFO(.nulls = NULLS(3) | NULLS(5)),
				       .expect = { .returns = ANY_QUERY_CODE } };
	struct trial trial;

	trial_open(&trial, &row);
	trial_tested(&trial)->flags = OBSERVED_MATCHES_A;
	trial_tested(&trial)->outputs[OUTPUT_VERSION] = trial_tested(&trial)->outputs[OUTPUT_COUNT] = 0;
	trial_expect(&trial, "NULL", VERDICT_PASS, "");
	trial_release(&trial);
}

/* The rest of a buffer is nobody's but the candidate's; what lies behind the buffer is. */
static const struct {
	enum breach_kind kind;
	bool is_global;
	const char *violations;
} breaches[] = {
	{ BREACH_WRITE_UNPLACED, false, "GIFINFO-10 hardening" },
	{ BREACH_WRITE_UNPLACED, true, "GGLOB-15 hardening" },
	{ BREACH_WRITE_PAST, false, "GIFINFO-11 must" },
	{ BREACH_WRITE_PAST, true, "GIFINFO-11 must" },
};

Test(judge_query, tells_the_rest_of_a_buffer_from_what_is_behind_it)
{
	for (size_t i = 0; i < sizeof(breaches) / sizeof(breaches[0]); i++) {
		struct test_case row = { .requirement = GIFINFO_11,
					 .given = STEPS(RUNNING, ADD_INTERFACE()),
					 .call = GET_INTERFACE_INFO(),
					 .expect = { .returns = ANY_QUERY_CODE, .is_about_reads = true } };
		struct trial trial;

		if (breaches[i].is_global)
			row.call.entry = ENTRY_GET_GLOBAL_INFO;
		trial_open(&trial, &row);
		trial_call(&trial, PLACE_CALL)->breach = (struct breach) { (uint32_t)breaches[i].kind, 1, 14, 12, ENTRY_END };
		trial_expect(&trial, breaches[i].violations, VERDICT_FAIL, breaches[i].violations);
		trial_release(&trial);
	}
}
