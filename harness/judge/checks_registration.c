/* SPDX-License-Identifier: MIT */
/* The checks of RegisterProtocol: what it left in its two structures. */
#include "harness/judge/judging.h"

#include "harness/model/codes.h"
#include "harness/model/entry.h"

enum { OUTPUT_VERSION, OUTPUT_FUNCTIONALITY, OUTPUT_SERVICES, OUTPUT_PROTOCOL_ID };

enum { FLAGS_DEFINED = 0x7F, FLAG_ROUTING_V6 = 0x02 };

enum { PLACE_QUERY_POWER = 5, PLACE_SET_POWER = 6, PLACE_CONNECT_CLIENT = 14, PLACE_DISCONNECT_CLIENT = 15 };

static void check_version(struct text *got, enum check check, const struct call_observation *call)
{
	const uint32_t version = call->outputs[OUTPUT_VERSION];
	const uint32_t offered = call->arguments[ARGUMENT_VERSION];
	const bool is_known = version == 0x300 || version == 0x400 || version == 0x500 || version == 0x600;

	if (check == CHECK_VERSION_KNOWN ? !is_known : version > offered)
		text_printf(got, "dwVersion is 0x%X, and 0x%X was offered", version, offered);
}

/*
 * Whether nothing is claimed that is not supported; to claim less is the DLL's own business. Flags that no header
 * defines have a requirement of their own. Without a profile nobody knows what is supported, but all that there is
 * it is not.
 */
static bool are_flags_own(const struct profile *profile, uint32_t flags, uint32_t offered)
{
	if (!profile || !profile->functionality_given)
		return flags != offered || offered <= FLAGS_DEFINED;
	return !(flags & FLAGS_DEFINED & ~profile->functionality);
}

static void check_flags_own(struct text *got, const struct profile *profile, uint32_t flags, uint32_t offered)
{
	if (are_flags_own(profile, flags, offered))
		return;
	text_printf(got, "fSupportedFunctionality is 0x%02X after an offer of 0x%02X", flags, offered);
	if (profile && profile->functionality_given)
		text_printf(got, ", and the profile says that the protocol supports 0x%02X", profile->functionality);
}

static void check_flags(struct text *got, enum check check, const struct call_observation *call,
			const struct profile *profile)
{
	const uint32_t flags = call->outputs[OUTPUT_FUNCTIONALITY];
	const uint32_t offered = call->arguments[ARGUMENT_FUNCTIONALITY];
	const struct registration_seen seen = observation_read_registration(call);
	const uint32_t power = 1u << PLACE_QUERY_POWER | 1u << PLACE_SET_POWER;
	const bool lacks_power = (seen.offered & power) != power;

	if (check == CHECK_FLAGS_OWN)
		check_flags_own(got, profile, flags, offered);
	if (check == CHECK_FLAGS_WITHIN_OFFER && (flags & ~offered))
		text_printf(got, "fSupportedFunctionality is 0x%02X after an offer of 0x%02X", flags, offered);
	if (check == CHECK_FLAGS_DEFINED && (flags & ~(uint32_t)FLAGS_DEFINED))
		text_printf(got, "fSupportedFunctionality is 0x%08X", flags);
	if (check == CHECK_CLAIMS_ROUTING_V6 && !(flags & FLAG_ROUTING_V6))
		text_printf(got, "fSupportedFunctionality is 0x%02X after an offer of 0x%02X", flags, offered);
	if (check == CHECK_FLAGS_NOT_V6 && (flags & FLAG_ROUTING_V6))
		text_printf(got, "fSupportedFunctionality is 0x%02X", flags);
	if (check == CHECK_FLAGS_POWER && (flags & RF_POWER) && lacks_power)
		text_printf(got, "fSupportedFunctionality is 0x%02X, and pfn%s is NULL", flags,
			    seen.offered >> PLACE_QUERY_POWER & 1 ? "SetPower" : "QueryPower");
}

/* Which members may be NULL is what other requirements say; here each is only written, and what is there is code. */
static void check_written(struct text *got, const struct registration_seen *seen)
{
	for (uint32_t i = 0; i < CALLBACK_COUNT; i++) {
		if (!((seen->untouched | seen->foreign) >> i & 1))
			continue;
		text_printf(got, "%spfn%s %s", got->length ? ", " : "", callback_name(i),
			    seen->untouched >> i & 1 ? "was not written" : "is no code");
	}
}

static void check_paired(struct text *got, const struct registration_seen *seen)
{
	const bool connects = seen->offered >> PLACE_CONNECT_CLIENT & 1;
	const bool disconnects = seen->offered >> PLACE_DISCONNECT_CLIENT & 1;

	if (connects != disconnects)
		text_printf(got, "pfn%s is NULL, and pfn%s is not",
			    callback_name(connects ? PLACE_DISCONNECT_CLIENT : PLACE_CONNECT_CLIENT),
			    callback_name(connects ? PLACE_CONNECT_CLIENT : PLACE_DISCONNECT_CLIENT));
}

