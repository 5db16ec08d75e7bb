/* SPDX-License-Identifier: MIT */
/* Calls that came back, held against what their steps accept. */
#include "harness/judge/judging.h"

#include "harness/model/codes.h"
#include "harness/model/status.h"
#include "harness/output/words.h"

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
		if (judging_is_given(judging, call) || step->is_control)
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
	if (judging_is_given(judging, call)) {
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
	if (judging_is_given(judging, call)) {
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

void judging_judge_returned(struct judging *judging, const struct call_observation *call)
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
