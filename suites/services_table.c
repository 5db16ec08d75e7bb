/* SPDX-License-Identifier: MIT */
/* The table of services: what is in it, and what creates, converts and deletes. */
#include "suites/suites.h"

#include "suites/rows.h"

#define OPERATING RUNNING, ADD_INTERFACE(), BIND(), ENABLE()
#define ALSO_SECOND \
	ADD_INTERFACE(.interface = INTERFACE_SECOND), BIND(.interface = INTERFACE_SECOND), \
		ENABLE(.interface = INTERFACE_SECOND)

#define IS_KNOWN(...) IS_SERVICE(.check = CHECK_SERVICE_KNOWN, __VA_ARGS__)
#define IS_UNKNOWN(...) IS_SERVICE(.check = CHECK_SERVICE_UNKNOWN, __VA_ARGS__)
#define IS_THERE(...) IS_SERVICE(.check = CHECK_SERVICE_THERE, __VA_ARGS__)
#define IS_GONE(...) IS_SERVICE(.check = CHECK_SERVICE_GONE, __VA_ARGS__)

static const struct axis_value services[] = {
	{ .name = "a", .number = SERVICE_A },
	{ .name = "b", .number = SERVICE_B },
	{ .name = "c", .number = SERVICE_C },
	{ .name = NULL },
};

static const struct axis_value structures[] = {
	{ .name = "structure", .number = 0 },
	{ .name = "no-structure", .number = NULLS(2) },
	{ .name = NULL },
};

static const struct test_case is_service_cases[] = {
	{
		.id = "created",
		.requirement = SVC_03,
		.claim = "A service that was created exists, and the structure describes it.",
		.given = STEPS(OPERATING, CREATE_STATIC_SERVICE()),
		.axes = { AXIS(NULLS, structures) },
		.call = IS_KNOWN(),
	},
	{
		.id = "among-others",
		.requirement = SVC_03,
		.claim = "Of several services the one that is asked for is described.",
		.given = STEPS(OPERATING, CREATE_STATIC_SERVICE(), CREATE_STATIC_SERVICE(.service = SERVICE_B),
			       CREATE_STATIC_SERVICE(.service = SERVICE_C)),
		.axes = { AXIS(SERVICE, services) },
		.call = IS_KNOWN(),
	},
	{
		.id = "other-name",
		.requirement = SVC_03,
		.claim = "A name that no service of the type has gives FALSE and the reason.",
		.given = STEPS(OPERATING, CREATE_STATIC_SERVICE()),
		.axes = { AXIS(NULLS, structures) },
		.call = IS_UNKNOWN(.service = SERVICE_MISSING),
		.then = STEPS(IS_THERE()),
	},
	{
		.id = "other-type",
		.requirement = SVC_03,
		.claim = "A name that only a service of another type has gives FALSE and the reason.",
		.given = STEPS(OPERATING, CREATE_STATIC_SERVICE(.service = SERVICE_B)),
		.call = IS_UNKNOWN(.service = SERVICE_C),
		.then = STEPS(IS_THERE(.service = SERVICE_B)),
	},
	{
		.id = "deleted",
		.requirement = SVC_03,
		.claim = "A service that was deleted does not exist any more.",
		.given = STEPS(OPERATING, CREATE_STATIC_SERVICE(), CREATE_STATIC_SERVICE(.service = SERVICE_B),
			       DELETE_STATIC_SERVICE()),
		.call = IS_UNKNOWN(),
		.then = STEPS(IS_THERE(.service = SERVICE_B)),
	},
	{
		.id = "null-name",
		.requirement = SVC_12,
		.claim = "A NULL pointer for the name does no harm.",
		.given = STEPS(OPERATING, CREATE_STATIC_SERVICE()),
		.call = IS_SERVICE(.nulls = NULLS(1)),
		.then = STEPS(IS_THERE()),
	},
};

const struct chapter is_service = CHAPTER(is_service_cases);

