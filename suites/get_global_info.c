/* SPDX-License-Identifier: MIT */
/* GetGlobalInfo. */
#include "suites/axes.h"
#include "suites/rows.h"
#include "suites/suites.h"

#define SIZE_REFUSED GET_GLOBAL_INFO(.room = ROOM_ZERO, .returns = ONLY(ERROR_INSUFFICIENT_BUFFER))
#define SET_B SET_GLOBAL_INFO(.configuration = CONFIGURATION_B)
#define READ_B GET_GLOBAL_INFO(.configuration = CONFIGURATION_B)
#define HEARD_OPERATING RUNNING, ADD_INTERFACE(), BIND(), ENABLE(), HEAR_ACTIVITY(.is_control = true)

enum { PLACE_INFO, PLACE_BUFFER_SIZE, PLACE_VERSION, PLACE_SIZE, PLACE_COUNT };

static const struct axis_value tiny_rooms[] = {
	{ .name = "0-bytes", .number = ROOM_ZERO },
	{ .name = "1-byte", .number = ROOM_1 },
	{ .name = NULL },
};

static const struct axis_value ample_or_nothing[] = {
	{ .name = "ample", .number = ROOM_AMPLE },
	{ .name = "0-bytes", .number = ROOM_ZERO },
	{ .name = NULL },
};

static const struct axis_value null_numbers[] = {
	{ .name = "version", .number = NULLS(PLACE_VERSION) },
	{ .name = "size", .number = NULLS(PLACE_SIZE) },
	{ .name = "count", .number = NULLS(PLACE_COUNT) },
	{ .name = "all", .number = NULLS(PLACE_VERSION) | NULLS(PLACE_SIZE) | NULLS(PLACE_COUNT) },
	{ .name = NULL },
};

