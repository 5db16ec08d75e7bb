/* SPDX-License-Identifier: MIT */
/* What a candidate of version 0x600 says: the support functions that this version adds. */
#include "harness/judge/judging.h"

#include "harness/output/words.h"

/* Where the arguments of both questions lie in a struct heard. */
enum { ARGUMENT_REVISION = 2, ARGUMENT_SIZE = 3 };

/* The least that the structures of revision 1 have. How long a domain's name can be is public nowhere: not even a NUL
 * fits into less. */
enum { REVISION = 1, DOMAIN_INFO_LEAST = 12, INTERFACE_INFO_SIZE = 24 };

static bool has_heard(const struct judging *judging, enum heard_kind kind)
{
	for (size_t i = 0; i < judging->observation->heard_count; i++) {
		if (judging->observation->heard[i].kind == (uint32_t)kind)
			return true;
	}
	return false;
}

void duties_of_support_60(struct judging *judging, const struct heard *heard)
{
	const bool is_domain = heard->kind == HEARD_GET_ROUTING_DOMAIN_INFO;
	const uint32_t least = is_domain ? DOMAIN_INFO_LEAST : INTERFACE_INFO_SIZE;
	struct text got = { 0 };
	struct text expected = { 0 };

	if (!is_domain && heard->kind != HEARD_GET_INTERFACE_INFORMATION)
		return;
	if (heard->arguments[ARGUMENT_REVISION] == REVISION && heard->arguments[ARGUMENT_SIZE] >= least)
		return;
	words_heard(&got, heard);
	text_printf(&expected, "dwRevision 1 and dwBufSize of at least %u", least);
	judging_add(judging, M60_06, true, &got, &expected);
}

static bool listen_to_validation(struct judging *judging)
{
	struct text reason = { 0 };

	if (has_heard(judging, HEARD_VALIDATE_ROUTE_EX))
		return true;
	if (has_heard(judging, HEARD_VALIDATE_ROUTE)) {
		judging_say(judging, judging->planned->row->requirement, true, "ValidateRoute, and no ValidateRouteEx",
			    "ValidateRouteEx for every route");
		return false;
	}
	text_append_string(&reason, "the candidate validated no route, so how it does was not seen");
	judging_end(judging, VERDICT_SKIPPED, &reason);
	return false;
}

static bool listen_to_tenancy(struct judging *judging)
{
	const bool asks_domain = has_heard(judging, HEARD_GET_ROUTING_DOMAIN_INFO);
	const bool asks_interface = has_heard(judging, HEARD_GET_INTERFACE_INFORMATION);

	if (asks_domain && asks_interface)
		return true;
	judging_say(judging, judging->planned->row->requirement, true,
		    asks_domain      ? "GetInterfaceInformation was not called"
		    : asks_interface ? "GetRoutingDomainInfo was not called"
				     : "neither GetRoutingDomainInfo nor GetInterfaceInformation was called",
		    "both, since the protocol is multi-tenant");
	return false;
}

bool judging_listen_60(struct judging *judging, const struct call *step)
{
	return step->entry == ENTRY_HEAR_VALIDATION ? listen_to_validation(judging) : listen_to_tenancy(judging);
}
