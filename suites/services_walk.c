/* SPDX-License-Identifier: MIT */
/* Walks of the table of services: enumerations, and the two ordered ones. */
#include "suites/suites.h"

#include "suites/rows.h"

#define OPERATING RUNNING, ADD_INTERFACE(), BIND(), ENABLE()
#define ALSO_SECOND \
	ADD_INTERFACE(.interface = INTERFACE_SECOND), BIND(.interface = INTERFACE_SECOND), \
		ENABLE(.interface = INTERFACE_SECOND)

/* The first interface has A and B, the second one C, so that either order by itself differs from that of creation. */
#define THREE_SERVICES \
	OPERATING, ALSO_SECOND, CREATE_STATIC_SERVICE(.service = SERVICE_C, .interface = INTERFACE_SECOND), \
		CREATE_STATIC_SERVICE(.service = SERVICE_B), CREATE_STATIC_SERVICE()

#define OPEN_INTERFACE CREATE_ENUMERATION(.exclusion = STM_ONLY_THIS_INTERFACE)
#define LISTED ENUMERATE_SERVICE(.check = CHECK_SERVICE_LISTED)
#define NO_MORE .returns = ONLY(ERROR_NO_MORE_ITEMS)
#define ENUMERATION_END ENUMERATE_SERVICE(NO_MORE)

/* Flags by which, with the criteria of service A on the first interface, two services match; or one; or none. */
#define FLAGS(text, flags) \
	{ \
		.name = text, .number = (flags) \
	}
static const struct axis_value two_match[] = {
	FLAGS("interface", STM_ONLY_THIS_INTERFACE),
	FLAGS("interface-protocol", STM_ONLY_THIS_INTERFACE | STM_ONLY_THIS_PROTOCOL),
	{ .name = NULL },
};
static const struct axis_value one_matches[] = {
	FLAGS("interface-type", STM_ONLY_THIS_INTERFACE | STM_ONLY_THIS_TYPE),
	FLAGS("interface-name", STM_ONLY_THIS_INTERFACE | STM_ONLY_THIS_NAME),
	FLAGS("type-name", STM_ONLY_THIS_TYPE | STM_ONLY_THIS_NAME),
	FLAGS("name", STM_ONLY_THIS_NAME),
	FLAGS("everything", STM_ONLY_THIS_INTERFACE | STM_ONLY_THIS_PROTOCOL | STM_ONLY_THIS_TYPE | STM_ONLY_THIS_NAME),
	{ .name = NULL },
};
static const struct axis_value none_matches[] = {
	FLAGS("interface-name", STM_ONLY_THIS_INTERFACE | STM_ONLY_THIS_NAME),
	FLAGS("type-name", STM_ONLY_THIS_TYPE | STM_ONLY_THIS_NAME),
	{ .name = NULL },
};
static const struct axis_value unknown_flags[] = {
	FLAGS("0x10", 0x10),
	FLAGS("0x80000000", 0x80000000),
	FLAGS("0xffffffff", 0xFFFFFFFF),
	{ .name = NULL },
};

static const struct axis_value orderings[] = {
	{ .name = "by-type", .number = STM_ORDER_BY_TYPE_AND_NAME },
	{ .name = "by-interface", .number = STM_ORDER_BY_INTERFACE_TYPE_NAME },
	{ .name = NULL },
};
static const struct axis_value unknown_orderings[] = {
	{ .name = "2", .number = 2 },
	{ .name = "0xffffffff", .number = 0xFFFFFFFF },
	{ .name = NULL },
};

static const struct axis_value dead_handles[] = {
	{ .name = "closed", .number = HANDLE_CLOSED },
	{ .name = "null", .number = HANDLE_NONE },
	{ .name = "none", .number = HANDLE_FOREIGN },
	{ .name = NULL },
};

