/* SPDX-License-Identifier: MIT */
/* What the candidate says: its messages, its calls of support functions, its silence. */
#include "harness/judge/judging.h"

#include "harness/model/codes.h"
#include "harness/model/status.h"
#include "harness/output/words.h"

static bool is_activity(const struct heard *heard)
{
	return heard->kind == HEARD_DEMAND_DIAL_REQUEST ||
	       (heard->kind == HEARD_SET_INTERFACE_RECEIVE_TYPE && heard->arguments[ARGUMENT_ACTIVATE]);
}

static bool is_end_of_activity(const struct heard *heard)
{
	return heard->kind == HEARD_SET_INTERFACE_RECEIVE_TYPE && !heard->arguments[ARGUMENT_ACTIVATE];
}

/* Whether a support function was called about an interface. */
static bool is_call(const struct heard *heard)
{
	return is_activity(heard) || is_end_of_activity(heard) || heard->kind == HEARD_HAS_MULTICAST_BOUNDARY;
}

static bool is_save(const struct heard *heard)
{
	return heard->kind == HEARD_MESSAGE && heard->arguments[MESSAGE_EVENT] == SAVE_INTERFACE_CONFIG_INFO;
}

uint32_t judging_index(const struct judging *judging, const struct call *step)
{
	return step->interface == INTERFACE_LITERAL ? step->index
						    : judging->observation->first_index + (uint32_t)step->interface;
}

/*
 * The first step whose sounds belong to this listening step: after the last one that listened to the same interface.
 * Silence is not asked for before the call under test: what was wrong before has rows of its own.
 */
uint32_t judging_since(const struct planned_case *planned, uint32_t place)
{
	const enum entry entry = planned->steps[place]->entry;
	const uint32_t least = entry == ENTRY_HEAR_NOTHING ? (uint32_t)planned->call_place : 0;

	/* What is said while the call under test is made may be said by it. */
	if (entry == ENTRY_HEAR_NO_CALL)
		return (uint32_t)planned->call_place + 1;
	for (uint32_t i = place; i > least; i--) {
		if (step_waits(planned->steps[i - 1]) &&
		    planned->steps[i - 1]->interface == planned->steps[place]->interface)
			return i;
	}
	return least;
}

static const struct heard *find_heard(const struct judging *judging, uint32_t place,
				      bool (*is_wanted)(const struct heard *heard))
{
	const uint32_t index = judging_index(judging, judging->planned->steps[place]);
	const uint32_t since = judging_since(judging->planned, place);

	for (size_t i = 0; i < judging->observation->heard_count; i++) {
		const struct heard *heard = &judging->observation->heard[i];

		if (heard->step >= since && heard->step <= place && heard->index == index && is_wanted(heard))
			return heard;
	}
	return NULL;
}

static void say_silent(struct judging *judging, const struct call *step, const char *missing)
{
	struct text reason = { 0 };

	if (!step->is_control) {
		judging_say(judging, judging->planned->row->requirement, true, missing,
			    "activity: SetInterfaceReceiveType(..., TRUE) or DemandDialRequest for the interface");
		return;
	}
	text_printf(&reason, "silence without a positive control: %s, so that silence elsewhere proves nothing",
		    missing);
	judging_end(judging, VERDICT_SKIPPED, &reason);
}

static void say_heard(struct judging *judging, const struct heard *heard, const char *expected)
{
	judging_say_heard(judging, heard, judging->planned->row->requirement, "", expected);
}

/* Questions to the router manager are no news to it, and routes are not said to it. */
static bool is_question(const struct heard *heard)
{
	return heard->kind == HEARD_GET_ROUTER_ID || heard->kind == HEARD_HAS_MULTICAST_BOUNDARY ||
	       heard->kind == HEARD_GET_ROUTING_DOMAIN_INFO || heard->kind == HEARD_GET_INTERFACE_INFORMATION ||
	       heard->kind == HEARD_MIB_ENTRY_GET || heard->kind == HEARD_MIB_ENTRY_GET_FIRST ||
	       heard->kind == HEARD_MIB_ENTRY_GET_NEXT || heard->kind == HEARD_ROUTE ||
	       heard->kind == HEARD_ROUTE_UNVALIDATED || heard->kind == HEARD_ROUTE_INVALID;
}

/* The first thing said since the call under test began, whatever it is about. */
static const struct heard *find_utterance(const struct judging *judging, uint32_t place)
{
	for (size_t i = 0; i < judging->observation->heard_count; i++) {
		const struct heard *heard = &judging->observation->heard[i];

		if (heard->step >= judging->planned->call_place && heard->step <= place && !is_question(heard))
			return heard;
	}
	return NULL;
}

/* A message that asks for saving, since the call under test began. */
static bool has_asked_to_save(const struct judging *judging, uint32_t place)
{
	for (size_t i = 0; i < judging->observation->heard_count; i++) {
		const struct heard *heard = &judging->observation->heard[i];

		if (heard->step >= judging->planned->call_place && heard->step <= place &&
		    heard->kind == HEARD_MESSAGE &&
		    (heard->arguments[MESSAGE_EVENT] == SAVE_GLOBAL_CONFIG_INFO || is_save(heard)))
			return true;
	}
	return false;
}

