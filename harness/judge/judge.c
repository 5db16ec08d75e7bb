/* SPDX-License-Identifier: MIT */
/* The judge: holds what was seen of a case against its row, call by call. */
#include "harness/judge/judging.h"

#include "harness/model/codes.h"
#include "harness/model/entry.h"
#include "harness/model/status.h"
#include "harness/output/words.h"

#include <stdlib.h>

static bool is_given(const struct judging *judging, const struct call_observation *call)
{
	return judging_step(judging, call) && call->step < judging->planned->call_place;
}

static bool accepts(const struct answers *answers, uint32_t code)
{
	for (uint32_t i = 0; i < answers->count; i++) {
		if (answers->codes[i] == code)
			return true;
	}
	return false;
}

/* Whether a row lets the candidate answer whatever its page documents; then the set requirement says all there is to
 * say. */
static bool accepts_all_documented(const struct answers *answers, const struct entry_facts *entry)
{
	for (uint32_t i = 0; i < entry->documented.count; i++) {
		if (!accepts(answers, entry->documented.codes[i]))
			return false;
	}
	return entry->documented.count != 0;
}

/* A given step did not do what the documentation promises, or a control was not met. */
static void end_early(struct judging *judging, const struct call_observation *call, const struct answers *answers)
{
	const struct call *step = judging_step(judging, call);
	struct text reason = { 0 };

	text_append_string(&reason, step->is_control ? "no positive control: " : "a given step failed: ");
	words_call(&reason, judging->planned, call);
	text_append_string(&reason, " ");
	words_result(&reason, call);
	text_append_string(&reason, " instead of ");
	words_accepted(&reason, step->entry, answers);
	judging_end(judging, step->is_control ? VERDICT_SKIPPED : VERDICT_BLOCKED, &reason);
}

static void violate_code(struct judging *judging, const struct call_observation *call, const struct answers *answers)
{
	struct text got = { 0 };
	struct text expected = { 0 };

	words_call(&got, judging->planned, call);
	text_append_string(&got, " ");
	words_result(&got, call);
	words_accepted(&expected, (enum entry)call->entry, answers);
	judging_add(judging, judging->planned->row->requirement, true, &got, &expected);
}

static void remark_code(struct judging *judging, const struct call_observation *call, const struct answers *answers)
{
	char code[64];
	char preferred[64];
	struct text remark = { 0 };

	words_call(&remark, judging->planned, call);
	text_printf(&remark, " returned %s, which is documented; %s would be preferred",
		    status_words(call->returned, code, sizeof(code)),
		    status_words(answers->codes[0], preferred, sizeof(preferred)));
	judging_remark(judging, &remark);
}

/* Hold a return code against what the step accepts. False when the case learns nothing from what follows. */
static bool check_code(struct judging *judging, const struct call_observation *call)
{
	const struct call *step = judging_step(judging, call);
	const struct answers *answers = step_answers(judging->planned, call->step);

	if (!answers->count)
		return true;
	if (!accepts(answers, call->returned)) {
		if (step->is_loose)
			return true;
		if (is_given(judging, call) || step->is_control)
			end_early(judging, call, answers);
		else if (!accepts_all_documented(answers, entry_find(step->entry)))
			violate_code(judging, call, answers);
		return false;
	}
	if (answers->prefers_first && call->returned != answers->codes[0])
		remark_code(judging, call, answers);
	return true;
}

/* Whether what was read back is the configuration that the step expects. */
static bool is_expected_configuration(const struct call *step, uint32_t flags)
{
	switch (step->configuration) {
	case CONFIGURATION_A:
		return (flags & OBSERVED_MATCHES_A) != 0;
	case CONFIGURATION_B:
		return (flags & OBSERVED_MATCHES_B) != 0;
	case CONFIGURATION_C:
		return (flags & OBSERVED_MATCHES_C) != 0;
	case CONFIGURATION_A_OR_B:
		return (flags & (OBSERVED_MATCHES_A | OBSERVED_MATCHES_B)) != 0;
	default:
		return true;
	}
}

