/* SPDX-License-Identifier: MIT */
/* What is left when a worker has ended. */
#include "harness/watch/aftermath.h"

#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

static struct call steps[] = { { .entry = ENTRY_REGISTER },
			       { .entry = ENTRY_START },
			       { .entry = ENTRY_INTERFACE_STATUS } };

static const struct call *step_list[] = { &steps[0], &steps[1], &steps[2] };

enum { CASES = 3, STEPS = 3 };

/* A worker's section that was given all cases of a small plan. */
struct scene {
	struct planned_case cases[CASES];
	struct plan plan;
	struct scheduled_case scheduled[CASES];
	struct batch batch;
	struct section *section;
	struct observation observations[CASES];
	struct aftermath aftermath;
	struct read_ahead ahead;
};

static void open_scene(struct scene *scene)
{
	memset(scene, 0, sizeof(*scene));
	for (uint32_t i = 0; i < CASES; i++) {
		scene->cases[i].steps = step_list;
		scene->cases[i].step_count = STEPS;
		scene->cases[i].call_place = STEPS - 1;
		scene->scheduled[i].place = i;
	}
	scene->plan = (struct plan) { .cases = scene->cases, .count = CASES };
	scene->batch = (struct batch) { .cases = scene->scheduled, .count = CASES };
	scene->section = calloc(1, sizeof(*scene->section));
	scene->section->state = WORKER_WORKING;
	scene->section->magic = SECTION_MAGIC;
	scene->section->size = sizeof(*scene->section);
}

static void release_scene(struct scene *scene)
{
	for (size_t i = 0; i < CASES; i++)
		observation_release(&scene->observations[i]);
	free(scene->section);
}

static void begin(struct scene *scene, uint32_t place)
{
	const struct record_begin record = { .first_index = 0x100 + 8 * place };

	section_write(scene->section, RECORD_BEGIN, place, &record, sizeof(record));
}

/* A call begins; it came back when `returns`. */
static void call(struct scene *scene, uint32_t place, uint32_t step, bool returns)
{
	const struct call_observation observation = { .step = step, .entry = (uint32_t)steps[step].entry };

	scene->section->in_flight.sequence++;
	scene->section->in_flight.place = place;
	scene->section->in_flight.call = observation;
	if (!returns)
		return;
	scene->section->in_flight.sequence++;
	section_write(scene->section, RECORD_CALL, place, &observation, sizeof(observation));
}

static void end(struct scene *scene, uint32_t place)
{
	const struct record_end record = { 0 };

	section_write(scene->section, RECORD_END, place, &record, sizeof(record));
}

static void perform(struct scene *scene, uint32_t place)
{
	begin(scene, place);
	for (uint32_t step = 0; step < STEPS; step++)
		call(scene, place, step, true);
}

static size_t settle(struct scene *scene, enum worker_fate fate, uint32_t exit_code)
{
	aftermath_read(&scene->aftermath, scene->section, fate, exit_code);
	return aftermath_settle(&scene->aftermath, &scene->ahead, scene->section, &scene->plan, &scene->batch, scene->observations);
}

Test(aftermath, takes_over_what_a_finished_worker_did)
{
	struct scene scene;

	open_scene(&scene);
	perform(&scene, 0);
	end(&scene, 0);
	begin(&scene, 1); /* not through: for the next worker */
	scene.section->state = WORKER_FINISHED;
	cr_expect_eq(settle(&scene, FATE_ENDED, 0), 1);
	cr_expect(scene.aftermath.is_finished);
	cr_expect(scene.observations[0].is_complete);
	cr_expect_eq(scene.observations[0].call_count, STEPS);
	cr_expect_not(scene.observations[1].is_performed);
	release_scene(&scene);
}

Test(aftermath, decodes_while_the_worker_works)
{
	struct scene scene;

	open_scene(&scene);
	aftermath_read_ahead(&scene.ahead, scene.section, &scene.plan, &scene.batch);
	begin(&scene, 0);
	call(&scene, 0, 0, true);
	aftermath_read_ahead(&scene.ahead, scene.section, &scene.plan, &scene.batch);
	cr_expect_eq(scene.ahead.reader.at, scene.section->log_length);
	for (uint32_t step = 1; step < STEPS; step++)
		call(&scene, 0, step, true);
	end(&scene, 0);
	perform(&scene, 1);
	end(&scene, 1);
	scene.section->state = WORKER_FINISHED;
	cr_expect_eq(settle(&scene, FATE_ENDED, 0), 2);
	for (uint32_t i = 0; i < 2; i++) {
		cr_expect(scene.observations[i].is_complete);
		cr_expect_eq(scene.observations[i].call_count, STEPS);
	}
	cr_expect_null(scene.ahead.reader.observations, "all of it was used");
	release_scene(&scene);
}

