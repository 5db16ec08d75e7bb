/* SPDX-License-Identifier: MIT */
/* mprapi.dll: what its parts share. */
#ifndef HARNESS_STAND_INS_MPRAPI_H
#define HARNESS_STAND_INS_MPRAPI_H

/* The oldest order in which Windows' headers get along. */
/* clang-format off */
#include <winsock2.h>
#include <windows.h>
#include <mprapi.h>
#include <mprerror.h>
/* clang-format on */

#include <stdbool.h>

/* A macro of OLE's headers, and a word of ours. */
#undef interface

/** What a handle of the configuration, of the router and of its MIB is; any other is none. */
#define HANDLE_CONFIGURATION ((HANDLE)(ULONG_PTR)0x4D505201)
#define HANDLE_ROUTER ((HANDLE)(ULONG_PTR)0x4D505202)
#define HANDLE_MIB ((HANDLE)(ULONG_PTR)0x4D505203)

/** The only transport is IP; a handle of it, in the configuration and of an interface. */
#define HANDLE_TRANSPORT ((HANDLE)(ULONG_PTR)0x4D505221)

/** Where an enumeration puts what it finds: the parameters of MprConfigInterfaceEnum and its like. */
struct listing {
	LPBYTE *buffer;
	DWORD most; /**< bytes that are preferred, or MAXDWORD */
	LPDWORD read, total;
	LPDWORD resume; /**< may be NULL */
};

/** Whether the parameters can be used, for elements of that size. */
bool listing_is_valid(const struct listing *listing, DWORD size);

/**
 * Give the elements from the resume position on, of `count` in all, which `fill` writes: NO_ERROR, ERROR_MORE_DATA
 * where there is no room for the rest, ERROR_NO_MORE_ITEMS at the end of an enumeration that was begun before, or
 * ERROR_NOT_ENOUGH_MEMORY.
 */
DWORD listing_give(const struct listing *listing, DWORD size, DWORD count, void (*fill)(void *element, DWORD place));

/** The interfaces, as of now: NO_ERROR, or as listing_give() says. */
DWORD interface_list(const struct listing *listing);

/** The handle of an interface, or NULL when there is none of that name. */
HANDLE interface_find(LPCWSTR name);

/** Describe the interface; false when there is none. */
bool interface_read(HANDLE handle, MPR_INTERFACE_0 *interface);

/** A copy of an interface's description as MprConfigBufferFree releases it: NO_ERROR, ERROR_INVALID_HANDLE, ... */
DWORD interface_give(HANDLE handle, LPBYTE *buffer, LPDWORD size);

/** An empty information header, likewise; each of the pointers may be NULL. */
DWORD header_give(LPBYTE *buffer, LPDWORD size);

#endif
