/* SPDX-License-Identifier: MIT */
/* The candidate's queue of messages, and the time to wait for them. */
#include "harness/windows/queue.h"

#include "harness/windows/flight.h"
#include "harness/windows/query.h"
#include "harness/windows/router_manager.h"

#include <string.h>

enum {
	MESSAGES_MOST = 4096, /* so many, and the queue is taken to have no end */
	MESSAGES_KEPT = 32,   /* of them are written down */
	LOOK_AGAIN_MS = 20,   /* how often a queue is looked at whose event is not signalled */
	PATIENCE = 8          /* after so many messages in a row that no signal came for, none is waited for */
};

/* Bits of the parameters that are passed as NULL. */
enum { NULL_EVENT = 1, NULL_MESSAGE = 2 };

/* What one drain has found. */
struct drain {
	struct heard heard[MESSAGES_KEPT];
	struct progress *owners[MESSAGES_KEPT];
	uint32_t kept, count;
};

static uint32_t unannounced;      /* drains in a row that waited for a signal in vain */
static uint32_t messages_fetched; /* by all drains */
static bool is_endless;           /* a queue had no end: later drains need not prove it again */
static bool has_signal;           /* a signal was seen, and the queue not yet seen to be empty */

/* One call, of a step or, with NULL, of a drain. The observation says what came. */
static void get_message(struct worker *worker, struct progress *progress, const struct call *call,
			struct call_observation *observation)
{
	const uint32_t nulls = call ? call->nulls : 0;
	struct lease *outputs = NULL;
	struct lease *message = memory_lend_output(&outputs, sizeof(MESSAGE), 1);
	struct lease *event = memory_lend_output(&outputs, sizeof(ROUTING_PROTOCOL_EVENTS), 0);
	const PGET_EVENT_MESSAGE get = worker->protocol.table.pfnGetEventMessage;
	const bool has_event = !(nulls & NULL_EVENT), has_message = !(nulls & NULL_MESSAGE);

	if (!message || !event)
		return;
	observation->entry = ENTRY_GET_EVENT_MESSAGE;
	observation->arguments[0] = has_event ? event->size : 0;
	observation->arguments[1] = has_message ? message->size : 0;
	flight_begin(worker, progress, NULL, observation);
	flight_end(worker, progress, observation,
		   get(has_event ? (void *)event->address : NULL, has_message ? (void *)message->address : NULL));
	memcpy(observation->outputs, event->address, event->size);
	memcpy(observation->outputs + 1, message->address, message->size);
	if (memory_is_untouched(event) && memory_is_untouched(message))
		observation->flags |= OBSERVED_UNCHANGED;
	if (observation->breach.kind == BREACH_NONE && !memory_find_overwrite(event, event->size, &observation->breach))
		memory_find_overwrite(message, message->size, &observation->breach);
	progress_return(progress, call, &outputs);
}

static void follow_message(struct worker *worker, struct progress *owner, const struct heard *heard)
{
	uint8_t *updating = progress_updating(owner, heard->index);

	if (heard->arguments[0] == ROUTER_STOPPED && worker->run == RUN_STOPPING)
		worker->run = RUN_OFF;
	if (heard->arguments[0] == UPDATE_COMPLETE && updating && *updating)
		--*updating;
}

/* The message that a call brought, and the case that it belongs to. */
static struct heard read_message(struct worker *worker, struct progress *progress,
				 const struct call_observation *observation, struct progress **owner)
{
	const uint32_t event = observation->outputs[0];
	const bool names_interface = event == SAVE_INTERFACE_CONFIG_INFO || event == UPDATE_COMPLETE;
	struct heard heard = { .kind = HEARD_MESSAGE, .index = 0xFFFFFFFF };

	memcpy(heard.arguments, observation->outputs, sizeof(heard.arguments));
	if (names_interface)
		heard.index = observation->outputs[1];
	EnterCriticalSection(&worker->lock);
	*owner = names_interface ? progress_find(worker, heard.index) : NULL;
	LeaveCriticalSection(&worker->lock);
	*owner = *owner ? *owner : progress;
	follow_message(worker, *owner, &heard);
	return heard;
}

/* A message may be taken before its signal is seen, and one signal may stand for several messages. */
static bool is_announced(const struct worker *worker)
{
	const DWORD patience = unannounced < PATIENCE ? worker->section->settle_ms : 0;

	if (has_signal || router_manager_await_signal(0) || (patience && router_manager_await_signal(patience))) {
		has_signal = true;
		unannounced = 0;
		return true;
	}
	unannounced++;
	return false;
}

