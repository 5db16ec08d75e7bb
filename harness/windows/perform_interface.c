/* SPDX-License-Identifier: MIT */
/* The callbacks about one interface: adding, configuring and deleting it, its status, updates, clients. */
#include "harness/windows/perform_interface.h"

#include "harness/windows/binding.h"
#include "harness/windows/configuration.h"
#include "harness/windows/flight.h"
#include "harness/windows/name.h"
#include "harness/windows/queue.h"
#include "harness/windows/stand_ins.h"

#include <string.h>

/* The reserved parameters: nothing, everything, or something, so that who reads them is found out. */
static uint32_t choose_reserved(enum reserved_rule rule, uint32_t index)
{
	if (rule == RESERVED_VARIED)
		rule = (enum reserved_rule)(RESERVED_ZEROS + index % 3);
	return rule == RESERVED_ZEROS ? 0 : rule == RESERVED_ONES ? 0xFFFFFFFFu : (index + 1) * 2654435761u;
}

static bool perform_add(struct worker *worker, struct progress *progress, const struct call *call,
			struct call_observation *observation, struct reason *why)
{
	enum { NULL_NAME = 1 };
	const PADD_INTERFACE add = worker->protocol.table.pfnAddInterface;
	const uint32_t index = progress_index(progress, call);
	const uint32_t reserved = choose_reserved(call->reserved, index);
	const uint32_t arguments[] = {
		0, index, call->interface_type, reserved, (WORD)(reserved >> 8), (WORD)reserved
	};
	struct lease *name = name_lend(worker, progress, call);
	struct handed handed;
	DWORD returned;
	bool is_new;

	if (!name)
		return fail(why, "no guarded buffer for the name of an interface could be had");
	if (!configuration_lend(worker, progress, call, 6, &handed, why))
		return false;
	memcpy(observation->arguments, arguments, sizeof(arguments));
	observation->arguments[0] = call->nulls & NULL_NAME ? 0 : name->size;
	configuration_observe(observation, 6, &handed);
	is_new = stand_ins_add_interface(index, call->interface_type, call->nulls & NULL_NAME ? NULL : (void *)name->writable);
	flight_begin(worker, progress, call, observation);
	returned = add(call->nulls & NULL_NAME ? NULL : (LPWSTR)(void *)name->address, index,
		       (NET_INTERFACE_TYPE)call->interface_type, arguments[3], (WORD)arguments[4], (WORD)arguments[5],
		       handed.pointer, handed.version, handed.size, handed.count);
	flight_end(worker, progress, observation, returned);
	if (returned != NO_ERROR && is_new)
		stand_ins_remove_interface(index);
	/* Who deletes what is left does so in the protocol under test. */
	if (returned == NO_ERROR && !call->is_beside) {
		progress_append_interface(worker, progress, index, call->interface_type);
		progress->accepted_version = handed.version;
	}
	return true;
}

static void perform_delete(struct worker *worker, struct progress *progress, const struct call *call,
			   struct call_observation *observation)
{
	const PDELETE_INTERFACE delete = worker->protocol.table.pfnDeleteInterface;
	const uint32_t index = progress_index(progress, call);

	observation->arguments[0] = index;
	flight_begin(worker, progress, call, observation);
	flight_end(worker, progress, observation, delete (index));
	if (observation->returned == NO_ERROR)
		stand_ins_remove_interface(index);
	if (observation->returned == NO_ERROR && !call->is_beside)
		progress_remove_interface(worker, progress, index);
}

static bool perform_status(struct worker *worker, struct progress *progress, const struct call *call,
			   struct call_observation *observation, struct reason *why)
{
	const PINTERFACE_STATUS status = worker->protocol.table.pfnInterfaceStatus;
	const uint32_t index = progress_index(progress, call);
	struct lease *info = NULL;

	if (call->info != INFO_NULL) {
		info = binding_lend(worker, progress, call, 3);
		if (!info)
			return fail(why, "no guarded buffer for %u addresses could be had", call->addresses);
	}
	observation->arguments[0] = index;
	observation->arguments[1] = call->active;
	observation->arguments[2] = call->status_type;
	observation->arguments[3] = info ? info->size : 0;
	flight_begin(worker, progress, call, observation);
	flight_end(worker, progress, observation,
		   status(index, (BOOL)call->active, call->status_type, info ? info->address : NULL));
	return true;
}

