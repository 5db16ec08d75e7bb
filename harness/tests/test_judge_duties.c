/* SPDX-License-Identifier: MIT */
/* The judge: the duties that hold in every call. */
#include "harness/judge/judge.h"

#include "harness/model/entry.h"
#include "harness/tests/trial.h"
#include "suites/rows.h"

#include <criterion/criterion.h>
#include <string.h>

#define ONE_INTERFACE RUNNING, ADD_INTERFACE()

/* The places of the given AddInterface, of the call under test, and of a step behind it. */
enum { PLACE_ADD = 3, PLACE_CALL, PLACE_THEN };

#define SET(...) \
	.given = STEPS(ONE_INTERFACE), .call = SET_INTERFACE_INFO(__VA_ARGS__), .then = STEPS(GET_INTERFACE_INFO())

static const struct test_case true_row = { .requirement = SIFINFO_01, SET(.version = VERSION_MAX) };
static const struct test_case hardening_row = { .requirement = SIFINFO_40, SET(.is_unaligned = true) };
static const struct test_case lying_row = { .requirement = SIFINFO_35, SET(.size = SIZE_HALF) };
static const struct test_case lying_info_row = { .requirement = SIFINFO_37, SET(.size = SIZE_BEYOND) };
static const struct test_case unreadable_row = { .requirement = SIFINFO_13,
						 SET(.configuration = CONFIGURATION_UNREADABLE) };
static const struct test_case poisoned_row = { .requirement = SIFINFO_48, SET(.is_poisoned = true) };
static const struct test_case reads_row = { .requirement = SIFINFO_27, SET(), .expect = { .is_about_reads = true } };
static const struct test_case writes_row = { .requirement = SIFINFO_28, SET(), .expect = { .is_about_writes = true } };

/* clang-format off */
#define PAST { BREACH_READ_PAST, 1, 12, 12, ENTRY_END }
#define WRITTEN_PAST { BREACH_WRITE_PAST, 1, 13, 12, ENTRY_END }
#define BEFORE { BREACH_READ_BEFORE, 1, 0xFFFFFFFF, 12, ENTRY_END }
#define WRITTEN { BREACH_WRITE_INPUT, 1, 4, 12, ENTRY_END }
#define TOUCHED { BREACH_TOUCH_UNREADABLE, 1, 0, 12, ENTRY_END }
#define KEPT(at) { BREACH_KEPT, 1, at, 12, ENTRY_END }
/* clang-format on */

/* A step touched memory that it was not given. */
static const struct {
	const char *name;
	const struct test_case *row;
	size_t step;
	struct breach breach;
	const char *violations;
} breaches[] = {
	{ "none", &true_row, PLACE_CALL, { BREACH_NONE, 1, 12, 12, ENTRY_END }, "" },
	{ "true size, read", &true_row, PLACE_CALL, PAST, "GEN-03 must" },
	{ "true size, written behind", &true_row, PLACE_CALL, WRITTEN_PAST, "GEN-03 must" },
	{ "true size, in front", &true_row, PLACE_CALL, BEFORE, "GEN-03 must" },
	{ "true size, written to", &true_row, PLACE_CALL, WRITTEN, "GEN-02 must" },
	{ "given step", &true_row, PLACE_ADD, PAST, "GEN-03 must" },
	{ "later step", &true_row, PLACE_THEN, WRITTEN_PAST, "GEN-03 must" },
	{ "never more than the row", &hardening_row, PLACE_CALL, PAST, "GEN-03 hardening" },
	{ "never more than the row, given", &hardening_row, PLACE_ADD, WRITTEN, "GEN-02 hardening" },
	{ "lie, read", &lying_row, PLACE_CALL, PAST, "SIFINFO-35 hardening" },
	{ "lie, written to", &lying_row, PLACE_CALL, WRITTEN, "SIFINFO-35 hardening" },
	{ "lie, but not of this step", &lying_row, PLACE_ADD, PAST, "GEN-03 hardening" },
	{ "lie of a row that only records", &lying_info_row, PLACE_CALL, PAST, "" },
	{ "unreadable", &unreadable_row, PLACE_CALL, TOUCHED, "SIFINFO-13 hardening" },
	{ "unreadable, later", &unreadable_row, PLACE_THEN, KEPT(0), "SIFINFO-13 hardening" },
	{ "poisoned", &poisoned_row, PLACE_THEN, KEPT(4), "SIFINFO-48 hardening" },
	{ "poisoned, in the call itself", &poisoned_row, PLACE_CALL, PAST, "GEN-03 hardening" },
	{ "kept and written to", &true_row, PLACE_THEN, KEPT(4), "GEN-02 must" },
	{ "kept and read past its end", &true_row, PLACE_THEN, KEPT(12), "GEN-03 must" },
	{ "about reads", &reads_row, PLACE_CALL, PAST, "SIFINFO-27 must" },
	{ "about reads, written to", &reads_row, PLACE_CALL, WRITTEN, "GEN-02 must" },
	{ "about reads, other step", &reads_row, PLACE_ADD, PAST, "GEN-03 must" },
	{ "about writes", &writes_row, PLACE_CALL, WRITTEN, "SIFINFO-28 must" },
	{ "about writes, read", &writes_row, PLACE_CALL, PAST, "GEN-03 must" },
	{ "about writes, other step", &writes_row, PLACE_ADD, WRITTEN, "GEN-02 must" },
};

