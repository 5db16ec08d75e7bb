/* SPDX-License-Identifier: MIT */
/* GetInterfaceInfo and GetGlobalInfo: guarded outputs, and what was put into them. */
#include "harness/windows/query.h"

#include "harness/windows/configuration.h"
#include "harness/windows/flight.h"
#include "harness/windows/mpr60.h"
#include "harness/windows/room.h"

#include <string.h>

/* The outputs in the order of the parameters. */
enum output { OUTPUT_INFO, OUTPUT_BUFFER_SIZE, OUTPUT_VERSION, OUTPUT_SIZE, OUTPUT_COUNT, OUTPUT_KINDS };

struct outputs {
	struct lease *list;
	GUID *domain;    /* GetRoutingDomainGlobalInfo */
	struct lease *leases[OUTPUT_KINDS]; /* NULL for those that are passed as a NULL pointer */
	struct room room;
};

/* `first` is the place of the buffer among the parameters. */
static bool lend_outputs(const struct call *call, uint32_t first, struct outputs *outputs)
{
	for (uint32_t i = 0; i < OUTPUT_KINDS; i++) {
		const uint32_t size = i == OUTPUT_INFO ? outputs->room.size : sizeof(ULONG);

		if (call->nulls >> (first + i) & 1)
			continue;
		outputs->leases[i] = call->is_unreadable ? memory_lend_unreadable(&outputs->list, size, first + i)
							 : memory_lend_output(&outputs->list, size, first + i);
		if (!outputs->leases[i])
			return false;
	}
	if (outputs->leases[OUTPUT_BUFFER_SIZE] && !call->is_unreadable)
		memcpy(outputs->leases[OUTPUT_BUFFER_SIZE]->writable, &outputs->room.stated, sizeof(outputs->room.stated));
	return true;
}

static ULONG *number_of(const struct outputs *outputs, enum output output)
{
	return outputs->leases[output] ? (ULONG *)(void *)outputs->leases[output]->address : NULL;
}

static uint32_t read_number(const struct outputs *outputs, enum output output)
{
	const ULONG *number = number_of(outputs, output);

	return number && outputs->leases[output]->writable ? *number : 0;
}

static void make_call(struct worker *worker, struct progress *progress, const struct call *call,
		      const struct outputs *outputs, struct call_observation *observation)
{
	const MPR_ROUTING_CHARACTERISTICS *table = &worker->protocol.table;
	void *info = outputs->leases[OUTPUT_INFO] ? outputs->leases[OUTPUT_INFO]->address : NULL;
	ULONG *size = number_of(outputs, OUTPUT_BUFFER_SIZE);
	ULONG *version = number_of(outputs, OUTPUT_VERSION);
	ULONG *structure = number_of(outputs, OUTPUT_SIZE);
	ULONG *count = number_of(outputs, OUTPUT_COUNT);
	DWORD returned;

	flight_begin(worker, progress, call, observation);
	if (call->entry == ENTRY_GET_GLOBAL_INFO)
		returned = table->pfnGetGlobalInfo(info, size, version, structure, count);
	else if (call->entry == ENTRY_GET_DOMAIN_INFO)
		returned = worker->protocol.added.GetRoutingDomainGlobalInfo(outputs->domain, info, size, version,
									     structure, count);
	else
		returned = table->pfnGetInterfaceInfo(progress_index(progress, call), info, size, version, structure,
						      count);
	flight_end(worker, progress, observation, returned);
}

/* What surrounds the outputs, and on success what lies behind the bytes that were placed, is as it was. */
static void check_surroundings(const struct outputs *outputs, struct call_observation *observation)
{
	for (uint32_t i = 0; i < OUTPUT_KINDS && observation->breach.kind == BREACH_NONE; i++) {
		uint32_t used;

		if (!outputs->leases[i] || !outputs->leases[i]->writable)
			continue;
		used = outputs->leases[i]->size;
		if (i == OUTPUT_INFO && observation->returned == NO_ERROR && outputs->leases[OUTPUT_BUFFER_SIZE])
			used = read_number(outputs, OUTPUT_BUFFER_SIZE);
		if (memory_find_overwrite(outputs->leases[i], used, &observation->breach) && i == OUTPUT_INFO &&
		    observation->breach.kind == BREACH_WRITE_PAST)
			observation->breach.kind = BREACH_WRITE_UNPLACED;
	}
}

static void read_numbers(const struct outputs *outputs, struct call_observation *observation)
{
	static const uint32_t written[OUTPUTS_MOST] = { 0, OBSERVED_VERSION_WRITTEN, OBSERVED_SIZE_WRITTEN,
							OBSERVED_COUNT_WRITTEN };
	const struct lease *info = outputs->leases[OUTPUT_INFO];

	for (uint32_t i = 0; i < OUTPUTS_MOST; i++) {
		observation->outputs[i] = read_number(outputs, OUTPUT_BUFFER_SIZE + i);
		if (outputs->leases[OUTPUT_BUFFER_SIZE + i] && observation->outputs[i] != MEMORY_PATTERN_NUMBER)
			observation->flags |= written[i];
	}
	if ((!info || !info->writable || memory_is_untouched(info)) &&
	    (!outputs->leases[OUTPUT_BUFFER_SIZE] || observation->outputs[0] == outputs->room.stated))
		observation->flags |= OBSERVED_UNCHANGED;
}

