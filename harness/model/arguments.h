/* SPDX-License-Identifier: MIT */
/* What the arguments of a step can be: rules, which whoever performs it turns into values. The first of each is the ordinary one. */
#ifndef HARNESS_ARGUMENTS_H
#define HARNESS_ARGUMENTS_H

/** Which interface a step is about. Each case has interfaces of its own; their indexes are given out when it is performed. */
enum interface_role {
	INTERFACE_FIRST,
	INTERFACE_SECOND,
	INTERFACE_THIRD,
	INTERFACE_UNKNOWN, /**< an index of the case's own that is never added */
	INTERFACE_LITERAL, /**< the number in `index` */
	INTERFACE_ROLE_COUNT
};

/** What StatusInfo points to. A binding has the form of the protocol's transport, IPv4 or IPv6. */
enum status_info {
	INFO_NULL,
	INFO_BINDING,
	INFO_UNREADABLE, /**< a page without access */
	INFO_COUNT
};

/** What the addresses of a binding are. All are in network byte order. */
enum address_kind {
	ADDRESSES_ORDINARY,   /**< 10.a.b.c/24, different for each interface and element */
	ADDRESSES_OTHER,      /**< as ordinary, but another set: a later address change */
	ADDRESSES_DUPLICATE,  /**< every element equal to the first */
	ADDRESSES_ANY,        /**< 0.0.0.0 */
	ADDRESSES_BROADCAST,  /**< 255.255.255.255 */
	ADDRESSES_LOOPBACK,   /**< 127.0.0.1 */
	ADDRESSES_MULTICAST,  /**< 224.0.0.1 */
	ADDRESSES_LINK_LOCAL, /**< 169.254.1.1 */
	ADDRESSES_MASK_ZERO,
	ADDRESSES_MASK_ONES,
	ADDRESSES_MASK_HOLES, /**< 255.0.255.0 */
	ADDRESSES_SHARED,     /**< the same for every interface of the case */
	ADDRESSES_SHARED_NET, /**< different hosts of one subnet for the interfaces of the case */
	ADDRESS_KIND_COUNT
};

/** The far end of a WAN link in the binding. */
enum remote_address {
	REMOTE_NATURAL, /**< set for DEMAND_DIAL interfaces, zero for others */
	REMOTE_ZERO,
	REMOTE_SET
};

/** Which configuration a step hands over, or expects to read back. */
enum configuration {
	CONFIGURATION_A, /**< [global.A] or [interface.A] of the profile */
	CONFIGURATION_B,
	CONFIGURATION_C,    /**< [interface.C]: valid, of the version of A and another size */
	CONFIGURATION_BAD,  /**< [global.bad.NAME], [interface.bad.NAME]; which one is `variant` */
	CONFIGURATION_NULL, /**< a NULL pointer */
	CONFIGURATION_UNREADABLE, /**< a page without access */
	CONFIGURATION_ZEROS,      /**< of the size of A, filled with 0x00 */
	CONFIGURATION_ONES,       /**< of the size of A, filled with 0xFF */
	CONFIGURATION_RANDOM,     /**< of the size of A, filled from the seed `variant` */
	CONFIGURATION_READ_BACK,  /**< what the case's last GetInterfaceInfo or GetGlobalInfo gave, with its version and count */
	CONFIGURATION_ANY,        /**< when reading: whatever comes */
	CONFIGURATION_A_OR_B,     /**< when reading: one of the two */
	CONFIGURATION_COUNT
};

/** StructureVersion: the true one of the configuration, or a deviation from it. */
enum version_rule { VERSION_TRUE, VERSION_ZERO, VERSION_LESS_1, VERSION_PLUS_1, VERSION_MAX, VERSION_RULE_COUNT };

/** StructureSize: the true one of the configuration, or a deviation from it. */
enum size_rule {
	SIZE_TRUE,
	SIZE_ZERO,
	SIZE_1,
	SIZE_HALF,
	SIZE_LESS_1,
	SIZE_PLUS_1,    /**< with that many bytes of zeros behind the configuration */
	SIZE_PLUS_4,
	SIZE_PLUS_4096,
	SIZE_PLUS_4096_RANDOM, /**< with random bytes behind the configuration */
	SIZE_BEYOND,    /**< 4096 more than the buffer holds: the caller lies */
	SIZE_RULE_COUNT
};

