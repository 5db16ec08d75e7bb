/* SPDX-License-Identifier: MIT */
/* What an ended worker leaves: observations, crashes in words, what it printed. */
#include "harness/windows/harvest.h"

#include "harness/base/allocate.h"
#include "harness/watch/captured.h"
#include "harness/watch/crash_words.h"
#include "harness/base/files.h"
#include "harness/windows/crew.h"

#include <stdio.h>
#include <stdlib.h>

/* What Wine raises where a function is missing: the surroundings are wrong, not the candidate. */
#define EXCEPTION_WINE_STUB 0x80000100u

struct crash_words *harvest_words(const struct run *run, const struct process *process,
				  const struct exception_facts *exception, enum ending ending)
{
	const struct known_symbols symbols = { path_name(run->options->candidate), run->pe.data ? &run->pe : NULL };
	struct crash_words *words = allocate(1, sizeof(*words));

	crash_words_read(words, exception, process->section, &symbols, ending == ENDING_HUNG ? process->hang_ms : 0);
	return words;
}

static void take_output(const struct process *process, const struct observation *observation, char **output)
{
	size_t size;
	char *data = process_read_output(process, observation->output_begin, observation->output_end, &size);

	if (data && size)
		*output = captured_words(data, size);
	free(data);
}

bool harvest_is_stub(const struct exception_facts *exception)
{
	return exception->code == EXCEPTION_WINE_STUB;
}

const char *harvest_stub_words(char *words, const struct section *section)
{
	size_t length = 0;

	/* The name comes out of the candidate's process. */
	for (; length + 1 < STUB_WORDS_SIZE && section->message[length] > ' ' && section->message[length] < 0x7F;
	     length++)
		words[length] = section->message[length];
	words[length] = '\0';
	return length ? words : "a function";
}

/* A crash inside a stub of Wine makes the case broken, not failed. */
static void excuse_stub(struct observation *observation, const struct section *section)
{
	char stub[STUB_WORDS_SIZE], why[BROKEN_SIZE];

	if (!observation->exception || !harvest_is_stub(observation->exception))
		return;
	snprintf(why, sizeof(why), "the candidate called %s, which this Wine does not have: a fault of the environment",
		 harvest_stub_words(stub, section));
	observation_write_broken(observation, why, sizeof(why));
}

size_t harvest(struct run *run, const struct process *process, const struct batch *batch, struct read_ahead *ahead,
	       struct takings *takings, struct aftermath *aftermath)
{
	static const struct exception_facts unknown;
	size_t settled;

	aftermath_read(aftermath, process->section, process->fate, process->exit_code);
	settled = aftermath_settle(aftermath, ahead, process->section, &run->plan, batch, takings->observations);
	for (size_t i = 0; i < batch->count; i++) {
		const uint32_t place = batch->cases[i].place;
		struct observation *observation = &takings->observations[place];
		const bool is_blamed = place == aftermath->place;

		if (!observation->is_performed)
			continue;
		take_output(process, observation, &takings->outputs[place]);
		if (!observation->exception && !(is_blamed && aftermath->ending == ENDING_HUNG))
			continue;
		takings->crashes[place] = harvest_words(run, process, observation->exception ? observation->exception : &unknown,
							is_blamed ? aftermath->ending : ENDING_RETURNED);
		if (is_blamed && aftermath->ending == ENDING_CRASHED)
			excuse_stub(observation, process->section);
	}
	if (aftermath->ending != ENDING_RETURNED && aftermath->place != SECTION_NO_CASE)
		crew_note_ending(run, aftermath, aftermath->place);
	if (!aftermath->is_overwritten)
		run->result.settle_milliseconds += process->section->settled_ms;
	return settled;
}
