/* SPDX-License-Identifier: MIT */
/* The checks of RegisterProtocol. */
#include "harness/judge/judge.h"

#include "harness/tests/trial.h"
#include "suites/rows.h"

#include <criterion/criterion.h>
#include <string.h>

enum { VERSION, FLAGS, SERVICES, ID };

enum { ALL = (1u << 26) - 1, CONNECT = 1u << 14, DISCONNECT = 1u << 15, POWER = 3u << 5 };

/* What the profile says. */
enum { SAYS_NOTHING, SAYS_FLAGS = 1, SAYS_SERVICES = 2, SAYS_NO_SERVICES = 4 };

/* A registration offered version 0x500, the id 8 and some flags. The profile's flags are 0x05; the facts those of a
 * first row. */
static const struct {
	const char *name;
	enum check check;
	uint32_t offered;
	uint32_t outputs[OUTPUTS_MOST];
	struct registration_seen seen;
	unsigned int said;
	const char *got; /* NULL: the check holds */
} rows[] = {
	{ "known", CHECK_VERSION_KNOWN, 5, { 0x400, 5, 0, 8 }, { 0 }, 0, NULL },
	{ "unknown",
	  CHECK_VERSION_KNOWN,
	  5,
	  { 0x123, 5, 0, 8 },
	  { 0 },
	  0,
	  "dwVersion is 0x123, and 0x500 was offered" },
	{ "within", CHECK_VERSION_WITHIN_OFFER, 5, { 0x500, 5, 0, 8 }, { 0 }, 0, NULL },
	{ "above",
	  CHECK_VERSION_WITHIN_OFFER,
	  5,
	  { 0x600, 5, 0, 8 },
	  { 0 },
	  0,
	  "dwVersion is 0x600, and 0x500 was offered" },
	{ "own", CHECK_FLAGS_OWN, 0x7F, { 0x500, 5, 0, 8 }, { 0 }, SAYS_FLAGS, NULL },
	{ "one too many",
	  CHECK_FLAGS_OWN,
	  0x7F,
	  { 0x500, 0x15, 0, 8 },
	  { 0 },
	  SAYS_FLAGS,
	  "fSupportedFunctionality is 0x15 after an offer of 0x7F, and the profile says that the protocol supports "
	  "0x05" },
	{ "fewer", CHECK_FLAGS_OWN, 0x7F, { 0x500, 1, 0, 8 }, { 0 }, SAYS_FLAGS, NULL },
	{ "one not offered", CHECK_FLAGS_OWN, 1, { 0x500, 1, 0, 8 }, { 0 }, SAYS_FLAGS, NULL },
	{ "supported, not offered", CHECK_FLAGS_OWN, 1, { 0x500, 5, 0, 8 }, { 0 }, SAYS_FLAGS, NULL },
	{ "undefined", CHECK_FLAGS_OWN, 0xFF, { 0x500, 0x85, 0, 8 }, { 0 }, SAYS_FLAGS, NULL },
	{ "nobody knows", CHECK_FLAGS_OWN, 0x7F, { 0x500, 0x7F, 0, 8 }, { 0 }, 0, NULL },
	{ "everything",
	  CHECK_FLAGS_OWN,
	  0xFFFFFFFF,
	  { 0x500, 0xFFFFFFFF, 0, 8 },
	  { 0 },
	  0,
	  "fSupportedFunctionality is 0xFFFFFFFF after an offer of 0xFFFFFFFF" },
	{ "subset", CHECK_FLAGS_WITHIN_OFFER, 5, { 0x500, 1, 0, 8 }, { 0 }, 0, NULL },
	{ "no subset",
	  CHECK_FLAGS_WITHIN_OFFER,
	  1,
	  { 0x500, 5, 0, 8 },
	  { 0 },
	  0,
	  "fSupportedFunctionality is 0x05 after an offer of 0x01" },
	{ "defined", CHECK_FLAGS_DEFINED, 5, { 0x500, 0x7F, 0, 8 }, { 0 }, 0, NULL },
	{ "not defined",
	  CHECK_FLAGS_DEFINED,
	  5,
	  { 0x500, 0x85, 0, 8 },
	  { 0 },
	  0,
	  "fSupportedFunctionality is 0x00000085" },
	{ "no services of IPv6", CHECK_FLAGS_NOT_V6, 15, { 0x500, 5, 0, 8 }, { 0 }, 0, NULL },
	{ "services or IPv6", CHECK_FLAGS_NOT_V6, 15, { 0x500, 7, 0, 8 }, { 0 }, 0, "fSupportedFunctionality is 0x07" },
	{ "no power", CHECK_FLAGS_POWER, 0x7F, { 0x500, 5, 0, 8 }, { 0 }, 0, NULL },
	{ "power", CHECK_FLAGS_POWER, 0x7F, { 0x500, 0x45, 0, 8 }, { .offered = POWER }, 0, NULL },
	{ "power in name",
	  CHECK_FLAGS_POWER,
	  0x7F,
	  { 0x500, 0x45, 0, 8 },
	  { 0 },
	  0,
	  "fSupportedFunctionality is 0x45, and pfnQueryPower is NULL" },
	{ "half a power",
	  CHECK_FLAGS_POWER,
	  0x7F,
	  { 0x500, 0x45, 0, 8 },
	  { .offered = 1u << 5 },
	  0,
	  "fSupportedFunctionality is 0x45, and pfnSetPower is NULL" },
	{ "kept", CHECK_ID_KEPT, 5, { 0x500, 5, 0, 8 }, { 0 }, 0, NULL },
	{ "not kept", CHECK_ID_KEPT, 5, { 0x500, 5, 0, 9 }, { 0 }, 0, "dwProtocolId is 0x00000009" },
	{ "written", CHECK_TABLE_WRITTEN, 5, { 0x500, 5, 0, 8 }, { .offered = 1 }, 0, NULL },
	{ "not written",
	  CHECK_TABLE_WRITTEN,
	  5,
	  { 0x500, 5, 0, 8 },
	  { .untouched = 1, .foreign = 2 },
	  0,
	  "pfnStartProtocol was not written, pfnStartComplete is no code" },
	{ "both", CHECK_CLIENTS_PAIRED, 5, { 0x500, 5, 0, 8 }, { .offered = CONNECT | DISCONNECT }, 0, NULL },
	{ "neither", CHECK_CLIENTS_PAIRED, 5, { 0x500, 5, 0, 8 }, { 0 }, 0, NULL },
	{ "one",
	  CHECK_CLIENTS_PAIRED,
	  5,
	  { 0x500, 5, 0, 8 },
	  { .offered = CONNECT },
	  0,
	  "pfnDisconnectClient is NULL, and pfnConnectClient is not" },
	{ "other",
	  CHECK_CLIENTS_PAIRED,
	  5,
	  { 0x500, 5, 0, 8 },
	  { .offered = DISCONNECT },
	  0,
	  "pfnConnectClient is NULL, and pfnDisconnectClient is not" },
	{ "no services", CHECK_NO_SERVICES, 5, { 0x500, 5, 0, 8 }, { 0 }, 0, NULL },
	{ "services", CHECK_NO_SERVICES, 5, { 0x500, 5, 2, 8 }, { .services = 1 }, 0, NULL },
	{ "services left there",
	  CHECK_NO_SERVICES,
	  5,
	  { 0x500, 5, 10, 8 },
	  { 0 },
	  0,
	  "fSupportedFunctionality of pServiceChar is 0x0000000A, and none of its callbacks was written" },
	{ "services denied",
	  CHECK_NO_SERVICES,
	  5,
	  { 0x500, 5, 2, 8 },
	  { .services = 1 },
	  SAYS_NO_SERVICES,
	  "fSupportedFunctionality of pServiceChar is 0x00000002" },
	{ "whole services", CHECK_SERVICES_FILLED, 5, { 0x500, 5, 2, 8 }, { .services = 0xFFF }, 0, NULL },
	{ "part of services",
	  CHECK_SERVICES_FILLED,
	  5,
	  { 0x500, 5, 2, 8 },
	  { .services = 0x7FE },
	  0,
	  "pfnIsService is NULL or was not written, pfnGetNextOrderedService is NULL or was not written" },
	{ "services unclaimed",
	  CHECK_SERVICES_FILLED,
	  5,
	  { 0x500, 5, 0, 8 },
	  { .services = 0xFFF },
	  SAYS_SERVICES,
	  "fSupportedFunctionality of pServiceChar is 0" },
	{ "repeated", CHECK_TABLE_REPEATED, 5, { 0x500, 5, 0, 8 }, { .is_repeated = 1 }, 0, NULL },
	{ "another",
	  CHECK_TABLE_REPEATED,
	  5,
	  { 0x500, 5, 0, 8 },
	  { 0 },
	  0,
	  "another answer than to the registration before" },
	{ "as examined", CHECK_TABLE_AS_EXAMINED, 5, { 0x500, 5, 0, 8 }, { .offered = ALL & ~POWER }, 0, NULL },
	{ "otherwise",
	  CHECK_TABLE_AS_EXAMINED,
	  5,
	  { 0x400, 1, 0, 8 },
	  { .offered = (ALL & ~POWER) ^ 0x21 },
	  0,
	  "dwVersion is 0x400 instead of 0x500, fSupportedFunctionality is 0x01 instead of 0x05, "
	  "pfnStartProtocol is NULL here, pfnQueryPower is not NULL here" },
	{ "no threads", CHECK_NO_THREADS, 5, { 0x500, 5, 0, 8 }, { 0 }, 0, NULL },
	{ "a thread",
	  CHECK_NO_THREADS,
	  5,
	  { 0x500, 5, 0, 8 },
	  { .threads = 1 },
	  0,
	  "1 thread was started since the DLL was loaded" },
	{ "threads",
	  CHECK_NO_THREADS,
	  5,
	  { 0x500, 5, 0, 8 },
	  { .threads = 2 },
	  0,
	  "2 threads were started since the DLL was loaded" },
};

