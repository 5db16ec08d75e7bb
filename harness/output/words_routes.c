/* SPDX-License-Identifier: MIT */
/* What is in the routing table and in the ledger of rtm.dll, in words. */
#include "harness/output/words.h"

enum { FAMILY_IPV4 = 2, FAMILY_IPV6 = 23, GROUPS = 8 };

/* One kind of what can be left behind. */
static const struct kind {
	const char *one, *many;
	const char *state;    /* what they still are */
	const char *expected; /* by which call each of them goes */
	const char *missing;  /* why there can be none */
} kinds[LEFT_COUNT] = {
	[LEFT_ROUTES] = { "route", "routes", "in the routing table", "RtmDeleteRouteToDest for each route",
			  "the candidate added no route" },
	[LEFT_NEXT_HOPS] = { "next hop", "next hops", "in the routing table", "RtmDeleteNextHop for each next hop",
			     "the candidate added no next hop" },
	[LEFT_DEST_HANDLES] = { "handle of a destination", "handles of destinations", "held",
				"RtmReleaseDestInfo, RtmReleaseDests or RtmReleaseChangedDests for each",
				"the candidate was given no handle of a destination" },
	[LEFT_ROUTE_HANDLES] = { "handle of a route", "handles of routes", "held",
				 "RtmReleaseRoutes or RtmDeleteRouteToDest for each",
				 "the candidate was given no handle of a route" },
	[LEFT_NEXT_HOP_HANDLES] = { "handle of a next hop", "handles of next hops", "held",
				    "RtmReleaseNextHops or RtmDeleteNextHop for each",
				    "the candidate was given no handle of a next hop" },
	[LEFT_ENTITY_HANDLES] = { "handle of an entity", "handles of entities", "held", "RtmReleaseEntities for each",
				  "the candidate was given no handle of an entity" },
	[LEFT_ENUMERATIONS] = { "enumeration", "enumerations", "open", "RtmDeleteEnumHandle for each enumeration",
				"the candidate created no enumeration" },
	[LEFT_ROUTE_LISTS] = { "list of routes", "lists of routes", "there", "RtmDeleteRouteList for each list",
			       "the candidate created no list of routes" },
	[LEFT_NOTIFICATIONS] = { "change notification", "change notifications", "registered",
				 "RtmDeregisterFromChangeNotification for each",
				 "the candidate registered for no change notification" },
	[LEFT_LOCKS] = { "lock", "locks", "held", "every lock to be given back", "the candidate locked nothing" },
	[LEFT_ENTITIES] = { "registration", "registrations", "there", "RtmDeregisterEntity",
			    "no entity registered with the routing table manager" },
	[LEFT_MISUSES] = { "call", "calls", "", "handles to be used while they are held, and released once",
			   "no entity registered with the routing table manager" },
	[LEFT_MEMBERSHIPS] = { "group membership", "group memberships", "there",
			       "MgmDeleteGroupMembershipEntry for each membership", "the candidate joined no group" },
	[LEFT_INTERFACES] = { "interface", "interfaces", "owned", "MgmReleaseInterfaceOwnership for each interface",
			      "the candidate took no interface" },
	[LEFT_GROUP_ENUMERATIONS] = { "enumeration of groups", "enumerations of groups", "open",
				      "MgmGroupEnumerationEnd for each enumeration",
				      "the candidate enumerated no groups" },
	[LEFT_PROTOCOLS] = { "registration", "registrations", "there", "MgmDeRegisterMProtocol",
			     "no protocol registered with the multicast group manager" },
};

/* Of a section that nobody believes. */
static const struct kind *find(enum left kind)
{
	return &kinds[(unsigned int)kind < LEFT_COUNT ? kind : LEFT_ROUTES];
}

static uint32_t group_of(const struct prefix *prefix, unsigned int place)
{
	return (uint32_t)prefix->bytes[2 * place] << 8 | prefix->bytes[2 * place + 1];
}

