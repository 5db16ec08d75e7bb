/* SPDX-License-Identifier: MIT */
/* The support functions. They only take notes; the candidate may call them from any thread. */
#include "harness/windows/support.h"

#include "harness/windows/mpr60.h"
#include "harness/windows/routing_table.h"

#include <string.h>

/* 0.0.0.1 in network byte order; the network of the interfaces is put in front. */
enum { ROUTER_ID = 0x01000000 };
#define NO_INDEX 0xFFFFFFFFu

static struct worker *worker;
static volatile enum support_manner manner;
static HANDLE meanwhile;          /* the thread that called back while a support function took its time */
static volatile LONG has_blocked; /* and did not come back until it had answered */
static volatile LONG router_ids;  /* how many odd ones were given out */

/* Whose it is: the owner of the interface, else the case whose call is in flight, else that of the last call. */
static void hear(enum heard_kind kind, uint32_t index, const uint32_t arguments[4])
{
	struct heard heard = { .kind = (uint32_t)kind, .index = index };
	struct progress *progress;

	if (!worker)
		return;
	memcpy(heard.arguments, arguments, sizeof(heard.arguments));
	/* One that is fetched from inside a support function was not waited for. */
	heard.is_announced = kind == HEARD_MESSAGE;
	heard.is_during_call =
		(worker->section->in_flight.sequence & 1) && GetCurrentThreadId() == worker->section->call_thread;
	EnterCriticalSection(&worker->lock);
	progress = progress_find(worker, index);
	if (!progress)
		progress = worker->current;
	if (progress)
		progress_append_heard(worker, progress, &heard);
	LeaveCriticalSection(&worker->lock);
}

#define HEAR(kind, index, ...) hear(kind, index, (const uint32_t[4]) { __VA_ARGS__ })

/* What GetEventMessage gave from inside a support function is a message like others. */
static void ask_for_message(void)
{
	uint32_t words[4] = { 0 };
	MESSAGE message = { 0 };
	ROUTING_PROTOCOL_EVENTS kind = ROUTER_STOPPED;

	if (worker->protocol.table.pfnGetEventMessage(&kind, &message) != NO_ERROR)
		return;
	words[0] = (uint32_t)kind;
	memcpy(words + 1, &message, sizeof(message));
	hear(HEARD_MESSAGE, NO_INDEX, words);
}

static void ask_for_configuration(uint32_t index)
{
	static uint8_t buffer[0x10000];
	ULONG size = sizeof(buffer), version = 0, structure = 0, count = 0;

	worker->protocol.table.pfnGetInterfaceInfo(index, buffer, &size, &version, &structure, &count);
}

/* Once in a call the router manager asks something before it answers: whoever holds a lock across the request hangs here. */
static void ask_back(uint32_t index)
{
	const struct call *call = worker ? worker->call : NULL;

	if (!call || !call->reentry || InterlockedExchange(&worker->has_called_back, 1))
		return;
	if (call->reentry == REENTRY_GET_INTERFACE_INFO && worker->protocol.table.pfnGetInterfaceInfo)
		ask_for_configuration(index);
	if (call->reentry == REENTRY_GET_EVENT_MESSAGE && worker->protocol.table.pfnGetEventMessage)
		ask_for_message();
}

/* Some router managers report the link up before they return: whoever holds a lock across the request hangs here. */
static void call_back(uint32_t index)
{
	const struct call *call = worker ? worker->call : NULL;
	const PINTERFACE_STATUS status = worker ? worker->protocol.table.pfnInterfaceStatus : NULL;

	if (call && call->is_reentrant && status && !InterlockedExchange(&worker->has_called_back, 1))
		status(index, TRUE, RIS_INTERFACE_ENABLED, NULL);
}

/* An interface of the same case, but for the one that the request is about when there is another. */
static uint32_t find_other(uint32_t index)
{
	const struct progress *progress;
	uint32_t other = index;

	EnterCriticalSection(&worker->lock);
	progress = progress_find(worker, index);
	for (size_t i = 0; progress && i < progress->alive_count; i++)
		other = progress->alive[i].index != index ? progress->alive[i].index : other;
	LeaveCriticalSection(&worker->lock);
	return other;
}

static DWORD WINAPI call_meanwhile(LPVOID index)
{
	static uint8_t buffer[1 << 16];
	ULONG size = sizeof(buffer), version = 0, structure = 0, count = 0;

	return worker->protocol.table.pfnGetInterfaceInfo((ULONG)(uintptr_t)index, buffer, &size, &version, &structure,
							  &count);
}

