/* SPDX-License-Identifier: MIT */
/* One case on its way, and what is written down of it: in the shared log, and beside it for the judge. */
#include "harness/windows/progress.h"

#include "harness/base/allocate.h"
#include "harness/windows/procedure.h"
#include "harness/windows/worker.h"

#include <winternl.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What one case may have said before the rest is left out: a candidate that shouts must not fill the log. */
enum { HEARD_MOST = 512, IDLE_HEARD_MOST = 32 };

static bool is_written(const struct progress *progress)
{
	return progress->place != SECTION_NO_CASE;
}

static void write(struct worker *worker, const struct progress *progress, enum record_kind kind, const void *data,
		  size_t size)
{
	if (is_written(progress) && !section_write(worker->section, kind, progress->place, data, size))
		worker->is_full = true;
}

/* Where the next byte of the output goes: all who print share the place. Wine needs a third of the time that it needs for the
 * size of the file, which is more than many a call takes. */
static uint64_t read_output_place(HANDLE output)
{
	static NTSTATUS(WINAPI * query)(HANDLE, IO_STATUS_BLOCK *, void *, ULONG, ULONG);
	static const ULONG file_position_information = 14;
	LARGE_INTEGER place = { .QuadPart = 0 };
	IO_STATUS_BLOCK status;

	if (!query && !procedure_find(GetModuleHandleW(L"ntdll.dll"), "NtQueryInformationFile", &query))
		return 0;
	return query(output, &status, &place, sizeof(place), file_position_information) >= 0 ? (uint64_t)place.QuadPart : 0;
}

/* Asked for once between two calls. */
static uint64_t read_output_size(struct worker *worker)
{
	if (worker->output_sequence == worker->section->in_flight.sequence)
		return worker->output_size;
	worker->output_size = 0;
	if (worker->section->output)
		worker->output_size = read_output_place((HANDLE)(uintptr_t)worker->section->output);
	worker->output_sequence = worker->section->in_flight.sequence;
	return worker->output_size;
}

/* The indexes depend on the case alone, so that calls and messages are the same wherever and whenever it is performed. */
static void give_indexes(struct worker *worker, struct progress *progress)
{
	progress->first_index = FIRST_INDEX + INDEXES_PER_CASE * progress->place;
	worker->owners[progress->place] = progress;
}

void progress_begin(struct worker *worker, struct progress *progress, uint32_t session_place)
{
	struct record_begin record = { .session_place = session_place, .output_begin = read_output_size(worker) };

	EnterCriticalSection(&worker->lock);
	give_indexes(worker, progress);
	progress->state = PROGRESS_BEGUN;
	progress->observation = (struct observation) { .is_performed = true };
	progress->observation.first_index = record.first_index = progress->first_index;
	progress->observation.session_place = session_place;
	write(worker, progress, RECORD_BEGIN, &record, sizeof(record));
	LeaveCriticalSection(&worker->lock);
}

void progress_append_call(struct worker *worker, struct progress *progress, const struct call_observation *call)
{
	if (!is_written(progress))
		return;
	EnterCriticalSection(&worker->lock);
	write(worker, progress, RECORD_CALL, call, sizeof(*call));
	observation_append_call(&progress->observation, call);
	LeaveCriticalSection(&worker->lock);
}

/* Routes have a budget for each way in which they were validated: the ones that were not must be told. */
static uint32_t *find_budget_of_route(struct progress *progress, uint32_t kind)
{
	return kind == HEARD_ROUTE || kind == HEARD_ROUTE_UNVALIDATED || kind == HEARD_ROUTE_INVALID
		       ? &progress->route_counts[kind - HEARD_ROUTE]
		       : NULL;
}

/* Questions to the router manager are no activity. */
static bool is_idle(uint32_t kind)
{
	return kind != HEARD_DEMAND_DIAL_REQUEST && kind != HEARD_SET_INTERFACE_RECEIVE_TYPE && kind != HEARD_MESSAGE;
}

/* Whether there is room for one more of the kind. */
static bool may_hear(struct progress *progress, uint32_t kind)
{
	uint32_t *routes = find_budget_of_route(progress, kind);

	if (routes)
		return (*routes)++ < IDLE_HEARD_MOST;
	return is_idle(kind) ? progress->idle_heard_count++ < IDLE_HEARD_MOST : progress->heard_count++ < HEARD_MOST;
}

void progress_append_heard(struct worker *worker, struct progress *progress, struct heard *heard)
{
	EnterCriticalSection(&worker->lock);
	if (is_written(progress) && may_hear(progress, heard->kind)) {
		heard->step = progress->step;
		write(worker, progress, RECORD_HEARD, heard, sizeof(*heard));
		if (progress->state != PROGRESS_OVER)
			observation_append_heard(&progress->observation, heard);
	}
	LeaveCriticalSection(&worker->lock);
}

/* Lines after the last that is kept are not written; the last says so. */
static bool count_line(const struct worker *worker, struct progress *progress, bool *is_last)
{
	const struct in_flight *flight = &worker->section->in_flight;
	const bool is_during = flight->sequence & 1;
	const uint32_t count = is_during ? worker->section->traced_count - flight->call.traced_begin
					 : progress->aside_count++;

	*is_last = count == TRACED_MOST - 1;
	return count < TRACED_MOST;
}

