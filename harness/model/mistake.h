/* SPDX-License-Identifier: MIT */
/* What DLLs usually get wrong about a requirement (suites/mistakes/). */
#ifndef HARNESS_MISTAKE_H
#define HARNESS_MISTAKE_H

#include "harness/model/requirement.h"

/** A sentence or two for whoever has to mend it: the usual mistake and the cure, in ASCII. Empty when nothing is known
 * of it. */
const char *mistake_find(enum requirement requirement);

#endif
