/* SPDX-License-Identifier: MIT */
/* SetInterfaceInfo: StructureVersion, StructureSize, StructureCount, and the memory behind InterfaceInfo. */
#include "suites/axes.h"
#include "suites/rows.h"
#include "suites/suites.h"

#define ONE_INTERFACE RUNNING, ADD_INTERFACE()
#define SET_B(...) SET_INTERFACE_INFO(.configuration = CONFIGURATION_B, __VA_ARGS__)
#define READ_EITHER GET_INTERFACE_INFO(.configuration = CONFIGURATION_A_OR_B)
#define READ_ANY GET_INTERFACE_INFO(.configuration = CONFIGURATION_ANY)

static const struct axis_value known_configurations[] = {
	{ .name = "a", .number = CONFIGURATION_A },
	{ .name = "b", .number = CONFIGURATION_B },
	{ .name = "c", .number = CONFIGURATION_C },
	{ .name = NULL },
};

static const struct axis_value filled[] = {
	{ .name = "zeros", .number = CONFIGURATION_ZEROS },
	{ .name = "ones", .number = CONFIGURATION_ONES },
	{ .name = NULL },
};

static const struct axis_value something_or_null[] = {
	{ .name = "b", .number = CONFIGURATION_B },
	{ .name = "null", .number = CONFIGURATION_NULL },
	{ .name = NULL },
};

static const struct axis_value unknown_versions[] = {
	{ .name = "version-0", .number = VERSION_ZERO },
	{ .name = "version-less-1", .number = VERSION_LESS_1 },
	{ .name = "version-plus-1", .number = VERSION_PLUS_1 },
	{ .name = "version-max", .number = VERSION_MAX },
	{ .name = NULL },
};

static const struct axis_value good_and_bad_version[] = {
	{ .name = "version-true", .number = VERSION_TRUE },
	{ .name = "version-plus-1", .number = VERSION_PLUS_1 },
	{ .name = NULL },
};

