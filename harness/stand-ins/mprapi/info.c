/* SPDX-License-Identifier: MIT */
/* Information headers: the blocks in which a router's configuration is kept. */
#include "harness/stand-ins/mprapi/info.h"

#include <stdlib.h>
#include <string.h>

enum { ALIGNMENT = 8 };

static uint64_t align(uint64_t size)
{
	return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

struct info_header *info_open(uint32_t version)
{
	const size_t size = (size_t)align(sizeof(struct info_header));
	struct info_header *header = calloc(1, size);

	if (header)
		*header = (struct info_header) { .version = version, .size = (uint32_t)size };
	return header;
}

/* Who builds a header by hand may have counted wrongly. */
static bool is_inside(const struct info_header *header, const struct info_entry *entry)
{
	return entry->offset <= header->size && (uint64_t)entry->size * entry->count <= header->size - entry->offset;
}

const struct info_entry *info_find(const struct info_header *header, uint32_t type)
{
	for (uint32_t i = 0; i < header->count; i++)
		if (header->entries[i].type == type && is_inside(header, &header->entries[i]))
			return &header->entries[i];
	return NULL;
}

static bool is_kept(const struct info_header *header, const struct info_entry *entry, const uint32_t *without)
{
	return is_inside(header, entry) && !(without && entry->type == *without);
}

static void put(struct info_header *header, uint64_t *end, const struct info_block *block)
{
	const size_t size = (size_t)block->size * block->count;

	header->entries[header->count++] =
		(struct info_entry) { block->type, block->size, block->count, (uint32_t)*end };
	if (size)
		memcpy((uint8_t *)header + *end, block->data, size);
	*end = align(*end + size);
}

struct info_header *info_copy(const struct info_header *header, const uint32_t *without, const struct info_block *block)
{
	uint64_t count = block ? 1 : 0, data = block ? align((uint64_t)block->size * block->count) : 0;
	uint64_t end;
	struct info_header *copy;

	for (uint32_t i = 0; i < header->count; i++) {
		const struct info_entry *entry = &header->entries[i];

		if (is_kept(header, entry, without)) {
			count++;
			data += align((uint64_t)entry->size * entry->count);
		}
	}
	end = align(sizeof(*header) + count * sizeof(struct info_entry));
	if (end + data > UINT32_MAX)
		return NULL;
	copy = calloc(1, (size_t)(end + data));
	if (!copy)
		return NULL;
	*copy = (struct info_header) { .version = header->version, .size = (uint32_t)(end + data) };
	for (uint32_t i = 0; i < header->count; i++) {
		const struct info_entry *entry = &header->entries[i];

		if (is_kept(header, entry, without))
			put(copy, &end,
			    &(struct info_block) { entry->type, entry->size, entry->count,
						   (const uint8_t *)header + entry->offset });
	}
	if (block)
		put(copy, &end, block);
	return copy;
}