Test(judge_duties, blame_who_touches_other_memory)
{
	for (size_t i = 0; i < sizeof(breaches) / sizeof(breaches[0]); i++) {
		const bool is_kept_to = !*breaches[i].violations;
		struct trial trial;

		/* The candidate may handle the fault: then the call returns as if nothing had been. */
		trial_open(&trial, breaches[i].row);
		trial_call(&trial, breaches[i].step)->breach = breaches[i].breach;
		trial_expect(&trial, breaches[i].name, is_kept_to ? VERDICT_PASS : VERDICT_FAIL,
			     breaches[i].violations);
		/* And it may not: then the crash is no second violation. */
		trial_end(&trial, breaches[i].step, ENDING_CRASHED);
		observation_write_exception(&trial.observation,
					    &(struct exception_facts){ .breach = breaches[i].breach });
		if (breaches[i].breach.kind != BREACH_NONE)
			trial_expect(&trial, breaches[i].name, is_kept_to ? VERDICT_PASS : VERDICT_FAIL,
				     breaches[i].violations);
		trial_release(&trial);
	}
}

Test(judge_duties, say_which_memory_it_was)
{
	struct trial trial;

	trial_open(&trial, &lying_row);
	trial_tested(&trial)->breach = (struct breach)PAST;
	trial_judge(&trial);
	cr_assert_eq(trial.judgement.violation_count, 1);
	cr_expect(strstr(trial.judgement.violations[0].got, ": read past the end of InterfaceInfo") != NULL, "%s",
		  trial.judgement.violations[0].got);
	trial_end(&trial, PLACE_CALL, ENDING_CRASHED);
	observation_write_exception(&trial.observation,
				    &(struct exception_facts){ .breach = trial_tested(&trial)->breach });
	trial_judge(&trial);
	cr_expect(strstr(trial.judgement.violations[0].got, ", and crashed") != NULL, "%s",
		  trial.judgement.violations[0].got);
	/* A crash elsewhere is one of the call. */
	trial.observation.exception->breach.kind = BREACH_NONE;
	trial_tested(&trial)->breach.kind = BREACH_NONE;
	trial_expect(&trial, "elsewhere", VERDICT_FAIL, "SIFINFO-35 hardening");
	trial_release(&trial);
}

Test(judge_duties, include_promptness)
{
	const struct test_case prompt = { .requirement = SIFINFO_52, SET(), .expect = { .is_about_time = true } };
	struct trial trial;

	trial_open(&trial, &true_row);
	trial_tested(&trial)->microseconds = 1000000;
	trial_expect(&trial, "in time", VERDICT_PASS, "");
	trial_tested(&trial)->microseconds = 1000001;
	trial_expect(&trial, "late", VERDICT_FAIL, "GEN-05 hardening");
	trial.profile.limits.call_ms = 3600000;
	trial_tested(&trial)->microseconds = 3599999999;
	trial_expect(&trial, "the longest limit", VERDICT_PASS, "");
	trial_release(&trial);

	trial_open(&trial, &true_row);
	trial_call(&trial, PLACE_ADD)->microseconds = 2000000;
	trial_call(&trial, 0)->microseconds = 2000000;
	trial_expect(&trial, "registering is no callback", VERDICT_FAIL, "GEN-05 hardening");
	trial_release(&trial);

	trial_open(&trial, &prompt);
	trial_tested(&trial)->microseconds = 1000001;
	trial_expect(&trial, "about time", VERDICT_FAIL, "GEN-05 hardening, SIFINFO-52 hardening");
	trial_tested(&trial)->microseconds = 5000000;
	trial_end(&trial, PLACE_CALL, ENDING_HUNG);
	trial_expect(&trial, "hung", VERDICT_FAIL, "GEN-05 hardening, SIFINFO-52 hardening");
	trial_release(&trial);
}

