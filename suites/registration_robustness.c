/* SPDX-License-Identifier: MIT */
/* Registration: offers that the documentation does not describe. */
#include "suites/axes.h"
#include "suites/rows.h"
#include "suites/suites.h"

static const struct test_case registration_robustness_cases[] = {
	{
		.id          = "refuses-older-version",
		.requirement = REG_17,
		.claim       = "A router manager of an older version is refused.",
		.axes        = { AXIS(OFFER_VERSION, older_versions) },
		.call        = REGISTER_PROTOCOL(),
		.expect      = { .returns = ONLY(ERROR_NOT_SUPPORTED) },
	},
	{
		.id          = "newer-version",
		.requirement = REG_18,
		.claim       = "To a router manager of a newer version the DLL registers as of a known one, or refuses.",
		.axes        = { AXIS(OFFER_VERSION, newer_versions) },
		.call        = REGISTER_PROTOCOL(.check = CHECK_VERSION_KNOWN),
		.expect      = { .returns = REGISTERED_OR_NOT },
	},
	{
		.id          = "little-functionality",
		.requirement = REG_19,
		.claim       = "Offered little functionality, the DLL refuses, or claims no more than that.",
		.axes        = { AXIS(OFFER, little_offers) },
		.call        = REGISTER_PROTOCOL(.check = CHECK_FLAGS_WITHIN_OFFER),
		.expect      = { .returns = REGISTERED_OR_NOT },
	},
	{
		.id          = "ignores-unknown-functionality",
		.requirement = REG_20,
		.claim       = "Flags that no header defines are no reason to refuse.",
		.call        = REGISTER_PROTOCOL(.offer = OFFER_LITERAL, .offered_flags = 0xFFFFFFFF),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "null-structure",
		.requirement = REG_21,
		.claim       = "Structures that are NULL pointers are survived.",
		.axes        = { AXIS(NULLS, null_structures) },
		.call        = REGISTER_PROTOCOL(),
		.expect      = { .returns = REGISTERED_OR_NOT },
	},
	{
		.id          = "registers-again",
		.requirement = REG_22,
		.claim       = "The second registration for the same id is answered as the first one was.",
		.given       = STEPS(REGISTERED),
		.call        = REGISTER_PROTOCOL(.check = CHECK_TABLE_REPEATED),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "refusal-changes-nothing",
		.requirement = REG_23,
		.claim       = "The refusal of a foreign id leaves both structures as they were.",
		.axes        = { AXIS(PROTOCOL, foreign_ids) },
		.call        = REGISTER_PROTOCOL(.check = CHECK_TABLES_UNCHANGED),
		.expect      = { .returns = REGISTERED_OR_NOT, .is_about_failure = true },
	},
	{
		.id          = "refusal-of-older-version-changes-nothing",
		.requirement = REG_23,
		.claim       = "The refusal of an older version leaves both structures as they were.",
		.axes        = { AXIS(OFFER_VERSION, older_versions) },
		.call        = REGISTER_PROTOCOL(.check = CHECK_TABLES_UNCHANGED),
		.expect      = { .returns = REGISTERED_OR_NOT, .is_about_failure = true },
	},
	{
		.id          = "starts-no-thread",
		.requirement = REG_24,
		.claim       = "Loading the DLL and registering start no thread.",
		.is_alone    = true,
		.call        = REGISTER_PROTOCOL(.check = CHECK_NO_THREADS),
		.expect      = { .returns = REGISTERED_OR_NOT },
	},
	{
		.id          = "flags-of-services",
		.requirement = REG_25,
		.claim       = "Offered the flags of services, a protocol of IPv4 does not claim 0x02.",
		.needs       = NEED_IPV4 | NEED_FUNCTIONALITY,
		.call        = REGISTER_PROTOCOL(.offer = OFFER_LITERAL, .offered_flags = 0x0F,
						 .check = CHECK_FLAGS_NOT_V6),
		.expect      = IF_REGISTERED,
	},
};

const struct chapter registration_robustness = CHAPTER(registration_robustness_cases);