/* A request may take seconds; what has nothing to do with it must go on meanwhile. */
static void take_time(uint32_t index)
{
	enum { CALL_MS = 1000 };
	const DWORD patience = worker && worker->profile ? worker->profile->limits.call_ms : CALL_MS;

	if (manner != MANNER_TAKES_TIME || !worker || meanwhile || !worker->protocol.table.pfnGetInterfaceInfo)
		return;
	meanwhile = CreateThread(NULL, 0, call_meanwhile, (LPVOID)(uintptr_t)find_other(index), 0, NULL);
	if (meanwhile && WaitForSingleObject(meanwhile, patience) != WAIT_OBJECT_0)
		InterlockedExchange(&has_blocked, 1);
}

void support_choose_manner(enum support_manner chosen)
{
	enum { HANG_MS = 5000 };

	if (meanwhile) {
		WaitForSingleObject(meanwhile, worker->profile ? worker->profile->limits.hang_ms : HANG_MS);
		CloseHandle(meanwhile);
	}
	meanwhile = NULL;
	has_blocked = 0;
	router_ids = 0;
	manner = chosen;
}

bool support_has_blocked(void)
{
	return has_blocked != 0;
}

/* What a request is answered with. */
static DWORD answer(void)
{
	return manner == MANNER_FAILS ? ERROR_CAN_NOT_COMPLETE : NO_ERROR;
}

static DWORD WINAPI demand_dial_request(DWORD ProtocolId, DWORD InterfaceIndex)
{
	HEAR(HEARD_DEMAND_DIAL_REQUEST, InterfaceIndex, ProtocolId, InterfaceIndex);
	ask_back(InterfaceIndex);
	call_back(InterfaceIndex);
	take_time(InterfaceIndex);
	return answer();
}

static DWORD WINAPI set_interface_receive_type(DWORD ProtocolId, DWORD InterfaceIndex, DWORD InterfaceReceiveType,
					       BOOL bActivate)
{
	HEAR(HEARD_SET_INTERFACE_RECEIVE_TYPE, InterfaceIndex, ProtocolId, InterfaceIndex, InterfaceReceiveType,
	     (uint32_t)bActivate);
	ask_back(InterfaceIndex);
	take_time(InterfaceIndex);
	return answer();
}

static DWORD WINAPI validate_route(DWORD ProtocolId, PVOID RouteInfo, PVOID DestAddress)
{
	const DWORD code = answer();

	HEAR(HEARD_VALIDATE_ROUTE, NO_INDEX, ProtocolId, RouteInfo != NULL, DestAddress != NULL);
	routing_table_validate(DestAddress, code);
	return code;
}

static DWORD WINAPI mib_entry_create(DWORD dwRoutingPid, DWORD dwEntrySize, LPVOID lpEntry)
{
	HEAR(HEARD_MIB_ENTRY_CREATE, NO_INDEX, dwRoutingPid, dwEntrySize, lpEntry != NULL);
	return NO_ERROR;
}

static DWORD WINAPI mib_entry_delete(DWORD dwRoutingPid, DWORD dwEntrySize, LPVOID lpEntry)
{
	HEAR(HEARD_MIB_ENTRY_DELETE, NO_INDEX, dwRoutingPid, dwEntrySize, lpEntry != NULL);
	return NO_ERROR;
}

static DWORD WINAPI mib_entry_set(DWORD dwRoutingPid, DWORD dwEntrySize, LPVOID lpEntry)
{
	HEAR(HEARD_MIB_ENTRY_SET, NO_INDEX, dwRoutingPid, dwEntrySize, lpEntry != NULL);
	return NO_ERROR;
}

/* There are no entries; or there is one that is always larger than the buffer. */
static DWORD refuse_entry(LPDWORD size)
{
	if (manner != MANNER_NEVER_ENOUGH)
		return ERROR_CAN_NOT_COMPLETE;
	if (size)
		++*size;
	return ERROR_INSUFFICIENT_BUFFER;
}

static DWORD WINAPI mib_entry_get(DWORD dwRoutingPid, DWORD dwInEntrySize, LPVOID lpInEntry, LPDWORD lpOutEntrySize,
				  LPVOID lpOutEntry)
{
	HEAR(HEARD_MIB_ENTRY_GET, NO_INDEX, dwRoutingPid, dwInEntrySize, lpInEntry != NULL,
	     (lpOutEntrySize != NULL) + 2u * (lpOutEntry != NULL));
	return refuse_entry(lpOutEntrySize);
}

