/* SPDX-License-Identifier: MIT */
/* The judge: silence, activity, messages and calls of support functions. */
#include "harness/judge/judge.h"

#include "harness/tests/trial.h"
#include "suites/rows.h"

#include <criterion/criterion.h>
#include <string.h>

/* Something said: where it was heard, and the interface it is about by its distance from the first one. */
/* clang-format off */
#define SAID(kind, at, role, ...) { kind, at, TRIAL_INDEX + (role), 1, 1, { __VA_ARGS__ } }
#define MESSAGE(at, ...) { HEARD_MESSAGE, at, 0xFFFFFFFF, 0, 1, { __VA_ARGS__ } }
#define NOTHING { 0 }
/* clang-format on */
#define DIAL(at, role) SAID(HEARD_DEMAND_DIAL_REQUEST, at, role, TRIAL_PROTOCOL, TRIAL_INDEX + (role))
#define RECEIVE(at, role, active) RECEIVE_TYPE(at, role, 1, active)
#define RECEIVE_TYPE(at, role, type, active) \
	SAID(HEARD_SET_INTERFACE_RECEIVE_TYPE, at, role, TRIAL_PROTOCOL, TRIAL_INDEX + (role), type, active)

enum { HEARD_MOST = 6 };

/* One trial: what was heard in a case that else went as its row asks, and what comes of it. */
struct sounds {
	const char *name;
	const struct test_case *row;
	const char *outcome;            /* "pass", "skipped", or the violations */
	struct heard heard[HEARD_MOST]; /* ends with HEARD_NOTHING */
};

static void expect(struct trial *trial, const char *name, const char *outcome)
{
	if (strcmp(outcome, "pass") == 0)
		trial_expect(trial, name, VERDICT_PASS, "");
	else if (strcmp(outcome, "skipped") == 0)
		trial_expect(trial, name, VERDICT_SKIPPED, "");
	else
		trial_expect(trial, name, VERDICT_FAIL, outcome);
}

static void try(const struct sounds *sounds, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct trial trial;

		trial_open(&trial, sounds[i].row);
		for (size_t j = 0; j < HEARD_MOST && sounds[i].heard[j].kind; j++)
			observation_append_heard(&trial.observation, &sounds[i].heard[j]);
		expect(&trial, sounds[i].name, sounds[i].outcome);
		trial_release(&trial);
	}
}

#define TRY(table) try(table, sizeof(table) / sizeof((table)[0]))

/* Heard while operating, then disabled, and silent: steps 3 ADD, 4 BIND, 5 ENABLE, 6 HEAR, 7 DISABLE, 8 BIND, 9 HEAR.
 */
static const struct test_case silence = {
	.requirement = IFSTATUS_66,
	.given = STEPS(RUNNING, ADD_INTERFACE(), BIND(), ENABLE(), HEAR_ACTIVITY(.is_control = true)),
	.call = DISABLE(),
	.expect = { .returns = SUCCESS_PREFERRED },
	.then = STEPS(BIND(), HEAR_NOTHING()),
};

/* Silence, then a control: steps 3 ADD, 4 BIND (the call), 5 HEAR_NOTHING, 6 ENABLE, 7 HEAR_ACTIVITY. */
static const struct test_case silence_first = {
	.requirement = IFSTATUS_56,
	.given = STEPS(RUNNING, ADD_INTERFACE()),
	.call = BIND(),
	.expect = { .returns = ANY_DOCUMENTED },
	.then = STEPS(HEAR_NOTHING(), ENABLE(), HEAR_ACTIVITY(.is_control = true)),
};