static const struct test_case create_enumeration_cases[] = {
	{
		.id = "succeeds",
		.requirement = SVC_04,
		.claim = "Where there are services an enumeration of them has a handle.",
		.given = STEPS(THREE_SERVICES),
		.axes = { AXIS(EXCLUSION, two_match) },
		.call = CREATE_ENUMERATION(),
		.then = STEPS(LISTED, CLOSE_ENUMERATION()),
	},
	{
		.id = "none",
		.requirement = SVC_04,
		.claim = "Where no service matches there is a handle, or NULL and the reason.",
		.given = STEPS(OPERATING),
		.axes = { AXIS(EXCLUSION, none_matches) },
		.call = CREATE_ENUMERATION(.service = SERVICE_MISSING, .is_loose = true,
					   .check = CHECK_ENUMERATION_ANSWERED),
	},
	{
		.id = "after-stop",
		.requirement = SVC_04,
		.claim = "Where the protocol does not run an enumeration without a handle has a reason.",
		.given = STEPS(OPERATING, STOP_PROTOCOL(), AWAIT_STOPPED()),
		.call = CREATE_ENUMERATION(.is_loose = true, .check = CHECK_ENUMERATION_ANSWERED),
	},
	{
		.id = "unknown-flags",
		.requirement = SVC_12,
		.claim = "Flags of an enumeration that stm.h does not define do no harm.",
		.given = STEPS(THREE_SERVICES),
		.axes = { AXIS(EXCLUSION, unknown_flags) },
		.call = CREATE_ENUMERATION(.is_loose = true),
	},
	{
		.id = "null-criteria",
		.requirement = SVC_12,
		.claim = "A NULL pointer for CriteriaService does no harm, even where the flags ask for it.",
		.given = STEPS(THREE_SERVICES),
		.axes = { AXIS(EXCLUSION, one_matches) },
		.call = CREATE_ENUMERATION(.nulls = NULLS(1), .is_loose = true),
	},
};

const struct chapter create_enumeration = CHAPTER(create_enumeration_cases);

static const struct test_case enumerate_service_cases[] = {
	{
		.id = "two",
		.requirement = SVC_05,
		.claim = "Each of the two services that match is listed once, and then there are no more.",
		.given = STEPS(THREE_SERVICES, CREATE_ENUMERATION()),
		.axes = { AXIS(EXCLUSION, two_match) },
		.call = LISTED,
		.then = STEPS(LISTED, ENUMERATION_END, CLOSE_ENUMERATION()),
	},
	{
		.id = "one",
		.requirement = SVC_05,
		.claim = "The one service that matches is listed, and then there are no more.",
		.given = STEPS(THREE_SERVICES, CREATE_ENUMERATION()),
		.axes = { AXIS(EXCLUSION, one_matches) },
		.call = LISTED,
		.then = STEPS(ENUMERATION_END, CLOSE_ENUMERATION()),
	},
	{
		.id = "end-again",
		.requirement = SVC_05,
		.claim = "Behind the end of an enumeration there are still no more services.",
		.given = STEPS(THREE_SERVICES, OPEN_INTERFACE, LISTED, LISTED, ENUMERATION_END),
		.call = ENUMERATION_END,
		.then = STEPS(CLOSE_ENUMERATION()),
	},
	{
		.id = "dead-handle",
		.requirement = SVC_12,
		.claim = "Enumerating by a handle that was closed, or is none, does no harm.",
		.given = STEPS(THREE_SERVICES, OPEN_INTERFACE, CLOSE_ENUMERATION()),
		.axes = { AXIS(HANDLE, dead_handles) },
		.call = ENUMERATE_SERVICE(),
		.expect = { .returns = PREFER(ERROR_CAN_NOT_COMPLETE, ERROR_NO_MORE_ITEMS, NO_ERROR) },
	},
	{
		.id = "null-service",
		.requirement = SVC_12,
		.claim = "A NULL pointer for the service that is to be listed does no harm.",
		.given = STEPS(THREE_SERVICES, OPEN_INTERFACE),
		.call = ENUMERATE_SERVICE(.nulls = NULLS(1)),
		.expect = { .returns = PREFER(ERROR_CAN_NOT_COMPLETE, ERROR_NO_MORE_ITEMS, NO_ERROR) },
		.then = STEPS(CLOSE_ENUMERATION()),
	},
};

