/* SPDX-License-Identifier: MIT */
/* What --write-profile asks of a candidate besides the examination, and what it answered. */
#ifndef HARNESS_INQUIRY_H
#define HARNESS_INQUIRY_H

#include <stdbool.h>
#include <stdint.h>

/** One question; each is asked in a worker of its own, since it may end it. */
enum question {
	QUESTION_IDS,            /**< which of all ids that can be tried does it register for? */
	QUESTION_NEWER,          /**< what does it answer to an offer of version 0x600? */
	QUESTION_NULL_GLOBAL,    /**< does it start with a NULL pointer for GlobalInfo? */
	QUESTION_GLOBAL,         /**< with so many zeros? */
	QUESTION_NULL_INTERFACE, /**< does it add an interface with a NULL pointer for InterfaceInfo? */
	QUESTION_INTERFACE,      /**< with so many zeros? */
	QUESTION_TYPES,          /**< which types of interfaces does it add? */
	QUESTION_STOP,           /**< does its stop stay pending, and for how long? */
	QUESTION_COUNT
};

/** What came of a question. */
enum outcome {
	OUTCOME_NOT_ASKED, /**< what it needs was not found */
	OUTCOME_ANSWERED,
	OUTCOME_CRASHED,
	OUTCOME_HUNG,
	OUTCOME_EXITED
};

enum { INQUIRY_IDS_MOST = 16 };

/** The answers. Plain data: the worker writes them into the shared section, one question at a time. */
struct inquiry {
	uint32_t outcomes[QUESTION_COUNT]; /**< enum outcome; written by the supervisor */
	uint32_t ids_tried;
	uint32_t id_count; /**< accepted ones, which may be more than `ids` has room for */
	uint32_t ids[INQUIRY_IDS_MOST];
	uint32_t newer_version;       /**< dwVersion it answered to an offer of 0x600 */
	uint32_t newer_callbacks;     /**< as facts.callbacks, then */
	uint32_t null_global_code;    /**< what StartProtocol answered to NULL */
	uint32_t null_interface_code; /**< what AddInterface answered to NULL */
	uint32_t code;         /**< what the call answered that QUESTION_GLOBAL and QUESTION_INTERFACE are about */
	uint32_t types;        /**< a bit for each NET_INTERFACE_TYPE that was added */
	uint32_t stop_code;    /**< what StopProtocol answered */
	uint32_t stop_is_over; /**< it came to its end within stop_ms */
	uint32_t stopped_ms;   /**< so long after the call */
	uint32_t has_global,
		global_size; /**< zeros that StartProtocol takes, or NULL for 0; from the examination where it knows */
	uint32_t has_interface, interface_size; /**< likewise AddInterface */
};

/** Whether it was asked and lived to answer. */
static inline bool inquiry_knows(const struct inquiry *inquiry, enum question question)
{
	return inquiry->outcomes[question] == OUTCOME_ANSWERED;
}

#endif
