/* SPDX-License-Identifier: MIT */
/* The multicast group manager: who is told when receivers come and go, by the rules on the pages of the callbacks. */
#include "harness/stand-ins/rtm/mgm_table.h"
#include "harness/stand-ins/rtm/platform.h"
#include "harness/stand-ins/rtm/table.h"

#include "harness/base/allocate.h"

#include <stdlib.h>

enum { ARGUMENTS_MOST = 8, MFE_TIMEOUT_S = 900 };

/* A call to make. */
struct multicast_alert {
	struct multicast_protocol *protocol; /* referred to */
	mgm_callback function;
	uintptr_t arguments[ARGUMENTS_MOST];
	uint32_t count;
	bool has_timeout; /* a pointer to a time limit follows the arguments */
};

static struct multicast_alert *append(struct multicast_alerts *alerts, struct multicast_protocol *protocol,
				      mgm_callback function)
{
	struct multicast_alert *alert;

	if (!platform_can_call(function))
		return NULL;
	alerts->list = grow(alerts->list, alerts->count, sizeof(*alerts->list));
	alert = &alerts->list[alerts->count++];
	*alert = (struct multicast_alert) { .protocol = protocol, .function = function };
	object_refer(&protocol->object);
	return alert;
}

static void append_group(struct multicast_alert *alert, const struct multicast_group *group)
{
	alert->arguments[0] = group->source;
	alert->arguments[1] = group->source ? UINT32_MAX : 0;
	alert->arguments[2] = group->group;
	alert->arguments[3] = group->group ? UINT32_MAX : 0;
	alert->count = 4;
}

static void append_interface(struct multicast_alert *alert, const struct multicast_interface *interface)
{
	alert->arguments[alert->count++] = interface->index;
	alert->arguments[alert->count++] = interface->next_hop;
}

/* The callback was made because of a membership (TRUE), not of a forwarding entry. */
static void tell(struct multicast_alerts *alerts, struct multicast_protocol *protocol,
		 const struct multicast_group *group, const struct multicast_member *member, bool is_join)
{
	struct multicast_alert *const alert =
		append(alerts, protocol, is_join ? protocol->config.join_alert : protocol->config.prune_alert);

	if (!alert)
		return;
	append_group(alert, group);
	if (!is_join)
		append_interface(alert, member->interface);
	alert->arguments[alert->count++] = 1;
	alert->has_timeout = !is_join;
}

/* IGMP says something about an interface that a protocol owns. */
static void tell_owner(struct multicast_alerts *alerts, const struct multicast_group *group,
		       const struct multicast_member *member, bool is_join)
{
	struct multicast_protocol *const owner = member->interface->owner;
	struct multicast_alert *alert;

	if (!owner || member->protocol == owner)
		return;
	alert = append(alerts, owner, is_join ? owner->config.local_join : owner->config.local_leave);
	if (!alert)
		return;
	append_group(alert, group);
	append_interface(alert, member->interface);
}

struct multicast_protocol *multicast_client(const struct multicast_member *member)
{
	return member->interface->owner ? member->interface->owner : member->protocol;
}

/* How many clients have receivers beside this membership, the first of them, and whether its own client is one. */
static uint32_t count_others(const struct multicast_group *group, const struct multicast_member *member,
			     struct multicast_protocol **first, bool *has_more)
{
	const struct multicast_protocol *const client = multicast_client(member);
	uint32_t count = 0;

	*first = NULL;
	*has_more = false;
	for (const struct multicast_member *other = group->members; other; other = other->next) {
		struct multicast_protocol *const who = multicast_client(other);
		bool is_known = false;

		if (other == member || !(other->flags & MGM_JOIN))
			continue;
		if (who == client) {
			*has_more = true;
			continue;
		}
		for (const struct multicast_member *old = group->members; old != other; old = old->next)
			is_known |= old != member && old->flags & MGM_JOIN && multicast_client(old) == who;
		count += !is_known;
		*first = *first ? *first : who;
	}
	return count;
}

/* A source is told to whom the way to it belongs. */
static void alert_source(struct multicast_alerts *alerts, const struct multicast_group *group,
			 const struct multicast_member *member, bool is_join)
{
	const struct multicast_interface *const way =
		multicast_find_interface(multicast_interface_towards(group->source), 0);

	if (way && way->owner && way->owner != multicast_client(member))
		tell(alerts, way->owner, group, member, is_join);
}

void multicast_alert(struct multicast_alerts *alerts, const struct multicast_group *group,
		     const struct multicast_member *member, bool is_join)
{
	struct multicast_protocol *only;
	bool has_more;
	const uint32_t others = count_others(group, member, &only, &has_more);

	tell_owner(alerts, group, member, is_join);
	if (has_more)
		return;
	if (group->source) {
		if (others == 0)
			alert_source(alerts, group, member, is_join);
		return;
	}
	if (others == 1)
		tell(alerts, only, group, member, is_join);
	for (struct multicast_protocol *other = multicast_protocols(); other && others == 0; other = other->next) {
		if (other != multicast_client(member) && !multicast_is_igmp(other))
			tell(alerts, other, group, member, is_join);
	}
}

void multicast_alert_igmp(struct multicast_alerts *alerts, const struct multicast_interface *interface, bool is_enabled)
{
	struct multicast_protocol *const igmp = interface->igmp;
	struct multicast_alert *alert;

	if (!igmp)
		return;
	alert = append(alerts, igmp, is_enabled ? igmp->config.enable_igmp : igmp->config.disable_igmp);
	if (alert)
		append_interface(alert, interface);
}

uint32_t multicast_leave(struct multicast_alerts *alerts, uint32_t code)
{
	for (uint32_t i = 0; i < alerts->count; i++) {
		struct multicast_alert *const alert = &alerts->list[i];
		uint32_t timeout = MFE_TIMEOUT_S;

		if (alert->has_timeout)
			alert->arguments[alert->count++] = (uintptr_t)&timeout;
		if (alert->protocol->is_registered) {
			platform_unlock();
			mgm_call(alert->function, alert->arguments, alert->count);
			platform_lock();
		}
		object_drop(&alert->protocol->object);
	}
	free(alerts->list);
	return table_leave(code);
}

uint32_t multicast_interface_towards(uint32_t source)
{
	const struct rtm_family *family = table_families();
	const struct trie_node *node;

	while (family && (family->family != RTM_INET || family->instance))
		family = family->next;
	if (!family)
		return 0;
	for (node = trie_longest(&family->dests, (const uint8_t *)&source, 32); node; node = trie_shorter(node)) {
		const struct rtm_route *const route = dest_best(node->item, RTM_MULTICAST, RTM_WHOEVER);

		if (route && route->offer.hop_count)
			return route->offer.hops[0]->info.interface_index;
	}
	return 0;
}
