/* SPDX-License-Identifier: MIT */
/* Memory that is there or the program ends: the core has no way to go on without it. */
#ifndef HARNESS_ALLOCATE_H
#define HARNESS_ALLOCATE_H

#include <stddef.h>

/** `count` zeroed elements of `size` bytes, released with free(). Ends the program with status 4 when there is no memory. */
void *allocate(size_t count, size_t size);

/** realloc() for `count` elements of `size` bytes; new memory is not zeroed. Ends the program with status 4 when there is no memory. */
void *reallocate(void *old, size_t count, size_t size);

/** Room for one more element in an array that grows so from NULL: it has `count` elements of `size` bytes. New memory is not zeroed. */
void *grow(void *old, size_t count, size_t size);

/** A copy of the string, released with free(). */
char *copy_string(const char *string);

#endif
