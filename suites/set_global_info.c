/* SPDX-License-Identifier: MIT */
/*
 * SetGlobalInfo. The cases of a run have the global configuration in common: who changes it puts A back before
 * anybody else has a turn, or is alone.
 */
#include "suites/axes.h"
#include "suites/rows.h"
#include "suites/suites.h"

#define SET_A(...) SET_GLOBAL_INFO(.configuration = CONFIGURATION_A, __VA_ARGS__)
#define SET_B(...) SET_GLOBAL_INFO(.configuration = CONFIGURATION_B, __VA_ARGS__)
#define READ_A GET_GLOBAL_INFO(.configuration = CONFIGURATION_A)
#define READ_B GET_GLOBAL_INFO(.configuration = CONFIGURATION_B)
#define READ_EITHER GET_GLOBAL_INFO(.configuration = CONFIGURATION_A_OR_B)
#define HEARD_OPERATING \
	RUNNING, ADD_INTERFACE(), SET_INTERFACE_INFO(), BIND(), ENABLE(), HEAR_ACTIVITY(.is_control = true)

static const struct axis_value versions[] = {
	{ .name = "version-true", .number = VERSION_TRUE },
	{ .name = "version-0", .number = VERSION_ZERO },
	{ .name = "version-max", .number = VERSION_MAX },
	{ .name = NULL },
};

static const struct axis_value unknown_versions[] = {
	{ .name = "version-0", .number = VERSION_ZERO },
	{ .name = "version-less-1", .number = VERSION_LESS_1 },
	{ .name = "version-plus-1", .number = VERSION_PLUS_1 },
	{ .name = "version-max", .number = VERSION_MAX },
	{ .name = NULL },
};

static const struct axis_value any_size[] = {
	{ .name = "size-true", .number = SIZE_TRUE },
	{ .name = "size-0", .number = SIZE_ZERO },
	{ .name = "size-1", .number = SIZE_1 },
	{ .name = NULL },
};

static const struct axis_value short_sizes[] = {
	{ .name = "size-0", .number = SIZE_ZERO },
	{ .name = "size-1", .number = SIZE_1 },
	{ .name = "size-half", .number = SIZE_HALF },
	{ .name = "size-less-1", .number = SIZE_LESS_1 },
	{ .name = NULL },
};

static const struct axis_value long_sizes[] = {
	{ .name = "size-plus-1", .number = SIZE_PLUS_1 },
	{ .name = "size-plus-4", .number = SIZE_PLUS_4 },
	{ .name = "size-plus-4096", .number = SIZE_PLUS_4096 },
	{ .name = "size-plus-4096-random", .number = SIZE_PLUS_4096_RANDOM },
	{ .name = NULL },
};

static const struct axis_value odd_counts[] = {
	{ .name = "count-0", .number = COUNT_ZERO },
	{ .name = "count-2", .number = COUNT_TWO },
	{ .name = "count-2-of-1", .number = COUNT_TWO_OF_ONE },
	{ .name = "count-max", .number = COUNT_MAX },
	{ .name = "count-high-bit", .number = COUNT_HIGH_BIT },
	{ .name = "count-wrapping", .number = COUNT_WRAPPING },
	{ .name = NULL },
};

static const struct axis_value any_pointer[] = {
	{ .name = "a", .number = CONFIGURATION_A },
	{ .name = "b", .number = CONFIGURATION_B },
	{ .name = "null", .number = CONFIGURATION_NULL },
	{ .name = "unreadable", .number = CONFIGURATION_UNREADABLE },
	{ .name = NULL },
};