/* Where the protocol stands decides which codes are documented. */
static const struct {
	const char *name;
	struct test_case row;
	uint32_t returned;
	const char *violations;
} lives[] = {
	{ "registering", { .call = REGISTER_PROTOCOL() }, ERROR_CAN_NOT_COMPLETE, "REG-04 must, LIFE-01 must" },
	{ "registering",
	  { .call = REGISTER_PROTOCOL(.returns = ANY_OF(NO_ERROR, ERROR_NOT_SUPPORTED)) },
	  ERROR_NOT_SUPPORTED,
	  "" },
	{ "complete, started",
	  { .given = STEPS(STARTED), .call = START_COMPLETE() },
	  ERROR_CAN_NOT_COMPLETE,
	  "STARTC-01 should" },
	{ "complete, not started", { .given = STEPS(REGISTERED), .call = START_COMPLETE(.is_loose = true) }, 5, "" },
	{ "complete, stopped", { .given = STEPS(STOPPED), .call = START_COMPLETE(.is_loose = true) }, 5, "" },
	{ "stop, running",
	  { .given = STEPS(RUNNING), .call = STOP_PROTOCOL() },
	  ERROR_CAN_NOT_COMPLETE,
	  "STOP-01 must" },
	{ "stop, before", { .given = STEPS(REGISTERED), .call = STOP_PROTOCOL(.is_loose = true) }, 5, "" },
	{ "stop, again",
	  { .given = STEPS(STOPPED), .call = STOP_PROTOCOL(.is_loose = true) },
	  ERROR_CAN_NOT_COMPLETE,
	  "" },
	{ "status, before",
	  { .given = STEPS(REGISTERED), .call = ENABLE(.returns = A_FAILURE) },
	  ERROR_NOT_SUPPORTED,
	  "IFSTATUS-02 should, LIFE-01 must" },
	{ "messages, running",
	  { .given = STEPS(RUNNING), .call = { .entry = ENTRY_GET_EVENT_MESSAGE } },
	  ERROR_CAN_NOT_COMPLETE,
	  "EVT-03 must" },
	{ "messages, stopping",
	  { .given = STEPS(RUNNING, STOP_PROTOCOL(.returns = ONLY(ERROR_PROTOCOL_STOP_PENDING))),
	    .call = { .entry = ENTRY_GET_EVENT_MESSAGE } },
	  ERROR_CAN_NOT_COMPLETE,
	  "EVT-03 must" },
	{ "messages, before",
	  { .given = STEPS(REGISTERED), .call = { .entry = ENTRY_GET_EVENT_MESSAGE, .is_loose = true } },
	  ERROR_CAN_NOT_COMPLETE,
	  "" },
	{ "messages, stopped",
	  { .given = STEPS(STOPPED), .call = { .entry = ENTRY_GET_EVENT_MESSAGE, .is_loose = true } },
	  ERROR_CAN_NOT_COMPLETE,
	  "" },
	{ "messages, stopped",
	  { .given = STEPS(STOPPED), .call = { .entry = ENTRY_GET_EVENT_MESSAGE, .is_loose = true } },
	  ERROR_INVALID_DATA,
	  "EVT-03 must" },
	{ "started again",
	  { .given = STEPS(RESTARTED), .call = STOP_PROTOCOL() },
	  ERROR_CAN_NOT_COMPLETE,
	  "STOP-01 must" },
};

Test(judge_duties, know_the_codes_of_each_part_of_life)
{
	for (size_t i = 0; i < sizeof(lives) / sizeof(lives[0]); i++) {
		struct test_case row = lives[i].row;
		struct trial trial;

		row.requirement = LIFE_01;
		trial_open(&trial, &row);
		trial_tested(&trial)->returned = lives[i].returned;
		trial_expect_words(&trial, lives[i].name, lives[i].violations);
		trial_release(&trial);
	}
}

