/* SPDX-License-Identifier: MIT */
/* One run of the protocol, shared by cases of equal life. */
#include "harness/windows/session.h"

#include "harness/windows/flight.h"
#include "harness/windows/load.h"
#include "harness/windows/perform.h"
#include "harness/windows/queue.h"
#include "harness/windows/routing_table.h"
#include "harness/windows/session_parts.h"
#include "harness/windows/support.h"
#include "harness/windows/trap.h"

/* In whose name the queue is served when no step asks for it. */
static struct progress *choose_listener(const struct session *session)
{
	struct progress *current = session->worker->current;

	if (current && (current->state == PROGRESS_BEGUN || current->state == PROGRESS_THROUGH))
		return current;
	return session_find_last(session);
}

/* Whether the case stands at a step for which `is_meant` holds. */
static bool stands_at(const struct progress *progress, bool (*is_meant)(const struct call *))
{
	return progress->state == PROGRESS_BEGUN && !session_is_at_end(progress) && is_meant(session_step(progress));
}

static bool awaits_update(const struct call *step)
{
	return step->entry == ENTRY_AWAIT_UPDATE;
}

/*
 * Wait for the updates of all cases that stand there: they go on side by side, and those that never end are waited for
 * no longer than one. False when no case does.
 */
static bool await_together(struct session *session)
{
	const uint64_t begun = flight_read_clock_ms();
	bool is_any = false;

	for (size_t i = 0; i < session->count; i++) {
		if (!stands_at(session->cases[i], awaits_update))
			continue;
		session_await_update(session, session->cases[i], begun);
		is_any = true;
	}
	return is_any;
}

/* Listen once for all cases that stand at a step that listens. False when none does. */
static bool listen_together(struct session *session)
{
	size_t waiting = 0;
	bool looks_at_event = false, is_idle_signal = false;

	for (size_t i = 0; i < session->count; i++) {
		struct progress *progress = session->cases[i];

		if (!stands_at(progress, step_waits))
			continue;
		progress->step = (uint32_t)progress->cursor;
		looks_at_event = looks_at_event || session_step(progress)->entry == ENTRY_HEAR_NO_SIGNAL;
		waiting++;
	}
	if (!waiting)
		return false;
	if (looks_at_event)
		is_idle_signal = queue_settle_and_look(session->worker, choose_listener(session));
	else
		queue_settle(session->worker, choose_listener(session));
	for (size_t i = 0; i < session->count; i++) {
		struct progress *progress = session->cases[i];
		struct call_observation observation = { .step = (uint32_t)progress->cursor };

		if (!stands_at(progress, step_waits))
			continue;
		observation.entry = (uint32_t)session_step(progress)->entry;
		if (is_idle_signal && session_step(progress)->entry == ENTRY_HEAR_NO_SIGNAL)
			observation.flags |= OBSERVED_SIGNALLED;
		if (support_has_blocked())
			observation.flags |= OBSERVED_BLOCKED;
		if (observation.entry == ENTRY_HEAR_TRAP || observation.entry == ENTRY_HEAR_NO_TRAP)
			observation.flags |= trap_look(session_step(progress)->trap);
		if (observation.entry == ENTRY_HEAR_LEFT || observation.entry == ENTRY_HEAR_NO_ROUTE)
			routing_table_look(progress, session_step(progress), &observation);
		progress_append_call(session->worker, progress, &observation);
		progress->cursor++;
	}
	return true;
}

/* In the name of the last case, which is the one that is left. */
static void stop(struct worker *worker, struct progress *last)
{
	static const struct call call = { .entry = ENTRY_STOP };
	struct call_observation observation = { .step = STEP_CLEAN_UP };
	struct reason why;

	if (worker->is_stuck)
		return;
	if (worker->run == RUN_ON) {
		if (!perform(worker, last, &call, &observation, &why))
			return;
		progress_append_call(worker, last, &observation);
	}
	if (worker->run != RUN_STOPPING)
		return;
	observation = (struct call_observation) { .step = STEP_CLEAN_UP };
	session_await_stopped(worker, last, &observation);
	progress_append_call(worker, last, &observation);
}

/* Late messages must find their interfaces: listen before they are deleted, unless a failing case is all there is. */
static bool must_settle(const struct session *session)
{
	const struct worker *worker = session->worker;

	return worker->section->settle_needed && worker->run == RUN_ON && !worker->has_settled &&
	       !(session->is_cut && session->begun == 1);
}

/* An update that is on when its interface is deleted ends in one way or the other: it may end by itself first. */
static void outlast_updates(struct session *session)
{
	const uint64_t begun = flight_read_clock_ms();

	for (size_t i = 0; i < session->count && session->worker->run == RUN_ON; i++)
		if (session->cases[i]->state == PROGRESS_THROUGH)
			queue_outlast_updates(session->worker, session->cases[i], begun);
}

/* The cases that are through come to their end: their interfaces are deleted, the queue is emptied, the protocol stops.
 */
static void end_cases(struct session *session, struct progress *last)
{
	struct worker *worker = session->worker;

	if (must_settle(session))
		queue_settle(worker, choose_listener(session));
	outlast_updates(session);
	for (size_t i = 0; i < session->count; i++)
		if (session->cases[i]->state == PROGRESS_THROUGH)
			session_delete_interfaces(session, session->cases[i], true);
	queue_drain(worker, last);
	for (size_t i = 0; i < session->count; i++)
		if (session->cases[i]->state == PROGRESS_THROUGH && session->cases[i] != last)
			progress_end(worker, session->cases[i]);
	stop(worker, last);
	progress_end(worker, last);
}

static void clean_up(struct session *session)
{
	struct worker *worker = session->worker;
	struct progress *last = session_find_last(session);

	if (last)
		end_cases(session, last);
	/* What runs on, or stopped in a way of its own, is no ground for another run. */
	if (worker->run != RUN_OFF || worker->beside.run != RUN_OFF)
		worker->is_stuck = true;
	worker->run = worker->beside.run = RUN_OFF;
	session_forget_interfaces(session);
	for (size_t i = 0; i < session->count; i++)
		if (session->cases[i]->state == PROGRESS_PENDING)
			session->cases[i]->cursor = 0;
	worker->sessions++;
}

static bool load(struct session *session, struct reason *why)
{
	struct worker *worker = session->worker;
	DWORD error;

	if (worker->protocol.module)
		return true;
	/* The first case is begun, so that a crash in DllMain has somebody to be blamed on. */
	session_begin_case(session, session->cases[0]);
	if (load_open(worker, session->cases[0], &error))
		return true;
	return fail(why, "the candidate could not be loaded again (error %lu)", error);
}

bool session_perform(struct worker *worker, struct progress **cases, size_t count, struct reason *why)
{
	struct session session = { .worker = worker, .cases = cases, .count = count };

	if (!load(&session, why))
		return false;
	routing_table_begin_run();
	do {
		do {
			for (size_t i = 0; i < count; i++)
				session_advance(&session, cases[i]);
		} while (await_together(&session) || listen_together(&session));
	} while (session_perform_shared(&session));
	clean_up(&session);
	return true;
}
