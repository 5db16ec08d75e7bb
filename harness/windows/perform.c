/* SPDX-License-Identifier: MIT */
/* One call of the candidate: its arguments from a step, its results as an observation. */
#include "harness/windows/perform.h"

#include "harness/windows/binding.h"
#include "harness/windows/configuration.h"
#include "harness/windows/flight.h"
#include "harness/windows/load.h"
#include "harness/windows/mib.h"
#include "harness/windows/mpr60.h"
#include "harness/windows/name.h"
#include "harness/windows/perform_multicast.h"
#include "harness/windows/perform_services.h"
#include "harness/windows/query.h"
#include "harness/windows/queue.h"
#include "harness/windows/registration.h"
#include "harness/windows/router_manager.h"
#include "harness/windows/stand_ins.h"

#include <string.h>

/* The four arguments of a configuration, from parameter `first`. */
static bool find_id(const uint32_t *ids, size_t count, uint32_t place, uint32_t *id, struct reason *why)
{
	if (place >= count)
		return fail(why, "the profile has no protocol id in place %u", place);
	*id = ids[place];
	return true;
}

/* The first id of the profile that is not the own one. */
static bool find_sibling(const struct worker *worker, uint32_t *id, struct reason *why)
{
	const uint32_t own = worker->section->facts.protocol_id;

	for (size_t i = 0; i < worker->profile->id_count; i++) {
		*id = worker->profile->ids[i];
		if (*id != own)
			return true;
	}
	return fail(why, "the profile has no second protocol id");
}

static bool choose_id(const struct worker *worker, const struct call *call, uint32_t *id, struct reason *why)
{
	const struct profile *profile = worker->profile;

	*id = worker->section->facts.protocol_id;
	switch (call->protocol) {
	case PROTOCOL_OTHER_OWN:
		if (call->is_beside)
			return find_sibling(worker, id, why);
		return find_id(profile->ids, profile->id_count, call->variant, id, why);
	case PROTOCOL_REFUSED:
		return find_id(profile->refused_ids, profile->refused_id_count, call->variant, id, why);
	case PROTOCOL_NEXT:
		*id += 1;
		break;
	case PROTOCOL_OTHER_TYPE:
		*id ^= PROTOCOL_TYPE_BIT;
		break;
	case PROTOCOL_OTHER_VENDOR:
		*id ^= PROTOCOL_VENDOR_BIT;
		break;
	case PROTOCOL_LITERAL:
		*id = call->protocol_id;
		break;
	case PROTOCOL_OWN:
	case PROTOCOL_RULE_COUNT:
		break;
	}
	return true;
}

static uint32_t choose_offer(const struct facts *facts, const struct call *call)
{
	if (call->offer == OFFER_LITERAL)
		return call->offered_flags;
	if (call->offer == OFFER_WITHOUT_UPDATES)
		return facts->offered & ~(uint32_t)RF_DEMAND_UPDATE_ROUTES;
	return call->offer == OFFER_CLAIMED ? facts->functionality : facts->offered;
}

static bool perform_register(struct worker *worker, struct progress *progress, const struct call *call,
			     struct call_observation *observation, struct reason *why)
{
	struct registration registration = {
		.functionality = choose_offer(&worker->section->facts, call),
		.version = call->is_version_literal ? call->offered_version : worker->profile->version,
		.nulls = call->nulls,
		.counts_threads = call->check == CHECK_NO_THREADS,
		.call = call,
	};

	if (!choose_id(worker, call, &registration.id, why))
		return false;
	return registration_perform(worker, progress, &registration, observation) ||
	       fail(why, "no guarded buffer for the table of callbacks could be had");
}

static bool perform_start(struct worker *worker, struct progress *progress, const struct call *call,
			  struct call_observation *observation, struct reason *why)
{
	enum { NULL_EVENT = 1, NULL_SUPPORT = 2 };
	const PSTART_PROTOCOL start = worker->protocol.table.pfnStartProtocol;
	const HANDLE event =
		router_manager_choose_event(call->event, call->nulls & NULL_EVENT, worker->run == RUN_OFF);
	const bool is_60 = worker->protocol.is_60 && call->support != SUPPORT_VERSION_50;
	SUPPORT_FUNCTIONS *support = router_manager_functions(is_60);
	uint32_t size = router_manager_functions_size(is_60);
	struct lease *lease = NULL;
	struct handed handed;
	DWORD returned;

