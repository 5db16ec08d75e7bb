/* SPDX-License-Identifier: MIT */
/* RegisterProtocol: guarded tables for the candidate to fill in, and what was left in them. */
#ifndef HARNESS_WINDOWS_REGISTRATION_H
#define HARNESS_WINDOWS_REGISTRATION_H

#include "harness/windows/worker.h"

/** What RegisterProtocol is asked for. */
struct registration {
	uint32_t id;
	uint32_t functionality; /**< offered */
	uint32_t version;       /**< offered */
	uint32_t nulls;         /**< a bit for each of the two structures that is a NULL pointer */
	bool counts_threads;    /**< say how many more threads there are than before the DLL was loaded */
	const struct call *call; /**< the step; NULL while the candidate is examined */
};

enum {
	/** Everything that the headers name. */
	OFFER_EVERYTHING = 0x7F,
	/** For candidates that refuse flags they do not know: what the oldest sample asked for. */
	OFFER_ROUTING = 0x05
};

/** Call RegisterProtocol; on NO_ERROR the tables are the worker's. False when there was no memory for them. */
bool registration_perform(struct worker *worker, struct progress *progress, const struct registration *registration,
			  struct call_observation *observation);

#endif
