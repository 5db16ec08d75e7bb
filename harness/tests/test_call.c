/* SPDX-License-Identifier: MIT */
/* Which calls lie, and which hang alike. */
#include "harness/model/call.h"

#include <criterion/criterion.h>

static const struct {
	struct call call;
	bool lies;
} claims[] = {
	{ { .entry = ENTRY_SET_INTERFACE_INFO }, false },
	{ { .entry = ENTRY_GET_INTERFACE_INFO, .is_unreadable = true }, true },
	{ { .entry = ENTRY_SET_INTERFACE_INFO, .version = VERSION_MAX }, false },
	{ { .entry = ENTRY_SET_INTERFACE_INFO, .configuration = CONFIGURATION_BAD }, false },
	{ { .entry = ENTRY_SET_INTERFACE_INFO, .configuration = CONFIGURATION_NULL }, false },
	{ { .entry = ENTRY_SET_INTERFACE_INFO, .is_poisoned = true, .is_unaligned = true }, false },
	{ { .entry = ENTRY_SET_INTERFACE_INFO, .size = SIZE_1 }, true },
	{ { .entry = ENTRY_SET_INTERFACE_INFO, .size = SIZE_PLUS_4096 }, true },
	{ { .entry = ENTRY_SET_INTERFACE_INFO, .count = COUNT_ZERO }, true },
	{ { .entry = ENTRY_SET_INTERFACE_INFO, .count = COUNT_TWO_OF_ONE }, true },
	{ { .entry = ENTRY_SET_INTERFACE_INFO, .configuration = CONFIGURATION_UNREADABLE }, true },
	{ { .entry = ENTRY_ADD_INTERFACE, .configuration = CONFIGURATION_UNREADABLE }, true },
	{ { .entry = ENTRY_START, .size = SIZE_HALF }, true },
	{ { .entry = ENTRY_GET_INTERFACE_INFO, .configuration = CONFIGURATION_UNREADABLE, .size = SIZE_1 }, false },
	{ { .entry = ENTRY_INTERFACE_STATUS }, false },
	{ { .entry = ENTRY_INTERFACE_STATUS, .info = INFO_BINDING, .addresses = 1024 }, false },
	{ { .entry = ENTRY_INTERFACE_STATUS, .info = INFO_UNREADABLE }, true },
	{ { .entry = ENTRY_INTERFACE_STATUS, .info = INFO_BINDING, .addresses = 4, .addresses_missing = 3 }, true },
	{ { .entry = ENTRY_INTERFACE_STATUS, .size = SIZE_1, .count = COUNT_MAX }, false },
	{ { .entry = ENTRY_DELETE_INTERFACE, .info = INFO_UNREADABLE }, false },
};

Test(call, knows_a_lie)
{
	for (size_t i = 0; i < sizeof(claims) / sizeof(claims[0]); i++)
		cr_expect_eq(call_lies(&claims[i].call), claims[i].lies, "call %zu", i);
}

#define STATUS(type, is_active) \
	{ \
		.entry = ENTRY_INTERFACE_STATUS, .status_type = (type), .active = (is_active) \
	}

static const struct {
	struct call one, other;
	bool resemble;
} pairs[] = {
	{ STATUS(1, 1), STATUS(1, 1), true },
	{ STATUS(1, 1), STATUS(1, 0x80000000), true },
	{ STATUS(1, 1), STATUS(1, 0), false },
	{ STATUS(1, 1), STATUS(2, 1), false },
	{ STATUS(4, 1), STATUS(5, 1), false },
	{ STATUS(5, 0), STATUS(0xFFFFFFFF, 0), true },
	{ STATUS(5, 0), STATUS(6, 1), false },
	{ { .entry = ENTRY_SET_INTERFACE_INFO, .size = SIZE_1 },
	  { .entry = ENTRY_SET_INTERFACE_INFO, .size = SIZE_TRUE },
	  true },
	{ { .entry = ENTRY_SET_INTERFACE_INFO }, { .entry = ENTRY_GET_INTERFACE_INFO }, false },
	{ { .entry = ENTRY_STOP }, { .entry = ENTRY_STOP, .interface = INTERFACE_SECOND }, true },
	{ { .entry = ENTRY_DELETE_INTERFACE }, STATUS(0, 0), false },
};

Test(call, knows_calls_that_hang_alike)
{
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		cr_expect_eq(call_resembles(&pairs[i].one, &pairs[i].other), pairs[i].resemble, "pair %zu", i);
		cr_expect_eq(call_resembles(&pairs[i].other, &pairs[i].one), pairs[i].resemble, "pair %zu, turned", i);
	}
}
