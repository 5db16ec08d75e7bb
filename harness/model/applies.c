/* SPDX-License-Identifier: MIT */
/* Whether a case applies to a candidate. */
#include "harness/model/applies.h"

#include "harness/base/allocate.h"
#include "harness/model/codes.h"
#include "harness/model/entry.h"
#include "harness/base/text.h"

/* RF_ROUTINGV6 is in no header of mingw-w64, and means SERVICES in stm.h: only what the profile says of it counts. */
enum { ROUTING_V6 = 0x02, EVERYTHING = 0x7F, DEMAND_UPDATE_SERVICES_FLAG = 0x08 };

static void skip(struct planned_case *planned, const char *unlock, const char *reason)
{
	if (planned->skipped)
		return;
	planned->skipped = copy_string(reason);
	planned->unlock = unlock;
}

static bool is_global(enum entry entry)
{
	return entry == ENTRY_START || entry == ENTRY_SET_GLOBAL_INFO || entry == ENTRY_GET_GLOBAL_INFO ||
	       entry == ENTRY_SET_DOMAIN_INFO || entry == ENTRY_GET_DOMAIN_INFO;
}

static void find_callback(struct planned_case *planned, enum entry called, const struct facts *facts)
{
	const struct entry_facts *entry = entry_find(called);
	struct text reason = { 0 };

	if (!entry->member || facts_offer(facts, called))
		return;
	text_printf(&reason, "the candidate offers no %s (pfn%s is NULL)", entry->name, entry->member);
	skip(planned, NULL, reason.data);
	text_release(&reason);
}

/* The size of configuration A, from the profile or as it was found by trying; 0 when there is none. */
static uint32_t size_of_a(const struct profile *profile, const struct facts *facts, bool global)
{
	const struct configurations *given = global ? &profile->global : &profile->interface;

	if (given->a.is_given)
		return given->a.data ? given->a.size : 0;
	return global ? facts->global_size : facts->interface_size;
}

/* The size of what the step hands over: what is not B or C has that of A. */
static uint32_t size_of(const struct call *step, const struct profile *profile, const struct facts *facts)
{
	const bool global = is_global(step->entry);
	const struct configurations *given = global ? &profile->global : &profile->interface;
	const struct blob *blob = step->configuration == CONFIGURATION_B ? &given->b : &given->c;

	if (step->configuration != CONFIGURATION_B && step->configuration != CONFIGURATION_C)
		return size_of_a(profile, facts, global);
	return blob->data ? blob->size : 0;
}

/* The key that would give the step another size. */
static const char *key_of(const struct call *step)
{
	if (step->configuration == CONFIGURATION_B)
		return is_global(step->entry) ? "[global.B] data" : "[interface.B] data";
	if (step->configuration == CONFIGURATION_C)
		return is_global(step->entry) ? "[global.C] data" : "[interface.C] data";
	return is_global(step->entry) ? "[global.A] data" : "[interface.A] data";
}

static void find_size(struct planned_case *planned, const struct call *step, const struct profile *profile,
		      const struct facts *facts)
{
	const uint32_t size = size_of(step, profile, facts);
	const bool is_nothing = step->configuration == CONFIGURATION_NULL && step->size == SIZE_ZERO;
	const bool is_shortened = step->size == SIZE_1 || step->size == SIZE_HALF || step->size == SIZE_LESS_1;

	/* A start or an add with no configuration at all is how a protocol without a profile may have been found to
	 * work. */
	if (!size && !is_nothing && (step->entry == ENTRY_SET_INTERFACE_INFO || step->entry == ENTRY_SET_GLOBAL_INFO))
		skip(planned, key_of(step), "no configuration is known that the candidate takes");
	if (is_shortened && size < 2)
		skip(planned, key_of(step), "the configuration is too small to be shortened");
}

