/* SPDX-License-Identifier: MIT */
/* mprapi.dll: the interfaces that the worker told of, and how lists are given. */
#include "harness/stand-ins/mprapi/dll/mprapi.h"

#include "harness/stand-ins/contract.h"
#include "harness/stand-ins/mprapi/info.h"
#include "harness/stand-ins/mprapi/router.h"

#include <stdlib.h>
#include <string.h>

bool __cdecl RoutprotAddInterface(uint32_t index, uint32_t type, const wchar_t *name);
void __cdecl RoutprotRemoveInterface(uint32_t index);

_Static_assert(sizeof(wchar_t) == sizeof(uint16_t), "names are UTF-16");
_Static_assert(MAX_INTERFACE_NAME_LEN == ROUTER_NAME_MOST, "names are as long as those of MPR_INTERFACE_0");

static struct router router;
static SRWLOCK lock = SRWLOCK_INIT; /* of the router */

bool __cdecl RoutprotAddInterface(uint32_t index, uint32_t type, const wchar_t *name)
{
	bool is_new;

	AcquireSRWLockExclusive(&lock);
	is_new = router_append(&router, index, type, name);
	ReleaseSRWLockExclusive(&lock);
	return is_new;
}

void __cdecl RoutprotRemoveInterface(uint32_t index)
{
	AcquireSRWLockExclusive(&lock);
	router_remove(&router, index);
	ReleaseSRWLockExclusive(&lock);
}

bool listing_is_valid(const struct listing *listing, DWORD size)
{
	return listing->buffer && listing->read && listing->total && listing->most >= size;
}

DWORD listing_give(const struct listing *listing, DWORD size, DWORD count, void (*fill)(void *element, DWORD place))
{
	const DWORD first = listing->resume && *listing->resume < count ? *listing->resume : 0;
	const bool is_over = listing->resume && *listing->resume >= count && *listing->resume;
	DWORD given = listing->most == MAXDWORD ? MAXDWORD : listing->most / size;
	BYTE *elements;

	*listing->buffer = NULL;
	*listing->read = 0;
	*listing->total = is_over ? 0 : count - first;
	if (is_over || !count)
		return ERROR_NO_MORE_ITEMS;
	given = given < count - first ? given : count - first;
	elements = calloc(given, size);
	if (!elements)
		return ERROR_NOT_ENOUGH_MEMORY;
	for (DWORD i = 0; i < given; i++)
		fill(elements + (size_t)i * size, first + i);
	*listing->buffer = elements;
	*listing->read = given;
	if (listing->resume)
		*listing->resume = first + given;
	return first + given < count ? ERROR_MORE_DATA : NO_ERROR;
}

/* A handle is the index, marked so that it is never NULL. */
static HANDLE make_handle(uint32_t index)
{
	return (HANDLE)(((ULONG_PTR)index << 1) | 1);
}

static const struct router_interface *find(HANDLE handle)
{
	const struct router_interface *interface = router_find(&router, (uint32_t)((ULONG_PTR)handle >> 1));

	return interface && make_handle(interface->index) == handle ? interface : NULL;
}

/* NET_INTERFACE_TYPE in the words of mprapi.h. */
static ROUTER_INTERFACE_TYPE read_type(uint32_t type)
{
	enum { PERMANENT, DEMAND_DIAL, LOCAL_WORKSTATION_DIAL };

	switch (type) {
	case DEMAND_DIAL:
		return ROUTER_IF_TYPE_FULL_ROUTER;
	case LOCAL_WORKSTATION_DIAL:
		return ROUTER_IF_TYPE_CLIENT;
	case PERMANENT:
	default:
		return ROUTER_IF_TYPE_DEDICATED;
	}
}

static void describe(MPR_INTERFACE_0 *to, const struct router_interface *interface)
{
	*to = (MPR_INTERFACE_0) { .hInterface = make_handle(interface->index),
				  .fEnabled = TRUE,
				  .dwIfType = read_type(interface->type),
				  .dwConnectionState = ROUTER_IF_STATE_CONNECTED };
	/* The end is there: it is zeroed, and longer than any name. */
	for (size_t i = 0; interface->name[i]; i++)
		to->wszInterfaceName[i] = interface->name[i];
}

static void fill(void *element, DWORD place)
{
	describe(element, &router.list[place]);
}

DWORD interface_list(const struct listing *listing)
{
	DWORD error;

	AcquireSRWLockShared(&lock);
	error = listing_give(listing, sizeof(MPR_INTERFACE_0), (DWORD)router.count, fill);
	ReleaseSRWLockShared(&lock);
	return error;
}

HANDLE interface_find(LPCWSTR name)
{
	const struct router_interface *interface;
	HANDLE handle;

	AcquireSRWLockShared(&lock);
	interface = router_find_name(&router, name);
	handle = interface ? make_handle(interface->index) : NULL;
	ReleaseSRWLockShared(&lock);
	return handle;
}

bool interface_read(HANDLE handle, MPR_INTERFACE_0 *interface)
{
	const struct router_interface *found;

	AcquireSRWLockShared(&lock);
	found = find(handle);
	if (found)
		describe(interface, found);
	ReleaseSRWLockShared(&lock);
	return found != NULL;
}

DWORD interface_give(HANDLE handle, LPBYTE *buffer, LPDWORD size)
{
	MPR_INTERFACE_0 interface;
	MPR_INTERFACE_0 *copy;

	if (!interface_read(handle, &interface))
		return ERROR_INVALID_HANDLE;
	copy = malloc(sizeof(*copy));
	if (!copy)
		return ERROR_NOT_ENOUGH_MEMORY;
	*copy = interface;
	*buffer = (LPBYTE)copy;
	if (size)
		*size = sizeof(*copy);
	return NO_ERROR;
}

DWORD header_give(LPBYTE *buffer, LPDWORD size)
{
	enum { VERSION = 1 }; /* RTR_INFO_BLOCK_VERSION */
	struct info_header *header = info_open(VERSION);

	if (!header)
		return ERROR_NOT_ENOUGH_MEMORY;
	if (size)
		*size = header->size;
	if (buffer)
		*buffer = (LPBYTE)header;
	else
		free(header);
	return NO_ERROR;
}
