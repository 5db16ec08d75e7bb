/* SPDX-License-Identifier: MIT */
/* What the candidate does with the routing table and with the multicast group manager. */
#include "harness/judge/judging.h"

#include "harness/output/words.h"

#define NO_INDEX 0xFFFFFFFFu

static bool is_route(const struct heard *heard)
{
	return heard->kind == HEARD_ROUTE || heard->kind == HEARD_ROUTE_UNVALIDATED ||
	       heard->kind == HEARD_ROUTE_INVALID;
}

/* The first that was heard is told, and how many more there are: a table of routes is one defect. */
static void say_routes(struct judging *judging, enum heard_kind kind, enum requirement requirement, const char *wrong,
		       const char *expected)
{
	const struct heard *first = NULL;
	uint32_t count = 0;
	struct text more = { 0 };

	for (size_t i = 0; i < judging->observation->heard_count; i++) {
		if (judging->observation->heard[i].kind != (uint32_t)kind)
			continue;
		first = first ? first : &judging->observation->heard[i];
		count++;
	}
	if (!first)
		return;
	text_printf(&more, ": %s", wrong);
	if (count > 1)
		text_printf(&more, ", as of %u more", count - 1);
	judging_say_heard(judging, first, requirement, text_string(&more), expected);
	text_release(&more);
}

void duties_of_routes(struct judging *judging)
{
	say_routes(judging, HEARD_ROUTE_UNVALIDATED, SUPP_05, "ValidateRoute was not called for that destination before",
		   "ValidateRoute, or ValidateRouteEx, before a route is added");
	say_routes(judging, HEARD_ROUTE_INVALID, SUPP_06, "ValidateRoute had failed for that destination",
		   "a route that was not found valid to be left out");
}

static bool has_heard_route(const struct judging *judging, const struct call_observation *call)
{
	const uint32_t index = judging_index(judging, judging_step(judging, call));
	const uint32_t since = judging_since(judging->planned, call->step);

	for (size_t i = 0; i < judging->observation->heard_count; i++) {
		const struct heard *heard = &judging->observation->heard[i];

		if (is_route(heard) && heard->step >= since && heard->step <= call->step &&
		    (heard->index == index || heard->index == NO_INDEX))
			return true;
	}
	return false;
}

static bool hear_route(struct judging *judging, const struct call_observation *call)
{
	struct text reason = { 0 };

	if (has_heard_route(judging, call) || judging_step(judging, call)->is_loose)
		return true;
	if (!judging_step(judging, call)->is_control) {
		judging_say(judging, judging->planned->row->requirement, true,
			    "no route over the interface was added to the routing table", "a route");
		return false;
	}
	text_append_string(&reason, "no positive control: the candidate added no route over the interface to the routing "
				    "table");
	judging_end(judging, VERDICT_SKIPPED, &reason);
	return false;
}

static bool hear_no_route(struct judging *judging, const struct call_observation *call)
{
	const struct ledger_seen seen = observation_read_ledger(call);
	struct text got = { 0 };
	struct text expected = { 0 };

	if (!seen.left)
		return true;
	words_routes_over(&got, &seen);
	text_append_string(&expected, "none");
	judging_add(judging, judging->planned->row->requirement, true, &got, &expected);
	return false;
}

static bool hear_left(struct judging *judging, const struct call_observation *call)
{
	const enum left kind = judging_step(judging, call)->left;
	const struct ledger_seen seen = observation_read_ledger(call);
	struct text text = { 0 };
	struct text expected = { 0 };

	if (seen.left) {
		words_left(&text, kind, &seen);
		text_append_string(&expected, words_left_expected(kind));
		judging_add(judging, judging->planned->row->requirement, true, &text, &expected);
		return false;
	}
	if (seen.made)
		return true;
	text_printf(&text, "no positive control: %s, so that none could be left", words_left_missing(kind));
	judging_end(judging, VERDICT_SKIPPED, &text);
	return false;
}

bool judging_look_at_routes(struct judging *judging, const struct call_observation *call)
{
	switch (judging_step(judging, call)->entry) {
	case ENTRY_HEAR_ROUTE:
		return hear_route(judging, call);
	case ENTRY_HEAR_NO_ROUTE:
		return hear_no_route(judging, call);
	default:
		return hear_left(judging, call);
	}
}
