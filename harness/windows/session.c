/* SPDX-License-Identifier: MIT */
/* One run of the protocol, shared by cases of equal life. */
#include "harness/windows/session.h"

#include "harness/judge.h"
#include "harness/windows/perform.h"
#include "harness/windows/queue.h"
#include "harness/words.h"

#include <stdlib.h>

enum {
	SHARED_MOST = 64,      /* steps of the life cycle in one run */
	LIVE_MOST = 512,       /* interfaces that exist at once in a run */
	CROWDED = 16,          /* with more interfaces than this a refused AddInterface may be due to their number */
	LOG_RESERVE = 4 << 20  /* bytes that a case and the end of a run are sure to find */
};

struct session {
	struct worker *worker;
	struct progress **cases;
	size_t count;
	struct call_observation shared[SHARED_MOST]; /* what the life cycle answered so far, for cases that begin later */
	size_t shared_count;
	uint32_t begun;
	bool is_cut; /* nothing new begins */
	struct progress *last; /* begun last */
};

static const struct call *step_of(const struct progress *progress)
{
	return &progress->planned->steps[progress->cursor];
}

static bool is_at_end(const struct progress *progress)
{
	return progress->cursor == progress->planned->step_count;
}

static bool is_in_play(const struct session *session, const struct progress *progress)
{
	return progress->state == PROGRESS_BEGUN || (progress->state == PROGRESS_PENDING && !session->is_cut);
}

/* The case begins, and is told what the life cycle answered before. */
static void begin_case(struct session *session, struct progress *progress)
{
	progress_begin(session->worker, progress, session->begun++);
	session->last = progress;
	for (size_t i = 0; i < progress->cursor; i++) {
		struct call_observation call = session->shared[i];

		call.step = (uint32_t)i;
		progress->step = (uint32_t)i;
		progress_append_call(session->worker, progress, &call);
	}
}

/* Whether there is room for one more case. Where there is not, nothing begins any more. */
static bool may_begin(struct session *session)
{
	const struct worker *worker = session->worker;

	if (session->begun && (worker->live + INTERFACE_UNKNOWN > LIVE_MOST || worker->is_full ||
			       worker->section->log_length > SECTION_LOG_SIZE - LOG_RESERVE))
		session->is_cut = true;
	return !session->is_cut;
}

static bool accepts(const struct progress *progress, const struct call_observation *call)
{
	const struct answers *answers = step_answers(progress->planned, call->step);

	if (call->ending != ENDING_RETURNED || (call->flags & OBSERVED_TIMED_OUT))
		return false;
	for (uint32_t i = 0; i < answers->count; i++)
		if (answers->codes[i] == call->returned)
			return true;
	return !answers->count;
}

static bool is_given(const struct progress *progress, const struct call_observation *call)
{
	return call->step < progress->planned->call_place;
}

/* An answer that is not accepted ends the case where nothing can be learnt any more, and ends the session. */
static void follow_answer(struct session *session, struct progress *progress, const struct call_observation *call)
{
	const struct call *step = &progress->planned->steps[call->step];

	if (call->ending == ENDING_RETURNED && (step->is_loose || accepts(progress, call)))
		return;
	if (step->is_control || is_given(progress, call) || call->ending != ENDING_RETURNED)
		progress->cursor = progress->planned->step_count;
	if (step->is_control)
		return;
	progress->is_suspect = true;
	session->is_cut = true;
}

static void delete_interfaces(struct session *session, struct progress *progress, bool is_written)
{
	struct reason why;

	progress->step = STEP_CLEAN_UP;
	for (size_t left = progress->alive_count; left && session->worker->run == RUN_ON; left--) {
		const uint32_t index = progress->alive[0].index;
		const struct call call = { .entry = ENTRY_DELETE_INTERFACE, .interface = INTERFACE_LITERAL, .index = index };
		struct call_observation observation = { .step = STEP_CLEAN_UP };

		if (!perform(session->worker, progress, &call, &observation, &why))
			return;
		if (is_written)
			progress_append_call(session->worker, progress, &observation);
		progress_remove_interface(session->worker, progress, index);
	}
}

/* The case must have another run, which it will find emptier. */
static void give_back(struct session *session, struct progress *progress)
{
	delete_interfaces(session, progress, false);
	progress_give_back(session->worker, progress);
	if (session->last == progress)
		session->last = NULL;
	session->is_cut = true;
}

/* Whether the refusal may be due to the interfaces of other cases. */
static bool is_crowded_out(const struct session *session, const struct progress *progress,
			   const struct call_observation *call)
{
	return call->entry == ENTRY_ADD_INTERFACE && session->worker->live > CROWDED &&
	       progress->observation.session_place > 0 && !step_of(progress)->is_loose && !accepts(progress, call);
}

