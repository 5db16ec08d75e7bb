/* SPDX-License-Identifier: MIT */
/* What is left when a worker has ended: which cases came to their end, and who is to blame where it died. */
#include "harness/watch/aftermath.h"

#include "harness/base/allocate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool exit_code_is_crash(uint32_t exit_code)
{
	return exit_code >= 0x80000000u && exit_code < 0xF0000000u;
}

bool section_is_whole(const struct section *section)
{
	return section->magic == SECTION_MAGIC && section->size == sizeof(*section);
}

/* The newest exception, made sensible; false when there is none. */
static bool read_newest(const struct section *section, struct exception_facts *exception)
{
	const uint32_t count = section->exception_count;

	if (count == 0)
		return false;
	*exception = section->exceptions[(count - 1) % SECTION_EXCEPTIONS_MOST];
	if (exception->stack_count > STACK_MOST)
		exception->stack_count = STACK_MOST;
	if (exception->breach.kind >= BREACH_KIND_COUNT || exception->breach.parameter >= PARAMETERS_MOST)
		exception->breach = (struct breach) { 0 };
	return true;
}

/* What ended the process. Exceptions that were handled are recorded too, so only the newest can be it, and only if it
 * fits. */
static void read_crash(struct aftermath *aftermath, const struct section *section)
{
	const bool is_declared = section->state == WORKER_CRASHED;

	aftermath->ending = ENDING_CRASHED;
	aftermath->has_exception = read_newest(section, &aftermath->exception);
	if (aftermath->has_exception && (is_declared || aftermath->exception.code == aftermath->exit_code))
		return;
	aftermath->has_exception = true;
	aftermath->exception = (struct exception_facts) { .code = aftermath->exit_code };
}

static void read_hang(struct aftermath *aftermath, const struct section *section)
{
	aftermath->ending = ENDING_HUNG;
	aftermath->has_exception = section->hang_count != 0;
	if (!aftermath->has_exception)
		return;
	aftermath->exception = section->hang;
	aftermath->exception.breach = (struct breach) { 0 };
	if (aftermath->exception.stack_count > STACK_MOST)
		aftermath->exception.stack_count = STACK_MOST;
}

/* The call in flight, or the last one; its outputs are only those of a call that came back. */
static void read_call(struct aftermath *aftermath, const struct section *section)
{
	const uint32_t sequence = section->in_flight.sequence;

	aftermath->place = section->in_flight.place;
	aftermath->is_between_calls = (sequence & 1) == 0;
	aftermath->call = section->in_flight.call;
	aftermath->has_call =
		sequence != 0 && aftermath->call.entry != ENTRY_END && aftermath->call.entry < ENTRY_COUNT;
	aftermath->call.flags = 0;
	aftermath->call.data_size = 0;
	aftermath->call.breach = (struct breach) { 0 };
	memset(aftermath->call.outputs, 0, sizeof(aftermath->call.outputs));
	aftermath->call.ending = (uint32_t)aftermath->ending;
}

static void say(struct aftermath *aftermath, const char *what, const char *detail, size_t detail_size)
{
	const char *end = memchr(detail, '\0', detail_size);
	const int length = (int)(end ? (size_t)(end - detail) : detail_size);

	snprintf(aftermath->message, sizeof(aftermath->message), "%s%s%.*s", what, length ? ": " : "", length, detail);
}

void aftermath_read(struct aftermath *aftermath, const struct section *section, enum worker_fate fate,
		    uint32_t exit_code)
{
	*aftermath = (struct aftermath) { .place = SECTION_NO_CASE, .exit_code = exit_code };
	aftermath->is_overwritten = fate == FATE_OVERWRITTEN || !section_is_whole(section);
	if (aftermath->is_overwritten)
		return;
	if (fate == FATE_STUCK) {
		say(aftermath, "the worker stood still outside of any call and was ended", "", 0);
	} else if (section->state == WORKER_FAILED) {
		say(aftermath, "the worker could not do its work", section->message, sizeof(section->message));
	} else if (fate == FATE_HUNG) {
		read_hang(aftermath, section);
	} else if (section->state == WORKER_FINISHED || section->state == WORKER_RESTING) {
		aftermath->is_finished = true;
	} else if (section->state == WORKER_CRASHED || exit_code_is_crash(exit_code)) {
		read_crash(aftermath, section);
	} else {
		aftermath->ending = ENDING_EXITED;
	}
	read_call(aftermath, section);
	aftermath->is_early = !aftermath->is_finished && !aftermath->has_call;
}