/* What a router manager does with a SAVE_*: it asks for the configuration. Whose interface is gone it cannot ask. */
static void fetch_saved(struct worker *worker, struct progress *owner, struct heard *heard)
{
	enum { FETCHED = 2 }; /* MESSAGE_FETCHED of the judge */
	const bool is_global = heard->arguments[0] == SAVE_GLOBAL_CONFIG_INFO;
	const struct call call = { .entry = is_global ? ENTRY_GET_GLOBAL_INFO : ENTRY_GET_INTERFACE_INFO,
				   .interface = INTERFACE_LITERAL,
				   .index = heard->index };
	struct call_observation observation = { .step = owner->step };
	bool is_alive = is_global;
	struct reason why;

	for (size_t i = 0; i < owner->alive_count && heard->arguments[0] == SAVE_INTERFACE_CONFIG_INFO; i++)
		is_alive = is_alive || owner->alive[i].index == heard->index;
	if (!is_global && heard->arguments[0] != SAVE_INTERFACE_CONFIG_INFO)
		return;
	heard->arguments[FETCHED] = NO_ERROR;
	if (is_alive && worker->run == RUN_ON && protocol_offers(&worker->protocol, call.entry) &&
	    query_peek(worker, owner, &call, &observation, &why))
		heard->arguments[FETCHED] = observation.returned;
}

void queue_get(struct worker *worker, struct progress *progress, const struct call *call,
	       struct call_observation *observation)
{
	const uint32_t nulls = call->nulls;
	struct progress *owner;
	struct heard heard;

	get_message(worker, progress, call, observation);
	/* Who is given no Event may say that the queue is empty when it is not. */
	if (observation->returned != NO_ERROR && !(nulls & NULL_EVENT))
		has_signal = false;
	if (observation->returned != NO_ERROR || (nulls & NULL_EVENT))
		return;
	/* Without its content nobody knows whose the message is, but for the one that has none. */
	if ((nulls & NULL_MESSAGE) && observation->outputs[0] != ROUTER_STOPPED)
		return;
	heard = read_message(worker, progress, observation, &owner);
	heard.is_announced = is_announced(worker);
	fetch_saved(worker, owner, &heard);
	progress_append_heard(worker, owner, &heard);
}

/* Ordinary calls of a drain are not worth a record; what was not allowed is. */
static bool is_remarkable(const struct call_observation *observation)
{
	return observation->breach.kind != BREACH_NONE ||
	       (observation->returned != NO_ERROR && observation->returned != ERROR_NO_MORE_ITEMS);
}

static bool fetch(struct worker *worker, struct progress *progress, struct drain *drain)
{
	struct call_observation observation = { .step = progress->step };

	get_message(worker, progress, NULL, &observation);
	if (is_remarkable(&observation))
		progress_append_call(worker, progress, &observation);
	if (observation.returned != NO_ERROR)
		return false;
	drain->count++;
	messages_fetched++;
	if (drain->kept < MESSAGES_KEPT) {
		drain->heard[drain->kept] = read_message(worker, progress, &observation, &drain->owners[drain->kept]);
		drain->kept++;
	}
	return true;
}

static bool drain_queue(struct worker *worker, struct progress *progress, bool is_signalled)
{
	const uint32_t most = is_endless ? MESSAGES_KEPT : MESSAGES_MOST;
	struct drain drain = { .count = 0 };
	const bool has_settled = worker->has_settled;
	const int64_t last_call = worker->last_call;

	if (worker->run == RUN_OFF || !worker->protocol.table.pfnGetEventMessage)
		return true;
	while (drain.count < most && fetch(worker, progress, &drain))
		;
	is_endless = drain.count == most;
	if (drain.count && !is_endless && !is_signalled) {
		is_signalled = is_announced(worker);
		/* The signal may stand for what was queued meanwhile too. */
		while (is_signalled && drain.count < most && fetch(worker, progress, &drain))
			;
	}
	/* Fetching is no call that could set something in motion. */
	worker->has_settled = has_settled;
	worker->last_call = last_call;
	has_signal = false;
	for (uint32_t i = 0; i < drain.kept; i++) {
		drain.heard[i].is_announced = is_signalled;
		fetch_saved(worker, drain.owners[i], &drain.heard[i]);
		progress_append_heard(worker, drain.owners[i], &drain.heard[i]);
	}
	return !is_endless;
}

