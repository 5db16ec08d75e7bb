/* SPDX-License-Identifier: MIT */
/* The callbacks in the tables that RegisterProtocol fills in, as plain pointers. */
#include "harness/windows/member.h"

#include "harness/model/facts.h"
#include "harness/windows/memory.h"

#include <string.h>

static_assert(sizeof(MPR_ROUTING_CHARACTERISTICS) ==
		      offsetof(MPR_ROUTING_CHARACTERISTICS, pfnStartProtocol) + CALLBACK_COUNT * sizeof(void *),
	      "the table is three numbers and the callbacks");

static_assert(sizeof(MPR_SERVICE_CHARACTERISTICS) ==
		      offsetof(MPR_SERVICE_CHARACTERISTICS, pfnIsService) + SERVICE_CALLBACK_COUNT * sizeof(void *),
	      "the table of services is three numbers and the callbacks");

bool member_is_executable(const void *address)
{
	MEMORY_BASIC_INFORMATION memory;

	return VirtualQuery(address, &memory, sizeof(memory)) && memory.State == MEM_COMMIT &&
	       (memory.Protect & (PAGE_EXECUTE | PAGE_EXECUTE_READ | PAGE_EXECUTE_READWRITE | PAGE_EXECUTE_WRITECOPY));
}

bool member_is_written(const void *member)
{
	void *untouched;

	memset(&untouched, MEMORY_PATTERN, sizeof(untouched));
	return member != untouched;
}

void **member_of_routing(MPR_ROUTING_CHARACTERISTICS *table)
{
	return (void **)(void *)((uint8_t *)table + offsetof(MPR_ROUTING_CHARACTERISTICS, pfnStartProtocol));
}

void **member_of_added(struct mpr60_members *added)
{
	static_assert(sizeof(*added) == CALLBACKS_ADDED * sizeof(void *), "MPR60_ROUTING_CHARACTERISTICS");
	return (void **)(void *)added;
}

void *member_of_services(const MPR_SERVICE_CHARACTERISTICS *table, size_t place)
{
	void *member;

	memcpy(&member, (const uint8_t *)&table->pfnIsService + place * sizeof(member), sizeof(member));
	return member;
}
