/* SPDX-License-Identifier: MIT */
/* The judge: routes that were added, and what was left with rtm.dll. */
#include "harness/judge/judge.h"

#include "harness/tests/trial.h"
#include "suites/rows.h"

#include <criterion/criterion.h>
#include <string.h>

enum { STEP_CALL = 4, STEP_LISTEN = 5, STEP_LOOK = 5, NOWHERE = -1 };

/* Steps 3 ADD, 4 ENABLE (the call), 5 listens. */
static const struct test_case validates = {
	.requirement = SUPP_05,
	.given = STEPS(RUNNING, ADD_INTERFACE()),
	.call = ENABLE(),
	.expect = { .returns = ANY_DOCUMENTED },
	.then = STEPS(HEAR_ROUTE(.is_control = true)),
};
static const struct test_case must_add = {
	.requirement = IFSTATUS_68,
	.given = STEPS(RUNNING, ADD_INTERFACE()),
	.call = ENABLE(),
	.expect = { .returns = ANY_DOCUMENTED },
	.then = STEPS(HEAR_ROUTE()),
};
static const struct test_case may_add = {
	.requirement = IFSTATUS_68,
	.given = STEPS(RUNNING, ADD_INTERFACE()),
	.call = ENABLE(),
	.expect = { .returns = ANY_DOCUMENTED },
	.then = STEPS(HEAR_ROUTE(.is_loose = true)),
};
static const struct test_case hardens = {
	.requirement = SUPP_07,
	.given = STEPS(RUNNING, ADD_INTERFACE()),
	.call = ENABLE(),
	.expect = { .returns = ANY_DOCUMENTED },
	.then = STEPS(HEAR_SILENCE()),
};

/* Where each route was heard: step, interface (or NOWHERE), how it was validated. */
static const struct {
	const char *name;
	const struct test_case *row;
	const char *violations; /* "skipped" for none, and no pass */
	struct {
		enum heard_kind kind;
		uint32_t step;
		int role;
	} routes[3];
} trials[] = {
	{ "validated", &validates, "", { { HEARD_ROUTE, STEP_CALL, 0 } } },
	{ "added a moment later", &validates, "", { { HEARD_ROUTE, STEP_LISTEN, 0 } } },
	{ "that names no interface", &validates, "", { { HEARD_ROUTE, STEP_CALL, NOWHERE } } },
	{ "over another interface", &validates, "skipped", { { HEARD_ROUTE, STEP_CALL, 1 } } },
	{ "never", &validates, "skipped", { { 0 } } },
	{ "not validated", &validates, "SUPP-05 must", { { HEARD_ROUTE_UNVALIDATED, STEP_CALL, 0 } } },
	{ "one of three not validated",
	  &validates,
	  "SUPP-05 must",
	  { { HEARD_ROUTE, STEP_CALL, 0 }, { HEARD_ROUTE_UNVALIDATED, STEP_CALL, 0 }, { HEARD_ROUTE, STEP_CALL, 0 } } },
	{ "several not validated are one violation",
	  &validates,
	  "SUPP-05 must",
	  { { HEARD_ROUTE_UNVALIDATED, STEP_CALL, 0 }, { HEARD_ROUTE_UNVALIDATED, STEP_LISTEN, 0 } } },
	{ "refused", &validates, "SUPP-06 hardening", { { HEARD_ROUTE_INVALID, STEP_CALL, 0 } } },
	{ "no MUST where only hardening is tested", &hardens, "SUPP-05 hardening", { { HEARD_ROUTE_UNVALIDATED, STEP_CALL, 0 } } },
	{ "a route breaks no silence", &hardens, "", { { HEARD_ROUTE, STEP_LISTEN, 0 } } },
	{ "was to be added", &must_add, "IFSTATUS-68 should", { { 0 } } },
	{ "need not be added", &may_add, "", { { 0 } } },
};

static struct heard hear(enum heard_kind kind, uint32_t step, int role)
{
	struct heard heard = { .kind = (uint32_t)kind,
			       .step = step,
			       .index = role == NOWHERE ? UINT32_MAX : TRIAL_INDEX + (uint32_t)role };

	heard_set_prefix(&heard, &(const struct prefix) { .family = 2, .bits = 8, .bytes = { 10 } });
	return heard;
}

Test(judge_routes, asks_whether_each_was_validated)
{
	for (size_t i = 0; i < sizeof(trials) / sizeof(trials[0]); i++) {
		struct trial trial;

		trial_open(&trial, trials[i].row);
		for (size_t j = 0; j < 3 && trials[i].routes[j].kind; j++) {
			const struct heard heard =
				hear(trials[i].routes[j].kind, trials[i].routes[j].step, trials[i].routes[j].role);

			observation_append_heard(&trial.observation, &heard);
		}
		trial_expect_words(&trial, trials[i].name, trials[i].violations);
		trial_release(&trial);
	}
}

Test(judge_routes, says_which_route_and_how_many)
{
	const struct heard heard = hear(HEARD_ROUTE_UNVALIDATED, STEP_CALL, 0);
	struct trial trial;

	trial_open(&trial, &validates);
	for (int i = 0; i < 3; i++)
		observation_append_heard(&trial.observation, &heard);
	trial_judge(&trial);
	cr_assert_eq(trial.judgement.violation_count, 1);
	cr_expect_str_eq(trial.judgement.violations[0].got,
			 "RtmAddRouteToDest(10.0.0.0/8, InterfaceIndex: 0x00000108): ValidateRoute was not called for "
			 "that destination before, as of 2 more");
	trial_release(&trial);
}

