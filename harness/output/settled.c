/* SPDX-License-Identifier: MIT */
/* What was seen of a case as it is shown: what depends on the case alone, and not on which others shared its run. */
#include "harness/output/settled.h"

#include "harness/base/allocate.h"
#include "harness/model/codes.h"
#include "harness/model/entry.h"
#include "harness/output/calls.h"

#include <stdlib.h>
#include <string.h>

static bool is_stopped(const struct heard *heard)
{
	return heard->kind == HEARD_MESSAGE && heard->arguments[0] == ROUTER_STOPPED;
}

static bool is_pending_stop(const struct call_observation *call)
{
	return call->entry == ENTRY_STOP && call->ending == ENDING_RETURNED &&
	       call->returned == ERROR_PROTOCOL_STOP_PENDING;
}

static bool is_disordered(const struct observation *observation)
{
	for (size_t i = 1; i < observation->heard_count; i++)
		if (observation->heard[i - 1].kind == HEARD_MESSAGE && observation->heard[i].kind != HEARD_MESSAGE)
			return true;
	return false;
}

static bool needs_settling(const struct observation *observation)
{
	if (is_disordered(observation))
		return true;
	for (size_t i = 0; i < observation->call_count; i++)
		if (observation->calls[i].entry == ENTRY_STOP || observation->calls[i].entry == ENTRY_AWAIT_STOPPED)
			return true;
	return false;
}

/* Whether a violation is about how the run ended: then all of that is shown. */
static bool is_stop_violated(const struct judgement *judgement)
{
	for (size_t i = 0; i < judgement->violation_count; i++) {
		const char *got = judgement->violations[i].got;

		if (got && (strstr(got, "StopProtocol") || strstr(got, "ROUTER_STOPPED")))
			return true;
	}
	return false;
}

static bool is_traced(const struct observation *observation, size_t place)
{
	for (size_t i = 0; i < observation->traced_count; i++)
		if (call_of_traced(observation, i) == place)
			return true;
	return false;
}

/* A call of the end of a run, as nobody need know of. */
static bool is_ordinary_end(const struct planned_case *planned, const struct observation *observation, size_t place)
{
	const struct call_observation *call = &observation->calls[place];

	if (call->step < planned->step_count || call->ending != ENDING_RETURNED || call->breach.kind != BREACH_NONE ||
	    call->convention.entry != ENTRY_END || is_traced(observation, place))
		return false;
	if (call->entry == ENTRY_AWAIT_STOPPED)
		return !(call->flags & OBSERVED_TIMED_OUT);
	return call->entry == ENTRY_STOP &&
	       (call->returned == NO_ERROR || call->returned == ERROR_PROTOCOL_STOP_PENDING);
}

/* The calls that are shown. */
static void settle_calls(struct observation *room, const struct planned_case *planned,
			 const struct observation *observation)
{
	room->calls = allocate(observation->call_count, sizeof(*room->calls));
	room->traced = allocate(observation->traced_count + 1, sizeof(*room->traced));
	room->traced_count = observation->traced_count;
	for (size_t i = 0; i < observation->traced_count; i++)
		room->traced[i] = observation->traced[i];
	for (size_t i = 0; i < observation->call_count; i++) {
		for (size_t j = 0; j < observation->traced_count; j++)
			if (observation->traced[j].call == i)
				room->traced[j].call = (uint32_t)room->call_count;
		if (!is_ordinary_end(planned, observation, i))
			room->calls[room->call_count++] = observation->calls[i];
	}
}

/* Whether the message is the one that a stop announced, of which `told` were heard before. */
static bool is_explained(const struct observation *observation, const struct heard *heard, size_t told)
{
	size_t pending = 0;

	if (!is_stopped(heard) || !heard->is_announced)
		return false;
	for (size_t i = 0; i < observation->call_count; i++)
		pending += is_pending_stop(&observation->calls[i]) &&
			   (observation->calls[i].step <= heard->step || observation->calls[i].step == STEP_CLEAN_UP);
	return told < pending;
}

/* Whether a GetEventMessage that the case asks for brought it: that is the case's own. */
static bool is_fetched(const struct observation *observation, const struct heard *heard)
{
	for (size_t i = 0; i < observation->call_count; i++)
		if (observation->calls[i].entry == ENTRY_GET_EVENT_MESSAGE && observation->calls[i].step == heard->step)
			return true;
	return false;
}

/* Whether the wait at `place` is the one for a pending stop whose end no GetEventMessage of the case brought. */
static bool waits_for_stop(const struct observation *observation, size_t place)
{
	size_t pending = 0, fetched = 0;

	if (observation->calls[place].entry != ENTRY_AWAIT_STOPPED || (observation->calls[place].flags & OBSERVED_TIMED_OUT))
		return false;
	for (size_t i = 0; i < place; i++) {
		if (observation->calls[i].entry == ENTRY_AWAIT_STOPPED)
			pending = 0;
		pending += is_pending_stop(&observation->calls[i]);
	}
	for (size_t i = 0; i < observation->heard_count; i++)
		fetched += is_stopped(&observation->heard[i]) && is_fetched(observation, &observation->heard[i]) &&
			   observation->heard[i].step < observation->calls[place].step;
	return pending > fetched;
}

static void append_functions(struct observation *room, const struct observation *observation)
{
	for (size_t i = 0; i < observation->heard_count; i++)
		if (observation->heard[i].kind != HEARD_MESSAGE)
			room->heard[room->heard_count++] = observation->heard[i];
}

static void settle_heard(struct observation *room, const struct observation *observation)
{
	size_t told = 0;

	room->heard = allocate(observation->heard_count + observation->call_count, sizeof(*room->heard));
	append_functions(room, observation);
	for (size_t i = 0; i < observation->heard_count; i++) {
		const struct heard *heard = &observation->heard[i];

		if (heard->kind != HEARD_MESSAGE)
			continue;
		if (is_explained(observation, heard, told)) {
			told++;
			if (!is_fetched(observation, heard))
				continue;
		}
		room->heard[room->heard_count++] = *heard;
	}
	for (size_t i = 0; i < room->call_count; i++) {
		if (waits_for_stop(room, i))
			room->heard[room->heard_count++] = (struct heard) { .kind = HEARD_MESSAGE,
									    .step = room->calls[i].step,
									    .index = 0xFFFFFFFF,
									    .is_announced = true,
									    .is_during_call = true,
									    .arguments = { ROUTER_STOPPED } };
	}
}

const struct observation *settled_read(struct observation *room, const struct result *result, size_t place)
{
	const struct observation *observation = &result->cases[place].observation;

	*room = (struct observation) { 0 };
	if (!needs_settling(observation) || is_stop_violated(&result->cases[place].judgement))
		return observation;
	settle_calls(room, &result->plan->cases[place], observation);
	if (!room->call_count) {
		settled_release(room);
		return observation;
	}
	settle_heard(room, observation);
	return room;
}

void settled_release(struct observation *room)
{
	/* The words of traced lines are the observation's. */
	free(room->calls);
	free(room->heard);
	free(room->traced);
	*room = (struct observation) { 0 };
}
