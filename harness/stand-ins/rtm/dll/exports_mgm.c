/* SPDX-License-Identifier: MIT */
/*
 * The multicast group manager as rtm.dll exports it. mgm.h names no convention; the import library has them as stdcall,
 * so the header is not included here (layout.c holds the structures against it).
 */
#include "harness/stand-ins/rtm/mgm.h"

#include <windows.h>

DWORD WINAPI MgmRegisterMProtocol(const struct mgm_config *config, DWORD protocol, DWORD component, HANDLE *handle);
DWORD WINAPI MgmDeRegisterMProtocol(HANDLE handle);
DWORD WINAPI MgmTakeInterfaceOwnership(HANDLE handle, DWORD index, DWORD next_hop);
DWORD WINAPI MgmReleaseInterfaceOwnership(HANDLE handle, DWORD index, DWORD next_hop);
DWORD WINAPI MgmGetProtocolOnInterface(DWORD index, DWORD next_hop, DWORD *protocol, DWORD *component);
DWORD WINAPI MgmAddGroupMembershipEntry(HANDLE handle, DWORD source, DWORD source_mask, DWORD group, DWORD group_mask,
					DWORD index, DWORD next_hop, DWORD flags);
DWORD WINAPI MgmDeleteGroupMembershipEntry(HANDLE handle, DWORD source, DWORD source_mask, DWORD group,
					   DWORD group_mask, DWORD index, DWORD next_hop, DWORD flags);
DWORD WINAPI MgmGetMfe(const void *wanted, DWORD *size, BYTE *buffer);
DWORD WINAPI MgmGetFirstMfe(DWORD *size, BYTE *buffer, DWORD *count);
DWORD WINAPI MgmGetNextMfe(const void *after, DWORD *size, BYTE *buffer, DWORD *count);
DWORD WINAPI MgmGetMfeStats(const void *wanted, DWORD *size, BYTE *buffer, DWORD flags);
DWORD WINAPI MgmGetFirstMfeStats(DWORD *size, BYTE *buffer, DWORD *count, DWORD flags);
DWORD WINAPI MgmGetNextMfeStats(const void *after, DWORD *size, BYTE *buffer, DWORD *count, DWORD flags);
DWORD WINAPI MgmSetMfe(HANDLE handle, const void *entry);
DWORD WINAPI MgmGroupEnumerationStart(HANDLE handle, int type, HANDLE *enumeration);
DWORD WINAPI MgmGroupEnumerationGetNext(HANDLE enumeration, DWORD *size, BYTE *buffer, DWORD *count);
DWORD WINAPI MgmGroupEnumerationEnd(HANDLE enumeration);

DWORD WINAPI MgmRegisterMProtocol(const struct mgm_config *config, DWORD protocol, DWORD component, HANDLE *handle)
{
	return mgm_register(config, protocol, component, handle);
}

DWORD WINAPI MgmDeRegisterMProtocol(HANDLE handle)
{
	return mgm_deregister(handle);
}

DWORD WINAPI MgmTakeInterfaceOwnership(HANDLE handle, DWORD index, DWORD next_hop)
{
	return mgm_take_interface(handle, index, next_hop);
}

DWORD WINAPI MgmReleaseInterfaceOwnership(HANDLE handle, DWORD index, DWORD next_hop)
{
	return mgm_release_interface(handle, index, next_hop);
}

DWORD WINAPI MgmGetProtocolOnInterface(DWORD index, DWORD next_hop, DWORD *protocol, DWORD *component)
{
	return mgm_get_protocol(index, next_hop, (void *)protocol, (void *)component);
}

DWORD WINAPI MgmAddGroupMembershipEntry(HANDLE handle, DWORD source, DWORD source_mask, DWORD group, DWORD group_mask,
					DWORD index, DWORD next_hop, DWORD flags)
{
	return mgm_add_membership(handle, source, source_mask, group, group_mask, index, next_hop, flags);
}

DWORD WINAPI MgmDeleteGroupMembershipEntry(HANDLE handle, DWORD source, DWORD source_mask, DWORD group,
					   DWORD group_mask, DWORD index, DWORD next_hop, DWORD flags)
{
	return mgm_delete_membership(handle, source, source_mask, group, group_mask, index, next_hop, flags);
}

DWORD WINAPI MgmGetMfe(const void *wanted, DWORD *size, BYTE *buffer)
{
	return mgm_get_entry(wanted, (void *)size, buffer);
}

DWORD WINAPI MgmGetFirstMfe(DWORD *size, BYTE *buffer, DWORD *count)
{
	return mgm_get_first_entries((void *)size, buffer, (void *)count);
}

DWORD WINAPI MgmGetNextMfe(const void *after, DWORD *size, BYTE *buffer, DWORD *count)
{
	return mgm_get_next_entries(after, (void *)size, buffer, (void *)count);
}

DWORD WINAPI MgmGetMfeStats(const void *wanted, DWORD *size, BYTE *buffer, DWORD flags)
{
	return mgm_get_statistics(wanted, (void *)size, buffer, flags);
}

DWORD WINAPI MgmGetFirstMfeStats(DWORD *size, BYTE *buffer, DWORD *count, DWORD flags)
{
	return mgm_get_first_statistics((void *)size, buffer, (void *)count, flags);
}

DWORD WINAPI MgmGetNextMfeStats(const void *after, DWORD *size, BYTE *buffer, DWORD *count, DWORD flags)
{
	return mgm_get_next_statistics(after, (void *)size, buffer, (void *)count, flags);
}

DWORD WINAPI MgmSetMfe(HANDLE handle, const void *entry)
{
	return mgm_set_entry(handle, entry);
}

DWORD WINAPI MgmGroupEnumerationStart(HANDLE handle, int type, HANDLE *enumeration)
{
	return mgm_start_enumeration(handle, (uint32_t)type, enumeration);
}

DWORD WINAPI MgmGroupEnumerationGetNext(HANDLE enumeration, DWORD *size, BYTE *buffer, DWORD *count)
{
	return mgm_get_groups(enumeration, (void *)size, buffer, (void *)count);
}

DWORD WINAPI MgmGroupEnumerationEnd(HANDLE enumeration)
{
	return mgm_end_enumeration(enumeration);
}
