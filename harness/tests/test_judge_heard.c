/* SPDX-License-Identifier: MIT */
/* The judge: silence, activity, messages and calls of support functions. */
#include "harness/judge.h"

#include "harness/tests/trial.h"
#include "suites/rows.h"

#include <criterion/criterion.h>
#include <string.h>

/* Something said: the kind, the step, the interface, and the arguments that matter. */
#define DIAL(at, role) \
	{ \
		HEARD_DEMAND_DIAL_REQUEST, at, TRIAL_INDEX + (role), 1, 1, \
		{ \
			TRIAL_PROTOCOL, TRIAL_INDEX + (role) \
		} \
	}
#define RECEIVE(at, role, active) \
	{ \
		HEARD_SET_INTERFACE_RECEIVE_TYPE, at, TRIAL_INDEX + (role), 1, 1, \
		{ \
			TRIAL_PROTOCOL, TRIAL_INDEX + (role), 1, active \
		} \
	}
#define MESSAGE(at, ...) \
	{ \
		HEARD_MESSAGE, at, 0xFFFFFFFF, 0, 1, \
		{ \
			__VA_ARGS__ \
		} \
	}

enum { HEARD_MOST = 6 };

/* One trial: what was heard in a case that else went as its row asks. */
struct sounds {
	const char *name;
	const struct test_case *row;
	enum verdict verdict;
	const char *violations;
	struct heard heard[HEARD_MOST]; /* ends with HEARD_NOTHING */
	enum entry spoiled;             /* the first call of this entry ... */
	uint32_t returned;              /* ... answered that */
};

