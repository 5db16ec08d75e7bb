/* SPDX-License-Identifier: MIT */
/* Failing cases once more, each alone in a fresh worker: do they fail by themselves, or because of what went before? */
#include "harness/windows/repetition.h"

#include "harness/base/allocate.h"
#include "harness/windows/crew.h"

#include <stdio.h>
#include <stdlib.h>

enum {
	REPETITIONS_MOST = 5,   /* of failures that are alike; what the sixth would add is not worth its worker */
	REPETITIONS_IN_ALL = 60 /* a candidate that fails everywhere needs no more */
};

/* Failures that are alike. */
struct kind {
	const struct suite *suite;
	enum requirement requirement;
	enum ending ending;
	uint32_t count;
};

struct kinds {
	struct kind *kinds;
	size_t count;
	uint32_t repeated;
};

static struct kind kind_of(const struct run *run, size_t place)
{
	const struct judgement *judgement = &run->result.cases[place].judgement;
	struct kind kind = { .suite = run->plan.cases[place].suite, .ending = judgement->ending };

	/* Blocked cases and crashes are alike whatever they were to examine. */
	if (judgement->violation_count && kind.ending == ENDING_RETURNED)
		kind.requirement = judgement->violations[0].requirement;
	return kind;
}

/* How many failures like this one there are with it. */
static uint32_t count_kind(struct kinds *kinds, const struct kind *kind)
{
	for (size_t i = 0; i < kinds->count; i++) {
		struct kind *known = &kinds->kinds[i];

		if (known->suite == kind->suite && known->requirement == kind->requirement &&
		    known->ending == kind->ending)
			return ++known->count;
	}
	kinds->kinds = grow(kinds->kinds, kinds->count, sizeof(*kinds->kinds));
	kinds->kinds[kinds->count] = *kind;
	return kinds->kinds[kinds->count++].count = 1;
}

/* Whether the case is one that a repetition can say something about. */
static bool is_worth_it(const struct run *run, size_t place)
{
	const struct case_result *result = &run->result.cases[place];

	if (!run->plan.cases[place].is_selected || run->blocked[place] || !result->observation.is_performed)
		return false;
	return result->judgement.verdict == VERDICT_FAIL || result->judgement.verdict == VERDICT_BLOCKED;
}

/* Why the case is not repeated, or NULL. */
static const char *refuse(const struct run *run, size_t place, struct kinds *kinds)
{
	const struct kind kind = kind_of(run, place);
	const struct fatal_call *known = fatal_find(&run->fatal, &run->plan.cases[place]);

	if (run->options->has_no_alone)
		return "not repeated: --no-alone";
	if (run->options->is_in_process)
		return "not repeated: --in-process has no worker to repeat it in";
	if (run->result.untestable)
		return "not repeated: it was found when the candidate was examined alone";
	if (known && known->ending == ENDING_HUNG)
		return "not repeated: such calls hung twice already";
	if (count_kind(kinds, &kind) > REPETITIONS_MOST)
		return "not repeated: 5 like it were";
	if (kinds->repeated == REPETITIONS_IN_ALL)
		return "not repeated: 60 others were";
	kinds->repeated++;
	return NULL;
}

static void read_repetition(struct run *run, struct takings *takings, size_t place)
{
	const struct judge_context context = { &run->profile, &run->result.facts, run->options->suite_version };
	struct repetition *alone = &run->result.cases[place].alone;
	struct judgement judgement;

	if (!takings->observations[place].is_performed) {
		alone->text = "not repeated: the run was aborted";
		return;
	}
	judge(&judgement, &run->plan.cases[place], &takings->observations[place], &context);
	alone->is_done = true;
	alone->verdict = judgement.verdict;
	alone->ending = judgement.ending;
	if (judgement.verdict == VERDICT_FAIL)
		alone->text = "fails alone too";
	else if (judgement.verdict == VERDICT_BLOCKED)
		alone->text = "blocked alone too";
	else if (judgement.verdict == VERDICT_BROKEN)
		alone->text = "could not be repeated alone";
	else
		alone->text = "passes alone: it needs what was performed before it";
	judgement_release(&judgement);
}

void repetition_perform(struct run *run)
{
	struct schedule schedule = { 0 };
	struct takings takings;
	struct kinds kinds = { 0 };

	static_assert(REPETITIONS_MOST == 5 && REPETITIONS_IN_ALL == 60, "the sentences name the numbers");
	takings_open(&takings, run->plan.count);
	for (size_t i = 0; i < run->plan.count; i++) {
		if (!is_worth_it(run, i))
			continue;
		run->result.cases[i].alone.text = refuse(run, i, &kinds);
		if (!run->result.cases[i].alone.text)
			schedule_append_alone(&schedule, &run->plan, (uint32_t)i);
	}
	crew_perform(run, &schedule, &takings, false);
	for (size_t i = 0; i < schedule.count; i++)
		read_repetition(run, &takings, schedule.batches[i].cases[0].place);
	takings_release(&takings, run->plan.count);
	schedule_release(&schedule);
	free(kinds.kinds);
}
