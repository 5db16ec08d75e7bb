/* SPDX-License-Identifier: MIT */
/* What holds of every callback: threads, re-entrance, the index first, and nothing outside a run. */
#include "suites/axes.h"
#include "suites/rows.h"
#include "suites/suites.h"

#define ONE_INTERFACE RUNNING, ADD_INTERFACE()
#define ELSEWHERE .is_on_other_thread = true
#define NOTHING_SAID STEPS(HEAR_SILENCE())
#define QUERY_FAILS ANY_OF(ERROR_CAN_NOT_COMPLETE, ERROR_INVALID_PARAMETER, ERROR_INSUFFICIENT_BUFFER)

static const struct test_case get_global_cases[] = {
	{
		.id          = "fails-outside-a-run",
		.requirement = GEN_11,
		.claim       = "GetGlobalInfo fails before the start and after the stop, and nothing is said.",
		.axes        = { AXIS(LIFE, outside_a_run) },
		.call        = GET_GLOBAL_INFO(),
		.expect      = { .returns = QUERY_FAILS },
		.then        = NOTHING_SAID,
	},
};

static const struct test_case set_global_cases[] = {
	{
		.id          = "fails-outside-a-run",
		.requirement = GEN_11,
		.claim       = "SetGlobalInfo fails before the start and after the stop, and nothing is said.",
		.axes        = { AXIS(LIFE, outside_a_run) },
		.call        = SET_GLOBAL_INFO(),
		.expect      = { .returns = A_FAILURE },
		.then        = NOTHING_SAID,
	},
};

static const struct test_case add_cases[] = {
	{
		.id          = "fails-outside-a-run",
		.requirement = GEN_11,
		.claim       = "AddInterface fails before the start and after the stop, and nothing is said.",
		.axes        = { AXIS(LIFE, outside_a_run) },
		.call        = ADD_INTERFACE(),
		.expect      = { .returns = A_FAILURE },
		.then        = NOTHING_SAID,
	},
};

static const struct test_case delete_cases[] = {
	{
		.id          = "fails-outside-a-run",
		.requirement = GEN_11,
		.claim       = "DeleteInterface fails before the start and after the stop, and nothing is said.",
		.axes        = { AXIS(LIFE, outside_a_run) },
		.call        = DELETE_INTERFACE(),
		.expect      = { .returns = A_FAILURE },
		.then        = NOTHING_SAID,
	},
};

static const struct test_case status_cases[] = {
	{
		.id          = "asked-for-configuration",
		.requirement = GEN_09,
		.claim       = "GetInterfaceInfo from inside a support function does not block the protocol.",
		.given       = STEPS(ONE_INTERFACE, BIND()),
		.call        = ENABLE(.reentry = REENTRY_GET_INTERFACE_INFO),
		.expect      = { .returns = ANY_DOCUMENTED },
		.then        = STEPS(HEAR_ACTIVITY(.is_control = true)),
	},
	{
		.id          = "asked-for-messages",
		.requirement = GEN_09,
		.claim       = "GetEventMessage from inside a support function does not block the protocol.",
		.given       = STEPS(ONE_INTERFACE, BIND()),
		.call        = ENABLE(.reentry = REENTRY_GET_EVENT_MESSAGE),
		.expect      = { .returns = ANY_DOCUMENTED },
		.then        = STEPS(HEAR_ACTIVITY(.is_control = true)),
	},
	{
		.id          = "index-before-pointers",
		.requirement = GEN_10,
		.claim       = "An unknown index is refused before StatusInfo is touched.",
		.given       = STEPS(RUNNING),
		.axes        = { AXIS(STATUS_TYPE, status_types) },
		.call        = INTERFACE_STATUS(.interface = INTERFACE_UNKNOWN, .info = INFO_UNREADABLE),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id          = "fails-outside-a-run",
		.requirement = GEN_11,
		.claim       = "InterfaceStatus fails before the start and after the stop, and nothing is said.",
		.axes        = { AXIS(LIFE, outside_a_run), AXIS(STATUS_TYPE, status_types) },
		.call        = INTERFACE_STATUS(.active = 1),
		.expect      = { .returns = A_FAILURE },
		.then        = NOTHING_SAID,
	},
};

