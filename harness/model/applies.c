/* SPDX-License-Identifier: MIT */
/* Whether a case applies to a candidate. */
#include "harness/model/applies.h"

#include "harness/base/allocate.h"
#include "harness/model/codes.h"
#include "harness/model/entry.h"
#include "harness/base/text.h"

/* RF_ROUTINGV6 is in no header of mingw-w64, and means SERVICES in stm.h: only what the profile says of it counts. */
enum { ROUTING_V6 = 0x02 };

static void skip(struct planned_case *planned, const char *unlock, const char *reason)
{
	if (planned->skipped)
		return;
	planned->skipped = copy_string(reason);
	planned->unlock = unlock;
}

static bool is_global(enum entry entry)
{
	return entry == ENTRY_START || entry == ENTRY_SET_GLOBAL_INFO || entry == ENTRY_GET_GLOBAL_INFO;
}

static void find_callback(struct planned_case *planned, const struct call *step, const struct facts *facts)
{
	const struct entry_facts *entry = entry_find(step->entry);
	struct text reason = { 0 };

	if (!entry->member || facts_offer(facts, step->entry))
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

static void find_interface_type(struct planned_case *planned, const struct call *step, const struct profile *profile)
{
	if (step->interface_type > REMOTE_WORKSTATION_DIAL || !profile->capabilities.interface_types_given)
		return;
	if (!(profile->capabilities.interface_types >> step->interface_type & 1))
		skip(planned, "[capabilities] interface_types", "the profile excludes this interface type");
}

static void find_update(struct planned_case *planned, const struct profile *profile, const struct facts *facts)
{
	if (profile->capabilities.autostatic == SAID_NO || !(facts->functionality & RF_DEMAND_UPDATE_ROUTES))
		skip(planned, "[capabilities] autostatic", "the candidate does not claim RF_DEMAND_UPDATE_ROUTES");
}

static void find_needs(struct planned_case *planned, const struct profile *profile, const struct facts *facts)
{
	const enum need needs = planned->row->needs;
	const bool is_v6 = profile->functionality_given && (profile->functionality & ROUTING_V6);

	if ((needs & NEED_IPV6) && !is_v6)
		skip(planned, "[protocol] functionality = ROUTINGV6", "the candidate is no protocol of IPv6");
	if ((needs & NEED_IPV4) && is_v6)
		skip(planned, NULL, "the candidate is a protocol of IPv6");
	if ((needs & NEED_ALL_INTERFACES) && !(facts->functionality & RF_ADD_ALL_INTERFACES))
		skip(planned, NULL, "the candidate does not claim RF_ADD_ALL_INTERFACES");
	/* Where the examination saw no stop to its end, nobody knows. */
	if ((needs & NEED_ASYNCHRONOUS_STOP) && facts->examined >= EXAMINED_STARTED && !facts->stop_is_pending)
		skip(planned, NULL, "StopProtocol completes synchronously, so no stop is ever pending");
}

void applies_find(struct planned_case *planned, const struct profile *profile, const struct facts *facts)
{
	find_needs(planned, profile, facts);
	for (size_t i = 0; i < planned->step_count; i++) {
		const struct call *step = &planned->steps[i];

		find_callback(planned, step, facts);
		if (entry_find(step->entry)->hands_configuration || step->entry == ENTRY_GET_INTERFACE_INFO)
			find_configuration(planned, step, profile, facts);
		if (step->entry == ENTRY_ADD_INTERFACE)
			find_interface_type(planned, step, profile);
		if (step->entry == ENTRY_UPDATE_ROUTES)
			find_update(planned, profile, facts);
	}
	applies_find_mib(planned, profile, facts);
}
