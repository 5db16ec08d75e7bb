/* SPDX-License-Identifier: MIT */
/* The supervisor: everything between the options and the exit status of a run. */
#include "harness/windows/supervisor.h"

#include "harness/base/allocate.h"
#include "harness/base/files.h"
#include "harness/output/recorded.h"
#include "harness/profile/starter.h"
#include "harness/windows/artifacts.h"
#include "harness/windows/candidate.h"
#include "harness/windows/conduct.h"
#include "harness/windows/console.h"
#include "harness/windows/control.h"
#include "harness/windows/examination.h"
#include "harness/windows/platform.h"
#include "harness/windows/publish.h"
#include "harness/windows/questions.h"
#include "harness/windows/rras.h"
#include "harness/windows/rounds.h"
#include "harness/windows/run.h"
#include "harness/windows/standby.h"
#include "harness/windows/surroundings.h"
#include "harness/windows/wide.h"

#include <stdlib.h>

enum { STATUS_UNTESTABLE = 3, STATUS_FAILED = 4, STATUS_USAGE = 2 };

/* The candidate, and the control beside it. */
static void perform(struct run *run, const char *program)
{
	struct control *control;

	conduct_begin(run, candidate_open(run));
	control = control_begin(run, program);
	conduct_perform(run);
	conduct_repeat(run);
	rounds_perform(run);
	control_end(control, run);
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
	struct inquiry inquiry;
	struct text text = { 0 };
	bool is_written;

	if (candidate_open(run))
		examination_begin(run);
	examination_end(run);
	if (run->result.aborted) {
		fail(why, "%s", run->result.aborted);
		return STATUS_FAILED;
	}
	if (run->result.facts.examined < EXAMINED_LOADED) {
		fail(why, "no profile was written, since the candidate cannot be tested: %s",
		     run->result.untestable ? run->result.untestable : "it was not loaded");
		return STATUS_UNTESTABLE;
	}
	questions_ask(run, &inquiry);
	starter_write(&text, path_name(run->options->candidate), &run->result.facts, &inquiry);
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

/* A profile, or a record of known failures, is somebody's work: it is never overwritten. */
static bool check_is_new(const char *option, const char *path, struct reason *why)
{
	wchar_t *wide = wide_open(path);
	const bool is_new = GetFileAttributesW(wide) == INVALID_FILE_ATTRIBUTES;
	char *shown = path_display(path);

	if (!is_new)
		fail(why, "%s: %s exists already; name a new file, or remove it first", option, shown);
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

	conduct_open(run, options, profile, program);
	if (!check_candidate(options->candidate, why))
		goto out;
	if (options->write_profile && !check_is_new("--write-profile", options->write_profile, why))
		goto out;
	if (options->write_known && !check_is_new("--write-known", options->write_known, why))
		goto out;
	if (options->known && !known_open(&run->known, options->known, why))
		goto out;
	if (!surroundings_lay(run, why))
		goto out;
	standby_prepare(run, 1);
	if (!conduct_plan(run, why))
		goto out;
	if (options->shard_source)
		run_decide(run, "This is shard %u of %u, from %s; --shard comes before these, and --shard 1/1 is everything.",
			   options->shard, options->shards, options->shard_source);
	if (options->write_profile) {
		status = write_starter(run, why);
		goto out;
	}
	if (options->known)
		run->result.known = &run->known;
	if (!recorded_assign(&run->result, why) || !artifacts_open(run, why) || !publish_open(options, why))
		goto out;
	perform(run, program);
	run->result.milliseconds = platform_milliseconds() - begun;
	recorded_judge(&run->result);
	summary_read(&summary, &run->result);
	status = artifacts_end(run, why) && publish_end(run, &summary, why) ? (int)summary.status : STATUS_FAILED;
out:
	standby_release(run);
	summary_release(&summary);
	/* The process ends: giving back what the run holds, piece by piece, would take longer than a worker. */
	return status;
}
