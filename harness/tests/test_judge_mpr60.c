/* SPDX-License-Identifier: MIT */
/* The judge and the plan: what version 0x600 adds, and exceptions that leave a callback. */
#include "harness/model/applies.h"
#include "harness/tests/trial.h"
#include "suites/rows.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

/* Steps: 0 REGISTER, 1 START (the call), 2 what listens. */
static const struct test_case validation = {
	.requirement = M60_04,
	.given = STEPS(REGISTERED),
	.call = START_PROTOCOL(),
	.expect = { .returns = ONLY(NO_ERROR) },
	.then = STEPS(HEAR_VALIDATION()),
};

static const struct test_case tenancy = {
	.requirement = M60_05,
	.given = STEPS(REGISTERED),
	.call = START_PROTOCOL(),
	.expect = { .returns = ONLY(NO_ERROR) },
	.then = STEPS(HEAR_TENANCY()),
};

#define VALIDATE_EX(id) \
	{ \
		HEARD_VALIDATE_ROUTE_EX, 1, 0xFFFFFFFF, 1, 0, \
		{ \
			id, 0, 0x21, 7 \
		} \
	}
#define VALIDATE \
	{ \
		HEARD_VALIDATE_ROUTE, 1, 0xFFFFFFFF, 1, 0, \
		{ \
			TRIAL_PROTOCOL, 1, 1 \
		} \
	}
#define ASK_DOMAIN(revision, size) \
	{ \
		HEARD_GET_ROUTING_DOMAIN_INFO, 1, 0xFFFFFFFF, 1, 0, \
		{ \
			3, 0, revision, size \
		} \
	}
#define ASK_INTERFACE(revision, size) \
	{ \
		HEARD_GET_INTERFACE_INFORMATION, 1, TRIAL_INDEX, 1, 0, \
		{ \
			TRIAL_INDEX, 0x21, revision, size \
		} \
	}

enum { HEARD_MOST = 3 };

static const struct {
	const char *name;
	const struct test_case *row;
	enum verdict verdict;
	const char *violations;
	struct heard heard[HEARD_MOST];
} sounds[] = {
	{ "validated", &validation, VERDICT_PASS, "", { VALIDATE_EX(TRIAL_PROTOCOL) } },
	{ "validated both ways", &validation, VERDICT_PASS, "", { VALIDATE, VALIDATE_EX(TRIAL_PROTOCOL) } },
	{ "validated the old way", &validation, VERDICT_FAIL, "M60-04 must", { VALIDATE } },
	{ "no route", &validation, VERDICT_SKIPPED, "", { { 0 } } },
	{ "another id", &validation, VERDICT_FAIL, "SUPP-04 must", { VALIDATE_EX(TRIAL_PROTOCOL + 1) } },
	{ "asked both", &tenancy, VERDICT_PASS, "", { ASK_INTERFACE(1, 24), ASK_DOMAIN(1, 12) } },
	{ "asked nobody", &tenancy, VERDICT_FAIL, "M60-05 must", { { 0 } } },
	{ "asked one", &tenancy, VERDICT_FAIL, "M60-05 must", { ASK_DOMAIN(1, 524) } },
	{ "asked the other", &tenancy, VERDICT_FAIL, "M60-05 must", { ASK_INTERFACE(1, 32) } },
	{ "revision 2", &tenancy, VERDICT_FAIL, "M60-06 must", { ASK_INTERFACE(2, 24), ASK_DOMAIN(1, 524) } },
	{ "small interface", &tenancy, VERDICT_FAIL, "M60-06 must", { ASK_INTERFACE(1, 23), ASK_DOMAIN(1, 524) } },
	{ "small domain", &tenancy, VERDICT_FAIL, "M60-06 must", { ASK_INTERFACE(1, 24), ASK_DOMAIN(1, 11) } },
};

Test(judge_mpr60, hears_what_is_validated_and_asked)
{
	for (size_t i = 0; i < sizeof(sounds) / sizeof(sounds[0]); i++) {
		struct trial trial;

		trial_open(&trial, sounds[i].row);
		for (size_t j = 0; j < HEARD_MOST && sounds[i].heard[j].kind; j++)
			observation_append_heard(&trial.observation, &sounds[i].heard[j]);
		trial_expect(&trial, sounds[i].name, sounds[i].verdict, sounds[i].violations);
		trial_release(&trial);
	}
}

static void try_registration(enum check check, uint32_t version, uint32_t flags, uint32_t added, enum verdict verdict,
			     const char *violations)
{
	const struct test_case row = {
		.requirement = M60_03,
		.given = STEPS({ .entry = ENTRY_END }),
		.call = REGISTER_PROTOCOL(.check = check),
		.expect = { .returns = ONLY(NO_ERROR) },
	};
	const struct registration_seen seen = { .added = added };
	struct trial trial;

	trial_open(&trial, &row);
	trial_tested(&trial)->outputs[0] = version;
	trial_tested(&trial)->outputs[1] = flags;
	memcpy(trial_tested(&trial)->data, &seen, sizeof(seen));
	trial_tested(&trial)->data_size = sizeof(seen);
	trial_expect(&trial, check_expected(check), verdict, violations);
	trial_release(&trial);
}

Test(judge_mpr60, looks_at_the_table)
{
	try_registration(CHECK_MEMBERS_LEFT, 0x500, 1, 0, VERDICT_PASS, "");
	try_registration(CHECK_MEMBERS_LEFT, 0x500, 1, 0x10, VERDICT_FAIL, "M60-03 hardening");
	try_registration(CHECK_MEMBERS_LEFT, 0x600, 1, 0x1F, VERDICT_SKIPPED, "");
	try_registration(CHECK_CLAIMS_ROUTING_V6, 0x600, 2, 0, VERDICT_PASS, "");
	try_registration(CHECK_CLAIMS_ROUTING_V6, 0x600, 5, 0, VERDICT_FAIL, "M60-03 hardening");
}

