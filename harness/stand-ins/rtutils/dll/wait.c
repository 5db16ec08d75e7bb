/* SPDX-License-Identifier: MIT */
/*
 * rtutils.dll: functions that run when an event is signalled or a time has passed. Only its import library for x86 has
 * them, and no page describes them: what they do is what the names and members in rtutils.h say.
 */
#include "harness/stand-ins/rtutils/dll/say.h"

#include <rtutils.h>

#include <stdlib.h>

/* Whether the entry is waited for: `ee_Status` and `te_Status`. */
enum { STATUS_UNREGISTERED = 0, STATUS_REGISTERED = 1 };

/* What the pool needs to know of an entry; rtutils.h only has a pointer to a structure without members. */
struct _WAIT_THREAD_ENTRY {
	HANDLE wait; /* of RegisterWaitForSingleObject or CreateTimerQueueTimer */
};

static SRWLOCK lock = SRWLOCK_INIT; /* of all lists */

static void init_list(LIST_ENTRY *list)
{
	list->Flink = list->Blink = list;
}

static void append_to_list(LIST_ENTRY *list, LIST_ENTRY *entry)
{
	entry->Flink = list;
	entry->Blink = list->Blink;
	list->Blink->Flink = entry;
	list->Blink = entry;
}

static void remove_from_list(LIST_ENTRY *entry)
{
	if (!entry->Flink)
		return;
	entry->Blink->Flink = entry->Flink;
	entry->Flink->Blink = entry->Blink;
	init_list(entry);
}

static void run(WORKERFUNCTION function, PVOID context, BOOL runs_here)
{
	if (runs_here)
		function(context);
	else
		QueueWorkItem(function, context, FALSE);
}

PWT_EVENT_BINDING WINAPI CreateWaitEventBinding(PWT_EVENT_ENTRY pee, WORKERFUNCTION pFunction, PVOID pContext,
						DWORD dwContextSz, WINBOOL bRunInServerContext)
{
	PWT_EVENT_BINDING binding = pFunction ? calloc(1, sizeof(*binding)) : NULL;

	if (!binding)
		return NULL;
	*binding = (WT_EVENT_BINDING) { .wi_Function = pFunction,
					.wi_Context = pContext,
					.wi_ContextSz = dwContextSz,
					.wi_RunInServer = bRunInServerContext,
					.wiP_ee = pee };
	init_list(&binding->wi_ServerLinks);
	init_list(&binding->wi_Links);
	return binding;
}

DWORD WINAPI RegisterWaitEventBinding(PWT_EVENT_BINDING pwiWorkItem)
{
	if (!pwiWorkItem || !pwiWorkItem->wiP_ee)
		return ERROR_INVALID_PARAMETER;
	AcquireSRWLockExclusive(&lock);
	append_to_list(&pwiWorkItem->wiP_ee->eeL_wi, &pwiWorkItem->wi_ServerLinks);
	ReleaseSRWLockExclusive(&lock);
	return NO_ERROR;
}

DWORD WINAPI DeRegisterWaitEventBinding(PWT_EVENT_BINDING pwiWorkItem)
{
	if (!pwiWorkItem)
		return ERROR_INVALID_PARAMETER;
	AcquireSRWLockExclusive(&lock);
	remove_from_list(&pwiWorkItem->wi_ServerLinks);
	ReleaseSRWLockExclusive(&lock);
	free(pwiWorkItem);
	return NO_ERROR;
}

DWORD WINAPI DeRegisterWaitEventBindingSelf(PWT_EVENT_BINDING pwiWorkItem)
{
	return DeRegisterWaitEventBinding(pwiWorkItem);
}

PWT_EVENT_ENTRY WINAPI CreateWaitEvent(HANDLE pEvent, LPSECURITY_ATTRIBUTES lpEventAttributes, WINBOOL bManualReset,
				       WINBOOL bInitialState, LPCTSTR lpName, WINBOOL bHighPriority,
				       WORKERFUNCTION pFunction, PVOID pContext, DWORD dwContextSz,
				       WINBOOL bRunInServerContext)
{
	PWT_EVENT_ENTRY entry = calloc(1, sizeof(*entry));
	PWT_EVENT_BINDING binding;

	if (!entry)
		return NULL;
	entry->ee_Event = pEvent ? pEvent : CreateEventA(lpEventAttributes, bManualReset, bInitialState, lpName);
	entry->ee_bDeleteEvent = !pEvent;
	entry->ee_bManualReset = bManualReset;
	entry->ee_bInitialState = bInitialState;
	entry->ee_bHighPriority = bHighPriority;
	init_list(&entry->eeL_wi);
	init_list(&entry->ee_ServerLinks);
	init_list(&entry->ee_Links);
	binding =
		pFunction ? CreateWaitEventBinding(entry, pFunction, pContext, dwContextSz, bRunInServerContext) : NULL;
	if (binding)
		RegisterWaitEventBinding(binding);
	if (!entry->ee_Event || (pFunction && !binding)) {
		WTFreeEvent(entry);
		return NULL;
	}
	return entry;
}

