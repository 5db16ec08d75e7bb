/* SPDX-License-Identifier: MIT */
/* The notification event of the runs, one for each way it can be made. */
#include "harness/windows/router_manager.h"

#include "harness/windows/support.h"
#include "harness/windows/support_tables.h"

static HANDLE events[EVENT_CLOSED]; /* by enum event_rule, but for the one that is closed */
static HANDLE event;                /* the one that the run was started with; NULL when it has none that works */

bool router_manager_open(struct worker *worker, struct reason *why)
{
	support_open(worker);
	if (support_tables_find(false))
		return true;
	events[EVENT_AUTO_RESET] = event = CreateEventW(NULL, FALSE, FALSE, NULL);
	events[EVENT_MANUAL_RESET] = CreateEventW(NULL, TRUE, FALSE, NULL);
	if (!event || !events[EVENT_MANUAL_RESET] || !support_tables_open())
		return fail(why, "cannot make the notification event and the table of support functions (error %lu)",
			    GetLastError());
	return true;
}

static bool is_open(HANDLE handle)
{
	DWORD flags;

	return GetHandleInformation(handle, &flags) != 0;
}

HANDLE router_manager_choose_event(enum event_rule rule, bool is_null, bool is_new)
{
	HANDLE chosen, closed;

	/* A candidate that closes what is not its own must not spoil the runs that follow. */
	if (rule != EVENT_CLOSED && !is_open(events[rule]))
		events[rule] = CreateEventW(NULL, rule == EVENT_MANUAL_RESET, FALSE, NULL);
	chosen = is_null || rule == EVENT_CLOSED ? NULL : events[rule];
	if (is_new)
		event = chosen;
	if (is_new && event)
		ResetEvent(event);
	if (is_null || rule != EVENT_CLOSED)
		return chosen;
	closed = CreateEventW(NULL, FALSE, FALSE, NULL);
	if (closed)
		CloseHandle(closed);
	return closed;
}

bool router_manager_has_lost_event(void)
{
	return event && !is_open(event);
}

void router_manager_signal(void)
{
	if (event)
		SetEvent(event);
}

bool router_manager_await_signal(uint32_t ms)
{
	if (!event) {
		Sleep(ms);
		return true;
	}
	if (WaitForSingleObject(event, ms) != WAIT_OBJECT_0)
		return false;
	/* One that resets itself has done so, and may be signalled again by now: that signal must not be lost. */
	if (event == events[EVENT_MANUAL_RESET])
		ResetEvent(event);
	return true;
}

bool router_manager_has_event(void)
{
	return event != NULL;
}