static bool is_same_again(const struct remembered *before, const struct call_observation *observation,
			  const uint8_t *data, uint32_t size)
{
	return before->is_given && before->size == size && before->version == observation->outputs[1] &&
	       before->count == observation->outputs[3] && (!size || memcmp(before->data, data, size) == 0);
}

static void read_data(struct worker *worker, struct progress *progress, bool is_global, const struct outputs *outputs,
		      struct call_observation *observation)
{
	enum { MATCHES_ANY = OBSERVED_MATCHES_A | OBSERVED_MATCHES_B | OBSERVED_MATCHES_C };
	struct remembered *before = is_global ? &progress->global_read_back : &progress->read_back;
	const uint32_t claimed = observation->outputs[0];
	const uint32_t size = claimed < outputs->room.size ? claimed : outputs->room.size;
	const uint8_t *data = outputs->leases[OUTPUT_INFO]->address;

	observation->data_size = size;
	memcpy(observation->data, data, size < DATA_SHOWN ? size : DATA_SHOWN);
	/* More than there is room for is no configuration, whatever the bytes are. */
	if (claimed <= outputs->room.size)
		observation->flags |= configuration_compare(worker, progress, is_global, data, size);
	/* A true configuration may end like what the buffer was filled with. */
	if (claimed > outputs->room.size || (!(observation->flags & MATCHES_ANY) && room_is_short(data, size)))
		observation->flags |= OBSERVED_NOT_PLACED;
	if (is_same_again(before, observation, data, size))
		observation->flags |= OBSERVED_SAME_AGAIN;
	if (observation->outputs[1] == (is_global ? worker->accepted_version : progress->accepted_version))
		observation->flags |= OBSERVED_VERSION_ACCEPTED;
	remembered_write(before, observation->outputs[1], observation->outputs[3], data, size);
}

/* The call, with what was seen of its outputs; the case remembers nothing of it unless `is_remembered`. */
static bool query(struct worker *worker, struct progress *progress, const struct call *call,
		  bool is_remembered, struct call_observation *observation, struct reason *why)
{
	const bool is_global = call->entry != ENTRY_GET_INTERFACE_INFO;
	const uint32_t first = call->entry == ENTRY_GET_GLOBAL_INFO ? 0 : 1;
	struct outputs outputs = { .list = NULL };

	if (!room_choose(progress, call, configuration_room(worker), &outputs.room))
		return fail(why, "no earlier call of the case told how many bytes are needed");
	if (!lend_outputs(call, first, &outputs) ||
	    (call->entry == ENTRY_GET_DOMAIN_INFO && !mpr60_lend_domain(&outputs.list, call, &outputs.domain))) {
		memory_return(&outputs.list);
		return fail(why, "no guarded buffer for a configuration could be had");
	}
	if (call->entry == ENTRY_GET_DOMAIN_INFO)
		observation->arguments[0] = outputs.domain ? sizeof(GUID) : 0;
	else if (!is_global)
		observation->arguments[0] = progress_index(progress, call);
	for (uint32_t i = 0; i < OUTPUT_KINDS; i++)
		observation->arguments[first + i] = outputs.leases[i] ? outputs.leases[i]->size : 0;
	observation->arguments[ARGUMENT_ROOM] = outputs.room.stated;
	observation->arguments[ARGUMENT_NEEDED] = progress->needed;
	make_call(worker, progress, call, &outputs, observation);
	read_numbers(&outputs, observation);
	check_surroundings(&outputs, observation);
	if (is_remembered && outputs.leases[OUTPUT_BUFFER_SIZE])
		room_note(progress, observation->returned, observation->outputs[0]);
	if (is_remembered && observation->returned == NO_ERROR && outputs.leases[OUTPUT_INFO] &&
	    outputs.leases[OUTPUT_BUFFER_SIZE] && !call->is_unreadable)
		read_data(worker, progress, is_global, &outputs, observation);
	progress_return(progress, call, &outputs.list);
	return true;
}

bool query_perform(struct worker *worker, struct progress *progress, const struct call *call,
		   struct call_observation *observation, struct reason *why)
{
	return query(worker, progress, call, true, observation, why);
}

bool query_peek(struct worker *worker, struct progress *progress, const struct call *call,
		struct call_observation *observation, struct reason *why)
{
	observation->entry = (uint32_t)call->entry;
	return query(worker, progress, call, false, observation, why);
}
