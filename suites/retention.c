/* SPDX-License-Identifier: MIT */
/*
 * What a call was lent is not touched once it has returned: one row for each callback that has pointers, but for those
 * of which a requirement of their own says it (START-10, SGLOB-16, ADDIF-17, IFSTATUS-29, SIFINFO-48, CLIENT-14).
 */
#include "suites/mib.h"
#include "suites/rows.h"
#include "suites/suites.h"

#define GONE .is_poisoned = true
#define SECOND .interface = INTERFACE_SECOND
#define READ_WHATEVER GET_INTERFACE_INFO(.configuration = CONFIGURATION_ANY)
#define OPERATING RUNNING, ADD_INTERFACE(), BIND(), ENABLE()
#define BOTH_OPERATING OPERATING, ADD_INTERFACE(SECOND), BIND(SECOND), ENABLE(SECOND)
#define WITH_SERVICES OPERATING, CREATE_STATIC_SERVICE(), CREATE_STATIC_SERVICE(.service = SERVICE_B)
#define WITH_ENUMERATION WITH_SERVICES, CREATE_ENUMERATION()

/* The life of an interface goes on, and all that may look at what was kept gets its turn. */
#define THE_REST MEDIA_ABSENT(), MEDIA_PRESENT(), READ_WHATEVER, DISABLE(), DELETE_INTERFACE()

#define WHERE_IT_SUCCEEDS(...) { .returns = ANY_OF(NO_ERROR, __VA_ARGS__), .is_about_success = true }
#define QUERY_SUCCEEDS WHERE_IT_SUCCEEDS(ERROR_CAN_NOT_COMPLETE, ERROR_INVALID_PARAMETER, ERROR_INSUFFICIENT_BUFFER)
#define WALK_SUCCEEDS \
	WHERE_IT_SUCCEEDS(ERROR_CAN_NOT_COMPLETE, ERROR_INVALID_PARAMETER, ERROR_INSUFFICIENT_BUFFER, ERROR_NO_MORE_ITEMS)
#define CHANGE_SUCCEEDS WHERE_IT_SUCCEEDS(ERROR_CAN_NOT_COMPLETE, ERROR_INVALID_PARAMETER)
#define TRAP_SUCCEEDS WHERE_IT_SUCCEEDS(ERROR_ACCESS_DENIED, ERROR_NOT_ENOUGH_MEMORY)

/* Which types of entries there are only the candidate knows. */
static const struct axis_value likely_types[] = {
	{ .name = "0", .number = 0 },
	{ .name = "1", .number = 1 },
	{ .name = "2", .number = 2 },
	{ .name = NULL },
};

static const struct test_case register_cases[] = {
	{
		.id          = "nothing-kept",
		.requirement = GEN_06,
		.claim       = "The tables that were filled in are not used once RegisterProtocol has returned.",
		.call        = REGISTER_PROTOCOL(GONE),
		.expect      = IF_REGISTERED,
		.then        = STEPS(START_PROTOCOL(), START_COMPLETE(), STOP_PROTOCOL(), AWAIT_STOPPED()),
	},
};

static const struct test_case get_global_cases[] = {
	{
		.id          = "nothing-kept",
		.requirement = GEN_06,
		.claim       = "No output of GetGlobalInfo is used once the call has returned.",
		.given       = STEPS(OPERATING),
		.call        = GET_GLOBAL_INFO(GONE),
		.expect      = QUERY_SUCCEEDS,
		.then        = STEPS(GET_GLOBAL_INFO(), THE_REST),
	},
};

static const struct test_case get_interface_cases[] = {
	{
		.id          = "nothing-kept",
		.requirement = GEN_06,
		.claim       = "No output of GetInterfaceInfo is used once the call has returned.",
		.given       = STEPS(OPERATING),
		.call        = GET_INTERFACE_INFO(GONE),
		.expect      = QUERY_SUCCEEDS,
		.then        = STEPS(GET_INTERFACE_INFO(), THE_REST),
	},
};

