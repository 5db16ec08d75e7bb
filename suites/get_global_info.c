/* SPDX-License-Identifier: MIT */
/* GetGlobalInfo: what it answers, the size rules of its buffer, and what it gives. */
#include "suites/axes.h"
#include "suites/rows.h"
#include "suites/suites.h"

/* The places of the parameters. */
enum { GLOBAL_INFO, BUFFER_SIZE, STRUCTURE_VERSION, STRUCTURE_SIZE, STRUCTURE_COUNT };

#define READ(...) GET_GLOBAL_INFO(.configuration = CONFIGURATION_ANY, __VA_ARGS__)

static const struct axis_value null_numbers[] = {
	{ .name = "version", .number = NULLS(STRUCTURE_VERSION) },
	{ .name = "size", .number = NULLS(STRUCTURE_SIZE) },
	{ .name = "count", .number = NULLS(STRUCTURE_COUNT) },
	{ .name = "all", .number = NULLS(STRUCTURE_VERSION) | NULLS(STRUCTURE_SIZE) | NULLS(STRUCTURE_COUNT) },
	{ .name = NULL },
};

static const struct test_case cases[] = {
	{
		.id          = "succeeds",
		.requirement = GGLOB_01,
		.claim       = "The global configuration can be read.",
		.given       = STEPS(ADD_INTERFACE()),
		.axes        = { AXIS(LIFE, lives) },
		.call        = GET_GLOBAL_INFO(),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "null-size",
		.requirement = GGLOB_03,
		.claim       = "A NULL BufferSize is refused.",
		.given       = STEPS(RUNNING),
		.call        = READ(.nulls = NULLS(BUFFER_SIZE)),
		.expect      = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id          = "size-placed",
		.requirement = GGLOB_04,
		.claim       = "With a larger buffer BufferSize becomes the number of bytes placed.",
		.given       = STEPS(STARTED),
		.call        = READ(.check = CHECK_SIZE_PLACED),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "small-buffer",
		.requirement = GGLOB_05,
		.claim       = "Too small a buffer is refused, and the needed size is told.",
		.given       = STEPS(RUNNING, READ()),
		.axes        = { AXIS(ROOM, small_rooms) },
		.call        = READ(.check = CHECK_SIZE_NEEDED),
		.expect      = { .returns = ONLY(ERROR_INSUFFICIENT_BUFFER) },
	},
	{
		.id          = "exact-buffer",
		.requirement = GGLOB_06,
		.claim       = "A second call with exactly the size that was told to be needed succeeds.",
		.given       = STEPS(RUNNING, READ(.room = ROOM_1, .returns = ONLY(ERROR_INSUFFICIENT_BUFFER))),
		.call        = READ(.room = ROOM_EXACT),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "nothing-beyond-size",
		.requirement = GGLOB_07,
		.claim       = "Nothing behind the size of a buffer that is too small is written.",
		.given       = STEPS(RUNNING, READ()),
		.axes        = { AXIS(ROOM, small_rooms) },
		.call        = READ(),
		.expect      = { .returns = QUERY_DOCUMENTED, .is_about_reads = true, .is_about_failure = true },
	},
	{
		.id          = "small-buffer-size-greater",
		.requirement = GGLOB_08,
		.claim       = "The size that is told to be needed is greater than the one that was refused.",
		.given       = STEPS(RUNNING, READ()),
		.axes        = { AXIS(ROOM, small_rooms) },
		.call        = READ(.check = CHECK_SIZE_GREATER),
		.expect      = { .returns = QUERY_DOCUMENTED, .is_about_failure = true },
	},
	{
		.id          = "numbers-written",
		.requirement = GGLOB_09,
		.claim       = "The version, the size and the count are written.",
		.given       = STEPS(STARTED),
		.call        = READ(.check = CHECK_NUMBERS_WRITTEN),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "count-times-size",
		.requirement = GGLOB_10,
		.claim       = "The count is one, and one structure of the size is what was placed.",
		.given       = STEPS(STARTED),
		.call        = READ(.check = CHECK_COUNT_TIMES_SIZE),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "as-started",
		.requirement = GGLOB_11,
		.claim       = "What was handed to StartProtocol is what is read.",
		.given       = STEPS(RUNNING),
		.call        = GET_GLOBAL_INFO(),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "as-set",
		.requirement = GGLOB_11,
		.claim       = "What was handed to SetGlobalInfo is what is read.",
		.is_alone    = true,
		.given       = STEPS(RUNNING, SET_GLOBAL_INFO(.configuration = CONFIGURATION_B)),
		.call        = GET_GLOBAL_INFO(.configuration = CONFIGURATION_B),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "size-query",
		.requirement = GGLOB_12,
		.claim       = "A NULL buffer with size 0 asks for the size that is needed.",
		.given       = STEPS(RUNNING, READ()),
		.call        = READ(.room = ROOM_ZERO, .nulls = NULLS(GLOBAL_INFO), .check = CHECK_SIZE_NEEDED),
		.expect      = { .returns = ONLY(ERROR_INSUFFICIENT_BUFFER) },
	},
	{
		.id          = "null-buffer",
		.requirement = GGLOB_13,
		.claim       = "A NULL buffer that is said to be large enough is refused.",
		.given       = STEPS(RUNNING),
		.call        = READ(.nulls = NULLS(GLOBAL_INFO)),
		.expect      = { .returns = QUERY_REFUSED },
	},
	{
		.id          = "null-numbers",
		.requirement = GGLOB_14,
		.claim       = "NULL for the version, the size and the count is survived.",
		.given       = STEPS(RUNNING),
		.axes        = { AXIS(NULLS, null_numbers) },
		.call        = READ(),
		.expect      = { .returns = QUERY_DOCUMENTED },
	},
	{
		.id          = "nothing-behind-configuration",
		.requirement = GGLOB_15,
		.claim       = "The bytes between the configuration and the end of a larger buffer are left alone.",
		.given       = STEPS(STARTED),
		.call        = READ(),
		.expect      = { .returns = QUERY_DOCUMENTED, .is_about_reads = true },
	},
	{
		.id          = "same-again",
		.requirement = GGLOB_16,
		.claim       = "Two calls in a row give the same bytes and numbers.",
		.is_alone    = true,
		.given       = STEPS(RUNNING, READ()),
		.call        = READ(.check = CHECK_SAME_AGAIN),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "no-side-effect",
		.requirement = GGLOB_17,
		.claim       = "Reading the global configuration says nothing to the router manager.",
		.is_alone    = true,
		.given       = STEPS(RUNNING, ADD_INTERFACE(), BIND(), ENABLE(), HEAR_ACTIVITY(.is_control = true)),
		.call        = READ(),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(HEAR_SILENCE()),
	},
	{
		.id          = "version-accepted",
		.requirement = GGLOB_18,
		.claim       = "The version that is read is that of the configuration that was accepted last.",
		.is_alone    = true,
		.given       = STEPS(STARTED),
		.call        = READ(.check = CHECK_VERSION_ACCEPTED),
		.expect      = { .returns = QUERY_DOCUMENTED },
	},
	{
		.id          = "outside-a-run",
		.requirement = GGLOB_19,
		.claim       = "Before the start and after the stop there is no configuration to be read.",
		.axes        = { AXIS(LIFE, outside_a_run) },
		.call        = READ(),
		.expect      = { .returns = A_FAILURE },
	},
};

const struct chapter get_global_info = CHAPTER(cases);
