/* SPDX-License-Identifier: MIT */
/* GetInterfaceInfo: what it returns, and how large a buffer it needs. */
#include "suites/axes.h"
#include "suites/rows.h"
#include "suites/suites.h"

#define ONE_INTERFACE RUNNING, ADD_INTERFACE()
#define SIZE_REFUSED GET_INTERFACE_INFO(.room = ROOM_ZERO, .returns = ONLY(ERROR_INSUFFICIENT_BUFFER))

enum { PLACE_BUFFER_SIZE = 2 };

static const struct axis_value tiny_rooms[] = {
	{ .name = "0-bytes", .number = ROOM_ZERO },
	{ .name = "1-byte", .number = ROOM_1 },
	{ .name = NULL },
};

static const struct axis_value sufficient_rooms[] = {
	{ .name = "exact", .number = ROOM_EXACT },
	{ .name = "16-bytes-more", .number = ROOM_PLUS_16 },
	{ .name = NULL },
};

static const struct axis_value known_configurations[] = {
	{ .name = "a", .steps = STEPS(ADD_INTERFACE()) },
	{ .name = "b", .steps = STEPS(ADD_INTERFACE(.configuration = CONFIGURATION_B)) },
	{ .name = "c", .steps = STEPS(ADD_INTERFACE(.configuration = CONFIGURATION_C)) },
	{ .name = NULL },
};

static const struct test_case get_interface_info_returns_cases[] = {
	{
		.id          = "succeeds",
		.requirement = GIFINFO_01,
		.claim       = "The configuration of a known interface can be read, whichever it is.",
		.given       = STEPS(RUNNING),
		.axes        = { AXIS(GIVEN, known_configurations) },
		.call        = GET_INTERFACE_INFO(.configuration = CONFIGURATION_ANY),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "again",
		.requirement = GIFINFO_01,
		.claim       = "A configuration can be read as often as anybody likes.",
		.given       = STEPS(ONE_INTERFACE, GET_INTERFACE_INFO(), GET_INTERFACE_INFO()),
		.call        = GET_INTERFACE_INFO(),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "failure-code",
		.requirement = GIFINFO_02,
		.claim       = "A call that must be refused is refused with a documented code.",
		.given       = STEPS(ONE_INTERFACE),
		.axes        = { AXIS(INDEX, boundary_indexes), AXIS(ROOM, tiny_rooms) },
		.call        = GET_INTERFACE_INFO(),
		.expect      = { .returns = ANY_QUERY_CODE },
	},
	{
		.id          = "unknown-index",
		.requirement = GIFINFO_03,
		.claim       = "An index that was never added is refused.",
		.given       = STEPS(ONE_INTERFACE),
		.call        = GET_INTERFACE_INFO(.interface = INTERFACE_UNKNOWN),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id          = "boundary-index",
		.requirement = GIFINFO_03,
		.claim       = "An index at the edge of its range that no interface has is refused.",
		.given       = STEPS(ONE_INTERFACE),
		.axes        = { AXIS(INDEX, boundary_indexes) },
		.call        = GET_INTERFACE_INFO(),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id          = "deleted-index",
		.requirement = GIFINFO_04,
		.claim       = "The index of a deleted interface is refused, also when it was read before.",
		.given       = STEPS(ONE_INTERFACE, GET_INTERFACE_INFO(), DELETE_INTERFACE()),
		.call        = GET_INTERFACE_INFO(),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id          = "null-size",
		.requirement = GIFINFO_05,
		.claim       = "BufferSize NULL is refused.",
		.given       = STEPS(ONE_INTERFACE),
		.call        = GET_INTERFACE_INFO(.nulls = NULLS(PLACE_BUFFER_SIZE)),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id          = "unknown-index-null-size",
		.requirement = GIFINFO_06,
		.claim       = "An unknown index with BufferSize NULL is refused.",
		.given       = STEPS(ONE_INTERFACE),
		.call        = GET_INTERFACE_INFO(.interface = INTERFACE_UNKNOWN, .nulls = NULLS(PLACE_BUFFER_SIZE)),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id          = "too-small",
		.requirement = GIFINFO_07,
		.claim       = "Too small a buffer is refused, and the size that is needed is told.",
		.given       = STEPS(ONE_INTERFACE, GET_INTERFACE_INFO()),
		.axes        = { AXIS(ROOM, small_rooms) },
		.call        = GET_INTERFACE_INFO(.check = CHECK_SIZE_NEEDED),
		.expect      = { .returns = ONLY(ERROR_INSUFFICIENT_BUFFER) },
	},
	{
		.id          = "need-is-greater",
		.requirement = GIFINFO_08,
		.claim       = "More is needed than what was refused, also when nobody has read the configuration yet.",
		.given       = STEPS(ONE_INTERFACE),
		.axes        = { AXIS(ROOM, tiny_rooms) },
		.call        = GET_INTERFACE_INFO(.check = CHECK_SIZE_GREATER),
		.expect      = { .returns = ONLY(ERROR_INSUFFICIENT_BUFFER) },
	},
	{
		.id          = "retry",
		.requirement = GIFINFO_09,
		.claim       = "A buffer of exactly the size that was told suffices.",
		.given       = STEPS(ONE_INTERFACE, SIZE_REFUSED),
		.call        = GET_INTERFACE_INFO(.room = ROOM_EXACT),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "retry-of-another-size",
		.requirement = GIFINFO_09,
		.claim       = "The size that is told is that of the configuration in force, also after it changed.",
		.given       = STEPS(ONE_INTERFACE, SET_INTERFACE_INFO(.configuration = CONFIGURATION_C), SIZE_REFUSED),
		.call        = GET_INTERFACE_INFO(.room = ROOM_EXACT, .configuration = CONFIGURATION_C),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "size-placed",
		.requirement = GIFINFO_10,
		.claim       = "In a larger buffer *BufferSize becomes the number of bytes placed.",
		.given       = STEPS(ONE_INTERFACE, GET_INTERFACE_INFO()),
		.call        = GET_INTERFACE_INFO(.room = ROOM_PLUS_16, .check = CHECK_SIZE_PLACED),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "not-exceeded",
		.requirement = GIFINFO_11,
		.claim       = "Nothing behind the buffer is written when the configuration fits.",
		.given       = STEPS(ONE_INTERFACE, GET_INTERFACE_INFO()),
		.axes        = { AXIS(ROOM, sufficient_rooms) },
		.call        = GET_INTERFACE_INFO(.configuration = CONFIGURATION_ANY),
		.expect      = { .returns = ANY_QUERY_CODE, .is_about_reads = true },
	},
	{
		.id          = "not-exceeded-when-too-small",
		.requirement = GIFINFO_11,
		.claim       = "Nothing behind a buffer that is too small is written.",
		.given       = STEPS(ONE_INTERFACE, GET_INTERFACE_INFO()),
		.axes        = { AXIS(ROOM, small_rooms) },
		.call        = GET_INTERFACE_INFO(.configuration = CONFIGURATION_ANY),
		.expect      = { .returns = ANY_QUERY_CODE, .is_about_reads = true },
	},
};

const struct chapter get_interface_info_returns = CHAPTER(get_interface_info_returns_cases);
