/* SPDX-License-Identifier: MIT */
/* Walking a stack without trusting it: nothing outside the thread's own stack and the images of its modules is read. */
#include "harness/windows/stack.h"

/* gcc 12 takes the thread block, which lies at the start of a segment, for an access through a null pointer. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Warray-bounds"
struct stack_bounds stack_read_bounds(void)
{
	const NT_TIB *block = (const NT_TIB *)NtCurrentTeb();

	return (struct stack_bounds) { (uintptr_t)block->StackLimit, (uintptr_t)block->StackBase };
}
#pragma GCC diagnostic pop

uint64_t stack_find_module(uintptr_t address)
{
	MEMORY_BASIC_INFORMATION memory;

	if (!VirtualQuery((const void *)address, &memory, sizeof(memory)) || memory.Type != MEM_IMAGE)
		return 0;
	return (uint64_t)(uintptr_t)memory.AllocationBase;
}

static bool is_within(uintptr_t address, const struct stack_bounds *bounds)
{
	return address >= bounds->least && address % sizeof(void *) == 0 && bounds->end >= sizeof(void *) &&
	       address <= bounds->end - sizeof(void *);
}

static void append(struct exception_facts *facts, uintptr_t address)
{
	facts->stack[facts->stack_count] = (uint64_t)address;
	facts->modules[facts->stack_count] = stack_find_module(address);
	facts->stack_count++;
}

#ifdef _WIN64

/* A function that keeps its frame in a register: what lies in that register must be the stack. */
static bool has_sound_frame(const CONTEXT *context, const RUNTIME_FUNCTION *function, DWORD64 base,
			    const struct stack_bounds *bounds)
{
	enum { PLACE_OF_REGISTER = 3 };
	const uint8_t *unwind = (const uint8_t *)(uintptr_t)(base + function->UnwindData);
	const unsigned frame = unwind[PLACE_OF_REGISTER] & 0xF;

	return !frame || is_within((uintptr_t)(&context->Rax)[frame], bounds);
}

static bool step_out(CONTEXT *context, const struct stack_bounds *bounds)
{
	DWORD64 base, frame;
	void *data;
	RUNTIME_FUNCTION *function;

	if (!is_within((uintptr_t)context->Rsp, bounds))
		return false;
	function = RtlLookupFunctionEntry(context->Rip, &base, NULL);
	if (!function) {
		context->Rip = *(const DWORD64 *)(uintptr_t)context->Rsp;
		context->Rsp += sizeof(DWORD64);
		return context->Rip != 0;
	}
	if (!has_sound_frame(context, function, base, bounds))
		return false;
	RtlVirtualUnwind(UNW_FLAG_NHANDLER, base, context->Rip, function, context, &data, &frame, NULL);
	return context->Rip != 0;
}

void stack_read(struct exception_facts *facts, CONTEXT *context, const struct stack_bounds *bounds)
{
	facts->where = context->Rip;
	facts->module = stack_find_module((uintptr_t)context->Rip);
	facts->stack_count = 0;
	while (facts->stack_count < STACK_MOST && step_out(context, bounds))
		append(facts, (uintptr_t)context->Rip);
}

#else

/* A call of something that is no code: the frame was not made yet, and the return address lies on top. */
static void append_top(struct exception_facts *facts, const CONTEXT *context, const struct stack_bounds *bounds)
{
	if (!facts->module && is_within(context->Esp, bounds))
		append(facts, *(const DWORD *)context->Esp);
}

void stack_read(struct exception_facts *facts, CONTEXT *context, const struct stack_bounds *bounds)
{
	uintptr_t frame = context->Ebp;
	uintptr_t last = context->Esp;

	facts->where = context->Eip;
	facts->module = stack_find_module(context->Eip);
	facts->stack_count = 0;
	append_top(facts, context, bounds);
	while (facts->stack_count < STACK_MOST && frame >= last && is_within(frame, bounds) &&
	       is_within(frame + sizeof(DWORD), bounds)) {
		const DWORD *words = (const DWORD *)frame;

		if (!stack_find_module(words[1]))
			return;
		append(facts, words[1]);
		last = frame + sizeof(DWORD);
		frame = words[0];
	}
}

#endif