/** StructureCount and what is in the buffer for it. */
enum count_rule {
	COUNT_ONE,
	COUNT_ZERO,
	COUNT_TWO,        /**< the configuration twice, back to back */
	COUNT_TWO_OF_ONE, /**< 2, with room for one only */
	COUNT_MAX,        /**< 0xFFFFFFFF, with room for one only */
	COUNT_HIGH_BIT,   /**< 0x80000000, likewise */
	COUNT_WRAPPING,   /**< so that size times count wraps to a small number, likewise */
	COUNT_RULE_COUNT
};

/** RegisterProtocol: which protocol id is asked for. */
enum protocol_rule {
	PROTOCOL_OWN,       /**< the one that the candidate was found to register for */
	PROTOCOL_OTHER_OWN, /**< the id in place `variant` of [protocol] id; for a step beside, one that is not the own one */
	PROTOCOL_REFUSED,   /**< the id in place `variant` of [protocol] refuses */
	PROTOCOL_NEXT,      /**< the own one plus 1 */
	PROTOCOL_OTHER_TYPE,   /**< the own number with another type field */
	PROTOCOL_OTHER_VENDOR, /**< the own number with another vendor field */
	PROTOCOL_LITERAL,   /**< the number in `protocol_id` */
	PROTOCOL_RULE_COUNT
};

/** The fields of a protocol id: its type in the highest two bits, its vendor in the fourteen below. */
enum { PROTOCOL_TYPE_BIT = 0x40000000, PROTOCOL_VENDOR_BIT = 0x00010000 };

/** RegisterProtocol: the functionality that is offered. */
enum offer_rule {
	OFFER_USUAL,    /**< what the candidate was found to register with */
	OFFER_CLAIMED,  /**< exactly what it claims then */
	OFFER_LITERAL,  /**< the flags in `offered_flags` */
	OFFER_WITHOUT_UPDATES, /**< the usual without RF_DEMAND_UPDATE_ROUTES */
	OFFER_RULE_COUNT
};

/** StartProtocol: the notification event. NULL is a bit of `nulls`. */
enum event_rule {
	EVENT_AUTO_RESET,
	EVENT_MANUAL_RESET,
	EVENT_CLOSED, /**< a handle that was closed before the call */
	EVENT_RULE_COUNT
};

/** StartProtocol: the table of support functions. NULL is a bit of `nulls`. */
enum support_rule {
	SUPPORT_WHOLE, /**< that of the version that the candidate answered */
	SUPPORT_WITHOUT_OPTIONAL, /**< DemandDialRequest, GetRouterId and HasMulticastBoundary are NULL */
	SUPPORT_VERSION_ZERO,     /**< dwVersion 0 */
	SUPPORT_VERSION_60,       /**< dwVersion 0x600, though the table ends where that of 0x500 does */
	SUPPORT_SHORT_LIVED,      /**< it becomes inaccessible as soon as the call returns */
	SUPPORT_VERSION_50,       /**< that of 0x500, whatever version the candidate answered */
	SUPPORT_RULE_COUNT
};

/** How the support functions answer, from the call that says so until the next call of the case. */
enum support_manner {
	MANNER_USUAL,
	MANNER_FAILS,          /**< DemandDialRequest, SetInterfaceReceiveType, ValidateRoute and ValidateRouteEx: ERROR_CAN_NOT_COMPLETE */
	MANNER_TAKES_TIME,     /**< the first request waits for a GetInterfaceInfo on another thread, call_ms at most */
	MANNER_ODD_ROUTER_ID,  /**< GetRouterId: 0 first, and another one each time */
	MANNER_NEVER_ENOUGH,   /**< MIBEntryGet*: ERROR_INSUFFICIENT_BUFFER, whatever the size */
	MANNER_COUNT
};

/** Which support function a listening step is about. */
enum asked {
	ASKED_DIAL,      /**< DemandDialRequest for the interface */
	ASKED_ROUTE,     /**< ValidateRoute */
	ASKED_MIB,       /**< MIBEntryGet, MIBEntryGetFirst, MIBEntryGetNext */
	ASKED_ROUTER_ID, /**< GetRouterId */
	ASKED_COUNT
};

