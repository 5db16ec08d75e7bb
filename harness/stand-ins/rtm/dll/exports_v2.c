/* SPDX-License-Identifier: MIT */
/*
 * Version 2 of the routing table manager as rtm.dll exports it, in the order of rtmv2.h. The structures of both sides
 * are the same (layout.c).
 */
#include "harness/stand-ins/rtm/ledger.h"
#include "harness/stand-ins/rtm/rtm.h"

#include "harness/stand-ins/rtm/dll/windows.h"

DWORD WINAPI RtmRegisterEntity(PRTM_ENTITY_INFO RtmEntityInfo, PRTM_ENTITY_EXPORT_METHODS ExportMethods,
			       RTM_EVENT_CALLBACK EventCallback, WINBOOL ReserveOpaquePointer,
			       PRTM_REGN_PROFILE RtmRegProfile, PRTM_ENTITY_HANDLE RtmRegHandle)
{
	return ledger_note(__func__, rtm_register_entity((void *)RtmEntityInfo, (void *)ExportMethods,
							 (rtm_event_callback)(void (*)(void))EventCallback,
							 ReserveOpaquePointer, (void *)RtmRegProfile, RtmRegHandle));
}

DWORD WINAPI RtmDeregisterEntity(RTM_ENTITY_HANDLE RtmRegHandle)
{
	return ledger_note(__func__, rtm_deregister_entity(RtmRegHandle));
}

DWORD WINAPI RtmGetRegisteredEntities(RTM_ENTITY_HANDLE RtmRegHandle, PUINT NumEntities,
				      PRTM_ENTITY_HANDLE EntityHandles, PRTM_ENTITY_INFO EntityInfos)
{
	return ledger_note(__func__,
			   rtm_get_registered_entities(RtmRegHandle, NumEntities, EntityHandles, (void *)EntityInfos));
}

DWORD WINAPI RtmReleaseEntities(RTM_ENTITY_HANDLE RtmRegHandle, UINT NumEntities, PRTM_ENTITY_HANDLE EntityHandles)
{
	return ledger_note(__func__, rtm_release_entities(RtmRegHandle, NumEntities, EntityHandles));
}

DWORD WINAPI RtmLockDestination(RTM_ENTITY_HANDLE RtmRegHandle, RTM_DEST_HANDLE DestHandle, WINBOOL Exclusive,
				WINBOOL LockDest)
{
	return ledger_note(__func__, rtm_lock_destination(RtmRegHandle, DestHandle, Exclusive, LockDest));
}

DWORD WINAPI RtmGetOpaqueInformationPointer(RTM_ENTITY_HANDLE RtmRegHandle, RTM_DEST_HANDLE DestHandle,
					    PVOID *OpaqueInfoPointer)
{
	return ledger_note(__func__, rtm_get_opaque_information_pointer(RtmRegHandle, DestHandle, OpaqueInfoPointer));
}

DWORD WINAPI RtmGetEntityMethods(RTM_ENTITY_HANDLE RtmRegHandle, RTM_ENTITY_HANDLE EntityHandle, PUINT NumMethods,
				 PRTM_ENTITY_EXPORT_METHOD ExptMethods)
{
	return ledger_note(__func__,
			   rtm_get_entity_methods(RtmRegHandle, EntityHandle, NumMethods, (void *)ExptMethods));
}

DWORD WINAPI RtmInvokeMethod(RTM_ENTITY_HANDLE RtmRegHandle, RTM_ENTITY_HANDLE EntityHandle,
			     PRTM_ENTITY_METHOD_INPUT Input, PUINT OutputSize, PRTM_ENTITY_METHOD_OUTPUT Output)
{
	return ledger_note(__func__,
			   rtm_invoke_method(RtmRegHandle, EntityHandle, (void *)Input, OutputSize, (void *)Output));
}

DWORD WINAPI RtmBlockMethods(RTM_ENTITY_HANDLE RtmRegHandle, HANDLE TargetHandle, UCHAR TargetType, DWORD BlockingFlag)
{
	return ledger_note(__func__, rtm_block_methods(RtmRegHandle, TargetHandle, TargetType, BlockingFlag));
}

