/* SPDX-License-Identifier: MIT */
/* The checks of the callbacks of services. */
#include "harness/judge/judging.h"

#include "harness/model/codes.h"
#include "harness/output/words.h"

enum { OUTPUT_SERVICES = 2, CLAIMS_SERVICES = 0x02, CLAIMS_UPDATE = 0x08, MEMBER_UPDATE = 1, PROTOCOL_STATIC = 2 };

static void check_table(struct text *got, const struct call_observation *call)
{
	const struct registration_seen seen = observation_read_registration(call);
	const uint32_t claimed = call->outputs[OUTPUT_SERVICES];

	if (!(claimed & CLAIMS_SERVICES)) {
		text_printf(got, "fSupportedFunctionality of pServiceChar is 0x%08X", claimed);
		return;
	}
	for (enum entry entry = ENTRY_IS_SERVICE; entry <= ENTRY_NEXT_SERVICE; entry++) {
		const struct entry_facts *facts = entry_find(entry);

		if (facts->place == MEMBER_UPDATE && !(claimed & CLAIMS_UPDATE))
			continue;
		if (!(seen.services >> facts->place & 1))
			text_printf(got, "%spfn%s is NULL", got->length ? ", " : "", facts->member);
	}
}

/* Says what is wrong, and which service that is about. */
static void say(struct text *got, const struct call_observation *call, const char *wrong)
{
	text_append_string(got, wrong);
	words_service(got, call);
}

static void check_known(struct text *got, const struct call_observation *call)
{
	const uint32_t seen = call->outputs[OUTPUT_SERVICE_SEEN];

	if (!call->returned)
		text_append_string(got, "it returned FALSE");
	else if ((seen & SEEN_STRUCTURE) && !(seen & SEEN_ASKED))
		say(got, call, "the structure describes another service: ");
	else if ((seen & SEEN_STRUCTURE) && !(seen & SEEN_OWN))
		say(got, call, "the structure names an interface that does not have the service: ");
}

static void check_unknown(struct text *got, const struct call_observation *call)
{
	if (call->returned)
		text_append_string(got, "it returned TRUE");
	else if (!(call->outputs[OUTPUT_SERVICE_SEEN] & SEEN_REASON))
		text_append_string(got, "it returned FALSE, and the last error was not set");
}

static void check_count(struct text *got, const struct call_observation *call)
{
	const uint32_t expected = call->arguments[ARGUMENT_NEEDED];

	if (call->returned != expected)
		text_printf(got, "%u services instead of %u", call->returned, expected);
}

static void check_listed(struct text *got, enum check check, const struct call_observation *call)
{
	const uint32_t seen = call->outputs[OUTPUT_SERVICE_SEEN];

	if (!(seen & SEEN_STRUCTURE))
		return;
	if (!(seen & SEEN_OWN))
		say(got, call, "a service that does not exist: ");
	else if (!(seen & SEEN_MATCHING))
		say(got, call, "a service that the criteria exclude: ");
	else if (!(seen & SEEN_NEW))
		say(got, call, "a service that was listed before: ");
	else if (check == CHECK_SERVICE_ORDERED && !(seen & SEEN_FOLLOWING))
		say(got, call, "a service that stands before the one it was to follow: ");
	else if (check == CHECK_SERVICE_STATIC && call->outputs[OUTPUT_SERVICE_PROTOCOL] != PROTOCOL_STATIC)
		say(got, call, "a service of another protocol: ");
}

void checks_services(struct text *got, enum check check, const struct call_observation *call)
{
	const bool has_reason = call->outputs[OUTPUT_SERVICE_SEEN] & SEEN_REASON;

	switch (check) {
	case CHECK_SERVICE_TABLE:
		check_table(got, call);
		break;
	case CHECK_SERVICE_KNOWN:
		check_known(got, call);
		break;
	case CHECK_SERVICE_THERE:
		text_append_string(got, call->returned ? "" : "it returned FALSE");
		break;
	case CHECK_SERVICE_GONE:
		text_append_string(got, call->returned ? "it returned TRUE" : "");
		break;
	case CHECK_SERVICE_UNKNOWN:
		check_unknown(got, call);
		break;
	case CHECK_ENUMERATION_ANSWERED:
		if (call->returned != NO_ERROR && !has_reason)
			text_append_string(got, "it returned NULL, and the last error was not set");
		break;
	case CHECK_SERVICE_COUNT:
		check_count(got, call);
		break;
	case CHECK_SERVICE_COUNT_REASON:
		if (!call->returned && !has_reason)
			text_append_string(got, "it returned 0, and the last error was not set");
		break;
	case CHECK_SERVICE_COUNT_NONE:
		if (call->returned)
			text_printf(got, "%u services", call->returned);
		else if (!has_reason)
			text_append_string(got, "it returned 0, and the last error was not set");
		break;
	case CHECK_SERVICE_LISTED:
	case CHECK_SERVICE_STATIC:
	case CHECK_SERVICE_ORDERED:
		check_listed(got, check, call);
		break;
	default:
		break;
	}
}
