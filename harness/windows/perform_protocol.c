/* SPDX-License-Identifier: MIT */
/* The callbacks about the protocol as a whole: its life, its global configuration, its messages, power. */
#include "harness/windows/perform_protocol.h"

#include "harness/windows/configuration.h"
#include "harness/windows/flight.h"
#include "harness/windows/queue.h"
#include "harness/windows/registration.h"
#include "harness/windows/router_manager.h"
#include "harness/windows/support_tables.h"

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
	const PSTART_PROTOCOL start_protocol = worker->protocol.table.pfnStartProtocol;
	const HANDLE event =
		router_manager_choose_event(call->event, call->nulls & NULL_EVENT, worker->run == RUN_OFF);
	const bool is_60 = worker->protocol.is_60 && call->support != SUPPORT_VERSION_50;
	SUPPORT_FUNCTIONS *support = support_tables_find(is_60);
	uint32_t size = support_tables_size(is_60);
	struct lease *lease = NULL;
	struct handed handed;
	DWORD returned;

	if (call->support != SUPPORT_WHOLE && call->support != SUPPORT_VERSION_50) {
		lease = support_tables_lend(&progress->leases, call->support, is_60);
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
	returned = start_protocol(event, support, handed.pointer, handed.version, handed.size, handed.count);
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

bool perform_protocol(struct worker *worker, struct progress *progress, const struct call *call,
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
	case ENTRY_GET_EVENT_MESSAGE:
		perform_get_message(worker, progress, call, observation);
		return true;
	case ENTRY_QUERY_POWER:
	case ENTRY_SET_POWER:
		perform_power(worker, progress, call, observation);
		return true;
	default:
		return fail(why, "%s is no callback about the protocol", entry_find(call->entry)->name);
	}
}
