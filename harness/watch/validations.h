/* SPDX-License-Identifier: MIT */
/* Which destinations ValidateRoute was called for in a run, and what it answered: to be asked when a route is added. */
#ifndef HARNESS_VALIDATIONS_H
#define HARNESS_VALIDATIONS_H

#include "harness/stand-ins/left.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** How a destination stands. */
enum validity { VALIDITY_UNKNOWN, VALIDITY_GOOD, VALIDITY_BAD, VALIDITY_COUNT };

/** What was validated. `{ 0 }` is nothing. */
struct validations {
	struct validation *list; /**< a hash table */
	size_t room, count;
	uint32_t unnamed[VALIDITY_COUNT]; /**< validations that named no destination and that no route was added for yet */
};

/** ValidateRoute was called for a destination; NULL where it named none. The answer that came last counts. */
void validations_append(struct validations *validations, const struct prefix *to, bool is_good);

/**
 * How the destination of a route that is being added stands. A validation that named none stands for one route, whose
 * destination was not named.
 */
enum validity validations_take(struct validations *validations, const struct prefix *to);

/** A prefix of which the bits behind its length are zero, as they are compared; false when it is none. */
bool prefix_clean(struct prefix *prefix);

/** Forget everything. */
void validations_release(struct validations *validations);

#endif
