/* SPDX-License-Identifier: MIT */
/* Information headers: the blocks in which a router's configuration is kept (RTR_INFO_BLOCK_HEADER of rtinfo.h). Knows
 * nothing of Windows. */
#ifndef HARNESS_STAND_INS_INFO_H
#define HARNESS_STAND_INS_INFO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Where one kind of information lies behind the header. */
struct info_entry {
	uint32_t type;
	uint32_t size;   /**< of one item, in bytes */
	uint32_t count;  /**< of items */
	uint32_t offset; /**< from the beginning of the header */
};

/** The header; its entries, of which there are `count`, and then the items follow it. */
struct info_header {
	uint32_t version;
	uint32_t size; /**< of all of it, in bytes */
	uint32_t count;
	struct info_entry entries[];
};

/** A block to put into a header. */
struct info_block {
	uint32_t type, size, count;
	const void *data; /**< size * count bytes */
};

/** An empty header, released with free(); NULL when there is no memory. */
struct info_header *info_open(uint32_t version);

/** The entry of that type, or NULL. */
const struct info_entry *info_find(const struct info_header *header, uint32_t type);

/**
 * A new header, released with free(), that holds what the old one does but for the blocks of `without`, and `block`
 * (NULL: none) at its end; NULL when there is no memory, or more than 4 GB would be needed. What a block has outside of
 * the old header is left out.
 */
struct info_header *info_copy(const struct info_header *header, const uint32_t *without,
			      const struct info_block *block);

#endif