static const struct test_case get_service_count_cases[] = {
	{
		.id = "creation",
		.requirement = SVC_07,
		.claim = "The number of services grows by each that is created.",
		.is_alone = true,
		.given = STEPS(OPERATING, GET_SERVICE_COUNT(), CREATE_STATIC_SERVICE(),
			       CREATE_STATIC_SERVICE(.service = SERVICE_B)),
		.call = GET_SERVICE_COUNT(.check = CHECK_SERVICE_COUNT),
	},
	{
		.id = "deletion",
		.requirement = SVC_07,
		.claim = "The number of services shrinks with each that is deleted.",
		.is_alone = true,
		.given = STEPS(OPERATING, CREATE_STATIC_SERVICE(), CREATE_STATIC_SERVICE(.service = SERVICE_B),
			       GET_SERVICE_COUNT(), DELETE_STATIC_SERVICE()),
		.call = GET_SERVICE_COUNT(.check = CHECK_SERVICE_COUNT),
	},
	{
		.id = "none",
		.requirement = SVC_07,
		.claim = "Where there is no service the last error says why the number is 0.",
		.is_alone = true,
		.given = STEPS(OPERATING),
		.call = GET_SERVICE_COUNT(.check = CHECK_SERVICE_COUNT_REASON),
	},
};

const struct chapter get_service_count = CHAPTER(get_service_count_cases);

static const struct test_case create_static_service_cases[] = {
	{
		.id = "succeeds",
		.requirement = SVC_08,
		.claim = "A service is created on an interface that operates, and exists then.",
		.given = STEPS(OPERATING),
		.axes = { AXIS(SERVICE, services) },
		.call = CREATE_STATIC_SERVICE(),
		.expect = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id = "exists",
		.requirement = SVC_08,
		.claim = "What was created is a service from then on.",
		.given = STEPS(OPERATING),
		.call = CREATE_STATIC_SERVICE(),
		.expect = { .returns = ONLY(NO_ERROR) },
		.then = STEPS(IS_THERE()),
	},
	{
		.id = "unknown-index",
		.requirement = SVC_08,
		.claim = "A service on an interface that does not exist is refused, and does not exist.",
		.given = STEPS(OPERATING),
		.call = CREATE_STATIC_SERVICE(.interface = INTERFACE_UNKNOWN),
		.expect = { .returns = A_FAILURE },
		.then = STEPS(IS_GONE()),
	},
	{
		.id = "after-stop",
		.requirement = SVC_08,
		.claim = "Where the protocol does not run no service is created.",
		.given = STEPS(OPERATING, STOP_PROTOCOL(), AWAIT_STOPPED()),
		.call = CREATE_STATIC_SERVICE(),
		.expect = { .returns = A_FAILURE },
	},
	{
		.id = "null-entry",
		.requirement = SVC_12,
		.claim = "A NULL pointer for ServerEntry does no harm.",
		.given = STEPS(OPERATING),
		.call = CREATE_STATIC_SERVICE(.nulls = NULLS(1)),
		.expect = { .returns = REFUSAL_PREFERRED },
		.then = STEPS(CREATE_STATIC_SERVICE(), IS_THERE()),
	},
};

const struct chapter create_static_service = CHAPTER(create_static_service_cases);

