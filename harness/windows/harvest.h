/* SPDX-License-Identifier: MIT */
/* What an ended worker leaves: observations, crashes in words, what it printed. */
#ifndef HARNESS_WINDOWS_HARVEST_H
#define HARNESS_WINDOWS_HARVEST_H

#include "harness/windows/process.h"
#include "harness/windows/run.h"

/** Take over everything that the ended worker did of its batch, of which some is decoded. Returns how many cases are settled by it. */
size_t harvest(struct run *run, const struct process *process, const struct batch *batch, struct read_ahead *ahead,
	       struct takings *takings, struct aftermath *aftermath);

/** The crash or hang of an ended worker in words, released with free(); NULL when there is nothing to say. */
struct crash_words *harvest_words(const struct run *run, const struct process *process,
				  const struct exception_facts *exception, enum ending ending);

enum { STUB_WORDS_SIZE = 128 };

/** Whether Wine raised it because it has no such function: the surroundings are wrong, not the candidate. */
bool harvest_is_stub(const struct exception_facts *exception);

/** The function that Wine does not have, as "kernel32.dll.Name", into a buffer of STUB_WORDS_SIZE. Returns `words`. */
const char *harvest_stub_words(char *words, const struct section *section);

#endif
