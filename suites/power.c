/* SPDX-License-Identifier: MIT */
/* QueryPower and SetPower: reserved, and not called by any router manager known. */
#include "suites/rows.h"
#include "suites/suites.h"

static const struct axis_value power_types[] = {
	{ .name = "0", .number = 0 },
	{ .name = "1", .number = 1 },
	{ .name = "0xffffffff", .number = 0xFFFFFFFF },
	{ .name = NULL },
};

static const struct test_case query_cases[] = {
	{
		.id          = "survived",
		.requirement = PWR_01,
		.claim       = "QueryPower, where there is one, can be called.",
		.is_alone    = true,
		.given       = STEPS(RUNNING),
		.axes        = { AXIS(POWER_TYPE, power_types) },
		.call        = QUERY_POWER(),
	},
};

static const struct test_case set_cases[] = {
	{
		.id          = "survived",
		.requirement = PWR_02,
		.claim       = "SetPower, where there is one, can be called and changes no configuration.",
		.is_alone    = true,
		.given       = STEPS(RUNNING, ADD_INTERFACE()),
		.axes        = { AXIS(POWER_TYPE, power_types) },
		.call        = SET_POWER(),
		.then        = STEPS(GET_GLOBAL_INFO(), GET_INTERFACE_INFO()),
	},
};

const struct chapter query_power = CHAPTER(query_cases);
const struct chapter set_power = CHAPTER(set_cases);
