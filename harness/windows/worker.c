/* SPDX-License-Identifier: MIT */
/* The worker: the process that loads the candidate and performs cases, or examines it. */
#include "harness/windows/worker.h"

#include "harness/base/allocate.h"
#include "harness/windows/crash.h"
#include "harness/windows/router_manager.h"
#include "harness/windows/session.h"
#include "harness/windows/watchdog.h"

#include <stdio.h>
#include <stdlib.h>

static HANDLE handle_of(uint64_t value)
{
	return (HANDLE)(uintptr_t)value;
}

void worker_await_task(const struct section *section)
{
	/* Whoever started us was ended when no task comes. */
	enum { PATIENCE_MS = 600000 };

	if (section->go)
		WaitForSingleObject(handle_of(section->go), PATIENCE_MS);
}

/* When so much of the log is used, the next run is another worker's. */
enum { LOG_ENOUGH = SECTION_LOG_SIZE / 4 * 3 };

/* Whether the case can have its run in this process. Cases that never start need one in which nothing ever started. */
static bool may_run(const struct worker *worker, const struct progress *progress)
{
	if (worker->is_stuck || worker->is_full || worker->section->log_length > LOG_ENOUGH)
		return false;
	if (!worker->has_started)
		return true;
	return worker->section->may_restart &&
	       (worker->section->is_forgiving || planned_makes(progress->planned, ENTRY_START));
}

static size_t keep_pending(struct progress **cases, size_t count)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++)
		if (cases[i]->state == PROGRESS_PENDING)
			cases[kept++] = cases[i];
	return kept;
}

/* The cases of one unit, in as many runs as they need. False with a reason; true with `count` left when others must go
 * on. */
static bool perform_unit(struct worker *worker, struct progress **cases, size_t *count, struct reason *why)
{
	while (*count && may_run(worker, cases[0])) {
		if (!session_perform(worker, cases, *count, why))
			return false;
		*count = keep_pending(cases, *count);
	}
	return true;
}

static size_t find_unit_end(const struct section *section, size_t begin)
{
	size_t end = begin + 1;

	while (section->may_share && end < section->schedule_count &&
	       section->schedule[end].unit == section->schedule[begin].unit)
		end++;
	return end;
}

static bool perform_schedule(struct worker *worker, struct reason *why)
{
	const struct section *section = worker->section;
	struct progress **unit = allocate(section->schedule_count, sizeof(*unit));
	bool is_good = true;
	size_t left = 0;

	for (size_t i = 0, end; is_good && !left && i < section->schedule_count; i = end) {
		end = find_unit_end(section, i);
		left = end - i;
		for (size_t j = 0; j < left; j++)
			unit[j] = &worker->cases[i + j];
		is_good = perform_unit(worker, unit, &left, why);
	}
	free(unit);
	return is_good;
}

/* The part of the plan that the schedule needs: to make all of it would take as long as many a schedule. */
static const struct plan *open_plan(const struct worker *worker)
{
	static struct plan plan;
	const struct section *section = worker->section;
	bool *wanted;

	plan_outline(&plan, worker->profile, worker->options->suite_version);
	wanted = allocate(plan.count, sizeof(*wanted));
	for (uint32_t i = 0; i < section->schedule_count; i++) {
		if (section->schedule[i].place < plan.count)
			wanted[section->schedule[i].place] = true;
	}
	plan_fill(&plan, worker->profile, wanted);
	free(wanted);
	return &plan;
}

static bool open_cases(struct worker *worker, struct reason *why)
{
	const struct section *section = worker->section;

	if (section->schedule_count > SECTION_SCHEDULE_MOST)
		return fail(why, "the schedule holds %u cases, which is too many", section->schedule_count);
	if (!worker->plan)
		worker->plan = open_plan(worker);
	worker->cases = allocate(section->schedule_count, sizeof(*worker->cases));
	worker->owners = allocate(worker->plan->count, sizeof(*worker->owners));
	for (uint32_t i = 0; i < section->schedule_count; i++) {
		const uint32_t place = section->schedule[i].place;

		if (place >= worker->plan->count)
			return fail(why, "the schedule names case %u of %u", place, (unsigned)worker->plan->count);
		worker->cases[i].place = place;
		worker->cases[i].planned = &worker->plan->cases[place];
	}
	return true;
}

/* Whether cases may follow the examination in its process: nothing was guessed, and all went well. */
static bool may_rest(const struct worker *worker)
{
	const struct section *section = worker->section;
	const struct profile *profile = worker->profile;

	return section->may_rest && section->facts.may_restart && !section->exception_count && !worker->is_stuck &&
	       profile->id_count && profile->global.a.is_given && profile->interface.a.is_given;
}

/* Wait for a schedule, which then goes on from the runs of the examination. */
static void rest(struct worker *worker)
{
	struct section *section = worker->section;

	worker->sessions++;
	section->settled_ms = 0;
	section->state = WORKER_RESTING;
	ResetEvent(handle_of(section->go));
	SetEvent(handle_of(section->rest));
	worker_await_task(section);
	section->state = WORKER_WORKING;
}

static bool work(struct worker *worker, struct reason *why)
{
	if (!router_manager_open(worker, why))
		return false;
	if (worker->section->task == TASK_EXAMINE) {
		worker_examine(worker);
		if (!may_rest(worker))
			return true;
		rest(worker);
	}
	if (worker->section->task == TASK_ASK) {
		worker_ask(worker);
		return true;
	}
	return open_cases(worker, why) && perform_schedule(worker, why);
}

/* Without FreeLibrary, which right after a stop is more than the documentation promises. */
static void end_process(const struct worker *worker, int status)
{
	if (!worker->options->is_in_process)
		TerminateProcess(GetCurrentProcess(), (UINT)status);
}

int worker_main(struct section *section, const struct plan *plan, const struct profile *profile,
		const struct options *options)
{
	/* With --in-process the router manager goes on hearing when this has returned, and the DLL stays. */
	static struct worker worker;
	static struct protocol loaded;
	struct reason why = { { 0 } };
	int status = 0;

	worker = (struct worker) { .section = section, .plan = plan, .profile = profile, .options = options };
	worker.protocol = loaded;
	InitializeCriticalSection(&worker.lock);
	crash_open(section, !options->is_in_process);
	if (!options->is_in_process)
		watchdog_open(section);
	section->state = WORKER_WORKING;
	if (!work(&worker, &why)) {
		snprintf(section->message, sizeof(section->message), "%s", why.text);
		status = 4;
	}
	section->state = status ? WORKER_FAILED : WORKER_FINISHED;
	loaded = worker.protocol;
	end_process(&worker, status);
	return status;
}