PWT_TIMER_ENTRY WINAPI CreateWaitTimer(WORKERFUNCTION pFunction, PVOID pContext, DWORD dwContextSz,
				       WINBOOL bRunInServerContext)
{
	PWT_TIMER_ENTRY timer = pFunction ? calloc(1, sizeof(*timer)) : NULL;

	if (!timer)
		return NULL;
	timer->te_Function = pFunction;
	timer->te_Context = pContext;
	timer->te_ContextSz = dwContextSz;
	timer->te_RunInServer = bRunInServerContext;
	timer->te_Status = TIMER_INACTIVE;
	init_list(&timer->te_ServerLinks);
	init_list(&timer->te_Links);
	return timer;
}

/* The functions are run without the lock, since they may register others. */
static void CALLBACK on_event(PVOID parameter, BOOLEAN is_late)
{
	enum { RUN_MOST = 64 };
	PWT_EVENT_ENTRY entry = parameter;
	WT_WORK_ITEM due[RUN_MOST];
	size_t count = 0;

	(void)is_late;
	AcquireSRWLockShared(&lock);
	for (LIST_ENTRY *at = entry->eeL_wi.Flink; at != &entry->eeL_wi && count < RUN_MOST; at = at->Flink)
		due[count++] = *CONTAINING_RECORD(at, WT_WORK_ITEM, wi_ServerLinks);
	ReleaseSRWLockShared(&lock);
	for (size_t i = 0; i < count; i++)
		run(due[i].wi_Function, due[i].wi_Context, due[i].wi_RunInServer);
}

static void CALLBACK on_time(PVOID parameter, BOOLEAN is_late)
{
	PWT_TIMER_ENTRY timer = parameter;

	(void)is_late;
	timer->te_Status = TIMER_INACTIVE;
	run(timer->te_Function, timer->te_Context, timer->te_RunInServer);
}

static DWORD register_event(PWT_EVENT_ENTRY entry)
{
	struct _WAIT_THREAD_ENTRY *own = calloc(1, sizeof(*own));
	/* One that stays signalled would run its functions for ever. */
	const ULONG flags = WT_EXECUTEDEFAULT | (entry->ee_bManualReset ? WT_EXECUTEONLYONCE : 0);

	if (!own)
		return ERROR_NOT_ENOUGH_MEMORY;
	if (!RegisterWaitForSingleObject(&own->wait, entry->ee_Event, on_event, entry, INFINITE, flags)) {
		free(own);
		return GetLastError();
	}
	entry->eeP_wte = own;
	entry->ee_Status = STATUS_REGISTERED;
	return NO_ERROR;
}

/*
 * Milliseconds until then. Nothing says what a time is: one that only a FILETIME can be is taken for one, a negative
 * one is taken as SetWaitableTimer takes it, and all others are milliseconds.
 */
static DWORD read_time(LONGLONG time)
{
	enum { TICKS_PER_MS = 10000 };
	const LONGLONG earliest = 1LL << 48, most = 0x7FFFFFFF;
	FILETIME now;
	LONGLONG left = time;

	GetSystemTimeAsFileTime(&now);
	if (time < 0)
		left = -(time / TICKS_PER_MS);
	else if (time >= earliest)
		left = (time - (LONGLONG)(((ULONGLONG)now.dwHighDateTime << 32) | now.dwLowDateTime)) / TICKS_PER_MS;
	return (DWORD)(left < 0 ? 0 : left > most ? most : left);
}

static void stop_timer(PWT_TIMER_ENTRY timer, HANDLE completion)
{
	struct _WAIT_THREAD_ENTRY *own = timer->teP_wte;

	timer->teP_wte = NULL;
	timer->te_Status = TIMER_INACTIVE;
	if (own)
		DeleteTimerQueueTimer(NULL, own->wait, completion);
	free(own);
}

