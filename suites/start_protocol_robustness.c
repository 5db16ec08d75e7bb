/* SPDX-License-Identifier: MIT */
/* StartProtocol: odd arguments, and starting where a run is on, failed or is over. */
#include "suites/axes.h"
#include "suites/rows.h"
#include "suites/suites.h"

#define STOPPED_WITH_INTERFACE RUNNING, ADD_INTERFACE(), BIND(), ENABLE(), STOP_PROTOCOL(), AWAIT_STOPPED()
#define WORKS START_COMPLETE(), ADD_INTERFACE(), GET_INTERFACE_INFO(), STOP_PROTOCOL(), AWAIT_STOPPED()

/* What follows where either answer is fine: a protocol that did start operates on an interface, and stops. */
#define STOP_IF_RUNNING STOP_PROTOCOL(.is_if_running = true), AWAIT_STOPPED()
#define OPERATE_IF_RUNNING \
	START_COMPLETE(.is_if_running = true), ADD_INTERFACE(.is_if_running = true), BIND(.is_if_running = true), \
		INTERFACE_STATUS(.status_type = RIS_INTERFACE_ENABLED, .returns = ANY_DOCUMENTED, \
				 .is_if_running = true), \
		ENABLE(.is_if_running = true)

static const struct axis_value counts[] = {
	{ .name = "count-0", .number = COUNT_ZERO },
	{ .name = "count-2", .number = COUNT_TWO },
	{ .name = "count-2-of-1", .number = COUNT_TWO_OF_ONE },
	{ .name = "count-max", .number = COUNT_MAX },
	{ .name = "count-wrapping", .number = COUNT_WRAPPING },
	{ .name = NULL },
};

static const struct axis_value small_sizes[] = {
	{ .name = "size-0", .number = SIZE_ZERO },
	{ .name = "size-1", .number = SIZE_1 },
	{ .name = "size-less-1", .number = SIZE_LESS_1 },
	{ .name = NULL },
};

static const struct axis_value large_sizes[] = {
	{ .name = "size-plus-1", .number = SIZE_PLUS_1 },
	{ .name = "size-plus-4", .number = SIZE_PLUS_4 },
	{ .name = "size-plus-4096", .number = SIZE_PLUS_4096 },
	{ .name = "size-plus-4096-random", .number = SIZE_PLUS_4096_RANDOM },
	{ .name = NULL },
};

static const struct axis_value odd_versions[] = {
	{ .name = "version-0", .number = VERSION_ZERO },
	{ .name = "version-plus-1", .number = VERSION_PLUS_1 },
	{ .name = "version-max", .number = VERSION_MAX },
	{ .name = NULL },
};

static const struct axis_value types[] = {
	{ .name = "permanent", .number = PERMANENT },
	{ .name = "demand-dial", .number = DEMAND_DIAL },
	{ .name = NULL },
};

static const struct axis_value table_versions[] = {
	{ .name = "table-0", .number = SUPPORT_VERSION_ZERO },
	{ .name = "table-0x600", .number = SUPPORT_VERSION_60 },
	{ .name = NULL },
};

static const struct axis_value registrations[] = {
	{ .name = "registered-once", .steps = STEPS(STOPPED) },
	{ .name = "registered-again", .steps = STEPS(STOPPED, REGISTERED) },
	{ .name = NULL },
};

