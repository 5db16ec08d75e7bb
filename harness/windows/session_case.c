/* SPDX-License-Identifier: MIT */
/* How one case goes through its steps in a session. */
#include "harness/windows/session_parts.h"

#include "harness/judge/judge.h"
#include "harness/windows/flight.h"
#include "harness/windows/perform.h"
#include "harness/windows/queue.h"
#include "harness/output/words.h"

enum {
	LIVE_MOST = 1000,     /* interfaces that exist at once in a run */
	CROWDED = 0,          /* more interfaces of others than this may be why an AddInterface is refused */
	LOG_RESERVE = 4 << 20 /* bytes of the log that the end of a run is sure to find */
};

const struct call *session_step(const struct progress *progress)
{
	return progress->planned->steps[progress->cursor];
}

bool session_is_at_end(const struct progress *progress)
{
	return progress->cursor == progress->planned->step_count;
}

bool session_is_in_play(const struct session *session, const struct progress *progress)
{
	return progress->state == PROGRESS_BEGUN || (progress->state == PROGRESS_PENDING && !session->is_cut);
}

/* The case begins, and is told what the life cycle answered before. */
void session_begin_case(struct session *session, struct progress *progress)
{
	progress_begin(session->worker, progress, session->begun++);
	for (size_t i = 0; i < progress->cursor; i++) {
		struct call_observation call = session->shared[i];

		call.step = (uint32_t)i;
		progress->step = (uint32_t)i;
		progress_append_call(session->worker, progress, &call);
	}
}

struct progress *session_find_last(const struct session *session)
{
	for (size_t i = session->count; i > 0; i--) {
		struct progress *progress = session->cases[i - 1];

		if (progress->state == PROGRESS_BEGUN || progress->state == PROGRESS_THROUGH)
			return progress;
	}
	return NULL;
}

/* The session takes note of the case that has been through longest. */
static void note_through(struct session *session, const struct progress *progress)
{
	if (session->has_through && session->through_ms <= progress->through_ms)
		return;
	session->has_through = true;
	session->through_ms = progress->through_ms;
}

/* Ends the cases that have been through for so long that no late message is waited for any more. */
static void end_settled(struct session *session, uint64_t now)
{
	struct worker *worker = session->worker;

	queue_drain(worker, worker->current);
	session->has_through = false;
	for (size_t i = 0; i < session->count; i++) {
		struct progress *progress = session->cases[i];

		if (progress->state != PROGRESS_THROUGH)
			continue;
		if (now - progress->through_ms <= worker->section->settle_ms) {
			note_through(session, progress);
			continue;
		}
		queue_outlast_updates(worker, progress, now);
		session_delete_interfaces(session, progress, true);
		queue_drain(worker, progress);
		progress_end(worker, progress);
	}
}

/*
 * A late message finds its interface for settle_ms after the case was through; then the interface goes, and what was
 * lent to the case serves others.
 */
static void retire(struct session *session)
{
	const uint64_t now = flight_read_clock_ms();

	if (session->has_through && session->worker->run == RUN_ON &&
	    now - session->through_ms > session->worker->section->settle_ms)
		end_settled(session, now);
}

/* Waits for the case that has been through longest, and ends all that have been through as long. False when there is
 * none. */
static bool make_room(struct session *session)
{
	struct worker *worker = session->worker;
	const uint32_t limit = worker->section->settle_ms;
	uint64_t age;

	if (!session->has_through || worker->run != RUN_ON)
		return false;
	age = flight_read_clock_ms() - session->through_ms;
	if (age <= limit) {
		worker->section->settled_ms += limit + 1 - (uint32_t)age;
		Sleep(limit + 1 - (DWORD)age);
	}
	end_settled(session, flight_read_clock_ms());
	return true;
}

/* Whether there is room for one more case. Where there is not and none can be made, nothing begins any more. */
static bool may_begin(struct session *session)
{
	const struct worker *worker = session->worker;

	while (!session->is_cut && worker->live + INTERFACE_UNKNOWN > LIVE_MOST && make_room(session))
		;
	if (session->begun && (worker->live + INTERFACE_UNKNOWN > LIVE_MOST || worker->is_full ||
			       worker->section->log_length > SECTION_LOG_SIZE - LOG_RESERVE))
		session->is_cut = true;
	return !session->is_cut;
}

bool session_accepts(const struct progress *progress, const struct call_observation *call)
{
	const struct answers *answers = step_answers(progress->planned, call->step);

	if (call->ending != ENDING_RETURNED || (call->flags & OBSERVED_TIMED_OUT))
		return false;
	for (uint32_t i = 0; i < answers->count; i++)
		if (answers->codes[i] == call->returned)
			return true;
	return !answers->count;
}

bool session_is_given(const struct progress *progress, const struct call_observation *call)
{
	return call->step < progress->planned->call_place;
}

/*
 * A case failed: what comes later must not suffer from it, so nothing new begins. Where very many fail, the candidate
 * is red whatever comes, and a run for each of them would take minutes: then the session goes on.
 */
static void end_with_failure(struct session *session)
{
	const struct worker *worker = session->worker;

	if (!worker->section->is_lenient && worker->sessions < SESSIONS_STRICT)
		session->is_cut = true;
}

/* An answer that is not accepted ends the case where nothing can be learnt any more, and ends the session. */
void session_follow_answer(struct session *session, struct progress *progress, const struct call_observation *call)
{
	const struct call *step = progress->planned->steps[call->step];

	if (call->ending == ENDING_RETURNED && (step->is_loose || session_accepts(progress, call)))
		return;
	if (step->is_control || session_is_given(progress, call) || call->ending != ENDING_RETURNED)
		progress->cursor = progress->planned->step_count;
	if (step->is_control)
		return;
	progress->is_suspect = true;
	end_with_failure(session);
}

