/* SPDX-License-Identifier: MIT */
/* Which calls are known to hang, so that the time limit is not paid again for each case that makes one. */
#include "harness/hangs.h"

#include "harness/entry.h"

static struct hang *find(struct hangs *hangs, const struct call *call)
{
	for (size_t i = 0; i < hangs->count; i++)
		if (call_resembles(&hangs->known[i].call, call))
			return &hangs->known[i];
	return NULL;
}

uint32_t hangs_append(struct hangs *hangs, const struct call *call, uint32_t place)
{
	struct hang *hang = find(hangs, call);

	if (!hang && hangs->count == HANGS_MOST)
		return 1;
	if (!hang) {
		hang = &hangs->known[hangs->count++];
		*hang = (struct hang){ .call = *call, .place = place };
	}
	return ++hang->count;
}

const struct hang *hangs_find(const struct hangs *hangs, const struct call *call)
{
	for (size_t i = 0; i < hangs->count; i++)
		if (call_resembles(&hangs->known[i].call, call))
			return &hangs->known[i];
	return NULL;
}

/* What the router manager calls besides because a step was made. */
static bool brings(const struct call *step, enum entry entry)
{
	switch (entry) {
	case ENTRY_LOAD:
		return true;
	case ENTRY_DELETE_INTERFACE:
		return step->entry == ENTRY_ADD_INTERFACE;
	case ENTRY_GET_EVENT_MESSAGE:
	case ENTRY_STOP:
		return step->entry == ENTRY_START;
	default:
		return false;
	}
}

const struct hang *hangs_find_case(const struct hangs *hangs, const struct planned_case *planned)
{
	for (size_t i = 0; i < hangs->count; i++) {
		const struct hang *hang = &hangs->known[i];

		if (hang->count < HANGS_BELIEVED)
			continue;
		for (size_t step = 0; step < planned->step_count; step++)
			if (call_resembles(&hang->call, &planned->steps[step]) ||
			    brings(&planned->steps[step], hang->call.entry))
				return hang;
	}
	return NULL;
}
