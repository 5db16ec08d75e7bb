/* SPDX-License-Identifier: MIT */
/*
 * The routing table manager, version 2: what rtm.dll exports, with the documentation of each in rtmv2.h (Microsoft
 * Learn, one page for each function). Parameters, their order and the codes returned are those of the pages; here is
 * said only what those leave open. Every function may be called from any thread, and from within a callback.
 *
 *   entity.c      registering, deregistering, other clients
 *   methods.c     the methods of other clients
 *   dest.c        destinations: what is known of one, hold-down
 *   lookup.c      finding destinations by address, their locks and opaque pointers
 *   route.c       adding, updating, deleting routes; those that expire
 *   find_route.c  routes by handle and by criteria, and their locks
 *   hop.c         next hops
 *   enumerate.c   enumerations of destinations, routes and next hops
 *   list.c        route lists
 *   notify.c      change notification
 *   references.c  handles given back, in every form
 *   ledger.c      what every client has and had
 *   object, due, latch, trie, table   what all of that is made of
 */
#ifndef STAND_INS_RTM_RTM_H
#define STAND_INS_RTM_RTM_H

#include "harness/stand-ins/rtm/layout.h"

/**
 * An instance of any number exists. A family other than RTM_INET and RTM_INET6 is RTM_FILE_NOT_FOUND, as one that is
 * not configured. The others are told in this call, on this thread.
 */
uint32_t rtm_register_entity(const struct rtm_entity_info *info, const struct rtm_methods *methods,
			     rtm_event_callback tell, int32_t reserves_opaque, struct rtm_profile *profile,
			     void **entity);

/**
 * All that the client still has is released, and noted in the ledger as left behind. Returns when no other thread is in
 * one of its callbacks, or after two seconds.
 */
uint32_t rtm_deregister_entity(void *self);
uint32_t rtm_get_registered_entities(void *self, uint32_t *count, void **entities, struct rtm_entity_info *infos);
uint32_t rtm_release_entities(void *self, uint32_t count, void **entities);
uint32_t rtm_get_entity_info(void *self, void *entity, struct rtm_entity_info *info);

/** The structure holds no handle: there is nothing to give back. */
uint32_t rtm_release_entity_info(void *self, const struct rtm_entity_info *info);
uint32_t rtm_get_entity_methods(void *self, void *entity, uint32_t *count, rtm_method *methods);

/** Outputs follow each other, each begun on a multiple of four bytes. A method that there is no room for is not called.
 */
uint32_t rtm_invoke_method(void *self, void *entity, struct rtm_method_input *input, uint32_t *size,
			   struct rtm_method_output *output);

/** Returns when no other thread is in a method of the client. */
uint32_t rtm_block_methods(void *self, void *target, uint8_t type, uint32_t flag);

/** There is no forwarding engine: the flags of every view are zero. */
uint32_t rtm_get_dest_info(void *self, void *dest, uint32_t protocol, uint32_t views, struct rtm_dest_info *info);
uint32_t rtm_get_exact_match_destination(void *self, const struct rtm_address *address, uint32_t protocol,
					 uint32_t views, struct rtm_dest_info *info);

/** Destinations in hold-down that no route leads to are passed over: nothing is forwarded by them. */
uint32_t rtm_get_most_specific_destination(void *self, const struct rtm_address *address, uint32_t protocol,
					   uint32_t views, struct rtm_dest_info *info);
uint32_t rtm_get_less_specific_destination(void *self, void *dest, uint32_t protocol, uint32_t views,
					   struct rtm_dest_info *info);
uint32_t rtm_hold_destination(void *self, void *dest, uint32_t views, uint32_t ms);

/** Giving back what this thread has not taken is RTM_NOT_LOCKED. */
uint32_t rtm_lock_destination(void *self, void *dest, int32_t is_exclusive, int32_t is_taken);
uint32_t rtm_get_opaque_information_pointer(void *self, void *dest, void **pointer);

/** Waits for other threads that have the destination locked. */
uint32_t rtm_add_route_to_dest(void *self, void **route, const struct rtm_address *address,
			       const struct rtm_route_info *info, uint32_t ttl_ms, void *list, uint32_t *change_flags);

/** Waits as rtm_add_route_to_dest(). The handle is given back, as far as the client was given it. */
uint32_t rtm_delete_route_to_dest(void *self, void *route, uint32_t *change_flags);
uint32_t rtm_get_route_pointer(void *self, void *route, struct rtm_route_info **pointer);
uint32_t rtm_lock_route(void *self, void *route, int32_t is_exclusive, int32_t is_taken,
			struct rtm_route_info **pointer);
uint32_t rtm_update_and_unlock_route(void *self, void *route, uint32_t ttl_ms, void *list, uint32_t *change_flags);
/**
 * As many next hops are written as the route has. RTM_SIZE_OF_ROUTE_INFO() of rtmv2.h forgets, on x64, what lies
 * between their number and the first: a client that allocates by it has room for one less than it says, here as on
 * Windows.
 */
