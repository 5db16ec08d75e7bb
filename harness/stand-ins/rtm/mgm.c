/* SPDX-License-Identifier: MIT */
/* The multicast group manager: protocols, and who owns which interface. */
#include "harness/stand-ins/rtm/mgm.h"

#include "harness/stand-ins/rtm/mgm_table.h"
#include "harness/stand-ins/rtm/platform.h"
#include "harness/stand-ins/rtm/table.h"

#include "harness/base/allocate.h"

#include <stdlib.h>

static struct multicast_protocol *protocols;
static struct multicast_interface *interfaces;
static struct trie groups;

struct trie *multicast_groups(void)
{
	return &groups;
}

struct multicast_protocol *multicast_protocols(void)
{
	return protocols;
}

struct multicast_protocol *multicast_find(void *handle)
{
	struct multicast_protocol *const protocol = object_find(handle, KIND_MULTICAST_PROTOCOL);

	return protocol && protocol->is_registered ? protocol : NULL;
}

struct multicast_interface *multicast_find_interface(uint32_t index, uint32_t next_hop)
{
	struct multicast_interface *interface = interfaces;

	while (interface && (interface->index != index || interface->next_hop != next_hop))
		interface = interface->next;
	return interface;
}

bool multicast_is_igmp(const struct multicast_protocol *protocol)
{
	return protocol->id == MGM_MS_IGMP || protocol->id == MGM_IGMP;
}

static void describe(const struct multicast_protocol *protocol, struct ledger_entry *entry)
{
	*entry = (struct ledger_entry) { .size = sizeof(*entry),
					 .number = protocol->number,
					 .is_multicast = 1,
					 .is_registered = protocol->is_registered,
					 .protocol = protocol->id,
					 .protocol_instance = protocol->component,
					 .family = RTM_INET };
	entry->counts[LEFT_MEMBERSHIPS] =
		(struct ledger_count) { protocol->membership_count + protocol->abandoned_count,
					protocol->made[LEFT_MEMBERSHIPS] };
	entry->counts[LEFT_INTERFACES] =
		(struct ledger_count) { protocol->interface_count, protocol->made[LEFT_INTERFACES] };
	entry->counts[LEFT_GROUP_ENUMERATIONS] =
		(struct ledger_count) { protocol->enumeration_count, protocol->made[LEFT_GROUP_ENUMERATIONS] };
	entry->counts[LEFT_PROTOCOLS] = (struct ledger_count) { protocol->is_registered, 1 };
}

bool multicast_describe(uint32_t index, struct ledger_entry *entry)
{
	const struct multicast_protocol *protocol = protocols;

	while (protocol && index--)
		protocol = protocol->next;
	if (protocol)
		describe(protocol, entry);
	return protocol != NULL;
}

uint32_t mgm_register(const struct mgm_config *config, uint32_t id, uint32_t component, void **handle)
{
	struct multicast_protocol *protocol;

	if (!config || !handle)
		return RTM_INVALID_PARAMETER;
	platform_lock();
	for (protocol = protocols; protocol; protocol = protocol->next) {
		if (protocol->id == id && protocol->component == component)
			return table_leave(RTM_ALREADY_EXISTS);
	}
	protocol = object_make(KIND_MULTICAST_PROTOCOL, sizeof(*protocol));
	protocol->id = id;
	protocol->component = component;
	protocol->config = *config;
	protocol->is_registered = true;
	protocol->number = ledger_number();
	protocol->next = protocols;
	protocols = protocol;
	*handle = protocol->object.handle;
	return table_leave(RTM_NO_ERROR);
}

/* Enumerations that were never ended go with their protocol. */
static void drop_enumeration(struct rtm_object *object, void *context)
{
	if (object->kind == KIND_MULTICAST_ENUMERATION && ((struct multicast_enumeration *)object)->owner == context)
		object_drop(object);
}

uint32_t mgm_deregister(void *handle)
{
	struct multicast_protocol **link = &protocols;
	struct multicast_protocol *protocol;
	struct ledger_entry entry;

	platform_lock();
	protocol = multicast_find(handle);
	if (!protocol)
		return table_leave(RTM_INVALID_PARAMETER);
	if (protocol->interface_count)
		return table_leave(RTM_CAN_NOT_COMPLETE);
	describe(protocol, &entry);
	ledger_append(&entry);
	object_visit(drop_enumeration, protocol);
	while (*link != protocol)
		link = &(*link)->next;
	*link = protocol->next;
	protocol->is_registered = false;
	object_drop(&protocol->object);
	return table_leave(RTM_NO_ERROR);
}

