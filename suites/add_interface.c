/* SPDX-License-Identifier: MIT */
/* AddInterface: what it answers, and what it makes of an interface. */
#include "suites/axes.h"
#include "suites/rows.h"
#include "suites/suites.h"

/* The place of the parameter. */
enum { INTERFACE_NAME };

#define SECOND(...) ADD_INTERFACE(.interface = INTERFACE_SECOND, __VA_ARGS__)

/* A twin that was heard, so that silence of the other means something. */
#define HEARD_TWIN \
	SECOND(), BIND(.interface = INTERFACE_SECOND), ENABLE(.interface = INTERFACE_SECOND), \
	HEAR_ACTIVITY(.interface = INTERFACE_SECOND, .is_control = true)

static const struct axis_value reserved[] = {
	{ .name = "zeros", .number = RESERVED_ZEROS },
	{ .name = "ones", .number = RESERVED_ONES },
	{ .name = "random", .number = RESERVED_RANDOM },
	{ .name = NULL },
};

static const struct axis_value unusual_names[] = {
	{ .name = "256", .number = NAME_256 },
	{ .name = "32766", .number = NAME_32766 },
	{ .name = "surrogates", .number = NAME_SURROGATES },
	{ .name = "right-to-left", .number = NAME_RIGHT_TO_LEFT },
	{ .name = "format", .number = NAME_FORMAT },
	{ .name = NULL },
};

static const struct axis_value edge_indexes[] = {
	{ .name = "0", .number = 0 },
	{ .name = "0x80000000", .number = 0x80000000 },
	{ .name = "0xffffffff", .number = 0xFFFFFFFF },
	{ .name = NULL },
};

static const struct axis_value unknown_types[] = {
	{ .name = "4", .number = 4 },
	{ .name = "0x7fffffff", .number = 0x7FFFFFFF },
	{ .name = "0xffffffff", .number = 0xFFFFFFFF },
	{ .name = NULL },
};

static const struct axis_value odd_counts[] = {
	{ .name = "0", .number = COUNT_ZERO },
	{ .name = "2-of-1", .number = COUNT_TWO_OF_ONE },
	{ .name = "max", .number = COUNT_MAX },
	{ .name = NULL },
};

static const struct axis_value short_sizes[] = {
	{ .name = "0", .number = SIZE_ZERO },
	{ .name = "1", .number = SIZE_1 },
	{ .name = "less-1", .number = SIZE_LESS_1 },
	{ .name = NULL },
};

static const struct axis_value odd_versions[] = {
	{ .name = "0", .number = VERSION_ZERO },
	{ .name = "plus-1", .number = VERSION_PLUS_1 },
	{ .name = "max", .number = VERSION_MAX },
	{ .name = NULL },
};

static const struct axis_value null_sizes[] = {
	{ .name = "size-0", .number = SIZE_ZERO },
	{ .name = "true-size", .number = SIZE_TRUE },
	{ .name = NULL },
};

