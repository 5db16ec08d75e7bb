/* SPDX-License-Identifier: MIT */
/* The MIB: requests of the profile, which cases apply, and what the judge makes of answers and traps. */
#include "harness/model/mib.h"
#include "harness/model/applies.h"
#include "harness/model/codes.h"
#include "harness/tests/trial.h"
#include "suites/rows.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static struct profile profile;

static void open_profile(const char *text)
{
	struct reason why;

	cr_assert(profile_read(&profile, "p.profile", text, strlen(text), false, &why), "%s", why.text);
}

static const char everything[] = "[mib.get.a]\nrequest = u32:1 ifindex\nresponse = ifindex u32:5\ncompare = skip 6..8\n"
				 "[mib.get.bad.x]\nrequest = u32:9\n"
				 "[mib.set.b]\nrequest = u8:1\n"
				 "[mib.set.a]\nrequest = u32:1 ifindex\nresponse = u32:7\nsaved = yes\ntrap = yes\n"
				 "[mib.first.t]\nrequest = u32:1\nresponse = u32:1 ifindex\n"
				 "[mib.next.t]\nrequest = u32:1 ifindex\nresponse = u32:1 ifindex\n";

Test(mib, finds_requests)
{
	const struct call valid = MIB_GET(), bad = MIB_GET(.request = REQUEST_BAD), none = MIB_CREATE();
	const struct call trap = MIB_SET(.request = REQUEST_TRAP), set = MIB_SET(.variant = 1);
	const struct call again = MIB_GET(.is_namesake = true);

	open_profile(everything);
	cr_expect_str_eq(mib_find(&profile, &valid)->name, "a");
	cr_expect_str_eq(mib_find(&profile, &bad)->name, "x");
	cr_expect_str_eq(mib_find(&profile, &trap)->name, "a");
	cr_expect_null(mib_find(&profile, &none));
	cr_expect_eq(mib_find_name(&profile, MIB_SET, "a"), 1);
	cr_expect_eq(mib_find_name(&profile, MIB_NEXT, "a"), MIB_NO_REQUEST);
	cr_expect_eq(mib_find_response(&profile, &set, &again), &profile.mib[MIB_SET].list[1]);
	cr_expect_eq(mib_find_response(&profile, &valid, &again), &profile.mib[MIB_GET].list[0]);
	cr_expect_str_eq(mib_section(mib_kind_of(ENTRY_MIB_GET_TRAP_INFO)), "mib.trap");
	profile_release(&profile);
}

Test(mib, puts_the_interface_where_it_belongs)
{
	static const uint8_t right[] = { 0x78, 0x56, 0x34, 0x12, 5, 0, 9, 9 },
			     wrong[] = { 0x79, 0x56, 0x34, 0x12, 5, 0, 0, 0 };
	const struct blob unknown = { .is_given = false };
	uint8_t written[8];

	open_profile(everything);
	mib_write(&profile.mib[MIB_GET].list[0].request, 0x12345678, written);
	cr_expect_arr_eq(written, ((const uint8_t[]) { 1, 0, 0, 0, 0x78, 0x56, 0x34, 0x12 }), 8);
	cr_expect(mib_matches(&profile.mib[MIB_GET].list[0].response, 0x12345678, right, 8));
	cr_expect_not(mib_matches(&profile.mib[MIB_GET].list[0].response, 0x12345678, wrong, 8));
	cr_expect_not(mib_matches(&profile.mib[MIB_GET].list[0].response, 0x12345678, right, 7));
	cr_expect(mib_matches(&unknown, 1, right, 8));
	profile_release(&profile);
}

/* What a single step needs of the profile `everything`: the key that is missing, "" for a reason without one, NULL for
 * nothing. */
static const struct {
	struct call call;
	const char *unlock;
	enum need needs;
} needs[] = {
	{ MIB_GET(), NULL, NEED_NOTHING },
	{ MIB_CREATE(), "[mib.create.NAME]", NEED_NOTHING },
	{ MIB_CREATE(.request = REQUEST_RANDOM), NULL, NEED_NOTHING },
	{ MIB_CREATE(.request = REQUEST_NULL_SIZED), NULL, NEED_NOTHING },
	{ MIB_CREATE(.request = REQUEST_EMPTY), NULL, NEED_NOT_OFFERED },
	{ MIB_SET(.request = REQUEST_EMPTY), "", NEED_NOT_OFFERED },
	{ MIB_SET(.request = REQUEST_BAD), "[mib.set.bad.NAME]", NEED_NOTHING },
	{ MIB_SET(.request = REQUEST_SAVED, .variant = MIB_NO_REQUEST), "[mib.set.NAME] saved = yes", NEED_NOTHING },
	{ MIB_SET(.request = REQUEST_SIZE_1, .variant = 1), "[mib.set.NAME]", NEED_NOTHING },
	{ MIB_SET(.request = REQUEST_LESS_1, .variant = 1), NULL, NEED_NOTHING },
	{ MIB_SET(.request = REQUEST_LESS_1), "[mib.set.NAME]", NEED_NOTHING },
	{ MIB_SET(.interface = INTERFACE_UNKNOWN), "[...] request = ... ifindex ...", NEED_NOTHING },
	{ MIB_GET_TRAP_INFO(.request = REQUEST_EMPTY), NULL, NEED_NOTHING },
	{ MIB_SET_TRAP_INFO(), "[mib.trap.NAME]", NEED_NOTHING },
	{ MIB_WALK(), NULL, NEED_NOTHING },
};

