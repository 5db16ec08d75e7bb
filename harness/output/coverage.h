/* SPDX-License-Identifier: MIT */
/* Which requirements, callbacks and return codes a run has examined. */
#ifndef HARNESS_COVERAGE_H
#define HARNESS_COVERAGE_H

#include "harness/output/result.h"

/** One requirement as this run examined it. */
struct coverage_line {
	bool is_examined;   /**< a case about it, or for a duty a call that it governs, was made and judged */
	bool is_left_out;   /**< the version of the suite in force does not hold candidates against it */
	bool has_case;      /**< the plan has a case about it, selected or not */
	const char *reason; /**< why it was not examined, or NULL */
	const char *key;    /**< the profile key that would have it examined, or NULL */
};

/** Why a requirement was not examined when --only, --skip or --shard left its cases out. */
extern const char coverage_unselected[];

/** The coverage of every requirement that rows may cite. Its strings belong to the result. */
struct coverage {
	struct coverage_line lines[REQUIREMENT_COUNT];
	uint32_t gating;   /**< requirements at or above the gate that are not waived */
	uint32_t examined; /**< how many of those were examined */
};

/** Work out the coverage of a run. Pure. */
void coverage_read(struct coverage *coverage, const struct result *result);

/** Whether the violations of this level, or a case of it, can fail the run. */
bool level_is_gating(const struct result *result, enum level level);

/** Whether the case called the candidate and was judged: it passed, or failed. */
bool case_is_examined(const struct result *result, size_t place);

/** The entry of the callback with this name ("InterfaceStatus"), or ENTRY_END. */
enum entry entry_read(const char *callback);

#endif
