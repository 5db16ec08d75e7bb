/* SPDX-License-Identifier: MIT */
/* Holds the layouts and constants of the portable part against the headers of Windows. */
#define MPR50 1

#include "harness/stand-ins/rtm/layout.h"
#include "harness/stand-ins/rtm/mgm.h"

#include "harness/stand-ins/rtm/dll/windows.h"

/* clang-format off: sorting them breaks the build. */
#include <iprtrmib.h>
#include <mgm.h>
#include <mprapi.h>
#include <routprot.h>
/* clang-format on */

#include <assert.h>
#include <stddef.h>

#define SAME_SIZE(ours, theirs) static_assert(sizeof(struct ours) == sizeof(theirs), #theirs)
#define SAME_PLACE(ours, member, theirs, their_member) \
	static_assert(offsetof(struct ours, member) == offsetof(theirs, their_member), #theirs "." #their_member)
#define SAME_VALUE(ours, theirs) static_assert((unsigned long)(ours) == (unsigned long)(theirs), #theirs)

SAME_SIZE(rtm_profile, RTM_REGN_PROFILE);
SAME_PLACE(rtm_profile, handles_in_enumeration, RTM_REGN_PROFILE, MaxHandlesInEnum);
SAME_PLACE(rtm_profile, view_count, RTM_REGN_PROFILE, NumberOfViews);

SAME_SIZE(rtm_address, RTM_NET_ADDRESS);
SAME_PLACE(rtm_address, bits, RTM_NET_ADDRESS, NumBits);
SAME_PLACE(rtm_address, bytes, RTM_NET_ADDRESS, AddrBits);

SAME_SIZE(rtm_preference, RTM_PREF_INFO);
SAME_PLACE(rtm_preference, preference, RTM_PREF_INFO, Preference);

SAME_SIZE(rtm_dest_info, RTM_DEST_INFO);
SAME_PLACE(rtm_dest_info, address, RTM_DEST_INFO, DestAddress);
SAME_PLACE(rtm_dest_info, last_changed, RTM_DEST_INFO, LastChanged);
SAME_PLACE(rtm_dest_info, views, RTM_DEST_INFO, BelongsToViews);
SAME_PLACE(rtm_dest_info, view_count, RTM_DEST_INFO, NumberOfViews);
SAME_PLACE(rtm_dest_info, view[0].view, RTM_DEST_INFO, ViewInfo[0].ViewId);
SAME_PLACE(rtm_dest_info, view[0].route_count, RTM_DEST_INFO, ViewInfo[0].NumRoutes);
SAME_PLACE(rtm_dest_info, view[0].route, RTM_DEST_INFO, ViewInfo[0].Route);
SAME_PLACE(rtm_dest_info, view[0].owner, RTM_DEST_INFO, ViewInfo[0].Owner);
SAME_PLACE(rtm_dest_info, view[0].flags, RTM_DEST_INFO, ViewInfo[0].DestFlags);
SAME_PLACE(rtm_dest_info, view[0].hold_route, RTM_DEST_INFO, ViewInfo[0].HoldRoute);
static_assert(sizeof(struct rtm_dest_view) == RTM_DEST_VIEW_INFO_SIZE, "RTM_DEST_VIEW_INFO_SIZE");

SAME_SIZE(rtm_route_info, RTM_ROUTE_INFO);
SAME_PLACE(rtm_route_info, owner, RTM_ROUTE_INFO, RouteOwner);
SAME_PLACE(rtm_route_info, neighbour, RTM_ROUTE_INFO, Neighbour);
SAME_PLACE(rtm_route_info, state, RTM_ROUTE_INFO, State);
SAME_PLACE(rtm_route_info, flags1, RTM_ROUTE_INFO, Flags1);
SAME_PLACE(rtm_route_info, flags, RTM_ROUTE_INFO, Flags);
SAME_PLACE(rtm_route_info, preference, RTM_ROUTE_INFO, PrefInfo);
SAME_PLACE(rtm_route_info, views, RTM_ROUTE_INFO, BelongsToViews);
SAME_PLACE(rtm_route_info, entity_specific, RTM_ROUTE_INFO, EntitySpecificInfo);
SAME_PLACE(rtm_route_info, next_hops.count, RTM_ROUTE_INFO, NextHopsList.NumNextHops);
SAME_PLACE(rtm_route_info, next_hops.hops, RTM_ROUTE_INFO, NextHopsList.NextHops);

SAME_SIZE(rtm_hop_info, RTM_NEXTHOP_INFO);
SAME_PLACE(rtm_hop_info, owner, RTM_NEXTHOP_INFO, NextHopOwner);
SAME_PLACE(rtm_hop_info, interface_index, RTM_NEXTHOP_INFO, InterfaceIndex);
SAME_PLACE(rtm_hop_info, state, RTM_NEXTHOP_INFO, State);
SAME_PLACE(rtm_hop_info, flags, RTM_NEXTHOP_INFO, Flags);
SAME_PLACE(rtm_hop_info, entity_specific, RTM_NEXTHOP_INFO, EntitySpecificInfo);
SAME_PLACE(rtm_hop_info, remote_dest, RTM_NEXTHOP_INFO, RemoteNextHop);

SAME_SIZE(rtm_entity_info, RTM_ENTITY_INFO);
SAME_PLACE(rtm_entity_info, family, RTM_ENTITY_INFO, AddressFamily);
SAME_PLACE(rtm_entity_info, protocol, RTM_ENTITY_INFO, EntityId.EntityProtocolId);
SAME_PLACE(rtm_entity_info, protocol_instance, RTM_ENTITY_INFO, EntityId.EntityInstanceId);

SAME_SIZE(rtm_method_input, RTM_ENTITY_METHOD_INPUT);
SAME_PLACE(rtm_method_input, data, RTM_ENTITY_METHOD_INPUT, InputData);
SAME_SIZE(rtm_method_output, RTM_ENTITY_METHOD_OUTPUT);
SAME_PLACE(rtm_method_output, status, RTM_ENTITY_METHOD_OUTPUT, MethodStatus);
SAME_PLACE(rtm_method_output, size, RTM_ENTITY_METHOD_OUTPUT, OutputSize);
SAME_PLACE(rtm_method_output, data, RTM_ENTITY_METHOD_OUTPUT, OutputData);
SAME_SIZE(rtm_methods, RTM_ENTITY_EXPORT_METHODS);
SAME_PLACE(rtm_methods, methods, RTM_ENTITY_EXPORT_METHODS, Methods);

SAME_SIZE(mgm_config, ROUTING_PROTOCOL_CONFIG);
SAME_PLACE(mgm_config, rpf, ROUTING_PROTOCOL_CONFIG, pfnRpfCallback);
SAME_PLACE(mgm_config, creation_alert, ROUTING_PROTOCOL_CONFIG, pfnCreationAlertCallback);
SAME_PLACE(mgm_config, prune_alert, ROUTING_PROTOCOL_CONFIG, pfnPruneAlertCallback);
SAME_PLACE(mgm_config, join_alert, ROUTING_PROTOCOL_CONFIG, pfnJoinAlertCallback);
SAME_PLACE(mgm_config, wrong_interface, ROUTING_PROTOCOL_CONFIG, pfnWrongIfCallback);
SAME_PLACE(mgm_config, local_join, ROUTING_PROTOCOL_CONFIG, pfnLocalJoinCallback);
SAME_PLACE(mgm_config, local_leave, ROUTING_PROTOCOL_CONFIG, pfnLocalLeaveCallback);
SAME_PLACE(mgm_config, disable_igmp, ROUTING_PROTOCOL_CONFIG, pfnDisableIgmpCallback);
SAME_PLACE(mgm_config, enable_igmp, ROUTING_PROTOCOL_CONFIG, pfnEnableIgmpCallback);

#define SAME_WORD(word, theirs, member) \
	static_assert((word) * sizeof(DWORD) == offsetof(theirs, member), #theirs "." #member)

SAME_WORD(ENTRY_GROUP, MIB_IPMCAST_MFE, dwGroup);
SAME_WORD(ENTRY_SOURCE, MIB_IPMCAST_MFE, dwSource);
SAME_WORD(ENTRY_SOURCE_MASK, MIB_IPMCAST_MFE, dwSrcMask);
SAME_WORD(ENTRY_UPSTREAM, MIB_IPMCAST_MFE, dwUpStrmNgbr);
SAME_WORD(ENTRY_IN_INTERFACE, MIB_IPMCAST_MFE, dwInIfIndex);
SAME_WORD(ENTRY_IN_PROTOCOL, MIB_IPMCAST_MFE, dwInIfProtocol);
SAME_WORD(ENTRY_UP_TIME, MIB_IPMCAST_MFE, ulUpTime);
SAME_WORD(ENTRY_OUT_COUNT, MIB_IPMCAST_MFE, ulNumOutIf);
SAME_WORD(ENTRY_MEMBERS, MIB_IPMCAST_MFE, rgmioOutInfo);
SAME_WORD(ENTRY_UP_TIME, MIB_IPMCAST_MFE_STATS, ulUpTime);
SAME_WORD(STATISTICS_OUT_COUNT, MIB_IPMCAST_MFE_STATS, ulNumOutIf);
SAME_WORD(STATISTICS_MEMBERS, MIB_IPMCAST_MFE_STATS, rgmiosOutStats);
SAME_WORD(STATISTICS_OUT_COUNT, MIB_IPMCAST_MFE_STATS_EX, ulNumOutIf);
SAME_WORD(STATISTICS_EX_MEMBERS, MIB_IPMCAST_MFE_STATS_EX, rgmiosOutStats);
static_assert(ENTRY_OUT_MEMBERS * sizeof(DWORD) == sizeof(MIB_IPMCAST_OIF), "MIB_IPMCAST_OIF");
static_assert(STATISTICS_OUT_MEMBERS * sizeof(DWORD) == sizeof(MIB_IPMCAST_OIF_STATS), "MIB_IPMCAST_OIF_STATS");

SAME_VALUE(RTM_NO_ERROR, NO_ERROR);
SAME_VALUE(RTM_FILE_NOT_FOUND, ERROR_FILE_NOT_FOUND);
SAME_VALUE(RTM_ACCESS_DENIED, ERROR_ACCESS_DENIED);
SAME_VALUE(RTM_INVALID_HANDLE, ERROR_INVALID_HANDLE);
SAME_VALUE(RTM_NOT_SUPPORTED, ERROR_NOT_SUPPORTED);
SAME_VALUE(RTM_INVALID_PARAMETER, ERROR_INVALID_PARAMETER);
SAME_VALUE(RTM_INSUFFICIENT_BUFFER, ERROR_INSUFFICIENT_BUFFER);
SAME_VALUE(RTM_NOT_LOCKED, ERROR_NOT_LOCKED);
SAME_VALUE(RTM_ALREADY_EXISTS, ERROR_ALREADY_EXISTS);
SAME_VALUE(RTM_MORE_DATA, ERROR_MORE_DATA);
SAME_VALUE(RTM_NO_MORE_ITEMS, ERROR_NO_MORE_ITEMS);
SAME_VALUE(RTM_CAN_NOT_COMPLETE, ERROR_CAN_NOT_COMPLETE);
SAME_VALUE(RTM_NOT_FOUND, ERROR_NOT_FOUND);
SAME_VALUE(RTM_NO_SYSTEM_RESOURCES, ERROR_NO_SYSTEM_RESOURCES);

SAME_VALUE(RTM_INET, AF_INET);
SAME_VALUE(RTM_INET6, AF_INET6);
SAME_VALUE(RTM_UNICAST, RTM_VIEW_ID_UCAST);
SAME_VALUE(RTM_MULTICAST, RTM_VIEW_ID_MCAST);
SAME_VALUE(RTM_STATE_CREATED, RTM_ROUTE_STATE_CREATED);
SAME_VALUE(RTM_STATE_DELETED, RTM_ROUTE_STATE_DELETED);
SAME_VALUE(RTM_HOP_STATE_DELETED, RTM_NEXTHOP_STATE_DELETED);
SAME_VALUE(RTM_CHANGE_FIRST, RTM_ROUTE_CHANGE_FIRST);
SAME_VALUE(RTM_CHANGE_NEW, RTM_ROUTE_CHANGE_NEW);
SAME_VALUE(RTM_CHANGE_BEST, RTM_ROUTE_CHANGE_BEST);
SAME_VALUE(RTM_HOP_NEW, RTM_NEXTHOP_CHANGE_NEW);
SAME_VALUE(RTM_BY_OWNER, RTM_MATCH_OWNER);
SAME_VALUE(RTM_BY_NEIGHBOUR, RTM_MATCH_NEIGHBOUR);
SAME_VALUE(RTM_BY_PREFERENCE, RTM_MATCH_PREF);
SAME_VALUE(RTM_BY_NEXT_HOP, RTM_MATCH_NEXTHOP);
SAME_VALUE(RTM_BY_INTERFACE, RTM_MATCH_INTERFACE);
SAME_VALUE(RTM_FROM, RTM_ENUM_NEXT);
SAME_VALUE(RTM_RANGE, RTM_ENUM_RANGE);
SAME_VALUE(RTM_OWN_DESTS, RTM_ENUM_OWN_DESTS);
SAME_VALUE(RTM_OWN_ROUTES, RTM_ENUM_OWN_ROUTES);
SAME_VALUE(RTM_TYPE_ALL, RTM_CHANGE_TYPE_ALL);
SAME_VALUE(RTM_TYPE_BEST, RTM_CHANGE_TYPE_BEST);
SAME_VALUE(RTM_TYPE_FORWARDING, RTM_CHANGE_TYPE_FORWARDING);
SAME_VALUE(RTM_ONLY_MARKED, RTM_NOTIFY_ONLY_MARKED_DESTS);
SAME_VALUE(RTM_FORWARDING_FLAGS, RTM_ROUTE_FLAGS_FORWARDING);
SAME_VALUE(RTM_WHOEVER, RTM_BEST_PROTOCOL);
SAME_VALUE(RTM_WHO_ASKS, RTM_THIS_PROTOCOL);
SAME_VALUE(RTM_FOR_EVER, INFINITE);
SAME_VALUE(RTM_REGISTERED, RTM_ENTITY_REGISTERED);
SAME_VALUE(RTM_DEREGISTERED, RTM_ENTITY_DEREGISTERED);
SAME_VALUE(RTM_EXPIRED, RTM_ROUTE_EXPIRED);
SAME_VALUE(RTM_CHANGED, RTM_CHANGE_NOTIFICATION);

SAME_VALUE(MGM_JOIN, MGM_JOIN_STATE_FLAG);
SAME_VALUE(MGM_FORWARD, MGM_FORWARD_STATE_FLAG);
SAME_VALUE(MGM_ANY_SOURCE, ANY_SOURCE);
SAME_VALUE(MGM_ALL_SOURCES, ALL_SOURCES);
SAME_VALUE(MGM_STATISTICS, MGM_MFE_STATS_0);
SAME_VALUE(MGM_STATISTICS_EX, MGM_MFE_STATS_1);
SAME_VALUE(MGM_MS_IGMP, MS_IP_IGMP);
SAME_VALUE(MGM_IGMP, PROTO_IP_IGMP);
