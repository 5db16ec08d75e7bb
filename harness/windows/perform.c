/* SPDX-License-Identifier: MIT */
/* One call of the candidate: its arguments from a step, its results as an observation. */
#include "harness/windows/perform.h"

#include "harness/windows/binding.h"
#include "harness/windows/configuration.h"
#include "harness/windows/flight.h"
#include "harness/windows/query.h"
#include "harness/windows/queue.h"
#include "harness/windows/router_manager.h"

#include <string.h>

/* The four arguments of a configuration, from parameter `first`. */
static void observe_handed(struct call_observation *observation, uint32_t first, const struct handed *handed)
{
	observation->arguments[first] = handed->behind;
	observation->arguments[first + 1] = handed->version;
	observation->arguments[first + 2] = handed->size;
	observation->arguments[first + 3] = handed->count;
}

static bool perform_register(struct worker *worker, struct progress *progress, struct call_observation *observation,
			     struct reason *why)
{
	const struct facts *facts = &worker->section->facts;
	const struct registration registration = { facts->protocol_id, facts->offered };

	return load_register(worker, progress, &registration, observation) ||
	       fail(why, "no guarded buffer for the table of callbacks could be had");
}

static bool perform_start(struct worker *worker, struct progress *progress, const struct call *call,
			  struct call_observation *observation, struct reason *why)
{
	const PSTART_PROTOCOL start = worker->protocol.table.pfnStartProtocol;
	struct handed handed;
	DWORD returned;

	if (!configuration_lend(worker, progress, call, 2, &handed, why))
		return false;
	observation->arguments[0] = sizeof(HANDLE);
	observation->arguments[1] = sizeof(SUPPORT_FUNCTIONS);
	observe_handed(observation, 2, &handed);
	worker->has_started = true;
	flight_begin(worker, progress, call, observation);
	returned = start(router_manager_event(), router_manager_functions(), handed.pointer, handed.version,
			 handed.size, handed.count);
	flight_end(worker, progress, observation, returned);
	if (returned == NO_ERROR)
		worker->run = RUN_ON;
	return true;
}

static void perform_start_complete(struct worker *worker, struct progress *progress, const struct call *call,
				   struct call_observation *observation)
{
	const PSTART_COMPLETE complete = worker->protocol.table.pfnStartComplete;

	flight_begin(worker, progress, call, observation);
	flight_end(worker, progress, observation, complete());
}

static void perform_stop(struct worker *worker, struct progress *progress, const struct call *call,
			 struct call_observation *observation)
{
	const PSTOP_PROTOCOL stop = worker->protocol.table.pfnStopProtocol;

	flight_begin(worker, progress, call, observation);
	flight_end(worker, progress, observation, stop());
	if (worker->run == RUN_ON && observation->returned == NO_ERROR)
		worker->run = RUN_OFF;
	else if (worker->run == RUN_ON && observation->returned == ERROR_PROTOCOL_STOP_PENDING)
		worker->run = RUN_STOPPING;
	else if (worker->run == RUN_ON)
		worker->is_stuck = true;
}

static bool perform_set_global(struct worker *worker, struct progress *progress, const struct call *call,
			       struct call_observation *observation, struct reason *why)
{
	const PSET_GLOBAL_INFO set = worker->protocol.table.pfnSetGlobalInfo;
	struct handed handed;

	if (!configuration_lend(worker, progress, call, 0, &handed, why))
		return false;
	observe_handed(observation, 0, &handed);
	flight_begin(worker, progress, call, observation);
	flight_end(worker, progress, observation, set(handed.pointer, handed.version, handed.size, handed.count));
	return true;
}

/* A name of its own for each interface, all of the same length. */
static struct lease *lend_name(struct worker *worker, struct progress *progress)
{
	static const WCHAR model[] = L"routprot-check 0000";
	struct lease *lease = memory_lend_input(&progress->leases, sizeof(model), PLACEMENT_EXACT, 0);
	uint32_t number = worker->names++;
	WCHAR name[sizeof(model) / sizeof(model[0])];

	if (!lease)
		return NULL;
	memcpy(name, model, sizeof(model));
	for (size_t i = sizeof(model) / sizeof(model[0]) - 2; name[i] == L'0'; i--, number /= 10)
		name[i] = (WCHAR)(L'0' + number % 10);
	memcpy(lease->writable, name, sizeof(name));
	return lease;
}

/* The reserved parameters: nothing, everything, or something, so that who reads them is found out. */
static uint32_t choose_reserved(uint32_t index)
{
	return index % 3 == 0 ? 0 : index % 3 == 1 ? 0xFFFFFFFFu : index * 2654435761u;
}

