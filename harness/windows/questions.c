/* SPDX-License-Identifier: MIT */
/* The questions of --write-profile: asked one by one, whatever becomes of the workers. */
#include "harness/windows/questions.h"

#include "harness/model/facts.h"
#include "harness/watch/aftermath.h"
#include "harness/windows/crew.h"
#include "harness/windows/process.h"
#include "harness/windows/standby.h"

/* Sizes of small configurations; the examination has tried them too, but ends with the first call that does not return.
 */
static const uint32_t sizes[] = { 4, 8, 12, 16, 20, 24, 32, 48, 64, 128, 256, 512, 1024 };

static enum outcome find_outcome(const struct aftermath *aftermath)
{
	if (aftermath->is_finished)
		return OUTCOME_ANSWERED;
	/* Nobody is to blame where the candidate was not called. */
	if (aftermath->is_early || aftermath->message[0])
		return OUTCOME_NOT_ASKED;
	if (aftermath->ending == ENDING_HUNG)
		return OUTCOME_HUNG;
	return aftermath->ending == ENDING_EXITED ? OUTCOME_EXITED : OUTCOME_CRASHED;
}

/* The answers come out of the candidate's process: what makes no sense is left out, and what we noted ourselves stays.
 */
static void take_answers(struct inquiry *inquiry, const struct section *section)
{
	const struct inquiry known = *inquiry;

	if (!section_is_whole(section))
		return;
	*inquiry = section->inquiry;
	for (int i = 0; i < QUESTION_COUNT; i++)
		inquiry->outcomes[i] = known.outcomes[i];
	inquiry->has_global = known.has_global;
	inquiry->global_size = known.global_size;
	inquiry->has_interface = known.has_interface;
	inquiry->interface_size = known.interface_size;
	inquiry->types &= 0xF;
	inquiry->stop_is_over = inquiry->stop_is_over != 0;
}

static void let_work(struct run *run, struct process *process)
{
	struct process *processes[] = { process };

	crew_start(run, process);
	standby_prepare(run, 1);
	while (!process_poll(process))
		process_wait(processes, 1);
}

/* True when it was answered. The facts of the worker say which configurations it starts and adds with. */
static bool ask(struct run *run, struct inquiry *inquiry, enum question question, const struct facts *facts)
{
	struct process process;
	struct aftermath aftermath;
	struct reason ignored = { { 0 } };

	inquiry->outcomes[question] = OUTCOME_NOT_ASKED;
	if (!standby_take(run, &process, true, &ignored))
		return false;
	crew_brief(run, process.section, TASK_ASK);
	process.section->facts = *facts;
	process.section->question = (uint32_t)question;
	process.section->inquiry = *inquiry;
	let_work(run, &process);
	aftermath_read(&aftermath, process.section, process.fate, process.exit_code);
	take_answers(inquiry, process.section);
	inquiry->outcomes[question] = (uint32_t)find_outcome(&aftermath);
	process_release(&process);
	return inquiry->outcomes[question] == OUTCOME_ANSWERED;
}

/* The examination ended in such a call, so that it tried no more sizes. */
static bool was_cut_short(uint32_t has_one, uint32_t size, uint32_t code)
{
	return !has_one && (size != 0 || code == NO_ERROR);
}

static void find_global(struct run *run, struct inquiry *inquiry, struct facts *facts)
{
	if (!was_cut_short(facts->has_global, facts->global_size, facts->start_code))
		return;
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]) && !inquiry->has_global; i++) {
		facts->global_size = sizes[i];
		inquiry->has_global = ask(run, inquiry, QUESTION_GLOBAL, facts) && inquiry->code == NO_ERROR;
		inquiry->global_size = sizes[i];
	}
}

static void find_interface(struct run *run, struct inquiry *inquiry, struct facts *facts)
{
	if (!was_cut_short(facts->has_interface, facts->interface_size, facts->add_code))
		return;
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]) && !inquiry->has_interface; i++) {
		facts->interface_size = sizes[i];
		inquiry->has_interface = ask(run, inquiry, QUESTION_INTERFACE, facts) && inquiry->code == NO_ERROR;
		inquiry->interface_size = sizes[i];
	}
}

static void ask_started(struct run *run, struct inquiry *inquiry, struct facts *facts)
{
	ask(run, inquiry, QUESTION_NULL_INTERFACE, facts);
	find_interface(run, inquiry, facts);
	facts->interface_size = inquiry->interface_size;
	if (inquiry->has_interface || facts->has_interface)
		ask(run, inquiry, QUESTION_TYPES, facts);
	ask(run, inquiry, QUESTION_STOP, facts);
}

void questions_ask(struct run *run, struct inquiry *inquiry)
{
	struct facts facts = run->result.facts;

	/* What a profile describes was not found out, and is not ours to write down. */
	*inquiry = (struct inquiry) {
		.has_global = facts.has_global && !run->profile.global.a.is_given,
		.global_size = facts.global_size,
		.has_interface = facts.has_interface && !run->profile.interface.a.is_given,
		.interface_size = facts.interface_size,
	};
	/* With --in-process the first answer that is none would be the last. */
	if (facts.examined < EXAMINED_REGISTERED || run->options->is_in_process)
		return;
	ask(run, inquiry, QUESTION_IDS, &facts);
	ask(run, inquiry, QUESTION_NEWER, &facts);
	ask(run, inquiry, QUESTION_NULL_GLOBAL, &facts);
	find_global(run, inquiry, &facts);
	facts.global_size = inquiry->global_size;
	if (inquiry->has_global || facts.has_global)
		ask_started(run, inquiry, &facts);
}
