/* SPDX-License-Identifier: MIT */
/* The only way Windows headers come in, in the only order that builds, and what the header of the build machine lacks. */
#ifndef HARNESS_WINDOWS_RRAS_H
#define HARNESS_WINDOWS_RRAS_H

#define MPR50 1
/* clang-format off */
#include <winsock2.h>
#include <windows.h>
#include <psapi.h>
#include <mprapi.h>
#include <mprerror.h>
#include <routprot.h>
/* clang-format on */

/* COM calls a keyword of its own so; it is an ordinary word here. */
#undef interface

#include <assert.h>
#include <stddef.h>
#include <stdint.h>

#ifndef RF_ROUTINGV6
#define RF_ROUTINGV6 0x00000002

/** One address of an interface of an IPv6 protocol (IPV6_LOCAL_BINDING). */
typedef struct IPV6_LOCAL_BINDING {
	UCHAR Address[16];  /**< network byte order */
	DWORD PrefixLength; /**< in bits */
} IPV6_LOCAL_BINDING;

/** What InterfaceStatus of an IPv6 protocol is given for an address change (IPV6_ADAPTER_BINDING_INFO). */
typedef struct IPV6_ADAPTER_BINDING_INFO {
	ULONG AddressCount;
	UCHAR RemoteAddress[16]; /**< the far end of a WAN link */
	ULONG Mtu;               /**< reserved */
	ULONGLONG Speed;         /**< reserved */
	IPV6_LOCAL_BINDING Address[];
} IPV6_ADAPTER_BINDING_INFO;
#endif

/** What MPR60_ROUTING_CHARACTERISTICS has behind the members of MPR50_ROUTING_CHARACTERISTICS. */
struct mpr60_members {
	DWORD(WINAPI *ProtocolAction)(DWORD ActionType, PVOID ActionInfo, DWORD ActionSize);
	DWORD(WINAPI *GetStatistics)(DWORD InEntryType, PVOID InEntry, DWORD InEntrySize, DWORD OutEntryType, PVOID *OutEntry,
				     PDWORD OutEntrySize);
	DWORD(WINAPI *GetRoutingDomainGlobalInfo)(GUID *pRoutingDomainId, PVOID GlobalInfo, PULONG BufferSize,
						  PULONG StructureVersion, PULONG StructureSize, PULONG StructureCount);
	DWORD(WINAPI *SetRoutingDomainGlobalInfo)(GUID *pRoutingDomainId, PVOID GlobalInfo, ULONG StructureVersion,
						  ULONG StructureSize, ULONG StructureCount);
	VOID(WINAPI *BufferFree)(PVOID Ptr);
};

/** MPR60_ROUTING_CHARACTERISTICS. */
struct mpr60_table {
	MPR_ROUTING_CHARACTERISTICS base;
	struct mpr60_members added;
};

/** SUPPORT_FUNCTIONS_60. The functions of SUPPORT_FUNCTIONS_50 end where ValidateRouteEx begins. */
struct support_functions_60 {
	union {
		ULONGLONG align;
		DWORD dwVersion;
	} head;
	void (*functions_50[11])(void);
	DWORD(WINAPI *ValidateRouteEx)(DWORD dwProtocolId, DWORD dwSubProtocolId, DWORD dwTransportId, PVOID pRouteInfo,
				       GUID *pRoutingDomainId, PVOID pDestAddress);
	DWORD(WINAPI *GetRoutingDomainInfo)(GUID *pRoutingDomainId, DWORD dwRevision, DWORD dwBufSize,
					    PVOID pRoutingDomainInfo);
	DWORD(WINAPI *GetInterfaceInformation)(DWORD dwInterfaceIndex, DWORD dwTransportId, DWORD dwRevision,
					       DWORD dwBufSize, PVOID pInterfaceInfo);
};

/** INTERFACE_INFO_1: what GetInterfaceInformation answers. */
struct interface_info_1 {
	UINT32 compartmentId;
	GUID routingDomainId;
	DWORD dwOperationalState;
};

/** What is behind the name in ROUTING_DOMAIN_INFO_1, whose length no public header that we know says. */
struct routing_domain_numbers {
	UINT32 compartmentId;
	USHORT usRtmInstanceId;
};

/** Flags of fSupportedFunctionality for services, in stm.h by names that are too common. */
enum { FUNCTIONALITY_SERVICES = 0x02, FUNCTIONALITY_DEMAND_UPDATE_SERVICES = 0x08 };

static_assert(sizeof(IPV6_LOCAL_BINDING) == 20, "IPV6_LOCAL_BINDING");
static_assert(offsetof(IPV6_ADAPTER_BINDING_INFO, RemoteAddress) == 4, "IPV6_ADAPTER_BINDING_INFO");
static_assert(offsetof(IPV6_ADAPTER_BINDING_INFO, Mtu) == 20, "IPV6_ADAPTER_BINDING_INFO");
static_assert(offsetof(IPV6_ADAPTER_BINDING_INFO, Speed) == 24, "IPV6_ADAPTER_BINDING_INFO");
static_assert(offsetof(IPV6_ADAPTER_BINDING_INFO, Address) == 32, "IPV6_ADAPTER_BINDING_INFO");

/** A size or offset of 64 and of 32 bits. */
#define OF_BOTH(of_64, of_32) (sizeof(void *) == 8 ? (of_64) : (of_32))

static_assert(offsetof(struct mpr60_table, added.ProtocolAction) == OF_BOTH(224, 116), "MPR60_ROUTING_CHARACTERISTICS");
static_assert(offsetof(struct mpr60_table, added.GetStatistics) == OF_BOTH(232, 120), "MPR60_ROUTING_CHARACTERISTICS");
static_assert(offsetof(struct mpr60_table, added.BufferFree) == OF_BOTH(256, 132), "MPR60_ROUTING_CHARACTERISTICS");
static_assert(sizeof(struct mpr60_table) == OF_BOTH(264, 136), "MPR60_ROUTING_CHARACTERISTICS");
static_assert(sizeof(SUPPORT_FUNCTIONS) == OF_BOTH(96, 56), "SUPPORT_FUNCTIONS_50");
static_assert(offsetof(struct support_functions_60, functions_50) == offsetof(SUPPORT_FUNCTIONS, DemandDialRequest),
	      "SUPPORT_FUNCTIONS_60");
static_assert(offsetof(struct support_functions_60, ValidateRouteEx) == OF_BOTH(96, 52), "SUPPORT_FUNCTIONS_60");
static_assert(offsetof(struct support_functions_60, GetRoutingDomainInfo) == OF_BOTH(104, 56), "SUPPORT_FUNCTIONS_60");
static_assert(offsetof(struct support_functions_60, GetInterfaceInformation) == OF_BOTH(112, 60), "SUPPORT_FUNCTIONS_60");
static_assert(sizeof(struct support_functions_60) == OF_BOTH(120, 64), "SUPPORT_FUNCTIONS_60");
static_assert(sizeof(struct interface_info_1) == 24, "INTERFACE_INFO_1");
static_assert(sizeof(struct routing_domain_numbers) == 8, "ROUTING_DOMAIN_INFO_1");

#endif
