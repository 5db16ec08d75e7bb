/* SPDX-License-Identifier: MIT */
/* Words for a callback that does not keep to the calling convention. */
#include "harness/output/words.h"

#include "harness/model/entry.h"

/* What the number of bytes suggests. */
static const char *advice_of(const struct convention *convention)
{
	if (convention->popped == 0)
		return "is it WINAPI?";
	if (convention->popped < (int32_t)convention->passed)
		return "has it too few parameters?";
	return "has it too many parameters?";
}

static void append_registers(struct text *text, const struct convention *convention)
{
	static const char *const x86[] = { "ebx", "ebp", "edi", "esi" };
	static const char *const x64[] = { "rbx", "rbp", "rdi", "rsi", "r12", "r13", "r14", "r15" };
	const char *separator = "";

	for (uint32_t i = 0; i < PRESERVED_COUNT; i++) {
		if (!(convention->changed >> i & 1))
			continue;
		text_printf(text, "%s%s", separator, convention->is_x86 && i <= PRESERVED_SI ? x86[i] : x64[i]);
		separator = ", ";
	}
}

void words_convention(struct text *got, struct text *expected, const struct call_observation *call)
{
	const struct convention *convention = &call->convention;
	const bool is_popped = convention->popped != (int32_t)convention->passed;

	text_append_string(got, ": ");
	if (convention->entry != call->entry)
		text_printf(got, "in the course of it, %s ", entry_find((enum entry)convention->entry)->name);
	if (is_popped) {
		text_printf(got, "popped %d bytes, %u were passed: %s", convention->popped, convention->passed,
			    advice_of(convention));
		text_printf(expected, "%u bytes popped, by a WINAPI function with the parameters of routprot.h",
			    convention->passed);
	}
	if (convention->changed) {
		text_append_string(got, is_popped ? "; and changed " : "changed ");
		append_registers(got, convention);
		text_append_string(expected, is_popped ? ", and " : "");
		text_append_string(expected, "the registers that a callee preserves as they were");
	}
}
