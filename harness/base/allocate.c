/* SPDX-License-Identifier: MIT */
/* Memory that is there or the program ends. */
#include "harness/base/allocate.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void end_without_memory(void)
{
	fputs("routprot-check: out of memory; close other programs or select fewer cases with --only\n", stderr);
	exit(4);
}

void *allocate(size_t count, size_t size)
{
	void *memory = calloc(count ? count : 1, size ? size : 1);

	if (!memory)
		end_without_memory();
	return memory;
}

void *reallocate(void *old, size_t count, size_t size)
{
	void *memory;

	if (size && count > SIZE_MAX / size)
		end_without_memory();
	memory = realloc(old, count && size ? count * size : 1);
	if (!memory)
		end_without_memory();
	return memory;
}

void *grow(void *old, size_t count, size_t size)
{
	enum { FEWEST = 4 };
	void *memory;

	if (count == 0)
		return reallocate(old, FEWEST, size);
	if (count < FEWEST || (count & (count - 1)) != 0)
		return old;
	/* Copied here, for some systems' realloc() copies byte by byte. */
	memory = reallocate(NULL, 2 * count, size);
	memcpy(memory, old, count * size);
	free(old);
	return memory;
}

char *copy_string(const char *string)
{
	size_t size = strlen(string) + 1;

	return memcpy(allocate(size, 1), string, size);
}
