/* SPDX-License-Identifier: MIT */
/* RegisterProtocol: guarded tables for the candidate to fill in, and what was left in them. */
#include "harness/windows/registration.h"

#include "harness/windows/flight.h"
#include "harness/windows/load.h"
#include "harness/windows/member.h"

#include <string.h>

/* The two structures as they are handed over; NULL for one that is not. */
struct tables {
	struct lease *leases;
	struct lease *routing, *service;
};

/* A router manager of 0x600 has a table with five callbacks more. */
static size_t routing_size(uint32_t version)
{
	return version >= VERSION_60 ? sizeof(struct mpr60_table) : sizeof(MPR_ROUTING_CHARACTERISTICS);
}

static void fill_tables(const struct tables *tables, const struct registration *registration)
{
	MPR_ROUTING_CHARACTERISTICS *routing = memory_address(tables->routing);
	MPR_SERVICE_CHARACTERISTICS *service = memory_address(tables->service);

	if (routing) {
		routing->dwVersion = registration->version;
		routing->dwProtocolId = registration->id;
		routing->fSupportedFunctionality = registration->functionality;
	}
	if (service) {
		service->dwVersion = registration->version;
		service->dwProtocolId = registration->id;
		service->fSupportedFunctionality = FUNCTIONALITY_SERVICES | FUNCTIONALITY_DEMAND_UPDATE_SERVICES;
	}
}

static bool lend_tables(struct tables *tables, const struct registration *registration)
{
	if (!(registration->nulls & 1))
		tables->routing = memory_lend_output(&tables->leases, routing_size(registration->version), 0);
	if (!(registration->nulls & 2))
		tables->service = memory_lend_output(&tables->leases, sizeof(MPR_SERVICE_CHARACTERISTICS), 1);
	if ((!tables->routing && !(registration->nulls & 1)) || (!tables->service && !(registration->nulls & 2)))
		return false;
	fill_tables(tables, registration);
	return true;
}

static void see_routing(struct registration_seen *seen, MPR_ROUTING_CHARACTERISTICS *routing,
			const struct registration *registration)
{
	void **members = member_of_routing(routing);

	for (uint32_t i = 0; i < CALLBACK_COUNT; i++) {
		const uint32_t bit = 1u << i;

		seen->untouched |= member_is_written(members[i]) ? 0 : bit;
		seen->offered |= members[i] && member_is_written(members[i]) ? bit : 0;
		seen->foreign |= members[i] && member_is_written(members[i]) && !member_is_executable(members[i]) ? bit : 0;
	}
	if (routing->dwVersion != registration->version || routing->dwProtocolId != registration->id ||
	    routing->fSupportedFunctionality != registration->functionality ||
	    seen->untouched != (1u << CALLBACK_COUNT) - 1)
		seen->is_changed |= CHANGED_ROUTING;
}

static void see_added(struct registration_seen *seen, const struct lease *routing)
{
	struct mpr60_members added;

	if (routing->size < sizeof(struct mpr60_table))
		return;
	memcpy(&added, routing->address + sizeof(MPR_ROUTING_CHARACTERISTICS), sizeof(added));
	for (uint32_t i = 0; i < CALLBACKS_ADDED; i++)
		seen->added |= member_is_written(member_of_added(&added)[i]) ? 1u << i : 0;
}

/* The service table: three numbers, then twelve callbacks. */
static void see_service(struct registration_seen *seen, const MPR_SERVICE_CHARACTERISTICS *service,
			const struct registration *registration)
{
	if (service->dwVersion != registration->version || service->dwProtocolId != registration->id ||
	    service->fSupportedFunctionality != (FUNCTIONALITY_SERVICES | FUNCTIONALITY_DEMAND_UPDATE_SERVICES))
		seen->is_changed |= CHANGED_SERVICE;
	for (uint32_t i = 0; i < SERVICE_CALLBACK_COUNT; i++) {
		const void *member = member_of_services(service, i);

		seen->is_changed |= member_is_written(member) ? CHANGED_SERVICE : 0;
		seen->services |= member && member_is_written(member) ? 1u << i : 0;
	}
}

/* What was left in the structures. */
static void see_tables(struct protocol *protocol, const struct tables *tables, const struct registration *registration,
		       struct call_observation *observation)
{
	const uint32_t threads = registration->counts_threads ? load_count_threads() : 0;
	struct registration_seen seen = { 0 };

	if (protocol->threads && threads > protocol->threads)
		seen.threads = threads - protocol->threads;
	if (tables->routing) {
		MPR_ROUTING_CHARACTERISTICS *routing = (void *)tables->routing->address;

		observation->outputs[0] = routing->dwVersion;
		observation->outputs[1] = routing->fSupportedFunctionality;
		observation->outputs[3] = routing->dwProtocolId;
		see_routing(&seen, routing, registration);
		see_added(&seen, tables->routing);
		seen.is_repeated = protocol->has_answered && memcmp(&protocol->answer, routing, sizeof(*routing)) == 0;
		if (observation->returned == NO_ERROR) {
			protocol->answer = *routing;
			protocol->has_answered = true;
			protocol_adopt_routing(protocol, routing, tables->routing->size);
			observation->flags |= protocol->is_executable ? 0 : OBSERVED_NOT_EXECUTABLE;
		}
		if (observation->breach.kind == BREACH_NONE)
			memory_find_overwrite(tables->routing, tables->routing->size, &observation->breach);
	}
	if (tables->service) {
		const MPR_SERVICE_CHARACTERISTICS *service = (void *)tables->service->address;

		observation->outputs[2] = service->fSupportedFunctionality;
		see_service(&seen, service, registration);
		if (observation->returned == NO_ERROR)
			protocol_adopt_services(protocol, service);
		if (observation->breach.kind == BREACH_NONE)
			memory_find_overwrite(tables->service, tables->service->size, &observation->breach);
	}
	observation->data_size = sizeof(seen);
	memcpy(observation->data, &seen, sizeof(seen));
}

bool registration_perform(struct worker *worker, struct progress *progress, const struct registration *registration,
			  struct call_observation *observation)
{
	struct protocol *protocol = &worker->protocol;
	struct tables tables = { NULL, NULL, NULL };
	DWORD returned;

	if (!lend_tables(&tables, registration)) {
		memory_return(&tables.leases);
		return false;
	}
	observation->entry = ENTRY_REGISTER;
	observation->arguments[0] = tables.routing ? tables.routing->size : 0;
	observation->arguments[1] = tables.service ? tables.service->size : 0;
	observation->arguments[ARGUMENT_VERSION] = registration->version;
	observation->arguments[ARGUMENT_PROTOCOL_ID] = registration->id;
	observation->arguments[ARGUMENT_FUNCTIONALITY] = registration->functionality;
	flight_begin(worker, progress, NULL, observation);
	returned = protocol->register_protocol(memory_address(tables.routing), memory_address(tables.service));
	flight_end(worker, progress, observation, returned);
	see_tables(protocol, &tables, registration, observation);
	progress_return(progress, registration->call, &tables.leases);
	return true;
}
