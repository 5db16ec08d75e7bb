/* SPDX-License-Identifier: MIT */
/* DoUpdateServices: updates of services on demand, by the contract of those of routes. */
#include "suites/suites.h"

#include "suites/axes.h"
#include "suites/rows.h"

#define OPERATING RUNNING, ADD_INTERFACE(), BIND(), ENABLE()

static const struct test_case update_services_cases[] = {
	{
		.id = "completes",
		.requirement = SVC_02,
		.claim = "An update of services that was begun ends with UPDATE_COMPLETE of UpdateType 8.",
		.given = STEPS(OPERATING),
		.call = UPDATE_SERVICES(),
		.expect = { .returns = ONLY(NO_ERROR) },
		.then = STEPS(AWAIT_UPDATE()),
	},
	{
		.id = "twice",
		.requirement = SVC_02,
		.claim = "When an update of services has ended another one can begin.",
		.given = STEPS(OPERATING, UPDATE_SERVICES(), AWAIT_UPDATE()),
		.call = UPDATE_SERVICES(),
		.expect = { .returns = ONLY(NO_ERROR) },
		.then = STEPS(AWAIT_UPDATE(), HEAR_UPDATES()),
	},
	{
		.id = "not-operating",
		.requirement = SVC_02,
		.claim = "An update on an interface that does not operate is refused, or ends all the same.",
		.given = STEPS(RUNNING),
		.axes = { AXIS(GIVEN, idle_states) },
		.call = UPDATE_SERVICES(),
		.expect = { .returns = ANY_DOCUMENTED },
		.then = STEPS(AWAIT_UPDATE(), HEAR_UPDATES()),
	},
	{
		.id = "unknown-index",
		.requirement = SVC_02,
		.claim = "An update of services on an index that was never added is refused.",
		.given = STEPS(OPERATING),
		.call = UPDATE_SERVICES(.interface = INTERFACE_UNKNOWN),
		.expect = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id = "deleted-index",
		.requirement = SVC_02,
		.claim = "An update of services on the index of a deleted interface is refused.",
		.given = STEPS(OPERATING, DELETE_INTERFACE()),
		.call = UPDATE_SERVICES(),
		.expect = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
};

const struct chapter update_services = CHAPTER(update_services_cases);
