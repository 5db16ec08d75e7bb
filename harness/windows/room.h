/* SPDX-License-Identifier: MIT */
/* How large the buffers are that a candidate is to fill, and what it said it needs. */
#ifndef HARNESS_WINDOWS_ROOM_H
#define HARNESS_WINDOWS_ROOM_H

#include "harness/windows/progress.h"

/** A buffer to fill, in bytes. */
struct room {
	uint32_t size;
	uint32_t stated; /**< what the candidate is told */
};

/** By the rule of the call, where `ample` is enough for anything. False when it depends on a size that no earlier call has told. */
bool room_choose(const struct progress *progress, const struct call *call, uint32_t ample, struct room *room);

/** Remember the size that a call gave or said it needs, if it came back with a code that says so. */
void room_note(struct progress *progress, DWORD returned, uint32_t size);

/** Whether the last bytes of what was said to be placed hold what the buffer had been filled with. */
bool room_is_short(const uint8_t *data, uint32_t size);

#endif