Test(mib, says_which_key_is_missing)
{
	const struct facts facts = { .callbacks = 0xFFFFFFFF };

	open_profile(everything);
	for (size_t i = 0; i < sizeof(needs) / sizeof(needs[0]); i++) {
		const struct test_case row = { .id = "trial", .call = needs[i].call, .needs = needs[i].needs };
		struct call step = needs[i].call;
		struct planned_case planned = { .row = &row, .steps = &(const struct call *){ &step }, .step_count = 1 };

		applies_find(&planned, &profile, &facts);
		cr_expect_eq(planned.skipped == NULL, needs[i].unlock == NULL, "%zu: %s", i,
			     planned.skipped ? planned.skipped : "applies");
		if (needs[i].unlock && *needs[i].unlock)
			cr_expect_str_eq(planned.unlock, needs[i].unlock, "%zu", i);
		free(planned.skipped);
	}
	profile_release(&profile);
}

Test(mib, needs_the_interface_in_the_answers_of_a_walk)
{
	const struct test_case row = { .id = "trial", .call = MIB_WALK() };
	const struct facts facts = { .callbacks = 0xFFFFFFFF };
	struct call step = MIB_WALK();
	struct planned_case planned = { .row = &row, .steps = &(const struct call *){ &step }, .step_count = 1 };

	open_profile("[mib.first.t]\nrequest = u32:1\n[mib.next.t]\nrequest = u32:1 ifindex\n");
	applies_find(&planned, &profile, &facts);
	cr_expect_not_null(planned.skipped);
	cr_expect_str_eq(planned.unlock, "[mib.next.NAME] response = ... ifindex ...");
	free(planned.skipped);
	profile_release(&profile);
}

static const struct call none[] = { { .entry = ENTRY_END } };

static struct test_case row_of(struct call call, const struct call *then)
{
	return (struct test_case) { .id = "trial",
				    .requirement = MIBGET_01,
				    .given = none,
				    .call = call,
				    .then = then,
				    .expect = { .returns = { { NO_ERROR }, 1, false } } };
}

Test(mib, judges_an_answer)
{
	const struct test_case row = row_of((struct call)MIB_GET(.check = CHECK_ANSWER), NULL);
	struct trial trial;

	open_profile(everything);
	trial_open(&trial, &row);
	trial_expect(&trial, "right", VERDICT_PASS, "");
	trial_tested(&trial)->flags |= OBSERVED_NOT_PLACED;
	trial_expect(&trial, "not placed", VERDICT_FAIL, "MIBGET-01 must");
	trial_tested(&trial)->flags = OBSERVED_OTHER_ANSWER;
	trial.profile.mib[MIB_GET] = profile.mib[MIB_GET];
	trial_expect(&trial, "another", VERDICT_FAIL, "MIBGET-01 must");
	cr_expect_not_null(strstr(trial.judgement.violations[0].got,
				  "the response of [mib.get.a] is 8 bytes: 08 01 00 00 05 00 00 00"),
			   "%s", trial.judgement.violations[0].got);
	trial.profile.mib[MIB_GET] = (struct mib_requests) { .count = 0 };
	trial_release(&trial);
	profile_release(&profile);
}

/* What a walk looked like, and what is made of it. */
static const struct {
	const char *name;
	uint32_t outputs[OUTPUTS_MOST];
	enum verdict visits, ends;
	size_t remarks;
} walks[] = {
	{ "right", { 3, ERROR_NO_MORE_ITEMS, 0, 0 }, VERDICT_PASS, VERDICT_PASS, 0 },
	{ "an older end", { 3, ERROR_NO_DATA, 0, 0 }, VERDICT_PASS, VERDICT_PASS, 1 },
	{ "another end", { 3, ERROR_INVALID_DATA, 0, 0 }, VERDICT_FAIL, VERDICT_FAIL, 0 },
	{ "missing", { 2, ERROR_NO_MORE_ITEMS, 1, 0 }, VERDICT_FAIL, VERDICT_PASS, 0 },
	{ "repeated", { 4, ERROR_NO_MORE_ITEMS, 0, WALK_REPEATED }, VERDICT_FAIL, VERDICT_PASS, 0 },
	{ "another way", { 3, ERROR_NO_MORE_ITEMS, 0, WALK_DISORDERED }, VERDICT_FAIL, VERDICT_PASS, 0 },
	{ "endless", { 4096, NO_ERROR, 0, WALK_ENDLESS }, VERDICT_FAIL, VERDICT_FAIL, 0 },
	{ "short", { 1, NO_ERROR, 0, WALK_SHORT }, VERDICT_FAIL, VERDICT_FAIL, 0 },
};

