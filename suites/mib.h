/* SPDX-License-Identifier: MIT */
/* What the rows about the MIB have in common. */
#ifndef SUITES_MIB_H
#define SUITES_MIB_H

#include "suites/rows.h"

/** The places of the parameters of the callbacks that are answered. */
enum { INPUT_DATA = 1, OUTPUT_DATA_SIZE, OUTPUT_DATA };

/** The ordinary ground: an interface that was added and nothing else. What changes something is alone with it. */
#define ADDED RUNNING, ADD_INTERFACE()

/** What is documented of the reads, and of those about tables; and a refusal of any of them. */
#define TABLE_DOCUMENTED \
	ANY_OF(NO_ERROR, ERROR_CAN_NOT_COMPLETE, ERROR_INVALID_PARAMETER, ERROR_INSUFFICIENT_BUFFER, \
	       ERROR_NO_MORE_ITEMS)
#define TABLE_REFUSED \
	ANY_OF(ERROR_CAN_NOT_COMPLETE, ERROR_INVALID_PARAMETER, ERROR_INSUFFICIENT_BUFFER, ERROR_NO_MORE_ITEMS)
#define TOO_SMALL ONLY(ERROR_INSUFFICIENT_BUFFER)

/** Requests of fewer bytes than the valid one; NULL pointers; random bytes by their number; tight buffers; NULL
 * outputs. */
extern const struct axis_value short_requests[];
extern const struct axis_value null_requests[];
extern const struct axis_value random_requests[];
extern const struct axis_value tight_answers[];
extern const struct axis_value null_answers[];

#endif
