/* SPDX-License-Identifier: MIT */
/* A run as the supervisor's parts share it. */
#include "harness/windows/run.h"

#include "harness/base/allocate.h"
#include "harness/windows/platform.h"
#include "harness/windows/publish.h"

#include <stdio.h>
#include <stdlib.h>

void takings_open(struct takings *takings, size_t count)
{
	takings->observations = allocate(count + 1, sizeof(*takings->observations));
	takings->crashes = allocate(count + 1, sizeof(*takings->crashes));
	takings->outputs = allocate(count + 1, sizeof(*takings->outputs));
}

void takings_release(struct takings *takings, size_t count)
{
	for (size_t i = 0; takings->observations && i < count; i++) {
		if (takings->observations[i].is_performed)
			observation_release(&takings->observations[i]);
		free(takings->crashes[i]);
		free(takings->outputs[i]);
	}
	free(takings->observations);
	free(takings->crashes);
	free(takings->outputs);
	*takings = (struct takings) { 0 };
}

/* The sentence, released with free(). */
static char *print(const char *format, va_list arguments)
{
	va_list copy;
	size_t size;
	char *sentence;

	va_copy(copy, arguments);
	size = (size_t)vsnprintf(NULL, 0, format, copy) + 1;
	va_end(copy);
	sentence = allocate(size, 1);
	vsnprintf(sentence, size, format, arguments);
	return sentence;
}

void run_decide(struct run *run, const char *format, ...)
{
	va_list arguments;

	if (run->result.decision_count == DECISIONS_MOST)
		return;
	va_start(arguments, format);
	run->result.decisions[run->result.decision_count++] = print(format, arguments);
	va_end(arguments);
}

void run_refuse(struct run *run, const char *format, ...)
{
	va_list arguments;

	if (run->result.untestable)
		return;
	va_start(arguments, format);
	run->result.untestable = print(format, arguments);
	va_end(arguments);
}

void run_abort(struct run *run, const char *format, ...)
{
	va_list arguments;

	if (run->result.aborted)
		return;
	va_start(arguments, format);
	run->result.aborted = print(format, arguments);
	va_end(arguments);
}

bool run_wants(const struct run *run, size_t place)
{
	const struct planned_case *planned = &run->plan.cases[place];

	return planned->is_selected && !planned->skipped && !run->blocked[place] &&
	       !run->takings.observations[place].is_performed;
}

struct sharing run_find_sharing(const struct run *run)
{
	/* The control leaves the candidate its share of them. */
	const uint32_t processors = platform_processors();

	return (struct sharing) { .isolate = run->options->isolate,
				  .may_restart = run->result.facts.may_restart,
				  .jobs = run->options->jobs,
				  .processors = run->options->is_control ? (processors + 1) / 2 : processors,
				  .shuffle = run->options->shuffle };
}

/* What was seen moves into the result, which is what everything is written from. */
static void judge_case(struct run *run, size_t place)
{
	struct case_result *result = &run->result.cases[place];
	const struct judge_context context = { &run->profile, &run->result.facts, run->options->suite_version };

	run->is_judged[place] = true;
	result->observation = run->takings.observations[place];
	result->output = run->takings.outputs[place];
	run->takings.outputs[place] = NULL;
	result->crash = run->takings.crashes[place];
	run->takings.crashes[place] = NULL;
	for (size_t i = 0; i < result->observation.call_count; i++)
		result->milliseconds += result->observation.calls[i].microseconds / 1000.0;
	/* The observation stays where the schedule looks for it too, without what the result owns now. */
	run->takings.observations[place] = (struct observation) { .is_performed = result->observation.is_performed };
	if (run->blocked[place] && !result->observation.is_performed && !run->plan.cases[place].skipped) {
		result->judgement.verdict = VERDICT_BLOCKED;
		result->judgement.reason = copy_string(run->blocked[place]);
		return;
	}
	judge(&result->judgement, &run->plan.cases[place], &result->observation, &context);
}

/* Whether the suite is judged from its first case on, which `place` is; then `place` becomes the first of the next. */
static bool pass_suite(const struct run *run, const struct suite *suite, size_t *place)
{
	size_t i = *place;

	for (; i < run->plan.count && run->plan.cases[i].suite == suite; i++)
		if (run->plan.cases[i].is_selected && !run->is_judged[i])
			return false;
	*place = i;
	return true;
}

void run_judge(struct run *run, bool is_over)
{
	size_t count;
	const struct suite *const *suites = suite_list(&count);

	for (size_t i = run->cases_shown; i < run->plan.count; i++)
		if (run->plan.cases[i].is_selected && !run->is_judged[i] && (is_over || !run_wants(run, i)))
			judge_case(run, i);
	for (; run->suites_shown < count; run->suites_shown++) {
		if (!pass_suite(run, suites[run->suites_shown], &run->cases_shown))
			return;
		publish_suite(run, suites[run->suites_shown]);
	}
}