void progress_append_traced(struct worker *worker, struct progress *progress, const char *line)
{
	struct record_traced record = { .step = progress->step };
	bool is_last;

	EnterCriticalSection(&worker->lock);
	snprintf(worker->section->said, sizeof(worker->section->said), "%s", line);
	/* Without it the case says the same: a full log is no reason to end the run. */
	if (is_written(progress) && count_line(worker, progress, &is_last)) {
		snprintf(record.text, sizeof(record.text), "%s", is_last ? "(more was traced)" : line);
		if (section_write(worker->section, RECORD_TRACED, progress->place, &record, sizeof(record)))
			worker->section->traced_count++;
	}
	LeaveCriticalSection(&worker->lock);
}

void progress_append_fault(struct worker *worker, struct progress *progress, const struct exception_facts *fault)
{
	EnterCriticalSection(&worker->lock);
	write(worker, progress, RECORD_FAULT, fault, sizeof(*fault));
	observation_write_exception(&progress->observation, fault);
	LeaveCriticalSection(&worker->lock);
}

/* Nothing is written for the case after this but what is heard late. */
void progress_return(struct progress *progress, const struct call *call, struct lease **list)
{
	if (call && call->is_poisoned)
		memory_move(list, &progress->leases);
	else
		memory_return(list);
}

static void release(struct progress *progress, enum progress_state state)
{
	memory_return(&progress->leases);
	observation_release(&progress->observation);
	free(progress->read_back.data);
	free(progress->global_read_back.data);
	free(progress->odd.data);
	progress->read_back = (struct remembered) { 0 };
	progress->global_read_back = (struct remembered) { 0 };
	progress->odd = (struct remembered) { 0 };
	progress->state = state;
}

void progress_end(struct worker *worker, struct progress *progress)
{
	struct record_end record = { .output_end = read_output_size(worker) };

	EnterCriticalSection(&worker->lock);
	write(worker, progress, RECORD_END, &record, sizeof(record));
	release(progress, PROGRESS_OVER);
	LeaveCriticalSection(&worker->lock);
}

void progress_break(struct worker *worker, struct progress *progress, const char *why)
{
	char text[BROKEN_SIZE] = { 0 };

	snprintf(text, sizeof(text), "%s", why);
	EnterCriticalSection(&worker->lock);
	write(worker, progress, RECORD_BROKEN, text, sizeof(text));
	release(progress, PROGRESS_OVER);
	LeaveCriticalSection(&worker->lock);
}

void progress_give_back(struct worker *worker, struct progress *progress)
{
	const uint32_t place = progress->place;
	const struct planned_case *planned = progress->planned;

	EnterCriticalSection(&worker->lock);
	write(worker, progress, RECORD_RETURNED, NULL, 0);
	worker->owners[place] = NULL;
	release(progress, PROGRESS_PENDING);
	*progress = (struct progress) { .place = place, .planned = planned };
	LeaveCriticalSection(&worker->lock);
}

struct progress *progress_find(struct worker *worker, uint32_t index)
{
	const uint32_t number = (index - FIRST_INDEX) / INDEXES_PER_CASE;

	if (!worker->owners || index < FIRST_INDEX || number >= worker->plan->count)
		return NULL;
	return worker->owners[number];
}

uint32_t progress_index(const struct progress *progress, const struct call *call)
{
	if (call->interface == INTERFACE_LITERAL)
		return call->index;
	return progress->first_index + (uint32_t)call->interface;
}

uint8_t *progress_updating(struct progress *progress, uint32_t index)
{
	const uint32_t role = index - progress->first_index;

	return role < INDEXES_PER_CASE ? &progress->updating[role] : NULL;
}

/* A candidate that accepts an index twice has one interface all the same. */
static bool is_alive(const struct progress *progress, uint32_t index)
{
	for (size_t i = 0; i < progress->alive_count; i++)
		if (progress->alive[i].index == index)
			return true;
	return false;
}

void progress_append_interface(struct worker *worker, struct progress *progress, uint32_t index, uint32_t type)
{
	if (progress->alive_count == ALIVE_MOST || is_alive(progress, index))
		return;
	progress->alive[progress->alive_count++] = (struct alive) { index, type };
	worker->live++;
}

void progress_remove_interface(struct worker *worker, struct progress *progress, uint32_t index)
{
	for (size_t i = 0; i < progress->alive_count; i++) {
		if (progress->alive[i].index != index)
			continue;
		progress->alive[i] = progress->alive[--progress->alive_count];
		worker->live--;
		return;
	}
}

uint32_t progress_find_type(const struct progress *progress, uint32_t index)
{
	for (size_t i = 0; i < progress->alive_count; i++)
		if (progress->alive[i].index == index)
			return progress->alive[i].type;
	return PERMANENT;
}

void remembered_write(struct remembered *remembered, uint32_t version, uint32_t count, const uint8_t *data,
		      uint32_t size)
{
	free(remembered->data);
	*remembered = (struct remembered) { true, version, count, size, allocate(size, 1) };
	if (size)
		memcpy(remembered->data, data, size);
}
