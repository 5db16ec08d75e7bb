/* SPDX-License-Identifier: MIT */
/* mprapi.dll: information headers. */
#include "harness/stand-ins/mprapi/info.h"

#include "harness/stand-ins/mprapi/dll/mprapi.h"

#include <rtinfo.h>

#include <stdlib.h>

_Static_assert(sizeof(struct info_entry) == sizeof(RTR_TOC_ENTRY), "an entry is an RTR_TOC_ENTRY");
_Static_assert(offsetof(struct info_header, entries) == offsetof(RTR_INFO_BLOCK_HEADER, TocEntry),
	       "a header is an RTR_INFO_BLOCK_HEADER");

static DWORD give(struct info_header *header, LPVOID *to)
{
	*to = header;
	return header ? NO_ERROR : ERROR_NOT_ENOUGH_MEMORY;
}

DWORD WINAPI MprInfoCreate(DWORD dwVersion, LPVOID *lplpNewHeader)
{
	return lplpNewHeader ? give(info_open(dwVersion), lplpNewHeader) : ERROR_INVALID_PARAMETER;
}

DWORD WINAPI MprInfoDelete(LPVOID lpHeader)
{
	free(lpHeader);
	return lpHeader ? NO_ERROR : ERROR_INVALID_PARAMETER;
}

DWORD WINAPI MprInfoRemoveAll(LPVOID lpHeader, LPVOID *lplpNewHeader)
{
	const struct info_header *header = lpHeader;

	return header && lplpNewHeader ? give(info_open(header->version), lplpNewHeader) : ERROR_INVALID_PARAMETER;
}

DWORD WINAPI MprInfoDuplicate(LPVOID lpHeader, LPVOID *lplpNewHeader)
{
	return lpHeader && lplpNewHeader ? give(info_copy(lpHeader, NULL, NULL), lplpNewHeader)
					 : ERROR_INVALID_PARAMETER;
}

DWORD WINAPI MprInfoBlockAdd(LPVOID lpHeader, DWORD dwInfoType, DWORD dwItemSize, DWORD dwItemCount, LPBYTE lpItemData,
			     LPVOID *lplpNewHeader)
{
	const struct info_block block = { dwInfoType, dwItemSize, dwItemCount, lpItemData };

	if (!lpHeader || !lplpNewHeader || !lpItemData || info_find(lpHeader, dwInfoType))
		return ERROR_INVALID_PARAMETER;
	return give(info_copy(lpHeader, NULL, &block), lplpNewHeader);
}

DWORD WINAPI MprInfoBlockRemove(LPVOID lpHeader, DWORD dwInfoType, LPVOID *lplpNewHeader)
{
	const uint32_t type = dwInfoType;

	if (!lpHeader || !lplpNewHeader || !info_find(lpHeader, dwInfoType))
		return ERROR_INVALID_PARAMETER;
	return give(info_copy(lpHeader, &type, NULL), lplpNewHeader);
}

DWORD WINAPI MprInfoBlockSet(LPVOID lpHeader, DWORD dwInfoType, DWORD dwItemSize, DWORD dwItemCount, LPBYTE lpItemData,
			     LPVOID *lplpNewHeader)
{
	const struct info_block block = { dwInfoType, dwItemSize, dwItemCount, lpItemData };
	const uint32_t type = dwInfoType;

	if (!lpHeader || !lplpNewHeader || !lpItemData)
		return ERROR_INVALID_PARAMETER;
	return give(info_copy(lpHeader, &type, &block), lplpNewHeader);
}

DWORD WINAPI MprInfoBlockFind(LPVOID lpHeader, DWORD dwInfoType, LPDWORD lpdwItemSize, LPDWORD lpdwItemCount,
			      LPBYTE *lplpItemData)
{
	const struct info_entry *entry;

	if (!lpHeader)
		return ERROR_INVALID_PARAMETER;
	entry = info_find(lpHeader, dwInfoType);
	if (!entry)
		return ERROR_NOT_FOUND;
	if (lpdwItemSize)
		*lpdwItemSize = entry->size;
	if (lpdwItemCount)
		*lpdwItemCount = entry->count;
	if (lplpItemData)
		*lplpItemData = (LPBYTE)lpHeader + entry->offset;
	return NO_ERROR;
}

DWORD WINAPI MprInfoBlockQuerySize(LPVOID lpHeader)
{
	const struct info_header *header = lpHeader;

	return header ? header->size : 0;
}
