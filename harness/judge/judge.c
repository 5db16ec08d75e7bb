/* SPDX-License-Identifier: MIT */
/* The judge: holds what was seen of a case against its row, call by call. */
#include "harness/judge/judging.h"

#include "harness/model/codes.h"
#include "harness/output/words.h"

#include <stdlib.h>

/* The memory that a call that did not return touched, when it ended in a guard page. Judged with the other breaches. */
static bool ended_in_guard_page(const struct judging *judging)
{
	return judging->observation->exception && judging->observation->exception->breach.kind != BREACH_NONE;
}

static void check_ending(struct judging *judging, const struct call_observation *call)
{
	static const char *const expected = "the call to return";
	const struct entry_facts *entry = entry_find((enum entry)call->entry);
	const bool is_of_row = (judging_step(judging, call) && !judging_is_given(judging, call)) || !entry->works;
	struct text got = { 0 };
	struct text wanted = { 0 };

	if (call->step != STEP_CLEAN_UP)
		words_call(&got, judging->planned, call);
	else
		text_printf(&got, "%s after the case", entry->name);
	if (call->flags & OBSERVED_OVERWRITTEN)
		text_append_string(&got, " wrote over memory of the harness, or a call before it did, and the process");
	text_printf(&got, " %s", ending_name((enum ending)call->ending));
	if (call->ending == ENDING_CRASHED && judging->observation->exception)
		text_printf(&got, " with exception 0x%08X", judging->observation->exception->code);
	if (call->ending == ENDING_EXITED)
		text_printf(&got, ": it ended the process with exit code %u%s", judging->observation->exit_code,
			    judging->observation->exit_code == 3 ? ", as abort() and an uncaught C++ exception do"
								 : "");
	text_append_string(&wanted, expected);
	judging->has_checked = judging->has_checked || judging_is_tested(judging, call);
	judging_add(judging, is_of_row ? judging->planned->row->requirement : entry->works, true, &got, &wanted);
}

/* A stop where no run is on changes nothing, unless it says that it is pending. */
static void follow_stop(struct judging *judging, const struct call_observation *call)
{
	const bool is_pending = call->returned == ERROR_PROTOCOL_STOP_PENDING;

	if (!judging->has_stopped)
		judging->first_stop = call->step;
	judging->has_stopped = true;
	judging->is_start_complete = false;
	judging->stops_pending += is_pending;
	if (judging->life == LIFE_RUNNING)
		judging->life = call->returned == NO_ERROR ? LIFE_STOPPED : LIFE_STOP_PENDING;
	else if (is_pending)
		judging->life = LIFE_STOP_PENDING;
}

/* The life that is followed is that of the protocol under test; of another beside it only its messages are expected. */
static void follow_life(struct judging *judging, const struct call_observation *call)
{
	const struct call *step = judging_step(judging, call);
	const enum life life = judging->life;

	if (call->entry == ENTRY_START && call->returned == NO_ERROR) {
		judging->is_start_complete = judging->is_start_complete && judging->life == LIFE_RUNNING;
		judging->life = LIFE_RUNNING;
	} else if (call->entry == ENTRY_START_COMPLETE) {
		judging->is_start_complete = judging->life == LIFE_RUNNING;
	} else if (call->entry == ENTRY_STOP) {
		follow_stop(judging, call);
	} else if (call->entry == ENTRY_AWAIT_STOPPED) {
		judging->life = LIFE_STOPPED;
	}
	if (step && step->is_beside)
		judging->life = life;
}

static void judge_call(struct judging *judging, const struct call_observation *call)
{
	judging->judgement->ending = (enum ending)call->ending;
	duties_of_call(judging, call);
	if (call->ending == ENDING_RETURNED)
		judging_judge_returned(judging, call);
	else if (call->ending == ENDING_CRASHED && ended_in_guard_page(judging))
		judging->has_checked = judging->has_checked || judging_is_tested(judging, call);
	else
		check_ending(judging, call);
	follow_life(judging, call);
}

/* A row that only records never fails: what it saw becomes remarks. */
static void record_only(struct judging *judging)
{
	struct judgement *judgement = judging->judgement;

	for (size_t i = 0; i < judgement->violation_count; i++) {
		struct text remark = { 0 };

		text_printf(&remark, "recorded: %s", judgement->violations[i].got);
		judging_remark(judging, &remark);
		violation_release(&judgement->violations[i]);
	}
	free(judgement->violations);
	judgement->violations = NULL;
	judgement->violation_count = 0;
}

static void conclude(struct judging *judging)
{
	struct judgement *judgement = judging->judgement;
	struct text reason = { 0 };

	if (judging->planned->level == LEVEL_INFO)
		record_only(judging);
	if (judgement->violation_count) {
		/* A case that ended early and broke a duty before that has failed; why it ended no longer matters. */
		judgement->verdict = VERDICT_FAIL;
		free(judgement->reason);
		judgement->reason = NULL;
		return;
	}
	if (judging->is_over)
		return;
	if (judgement->ending != ENDING_RETURNED && !judging->has_checked) {
		text_printf(&reason, "a call before the call under test %s", ending_name(judgement->ending));
		judging_end(judging, VERDICT_BLOCKED, &reason);
	} else if (judgement->ending == ENDING_RETURNED && !judging->observation->is_complete) {
		text_append_string(&reason, "the worker ended before the case did");
		judging_end(judging, VERDICT_BROKEN, &reason);
	} else if (!judging->has_checked) {
		text_append_string(&reason, "the call under test was not made");
		judging_end(judging, VERDICT_BROKEN, &reason);
	} else {
		judgement->verdict = VERDICT_PASS;
	}
}

void judge(struct judgement *judgement, const struct planned_case *planned, const struct observation *observation,
	   const struct judge_context *context)
{
	struct judging judging = {
		.judgement = judgement, .planned = planned, .observation = observation, .context = context
	};
	struct text reason = { 0 };

	*judgement = (struct judgement) { .verdict = VERDICT_PASS };
	if (planned->skipped) {
		text_append_string(&reason, planned->skipped);
		judging_end(&judging, VERDICT_SKIPPED, &reason);
		return;
	}
	if (observation->broken || !observation->is_performed) {
		text_append_string(&reason, observation->broken ? observation->broken : "it was not performed");
		judging_end(&judging, VERDICT_BROKEN, &reason);
		return;
	}
	for (size_t i = 0; i < observation->call_count; i++)
		judge_call(&judging, &observation->calls[i]);
	duties_of_heard(&judging);
	judging_drop_newer(&judging);
	judging_drop_repeated(&judging);
	conclude(&judging);
}