/** AddInterface: the name. NULL is a bit of `nulls`. */
enum name_rule {
	NAME_OWN, /**< one that no other interface has, of ordinary characters */
	NAME_EMPTY,
	NAME_256,    /**< as long as MAX_INTERFACE_NAME_LEN */
	NAME_32766,  /**< as long as a UNICODE_STRING can be */
	NAME_SURROGATES, /**< with characters outside the basic plane, and one half of such a pair */
	NAME_RIGHT_TO_LEFT,
	NAME_FORMAT, /**< "%s%n%x" */
	NAME_SHARED, /**< the same for every interface of the case */
	NAME_RULE_COUNT
};

/** AddInterface: MediaType, AccessType and ConnectionType, which are reserved. */
enum reserved_rule { RESERVED_VARIED, RESERVED_ZEROS, RESERVED_ONES, RESERVED_RANDOM, RESERVED_RULE_COUNT };

/** How large the buffer is that a callback is to fill, against what it needs. */
enum room_rule {
	ROOM_AMPLE,
	ROOM_ZERO,
	ROOM_1,
	ROOM_LESS_1, /**< one byte less than the last such call of the case needed */
	ROOM_EXACT,  /**< exactly as much */
	ROOM_PLUS_16, /**< 16 bytes more */
	ROOM_LIES,   /**< the buffer has exactly as much, and 0xFFFFFFFF is stated: the caller lies */
	ROOM_RULE_COUNT
};

/** Get- and SetRoutingDomainGlobalInfo: which routing domain. NULL is a bit of `nulls`. */
enum domain_rule {
	DOMAIN_KNOWN,   /**< the one that GetInterfaceInformation names and GetRoutingDomainInfo describes */
	DOMAIN_UNKNOWN, /**< one that the router manager does not know */
	DOMAIN_RULE_COUNT
};

/** What the router manager asks the candidate from within the first support function that is called during the call. */
enum reentry { REENTRY_NONE, REENTRY_GET_INTERFACE_INFO, REENTRY_GET_EVENT_MESSAGE, REENTRY_COUNT };

/** ConnectClient, DisconnectClient: which of the clients of the case. */
enum { CLIENTS_MOST = 4 };

/** Which service a step is about. Each case has services of its own: their names end with a number that no other case has. */
enum service_kind {
	SERVICE_A, /**< type and name of [service.A] */
	SERVICE_B, /**< type and name of [service.B] */
	SERVICE_C, /**< the type of A with the name of B */
	SERVICE_MISSING, /**< the type of A with a name that no service has */
	SERVICE_KIND_COUNT
};

/** EnumerateGetNextService, CloseServiceEnumerationHandle: which handle. */
enum handle_rule {
	HANDLE_OPEN,   /**< the one that the case opened last */
	HANDLE_CLOSED, /**< the one that it closed last */
	HANDLE_NONE,   /**< NULL */
	HANDLE_FOREIGN, /**< a number that no handle has */
	HANDLE_RULE_COUNT
};

/** MIB callbacks: what is handed over as InputData. */
enum request_rule {
	REQUEST_VALID,    /**< the request in place `variant` of the kind of the callback in the profile */
	REQUEST_SAVED,    /**< the same, and it changes the saved configuration */
	REQUEST_BAD,      /**< the bad one in place `variant` */
	REQUEST_TRAP,     /**< the first one that makes a trap due */
	REQUEST_LESS_1,   /**< the valid one, one byte short */
	REQUEST_SIZE_1,   /**< its first byte */
	REQUEST_SIZE_ZERO, /**< of the valid one nothing: a pointer, and no bytes */
	REQUEST_EMPTY,     /**< the same, whatever the profile has */
	REQUEST_NULL,      /**< a NULL pointer of size 0 */
	REQUEST_NULL_SIZED, /**< a NULL pointer of the size of the valid one */
	REQUEST_NULL_MAX,   /**< a NULL pointer of size 0xFFFFFFFF */
	REQUEST_RANDOM,     /**< random bytes, and as many, from the seed `variant` */
	REQUEST_RULE_COUNT
};

/** MibSetTrapInfo: which of the two events of the router manager. NULL is a bit of `nulls`. */
enum trap_event { TRAP_EVENT_FIRST, TRAP_EVENT_SECOND, TRAP_EVENT_COUNT };

#endif
