/* SPDX-License-Identifier: MIT */
/* The judge: callbacks that do not keep to the calling convention, and the words for them. */
#include "harness/judge/judge.h"

#include "harness/output/words.h"
#include "harness/tests/trial.h"
#include "suites/rows.h"

#include <criterion/criterion.h>

/* clang-format off */
static const struct {
	const char *name;
	struct convention convention;
	const char *got;
	const char *expected;
} breaches[] = {
	{ "cdecl", { ENTRY_SET_INTERFACE_INFO, 0, true, 20, 0 },
	  ": popped 0 bytes, 20 were passed: is it WINAPI?",
	  "20 bytes popped, by a WINAPI function with the parameters of routprot.h" },
	{ "too many", { ENTRY_SET_INTERFACE_INFO, 0, true, 20, 24 },
	  ": popped 24 bytes, 20 were passed: has it too many parameters?",
	  "20 bytes popped, by a WINAPI function with the parameters of routprot.h" },
	{ "too few", { ENTRY_SET_INTERFACE_INFO, 0, true, 20, 16 },
	  ": popped 16 bytes, 20 were passed: has it too few parameters?",
	  "20 bytes popped, by a WINAPI function with the parameters of routprot.h" },
	{ "register of x86", { ENTRY_SET_INTERFACE_INFO, 1u << PRESERVED_BX | 1u << PRESERVED_SI, true, 20, 20 },
	  ": changed ebx, esi", "the registers that a callee preserves as they were" },
	{ "register of x64", { ENTRY_SET_INTERFACE_INFO, 1u << PRESERVED_BP | 1u << PRESERVED_R15, false, 0, 0 },
	  ": changed rbp, r15", "the registers that a callee preserves as they were" },
	{ "both", { ENTRY_SET_INTERFACE_INFO, 1u << PRESERVED_DI, true, 20, 0 },
	  ": popped 0 bytes, 20 were passed: is it WINAPI?; and changed edi",
	  "20 bytes popped, by a WINAPI function with the parameters of routprot.h, and the registers that a callee "
	  "preserves as they were" },
	{ "another callback", { ENTRY_INTERFACE_STATUS, 0, true, 16, 0 },
	  ": in the course of it, InterfaceStatus popped 0 bytes, 16 were passed: is it WINAPI?",
	  "16 bytes popped, by a WINAPI function with the parameters of routprot.h" },
};
/* clang-format on */

Test(judge_convention, words)
{
	for (size_t i = 0; i < sizeof(breaches) / sizeof(breaches[0]); i++) {
		const struct call_observation call = { .entry = ENTRY_SET_INTERFACE_INFO,
						       .convention = breaches[i].convention };
		struct text got = { 0 }, expected = { 0 };

		words_convention(&got, &expected, &call);
		cr_assert_str_eq(text_string(&got), breaches[i].got, "%s", breaches[i].name);
		cr_assert_str_eq(text_string(&expected), breaches[i].expected, "%s", breaches[i].name);
		text_release(&got);
		text_release(&expected);
	}
}

Test(judge_convention, is_a_duty_of_every_callback)
{
	enum { PLACE_START = 1 };
	const struct test_case row = { .requirement = SIFINFO_01,
				       .given = STEPS(RUNNING, ADD_INTERFACE()),
				       .call = SET_INTERFACE_INFO() };
	static const struct convention cdecl = { ENTRY_START, 0, true, 24, 0 };
	struct trial trial;

	trial_open(&trial, &row);
	trial_expect(&trial, "kept", VERDICT_PASS, "");
	trial_tested(&trial)->convention = breaches[0].convention;
	trial_expect(&trial, "the call under test", VERDICT_FAIL, "GEN-01 must");
	trial_tested(&trial)->convention.entry = ENTRY_COUNT;
	trial_expect(&trial, "no callback at all", VERDICT_PASS, "");
	trial_call(&trial, PLACE_START)->convention = cdecl;
	trial_expect(&trial, "a given step", VERDICT_FAIL, "GEN-01 must");
	trial_release(&trial);
}