static const struct test_case add_interface_cases[] = {
	{
		.id          = "succeeds",
		.requirement = ADDIF_01,
		.claim       = "A new index with a valid configuration is added.",
		.given       = STEPS(RUNNING),
		.axes        = { AXIS(CONFIGURATION, valid_configurations) },
		.call        = ADD_INTERFACE(),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "existing-index",
		.requirement = ADDIF_03,
		.claim       = "An index that an interface has already is refused.",
		.given       = STEPS(RUNNING, ADD_INTERFACE()),
		.call        = ADD_INTERFACE(),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id          = "existing-index-same-name",
		.requirement = ADDIF_03,
		.claim       = "An index that an interface of the same name has already is refused.",
		.given       = STEPS(RUNNING, ADD_INTERFACE(.name = NAME_SHARED)),
		.call        = ADD_INTERFACE(.name = NAME_SHARED),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id          = "bad-configuration",
		.requirement = ADDIF_04,
		.claim       = "An invalid parameter inside the configuration is refused.",
		.given       = STEPS(RUNNING),
		.axes        = { { AXIS_BAD } },
		.call        = ADD_INTERFACE(),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id          = "disabled-until-enabled",
		.requirement = ADDIF_05,
		.claim       = "An added interface is silent before it is enabled, also when it is bound.",
		.given       = STEPS(RUNNING, HEARD_TWIN),
		.call        = ADD_INTERFACE(),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(BIND(), HEAR_NOTHING()),
	},
	{
		.id          = "known-afterwards",
		.requirement = ADDIF_06,
		.claim       = "An added interface can be asked for the configuration it was given.",
		.given       = STEPS(RUNNING),
		.call        = ADD_INTERFACE(.interface_type = REMOTE_WORKSTATION_DIAL),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(GET_INTERFACE_INFO()),
	},
	{
		.id          = "every-type",
		.requirement = ADDIF_07,
		.claim       = "Each of the four interface types is accepted.",
		.given       = STEPS(RUNNING),
		.axes        = { AXIS(TESTED_TYPE, interface_types) },
		.call        = ADD_INTERFACE(),
		.expect      = { .returns = PREFER(NO_ERROR, ERROR_CAN_NOT_COMPLETE) },
	},
	{
		.id          = "reserved-parameters",
		.requirement = ADDIF_08,
		.claim       = "MediaType, AccessType and ConnectionType do not influence the result.",
		.given       = STEPS(STARTED),
		.axes        = { AXIS(RESERVED, reserved) },
		.call        = ADD_INTERFACE(),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "before-start-complete",
		.requirement = ADDIF_09,
		.claim       = "Interfaces are accepted before StartComplete and known after it.",
		.given       = STEPS(STARTED),
		.call        = ADD_INTERFACE(),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(START_COMPLETE(), GET_INTERFACE_INFO()),
	},
	{
		.id          = "several",
		.requirement = ADDIF_10,
		.claim       = "Several interfaces with different indexes and names coexist.",
		.given       = STEPS(RUNNING, ADD_INTERFACE(), SECOND()),
		.call        = ADD_INTERFACE(.interface = INTERFACE_THIRD),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(GET_INTERFACE_INFO(), GET_INTERFACE_INFO(.interface = INTERFACE_SECOND),
				     GET_INTERFACE_INFO(.interface = INTERFACE_THIRD)),
	},
	{
		.id          = "deleted-index",
		.requirement = ADDIF_11,
		.claim       = "An index that DeleteInterface has freed can be used again.",
		.given       = STEPS(RUNNING, ADD_INTERFACE(), DELETE_INTERFACE()),
		.call        = ADD_INTERFACE(),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "refused-is-unknown",
		.requirement = ADDIF_12,
		.claim       = "After a refused AddInterface the index does not exist.",
		.given       = STEPS(RUNNING),
		.axes        = { { AXIS_BAD } },
		.call        = ADD_INTERFACE(),
		.expect      = { .returns = ANY_DOCUMENTED, .is_about_failure = true },
		.then        = STEPS(DELETE_INTERFACE(.returns = ONLY(ERROR_INVALID_PARAMETER))),
	},
	{
		.id          = "input-untouched",
		.requirement = ADDIF_13,
		.claim       = "Name and configuration are not written to, and not read past their ends.",
		.given       = STEPS(RUNNING),
		.axes        = { AXIS(CONFIGURATION, valid_configurations) },
		.call        = ADD_INTERFACE(.interface_type = DEMAND_DIAL),
		.expect      = { .returns = ANY_DOCUMENTED, .is_about_reads = true, .is_about_writes = true },
	},
	{
		.id          = "no-information",
		.requirement = ADDIF_14,
		.claim       = "A protocol that wants all interfaces takes one without a configuration.",
		.needs       = NEED_ALL_INTERFACES,
		.given       = STEPS(RUNNING),
		.call        = ADD_INTERFACE(.configuration = CONFIGURATION_NULL, .size = SIZE_ZERO),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "null-configuration",
		.requirement = ADDIF_15,
		.claim       = "A NULL configuration is survived.",
		.given       = STEPS(RUNNING),
		.axes        = { AXIS(SIZE, null_sizes) },
		.call        = ADD_INTERFACE(.configuration = CONFIGURATION_NULL),
		.expect      = { .returns = ANY_DOCUMENTED },
	},
	{
		.id          = "duplicate-keeps-first",
		.requirement = ADDIF_16,
		.claim       = "A refused duplicate leaves the interface, its configuration and its status as they were.",
		.given       = STEPS(RUNNING, ADD_INTERFACE(), BIND(), ENABLE(), HEAR_ACTIVITY(.is_control = true)),
		.call        = ADD_INTERFACE(.configuration = CONFIGURATION_B),
		.expect      = { .returns = A_FAILURE },
		.then        = STEPS(GET_INTERFACE_INFO(), DISABLE(), HEAR_END()),
	},
	{
		.id          = "input-not-kept",
		.requirement = ADDIF_17,
		.claim       = "Name and configuration are not used once the call has returned.",
		.given       = STEPS(RUNNING),
		.call        = ADD_INTERFACE(.is_poisoned = true),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(GET_INTERFACE_INFO(), BIND(), ENABLE(), DISABLE(), DELETE_INTERFACE()),
	},
	{
		.id          = "after-start-complete",
		.requirement = ADDIF_19,
		.claim       = "An interface can be added while the protocol runs, and works.",
		.given       = STEPS(RUNNING, HEARD_TWIN),
		.call        = ADD_INTERFACE(),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(BIND(), ENABLE(), HEAR_ACTIVITY()),
	},
	{
		.id          = "null-name",
		.requirement = ADDIF_20,
		.claim       = "A NULL name is survived.",
		.given       = STEPS(RUNNING),
		.call        = ADD_INTERFACE(.nulls = NULLS(INTERFACE_NAME)),
		.expect      = { .returns = REFUSAL_PREFERRED },
	},
	{
		.id          = "empty-name",
		.requirement = ADDIF_20,
		.claim       = "An empty name is survived.",
		.given       = STEPS(RUNNING),
		.call        = ADD_INTERFACE(.name = NAME_EMPTY),
		.expect      = { .returns = REFUSAL_PREFERRED },
	},
	{
		.id          = "unusual-name",
		.requirement = ADDIF_21,
		.claim       = "Names that are long or unusual are survived.",
		.given       = STEPS(RUNNING),
		.axes        = { AXIS(NAME, unusual_names) },
		.call        = ADD_INTERFACE(),
		.expect      = { .returns = SUCCESS_PREFERRED },
	},
	{
		.id          = "edge-index",
		.requirement = ADDIF_22,
		.claim       = "An index at the edge of its range is added or refused, and known or unknown accordingly.",
		.is_alone    = true,
		.given       = STEPS(RUNNING),
		.axes        = { AXIS(INDEX, edge_indexes) },
		.call        = ADD_INTERFACE(),
		.expect      = { .returns = SUCCESS_PREFERRED, .is_about_success = true },
		.then        = STEPS(GET_INTERFACE_INFO(.interface = INTERFACE_LITERAL)),
	},
	{
		.id          = "unknown-type",
		.requirement = ADDIF_23,
		.claim       = "An InterfaceType that the header does not know is survived.",
		.given       = STEPS(RUNNING),
		.axes        = { AXIS(TESTED_TYPE, unknown_types) },
		.call        = ADD_INTERFACE(),
		.expect      = { .returns = ANY_DOCUMENTED },
	},
	{
		.id          = "same-name",
		.requirement = ADDIF_24,
		.claim       = "A second interface of the same name is survived.",
		.given       = STEPS(RUNNING, ADD_INTERFACE(.name = NAME_SHARED)),
		.call        = SECOND(.name = NAME_SHARED),
		.expect      = { .returns = ANY_DOCUMENTED },
	},
	{
		.id          = "count",
		.requirement = ADDIF_25,
		.claim       = "Another StructureCount than one is answered without reading past the configuration.",
		.given       = STEPS(RUNNING),
		.axes        = { AXIS(COUNT, odd_counts) },
		.call        = ADD_INTERFACE(),
		.expect      = { .returns = REFUSAL_PREFERRED },
	},
	{
		.id          = "size-short",
		.requirement = ADDIF_26,
		.claim       = "A StructureSize below the true one is refused without reading past it.",
		.given       = STEPS(RUNNING),
		.axes        = { AXIS(SIZE, short_sizes) },
		.call        = ADD_INTERFACE(),
		.expect      = { .returns = A_FAILURE },
	},
	{
		.id          = "size-long",
		.requirement = ADDIF_26,
		.claim       = "A StructureSize above the true one is survived.",
		.given       = STEPS(RUNNING),
		.call        = ADD_INTERFACE(.size = SIZE_PLUS_4),
		.expect      = { .returns = ANY_DOCUMENTED },
	},
	{
		.id          = "version",
		.requirement = ADDIF_27,
		.claim       = "A StructureVersion of no configuration is survived.",
		.given       = STEPS(RUNNING),
		.axes        = { AXIS(VERSION, odd_versions) },
		.call        = ADD_INTERFACE(),
		.expect      = { .returns = ANY_DOCUMENTED },
	},
	{
		.id          = "outside-a-run",
		.requirement = ADDIF_28,
		.claim       = "Before the start and after the stop nothing is added.",
		.axes        = { AXIS(LIFE, outside_a_run) },
		.call        = ADD_INTERFACE(),
		.expect      = { .returns = A_FAILURE },
	},
};

const struct chapter add_interface = CHAPTER(add_interface_cases);
