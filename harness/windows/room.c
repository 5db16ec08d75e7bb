/* SPDX-License-Identifier: MIT */
/* How large the buffers are that a candidate is to fill, and what it said it needs. */
#include "harness/windows/room.h"

#include "harness/windows/memory.h"

static uint32_t choose_size(uint32_t needed, enum room_rule rule, uint32_t ample)
{
	enum { MORE = 16 };

	switch (rule) {
	case ROOM_ZERO:
		return 0;
	case ROOM_1:
		return 1;
	case ROOM_LESS_1:
		return needed ? needed - 1 : 0;
	case ROOM_EXACT:
	case ROOM_LIES:
		return needed;
	case ROOM_PLUS_16:
		return needed + MORE;
	case ROOM_AMPLE:
	case ROOM_RULE_COUNT:
		break;
	}
	return ample;
}

bool room_choose(const struct progress *progress, const struct call *call, uint32_t ample, struct room *room)
{
	enum { NEEDED_MOST = 0x10000 };
	/* A candidate that says it needs more than there can be is judged by what it said. */
	const uint32_t needed = progress->needed < NEEDED_MOST ? progress->needed : NEEDED_MOST;

	room->size = choose_size(needed, call->room, ample);
	room->stated = call->room == ROOM_LIES ? UINT32_MAX : room->size;
	return progress->is_needed_known || call->room < ROOM_LESS_1;
}

void room_note(struct progress *progress, DWORD returned, uint32_t size)
{
	if (returned != NO_ERROR && returned != ERROR_INSUFFICIENT_BUFFER)
		return;
	progress->needed = size;
	progress->is_needed_known = true;
}

bool room_is_short(const uint8_t *data, uint32_t size)
{
	enum { TAIL = 4 };

	for (uint32_t i = size < TAIL ? 0 : size - TAIL; i < size; i++)
		if (data[i] != MEMORY_PATTERN)
			return false;
	return size > 0;
}