/* The place that the record at `at` names; `at` moves on to the next record. False at the end, and at a record that makes no sense. */
static bool read_place(const struct section *section, size_t length, size_t count, size_t *at, uint32_t *place)
{
	struct record record;

	if (length - *at < sizeof(record))
		return false;
	memcpy(&record, section->log + *at, sizeof(record));
	*at += sizeof(record);
	if (record.length > length - *at || record.place >= count)
		return false;
	*at += record.length;
	*place = record.place;
	return true;
}

/* The place that the log names last, or SECTION_NO_CASE. */
static uint32_t find_last_place(const struct section *section, size_t length, size_t count)
{
	uint32_t last = SECTION_NO_CASE;
	uint32_t place;

	for (size_t at = 0; read_place(section, length, count, &at, &place);)
		last = place;
	return last;
}

/* Whether every step was made, so that only late messages are missing. */
static bool is_through(const struct observation *observation, const struct planned_case *planned)
{
	for (size_t i = 0; i < observation->call_count; i++)
		if (observation->calls[i].step == STEP_CLEAN_UP ||
		    observation->calls[i].step + 1 == planned->step_count)
			return true;
	return false;
}

/* The first step with that entry, so that a call has a place in the case that answers for it. */
static uint32_t find_step(const struct planned_case *planned, uint32_t entry)
{
	if (entry == ENTRY_LOAD)
		return 0;
	for (uint32_t i = 0; i < planned->step_count; i++)
		if (planned->steps[i]->entry == entry)
			return i;
	return STEP_CLEAN_UP;
}

/* What was said since the call in flight began was said during it. */
static void give_lines(const struct call_observation *call, struct observation *observation)
{
	for (size_t i = 0; i < observation->traced_count; i++)
		if (observation->traced[i].call == TRACED_ASIDE && observation->traced[i].number >= call->traced_begin)
			observation->traced[i].call = (uint32_t)observation->call_count - 1;
}

static void blame(struct aftermath *aftermath, const struct planned_case *planned, struct observation *observation)
{
	struct call_observation *last;

	if (aftermath->is_between_calls && observation->call_count) {
		last = &observation->calls[observation->call_count - 1];
	} else {
		last = observation_append_call(observation, &aftermath->call);
		if (last->step >= planned->step_count || planned->steps[last->step]->entry != (enum entry)last->entry)
			last->step = find_step(planned, last->entry);
		give_lines(last, observation);
	}
	last->ending = (uint32_t)aftermath->ending;
	observation->is_performed = true;
	observation->is_complete = false;
	observation->exit_code = aftermath->exit_code;
	observation->output_end = UINT64_MAX;
	aftermath->call = *last;
	if (aftermath->has_exception) {
		observation_write_exception(observation, &aftermath->exception);
		last->breach = aftermath->exception.breach;
	}
}

static void break_case(const struct aftermath *aftermath, struct observation *observation)
{
	observation->is_performed = true;
	observation->is_complete = true;
	observation_write_broken(observation, aftermath->message, sizeof(aftermath->message));
}

/* Who answers for the end of the worker: the case of the call, or else the last one that the log names, or the first
 * one. */
static uint32_t choose_case(const struct aftermath *aftermath, const struct section *section, size_t length,
			    const struct batch *batch, const bool *is_given, size_t count)
{
	const uint32_t last = find_last_place(section, length, count);

	if (aftermath->place < count && is_given[aftermath->place])
		return aftermath->place;
	return last < count && is_given[last] ? last : batch->cases[0].place;
}

static size_t take_over(struct observation *fresh, const struct plan *plan, const struct batch *batch, uint32_t blamed,
			struct observation *observations)
{
	size_t settled = 0;

	for (size_t i = 0; i < batch->count; i++) {
		const uint32_t place = batch->cases[i].place;
		struct observation *one = &fresh[place];

		if (!one->is_performed)
			continue;
		if (place != blamed && !one->is_complete) {
			if (blamed == SECTION_NO_CASE || !is_through(one, &plan->cases[place]))
				continue;
			one->is_complete = true;
		}
		observation_release(&observations[place]);
		observations[place] = *one;
		*one = (struct observation) { 0 };
		settled++;
	}
	return settled;
}