static void check_configuration(struct judging *judging, const struct call_observation *call)
{
	const struct call *step = judging_step(judging, call);
	struct text got = { 0 };
	struct text expected = { 0 };

	if (call->returned != NO_ERROR || is_expected_configuration(step, call->flags))
		return;
	words_call(&got, judging->planned, call);
	text_printf(&got, " gave %u bytes:", call->data_size);
	for (uint32_t i = 0; i < call->data_size && i < 16 && i < DATA_SHOWN; i++)
		text_printf(&got, " %02x", call->data[i]);
	text_append_string(&got, call->data_size > 16 ? " ..." : "");
	text_printf(&expected, "configuration %s, by the compare rule of the profile",
		    step->configuration == CONFIGURATION_A   ? "A"
		    : step->configuration == CONFIGURATION_B ? "B"
		    : step->configuration == CONFIGURATION_C ? "C"
							     : "A or B");
	if (is_given(judging, call)) {
		text_printf(&got, " instead of %s", text_string(&expected));
		text_release(&expected);
		judging_end(judging, VERDICT_BLOCKED, &got);
		return;
	}
	judging_add(judging, judging->planned->row->requirement, true, &got, &expected);
}

/* What did not come, and why it should have. */
struct missing {
	enum entry entry;
	const char *got, *expected;
};

static const struct missing *find_missing(enum entry entry)
{
	static const struct missing all[] = {
		{ ENTRY_AWAIT_STOPPED, "no ROUTER_STOPPED came within stop_ms",
		  "ROUTER_STOPPED, since StopProtocol answered ERROR_PROTOCOL_STOP_PENDING" },
		{ ENTRY_AWAIT_SIGNAL, "the notification event was not signalled within update_ms, or stop_ms of a stop",
		  "a signal when the message of what was begun is queued" },
		{ ENTRY_AWAIT_UPDATE, "no UPDATE_COMPLETE came within update_ms",
		  "UPDATE_COMPLETE, since DoUpdateRoutes answered NO_ERROR" },
	};
	size_t place = 0;

	while (all[place].entry != entry && place + 1 < sizeof(all) / sizeof(all[0]))
		place++;
	return &all[place];
}

static void check_wait(struct judging *judging, const struct call_observation *call)
{
	const struct entry_facts *entry = entry_find((enum entry)call->entry);
	const bool is_then = judging_step(judging, call) && call->step > judging->planned->call_place;
	const struct missing *missing = find_missing((enum entry)call->entry);
	const bool is_stop = call->entry == ENTRY_AWAIT_STOPPED;
	struct text reason = { 0 };

	if (!(call->flags & OBSERVED_TIMED_OUT))
		return;
	judging_say(judging,
		    is_then   ? judging->planned->row->requirement
		    : is_stop ? entry->works
			      : judging_of_update(judging, entry->works),
		    true, missing->got, missing->expected);
	if (is_given(judging, call)) {
		text_printf(&reason, "a given step failed: %s timed out", entry->name);
		judging_end(judging, VERDICT_BLOCKED, &reason);
	}
}

/* The table itself, held against what a row says it must offer, and must not. */
static void check_members(struct judging *judging, const struct call_observation *call)
{
	const struct expectation *expect = &judging->planned->row->expect;
	const uint32_t offered = observation_read_registration(call).offered;
	const uint32_t wrong = call->returned == NO_ERROR ? (expect->has & ~offered) | (expect->lacks & offered) : 0;

	for (uint32_t place = 0; place < CALLBACK_COUNT; place++) {
		struct text got = { 0 };
		struct text expected = { 0 };

		if (!(wrong >> place & 1))
			continue;
		text_printf(&got, "pfn%s is %s", callback_name(place),
			    offered >> place & 1 ? "no NULL pointer" : "NULL or was not written");
		text_append_string(&expected, offered >> place & 1 ? "NULL" : "a callback");
		judging_add(judging, judging->planned->row->requirement, true, &got, &expected);
	}
}

static void check_tested(struct judging *judging, const struct call_observation *call)
{
	const struct test_case *row = judging->planned->row;
	struct text reason = { 0 };

	judging->has_checked = true;
	if (call->entry == ENTRY_REGISTER)
		check_members(judging, call);
	if (row->expect.is_about_failure && call->returned == NO_ERROR) {
		text_append_string(&reason, "the candidate accepted the call, so a refusal could not be examined");
		judging_end(judging, VERDICT_SKIPPED, &reason);
	}
	if (row->expect.is_about_success && call->returned != NO_ERROR) {
		text_append_string(&reason, "the candidate refused the call, so its effect could not be examined");
		judging_end(judging, VERDICT_SKIPPED, &reason);
	}
	if (row->expect.is_about_time && judging->context->profile &&
	    call->microseconds > judging->context->profile->limits.call_ms * 1000)
		judging_say(judging, row->requirement, true, "the call returned later than call_ms", "a prompt return");
}