static bool perform_set_interface(struct worker *worker, struct progress *progress, const struct call *call,
				  struct call_observation *observation, struct reason *why)
{
	const PSET_INTERFACE_INFO set = worker->protocol.table.pfnSetInterfaceInfo;
	const uint32_t index = progress_index(progress, call);
	struct handed handed;

	if (!configuration_lend(worker, progress, call, 1, &handed, why))
		return false;
	observation->arguments[0] = index;
	configuration_observe(observation, 1, &handed);
	flight_begin(worker, progress, call, observation);
	flight_end(worker, progress, observation,
		   set(index, handed.pointer, handed.version, handed.size, handed.count));
	if (observation->returned == NO_ERROR)
		progress->accepted_version = handed.version;
	return true;
}

static void perform_update(struct worker *worker, struct progress *progress, const struct call *call,
			   struct call_observation *observation)
{
	const PDO_UPDATE_ROUTES update = worker->protocol.table.pfnUpdateRoutes;
	const uint32_t index = progress_index(progress, call);

	uint8_t *updating = progress_updating(progress, index);

	queue_take_signal();
	observation->arguments[0] = index;
	flight_begin(worker, progress, call, observation);
	flight_end(worker, progress, observation, update(index));
	if (observation->returned == NO_ERROR && updating)
		++*updating;
}

/* The address of a client: that of a host in 10.1.0.0/16, or in fd00::/8 for a protocol of IPv6. */
static struct lease *lend_client(struct worker *worker, struct progress *progress, const struct call *call)
{
	enum { SIZE_V4 = 4, SIZE_V6 = 16 };
	const uint32_t size = binding_is_v6(worker) ? SIZE_V6 : SIZE_V4;
	struct lease *lease = call->is_unreadable ? memory_lend_unreadable(&progress->leases, size, 1)
						  : memory_lend_input(&progress->leases, size, PLACEMENT_EXACT, 1);

	if (!lease || !lease->writable)
		return lease;
	memset(lease->writable, 0, size);
	lease->writable[0] = size == SIZE_V6 ? 0xFD : 10;
	lease->writable[1] = size == SIZE_V6 ? 0 : 1;
	lease->writable[size - 1] = (uint8_t)(call->client + 1);
	return lease;
}

static bool perform_client(struct worker *worker, struct progress *progress, const struct call *call,
			   struct call_observation *observation, struct reason *why)
{
	enum { NULL_ADDRESS = 2 };
	const MPR_ROUTING_CHARACTERISTICS *table = &worker->protocol.table;
	const PCONNECT_CLIENT connect = table->pfnConnectClient;
	const PDISCONNECT_CLIENT disconnect = table->pfnDisconnectClient;
	const uint32_t index = progress_index(progress, call);
	struct lease *lease = lend_client(worker, progress, call);
	void *address;

	if (!lease)
		return fail(why, "no guarded buffer for the address of a client could be had");
	address = call->nulls & NULL_ADDRESS ? NULL : lease->address;
	observation->arguments[0] = index;
	observation->arguments[1] = address ? lease->size : 0;
	flight_begin(worker, progress, call, observation);
	flight_end(worker, progress, observation,
		   call->entry == ENTRY_CONNECT_CLIENT ? connect(index, address) : disconnect(index, address));
	return true;
}

bool perform_interface(struct worker *worker, struct progress *progress, const struct call *call,
		       struct call_observation *observation, struct reason *why)
{
	switch (call->entry) {
	case ENTRY_ADD_INTERFACE:
		return perform_add(worker, progress, call, observation, why);
	case ENTRY_DELETE_INTERFACE:
		perform_delete(worker, progress, call, observation);
		return true;
	case ENTRY_INTERFACE_STATUS:
		return perform_status(worker, progress, call, observation, why);
	case ENTRY_SET_INTERFACE_INFO:
		return perform_set_interface(worker, progress, call, observation, why);
	case ENTRY_UPDATE_ROUTES:
		perform_update(worker, progress, call, observation);
		return true;
	case ENTRY_CONNECT_CLIENT:
	case ENTRY_DISCONNECT_CLIENT:
		return perform_client(worker, progress, call, observation, why);
	default:
		return fail(why, "%s is no callback about an interface", entry_find(call->entry)->name);
	}
}
