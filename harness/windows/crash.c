/* SPDX-License-Identifier: MIT */
/* Exceptions, recorded by a vectored handler and declared a crash by the unhandled-exception filter. */
#include "harness/windows/crash.h"

#include "harness/windows/memory.h"
#include "harness/windows/stack.h"

#include <stdio.h>
#include <string.h>

/* Wine's stubs raise this with the names of DLL and function. */
enum {
	STACK_GUARANTEE = 64 << 10,
	LOCK_PATIENCE = 1000,
	SCRIBE_PATIENCE_MS = 2000,
	SHOW_LOOK_MS = 2,
	SHOW_PATIENCE_MS = 60000 /* a dump takes a tenth of a second, and on a busy machine many */
};
#define EXCEPTION_WINE_STUB 0x80000100u
#define EXCEPTION_CXX 0xE06D7363u
#define IS_ERROR_OR_WARNING 0x80000000u

static struct section *section;
static bool may_end_process;
static volatile LONG recorder; /* id of the thread that is recording, or 0 */
static volatile LONG hard_count;
static volatile LONG has_fault;
static struct exception_facts first_fault;
static CONTEXT scratch; /* belongs to the recorder */

/* The newest exception as a debugger wants it. What it was raised with lies on a stack that may be gone when it is looked at. */
static EXCEPTION_RECORD newest_record;
static CONTEXT newest_context;
static EXCEPTION_POINTERS newest_pointers = { &newest_record, &newest_context };
static DWORD newest_thread;

/* An exception, and the thread in which it was raised. */
struct raised {
	const EXCEPTION_POINTERS *pointers;
	struct stack_bounds bounds;
	DWORD thread;
};

/*
 * What is left of an overflown stack may be too little to take notes on: then another thread does. Both events are NULL
 * where there is none.
 */
static HANDLE asked, answered;
static struct raised overflown; /* belongs to the recorder */

static bool lock(void)
{
	const LONG me = (LONG)GetCurrentThreadId();

	/* An exception of our own while recording another one is nobody's news. */
	if (recorder == me)
		return false;
	for (int i = 0; i < LOCK_PATIENCE; i++) {
		if (InterlockedCompareExchange(&recorder, me, 0) == 0)
			return true;
		Sleep(i > LOCK_PATIENCE / 2);
	}
	return false;
}

static void unlock(void)
{
	InterlockedExchange(&recorder, 0);
}

static bool has_module(uint64_t base)
{
	for (uint32_t i = 0; i < section->module_count; i++)
		if (section->modules[i].base == base)
			return true;
	return false;
}

/* By the mapped file, because every other way takes the loader's lock, which the dying may hold. */
static void name_module(struct module_facts *module)
{
	WCHAR path[MAX_PATH];
	const DWORD length =
		K32GetMappedFileNameW(GetCurrentProcess(), (void *)(uintptr_t)module->base, path, MAX_PATH);
	const WCHAR *name = path + length;

	while (name > path && name[-1] != '\\' && name[-1] != '/')
		name--;
	if (!length || !WideCharToMultiByte(CP_UTF8, 0, name, (int)(path + length - name), module->name,
					    SECTION_NAME_SIZE - 1, NULL, NULL))
		strcpy_s(module->name, SECTION_NAME_SIZE, "unknown module");
}

void crash_append_module(uint64_t base)
{
	const IMAGE_DOS_HEADER *image = (const IMAGE_DOS_HEADER *)(uintptr_t)base;
	const IMAGE_NT_HEADERS *headers;
	struct module_facts module = { .base = base };

	if (!base || has_module(base) || section->module_count >= SECTION_MODULES_MOST)
		return;
	headers = (const IMAGE_NT_HEADERS *)(uintptr_t)(base + (uint64_t)image->e_lfanew);
	module.size = headers->OptionalHeader.SizeOfImage;
	name_module(&module);
	section->modules[section->module_count] = module;
	section->module_count++;
}

static void append_modules(const struct exception_facts *facts)
{
	crash_append_module(facts->module);
	for (uint32_t i = 0; i < facts->stack_count; i++)
		crash_append_module(facts->modules[i]);
}

/* Which function is missing: the supervisor cannot read it from the dead. */
static void name_stub(const EXCEPTION_RECORD *record)
{
	const char *library = (const char *)record->ExceptionInformation[0];
	const ULONG_PTR function = record->ExceptionInformation[1];

	if (record->NumberParameters < 2 || !library)
		return;
	if (function >> 16)
		snprintf(section->message, sizeof(section->message), "%s.%s", library, (const char *)function);
	else
		snprintf(section->message, sizeof(section->message), "%s.%u", library, (unsigned)function);
}

static void describe(struct exception_facts *facts, const struct raised *raised)
{
	const EXCEPTION_RECORD *record = raised->pointers->ExceptionRecord;

	memset(facts, 0, sizeof(*facts));
	facts->code = record->ExceptionCode;
	facts->is_own_thread = raised->thread == section->call_thread;
	if (facts->code == EXCEPTION_ACCESS_VIOLATION && record->NumberParameters >= 2) {
		facts->access = (uint32_t)record->ExceptionInformation[0];
		facts->address = record->ExceptionInformation[1];
		memory_find((uintptr_t)facts->address, facts->access, &facts->breach);
	}
	if (facts->code == EXCEPTION_WINE_STUB)
		name_stub(record);
	newest_record = *record;
	newest_record.ExceptionRecord = NULL;
	newest_context = scratch = *raised->pointers->ContextRecord;
	newest_thread = raised->thread;
	stack_read(facts, &scratch, &raised->bounds);
	append_modules(facts);
}