static DWORD WINAPI mib_entry_get_first(DWORD dwRoutingPid, DWORD dwInEntrySize, LPVOID lpInEntry,
					LPDWORD lpOutEntrySize, LPVOID lpOutEntry)
{
	HEAR(HEARD_MIB_ENTRY_GET_FIRST, NO_INDEX, dwRoutingPid, dwInEntrySize, lpInEntry != NULL,
	     (lpOutEntrySize != NULL) + 2u * (lpOutEntry != NULL));
	return refuse_entry(lpOutEntrySize);
}

static DWORD WINAPI mib_entry_get_next(DWORD dwRoutingPid, DWORD dwInEntrySize, LPVOID lpInEntry,
				       LPDWORD lpOutEntrySize, LPVOID lpOutEntry)
{
	HEAR(HEARD_MIB_ENTRY_GET_NEXT, NO_INDEX, dwRoutingPid, dwInEntrySize, lpInEntry != NULL,
	     (lpOutEntrySize != NULL) + 2u * (lpOutEntry != NULL));
	return refuse_entry(lpOutEntrySize);
}

static DWORD WINAPI get_router_id(VOID)
{
	HEAR(HEARD_GET_ROUTER_ID, NO_INDEX, 0);
	/* The host number counts up. */
	if (manner == MANNER_ODD_ROUTER_ID)
		return (DWORD)(InterlockedIncrement(&router_ids) - 1) << 24;
	return ROUTER_ID | (worker && worker->profile ? worker->profile->environment.network : NETWORK_ORDINARY);
}

static BOOL WINAPI has_multicast_boundary(DWORD dwIfIndex, DWORD dwGroupAddress)
{
	HEAR(HEARD_HAS_MULTICAST_BOUNDARY, dwIfIndex, dwIfIndex, dwGroupAddress);
	return FALSE;
}

static DWORD WINAPI validate_route_ex(DWORD dwProtocolId, DWORD dwSubProtocolId, DWORD dwTransportId, PVOID pRouteInfo,
				      GUID *pRoutingDomainId, PVOID pDestAddress)
{
	const DWORD code = answer();

	HEAR(HEARD_VALIDATE_ROUTE_EX, NO_INDEX, dwProtocolId, dwSubProtocolId, dwTransportId,
	     (pRouteInfo != NULL) + 2u * (pRoutingDomainId != NULL) + 4u * (pDestAddress != NULL));
	routing_table_validate(pDestAddress, code);
	return code;
}

static DWORD WINAPI get_routing_domain_info(GUID *pRoutingDomainId, DWORD dwRevision, DWORD dwBufSize,
					    PVOID pRoutingDomainInfo)
{
	HEAR(HEARD_GET_ROUTING_DOMAIN_INFO, NO_INDEX, (pRoutingDomainId != NULL) + 2u * (pRoutingDomainInfo != NULL), 0,
	     dwRevision, dwBufSize);
	return mpr60_describe_domain(pRoutingDomainId, dwRevision, dwBufSize, pRoutingDomainInfo);
}

static DWORD WINAPI get_interface_information(DWORD dwInterfaceIndex, DWORD dwTransportId, DWORD dwRevision,
					      DWORD dwBufSize, PVOID pInterfaceInfo)
{
	HEAR(HEARD_GET_INTERFACE_INFORMATION, dwInterfaceIndex, dwInterfaceIndex, dwTransportId, dwRevision, dwBufSize);
	return mpr60_describe_interface(dwRevision, dwBufSize, pInterfaceInfo);
}

static const SUPPORT_FUNCTIONS table = {
	.dwVersion = MS_ROUTER_VERSION,
	.DemandDialRequest = demand_dial_request,
	.SetInterfaceReceiveType = set_interface_receive_type,
	.ValidateRoute = validate_route,
	.MIBEntryCreate = mib_entry_create,
	.MIBEntryDelete = mib_entry_delete,
	.MIBEntrySet = mib_entry_set,
	.MIBEntryGet = mib_entry_get,
	.MIBEntryGetFirst = mib_entry_get_first,
	.MIBEntryGetNext = mib_entry_get_next,
	.GetRouterId = get_router_id,
	.HasMulticastBoundary = has_multicast_boundary,
};

void support_open(struct worker *owner)
{
	worker = owner;
}

void support_fill(SUPPORT_FUNCTIONS *functions)
{
	memcpy(functions, &table, sizeof(table));
}

void support_fill_60(struct support_functions_60 *functions)
{
	memcpy(functions, &table, offsetof(struct support_functions_60, ValidateRouteEx));
	functions->head.dwVersion = VERSION_60;
	functions->ValidateRouteEx = validate_route_ex;
	functions->GetRoutingDomainInfo = get_routing_domain_info;
	functions->GetInterfaceInformation = get_interface_information;
}
