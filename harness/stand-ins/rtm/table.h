/* SPDX-License-Identifier: MIT */
/*
 * The routing table as the parts of the manager see it. All of it is touched only with the lock of the manager taken
 * (platform_lock), which is given back around every call into a client.
 */
#ifndef STAND_INS_RTM_TABLE_H
#define STAND_INS_RTM_TABLE_H

#include "harness/stand-ins/left.h"
#include "harness/stand-ins/rtm/due.h"
#include "harness/stand-ins/rtm/latch.h"
#include "harness/stand-ins/rtm/layout.h"
#include "harness/stand-ins/rtm/object.h"
#include "harness/stand-ins/rtm/trie.h"

#include <stdbool.h>
#include <stdint.h>

/** One instance and address family. It is there from its first client to its last. */
struct rtm_family {
	uint32_t uses; /**< clients and destinations */
	uint16_t instance;
	uint16_t family;
	uint16_t bits; /**< of an address */
	struct trie dests;
	struct rtm_entity *entities;
	struct rtm_notification *notifications[RTM_NOTIFICATION_LIMIT];
	bool opaque_slots[RTM_OPAQUE_LIMIT]; /**< those in use */
	struct rtm_family *next;
};

/** A client. */
struct rtm_entity {
	struct rtm_object object;
	struct rtm_family *family;
	struct rtm_entity *next;
	struct rtm_entity_info info;
	uint32_t number; /**< of its registration */
	bool is_registered;
	rtm_event_callback tell; /**< may be NULL */
	rtm_method *methods;
	uint32_t method_count;
	bool is_blocked;  /**< its methods wait */
	uint32_t opaque;  /**< its slot + 1; 0: none reserved */
	struct trie hops; /**< its next hops; the item is the first of those with the address */
	uint32_t hop_count, route_count;
	uint32_t held[KIND_COUNT];    /**< handles it was given and has not released */
	uint32_t latched;             /**< locks it took and has not given back */
	uint32_t created[KIND_COUNT]; /**< enumerations, lists and notifications it has */
	uint32_t made[LEFT_COUNT];    /**< what it ever had of each */
};

/** A destination: there as long as a route leads to it, or somebody refers to it. */
struct rtm_dest {
	struct rtm_object object;
	struct rtm_family *family;
	struct trie_node *node;
	struct rtm_route *routes; /**< the best first */
	struct rtm_latch latch;
	uint64_t changed;    /**< FILETIME */
	uint32_t hold_views; /**< those in which the next loss of the last route begins a hold-down */
	uint32_t hold_ms;    /**< how long */
	struct rtm_route *held_route[RTM_VIEW_COUNT]; /**< routes in hold-down */
	struct due due;                               /**< the end of the hold-down */
	uint32_t marks;                               /**< a bit for each notification it is marked for */
	struct rtm_change *changes;                   /**< the lists of changed destinations it is in */
	void **opaque;                                /**< RTM_OPAQUE_LIMIT pointers; NULL until one is asked for */
};

/** What of a route counts: what its owner has said last by adding or updating it. */
struct rtm_offer {
	struct rtm_preference preference;
	uint32_t views;
	uint16_t flags;
	uint16_t hop_count;
	struct rtm_hop *neighbour;
	struct rtm_hop *hops[RTM_HOP_LIMIT];
};

/** A route. */
struct rtm_route {
	struct rtm_object object;
	struct rtm_dest *dest;
	struct rtm_entity *owner;
	struct rtm_route *next; /**< of the destination, by preference */
	uint64_t number;        /**< they are enumerated in the order of it */
	bool is_attached;       /**< false: deleted */
	struct due due;         /**< when it expires */
	struct rtm_offer offer;
	struct rtm_list *list;
	struct rtm_route *list_next, *list_previous;
	struct rtm_route_info info; /**< as its owner sees and, with the route locked, changes it */
	void *room[RTM_HOP_LIMIT];  /**< for the next hops of `info` behind the first */
};

/** A next hop of one client. */
struct rtm_hop {
	struct rtm_object object;
	struct rtm_entity *owner;
	struct rtm_hop *next;   /**< of those with the same address */
	struct trie_node *node; /**< NULL: deleted */
	struct rtm_latch latch;
	struct rtm_hop_info info;
};

/** A list of routes of one client. */
struct rtm_list {
	struct rtm_object object;
	struct rtm_entity *owner;
	struct rtm_route *first, *last;
	struct rtm_enumeration *enumerations; /**< those going over it */
};

/** An enumeration of one client. */
struct rtm_enumeration {
	struct rtm_object object;
	struct rtm_entity *owner;
	enum rtm_kind over; /**< destinations, routes, next hops or a list of routes */
	uint32_t views;     /**< those asked for; 0: any */
	uint32_t flags;
	uint32_t protocol;
	struct rtm_address range;
	struct rtm_address at; /**< the prefix that comes next or, if not is_inclusive, came last */
	bool is_inclusive;
	uint64_t number; /**< what came last at the prefix `at`: of routes their number, of next hops their place + 1 */
	struct rtm_dest *dest; /**< the only one whose routes are wanted; NULL: all */
	uint32_t matching;
	uint32_t interface_index;
	struct rtm_route_info *criteria;
	struct rtm_list *list;
	struct rtm_route *list_next;
	struct rtm_enumeration *next; /**< over the same list */
};

/** A destination in the list of those that changed for one notification. */
struct rtm_change {
	struct rtm_dest *dest;
	struct rtm_notification *notification;
	struct rtm_change *next_of_dest;
	struct rtm_change *next, *previous;
};