/* What was queued before belongs to the steps before: where the case will listen, the queue is emptied first. */
static bool needs_empty_queue(const struct progress *progress)
{
	const struct planned_case *planned = progress->planned;

	if (progress->cursor != planned->call_place)
		return false;
	for (size_t i = planned->call_place; i < planned->step_count; i++)
		if (step_waits(&planned->steps[i]))
			return true;
	return planned->row->expect.is_about_saves;
}

static void await_update(struct session *session, struct progress *progress, struct call_observation *observation)
{
	const uint32_t index = progress_index(progress, step_of(progress));

	observation->entry = ENTRY_AWAIT_UPDATE;
	if (!queue_await_update(session->worker, progress, index))
		observation->flags |= OBSERVED_TIMED_OUT;
}

static void perform_own(struct session *session, struct progress *progress)
{
	struct call_observation observation = { .step = (uint32_t)progress->cursor };
	struct reason why;

	if (needs_empty_queue(progress))
		queue_drain(session->worker, progress);
	progress->step = observation.step;
	if (step_of(progress)->entry == ENTRY_AWAIT_UPDATE) {
		await_update(session, progress, &observation);
	} else if (!perform(session->worker, progress, step_of(progress), &observation, &why)) {
		progress_break(session->worker, progress, why.text);
		return;
	}
	if (is_crowded_out(session, progress, &observation)) {
		give_back(session, progress);
		return;
	}
	progress_append_call(session->worker, progress, &observation);
	progress->cursor++;
	follow_answer(session, progress, &observation);
}

/* All steps are made. Who fails ends the session: what comes later must not suffer from it. */
static void finish(struct session *session, struct progress *progress)
{
	const struct judge_context context = { session->worker->profile, &session->worker->section->facts };
	struct judgement judgement;

	progress->state = PROGRESS_THROUGH;
	if (progress->is_suspect)
		return;
	EnterCriticalSection(&session->worker->lock);
	progress->observation.is_complete = true;
	judge(&judgement, progress->planned, &progress->observation, &context);
	LeaveCriticalSection(&session->worker->lock);
	if (judgement.verdict == VERDICT_FAIL || judgement.verdict == VERDICT_BLOCKED)
		session->is_cut = true;
	judgement_release(&judgement);
}

/* Perform the steps of one case until it has to go with the others, or is through. */
static void advance(struct session *session, struct progress *progress)
{
	while (is_in_play(session, progress)) {
		if (!is_at_end(progress) && step_is_shared(step_of(progress)))
			return;
		if (progress->state == PROGRESS_PENDING) {
			if (!may_begin(session))
				return;
			begin_case(session, progress);
		}
		if (is_at_end(progress))
			finish(session, progress);
		else if (step_waits(step_of(progress)))
			return;
		else
			perform_own(session, progress);
	}
}

/* In whose name the queue is served when no step asks for it. */
static struct progress *choose_listener(const struct session *session)
{
	struct progress *current = session->worker->current;

	if (current && current != session->last && (current->state == PROGRESS_BEGUN || current->state == PROGRESS_THROUGH))
		return current;
	return session->last;
}

/* Listen once for all cases that stand at a step that listens. False when none does. */
static bool listen_together(struct session *session)
{
	size_t waiting = 0;

	for (size_t i = 0; i < session->count; i++) {
		struct progress *progress = session->cases[i];

		if (progress->state != PROGRESS_BEGUN || is_at_end(progress) || !step_waits(step_of(progress)))
			continue;
		progress->step = (uint32_t)progress->cursor;
		waiting++;
	}
	if (!waiting)
		return false;
	queue_settle(session->worker, choose_listener(session));
	for (size_t i = 0; i < session->count; i++) {
		struct progress *progress = session->cases[i];
		struct call_observation observation = { .step = (uint32_t)progress->cursor };

		if (progress->state != PROGRESS_BEGUN || is_at_end(progress) || !step_waits(step_of(progress)))
			continue;
		observation.entry = (uint32_t)step_of(progress)->entry;
		progress_append_call(session->worker, progress, &observation);
		progress->cursor++;
	}
	return true;
}

/* After a stop no interface exists any more. */
static void forget_interfaces(struct session *session)
{
	if (session->worker->run != RUN_OFF)
		return;
	for (size_t i = 0; i < session->count; i++)
		session->cases[i]->alive_count = 0;
	session->worker->live = 0;
}

static void await_stopped(struct worker *worker, struct progress *progress, struct call_observation *observation)
{
	observation->entry = ENTRY_AWAIT_STOPPED;
	if (worker->run != RUN_STOPPING || queue_await_stopped(worker, progress))
		return;
	observation->flags |= OBSERVED_TIMED_OUT;
	worker->is_stuck = true;
}

/* The given start of the life cycle failed in a process that has seen other runs: it must be tried in a fresh one. */
static bool is_worn_out(const struct session *session, const struct progress *progress,
			const struct call_observation *call)
{
	return session->worker->sessions && is_given(progress, call) && !step_of(progress)->is_loose &&
	       (call->entry == ENTRY_REGISTER || call->entry == ENTRY_START) && !accepts(progress, call);
}

