/* SPDX-License-Identifier: MIT */
/* How the candidate uses the support functions of the router manager. */
#include "harness/judge/judging.h"

#include "harness/output/words.h"

enum { IR_PROMISCUOUS_MULTICAST_TYPE = 1 };

/* Whether it is the id of another protocol of the DLL that the case lets run beside the own one. */
static bool is_of_sibling(const struct judging *judging, uint32_t id)
{
	const struct profile *profile = judging->context->profile;
	bool has_sibling = false;

	for (size_t i = 0; i < judging->planned->step_count; i++)
		has_sibling = has_sibling || judging->planned->steps[i]->is_beside;
	for (size_t i = 0; has_sibling && profile && i < profile->id_count; i++)
		if (profile->ids[i] == id)
			return true;
	return false;
}

void judging_judge_support(struct judging *judging, const struct heard *heard)
{
	const struct facts *facts = judging->context->facts;
	const uint32_t id = heard->arguments[ARGUMENT_PROTOCOL];
	const bool is_own = !facts || id == facts->protocol_id || is_of_sibling(judging, id);

	if (heard->kind == HEARD_DEMAND_DIAL_REQUEST && !is_own)
		judging_say_heard(judging, heard, SUPP_01, "", "the protocol's own id");
	if (heard->kind == HEARD_DEMAND_DIAL_REQUEST && !judging_is_of_case(judging, heard->index))
		judging_say_heard(judging, heard, SUPP_02, "", "an interface that exists");
	if (heard->kind == HEARD_SET_INTERFACE_RECEIVE_TYPE &&
	    heard->arguments[ARGUMENT_RECEIVE_TYPE] > IR_PROMISCUOUS_MULTICAST_TYPE)
		judging_say_heard(judging, heard, SUPP_03, "", "IR_PROMISCUOUS (0) or IR_PROMISCUOUS_MULTICAST (1)");
	if ((heard->kind == HEARD_SET_INTERFACE_RECEIVE_TYPE || heard->kind == HEARD_VALIDATE_ROUTE ||
	     heard->kind == HEARD_VALIDATE_ROUTE_EX) &&
	    !is_own)
		judging_say_heard(judging, heard, SUPP_04, "", "the protocol's own id");
	duties_of_support_60(judging, heard);
}

static bool is_asked(const struct judging *judging, const struct call *step, const struct heard *heard)
{
	switch (step->asked) {
	case ASKED_ROUTE:
		return heard->kind == HEARD_VALIDATE_ROUTE || heard->kind == HEARD_VALIDATE_ROUTE_EX;
	case ASKED_MIB:
		return heard->kind == HEARD_MIB_ENTRY_GET || heard->kind == HEARD_MIB_ENTRY_GET_FIRST ||
		       heard->kind == HEARD_MIB_ENTRY_GET_NEXT;
	case ASKED_ROUTER_ID:
		return heard->kind == HEARD_GET_ROUTER_ID;
	default:
		return heard->kind == HEARD_DEMAND_DIAL_REQUEST && heard->index == judging_index(judging, step);
	}
}

static uint32_t count_asked(const struct judging *judging, const struct call_observation *call, uint32_t since)
{
	uint32_t count = 0;

	for (size_t i = 0; i < judging->observation->heard_count; i++) {
		const struct heard *heard = &judging->observation->heard[i];

		count += heard->step >= since && heard->step <= call->step &&
			 is_asked(judging, judging_step(judging, call), heard);
	}
	return count;
}

static bool hear_few(struct judging *judging, const struct call_observation *call)
{
	const struct call *step = judging_step(judging, call);
	const uint32_t count = count_asked(judging, call, (uint32_t)judging->planned->call_place);
	struct text got = { 0 };
	struct text expected = { 0 };

	if (count <= step->most)
		return true;
	text_printf(&got, "%s was called %u times", words_asked(step->asked), count);
	if (step->most)
		text_printf(&expected, "at most %u calls", step->most);
	else
		text_append_string(&expected, "no call");
	judging_add(judging, judging->planned->row->requirement, true, &got, &expected);
	return false;
}

bool judging_hear_asked(struct judging *judging, const struct call_observation *call)
{
	const struct call *step = judging_step(judging, call);
	struct text got = { 0 };
	struct text expected = { 0 };

	if (step->entry == ENTRY_HEAR_ASKED_AT_MOST)
		return hear_few(judging, call);
	if (count_asked(judging, call, judging_since(judging->planned, call->step)))
		return true;
	if (step->is_control) {
		text_printf(&got, "no positive control: the candidate did not call %s", words_asked(step->asked));
		judging_end(judging, VERDICT_SKIPPED, &got);
		return false;
	}
	text_printf(&got, "%s was not called", words_asked(step->asked));
	text_append_string(&expected, "a call");
	judging_add(judging, judging->planned->row->requirement, true, &got, &expected);
	return false;
}

bool judging_hear_balance(struct judging *judging, const struct call_observation *call)
{
	const uint32_t index = judging_index(judging, judging_step(judging, call));
	uint32_t counts[2] = { 0 };
	struct text got = { 0 };
	struct text expected = { 0 };

	for (size_t i = 0; i < judging->observation->heard_count; i++) {
		const struct heard *heard = &judging->observation->heard[i];

		if (heard->kind == HEARD_SET_INTERFACE_RECEIVE_TYPE && heard->index == index &&
		    heard->step <= call->step)
			counts[heard->arguments[ARGUMENT_ACTIVATE] != 0]++;
	}
	if (counts[0] == counts[1])
		return true;
	text_printf(&got, "SetInterfaceReceiveType was called %u times with TRUE and %u times with FALSE", counts[1],
		    counts[0]);
	text_append_string(&expected, "as many calls with FALSE as with TRUE");
	judging_add(judging, judging->planned->row->requirement, true, &got, &expected);
	return false;
}
