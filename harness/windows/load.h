/* SPDX-License-Identifier: MIT */
/* The candidate in the worker's process: loading it, registering it, and the table it filled in. */
#ifndef HARNESS_WINDOWS_LOAD_H
#define HARNESS_WINDOWS_LOAD_H

#include "harness/windows/rras.h"

#include "harness/model/facts.h"
#include "harness/model/observation.h"
#include "harness/base/reason.h"

struct worker;
struct progress;

/** The loaded DLL and the table it filled in; members that it left alone are NULL. `{ 0 }` is not loaded. */
struct protocol {
	HMODULE module;
	PREGISTER_PROTOCOL register_protocol;
	MPR_ROUTING_CHARACTERISTICS table;
	bool is_60; /**< it answered dwVersion 0x600 to an offer of it, so that `added` counts */
	struct mpr60_members added;
	MPR_SERVICE_CHARACTERISTICS services; /**< likewise; zeros where it provides none */
	bool is_executable; /**< every member of the table that is not NULL lies in executable memory */
	bool has_answered;  /**< `answer` is what the last registration that succeeded left in the table */
	MPR_ROUTING_CHARACTERISTICS answer;
	uint32_t threads; /**< of the process, before the DLL was loaded */
	MPR_ROUTING_CHARACTERISTICS adopted; /**< the table with the callbacks themselves, where `table` has the ways to them */
};

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

/**
 * Load the stand-ins of the router and the candidate, and find RegisterProtocol, on behalf of a case. False with the code of
 * GetLastError in `error`, which is ERROR_PROC_NOT_FOUND when it has no RegisterProtocol.
 */
bool load_open(struct worker *worker, struct progress *progress, DWORD *error);

/** FreeLibrary, as a call: a crash that the loader swallowed is the call's. */
void load_release(struct worker *worker, struct progress *progress, struct call_observation *observation);

/** Call RegisterProtocol; on NO_ERROR the table is the worker's. False when there was no memory for it. */
bool load_register(struct worker *worker, struct progress *progress, const struct registration *registration,
		   struct call_observation *observation);

/** Make a table of callbacks the worker's: from now on they are called through the ways that watch the convention. */
void load_adopt(struct protocol *protocol, const MPR_ROUTING_CHARACTERISTICS *table);

/** Whether the table has the callback of the entry; true for what is no callback. */
bool load_offers(const struct protocol *protocol, enum entry entry);

/** Write what the table offers into the facts. */
void load_write_facts(const struct protocol *protocol, struct facts *facts);

#endif