const struct chapter enumerate_service = CHAPTER(enumerate_service_cases);

static const struct test_case close_enumeration_cases[] = {
	{
		.id = "succeeds",
		.requirement = SVC_06,
		.claim = "An enumeration that was begun can be closed before its end.",
		.given = STEPS(THREE_SERVICES, OPEN_INTERFACE, LISTED),
		.call = CLOSE_ENUMERATION(),
		.expect = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id = "at-end",
		.requirement = SVC_06,
		.claim = "An enumeration that has come to its end can be closed.",
		.given = STEPS(THREE_SERVICES, OPEN_INTERFACE, LISTED, LISTED, ENUMERATION_END),
		.call = CLOSE_ENUMERATION(),
		.expect = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id = "dead-handle",
		.requirement = SVC_12,
		.claim = "Closing a handle that was closed, or is none, does no harm.",
		.given = STEPS(THREE_SERVICES, OPEN_INTERFACE, CLOSE_ENUMERATION()),
		.axes = { AXIS(HANDLE, dead_handles) },
		.call = CLOSE_ENUMERATION(),
		.expect = { .returns = PREFER(ERROR_CAN_NOT_COMPLETE, NO_ERROR) },
	},
};

const struct chapter close_enumeration = CHAPTER(close_enumeration_cases);

/* Other services than those of the case can be there, but no other static ones. */
#define STATIC_ONES .exclusion = STM_ONLY_THIS_PROTOCOL
#define STATIC_OF_TYPE .exclusion = STM_ONLY_THIS_PROTOCOL | STM_ONLY_THIS_TYPE
#define FIRST_OF(...) FIRST_SERVICE(.check = CHECK_SERVICE_ORDERED, __VA_ARGS__)
#define NEXT_OF(...) NEXT_SERVICE(.check = CHECK_SERVICE_ORDERED, __VA_ARGS__)

static const struct test_case first_service_cases[] = {
	{
		.id = "succeeds",
		.requirement = SVC_10,
		.claim = "The first service that matches is given, by either order.",
		.given = STEPS(THREE_SERVICES),
		.axes = { AXIS(ORDERING, orderings), AXIS(EXCLUSION, two_match) },
		.call = FIRST_OF(),
	},
	{
		.id = "one",
		.requirement = SVC_10,
		.claim = "Where one service matches it is the first one, by either order.",
		.given = STEPS(THREE_SERVICES),
		.axes = { AXIS(ORDERING, orderings), AXIS(EXCLUSION, one_matches) },
		.call = FIRST_OF(),
	},
	{
		.id = "none",
		.requirement = SVC_11,
		.claim = "Where no service matches there is no first one.",
		.given = STEPS(THREE_SERVICES),
		.axes = { AXIS(ORDERING, orderings), AXIS(EXCLUSION, none_matches) },
		.call = FIRST_SERVICE(.service = SERVICE_MISSING),
		.expect = { .returns = ONLY(ERROR_NO_MORE_ITEMS) },
	},
	{
		.id = "unknown-ordering",
		.requirement = SVC_12,
		.claim = "A walk in an order that stm.h does not define does no harm at its begin.",
		.given = STEPS(THREE_SERVICES),
		.axes = { AXIS(ORDERING, unknown_orderings) },
		.call = FIRST_SERVICE(),
		.expect = { .returns = PREFER(ERROR_INVALID_PARAMETER, ERROR_CAN_NOT_COMPLETE, ERROR_NO_MORE_ITEMS,
					      NO_ERROR) },
	},
	{
		.id = "unknown-flags",
		.requirement = SVC_12,
		.claim = "Flags of an ordered walk that stm.h does not define do no harm.",
		.given = STEPS(THREE_SERVICES),
		.axes = { AXIS(EXCLUSION, unknown_flags) },
		.call = FIRST_SERVICE(),
		.expect = { .returns = PREFER(ERROR_INVALID_PARAMETER, ERROR_CAN_NOT_COMPLETE, ERROR_NO_MORE_ITEMS,
					      NO_ERROR) },
	},
	{
		.id = "null-service",
		.requirement = SVC_12,
		.claim = "A NULL pointer for the first service does no harm.",
		.given = STEPS(THREE_SERVICES),
		.call = FIRST_SERVICE(.nulls = NULLS(2)),
		.expect = { .returns = PREFER(ERROR_INVALID_PARAMETER, ERROR_CAN_NOT_COMPLETE, ERROR_NO_MORE_ITEMS,
					      NO_ERROR) },
	},
};