void session_delete_interfaces(struct session *session, struct progress *progress, bool is_written)
{
	struct reason why;

	progress->step = STEP_CLEAN_UP;
	for (size_t left = progress->alive_count; left && session->worker->run == RUN_ON; left--) {
		const uint32_t index = progress->alive[0].index;
		const struct call call = { .entry = ENTRY_DELETE_INTERFACE,
					   .interface = INTERFACE_LITERAL,
					   .index = index };
		struct call_observation observation = { .step = STEP_CLEAN_UP };

		if (!perform(session->worker, progress, &call, &observation, &why))
			return;
		if (is_written)
			progress_append_call(session->worker, progress, &observation);
		progress_remove_interface(session->worker, progress, index);
	}
}

/* The case must have another run, which it will find emptier. */
void session_give_back(struct session *session, struct progress *progress)
{
	session_delete_interfaces(session, progress, false);
	progress_give_back(session->worker, progress);
	session->is_cut = true;
}

/* Whether the refusal may be due to the interfaces of other cases. Those come to their end, so that every session gets
 * on. */
static bool is_crowded_out(const struct session *session, const struct progress *progress,
			   const struct call_observation *call)
{
	return call->entry == ENTRY_ADD_INTERFACE && session->worker->live - progress->alive_count > CROWDED &&
	       !session_step(progress)->is_loose && !session_accepts(progress, call);
}

/* What was queued before belongs to the steps before: where the case will listen, the queue is emptied first. */
static bool needs_empty_queue(const struct progress *progress)
{
	const struct planned_case *planned = progress->planned;

	/* An entry of the queue is what GetEventMessage is asked for. */
	if (progress->cursor != planned->call_place || session_step(progress)->entry == ENTRY_GET_EVENT_MESSAGE)
		return false;
	for (size_t i = planned->call_place; i < planned->step_count; i++)
		if (step_waits(planned->steps[i]))
			return true;
	return planned->row->expect.is_about_saves;
}

static void await_signal(struct session *session, struct call_observation *observation)
{
	observation->entry = ENTRY_AWAIT_SIGNAL;
	if (!queue_await_signal(session->worker))
		observation->flags |= OBSERVED_TIMED_OUT;
}

static void perform_own(struct session *session, struct progress *progress)
{
	struct call_observation observation = { .step = (uint32_t)progress->cursor };
	struct reason why;

	if (needs_empty_queue(progress))
		queue_drain(session->worker, progress);
	progress->step = observation.step;
	if (session_step(progress)->entry == ENTRY_AWAIT_SIGNAL) {
		await_signal(session, &observation);
	} else if (!perform(session->worker, progress, session_step(progress), &observation, &why)) {
		progress_break(session->worker, progress, why.text);
		return;
	}
	if (is_crowded_out(session, progress, &observation)) {
		session_give_back(session, progress);
		return;
	}
	progress_append_call(session->worker, progress, &observation);
	progress->cursor++;
	session_follow_answer(session, progress, &observation);
}

void session_await_update(struct session *session, struct progress *progress, uint64_t begun)
{
	const uint32_t index = progress_index(progress, session_step(progress));
	struct call_observation observation = { .step = (uint32_t)progress->cursor, .entry = ENTRY_AWAIT_UPDATE };

	progress->step = observation.step;
	if (!queue_await_update(session->worker, progress, index, begun))
		observation.flags |= OBSERVED_TIMED_OUT;
	progress_append_call(session->worker, progress, &observation);
	progress->cursor++;
	session_follow_answer(session, progress, &observation);
}

bool session_goes_with_others(const struct call *step)
{
	return step_is_shared(step) || step_waits(step) || step->entry == ENTRY_AWAIT_UPDATE;
}

/* All steps are made. Who fails ends the session: what comes later must not suffer from it. */
static void finish(struct session *session, struct progress *progress)
{
	const struct judge_context context = { session->worker->profile, &session->worker->section->facts,
						session->worker->options->suite_version };
	struct judgement judgement;

	progress->state = PROGRESS_THROUGH;
	progress->through_ms = flight_read_clock_ms();
	note_through(session, progress);
	if (progress->is_suspect)
		return;
	EnterCriticalSection(&session->worker->lock);
	progress->observation.is_complete = true;
	judge(&judgement, progress->planned, &progress->observation, &context);
	LeaveCriticalSection(&session->worker->lock);
	if (judgement.verdict == VERDICT_FAIL || judgement.verdict == VERDICT_BLOCKED)
		end_with_failure(session);
	judgement_release(&judgement);
}

/* Perform the steps of one case until it has to go with the others, or is through. */
void session_advance(struct session *session, struct progress *progress)
{
	while (session_is_in_play(session, progress)) {
		if (!session_is_at_end(progress) && step_is_shared(session_step(progress)))
			return;
		if (progress->state == PROGRESS_PENDING) {
			retire(session);
			if (!may_begin(session))
				return;
			session_begin_case(session, progress);
		}
		if (session_is_at_end(progress))
			finish(session, progress);
		else if (session_step(progress)->is_if_running && session->worker->run != RUN_ON)
			progress->cursor++;
		else if (session_goes_with_others(session_step(progress)))
			return;
		else
			perform_own(session, progress);
	}
}