static bool is_hard(uint32_t code)
{
	return code >> 30 == 3 && code != EXCEPTION_CXX;
}

static void write_exception(const struct raised *raised)
{
	struct exception_facts *facts = &section->exceptions[section->exception_count % SECTION_EXCEPTIONS_MOST];

	describe(facts, raised);
	if (facts->breach.kind != BREACH_NONE && !has_fault) {
		first_fault = *facts;
		has_fault = 1;
	}
	if (is_hard(facts->code))
		InterlockedIncrement(&hard_count);
	/* The count grows last, so that the newest is whole. */
	section->exception_count++;
}

static void write_own(const EXCEPTION_POINTERS *pointers)
{
	const struct raised raised = { pointers, stack_read_bounds(), GetCurrentThreadId() };

	write_exception(&raised);
}

static void hand_over(const EXCEPTION_POINTERS *pointers)
{
	overflown = (struct raised) { pointers, stack_read_bounds(), GetCurrentThreadId() };
	SetEvent(asked);
	WaitForSingleObject(answered, SCRIBE_PATIENCE_MS);
}

void crash_await(DWORD milliseconds)
{
	if (!asked || WaitForSingleObject(asked, milliseconds) != WAIT_OBJECT_0) {
		if (!asked)
			Sleep(milliseconds);
		return;
	}
	write_exception(&overflown);
	SetEvent(answered);
}

/* Only takes notes: whether anybody handles the exception is not known yet. */
static LONG CALLBACK record_exception(EXCEPTION_POINTERS *pointers)
{
	/* Debug output, thread names and the like are said by good candidates too. */
	if (!(pointers->ExceptionRecord->ExceptionCode & IS_ERROR_OR_WARNING) || !lock())
		return EXCEPTION_CONTINUE_SEARCH;
	if (pointers->ExceptionRecord->ExceptionCode == EXCEPTION_STACK_OVERFLOW && asked && answered)
		hand_over(pointers);
	else
		write_own(pointers);
	unlock();
	return EXCEPTION_CONTINUE_SEARCH;
}

/* NULL while there is none. */
static const struct exception_facts *find_newest(void)
{
	const uint32_t count = section->exception_count;

	return count ? &section->exceptions[(count - 1) % SECTION_EXCEPTIONS_MOST] : NULL;
}

static bool is_newest(const EXCEPTION_POINTERS *pointers)
{
	const struct exception_facts *newest = find_newest();

	return newest && newest->code == pointers->ExceptionRecord->ExceptionCode &&
	       newest->where == (uint64_t)(uintptr_t)pointers->ExceptionRecord->ExceptionAddress;
}

void crash_show(void)
{
	const ULONGLONG begun = GetTickCount64();
	uint32_t number;

	if (!section->wants_dumps || !newest_record.ExceptionCode)
		return;
	section->dump_thread = newest_thread;
	section->dump_pointers = (uint64_t)(uintptr_t)&newest_pointers;
	number = ++section->dumps_asked;
	while (section->dumps_answered != number && GetTickCount64() - begun < SHOW_PATIENCE_MS)
		Sleep(SHOW_LOOK_MS);
}

/* Nobody handled it: that is a crash. */
static LONG WINAPI end_process(EXCEPTION_POINTERS *pointers)
{
	if (!is_newest(pointers) && lock()) {
		write_own(pointers);
		unlock();
	}
	section->state = WORKER_CRASHED;
	crash_show();
	TerminateProcess(GetCurrentProcess(), pointers->ExceptionRecord->ExceptionCode);
	return EXCEPTION_EXECUTE_HANDLER;
}

void crash_open(struct section *shared, bool ends_process)
{
	static bool is_open;
	ULONG guarantee = STACK_GUARANTEE;

	section = shared;
	may_end_process = ends_process;
	section->call_thread = GetCurrentThreadId();
	if (is_open)
		return;
	is_open = true;
	SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX | SEM_NOOPENFILEERRORBOX);
	SetThreadStackGuarantee(&guarantee);
	asked = CreateEventW(NULL, FALSE, FALSE, NULL);
	answered = CreateEventW(NULL, FALSE, FALSE, NULL);
	AddVectoredExceptionHandler(1, record_exception);
	crash_append_module((uint64_t)(uintptr_t)GetModuleHandleW(NULL));
	crash_arm();
}

void crash_end_after(HANDLE thread)
{
	const struct exception_facts *newest;

	if (!may_end_process || WaitForSingleObject(thread, 0) != WAIT_OBJECT_0)
		return;
	newest = find_newest();
	if (!newest || newest->code != EXCEPTION_STACK_OVERFLOW || !newest->is_own_thread)
		return;
	section->state = WORKER_CRASHED;
	crash_show();
	TerminateProcess(GetCurrentProcess(), newest->code);
}

void crash_arm(void)
{
	if (may_end_process)
		SetUnhandledExceptionFilter(end_process);
}

bool crash_read_fault(struct exception_facts *fault)
{
	if (!has_fault)
		return false;
	*fault = first_fault;
	has_fault = 0;
	return true;
}

uint32_t crash_count_hard(void)
{
	return (uint32_t)hard_count;
}