static const struct test_case get_interface_cases[] = {
	{
		.id          = "threads",
		.requirement = GEN_07,
		.claim       = "A run in which each call comes on a thread of its own works.",
		.given       = STEPS(REGISTER_PROTOCOL(ELSEWHERE), START_PROTOCOL(ELSEWHERE), ADD_INTERFACE(ELSEWHERE),
			       START_COMPLETE(ELSEWHERE), BIND(ELSEWHERE), ENABLE(ELSEWHERE)),
		.call        = GET_INTERFACE_INFO(ELSEWHERE),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(SET_INTERFACE_INFO(ELSEWHERE, .configuration = CONFIGURATION_B),
			      GET_INTERFACE_INFO(ELSEWHERE, .configuration = CONFIGURATION_B),
			      GET_GLOBAL_INFO(ELSEWHERE), GET_EVENT_MESSAGE(ELSEWHERE), DISABLE(ELSEWHERE),
			      DELETE_INTERFACE(ELSEWHERE), STOP_PROTOCOL(ELSEWHERE), AWAIT_STOPPED()),
	},
	{
		.id          = "index-before-pointers",
		.requirement = GEN_10,
		.claim       = "An unknown index is refused before an output of GetInterfaceInfo is touched.",
		.given       = STEPS(RUNNING),
		.call        = GET_INTERFACE_INFO(.interface = INTERFACE_UNKNOWN, .is_unreadable = true),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id          = "fails-outside-a-run",
		.requirement = GEN_11,
		.claim       = "GetInterfaceInfo fails before the start and after the stop, and nothing is said.",
		.axes        = { AXIS(LIFE, outside_a_run) },
		.call        = GET_INTERFACE_INFO(),
		.expect      = { .returns = QUERY_FAILS },
		.then        = NOTHING_SAID,
	},
};

static const struct test_case set_interface_cases[] = {
	{
		.id          = "no-input-kept",
		.requirement = GEN_06,
		.claim       = "Nothing that was handed over is used after its call returned, in a whole run.",
		.given       = STEPS(REGISTERED, START_PROTOCOL(.is_poisoned = true), ADD_INTERFACE(.is_poisoned = true),
			       START_COMPLETE(), BIND(.is_poisoned = true), ENABLE()),
		.call        = SET_INTERFACE_INFO(.configuration = CONFIGURATION_B, .is_poisoned = true),
		.expect      = { .returns = ANY_DOCUMENTED },
		.then        = STEPS(SET_GLOBAL_INFO(.is_poisoned = true),
			      GET_INTERFACE_INFO(.configuration = CONFIGURATION_A_OR_B), GET_GLOBAL_INFO(),
			      MEDIA_ABSENT(), MEDIA_PRESENT(), DISABLE(), DELETE_INTERFACE(), STOP_PROTOCOL(),
			      AWAIT_STOPPED()),
	},
	{
		.id          = "index-before-pointers",
		.requirement = GEN_10,
		.claim       = "An unknown index is refused before InterfaceInfo of SetInterfaceInfo is touched.",
		.given       = STEPS(RUNNING),
		.call        = SET_INTERFACE_INFO(.interface = INTERFACE_UNKNOWN, .configuration = CONFIGURATION_UNREADABLE),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id          = "fails-outside-a-run",
		.requirement = GEN_11,
		.claim       = "SetInterfaceInfo fails before the start and after the stop, and nothing is said.",
		.axes        = { AXIS(LIFE, outside_a_run) },
		.call        = SET_INTERFACE_INFO(),
		.expect      = { .returns = A_FAILURE },
		.then        = NOTHING_SAID,
	},
};