static const struct test_case start_protocol_robustness_cases[] = {
	{
		.id = "configuration-gone",
		.requirement = START_10,
		.claim = "The protocol runs though GlobalInfo is inaccessible once StartProtocol returned.",
		.given = STEPS(REGISTERED),
		.axes = { AXIS(CONFIGURATION, valid_configurations) },
		.call = START_PROTOCOL(.is_poisoned = true),
		.expect = { .returns = ANY_DOCUMENTED, .is_about_success = true },
		.then = STEPS(START_COMPLETE(), ADD_INTERFACE(), BIND(), ENABLE(),
			      GET_GLOBAL_INFO(.configuration = CONFIGURATION_ANY), STOP_PROTOCOL(), AWAIT_STOPPED()),
	},
	{
		.id = "support-functions-gone",
		.requirement = START_11,
		.claim = "The support functions are inaccessible once StartProtocol returned.",
		.given = STEPS(REGISTERED),
		.call = START_PROTOCOL(.support = SUPPORT_SHORT_LIVED),
		.expect = { .returns = ANY_DOCUMENTED },
		.then = STEPS(OPERATE_IF_RUNNING, STOP_IF_RUNNING),
	},
	{
		.id = "null-without-size",
		.requirement = START_12,
		.claim = "GlobalInfo NULL with StructureSize 0 gives a documented code.",
		.given = STEPS(REGISTERED),
		.call = START_PROTOCOL(.configuration = CONFIGURATION_NULL, .size = SIZE_ZERO),
		.expect = { .returns = REFUSAL_PREFERRED },
		.then = STEPS(OPERATE_IF_RUNNING, STOP_IF_RUNNING),
	},
	{
		.id = "null",
		.requirement = START_13,
		.claim = "GlobalInfo NULL with the size of a configuration gives a documented code.",
		.given = STEPS(REGISTERED),
		.call = START_PROTOCOL(.configuration = CONFIGURATION_NULL, .size = SIZE_PLUS_4),
		.expect = { .returns = REFUSAL_PREFERRED },
		.then = STEPS(OPERATE_IF_RUNNING, STOP_IF_RUNNING),
	},
	{
		.id = "other-count",
		.requirement = START_14,
		.claim = "Another StructureCount than 1 gives a documented code.",
		.given = STEPS(REGISTERED),
		.axes = { AXIS(COUNT, counts) },
		.call = START_PROTOCOL(),
		.expect = { .returns = REFUSAL_PREFERRED },
	},
	{
		.id = "too-small",
		.requirement = START_15,
		.claim = "A StructureSize that is too small for the configuration is refused.",
		.given = STEPS(REGISTERED),
		.axes = { AXIS(SIZE, small_sizes) },
		.call = START_PROTOCOL(),
		.expect = { .returns = PREFER(ERROR_INVALID_PARAMETER, ERROR_CAN_NOT_COMPLETE) },
	},
	{
		.id = "too-large",
		.requirement = START_16,
		.claim = "Bytes behind the configuration give a documented code.",
		.given = STEPS(REGISTERED),
		.axes = { AXIS(SIZE, large_sizes) },
		.call = START_PROTOCOL(),
		.expect = { .returns = ANY_DOCUMENTED },
	},
	{
		.id = "unknown-version",
		.requirement = START_17,
		.claim = "A StructureVersion that the configuration does not have gives a documented code.",
		.given = STEPS(REGISTERED),
		.axes = { AXIS(VERSION, odd_versions) },
		.call = START_PROTOCOL(),
		.expect = { .returns = ANY_DOCUMENTED },
	},
	{
		.id = "null-event",
		.requirement = START_18,
		.claim = "NotificationEvent NULL is refused, or the protocol runs and its messages can be fetched.",
		.given = STEPS(REGISTERED),
		.call = START_PROTOCOL(.nulls = NULLS(0)),
		.expect = { .returns = ANY_DOCUMENTED },
		.then = STEPS(OPERATE_IF_RUNNING, STOP_IF_RUNNING),
	},
	{
		.id = "closed-event",
		.requirement = START_19,
		.claim = "NotificationEvent with a closed handle is refused, or the protocol runs and stops.",
		.given = STEPS(REGISTERED),
		.call = START_PROTOCOL(.event = EVENT_CLOSED),
		.expect = { .returns = ANY_DOCUMENTED },
		.then = STEPS(OPERATE_IF_RUNNING, STOP_IF_RUNNING),
	},
	{
		.id = "null-support-functions",
		.requirement = START_20,
		.claim = "SupportFunctions NULL is refused, or the protocol runs without them.",
		.given = STEPS(REGISTERED),
		.axes = { AXIS(INTERFACE_TYPE, types) },
		.call = START_PROTOCOL(.nulls = NULLS(1)),
		.expect = { .returns = ANY_DOCUMENTED },
		.then = STEPS(OPERATE_IF_RUNNING, STOP_IF_RUNNING),
	},
	{
		.id = "support-functions-missing",
		.requirement = START_20,
		.claim = "A table without GetRouterId, HasMulticastBoundary and DemandDialRequest is refused or works.",
		.given = STEPS(REGISTERED),
		.axes = { AXIS(INTERFACE_TYPE, types) },
		.call = START_PROTOCOL(.support = SUPPORT_WITHOUT_OPTIONAL),
		.expect = { .returns = ANY_DOCUMENTED },
		.then = STEPS(OPERATE_IF_RUNNING, STOP_IF_RUNNING),
	},
	{
		.id = "support-functions-version",
		.requirement = START_21,
		.claim = "Whatever their dwVersion says, nothing past the support functions of 0x500 is touched.",
		.given = STEPS(REGISTERED),
		.axes = { AXIS(SUPPORT, table_versions) },
		.call = START_PROTOCOL(),
		.expect = { .returns = ANY_DOCUMENTED, .is_about_reads = true },
		.then = STEPS(OPERATE_IF_RUNNING, STOP_IF_RUNNING),
	},
	{
		.id = "second",
		.requirement = START_22,
		.claim = "A second start is refused, and the run goes on with its interface and configuration.",
		.given = STEPS(RUNNING, ADD_INTERFACE()),
		.axes = { AXIS(CONFIGURATION, valid_configurations) },
		.call = START_PROTOCOL(),
		.expect = { .returns = PREFER(ERROR_CAN_NOT_COMPLETE, ERROR_INVALID_PARAMETER) },
		.then = STEPS(GET_GLOBAL_INFO(), GET_INTERFACE_INFO(), DELETE_INTERFACE(), STOP_PROTOCOL(),
			      AWAIT_STOPPED()),
	},
	{
		.id = "second-before-start-complete",
		.requirement = START_22,
		.claim = "A second start before StartComplete is refused, and the run goes on.",
		.given = STEPS(STARTED, ADD_INTERFACE()),
		.axes = { AXIS(CONFIGURATION, valid_configurations) },
		.call = START_PROTOCOL(),
		.expect = { .returns = PREFER(ERROR_CAN_NOT_COMPLETE, ERROR_INVALID_PARAMETER) },
		.then = STEPS(GET_GLOBAL_INFO(), GET_INTERFACE_INFO(), START_COMPLETE(), DELETE_INTERFACE(),
			      STOP_PROTOCOL(), AWAIT_STOPPED()),
	},
	{
		.id = "after-failed",
		.requirement = START_23,
		.claim = "After a start that was refused a valid one succeeds, and the protocol works.",
		.given = STEPS(REGISTERED),
		.axes = { { AXIS_BAD } },
		.call = START_PROTOCOL(),
		.expect = { .returns = A_FAILURE, .is_about_failure = true },
		.then = STEPS(START_PROTOCOL(), WORKS),
	},
	{
		.id = "after-stop",
		.requirement = START_24,
		.claim = "After a completed stop the protocol starts again, and works.",
		.axes = { AXIS(LIFE, registrations), AXIS(CONFIGURATION, valid_configurations) },
		.call = START_PROTOCOL(),
		.then = STEPS(WORKS),
	},
	{
		.id = "event-not-reset",
		.requirement = START_25,
		.claim = "A manual-reset event stays signalled when GetEventMessage is called.",
		.given = STEPS(REGISTERED, START_PROTOCOL(.event = EVENT_MANUAL_RESET), START_COMPLETE()),
		.call = GET_EVENT_MESSAGE(.check = CHECK_EVENT_KEPT),
	},
	{
		.id = "event-not-closed",
		.requirement = START_25,
		.claim = "The handle of the event is still open after a completed stop.",
		.given = STEPS(STOPPED_WITH_INTERFACE),
		.call = GET_EVENT_MESSAGE(.check = CHECK_EVENT_KEPT, .is_loose = true),
	},
	{
		.id = "no-interface-of-earlier-run",
		.requirement = START_26,
		.claim = "An interface of the run before is unknown right after StartProtocol.",
		.given = STEPS(STOPPED_WITH_INTERFACE),
		.call = START_PROTOCOL(),
		.then = STEPS(GET_INTERFACE_INFO(.returns = ONLY(ERROR_INVALID_PARAMETER))),
	},
};

const struct chapter start_protocol_robustness = CHAPTER(start_protocol_robustness_cases);
