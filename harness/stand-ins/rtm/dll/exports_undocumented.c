/* SPDX-License-Identifier: MIT */
/*
 * What the import library names and no public page describes: there, so that a DLL that imports it loads, and not
 * supported. On x86 the number of parameters would have to be known; the import library of that names none of them.
 */
#include "harness/stand-ins/rtm/rtm.h"

#include <windows.h>

DWORD WINAPI RtmDereferenceHandles(HANDLE RtmRegHandle, UINT NumHandles, HANDLE *RtmHandles);

/* The counterpart of RtmReferenceHandles(), with the same parameters. */
DWORD WINAPI RtmDereferenceHandles(HANDLE RtmRegHandle, UINT NumHandles, HANDLE *RtmHandles)
{
	return rtm_dereference_handles(RtmRegHandle, NumHandles, RtmHandles);
}

#ifndef __i386__

#define UNDOCUMENTED(name) \
	DWORD name(void); \
	DWORD name(void) \
	{ \
		return ERROR_NOT_SUPPORTED; \
	}

UNDOCUMENTED(BestMatchInTable)
UNDOCUMENTED(CheckTable)
UNDOCUMENTED(CreateTable)
UNDOCUMENTED(DeleteFromTable)
UNDOCUMENTED(DestroyTable)
UNDOCUMENTED(DumpTable)
UNDOCUMENTED(EnumOverTable)
UNDOCUMENTED(InsertIntoTable)
UNDOCUMENTED(MgmDeInitialize)
UNDOCUMENTED(MgmInitialize)
UNDOCUMENTED(NextMatchInTable)
UNDOCUMENTED(RtmBlockConvertRoutesToStatic)
UNDOCUMENTED(RtmBlockSetRouteEnable)
UNDOCUMENTED(RtmCreateRouteTable)
UNDOCUMENTED(RtmDeleteRouteTable)
UNDOCUMENTED(RtmGetAddressFamilyInfo)
UNDOCUMENTED(RtmGetInstanceInfo)
UNDOCUMENTED(RtmGetInstances)
UNDOCUMENTED(RtmReadAddressFamilyConfig)
UNDOCUMENTED(RtmReadInstanceConfig)
UNDOCUMENTED(RtmWriteAddressFamilyConfig)
UNDOCUMENTED(RtmWriteInstanceConfig)
UNDOCUMENTED(SearchInTable)

#endif
