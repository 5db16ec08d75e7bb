/* SPDX-License-Identifier: MIT */
/* What a router manager of version 0x600 knows and asks besides: routing domains, actions, statistics. */
#include "harness/windows/mpr60.h"

#include "harness/windows/configuration.h"
#include "harness/windows/flight.h"

#include <string.h>

enum { REVISION_1 = 1, COMPARTMENT = 1, RTM_INSTANCE = 0, STATE_OPERATIONAL = 1 };

/* The one routing domain there is, and one that there is not. */
static const GUID known_domain = { 0x6D61696E, 0x0001, 0x4D44, { 0x81, 1, 2, 3, 4, 5, 6, 7 } };
static const GUID unknown_domain = { 0x6E6F6E65, 0x0002, 0x4D44, { 0x82, 1, 2, 3, 4, 5, 6, 7 } };

bool mpr60_lend_domain(struct lease **list, const struct call *call, GUID **domain)
{
	struct lease *lease = memory_lend_input(list, sizeof(GUID), PLACEMENT_EXACT, 0);

	if (!lease)
		return false;
	memcpy(lease->writable, call->domain == DOMAIN_UNKNOWN ? &unknown_domain : &known_domain, sizeof(GUID));
	*domain = call->nulls & 1 ? NULL : (GUID *)(void *)lease->address;
	return true;
}

DWORD mpr60_describe_domain(const GUID *id, DWORD revision, DWORD size, void *info)
{
	static const wchar_t name[] = L"main";
	const struct routing_domain_numbers numbers = { COMPARTMENT, RTM_INSTANCE };

	if (!id || !info || revision != REVISION_1 || memcmp(id, &known_domain, sizeof(*id)) != 0)
		return ERROR_INVALID_PARAMETER;
	if (size < sizeof(numbers) + sizeof(name))
		return ERROR_INSUFFICIENT_BUFFER;
	memset(info, 0, size);
	memcpy(info, name, sizeof(name));
	/* The numbers end the structure, whose size only the caller knows. */
	memcpy((uint8_t *)info + (size - sizeof(numbers)), &numbers, sizeof(numbers));
	return NO_ERROR;
}

DWORD mpr60_describe_interface(DWORD revision, DWORD size, void *info)
{
	const struct interface_info_1 described = { COMPARTMENT, known_domain, STATE_OPERATIONAL };

	if (!info || revision != REVISION_1)
		return ERROR_INVALID_PARAMETER;
	if (size < sizeof(described))
		return ERROR_INSUFFICIENT_BUFFER;
	memcpy(info, &described, sizeof(described));
	return NO_ERROR;
}

/* What a request says, of which nobody but the candidate knows what it means. */
static struct lease *lend_request(struct progress *progress, const struct call *call)
{
	enum { PARAMETER = 1, REQUEST_SIZE = 16 };
	struct lease *lease = call->is_unreadable
				      ? memory_lend_unreadable(&progress->leases, REQUEST_SIZE, PARAMETER)
				      : memory_lend_input(&progress->leases, REQUEST_SIZE, PLACEMENT_EXACT, PARAMETER);

	if (lease && lease->writable)
		memset(lease->writable, 0, lease->size);
	return lease;
}

static bool perform_action(struct worker *worker, struct progress *progress, const struct call *call,
			   struct call_observation *observation, struct reason *why)
{
	struct lease *request = lend_request(progress, call);
	const bool is_null = call->nulls >> 1 & 1;

	if (!request)
		return fail(why, "no guarded buffer for an action could be had");
	observation->arguments[0] = call->entry_type;
	observation->arguments[1] = is_null ? 0 : request->size;
	observation->arguments[2] = is_null ? 0 : request->size;
	flight_begin(worker, progress, call, observation);
	flight_end(worker, progress, observation,
		   worker->protocol.added.ProtocolAction(call->entry_type, is_null ? NULL : request->address,
							 is_null ? 0 : request->size));
	return true;
}

/* Not by reading: what faults would be told as a crash of the candidate. */
static bool is_readable(const void *address)
{
	MEMORY_BASIC_INFORMATION memory;

	return VirtualQuery(address, &memory, sizeof(memory)) && memory.State == MEM_COMMIT &&
	       !(memory.Protect & (PAGE_NOACCESS | PAGE_GUARD));
}

