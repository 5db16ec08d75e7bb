/* SPDX-License-Identifier: MIT */
/* The configurations that calls hand over: which bytes, in which guarded buffer, with which version, size and count. */
#ifndef HARNESS_WINDOWS_CONFIGURATION_H
#define HARNESS_WINDOWS_CONFIGURATION_H

#include "harness/windows/worker.h"

/** The four arguments of a configuration, as they are passed. */
struct handed {
	void *pointer;
	uint32_t version, size, count;
	uint32_t behind; /**< how many bytes really lie behind the pointer; 0 for NULL */
};

/** What a configuration of the worker's profile or facts is, before a call deviates from it. */
struct source {
	const uint8_t *data; /**< NULL for a configuration that is a NULL pointer */
	uint32_t size, version, count;
	bool is_unreadable;
};

/** Room for what a candidate without a profile takes at most: zeros. */
enum { ZEROS_MOST = 1024, VERSION_WITHOUT_PROFILE = 1 };

/**
 * Lend what the call hands over as parameter `parameter` and the three after it. Broken with a reason when the profile has no such
 * configuration or there is no memory.
 */
bool configuration_lend(struct worker *worker, struct progress *progress, const struct call *call, uint32_t parameter,
			struct handed *handed, struct reason *why);

/** Note what was handed over as the argument `first` and the three after it. */
void configuration_observe(struct call_observation *observation, uint32_t first, const struct handed *handed);

/** Which flags of `enum observed` hold for a configuration that was read back. */
uint32_t configuration_compare(const struct worker *worker, const struct progress *progress, bool is_global,
			       const uint8_t *data, uint32_t size);

/** Room for any configuration that the candidate could give back. */
uint32_t configuration_room(const struct worker *worker);

#endif