static void say(struct trial *trial, unsigned int said)
{
	trial->profile.functionality_given = (said & SAYS_FLAGS) != 0;
	trial->profile.functionality = 0x05;
	trial->profile.capabilities.services = said & SAYS_SERVICES      ? SAID_YES
					       : said & SAYS_NO_SERVICES ? SAID_NO
									 : SAID_NOTHING;
	trial->facts.callbacks = ALL & ~POWER;
	trial->facts.version = 0x500;
	trial->facts.functionality = 0x05;
}

static void observe(struct call_observation *call, uint32_t offered, const uint32_t *outputs,
		    const struct registration_seen *seen)
{
	call->arguments[ARGUMENT_VERSION] = 0x500;
	call->arguments[ARGUMENT_PROTOCOL_ID] = 8;
	call->arguments[ARGUMENT_FUNCTIONALITY] = offered;
	memcpy(call->outputs, outputs, sizeof(call->outputs));
	call->data_size = sizeof(*seen);
	memcpy(call->data, seen, sizeof(*seen));
}

/* "...: what is wrong" */
static bool ends_with(const char *text, const char *end)
{
	const size_t length = strlen(text), wanted = strlen(end);

	return length > wanted && strcmp(text + length - wanted, end) == 0;
}

Test(checks_registration, look_at_what_was_left)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct test_case row = { .requirement = REG_07,
					       .call = REGISTER_PROTOCOL(.check = rows[i].check),
					       .expect = { .returns = ANY_OF(NO_ERROR, ERROR_NOT_SUPPORTED) } };
		struct trial trial;

		trial_open(&trial, &row);
		say(&trial, rows[i].said);
		observe(trial_tested(&trial), rows[i].offered, rows[i].outputs, &rows[i].seen);
		trial_expect(&trial, rows[i].name, rows[i].got ? VERDICT_FAIL : VERDICT_PASS,
			     rows[i].got ? "REG-07 must" : "");
		if (rows[i].got && trial.judgement.violation_count)
			cr_expect(ends_with(trial.judgement.violations[0].got, rows[i].got), "%s: %s", rows[i].name,
				  trial.judgement.violations[0].got);
		trial_release(&trial);
	}
}