/** What a client wants to be told. */
struct rtm_notification {
	struct rtm_object object;
	struct rtm_entity *owner;
	uint32_t slot;
	uint32_t views, flags;
	void *context;
	struct rtm_change *first, *last;
	bool is_told;    /**< of what is in the list */
	bool is_pending; /**< the messenger has to tell */
};

/** What of a destination is compared before and after a change. */
struct rtm_sight {
	struct rtm_route *best[RTM_VIEW_COUNT];
	struct rtm_offer offer[RTM_VIEW_COUNT]; /**< of the best */
};

/** A call into a client that is under way, on the stack of the thread that makes it. */
struct rtm_visit {
	uintptr_t thread;
	const struct rtm_entity *entity;
	bool is_method;
	struct rtm_visit *next;
};

/** Take the lock and find the client that calls; NULL when its handle is no good. The lock is taken in any case. */
struct rtm_entity *table_enter(void *handle);

/** Give the lock back and return the code. */
uint32_t table_leave(uint32_t code);

/** The family, made when there is none; it is released when nobody uses it any more. */
struct rtm_family *table_open_family(uint16_t instance, uint16_t family);

/** One use less. */
void table_close_family(struct rtm_family *family);

/** Every family. */
struct rtm_family *table_families(void);

/** Release what an object refers to. For object_drop() only. */
void table_release_object(struct rtm_object *object);

/** Whether a client has a callback that can be called. */
bool table_may_tell(const struct rtm_entity *entity);

/** Begin a call into a client: it is noted, and the lock given back. */
void table_begin_visit(struct rtm_visit *visit, const struct rtm_entity *entity, bool is_method);

/** The call is over: the lock is taken again. */
void table_end_visit(struct rtm_visit *visit);

/** Whether another thread is in a call into that client; of its methods only, or of any. */
bool table_is_visited(const struct rtm_entity *entity, bool only_methods);

/** The address with zeros behind its prefix; false when it is none of the family. */
bool family_read_address(const struct rtm_family *family, const struct rtm_address *address, struct rtm_address *clean);

/** The destination, next hop or route of a handle, as far as it is of the family of the client; NULL when it is not. */
struct rtm_dest *entity_find_dest(const struct rtm_entity *entity, void *handle);
struct rtm_route *entity_find_route(const struct rtm_entity *entity, void *handle);
struct rtm_hop *entity_find_hop(const struct rtm_entity *entity, void *handle);

/** Give every handle back that a client was given of an object. */
void entity_forget(struct rtm_entity *entity, struct rtm_object *object);

/** The destination of a prefix, with one more reference; made when there is none. */
struct rtm_dest *dest_open(struct rtm_family *family, const struct rtm_address *address);

/** Its prefix. */
struct rtm_address dest_address(const struct rtm_dest *dest);

/** Whether a route leads there in any of the views (0: at all); with `counts_held` one in hold-down is as good. */
bool dest_is_in(const struct rtm_dest *dest, uint32_t views, bool counts_held);

/** The best route in a view, of a protocol or of RTM_WHOEVER; NULL when there is none. */
struct rtm_route *dest_best(const struct rtm_dest *dest, uint32_t view, uint32_t protocol);

/** Write what is known of it in these views, with handles for the client; RTM_WHO_ASKS is the protocol of the client.
 */
void dest_describe(struct rtm_dest *dest, struct rtm_entity *entity, uint32_t protocol, uint32_t views,
		   struct rtm_dest_info *info);

/** Give the handles of such a description back; false when the client does not hold one of them. */
bool dest_release_info(struct rtm_entity *entity, const struct rtm_dest_info *info);

/** How many views a description has. */
uint32_t dest_count_views(uint32_t views);

/** The hold-down is over. */
void dest_end_hold(struct rtm_dest *dest);

/** Note what there is to see before a change. */
void dest_look(const struct rtm_dest *dest, struct rtm_sight *sight);

/**
 * A route was added, updated or deleted: begin a hold-down where one is due, put the destination in the lists of those
 * it concerns, and return RTM_CHANGE_BEST when the best route is another one or was the one.
 */
uint32_t dest_finish(struct rtm_dest *dest, const struct rtm_sight *before, struct rtm_route *route,
		     uint32_t views_before);

/** Put a destination into the lists of changed ones: a bit for each RTM_TYPE_ that changed in the view. */
void notification_note(struct rtm_dest *dest, uint32_t view, uint32_t types);

/** Drop the list of changed destinations and the marks of a notification. */
void notification_clear(struct rtm_notification *notification);

/** Tell whoever has not been told. The lock is given back meanwhile; false when there was nothing to tell. */
bool notification_deliver(void);

/** Take a route out of its destination, with all that follows. The caller has waited for the latch. */
uint32_t route_delete(struct rtm_route *route);

/** Whether it meets what is asked for; `criteria` may be NULL where nothing of it is asked for. */
bool route_matches(const struct rtm_route *route, uint32_t matching, const struct rtm_route_info *criteria,
		   uint32_t interface_index, uint32_t views);

/** Write what is known of it, with handles for the client. */
void route_describe(struct rtm_route *route, struct rtm_entity *entity, struct rtm_route_info *info);

/** Tell the owner that a route has expired. The lock is given back meanwhile. */
void route_expire(struct rtm_route *route);

/** Take a next hop out of the table of its owner. */
void hop_delete(struct rtm_hop *hop);

/** Move a route to the end of a list; NULL: to none. */
void list_move(struct rtm_list *list, struct rtm_route *route);

/** Release an enumeration; its handle is gone. */
void enumeration_delete(struct rtm_enumeration *enumeration);

/** Release a list and the enumerations over it; its routes stay. */
void list_delete(struct rtm_list *list);

/** Release a notification. */
void notification_delete(struct rtm_notification *notification);

#endif