/* Steps 3 ADD, 4 BIND, 5 ENABLE, 6 HEAR, 7 MEDIA_ABSENT (the call), 8 HEAR_END, 9 MEDIA_PRESENT, 10 HEAR. */
static const struct test_case resumption = {
	.requirement = IFSTATUS_72,
	.given = STEPS(RUNNING, ADD_INTERFACE(), BIND(), ENABLE(), HEAR_ACTIVITY(.is_control = true)),
	.call = MEDIA_ABSENT(),
	.expect = { .returns = ONLY(NO_ERROR) },
	.then = STEPS(HEAR_END(.is_control = true), MEDIA_PRESENT(), HEAR_ACTIVITY()),
};

/* Steps 3 ADD, 4 the call, 5 HEAR of the second interface, 6 HEAR. */
static const struct test_case twins = {
	.requirement = IFSTATUS_35,
	.given = STEPS(RUNNING, ADD_INTERFACE()),
	.call = ENABLE(),
	.expect = { .returns = ONLY(NO_ERROR) },
	.then = STEPS(HEAR_ACTIVITY(.interface = INTERFACE_SECOND, .is_control = true), HEAR_ACTIVITY()),
};

/* Steps 3 the call, 4 HEAR_END. */
static const struct test_case ending = {
	.requirement = IFSTATUS_12,
	.given = STEPS(RUNNING),
	.call = ENABLE(.interface = INTERFACE_LITERAL, .index = 7, .returns = ANY_DOCUMENTED),
	.then = STEPS(HEAR_END(.interface = INTERFACE_LITERAL, .index = 7)),
};

static const struct sounds listening[] = {
	{ "silent", &silence, "pass", { RECEIVE(5, 0, 1) } },
	{ "dials count as activity", &silence, "pass", { DIAL(6, 0) } },
	{ "never heard", &silence, "skipped", { NOTHING } },
	{ "another was heard", &silence, "skipped", { RECEIVE(5, 1, 1) } },
	{ "only an end was heard", &silence, "skipped", { RECEIVE(5, 0, 0) } },
	{ "only a question was heard", &silence, "skipped", { SAID(HEARD_GET_ROUTER_ID, 5, 0, 0) } },
	{ "heard too late", &silence, "skipped", { RECEIVE(7, 0, 1) } },
	{ "loud in the call", &silence, "IFSTATUS-66 hardening", { RECEIVE(5, 0, 1), RECEIVE(7, 0, 1) } },
	{ "loud behind it", &silence, "IFSTATUS-66 hardening", { RECEIVE(5, 0, 1), DIAL(8, 0) } },
	{ "loud while listened to", &silence, "IFSTATUS-66 hardening", { DIAL(5, 0), DIAL(9, 0) } },
	{ "an end is silence", &silence, "pass", { RECEIVE(5, 0, 1), RECEIVE(7, 0, 0) } },
	{ "after the last step", &silence, "pass", { RECEIVE(5, 0, 1), RECEIVE(STEP_CLEAN_UP, 0, 1) } },
	{ "silent, then heard", &silence_first, "pass", { RECEIVE(6, 0, 1) } },
	{ "silent for ever", &silence_first, "skipped", { NOTHING } },
	{ "heard in the call", &silence_first, "IFSTATUS-56 should", { RECEIVE(4, 0, 1), RECEIVE(7, 0, 1) } },
	{ "heard once, too early", &silence_first, "IFSTATUS-56 should", { RECEIVE(4, 0, 1) } },
	/* What was wrong before the call under test has rows of its own. */
	{ "heard before it", &silence_first, "pass", { RECEIVE(3, 0, 1), RECEIVE(7, 0, 1) } },
	{ "resumed", &resumption, "pass", { RECEIVE(5, 0, 1), RECEIVE(7, 0, 0), RECEIVE(9, 0, 1) } },
	{ "not resumed", &resumption, "IFSTATUS-72 hardening", { RECEIVE(5, 0, 1), RECEIVE(7, 0, 0) } },
	{ "too early", &resumption, "IFSTATUS-72 hardening", { DIAL(5, 0), RECEIVE(7, 0, 0), RECEIVE(8, 0, 1) } },
	{ "no end, no control", &resumption, "skipped", { RECEIVE(5, 0, 1), RECEIVE(9, 0, 1) } },
	{ "each for itself", &twins, "pass", { RECEIVE(4, 1, 1), DIAL(4, 0) } },
	{ "the twin alone", &twins, "IFSTATUS-35 hardening", { RECEIVE(4, 1, 1) } },
	{ "no twin, no control", &twins, "skipped", { RECEIVE(4, 0, 1) } },
	{ "a literal index", &ending, "pass", { RECEIVE(3, 7 - TRIAL_INDEX, 0) } },
	{ "no end", &ending, "IFSTATUS-12 must", { NOTHING } },
};