static const struct test_case set_global_info_cases[] = {
	{
		.id          = "succeeds",
		.requirement = SGLOB_01,
		.claim       = "A valid configuration is accepted.",
		.given       = STEPS(RUNNING),
		.axes        = { AXIS(CONFIGURATION, valid_configurations) },
		.call        = SET_GLOBAL_INFO(),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(SET_A()),
	},
	{
		.id          = "repeated",
		.requirement = SGLOB_01,
		.claim       = "A valid configuration is accepted again while it is in force.",
		.given       = STEPS(RUNNING, SET_B()),
		.call        = SET_B(),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(SET_A()),
	},
	{
		.id          = "failure-code",
		.requirement = SGLOB_02,
		.claim       = "A call that must be refused is refused with a documented code.",
		.given       = STEPS(RUNNING),
		.axes        = { AXIS(VERSION, versions), AXIS(SIZE, any_size) },
		.call        = SET_GLOBAL_INFO(.configuration = CONFIGURATION_NULL),
		.expect      = { .returns = ANY_DOCUMENTED },
	},
	{
		.id          = "null",
		.requirement = SGLOB_03,
		.claim       = "GlobalInfo NULL is refused, whatever version goes with it.",
		.given       = STEPS(RUNNING),
		.axes        = { AXIS(VERSION, versions) },
		.call        = SET_GLOBAL_INFO(.configuration = CONFIGURATION_NULL),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id          = "null-without-size",
		.requirement = SGLOB_03,
		.claim       = "GlobalInfo NULL with StructureSize 0 is refused; it is no way to say \"no change\".",
		.given       = STEPS(RUNNING),
		.axes        = { AXIS(VERSION, versions) },
		.call        = SET_GLOBAL_INFO(.configuration = CONFIGURATION_NULL, .size = SIZE_ZERO),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id          = "invalid",
		.requirement = SGLOB_04,
		.claim       = "A configuration with an invalid parameter in it is refused.",
		.given       = STEPS(RUNNING),
		.axes        = { { AXIS_BAD } },
		.call        = SET_GLOBAL_INFO(),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id          = "in-force",
		.requirement = SGLOB_05,
		.claim       = "The configuration that was set is the one that is read back, there and back again.",
		.given       = STEPS(RUNNING),
		.call        = SET_B(),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(READ_B, SET_A(), READ_A),
	},
	{
		.id          = "round-trip",
		.requirement = SGLOB_06,
		.claim       = "What was read back is accepted as it is.",
		.given       = STEPS(RUNNING, READ_A),
		.call        = SET_GLOBAL_INFO(.configuration = CONFIGURATION_READ_BACK),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(READ_A),
	},
	{
		.id          = "round-trip-of-b",
		.requirement = SGLOB_06,
		.claim       = "What was read back after a change is accepted as it is.",
		.given       = STEPS(RUNNING, SET_B(), READ_B),
		.call        = SET_GLOBAL_INFO(.configuration = CONFIGURATION_READ_BACK),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(READ_B, SET_A()),
	},
	{
		.id          = "no-save-message",
		.requirement = SGLOB_07,
		.claim       = "The router manager knows what it has set, so nothing asks it to save that.",
		.is_alone    = true,
		.given       = STEPS(RUNNING),
		.call        = SET_B(),
		.expect      = { .returns = ANY_DOCUMENTED, .is_about_saves = true },
		.then        = STEPS(HEAR_NO_SAVE()),
	},
	{
		.id          = "not-exceeded",
		.requirement = SGLOB_08,
		.claim       = "Nothing behind StructureSize is read.",
		.axes        = { AXIS(LIFE, lives), AXIS(CONFIGURATION, valid_configurations) },
		.call        = SET_GLOBAL_INFO(),
		.expect      = { .returns = ANY_DOCUMENTED, .is_about_reads = true, .is_about_success = true },
		.then        = STEPS(SET_A()),
	},
	{
		.id          = "not-modified",
		.requirement = SGLOB_08,
		.claim       = "The configuration is not written to.",
		.axes        = { AXIS(LIFE, lives), AXIS(CONFIGURATION, valid_configurations) },
		.call        = SET_GLOBAL_INFO(),
		.expect      = { .returns = ANY_DOCUMENTED, .is_about_writes = true, .is_about_success = true },
		.then        = STEPS(SET_A()),
	},
	{
		.id          = "refused-invalid",
		.requirement = SGLOB_09,
		.claim       = "A refused configuration leaves the one in force that was set before.",
		.given       = STEPS(RUNNING, SET_B()),
		.axes        = { { AXIS_BAD } },
		.call        = SET_GLOBAL_INFO(),
		.expect      = { .returns = ANY_DOCUMENTED, .is_about_failure = true },
		.then        = STEPS(READ_B, SET_A()),
	},
	{
		.id          = "refused-null",
		.requirement = SGLOB_09,
		.claim       = "A refused NULL leaves the configuration of StartProtocol in force.",
		.given       = STEPS(RUNNING),
		.call        = SET_GLOBAL_INFO(.configuration = CONFIGURATION_NULL),
		.expect      = { .returns = ANY_DOCUMENTED, .is_about_failure = true },
		.then        = STEPS(READ_A),
	},
	{
		.id          = "refused-short",
		.requirement = SGLOB_09,
		.claim       = "A refused short configuration leaves the one of StartProtocol in force.",
		.given       = STEPS(RUNNING),
		.axes        = { AXIS(SIZE, short_sizes) },
		.call        = SET_B(),
		.expect      = { .returns = ANY_DOCUMENTED, .is_about_failure = true },
		.then        = STEPS(READ_A),
	},
	{
		.id          = "interfaces-kept",
		.requirement = SGLOB_10,
		.claim       = "Interfaces keep the configurations that they have.",
		.given       = STEPS(RUNNING, ADD_INTERFACE(), ADD_INTERFACE(.interface = INTERFACE_SECOND,
									       .configuration = CONFIGURATION_B)),
		.call        = SET_B(),
		.expect      = { .returns = ANY_DOCUMENTED, .is_about_success = true },
		.then        = STEPS(GET_INTERFACE_INFO(), GET_INTERFACE_INFO(.interface = INTERFACE_SECOND,
									       .configuration = CONFIGURATION_B),
				     SET_A()),
	},
	{
		.id          = "interfaces-operate-on",
		.requirement = SGLOB_10,
		.claim       = "An operating interface is neither disabled nor unbound: its carrier still matters.",
		.is_alone    = true,
		.given       = STEPS(HEARD_OPERATING),
		.call        = SET_B(),
		.expect      = { .returns = ANY_DOCUMENTED, .is_about_success = true },
		.then        = STEPS(MEDIA_ABSENT(), HEAR_END(.is_control = true), MEDIA_PRESENT(), HEAR_ACTIVITY()),
	},
	{
		.id          = "count-odd",
		.requirement = SGLOB_11,
		.claim       = "A count other than one is refused, or only the first structure is read.",
		.given       = STEPS(RUNNING),
		.axes        = { AXIS(COUNT, odd_counts) },
		.call        = SET_B(),
		.expect      = { .returns = REFUSAL_PREFERRED },
		.then        = STEPS(READ_EITHER, READ_EITHER, SET_A(), READ_A),
	},
	{
		.id          = "size-short",
		.requirement = SGLOB_12,
		.claim       = "A configuration that is cut off is refused, and not read past its end.",
		.given       = STEPS(RUNNING),
		.axes        = { AXIS(SIZE, short_sizes) },
		.call        = SET_B(),
		.expect      = { .returns = PREFER(ERROR_INVALID_PARAMETER, ERROR_CAN_NOT_COMPLETE) },
	},
	{
		.id          = "size-long",
		.requirement = SGLOB_12,
		.claim       = "Bytes behind a valid configuration are survived.",
		.given       = STEPS(RUNNING),
		.axes        = { AXIS(SIZE, long_sizes) },
		.call        = SET_B(),
		.expect      = { .returns = ANY_DOCUMENTED },
		.then        = STEPS(SET_A(), READ_A),
	},
	{
		.id          = "version-unknown",
		.requirement = SGLOB_13,
		.claim       = "An unknown version is survived.",
		.given       = STEPS(RUNNING),
		.axes        = { AXIS(VERSION, unknown_versions) },
		.call        = SET_B(),
		.expect      = { .returns = ANY_DOCUMENTED },
		.then        = STEPS(SET_A(), READ_A),
	},
	{
		.id          = "before-start-complete",
		.requirement = SGLOB_14,
		.claim       = "A configuration can be set before StartComplete.",
		.given       = STEPS(STARTED),
		.call        = SET_B(),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(READ_B, SET_A()),
	},
	{
		.id          = "before-start",
		.requirement = SGLOB_15,
		.claim       = "Before StartProtocol there is nothing to configure.",
		.given       = STEPS(REGISTERED),
		.axes        = { AXIS(CONFIGURATION, any_pointer) },
		.call        = SET_GLOBAL_INFO(),
		.expect      = { .returns = A_FAILURE },
	},
	{
		.id          = "after-stop",
		.requirement = SGLOB_15,
		.claim       = "After a completed stop there is nothing to configure.",
		.given       = STEPS(STOPPED),
		.axes        = { AXIS(CONFIGURATION, any_pointer) },
		.call        = SET_GLOBAL_INFO(),
		.expect      = { .returns = A_FAILURE },
	},
	{
		.id          = "not-kept",
		.requirement = SGLOB_16,
		.claim       = "The memory of the configuration is not used after the call returned.",
		.given       = STEPS(RUNNING),
		.axes        = { AXIS(CONFIGURATION, valid_configurations) },
		.call        = SET_GLOBAL_INFO(.is_poisoned = true),
		.expect      = { .returns = SUCCESS_PREFERRED },
		.then        = STEPS(READ_EITHER, READ_EITHER, SET_A()),
	},
};

const struct chapter set_global_info = CHAPTER(set_global_info_cases);