/* A control that is not met skips the case; otherwise it is a violation of the row's requirement. */
static bool listen_for_trap(struct judging *judging, const struct call *step, const struct call_observation *call)
{
	const bool is_wanted = step->entry == ENTRY_HEAR_TRAP;
	const bool is_signalled = (call->flags & OBSERVED_SIGNALLED) != 0;
	struct text reason = { 0 };

	if (call->flags & OBSERVED_CLOSED) {
		judging_say(judging, judging->planned->row->requirement, true, "the trap event was closed",
			    "the event to stay open: it belongs to the router manager");
		return false;
	}
	if (is_signalled == is_wanted)
		return true;
	if (step->is_control) {
		text_append_string(&reason, "no positive control: the trap event was not signalled");
		judging_end(judging, VERDICT_SKIPPED, &reason);
		return false;
	}
	judging_say(judging, judging->planned->row->requirement, true,
		    is_signalled ? "the trap event was signalled" : "the trap event was not signalled",
		    is_wanted ? "a signal, since a trap is due" : "no signal");
	return false;
}

bool judging_listen(struct judging *judging, const struct call_observation *call)
{
	const struct call *step = judging_step(judging, call);
	const struct heard *heard;

	switch (step->entry) {
	case ENTRY_HEAR_ACTIVITY:
		heard = find_heard(judging, call->step, is_activity);
		if (!heard)
			say_silent(judging, step, "the candidate was not heard to be active");
		return heard != NULL;
	case ENTRY_HEAR_END:
		heard = find_heard(judging, call->step, is_end_of_activity);
		if (!heard)
			say_silent(judging, step, "the candidate was not heard to end its activity");
		return heard != NULL;
	case ENTRY_HEAR_NO_SAVE:
		heard = find_heard(judging, call->step, is_save);
		break;
	case ENTRY_HEAR_SILENCE:
		heard = find_utterance(judging, call->step);
		if (heard)
			say_heard(judging, heard, "nothing to be said to the router manager");
		return heard == NULL;
	case ENTRY_HEAR_UPDATES:
		return judging_hear_updates(judging, call);
	case ENTRY_HEAR_ASKED:
	case ENTRY_HEAR_ASKED_AT_MOST:
		return judging_hear_asked(judging, call);
	case ENTRY_HEAR_BALANCE:
		return judging_hear_balance(judging, call);
	case ENTRY_HEAR_NO_CALL:
		heard = find_heard(judging, call->step, is_call);
		if (heard)
			say_heard(judging, heard, "no call of a support function for the interface");
		return heard == NULL;
	case ENTRY_HEAR_ONE_UPDATE:
		return judging_hear_one_update(judging, call);
	case ENTRY_HEAR_VALIDATION:
	case ENTRY_HEAR_TENANCY:
		return judging_listen_60(judging, step);
	case ENTRY_HEAR_SAVE:
		if (!has_asked_to_save(judging, call->step)) {
			judging_say(judging, judging->planned->row->requirement, true,
				    "no message that asks for saving",
				    "SAVE_GLOBAL_CONFIG_INFO or SAVE_INTERFACE_CONFIG_INFO");
			return false;
		}
		return true;
	case ENTRY_HEAR_ROUTE:
	case ENTRY_HEAR_NO_ROUTE:
	case ENTRY_HEAR_LEFT:
		return judging_look_at_routes(judging, call);
	case ENTRY_HEAR_TRAP:
	case ENTRY_HEAR_NO_TRAP:
		return listen_for_trap(judging, step, call);
	case ENTRY_HEAR_NO_SIGNAL:
		if (call->flags & OBSERVED_SIGNALLED)
			judging_say(judging, judging->planned->row->requirement, true,
				    "the notification event was signalled, and no message was queued",
				    "a signal only where a message is queued");
		return !(call->flags & OBSERVED_SIGNALLED);
	default:
		heard = find_heard(judging, call->step, is_activity);
		if (heard)
			say_heard(judging, heard, "no activity for the interface");
		return heard == NULL;
	}
	/* The message itself is judged with all other messages. */
	return heard == NULL;
}

/* Whether the case changes a configuration otherwise than by handing one over: then it must be saved. */
static bool changes_by_other_means(const struct judging *judging)
{
	return judging_makes(judging, ENTRY_MIB_SET) || judging_makes(judging, ENTRY_MIB_CREATE) || judging_makes(judging, ENTRY_MIB_DELETE);
}

/* Which requirement a SAVE_INTERFACE_CONFIG_INFO is a violation of: nothing that other rows do changes a configuration by
 * other means. */
static enum requirement requirement_of_save(const struct judging *judging, bool is_of_row)
{
	if (is_of_row)
		return judging->planned->row->requirement;
	if (judging_makes(judging, ENTRY_INTERFACE_STATUS))
		return IFSTATUS_86;
	return judging_makes(judging, ENTRY_SET_INTERFACE_INFO) ? SIFINFO_18 : ADDIF_18;
}

