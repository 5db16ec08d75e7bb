/* SPDX-License-Identifier: MIT */
/* The callbacks of services where no run is on. A handle of an enumeration is none then. */
#include "suites/axes.h"
#include "suites/rows.h"
#include "suites/suites.h"

#define NOTHING_SAID STEPS(HEAR_SILENCE())
#define WALK_REFUSED ANY_OF(ERROR_CAN_NOT_COMPLETE, ERROR_NO_MORE_ITEMS)

static const struct test_case is_service_cases[] = {
	{
		.id          = "fails-outside-a-run",
		.requirement = GEN_11,
		.claim       = "IsService gives FALSE and the reason before the start and after the stop, and nothing is said.",
		.axes        = { AXIS(LIFE, outside_a_run) },
		.call        = IS_SERVICE(.check = CHECK_SERVICE_UNKNOWN),
		.then        = NOTHING_SAID,
	},
};

static const struct test_case update_services_cases[] = {
	{
		.id          = "fails-outside-a-run",
		.requirement = GEN_11,
		.claim       = "DoUpdateServices fails before the start and after the stop, and nothing is said.",
		.axes        = { AXIS(LIFE, outside_a_run) },
		.call        = UPDATE_SERVICES(),
		.expect      = { .returns = A_FAILURE },
		.then        = NOTHING_SAID,
	},
};

static const struct test_case create_enumeration_cases[] = {
	{
		.id          = "fails-outside-a-run",
		.requirement = GEN_11,
		.claim       = "CreateServiceEnumerationHandle gives NULL before the start and after the stop, and nothing is said.",
		.axes        = { AXIS(LIFE, outside_a_run) },
		.call        = CREATE_ENUMERATION(.is_loose = true, .check = CHECK_REFUSED),
		.then        = NOTHING_SAID,
	},
};

static const struct test_case enumerate_service_cases[] = {
	{
		.id          = "fails-outside-a-run",
		.requirement = GEN_11,
		.claim       = "EnumerateGetNextService fails before the start and after the stop, and nothing is said.",
		.axes        = { AXIS(LIFE, outside_a_run) },
		.call        = ENUMERATE_SERVICE(),
		.expect      = { .returns = WALK_REFUSED },
		.then        = NOTHING_SAID,
	},
};

static const struct test_case close_enumeration_cases[] = {
	{
		.id          = "fails-outside-a-run",
		.requirement = GEN_11,
		.claim       = "CloseServiceEnumerationHandle fails before the start and after the stop, and nothing is said.",
		.axes        = { AXIS(LIFE, outside_a_run) },
		.call        = CLOSE_ENUMERATION(),
		.expect      = { .returns = ONLY(ERROR_CAN_NOT_COMPLETE) },
		.then        = NOTHING_SAID,
	},
};

static const struct test_case get_service_count_cases[] = {
	{
		.id          = "fails-outside-a-run",
		.requirement = GEN_11,
		.claim       = "GetServiceCount gives 0 and the reason before the start and after the stop, and nothing is said.",
		.axes        = { AXIS(LIFE, outside_a_run) },
		.call        = GET_SERVICE_COUNT(.check = CHECK_SERVICE_COUNT_NONE),
		.then        = NOTHING_SAID,
	},
};

static const struct test_case create_static_service_cases[] = {
	{
		.id          = "fails-outside-a-run",
		.requirement = GEN_11,
		.claim       = "CreateStaticService fails before the start and after the stop, and nothing is said.",
		.axes        = { AXIS(LIFE, outside_a_run) },
		.call        = CREATE_STATIC_SERVICE(),
		.expect      = { .returns = A_FAILURE },
		.then        = NOTHING_SAID,
	},
};

static const struct test_case delete_static_service_cases[] = {
	{
		.id          = "fails-outside-a-run",
		.requirement = GEN_11,
		.claim       = "DeleteStaticService fails before the start and after the stop, and nothing is said.",
		.axes        = { AXIS(LIFE, outside_a_run) },
		.call        = DELETE_STATIC_SERVICE(),
		.expect      = { .returns = A_FAILURE },
		.then        = NOTHING_SAID,
	},
};

static const struct test_case convert_services_cases[] = {
	{
		.id          = "fails-outside-a-run",
		.requirement = GEN_11,
		.claim       = "BlockConvertServicesToStatic fails before the start and after the stop, and nothing is said.",
		.axes        = { AXIS(LIFE, outside_a_run) },
		.call        = CONVERT_SERVICES(),
		.expect      = { .returns = A_FAILURE },
		.then        = NOTHING_SAID,
	},
};

static const struct test_case delete_services_cases[] = {
	{
		.id          = "fails-outside-a-run",
		.requirement = GEN_11,
		.claim       = "BlockDeleteStaticServices fails before the start and after the stop, and nothing is said.",
		.axes        = { AXIS(LIFE, outside_a_run) },
		.call        = DELETE_SERVICES(),
		.expect      = { .returns = A_FAILURE },
		.then        = NOTHING_SAID,
	},
};

static const struct test_case first_service_cases[] = {
	{
		.id          = "fails-outside-a-run",
		.requirement = GEN_11,
		.claim       = "GetFirstOrderedService fails before the start and after the stop, and nothing is said.",
		.axes        = { AXIS(LIFE, outside_a_run) },
		.call        = FIRST_SERVICE(),
		.expect      = { .returns = WALK_REFUSED },
		.then        = NOTHING_SAID,
	},
};

static const struct test_case next_service_cases[] = {
	{
		.id          = "fails-outside-a-run",
		.requirement = GEN_11,
		.claim       = "GetNextOrderedService fails before the start and after the stop, and nothing is said.",
		.axes        = { AXIS(LIFE, outside_a_run) },
		.call        = NEXT_SERVICE(),
		.expect      = { .returns = WALK_REFUSED },
		.then        = NOTHING_SAID,
	},
};

const struct chapter general_is_service = CHAPTER(is_service_cases);
const struct chapter general_update_services = CHAPTER(update_services_cases);
const struct chapter general_create_enumeration = CHAPTER(create_enumeration_cases);
const struct chapter general_enumerate_service = CHAPTER(enumerate_service_cases);
const struct chapter general_close_enumeration = CHAPTER(close_enumeration_cases);
const struct chapter general_get_service_count = CHAPTER(get_service_count_cases);
const struct chapter general_create_static_service = CHAPTER(create_static_service_cases);
const struct chapter general_delete_static_service = CHAPTER(delete_static_service_cases);
const struct chapter general_convert_services = CHAPTER(convert_services_cases);
const struct chapter general_delete_services = CHAPTER(delete_services_cases);
const struct chapter general_first_service = CHAPTER(first_service_cases);
const struct chapter general_next_service = CHAPTER(next_service_cases);