/* What comes of a call of GetProtocolStatistics that answered `code` and gave that many bytes, so many of them
 * readable. */
static void try_statistics(enum check check, uint32_t code, uint32_t given, uint32_t readable, enum verdict verdict)
{
	const struct test_case row = {
		.requirement = M60_10,
		.given = STEPS(RUNNING),
		.call = GET_STATISTICS(.check = check),
	};
	struct trial trial;

	trial_open(&trial, &row);
	trial_tested(&trial)->returned = code;
	trial_tested(&trial)->outputs[0] = given;
	trial_tested(&trial)->data_size = readable;
	trial_expect(&trial, check_expected(check), verdict, verdict == VERDICT_FAIL ? "M60-10 hardening" : "");
	trial_release(&trial);
}

Test(judge_mpr60, takes_any_error_for_a_refusal)
{
	try_statistics(CHECK_REFUSED, ERROR_NOT_SUPPORTED, 0, 0, VERDICT_PASS);
	try_statistics(CHECK_REFUSED, NO_ERROR, 0, 0, VERDICT_FAIL);
	try_statistics(CHECK_ENTRY_READABLE, NO_ERROR, 8, 8, VERDICT_PASS);
	try_statistics(CHECK_ENTRY_READABLE, NO_ERROR, 8, 0, VERDICT_FAIL);
	try_statistics(CHECK_ENTRY_READABLE, ERROR_NOT_SUPPORTED, 8, 0, VERDICT_PASS);
}

/* Nothing is documented of what 0x600 adds, and still a row can say what it accepts. */
Test(judge_mpr60, holds_undocumented_callbacks_against_their_rows)
{
	const struct test_case row = {
		.requirement = M60_08,
		.given = STEPS(RUNNING),
		.call = GET_DOMAIN_INFO(.configuration = CONFIGURATION_ANY),
		.expect = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	};
	struct trial trial;

	trial_open(&trial, &row);
	trial_expect(&trial, "refused", VERDICT_PASS, "");
	trial_tested(&trial)->returned = NO_ERROR;
	trial_expect(&trial, "accepted", VERDICT_FAIL, "M60-08 hardening");
	trial_release(&trial);
}

static void try_exception(uint32_t code, bool is_own_thread, const char *violations)
{
	const struct test_case row = {
		.requirement = CLIENT_01,
		.given = STEPS(RUNNING, ADD_INTERFACE()),
		.call = CONNECT_CLIENT(),
		.expect = { .returns = ONLY(NO_ERROR) },
	};
	const struct exception_facts exception = { .code = code, .is_own_thread = is_own_thread };
	struct trial trial;

	trial_open(&trial, &row);
	trial_end(&trial, trial.planned.call_place, ENDING_CRASHED);
	observation_write_exception(&trial.observation, &exception);
	trial_expect(&trial, "exception", VERDICT_FAIL, violations);
	trial_release(&trial);
}

Test(judge_mpr60, tells_thrown_exceptions_from_faults)
{
	try_exception(0xC0000005, true, "CLIENT-01 must");
	try_exception(0xE06D7363, true, "GEN-04 hardening, CLIENT-01 must");
	try_exception(0x20474343, true, "GEN-04 hardening, CLIENT-01 must");
	try_exception(0xE06D7363, false, "CLIENT-01 must");
}

static const struct {
	enum need needs;
	uint32_t offered, answered;
	enum said multitenant;
	const char *skipped;
	const char *unlock;
} candidates[] = {
	{ NEED_MPR60, 0x600, 0x600, SAID_NOTHING, NULL, NULL },
	{ NEED_MPR60, 0x600, 0x500, SAID_NOTHING,
	  "the candidate offers only MPR50: it answers an offer of 0x600 with less", NULL },
	{ NEED_MPR60, 0x500, 0x500, SAID_NOTHING, "the candidate is not said to be of MPR60, so 0x500 is offered",
	  "[protocol] version" },
	{ NEED_MPR60 | NEED_MULTITENANT, 0x600, 0x600, SAID_NO, "the candidate is not said to be multi-tenant",
	  "[capabilities] multitenant" },
	{ NEED_MPR60 | NEED_MULTITENANT, 0x600, 0x600, SAID_YES, NULL, NULL },
};

Test(judge_mpr60, applies_to_who_says_so)
{
	for (size_t i = 0; i < sizeof(candidates) / sizeof(candidates[0]); i++) {
		const struct test_case row = { .needs = candidates[i].needs };
		const struct call step = REGISTER_PROTOCOL();
		struct planned_case planned = { .row = &row, .steps = &(const struct call *){ &step }, .step_count = 1 };
		struct facts facts = { .version = candidates[i].answered };
		struct profile profile;

		profile_init(&profile);
		profile.version = candidates[i].offered;
		profile.capabilities.multitenant = candidates[i].multitenant;
		applies_find(&planned, &profile, &facts);
		cr_expect_str_eq(planned.skipped ? planned.skipped : "",
				 candidates[i].skipped ? candidates[i].skipped : "", "candidate %zu", i);
		cr_expect_str_eq(planned.unlock ? planned.unlock : "", candidates[i].unlock ? candidates[i].unlock : "",
				 "candidate %zu", i);
		free(planned.skipped);
	}
}