/* Where the profile does not say: what is claimed with callbacks is provided, what is claimed with none was only left
 * there. */
static void check_no_services(struct text *got, const struct call_observation *call, const struct profile *profile)
{
	const struct registration_seen seen = observation_read_registration(call);
	const bool is_unsaid = !profile || profile->capabilities.services == SAID_NOTHING;

	if (call->outputs[OUTPUT_SERVICES] && !(is_unsaid && seen.services))
		text_printf(got, "fSupportedFunctionality of pServiceChar is 0x%08X%s", call->outputs[OUTPUT_SERVICES],
			    seen.services ? "" : ", and none of its callbacks was written");
}

static void check_services(struct judging *judging, struct text *got, const struct call_observation *call)
{
	const struct registration_seen seen = observation_read_registration(call);
	const struct profile *profile = judging->context->profile;
	const uint32_t flags = call->outputs[OUTPUT_SERVICES];
	struct text reason = { 0 };

	if (!(profile && profile->capabilities.services == SAID_YES) && !(flags && seen.services)) {
		text_append_string(&reason, "the candidate provides no services");
		judging_end(judging, VERDICT_SKIPPED, &reason);
		return;
	}
	if (!flags)
		text_append_string(got, "fSupportedFunctionality of pServiceChar is 0");
	for (enum entry entry = ENTRY_IS_SERVICE; entry <= ENTRY_NEXT_SERVICE; entry++) {
		const struct entry_facts *facts = entry_find(entry);

		if (!(seen.services >> facts->place & 1))
			text_printf(got, "%spfn%s is NULL or was not written", got->length ? ", " : "", facts->member);
	}
}

/* The facts come from the examination, which has a process of its own. */
static void check_examined(struct text *got, const struct call_observation *call, const struct facts *facts)
{
	const struct registration_seen seen = observation_read_registration(call);

	if (!facts)
		return;
	if (call->outputs[OUTPUT_VERSION] != facts->version)
		text_printf(got, "dwVersion is 0x%X instead of 0x%X", call->outputs[OUTPUT_VERSION], facts->version);
	if (call->outputs[OUTPUT_FUNCTIONALITY] != facts->functionality)
		text_printf(got, "%sfSupportedFunctionality is 0x%02X instead of 0x%02X", got->length ? ", " : "",
			    call->outputs[OUTPUT_FUNCTIONALITY], facts->functionality);
	for (uint32_t i = 0; i < CALLBACK_COUNT; i++) {
		if ((seen.offered ^ facts->callbacks) >> i & 1)
			text_printf(got, "%spfn%s is %s", got->length ? ", " : "", callback_name(i),
				    seen.offered >> i & 1 ? "not NULL here" : "NULL here");
	}
}

static void check_table(struct text *got, enum check check, const struct call_observation *call)
{
	const struct registration_seen seen = observation_read_registration(call);

	if (check == CHECK_ID_KEPT && call->outputs[OUTPUT_PROTOCOL_ID] != call->arguments[ARGUMENT_PROTOCOL_ID])
		text_printf(got, "dwProtocolId is 0x%08X", call->outputs[OUTPUT_PROTOCOL_ID]);
	if (check == CHECK_TABLE_WRITTEN)
		check_written(got, &seen);
	if (check == CHECK_CLIENTS_PAIRED)
		check_paired(got, &seen);
	if (check == CHECK_TABLE_REPEATED && !seen.is_repeated)
		text_append_string(got, "another answer than to the registration before");
	if (check == CHECK_TABLES_UNCHANGED && seen.is_changed)
		text_printf(got, "%s was changed",
			    seen.is_changed == CHANGED_ROUTING   ? "pRoutingChar"
			    : seen.is_changed == CHANGED_SERVICE ? "pServiceChar"
								 : "pRoutingChar was changed, and pServiceChar");
	for (uint32_t i = CALLBACK_COUNT; i < CALLBACK_COUNT_60 && check == CHECK_MEMBERS_LEFT; i++)
		if (seen.added >> (i - CALLBACK_COUNT) & 1)
			text_printf(got, "%spfn%s was written", got->length ? ", " : "", callback_name(i));
	if (check == CHECK_NO_THREADS && seen.threads)
		text_printf(got, "%u thread%s started since the DLL was loaded", seen.threads,
			    seen.threads == 1 ? " was" : "s were");
}

void judging_check_registration(struct judging *judging, struct text *got, enum check check,
				const struct call_observation *call)
{
	const struct profile *profile = judging->context->profile;

	switch (check) {
	case CHECK_VERSION_KNOWN:
	case CHECK_VERSION_WITHIN_OFFER:
		check_version(got, check, call);
		break;
	case CHECK_NO_SERVICES:
		check_no_services(got, call, profile);
		break;
	case CHECK_SERVICES_FILLED:
		check_services(judging, got, call);
		break;
	case CHECK_TABLE_AS_EXAMINED:
		check_examined(got, call, judging->context->facts);
		break;
	default:
		check_flags(got, check, call, profile);
		check_table(got, check, call);
		break;
	}
}
