/* SPDX-License-Identifier: MIT */
/* DoUpdateRoutes and the UPDATE_COMPLETE that follows: who asked, how often, and what came of it. */
#include "harness/judge/judging.h"

#include "harness/model/codes.h"
#include "harness/output/words.h"

enum { UPDATE_ROUTES_TYPE = 4, UPDATE_SERVICES_TYPE = 8 };

/* The calls up to a step. */
struct calls {
	uint32_t accepted, refused; /* of the interface */
	uint32_t others;            /* accepted, of whichever interface */
};

static struct calls count_calls(const struct judging *judging, uint32_t index, uint32_t step)
{
	struct calls calls = { 0 };

	for (size_t i = 0; i < judging->observation->call_count; i++) {
		const struct call_observation *call = &judging->observation->calls[i];
		const bool is_accepted = call->returned == NO_ERROR && call->ending == ENDING_RETURNED;

		if (call->entry != ENTRY_UPDATE_ROUTES && call->entry != ENTRY_UPDATE_SERVICES)
			continue;
		if (call->step > step || (call->flags & OBSERVED_ABSENT))
			continue;
		calls.others += is_accepted;
		calls.accepted += is_accepted && call->arguments[0] == index;
		calls.refused += !is_accepted && call->arguments[0] == index;
	}
	return calls;
}

/* Whether the updates of the case are those of services. No case has both. */
static bool is_of_services(const struct judging *judging)
{
	return judging_makes(judging, ENTRY_UPDATE_SERVICES) && !judging_makes(judging, ENTRY_UPDATE_ROUTES);
}

enum requirement judging_of_update(const struct judging *judging, enum requirement requirement)
{
	return is_of_services(judging) ? SVC_02 : requirement;
}

static bool is_completion(const struct heard *heard, uint32_t index)
{
	return heard->kind == HEARD_MESSAGE && heard->arguments[MESSAGE_EVENT] == UPDATE_COMPLETE &&
	       heard->arguments[MESSAGE_INDEX] == index;
}

/* Whether some call has not been answered yet when this one comes. One that nobody asked for answers none. */
static bool is_awaited(const struct judging *judging, const struct heard *last)
{
	const uint32_t index = last->arguments[MESSAGE_INDEX];
	uint32_t ended = 0;

	for (const struct heard *heard = judging->observation->heard; heard < last; heard++)
		ended += is_completion(heard, index) && ended < count_calls(judging, index, heard->step).accepted;
	return ended < count_calls(judging, index, last->step).accepted;
}

/* Whether anybody asked for it, and this often. */
static void judge_cause(struct judging *judging, const struct heard *heard)
{
	const struct calls calls = count_calls(judging, heard->arguments[MESSAGE_INDEX], heard->step);
	const bool is_about = judging->planned->row->expect.is_about_messages;

	if (judging_is_after_stop(judging, heard))
		judging_say_heard(judging, heard, STOP_10, " after ROUTER_STOPPED",
		    "UPDATE_COMPLETE before ROUTER_STOPPED, or not at all");
	if (!calls.others)
		judging_say_heard(judging, heard, EVT_13, ", and no DoUpdateRoutes had answered NO_ERROR",
		    "UPDATE_COMPLETE only after a DoUpdateRoutes that answered NO_ERROR");
	if (is_awaited(judging, heard))
		return;
	if (calls.refused)
		judging_say_heard(judging, heard, judging_of_update(judging, UPDRT_09), ", and DoUpdateRoutes had failed for that interface",
		    "no UPDATE_COMPLETE after a call that failed");
	else if (!calls.accepted && calls.others)
		judging_say_heard(judging, heard, judging_of_message(judging, is_about, heard, judging_of_update(judging, UPDRT_05)),
		    ", and DoUpdateRoutes was called for another interface", "the interface of DoUpdateRoutes");
	else if (calls.accepted)
		judging_say_heard(judging, heard, judging_of_update(judging, UPDRT_08),
		    ", one more than DoUpdateRoutes was answered NO_ERROR",
		    "exactly one UPDATE_COMPLETE for each call that was answered NO_ERROR");
}