Test(checks_registration, look_at_refusals)
{
	static const struct {
		uint32_t changed;
		const char *got;
	} changes[] = { { 0, NULL },
			{ CHANGED_ROUTING, "pRoutingChar was changed" },
			{ CHANGED_SERVICE, "pServiceChar was changed" },
			{ CHANGED_ROUTING | CHANGED_SERVICE,
			  "pRoutingChar was changed, and pServiceChar was changed" } };
	static const struct test_case row = { .requirement = REG_23,
					      .call = REGISTER_PROTOCOL(.check = CHECK_TABLES_UNCHANGED),
					      .expect = { .returns = ANY_OF(NO_ERROR, ERROR_NOT_SUPPORTED),
							  .is_about_failure = true } };

	for (size_t i = 0; i < sizeof(changes) / sizeof(changes[0]); i++) {
		const struct registration_seen seen = { .is_changed = changes[i].changed };
		struct trial trial;

		trial_open(&trial, &row);
		observe(trial_tested(&trial), 5, (const uint32_t[OUTPUTS_MOST]) { 0 }, &seen);
		trial_tested(&trial)->returned = ERROR_NOT_SUPPORTED;
		trial_expect(&trial, "refused", changes[i].got ? VERDICT_FAIL : VERDICT_PASS,
			     changes[i].got ? "REG-23 hardening" : "");
		if (changes[i].got && trial.judgement.violation_count)
			cr_expect(ends_with(trial.judgement.violations[0].got, changes[i].got), "%s",
				  trial.judgement.violations[0].got);
		trial_tested(&trial)->returned = NO_ERROR;
		trial_expect(&trial, "accepted", VERDICT_SKIPPED, "");
		trial_release(&trial);
	}
}

Test(checks_registration, skip_who_provides_no_services)
{
	static const struct test_case row = { .requirement = REG_13,
					      .call = REGISTER_PROTOCOL(.check = CHECK_SERVICES_FILLED),
					      .expect = { .returns = ANY_OF(NO_ERROR, ERROR_NOT_SUPPORTED) } };
	struct trial trial;

	trial_open(&trial, &row);
	trial_expect(&trial, "none", VERDICT_SKIPPED, "");
	trial.profile.capabilities.services = SAID_YES;
	trial_judge(&trial);
	cr_expect_eq(trial.judgement.verdict, VERDICT_FAIL);
	trial_release(&trial);
}