uint32_t mgm_take_interface(void *handle, uint32_t index, uint32_t next_hop)
{
	struct multicast_alerts alerts = { 0 };
	struct multicast_protocol *protocol;
	struct multicast_interface *interface;
	struct multicast_protocol **place;

	platform_lock();
	protocol = multicast_find(handle);
	if (!protocol)
		return table_leave(RTM_INVALID_PARAMETER);
	interface = multicast_find_interface(index, next_hop);
	if (interface && (multicast_is_igmp(protocol) ? interface->igmp : interface->owner))
		return table_leave(RTM_ALREADY_EXISTS);
	if (!interface) {
		interface = allocate(1, sizeof(*interface));
		*interface = (struct multicast_interface) { .index = index, .next_hop = next_hop, .next = interfaces };
		interfaces = interface;
	}
	multicast_alert_igmp(&alerts, interface, false);
	place = multicast_is_igmp(protocol) ? &interface->igmp : &interface->owner;
	*place = protocol;
	protocol->interface_count++;
	protocol->made[LEFT_INTERFACES]++;
	if (place == &interface->owner)
		multicast_alert_igmp(&alerts, interface, true);
	return multicast_leave(&alerts, RTM_NO_ERROR);
}

static void drop_interface(struct multicast_interface *interface)
{
	struct multicast_interface **link = &interfaces;

	while (*link != interface)
		link = &(*link)->next;
	*link = interface->next;
	free(interface);
}

static void release(struct multicast_protocol *protocol, struct multicast_interface *interface,
		    struct multicast_alerts *alerts)
{
	const bool is_owner = interface->owner == protocol;

	multicast_drop_members(protocol, interface, alerts);
	if (is_owner) {
		multicast_alert_igmp(alerts, interface, false);
		interface->owner = NULL;
		multicast_alert_igmp(alerts, interface, true);
	} else {
		interface->igmp = NULL;
	}
	protocol->interface_count--;
	if (!interface->owner && !interface->igmp)
		drop_interface(interface);
}

uint32_t mgm_release_interface(void *handle, uint32_t index, uint32_t next_hop)
{
	struct multicast_alerts alerts = { 0 };
	struct multicast_protocol *protocol;
	struct multicast_interface *interface;

	platform_lock();
	protocol = multicast_find(handle);
	interface = multicast_find_interface(index, next_hop);
	if (!protocol || !interface || (interface->owner != protocol && interface->igmp != protocol))
		return table_leave(RTM_INVALID_PARAMETER);
	release(protocol, interface, &alerts);
	return multicast_leave(&alerts, RTM_NO_ERROR);
}

uint32_t mgm_get_protocol(uint32_t index, uint32_t next_hop, uint32_t *id, uint32_t *component)
{
	const struct multicast_interface *interface;
	const struct multicast_protocol *protocol;

	if (!id || !component)
		return RTM_INVALID_PARAMETER;
	platform_lock();
	interface = multicast_find_interface(index, next_hop);
	if (!interface)
		return table_leave(RTM_NOT_FOUND);
	protocol = interface->owner ? interface->owner : interface->igmp;
	*id = protocol->id;
	*component = protocol->component;
	return table_leave(RTM_NO_ERROR);
}

/* An interface of somebody; false when there is none. */
static bool find_taken(struct multicast_protocol **protocol, uint32_t *index, uint32_t *next_hop)
{
	if (!interfaces)
		return false;
	*protocol = interfaces->owner ? interfaces->owner : interfaces->igmp;
	*index = interfaces->index;
	*next_hop = interfaces->next_hop;
	return true;
}

void mgm_release(void)
{
	struct multicast_protocol *protocol;
	uint32_t index;
	uint32_t next_hop;

	platform_lock();
	for (protocol = protocols; protocol; protocol = protocol->next)
		protocol->config = (struct mgm_config) { 0 };
	platform_unlock();
	while (find_taken(&protocol, &index, &next_hop))
		mgm_release_interface(protocol->object.handle, index, next_hop);
	while (protocols)
		mgm_deregister(protocols->object.handle);
}
