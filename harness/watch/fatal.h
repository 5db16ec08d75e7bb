/* SPDX-License-Identifier: MIT */
/* Which calls are known to end the worker, so that the price is not paid again for each case that makes one. */
#ifndef HARNESS_FATAL_H
#define HARNESS_FATAL_H

#include "harness/model/observation.h"
#include "harness/model/plan.h"
#include "harness/base/text.h"

enum {
	FATAL_KNOWN_MOST = 64, /**< different calls that are remembered */
	/** So many hangs of calls with the same leading arguments, the repetition alone included, and no other is made.
	 */
	FATAL_HANGS = 2,
	/** A crash or an exit costs a worker instead of hang_ms: more of them are made, to see what they depend on. */
	FATAL_SAME_CRASHES = 3,         /**< with the same arguments */
	FATAL_CRASHES = 20,             /**< with the same leading arguments */
	FATAL_DEATHS = 100              /**< workers that one run may cost in all */
};

/** What connects a call with the end of its worker. */
enum fatal_proof {
	PROOF_MOMENT, /**< another thread crashed while it was made, so it may have nothing to do with it */
	PROOF_CALL,   /**< it did not return */
	PROOF_STUB,   /**< the same, since it called a function that the environment only has as a stub */
	PROOF_SEARCH  /**< it was found by many workers, of which no more are spent on calls like it */
};

/** A call that ended a worker: how, how often, and in which case first. */
struct fatal_call {
	struct call call;
	enum ending ending;
	uint32_t count; /**< of calls with the same arguments */
	uint32_t alike; /**< of calls with the same leading arguments */
	uint32_t place;
	bool is_searched; /**< there was a search for it */
	bool is_stub; /**< it was the environment's fault */
};

/** All that is known. `{ 0 }` knows nothing. */
struct fatal_calls {
	struct fatal_call known[FATAL_KNOWN_MOST];
	size_t count;
	uint32_t deaths;                 /**< workers that were ended by the candidate */
	bool is_seen[REQUIREMENT_COUNT]; /**< a case of the requirement ended its worker, so that its verdict is known
					  */
};

/** The call ended its worker in the case at `place` of the plan. */
void fatal_append(struct fatal_calls *calls, const struct call *call, enum ending ending, uint32_t place,
		  enum fatal_proof proof);

/**
 * What stands in the way of performing the case: a call that is known to end the worker, whether it is a step of the
 * case or comes with one. NULL when nothing does. A crash or an exit does not stand in the way of the first case that a
 * requirement has for it, unless it takes a search: otherwise the requirement would go unexamined because another
 * one's cases came first.
 */
const struct fatal_call *fatal_find(const struct fatal_calls *calls, const struct planned_case *planned);

/** Why the case is not performed: "not performed: InterfaceStatus hung in CASE". False when nothing stands in its way.
 */
bool fatal_write(struct text *text, const struct fatal_calls *calls, const struct plan *plan,
		 const struct planned_case *planned);

#endif