static void find_configuration(struct planned_case *planned, const struct call *step, const struct profile *profile,
			       const struct facts *facts)
{
	const bool global = is_global(step->entry);
	const struct configurations *given = global ? &profile->global : &profile->interface;

	switch (step->configuration) {
	case CONFIGURATION_B:
	case CONFIGURATION_A_OR_B:
		if (!given->b.is_given)
			skip(planned, global ? "[global.B]" : "[interface.B]",
			     "the profile has no second, distinguishable configuration");
		find_size(planned, step, profile, facts);
		break;
	case CONFIGURATION_C:
		if (!given->c.is_given)
			skip(planned, global ? "[global.C]" : "[interface.C]",
			     "the profile has no configuration of another size");
		find_size(planned, step, profile, facts);
		break;
	case CONFIGURATION_BAD:
		if (!given->bad_count)
			skip(planned, global ? "[global.bad.NAME]" : "[interface.bad.NAME]",
			     "the profile has no configuration that must be refused");
		break;
	case CONFIGURATION_NULL:
	case CONFIGURATION_UNREADABLE:
	case CONFIGURATION_READ_BACK:
	case CONFIGURATION_ANY:
	case CONFIGURATION_COUNT:
		if (step->size == SIZE_TRUE && step->configuration != CONFIGURATION_NULL)
			break;
		find_size(planned, step, profile, facts);
		break;
	case CONFIGURATION_A:
	case CONFIGURATION_ZEROS:
	case CONFIGURATION_ONES:
	case CONFIGURATION_RANDOM:
		find_size(planned, step, profile, facts);
		break;
	}
}

static bool lists(const uint32_t *ids, size_t count, uint32_t id)
{
	for (size_t i = 0; i < count; i++)
		if (ids[i] == id)
			return true;
	return false;
}

/* The id that a rule makes of the own one. */
static uint32_t derive_id(const struct call *step, uint32_t own)
{
	switch (step->protocol) {
	case PROTOCOL_NEXT:
		return own + 1;
	case PROTOCOL_OTHER_TYPE:
		return own ^ PROTOCOL_TYPE_BIT;
	case PROTOCOL_OTHER_VENDOR:
		return own ^ PROTOCOL_VENDOR_BIT;
	default:
		return step->protocol_id;
	}
}

/*
 * Which ids are the candidate's own is known from its profile only, and what that lists is taken to be all. A neighbour may still be
 * a protocol that nobody thought of: it is foreign where the profile says what is refused, as one that was written by trying does not.
 */
static void find_protocol(struct planned_case *planned, const struct call *step, const struct profile *profile,
			  const struct facts *facts)
{
	switch (step->protocol) {
	case PROTOCOL_OTHER_OWN:
		if (profile->id_count < 2)
			skip(planned, "[protocol] id", "the profile lists no second protocol of this DLL");
		else if (facts->offered != EVERYTHING)
			skip(planned, NULL, "nobody knows what its other protocols must be offered");
		break;
	case PROTOCOL_REFUSED:
		if (step->variant >= profile->refused_id_count)
			skip(planned, "[protocol] refuses", "the profile lists no id that must be refused");
		break;
	case PROTOCOL_NEXT:
	case PROTOCOL_OTHER_TYPE:
	case PROTOCOL_OTHER_VENDOR:
	case PROTOCOL_LITERAL:
		if (!profile->id_count)
			skip(planned, "[protocol] id", "without a profile nobody knows all ids of the candidate");
		else if (step->protocol != PROTOCOL_LITERAL && !profile->refused_id_count)
			skip(planned, "[protocol] refuses", "the profile does not say that its list of ids is whole");
		else if (lists(profile->ids, profile->id_count, derive_id(step, facts->protocol_id)))
			skip(planned, NULL, "the profile says that this is an id of the candidate");
		break;
	case PROTOCOL_OWN:
	case PROTOCOL_RULE_COUNT:
		break;
	}
}

static bool is_query(enum entry entry)
{
	return entry == ENTRY_GET_INTERFACE_INFO || entry == ENTRY_GET_GLOBAL_INFO;
}

/* A buffer can only be too small for what has a size. */
static void find_room(struct planned_case *planned, const struct call *step, const struct profile *profile,
		      const struct facts *facts)
{
	const uint32_t size = size_of_a(profile, facts, is_global(step->entry));
	const bool is_small = step->room == ROOM_ZERO || step->room == ROOM_LESS_1;

	if ((is_small && size < 1) || (step->room == ROOM_1 && size < 2))
		skip(planned, is_global(step->entry) ? "[global.A] data" : "[interface.A] data",
		     "the configuration is too small for a buffer that is smaller");
}

