/* SPDX-License-Identifier: MIT */
/* The performed calls of a case as journal, JUnit file and console show them. */
#ifndef HARNESS_CALLS_H
#define HARNESS_CALLS_H

#include "harness/output/result.h"
#include "harness/base/text.h"

/** "given", "call", "then" or "clean-up". */
const char *call_role(const struct planned_case *planned, const struct call_observation *call);

/**
 * The place of the call that something heard belongs to. What was said inside a call belongs to the last one of its
 * step. What the candidate said by itself comes when it comes: it belongs to the next step that waits or listens, or to
 * the last call of the case, so that the same run reads the same.
 */
size_t call_of_heard(const struct observation *observation, size_t heard);

/** The place of the call that a traced line belongs to: the one during which it was said, or else as with what is heard. */
size_t call_of_traced(const struct observation *observation, size_t traced);

/** How many outputs a call can have; the first of them are numbers. */
enum { CALL_NUMBERS_MOST = 4, CALL_OUTPUTS_MOST = 6 };

/**
 * Append what the call wrote to its output number `place`; returns the output's name, or NULL when there is none.
 * Nothing is an output of a call that did not return. Outputs: *BufferSize and the like, the data, and what happened to
 * lent memory.
 */
const char *call_write_output(struct text *text, const struct call_observation *call, size_t place);

/**
 * Append the call at `place` of the case and what came of it: "AddInterface(first interface, PERMANENT, configuration
 * A) returned NO_ERROR (0)". Given steps that went well are in the words of the plan; the others show every argument as
 * it was passed.
 */
void call_write_sentence(struct text *text, const struct planned_case *planned, const struct observation *observation,
			 size_t place);

/** Append lines for the outputs of the call and a line for everything that was heard or traced during it. */
void call_write_details(struct text *text, const struct observation *observation, size_t place);

/**
 * A line for each call with its details below, each line begun with `indent`. The call under test is marked with
 * ">".
 */
void calls_write(struct text *text, const struct result *result, size_t place, const char *indent);

#endif
