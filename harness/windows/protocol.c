/* SPDX-License-Identifier: MIT */
/* The tables of callbacks that the candidate filled in, and the ways to them. */
#include "harness/windows/protocol.h"

#include "harness/model/entry.h"
#include "harness/windows/convention.h"
#include "harness/windows/member.h"

#include <string.h>

/* Those of a table that has room for them, where the candidate says that it fills them. */
static void adopt_added(struct protocol *protocol, const void *written, size_t size)
{
	const MPR_ROUTING_CHARACTERISTICS *table = written;
	void **added = member_of_added(&protocol->added);

	protocol->added = (struct mpr60_members) { 0 };
	protocol->is_60 = size >= sizeof(struct mpr60_table) && table->dwVersion >= VERSION_60;
	if (!protocol->is_60)
		return;
	memcpy(&protocol->added, (const uint8_t *)written + sizeof(*table), sizeof(protocol->added));
	for (size_t i = 0; i < CALLBACKS_ADDED; i++) {
		if (!member_is_written(added[i]))
			added[i] = NULL;
		if (added[i] && !member_is_executable(added[i]))
			protocol->is_executable = false;
	}
	convention_watch_added(&protocol->added);
}

void protocol_adopt(struct protocol *protocol, const MPR_ROUTING_CHARACTERISTICS *table)
{
	protocol->adopted = *table;
	protocol->table = *table;
	convention_watch(&protocol->table);
}

void protocol_adopt_routing(struct protocol *protocol, const void *written, size_t size)
{
	MPR_ROUTING_CHARACTERISTICS table;
	void **members = member_of_routing(&table);

	memcpy(&table, written, sizeof(table));
	for (size_t i = 0; i < CALLBACK_COUNT; i++)
		if (!member_is_written(members[i]))
			members[i] = NULL;
	if (memcmp(members, member_of_routing(&protocol->adopted), CALLBACK_COUNT * sizeof(void *)) != 0) {
		protocol->is_executable = true;
		for (size_t i = 0; i < CALLBACK_COUNT; i++)
			if (members[i] && !member_is_executable(members[i]))
				protocol->is_executable = false;
	}
	protocol_adopt(protocol, &table);
	adopt_added(protocol, written, size);
}

void protocol_adopt_services(struct protocol *protocol, const MPR_SERVICE_CHARACTERISTICS *written)
{
	static void *const none = NULL;
	uint8_t *members = (uint8_t *)&protocol->services.pfnIsService;
	const uint32_t known = FUNCTIONALITY_SERVICES | FUNCTIONALITY_DEMAND_UPDATE_SERVICES;

	protocol->services = (MPR_SERVICE_CHARACTERISTICS) { 0 };
	if (!(written->fSupportedFunctionality & known))
		return;
	memcpy(&protocol->services, written, sizeof(*written));
	for (size_t i = 0; i < SERVICE_CALLBACK_COUNT; i++)
		if (!member_is_written(member_of_services(written, i)))
			memcpy(members + i * sizeof(none), &none, sizeof(none));
	convention_watch_services(&protocol->services);
}

bool protocol_offers(const struct protocol *protocol, enum entry entry)
{
	MPR_ROUTING_CHARACTERISTICS table = protocol->table;
	struct mpr60_members added = protocol->added;
	const struct entry_facts *facts = entry_find(entry);

	if (facts->is_service)
		return member_of_services(&protocol->services, facts->place) != NULL;
	if (facts->member && facts->place >= CALLBACK_COUNT)
		return member_of_added(&added)[facts->place - CALLBACK_COUNT] != NULL;
	return !facts->member || member_of_routing(&table)[facts->place] != NULL;
}

void protocol_write_facts(const struct protocol *protocol, struct facts *facts)
{
	MPR_ROUTING_CHARACTERISTICS table = protocol->table;
	struct mpr60_members added = protocol->added;
	void **members = member_of_routing(&table);

	facts->callbacks = 0;
	for (uint32_t i = 0; i < CALLBACK_COUNT; i++)
		facts->callbacks |= members[i] ? 1u << i : 0;
	for (uint32_t i = 0; i < CALLBACKS_ADDED; i++)
		facts->callbacks |= member_of_added(&added)[i] ? 1u << (CALLBACK_COUNT + i) : 0;
	facts->services = 0;
	for (uint32_t i = 0; i < SERVICE_CALLBACK_COUNT; i++)
		facts->services |= member_of_services(&protocol->services, i) ? 1u << i : 0;
	facts->service_functionality = protocol->services.fSupportedFunctionality;
	facts->version = table.dwVersion;
	facts->functionality = table.fSupportedFunctionality;
}
