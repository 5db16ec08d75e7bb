/* SPDX-License-Identifier: MIT */
/*
 * What a client and the routing table manager hand each other: the structures of rtmv2.h, member by member, for files
 * that see no Windows header. dll/layout.c holds sizes, offsets and constants against the header itself.
 */
#ifndef STAND_INS_RTM_LAYOUT_H
#define STAND_INS_RTM_LAYOUT_H

#include <stddef.h>
#include <stdint.h>

/** The convention of what a client exports: WINAPI. */
#if defined(_WIN32) && defined(__i386__)
#define RTM_CALL __attribute__((stdcall))
#else
#define RTM_CALL
#endif

/** What the functions answer: the numbers of winerror.h. */
enum rtm_code {
	RTM_NO_ERROR = 0,
	RTM_FILE_NOT_FOUND = 2,
	RTM_ACCESS_DENIED = 5,
	RTM_INVALID_HANDLE = 6,
	RTM_NOT_SUPPORTED = 50,
	RTM_INVALID_PARAMETER = 87,
	RTM_INSUFFICIENT_BUFFER = 122,
	RTM_NOT_LOCKED = 158,
	RTM_ALREADY_EXISTS = 183,
	RTM_MORE_DATA = 234,
	RTM_NO_MORE_ITEMS = 259,
	RTM_CAN_NOT_COMPLETE = 1003,
	RTM_NOT_FOUND = 1168,
	RTM_NO_SYSTEM_RESOURCES = 1450
};

/** The constants of rtmv2.h, and what the documentation leaves to the manager: how many of each it bears. */
enum rtm_constant {
	RTM_INET = 2,   /**< AF_INET */
	RTM_INET6 = 23, /**< AF_INET6 */
	RTM_UNICAST = 0,
	RTM_MULTICAST = 1,
	RTM_VIEW_COUNT = 2,
	RTM_ALL_VIEWS = (1 << RTM_UNICAST) | (1 << RTM_MULTICAST),
	RTM_HOP_LIMIT = 3,           /**< next hops of a route */
	RTM_BATCH_LIMIT = 100,       /**< handles that one call of an enumeration gives */
	RTM_NOTIFICATION_LIMIT = 32, /**< notifications of all clients of a table */
	RTM_OPAQUE_LIMIT = 16,       /**< clients of a table that reserve an opaque pointer */

	RTM_STATE_CREATED = 0,
	RTM_STATE_DELETED = 2,
	RTM_HOP_STATE_DELETED = 1,
	RTM_CHANGE_FIRST = 0x01,
	RTM_CHANGE_NEW = 0x02,
	RTM_CHANGE_BEST = 0x00010000,
	RTM_HOP_NEW = 0x01,

	RTM_BY_OWNER = 0x01,
	RTM_BY_NEIGHBOUR = 0x02,
	RTM_BY_PREFERENCE = 0x04,
	RTM_BY_NEXT_HOP = 0x08,
	RTM_BY_INTERFACE = 0x10,

	RTM_FROM = 0x01,
	RTM_RANGE = 0x02,
	RTM_OWN_DESTS = 0x01000000,
	RTM_OWN_ROUTES = 0x00010000,

	RTM_TYPE_ALL = 0x01,
	RTM_TYPE_BEST = 0x02,
	RTM_TYPE_FORWARDING = 0x04,
	RTM_ONLY_MARKED = 0x00010000,
	RTM_FORWARDING_FLAGS = 0x000F
};

/** Which route a DEST_INFO shows: whoever's is best, or the best of the asking protocol; else that of the protocol of
 * the number. */
#define RTM_WHOEVER UINT32_C(0)
#define RTM_WHO_ASKS UINT32_C(0xFFFFFFFF)

/** A time to live that does not end. */
#define RTM_FOR_EVER UINT32_C(0xFFFFFFFF)

/** RTM_EVENT_TYPE. */
enum rtm_event { RTM_REGISTERED, RTM_DEREGISTERED, RTM_EXPIRED, RTM_CHANGED };

/** RTM_REGN_PROFILE */
struct rtm_profile {
	uint32_t next_hops_in_route;
	uint32_t handles_in_enumeration;
	uint32_t views;
	uint32_t view_count;
};

/** RTM_NET_ADDRESS */
struct rtm_address {
	uint16_t family;
	uint16_t bits;
	uint8_t bytes[16]; /**< in network order */
};

/** RTM_PREF_INFO: less is better, the preference before the metric. */
struct rtm_preference {
	uint32_t metric;
	uint32_t preference;
};

/** RTM_NEXTHOP_LIST */
struct rtm_hop_list {
	uint16_t count;
	void *hops[1]; /**< `count` of them */
};

/** What RTM_DEST_INFO says of one view. */
struct rtm_dest_view {
	int32_t view;
	uint32_t route_count;
	void *route;
	void *owner;
	uint32_t flags;
	void *hold_route;
};

/** RTM_DEST_INFO */
struct rtm_dest_info {
	void *dest;
	struct rtm_address address;
	uint32_t last_changed[2]; /**< FILETIME */
	uint32_t views;
	uint32_t view_count;
	struct rtm_dest_view view[1]; /**< `view_count` of them */
};

/** RTM_ROUTE_INFO */
struct rtm_route_info {
	void *dest;
	void *owner;
	void *neighbour;
	uint8_t state;
	uint8_t flags1;
	uint16_t flags;
	struct rtm_preference preference;
	uint32_t views;
	void *entity_specific;
	struct rtm_hop_list next_hops;
};

/** RTM_NEXTHOP_INFO */
struct rtm_hop_info {
	struct rtm_address address;
	void *owner;
	uint32_t interface_index;
	uint16_t state;
	uint16_t flags;
	void *entity_specific;
	void *remote_dest;
};

/** RTM_ENTITY_INFO */
struct rtm_entity_info {
	uint16_t instance;
	uint16_t family;
	union {
		struct {
			uint32_t protocol;
			uint32_t protocol_instance;
		};
		uint64_t id;
	};
};

/** RTM_ENTITY_METHOD_INPUT */
struct rtm_method_input {
	uint32_t type;
	uint32_t size;
	uint8_t data[1];
};

/** RTM_ENTITY_METHOD_OUTPUT */
struct rtm_method_output {
	uint32_t type;
	uint32_t status;
	uint32_t size;
	uint8_t data[1];
};

/** RTM_EVENT_CALLBACK */
typedef uint32_t(RTM_CALL *rtm_event_callback)(void *entity, int event, void *context1, void *context2);

/** RTM_ENTITY_EXPORT_METHOD */
typedef void(RTM_CALL *rtm_method)(void *caller, void *callee, struct rtm_method_input *input,
				   struct rtm_method_output *output);

/** RTM_ENTITY_EXPORT_METHODS */
struct rtm_methods {
	uint32_t count;
	rtm_method methods[1]; /**< `count` of them */
};

/** RTM_SIZE_OF_DEST_INFO */
static inline size_t rtm_dest_info_size(uint32_t view_count)
{
	return offsetof(struct rtm_dest_info, view) + view_count * sizeof(struct rtm_dest_view);
}

#endif
