/* SPDX-License-Identifier: MIT */
/* Where the row of a case stands in the sources of the suites. */
#ifndef HARNESS_ROW_PLACE_H
#define HARNESS_ROW_PLACE_H

#include "harness/model/plan.h"

/** A place in a source; `file` is as seen from the root of the project. */
struct row_place {
	const char *file;
	uint32_t line;
};

/** Where the row of the case begins. False where it is not known: a row that is not written out in a file of a suite.
 */
bool row_place_find(const struct planned_case *planned, struct row_place *place);

#endif
