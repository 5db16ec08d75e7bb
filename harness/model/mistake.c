/* SPDX-License-Identifier: MIT */
/* What DLLs usually get wrong about a requirement. */
#include "harness/model/mistake.h"

static const char *const mistakes[REQUIREMENT_COUNT] = {
#define MISTAKE(name, words) [name] = words,
#include "suites/mistakes.inc"
#undef MISTAKE
};

const char *mistake_find(enum requirement requirement)
{
	if (requirement <= REQUIREMENT_NONE || requirement >= REQUIREMENT_COUNT || !mistakes[requirement])
		return "";
	return mistakes[requirement];
}
