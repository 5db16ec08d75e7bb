/* SPDX-License-Identifier: MIT */
/* ConnectClient and DisconnectClient. */
#include "suites/rows.h"
#include "suites/suites.h"

#define OPERATING RUNNING, ADD_INTERFACE(), BIND(), ENABLE()

static const struct test_case connect_cases[] = {
	{
		.id          = "succeeds",
		.requirement = CLIENT_01,
		.claim       = "A client of a known interface is accepted.",
		.given       = STEPS(OPERATING),
		.call        = CONNECT_CLIENT(),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
};

static const struct test_case disconnect_cases[] = {
	{
		.id          = "succeeds",
		.requirement = CLIENT_02,
		.claim       = "A client that was connected can be disconnected.",
		.given       = STEPS(OPERATING, CONNECT_CLIENT()),
		.call        = DISCONNECT_CLIENT(),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
};

const struct chapter connect_client = CHAPTER(connect_cases);
const struct chapter disconnect_client = CHAPTER(disconnect_cases);
