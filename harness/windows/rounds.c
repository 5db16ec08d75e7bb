/* SPDX-License-Identifier: MIT */
/* --repeat: the cases again, in the same order. */
#include "harness/windows/rounds.h"

#include "harness/base/allocate.h"
#include "harness/output/repeats.h"
#include "harness/windows/crew.h"
#include "harness/windows/publish.h"

#include <stdlib.h>

/* What was performed in the first round is performed in every one: what is blocked for a known hang stays so. */
static void begin(struct run *run)
{
	for (size_t i = 0; i < run->plan.count; i++) {
		struct case_result *result = &run->result.cases[i];

		if (!run->plan.cases[i].is_selected || !result->observation.is_performed)
			continue;
		result->repeats = allocate(1, sizeof(*result->repeats));
		repeats_count(result->repeats, &result->judgement, false);
	}
}

/* The outcome becomes what reports show, with all that was seen of it. */
static void adopt(struct run *run, struct takings *takings, size_t place, const struct judgement *judgement)
{
	struct case_result *result = &run->result.cases[place];

	judgement_release(&result->judgement);
	observation_release(&result->observation);
	free(result->output);
	free(result->crash);
	result->judgement = *judgement;
	result->observation = takings->observations[place];
	result->output = takings->outputs[place];
	result->crash = takings->crashes[place];
	takings->observations[place] = (struct observation) { .is_performed = true };
	takings->outputs[place] = NULL;
	takings->crashes[place] = NULL;
}

static void read_case(struct run *run, struct takings *takings, size_t place, bool is_alone)
{
	const struct judge_context context = { &run->profile, &run->result.facts, run->options->suite_version };
	struct case_result *result = &run->result.cases[place];
	struct judgement judgement;

	/* The run was aborted before it came to this case. */
	if (!takings->observations[place].is_performed)
		return;
	judge(&judgement, &run->plan.cases[place], &takings->observations[place], &context);
	repeats_count(result->repeats, &judgement, is_alone);
	if (!is_alone && judgement_is_graver(&judgement, &result->judgement))
		adopt(run, takings, place, &judgement);
	else
		judgement_release(&judgement);
}

/* A schedule that is performed as if it were the first one; each of its cases is read. */
static void perform(struct run *run, struct schedule *schedule, bool is_alone)
{
	const uint32_t workers = run->result.workers;
	bool *wanted = allocate(run->plan.count + 1, sizeof(*wanted));
	struct takings takings;

	/* Which cases it has is asked before: the crew cuts batches. */
	for (size_t i = 0; i < schedule->count; i++) {
		for (size_t j = 0; j < schedule->batches[i].count; j++)
			wanted[schedule->batches[i].cases[j].place] = true;
	}
	takings_open(&takings, run->plan.count);
	/* Sessions become lenient with the number of workers: in every round alike. */
	run->result.workers = 0;
	crew_perform(run, schedule, &takings, false);
	run->result.workers += workers;
	for (size_t i = 0; i < run->plan.count; i++) {
		if (wanted[i])
			read_case(run, &takings, i, is_alone);
	}
	takings_release(&takings, run->plan.count);
	free(wanted);
}

static void perform_round(struct run *run)
{
	const struct sharing sharing = run_find_sharing(run);
	bool *wanted = allocate(run->plan.count + 1, sizeof(*wanted));
	struct schedule schedule;

	for (size_t i = 0; i < run->plan.count; i++)
		wanted[i] = run->result.cases[i].repeats != NULL;
	schedule_open(&schedule, &run->plan, wanted, &sharing);
	perform(run, &schedule, false);
	schedule_release(&schedule);
	free(wanted);
}

/* Whether the case fails in every round, and passed alone: what went before it is to blame, or chance. */
static bool is_suspect(const struct case_result *result)
{
	return result->repeats && repeats_judge(result->repeats) != FLAKY && result->alone.is_done &&
	       result->alone.verdict != result->judgement.verdict && result->alone.verdict != VERDICT_BROKEN;
}

static void perform_alone(struct run *run)
{
	struct schedule schedule = { 0 };

	for (size_t i = 0; i < run->plan.count; i++) {
		if (is_suspect(&run->result.cases[i]))
			schedule_append_alone(&schedule, &run->plan, (uint32_t)i);
	}
	perform(run, &schedule, true);
	schedule_release(&schedule);
}

/* The repetition that every failing case gets is the first of those alone. */
static void count_first_alone(struct run *run)
{
	for (size_t i = 0; i < run->plan.count; i++) {
		struct case_result *result = &run->result.cases[i];
		const struct judgement first = { .verdict = result->alone.verdict, .ending = result->alone.ending };

		if (is_suspect(result))
			repeats_count(result->repeats, &first, true);
	}
}

void rounds_perform(struct run *run)
{
	const uint32_t repeat = run->options->repeat;

	if (repeat <= 1)
		return;
	begin(run);
	for (uint32_t round = 2; round <= repeat && !run->result.aborted; round++) {
		publish_round(run, round);
		perform_round(run);
	}
	count_first_alone(run);
	for (uint32_t round = 2; round <= repeat && !run->result.aborted; round++)
		perform_alone(run);
	repeats_conclude(&run->result);
}
