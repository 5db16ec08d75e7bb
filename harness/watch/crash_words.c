/* SPDX-License-Identifier: MIT */
/* A crash or a hang in words: addresses become modules, offsets and names while the dead process is still known. */
#include "harness/watch/crash_words.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* A name that lies farther below the address than this says nothing about it. */
enum { SYMBOL_REACH = 0x4000 };

/* The exceptions that end programs, by the names that people know. */
static const struct {
	uint32_t code;
	const char *name;
} exceptions[] = {
	{ 0x40000015, "fatal application exit" },
	{ 0x80000002, "misaligned data" },
	{ 0x80000003, "breakpoint" },
	{ 0x80000004, "single step" },
	{ 0x80000100, "a function that this Wine does not implement" },
	{ 0x80000101, "a failed assertion of Wine" },
	{ 0xC0000006, "a page could not be read in" },
	{ 0xC0000008, "an invalid handle was closed" },
	{ 0xC000001D, "illegal instruction" },
	{ 0xC0000025, "an exception that cannot be continued was continued" },
	{ 0xC000008C, "array bounds exceeded" },
	{ 0xC000008E, "floating-point division by zero" },
	{ 0xC0000094, "integer division by zero" },
	{ 0xC0000095, "integer overflow" },
	{ 0xC0000096, "privileged instruction" },
	{ 0xC00000FD, "stack overflow" },
	{ 0xC0000194, "possible deadlock" },
	{ 0xC0000374, "heap corruption" },
	{ 0xC0000409, "fail-fast exception: a damaged stack, abort() or __fastfail()" },
	{ 0xC0000420, "failed assertion" },
	{ 0xC06D007E, "a delay-loaded DLL was not found" },
	{ 0xC06D007F, "a function of a delay-loaded DLL was not found" },
	{ 0xE06D7363, "C++ exception that nobody caught" },
	{ 0xE0434352, ".NET exception that nobody caught" },
};

/* What lies there, where it is memory that was lent for a call: its address says nothing, and differs from run to run. */
static const char *find_lent(const struct breach *breach)
{
	static const char *const places[BREACH_KIND_COUNT] = {
		[BREACH_READ_PAST] = "past the end of a buffer of the call",
		[BREACH_WRITE_PAST] = "past the end of a buffer of the call",
		[BREACH_WRITE_INPUT] = "to an input of the call",
		[BREACH_READ_BEFORE] = "in front of a buffer of the call",
		[BREACH_TOUCH_UNREADABLE] = "memory of the call that cannot be read",
		[BREACH_KEPT] = "a buffer of a call that had returned",
	};

	return breach->kind < BREACH_KIND_COUNT ? places[breach->kind] : NULL;
}

void words_exception(char *buffer, size_t size, const struct exception_facts *exception)
{
	const char *access = exception->access == 8 ? "executing" : exception->access == 1 ? "writing" : "reading";

	if (exception->code == 0xC0000005u && find_lent(&exception->breach)) {
		snprintf(buffer, size, "access violation %s %s", access, find_lent(&exception->breach));
		return;
	}
	if (exception->code == 0xC0000005u && exception->where) {
		snprintf(buffer, size, "access violation %s 0x%016" PRIx64, access, exception->address);
		return;
	}
	if (exception->code == 0xC0000005u) {
		snprintf(buffer, size, "access violation");
		return;
	}
	for (size_t i = 0; i < sizeof(exceptions) / sizeof(exceptions[0]); i++) {
		if (exceptions[i].code == exception->code) {
			snprintf(buffer, size, "%s", exceptions[i].name);
			return;
		}
	}
	snprintf(buffer, size, "exception 0x%08" PRIX32, exception->code);
}

static const struct module_facts *find_module(const struct section *section, uint64_t address)
{
	const uint32_t count =
		section->module_count < SECTION_MODULES_MOST ? section->module_count : SECTION_MODULES_MOST;

	for (uint32_t i = 0; i < count; i++)
		if (address >= section->modules[i].base &&
		    address - section->modules[i].base < section->modules[i].size)
			return &section->modules[i];
	return NULL;
}

/* The module's name without what could not be shown. */
static void read_module_name(char *name, const struct module_facts *module)
{
	size_t i = 0;

	for (; i + 1 < SECTION_NAME_SIZE && module->name[i]; i++)
		name[i] = (char)((unsigned char)module->name[i] < 0x20 ? '?' : module->name[i]);
	name[i] = '\0';
}

static bool is_same_name(const char *one, const char *other)
{
	for (; *one && *other; one++, other++)
		if (tolower((unsigned char)*one) != tolower((unsigned char)*other))
			return false;
	return *one == *other;
}

void words_address(char *buffer, size_t size, uint64_t address, const struct section *section,
		   const struct known_symbols *symbols)
{
	const struct module_facts *module = find_module(section, address);
	char name[SECTION_NAME_SIZE];
	const char *symbol = NULL;
	uint64_t offset, distance = 0;

	if (!module) {
		snprintf(buffer, size, "0x%016" PRIx64 ", which is in no module", address);
		return;
	}
	read_module_name(name, module);
	offset = address - module->base;
	if (symbols->pe && is_same_name(name, symbols->module))
		symbol = pe_find_symbol(symbols->pe, offset, &distance);
	if (!symbol || distance > SYMBOL_REACH)
		snprintf(buffer, size, "%s+0x%" PRIx64, name, offset);
	else if (distance == 0)
		snprintf(buffer, size, "%s+0x%" PRIx64 " (%.80s)", name, offset, symbol);
	else
		snprintf(buffer, size, "%s+0x%" PRIx64 " (%.80s+0x%" PRIx64 ")", name, offset, symbol, distance);
}

void crash_words_read(struct crash_words *words, const struct exception_facts *exception, const struct section *section,
		      const struct known_symbols *symbols, uint32_t hang_ms)
{
	*words = (struct crash_words) { 0 };
	if (hang_ms) {
		snprintf(words->what, sizeof(words->what), "the call did not return within %u ms", hang_ms);
	} else {
		words_exception(words->what, sizeof(words->what), exception);
		snprintf(words->code, sizeof(words->code), "0x%08" PRIX32, exception->code);
	}
	if (!exception->where)
		return;
	words_address(words->where, sizeof(words->where), exception->where, section, symbols);
	snprintf(words->thread, sizeof(words->thread), "%s",
		 exception->is_own_thread ? "the thread that made the call" : "a thread of the candidate's own");
	for (uint32_t i = 0; i < exception->stack_count && i < STACK_MOST; i++, words->stack_count++)
		words_address(words->stack[i], sizeof(words->stack[i]), exception->stack[i], section, symbols);
}
