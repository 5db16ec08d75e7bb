/* SPDX-License-Identifier: MIT */
/* rtutils.dll: work for threads of the pool. */
#include "harness/stand-ins/rtutils/dll/say.h"

#include <rtutils.h>

#include <stdlib.h>

/* One piece of work. */
struct item {
	WORKERFUNCTION function;
	PVOID context;
};

static void run(struct item *item)
{
	const struct item copy = *item;

	free(item);
	copy.function(copy.context);
}

static DWORD WINAPI run_in_pool(LPVOID parameter)
{
	run(parameter);
	return 0;
}

static void CALLBACK run_alertably(ULONG_PTR parameter)
{
	run((struct item *)parameter);
}

/* The completion routines of what a piece of work began run in the thread that began it, which must live and wait for
 * them. */
static DWORD WINAPI wait_alertably(LPVOID parameter)
{
	(void)parameter;
	/* For ever: an APC is all that ends the sleep. */
	while (SleepEx(INFINITE, TRUE) == WAIT_IO_COMPLETION)
		;
	return 0;
}

static BOOL CALLBACK start_alertable(PINIT_ONCE once, PVOID parameter, PVOID *thread)
{
	(void)once;
	(void)parameter;
	*thread = CreateThread(NULL, 0, wait_alertably, NULL, 0, NULL);
	return *thread != NULL;
}

static HANDLE find_alertable(void)
{
	static INIT_ONCE once = INIT_ONCE_STATIC_INIT;
	PVOID thread = NULL;

	return InitOnceExecuteOnce(&once, start_alertable, NULL, &thread) ? thread : NULL;
}

DWORD WINAPI QueueWorkItem(WORKERFUNCTION functionptr, PVOID context, WINBOOL serviceinalertablethread)
{
	struct item *item = malloc(sizeof(*item));
	HANDLE thread;
	BOOL is_queued;

	if (!item)
		return ERROR_NOT_ENOUGH_MEMORY;
	*item = (struct item) { functionptr, context };
	if (!functionptr) {
		free(item);
		return ERROR_INVALID_PARAMETER;
	}
	if (serviceinalertablethread) {
		thread = find_alertable();
		is_queued = thread && QueueUserAPC(run_alertably, thread, (ULONG_PTR)item);
	} else {
		is_queued = QueueUserWorkItem(run_in_pool, item, WT_EXECUTELONGFUNCTION);
	}
	if (is_queued)
		return NO_ERROR;
	free(item);
	return ERROR_NOT_ENOUGH_MEMORY;
}

DWORD WINAPI SetIoCompletionProc(HANDLE FileHandle, LPOVERLAPPED_COMPLETION_ROUTINE CompletionProc)
{
	return BindIoCompletionCallback(FileHandle, CompletionProc, 0) ? NO_ERROR : GetLastError();
}