Test(judge_heard, listens)
{
	TRY(listening);
}

/* Steps 3 ADD, 4 the call. */
static const struct test_case changes = {
	.requirement = IFSTATUS_16,
	.given = STEPS(RUNNING, ADD_INTERFACE()),
	.call = ENABLE(),
	.expect = { .returns = ONLY(NO_ERROR) },
};
static const struct test_case sets = {
	.requirement = SIFINFO_14,
	.given = STEPS(RUNNING, ADD_INTERFACE()),
	.call = SET_INTERFACE_INFO(),
	.expect = { .returns = ONLY(NO_ERROR) },
};
static const struct test_case adds = { .requirement = LIFE_01, .given = STEPS(RUNNING), .call = ADD_INTERFACE() };
static const struct test_case info = { .requirement = SIFINFO_37, .given = STEPS(RUNNING), .call = ADD_INTERFACE() };

/* The rows about saves: steps 3 ADD, 4 HEAR_NO_SAVE, 5 the call, 6 HEAR_NO_SAVE. */
#define SAVES .expect = { .returns = ANY_DOCUMENTED, .is_about_saves = true }, .then = STEPS(HEAR_NO_SAVE())
static const struct test_case set_saves = { .requirement = SIFINFO_18,
					    .given = STEPS(RUNNING, ADD_INTERFACE(), HEAR_NO_SAVE()),
					    .call = SET_INTERFACE_INFO(),
					    SAVES };
static const struct test_case status_saves = {
	.requirement = IFSTATUS_86, .given = STEPS(RUNNING, ADD_INTERFACE(), HEAR_NO_SAVE()), .call = ENABLE(), SAVES
};

static const struct test_case set_global_saves = { .requirement = SGLOB_07,
						   .given = STEPS(RUNNING, ADD_INTERFACE(), HEAR_NO_SAVE()),
						   .call = SET_GLOBAL_INFO(),
						   SAVES };
static const struct test_case sets_global = { .requirement = LIFE_01,
					      .given = STEPS(RUNNING, ADD_INTERFACE()),
					      .call = SET_GLOBAL_INFO() };

#define SAVE_GLOBAL(at) MESSAGE(at, SAVE_GLOBAL_CONFIG_INFO)
#define SAVE(at, role) MESSAGE(at, SAVE_INTERFACE_CONFIG_INFO, TRIAL_INDEX + (role))

