/* SPDX-License-Identifier: MIT */
/* What a router manager of version 0x600 adds: the wider tables, routing domains, statistics. */
#include "suites/axes.h"
#include "suites/rows.h"
#include "suites/suites.h"

#define OF_DOMAINS (NEED_MPR60 | NEED_MULTITENANT)
#define OPERATING ADD_INTERFACE(), START_COMPLETE(), BIND(), ENABLE()
#define DOMAIN_SET RUNNING, SET_DOMAIN_INFO(.returns = ONLY(NO_ERROR), .is_control = true)
#define READ_DOMAIN(...) GET_DOMAIN_INFO(.returns = ONLY(NO_ERROR), __VA_ARGS__)

static const struct axis_value versions[] = {
	{ .name = "0x500", .number = 0x500 },
	{ .name = "0x600", .number = 0x600 },
	{ .name = NULL },
};

static const struct test_case registration_cases[] = {
	{
		.id          = "version-600-was-offered",
		.requirement = M60_01,
		.claim       = "The version answered is not above the one that was offered.",
		.axes        = { AXIS(OFFER_VERSION, versions) },
		.call        = REGISTER_PROTOCOL(.check = CHECK_VERSION_WITHIN_OFFER),
		.expect      = { .returns = ANY_OF(NO_ERROR, ERROR_NOT_SUPPORTED) },
	},
	{
		.id          = "table-of-mpr50",
		.requirement = M60_02,
		.claim       = "Nothing behind the members of MPR50 is written when 0x500 is offered.",
		.call        = REGISTER_PROTOCOL(.is_version_literal = true, .offered_version = 0x500, .offer = OFFER_CLAIMED),
		.expect      = { .returns = ANY_OF(NO_ERROR, ERROR_NOT_SUPPORTED), .is_about_reads = true },
	},
	{
		.id          = "members-of-mpr60-left",
		.requirement = M60_03,
		.claim       = "Who answers 0x500 to an offer of 0x600 leaves the five added members alone.",
		.call        = REGISTER_PROTOCOL(.is_version_literal = true, .offered_version = 0x600,
					  .check = CHECK_MEMBERS_LEFT),
		.expect      = { .returns = ANY_OF(NO_ERROR, ERROR_NOT_SUPPORTED), .is_about_success = true },
	},
	{
		.id          = "claims-ipv6",
		.requirement = M60_07,
		.claim       = "A protocol of IPv6 claims RF_ROUTINGV6.",
		.needs       = NEED_IPV6,
		.call        = REGISTER_PROTOCOL(.check = CHECK_CLAIMS_ROUTING_V6),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
};

static const struct test_case start_cases[] = {
	{
		.id          = "functions-of-mpr60",
		.requirement = M60_04,
		.claim       = "The protocol works with SUPPORT_FUNCTIONS_60.",
		.needs       = NEED_MPR60,
		.given       = STEPS(REGISTERED),
		.call        = START_PROTOCOL(),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(OPERATING),
	},
	{
		.id          = "validates-by-mpr60",
		.requirement = M60_04,
		.claim       = "Where routes are validated, ValidateRouteEx is called.",
		.needs       = NEED_MPR60,
		.is_alone    = true,
		.given       = STEPS(REGISTERED),
		.call        = START_PROTOCOL(),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(OPERATING, HEAR_VALIDATION()),
	},
	{
		.id          = "asks-for-routing-domains",
		.requirement = M60_05,
		.claim       = "A multi-tenant protocol asks for the domain of an interface that begins to operate.",
		.needs       = OF_DOMAINS,
		.is_alone    = true,
		.given       = STEPS(REGISTERED),
		.call        = START_PROTOCOL(),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(OPERATING, HEAR_TENANCY()),
	},
	{
		.id          = "functions-of-mpr50",
		.requirement = M60_13,
		.claim       = "A protocol of 0x600 is content with the support functions of 0x500.",
		.needs       = NEED_MPR60,
		.given       = STEPS(REGISTERED),
		.call        = START_PROTOCOL(.support = SUPPORT_VERSION_50),
		.expect      = { .returns = SUCCESS_PREFERRED, .is_about_reads = true, .is_about_success = true },
		.then        = STEPS(OPERATING),
	},
};

static const struct test_case status_cases[] = {
	{
		.id          = "ipv6-binding",
		.requirement = M60_07,
		.claim       = "A protocol of IPv6 accepts IPV6_ADAPTER_BINDING_INFO.",
		.needs       = NEED_IPV6,
		.given       = STEPS(RUNNING, ADD_INTERFACE()),
		.call        = BIND(),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
};

/* Which types there are only the candidate knows; small ones are likely. */
static const struct axis_value likely_types[] = {
	{ .name = "0", .number = 0 },
	{ .name = "1", .number = 1 },
	{ .name = "2", .number = 2 },
	{ .name = NULL },
};

static const struct axis_value unlikely_types[] = {
	{ .name = "0x7fffffff", .number = 0x7FFFFFFF },
	{ .name = "0xffffffff", .number = 0xFFFFFFFF },
	{ .name = NULL },
};

static const struct axis_value wrong_domains[] = {
	{ .name = "null", .call = { .nulls = NULLS(0) } },
	{ .name = "unknown", .call = { .domain = DOMAIN_UNKNOWN } },
	{ .name = NULL },
};

static const struct test_case action_cases[] = {
	{
		.id          = "unknown-type",
		.requirement = M60_11,
		.claim       = "An unknown ActionType is refused.",
		.needs       = NEED_MPR60,
		.given       = STEPS(RUNNING),
		.axes        = { AXIS(ENTRY_TYPE, unlikely_types) },
		.call        = PROTOCOL_ACTION(.check = CHECK_REFUSED),
	},
	{
		.id          = "fails-outside-a-run",
		.requirement = GEN_11,
		.claim       = "ProtocolAction fails before the start and after the stop.",
		.needs       = NEED_MPR60,
		.axes        = { AXIS(LIFE, outside_a_run), AXIS(ENTRY_TYPE, likely_types) },
		.call        = PROTOCOL_ACTION(.check = CHECK_REFUSED),
	},
};

static const struct test_case statistics_cases[] = {
	{
		.id          = "readable",
		.requirement = M60_10,
		.claim       = "Statistics can be read until BufferFree releases them.",
		.needs       = NEED_MPR60,
		.given       = STEPS(RUNNING, ADD_INTERFACE()),
		.axes        = { AXIS(ENTRY_TYPE, likely_types) },
		.call        = GET_STATISTICS(.check = CHECK_ENTRY_READABLE),
		.expect      = { .is_about_success = true },
		.then        = STEPS(BUFFER_FREE()),
	},
	{
		.id          = "unknown-type",
		.requirement = M60_11,
		.claim       = "Unknown types of entries are refused.",
		.needs       = NEED_MPR60,
		.given       = STEPS(RUNNING),
		.axes        = { AXIS(ENTRY_TYPE, unlikely_types) },
		.call        = GET_STATISTICS(.check = CHECK_REFUSED),
	},
	{
		.id          = "fails-outside-a-run",
		.requirement = GEN_11,
		.claim       = "GetProtocolStatistics fails before the start and after the stop.",
		.needs       = NEED_MPR60,
		.axes        = { AXIS(LIFE, outside_a_run), AXIS(ENTRY_TYPE, likely_types) },
		.call        = GET_STATISTICS(.check = CHECK_REFUSED),
	},
};

static const struct test_case get_domain_cases[] = {
	{
		.id          = "succeeds",
		.requirement = M60_08,
		.claim       = "The configuration of the domain is in the buffer, and *BufferSize says how large it is.",
		.needs       = OF_DOMAINS,
		.given       = STEPS(DOMAIN_SET),
		.call        = GET_DOMAIN_INFO(.check = CHECK_SIZE_PLACED),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "null-size",
		.requirement = M60_08,
		.claim       = "A NULL BufferSize is refused.",
		.needs       = OF_DOMAINS,
		.given       = STEPS(DOMAIN_SET),
		.call        = GET_DOMAIN_INFO(.nulls = NULLS(2)),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id          = "too-small",
		.requirement = M60_08,
		.claim       = "Too small a buffer is refused, and *BufferSize says how large it must be.",
		.needs       = OF_DOMAINS,
		.given       = STEPS(DOMAIN_SET, READ_DOMAIN(.is_control = true)),
		.axes        = { AXIS(ROOM, small_rooms) },
		.call        = GET_DOMAIN_INFO(.check = CHECK_SIZE_NEEDED),
		.expect      = { .returns = ONLY(ERROR_INSUFFICIENT_BUFFER) },
	},
	{
		.id          = "exact",
		.requirement = M60_08,
		.claim       = "A buffer of exactly the needed size is enough.",
		.needs       = OF_DOMAINS,
		.given       = STEPS(DOMAIN_SET, READ_DOMAIN(.is_control = true)),
		.call        = GET_DOMAIN_INFO(.room = ROOM_EXACT),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "size-query",
		.requirement = M60_08,
		.claim       = "A NULL buffer of size 0 asks for the size.",
		.needs       = OF_DOMAINS,
		.given       = STEPS(DOMAIN_SET, READ_DOMAIN(.is_control = true)),
		.call        = GET_DOMAIN_INFO(.nulls = NULLS(1), .room = ROOM_ZERO, .check = CHECK_SIZE_NEEDED),
		.expect      = { .returns = ONLY(ERROR_INSUFFICIENT_BUFFER) },
	},
	{
		.id          = "wrong-domain",
		.requirement = M60_11,
		.claim       = "No configuration is read of a NULL or unknown routing domain.",
		.needs       = NEED_MPR60,
		.given       = STEPS(RUNNING),
		.axes        = { AXIS(DOMAIN, wrong_domains) },
		.call        = GET_DOMAIN_INFO(.configuration = CONFIGURATION_ANY, .check = CHECK_REFUSED),
	},
	{
		.id          = "fails-outside-a-run",
		.requirement = GEN_11,
		.claim       = "GetRoutingDomainGlobalInfo fails before the start and after the stop.",
		.needs       = NEED_MPR60,
		.axes        = { AXIS(LIFE, outside_a_run) },
		.call        = GET_DOMAIN_INFO(.configuration = CONFIGURATION_ANY, .check = CHECK_REFUSED),
	},
};

static const struct test_case set_domain_cases[] = {
	{
		.id          = "read-back",
		.requirement = M60_09,
		.claim       = "A configuration that was set for a domain is read back.",
		.needs       = OF_DOMAINS,
		.given       = STEPS(DOMAIN_SET),
		.call        = SET_DOMAIN_INFO(.configuration = CONFIGURATION_B),
		.expect      = { .returns = SUCCESS_PREFERRED, .is_about_success = true },
		.then        = STEPS(READ_DOMAIN(.configuration = CONFIGURATION_B)),
	},
	{
		.id          = "null",
		.requirement = M60_09,
		.claim       = "A NULL configuration is refused and changes nothing.",
		.needs       = OF_DOMAINS,
		.given       = STEPS(DOMAIN_SET),
		.call        = SET_DOMAIN_INFO(.configuration = CONFIGURATION_NULL),
		.expect      = { .returns = A_FAILURE },
		.then        = STEPS(READ_DOMAIN()),
	},
	{
		.id          = "bad-content",
		.requirement = M60_09,
		.claim       = "A configuration that must be refused is, and changes nothing.",
		.needs       = OF_DOMAINS,
		.given       = STEPS(DOMAIN_SET),
		.axes        = { AXIS(BAD, NULL) },
		.call        = SET_DOMAIN_INFO(),
		.expect      = { .returns = A_FAILURE },
		.then        = STEPS(READ_DOMAIN()),
	},
	{
		.id          = "wrong-domain",
		.requirement = M60_11,
		.claim       = "No configuration is set for a NULL or unknown routing domain.",
		.needs       = NEED_MPR60,
		.given       = STEPS(RUNNING),
		.axes        = { AXIS(DOMAIN, wrong_domains) },
		.call        = SET_DOMAIN_INFO(.check = CHECK_REFUSED),
	},
	{
		.id          = "fails-outside-a-run",
		.requirement = GEN_11,
		.claim       = "SetRoutingDomainGlobalInfo fails before the start and after the stop.",
		.needs       = NEED_MPR60,
		.axes        = { AXIS(LIFE, outside_a_run) },
		.call        = SET_DOMAIN_INFO(.check = CHECK_REFUSED),
	},
};

static const struct test_case free_cases[] = {
	{
		.id          = "null",
		.requirement = M60_12,
		.claim       = "A NULL pointer can be released.",
		.needs       = NEED_MPR60,
		.given       = STEPS(RUNNING),
		.call        = BUFFER_FREE(.nulls = NULLS(0)),
	},
};

const struct chapter mpr60_registration = CHAPTER(registration_cases);
const struct chapter mpr60_start = CHAPTER(start_cases);
const struct chapter mpr60_status = CHAPTER(status_cases);
const struct chapter mpr60_action = CHAPTER(action_cases);
const struct chapter mpr60_statistics = CHAPTER(statistics_cases);
const struct chapter mpr60_get_domain = CHAPTER(get_domain_cases);
const struct chapter mpr60_set_domain = CHAPTER(set_domain_cases);
const struct chapter mpr60_free = CHAPTER(free_cases);