static const struct test_case get_global_info_cases[] = {
	{
		.id          = "succeeds",
		.requirement = GGLOB_01,
		.claim       = "The global configuration of a protocol that was started can be read.",
		.axes        = { AXIS(LIFE, lives) },
		.call        = GET_GLOBAL_INFO(),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "succeeds-after-interface",
		.requirement = GGLOB_01,
		.claim       = "The global configuration can be read after that of an interface.",
		.given       = STEPS(ADD_INTERFACE(), GET_INTERFACE_INFO()),
		.axes        = { AXIS(LIFE, lives) },
		.call        = GET_GLOBAL_INFO(),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "failure-code",
		.requirement = GGLOB_02,
		.claim       = "A call that must be refused is refused with a documented code.",
		.given       = STEPS(GET_GLOBAL_INFO()),
		.axes        = { AXIS(LIFE, lives), AXIS(ROOM, small_rooms) },
		.call        = GET_GLOBAL_INFO(),
		.expect      = { .returns = ANY_QUERY_CODE },
	},
	{
		.id          = "null-size",
		.requirement = GGLOB_03,
		.claim       = "BufferSize NULL is refused.",
		.given       = STEPS(RUNNING),
		.call        = GET_GLOBAL_INFO(.nulls = NULLS(PLACE_BUFFER_SIZE)),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id          = "size-placed",
		.requirement = GGLOB_04,
		.claim       = "In a larger buffer *BufferSize becomes the number of bytes placed.",
		.given       = STEPS(RUNNING, GET_GLOBAL_INFO()),
		.call        = GET_GLOBAL_INFO(.room = ROOM_PLUS_16, .check = CHECK_SIZE_PLACED),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "too-small",
		.requirement = GGLOB_05,
		.claim       = "Too small a buffer is refused, and the size that is needed is told.",
		.given       = STEPS(RUNNING, GET_GLOBAL_INFO()),
		.axes        = { AXIS(ROOM, small_rooms) },
		.call        = GET_GLOBAL_INFO(.check = CHECK_SIZE_NEEDED),
		.expect      = { .returns = ONLY(ERROR_INSUFFICIENT_BUFFER) },
	},
	{
		.id          = "retry",
		.requirement = GGLOB_06,
		.claim       = "A buffer of exactly the size that was told suffices.",
		.given       = STEPS(RUNNING, SIZE_REFUSED),
		.call        = GET_GLOBAL_INFO(.room = ROOM_EXACT),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "not-exceeded-when-too-small",
		.requirement = GGLOB_07,
		.claim       = "Nothing behind a buffer that is too small is written.",
		.given       = STEPS(RUNNING, GET_GLOBAL_INFO()),
		.axes        = { AXIS(ROOM, small_rooms) },
		.call        = GET_GLOBAL_INFO(.configuration = CONFIGURATION_ANY),
		.expect      = { .returns = ANY_QUERY_CODE, .is_about_reads = true },
	},
	{
		.id          = "need-is-greater",
		.requirement = GGLOB_08,
		.claim       = "More is needed than what was refused, also before StartComplete.",
		.axes        = { AXIS(LIFE, lives), AXIS(ROOM, tiny_rooms) },
		.call        = GET_GLOBAL_INFO(.check = CHECK_SIZE_GREATER),
		.expect      = { .returns = ONLY(ERROR_INSUFFICIENT_BUFFER) },
	},
	{
		.id          = "numbers-written",
		.requirement = GGLOB_09,
		.claim       = "Version, size and count are written, also before StartComplete.",
		.axes        = { AXIS(LIFE, lives) },
		.call        = GET_GLOBAL_INFO(.check = CHECK_NUMBERS_WRITTEN),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "size-of-one-structure",
		.requirement = GGLOB_10,
		.claim       = "One structure of StructureSize bytes is what was placed.",
		.given       = STEPS(RUNNING),
		.call        = GET_GLOBAL_INFO(.check = CHECK_COUNT_TIMES_SIZE),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "as-started",
		.requirement = GGLOB_11,
		.claim       = "What is read is what StartProtocol was given.",
		.given       = STEPS(RUNNING),
		.call        = GET_GLOBAL_INFO(),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "as-started-with-b",
		.requirement = GGLOB_11,
		.claim       = "What is read is what StartProtocol was given when it is another configuration.",
		.given       = STEPS(REGISTERED, START_PROTOCOL(.configuration = CONFIGURATION_B), START_COMPLETE()),
		.call        = READ_B,
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "as-set",
		.requirement = GGLOB_11,
		.claim       = "What is read, however often, is what SetGlobalInfo was given.",
		.given       = STEPS(RUNNING, SET_B, READ_B, READ_B),
		.call        = READ_B,
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(SET_GLOBAL_INFO(), GET_GLOBAL_INFO()),
	},
	{
		.id          = "size-query",
		.requirement = GGLOB_12,
		.claim       = "A NULL buffer of size 0 asks for the size.",
		.given       = STEPS(RUNNING, GET_GLOBAL_INFO()),
		.call        = GET_GLOBAL_INFO(.room = ROOM_ZERO, .nulls = NULLS(PLACE_INFO), .check = CHECK_SIZE_NEEDED),
		.expect      = { .returns = ONLY(ERROR_INSUFFICIENT_BUFFER) },
	},
	{
		.id          = "null-buffer",
		.requirement = GGLOB_13,
		.claim       = "A NULL buffer that is said to be large enough is refused.",
		.given       = STEPS(RUNNING),
		.call        = GET_GLOBAL_INFO(.nulls = NULLS(PLACE_INFO)),
		.expect      = { .returns = ANY_OF(ERROR_INVALID_PARAMETER, ERROR_INSUFFICIENT_BUFFER) },
		.then        = STEPS(GET_GLOBAL_INFO()),
	},
	{
		.id          = "null-numbers",
		.requirement = GGLOB_14,
		.claim       = "NULL where a number is to be written is survived.",
		.given       = STEPS(RUNNING),
		.axes        = { AXIS(NULLS, null_numbers) },
		.call        = GET_GLOBAL_INFO(),
		.expect      = { .returns = ANY_QUERY_CODE },
		.then        = STEPS(GET_GLOBAL_INFO()),
	},
	{
		.id          = "rest-untouched",
		.requirement = GGLOB_15,
		.claim       = "The rest of a larger buffer stays as it was.",
		.given       = STEPS(RUNNING, GET_GLOBAL_INFO()),
		.call        = GET_GLOBAL_INFO(.room = ROOM_PLUS_16, .configuration = CONFIGURATION_ANY),
		.expect      = { .returns = ANY_QUERY_CODE },
	},
	{
		.id          = "same-again",
		.requirement = GGLOB_16,
		.claim       = "The second reading gives what the first one gave.",
		.given       = STEPS(GET_GLOBAL_INFO()),
		.axes        = { AXIS(LIFE, lives) },
		.call        = GET_GLOBAL_INFO(.check = CHECK_SAME_AGAIN),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "no-side-effect",
		.requirement = GGLOB_17,
		.claim       = "Reading says nothing to the router manager.",
		.is_alone    = true,
		.given       = STEPS(HEARD_OPERATING),
		.call        = GET_GLOBAL_INFO(),
		.expect      = { .returns = ANY_QUERY_CODE },
		.then        = STEPS(HEAR_SILENCE()),
	},
	{
		.id          = "version-as-accepted",
		.requirement = GGLOB_18,
		.claim       = "The version is the one that StartProtocol was given.",
		.axes        = { AXIS(LIFE, lives) },
		.call        = GET_GLOBAL_INFO(.check = CHECK_VERSION_ACCEPTED),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "version-as-set",
		.requirement = GGLOB_18,
		.claim       = "The version is the one that SetGlobalInfo was given.",
		.given       = STEPS(RUNNING, SET_B),
		.call        = GET_GLOBAL_INFO(.configuration = CONFIGURATION_B, .check = CHECK_VERSION_ACCEPTED),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(SET_GLOBAL_INFO()),
	},
	{
		.id          = "before-start",
		.requirement = GGLOB_19,
		.claim       = "Before StartProtocol there is no configuration to read.",
		.given       = STEPS(REGISTERED),
		.axes        = { AXIS(ROOM, ample_or_nothing) },
		.call        = GET_GLOBAL_INFO(),
		.expect      = { .returns = A_QUERY_FAILURE },
	},
	{
		.id          = "after-stop",
		.requirement = GGLOB_19,
		.claim       = "After a completed stop there is no configuration to read.",
		.given       = STEPS(STOPPED),
		.axes        = { AXIS(ROOM, ample_or_nothing) },
		.call        = GET_GLOBAL_INFO(),
		.expect      = { .returns = A_QUERY_FAILURE },
	},
};

const struct chapter get_global_info = CHAPTER(get_global_info_cases);
