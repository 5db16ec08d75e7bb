/* SPDX-License-Identifier: MIT */
/* The trap events. */
#include "harness/windows/trap.h"

#include "harness/model/observation.h"

static HANDLE events[TRAP_EVENT_COUNT];

HANDLE trap_choose_event(enum trap_event which)
{
	if (!events[which])
		events[which] = CreateEventW(NULL, FALSE, FALSE, NULL);
	if (events[which] && !ResetEvent(events[which]))
		events[which] = CreateEventW(NULL, FALSE, FALSE, NULL);
	return events[which];
}

void trap_forget(void)
{
	for (size_t i = 0; i < TRAP_EVENT_COUNT; i++)
		if (events[i])
			ResetEvent(events[i]);
}

uint32_t trap_look(enum trap_event which)
{
	const DWORD found = events[which] ? WaitForSingleObject(events[which], 0) : WAIT_TIMEOUT;

	if (found == WAIT_OBJECT_0)
		return OBSERVED_SIGNALLED;
	if (found == WAIT_TIMEOUT)
		return 0;
	events[which] = NULL;
	return OBSERVED_CLOSED;
}
