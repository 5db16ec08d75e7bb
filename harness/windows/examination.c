/* SPDX-License-Identifier: MIT */
/* The examination: what kind of candidate this is, before its first case, and why one cannot be tested. */
#include "harness/windows/examination.h"

#include "harness/base/allocate.h"
#include "harness/model/status.h"
#include "harness/windows/artifacts.h"
#include "harness/windows/candidate.h"
#include "harness/windows/crew.h"
#include "harness/windows/harvest.h"
#include "harness/windows/standby.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What LoadLibraryEx and StartProtocol answer, by number: the names clash with those of the core. */
enum {
	LOAD_ACCESS_DENIED = 5,
	LOAD_MODULE_MISSING = 126,
	LOAD_FUNCTION_MISSING = 127,
	LOAD_BAD_FORMAT = 193,
	LOAD_NO_ACCESS = 998,
	LOAD_INITIALISER_FAILED = 1114
};

/* The facts come out of the candidate's process. */
static void read_facts(struct run *run, const struct section *section)
{
	struct facts *facts = &run->result.facts;

	if (!section_is_whole(section))
		return;
	*facts = section->facts;
	if (facts->examined > EXAMINED_STARTED)
		facts->examined = EXAMINED_NOT;
	facts->may_restart = facts->may_restart != 0;
	facts->has_global = facts->has_global != 0;
	facts->has_interface = facts->has_interface != 0;
	facts->has_ledger = facts->has_ledger != 0;
	facts->uses_rtm = facts->uses_rtm != 0;
}

/* Before it is loaded: under Wine what is missing is only noticed when it is called. False when there is no use in loading it. */
static bool look_through(struct run *run, struct lacking *lacking)
{
	*lacking = (struct lacking) { 0 };
	/* Whoever ships the reference protocol knows what it needs. */
	if (!run->options->is_control)
		candidate_look_through(lacking, run->options, &run->pe);
	if (lacking->missing)
		run_refuse(run, "%s", lacking->missing);
	return !lacking->missing;
}

/* It was not loaded, and said so. */
static void explain_load(struct run *run)
{
	const uint32_t error = run->result.facts.load_error;

	switch (error) {
	case LOAD_ACCESS_DENIED:
		run_refuse(run, "it cannot be opened: permission denied");
		break;
	case LOAD_MODULE_MISSING:
		run_refuse(run, "a DLL that it needs was not found");
		break;
	case LOAD_FUNCTION_MISSING:
		run_refuse(run, "a function that it needs is missing from the DLL that should have it");
		break;
	case LOAD_BAD_FORMAT:
		run_refuse(run, "the loader does not accept it, or a DLL that it needs, as a DLL of this machine");
		break;
	case LOAD_INITIALISER_FAILED:
		run_refuse(run, "its DllMain answered FALSE to DLL_PROCESS_ATTACH (error %u)", error);
		break;
	default:
		run_refuse(run, "LoadLibraryEx does not load it (error %u)", error);
		break;
	}
}

/* `; last it said "..."` where the candidate traced or logged something. It comes out of the candidate's process. */
static char *open_last_words(const struct section *section)
{
	const char *end = memchr(section->said, '\0', sizeof(section->said));
	struct text text = { 0 };

	if (!section->said[0])
		return copy_string("");
	text_append_string(&text, "; last it said \"");
	text_append_visible(&text, section->said, end ? (size_t)(end - section->said) : sizeof(section->said));
	text_append_string(&text, "\"");
	return text.data;
}

/* A refused id is the profile's fault or the candidate's; without a profile nobody said which ids there are. */
static void explain_register(struct run *run, const char *last_words)
{
	char code[64];
	const char *words = status_words(run->result.facts.register_code, code, sizeof(code));

	if (run->profile.id_count)
		run_refuse(
			run,
			"RegisterProtocol answered %s for the id 0x%08X of the profile: correct [protocol] id, or the "
			"candidate%s",
			words, run->profile.ids[0], last_words);
	else
		run_refuse(run,
			   "RegisterProtocol accepted none of the %u protocol ids tried (the last answer was %s): say "
			   "which "
			   "one it has with [protocol] id in a profile%s",
			   run->result.facts.ids_tried, words, last_words);
}