/* GetInterfaceInfo: what is put into the outputs. */
static const struct {
	const char *name;
	enum configuration wanted;
	uint32_t flags;
	uint32_t count;
	const char *violations;
} outputs[] = {
	{ "as it should be", CONFIGURATION_A, OBSERVED_MATCHES_A, 1, "" },
	{ "another one", CONFIGURATION_A, OBSERVED_MATCHES_B, 1, "SIFINFO-14 must" },
	{ "none that is known", CONFIGURATION_A, 0, 1, "SIFINFO-14 must" },
	{ "b", CONFIGURATION_B, OBSERVED_MATCHES_B, 1, "" },
	{ "not b", CONFIGURATION_B, OBSERVED_MATCHES_A | OBSERVED_MATCHES_C, 1, "SIFINFO-14 must" },
	{ "c", CONFIGURATION_C, OBSERVED_MATCHES_C, 1, "" },
	{ "not c", CONFIGURATION_C, OBSERVED_MATCHES_A | OBSERVED_MATCHES_B, 1, "SIFINFO-14 must" },
	{ "one of two", CONFIGURATION_A_OR_B, OBSERVED_MATCHES_A, 1, "" },
	{ "other of two", CONFIGURATION_A_OR_B, OBSERVED_MATCHES_B, 1, "" },
	{ "neither", CONFIGURATION_A_OR_B, OBSERVED_MATCHES_C | OBSERVED_MATCHES_BAD, 1, "SIFINFO-14 must" },
	{ "any", CONFIGURATION_ANY, OBSERVED_MATCHES_BAD, 1, "" },
	{ "two of them", CONFIGURATION_A, OBSERVED_MATCHES_A, 2, "GIFINFO-13 must" },
	{ "none of them", CONFIGURATION_A, OBSERVED_MATCHES_A, 0, "GIFINFO-13 must" },
};

Test(judge_duties, look_at_what_is_read_back)
{
	for (size_t i = 0; i < sizeof(outputs) / sizeof(outputs[0]); i++) {
		const struct call then[] = { GET_INTERFACE_INFO(.configuration = outputs[i].wanted),
					     { .entry = ENTRY_END } };
		const struct test_case row = { .requirement = SIFINFO_14,
					       .given = STEPS(ONE_INTERFACE),
					       .call = SET_INTERFACE_INFO(),
					       .then = then };
		struct trial trial;
		struct call_observation *call;

		trial_open(&trial, &row);
		call = trial_call(&trial, PLACE_THEN);
		call->flags = outputs[i].flags | OBSERVED_VERSION_WRITTEN | OBSERVED_COUNT_WRITTEN;
		call->outputs[3] = outputs[i].count;
		trial_expect_words(&trial, outputs[i].name, outputs[i].violations);
		trial_release(&trial);
	}
}

Test(judge_duties, ask_for_outputs_that_are_written)
{
	const struct test_case given = { .requirement = SIFINFO_15,
					 .given = STEPS(ONE_INTERFACE, GET_INTERFACE_INFO()),
					 .call = SET_INTERFACE_INFO(.configuration = CONFIGURATION_READ_BACK) };
	struct trial trial;

	trial_open(&trial, &given);
	trial_call(&trial, PLACE_CALL)->flags &= ~(uint32_t)OBSERVED_VERSION_WRITTEN;
	trial_expect(&trial, "no version", VERDICT_FAIL, "GIFINFO-12 should");
	trial_call(&trial, PLACE_CALL)->flags = OBSERVED_MATCHES_A;
	trial_expect(&trial, "nothing", VERDICT_FAIL, "GIFINFO-12 should, GIFINFO-12 should");
	trial_call(&trial, PLACE_CALL)->returned = ERROR_INSUFFICIENT_BUFFER;
	trial_expect(&trial, "a failure writes nothing", VERDICT_BLOCKED, "");
	trial_release(&trial);

	trial_open(&trial, &given);
	trial_call(&trial, PLACE_CALL)->flags &= ~(uint32_t)OBSERVED_MATCHES_A;
	memset(trial_call(&trial, PLACE_CALL)->data, 0xAB, DATA_SHOWN);
	trial_expect(&trial, "given, another configuration", VERDICT_BLOCKED, "");
	cr_expect(strstr(trial.judgement.reason, " gave 12 bytes: ab ab") != NULL, "%s", trial.judgement.reason);
	trial_call(&trial, PLACE_CALL)->data_size = UINT32_MAX;
	trial_expect(&trial, "given, more than was kept", VERDICT_BLOCKED, "");
	trial_release(&trial);
}