DWORD WINAPI RtmGetEntityInfo(RTM_ENTITY_HANDLE RtmRegHandle, RTM_ENTITY_HANDLE EntityHandle,
			      PRTM_ENTITY_INFO EntityInfo)
{
	return ledger_note(__func__, rtm_get_entity_info(RtmRegHandle, EntityHandle, (void *)EntityInfo));
}

DWORD WINAPI RtmGetDestInfo(RTM_ENTITY_HANDLE RtmRegHandle, RTM_DEST_HANDLE DestHandle, ULONG ProtocolId,
			    RTM_VIEW_SET TargetViews, PRTM_DEST_INFO DestInfo)
{
	return ledger_note(__func__,
			   rtm_get_dest_info(RtmRegHandle, DestHandle, ProtocolId, TargetViews, (void *)DestInfo));
}

DWORD WINAPI RtmGetRouteInfo(RTM_ENTITY_HANDLE RtmRegHandle, RTM_ROUTE_HANDLE RouteHandle, PRTM_ROUTE_INFO RouteInfo,
			     PRTM_NET_ADDRESS DestAddress)
{
	return ledger_note(__func__,
			   rtm_get_route_info(RtmRegHandle, RouteHandle, (void *)RouteInfo, (void *)DestAddress));
}

DWORD WINAPI RtmGetNextHopInfo(RTM_ENTITY_HANDLE RtmRegHandle, RTM_NEXTHOP_HANDLE NextHopHandle,
			       PRTM_NEXTHOP_INFO NextHopInfo)
{
	return ledger_note(__func__, rtm_get_next_hop_info(RtmRegHandle, NextHopHandle, (void *)NextHopInfo));
}

DWORD WINAPI RtmReleaseEntityInfo(RTM_ENTITY_HANDLE RtmRegHandle, PRTM_ENTITY_INFO EntityInfo)
{
	return ledger_note(__func__, rtm_release_entity_info(RtmRegHandle, (void *)EntityInfo));
}

DWORD WINAPI RtmReleaseDestInfo(RTM_ENTITY_HANDLE RtmRegHandle, PRTM_DEST_INFO DestInfo)
{
	return ledger_note(__func__, rtm_release_dest_info(RtmRegHandle, (void *)DestInfo));
}

DWORD WINAPI RtmReleaseRouteInfo(RTM_ENTITY_HANDLE RtmRegHandle, PRTM_ROUTE_INFO RouteInfo)
{
	return ledger_note(__func__, rtm_release_route_info(RtmRegHandle, (void *)RouteInfo));
}

DWORD WINAPI RtmReleaseNextHopInfo(RTM_ENTITY_HANDLE RtmRegHandle, PRTM_NEXTHOP_INFO NextHopInfo)
{
	return ledger_note(__func__, rtm_release_next_hop_info(RtmRegHandle, (void *)NextHopInfo));
}

DWORD WINAPI RtmAddRouteToDest(RTM_ENTITY_HANDLE RtmRegHandle, PRTM_ROUTE_HANDLE RouteHandle,
			       PRTM_NET_ADDRESS DestAddress, PRTM_ROUTE_INFO RouteInfo, ULONG TimeToLive,
			       RTM_ROUTE_LIST_HANDLE RouteListHandle, RTM_NOTIFY_FLAGS NotifyType,
			       RTM_NOTIFY_HANDLE NotifyHandle, PRTM_ROUTE_CHANGE_FLAGS ChangeFlags)
{
	(void)NotifyType, (void)NotifyHandle; /* reserved */
	return ledger_note(__func__,
			   rtm_add_route_to_dest(RtmRegHandle, RouteHandle, (void *)DestAddress, (void *)RouteInfo,
						 TimeToLive, RouteListHandle, (void *)ChangeFlags));
}

DWORD WINAPI RtmDeleteRouteToDest(RTM_ENTITY_HANDLE RtmRegHandle, RTM_ROUTE_HANDLE RouteHandle,
				  PRTM_ROUTE_CHANGE_FLAGS ChangeFlags)
{
	return ledger_note(__func__, rtm_delete_route_to_dest(RtmRegHandle, RouteHandle, (void *)ChangeFlags));
}