uint32_t rtm_get_route_info(void *self, void *route, struct rtm_route_info *info, struct rtm_address *address);
uint32_t rtm_get_exact_match_route(void *self, const struct rtm_address *address, uint32_t matching,
				   struct rtm_route_info *info, uint32_t interface_index, uint32_t views, void **route);
uint32_t rtm_is_best_route(void *self, void *route, uint32_t *views);

uint32_t rtm_add_next_hop(void *self, const struct rtm_hop_info *info, void **hop, uint32_t *change_flags);
uint32_t rtm_find_next_hop(void *self, const struct rtm_hop_info *info, void **hop, struct rtm_hop_info **pointer);
uint32_t rtm_delete_next_hop(void *self, void *hop, const struct rtm_hop_info *info);
uint32_t rtm_get_next_hop_info(void *self, void *hop, struct rtm_hop_info *info);
uint32_t rtm_get_next_hop_pointer(void *self, void *hop, struct rtm_hop_info **pointer);
uint32_t rtm_lock_next_hop(void *self, void *hop, int32_t is_exclusive, int32_t is_taken,
			   struct rtm_hop_info **pointer);

uint32_t rtm_create_dest_enum(void *self, uint32_t views, uint32_t flags, const struct rtm_address *address,
			      uint32_t protocol, void **enumeration);
uint32_t rtm_create_route_enum(void *self, void *dest, uint32_t views, uint32_t flags,
			       const struct rtm_address *address, uint32_t matching,
			       const struct rtm_route_info *criteria, uint32_t interface_index, void **enumeration);
uint32_t rtm_create_next_hop_enum(void *self, uint32_t flags, const struct rtm_address *address, void **enumeration);

/**
 * The next of them. RTM_NO_MORE_ITEMS is returned with none only: a client that looks at the code first misses nothing.
 * More than the profile allows, or none, is RTM_INVALID_PARAMETER. What is added or deleted meanwhile is or is not
 * among them; all else is there exactly once.
 */
uint32_t rtm_get_enum_dests(void *self, void *enumeration, uint32_t *count, struct rtm_dest_info *infos);
uint32_t rtm_get_enum_routes(void *self, void *enumeration, uint32_t *count, void **routes);
uint32_t rtm_get_enum_next_hops(void *self, void *enumeration, uint32_t *count, void **hops);
uint32_t rtm_delete_enum_handle(void *self, void *enumeration);

uint32_t rtm_create_route_list(void *self, void **list);
uint32_t rtm_insert_in_route_list(void *self, void *list, uint32_t count, void **routes);
uint32_t rtm_create_route_list_enum(void *self, void *list, void **enumeration);
uint32_t rtm_get_list_enum_routes(void *self, void *enumeration, uint32_t *count, void **routes);
uint32_t rtm_delete_route_list(void *self, void *list);

/**
 * The callback is called when the first destination has changed, on a thread of the manager, and again for the first
 * change after rtm_get_changed_dests().
 */
uint32_t rtm_register_for_change_notification(void *self, uint32_t views, uint32_t flags, void *context,
					      void **notification);
uint32_t rtm_deregister_from_change_notification(void *self, void *notification);
uint32_t rtm_get_changed_dests(void *self, void *notification, uint32_t *count, struct rtm_dest_info *infos);
uint32_t rtm_release_changed_dests(void *self, void *notification, uint32_t count, const struct rtm_dest_info *infos);
uint32_t rtm_ignore_changed_dests(void *self, void *notification, uint32_t count, void **dests);
uint32_t rtm_get_change_status(void *self, void *notification, void *dest, int32_t *has_changed);

/** A mark lives as long as the destination. */
uint32_t rtm_mark_dest_for_change_notification(void *self, void *notification, void *dest, int32_t is_marked);
uint32_t rtm_is_marked_for_change_notification(void *self, void *notification, void *dest, int32_t *is_marked);

/** Each of these gives back all that it can, and fails when there was one handle that the client does not hold. */
uint32_t rtm_release_dest_info(void *self, const struct rtm_dest_info *info);
uint32_t rtm_release_dests(void *self, uint32_t count, const struct rtm_dest_info *infos);
uint32_t rtm_release_route_info(void *self, const struct rtm_route_info *info);
uint32_t rtm_release_routes(void *self, uint32_t count, void **routes);
uint32_t rtm_release_next_hop_info(void *self, const struct rtm_hop_info *info);
uint32_t rtm_release_next_hops(void *self, uint32_t count, void **hops);

/** All of them, or none when one is no handle. */
uint32_t rtm_reference_handles(void *self, uint32_t count, void **handles);
uint32_t rtm_dereference_handles(void *self, uint32_t count, void **handles);

/**
 * Expire what is due and tell whoever has to be told, on this thread: the work of the messenger. Returns the
 * milliseconds after which something else is due, UINT32_MAX when nothing is.
 */
uint32_t rtm_deliver(void);

/** Objects with a handle that there are. */
uint32_t rtm_count_objects(void);

/** Deregister everybody, without telling anybody, and release everything. */
void rtm_release(void);

#endif
