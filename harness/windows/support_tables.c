/* SPDX-License-Identifier: MIT */
/* The tables of support functions as they are handed over. */
#include "harness/windows/support_tables.h"

#include "harness/windows/support.h"

#include <string.h>

enum { PARAMETER_SUPPORT_FUNCTIONS = 1 };

static SUPPORT_FUNCTIONS *functions[2]; /* those of 0x500, and those of 0x600 */

bool support_tables_open(void)
{
	static struct lease *leases;
	struct lease *lease =
		memory_lend_input(&leases, sizeof(SUPPORT_FUNCTIONS), PLACEMENT_EXACT, PARAMETER_SUPPORT_FUNCTIONS);
	struct lease *lease_60 = memory_lend_input(&leases, sizeof(struct support_functions_60), PLACEMENT_EXACT,
						   PARAMETER_SUPPORT_FUNCTIONS);

	if (!lease || !lease_60)
		return false;
	memory_keep(lease);
	support_fill((SUPPORT_FUNCTIONS *)(void *)lease->writable);
	memory_keep(lease_60);
	support_fill_60((struct support_functions_60 *)(void *)lease_60->writable);
	functions[0] = (SUPPORT_FUNCTIONS *)(void *)lease->address;
	functions[1] = (SUPPORT_FUNCTIONS *)(void *)lease_60->address;
	return true;
}

SUPPORT_FUNCTIONS *support_tables_find(bool is_60)
{
	return functions[is_60];
}

uint32_t support_tables_size(bool is_60)
{
	return is_60 ? sizeof(struct support_functions_60) : sizeof(SUPPORT_FUNCTIONS);
}

/* A table that deviates from the whole one. */
static void fill_support(SUPPORT_FUNCTIONS *deviating, enum support_rule rule)
{
	if (rule == SUPPORT_WITHOUT_OPTIONAL) {
		deviating->DemandDialRequest = NULL;
		deviating->GetRouterId = NULL;
		deviating->HasMulticastBoundary = NULL;
	} else if (rule == SUPPORT_VERSION_ZERO) {
		deviating->dwVersion = 0;
	} else if (rule == SUPPORT_VERSION_60) {
		deviating->dwVersion = VERSION_60;
	}
}

struct lease *support_tables_lend(struct lease **list, enum support_rule rule, bool is_60)
{
	/* Whoever has answered 0x600 may believe that, so that only others are told it of a table of 0x500. */
	const bool is_whole = is_60 && rule != SUPPORT_VERSION_ZERO;
	struct lease *lease = memory_lend_input(list, support_tables_size(is_whole), PLACEMENT_EXACT,
						PARAMETER_SUPPORT_FUNCTIONS);

	if (!lease)
		return NULL;
	if (rule != SUPPORT_SHORT_LIVED)
		memory_keep(lease);
	memcpy(lease->writable, functions[is_whole], lease->size);
	fill_support((SUPPORT_FUNCTIONS *)(void *)lease->writable, rule);
	return lease;
}
