/* SPDX-License-Identifier: MIT */
/* The checks in words. */
#include "harness/model/check.h"

static const struct {
	const char *name;
	const char *expected;
	enum check_when when;
} checks[CHECK_COUNT] = {
	[CHECK_NOTHING] = { "NOTHING", "", WHEN_ALWAYS },
#define CHECK(name, when, expected) [CHECK_##name] = { #name, expected, WHEN_##when },
#include "harness/model/checks.inc"
#undef CHECK
};

const char *check_expected(enum check check)
{
	return checks[check < CHECK_COUNT ? check : CHECK_NOTHING].expected;
}

const char *check_name(enum check check)
{
	return checks[check < CHECK_COUNT ? check : CHECK_NOTHING].name;
}

enum check_when check_when(enum check check)
{
	return checks[check < CHECK_COUNT ? check : CHECK_NOTHING].when;
}