static const struct sounds saves[] = {
	{ "nothing", &set_saves, "pass", { NOTHING } },
	{ "caused by the set", &set_saves, "SIFINFO-18 must", { SAVE(5, 0) } },
	{ "late", &set_saves, "SIFINFO-18 must", { SAVE(STEP_CLEAN_UP, 0) } },
	{ "caused by the add", &set_saves, "SIFINFO-18 hardening", { SAVE(4, 0) } },
	{ "caused by the status", &status_saves, "IFSTATUS-86 hardening", { SAVE(6, 0) } },
	{ "caused by who knows what", &sets, "SIFINFO-18 hardening", { SAVE(4, 0) } },
	{ "a status at most", &changes, "IFSTATUS-86 hardening", { SAVE(4, 0) } },
	{ "an add at most", &adds, "ADDIF-18 hardening", { SAVE(3, 0) } },
	{ "of another case", &adds, "ADDIF-18 hardening, EVT-09 must", { SAVE(3, -1) } },
	{ "of one never added", &sets, "SIFINFO-18 hardening, EVT-09 must", { SAVE(3, INTERFACE_UNKNOWN) } },
	{ "of the global configuration", &adds, "pass", { MESSAGE(3, SAVE_GLOBAL_CONFIG_INFO) } },
	{ "of the global one, caused by the set", &set_global_saves, "SGLOB-07 must", { SAVE_GLOBAL(5) } },
	{ "of the global one, late", &set_global_saves, "SGLOB-07 must", { SAVE_GLOBAL(STEP_CLEAN_UP) } },
	{ "of the global one, before the set", &set_global_saves, "SGLOB-07 hardening", { SAVE_GLOBAL(4) } },
	{ "of the global one, caused by who knows what", &sets_global, "SGLOB-07 hardening", { SAVE_GLOBAL(4) } },
	{ "of the global one, in a row about others", &set_saves, "SIFINFO-18 must", { SAVE_GLOBAL(5) } },
	{ "a row that only records", &info, "pass", { SAVE(3, 0) } },
};

Test(judge_heard, tells_whose_fault_a_save_is)
{
	TRY(saves);
}

/* Steps 3 ADD, 4 UPDATE, 5 AWAIT (the call). */
static const struct test_case updates = {
	.requirement = LIFE_01,
	.given = STEPS(RUNNING, ADD_INTERFACE()),
	.call = UPDATE_ROUTES(.returns = ANY_DOCUMENTED),
	.then = STEPS(AWAIT_UPDATE()),
};

/* Steps 3 STOP, 4 AWAIT, 5 START, 6 START_COMPLETE, 7 STOP (the call), 8 AWAIT. */
static const struct test_case stops = {
	.requirement = LIFE_01,
	.given = STEPS(RESTARTED),
	.call = STOP_PROTOCOL(.returns = ANY_OF(ERROR_PROTOCOL_STOP_PENDING, NO_ERROR)),
	.then = STEPS(AWAIT_STOPPED()),
};

#define UPDATED(at, role, type, status) MESSAGE(at, UPDATE_COMPLETE, TRIAL_INDEX + (role), type, status)

static const struct sounds messages[] = {
	{ "unannounced", &adds, "EVT-08 must", { { HEARD_MESSAGE, 3, 0, 0, 0, { SAVE_GLOBAL_CONFIG_INFO } } } },
	{ "no event that is known", &adds, "EVT-06 must", { MESSAGE(3, 4) } },
	{ "no event at all", &adds, "EVT-06 must", { MESSAGE(3, 0xA5A5A5A5) } },
	{ "updated", &updates, "pass", { UPDATED(4, 0, 4, NO_ERROR) } },
	{ "update failed", &updates, "pass", { UPDATED(5, 0, 4, ERROR_CAN_NOT_COMPLETE) } },
	{ "update of services", &updates, "UPDRT-06 must", { UPDATED(5, 0, 8, NO_ERROR) } },
	{ "update of no kind", &updates, "EVT-11 must, UPDRT-06 must", { UPDATED(5, 0, 5, NO_ERROR) } },
	{ "update failed oddly", &updates, "EVT-11 must, UPDRT-07 must", { UPDATED(5, 0, 4, 5) } },
	{ "update of another", &updates, "UPDRT-05 must", { UPDATED(5, 9, 4, NO_ERROR) } },
	{ "update nobody asked for", &adds, "EVT-13 must", { UPDATED(3, 0, 4, NO_ERROR) } },
	{ "stopped without being asked", &adds, "EVT-12 must", { MESSAGE(3, ROUTER_STOPPED) } },
	{ "stopped too early", &stops, "EVT-12 must", { MESSAGE(2, ROUTER_STOPPED), MESSAGE(8, ROUTER_STOPPED) } },
	{ "the second stop was pending", &stops, "pass", { MESSAGE(8, ROUTER_STOPPED) } },
	{ "stopped twice", &stops, "STOP-04 must", { MESSAGE(8, ROUTER_STOPPED), MESSAGE(8, ROUTER_STOPPED) } },
};

