/* SPDX-License-Identifier: MIT */
/* The control: the reference protocol runs the same cases beside the candidate, in the same surroundings. */
#include "harness/windows/control.h"

#include "harness/base/allocate.h"
#include "harness/base/files.h"
#include "harness/output/control_facts.h"
#include "harness/windows/candidate.h"
#include "harness/windows/conduct.h"
#include "harness/windows/rras.h"
#include "harness/windows/standby.h"
#include "harness/windows/wide.h"

#include <stdlib.h>
#include <string.h>

struct control {
	HANDLE thread;
	const struct run *beside; /* the run of the candidate */
	const char *program;
	struct options options;
	struct run run; /* of the reference protocol; the thread's alone until it has ended */
	bool is_loadable;
	struct control_facts facts;
};

static void refuse(struct control *control, const char *reason)
{
	control->facts.state = CONTROL_NONE;
	if (!control->facts.reason)
		control->facts.reason = copy_string(reason);
}

/* The path of a file that lies beside this program, or NULL where there is none. */
static char *find_beside(const char *name)
{
	enum { ROOM = 32768 };
	wchar_t *own = allocate(ROOM, sizeof(*own));
	char *program, *path = NULL;
	wchar_t *wide;

	if (GetModuleFileNameW(NULL, own, ROOM)) {
		program = narrow_open(own);
		path = path_beside(program, name);
		free(program);
		wide = wide_open(path);
		if (GetFileAttributesW(wide) == INVALID_FILE_ATTRIBUTES) {
			free(path);
			path = NULL;
		}
		free(wide);
	}
	free(own);
	return path;
}

/* The same cases, as the candidate is asked them, in the kind of the candidate. */
static void choose_options(struct control *control)
{
	control->options = *control->beside->options;
	control->options.is_control = true;
	control->options.is_quiet = true;
	control->options.junit = control->options.journal = control->options.tap = control->options.artifacts =
		control->options.known =
		control->options.write_known = NULL;
	control->options.repeat = 1;
	control->options.candidate = find_beside("reference.dll");
	control->options.profile = find_beside(control_profile(&control->beside->profile));
}

static bool is_same_file(const struct run *one, const struct run *other)
{
	return one->candidate_size == other->candidate_size &&
	       memcmp(one->candidate_data, other->candidate_data, one->candidate_size) == 0;
}

/* A shard's control is the same shard, though profiles differ in a few cases. Always true. */
static bool control_follow(struct control *control)
{
	if (control->options.shards > 1)
		control_select_alike(&control->run.plan, &control->beside->plan);
	return true;
}

/* Everything up to the plan. False when there is no control; the reason stands in its facts. */
static bool open_reference(struct control *control)
{
	struct profile profile = { 0 };
	struct reason why = { { 0 } };

	/* What an earlier attempt left goes with the process. */
	control->run = (struct run) { 0 };
	profile_init(&profile);
	if (!profile_open(&profile, control->options.profile, &why)) {
		refuse(control, why.text);
		return false;
	}
	/* It is half of what the candidate is asked, or less. */
	control->options.jobs = profile.limits.copies > 1 ? 2 : 1;
	limits_scale(&profile.limits, control->options.timeout_factor);
	conduct_open(&control->run, &control->options, &profile, control->program);
	control->is_loadable = candidate_open(&control->run);
	if (control->is_loadable && is_same_file(control->beside, &control->run)) {
		refuse(control, "the candidate is the reference protocol itself");
		return false;
	}
	standby_prepare(&control->run, 1);
	if (conduct_plan(&control->run, &why) && control_follow(control) &&
	    control_select(&control->run.plan, control->options.level))
		return true;
	refuse(control, "none of the selected cases can fail the run");
	standby_release(&control->run);
	return false;
}

static DWORD WINAPI perform(void *parameter)
{
	struct control *control = parameter;

	if (!open_reference(control))
		return 0;
	conduct_begin(&control->run, control->is_loadable);
	conduct_perform(&control->run);
	standby_release(&control->run);
	control_read(&control->facts, &control->run.result);
	return 0;
}

/* Why there can be no control whatever lies beside this program, or NULL. */
static const char *find_obstacle(const struct run *run)
{
	if (run->options->has_no_control)
		return "--no-control";
	if (run->options->is_in_process)
		return "--in-process has no process for it";
	return run->result.untestable ? "the candidate was not loaded" : NULL;
}

struct control *control_begin(struct run *run, const char *program)
{
	struct control *control = allocate(1, sizeof(*control));
	const char *obstacle = find_obstacle(run);

	control->beside = run;
	control->program = program;
	if (obstacle) {
		refuse(control, obstacle);
		return control;
	}
	choose_options(control);
	if (!control->options.candidate || !control->options.profile) {
		refuse(control, "there is no reference.dll with its profile beside routprot-check.exe");
		return control;
	}
	control->thread = CreateThread(NULL, 0, perform, control, 0, NULL);
	if (!control->thread)
		refuse(control, "no thread could be made for it");
	return control;
}

/* Beside the candidate a busy machine, or the candidate itself, may have been in the way: now it has ended. */
static void try_again(struct control *control, struct run *run)
{
	const struct control_facts before = control->facts;

	if (!open_reference(control)) {
		control->facts = before;
		return;
	}
	conduct_begin(&control->run, control->is_loadable);
	conduct_perform(&control->run);
	conduct_repeat(&control->run);
	standby_release(&control->run);
	control_read(&control->facts, &control->run.result);
	if (control->facts.state == CONTROL_PASSED)
		run_decide(
			run,
			"The control failed%s%s beside the candidate and passed after it: the machine is busy, or the "
			"candidate is in the way of other processes.",
			before.failed ? " " : "", before.failed ? before.failed : "");
}

void control_end(struct control *control, struct run *run)
{
	if (control->thread) {
		WaitForSingleObject(control->thread, INFINITE);
		CloseHandle(control->thread);
	}
	if (control->facts.state == CONTROL_FAILED)
		try_again(control, run);
	if (control->facts.state == CONTROL_NONE)
		run_decide(run, "There was no control: %s.", control->facts.reason);
	run->result.control = control->facts;
}
