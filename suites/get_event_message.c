/* SPDX-License-Identifier: MIT */
/* GetEventMessage: the queue, its entries, and the notification event. */
#include "suites/axes.h"
#include "suites/rows.h"
#include "suites/suites.h"

#define OPERATING RUNNING, ADD_INTERFACE(), BIND(), ENABLE()
/* What a protocol had to say of its start is fetched, then the end of an update lies in the queue. */
#define UPDATED OPERATING, GET_EVENT_MESSAGE(), UPDATE_ROUTES(), AWAIT_SIGNAL()
/* The same with ROUTER_STOPPED. */
#define STOP_ANNOUNCED OPERATING, GET_EVENT_MESSAGE(), STOP_PROTOCOL(), AWAIT_SIGNAL()
#define SECOND .interface = INTERFACE_SECOND
/* Two updates end one after the other, and nobody fetches the first. */
#define UPDATED_TWICE \
	OPERATING, ADD_INTERFACE(SECOND), BIND(SECOND), ENABLE(SECOND), GET_EVENT_MESSAGE(), UPDATE_ROUTES(), \
		AWAIT_SIGNAL(), UPDATE_ROUTES(SECOND), AWAIT_SIGNAL()
#define NULL_EVENT .nulls = NULLS(0)
#define NULL_RESULT .nulls = NULLS(1)
#define EMPTY ONLY(ERROR_NO_MORE_ITEMS)
#define ENTRY ONLY(NO_ERROR)

/* One message that the start may have left is fetched first. */
static const struct axis_value emptied_lives[] = {
	{ .name = "before-start-complete", .steps = STEPS(STARTED, GET_EVENT_MESSAGE()) },
	{ .name = "running", .steps = STEPS(RUNNING, GET_EVENT_MESSAGE()) },
	{ .name = NULL },
};

static const struct axis_value events[] = {
	{ .name = "auto-reset", .steps = STEPS(REGISTERED, START_PROTOCOL()) },
	{ .name = "manual-reset", .steps = STEPS(REGISTERED, START_PROTOCOL(.event = EVENT_MANUAL_RESET)) },
	{ .name = NULL },
};

static const struct axis_value outside_runs[] = {
	{ .name = "before-start", .steps = STEPS(REGISTERED) },
	{ .name = "after-stop", .steps = STEPS(STOPPED) },
	{ .name = NULL },
};

static const struct axis_value null_events[] = {
	{ .name = "event", .number = NULLS(0) },
	{ .name = "event-and-result", .number = NULLS(0) | NULLS(1) },
	{ .name = NULL },
};

