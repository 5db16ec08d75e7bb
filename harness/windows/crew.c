/* SPDX-License-Identifier: MIT */
/* The workers at work: a schedule is performed, whatever becomes of the processes that do it. */
#include "harness/windows/crew.h"

#include "harness/base/allocate.h"
#include "harness/windows/artifacts.h"
#include "harness/windows/harvest.h"
#include "harness/windows/standby.h"
#include "harness/windows/worker.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	SLOTS_MOST = 32,
	EARLY_MOST = 3,    /* workers that may achieve nothing with the same cases before these are given up */
	FAILURES_MOST = 12 /* the same over all cases, before the run is */
};

/* One worker's place. */
struct slot {
	struct process process;
	struct batch batch; /* what it was given; points into the schedule */
	struct read_ahead ahead; /* what is decoded of its log */
	uint32_t early;     /* workers that achieved nothing with what is left of the batch */
	bool is_busy;
};

/* A schedule that is being performed. */
struct crew {
	struct run *run;
	struct schedule *schedule;
	struct takings *takings;
	size_t next; /* batch */
	struct slot slots[SLOTS_MOST];
	uint32_t slot_count;
};

/* What the reference protocol leaves behind in its process is known: threads of the system, which hardening cases count. */
static bool is_forgiving(const struct run *run)
{
	return run->options->is_control && run->options->level > LEVEL_HARDENING;
}

void crew_brief(const struct run *run, struct section *section, enum task task)
{
	const struct limits *limits = &run->profile.limits;

	section->task = (uint32_t)task;
	section->call_ms = limits->call_ms;
	section->hang_ms = limits->hang_ms;
	section->stop_ms = limits->stop_ms;
	section->update_ms = limits->update_ms;
	section->settle_ms = limits->settle_ms;
	section->may_restart = run->result.facts.may_restart;
	/* Where one candidate at a time may be loaded, the one that rests would be in the way of the next. */
	section->may_rest = task == TASK_EXAMINE && !run->options->is_in_process && !run->options->write_profile &&
			    run->options->isolate != ISOLATE_CASE && (run->options->jobs > 1 || is_forgiving(run));
	section->is_forgiving = is_forgiving(run);
	section->may_share = run->options->isolate == ISOLATE_SESSION;
	section->profile_fingerprint = run->profile.fingerprint;
	section->facts = run->result.facts;
}

void crew_start(const struct run *run, struct process *process)
{
	if (!run->options->is_in_process) {
		process_go(process);
		return;
	}
	worker_main(process->section, &run->plan, &run->profile, run->options);
	process->is_over = true;
}

static enum fatal_proof find_proof(const struct aftermath *aftermath)
{
	if (aftermath->is_overwritten)
		return PROOF_SEARCH;
	if (aftermath->ending == ENDING_CRASHED && aftermath->exception.where && !aftermath->exception.is_own_thread)
		return PROOF_MOMENT;
	return aftermath->has_exception && harvest_is_stub(&aftermath->exception) ? PROOF_STUB : PROOF_CALL;
}

void crew_note_ending(struct run *run, const struct aftermath *aftermath, uint32_t place)
{
	const struct planned_case *planned = &run->plan.cases[place];
	const struct call_observation *call = &aftermath->call;
	struct call step = { .entry = (enum entry)call->entry };

	if (call->step == planned->call_place)
		run->fatal.is_seen[planned->row->requirement] = true;
	/* A call that had returned is blamed for want of a better one. */
	if (aftermath->is_between_calls) {
		run->fatal.deaths++;
		return;
	}
	if (call->step < planned->step_count && planned->steps[call->step]->entry == step.entry)
		step = *planned->steps[call->step];
	fatal_append(&run->fatal, &step, aftermath->ending, place, find_proof(aftermath));
}

/* Drop what is performed already or blocked by now. */
static void trim(struct crew *crew, struct batch *batch)
{
	struct run *run = crew->run;
	size_t left = 0;

	for (size_t i = 0; i < batch->count; i++) {
		const uint32_t place = batch->cases[i].place;
		struct text reason = { 0 };

		if (crew->takings->observations[place].is_performed || run->blocked[place])
			continue;
		/* Repetitions are chosen by who asks for them. */
		if (crew->takings == &run->takings &&
		    fatal_write(&reason, &run->fatal, &run->plan, &run->plan.cases[place]))
			run->blocked[place] = copy_string(text_string(&reason));
		else
			batch->cases[left++] = batch->cases[i];
		text_release(&reason);
	}
	batch->count = left;
}

static void break_batch(struct crew *crew, const struct batch *batch, const char *why)
{
	for (size_t i = 0; i < batch->count; i++) {
		struct observation *observation = &crew->takings->observations[batch->cases[i].place];

		observation_release(observation);
		observation->is_performed = true;
		observation->is_complete = true;
		observation_write_broken(observation, why, strlen(why) + 1);
	}
}

