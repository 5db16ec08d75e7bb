/* SPDX-License-Identifier: MIT */
/* What every client has and had. */
#include "harness/stand-ins/rtm/ledger.h"

#include "harness/stand-ins/rtm/mgm_table.h"
#include "harness/stand-ins/rtm/platform.h"
#include "harness/stand-ins/rtm/table.h"

#include <string.h>

#define NO_INTERFACE UINT32_C(0xFFFFFFFF)

static struct ledger_entry past[LEDGER_PAST];
static uint32_t past_count;
static uint32_t registrations;
static struct ledger_misuse misused;
static ledger_listener listener;

uint32_t ledger_number(void)
{
	return registrations++;
}

static struct prefix prefix_of(const struct rtm_dest *dest)
{
	const struct rtm_address address = dest_address(dest);
	struct prefix prefix = { .family = address.family, .bits = address.bits };

	memcpy(prefix.bytes, address.bytes, sizeof(prefix.bytes));
	return prefix;
}

/* Call `visit` for every route of a family until it answers false. */
static void visit_routes(const struct rtm_family *family, bool (*visit)(const struct rtm_route *route, void *context),
			 void *context)
{
	static const uint8_t zero[16];

	for (const struct trie_node *node = trie_next(&family->dests, zero, 0, true); node;
	     node = trie_next(&family->dests, node->key, node->bits, false)) {
		const struct rtm_dest *const dest = node->item;

		for (const struct rtm_route *route = dest->routes; route; route = route->next)
			if (!visit(route, context))
				return;
	}
}

/* The first routes of a client. */
struct search {
	const struct rtm_entity *owner;
	struct prefix *routes;
	uint32_t count;
};

static bool show_own(const struct rtm_route *route, void *context)
{
	struct search *const search = context;

	if (route->owner == search->owner)
		search->routes[search->count++] = prefix_of(route->dest);
	return search->count < LEFT_SHOWN;
}

static void describe(const struct rtm_entity *entity, struct ledger_entry *entry)
{
	const uint32_t left[LEFT_COUNT] = {
		[LEFT_ROUTES] = entity->route_count,
		[LEFT_NEXT_HOPS] = entity->hop_count,
		[LEFT_DEST_HANDLES] = entity->held[KIND_DEST],
		[LEFT_ROUTE_HANDLES] = entity->held[KIND_ROUTE],
		[LEFT_NEXT_HOP_HANDLES] = entity->held[KIND_HOP],
		[LEFT_ENTITY_HANDLES] = entity->held[KIND_ENTITY],
		[LEFT_ENUMERATIONS] = entity->created[KIND_ENUMERATION],
		[LEFT_ROUTE_LISTS] = entity->created[KIND_LIST],
		[LEFT_NOTIFICATIONS] = entity->created[KIND_NOTIFICATION],
		[LEFT_LOCKS] = entity->latched,
		[LEFT_ENTITIES] = entity->is_registered,
	};
	struct search search = { entity, entry->routes, 0 };

	*entry = (struct ledger_entry) { .size = sizeof(*entry),
					 .number = entity->number,
					 .is_registered = entity->is_registered,
					 .protocol = entity->info.protocol,
					 .protocol_instance = entity->info.protocol_instance,
					 .instance = entity->info.instance,
					 .family = entity->info.family };
	for (uint32_t i = 0; i < LEFT_COUNT; i++)
		entry->counts[i] = (struct ledger_count) { left[i], entity->made[i] };
	entry->counts[LEFT_ENTITIES].made = 1;
	if (entity->route_count)
		visit_routes(entity->family, show_own, &search);
}

void ledger_append(const struct ledger_entry *entry)
{
	struct ledger_entry *appended;

	if (past_count == LEDGER_PAST)
		memmove(past, past + 1, --past_count * sizeof(*past));
	appended = &past[past_count++];
	*appended = *entry;
	appended->is_registered = 0;
	appended->counts[LEFT_ENTITIES].left = 0;
	appended->counts[LEFT_PROTOCOLS].left = 0;
}