void queue_forget(struct worker *worker, struct progress *progress)
{
	struct drain drain = { .kept = MESSAGES_KEPT };

	while (drain.count < MESSAGES_MOST && fetch(worker, progress, &drain))
		;
	router_manager_await_signal(0);
	has_signal = false;
}

bool queue_drain(struct worker *worker, struct progress *progress)
{
	return drain_queue(worker, progress, false);
}

/* Whether what is waited for has come: the stop, or the end of the updates that are counted there. */
static bool has_come(const struct worker *worker, const uint8_t *updating)
{
	return updating ? *updating == 0 : worker->run != RUN_STOPPING;
}

static bool await(struct worker *worker, struct progress *progress, const uint8_t *updating, uint64_t begun,
		  uint32_t limit_ms)
{
	bool is_signalled = false;

	for (;;) {
		const uint64_t passed = flight_read_clock_ms() - begun;
		const uint64_t left = passed < limit_ms ? limit_ms - passed : 0;

		if (!drain_queue(worker, progress, is_signalled) || !left || has_come(worker, updating))
			return has_come(worker, updating);
		is_signalled = router_manager_await_signal(left < LOOK_AGAIN_MS ? (uint32_t)left : LOOK_AGAIN_MS);
	}
}

bool queue_await_stopped(struct worker *worker, struct progress *progress)
{
	return await(worker, progress, NULL, flight_read_clock_ms(), worker->section->stop_ms);
}

/*
 * How long an update, or its signal, is waited for. Where some were waited for in vain and none ever came, the others
 * need not take minutes to fail as well.
 */
static uint32_t patience_for_updates(const struct worker *worker)
{
	enum { VAIN_MOST = 3, HASTE = 10 };
	const uint32_t limit = worker->section->update_ms;

	return worker->updates_ended || worker->updates_in_vain < VAIN_MOST ? limit : limit / HASTE;
}

static void count_update(struct worker *worker, bool has_ended)
{
	worker->updates_ended += has_ended;
	worker->updates_in_vain += !has_ended;
}

bool queue_await_update(struct worker *worker, struct progress *progress, uint32_t index, uint64_t begun)
{
	uint8_t *updating = progress_updating(progress, index);
	bool has_ended;

	if (!updating || !*updating)
		return true;
	has_ended = await(worker, progress, updating, begun, patience_for_updates(worker));
	*updating = 0;
	count_update(worker, has_ended);
	return has_ended;
}

void queue_outlast_updates(struct worker *worker, struct progress *progress, uint64_t begun)
{
	for (size_t i = 0; i < INDEXES_PER_CASE; i++)
		if (progress->updating[i])
			await(worker, progress, &progress->updating[i], begun, worker->section->settle_ms);
}

void queue_take_signal(void)
{
	if (router_manager_has_event() && router_manager_await_signal(0))
		has_signal = true;
}

bool queue_await_signal(struct worker *worker)
{
	const bool is_for_stop = worker->run == RUN_STOPPING;
	const bool is_signalled =
		router_manager_await_signal(is_for_stop ? worker->section->stop_ms : patience_for_updates(worker));

	if (!is_for_stop)
		count_update(worker, is_signalled);
	has_signal = has_signal || is_signalled;
	return is_signalled;
}

/* Listen until settle_ms have passed since the last call. */
static void await_quiet(struct worker *worker)
{
	const uint32_t limit = worker->section->settle_ms;
	uint32_t quiet = flight_read_quiet_ms(worker);

	while (quiet < limit) {
		Sleep(limit - quiet);
		worker->section->settled_ms += limit - quiet;
		quiet = flight_read_quiet_ms(worker);
	}
}

void queue_settle(struct worker *worker, struct progress *progress)
{
	await_quiet(worker);
	queue_drain(worker, progress);
	worker->has_settled = true;
}

bool queue_settle_and_look(struct worker *worker, struct progress *progress)
{
	const uint32_t fetched = messages_fetched;
	bool is_signalled;

	await_quiet(worker);
	is_signalled = router_manager_has_event() && router_manager_await_signal(0);
	/* Outside a run nothing is fetched unless a step asks for it. */
	has_signal = has_signal || is_signalled;
	drain_queue(worker, progress, is_signalled);
	worker->has_settled = true;
	return is_signalled && messages_fetched == fetched;
}
