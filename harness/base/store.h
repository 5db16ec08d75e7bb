/* SPDX-License-Identifier: MIT */
/* Memory for very many small things that are released together: no room is left between them. */
#ifndef HARNESS_STORE_H
#define HARNESS_STORE_H

#include <stddef.h>

/** Such memory. A zeroed one is empty. */
struct store {
	struct store_chunk *chunks; /**< the newest first */
	size_t left; /**< bytes of the newest that are free */
};

/** Keep a copy of `size` bytes, aligned for everything, until the store is released. Ends the program when there is no memory. */
void *store_write(struct store *store, const void *data, size_t size);

/** Release everything that was kept; a zeroed store is fine. */
void store_release(struct store *store);

#endif
