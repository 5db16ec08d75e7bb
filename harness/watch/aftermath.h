/* SPDX-License-Identifier: MIT */
/* What is left when a worker has ended: which cases came to their end, and who is to blame where it died. */
#ifndef HARNESS_AFTERMATH_H
#define HARNESS_AFTERMATH_H

#include "harness/model/plan.h"
#include "harness/watch/schedule.h"
#include "harness/watch/section.h"

/** How a worker ended, as it was seen from outside. */
enum worker_fate {
	FATE_ENDED,      /**< the process ended by itself */
	FATE_HUNG,       /**< it was ended because a call did not return within hang_ms */
	FATE_STUCK,      /**< it was ended because nothing happened outside calls */
	FATE_OVERWRITTEN /**< it was ended because the shared memory held nonsense */
};

/** What came of one worker. */
struct aftermath {
	bool is_finished;    /**< it ended as it should */
	bool is_early;       /**< it ended before it called the candidate at all: nobody is to blame */
	bool is_overwritten; /**< the candidate wrote over the shared memory, so nothing in it can be used */
	char message[512];   /**< why the harness failed, or empty */
	enum ending ending;  /**< ENDING_RETURNED when the candidate did not end it */
	uint32_t exit_code;
	bool has_call;
	struct call_observation call; /**< the call in flight, or the last one, with its ending */
	bool is_between_calls;        /**< it died after that call had returned */
	uint32_t place;               /**< of its case, or SECTION_NO_CASE */
	bool has_exception;
	struct exception_facts exception; /**< the crash, or where it hung */
};

/** Whether the section is still the one that the supervisor made. */
bool section_is_whole(const struct section *section);

/** Read how the worker ended. The section is not believed: what makes no sense is left out. */
void aftermath_read(struct aftermath *aftermath, const struct section *section, enum worker_fate fate,
		    uint32_t exit_code);

/** Whether an exit code is that of a process which an exception ended: 0xC0000005 is, 0xFFFFFFFF (exit(-1)) is not. */
bool exit_code_is_crash(uint32_t exit_code);

/** The log of a worker that is at work: what is decoded while it works need not be decoded when it has ended. `{ 0 }` is none. */
struct read_ahead {
	struct section_reader reader;
	bool *given;       /**< for each case of the plan whether the worker was given it */
	bool is_senseless; /**< something in the log made no sense */
};

/** Decode what the worker of the batch has written since the last time. */
void aftermath_read_ahead(struct read_ahead *ahead, const struct section *section, const struct plan *plan,
			  const struct batch *batch);

/**
 * Decode the log of an ended worker into `observations` (one for each case of the plan) for the cases of its batch:
 * those that came to their end, and the one that is to blame for the worker's. Cases that must be performed again are
 * left as they are. Returns how many cases have an observation now that had none; `aftermath->place` becomes the case
 * that was blamed. Where the shared memory was overwritten, that is known only when the batch holds a single case:
 * larger ones must be divided. `ahead` is what was decoded before, and is none afterwards.
 */
size_t aftermath_settle(struct aftermath *aftermath, struct read_ahead *ahead, const struct section *section,
			const struct plan *plan, const struct batch *batch, struct observation *observations);

#endif