static bool perform_add(struct worker *worker, struct progress *progress, const struct call *call,
			struct call_observation *observation, struct reason *why)
{
	const PADD_INTERFACE add = worker->protocol.table.pfnAddInterface;
	const uint32_t index = progress_index(progress, call);
	const uint32_t reserved = choose_reserved(index);
	const uint32_t arguments[] = {
		0, index, call->interface_type, reserved, (WORD)(reserved >> 8), (WORD)reserved
	};
	struct lease *name = lend_name(worker, progress);
	struct handed handed;
	DWORD returned;

	if (!name)
		return fail(why, "no guarded buffer for the name of an interface could be had");
	if (!configuration_lend(worker, progress, call, 6, &handed, why))
		return false;
	memcpy(observation->arguments, arguments, sizeof(arguments));
	observation->arguments[0] = name->size;
	observe_handed(observation, 6, &handed);
	flight_begin(worker, progress, call, observation);
	returned =
		add((LPWSTR)(void *)name->address, index, (NET_INTERFACE_TYPE)call->interface_type, arguments[3],
		    (WORD)arguments[4], (WORD)arguments[5], handed.pointer, handed.version, handed.size, handed.count);
	flight_end(worker, progress, observation, returned);
	if (returned == NO_ERROR)
		progress_append_interface(worker, progress, index, call->interface_type);
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
	observe_handed(observation, 1, &handed);
	flight_begin(worker, progress, call, observation);
	flight_end(worker, progress, observation,
		   set(index, handed.pointer, handed.version, handed.size, handed.count));
	return true;
}

static void perform_update(struct worker *worker, struct progress *progress, const struct call *call,
			   struct call_observation *observation)
{
	const PDO_UPDATE_ROUTES update = worker->protocol.table.pfnUpdateRoutes;
	const uint32_t index = progress_index(progress, call);

	progress->updated &= ~progress_bit(progress, index);
	observation->arguments[0] = index;
	flight_begin(worker, progress, call, observation);
	flight_end(worker, progress, observation, update(index));
}

static bool dispatch(struct worker *worker, struct progress *progress, const struct call *call,
		     struct call_observation *observation, struct reason *why)
{
	switch (call->entry) {
	case ENTRY_REGISTER:
		return perform_register(worker, progress, observation, why);
	case ENTRY_START:
		return perform_start(worker, progress, call, observation, why);
	case ENTRY_START_COMPLETE:
		perform_start_complete(worker, progress, call, observation);
		return true;
	case ENTRY_STOP:
		perform_stop(worker, progress, call, observation);
		return true;
	case ENTRY_SET_GLOBAL_INFO:
		return perform_set_global(worker, progress, call, observation, why);
	case ENTRY_ADD_INTERFACE:
		return perform_add(worker, progress, call, observation, why);
	case ENTRY_DELETE_INTERFACE:
		perform_delete(worker, progress, call, observation);
		return true;
	case ENTRY_INTERFACE_STATUS:
		return perform_status(worker, progress, call, observation, why);
	case ENTRY_SET_INTERFACE_INFO:
		return perform_set_interface(worker, progress, call, observation, why);
	case ENTRY_GET_GLOBAL_INFO:
	case ENTRY_GET_INTERFACE_INFO:
		return query_perform(worker, progress, call, observation, why);
	case ENTRY_GET_EVENT_MESSAGE:
		queue_get(worker, progress, observation);
		return true;
	case ENTRY_UPDATE_ROUTES:
		perform_update(worker, progress, call, observation);
		return true;
	case ENTRY_FREE:
		load_release(worker, progress, observation);
		return true;
	default:
		return fail(why, "%s is no call of the candidate", entry_find(call->entry)->name);
	}
}

/* The rows about retention: what was lent to this call is gone as soon as it returned. */
static void poison(struct progress *progress, const struct lease *before)
{
	for (struct lease *lease = progress->leases; lease && lease != before; lease = lease->next)
		memory_poison(lease);
}

bool perform(struct worker *worker, struct progress *progress, const struct call *call,
	     struct call_observation *observation, struct reason *why)
{
	const struct lease *before = progress->leases;

	observation->entry = (uint32_t)call->entry;
	if (!worker->protocol.module)
		return fail(why, "the candidate is not loaded when %s is to be called", entry_find(call->entry)->name);
	if (!load_offers(&worker->protocol, call->entry))
		return fail(why, "the candidate has no %s that could be called", entry_find(call->entry)->name);
	if (!dispatch(worker, progress, call, observation, why))
		return false;
	if (call->is_poisoned)
		poison(progress, before);
	return true;
}
