/* SPDX-License-Identifier: MIT */
/* The duties that hold in every call, whichever row makes it. */
#include "harness/judge/judging.h"

#include "harness/model/codes.h"
#include "harness/model/entry.h"
#include "harness/model/status.h"
#include "harness/output/words.h"

static bool is_documented(const struct judging *judging, const struct entry_facts *entry, uint32_t code)
{
	const bool is_outside_run = judging->life != LIFE_RUNNING;

	for (uint32_t i = 0; i < entry->documented.count; i++) {
		if (entry->documented.codes[i] == code)
			return true;
	}
	/* A run has one StartComplete; nothing is documented of another. */
	if (entry->set == STARTC_01 && judging->is_start_complete)
		return true;
	/* A pending stop is announced through the queue, so until then it has to work. */
	if (entry->set == REG_04 || (entry->set == EVT_03 && judging->life == LIFE_STOP_PENDING))
		return false;
	return is_outside_run && (entry->takes_any_outside_run || code == ERROR_CAN_NOT_COMPLETE);
}

/* The pages of the trap callbacks have no code for those who offer no traps. */
static bool is_unoffered_trap(const struct judging *judging, const struct entry_facts *entry)
{
	const struct profile *profile = judging->context->profile;

	return (entry->set == MIBTRAP_01 || entry->set == MIBTRAP_02) &&
	       (!profile || profile->capabilities.traps != SAID_YES);
}

static void check_set(struct judging *judging, const struct call_observation *call)
{
	const struct entry_facts *entry = entry_find((enum entry)call->entry);
	char code[64];
	struct text got = { 0 };
	struct text expected = { 0 };

	if (!entry->documented.count || call->ending != ENDING_RETURNED ||
	    is_documented(judging, entry, call->returned))
		return;
	words_call(&got, judging->planned, call);
	text_printf(&got, " returned %s, which its page does not document",
		    status_words(call->returned, code, sizeof(code)));
	if (is_unoffered_trap(judging, entry)) {
		judging_remark(judging, &got);
		return;
	}
	words_answers(&expected, &entry->documented);
	judging_add(judging, entry->set, false, &got, &expected);
}

/* Whether the case lends memory that cannot be read, or that it takes away to see whether it is still used. */
static bool lends_unreadable(const struct planned_case *planned)
{
	for (size_t i = 0; i < planned->step_count; i++) {
		if (planned->steps[i]->is_poisoned || call_lies(planned->steps[i]))
			return true;
	}
	return false;
}

/* Which requirement a breach is a violation of: the row's where the row is about it or lies, the general duty
 * otherwise. */
static enum requirement requirement_of(const struct judging *judging, const struct call_observation *call,
				       const struct breach *breach)
{
	const struct planned_case *planned = judging->planned;
	const struct call *step = judging_step(judging, call);
	/* Memory that was kept stays readable in other rows, so a fault in it there was a write. */
	const bool is_write =
		breach->kind == BREACH_WRITE_INPUT || (breach->kind == BREACH_KEPT && breach->offset < breach->size);

	if ((breach->kind == BREACH_KEPT && lends_unreadable(planned)) || breach->kind == BREACH_TOUCH_UNREADABLE ||
	    (step && call_lies(step)))
		return planned->row->requirement;
	if (breach->kind == BREACH_WRITE_UNPLACED)
		return call->entry == ENTRY_GET_GLOBAL_INFO ? GGLOB_15 : GIFINFO_10;
	if (judging_is_tested(judging, call) &&
	    (is_write ? planned->row->expect.is_about_writes : planned->row->expect.is_about_reads))
		return planned->row->requirement;
	return is_write ? GEN_02 : GEN_03;
}