/* Only the batch's were touched; the rest of so much memory is better left alone. */
static void release_fresh(struct observation *fresh, const struct batch *batch)
{
	for (size_t i = 0; i < batch->count; i++)
		observation_release(&fresh[batch->cases[i].place]);
	free(fresh);
}

static size_t read_length(const struct section *section)
{
	const size_t length = __atomic_load_n(&section->log_length, __ATOMIC_ACQUIRE);

	return length < SECTION_LOG_SIZE ? length : SECTION_LOG_SIZE;
}

static bool *mark(const struct batch *batch, size_t count)
{
	bool *is_given = allocate(count + 1, sizeof(*is_given));

	for (size_t i = 0; i < batch->count; i++)
		is_given[batch->cases[i].place] = true;
	return is_given;
}

void aftermath_read_ahead(struct read_ahead *ahead, const struct section *section, const struct plan *plan,
			  const struct batch *batch)
{
	struct reason ignored = { { 0 } };

	if (!ahead->given) {
		ahead->given = mark(batch, plan->count);
		section_reader_open(&ahead->reader, allocate(plan->count, sizeof(struct observation)), plan->count,
				    ahead->given);
	}
	if (!ahead->is_senseless)
		ahead->is_senseless =
			!section_reader_read(&ahead->reader, section->log, read_length(section), &ignored);
}

/* The case that a worker performed alone wrote over the shared memory: what else it did is not known. */
static size_t settle_overwritten(struct aftermath *aftermath, const struct plan *plan, const struct batch *batch,
				 struct observation *observations)
{
	const uint32_t place = batch->cases[0].place;
	const struct planned_case *planned = &plan->cases[place];

	aftermath->is_finished = false;
	if (batch->count > 1)
		return 0;
	aftermath->place = place;
	aftermath->ending = ENDING_CRASHED;
	aftermath->has_exception = exit_code_is_crash(aftermath->exit_code);
	aftermath->exception = (struct exception_facts) { .code = aftermath->exit_code };
	aftermath->call = (struct call_observation) { .step = (uint32_t)planned->call_place,
						      .entry = (uint32_t)planned->steps[planned->call_place]->entry,
						      .flags = OBSERVED_OVERWRITTEN };
	aftermath->is_between_calls = false;
	observation_release(&observations[place]);
	blame(aftermath, planned, &observations[place]);
	return 1;
}

static size_t settle(struct aftermath *aftermath, const struct section *section, size_t length, const struct plan *plan,
		     const struct batch *batch, const bool *is_given, struct observation *fresh,
		     struct observation *observations)
{
	uint32_t blamed = SECTION_NO_CASE;

	if (!aftermath->is_finished && (!aftermath->is_early || length))
		blamed = choose_case(aftermath, section, length, batch, is_given, plan->count);
	if (blamed != SECTION_NO_CASE && aftermath->ending != ENDING_RETURNED && aftermath->has_call)
		blame(aftermath, &plan->cases[blamed], &fresh[blamed]);
	else if (blamed != SECTION_NO_CASE)
		break_case(aftermath, &fresh[blamed]);
	aftermath->place = blamed;
	return take_over(fresh, plan, batch, blamed, observations);
}

size_t aftermath_settle(struct aftermath *aftermath, struct read_ahead *ahead, const struct section *section,
			const struct plan *plan, const struct batch *batch, struct observation *observations)
{
	struct observation *fresh;
	size_t settled;

	aftermath_read_ahead(ahead, section, plan, batch);
	fresh = ahead->reader.observations;
	section_reader_close(&ahead->reader);
	aftermath->is_overwritten = aftermath->is_overwritten || ahead->is_senseless;
	if (aftermath->is_overwritten)
		settled = settle_overwritten(aftermath, plan, batch, observations);
	else
		settled = settle(aftermath, section, read_length(section), plan, batch, ahead->given, fresh, observations);
	release_fresh(fresh, batch);
	free(ahead->given);
	*ahead = (struct read_ahead) { 0 };
	return settled;
}
