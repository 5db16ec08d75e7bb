/* SPDX-License-Identifier: MIT */
/* The platform of the routing table manager on Windows; the messenger is a thread that is there while it has something
 * to do. */
#include "harness/stand-ins/rtm/platform.h"

#include "harness/stand-ins/rtm/rtm.h"

#include "harness/stand-ins/rtm/dll/windows.h"

#include <stdbool.h>

/* How long the messenger stays without work, and how long it is waited for when everybody has gone. */
enum { IDLE_MS = 1000, END_MS = 500 };

/** For the harness, which counts the threads of candidates: whether it is one of this DLL. */
BOOL WINAPI RoutprotOwnsThread(DWORD thread);

static SRWLOCK lock = SRWLOCK_INIT;
static CONDITION_VARIABLE changed = CONDITION_VARIABLE_INIT;
static CONDITION_VARIABLE called = CONDITION_VARIABLE_INIT;

static struct {
	DWORD thread; /* 0: none */
	DWORD ended;  /* the last one, which may still be about to end */
	bool is_called, has_to_end;
} messenger;

void platform_lock(void)
{
	AcquireSRWLockExclusive(&lock);
}

void platform_unlock(void)
{
	ReleaseSRWLockExclusive(&lock);
}

void platform_wait(uint32_t ms)
{
	SleepConditionVariableSRW(&changed, &lock, ms, 0);
}

void platform_wake(void)
{
	WakeAllConditionVariable(&changed);
}

uintptr_t platform_thread(void)
{
	return GetCurrentThreadId();
}

uint64_t platform_now(void)
{
	return GetTickCount64();
}

uint64_t platform_file_time(void)
{
	FILETIME now;

	GetSystemTimeAsFileTime(&now);
	return (uint64_t)now.dwHighDateTime << 32 | now.dwLowDateTime;
}

/* Wait for the next work; false when there was none for long, or is none for anybody. */
static bool await_work(uint32_t due_ms)
{
	if (!messenger.is_called && !messenger.has_to_end)
		SleepConditionVariableSRW(&called, &lock, due_ms == UINT32_MAX ? IDLE_MS : due_ms, 0);
	return !messenger.has_to_end && (messenger.is_called || due_ms != UINT32_MAX);
}

static DWORD WINAPI deliver(void *module)
{
	uint32_t due_ms;

	platform_lock();
	do {
		messenger.is_called = false;
		platform_unlock();
		due_ms = rtm_deliver();
		platform_lock();
	} while (await_work(due_ms));
	messenger.ended = messenger.thread;
	messenger.thread = 0;
	messenger.has_to_end = false;
	platform_wake();
	platform_unlock();
	FreeLibraryAndExitThread(module, 0);
}

/* The thread keeps the DLL loaded as long as it lives. */
static void start_messenger(void)
{
	HMODULE module;
	HANDLE thread;

	if (!GetModuleHandleExW(GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS, (const wchar_t *)(const void *)&messenger,
				&module))
		return;
	thread = CreateThread(NULL, 0, deliver, module, 0, &messenger.thread);
	if (thread)
		CloseHandle(thread);
	else
		FreeLibrary(module);
}

BOOL WINAPI RoutprotOwnsThread(DWORD thread)
{
	BOOL is_own;

	platform_lock();
	is_own = thread == messenger.thread || thread == messenger.ended;
	platform_unlock();
	return is_own;
}

void platform_call_messenger(void)
{
	messenger.is_called = true;
	messenger.has_to_end = false;
	if (messenger.thread)
		WakeConditionVariable(&called);
	else
		start_messenger();
}

bool platform_can_call(void (*function)(void))
{
	const DWORD executable = PAGE_EXECUTE | PAGE_EXECUTE_READ | PAGE_EXECUTE_READWRITE | PAGE_EXECUTE_WRITECOPY;
	MEMORY_BASIC_INFORMATION memory;

	return function && VirtualQuery((const void *)(uintptr_t)function, &memory, sizeof(memory)) &&
	       memory.State == MEM_COMMIT && memory.Protect & executable;
}

void platform_end_messenger(void)
{
	const ULONGLONG limit = GetTickCount64() + END_MS;

	if (!messenger.thread)
		return;
	messenger.has_to_end = true;
	WakeConditionVariable(&called);
	while (messenger.thread && messenger.has_to_end && messenger.thread != GetCurrentThreadId() &&
	       GetTickCount64() < limit)
		platform_wait(END_MS);
}