static const struct test_case delete_static_service_cases[] = {
	{
		.id = "succeeds",
		.requirement = SVC_08,
		.claim = "A service that was created can be deleted, and does not exist then.",
		.given = STEPS(OPERATING, CREATE_STATIC_SERVICE(), CREATE_STATIC_SERVICE(.service = SERVICE_B)),
		.call = DELETE_STATIC_SERVICE(),
		.expect = { .returns = ONLY(NO_ERROR) },
		.then = STEPS(IS_GONE(), IS_THERE(.service = SERVICE_B)),
	},
	{
		.id = "missing",
		.requirement = SVC_08,
		.claim = "A service that does not exist cannot be deleted.",
		.given = STEPS(OPERATING, CREATE_STATIC_SERVICE()),
		.call = DELETE_STATIC_SERVICE(.service = SERVICE_MISSING),
		.expect = { .returns = A_FAILURE },
		.then = STEPS(IS_THERE()),
	},
	{
		.id = "unknown-index",
		.requirement = SVC_08,
		.claim = "Nothing is deleted from an interface that does not exist.",
		.given = STEPS(OPERATING, CREATE_STATIC_SERVICE()),
		.call = DELETE_STATIC_SERVICE(.interface = INTERFACE_UNKNOWN),
		.expect = { .returns = A_FAILURE },
		.then = STEPS(IS_THERE()),
	},
	{
		.id = "null-entry",
		.requirement = SVC_12,
		.claim = "Deleting the service at a NULL pointer does no harm.",
		.given = STEPS(OPERATING, CREATE_STATIC_SERVICE()),
		.call = DELETE_STATIC_SERVICE(.nulls = NULLS(1)),
		.expect = { .returns = REFUSAL_PREFERRED },
		.then = STEPS(IS_THERE()),
	},
};

const struct chapter delete_static_service = CHAPTER(delete_static_service_cases);

#define ON_SECOND(step) step(.service = SERVICE_B, .interface = INTERFACE_SECOND)
#define BOTH_INTERFACES OPERATING, ALSO_SECOND, CREATE_STATIC_SERVICE(), ON_SECOND(CREATE_STATIC_SERVICE)

static const struct test_case convert_services_cases[] = {
	{
		.id = "succeeds",
		.requirement = SVC_09,
		.claim = "The services of an interface are static after they were converted.",
		.given = STEPS(BOTH_INTERFACES),
		.call = CONVERT_SERVICES(),
		.expect = { .returns = ONLY(NO_ERROR) },
		.then = STEPS(CREATE_ENUMERATION(.exclusion = STM_ONLY_THIS_INTERFACE | STM_ONLY_THIS_PROTOCOL),
			      ENUMERATE_SERVICE(.check = CHECK_SERVICE_STATIC),
			      ENUMERATE_SERVICE(.returns = ONLY(ERROR_NO_MORE_ITEMS)), CLOSE_ENUMERATION(),
			      ON_SECOND(IS_THERE)),
	},
	{
		.id = "unknown-index",
		.requirement = SVC_09,
		.claim = "Nothing is converted on an interface that does not exist.",
		.given = STEPS(OPERATING, CREATE_STATIC_SERVICE()),
		.call = CONVERT_SERVICES(.interface = INTERFACE_UNKNOWN),
		.expect = { .returns = A_FAILURE },
		.then = STEPS(IS_THERE()),
	},
};

const struct chapter convert_services = CHAPTER(convert_services_cases);

static const struct test_case delete_services_cases[] = {
	{
		.id = "succeeds",
		.requirement = SVC_09,
		.claim = "The static services of one interface are deleted, and those of another stay.",
		.given = STEPS(BOTH_INTERFACES, CREATE_STATIC_SERVICE(.service = SERVICE_C)),
		.call = DELETE_SERVICES(),
		.expect = { .returns = ONLY(NO_ERROR) },
		.then = STEPS(IS_GONE(), IS_GONE(.service = SERVICE_C), ON_SECOND(IS_THERE)),
	},
	{
		.id = "none",
		.requirement = SVC_09,
		.claim = "Where an interface has no static service there is nothing to delete.",
		.given = STEPS(OPERATING, ALSO_SECOND, ON_SECOND(CREATE_STATIC_SERVICE)),
		.call = DELETE_SERVICES(),
		.expect = { .returns = SUCCESS_PREFERRED },
		.then = STEPS(ON_SECOND(IS_THERE)),
	},
	{
		.id = "unknown-index",
		.requirement = SVC_09,
		.claim = "Nothing is deleted where there is no interface of that index.",
		.given = STEPS(OPERATING, CREATE_STATIC_SERVICE()),
		.call = DELETE_SERVICES(.interface = INTERFACE_UNKNOWN),
		.expect = { .returns = A_FAILURE },
		.then = STEPS(IS_THERE()),
	},
};

const struct chapter delete_services = CHAPTER(delete_services_cases);
