/* SPDX-License-Identifier: MIT */
/* GetNeighbors and GetMfeStatus: guarded outputs, and what was put into them. */
#include "harness/windows/perform_multicast.h"

#include "harness/windows/flight.h"
#include "harness/windows/room.h"

#include <string.h>

enum { ROOM_OF_LIST = 64 * sizeof(DWORD) };

/* The outputs of GetNeighbors; NULL for those that are passed as a NULL pointer. */
enum output { OUTPUT_LIST, OUTPUT_SIZE, OUTPUT_FLAGS, OUTPUT_KINDS };

struct outputs {
	struct lease *leases;
	struct lease *of[OUTPUT_KINDS];
	struct room room;
};

static bool lend_outputs(const struct call *call, struct outputs *outputs)
{
	const size_t sizes[OUTPUT_KINDS] = { outputs->room.size, sizeof(DWORD), sizeof(BYTE) };

	for (uint32_t i = 0; i < OUTPUT_KINDS; i++) {
		if (call->nulls >> (i + 1) & 1)
			continue;
		outputs->of[i] = (call->is_unreadable ? memory_lend_unreadable : memory_lend_output)(&outputs->leases,
												     sizes[i], i + 1);
		if (!outputs->of[i])
			return false;
	}
	if (call->is_unreadable)
		return true;
	if (outputs->of[OUTPUT_SIZE])
		memcpy(outputs->of[OUTPUT_SIZE]->writable, &outputs->room.stated, sizeof(outputs->room.stated));
	if (outputs->of[OUTPUT_FLAGS])
		*outputs->of[OUTPUT_FLAGS]->writable = FLAGS_UNWRITTEN;
	return true;
}

static void read_outputs(struct progress *progress, const struct outputs *outputs, struct call_observation *observation)
{
	const struct lease *list = outputs->of[OUTPUT_LIST], *size = outputs->of[OUTPUT_SIZE];
	const struct lease *flags = outputs->of[OUTPUT_FLAGS];

	if (size)
		memcpy(&observation->outputs[0], size->address, sizeof(DWORD));
	if (flags)
		observation->outputs[1] = *flags->address;
	if (size)
		room_note(progress, observation->returned, observation->outputs[0]);
	if (!list || !size || observation->returned != NO_ERROR)
		return;
	observation->data_size = observation->outputs[0] < outputs->room.size ? observation->outputs[0] : outputs->room.size;
	memcpy(observation->data, list->address,
	       observation->data_size < DATA_SHOWN ? observation->data_size : DATA_SHOWN);
}

/* What surrounds the outputs, and on success what lies behind the addresses that were placed, is as it was. */
static void check_surroundings(const struct outputs *outputs, struct call_observation *observation)
{
	for (uint32_t i = 0; i < OUTPUT_KINDS && observation->breach.kind == BREACH_NONE; i++) {
		uint32_t used;

		if (!outputs->of[i])
			continue;
		used = outputs->of[i]->size;
		if (i == OUTPUT_LIST && observation->returned == NO_ERROR && outputs->of[OUTPUT_SIZE])
			used = observation->outputs[0];
		memory_find_overwrite(outputs->of[i], used, &observation->breach);
	}
}

bool perform_neighbors(struct worker *worker, struct progress *progress, const struct call *call,
		       struct call_observation *observation, struct reason *why)
{
	const PGET_NEIGHBORS get = worker->protocol.table.pfnGetNeighbors;
	const uint32_t index = progress_index(progress, call);
	struct outputs outputs = { .leases = NULL };

	if (!room_choose(progress, call, ROOM_OF_LIST, &outputs.room))
		return fail(why, "no earlier call of the case told how many bytes are needed");
	if (!lend_outputs(call, &outputs)) {
		memory_return(&outputs.leases);
		return fail(why, "no guarded buffers for GetNeighbors could be had");
	}
	observation->arguments[0] = index;
	for (uint32_t i = 0; i < OUTPUT_KINDS; i++)
		observation->arguments[i + 1] = outputs.of[i] ? outputs.of[i]->size : 0;
	observation->arguments[ARGUMENT_ROOM] = outputs.room.stated;
	observation->arguments[ARGUMENT_NEEDED] = progress->needed;
	flight_begin(worker, progress, call, observation);
	flight_end(worker, progress, observation,
		   get(index, memory_address(outputs.of[OUTPUT_LIST]), memory_address(outputs.of[OUTPUT_SIZE]),
		       memory_address(outputs.of[OUTPUT_FLAGS])));
	if (!call->is_unreadable) {
		read_outputs(progress, &outputs, observation);
		check_surroundings(&outputs, observation);
	}
	progress_return(progress, call, &outputs.leases);
	return true;
}

/* Addresses that are what they are in either byte order, so that only the rows about it depend on how they are read. */
#define ORDINARY_GROUP 0xE80101E8u
#define ORDINARY_SOURCE 0x0A01010Au

bool perform_mfe_status(struct worker *worker, struct progress *progress, const struct call *call,
			struct call_observation *observation, struct reason *why)
{
	enum { PLACE_STATUS = 3 };
	const PGET_MFE_STATUS get = worker->protocol.table.pfnGetMfeStatus;
	const uint32_t index = progress_index(progress, call);
	const DWORD group = call->group || call->is_group_literal ? call->group : ORDINARY_GROUP;
	const DWORD source = call->source ? call->source : ORDINARY_SOURCE;
	struct lease *leases = NULL, *status = NULL;

	if (!(call->nulls >> PLACE_STATUS & 1)) {
		status = (call->is_unreadable ? memory_lend_unreadable : memory_lend_output)(&leases, sizeof(BYTE),
											     PLACE_STATUS);
		if (!status)
			return fail(why, "no guarded buffer for a status code could be had");
	}
	observation->arguments[0] = index;
	observation->arguments[1] = group;
	observation->arguments[2] = source;
	observation->arguments[PLACE_STATUS] = status ? status->size : 0;
	flight_begin(worker, progress, call, observation);
	flight_end(worker, progress, observation, get(index, group, source, memory_address(status)));
	if (status && !call->is_unreadable) {
		observation->outputs[0] = *status->address;
		observation->flags |= memory_is_untouched(status) ? OBSERVED_UNCHANGED : 0;
		if (observation->breach.kind == BREACH_NONE)
			memory_find_overwrite(status, status->size, &observation->breach);
	}
	progress_return(progress, call, &leases);
	return true;
}
