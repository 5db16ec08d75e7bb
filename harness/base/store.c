/* SPDX-License-Identifier: MIT */
/* Memory for very many small things that are released together. */
#include "harness/base/store.h"

#include "harness/base/allocate.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { CHUNK_SIZE = 64 << 10, ALIGNMENT = 16 };

struct store_chunk {
	struct store_chunk *next;
	size_t size; /* of `data` */
	_Alignas(ALIGNMENT) uint8_t data[];
};

static void append_chunk(struct store *store, size_t least)
{
	const size_t size = least > CHUNK_SIZE ? least : CHUNK_SIZE;
	struct store_chunk *chunk = reallocate(NULL, 1, sizeof(*chunk) + size);

	chunk->next = store->chunks;
	chunk->size = size;
	store->chunks = chunk;
	store->left = size;
}

void *store_write(struct store *store, const void *data, size_t size)
{
	const size_t padded = (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
	uint8_t *kept;

	if (padded > store->left || !store->chunks)
		append_chunk(store, padded);
	kept = store->chunks->data + store->chunks->size - store->left;
	store->left -= padded;
	if (size)
		memcpy(kept, data, size);
	return kept;
}

void store_release(struct store *store)
{
	while (store->chunks) {
		struct store_chunk *next = store->chunks->next;

		free(store->chunks);
		store->chunks = next;
	}
	*store = (struct store) { 0 };
}
