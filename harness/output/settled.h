/* SPDX-License-Identifier: MIT */
/* What was seen of a case as it is shown: what depends on the case alone, and not on which others shared its run. */
#ifndef HARNESS_SETTLED_H
#define HARNESS_SETTLED_H

#include "harness/output/result.h"

/**
 * The observation of the case at `place` as journal, JUnit file and console show it; `room` takes what has to be written for that, and is
 * released with settled_release(). It is the observation itself where nothing of this is in it:
 *
 * - The end of a shared run falls to one of the cases that share it. That StopProtocol and the wait behind it are left out, unless
 *   something is odd about them: another answer than is promised, no ROUTER_STOPPED, a breach, a line that was traced, a violation.
 * - ROUTER_STOPPED of a pending stop is fetched in the name of one of the cases, in whichever call comes first. It stands with the wait of
 *   every case that waits for it, and nowhere else. One that no pending stop explains stays where it was heard.
 * - In one call the calls of support functions come first, then the messages: those are fetched whenever somebody looks.
 */
const struct observation *settled_read(struct observation *room, const struct result *result, size_t place);

/** Release what it holds; a zeroed one is fine. */
void settled_release(struct observation *room);

#endif