DWORD WINAPI UpdateWaitTimer(PWT_TIMER_ENTRY pte, LONGLONG *time)
{
	struct _WAIT_THREAD_ENTRY *own;

	if (!pte || !time)
		return ERROR_INVALID_PARAMETER;
	stop_timer(pte, NULL);
	own = calloc(1, sizeof(*own));
	if (!own)
		return ERROR_NOT_ENOUGH_MEMORY;
	pte->te_Timeout = *time;
	pte->teP_wte = own;
	pte->te_Status = TIMER_ACTIVE;
	if (CreateTimerQueueTimer(&own->wait, NULL, on_time, pte, read_time(*time), 0, WT_EXECUTEONLYONCE))
		return NO_ERROR;
	pte->teP_wte = NULL;
	pte->te_Status = TIMER_INACTIVE;
	free(own);
	return ERROR_NOT_ENOUGH_MEMORY;
}

DWORD WINAPI RegisterWaitEventsTimers(PLIST_ENTRY pLEventsToAdd, PLIST_ENTRY pLTimersToAdd)
{
	DWORD error = NO_ERROR;

	/* A timer begins to run when it is given a time. */
	(void)pLTimersToAdd;
	for (LIST_ENTRY *at = pLEventsToAdd ? pLEventsToAdd->Flink : NULL;
	     at && at != pLEventsToAdd && error == NO_ERROR; at = at->Flink)
		error = register_event(CONTAINING_RECORD(at, WT_EVENT_ENTRY, ee_Links));
	return error;
}

static void unregister_event(PWT_EVENT_ENTRY entry, HANDLE completion)
{
	struct _WAIT_THREAD_ENTRY *own = entry->eeP_wte;

	entry->eeP_wte = NULL;
	entry->ee_Status = STATUS_UNREGISTERED;
	if (own)
		UnregisterWaitEx(own->wait, completion);
	free(own);
}

/* With INVALID_HANDLE_VALUE functions that are running are waited for. */
static DWORD deregister(PLIST_ENTRY events, PLIST_ENTRY timers, HANDLE completion)
{
	for (LIST_ENTRY *at = events ? events->Flink : NULL; at && at != events; at = at->Flink)
		unregister_event(CONTAINING_RECORD(at, WT_EVENT_ENTRY, ee_Links), completion);
	for (LIST_ENTRY *at = timers ? timers->Flink : NULL; at && at != timers; at = at->Flink)
		stop_timer(CONTAINING_RECORD(at, WT_TIMER_ENTRY, te_Links), completion);
	return NO_ERROR;
}

DWORD WINAPI DeRegisterWaitEventsTimers(PLIST_ENTRY pLEvents, PLIST_ENTRY pLTimers)
{
	return deregister(pLEvents, pLTimers, INVALID_HANDLE_VALUE);
}

/* Called by one of those functions, which cannot be waited for. */
DWORD WINAPI DeRegisterWaitEventsTimersSelf(PLIST_ENTRY pLEvents, PLIST_ENTRY pLTimers)
{
	return deregister(pLEvents, pLTimers, NULL);
}

VOID WINAPI WTFree(PVOID ptr)
{
	free(ptr);
}

VOID WINAPI WTFreeEvent(PWT_EVENT_ENTRY peeEvent)
{
	if (!peeEvent)
		return;
	unregister_event(peeEvent, NULL);
	while (peeEvent->eeL_wi.Flink != &peeEvent->eeL_wi)
		DeRegisterWaitEventBinding(CONTAINING_RECORD(peeEvent->eeL_wi.Flink, WT_WORK_ITEM, wi_ServerLinks));
	if (peeEvent->ee_bDeleteEvent && peeEvent->ee_Event)
		CloseHandle(peeEvent->ee_Event);
	free(peeEvent);
}

VOID WINAPI WTFreeTimer(PWT_TIMER_ENTRY pteTimer)
{
	if (!pteTimer)
		return;
	stop_timer(pteTimer, NULL);
	free(pteTimer);
}

VOID WINAPI DebugPrintWaitWorkerThreads(DWORD dwDebugLevel)
{
	(void)dwDebugLevel;
	say("", "the waits of the candidate are served by the system's pool of threads");
}