void judging_judge_update(struct judging *judging, const struct heard *heard)
{
	const uint32_t type = heard->arguments[MESSAGE_UPDATE_TYPE];
	const uint32_t status = heard->arguments[MESSAGE_UPDATE_STATUS];
	const bool has_type = type == UPDATE_ROUTES_TYPE || type == UPDATE_SERVICES_TYPE;
	const bool has_status = status == NO_ERROR || status == ERROR_CAN_NOT_COMPLETE;

	judge_cause(judging, heard);
	if (!has_type || !has_status)
		judging_say_heard(judging, heard,
		    judging_of_message(judging, judging->planned->row->expect.is_about_messages, heard, EVT_11),
		    ": another type or status", "type 4 or 8, status NO_ERROR or ERROR_CAN_NOT_COMPLETE");
	if (is_of_services(judging) && type != UPDATE_SERVICES_TYPE)
		judging_say_heard(judging, heard, SVC_02, ": another type than that of services",
		    "UpdateType 8, since services were asked for");
	else if (!is_of_services(judging) && type != UPDATE_ROUTES_TYPE)
		judging_say_heard(judging, heard, UPDRT_06, ": another type than that of routes",
		    "UpdateType 4, since routes were asked for");
	if (!has_status)
		judging_say_heard(judging, heard, judging_of_update(judging, UPDRT_07), ": another status",
		    "UpdateStatus NO_ERROR or ERROR_CAN_NOT_COMPLETE");
}

bool judging_hear_updates(struct judging *judging, const struct call_observation *call)
{
	const struct call *step = judging_step(judging, call);
	const enum requirement requirement = judging->planned->row->requirement;
	const uint32_t index = judging_index(judging, step);
	const uint32_t accepted = count_calls(judging, index, call->step).accepted;
	uint32_t ended = 0;
	bool is_right = true;

	for (size_t i = 0; i < judging->observation->heard_count; i++) {
		const struct heard *heard = &judging->observation->heard[i];

		if (heard->step > call->step || !is_completion(heard, index))
			continue;
		ended++;
		if (!step->has_failed || heard->arguments[MESSAGE_UPDATE_STATUS] != NO_ERROR)
			continue;
		judging_say_heard(judging, heard, requirement, "", "UpdateStatus ERROR_CAN_NOT_COMPLETE");
		is_right = false;
	}
	if (ended != accepted) {
		struct text got = { 0 };
		struct text expected = { 0 };

		text_printf(&got,
			    "UPDATE_COMPLETE came %u times for the interface, and DoUpdateRoutes answered NO_ERROR %u "
			    "times",
			    ended, accepted);
		text_append_string(&expected, "exactly one UPDATE_COMPLETE for each call that was answered NO_ERROR");
		judging_add(judging, requirement, true, &got, &expected);
	}
	return is_right && ended == accepted;
}

bool judging_hear_one_update(struct judging *judging, const struct call_observation *call)
{
	const uint32_t index = judging_index(judging, judging_step(judging, call));
	const struct heard *last = NULL;
	uint32_t count = 0;
	struct text text = { 0 };

	for (size_t i = 0; i < judging->observation->heard_count; i++) {
		const struct heard *heard = &judging->observation->heard[i];

		if (heard->step > call->step || !is_completion(heard, index))
			continue;
		last = heard;
		count++;
	}
	if (count > 1) {
		text_printf(&text, "message UPDATE_COMPLETE %u times for one DoUpdateRoutes", count);
		judging_say(judging, judging->planned->row->requirement, true, text_string(&text), "at most one");
		text_release(&text);
	} else if (last && last->arguments[MESSAGE_UPDATE_STATUS] == NO_ERROR) {
		words_heard(&text, last);
		text_append_string(&text,
				   "; ERROR_CAN_NOT_COMPLETE would be preferred, since its interface was deleted");
		judging_remark(judging, &text);
	}
	return count <= 1;
}