static void give_all_back(struct session *session)
{
	for (size_t i = 0; i < session->count; i++)
		if (session->cases[i]->state == PROGRESS_BEGUN)
			give_back(session, session->cases[i]);
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
		if (is_at_end(progress) || (uint32_t)step_of(progress)->entry != made->entry) {
			if (progress->state == PROGRESS_BEGUN)
				give_back(session, progress);
			session->is_cut = true;
			continue;
		}
		call.step = (uint32_t)progress->cursor++;
		if (progress->state == PROGRESS_BEGUN)
			progress_append_call(session->worker, progress, &call);
		else if (!accepts(progress, &call))
			begin_case(session, progress);
		if (progress->state == PROGRESS_BEGUN)
			follow_answer(session, progress, &call);
	}
}

/* What is heard from now on belongs to the step that all of them make. */
static void enter_shared(struct session *session, const struct progress *first)
{
	for (size_t i = 0; i < session->count; i++) {
		struct progress *progress = session->cases[i];

		if (progress->state == PROGRESS_BEGUN && !is_at_end(progress) &&
		    step_of(progress)->entry == step_of(first)->entry)
			progress->step = (uint32_t)progress->cursor;
	}
}

/* The life cycle goes on, in the name of the first case that waits for it. False when none does. */
static bool perform_shared(struct session *session)
{
	struct call_observation observation = { 0 };
	struct progress *progress = NULL;
	struct reason why = { { 0 } };
	bool is_done = true;

	for (size_t i = 0; i < session->count && !progress; i++)
		if (is_in_play(session, session->cases[i]))
			progress = session->cases[i];
	if (!progress)
		return false;
	if (progress->state == PROGRESS_PENDING)
		begin_case(session, progress);
	observation.step = (uint32_t)progress->cursor;
	enter_shared(session, progress);
	if (session->shared_count == SHARED_MOST)
		is_done = fail(&why, "the case has too many steps of the life cycle");
	else if (step_of(progress)->entry == ENTRY_AWAIT_STOPPED)
		await_stopped(session->worker, progress, &observation);
	else
		is_done = perform(session->worker, progress, step_of(progress), &observation, &why);
	if (!is_done)
		progress_break(session->worker, progress, why.text);
	else if (is_worn_out(session, progress, &observation))
		give_all_back(session);
	else
		share(session, &observation);
	forget_interfaces(session);
	return true;
}

static void stop(struct session *session)
{
	static const struct call call = { .entry = ENTRY_STOP };
	struct worker *worker = session->worker;
	struct call_observation observation = { .step = STEP_CLEAN_UP };
	struct reason why;

	if (!session->last || worker->is_stuck)
		return;
	if (worker->run == RUN_ON) {
		if (!perform(worker, session->last, &call, &observation, &why))
			return;
		progress_append_call(worker, session->last, &observation);
	}
	if (worker->run != RUN_STOPPING)
		return;
	observation = (struct call_observation){ .step = STEP_CLEAN_UP };
	await_stopped(worker, session->last, &observation);
	progress_append_call(worker, session->last, &observation);
}

/* Late messages must find their interfaces: listen before they are deleted, unless a failing case is all there is. */
static bool must_settle(const struct session *session)
{
	const struct worker *worker = session->worker;

	return worker->section->settle_needed && worker->run == RUN_ON && !worker->has_settled && session->last &&
	       !(session->is_cut && session->begun == 1);
}

static void clean_up(struct session *session)
{
	struct worker *worker = session->worker;

	if (must_settle(session))
		queue_settle(worker, choose_listener(session));
	for (size_t i = 0; i < session->count; i++)
		if (session->cases[i]->state == PROGRESS_THROUGH)
			delete_interfaces(session, session->cases[i], true);
	if (session->last)
		queue_drain(worker, session->last);
	for (size_t i = 0; i < session->count; i++)
		if (session->cases[i]->state == PROGRESS_THROUGH && session->cases[i] != session->last)
			progress_end(worker, session->cases[i]);
	stop(session);
	if (session->last && session->last->state == PROGRESS_THROUGH)
		progress_end(worker, session->last);
	if (worker->run != RUN_OFF)
		worker->is_stuck = true;
	forget_interfaces(session);
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
	begin_case(session, session->cases[0]);
	if (load_open(worker, session->cases[0], &error))
		return true;
	return fail(why, "the candidate could not be loaded again (error %lu)", error);
}

bool session_perform(struct worker *worker, struct progress **cases, size_t count, struct reason *why)
{
	struct session session = { .worker = worker, .cases = cases, .count = count };

	if (!load(&session, why))
		return false;
	do {
		do {
			for (size_t i = 0; i < count; i++)
				advance(&session, cases[i]);
		} while (listen_together(&session));
	} while (perform_shared(&session));
	clean_up(&session);
	return true;
}
