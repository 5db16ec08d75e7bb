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

/** Flags of fSupportedFunctionality for services, in stm.h by names that are too common. */
enum { FUNCTIONALITY_SERVICES = 0x02, FUNCTIONALITY_DEMAND_UPDATE_SERVICES = 0x08 };

static_assert(sizeof(IPV6_LOCAL_BINDING) == 20, "IPV6_LOCAL_BINDING");
static_assert(offsetof(IPV6_ADAPTER_BINDING_INFO, RemoteAddress) == 4, "IPV6_ADAPTER_BINDING_INFO");
static_assert(offsetof(IPV6_ADAPTER_BINDING_INFO, Mtu) == 20, "IPV6_ADAPTER_BINDING_INFO");
static_assert(offsetof(IPV6_ADAPTER_BINDING_INFO, Speed) == 24, "IPV6_ADAPTER_BINDING_INFO");
static_assert(offsetof(IPV6_ADAPTER_BINDING_INFO, Address) == 32, "IPV6_ADAPTER_BINDING_INFO");

#endif
