/* SPDX-License-Identifier: MIT */
/* GetInterfaceInfo and GetGlobalInfo: guarded outputs, and what was put into them. */
#include "harness/windows/query.h"

#include "harness/windows/configuration.h"
#include "harness/windows/flight.h"

#include <string.h>

/* The outputs in the order of the parameters. */
enum output { OUTPUT_INFO, OUTPUT_BUFFER_SIZE, OUTPUT_VERSION, OUTPUT_SIZE, OUTPUT_COUNT, OUTPUT_KINDS };

struct outputs {
	struct lease *list;
	struct lease *leases[OUTPUT_KINDS];
	uint32_t room;
};

static bool lend_outputs(const struct worker *worker, uint32_t first, struct outputs *outputs)
{
	outputs->room = configuration_room(worker);
	for (uint32_t i = 0; i < OUTPUT_KINDS; i++) {
		const uint32_t size = i == OUTPUT_INFO ? outputs->room : sizeof(ULONG);

		outputs->leases[i] = memory_lend_output(&outputs->list, size, first + i);
		if (!outputs->leases[i])
			return false;
	}
	memcpy(outputs->leases[OUTPUT_BUFFER_SIZE]->writable, &outputs->room, sizeof(outputs->room));
	return true;
}

static ULONG *number_of(const struct outputs *outputs, enum output output)
{
	return (ULONG *)(void *)outputs->leases[output]->address;
}

static void make_call(struct worker *worker, struct progress *progress, const struct call *call,
		      const struct outputs *outputs, struct call_observation *observation)
{
	const MPR_ROUTING_CHARACTERISTICS *table = &worker->protocol.table;
	void *info = outputs->leases[OUTPUT_INFO]->address;
	ULONG *size = number_of(outputs, OUTPUT_BUFFER_SIZE);
	ULONG *version = number_of(outputs, OUTPUT_VERSION);
	ULONG *structure = number_of(outputs, OUTPUT_SIZE);
	ULONG *count = number_of(outputs, OUTPUT_COUNT);
	DWORD returned;

	flight_begin(worker, progress, call, observation);
	if (call->entry == ENTRY_GET_GLOBAL_INFO)
		returned = table->pfnGetGlobalInfo(info, size, version, structure, count);
	else
		returned = table->pfnGetInterfaceInfo(progress_index(progress, call), info, size, version, structure,
						      count);
	flight_end(worker, progress, observation, returned);
}

/* What surrounds the outputs, and on success what lies behind the bytes that were placed, is as it was. */
static void check_surroundings(const struct outputs *outputs, struct call_observation *observation)
{
	for (uint32_t i = 0; i < OUTPUT_KINDS && observation->breach.kind == BREACH_NONE; i++) {
		uint32_t used = outputs->leases[i]->size;

		if (i == OUTPUT_INFO && observation->returned == NO_ERROR)
			used = *number_of(outputs, OUTPUT_BUFFER_SIZE);
		memory_find_overwrite(outputs->leases[i], used, &observation->breach);
	}
}

static void read_numbers(const struct outputs *outputs, struct call_observation *observation)
{
	static const uint32_t written[OUTPUTS_MOST] = { 0, OBSERVED_VERSION_WRITTEN, OBSERVED_SIZE_WRITTEN,
							OBSERVED_COUNT_WRITTEN };

	for (uint32_t i = 0; i < OUTPUTS_MOST; i++) {
		observation->outputs[i] = *number_of(outputs, OUTPUT_BUFFER_SIZE + i);
		if (observation->outputs[i] != MEMORY_PATTERN_NUMBER)
			observation->flags |= written[i];
	}
}

static void read_data(struct worker *worker, struct progress *progress, bool is_global, const struct outputs *outputs,
		      struct call_observation *observation)
{
	const uint32_t claimed = observation->outputs[0];
	const uint32_t size = claimed < outputs->room ? claimed : outputs->room;
	const uint8_t *data = outputs->leases[OUTPUT_INFO]->address;

	observation->data_size = size;
	memcpy(observation->data, data, size < DATA_SHOWN ? size : DATA_SHOWN);
	/* More than there is room for is no configuration, whatever the bytes are. */
	if (claimed <= outputs->room)
		observation->flags |= configuration_compare(worker, progress, is_global, data, size);
	if (!is_global)
		remembered_write(&progress->read_back, observation->outputs[1], observation->outputs[3], data, size);
}

bool query_perform(struct worker *worker, struct progress *progress, const struct call *call,
		   struct call_observation *observation, struct reason *why)
{
	const bool is_global = call->entry == ENTRY_GET_GLOBAL_INFO;
	const uint32_t first = is_global ? 0 : 1;
	struct outputs outputs = { .list = NULL };

	if (!lend_outputs(worker, first, &outputs)) {
		memory_return(&outputs.list);
		return fail(why, "no guarded buffer for a configuration could be had");
	}
	if (!is_global)
		observation->arguments[0] = progress_index(progress, call);
	for (uint32_t i = 0; i < OUTPUT_KINDS; i++)
		observation->arguments[first + i] = outputs.leases[i]->size;
	make_call(worker, progress, call, &outputs, observation);
	read_numbers(&outputs, observation);
	check_surroundings(&outputs, observation);
	if (observation->returned == NO_ERROR)
		read_data(worker, progress, is_global, &outputs, observation);
	memory_return(&outputs.list);
	return true;
}
