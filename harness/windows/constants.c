/* SPDX-License-Identifier: MIT */
/* Holds the codes and constants of the portable core, and the layouts that are relied on, against the Windows headers.
 */
#include "harness/windows/rras.h"

#define CODE(name, value) static_assert((name) == (value), #name);
#include "harness/model/codes.inc"
#undef CODE

#define CONSTANT(name, value) static_assert((name) == (value), #name);
#include "harness/model/constants.inc"
#undef CONSTANT

/* The size or offset on x64, then on x86. */
#define SIZE_IS(type, x64, x86) static_assert(sizeof(type) == (sizeof(void *) == 8 ? (x64) : (x86)), #type)
#define OFFSET_IS(type, member, x64, x86) \
	static_assert(offsetof(type, member) == (sizeof(void *) == 8 ? (x64) : (x86)), #type "." #member)

SIZE_IS(MPR50_ROUTING_CHARACTERISTICS, 224, 116);
OFFSET_IS(MPR50_ROUTING_CHARACTERISTICS, dwProtocolId, 4, 4);
OFFSET_IS(MPR50_ROUTING_CHARACTERISTICS, fSupportedFunctionality, 8, 8);
OFFSET_IS(MPR50_ROUTING_CHARACTERISTICS, pfnStartProtocol, 16, 12);
OFFSET_IS(MPR50_ROUTING_CHARACTERISTICS, pfnAddInterface, 72, 40);
OFFSET_IS(MPR50_ROUTING_CHARACTERISTICS, pfnInterfaceStatus, 88, 48);
OFFSET_IS(MPR50_ROUTING_CHARACTERISTICS, pfnSetInterfaceInfo, 104, 56);
OFFSET_IS(MPR50_ROUTING_CHARACTERISTICS, pfnGetEventMessage, 112, 60);
OFFSET_IS(MPR50_ROUTING_CHARACTERISTICS, pfnMibGetTrapInfo, 216, 112);

SIZE_IS(SUPPORT_FUNCTIONS, 96, 56);
OFFSET_IS(SUPPORT_FUNCTIONS, DemandDialRequest, 8, 8);
OFFSET_IS(SUPPORT_FUNCTIONS, SetInterfaceReceiveType, 16, 12);
OFFSET_IS(SUPPORT_FUNCTIONS, MIBEntryGet, 56, 32);
OFFSET_IS(SUPPORT_FUNCTIONS, HasMulticastBoundary, 88, 48);

SIZE_IS(MPR50_SERVICE_CHARACTERISTICS, 112, 60);
OFFSET_IS(MPR50_SERVICE_CHARACTERISTICS, fSupportedFunctionality, 8, 8);
OFFSET_IS(MPR50_SERVICE_CHARACTERISTICS, pfnIsService, 16, 12);
OFFSET_IS(MPR50_SERVICE_CHARACTERISTICS, pfnUpdateServices, 24, 16);
OFFSET_IS(MPR50_SERVICE_CHARACTERISTICS, pfnEnumerateGetNextService, 40, 24);
OFFSET_IS(MPR50_SERVICE_CHARACTERISTICS, pfnGetServiceCount, 56, 32);
OFFSET_IS(MPR50_SERVICE_CHARACTERISTICS, pfnBlockDeleteStaticServices, 88, 48);
OFFSET_IS(MPR50_SERVICE_CHARACTERISTICS, pfnGetNextOrderedService, 104, 56);
SIZE_IS(IPX_SERVER_ENTRY, 64, 64);
OFFSET_IS(IPX_SERVER_ENTRY, Name, 2, 2);
OFFSET_IS(IPX_SERVER_ENTRY, Network, 50, 50);
OFFSET_IS(IPX_SERVER_ENTRY, Node, 54, 54);
OFFSET_IS(IPX_SERVER_ENTRY, Socket, 60, 60);
OFFSET_IS(IPX_SERVER_ENTRY, HopCount, 62, 62);
SIZE_IS(IPX_SERVICE, 72, 72);
OFFSET_IS(IPX_SERVICE, Protocol, 4, 4);
OFFSET_IS(IPX_SERVICE, Server, 8, 8);
static_assert(SERVICES == FUNCTIONALITY_SERVICES, "SERVICES");
static_assert(DEMAND_UPDATE_SERVICES == FUNCTIONALITY_DEMAND_UPDATE_SERVICES, "DEMAND_UPDATE_SERVICES");
SIZE_IS(IPX_ADAPTER_BINDING_INFO, 28, 28);
OFFSET_IS(IPX_ADAPTER_BINDING_INFO, RemoteNode, 14, 14);
OFFSET_IS(IPX_ADAPTER_BINDING_INFO, LinkSpeed, 24, 24);
SIZE_IS(IP_LOCAL_BINDING, 8, 8);
SIZE_IS(IP_ADAPTER_BINDING_INFO, 24, 24);
OFFSET_IS(IP_ADAPTER_BINDING_INFO, Speed, 16, 16);
OFFSET_IS(IP_ADAPTER_BINDING_INFO, Address, 24, 24);
static_assert(SIZEOF_IP_BINDING(2) == 40, "SIZEOF_IP_BINDING");
SIZE_IS(MESSAGE, 12, 12);
SIZE_IS(ROUTING_PROTOCOL_EVENTS, 4, 4);
static_assert(MS_ROUTER_VERSION == 0x500, "MS_ROUTER_VERSION");
