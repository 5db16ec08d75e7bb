/* SPDX-License-Identifier: MIT */
/* Which calls are known to hang, so that the time limit is not paid again for each case that makes one. */
#ifndef HARNESS_HANGS_H
#define HARNESS_HANGS_H

#include "harness/plan.h"

enum {
	HANGS_MOST = 64,      /**< different calls that are remembered */
	HANGS_BELIEVED = 2    /**< so many hangs, the repetition alone included, and the call is not made again */
};

/** A call that hung, how often, and in which case first. */
struct hang {
	struct call call;
	uint32_t count;
	uint32_t place;
};

/** All that is known. `{ 0 }` knows nothing. */
struct hangs {
	struct hang known[HANGS_MOST];
	size_t count;
};

/** The call hung in the case at `place` of the plan. Returns how often calls like it have hung now. */
uint32_t hangs_append(struct hangs *hangs, const struct call *call, uint32_t place);

/** What is known of calls like this one, or NULL. */
const struct hang *hangs_find(const struct hangs *hangs, const struct call *call);

/** The hang that stands in the way of the case, or NULL: one of its calls, or of those that its steps bring with them. */
const struct hang *hangs_find_case(const struct hangs *hangs, const struct planned_case *planned);

#endif
