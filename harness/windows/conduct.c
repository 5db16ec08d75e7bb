/* SPDX-License-Identifier: MIT */
/* A run from its options to judged cases: of the candidate, or of the reference protocol beside it. */
#include "harness/windows/conduct.h"

#include "harness/base/allocate.h"
#include "harness/base/files.h"
#include "harness/model/applies.h"
#include "harness/windows/candidate.h"
#include "harness/windows/crew.h"
#include "harness/windows/examination.h"
#include "harness/windows/platform.h"
#include "harness/windows/repetition.h"
#include "harness/windows/rras.h"
#include "harness/windows/wide.h"

#include <stdlib.h>

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
	if (options->has_stand_ins)
		text_append_string(&text, " \"--stand-ins\"");
	text_append_string(&text, " \"--\"");
	append_argument(&text, options->candidate);
	text_release(&word);
	return text.data;
}

void conduct_open(struct run *run, const struct options *options, struct profile *profile, const char *program)
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

bool conduct_plan(struct run *run, struct reason *why)
{
	size_t count;

	if (!plan_open(&run->plan, &run->profile, NULL, run->options, why) ||
	    !schedule_select(&run->plan, run->options, why))
		return false;
	count = run->plan.count;
	takings_open(&run->takings, count);
	run->blocked = allocate(count + 1, sizeof(*run->blocked));
	run->is_judged = allocate(count + 1, sizeof(*run->is_judged));
	run->result.cases = allocate(count + 1, sizeof(*run->result.cases));
	return true;
}

/* With the facts it is known which cases apply. */
static void find_applicable(struct run *run)
{
	if (run->result.facts.examined < EXAMINED_REGISTERED)
		return;
	for (size_t i = 0; i < run->plan.count; i++)
		if (run->plan.cases[i].is_selected)
			applies_find(&run->plan.cases[i], &run->profile, &run->result.facts);
}

/* Why the case cannot be performed in the process in which the candidate was examined, or NULL. */
static const char *refuse_in_process(const struct planned_case *planned)
{
	if (planned->level == LEVEL_INFO)
		return "not performed with --in-process, where a crash would be our own";
	if (planned->steps[planned->call_place]->check == CHECK_NO_THREADS)
		return "not performed with --in-process, where the examination has started the protocol, and its threads";
	return NULL;
}

static void perform_cases(struct run *run)
{
	const struct sharing sharing = run_find_sharing(run);
	bool *wanted = allocate(run->plan.count + 1, sizeof(*wanted));
	struct schedule schedule;

	for (size_t i = 0; i < run->plan.count; i++) {
		const char *refusal = run->options->is_in_process ? refuse_in_process(&run->plan.cases[i]) : NULL;

		if (refusal && run_wants(run, i))
			run->blocked[i] = copy_string(refusal);
		wanted[i] = run_wants(run, i);
	}
	schedule_open(&schedule, &run->plan, wanted, &sharing);
	crew_perform(run, &schedule, &run->takings, true);
	schedule_release(&schedule);
	free(wanted);
}

void conduct_begin(struct run *run, bool is_loadable)
{
	if (is_loadable)
		examination_begin(run);
}

void conduct_perform(struct run *run)
{
	examination_end(run);
	find_applicable(run);
	examination_block(run);
	if (!run->result.aborted)
		perform_cases(run);
	/* Of the reference protocol of a control nobody is told. */
	if (!run->options->is_control)
		candidate_hash(run);
	run_judge(run, true);
}

void conduct_repeat(struct run *run)
{
	if (!run->result.aborted)
		repetition_perform(run);
}
