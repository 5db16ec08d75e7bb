/* SPDX-License-Identifier: MIT */
/* The names that AddInterface is given. */
#ifndef HARNESS_WINDOWS_NAME_H
#define HARNESS_WINDOWS_NAME_H

#include "harness/windows/worker.h"

/** Lend a name by the rule of the call, as parameter 0; it ends with its NUL at a no-access page. NULL when there is no memory. */
struct lease *name_lend(struct worker *worker, struct progress *progress, const struct call *call);

#endif
