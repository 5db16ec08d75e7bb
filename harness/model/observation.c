/* SPDX-License-Identifier: MIT */
/* What was seen while a case was performed. */
#include "harness/model/observation.h"

#include "harness/base/allocate.h"

#include <stdlib.h>

void observation_release(struct observation *observation)
{
	free(observation->calls);
	free(observation->heard);
	*observation = (struct observation){ 0 };
}

struct call_observation *observation_append_call(struct observation *observation, const struct call_observation *call)
{
	/* Grown one at a time: a case has a dozen calls, and realloc() keeps room of its own. */
	observation->calls =
		reallocate(observation->calls, observation->call_count + 1, sizeof(*observation->calls));
	observation->calls[observation->call_count] = *call;
	return &observation->calls[observation->call_count++];
}

void observation_append_heard(struct observation *observation, const struct heard *heard)
{
	observation->heard =
		reallocate(observation->heard, observation->heard_count + 1, sizeof(*observation->heard));
	observation->heard[observation->heard_count++] = *heard;
}

const char *ending_name(enum ending ending)
{
	static const char *const names[] = { "returned", "crashed", "hung", "exited" };

	return ending < ENDING_COUNT ? names[ending] : "unknown";
}

const char *heard_name(enum heard_kind kind)
{
	static const char *const names[] = {
		"nothing",	  "DemandDialRequest", "SetInterfaceReceiveType", "ValidateRoute",
		"MIBEntryCreate", "MIBEntryDelete",    "MIBEntrySet",		  "MIBEntryGet",
		"MIBEntryGetFirst", "MIBEntryGetNext", "GetRouterId",		  "HasMulticastBoundary",
		"message",
	};

	return kind < HEARD_KIND_COUNT ? names[kind] : "unknown";
}