/* Steps 3 ADD, 4 STOP (the call), 5 looks. */
#define STOPS(name, kind) \
	static const struct test_case name = { \
		.requirement = RTM_01, \
		.given = STEPS(RUNNING, ADD_INTERFACE()), \
		.call = STOP_PROTOCOL(), \
		.then = STEPS(kind), \
	}

STOPS(leaves_routes, HEAR_LEFT(LEFT_ROUTES));
STOPS(leaves_entities, HEAR_LEFT(LEFT_ENTITIES));
STOPS(leaves_groups, HEAR_LEFT(LEFT_MEMBERSHIPS));
STOPS(misuses, HEAR_LEFT(LEFT_MISUSES));
STOPS(leaves_routes_over, HEAR_NO_ROUTE());

#define TWO_ROUTES { { .family = 2, .bits = 8, .bytes = { 10 } }, { .family = 2, .bits = 12, .bytes = { 172, 16 } } }
#define IPV6_ROUTE { { .family = 23, .bits = 64, .bytes = { 0xFD, 0, 0, 0, 0, 1, 0x0A, 0xB0 } } }

static const struct {
	const struct test_case *row;
	struct ledger_seen seen;
	const char *got; /* NULL: it passes, or is skipped for `skipped` */
	const char *skipped;
} looks[] = {
	{ &leaves_routes, { .made = 3 }, NULL, NULL },
	{ &leaves_routes, { .made = 0 }, NULL, "no positive control: the candidate added no route, so that none could be left" },
	{ &leaves_routes,
	  { .made = 3, .left = 1, .clients = 1, .protocol = 8, .routes = TWO_ROUTES },
	  "1 route of entity 0x00000008 (instance 0) was still in the routing table when it deregistered: 10.0.0.0/8",
	  NULL },
	{ &leaves_routes,
	  { .made = 3, .left = 2, .clients = 1, .protocol = 8, .is_registered = 1, .routes = TWO_ROUTES },
	  "2 routes of entity 0x00000008 (instance 0) are still in the routing table: 10.0.0.0/8, 172.16.0.0/12",
	  NULL },
	{ &leaves_routes,
	  { .made = 9, .left = 7, .clients = 2, .is_registered = 1, .routes = TWO_ROUTES },
	  "7 routes of 2 entities are still in the routing table: 10.0.0.0/8, 172.16.0.0/12 and 5 more",
	  NULL },
	{ &leaves_entities,
	  { .made = 1, .left = 1, .clients = 1, .protocol = 8, .protocol_instance = 3, .is_registered = 1 },
	  "1 registration of entity 0x00000008 (instance 3) is still there",
	  NULL },
	{ &leaves_groups,
	  { .made = 1, .left = 1, .clients = 1, .protocol = 50, .protocol_instance = 1 },
	  "1 group membership of multicast protocol 0x00000032 (component 1) was still there when it deregistered",
	  NULL },
	{ &misuses, { .made = 1 }, NULL, NULL },
	{ &misuses,
	  { .made = 1, .left = 1, .function = "RtmReleaseRoutes" },
	  "1 call of rtm.dll was given a handle that the candidate does not hold: RtmReleaseRoutes",
	  NULL },
	{ &misuses,
	  { .made = 1, .left = 2, .function = "RtmGetDestInfo" },
	  "2 calls of rtm.dll were given a handle that the candidate does not hold, the first of them RtmGetDestInfo",
	  NULL },
	{ &leaves_routes_over, { .made = 0 }, NULL, NULL },
	{ &leaves_routes_over,
	  { .made = 1, .left = 1, .clients = 1, .protocol = 8, .is_registered = 1, .routes = IPV6_ROUTE },
	  "1 route of entity 0x00000008 (instance 0) over the interface is still in the routing table: fd00:0:1:ab0::/64",
	  NULL },
};

Test(judge_routes, says_what_is_left)
{
	for (size_t i = 0; i < sizeof(looks) / sizeof(looks[0]); i++) {
		struct trial trial;

		trial_open(&trial, looks[i].row);
		observation_write_ledger(trial_call(&trial, STEP_LOOK), &looks[i].seen);
		trial_expect(&trial, looks[i].got ? looks[i].got : "nothing left",
			     looks[i].got       ? VERDICT_FAIL
			     : looks[i].skipped ? VERDICT_SKIPPED
						: VERDICT_PASS,
			     looks[i].got ? "RTM-01 hardening" : "");
		if (looks[i].got)
			cr_expect_str_eq(trial.judgement.violations[0].got, looks[i].got);
		if (looks[i].skipped)
			cr_expect_str_eq(trial.judgement.reason, looks[i].skipped);
		trial_release(&trial);
	}
}

/* The section is not believed: whatever it holds, the judge comes to an end. */
Test(judge_routes, survives_what_the_section_may_hold)
{
	struct trial trial;

	trial_open(&trial, &leaves_routes);
	memset(trial_call(&trial, STEP_LOOK)->data, 0xFF, DATA_SHOWN);
	trial_expect(&trial, "all ones", VERDICT_FAIL, "RTM-01 hardening");
	trial_release(&trial);
	trial_open(&trial, &misuses);
	memset(trial_call(&trial, STEP_LOOK)->data, 0xFF, DATA_SHOWN);
	trial_expect(&trial, "a name without end", VERDICT_FAIL, "RTM-01 hardening");
	trial_release(&trial);
}
