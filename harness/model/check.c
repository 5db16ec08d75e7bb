/* SPDX-License-Identifier: MIT */
/* The checks in words. */
#include "harness/model/check.h"

static const struct {
	const char *expected;
	enum check_when when;
} checks[CHECK_COUNT] = {
	[CHECK_NOTHING] = { "", WHEN_ALWAYS },
#define CHECK(name, when, expected) [CHECK_##name] = { expected, WHEN_##when },
#include "harness/model/checks.inc"
#undef CHECK
};

const char *check_expected(enum check check)
{
	return checks[check < CHECK_COUNT ? check : CHECK_NOTHING].expected;
}

enum check_when check_when(enum check check)
{
	return checks[check < CHECK_COUNT ? check : CHECK_NOTHING].when;
}