static void find_interface_type(struct planned_case *planned, const struct call *step, const struct profile *profile)
{
	if (step->interface_type > REMOTE_WORKSTATION_DIAL || !profile->capabilities.interface_types_given)
		return;
	if (!(profile->capabilities.interface_types >> step->interface_type & 1))
		skip(planned, "[capabilities] interface_types", "the profile excludes this interface type");
}

/* A router manager that does not offer the updates has a question of its own: what the callback does then. */
static bool offers_no_updates(const struct planned_case *planned)
{
	for (size_t i = 0; i < planned->step_count; i++)
		if (planned->steps[i]->entry == ENTRY_REGISTER && planned->steps[i]->offer == OFFER_WITHOUT_UPDATES)
			return true;
	return false;
}

static void find_update(struct planned_case *planned, const struct profile *profile, const struct facts *facts)
{
	if (offers_no_updates(planned))
		return;
	if (profile->capabilities.autostatic == SAID_NO || !(facts->functionality & RF_DEMAND_UPDATE_ROUTES))
		skip(planned, "[capabilities] autostatic", "the candidate does not claim RF_DEMAND_UPDATE_ROUTES");
}

/* A protocol that says it does no multicast is not held against what its table happens to offer. */
static void find_multicast_call(struct planned_case *planned, const struct profile *profile)
{
	if (profile->capabilities.multicast == SAID_NO)
		skip(planned, "[capabilities] multicast",
		     "the profile says that the candidate is no multicast protocol");
}

/* What a protocol of IPX is handed has no list of addresses. */
static void find_binding(struct planned_case *planned, const struct call *step, const struct profile *profile)
{
	const bool is_plain = step->addresses == 1 && step->address_kind <= ADDRESSES_OTHER && !step->addresses_missing &&
			      !step->is_reserved_literal && step->remote == REMOTE_NATURAL;

	if (step->info == INFO_BINDING && !is_plain && profile->capabilities.services == SAID_YES)
		skip(planned, NULL, "IPX_ADAPTER_BINDING_INFO, which a protocol with services is given, has no such addresses");
}

/* Only a profile that says it makes the candidate a protocol with services. */
static void find_services(struct planned_case *planned, const struct profile *profile)
{
	if (profile->capabilities.services != SAID_YES)
		skip(planned, "[capabilities] services", "the profile does not say that the candidate provides services");
}

static void find_service_update(struct planned_case *planned, const struct facts *facts)
{
	if (!(facts->service_functionality & DEMAND_UPDATE_SERVICES_FLAG))
		skip(planned, NULL, "the candidate does not claim DEMAND_UPDATE_SERVICES");
}

/* Who has a routing table of his own cannot be looked at. */
static void find_ledger(struct planned_case *planned, const struct facts *facts)
{
	if (!facts->has_ledger)
		skip(planned, NULL,
		     "rtm.dll is not the one of this program (on Windows: --stand-ins), so nobody sees what the candidate does "
		     "with it");
	else if (!facts->uses_rtm)
		skip(planned, NULL, "the candidate does not use rtm.dll: it adds no routes and joins no groups there");
}

static void find_needs(struct planned_case *planned, const struct profile *profile, const struct facts *facts)
{
	const enum need needs = planned->row->needs;
	const bool is_v6 = profile->functionality_given && (profile->functionality & ROUTING_V6);

	if ((needs & NEED_IPV6) && !is_v6)
		skip(planned, "[protocol] functionality = ROUTINGV6", "the candidate is no protocol of IPv6");
	if ((needs & NEED_IPV4) && is_v6)
		skip(planned, NULL, "the candidate is a protocol of IPv6");
	if (needs & NEED_SERVICE_TABLE)
		find_services(planned, profile);
	if (needs & NEED_LEDGER)
		find_ledger(planned, facts);
	if ((needs & NEED_ALL_INTERFACES) && !(facts->functionality & RF_ADD_ALL_INTERFACES))
		skip(planned, NULL, "the candidate does not claim RF_ADD_ALL_INTERFACES");
	if ((needs & NEED_MPR60) && facts->version < VERSION_60 && profile->version < VERSION_60)
		skip(planned, "[protocol] version", "the candidate is not said to be of MPR60, so 0x500 is offered");
	if ((needs & NEED_MPR60) && facts->version < VERSION_60)
		skip(planned, NULL, "the candidate offers only MPR50: it answers an offer of 0x600 with less");
	if ((needs & NEED_MULTITENANT) && profile->capabilities.multitenant != SAID_YES)
		skip(planned, "[capabilities] multitenant", "the candidate is not said to be multi-tenant");
	/* Where the examination saw no stop to its end, nobody knows. */
	if ((needs & NEED_ASYNCHRONOUS_STOP) && facts->examined >= EXAMINED_STARTED && !facts->stop_is_pending)
		skip(planned, NULL, "StopProtocol completes synchronously, so no stop is ever pending");
	if ((needs & NEED_SYNCHRONOUS_STOP) && facts->examined >= EXAMINED_STARTED && facts->stop_is_pending)
		skip(planned, NULL, "StopProtocol answers ERROR_PROTOCOL_STOP_PENDING, so no stop is synchronous");
}