static const struct test_case get_event_cases[] = {
	{
		.id          = "nothing-kept",
		.requirement = GEN_06,
		.claim       = "No output of GetEventMessage is used once the call has returned.",
		.given       = STEPS(OPERATING),
		.call        = GET_EVENT_MESSAGE(GONE),
		.expect      = { .returns = ANY_OF(NO_ERROR, ERROR_NO_MORE_ITEMS) },
		.then        = STEPS(GET_EVENT_MESSAGE(), THE_REST),
	},
};

static const struct test_case neighbors_cases[] = {
	{
		.id          = "nothing-kept",
		.requirement = GEN_06,
		.claim       = "No output of GetNeighbors is used once the call has returned.",
		.given       = STEPS(BOTH_OPERATING),
		.call        = GET_NEIGHBORS(GONE),
		.expect      = QUERY_SUCCEEDS,
		.then        = STEPS(GET_NEIGHBORS(SECOND), THE_REST),
	},
};

static const struct test_case mfe_cases[] = {
	{
		.id          = "nothing-kept",
		.requirement = GEN_06,
		.claim       = "StatusCode of GetMfeStatus is not used once the call has returned.",
		.given       = STEPS(BOTH_OPERATING),
		.call        = GET_MFE_STATUS(GONE),
		.expect      = CHANGE_SUCCEEDS,
		.then        = STEPS(GET_MFE_STATUS(SECOND, .returns = ANY_DOCUMENTED), THE_REST),
	},
};

static const struct test_case mib_create_cases[] = {
	{
		.id          = "nothing-kept",
		.requirement = GEN_06,
		.claim       = "The request of MibCreate is not used once the call has returned.",
		.is_alone    = true,
		.given       = STEPS(ADDED),
		.call        = MIB_CREATE(GONE),
		.expect      = CHANGE_SUCCEEDS,
		.then        = STEPS(BIND(), ENABLE(), THE_REST),
	},
};

static const struct test_case mib_delete_cases[] = {
	{
		.id          = "nothing-kept",
		.requirement = GEN_06,
		.claim       = "The request of MibDelete is not used once the call has returned.",
		.is_alone    = true,
		.given       = STEPS(ADDED, MIB_CREATE(.is_namesake = true)),
		.call        = MIB_DELETE(GONE),
		.expect      = CHANGE_SUCCEEDS,
		.then        = STEPS(BIND(), ENABLE(), THE_REST),
	},
};

static const struct test_case mib_set_cases[] = {
	{
		.id          = "nothing-kept",
		.requirement = GEN_06,
		.claim       = "The request of MibSet is not used once the call has returned.",
		.is_alone    = true,
		.given       = STEPS(ADDED),
		.call        = MIB_SET(GONE),
		.expect      = CHANGE_SUCCEEDS,
		.then        = STEPS(BIND(), ENABLE(), THE_REST),
	},
};

static const struct test_case mib_get_cases[] = {
	{
		.id          = "nothing-kept",
		.requirement = GEN_06,
		.claim       = "Neither request nor answer of MibGet is used once the call has returned.",
		.given       = STEPS(ADDED),
		.call        = MIB_GET(GONE),
		.expect      = QUERY_SUCCEEDS,
		.then        = STEPS(MIB_GET(), BIND(), ENABLE(), THE_REST),
	},
};

static const struct test_case mib_get_first_cases[] = {
	{
		.id          = "nothing-kept",
		.requirement = GEN_06,
		.claim       = "Neither request nor answer of MibGetFirst is used once the call has returned.",
		.is_alone    = true,
		.given       = STEPS(ADDED),
		.call        = MIB_GET_FIRST(GONE),
		.expect      = WALK_SUCCEEDS,
		.then        = STEPS(MIB_GET_FIRST(.returns = TABLE_DOCUMENTED), BIND(), ENABLE(), THE_REST),
	},
};

static const struct test_case mib_get_next_cases[] = {
	{
		.id          = "nothing-kept",
		.requirement = GEN_06,
		.claim       = "Neither request nor answer of MibGetNext is used once the call has returned.",
		.given       = STEPS(ADDED, ADD_INTERFACE(SECOND)),
		.call        = MIB_GET_NEXT(GONE),
		.expect      = WALK_SUCCEEDS,
		.then        = STEPS(MIB_GET_NEXT(.returns = TABLE_DOCUMENTED), BIND(), ENABLE(), THE_REST),
	},
};