/* The candidate left the callback out of the table it filled in for this case. */
static void end_absent(struct judging *judging, const struct call_observation *call)
{
	const struct entry_facts *entry = entry_find((enum entry)call->entry);
	struct text reason = { 0 };

	text_printf(&reason, "the candidate offers no %s when it is registered like this (pfn%s is NULL)", entry->name,
		    entry->member);
	judging_end(judging, VERDICT_SKIPPED, &reason);
}

static void check_returned(struct judging *judging, const struct call_observation *call)
{
	const struct call *step = judging_step(judging, call);

	if (!step) {
		/* Clean-up: the interface exists, so its deletion must work; so must the stop. */
		const struct entry_facts *entry = entry_find((enum entry)call->entry);
		struct answers promised = entry->promised;

		if (promised.count && !accepts(&promised, call->returned) &&
		    accepts(&entry->documented, call->returned)) {
			char code[64];

			judging_say(judging, entry->works, true, status_words(call->returned, code, sizeof(code)),
				    "NO_ERROR when the interfaces of the case are deleted after it");
		}
		check_wait(judging, call);
		return;
	}
	if (judging->is_over)
		return;
	if (call->flags & OBSERVED_ABSENT) {
		end_absent(judging, call);
		return;
	}
	if (judging_is_tested(judging, call))
		check_tested(judging, call);
	if (call->flags & OBSERVED_BLOCKED)
		judging_say(
			judging, judging->planned->row->requirement, true,
			"GetInterfaceInfo, called on another thread while a support function took its time, did not "
			"return within call_ms",
			"callbacks that have nothing to do with the request to go on");
	if (entry_find(step->entry)->is_wait) {
		judging_listen(judging, call);
		return;
	}
	check_wait(judging, call);
	if (!check_code(judging, call))
		return;
	judging_check(judging, call);
	checks_mib_remark(judging, call);
	if (step->entry == ENTRY_GET_INTERFACE_INFO || step->entry == ENTRY_GET_GLOBAL_INFO ||
	    step->entry == ENTRY_GET_DOMAIN_INFO)
		check_configuration(judging, call);
}

/* The memory that a call that did not return touched, when it ended in a guard page. Judged with the other breaches. */
static bool ended_in_guard_page(const struct judging *judging)
{
	return judging->observation->exception && judging->observation->exception->breach.kind != BREACH_NONE;
}

static void check_ending(struct judging *judging, const struct call_observation *call)
{
	static const char *const expected = "the call to return";
	const struct entry_facts *entry = entry_find((enum entry)call->entry);
	const bool is_of_row = (judging_step(judging, call) && !is_given(judging, call)) || !entry->works;
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
		check_returned(judging, call);
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
		free(judgement->violations[i].got);
		free(judgement->violations[i].expected);
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

void judgement_release(struct judgement *judgement)
{
	for (size_t i = 0; i < judgement->violation_count; i++) {
		free(judgement->violations[i].got);
		free(judgement->violations[i].expected);
	}
	for (size_t i = 0; i < judgement->remark_count; i++)
		free(judgement->remarks[i]);
	free(judgement->violations);
	free(judgement->remarks);
	free(judgement->reason);
	*judgement = (struct judgement) { 0 };
}

const char *verdict_name(enum verdict verdict)
{
	static const char *const names[] = { "pass", "fail", "blocked", "skipped", "broken", "flaky" };

	return verdict < VERDICT_COUNT ? names[verdict] : "unknown";
}

bool judgement_level(const struct judgement *judgement, enum level *level)
{
	*level = LEVEL_INFO;
	for (size_t i = 0; i < judgement->violation_count; i++) {
		if (judgement->violations[i].level > *level)
			*level = judgement->violations[i].level;
	}
	return judgement->violation_count > 0;
}