static void try(const struct sounds *sounds, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct trial trial;

		trial_open(&trial, sounds[i].row);
		for (size_t j = 0; j < HEARD_MOST && sounds[i].heard[j].kind; j++)
			observation_append_heard(&trial.observation, &sounds[i].heard[j]);
		for (size_t j = 0; sounds[i].spoiled && j < trial.observation.call_count; j++) {
			if (trial.observation.calls[j].entry != (uint32_t)sounds[i].spoiled)
				continue;
			trial.observation.calls[j].returned = sounds[i].returned;
			break;
		}
		trial_expect(&trial, sounds[i].name, sounds[i].verdict, sounds[i].violations);
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
	{ "silent", &silence, VERDICT_PASS, "", { RECEIVE(5, 0, 1) }, ENTRY_END, 0 },
	{ "dials count as activity", &silence, VERDICT_PASS, "", { DIAL(6, 0) }, ENTRY_END, 0 },
	{ "never heard", &silence, VERDICT_SKIPPED, "", { { 0 } }, ENTRY_END, 0 },
	{ "another interface was heard", &silence, VERDICT_SKIPPED, "", { RECEIVE(5, 1, 1) }, ENTRY_END, 0 },
	{ "only an end was heard", &silence, VERDICT_SKIPPED, "", { RECEIVE(5, 0, 0) }, ENTRY_END, 0 },
	{ "only a question was heard",
	  &silence,
	  VERDICT_SKIPPED,
	  "",
	  { { HEARD_GET_ROUTER_ID, 5, TRIAL_INDEX, 1, 1, { 0 } } },
	  ENTRY_END,
	  0 },
	{ "heard too late to be a control", &silence, VERDICT_SKIPPED, "", { RECEIVE(7, 0, 1) }, ENTRY_END, 0 },
	{ "not silent in the call",
	  &silence,
	  VERDICT_FAIL,
	  "IFSTATUS-66 hardening",
	  { RECEIVE(5, 0, 1), RECEIVE(7, 0, 1) },
	  ENTRY_END,
	  0 },
	{ "not silent behind it",
	  &silence,
	  VERDICT_FAIL,
	  "IFSTATUS-66 hardening",
	  { RECEIVE(5, 0, 1), DIAL(8, 0) },
	  ENTRY_END,
	  0 },
	{ "not silent while listened to",
	  &silence,
	  VERDICT_FAIL,
	  "IFSTATUS-66 hardening",
	  { DIAL(5, 0), DIAL(9, 0) },
	  ENTRY_END,
	  0 },
	{ "an end is silence", &silence, VERDICT_PASS, "", { RECEIVE(5, 0, 1), RECEIVE(7, 0, 0) }, ENTRY_END, 0 },
	{ "after the last step",
	  &silence,
	  VERDICT_PASS,
	  "",
	  { RECEIVE(5, 0, 1), RECEIVE(STEP_CLEAN_UP, 0, 1) },
	  ENTRY_END,
	  0 },
	{ "silent, then heard", &silence_first, VERDICT_PASS, "", { RECEIVE(6, 0, 1) }, ENTRY_END, 0 },
	{ "silent for ever", &silence_first, VERDICT_SKIPPED, "", { { 0 } }, ENTRY_END, 0 },
	{ "heard in the call",
	  &silence_first,
	  VERDICT_FAIL,
	  "IFSTATUS-56 should",
	  { RECEIVE(4, 0, 1), RECEIVE(7, 0, 1) },
	  ENTRY_END,
	  0 },
	{ "heard once, and too early",
	  &silence_first,
	  VERDICT_FAIL,
	  "IFSTATUS-56 should",
	  { RECEIVE(4, 0, 1) },
	  ENTRY_END,
	  0 },
	{ "what was before has its own rows",
	  &silence_first,
	  VERDICT_PASS,
	  "",
	  { RECEIVE(3, 0, 1), RECEIVE(7, 0, 1) },
	  ENTRY_END,
	  0 },
	{ "resumed",
	  &resumption,
	  VERDICT_PASS,
	  "",
	  { RECEIVE(5, 0, 1), RECEIVE(7, 0, 0), RECEIVE(9, 0, 1) },
	  ENTRY_END,
	  0 },
	{ "not resumed",
	  &resumption,
	  VERDICT_FAIL,
	  "IFSTATUS-72 hardening",
	  { RECEIVE(5, 0, 1), RECEIVE(7, 0, 0) },
	  ENTRY_END,
	  0 },
	{ "what was heard before is over",
	  &resumption,
	  VERDICT_FAIL,
	  "IFSTATUS-72 hardening",
	  { RECEIVE(5, 0, 1), RECEIVE(7, 0, 0), RECEIVE(8, 0, 1) },
	  ENTRY_END,
	  0 },
	{ "no end, no control",
	  &resumption,
	  VERDICT_SKIPPED,
	  "",
	  { RECEIVE(5, 0, 1), RECEIVE(9, 0, 1) },
	  ENTRY_END,
	  0 },
	{ "each interface has its own sounds",
	  &twins,
	  VERDICT_PASS,
	  "",
	  { RECEIVE(4, 1, 1), DIAL(4, 0) },
	  ENTRY_END,
	  0 },
	{ "the twin alone", &twins, VERDICT_FAIL, "IFSTATUS-35 hardening", { RECEIVE(4, 1, 1) }, ENTRY_END, 0 },
	{ "no twin, no control", &twins, VERDICT_SKIPPED, "", { RECEIVE(4, 0, 1) }, ENTRY_END, 0 },
	{ "a literal index",
	  &ending,
	  VERDICT_PASS,
	  "",
	  { { HEARD_SET_INTERFACE_RECEIVE_TYPE, 3, 7, 1, 1, { TRIAL_PROTOCOL, 7, 0, 0 } } },
	  ENTRY_END,
	  0 },
	{ "no end", &ending, VERDICT_FAIL, "IFSTATUS-12 must", { { 0 } }, ENTRY_END, 0 },
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

#define SAVE(at) MESSAGE(at, SAVE_INTERFACE_CONFIG_INFO, TRIAL_INDEX)

static const struct sounds saves[] = {
	{ "nothing", &set_saves, VERDICT_PASS, "", { { 0 } }, ENTRY_END, 0 },
	{ "caused by the set", &set_saves, VERDICT_FAIL, "SIFINFO-18 must", { SAVE(5) }, ENTRY_END, 0 },
	{ "late", &set_saves, VERDICT_FAIL, "SIFINFO-18 must", { SAVE(STEP_CLEAN_UP) }, ENTRY_END, 0 },
	{ "caused by the add", &set_saves, VERDICT_FAIL, "SIFINFO-18 hardening", { SAVE(4) }, ENTRY_END, 0 },
	{ "caused by the status", &status_saves, VERDICT_FAIL, "IFSTATUS-86 hardening", { SAVE(6) }, ENTRY_END, 0 },
	{ "caused by who knows what", &sets, VERDICT_FAIL, "SIFINFO-18 hardening", { SAVE(4) }, ENTRY_END, 0 },
	{ "a status at most", &changes, VERDICT_FAIL, "IFSTATUS-86 hardening", { SAVE(4) }, ENTRY_END, 0 },
	{ "an add at most", &adds, VERDICT_FAIL, "ADDIF-18 hardening", { SAVE(3) }, ENTRY_END, 0 },
	{ "of another interface",
	  &adds,
	  VERDICT_FAIL,
	  "ADDIF-18 hardening, EVT-09 must",
	  { MESSAGE(3, SAVE_INTERFACE_CONFIG_INFO, TRIAL_INDEX - 1) },
	  ENTRY_END,
	  0 },
	{ "of one never added",
	  &sets,
	  VERDICT_FAIL,
	  "SIFINFO-18 hardening, EVT-09 must",
	  { MESSAGE(3, SAVE_INTERFACE_CONFIG_INFO, TRIAL_INDEX + INTERFACE_UNKNOWN) },
	  ENTRY_END,
	  0 },
	{ "of the global configuration",
	  &adds,
	  VERDICT_PASS,
	  "",
	  { MESSAGE(3, SAVE_GLOBAL_CONFIG_INFO) },
	  ENTRY_END,
	  0 },
	{ "a row that only records", &info, VERDICT_PASS, "", { SAVE(3) }, ENTRY_END, 0 },
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
#define STOPPED_MESSAGE(at) MESSAGE(at, ROUTER_STOPPED)

static const struct sounds messages[] = {
	{ "unannounced",
	  &adds,
	  VERDICT_FAIL,
	  "EVT-08 must",
	  { { HEARD_MESSAGE, 3, 0xFFFFFFFF, 0, 0, { SAVE_GLOBAL_CONFIG_INFO } } },
	  ENTRY_END,
	  0 },
	{ "no event that is known", &adds, VERDICT_FAIL, "EVT-06 must", { MESSAGE(3, 4) }, ENTRY_END, 0 },
	{ "no event at all", &adds, VERDICT_FAIL, "EVT-06 must", { MESSAGE(3, 0xA5A5A5A5) }, ENTRY_END, 0 },
	{ "updated", &updates, VERDICT_PASS, "", { UPDATED(4, 0, 4, NO_ERROR) }, ENTRY_END, 0 },
	{ "update failed", &updates, VERDICT_PASS, "", { UPDATED(5, 0, 8, ERROR_CAN_NOT_COMPLETE) }, ENTRY_END, 0 },
	{ "update of no kind", &updates, VERDICT_FAIL, "EVT-11 must", { UPDATED(5, 0, 5, NO_ERROR) }, ENTRY_END, 0 },
	{ "update failed oddly", &updates, VERDICT_FAIL, "EVT-11 must", { UPDATED(5, 0, 4, 5) }, ENTRY_END, 0 },
	{ "update of another interface",
	  &updates,
	  VERDICT_FAIL,
	  "UPDRT-05 must",
	  { UPDATED(5, 9, 4, NO_ERROR) },
	  ENTRY_END,
	  0 },
	{ "update nobody asked for", &adds, VERDICT_FAIL, "EVT-13 must", { UPDATED(3, 0, 4, NO_ERROR) }, ENTRY_END, 0 },
	{ "update that was refused",
	  &updates,
	  VERDICT_FAIL,
	  "EVT-13 must",
	  { UPDATED(4, 0, 4, NO_ERROR) },
	  ENTRY_UPDATE_ROUTES,
	  ERROR_CAN_NOT_COMPLETE },
	{ "stopped without being asked", &adds, VERDICT_FAIL, "EVT-12 must", { STOPPED_MESSAGE(3) }, ENTRY_END, 0 },
	{ "stopped before being asked",
	  &stops,
	  VERDICT_FAIL,
	  "EVT-12 must",
	  { STOPPED_MESSAGE(2), STOPPED_MESSAGE(8) },
	  ENTRY_END,
	  0 },
	{ "the second stop was pending", &stops, VERDICT_PASS, "", { STOPPED_MESSAGE(8) }, ENTRY_END, 0 },
	{ "stopped twice",
	  &stops,
	  VERDICT_FAIL,
	  "STOP-04 must",
	  { STOPPED_MESSAGE(8), STOPPED_MESSAGE(8) },
	  ENTRY_END,
	  0 },
	{ "two stops, two messages",
	  &stops,
	  VERDICT_PASS,
	  "",
	  { STOPPED_MESSAGE(4), STOPPED_MESSAGE(8) },
	  ENTRY_STOP,
	  ERROR_PROTOCOL_STOP_PENDING },
	{ "two stops, three messages",
	  &stops,
	  VERDICT_FAIL,
	  "STOP-04 must",
	  { STOPPED_MESSAGE(4), STOPPED_MESSAGE(4), STOPPED_MESSAGE(8) },
	  ENTRY_STOP,
	  ERROR_PROTOCOL_STOP_PENDING },
};

Test(judge_heard, holds_messages_to_their_duties)
{
	TRY(messages);
}

Test(judge_heard, knows_a_stop_after_the_case)
{
	const struct heard early = STOPPED_MESSAGE(3), late = STOPPED_MESSAGE(STEP_CLEAN_UP);
	struct trial trial;

	trial_open(&trial, &adds);
	trial_clean_up(&trial, ENTRY_STOP, ERROR_PROTOCOL_STOP_PENDING);
	observation_append_heard(&trial.observation, &late);
	trial_expect(&trial, "announced", VERDICT_PASS, "");
	observation_append_heard(&trial.observation, &late);
	trial_expect(&trial, "announced twice", VERDICT_FAIL, "STOP-04 must");
	trial.observation.calls[trial.observation.call_count - 1].returned = NO_ERROR;
	trial_expect(&trial, "synchronous", VERDICT_FAIL, "STOP-07 hardening, STOP-07 hardening");
	trial.observation.heard_count = 0;
	observation_append_heard(&trial.observation, &early);
	trial_expect(&trial, "before it", VERDICT_FAIL, "EVT-12 must");
	trial_release(&trial);
}

static const struct sounds support[] = {
	{ "as it should be", &changes, VERDICT_PASS, "", { DIAL(4, 2), RECEIVE(4, 0, 1) }, ENTRY_END, 0 },
	{ "dials for one never added",
	  &changes,
	  VERDICT_FAIL,
	  "SUPP-02 should",
	  { DIAL(4, INTERFACE_UNKNOWN) },
	  ENTRY_END,
	  0 },
	{ "dials for another case's", &adds, VERDICT_FAIL, "SUPP-02 must", { DIAL(3, -1) }, ENTRY_END, 0 },
	{ "other receive type",
	  &adds,
	  VERDICT_PASS,
	  "",
	  { { HEARD_SET_INTERFACE_RECEIVE_TYPE, 3, TRIAL_INDEX, 1, 1, { TRIAL_PROTOCOL, TRIAL_INDEX, 0, 1 } } },
	  ENTRY_END,
	  0 },
	{ "unknown receive type",
	  &adds,
	  VERDICT_FAIL,
	  "SUPP-03 must",
	  { { HEARD_SET_INTERFACE_RECEIVE_TYPE, 3, TRIAL_INDEX, 1, 1, { TRIAL_PROTOCOL, TRIAL_INDEX, 2, 1 } } },
	  ENTRY_END,
	  0 },
	{ "other protocol",
	  &adds,
	  VERDICT_FAIL,
	  "SUPP-04 must",
	  { { HEARD_SET_INTERFACE_RECEIVE_TYPE, 3, TRIAL_INDEX, 1, 1, { 8, TRIAL_INDEX, 1, 0 } } },
	  ENTRY_END,
	  0 },
	{ "validates",
	  &adds,
	  VERDICT_PASS,
	  "",
	  { { HEARD_VALIDATE_ROUTE, 3, 0xFFFFFFFF, 1, 1, { TRIAL_PROTOCOL, 1, 1 } } },
	  ENTRY_END,
	  0 },
	{ "validates as another",
	  &adds,
	  VERDICT_FAIL,
	  "SUPP-04 must",
	  { { HEARD_VALIDATE_ROUTE, 3, 0xFFFFFFFF, 1, 1, { 8, 1, 1 } } },
	  ENTRY_END,
	  0 },
	{ "asks",
	  &adds,
	  VERDICT_PASS,
	  "",
	  { { HEARD_GET_ROUTER_ID, 3, 0xFFFFFFFF, 1, 1, { 0 } },
	    { HEARD_MIB_ENTRY_GET, 3, 0xFFFFFFFF, 1, 1, { 1, 2, 3, 4 } } },
	  ENTRY_END,
	  0 },
};

Test(judge_heard, holds_support_functions_to_their_duties)
{
	TRY(support);
}
