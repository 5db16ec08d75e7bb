/* SPDX-License-Identifier: MIT */
/* The supervisor: everything between the options and the exit status of a run. */
#include "harness/windows/supervisor.h"

#include "harness/base/allocate.h"
#include "harness/model/applies.h"
#include "harness/base/files.h"
#include "harness/profile/starter.h"
#include "harness/windows/candidate.h"
#include "harness/windows/console.h"
#include "harness/windows/crew.h"
#include "harness/windows/examination.h"
#include "harness/windows/platform.h"
#include "harness/windows/publish.h"
#include "harness/windows/repetition.h"
#include "harness/windows/rras.h"
#include "harness/windows/run.h"
#include "harness/windows/standby.h"
#include "harness/windows/wide.h"

#include <stdlib.h>

enum { STATUS_UNTESTABLE = 3, STATUS_FAILED = 4, STATUS_USAGE = 2 };

/* What a worker has to know to make the same plan. */
static char *write_worker_arguments(const struct options *options)
{
	struct text text = { 0 };
	struct text word = { 0 };

	text_printf(&word, "--suite-version=%u", options->suite_version);
	append_argument(&text, text_string(&word));
	if (options->profile) {
		text_append_string(&text, " \"--profile\"");
		append_argument(&text, options->profile);
	}
	text_append_string(&text, " \"--\"");
	append_argument(&text, options->candidate);
	text_release(&word);
	return text.data;
}

static void open_run(struct run *run, const struct options *options, struct profile *profile, const char *program)
{
	struct result *result = &run->result;

	run->options = options;
	run->profile = *profile;
	*profile = (struct profile) { 0 };
	run->worker_arguments = write_worker_arguments(options);
	result->options = options;
	result->profile = &run->profile;
	result->plan = &run->plan;
	result->platform = platform_open();
	result->command = environment_open(L"ROUTPROT_CHECK_COMMAND");
	if (!result->command)
		result->command = copy_string(program);
	platform_write_time(result->started);
	/* Reports and messages name the profile as the user does. */
	if (run->profile.path) {
		char *path = run->profile.path;

		run->profile.path = path_display(path);
		free(path);
	}
}

static void open_cases(struct run *run)
{
	const size_t count = run->plan.count;

	takings_open(&run->takings, count);
	run->blocked = allocate(count + 1, sizeof(*run->blocked));
	run->is_judged = allocate(count + 1, sizeof(*run->is_judged));
	run->result.cases = allocate(count + 1, sizeof(*run->result.cases));
}

/* With the facts it is known which cases apply. */
static void find_applicable(struct run *run)
{
	if (run->result.facts.examined < EXAMINED_REGISTERED)
		return;
	for (size_t i = 0; i < run->plan.count; i++)
		applies_find(&run->plan.cases[i], &run->profile, &run->result.facts);
}

static void perform_cases(struct run *run)
{
	const struct sharing sharing = { run->options->isolate, run->result.facts.may_restart, run->options->jobs,
					run->options->shuffle };
	bool *wanted = allocate(run->plan.count + 1, sizeof(*wanted));
	struct schedule schedule;

	for (size_t i = 0; i < run->plan.count; i++) {
		if (run->options->is_in_process && run->plan.cases[i].level == LEVEL_INFO && run_wants(run, i))
			run->blocked[i] =
				copy_string("not performed with --in-process, where a crash would be our own");
		wanted[i] = run_wants(run, i);
	}
	schedule_open(&schedule, &run->plan, wanted, &sharing);
	crew_perform(run, &schedule, &run->takings, true);
	schedule_release(&schedule);
	free(wanted);
}

/* Everything from the candidate's file to judged cases. */
static void perform(struct run *run)
{
	if (candidate_open(run))
		examination_perform(run);
	else
		candidate_hash(run);
	find_applicable(run);
	examination_block(run);
	if (!run->result.aborted)
		perform_cases(run);
	run_judge(run, true);
	if (!run->result.aborted)
		repetition_perform(run);
}

static void say_what_is_next(const char *path)
{
	char *shown = path_display(path);
	struct text text = { 0 };

	text_printf(&text, "wrote %s; describe the configurations in it, then use it with --profile\n", shown);
	console_print(false, text_string(&text), text.length);
	text_release(&text);
	free(shown);
}

static int write_starter(struct run *run, struct reason *why)
{
	const char *path = run->options->write_profile;
	struct text text = { 0 };
	bool is_written;

	if (candidate_open(run))
		examination_perform(run);
	if (run->result.aborted) {
		fail(why, "%s", run->result.aborted);
		return STATUS_FAILED;
	}
	if (run->result.facts.examined < EXAMINED_LOADED) {
		fail(why, "no profile was written, since the candidate cannot be tested: %s",
		     run->result.untestable ? run->result.untestable : "it was not loaded");
		return STATUS_UNTESTABLE;
	}
	starter_write(&text, path_name(run->options->candidate), &run->result.facts);
	is_written = file_write_whole(path, text_string(&text), text.length, why);
	text_release(&text);
	if (is_written && !run->options->is_quiet)
		say_what_is_next(path);
	return is_written ? 0 : STATUS_USAGE;
}

/* A file that is not there was mistyped; nothing is learnt about a candidate by it. */
static bool check_candidate(const char *path, struct reason *why)
{
	wchar_t *wide = wide_open(path);
	const DWORD attributes = GetFileAttributesW(wide);
	char *shown = path_shown(path);

	if (attributes == INVALID_FILE_ATTRIBUTES)
		fail(why, "cannot find %s; name the DLL to test", shown);
	else if (attributes & FILE_ATTRIBUTE_DIRECTORY)
		fail(why, "%s is a folder; name the DLL in it", shown);
	free(shown);
	free(wide);
	return attributes != INVALID_FILE_ATTRIBUTES && !(attributes & FILE_ATTRIBUTE_DIRECTORY);
}

/* A profile is somebody's work: it is never overwritten. */
static bool check_is_new(const char *path, struct reason *why)
{
	wchar_t *wide = wide_open(path);
	const bool is_new = GetFileAttributesW(wide) == INVALID_FILE_ATTRIBUTES;
	char *shown = path_display(path);

	if (!is_new)
		fail(why, "--write-profile: %s exists already; name a new file, or remove it first", shown);
	free(shown);
	free(wide);
	return is_new;
}

int supervisor_perform(const struct options *options, struct profile *profile, const char *program, struct reason *why)
{
	const double begun = platform_milliseconds();
	struct run *run = allocate(1, sizeof(*run));
	struct summary summary = { 0 };
	int status = STATUS_USAGE;

	open_run(run, options, profile, program);
	if (!check_candidate(options->candidate, why))
		goto out;
	if (options->write_profile && !check_is_new(options->write_profile, why))
		goto out;
	standby_prepare(run, 1);
	if (!plan_open(&run->plan, &run->profile, NULL, options, why))
		goto out;
	open_cases(run);
	if (options->write_profile) {
		status = write_starter(run, why);
		goto out;
	}
	if (!publish_open(options, why))
		goto out;
	perform(run);
	run->result.milliseconds = platform_milliseconds() - begun;
	summary_read(&summary, &run->result);
	status = publish_end(run, &summary, why) ? (int)summary.status : STATUS_FAILED;
out:
	standby_release(run);
	summary_release(&summary);
	/* The process ends: giving back what the run holds, piece by piece, would take longer than a worker. */
	return status;
}
