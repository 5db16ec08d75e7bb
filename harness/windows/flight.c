/* SPDX-License-Identifier: MIT */
/* The call in flight: what the supervisor must know when it never comes back. */
#include "harness/windows/flight.h"

#include "harness/windows/convention.h"
#include "harness/windows/crash.h"

static int64_t begun;

static int64_t read_ticks(void)
{
	LARGE_INTEGER ticks;

	QueryPerformanceCounter(&ticks);
	return ticks.QuadPart;
}

static int64_t read_frequency(void)
{
	static int64_t frequency;
	LARGE_INTEGER ticks;

	if (!frequency && QueryPerformanceFrequency(&ticks))
		frequency = ticks.QuadPart;
	return frequency;
}

void flight_begin(struct worker *worker, struct progress *progress, const struct call *call,
		  const struct call_observation *observation)
{
	struct in_flight *flight = &worker->section->in_flight;

	worker->current = progress;
	worker->call = call;
	worker->has_called_back = 0;
	flight->call = *observation;
	flight->call.traced_begin = worker->section->traced_count;
	flight->place = progress->place;
	flight->begun_ms = GetTickCount64();
	crash_arm();
	memory_begin_call((enum entry)observation->entry);
	convention_begin_call();
	flight->sequence++;
	begun = read_ticks();
}

void flight_end(struct worker *worker, struct progress *progress, struct call_observation *observation, DWORD returned)
{
	const int64_t now = read_ticks();
	struct exception_facts fault;

	worker->section->in_flight.sequence++;
	observation->traced_begin = worker->section->in_flight.call.traced_begin;
	observation->traced_end = worker->section->traced_count;
	memory_end_call();
	worker->call = NULL;
	worker->last_call = now;
	worker->has_settled = false;
	observation->returned = returned;
	observation->ending = ENDING_RETURNED;
	observation->convention = convention_end_call();
	observation->microseconds = (uint32_t)((now - begun) * 1000000 / read_frequency());
	if (crash_read_fault(&fault)) {
		observation->breach = fault.breach;
		progress_append_fault(worker, progress, &fault);
	}
}

uint64_t flight_read_clock_ms(void)
{
	return (uint64_t)(read_ticks() / (read_frequency() / 1000));
}

uint32_t flight_read_quiet_ms(const struct worker *worker)
{
	if (!worker->last_call)
		return UINT32_MAX;
	return (uint32_t)((read_ticks() - worker->last_call) * 1000 / read_frequency());
}