static const struct test_case connect_cases[] = {
	{
		.id          = "index-before-pointers",
		.requirement = GEN_10,
		.claim       = "An unknown index is refused before ClientAddress of ConnectClient is touched.",
		.given       = STEPS(RUNNING),
		.call        = CONNECT_CLIENT(.interface = INTERFACE_UNKNOWN, .is_unreadable = true),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id          = "fails-outside-a-run",
		.requirement = GEN_11,
		.claim       = "ConnectClient fails before the start and after the stop, and nothing is said.",
		.axes        = { AXIS(LIFE, outside_a_run) },
		.call        = CONNECT_CLIENT(),
		.expect      = { .returns = A_FAILURE },
		.then        = NOTHING_SAID,
	},
};

static const struct test_case disconnect_cases[] = {
	{
		.id          = "index-before-pointers",
		.requirement = GEN_10,
		.claim       = "An unknown index is refused before ClientAddress of DisconnectClient is touched.",
		.given       = STEPS(RUNNING),
		.call        = DISCONNECT_CLIENT(.interface = INTERFACE_UNKNOWN, .is_unreadable = true),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id          = "fails-outside-a-run",
		.requirement = GEN_11,
		.claim       = "DisconnectClient fails before the start and after the stop, and nothing is said.",
		.axes        = { AXIS(LIFE, outside_a_run) },
		.call        = DISCONNECT_CLIENT(),
		.expect      = { .returns = A_FAILURE },
		.then        = NOTHING_SAID,
	},
};

static const struct test_case update_cases[] = {
	{
		.id          = "fails-outside-a-run",
		.requirement = GEN_11,
		.claim       = "DoUpdateRoutes fails before the start and after the stop, and nothing is said.",
		.axes        = { AXIS(LIFE, outside_a_run) },
		.call        = UPDATE_ROUTES(),
		.expect      = { .returns = A_FAILURE },
		.then        = NOTHING_SAID,
	},
};

static const struct test_case neighbors_cases[] = {
	{
		.id          = "index-before-pointers",
		.requirement = GEN_10,
		.claim       = "An unknown index is refused before an output of GetNeighbors is touched.",
		.given       = STEPS(RUNNING),
		.call        = GET_NEIGHBORS(.interface = INTERFACE_UNKNOWN, .is_unreadable = true),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id          = "fails-outside-a-run",
		.requirement = GEN_11,
		.claim       = "GetNeighbors fails before the start and after the stop, and nothing is said.",
		.axes        = { AXIS(LIFE, outside_a_run) },
		.call        = GET_NEIGHBORS(),
		.expect      = { .returns = QUERY_FAILS },
		.then        = NOTHING_SAID,
	},
};

static const struct test_case mfe_cases[] = {
	{
		.id          = "index-before-pointers",
		.requirement = GEN_10,
		.claim       = "An unknown index is refused before StatusCode of GetMfeStatus is touched.",
		.given       = STEPS(RUNNING),
		.call        = GET_MFE_STATUS(.interface = INTERFACE_UNKNOWN, .is_unreadable = true),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id          = "fails-outside-a-run",
		.requirement = GEN_11,
		.claim       = "GetMfeStatus fails before the start and after the stop, and nothing is said.",
		.axes        = { AXIS(LIFE, outside_a_run) },
		.call        = GET_MFE_STATUS(),
		.expect      = { .returns = A_FAILURE },
		.then        = NOTHING_SAID,
	},
};

const struct chapter general_get_global = CHAPTER(get_global_cases);
const struct chapter general_set_global = CHAPTER(set_global_cases);
const struct chapter general_add = CHAPTER(add_cases);
const struct chapter general_delete = CHAPTER(delete_cases);
const struct chapter general_status = CHAPTER(status_cases);
const struct chapter general_get_interface = CHAPTER(get_interface_cases);
const struct chapter general_set_interface = CHAPTER(set_interface_cases);
const struct chapter general_connect = CHAPTER(connect_cases);
const struct chapter general_disconnect = CHAPTER(disconnect_cases);
const struct chapter general_neighbors = CHAPTER(neighbors_cases);
const struct chapter general_mfe = CHAPTER(mfe_cases);
const struct chapter general_update = CHAPTER(update_cases);
