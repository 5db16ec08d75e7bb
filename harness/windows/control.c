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
static void choose_options(struct control *control, const struct run *run)
{
	const struct profile *profile = &run->profile;
	const bool is_v6 = profile->functionality_given && (profile->functionality & RF_ROUTINGV6);

	control->options = *run->options;
	control->options.is_control = true;
	control->options.is_quiet = true;
	control->options.junit = control->options.journal = NULL;
	control->options.jobs = 1;
	control->options.candidate = find_beside("reference.dll");
	control->options.profile = find_beside(is_v6 ? "reference-ipv6.profile" : "reference.profile");
}

static bool is_same_file(const struct run *one, const struct run *other)
{
	return one->candidate_size == other->candidate_size &&
	       memcmp(one->candidate_data, other->candidate_data, one->candidate_size) == 0;
}

/* Everything up to the plan. False when there is no control; the reason stands in its facts. */
static bool open_reference(struct control *control, const struct run *run, const char *program)
{
	struct profile profile = { 0 };
	struct reason why = { { 0 } };

	profile_init(&profile);
	if (!profile_open(&profile, control->options.profile, &why)) {
		refuse(control, why.text);
		return false;
	}
	limits_scale(&profile.limits, control->options.timeout_factor);
	conduct_open(&control->run, &control->options, &profile, program);
	control->is_loadable = candidate_open(&control->run);
	if (control->is_loadable && is_same_file(run, &control->run)) {
		refuse(control, "the candidate is the reference protocol itself");
		return false;
	}
	standby_prepare(&control->run, 1);
	if (conduct_plan(&control->run, &why) && control_select(&control->run.plan, control->options.level))
		return true;
	refuse(control, "none of the selected cases can fail the run");
	standby_release(&control->run);
	return false;
}

static DWORD WINAPI perform(void *parameter)
{
	struct control *control = parameter;

	conduct_perform(&control->run, control->is_loadable);
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

	if (obstacle) {
		refuse(control, obstacle);
		return control;
	}
	choose_options(control, run);
	if (!control->options.candidate || !control->options.profile)
		refuse(control, "there is no reference.dll with its profile beside routprot-check.exe");
	else if (open_reference(control, run, program))
		control->thread = CreateThread(NULL, 0, perform, control, 0, NULL);
	if (!control->thread)
		refuse(control, "no thread could be made for it");
	return control;
}

/* Failures that did not happen again are no reason to doubt the run, but to doubt the machine. */
static void tell_what_passed_alone(const struct control *control, struct run *run)
{
	for (size_t i = 0; i < control->run.plan.count; i++) {
		if (control->run.result.cases[i].alone.is_done) {
			run_decide(run,
				   "In the control %s failed and passed when it was repeated: the machine may be too "
				   "busy.",
				   control->run.plan.cases[i].id);
			return;
		}
	}
}

void control_end(struct control *control, struct run *run)
{
	if (control->thread) {
		WaitForSingleObject(control->thread, INFINITE);
		CloseHandle(control->thread);
	}
	run->result.control = control->facts;
	if (control->facts.state == CONTROL_NONE)
		run_decide(run, "There was no control: %s.", control->facts.reason);
	else if (control->facts.state == CONTROL_PASSED)
		tell_what_passed_alone(control, run);
	/* What the reference protocol left behind goes with the process. */
}