	if (call->support != SUPPORT_WHOLE && call->support != SUPPORT_VERSION_50) {
		lease = router_manager_lend_functions(&progress->leases, call->support, is_60);
		if (!lease)
			return fail(why, "no guarded buffer for a table of support functions could be had");
		support = (SUPPORT_FUNCTIONS *)(void *)lease->address;
		size = lease->size;
	}
	if (call->nulls & NULL_SUPPORT)
		support = NULL;
	if (!configuration_lend(worker, progress, call, 2, &handed, why))
		return false;
	observation->arguments[0] = call->nulls & NULL_EVENT ? 0 : sizeof(HANDLE);
	observation->arguments[1] = support ? size : 0;
	configuration_observe(observation, 2, &handed);
	worker->has_started = true;
	flight_begin(worker, progress, call, observation);
	returned = start(event, support, handed.pointer, handed.version, handed.size, handed.count);
	flight_end(worker, progress, observation, returned);
	if (call->support == SUPPORT_SHORT_LIVED)
		memory_poison(lease);
	if (returned == NO_ERROR) {
		worker->run = RUN_ON;
		worker->accepted_version = handed.version;
	}
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

	queue_take_signal();
	flight_begin(worker, progress, call, observation);
	flight_end(worker, progress, observation, stop());
	if (worker->run == RUN_ON && observation->returned == NO_ERROR)
		worker->run = RUN_OFF;
	else if (observation->returned == ERROR_PROTOCOL_STOP_PENDING)
		worker->run = RUN_STOPPING; /* whoever says so outside a run owes ROUTER_STOPPED too */
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
	configuration_observe(observation, 0, &handed);
	flight_begin(worker, progress, call, observation);
	flight_end(worker, progress, observation, set(handed.pointer, handed.version, handed.size, handed.count));
	if (observation->returned == NO_ERROR)
		worker->accepted_version = handed.version;
	return true;
}

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
	is_new = stand_ins_add_interface(index, call->interface_type, call->nulls & NULL_NAME ? NULL : (void *)name->address);
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

static void perform_power(struct worker *worker, struct progress *progress, const struct call *call,
			  struct call_observation *observation)
{
	const MPR_ROUTING_CHARACTERISTICS *table = &worker->protocol.table;
	const PQUERY_POWER query = table->pfnQueryPower;
	const PSET_POWER set = table->pfnSetPower;

	observation->arguments[0] = call->power_type;
	flight_begin(worker, progress, call, observation);
	flight_end(worker, progress, observation,
		   call->entry == ENTRY_QUERY_POWER ? query(call->power_type) : set(call->power_type));
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

/* The rows about the event set it themselves: the candidate must leave that to us. */
static void perform_get_message(struct worker *worker, struct progress *progress, const struct call *call,
				struct call_observation *observation)
{
	if (call->check == CHECK_EVENT_KEPT)
		router_manager_signal();
	queue_get(worker, progress, call, observation);
	/* A message that came has had its signal taken. */
	if (call->check != CHECK_EVENT_KEPT || observation->returned == NO_ERROR)
		return;
	if (router_manager_has_lost_event())
		observation->flags |= OBSERVED_EVENT_CLOSED;
	else if (!router_manager_await_signal(0))
		observation->flags |= OBSERVED_EVENT_RESET;
}

static bool dispatch(struct worker *worker, struct progress *progress, const struct call *call,
		     struct call_observation *observation, struct reason *why)
{
	switch (call->entry) {
	case ENTRY_REGISTER:
		return perform_register(worker, progress, call, observation, why);
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
	case ENTRY_GET_DOMAIN_INFO:
		return query_perform(worker, progress, call, observation, why);
	case ENTRY_GET_EVENT_MESSAGE:
		perform_get_message(worker, progress, call, observation);
		return true;
	case ENTRY_UPDATE_ROUTES:
		perform_update(worker, progress, call, observation);
		return true;
	case ENTRY_QUERY_POWER:
	case ENTRY_SET_POWER:
		perform_power(worker, progress, call, observation);
		return true;
	case ENTRY_CONNECT_CLIENT:
	case ENTRY_DISCONNECT_CLIENT:
		return perform_client(worker, progress, call, observation, why);
	case ENTRY_GET_NEIGHBORS:
		return perform_neighbors(worker, progress, call, observation, why);
	case ENTRY_GET_MFE_STATUS:
		return perform_mfe_status(worker, progress, call, observation, why);
	case ENTRY_PROTOCOL_ACTION:
	case ENTRY_GET_STATISTICS:
	case ENTRY_SET_DOMAIN_INFO:
	case ENTRY_BUFFER_FREE:
		return mpr60_perform(worker, progress, call, observation, why);
	case ENTRY_IS_SERVICE:
	case ENTRY_UPDATE_SERVICES:
	case ENTRY_CREATE_ENUMERATION:
	case ENTRY_ENUMERATE_SERVICE:
	case ENTRY_CLOSE_ENUMERATION:
	case ENTRY_GET_SERVICE_COUNT:
	case ENTRY_CREATE_STATIC_SERVICE:
	case ENTRY_DELETE_STATIC_SERVICE:
	case ENTRY_CONVERT_SERVICES:
	case ENTRY_DELETE_SERVICES:
	case ENTRY_FIRST_SERVICE:
	case ENTRY_NEXT_SERVICE:
		return perform_service(worker, progress, call, observation, why);
	case ENTRY_MIB_CREATE:
	case ENTRY_MIB_DELETE:
	case ENTRY_MIB_SET:
	case ENTRY_MIB_GET:
	case ENTRY_MIB_GET_FIRST:
	case ENTRY_MIB_GET_NEXT:
	case ENTRY_MIB_SET_TRAP_INFO:
	case ENTRY_MIB_GET_TRAP_INFO:
		return mib_perform(worker, progress, call, observation, why);
	case ENTRY_MIB_WALK:
		return mib_walk(worker, progress, call, observation, why);
	case ENTRY_FREE:
		load_release(worker, progress, observation);
		return true;
	default:
		return fail(why, "%s is no call of the candidate", entry_find(call->entry)->name);
	}
}

/* One call, made elsewhere. */
struct errand {
	struct worker *worker;
	struct progress *progress;
	const struct call *call;
	struct call_observation *observation;
	struct reason *why;
	bool is_done;
};

static DWORD WINAPI run_errand(LPVOID parameter)
{
	struct errand *errand = parameter;

	errand->worker->section->call_thread = GetCurrentThreadId();
	errand->is_done =
		dispatch(errand->worker, errand->progress, errand->call, errand->observation, errand->why);
	return 0;
}

/* The call is made by a thread of its own, which ends with it. */
static bool dispatch_elsewhere(struct worker *worker, struct progress *progress, const struct call *call,
			       struct call_observation *observation, struct reason *why)
{
	struct errand errand = { worker, progress, call, observation, why, false };
	const uint32_t own = worker->section->call_thread;
	HANDLE thread = CreateThread(NULL, 0, run_errand, &errand, 0, NULL);