Test(aftermath, does_not_trust_a_log_that_made_no_sense_for_a_while)
{
	struct scene scene;

	open_scene(&scene);
	perform(&scene, 0);
	scene.section->log_length += 1;
	aftermath_read_ahead(&scene.ahead, scene.section, &scene.plan, &scene.batch);
	cr_expect(scene.ahead.is_senseless);
	scene.section->log_length -= 1;
	end(&scene, 0);
	scene.section->state = WORKER_FINISHED;
	cr_expect_eq(settle(&scene, FATE_ENDED, 0), 0);
	cr_expect(scene.aftermath.is_overwritten);
	cr_expect_not(scene.observations[0].is_performed);
	release_scene(&scene);
}

Test(aftermath, does_not_trust_a_log_that_names_the_cases_of_others)
{
	struct scene scene;

	open_scene(&scene);
	scene.batch.count = CASES - 1;
	perform(&scene, CASES - 1);
	scene.section->state = WORKER_FINISHED;
	cr_expect_eq(settle(&scene, FATE_ENDED, 0), 0);
	cr_expect(scene.aftermath.is_overwritten);
	cr_expect_not(scene.observations[CASES - 1].is_performed);
	release_scene(&scene);
}

Test(aftermath, blames_the_call_in_flight_for_a_crash)
{
	struct scene scene;
	const struct call_observation *last;

	open_scene(&scene);
	perform(&scene, 0); /* through: accepted as it is */
	begin(&scene, 1);
	call(&scene, 1, 0, true);
	call(&scene, 1, 1, false);
	begin(&scene, 2); /* begun: to be performed again */
	scene.section->state = WORKER_CRASHED;
	scene.section->exception_count = 1;
	scene.section->exceptions[0] = (struct exception_facts) { .code = 0xC0000005, .where = 0x1234 };
	cr_expect_eq(settle(&scene, FATE_ENDED, 0xC0000005), 2);
	cr_expect_eq(scene.aftermath.ending, ENDING_CRASHED);
	cr_expect_eq(scene.aftermath.place, 1);
	cr_expect(scene.observations[0].is_complete);
	cr_expect_not(scene.observations[2].is_performed);
	cr_assert_eq(scene.observations[1].call_count, 2);
	last = &scene.observations[1].calls[1];
	cr_expect_eq(last->entry, ENTRY_START);
	cr_expect_eq(last->ending, ENDING_CRASHED);
	cr_expect(scene.observations[1].exception);
	cr_expect_eq(scene.observations[1].exception->where, 0x1234);
	cr_expect_not(scene.observations[1].is_complete);
	release_scene(&scene);
}

Test(aftermath, blames_the_last_call_for_a_death_between_calls)
{
	struct scene scene;

	open_scene(&scene);
	perform(&scene, 0);
	cr_expect_eq(settle(&scene, FATE_ENDED, 0xC0000374), 1);
	cr_expect(scene.aftermath.is_between_calls);
	cr_assert_eq(scene.observations[0].call_count, STEPS);
	cr_expect_eq(scene.observations[0].calls[STEPS - 1].ending, ENDING_CRASHED);
	cr_expect_eq(scene.observations[0].exception->code, 0xC0000374);
	release_scene(&scene);
}

/* A line that was traced; it belongs to the call in flight from number `begin` on. */
static void trace(struct scene *scene, uint32_t place, const char *text)
{
	struct record_traced line = { 0 };

	strncpy(line.text, text, sizeof(line.text) - 1);
	section_write(scene->section, RECORD_TRACED, place, &line, sizeof(line));
}

Test(aftermath, keeps_what_was_traced_before_the_crash)
{
	const struct observation *one;
	struct scene scene;

	open_scene(&scene);
	begin(&scene, 0);
	trace(&scene, 0, "before");
	call(&scene, 0, 0, false);
	scene.section->in_flight.call.traced_begin = 1;
	trace(&scene, 0, "last words");
	settle(&scene, FATE_ENDED, 0xC0000005);
	one = &scene.observations[0];
	cr_assert_eq(one->traced_count, 2);
	cr_expect_eq(one->traced[0].call, TRACED_ASIDE);
	cr_expect_eq(one->traced[1].call, 0);
	cr_expect_str_eq(one->traced[1].text, "last words");
	release_scene(&scene);
}