void ledger_close(const struct rtm_entity *entity)
{
	struct ledger_entry entry;

	describe(entity, &entry);
	ledger_append(&entry);
}

/* Where a route leads: its next hops say so. */
static uint32_t interface_of(const struct rtm_route *route)
{
	const struct rtm_hop *const hop = route->offer.hop_count ? route->offer.hops[0] : route->offer.neighbour;

	return hop ? hop->info.interface_index : NO_INTERFACE;
}

void ledger_tell(const struct rtm_route *route)
{
	if (listener)
		listener(&(struct ledger_offer) { .protocol = route->owner->info.protocol,
						  .interface_index = interface_of(route),
						  .to = prefix_of(route->dest) });
}

uint32_t ledger_note(const char *function, uint32_t code)
{
	if (code != RTM_INVALID_HANDLE)
		return code;
	platform_lock();
	if (!misused.count++)
		strncpy(misused.function, function, sizeof(misused.function) - 1);
	return table_leave(code);
}

static bool read_present(uint32_t index, struct ledger_entry *entry)
{
	for (const struct rtm_family *family = table_families(); family; family = family->next) {
		for (const struct rtm_entity *entity = family->entities; entity; entity = entity->next) {
			if (index-- == 0) {
				describe(entity, entry);
				return true;
			}
		}
	}
	return multicast_describe(index, entry);
}

uint32_t ledger_read(uint32_t index, struct ledger_entry *entry)
{
	bool is_there = true;

	if (!entry)
		return RTM_INVALID_PARAMETER;
	platform_lock();
	if (index < past_count)
		*entry = past[index];
	else
		is_there = read_present(index - past_count, entry);
	return table_leave(is_there ? RTM_NO_ERROR : RTM_NO_MORE_ITEMS);
}

/* The routes over an interface. */
struct over {
	uint32_t interface_index;
	struct ledger_routes *routes;
};

static bool leads_over(const struct rtm_route *route, uint32_t interface_index)
{
	if (route->offer.neighbour && route->offer.neighbour->info.interface_index == interface_index)
		return true;
	for (uint16_t i = 0; i < route->offer.hop_count; i++)
		if (route->offer.hops[i]->info.interface_index == interface_index)
			return true;
	return false;
}

static bool count_over(const struct rtm_route *route, void *context)
{
	const struct over *const over = context;
	struct ledger_routes *const routes = over->routes;

	if (!leads_over(route, over->interface_index))
		return true;
	if (!routes->count) {
		routes->protocol = route->owner->info.protocol;
		routes->protocol_instance = route->owner->info.protocol_instance;
	}
	if (routes->count < LEFT_SHOWN)
		routes->routes[routes->count] = prefix_of(route->dest);
	routes->count++;
	return true;
}

uint32_t ledger_read_routes(uint32_t interface_index, struct ledger_routes *routes)
{
	struct over over = { interface_index, routes };

	if (!routes)
		return RTM_INVALID_PARAMETER;
	*routes = (struct ledger_routes) { .size = sizeof(*routes) };
	platform_lock();
	for (const struct rtm_family *family = table_families(); family; family = family->next)
		visit_routes(family, count_over, &over);
	return table_leave(RTM_NO_ERROR);
}

uint32_t ledger_read_misuse(struct ledger_misuse *misuse)
{
	if (!misuse)
		return RTM_INVALID_PARAMETER;
	platform_lock();
	*misuse = misused;
	misuse->size = sizeof(*misuse);
	return table_leave(RTM_NO_ERROR);
}

void ledger_watch(ledger_listener chosen)
{
	platform_lock();
	listener = chosen;
	platform_unlock();
}

uint32_t ledger_begin(void)
{
	platform_lock();
	past_count = 0;
	misused = (struct ledger_misuse) { 0 };
	return table_leave(registrations);
}