static void explain_start(struct run *run, const char *last_words)
{
	char code[64];
	const char *words = status_words(run->result.facts.start_code, code, sizeof(code));

	if (run->profile.global.a.is_given)
		run_refuse(run,
			   "StartProtocol answered %s to the configuration [global.A] of the profile: correct its "
			   "version or "
			   "data%s",
			   words, last_words);
	else
		run_refuse(
			run,
			"StartProtocol answered %s to a NULL pointer and to zeros: describe a valid configuration with "
			"[global.A] in a profile (--write-profile FILE makes one to start from)%s",
			words, last_words);
}

/* It started, but did not stop. Where the stop stays pending, every case would wait for it in vain. */
static void explain_stop(struct run *run)
{
	const struct facts *facts = &run->result.facts;

	if (facts->stop_is_pending)
		run_refuse(run,
			   "StopProtocol answered ERROR_PROTOCOL_STOP_PENDING, but ROUTER_STOPPED did not come within "
			   "%u ms "
			   "([limits] stop_ms)",
			   run->profile.limits.stop_ms);
	else
		run_decide(
			run,
			"The protocol did not stop when the candidate was examined, so every run has a process of its "
			"own.");
}

static void explain(struct run *run, const struct section *section)
{
	char *last_words = open_last_words(section);

	switch (run->result.facts.examined) {
	case EXAMINED_NOT:
		explain_load(run);
		break;
	case EXAMINED_LOADED:
		explain_register(run, last_words);
		break;
	case EXAMINED_REGISTERED:
		if (run->result.facts.start_code == NO_ERROR)
			explain_stop(run);
		else
			explain_start(run, last_words);
		break;
	default:
		break;
	}
	free(last_words);
}

/* The first case of the selection that makes such a call answers for one that did not return. */
static uint32_t find_case(const struct run *run, enum entry entry)
{
	if (entry == ENTRY_LOAD)
		entry = ENTRY_REGISTER;
	for (size_t i = 0; i < run->plan.count; i++)
		for (size_t step = 0; run->plan.cases[i].is_selected && step < run->plan.cases[i].step_count; step++)
			if (run->plan.cases[i].steps[step]->entry == entry)
				return (uint32_t)i;
	return SECTION_NO_CASE;
}

static void blame(struct run *run, const struct process *process, struct aftermath *aftermath,
		  const struct crash_words *words)
{
	const uint32_t place = find_case(run, (enum entry)aftermath->call.entry);
	struct scheduled_case scheduled = { .place = place };
	const struct batch batch = { .cases = &scheduled, .count = 1 };
	struct read_ahead ahead = { .is_senseless = false };

	if (place == SECTION_NO_CASE)
		return;
	aftermath_settle(aftermath, &ahead, process->section, &run->plan, &batch, run->takings.observations);
	artifacts_assign(run, place);
	if (words) {
		run->takings.crashes[place] = allocate(1, sizeof(*words));
		*run->takings.crashes[place] = *words;
	}
}

/* A call of the examination did not return. */
static void explain_ending(struct run *run, const struct process *process, struct aftermath *aftermath,
			   const struct crash_words *words)
{
	const enum entry entry = (enum entry)aftermath->call.entry;
	const char *name = entry_find(entry)->name;
	const bool is_guess = entry == ENTRY_START && !run->profile.global.a.is_given;

	if (aftermath->has_exception && harvest_is_stub(&aftermath->exception)) {
		char stub[STUB_WORDS_SIZE];

		run_refuse(run,
			   "%s called %s, which this Wine does not have: put a DLL that has it beside the candidate, "
			   "or test "
			   "on Windows",
			   name, harvest_stub_words(stub, process->section));
		return;
	}
	if (find_case(run, entry) != SECTION_NO_CASE)
		crew_note_ending(run, aftermath, find_case(run, entry));
	if (entry > ENTRY_START_COMPLETE) {
		run_decide(run, "%s %s when the candidate was examined; what depends on the examination is left out.",
			   name, ending_name(aftermath->ending));
		return;
	}
	run_refuse(run, "%s %s%s%s%s%s%s", entry == ENTRY_LOAD ? "its DllMain" : name, ending_name(aftermath->ending),
		   words ? ": " : "", words ? words->what : "", words && words->where[0] ? " at " : "",
		   words ? words->where : "",
		   is_guess ? "; it was started with a guess, so describe a valid configuration with [global.A] in a "
			      "profile"
			    : "");
	if (!is_guess)
		blame(run, process, aftermath, words);
}