DWORD WINAPI RtmHoldDestination(RTM_ENTITY_HANDLE RtmRegHandle, RTM_DEST_HANDLE DestHandle, RTM_VIEW_SET TargetViews,
				ULONG HoldTime)
{
	return ledger_note(__func__, rtm_hold_destination(RtmRegHandle, DestHandle, TargetViews, HoldTime));
}

DWORD WINAPI RtmGetRoutePointer(RTM_ENTITY_HANDLE RtmRegHandle, RTM_ROUTE_HANDLE RouteHandle,
				PRTM_ROUTE_INFO *RoutePointer)
{
	return ledger_note(__func__, rtm_get_route_pointer(RtmRegHandle, RouteHandle, (void *)RoutePointer));
}

DWORD WINAPI RtmLockRoute(RTM_ENTITY_HANDLE RtmRegHandle, RTM_ROUTE_HANDLE RouteHandle, WINBOOL Exclusive,
			  WINBOOL LockRoute, PRTM_ROUTE_INFO *RoutePointer)
{
	return ledger_note(__func__,
			   rtm_lock_route(RtmRegHandle, RouteHandle, Exclusive, LockRoute, (void *)RoutePointer));
}

DWORD WINAPI RtmUpdateAndUnlockRoute(RTM_ENTITY_HANDLE RtmRegHandle, RTM_ROUTE_HANDLE RouteHandle, ULONG TimeToLive,
				     RTM_ROUTE_LIST_HANDLE RouteListHandle, RTM_NOTIFY_FLAGS NotifyType,
				     RTM_NOTIFY_HANDLE NotifyHandle, PRTM_ROUTE_CHANGE_FLAGS ChangeFlags)
{
	(void)NotifyType, (void)NotifyHandle; /* reserved */
	return ledger_note(__func__, rtm_update_and_unlock_route(RtmRegHandle, RouteHandle, TimeToLive, RouteListHandle,
								 (void *)ChangeFlags));
}

DWORD WINAPI RtmGetExactMatchDestination(RTM_ENTITY_HANDLE RtmRegHandle, PRTM_NET_ADDRESS DestAddress, ULONG ProtocolId,
					 RTM_VIEW_SET TargetViews, PRTM_DEST_INFO DestInfo)
{
	return ledger_note(__func__, rtm_get_exact_match_destination(RtmRegHandle, (void *)DestAddress, ProtocolId,
								     TargetViews, (void *)DestInfo));
}

DWORD WINAPI RtmGetMostSpecificDestination(RTM_ENTITY_HANDLE RtmRegHandle, PRTM_NET_ADDRESS DestAddress,
					   ULONG ProtocolId, RTM_VIEW_SET TargetViews, PRTM_DEST_INFO DestInfo)
{
	return ledger_note(__func__, rtm_get_most_specific_destination(RtmRegHandle, (void *)DestAddress, ProtocolId,
								       TargetViews, (void *)DestInfo));
}

DWORD WINAPI RtmGetLessSpecificDestination(RTM_ENTITY_HANDLE RtmRegHandle, RTM_DEST_HANDLE DestHandle, ULONG ProtocolId,
					   RTM_VIEW_SET TargetViews, PRTM_DEST_INFO DestInfo)
{
	return ledger_note(__func__, rtm_get_less_specific_destination(RtmRegHandle, DestHandle, ProtocolId,
								       TargetViews, (void *)DestInfo));
}

DWORD WINAPI RtmGetExactMatchRoute(RTM_ENTITY_HANDLE RtmRegHandle, PRTM_NET_ADDRESS DestAddress,
				   RTM_MATCH_FLAGS MatchingFlags, PRTM_ROUTE_INFO RouteInfo, ULONG InterfaceIndex,
				   RTM_VIEW_SET TargetViews, PRTM_ROUTE_HANDLE RouteHandle)
{
	return ledger_note(__func__,
			   rtm_get_exact_match_route(RtmRegHandle, (void *)DestAddress, MatchingFlags,
						     (void *)RouteInfo, InterfaceIndex, TargetViews, RouteHandle));
}