static const struct test_case mib_set_trap_cases[] = {
	{
		.id          = "nothing-kept",
		.requirement = GEN_06,
		.claim       = "Neither request nor answer of MibSetTrapInfo is used once the call has returned.",
		.is_alone    = true,
		.given       = STEPS(ADDED),
		.call        = MIB_SET_TRAP_INFO(GONE),
		.expect      = TRAP_SUCCEEDS,
		.then        = STEPS(BIND(), ENABLE(), THE_REST),
	},
};

static const struct test_case mib_get_trap_cases[] = {
	{
		.id          = "nothing-kept",
		.requirement = GEN_06,
		.claim       = "Neither request nor answer of MibGetTrapInfo is used once the call has returned.",
		.is_alone    = true,
		.given       = STEPS(ADDED, MIB_SET_TRAP_INFO()),
		.call        = MIB_GET_TRAP_INFO(GONE),
		.expect      = TRAP_SUCCEEDS,
		.then        = STEPS(BIND(), ENABLE(), THE_REST),
	},
};

static const struct test_case action_cases[] = {
	{
		.id          = "nothing-kept",
		.requirement = GEN_06,
		.claim       = "ActionInfo of ProtocolAction is not used once the call has returned.",
		.needs       = NEED_MPR60,
		.given       = STEPS(OPERATING),
		.call        = PROTOCOL_ACTION(GONE),
		.then        = STEPS(THE_REST),
	},
};

static const struct test_case statistics_cases[] = {
	{
		.id          = "nothing-kept",
		.requirement = GEN_06,
		.claim       = "Neither request nor outputs of GetProtocolStatistics are used once the call has returned.",
		.needs       = NEED_MPR60,
		.given       = STEPS(OPERATING),
		.axes        = { AXIS(ENTRY_TYPE, likely_types) },
		.call        = GET_STATISTICS(GONE),
		.expect      = { .is_about_success = true },
		.then        = STEPS(BUFFER_FREE(), THE_REST),
	},
};

static const struct test_case get_domain_cases[] = {
	{
		.id          = "nothing-kept",
		.requirement = GEN_06,
		.claim       = "No pointer of GetRoutingDomainGlobalInfo is used once the call has returned.",
		.needs       = NEED_MPR60 | NEED_MULTITENANT,
		.given       = STEPS(OPERATING, SET_DOMAIN_INFO()),
		.call        = GET_DOMAIN_INFO(GONE),
		.then        = STEPS(GET_DOMAIN_INFO(), THE_REST),
	},
};

static const struct test_case set_domain_cases[] = {
	{
		.id          = "nothing-kept",
		.requirement = GEN_06,
		.claim       = "Neither input of SetRoutingDomainGlobalInfo is used once the call has returned.",
		.needs       = NEED_MPR60 | NEED_MULTITENANT,
		.given       = STEPS(OPERATING),
		.call        = SET_DOMAIN_INFO(GONE),
		.then        = STEPS(GET_DOMAIN_INFO(), THE_REST),
	},
};

static const struct test_case is_service_cases[] = {
	{
		.id          = "nothing-kept",
		.requirement = GEN_06,
		.claim       = "Neither the name nor the structure of IsService is used once the call has returned.",
		.given       = STEPS(WITH_SERVICES),
		.call        = IS_SERVICE(GONE),
		.then        = STEPS(IS_SERVICE(), THE_REST),
	},
};

static const struct test_case create_enumeration_cases[] = {
	{
		.id          = "nothing-kept",
		.requirement = GEN_06,
		.claim       = "The criteria of an enumeration are not used once CreateServiceEnumerationHandle has returned.",
		.given       = STEPS(WITH_SERVICES),
		.call        = CREATE_ENUMERATION(GONE),
		.then        = STEPS(ENUMERATE_SERVICE(), CLOSE_ENUMERATION(), THE_REST),
	},
};

