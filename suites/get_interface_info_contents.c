/* SPDX-License-Identifier: MIT */
/* GetInterfaceInfo: the configuration that is read, and the numbers that describe it. */
#include "suites/axes.h"
#include "suites/rows.h"
#include "suites/suites.h"

#define ONE_INTERFACE RUNNING, ADD_INTERFACE()
#define SET_B SET_INTERFACE_INFO(.configuration = CONFIGURATION_B)
#define READ_B(...) GET_INTERFACE_INFO(.configuration = CONFIGURATION_B, __VA_ARGS__)

static const struct test_case get_interface_info_contents_cases[] = {
	{
		.id          = "numbers-written",
		.requirement = GIFINFO_12,
		.claim       = "StructureVersion and StructureCount are written for every interface type.",
		.given       = STEPS(ONE_INTERFACE),
		.axes        = { AXIS(INTERFACE_TYPE, interface_types) },
		.call        = GET_INTERFACE_INFO(),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "count-is-one",
		.requirement = GIFINFO_13,
		.claim       = "The count is one, whatever the interface type.",
		.given       = STEPS(ONE_INTERFACE),
		.axes        = { AXIS(INTERFACE_TYPE, interface_types) },
		.call        = GET_INTERFACE_INFO(),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "size-written",
		.requirement = GIFINFO_14,
		.claim       = "StructureSize is written, although the page calls it an input.",
		.given       = STEPS(ONE_INTERFACE),
		.call        = GET_INTERFACE_INFO(.check = CHECK_NUMBERS_WRITTEN),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "size-of-one-structure",
		.requirement = GIFINFO_14,
		.claim       = "One structure of StructureSize bytes is what was placed.",
		.given       = STEPS(ONE_INTERFACE),
		.call        = GET_INTERFACE_INFO(.check = CHECK_COUNT_TIMES_SIZE),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "as-added",
		.requirement = GIFINFO_15,
		.claim       = "What is read is what AddInterface was given.",
		.given       = STEPS(ONE_INTERFACE),
		.call        = GET_INTERFACE_INFO(),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "as-added-with-b",
		.requirement = GIFINFO_15,
		.claim       = "What is read is what AddInterface was given when it is another configuration.",
		.given       = STEPS(RUNNING, ADD_INTERFACE(.configuration = CONFIGURATION_B)),
		.call        = READ_B(),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "as-added-after-another",
		.requirement = GIFINFO_15,
		.claim       = "What is read is what AddInterface was given when it is larger than that of the one before.",
		.given       = STEPS(ONE_INTERFACE, ADD_INTERFACE(.interface = INTERFACE_SECOND,
								  .configuration = CONFIGURATION_C)),
		.call        = GET_INTERFACE_INFO(.interface = INTERFACE_SECOND, .configuration = CONFIGURATION_C),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "as-set",
		.requirement = GIFINFO_16,
		.claim       = "What is read is what SetInterfaceInfo was given.",
		.given       = STEPS(ONE_INTERFACE, SET_B),
		.call        = READ_B(),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "as-set-while-operating",
		.requirement = GIFINFO_16,
		.claim       = "What is read is what SetInterfaceInfo was given while the interface operates.",
		.given       = STEPS(ONE_INTERFACE, BIND(), ENABLE(), SET_B),
		.call        = READ_B(),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "of-its-own",
		.requirement = GIFINFO_17,
		.claim       = "Two interfaces have different configurations.",
		.given       = STEPS(ONE_INTERFACE, ADD_INTERFACE(.interface = INTERFACE_SECOND,
								  .configuration = CONFIGURATION_B)),
		.call        = GET_INTERFACE_INFO(),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(READ_B(.interface = INTERFACE_SECOND), GET_INTERFACE_INFO()),
	},
	{
		.id          = "same-again",
		.requirement = GIFINFO_24,
		.claim       = "The second reading gives what the first one gave.",
		.given       = STEPS(ONE_INTERFACE, GET_INTERFACE_INFO()),
		.call        = GET_INTERFACE_INFO(.check = CHECK_SAME_AGAIN),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "version-as-added",
		.requirement = GIFINFO_28,
		.claim       = "The version is the one that AddInterface was given.",
		.given       = STEPS(ONE_INTERFACE),
		.call        = GET_INTERFACE_INFO(.check = CHECK_VERSION_ACCEPTED),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "version-as-set",
		.requirement = GIFINFO_28,
		.claim       = "The version is the one that SetInterfaceInfo was given.",
		.given       = STEPS(ONE_INTERFACE, BIND(), SET_B),
		.call        = READ_B(.check = CHECK_VERSION_ACCEPTED),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
};

const struct chapter get_interface_info_contents = CHAPTER(get_interface_info_contents_cases);