/* Where statistics cannot be read nothing is read back. */
static void read_statistics(const void *entry, DWORD size, struct call_observation *observation)
{
	observation->outputs[0] = size;
	if (!entry || !size || !is_readable(entry) || !is_readable((const uint8_t *)entry + (size - 1)))
		return;
	observation->data_size = size;
	memcpy(observation->data, entry, size < DATA_SHOWN ? size : DATA_SHOWN);
}

static bool perform_statistics(struct worker *worker, struct progress *progress, const struct call *call,
			       struct call_observation *observation, struct reason *why)
{
	enum { PLACE_ENTRY = 4, PLACE_SIZE = 5 };
	struct lease *request = lend_request(progress, call), *outputs = NULL;
	struct lease *entry = memory_lend_output(&outputs, sizeof(PVOID), PLACE_ENTRY);
	struct lease *size = memory_lend_output(&outputs, sizeof(DWORD), PLACE_SIZE);
	void *given = NULL;

	if (!request || !entry || !size)
		return fail(why, "no guarded buffer for statistics could be had");
	observation->arguments[0] = observation->arguments[3] = call->entry_type;
	observation->arguments[1] = observation->arguments[2] = request->size;
	observation->arguments[PLACE_ENTRY] = call->nulls >> PLACE_ENTRY & 1 ? 0 : entry->size;
	observation->arguments[PLACE_SIZE] = call->nulls >> PLACE_SIZE & 1 ? 0 : size->size;
	flight_begin(worker, progress, call, observation);
	flight_end(worker, progress, observation,
		   worker->protocol.added.GetStatistics(
			   call->entry_type, request->address, request->size, call->entry_type,
			   observation->arguments[PLACE_ENTRY] ? (PVOID *)(void *)entry->address : NULL,
			   observation->arguments[PLACE_SIZE] ? (DWORD *)(void *)size->address : NULL));
	if (observation->returned == NO_ERROR) {
		memcpy(&given, entry->address, sizeof(given));
		progress->statistics = memory_is_untouched(entry) ? NULL : given;
		progress->statistics_size = *(const DWORD *)(const void *)size->address;
		read_statistics(progress->statistics, progress->statistics_size, observation);
	}
	progress_return(progress, call, &outputs);
	return true;
}

static bool perform_set_domain(struct worker *worker, struct progress *progress, const struct call *call,
			       struct call_observation *observation, struct reason *why)
{
	struct handed handed;
	GUID *domain;

	if (!mpr60_lend_domain(&progress->leases, call, &domain))
		return fail(why, "no guarded buffer for the id of a routing domain could be had");
	if (!configuration_lend(worker, progress, call, 1, &handed, why))
		return false;
	observation->arguments[0] = domain ? sizeof(*domain) : 0;
	configuration_observe(observation, 1, &handed);
	flight_begin(worker, progress, call, observation);
	flight_end(worker, progress, observation,
		   worker->protocol.added.SetRoutingDomainGlobalInfo(domain, handed.pointer, handed.version,
								     handed.size, handed.count));
	return true;
}

static void perform_free(struct worker *worker, struct progress *progress, const struct call *call,
			 struct call_observation *observation)
{
	void *buffer = call->nulls & 1 ? NULL : progress->statistics;

	observation->arguments[0] = buffer ? progress->statistics_size : 0;
	progress->statistics = NULL;
	flight_begin(worker, progress, call, observation);
	worker->protocol.added.BufferFree(buffer);
	flight_end(worker, progress, observation, NO_ERROR);
}

bool mpr60_perform(struct worker *worker, struct progress *progress, const struct call *call,
		   struct call_observation *observation, struct reason *why)
{
	switch (call->entry) {
	case ENTRY_PROTOCOL_ACTION:
		return perform_action(worker, progress, call, observation, why);
	case ENTRY_GET_STATISTICS:
		return perform_statistics(worker, progress, call, observation, why);
	case ENTRY_SET_DOMAIN_INFO:
		return perform_set_domain(worker, progress, call, observation, why);
	case ENTRY_BUFFER_FREE:
		perform_free(worker, progress, call, observation);
		return true;
	default:
		return fail(why, "%s is no call of a table of version 0x600", entry_find(call->entry)->name);
	}
}