static void check_memory(struct judging *judging, const struct call_observation *call)
{
	const struct observation *observation = judging->observation;
	const bool is_crash = call->ending == ENDING_CRASHED && observation->exception;
	const struct breach *breach = is_crash ? &observation->exception->breach : &call->breach;
	struct text got = { 0 };
	struct text expected = { 0 };

	if (breach->kind == BREACH_NONE)
		return;
	words_call(&got, judging->planned, call);
	text_append_string(&got, ": ");
	words_breach(&got, (enum entry)call->entry, breach);
	text_append_string(&got, is_crash ? ", and crashed" : "");
	text_append_string(&expected, "no access to memory that the call was not given");
	/* Capped: a row that lies must not turn what it provokes into a broken duty. */
	judging_add(judging, requirement_of(judging, call, breach), true, &got, &expected);
	/* Nothing documents that the rest of the buffer must stay as it was. */
	if (breach->kind == BREACH_WRITE_UNPLACED)
		judging_soften(judging, LEVEL_HARDENING);
}

static void check_time(struct judging *judging, const struct call_observation *call)
{
	struct text got = { 0 };
	struct text expected = { 0 };

	/* Where a support function of ours took its time it is not the candidate that was late. */
	if (!judging->context->profile || !entry_find((enum entry)call->entry)->member ||
	    (call->flags & OBSERVED_BLOCKED) ||
	    call->microseconds <= judging->context->profile->limits.call_ms * 1000)
		return;
	words_call(&got, judging->planned, call);
	text_printf(&got, " took %u ms", call->microseconds / 1000);
	text_printf(&expected, "at most call_ms = %u", judging->context->profile->limits.call_ms);
	judging_add(judging, GEN_05, true, &got, &expected);
}

/* Whether the call was to write there. The parameter lies at this place. */
static bool must_write(const struct judging *judging, const struct call_observation *call, uint32_t place)
{
	const struct call *step = judging_step(judging, call);

	return !step || !(step->nulls >> place & 1);
}

static void check_outputs(struct judging *judging, const struct call_observation *call)
{
	enum { PLACE_VERSION = 3, PLACE_COUNT = 5 };

	if (call->entry != ENTRY_GET_INTERFACE_INFO || call->ending != ENDING_RETURNED || call->returned != NO_ERROR)
		return;
	if (!(call->flags & OBSERVED_VERSION_WRITTEN) && must_write(judging, call, PLACE_VERSION))
		judging_say(judging, GIFINFO_12, true, "*StructureVersion was not written", "the version");
	if (!must_write(judging, call, PLACE_COUNT))
		return;
	if (!(call->flags & OBSERVED_COUNT_WRITTEN))
		judging_say(judging, GIFINFO_12, true, "*StructureCount was not written", "the count, 1");
	else if (call->outputs[3] != 1)
		judging_say(judging, GIFINFO_13, true, "*StructureCount is not 1", "1");
}

/* Thrown exceptions, which an access violation is not: that is a crash of its own. */
static void check_exception(struct judging *judging, const struct call_observation *call)
{
	enum { CUSTOMER_BIT = 0x20000000 };
	const struct exception_facts *exception = judging->observation->exception;
	struct text got = { 0 };
	struct text expected = { 0 };

	if (call->ending != ENDING_CRASHED || !exception || !exception->is_own_thread ||
	    !(exception->code & CUSTOMER_BIT))
		return;
	words_call(&got, judging->planned, call);
	text_printf(&got, ": the exception 0x%08X left the callback", exception->code);
	text_append_string(&expected, "exceptions to be caught inside the callback");
	judging_add(judging, GEN_04, true, &got, &expected);
}

static void check_convention(struct judging *judging, const struct call_observation *call)
{
	const struct convention *convention = &call->convention;
	struct text got = { 0 };
	struct text expected = { 0 };

	if (convention->entry == ENTRY_END || convention->entry >= ENTRY_COUNT)
		return;
	words_call(&got, judging->planned, call);
	words_convention(&got, &expected, call);
	judging_add(judging, GEN_01, true, &got, &expected);
}

void duties_of_call(struct judging *judging, const struct call_observation *call)
{
	check_convention(judging, call);
	check_set(judging, call);
	check_memory(judging, call);
	check_time(judging, call);
	check_outputs(judging, call);
	check_exception(judging, call);
}