/* The loader swallows a crash of DllMain and only says that it did not load the DLL. */
static void confess(struct aftermath *aftermath, const struct section *section)
{
	aftermath->is_finished = false;
	aftermath->ending = ENDING_CRASHED;
	aftermath->is_between_calls = false;
	aftermath->has_call = true;
	aftermath->call = (struct call_observation) { .entry = ENTRY_LOAD, .ending = ENDING_CRASHED };
	aftermath->has_exception = section->exception_count != 0;
	if (aftermath->has_exception)
		aftermath->exception = section->exceptions[(section->exception_count - 1) % SECTION_EXCEPTIONS_MOST];
}

static void explain_end(struct run *run, const struct process *process)
{
	struct aftermath aftermath;
	struct crash_words *words = NULL;
	const struct section *section = process->section;

	aftermath_read(&aftermath, section, process->fate, process->exit_code);
	if (aftermath.is_overwritten) {
		run_refuse(run, "it wrote over memory that is not its own when it was examined");
		return;
	}
	if (run->result.facts.load_error == LOAD_NO_ACCESS)
		confess(&aftermath, section);
	if (aftermath.has_exception)
		words = harvest_words(run, process, &aftermath.exception, aftermath.ending);
	if (aftermath.is_finished) {
		explain(run, section);
	} else if (aftermath.is_early || aftermath.message[0]) {
		run_abort(run, "%s",
			  aftermath.message[0] ? aftermath.message
					       : "the worker that was to examine the candidate ended before it began");
	} else if (run->result.facts.examined == EXAMINED_STARTED) {
		run->result.facts.may_restart = 0;
		run_decide(
			run,
			"Starting the protocol a second time in one process %s, so every run has a process of its own.",
			ending_name(aftermath.ending));
	} else {
		explain_ending(run, process, &aftermath, words);
	}
	free(words);
}

static void decide(struct run *run)
{
	const struct facts *facts = &run->result.facts;

	if (facts->examined != EXAMINED_STARTED)
		return;
	if (facts->may_restart)
		run_decide(run,
			   "The protocol starts again after a stop, so cases with runs of their own share a process.");
	else if (run->result.decision_count == 0)
		run_decide(
			run,
			"The protocol does not start again after a stop (code %u), so every run has a process of its "
			"own.",
			facts->restart_code);
	if (!run->profile.id_count)
		run_decide(run, "The protocol id 0x%08X was found by trying %u ids.", facts->protocol_id,
			   facts->ids_tried);
}

static void warn_of_stubs(struct run *run, const struct lacking *lacking)
{
	if (lacking->stubs)
		run_decide(run,
			   "The candidate imports what this Wine has only as stubs, which raise an exception: %s. A case in which one is "
			   "called is broken, by no fault of the candidate.",
			   lacking->stubs);
}

static void begin(struct run *run)
{
	struct process *process = &run->examined;
	struct reason why = { { 0 } };

	if (!standby_take(run, process, true, &why)) {
		run_abort(run, "%s", why.text);
		return;
	}
	crew_brief(run, process->section, TASK_EXAMINE);
	artifacts_watch(run, process);
	run->result.workers++;
	crew_start(run, process);
}

void examination_begin(struct run *run)
{
	if (look_through(run, &run->lacking))
		begin(run);
}

static void await(struct run *run)
{
	struct process *process = &run->examined;

	/* The one that rests goes on with the first cases; to start another would keep it waiting. */
	if (!process->section->may_rest)
		standby_prepare(run, 1);
	while (!process_rests(process) && !process_poll(process))
		process_wait(&process, 1);
	read_facts(run, process->section);
	explain_end(run, process);
	decide(run);
	if (!process_rests(process))
		process_release(process);
}

void examination_end(struct run *run)
{
	if (run->examined.section)
		await(run);
	run->result.facts.uses_rtm |= run->lacking.uses_rtm;
	warn_of_stubs(run, &run->lacking);
	lacking_release(&run->lacking);
}

void examination_block(struct run *run)
{
	const struct facts *facts = &run->result.facts;
	const bool is_registered = facts->examined >= EXAMINED_REGISTERED;
	/* A stop that never ends is shown by one case: whose fault it is, is known. */
	const uint32_t witness = is_registered && facts->start_code == NO_ERROR && facts->stop_is_pending
					 ? find_case(run, ENTRY_STOP)
					 : SECTION_NO_CASE;

	if (!run->result.untestable)
		return;
	for (size_t i = 0; i < run->plan.count; i++) {
		if (!run_wants(run, i) || i == witness || (is_registered && !planned_makes(&run->plan.cases[i], ENTRY_START)))
			continue;
		run->blocked[i] = copy_string(run->result.untestable);
	}
}