static const struct axis_value short_sizes[] = {
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

static const struct axis_value good_and_bad_size[] = {
	{ .name = "size-true", .number = SIZE_TRUE },
	{ .name = "size-less-1", .number = SIZE_LESS_1 },
	{ .name = "size-plus-4096", .number = SIZE_PLUS_4096 },
	{ .name = "size-0", .number = SIZE_ZERO },
	{ .name = NULL },
};

static const struct axis_value good_and_bad_count[] = {
	{ .name = "count-1", .number = COUNT_ONE },
	{ .name = "count-0", .number = COUNT_ZERO },
	{ .name = "count-2", .number = COUNT_TWO },
	{ .name = "count-max", .number = COUNT_MAX },
	{ .name = NULL },
};

static const struct axis_value huge_counts[] = {
	{ .name = "count-max", .number = COUNT_MAX },
	{ .name = "count-high-bit", .number = COUNT_HIGH_BIT },
	{ .name = "count-wrapping", .number = COUNT_WRAPPING },
	{ .name = NULL },
};

static const struct test_case set_interface_info_shape_cases[] = {
	{
		.id          = "not-exceeded",
		.requirement = SIFINFO_27,
		.claim       = "Nothing behind StructureSize is read.",
		.given       = STEPS(ONE_INTERFACE),
		.axes        = { AXIS(CONFIGURATION, known_configurations) },
		.call        = SET_INTERFACE_INFO(),
		.expect      = { .returns = ANY_DOCUMENTED, .is_about_reads = true },
	},
	{
		.id          = "not-modified",
		.requirement = SIFINFO_28,
		.claim       = "The configuration is not written to.",
		.given       = STEPS(ONE_INTERFACE),
		.axes        = { AXIS(CONFIGURATION, known_configurations) },
		.call        = SET_INTERFACE_INFO(),
		.expect      = { .returns = ANY_DOCUMENTED, .is_about_writes = true },
	},
	{
		.id          = "other-size",
		.requirement = SIFINFO_29,
		.claim       = "A valid configuration of another size is accepted, and the first one again after it.",
		.given       = STEPS(ONE_INTERFACE),
		.call        = SET_INTERFACE_INFO(.configuration = CONFIGURATION_C),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(GET_INTERFACE_INFO(.configuration = CONFIGURATION_C), SET_INTERFACE_INFO(),
				     GET_INTERFACE_INFO()),
	},
	{
		.id          = "count-zero",
		.requirement = SIFINFO_30,
		.claim       = "No structure at all is no configuration.",
		.given       = STEPS(ONE_INTERFACE),
		.call        = SET_B(.count = COUNT_ZERO),
		.expect      = { .returns = REFUSAL_PREFERRED },
		.then        = STEPS(READ_EITHER),
	},
	{
		.id          = "count-two",
		.requirement = SIFINFO_31,
		.claim       = "Of two structures the first one counts, or none.",
		.given       = STEPS(ONE_INTERFACE),
		.call        = SET_B(.count = COUNT_TWO),
		.expect      = { .returns = REFUSAL_PREFERRED },
		.then        = STEPS(READ_EITHER),
	},
	{
		.id          = "count-two-of-one",
		.requirement = SIFINFO_32,
		.claim       = "A second structure that is not there is not read.",
		.given       = STEPS(ONE_INTERFACE),
		.call        = SET_B(.count = COUNT_TWO_OF_ONE),
		.expect      = { .returns = REFUSAL_PREFERRED },
		.then        = STEPS(READ_EITHER),
	},
	{
		.id          = "count-huge",
		.requirement = SIFINFO_33,
		.claim       = "A count that no memory holds is refused, or only the first structure is read.",
		.given       = STEPS(ONE_INTERFACE),
		.axes        = { AXIS(COUNT, huge_counts) },
		.call        = SET_B(),
		.expect      = { .returns = REFUSAL_PREFERRED },
		.then        = STEPS(READ_EITHER),
	},
	{
		.id          = "size-zero-unreadable",
		.requirement = SIFINFO_34,
		.claim       = "With StructureSize 0 nothing is read, and the interface stays.",
		.given       = STEPS(ONE_INTERFACE),
		.call        = SET_INTERFACE_INFO(.configuration = CONFIGURATION_UNREADABLE, .size = SIZE_ZERO),
		.expect      = { .returns = A_FAILURE },
		.then        = STEPS(GET_INTERFACE_INFO(), DELETE_INTERFACE()),
	},
	{
		.id          = "size-zero",
		.requirement = SIFINFO_34,
		.claim       = "A configuration of StructureSize 0 is none, and no order to delete the interface.",
		.given       = STEPS(ONE_INTERFACE),
		.call        = SET_B(.size = SIZE_ZERO),
		.expect      = { .returns = A_FAILURE },
		.then        = STEPS(GET_INTERFACE_INFO(), DELETE_INTERFACE()),
	},
	{
		.id          = "size-short",
		.requirement = SIFINFO_35,
		.claim       = "A configuration that is cut off is refused, and not read past its end.",
		.given       = STEPS(ONE_INTERFACE),
		.axes        = { AXIS(SIZE, short_sizes) },
		.call        = SET_B(),
		.expect      = { .returns = PREFER(ERROR_INVALID_PARAMETER, ERROR_CAN_NOT_COMPLETE) },
		.then        = STEPS(GET_INTERFACE_INFO()),
	},
	{
		.id          = "size-long",
		.requirement = SIFINFO_36,
		.claim       = "Bytes behind a valid configuration are survived.",
		.given       = STEPS(ONE_INTERFACE),
		.axes        = { AXIS(SIZE, long_sizes) },
		.call        = SET_B(),
		.expect      = { .returns = ANY_DOCUMENTED },
		.then        = STEPS(READ_ANY, SET_INTERFACE_INFO(), GET_INTERFACE_INFO()),
	},
	{
		.id          = "size-beyond",
		.requirement = SIFINFO_37,
		.claim       = "What a StructureSize does that is 4096 larger than the buffer is recorded.",
		.given       = STEPS(ONE_INTERFACE),
		.call        = SET_B(.size = SIZE_BEYOND),
		.expect      = { .returns = ANY_DOCUMENTED },
	},
	{
		.id          = "version-unknown",
		.requirement = SIFINFO_38,
		.claim       = "An unknown version is survived, and what is read back is one of the two configurations.",
		.given       = STEPS(ONE_INTERFACE),
		.axes        = { AXIS(VERSION, unknown_versions) },
		.call        = SET_B(),
		.expect      = { .returns = ANY_DOCUMENTED },
		.then        = STEPS(READ_EITHER),
	},
	{
		.id          = "combination",
		.requirement = SIFINFO_39,
		.claim       = "Whatever the combination of version, size, count and pointer: a documented code.",
		.given       = STEPS(ONE_INTERFACE),
		.axes        = { AXIS(CONFIGURATION, something_or_null), AXIS(VERSION, good_and_bad_version),
				 AXIS(SIZE, good_and_bad_size), AXIS(COUNT, good_and_bad_count) },
		.call        = SET_INTERFACE_INFO(),
		.expect      = { .returns = ANY_DOCUMENTED },
		.then        = STEPS(READ_ANY),
	},
	{
		.id          = "unaligned",
		.requirement = SIFINFO_40,
		.claim       = "A configuration at an odd address is survived.",
		.given       = STEPS(ONE_INTERFACE),
		.call        = SET_B(.is_unaligned = true),
		.expect      = { .returns = SUCCESS_PREFERRED },
		.then        = STEPS(READ_EITHER),
	},
	{
		.id          = "filled",
		.requirement = SIFINFO_41,
		.claim       = "A configuration of nothing but zeros or ones is survived.",
		.given       = STEPS(ONE_INTERFACE),
		.axes        = { AXIS(CONFIGURATION, filled) },
		.call        = SET_INTERFACE_INFO(),
		.expect      = { .returns = ANY_DOCUMENTED },
		.then        = STEPS(READ_ANY, SET_B(), GET_INTERFACE_INFO(.configuration = CONFIGURATION_B)),
	},
	{
		.id          = "random",
		.requirement = SIFINFO_41,
		.claim       = "A configuration of random bytes is survived.",
		.given       = STEPS(ONE_INTERFACE),
		.axes        = { AXIS(SEED, seeds) },
		.call        = SET_INTERFACE_INFO(.configuration = CONFIGURATION_RANDOM),
		.expect      = { .returns = ANY_DOCUMENTED },
		.then        = STEPS(READ_ANY, SET_B(), GET_INTERFACE_INFO(.configuration = CONFIGURATION_B)),
	},
	{
		.id          = "pointing-outside",
		.requirement = SIFINFO_42,
		.claim       = "A configuration that must be refused is refused without a look behind its end.",
		.given       = STEPS(ONE_INTERFACE),
		.axes        = { { AXIS_BAD } },
		.call        = SET_INTERFACE_INFO(),
		.expect      = { .returns = A_FAILURE, .is_about_reads = true },
	},
};

const struct chapter set_interface_info_shape = CHAPTER(set_interface_info_shape_cases);