DWORD WINAPI RtmIsBestRoute(RTM_ENTITY_HANDLE RtmRegHandle, RTM_ROUTE_HANDLE RouteHandle, PRTM_VIEW_SET BestInViews)
{
	return ledger_note(__func__, rtm_is_best_route(RtmRegHandle, RouteHandle, (void *)BestInViews));
}

DWORD WINAPI RtmAddNextHop(RTM_ENTITY_HANDLE RtmRegHandle, PRTM_NEXTHOP_INFO NextHopInfo,
			   PRTM_NEXTHOP_HANDLE NextHopHandle, PRTM_NEXTHOP_CHANGE_FLAGS ChangeFlags)
{
	return ledger_note(__func__,
			   rtm_add_next_hop(RtmRegHandle, (void *)NextHopInfo, NextHopHandle, (void *)ChangeFlags));
}

DWORD WINAPI RtmFindNextHop(RTM_ENTITY_HANDLE RtmRegHandle, PRTM_NEXTHOP_INFO NextHopInfo,
			    PRTM_NEXTHOP_HANDLE NextHopHandle, PRTM_NEXTHOP_INFO *NextHopPointer)
{
	return ledger_note(__func__,
			   rtm_find_next_hop(RtmRegHandle, (void *)NextHopInfo, NextHopHandle, (void *)NextHopPointer));
}

DWORD WINAPI RtmDeleteNextHop(RTM_ENTITY_HANDLE RtmRegHandle, RTM_NEXTHOP_HANDLE NextHopHandle,
			      PRTM_NEXTHOP_INFO NextHopInfo)
{
	return ledger_note(__func__, rtm_delete_next_hop(RtmRegHandle, NextHopHandle, (void *)NextHopInfo));
}

DWORD WINAPI RtmGetNextHopPointer(RTM_ENTITY_HANDLE RtmRegHandle, RTM_NEXTHOP_HANDLE NextHopHandle,
				  PRTM_NEXTHOP_INFO *NextHopPointer)
{
	return ledger_note(__func__, rtm_get_next_hop_pointer(RtmRegHandle, NextHopHandle, (void *)NextHopPointer));
}

DWORD WINAPI RtmLockNextHop(RTM_ENTITY_HANDLE RtmRegHandle, RTM_NEXTHOP_HANDLE NextHopHandle, WINBOOL Exclusive,
			    WINBOOL LockNextHop, PRTM_NEXTHOP_INFO *NextHopPointer)
{
	return ledger_note(__func__, rtm_lock_next_hop(RtmRegHandle, NextHopHandle, Exclusive, LockNextHop,
						       (void *)NextHopPointer));
}

DWORD WINAPI RtmCreateDestEnum(RTM_ENTITY_HANDLE RtmRegHandle, RTM_VIEW_SET TargetViews, RTM_ENUM_FLAGS EnumFlags,
			       PRTM_NET_ADDRESS NetAddress, ULONG ProtocolId, PRTM_ENUM_HANDLE RtmEnumHandle)
{
	return ledger_note(__func__, rtm_create_dest_enum(RtmRegHandle, TargetViews, EnumFlags, (void *)NetAddress,
							  ProtocolId, RtmEnumHandle));
}

DWORD WINAPI RtmGetEnumDests(RTM_ENTITY_HANDLE RtmRegHandle, RTM_ENUM_HANDLE EnumHandle, PUINT NumDests,
			     PRTM_DEST_INFO DestInfos)
{
	return ledger_note(__func__, rtm_get_enum_dests(RtmRegHandle, EnumHandle, NumDests, (void *)DestInfos));
}

DWORD WINAPI RtmReleaseDests(RTM_ENTITY_HANDLE RtmRegHandle, UINT NumDests, PRTM_DEST_INFO DestInfos)
{
	return ledger_note(__func__, rtm_release_dests(RtmRegHandle, NumDests, (void *)DestInfos));
}

