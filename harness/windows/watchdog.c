/* SPDX-License-Identifier: MIT */
/* The thread that writes down where a hanging call stands, before the supervisor ends the worker, and what another
 * cannot. */
#include "harness/windows/watchdog.h"

#include "harness/windows/crash.h"
#include "harness/windows/stack.h"

/* How often it looks: a part of hang_ms, but within these milliseconds. */
enum { LOOKS_PER_HANG = 8, LOOK_LEAST_MS = 5, LOOK_MOST_MS = 100, STACK_SIZE = 64 << 10 };

/* How long the thread may take to begin; it needs a processor and the loader's lock. */
enum { BEGIN_MS = 5000 };

static struct section *section;
static HANDLE call_thread;
static HANDLE has_begun;
static struct stack_bounds call_stack;

static bool is_hanging(uint32_t sequence)
{
	const struct in_flight *flight = &section->in_flight;

	return (sequence & 1) && flight->sequence == sequence &&
	       GetTickCount64() - flight->begun_ms >= section->hang_ms;
}

/* Unwinding happens while the thread stands still; a call that came back meanwhile is left alone. */
static void record_hang(uint32_t sequence)
{
	struct exception_facts facts = { .is_own_thread = 1 };
	CONTEXT context = { .ContextFlags = CONTEXT_FULL };
	bool is_read = false;

	if (SuspendThread(call_thread) == (DWORD)-1)
		return;
	if (is_hanging(sequence) && GetThreadContext(call_thread, &context)) {
		stack_read(&facts, &context, &call_stack);
		is_read = true;
	}
	ResumeThread(call_thread);
	if (!is_read)
		return;
	crash_append_module(facts.module);
	for (uint32_t i = 0; i < facts.stack_count; i++)
		crash_append_module(facts.modules[i]);
	section->hang = facts;
	section->hang_count++;
}

static DWORD WINAPI watch(void *unused)
{
	const DWORD part = section->hang_ms / LOOKS_PER_HANG;
	const DWORD pause = part < LOOK_LEAST_MS ? LOOK_LEAST_MS : part > LOOK_MOST_MS ? LOOK_MOST_MS : part;
	uint32_t recorded = 0;

	(void)unused;
	SetEvent(has_begun);
	for (;;) {
		const uint32_t sequence = section->in_flight.sequence;

		if (sequence != recorded && is_hanging(sequence)) {
			record_hang(sequence);
			recorded = sequence;
		}
		crash_await(pause);
		crash_end_after(call_thread);
	}
	return 0;
}

void watchdog_open(struct section *shared)
{
	HANDLE thread;

	section = shared;
	call_stack = stack_read_bounds();
	if (!DuplicateHandle(GetCurrentProcess(), GetCurrentThread(), GetCurrentProcess(), &call_thread, 0, FALSE,
			     DUPLICATE_SAME_ACCESS))
		return;
	has_begun = CreateEventW(NULL, TRUE, FALSE, NULL);
	thread = CreateThread(NULL, STACK_SIZE, watch, NULL, STACK_SIZE_PARAM_IS_A_RESERVATION, NULL);
	if (!thread)
		return;
	CloseHandle(thread);
	/* A thread begins under the loader's lock, which a hanging DllMain never gives back. */
	if (has_begun)
		WaitForSingleObject(has_begun, BEGIN_MS);
}
