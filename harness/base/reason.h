/* SPDX-License-Identifier: MIT */
/* Why something did not work: one sentence, written where it failed, printed once by main. */
#ifndef HARNESS_REASON_H
#define HARNESS_REASON_H

#include <stdbool.h>

/** The sentence for the user; empty when nothing failed. It names the cause and the cure. */
struct reason {
	char text[1024];
};

/**
 * Write the reason and return false, so that a function can end with `return fail(why, ...)`.
 * A sentence that does not fit is cut at the end.
 */
__attribute__((format(printf, 2, 3))) bool fail(struct reason *why, const char *format, ...);

#endif
