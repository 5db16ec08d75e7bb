/* SPDX-License-Identifier: MIT */
/* The life cycle, performed once for all cases of a session. */
#include "harness/windows/session_parts.h"
#include "harness/windows/stand_ins.h"
#include "harness/windows/trap.h"

#include "harness/windows/perform.h"
#include "harness/windows/queue.h"

/* After a stop no interface exists any more. */
void session_forget_interfaces(struct session *session)
{
	if (session->worker->run != RUN_OFF)
		return;
	for (size_t i = 0; i < session->count; i++)
		session->cases[i]->alive_count = 0;
	session->worker->live = 0;
	stand_ins_remove_interface(STAND_INS_ALL);
}

void session_await_stopped(struct worker *worker, struct progress *progress, struct call_observation *observation)
{
	observation->entry = ENTRY_AWAIT_STOPPED;
	if (worker->run != RUN_STOPPING || queue_await_stopped(worker, progress)) {
		trap_forget();
		return;
	}
	observation->flags |= OBSERVED_TIMED_OUT;
	worker->is_stuck = true;
}

/* The same for the protocol that the step is about. */
static void await_stopped(struct worker *worker, struct progress *progress, struct call_observation *observation)
{
	const bool is_beside = session_step(progress)->is_beside;

	if (is_beside)
		perform_turn(worker);
	session_await_stopped(worker, progress, observation);
	if (is_beside)
		perform_turn(worker);
}

/* The given start of the life cycle failed in a process that has seen other runs: it must be tried in a fresh one. */
static bool is_worn_out(const struct session *session, const struct progress *progress,
			const struct call_observation *call)
{
	return session->worker->sessions && session_is_given(progress, call) && !session_step(progress)->is_loose &&
	       (call->entry == ENTRY_REGISTER || call->entry == ENTRY_START) && !session_accepts(progress, call);
}

static void give_all_back(struct session *session)
{
	for (size_t i = 0; i < session->count; i++)
		if (session->cases[i]->state == PROGRESS_BEGUN)
			session_give_back(session, session->cases[i]);
	session->is_cut = true;
	session->worker->is_stuck = true;
}

/* The step was made once; it is everybody's who stands at it. */
static void share(struct session *session, const struct call_observation *made)
{
	const bool was_cut = session->is_cut;

	session->shared[session->shared_count++] = *made;
	for (size_t i = 0; i < session->count; i++) {
		struct progress *progress = session->cases[i];
		struct call_observation call = *made;

		if (progress->state != PROGRESS_BEGUN && (was_cut || progress->state != PROGRESS_PENDING))
			continue;
		if (session_is_at_end(progress) || (uint32_t)session_step(progress)->entry != made->entry) {
			if (progress->state == PROGRESS_BEGUN)
				session_give_back(session, progress);
			session->is_cut = true;
			continue;
		}
		call.step = (uint32_t)progress->cursor++;
		if (progress->state == PROGRESS_BEGUN)
			progress_append_call(session->worker, progress, &call);
		else if (!session_accepts(progress, &call))
			session_begin_case(session, progress);
		if (progress->state == PROGRESS_BEGUN)
			session_follow_answer(session, progress, &call);
	}
}

/* A step that only a run that is on needs is left out by all who stand at it. */
static void leave_out(struct session *session, const struct call *step)
{
	for (size_t i = 0; i < session->count; i++) {
		struct progress *progress = session->cases[i];

		if (!session_is_in_play(session, progress) || session_is_at_end(progress) ||
		    session_step(progress)->entry != step->entry || !session_step(progress)->is_if_running)
			continue;
		if (progress->state == PROGRESS_PENDING)
			session_begin_case(session, progress);
		progress->cursor++;
	}
}

/* What is heard from now on belongs to the step that all of them make. */
static void enter_shared(struct session *session, const struct progress *first)
{
	for (size_t i = 0; i < session->count; i++) {
		struct progress *progress = session->cases[i];

		if (progress->state == PROGRESS_BEGUN && !session_is_at_end(progress) &&
		    session_step(progress)->entry == session_step(first)->entry)
			progress->step = (uint32_t)progress->cursor;
	}
}

/* The life cycle goes on, in the name of the first case that waits for it. False when none does. */
bool session_perform_shared(struct session *session)
{
	struct call_observation observation = { 0 };
	struct progress *progress = NULL;
	struct reason why = { { 0 } };
	bool is_done = true;

	for (size_t i = 0; i < session->count && !progress; i++)
		if (session_is_in_play(session, session->cases[i]))
			progress = session->cases[i];
	if (!progress)
		return false;
	if (session_step(progress)->is_if_running && session->worker->run != RUN_ON) {
		leave_out(session, session_step(progress));
		return true;
	}
	if (progress->state == PROGRESS_PENDING)
		session_begin_case(session, progress);
	observation.step = (uint32_t)progress->cursor;
	enter_shared(session, progress);
	if (session->shared_count == SHARED_MOST)
		is_done = fail(&why, "the case has too many steps of the life cycle");
	else if (session_step(progress)->entry == ENTRY_AWAIT_STOPPED)
		await_stopped(session->worker, progress, &observation);
	else
		is_done = perform(session->worker, progress, session_step(progress), &observation, &why);
	if (!is_done)
		progress_break(session->worker, progress, why.text);
	else if (is_worn_out(session, progress, &observation))
		give_all_back(session);
	else
		share(session, &observation);
	if (observation.entry == ENTRY_START && observation.returned == NO_ERROR && session->worker->sessions)
		queue_forget(session->worker, progress);
	/* A crash that the loader swallowed leaves a process behind that proves nothing more. */
	if (observation.ending != ENDING_RETURNED)
		session->worker->is_stuck = true;
	session_forget_interfaces(session);
	return true;
}
