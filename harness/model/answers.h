/* SPDX-License-Identifier: MIT */
/* Which return codes are accepted. */
#ifndef HARNESS_ANSWERS_H
#define HARNESS_ANSWERS_H

#include <stdbool.h>
#include <stdint.h>

/** How often the codes of `struct answers` may be listed. */
enum { ANSWERS_MOST = 6 };

/** The return codes that are accepted. No code at all means "what the documentation promises for this call in this place". */
struct answers {
	uint32_t codes[ANSWERS_MOST];
	uint32_t count;
	bool prefers_first; /**< another accepted code than the first is a remark */
};

#endif
