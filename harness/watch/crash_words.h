/* SPDX-License-Identifier: MIT */
/* A crash or a hang in words: addresses become modules, offsets and names while the dead process is still known. */
#ifndef HARNESS_CRASH_WORDS_H
#define HARNESS_CRASH_WORDS_H

#include "harness/watch/pe.h"
#include "harness/output/result.h"
#include "harness/watch/section.h"

/** Whose names are known. */
struct known_symbols {
	const char *module; /**< file name of the candidate */
	const struct pe *pe;
};

/** An exception code in words: "access violation reading 0x0000000000000000", "... past the end of a buffer of the call", "stack
 * overflow". */
void words_exception(char *buffer, size_t size, const struct exception_facts *exception);

/** An address: "candidate.dll+0x1234 (OnStatus+0x12)", or the bare number when it lies in no module. */
void words_address(char *buffer, size_t size, uint64_t address, const struct section *section,
		   const struct known_symbols *symbols);

/** All of it. `hang_ms` is how long a call that hung was waited for; 0 for a crash. The section is not believed. */
void crash_words_read(struct crash_words *words, const struct exception_facts *exception, const struct section *section,
		      const struct known_symbols *symbols, uint32_t hang_ms);

#endif