/* Whether it is a multicast protocol: the profile says so, or what it claims when it could claim it does. */
static enum said find_multicast(const struct profile *profile, const struct facts *facts)
{
	if (profile->capabilities.multicast != SAID_NOTHING)
		return profile->capabilities.multicast;
	if (facts->functionality & RF_MULTICAST)
		return SAID_YES;
	return facts->offered & RF_MULTICAST ? SAID_NO : SAID_NOTHING;
}

/* What the rows about registration and the table need. */
static void find_table_needs(struct planned_case *planned, const struct profile *profile, const struct facts *facts)
{
	const enum need needs = planned->row->needs;
	const enum said multicast = find_multicast(profile, facts);

	if ((needs & (NEED_MULTICAST | NEED_NO_MULTICAST)) && multicast == SAID_NOTHING)
		skip(planned, "[capabilities] multicast", "nobody knows whether it is a multicast protocol");
	if ((needs & NEED_MULTICAST) && multicast == SAID_NO)
		skip(planned, NULL, "the candidate is no multicast protocol");
	if ((needs & NEED_NO_MULTICAST) && multicast == SAID_YES)
		skip(planned, NULL, "the candidate is a multicast protocol");
	if ((needs & NEED_NO_SERVICES) && profile->capabilities.services == SAID_YES)
		skip(planned, NULL, "the profile says that the candidate provides services");
	if ((needs & NEED_SERVICES) && profile->capabilities.services == SAID_NO)
		skip(planned, NULL, "the profile says that the candidate provides no services");
	if ((needs & NEED_UPDATES) && !(facts->functionality & RF_DEMAND_UPDATE_ROUTES))
		skip(planned, NULL, "the candidate does not claim RF_DEMAND_UPDATE_ROUTES");
	if ((needs & NEED_FUNCTIONALITY) && !profile->functionality_given)
		skip(planned, "[protocol] functionality", "the profile does not say which flags the candidate claims");
}

void applies_find(struct planned_case *planned, const struct profile *profile, const struct facts *facts)
{
	find_needs(planned, profile, facts);
	find_table_needs(planned, profile, facts);
	for (size_t i = 0; i < planned->step_count; i++) {
		const struct call *step = planned->steps[i];

		if (entry_is_service(step->entry))
			find_services(planned, profile);
		find_callback(planned, step->entry, facts);
		if (step->reentry == REENTRY_GET_INTERFACE_INFO)
			find_callback(planned, ENTRY_GET_INTERFACE_INFO, facts);
		if (step->reentry == REENTRY_GET_EVENT_MESSAGE)
			find_callback(planned, ENTRY_GET_EVENT_MESSAGE, facts);
		if (step->entry == ENTRY_INTERFACE_STATUS)
			find_binding(planned, step, profile);
		if (step->entry == ENTRY_UPDATE_SERVICES)
			find_service_update(planned, facts);
		if (entry_find(step->entry)->hands_configuration || is_query(step->entry))
			find_configuration(planned, step, profile, facts);
		if (is_query(step->entry))
			find_room(planned, step, profile, facts);
		if (step->entry == ENTRY_ADD_INTERFACE)
			find_interface_type(planned, step, profile);
		if (step->entry == ENTRY_REGISTER)
			find_protocol(planned, step, profile, facts);
		if (step->entry == ENTRY_UPDATE_ROUTES)
			find_update(planned, profile, facts);
		if (step->entry == ENTRY_GET_NEIGHBORS || step->entry == ENTRY_GET_MFE_STATUS)
			find_multicast_call(planned, profile);
	}
	applies_find_mib(planned, profile, facts);
}
