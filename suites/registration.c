/* SPDX-License-Identifier: MIT */
/* Registration: what has to work before any other callback can be looked at. */
#include "suites/rows.h"
#include "suites/suites.h"

#define OFFERS(entry) (UINT64_C(1) << ENTRY_##entry)

static const struct test_case cases[] = {
	{
		.id          = "exported",
		.requirement = REG_01,
		.claim       = "The DLL is loaded and its entry point is found under the undecorated name.",
		.call        = REGISTER_PROTOCOL(),
		.expect      = { .returns = ANY_OF(NO_ERROR, ERROR_NOT_SUPPORTED) },
	},
	{
		.id          = "registers",
		.requirement = REG_02,
		.claim       = "The protocol registers for the id of its profile.",
		.call        = REGISTER_PROTOCOL(),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "offers-configuration-callbacks",
		.requirement = TAB_07,
		.claim       = "The table offers the four configuration callbacks.",
		.call        = REGISTER_PROTOCOL(),
		.expect      = { .returns = ONLY(NO_ERROR),
				 .offers  = OFFERS(GET_GLOBAL_INFO) | OFFERS(SET_GLOBAL_INFO) |
					    OFFERS(GET_INTERFACE_INFO) | OFFERS(SET_INTERFACE_INFO) },
	},
	{
		.id          = "offers-life-cycle-callbacks",
		.requirement = TAB_09,
		.claim       = "The table offers the start, stop, interface, status and event callbacks.",
		.call        = REGISTER_PROTOCOL(),
		.expect      = { .returns = ONLY(NO_ERROR),
				 .offers  = OFFERS(START) | OFFERS(START_COMPLETE) | OFFERS(STOP) |
					    OFFERS(ADD_INTERFACE) | OFFERS(DELETE_INTERFACE) |
					    OFFERS(INTERFACE_STATUS) | OFFERS(GET_EVENT_MESSAGE) },
	},
	{
		.id          = "offers-service-callbacks",
		.requirement = SVC_01,
		.claim       = "A protocol with services claims them, and fills in the callbacks of pServiceChar.",
		.needs       = NEED_SERVICE_TABLE,
		.call        = REGISTER_PROTOCOL(.check = CHECK_SERVICE_TABLE),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "documented-order",
		.requirement = LIFE_01,
		.claim       = "Start, an interface, StartComplete and stop work in the documented order.",
		.given       = STEPS(STARTED, ADD_INTERFACE(), START_COMPLETE()),
		.call        = STOP_PROTOCOL(),
		.then        = STEPS(AWAIT_STOPPED()),
	},
	{
		.id          = "freed-unstarted",
		.requirement = LIFE_01,
		.claim       = "A DLL that was registered and never started can be freed.",
		.given       = STEPS(REGISTERED),
		.call        = FREE_LIBRARY(),
	},
};

const struct chapter registration = CHAPTER(cases);
