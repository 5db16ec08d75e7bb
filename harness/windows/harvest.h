/* SPDX-License-Identifier: MIT */
/* What an ended worker leaves: observations, crashes in words, what it printed. */
#ifndef HARNESS_WINDOWS_HARVEST_H
#define HARNESS_WINDOWS_HARVEST_H

#include "harness/windows/process.h"
#include "harness/windows/run.h"

/** Take over everything that the ended worker did of its batch. Returns how many cases are settled by it. */
size_t harvest(struct run *run, const struct process *process, const struct batch *batch, struct takings *takings,
	       struct aftermath *aftermath);

/** The crash or hang of an ended worker in words, released with free(); NULL when there is nothing to say. */
struct crash_words *harvest_words(const struct run *run, const struct process *process,
				  const struct exception_facts *exception, enum ending ending);

#endif
