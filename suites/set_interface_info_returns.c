/* SPDX-License-Identifier: MIT */
/* SetInterfaceInfo: what it returns. */
#include "suites/axes.h"
#include "suites/rows.h"
#include "suites/suites.h"

#define ONE_INTERFACE RUNNING, ADD_INTERFACE()

static const struct axis_value versions[] = {
	{ .name = "version-true", .number = VERSION_TRUE },
	{ .name = "version-0", .number = VERSION_ZERO },
	{ .name = "version-max", .number = VERSION_MAX },
	{ .name = NULL },
};

static const struct axis_value readable_sizes[] = {
	{ .name = "size-true", .number = SIZE_TRUE },
	{ .name = "size-0", .number = SIZE_ZERO },
	{ .name = "size-1", .number = SIZE_1 },
	{ .name = NULL },
};

static const struct axis_value any_count[] = {
	{ .name = "count-1", .number = COUNT_ONE },
	{ .name = "count-0", .number = COUNT_ZERO },
	{ .name = "count-2", .number = COUNT_TWO_OF_ONE },
	{ .name = "count-max", .number = COUNT_MAX },
	{ .name = NULL },
};

static const struct axis_value nothing_or_a[] = {
	{ .name = "null", .number = CONFIGURATION_NULL },
	{ .name = "a", .number = CONFIGURATION_A },
	{ .name = NULL },
};

static const struct test_case set_interface_info_returns_cases[] = {
	{
		.id          = "valid",
		.requirement = SIFINFO_01,
		.claim       = "A valid configuration is accepted.",
		.given       = STEPS(ONE_INTERFACE),
		.axes        = { AXIS(CONFIGURATION, valid_configurations) },
		.call        = SET_INTERFACE_INFO(),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "failure-code",
		.requirement = SIFINFO_02,
		.claim       = "A call that must be refused is refused with a documented code.",
		.given       = STEPS(ONE_INTERFACE),
		.axes        = { AXIS(CONFIGURATION, nothing_or_a), AXIS(INDEX, boundary_indexes) },
		.call        = SET_INTERFACE_INFO(),
		.expect      = { .returns = ANY_DOCUMENTED },
	},
	{
		.id          = "unknown-index",
		.requirement = SIFINFO_03,
		.claim       = "An index that was never added is refused.",
		.given       = STEPS(ONE_INTERFACE),
		.axes        = { AXIS(CONFIGURATION, valid_configurations) },
		.call        = SET_INTERFACE_INFO(.interface = INTERFACE_UNKNOWN),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id          = "boundary-index",
		.requirement = SIFINFO_03,
		.claim       = "An index at the edge of its range that no interface has is refused.",
		.given       = STEPS(ONE_INTERFACE),
		.axes        = { AXIS(INDEX, boundary_indexes) },
		.call        = SET_INTERFACE_INFO(),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id          = "no-interface-yet",
		.requirement = SIFINFO_04,
		.claim       = "Before any interface was added every index is refused.",
		.axes        = { AXIS(LIFE, lives), AXIS(CONFIGURATION, valid_configurations) },
		.call        = SET_INTERFACE_INFO(),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id          = "deleted-index",
		.requirement = SIFINFO_05,
		.claim       = "The index of a deleted interface is refused.",
		.given       = STEPS(ONE_INTERFACE, DELETE_INTERFACE()),
		.axes        = { AXIS(CONFIGURATION, valid_configurations) },
		.call        = SET_INTERFACE_INFO(),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id          = "refused-index",
		.requirement = SIFINFO_06,
		.claim       = "An index whose AddInterface was refused is refused.",
		.given       = STEPS(RUNNING, ADD_INTERFACE(.configuration = CONFIGURATION_BAD, .returns = A_FAILURE)),
		.axes        = { AXIS(CONFIGURATION, valid_configurations) },
		.call        = SET_INTERFACE_INFO(),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id          = "null",
		.requirement = SIFINFO_07,
		.claim       = "InterfaceInfo NULL is refused, whatever size and version go with it.",
		.given       = STEPS(ONE_INTERFACE),
		.axes        = { AXIS(VERSION, versions) },
		.call        = SET_INTERFACE_INFO(.configuration = CONFIGURATION_NULL),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id          = "null-without-size",
		.requirement = SIFINFO_08,
		.claim       = "InterfaceInfo NULL with StructureSize 0 is refused; it is no way to say \"no change\".",
		.given       = STEPS(ONE_INTERFACE),
		.axes        = { AXIS(VERSION, versions) },
		.call        = SET_INTERFACE_INFO(.configuration = CONFIGURATION_NULL, .size = SIZE_ZERO),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id          = "nothing-at-all",
		.requirement = SIFINFO_09,
		.claim       = "InterfaceInfo NULL with StructureSize 0 and StructureCount 0 is refused.",
		.given       = STEPS(ONE_INTERFACE),
		.axes        = { AXIS(VERSION, versions) },
		.call        = SET_INTERFACE_INFO(.configuration = CONFIGURATION_NULL, .size = SIZE_ZERO,
						  .count = COUNT_ZERO),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id          = "unknown-index-null",
		.requirement = SIFINFO_10,
		.claim       = "An unknown index with InterfaceInfo NULL is refused.",
		.given       = STEPS(ONE_INTERFACE),
		.axes        = { AXIS(VERSION, versions), AXIS(SIZE, readable_sizes), AXIS(COUNT, any_count) },
		.call        = SET_INTERFACE_INFO(.interface = INTERFACE_UNKNOWN, .configuration = CONFIGURATION_NULL),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id          = "invalid",
		.requirement = SIFINFO_11,
		.claim       = "A configuration with an invalid parameter in it is refused.",
		.given       = STEPS(ONE_INTERFACE),
		.axes        = { { AXIS_BAD } },
		.call        = SET_INTERFACE_INFO(),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id          = "unknown-index-invalid",
		.requirement = SIFINFO_12,
		.claim       = "An unknown index with an invalid configuration is refused.",
		.given       = STEPS(ONE_INTERFACE),
		.axes        = { { AXIS_BAD }, AXIS(VERSION, versions) },
		.call        = SET_INTERFACE_INFO(.interface = INTERFACE_UNKNOWN),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id          = "unknown-index-misstated",
		.requirement = SIFINFO_13,
		.claim       = "An unknown index is refused whatever StructureSize and StructureCount say of the configuration.",
		.given       = STEPS(ONE_INTERFACE),
		.axes        = { AXIS(VERSION, versions), AXIS(SIZE, readable_sizes), AXIS(COUNT, any_count) },
		.call        = SET_INTERFACE_INFO(.interface = INTERFACE_UNKNOWN, .configuration = CONFIGURATION_BAD),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id          = "unknown-index-unreadable",
		.requirement = SIFINFO_13,
		.claim       = "An unknown index is refused before InterfaceInfo is looked at.",
		.given       = STEPS(ONE_INTERFACE),
		.axes        = { AXIS(VERSION, versions), AXIS(SIZE, readable_sizes), AXIS(COUNT, any_count) },
		.call        = SET_INTERFACE_INFO(.interface = INTERFACE_UNKNOWN,
						  .configuration = CONFIGURATION_UNREADABLE),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
};

const struct chapter set_interface_info_returns = CHAPTER(set_interface_info_returns_cases);