/* Whether what is left of the batch begins with a case that needs a process where the protocol has not been started. */
static bool needs_fresh_process(const struct run *run, const struct batch *batch)
{
	return !is_forgiving(run) && !planned_makes(&run->plan.cases[batch->cases[0].place], ENTRY_START);
}

/* Start a worker for the slot's batch; false when that cannot be done. */
static bool start(struct crew *crew, struct slot *slot)
{
	struct reason why = { { 0 } };
	struct section *section;

	if (!standby_take(crew->run, &slot->process, needs_fresh_process(crew->run, &slot->batch), &why)) {
		run_abort(crew->run, "%s", why.text);
		return false;
	}
	section = slot->process.section;
	crew_brief(crew->run, section, TASK_PERFORM);
	artifacts_watch(crew->run, &slot->process);
	section->is_hardening = slot->batch.is_hardening;
	section->is_lenient = crew->run->result.workers >= SESSIONS_STRICT;
	section->schedule_count = (uint32_t)slot->batch.count;
	memcpy(section->schedule, slot->batch.cases, slot->batch.count * sizeof(*slot->batch.cases));
	/* The one that examined the candidate was counted then. */
	crew->run->result.workers += !process_rests(&slot->process);
	crew_start(crew->run, &slot->process);
	slot->is_busy = true;
	return true;
}

/* Give the slot the next batch of which something is left. */
static void feed(struct crew *crew, struct slot *slot)
{
	while (!slot->is_busy && !crew->run->result.aborted && crew->next < crew->schedule->count) {
		slot->batch = crew->schedule->batches[crew->next++];
		slot->early = 0;
		trim(crew, &slot->batch);
		if (slot->batch.count)
			start(crew, slot);
	}
}

/* A worker that achieved nothing; after a few of them nothing more is tried. */
static void count_failure(struct crew *crew, struct slot *slot, const char *message)
{
	const char *why = message[0] ? message : "three workers in a row ended before they called the candidate";

	crew->run->failures++;
	if (++slot->early >= EARLY_MOST)
		break_batch(crew, &slot->batch, why);
	if (crew->run->failures >= FAILURES_MOST)
		run_abort(crew->run, "%s", why);
}

/* Nobody knows which case wrote over the shared memory: the second half of them goes to the end of the schedule. */
static void divide(struct crew *crew, struct slot *slot)
{
	struct schedule *schedule = crew->schedule;
	struct batch half = { .is_hardening = slot->batch.is_hardening };
	const size_t kept = slot->batch.count / 2;

	half.count = slot->batch.count - kept;
	half.cases = allocate(half.count, sizeof(*half.cases));
	memcpy(half.cases, slot->batch.cases + kept, half.count * sizeof(*half.cases));
	slot->batch.count = kept;
	schedule->batches = grow(schedule->batches, schedule->count, sizeof(*schedule->batches));
	schedule->batches[schedule->count++] = half;
	crew->run->fatal.deaths++;
}

static void end(struct crew *crew, struct slot *slot)
{
	struct aftermath aftermath;
	const size_t settled = harvest(crew->run, &slot->process, &slot->batch, &slot->ahead, crew->takings, &aftermath);

	process_release(&slot->process);
	slot->is_busy = false;
	if (aftermath.is_overwritten && slot->batch.count > 1) {
		divide(crew, slot);
	} else if (settled) {
		slot->early = 0;
		crew->run->failures = 0;
	} else {
		count_failure(crew, slot, aftermath.message);
	}
	trim(crew, &slot->batch);
	if (slot->batch.count && !crew->run->result.aborted)
		start(crew, slot);
}

static bool is_working(const struct crew *crew)
{
	for (uint32_t i = 0; i < crew->slot_count; i++)
		if (crew->slots[i].is_busy)
			return true;
	return false;
}

void crew_perform(struct run *run, struct schedule *schedule, struct takings *takings, bool is_shown)
{
	struct crew *crew = allocate(1, sizeof(*crew));
	struct process *processes[SLOTS_MOST];
	bool has_news = is_shown;

	crew->run = run;
	crew->schedule = schedule;
	crew->takings = takings;
	crew->slot_count = run->options->jobs < SLOTS_MOST ? run->options->jobs : SLOTS_MOST;
	for (;;) {
		for (uint32_t i = 0; i < crew->slot_count; i++) {
			feed(crew, &crew->slots[i]);
			processes[i] = &crew->slots[i].process;
		}
		if (!is_working(crew))
			break;
		/* All of it while the workers work. */
		standby_prepare(run, schedule->count - crew->next);
		if (is_shown && has_news)
			run_judge(run, false);
		has_news = false;
		process_wait(processes, crew->slot_count);
		for (uint32_t i = 0; i < crew->slot_count; i++) {
			struct slot *slot = &crew->slots[i];

			if (slot->is_busy && process_poll(&slot->process)) {
				end(crew, slot);
				has_news = true;
			} else if (slot->is_busy) {
				aftermath_read_ahead(&slot->ahead, slot->process.section, &run->plan, &slot->batch);
			}
		}
	}
	free(crew);
}
