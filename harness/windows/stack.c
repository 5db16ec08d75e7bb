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

enum { LONGEST_CALL = 7, QUERIES_MOST = 4096 };

/* Whether the instruction in front of the address is a call: `CALL rel32`, or `CALL r/m32` of any length. */
static bool follows_call(const uint8_t *address)
{
	if (address[-5] == 0xE8)
		return true;
	for (int length = 2; length <= LONGEST_CALL; length++)
		if (address[-length] == 0xFF && (address[1 - length] & 0x38) == 0x10)
			return true;
	return false;
}

/* Whether a word of the stack may be a return address. The last answer of the system is kept: most words ask for it
 * again. */
static bool is_return_address(uintptr_t word, MEMORY_BASIC_INFORMATION *memory, uint32_t *queries)
{
	const uintptr_t least = (uintptr_t)memory->BaseAddress;
	const DWORD executable = PAGE_EXECUTE_READ | PAGE_EXECUTE_READWRITE | PAGE_EXECUTE_WRITECOPY;

	if (word < 0x10000)
		return false;
	if (word < least || word - least >= memory->RegionSize) {
		if (++*queries > QUERIES_MOST || !VirtualQuery((const void *)word, memory, sizeof(*memory)))
			return false;
	}
	/* Below our own frames lie the remains of earlier calls of ours. */
	return memory->Type == MEM_IMAGE && memory->AllocationBase != GetModuleHandleW(NULL) &&
	       (memory->Protect & executable) && word - (uintptr_t)memory->BaseAddress >= LONGEST_CALL &&
	       follows_call((const uint8_t *)word);
}

/* Functions without a frame: what looks like their return addresses, up to the first frame that there is. */
static void append_frameless(struct exception_facts *facts, uintptr_t from, uintptr_t to)
{
	MEMORY_BASIC_INFORMATION memory = { .RegionSize = 0 };
	uint32_t queries = 0;

	for (uintptr_t place = from; place < to && facts->stack_count < STACK_MOST; place += sizeof(DWORD)) {
		const DWORD word = *(const DWORD *)place;

		if (is_return_address(word, &memory, &queries))
			append(facts, word);
	}
}

void stack_read(struct exception_facts *facts, CONTEXT *context, const struct stack_bounds *bounds)
{
	uintptr_t frame = context->Ebp;
	uintptr_t last = context->Esp;

	facts->where = context->Eip;
	facts->module = stack_find_module(context->Eip);
	facts->stack_count = 0;
	if (!is_within(last, bounds))
		return;
	append_frameless(facts, last, frame >= last && is_within(frame, bounds) ? frame : bounds->end);
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