Test(aftermath, tells_exits_from_crashes)
{
	cr_expect(exit_code_is_crash(0xC0000005));
	cr_expect(exit_code_is_crash(0x80000003));
	cr_expect(exit_code_is_crash(0xE06D7363));
	cr_expect_not(exit_code_is_crash(0));
	cr_expect_not(exit_code_is_crash(3));
	cr_expect_not(exit_code_is_crash(0xFFFFFFFF));
}

Test(aftermath, ignores_an_exception_that_was_handled_before_an_exit)
{
	struct scene scene;

	open_scene(&scene);
	begin(&scene, 0);
	call(&scene, 0, 0, false);
	scene.section->exception_count = 1;
	scene.section->exceptions[0].code = 0xE06D7363;
	settle(&scene, FATE_ENDED, 7);
	cr_expect_eq(scene.aftermath.ending, ENDING_EXITED);
	cr_expect_not(scene.observations[0].exception);
	cr_expect_eq(scene.observations[0].exit_code, 7);
	release_scene(&scene);
}

Test(aftermath, records_where_a_call_hangs)
{
	struct scene scene;

	open_scene(&scene);
	begin(&scene, 0);
	call(&scene, 0, 2, false);
	scene.section->hang_count = 1;
	scene.section->hang.where = 0x77;
	scene.section->hang.stack_count = 0xFFFF;
	settle(&scene, FATE_HUNG, 1);
	cr_expect_eq(scene.observations[0].calls[0].ending, ENDING_HUNG);
	cr_expect_eq(scene.observations[0].exception->where, 0x77);
	cr_expect_eq(scene.observations[0].exception->stack_count, STACK_MOST);
	release_scene(&scene);
}

Test(aftermath, gives_a_call_before_the_case_to_the_first_one)
{
	struct scene scene;

	open_scene(&scene);
	scene.section->in_flight.sequence = 1;
	scene.section->in_flight.place = SECTION_NO_CASE;
	scene.section->in_flight.call.entry = ENTRY_LOAD;
	cr_expect_eq(settle(&scene, FATE_ENDED, 0), 1);
	cr_expect_eq(scene.observations[0].calls[0].entry, ENTRY_LOAD);
	cr_expect_eq(scene.observations[0].calls[0].ending, ENDING_EXITED);
	release_scene(&scene);
}

Test(aftermath, blames_nobody_for_a_worker_that_never_began)
{
	struct scene scene;

	open_scene(&scene);
	scene.section->state = WORKER_STARTING;
	cr_expect_eq(settle(&scene, FATE_ENDED, 0xC0000135), 0);
	cr_expect(scene.aftermath.is_early);
	release_scene(&scene);
}

Test(aftermath, breaks_the_case_in_which_the_harness_failed)
{
	struct scene scene;

	open_scene(&scene);
	begin(&scene, 1);
	call(&scene, 1, 0, true);
	scene.section->state = WORKER_FAILED;
	memset(scene.section->message, 'x', sizeof(scene.section->message));
	cr_expect_eq(settle(&scene, FATE_ENDED, 4), 1);
	cr_expect_not_null(strstr(scene.observations[1].broken, "could not do its work: xxx"));
	release_scene(&scene);
}

Test(aftermath, believes_nothing_in_the_section)
{
	struct scene scene;

	open_scene(&scene);
	memset(scene.section, 0xFF, offsetof(struct section, log));
	scene.section->magic = SECTION_MAGIC;
	scene.section->size = sizeof(*scene.section);
	scene.section->in_flight.sequence = 3;
	scene.section->state = WORKER_CRASHED;
	settle(&scene, FATE_ENDED, 1);
	cr_expect(scene.aftermath.is_overwritten);
	cr_expect_not(scene.observations[0].is_performed);
	release_scene(&scene);
}

Test(aftermath, blames_the_only_case_for_nonsense_in_the_section)
{
	struct scene scene;
	const struct call_observation *last;

	open_scene(&scene);
	scene.batch.count = 1;
	memset(scene.section, 0xA5, sizeof(*scene.section));
	cr_expect_eq(settle(&scene, FATE_OVERWRITTEN, 0xC0000005), 1);
	cr_expect_eq(scene.aftermath.place, 0);
	cr_assert_eq(scene.observations[0].call_count, 1);
	last = &scene.observations[0].calls[0];
	cr_expect_eq(last->entry, ENTRY_INTERFACE_STATUS);
	cr_expect_eq(last->ending, ENDING_CRASHED);
	release_scene(&scene);
}
