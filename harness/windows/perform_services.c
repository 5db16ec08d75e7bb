/* SPDX-License-Identifier: MIT */
/* The twelve callbacks of protocols that provide services: guarded arguments, and what was answered. */
#include "harness/windows/perform_services.h"

#include "harness/windows/flight.h"
#include "harness/windows/queue.h"
#include "harness/windows/service_table.h"

#include <string.h>

/* What the last error is before a call: no code that anybody sets. */
#define LAST_ERROR_BEFORE REASON_UNSET

/* What the twelve calls have in common while one is made. */
struct calling {
	struct worker *worker;
	struct progress *progress;
	const struct call *call;
	struct call_observation *observation;
	uint32_t index;
	struct lease *outputs;
	struct lease *service; /* an output, or NULL */
};

static void begin(struct calling *calling)
{
	flight_begin(calling->worker, calling->progress, calling->call, calling->observation);
	SetLastError(LAST_ERROR_BEFORE);
}

/* The last error is taken before anything else can change it. */
static void end(struct calling *calling, DWORD returned)
{
	const DWORD error = GetLastError();

	flight_end(calling->worker, calling->progress, calling->observation, returned);
	calling->observation->outputs[OUTPUT_SERVICE_ERROR] = error;
	if (error != LAST_ERROR_BEFORE && error != NO_ERROR)
		calling->observation->outputs[OUTPUT_SERVICE_SEEN] |= SEEN_REASON;
}

static bool is_null(const struct calling *calling, uint32_t parameter)
{
	return calling->call->nulls >> parameter & 1;
}

/* A copy of `data` that ends at a no-access page, read-only for the candidate. False when there is no memory. */
static bool lend(struct calling *calling, uint32_t parameter, const void *data, size_t size, void **address)
{
	struct lease *lease;

	*address = NULL;
	if (is_null(calling, parameter))
		return true;
	lease = memory_lend_input(&calling->progress->leases, size, PLACEMENT_EXACT, parameter);
	if (!lease)
		return false;
	memcpy(lease->writable, data, size);
	calling->observation->arguments[parameter] = (uint32_t)size;
	*address = lease->address;
	return true;
}

/* The structure that is filled in, with what it holds before; NULL for nothing but the pattern. */
static bool lend_service(struct calling *calling, uint32_t parameter, const IPX_SERVICE *before)
{
	if (is_null(calling, parameter))
		return true;
	calling->service = memory_lend_output(&calling->outputs, sizeof(IPX_SERVICE), parameter);
	if (!calling->service)
		return false;
	if (before)
		memcpy(calling->service->writable, before, sizeof(*before));
	calling->observation->arguments[parameter] = calling->service->size;
	calling->observation->outputs[OUTPUT_SERVICE_SEEN] |= SEEN_STRUCTURE;
	return true;
}

static IPX_SERVICE *service_of(const struct calling *calling)
{
	return calling->service ? (IPX_SERVICE *)(void *)calling->service->address : NULL;
}

/* Puts down which service the call is about. */
static void observe(struct calling *calling, const IPX_SERVICE *service)
{
	struct call_observation *observation = calling->observation;

	observation->outputs[OUTPUT_SERVICE_INDEX] = service->InterfaceIndex;
	observation->outputs[OUTPUT_SERVICE_PROTOCOL] = service->Protocol;
	observation->data_size = sizeof(service->Server);
	memcpy(observation->data, &service->Server, sizeof(service->Server));
}

/* What the structure holds now. */
static void read_service(struct calling *calling, IPX_SERVICE *service)
{
	memcpy(service, calling->service->address, sizeof(*service));
	observe(calling, service);
}

static void return_outputs(struct calling *calling)
{
	if (calling->service && calling->observation->breach.kind == BREACH_NONE)
		memory_find_overwrite(calling->service, calling->service->size, &calling->observation->breach);
	progress_return(calling->progress, calling->call, &calling->outputs);
}

static IPX_SERVICE make(const struct calling *calling)
{
	return service_make(calling->worker, calling->progress, calling->call->service, calling->index);
}