static const struct test_case get_event_message_cases[] = {
	{
		.id          = "empty",
		.requirement = EVT_01,
		.claim       = "An empty queue says so.",
		.is_alone    = true,
		.axes        = { AXIS(LIFE, emptied_lives) },
		.call        = GET_EVENT_MESSAGE(),
		.expect      = { .returns = EMPTY },
	},
	{
		.id          = "entry",
		.requirement = EVT_02,
		.claim       = "The message that the notification event announced is there.",
		.is_alone    = true,
		.given       = STEPS(UPDATED),
		.call        = GET_EVENT_MESSAGE(),
		.expect      = { .returns = ENTRY },
	},
	{
		.id          = "entry-of-stop",
		.requirement = EVT_02,
		.claim       = "The queue is served while a stop is pending.",
		.needs       = NEED_ASYNCHRONOUS_STOP,
		.is_alone    = true,
		.given       = STEPS(STOP_ANNOUNCED),
		.call        = GET_EVENT_MESSAGE(),
		.expect      = { .returns = ENTRY },
	},
	{
		.id          = "null-result-empty",
		.requirement = EVT_04,
		.claim       = "Result may be NULL when the queue is empty.",
		.is_alone    = true,
		.axes        = { AXIS(LIFE, emptied_lives) },
		.call        = GET_EVENT_MESSAGE(NULL_RESULT),
		.expect      = { .returns = EMPTY },
	},
	{
		.id          = "null-result",
		.requirement = EVT_05,
		.claim       = "Result may be NULL when a message is there, and *Event tells which one.",
		.is_alone    = true,
		.given       = STEPS(UPDATED),
		.call        = GET_EVENT_MESSAGE(NULL_RESULT, .check = CHECK_EVENT_KNOWN),
		.expect      = { .returns = ENTRY },
	},
	{
		.id          = "null-result-of-stop",
		.requirement = EVT_05,
		.claim       = "Result may be NULL while a stop is pending.",
		.needs       = NEED_ASYNCHRONOUS_STOP,
		.is_alone    = true,
		.given       = STEPS(STOP_ANNOUNCED),
		.call        = GET_EVENT_MESSAGE(NULL_RESULT, .check = CHECK_EVENT_KNOWN),
		.expect      = { .returns = ENTRY },
	},
	{
		.id          = "removed",
		.requirement = EVT_07,
		.claim       = "A message that was fetched is not in the queue any more.",
		.is_alone    = true,
		.given       = STEPS(UPDATED),
		.call        = GET_EVENT_MESSAGE(),
		.expect      = { .returns = ENTRY },
		.then        = STEPS(GET_EVENT_MESSAGE(.returns = EMPTY)),
	},
	{
		.id          = "stop-is-signalled",
		.requirement = EVT_08,
		.claim       = "Who only waits for the notification event learns of the end of a stop.",
		.needs       = NEED_ASYNCHRONOUS_STOP,
		.is_alone    = true,
		.given       = STEPS(OPERATING),
		.call        = STOP_PROTOCOL(.returns = ANY_OF(ERROR_PROTOCOL_STOP_PENDING, NO_ERROR)),
		.then        = STEPS(AWAIT_SIGNAL(), AWAIT_STOPPED()),
	},
	{
		.id          = "empty-leaves-outputs",
		.requirement = EVT_14,
		.claim       = "An empty queue leaves *Event and *Result as they were.",
		.is_alone    = true,
		.axes        = { AXIS(LIFE, emptied_lives) },
		.call        = GET_EVENT_MESSAGE(.check = CHECK_EVENT_UNCHANGED),
		.expect      = { .returns = ANY_OF(ERROR_NO_MORE_ITEMS, NO_ERROR), .is_about_failure = true },
	},
	{
		.id          = "null-result-consumes",
		.requirement = EVT_15,
		.claim       = "A message is fetched with a NULL Result as well as with another.",
		.is_alone    = true,
		.given       = STEPS(UPDATED),
		.call        = GET_EVENT_MESSAGE(NULL_RESULT),
		.expect      = { .returns = ENTRY },
		.then        = STEPS(GET_EVENT_MESSAGE(.returns = EMPTY)),
	},
	{
		.id          = "null-event-empty",
		.requirement = EVT_16,
		.claim       = "Event may be NULL when the queue is empty.",
		.is_alone    = true,
		.given       = STEPS(OPERATING, GET_EVENT_MESSAGE()),
		.axes        = { AXIS(NULLS, null_events) },
		.call        = GET_EVENT_MESSAGE(),
		.expect      = { .returns = ANY_OF(ERROR_NO_MORE_ITEMS, NO_ERROR) },
		.then        = STEPS(GET_EVENT_MESSAGE(), GET_INTERFACE_INFO()),
	},
	{
		.id          = "null-event",
		.requirement = EVT_16,
		.claim       = "Event may be NULL when a message is there.",
		.is_alone    = true,
		.given       = STEPS(UPDATED),
		.axes        = { AXIS(NULLS, null_events) },
		.call        = GET_EVENT_MESSAGE(),
		.expect      = { .returns = ANY_OF(ERROR_NO_MORE_ITEMS, NO_ERROR) },
		.then        = STEPS(GET_EVENT_MESSAGE(), GET_INTERFACE_INFO()),
	},
	{
		.id          = "in-order",
		.requirement = EVT_17,
		.claim       = "The update that ended first is announced first.",
		.is_alone    = true,
		.given       = STEPS(UPDATED_TWICE),
		.call        = GET_EVENT_MESSAGE(.check = CHECK_UPDATE_NAMES),
		.expect      = { .returns = ENTRY },
		.then        = STEPS(GET_EVENT_MESSAGE(SECOND, .returns = ENTRY, .check = CHECK_UPDATE_NAMES)),
	},
	{
		.id          = "several-at-once",
		.requirement = EVT_18,
		.claim       = "Two messages are fetched one after the other without another signal.",
		.is_alone    = true,
		.given       = STEPS(UPDATED_TWICE),
		.call        = GET_EVENT_MESSAGE(),
		.expect      = { .returns = ENTRY },
		.then        = STEPS(GET_EVENT_MESSAGE(.returns = ENTRY), GET_EVENT_MESSAGE(.returns = EMPTY)),
	},
	{
		.id          = "kinds-of-event",
		.requirement = EVT_19,
		.claim       = "A message is announced again and again, whichever kind of event it is.",
		.is_alone    = true,
		.given       = STEPS(START_COMPLETE(), ADD_INTERFACE(), BIND(), ENABLE(), GET_EVENT_MESSAGE()),
		.axes        = { AXIS(LIFE, events) },
		.call        = GET_EVENT_MESSAGE(),
		.then        = STEPS(UPDATE_ROUTES(), AWAIT_SIGNAL(), GET_EVENT_MESSAGE(.returns = ENTRY), UPDATE_ROUTES(),
				     AWAIT_SIGNAL(), GET_EVENT_MESSAGE(.returns = ENTRY)),
	},
	{
		.id          = "outside-a-run",
		.requirement = EVT_20,
		.claim       = "Before the first start and after a completed stop the queue is empty.",
		.is_alone    = true,
		.axes        = { AXIS(LIFE, outside_runs) },
		.call        = GET_EVENT_MESSAGE(),
		.expect      = { .returns = EMPTY },
	},
	{
		.id          = "no-signal-without-message",
		.requirement = EVT_21,
		.claim       = "Once its message is fetched the notification event is not signalled again.",
		.is_alone    = true,
		.given       = STEPS(UPDATED),
		.call        = GET_EVENT_MESSAGE(),
		.expect      = { .returns = ENTRY },
		.then        = STEPS(HEAR_NO_SIGNAL()),
	},
	{
		.id          = "result-size",
		.requirement = EVT_23,
		.claim       = "Nothing but the 12 bytes of MESSAGE is touched.",
		.is_alone    = true,
		.given       = STEPS(UPDATED),
		.call        = GET_EVENT_MESSAGE(),
		.expect      = { .returns = ENTRY, .is_about_reads = true },
	},
};

const struct chapter get_event_message = CHAPTER(get_event_message_cases);