static const struct test_case enumerate_cases[] = {
	{
		.id          = "nothing-kept",
		.requirement = GEN_06,
		.claim       = "The structure of EnumerateGetNextService is not used once the call has returned.",
		.given       = STEPS(WITH_ENUMERATION),
		.call        = ENUMERATE_SERVICE(GONE),
		.then        = STEPS(ENUMERATE_SERVICE(), CLOSE_ENUMERATION(), THE_REST),
	},
};

static const struct test_case create_service_cases[] = {
	{
		.id          = "nothing-kept",
		.requirement = GEN_06,
		.claim       = "The entry of CreateStaticService is not used once the call has returned.",
		.given       = STEPS(OPERATING),
		.call        = CREATE_STATIC_SERVICE(GONE),
		.then        = STEPS(IS_SERVICE(), DELETE_STATIC_SERVICE(), THE_REST),
	},
};

static const struct test_case delete_service_cases[] = {
	{
		.id          = "nothing-kept",
		.requirement = GEN_06,
		.claim       = "The entry of DeleteStaticService is not used once the call has returned.",
		.given       = STEPS(WITH_SERVICES),
		.call        = DELETE_STATIC_SERVICE(GONE),
		.then        = STEPS(IS_SERVICE(), THE_REST),
	},
};

static const struct test_case first_service_cases[] = {
	{
		.id          = "nothing-kept",
		.requirement = GEN_06,
		.claim       = "The structure of GetFirstOrderedService is not used once the call has returned.",
		.given       = STEPS(WITH_SERVICES),
		.call        = FIRST_SERVICE(GONE, .exclusion = STM_ONLY_THIS_INTERFACE),
		.then        = STEPS(NEXT_SERVICE(.exclusion = STM_ONLY_THIS_INTERFACE), THE_REST),
	},
};

static const struct test_case next_service_cases[] = {
	{
		.id          = "nothing-kept",
		.requirement = GEN_06,
		.claim       = "The structure of GetNextOrderedService is not used once the call has returned.",
		.given       = STEPS(WITH_SERVICES, FIRST_SERVICE(.exclusion = STM_ONLY_THIS_INTERFACE)),
		.call        = NEXT_SERVICE(GONE, .exclusion = STM_ONLY_THIS_INTERFACE),
		.then        = STEPS(FIRST_SERVICE(.exclusion = STM_ONLY_THIS_INTERFACE), THE_REST),
	},
};

const struct chapter retention_register = CHAPTER(register_cases);
const struct chapter retention_get_global = CHAPTER(get_global_cases);
const struct chapter retention_get_interface = CHAPTER(get_interface_cases);
const struct chapter retention_get_event = CHAPTER(get_event_cases);
const struct chapter retention_neighbors = CHAPTER(neighbors_cases);
const struct chapter retention_mfe = CHAPTER(mfe_cases);
const struct chapter retention_mib_create = CHAPTER(mib_create_cases);
const struct chapter retention_mib_delete = CHAPTER(mib_delete_cases);
const struct chapter retention_mib_set = CHAPTER(mib_set_cases);
const struct chapter retention_mib_get = CHAPTER(mib_get_cases);
const struct chapter retention_mib_get_first = CHAPTER(mib_get_first_cases);
const struct chapter retention_mib_get_next = CHAPTER(mib_get_next_cases);
const struct chapter retention_mib_set_trap = CHAPTER(mib_set_trap_cases);
const struct chapter retention_mib_get_trap = CHAPTER(mib_get_trap_cases);
const struct chapter retention_action = CHAPTER(action_cases);
const struct chapter retention_statistics = CHAPTER(statistics_cases);
const struct chapter retention_get_domain = CHAPTER(get_domain_cases);
const struct chapter retention_set_domain = CHAPTER(set_domain_cases);
const struct chapter retention_is_service = CHAPTER(is_service_cases);
const struct chapter retention_create_enumeration = CHAPTER(create_enumeration_cases);
const struct chapter retention_enumerate = CHAPTER(enumerate_cases);
const struct chapter retention_create_service = CHAPTER(create_service_cases);
const struct chapter retention_delete_service = CHAPTER(delete_service_cases);
const struct chapter retention_first_service = CHAPTER(first_service_cases);
const struct chapter retention_next_service = CHAPTER(next_service_cases);
