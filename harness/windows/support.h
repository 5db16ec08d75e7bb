/* SPDX-License-Identifier: MIT */
/* The support functions: what the candidate calls. */
#ifndef HARNESS_WINDOWS_SUPPORT_H
#define HARNESS_WINDOWS_SUPPORT_H

#include "harness/windows/worker.h"

/** From now on what is heard is written down for the cases of `worker`. */
void support_open(struct worker *worker);

/** Fill in a whole table of version 0x500, or of 0x600. */
void support_fill(SUPPORT_FUNCTIONS *functions);
void support_fill_60(struct support_functions_60 *functions);

/** How the support functions answer until this is said again. Whoever they let wait before is waited for. */
void support_choose_manner(enum support_manner manner);

/** Whether, since that was said, another callback did not come back while a support function took its time. */
bool support_has_blocked(void);

#endif