Test(mib, judges_a_walk)
{
	static const struct call visits[] = { MIB_WALK(.check = CHECK_WALK_VISITS), { .entry = ENTRY_END } };
	static const struct call ends[] = { MIB_WALK(.check = CHECK_WALK_ENDS), { .entry = ENTRY_END } };

	for (size_t i = 0; i < 2 * sizeof(walks) / sizeof(walks[0]); i++) {
		const struct test_case row = row_of((struct call)MIB_GET(), i % 2 ? visits : ends);
		const enum verdict verdict = i % 2 ? walks[i / 2].visits : walks[i / 2].ends;
		struct trial trial;

		trial_open(&trial, &row);
		memcpy(trial_call(&trial, 1)->outputs, walks[i / 2].outputs, sizeof(walks[0].outputs));
		trial_expect(&trial, walks[i / 2].name, verdict, verdict == VERDICT_FAIL ? "MIBGET-01 must" : "");
		cr_expect_eq(trial.judgement.remark_count, walks[i / 2].remarks, "%s", walks[i / 2].name);
		trial_release(&trial);
	}
}

Test(mib, looks_at_the_trap_event)
{
	static const struct call then[] = { HEAR_TRAP(), HEAR_NO_TRAP(), { .entry = ENTRY_END } };
	static const struct call control[] = { HEAR_TRAP(.is_control = true), { .entry = ENTRY_END } };
	const struct test_case row = row_of((struct call)MIB_GET(), then);
	const struct test_case controlled = row_of((struct call)MIB_GET(), control);
	struct trial trial;

	trial_open(&trial, &row);
	trial_expect(&trial, "unsignalled", VERDICT_FAIL, "MIBGET-01 must");
	trial_call(&trial, 1)->flags = OBSERVED_SIGNALLED;
	trial_expect(&trial, "signalled once", VERDICT_PASS, "");
	trial_call(&trial, 2)->flags = OBSERVED_SIGNALLED;
	trial_expect(&trial, "signalled twice", VERDICT_FAIL, "MIBGET-01 must");
	trial_call(&trial, 2)->flags = OBSERVED_CLOSED;
	trial_expect(&trial, "closed", VERDICT_FAIL, "MIBGET-01 must");
	trial_release(&trial);
	trial_open(&trial, &controlled);
	trial_expect(&trial, "no control", VERDICT_SKIPPED, "");
	trial_release(&trial);
}

/* A change by other means than Set*Info must be saved, so a message that asks for it is right. */
Test(mib, expects_a_change_to_be_saved)
{
	static const struct call then[] = { HEAR_SAVE(), { .entry = ENTRY_END } };
	const struct heard save = { .kind = HEARD_MESSAGE,
				    .index = TRIAL_INDEX,
				    .is_announced = 1,
				    .arguments = { SAVE_INTERFACE_CONFIG_INFO, TRIAL_INDEX } };
	const struct test_case row = row_of((struct call)MIB_SET(), then);
	struct trial trial;

	trial_open(&trial, &row);
	trial_expect(&trial, "nothing said", VERDICT_FAIL, "MIBGET-01 must");
	observation_append_heard(&trial.observation, &save);
	trial_expect(&trial, "saved", VERDICT_PASS, "");
	trial_release(&trial);
}

/* Who offers no traps has no documented way to say so. */
Test(mib, forgives_those_who_offer_no_traps)
{
	struct test_case row = row_of((struct call)MIB_SET_TRAP_INFO(), NULL);
	struct trial trial;

	row.expect.returns = (struct answers) { { NO_ERROR, ERROR_ACCESS_DENIED, ERROR_NOT_ENOUGH_MEMORY }, 3, false };
	trial_open(&trial, &row);
	trial_tested(&trial)->returned = ERROR_NOT_SUPPORTED;
	trial_expect(&trial, "not said", VERDICT_PASS, "");
	cr_expect_eq(trial.judgement.remark_count, 1);
	trial.profile.capabilities.traps = SAID_YES;
	trial_expect(&trial, "offered", VERDICT_FAIL, "MIBTRAP-01 must");
	trial_release(&trial);
}