static bool call_is_service(struct calling *calling)
{
	enum { TYPE, NAME, SERVICE };
	const PIS_SERVICE is_service = calling->worker->protocol.services.pfnIsService;
	const IPX_SERVICE asked = make(calling);
	IPX_SERVICE found;
	void *name;

	calling->observation->arguments[TYPE] = asked.Server.Type;
	observe(calling, &asked);
	if (!lend(calling, NAME, asked.Server.Name, sizeof(asked.Server.Name), &name) ||
	    !lend_service(calling, SERVICE, NULL))
		return false;
	begin(calling);
	end(calling, (DWORD)is_service(asked.Server.Type, name, service_of(calling)));
	if (calling->observation->returned && calling->service) {
		read_service(calling, &found);
		if (service_is_same(&found.Server, &asked.Server))
			calling->observation->outputs[OUTPUT_SERVICE_SEEN] |=
				SEEN_ASKED | service_look(calling->worker, calling->progress, &found, NULL, 0);
	}
	return_outputs(calling);
	return true;
}

static bool call_create_enumeration(struct calling *calling)
{
	enum { FLAGS, CRITERIA };
	const PCREATE_SERVICE_ENUMERATION_HANDLE create =
		calling->worker->protocol.services.pfnCreateServiceEnumerationHandle;
	const IPX_SERVICE criteria = make(calling);
	void *address;
	HANDLE handle;

	calling->observation->arguments[FLAGS] = calling->call->exclusion;
	if (!lend(calling, CRITERIA, &criteria, sizeof(criteria), &address))
		return false;
	begin(calling);
	handle = create(calling->call->exclusion, address);
	end(calling, NO_ERROR);
	if (handle) {
		calling->progress->services.open = handle;
		service_begin_walk(calling->progress, calling->call->exclusion, &criteria);
	} else {
		calling->observation->returned = calling->observation->outputs[OUTPUT_SERVICE_SEEN] & SEEN_REASON
							 ? calling->observation->outputs[OUTPUT_SERVICE_ERROR]
							 : REASON_UNSET;
	}
	return true;
}

static HANDLE choose_handle(const struct calling *calling)
{
	const struct services *services = &calling->progress->services;
	const uintptr_t foreign = 0x7FFFFFF1;

	switch (calling->call->handle) {
	case HANDLE_CLOSED:
		return services->closed;
	case HANDLE_NONE:
		return NULL;
	case HANDLE_FOREIGN:
		return (HANDLE)foreign;
	case HANDLE_OPEN:
	case HANDLE_RULE_COUNT:
		break;
	}
	return services->open;
}

static bool call_enumerate(struct calling *calling)
{
	enum { ENUMERATION, SERVICE };
	const PENUMERATE_GET_NEXT_SERVICE enumerate = calling->worker->protocol.services.pfnEnumerateGetNextService;
	const HANDLE handle = choose_handle(calling);
	IPX_SERVICE service;

	calling->observation->arguments[ENUMERATION] = handle ? sizeof(handle) : 0;
	if (!lend_service(calling, SERVICE, NULL))
		return false;
	begin(calling);
	end(calling, enumerate(handle, service_of(calling)));
	if (calling->observation->returned == NO_ERROR && calling->service) {
		read_service(calling, &service);
		calling->observation->outputs[OUTPUT_SERVICE_SEEN] |=
			service_look(calling->worker, calling->progress, &service, NULL, 0);
	}
	return_outputs(calling);
	return true;
}

static bool call_close(struct calling *calling)
{
	const PCLOSE_SERVICE_ENUMERATION_HANDLE close =
		calling->worker->protocol.services.pfnCloseServiceEnumerationHandle;
	struct services *services = &calling->progress->services;
	const HANDLE handle = choose_handle(calling);

	calling->observation->arguments[0] = handle ? sizeof(handle) : 0;
	begin(calling);
	end(calling, close(handle));
	if (calling->observation->returned == NO_ERROR && handle == services->open) {
		services->closed = handle;
		services->open = NULL;
	}
	return true;
}

static bool call_count(struct calling *calling)
{
	const PGET_SERVICE_COUNT count = calling->worker->protocol.services.pfnGetServiceCount;
	struct services *services = &calling->progress->services;
	uint32_t expected;

	begin(calling);
	end(calling, count());
	expected = services->has_counted ? services->counted + (uint32_t)services->count - services->own_counted
					 : calling->observation->returned;
	calling->observation->arguments[ARGUMENT_NEEDED] = expected;
	services->counted = calling->observation->returned;
	services->own_counted = (uint32_t)services->count;
	services->has_counted = true;
	return true;
}