DWORD WINAPI RtmCreateRouteEnum(RTM_ENTITY_HANDLE RtmRegHandle, RTM_DEST_HANDLE DestHandle, RTM_VIEW_SET TargetViews,
				RTM_ENUM_FLAGS EnumFlags, PRTM_NET_ADDRESS StartDest, RTM_MATCH_FLAGS MatchingFlags,
				PRTM_ROUTE_INFO CriteriaRoute, ULONG CriteriaInterface, PRTM_ENUM_HANDLE RtmEnumHandle)
{
	return ledger_note(__func__, rtm_create_route_enum(RtmRegHandle, DestHandle, TargetViews, EnumFlags,
							   (void *)StartDest, MatchingFlags, (void *)CriteriaRoute,
							   CriteriaInterface, RtmEnumHandle));
}

DWORD WINAPI RtmGetEnumRoutes(RTM_ENTITY_HANDLE RtmRegHandle, RTM_ENUM_HANDLE EnumHandle, PUINT NumRoutes,
			      PRTM_ROUTE_HANDLE RouteHandles)
{
	return ledger_note(__func__, rtm_get_enum_routes(RtmRegHandle, EnumHandle, NumRoutes, RouteHandles));
}

DWORD WINAPI RtmReleaseRoutes(RTM_ENTITY_HANDLE RtmRegHandle, UINT NumRoutes, PRTM_ROUTE_HANDLE RouteHandles)
{
	return ledger_note(__func__, rtm_release_routes(RtmRegHandle, NumRoutes, RouteHandles));
}

DWORD WINAPI RtmCreateNextHopEnum(RTM_ENTITY_HANDLE RtmRegHandle, RTM_ENUM_FLAGS EnumFlags, PRTM_NET_ADDRESS NetAddress,
				  PRTM_ENUM_HANDLE RtmEnumHandle)
{
	return ledger_note(__func__,
			   rtm_create_next_hop_enum(RtmRegHandle, EnumFlags, (void *)NetAddress, RtmEnumHandle));
}

DWORD WINAPI RtmGetEnumNextHops(RTM_ENTITY_HANDLE RtmRegHandle, RTM_ENUM_HANDLE EnumHandle, PUINT NumNextHops,
				PRTM_NEXTHOP_HANDLE NextHopHandles)
{
	return ledger_note(__func__, rtm_get_enum_next_hops(RtmRegHandle, EnumHandle, NumNextHops, NextHopHandles));
}

DWORD WINAPI RtmReleaseNextHops(RTM_ENTITY_HANDLE RtmRegHandle, UINT NumNextHops, PRTM_NEXTHOP_HANDLE NextHopHandles)
{
	return ledger_note(__func__, rtm_release_next_hops(RtmRegHandle, NumNextHops, NextHopHandles));
}

DWORD WINAPI RtmDeleteEnumHandle(RTM_ENTITY_HANDLE RtmRegHandle, RTM_ENUM_HANDLE EnumHandle)
{
	return ledger_note(__func__, rtm_delete_enum_handle(RtmRegHandle, EnumHandle));
}

DWORD WINAPI RtmRegisterForChangeNotification(RTM_ENTITY_HANDLE RtmRegHandle, RTM_VIEW_SET TargetViews,
					      RTM_NOTIFY_FLAGS NotifyFlags, PVOID NotifyContext,
					      PRTM_NOTIFY_HANDLE NotifyHandle)
{
	return ledger_note(__func__, rtm_register_for_change_notification(RtmRegHandle, TargetViews, NotifyFlags,
									  NotifyContext, NotifyHandle));
}

DWORD WINAPI RtmGetChangedDests(RTM_ENTITY_HANDLE RtmRegHandle, RTM_NOTIFY_HANDLE NotifyHandle, PUINT NumDests,
				PRTM_DEST_INFO ChangedDests)
{
	return ledger_note(__func__, rtm_get_changed_dests(RtmRegHandle, NotifyHandle, NumDests, (void *)ChangedDests));
}

DWORD WINAPI RtmReleaseChangedDests(RTM_ENTITY_HANDLE RtmRegHandle, RTM_NOTIFY_HANDLE NotifyHandle, UINT NumDests,
				    PRTM_DEST_INFO ChangedDests)
{
	return ledger_note(__func__,
			   rtm_release_changed_dests(RtmRegHandle, NotifyHandle, NumDests, (void *)ChangedDests));
}

