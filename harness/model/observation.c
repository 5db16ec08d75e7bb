/* SPDX-License-Identifier: MIT */
/* What was seen while a case was performed. */
#include "harness/model/observation.h"

#include "harness/base/allocate.h"

#include <stdlib.h>
#include <string.h>

void observation_release(struct observation *observation)
{
	free(observation->calls);
	free(observation->heard);
	for (size_t i = 0; i < observation->traced_count; i++)
		free(observation->traced[i].text);
	free(observation->traced);
	free(observation->exception);
	free(observation->broken);
	*observation = (struct observation){ 0 };
}

struct call_observation *observation_append_call(struct observation *observation, const struct call_observation *call)
{
	observation->calls = grow(observation->calls, observation->call_count, sizeof(*observation->calls));
	observation->calls[observation->call_count] = *call;
	return &observation->calls[observation->call_count++];
}

struct registration_seen observation_read_registration(const struct call_observation *call)
{
	struct registration_seen seen;

	_Static_assert(sizeof(seen) <= DATA_SHOWN, "it fits where data is kept");
	memcpy(&seen, call->data, sizeof(seen));
	return seen;
}

struct ledger_seen observation_read_ledger(const struct call_observation *call)
{
	struct ledger_seen seen;

	_Static_assert(sizeof(seen) <= DATA_SHOWN, "it fits where data is kept");
	memcpy(&seen, call->data, sizeof(seen));
	return seen;
}

void observation_write_ledger(struct call_observation *call, const struct ledger_seen *seen)
{
	memcpy(call->data, seen, sizeof(*seen));
	call->data_size = sizeof(*seen);
}

/* Its bytes are the four arguments, its family and length the two halves of `is_announced`. */
struct prefix heard_prefix(const struct heard *heard)
{
	struct prefix prefix = { .family = (uint16_t)(heard->is_announced >> 16),
				 .bits = (uint16_t)heard->is_announced };

	memcpy(prefix.bytes, heard->arguments, sizeof(prefix.bytes));
	return prefix;
}

void heard_set_prefix(struct heard *heard, const struct prefix *prefix)
{
	heard->is_announced = (uint32_t)prefix->family << 16 | prefix->bits;
	memcpy(heard->arguments, prefix->bytes, sizeof(heard->arguments));
}

void observation_append_heard(struct observation *observation, const struct heard *heard)
{
	observation->heard = grow(observation->heard, observation->heard_count, sizeof(*observation->heard));
	observation->heard[observation->heard_count++] = *heard;
}

/* A copy of at most `most` bytes, up to a NUL. */
static char *copy_text(const char *text, size_t most)
{
	const char *end = memchr(text, '\0', most);
	const size_t length = end ? (size_t)(end - text) : most;
	char *copy = allocate(length + 1, 1);

	memcpy(copy, text, length);
	return copy;
}

void observation_append_traced(struct observation *observation, const struct traced *line, const char *text, size_t size)
{
	observation->traced = grow(observation->traced, observation->traced_count, sizeof(*observation->traced));
	observation->traced[observation->traced_count] = *line;
	observation->traced[observation->traced_count++].text = copy_text(text, size);
}

void observation_write_exception(struct observation *observation, const struct exception_facts *exception)
{
	if (!observation->exception)
		observation->exception = allocate(1, sizeof(*observation->exception));
	*observation->exception = *exception;
}

void observation_write_broken(struct observation *observation, const char *broken, size_t size)
{
	char *copy = copy_text(broken, size < BROKEN_SIZE - 1 ? size : BROKEN_SIZE - 1);

	free(observation->broken);
	observation->broken = copy;
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
		"ValidateRouteEx",  "GetRoutingDomainInfo", "GetInterfaceInformation", "RtmAddRouteToDest",
		"RtmAddRouteToDest", "RtmAddRouteToDest", "message",
	};

	return kind < HEARD_KIND_COUNT ? names[kind] : "unknown";
}