Test(judge_heard, holds_messages_to_their_duties)
{
	TRY(messages);
}

Test(judge_heard, counts_messages_and_what_they_stand_for)
{
	const struct heard stopped = MESSAGE(8, ROUTER_STOPPED), updated = UPDATED(5, 0, 4, NO_ERROR);
	struct trial trial;

	/* Both stops are pending. */
	trial_open(&trial, &stops);
	trial_call(&trial, 3)->returned = ERROR_PROTOCOL_STOP_PENDING;
	observation_append_heard(&trial.observation, &stopped);
	observation_append_heard(&trial.observation, &stopped);
	expect(&trial, "two stops, two messages", "pass");
	observation_append_heard(&trial.observation, &stopped);
	expect(&trial, "two stops, three messages", "STOP-04 must");
	trial_release(&trial);

	trial_open(&trial, &updates);
	trial_call(&trial, 4)->returned = ERROR_CAN_NOT_COMPLETE;
	observation_append_heard(&trial.observation, &updated);
	expect(&trial, "an update that was refused", "EVT-13 must, UPDRT-09 must");
	trial_release(&trial);
}

Test(judge_heard, knows_a_stop_after_the_case)
{
	const struct heard early = MESSAGE(3, ROUTER_STOPPED), late = MESSAGE(STEP_CLEAN_UP, ROUTER_STOPPED);
	struct trial trial;

	trial_open(&trial, &adds);
	trial_clean_up(&trial, ENTRY_STOP, ERROR_PROTOCOL_STOP_PENDING);
	observation_append_heard(&trial.observation, &late);
	trial_expect(&trial, "announced", VERDICT_PASS, "");
	observation_append_heard(&trial.observation, &late);
	trial_expect(&trial, "announced twice", VERDICT_FAIL, "STOP-04 must");
	trial.observation.calls[trial.observation.call_count - 1].returned = NO_ERROR;
	trial_expect(&trial, "synchronous", VERDICT_FAIL, "STOP-07 hardening");
	trial.observation.heard_count = 0;
	observation_append_heard(&trial.observation, &early);
	trial_expect(&trial, "before it", VERDICT_FAIL, "EVT-12 must");
	trial_release(&trial);
}

static const struct sounds support[] = {
	{ "as it should be", &changes, "pass", { DIAL(4, 2), RECEIVE(4, 0, 1) } },
	{ "dials for one never added", &changes, "SUPP-02 should", { DIAL(4, INTERFACE_UNKNOWN) } },
	{ "dials for another case's", &adds, "SUPP-02 must", { DIAL(3, -1) } },
	{ "other receive type", &adds, "pass", { RECEIVE_TYPE(3, 0, 0, 1) } },
	{ "unknown receive type", &adds, "SUPP-03 must", { RECEIVE_TYPE(3, 0, 2, 1) } },
	{ "other protocol",
	  &adds,
	  "SUPP-04 must",
	  { SAID(HEARD_SET_INTERFACE_RECEIVE_TYPE, 3, 0, 8, TRIAL_INDEX, 1) } },
	{ "validates", &adds, "pass", { SAID(HEARD_VALIDATE_ROUTE, 3, 0, TRIAL_PROTOCOL, 1, 1) } },
	{ "validates as another", &adds, "SUPP-04 must", { SAID(HEARD_VALIDATE_ROUTE, 3, 0, 8, 1, 1) } },
	{ "asks", &adds, "pass", { SAID(HEARD_GET_ROUTER_ID, 3, 0, 0), SAID(HEARD_MIB_ENTRY_GET, 3, 0, 1, 2, 3, 4) } },
};

Test(judge_heard, holds_support_functions_to_their_duties)
{
	TRY(support);
}
