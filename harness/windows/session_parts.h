/* SPDX-License-Identifier: MIT */
/* What the parts of a session have in common: one run of the protocol while it lasts. */
#ifndef HARNESS_WINDOWS_SESSION_PARTS_H
#define HARNESS_WINDOWS_SESSION_PARTS_H

#include "harness/windows/worker.h"

/** Steps of the life cycle in one run. */
enum { SHARED_MOST = 64 };

/** One run and the cases that may share it. */
struct session {
	struct worker *worker;
	struct progress **cases;
	size_t count;
	struct call_observation shared[SHARED_MOST]; /**< what the life cycle answered so far, for cases that begin later */
	size_t shared_count;
	uint32_t begun;
	bool is_cut; /**< nothing new begins */
	bool has_through;    /**< a case is through and not over */
	uint64_t through_ms; /**< since when the one is that has been through longest */
};

/** The step that the case makes next; not at its end. */
const struct call *session_step(const struct progress *progress);

/** Whether all its steps are made. */
bool session_is_at_end(const struct progress *progress);

/** Whether the case has begun or may still begin in this run, and is not through. */
bool session_is_in_play(const struct session *session, const struct progress *progress);

/** The case begins, and is told what the life cycle answered before. */
void session_begin_case(struct session *session, struct progress *progress);

/** The last case that has begun and is not over, or NULL. */
struct progress *session_find_last(const struct session *session);

/** Whether the step is made for all cases of the run that stand at one like it. */
bool session_goes_with_others(const struct call *step);

/** The case stands at ENTRY_AWAIT_UPDATE: serve the queue until its updates have ended, until update_ms after `begun` at most. */
void session_await_update(struct session *session, struct progress *progress, uint64_t begun);

/** Perform the steps of one case until it has to go with the others, or is through. */
void session_advance(struct session *session, struct progress *progress);

/** Whether the call came back with an answer that its step accepts. */
bool session_accepts(const struct progress *progress, const struct call_observation *call);

/** Whether the call is one of the steps that lead to the call under test. */
bool session_is_given(const struct progress *progress, const struct call_observation *call);

/** An answer that is not accepted ends the case where nothing can be learnt any more, and ends the session. */
void session_follow_answer(struct session *session, struct progress *progress, const struct call_observation *call);

/** Delete what interfaces the case still has; the calls are written down when `is_written`. */
void session_delete_interfaces(struct session *session, struct progress *progress, bool is_written);

/** The case must have another run, which it will find emptier. */
void session_give_back(struct session *session, struct progress *progress);

/** The life cycle goes on, in the name of the first case that waits for it. False when none does. */
bool session_perform_shared(struct session *session);

/** Serve the queue until a pending stop has come to its end; the observation says when it has not. */
void session_await_stopped(struct worker *worker, struct progress *progress, struct call_observation *observation);

/** Where the protocol does not run any more, no interface exists any more. */
void session_forget_interfaces(struct session *session);

#endif