/* The zeros at the end are left out: a prefix has no others worth hiding. */
static void append_ipv6(struct text *text, const struct prefix *prefix)
{
	static const char digits[] = "0123456789abcdef";
	unsigned int count = GROUPS;

	while (count && !group_of(prefix, count - 1))
		count--;
	for (unsigned int i = 0; i < count; i++) {
		const uint32_t group = group_of(prefix, i);
		int shift = 12;

		text_append_string(text, i ? ":" : "");
		while (shift && !(group >> shift))
			shift -= 4;
		for (; shift >= 0; shift -= 4)
			text_append(text, &digits[group >> shift & 0xF], 1);
	}
	text_append_string(text, count == GROUPS ? "" : "::");
}

void words_prefix(struct text *text, const struct prefix *prefix)
{
	if (prefix->family == FAMILY_IPV6)
		append_ipv6(text, prefix);
	else
		text_printf(text, "%u.%u.%u.%u", prefix->bytes[0], prefix->bytes[1], prefix->bytes[2], prefix->bytes[3]);
	text_printf(text, "/%u", prefix->bits);
}

/* ": 10.0.0.0/8, 11.0.0.0/8 and 3 more" */
static void append_routes(struct text *text, const struct ledger_seen *seen)
{
	const char *before = ": ";
	uint32_t shown = 0;

	for (; shown < LEFT_SHOWN && shown < seen->left && seen->routes[shown].family; shown++) {
		text_append_string(text, before);
		words_prefix(text, &seen->routes[shown]);
		before = ", ";
	}
	if (shown && seen->left > shown)
		text_printf(text, " and %u more", seen->left - shown);
}

/* "entity 0x00000008 (instance 1)", or "3 entities" */
static void append_owner(struct text *text, enum left kind, const struct ledger_seen *seen)
{
	const bool is_multicast = kind >= LEFT_MEMBERSHIPS;

	if (seen->clients > 1)
		text_printf(text, "%u %s", seen->clients, is_multicast ? "multicast protocols" : "entities");
	else
		text_printf(text, "%s 0x%08X (%s %u)", is_multicast ? "multicast protocol" : "entity", seen->protocol,
			    is_multicast ? "component" : "instance", seen->protocol_instance);
}

static void append_misuses(struct text *text, const struct ledger_seen *seen)
{
	text_printf(text, "%u %s of rtm.dll %s given a handle that the candidate does not hold", seen->left,
		    seen->left == 1 ? "call" : "calls", seen->left == 1 ? "was" : "were");
	if (seen->function[0]) {
		text_append_string(text, seen->left == 1 ? ": " : ", the first of them ");
		for (size_t i = 0; i < LEFT_NAME_SIZE && seen->function[i]; i++)
			text_append_visible(text, &seen->function[i], 1);
	}
}

void words_left(struct text *text, enum left kind, const struct ledger_seen *seen)
{
	const struct kind *words = find(kind);
	const bool is_one = seen->left == 1;

	if (kind == LEFT_MISUSES) {
		append_misuses(text, seen);
		return;
	}
	text_printf(text, "%u %s of ", seen->left, is_one ? words->one : words->many);
	append_owner(text, kind, seen);
	if (seen->is_registered)
		text_printf(text, " %s still %s", is_one ? "is" : "are", words->state);
	else
		text_printf(text, " %s still %s when it deregistered", is_one ? "was" : "were", words->state);
	if (kind == LEFT_ROUTES)
		append_routes(text, seen);
}

void words_routes_over(struct text *text, const struct ledger_seen *seen)
{
	text_printf(text, "%u %s of ", seen->left, seen->left == 1 ? "route" : "routes");
	append_owner(text, LEFT_ROUTES, seen);
	text_printf(text, " over the interface %s still in the routing table", seen->left == 1 ? "is" : "are");
	append_routes(text, seen);
}

const char *words_left_expected(enum left kind)
{
	return find(kind)->expected;
}

const char *words_left_missing(enum left kind)
{
	return find(kind)->missing;
}

void words_left_step(struct text *text, enum left kind)
{
	if (kind == LEFT_MISUSES)
		text_append_string(text, "see no call of rtm.dll that was given a handle that is not held");
	else
		text_printf(text, "see no %s left with the %s", find(kind)->many,
			    kind >= LEFT_MEMBERSHIPS ? "multicast group manager" : "routing table manager");
}