static bool call_static(struct calling *calling)
{
	enum { INDEX, ENTRY };
	const MPR_SERVICE_CHARACTERISTICS *table = &calling->worker->protocol.services;
	const bool is_creation = calling->call->entry == ENTRY_CREATE_STATIC_SERVICE;
	const PCREATE_STATIC_SERVICE change =
		is_creation ? table->pfnCreateStaticService : table->pfnDeleteStaticService;
	const IPX_SERVICE service = make(calling);
	void *entry;

	calling->observation->arguments[INDEX] = calling->index;
	observe(calling, &service);
	if (!lend(calling, ENTRY, &service.Server, sizeof(service.Server), &entry))
		return false;
	begin(calling);
	end(calling, change(calling->index, entry));
	if (calling->observation->returned == NO_ERROR && entry)
		(is_creation ? service_append : service_remove)(calling->progress, calling->call->service,
								calling->index);
	return true;
}

/* What is done to an interface: its services converted, deleted, or asked for. */
static bool call_interface(struct calling *calling)
{
	const MPR_SERVICE_CHARACTERISTICS *table = &calling->worker->protocol.services;
	const PDO_UPDATE_SERVICES act = calling->call->entry == ENTRY_UPDATE_SERVICES ? table->pfnUpdateServices
					: calling->call->entry == ENTRY_DELETE_SERVICES
						? table->pfnBlockDeleteStaticServices
						: table->pfnBlockConvertServicesToStatic;

	uint8_t *updating = progress_updating(calling->progress, calling->index);

	calling->observation->arguments[0] = calling->index;
	if (calling->call->entry == ENTRY_UPDATE_SERVICES)
		queue_take_signal();
	begin(calling);
	end(calling, act(calling->index));
	if (calling->call->entry == ENTRY_UPDATE_SERVICES && calling->observation->returned == NO_ERROR && updating)
		++*updating;
	if (calling->call->entry == ENTRY_DELETE_SERVICES && calling->observation->returned == NO_ERROR)
		service_remove_all(calling->progress, calling->index);
	return true;
}

static bool call_ordered(struct calling *calling)
{
	enum { METHOD, FLAGS, SERVICE };
	const MPR_SERVICE_CHARACTERISTICS *table = &calling->worker->protocol.services;
	const bool is_first = calling->call->entry == ENTRY_FIRST_SERVICE;
	const PGET_FIRST_ORDERED_SERVICE get =
		is_first ? table->pfnGetFirstOrderedService : table->pfnGetNextOrderedService;
	struct services *services = &calling->progress->services;
	const IPX_SERVICE before = !is_first && services->has_last ? services->last : make(calling);
	IPX_SERVICE service;

	calling->observation->arguments[METHOD] = calling->call->ordering;
	calling->observation->arguments[FLAGS] = calling->call->exclusion;
	if (!lend_service(calling, SERVICE, &before))
		return false;
	if (is_first)
		service_begin_walk(calling->progress, calling->call->exclusion, &before);
	begin(calling);
	end(calling, get(calling->call->ordering, calling->call->exclusion, service_of(calling)));
	if (calling->observation->returned == NO_ERROR && calling->service) {
		read_service(calling, &service);
		calling->observation->outputs[OUTPUT_SERVICE_SEEN] |=
			service_look(calling->worker, calling->progress, &service, is_first ? NULL : &before,
				     calling->call->ordering);
		services->last = service;
		services->has_last = true;
	}
	return_outputs(calling);
	return true;
}

static bool make_call(struct calling *calling)
{
	switch (calling->call->entry) {
	case ENTRY_IS_SERVICE:
		return call_is_service(calling);
	case ENTRY_CREATE_ENUMERATION:
		return call_create_enumeration(calling);
	case ENTRY_ENUMERATE_SERVICE:
		return call_enumerate(calling);
	case ENTRY_CLOSE_ENUMERATION:
		return call_close(calling);
	case ENTRY_GET_SERVICE_COUNT:
		return call_count(calling);
	case ENTRY_CREATE_STATIC_SERVICE:
	case ENTRY_DELETE_STATIC_SERVICE:
		return call_static(calling);
	case ENTRY_FIRST_SERVICE:
	case ENTRY_NEXT_SERVICE:
		return call_ordered(calling);
	default:
		return call_interface(calling);
	}
}

bool perform_service(struct worker *worker, struct progress *progress, const struct call *call,
		     struct call_observation *observation, struct reason *why)
{
	struct calling calling = { .worker = worker,
				   .progress = progress,
				   .call = call,
				   .observation = observation,
				   .index = progress_index(progress, call) };

	if (make_call(&calling))
		return true;
	memory_return(&calling.outputs);
	return fail(why, "no guarded buffer for %s could be had", entry_find(call->entry)->name);
}
