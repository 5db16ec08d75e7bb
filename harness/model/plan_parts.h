/* SPDX-License-Identifier: MIT */
/* How rows become cases: what the parts of the plan have in common. */
#ifndef HARNESS_PLAN_PARTS_H
#define HARNESS_PLAN_PARTS_H

#include "harness/model/plan.h"

/** The cell of a row that becomes a case: the place in each axis. */
struct cell {
	const struct test_case *row;
	const struct axis_value *values[AXES_MOST];
	struct axis_value bad[1]; /**< stands for a bad configuration, or a request, of the profile */
	struct axis_value id[1];  /**< stands for a protocol id of the profile, named in `id_name` */
	char id_name[16];
	const struct profile *profile;
};

/** The call, with what this value of an axis says of it. */
void plan_set_parameter(struct call *call, enum axis_target target, const struct axis_value *value);

/** Write the steps of the case, from its row and the cell. */
void plan_write_steps(struct plan *plan, struct planned_case *planned, const struct cell *cell);

/** The same for one suite. `version` is not 0. */
void plan_expand_suite(struct plan *plan, const struct suite *suite, const struct profile *profile, const struct facts *facts,
		       uint32_t version);

/**
 * Append a case for each cell of each row that this version of the suite has (0: the newest); `profile` and `facts` as plan_open() has
 * them.
 */
void plan_expand(struct plan *plan, const struct profile *profile, const struct facts *facts, uint32_t version);

#endif