const struct chapter first_service = CHAPTER(first_service_cases);

static const struct test_case next_service_cases[] = {
	{
		.id = "interface",
		.requirement = SVC_10,
		.claim = "The services of one interface follow each other in order.",
		.given = STEPS(THREE_SERVICES, FIRST_OF()),
		.axes = { AXIS(ORDERING, orderings), AXIS(EXCLUSION, two_match) },
		.call = NEXT_OF(),
		.then = STEPS(NEXT_SERVICE(NO_MORE)),
	},
	{
		.id = "all",
		.requirement = SVC_10,
		.claim = "The static services of all interfaces follow each other in order, each of them once.",
		.is_alone = true,
		.given = STEPS(THREE_SERVICES, FIRST_OF(STATIC_ONES), NEXT_OF(STATIC_ONES)),
		.axes = { AXIS(ORDERING, orderings) },
		.call = NEXT_OF(STATIC_ONES),
		.then = STEPS(NEXT_SERVICE(STATIC_ONES, NO_MORE)),
	},
	{
		.id = "type",
		.requirement = SVC_10,
		.claim = "The static services of one type follow each other in order, whatever interface they are on.",
		.is_alone = true,
		.given = STEPS(THREE_SERVICES, FIRST_OF(STATIC_OF_TYPE)),
		.axes = { AXIS(ORDERING, orderings) },
		.call = NEXT_OF(STATIC_OF_TYPE),
		.then = STEPS(NEXT_SERVICE(STATIC_OF_TYPE, NO_MORE)),
	},
	{
		.id = "end",
		.requirement = SVC_11,
		.claim = "Behind the last service there are no more, by either order.",
		.given = STEPS(THREE_SERVICES, FIRST_OF(), NEXT_OF()),
		.axes = { AXIS(ORDERING, orderings), AXIS(EXCLUSION, two_match) },
		.call = NEXT_SERVICE(),
		.expect = { .returns = ONLY(ERROR_NO_MORE_ITEMS) },
	},
	{
		.id = "unknown-ordering",
		.requirement = SVC_12,
		.claim = "Going on in an order that stm.h does not define does no harm.",
		.given = STEPS(THREE_SERVICES),
		.axes = { AXIS(ORDERING, unknown_orderings) },
		.call = NEXT_SERVICE(),
		.expect = { .returns = PREFER(ERROR_INVALID_PARAMETER, ERROR_CAN_NOT_COMPLETE, ERROR_NO_MORE_ITEMS,
					      NO_ERROR) },
	},
	{
		.id = "null-service",
		.requirement = SVC_12,
		.claim = "A NULL pointer for the next service does no harm.",
		.given = STEPS(THREE_SERVICES),
		.call = NEXT_SERVICE(.nulls = NULLS(2)),
		.expect = { .returns = PREFER(ERROR_INVALID_PARAMETER, ERROR_CAN_NOT_COMPLETE, ERROR_NO_MORE_ITEMS,
					      NO_ERROR) },
	},
};

const struct chapter next_service = CHAPTER(next_service_cases);