DWORD WINAPI RtmIgnoreChangedDests(RTM_ENTITY_HANDLE RtmRegHandle, RTM_NOTIFY_HANDLE NotifyHandle, UINT NumDests,
				   PRTM_DEST_HANDLE ChangedDests)
{
	return ledger_note(__func__, rtm_ignore_changed_dests(RtmRegHandle, NotifyHandle, NumDests, ChangedDests));
}

DWORD WINAPI RtmGetChangeStatus(RTM_ENTITY_HANDLE RtmRegHandle, RTM_NOTIFY_HANDLE NotifyHandle,
				RTM_DEST_HANDLE DestHandle, PBOOL ChangeStatus)
{
	return ledger_note(__func__,
			   rtm_get_change_status(RtmRegHandle, NotifyHandle, DestHandle, (void *)ChangeStatus));
}

DWORD WINAPI RtmMarkDestForChangeNotification(RTM_ENTITY_HANDLE RtmRegHandle, RTM_NOTIFY_HANDLE NotifyHandle,
					      RTM_DEST_HANDLE DestHandle, WINBOOL MarkDest)
{
	return ledger_note(__func__,
			   rtm_mark_dest_for_change_notification(RtmRegHandle, NotifyHandle, DestHandle, MarkDest));
}

DWORD WINAPI RtmIsMarkedForChangeNotification(RTM_ENTITY_HANDLE RtmRegHandle, RTM_NOTIFY_HANDLE NotifyHandle,
					      RTM_DEST_HANDLE DestHandle, PBOOL DestMarked)
{
	return ledger_note(__func__, rtm_is_marked_for_change_notification(RtmRegHandle, NotifyHandle, DestHandle,
									   (void *)DestMarked));
}

DWORD WINAPI RtmDeregisterFromChangeNotification(RTM_ENTITY_HANDLE RtmRegHandle, RTM_NOTIFY_HANDLE NotifyHandle)
{
	return ledger_note(__func__, rtm_deregister_from_change_notification(RtmRegHandle, NotifyHandle));
}

DWORD WINAPI RtmCreateRouteList(RTM_ENTITY_HANDLE RtmRegHandle, PRTM_ROUTE_LIST_HANDLE RouteListHandle)
{
	return ledger_note(__func__, rtm_create_route_list(RtmRegHandle, RouteListHandle));
}

DWORD WINAPI RtmInsertInRouteList(RTM_ENTITY_HANDLE RtmRegHandle, RTM_ROUTE_LIST_HANDLE RouteListHandle, UINT NumRoutes,
				  PRTM_ROUTE_HANDLE RouteHandles)
{
	return ledger_note(__func__, rtm_insert_in_route_list(RtmRegHandle, RouteListHandle, NumRoutes, RouteHandles));
}

DWORD WINAPI RtmCreateRouteListEnum(RTM_ENTITY_HANDLE RtmRegHandle, RTM_ROUTE_LIST_HANDLE RouteListHandle,
				    PRTM_ENUM_HANDLE RtmEnumHandle)
{
	return ledger_note(__func__, rtm_create_route_list_enum(RtmRegHandle, RouteListHandle, RtmEnumHandle));
}

DWORD WINAPI RtmGetListEnumRoutes(RTM_ENTITY_HANDLE RtmRegHandle, RTM_ENUM_HANDLE EnumHandle, PUINT NumRoutes,
				  PRTM_ROUTE_HANDLE RouteHandles)
{
	return ledger_note(__func__, rtm_get_list_enum_routes(RtmRegHandle, EnumHandle, NumRoutes, RouteHandles));
}

DWORD WINAPI RtmDeleteRouteList(RTM_ENTITY_HANDLE RtmRegHandle, RTM_ROUTE_LIST_HANDLE RouteListHandle)
{
	return ledger_note(__func__, rtm_delete_route_list(RtmRegHandle, RouteListHandle));
}

DWORD WINAPI RtmReferenceHandles(RTM_ENTITY_HANDLE RtmRegHandle, UINT NumHandles, HANDLE *RtmHandles)
{
	return ledger_note(__func__, rtm_reference_handles(RtmRegHandle, NumHandles, RtmHandles));
}
