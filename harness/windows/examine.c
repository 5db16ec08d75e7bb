/* SPDX-License-Identifier: MIT */
/* The examination: what the candidate is and can do, found out once before the first case. */
#include "harness/windows/identify.h"
#include "harness/windows/load.h"
#include "harness/windows/perform.h"
#include "harness/windows/queue.h"
#include "harness/windows/routing_table.h"
#include "harness/windows/worker.h"

/* Without a profile: a NULL pointer, then zeros of the sizes that small configurations have. */
static const uint32_t sizes[] = { 0, 4, 8, 12, 16, 20, 24, 32, 48, 64, 128, 256, 512, 1024 };
enum { SIZES = sizeof(sizes) / sizeof(sizes[0]) };

/* The examination under way; calls in it belong to no case. */
struct examination {
	struct worker *worker;
	struct progress progress;
	struct facts *facts;
	bool has_interface; /* one was added in the first run */
};

/* What a call answered; UINT32_MAX when it could not be made. */
static uint32_t call(struct examination *examination, const struct call *step)
{
	struct call_observation observation = { .step = 0 };
	struct reason why;

	if (!perform(examination->worker, &examination->progress, step, &observation, &why))
		return UINT32_MAX;
	return observation.returned;
}

static bool start(struct examination *examination)
{
	static const struct call step = { .entry = ENTRY_START };
	struct facts *facts = examination->facts;
	const size_t attempts = examination->worker->profile->global.a.is_given ? 1 : SIZES;

	for (size_t i = 0; i < attempts; i++) {
		facts->global_size = sizes[i];
		facts->start_code = call(examination, &step);
		if (facts->start_code == NO_ERROR) {
			facts->has_global = 1;
			return true;
		}
	}
	facts->global_size = 0;
	return false;
}

/* Each attempt with an index of its own, in case one that was refused leaves something behind. */
static bool add(struct examination *examination, uint32_t *index)
{
	struct facts *facts = examination->facts;
	const size_t attempts = examination->worker->profile->interface.a.is_given ? 1 : SIZES;

	for (uint32_t i = 0; i < attempts; i++) {
		const struct call step = { .entry = ENTRY_ADD_INTERFACE,
					   .interface = INTERFACE_LITERAL,
					   .index = FIRST_INDEX + i };

		*index = step.index;
		facts->interface_size = sizes[i];
		facts->add_code = call(examination, &step);
		if (facts->add_code == NO_ERROR) {
			facts->has_interface = 1;
			return true;
		}
	}
	facts->interface_size = 0;
	return false;
}

static void delete_interface(struct examination *examination, uint32_t index)
{
	const struct call step = { .entry = ENTRY_DELETE_INTERFACE, .interface = INTERFACE_LITERAL, .index = index };

	call(examination, &step);
}

/* Whether the stop came to its end. */
static bool stop(struct examination *examination)
{
	static const struct call step = { .entry = ENTRY_STOP };
	const uint32_t returned = call(examination, &step);

	examination->facts->stop_code = returned;
	if (returned == NO_ERROR)
		return true;
	if (returned != ERROR_PROTOCOL_STOP_PENDING)
		return false;
	examination->facts->stop_is_pending = 1;
	return queue_await_stopped(examination->worker, &examination->progress);
}

static bool run(struct examination *examination)
{
	static const struct call complete = { .entry = ENTRY_START_COMPLETE };
	uint32_t index;

	if (!start(examination))
		return false;
	examination->has_interface = add(examination, &index);
	call(examination, &complete);
	if (examination->has_interface)
		delete_interface(examination, index);
	queue_drain(examination->worker, &examination->progress);
	examination->facts->uses_rtm = routing_table_is_used();
	if (!stop(examination))
		return false;
	examination->facts->examined = EXAMINED_STARTED;
	return true;
}

/* The question that decides whether cases can share a process: does it start again, and work then? */
static void run_again(struct examination *examination)
{
	static const struct call enroll = { .entry = ENTRY_REGISTER };
	static const struct call start_again = { .entry = ENTRY_START };
	static const struct call add_again = { .entry = ENTRY_ADD_INTERFACE,
					       .interface = INTERFACE_LITERAL,
					       .index = FIRST_INDEX };
	struct facts *facts = examination->facts;
	bool is_working;

	if (call(examination, &enroll) != NO_ERROR)
		return;
	facts->restart_code = call(examination, &start_again);
	if (facts->restart_code != NO_ERROR)
		return;
	is_working = !examination->has_interface || call(examination, &add_again) == NO_ERROR;
	if (is_working && examination->has_interface)
		delete_interface(examination, FIRST_INDEX);
	facts->may_restart = stop(examination) && is_working;
}

static void examine(struct examination *examination)
{
	struct worker *worker = examination->worker;
	DWORD error;

	if (!load_open(worker, &examination->progress, &error)) {
		examination->facts->load_error = error;
		return;
	}
	examination->facts->examined = EXAMINED_LOADED;
	examination->facts->has_ledger = routing_table_has_ledger();
	routing_table_begin_run();
	if (!identify(worker, &examination->progress))
		return;
	protocol_write_facts(&worker->protocol, examination->facts);
	examination->facts->examined = EXAMINED_REGISTERED;
	if (run(examination))
		run_again(examination);
}

void worker_examine(struct worker *worker)
{
	struct examination examination = {
		worker, { .place = SECTION_NO_CASE, .first_index = FIRST_INDEX }, &worker->section->facts, false
	};

	*examination.facts = (struct facts) { 0 };
	examine(&examination);
	/* Threads of the candidate may go on talking. */
	worker->current = NULL;
}