static void judge_save(struct judging *judging, const struct heard *heard)
{
	/* Before the call under test of a row about saves the queue was emptied, so what comes from there on has this
	 * cause. */
	const bool is_of_row =
		judging->planned->row->expect.is_about_saves && heard->step >= judging->planned->call_place;

	if (!changes_by_other_means(judging)) {
		judging_say_heard(judging, heard, requirement_of_save(judging, is_of_row), "",
				  "no SAVE_INTERFACE_CONFIG_INFO");
		/* Otherwise the message names no cause, and adding the interface may be it: the mildest one counts. */
		if (!is_of_row)
			judging_soften(judging, LEVEL_HARDENING);
	}
	if (!judging_is_of_case(judging, heard->arguments[MESSAGE_INDEX]))
		judging_say(judging, EVT_09, true,
			    "message SAVE_INTERFACE_CONFIG_INFO for an interface that does not exist",
			    "the index of an interface that was added");
}

/* The same of the global configuration, which a message does not name the cause of either. */
static void judge_global_save(struct judging *judging, const struct heard *heard)
{
	const bool is_of_row =
		judging->planned->row->expect.is_about_saves && heard->step >= judging->planned->call_place;

	if (!is_of_row && !judging_makes(judging, ENTRY_SET_GLOBAL_INFO))
		return;
	judging_say(judging, is_of_row ? judging->planned->row->requirement : SGLOB_07, true,
		    "message SAVE_GLOBAL_CONFIG_INFO", "no SAVE_GLOBAL_CONFIG_INFO");
	if (!is_of_row)
		judging_soften(judging, LEVEL_HARDENING);
}

enum requirement judging_of_message(const struct judging *judging, bool is_about, const struct heard *heard,
				    enum requirement duty)
{
	return is_about && heard->step >= judging->planned->call_place ? judging->planned->row->requirement : duty;
}

/* The router manager fetched what it was asked to save. */
static void judge_fetched(struct judging *judging, const struct heard *heard)
{
	char code[64];
	struct text got = { 0 };
	struct text expected = { 0 };

	if (heard->arguments[MESSAGE_FETCHED] == NO_ERROR)
		return;
	words_heard(&got, heard);
	text_printf(&got, ", and the configuration could not be fetched: it returned %s",
		    status_words(heard->arguments[MESSAGE_FETCHED], code, sizeof(code)));
	text_append_string(&expected, "NO_ERROR from the call that fetches what is to be saved");
	judging_add(judging, EVT_10, true, &got, &expected);
}

static void judge_stopped(struct judging *judging, const struct heard *heard)
{
	if (!judging->has_stopped || heard->step < judging->first_stop)
		judging_say(judging,
			    judging_of_message(judging, judging->planned->row->expect.is_about_messages, heard,
						   EVT_12),
			    true, "message ROUTER_STOPPED", "none before StopProtocol is called");
	else if (!judging->stops_pending)
		judging_say(judging, STOP_07, true, "message ROUTER_STOPPED after a synchronous stop", "none");
	else if (++judging->stops_announced > judging->stops_pending)
		judging_say(judging, STOP_04, true, "message ROUTER_STOPPED more than once", "exactly one");
	judging->announced_step = heard->step;
}

bool judging_is_after_stop(const struct judging *judging, const struct heard *heard)
{
	for (size_t i = 0; i < judging->observation->call_count; i++) {
		const struct call_observation *call = &judging->observation->calls[i];

		if (call->entry == ENTRY_START && call->returned == NO_ERROR &&
		    call->step > judging->announced_step && call->step <= heard->step)
			return false;
	}
	return judging->stops_announced > 0;
}

static void judge_message(struct judging *judging, const struct heard *heard)
{
	const struct expectation *expect = &judging->planned->row->expect;

	if (!heard->is_announced)
		judging_say_heard(judging, heard, judging_of_message(judging, expect->is_about_signals, heard, EVT_08),
				  ": the notification event was not signalled for it",
				  "the event to be signalled for a message");
	switch (heard->arguments[MESSAGE_EVENT]) {
	case ROUTER_STOPPED:
		judge_stopped(judging, heard);
		break;
	case SAVE_INTERFACE_CONFIG_INFO:
		judge_save(judging, heard);
		judge_fetched(judging, heard);
		break;
	case UPDATE_COMPLETE:
		judging_judge_update(judging, heard);
		break;
	case SAVE_GLOBAL_CONFIG_INFO:
		judge_global_save(judging, heard);
		judge_fetched(judging, heard);
		break;
	default:
		judging_say(judging, judging_of_message(judging, expect->is_about_messages, heard, EVT_06), true,
			    "a message whose event is none of the four", "one of the four");
	}
}

void duties_of_heard(struct judging *judging)
{
	for (size_t i = 0; i < judging->observation->heard_count; i++) {
		const struct heard *heard = &judging->observation->heard[i];

		if (heard->kind == HEARD_MESSAGE)
			judge_message(judging, heard);
		else
			judging_judge_support(judging, heard);
	}
	duties_of_routes(judging);
}