	if (!thread)
		return fail(why, "no thread for a call could be had (error %lu)", GetLastError());
	WaitForSingleObject(thread, INFINITE);
	CloseHandle(thread);
	worker->section->call_thread = own;
	return errand.is_done;
}

/* The rows about retention: what was lent to this call is gone as soon as it returned. */
static void poison(struct progress *progress, const struct lease *before)
{
	for (struct lease *lease = progress->leases; lease && lease != before; lease = lease->next)
		memory_poison(lease);
}

void perform_turn(struct worker *worker)
{
	const MPR_ROUTING_CHARACTERISTICS adopted = worker->protocol.adopted;
	const enum run_state run = worker->run;

	protocol_adopt(&worker->protocol, &worker->beside.table);
	worker->run = worker->beside.run;
	worker->beside.table = adopted;
	worker->beside.run = run;
}

static bool call_candidate(struct worker *worker, struct progress *progress, const struct call *call,
			   struct call_observation *observation, struct reason *why)
{
	if (!protocol_offers(&worker->protocol, call->entry)) {
		observation->flags |= OBSERVED_ABSENT;
		return true;
	}
	return (call->is_on_other_thread ? dispatch_elsewhere : dispatch)(worker, progress, call, observation, why);
}

bool perform(struct worker *worker, struct progress *progress, const struct call *call,
	     struct call_observation *observation, struct reason *why)
{
	const struct lease *before = progress->leases;
	bool is_made;
	DWORD error;

	observation->entry = (uint32_t)call->entry;
	/* Who registers after FreeLibrary loads the DLL again. */
	if (!worker->protocol.module && call->entry == ENTRY_REGISTER && !load_open(worker, progress, &error))
		return fail(why, "the candidate could not be loaded again (error %lu)", error);
	if (!worker->protocol.module)
		return fail(why, "the candidate is not loaded when %s is to be called", entry_find(call->entry)->name);
	router_manager_choose_manner(call->manner);
	if (call->is_beside)
		perform_turn(worker);
	is_made = call_candidate(worker, progress, call, observation, why);
	if (call->is_beside)
		perform_turn(worker);
	if (!is_made)
		return false;
	if (router_manager_has_blocked())
		observation->flags |= OBSERVED_BLOCKED;
	if (call->is_poisoned)
		poison(progress, before);
	return true;
}
