/* SPDX-License-Identifier: MIT */
/* The types that data consists of: how each value becomes bytes. */
#ifndef HARNESS_BLOB_TYPES_H
#define HARNESS_BLOB_TYPES_H

#include "harness/profile/blob.h"

/** Data as it grows. */
struct blob_builder {
	uint8_t *data;
	size_t size, room;
	struct blob_context *context;
	struct blob *blob; /**< receives where `ifindex` stands */
};

/** One type. */
struct blob_type {
	const char *name;
	/** Append the bytes of the value; false with a reason that says what the value must be. */
	bool (*append)(struct blob_builder *builder, const struct blob_type *type, struct span value,
		       struct reason *why);
	uint32_t size;     /**< of a number, in bytes */
	const char *range; /**< of a number, in words */
};

/** All types; `count` receives their number. */
const struct blob_type *blob_type_list(size_t *count);

/** Append `size` bytes; false when the data would grow larger than BLOB_SIZE_MOST. */
bool blob_append(struct blob_builder *builder, const void *data, size_t size, struct reason *why);

/** The readers of the larger types; members as in struct blob_type. */
bool blob_append_ipv4(struct blob_builder *builder, const struct blob_type *type, struct span value,
		      struct reason *why);
bool blob_append_ipv6(struct blob_builder *builder, const struct blob_type *type, struct span value,
		      struct reason *why);
bool blob_append_mac(struct blob_builder *builder, const struct blob_type *type, struct span value, struct reason *why);
bool blob_append_string(struct blob_builder *builder, const struct blob_type *type, struct span value,
			struct reason *why);
bool blob_append_wide_string(struct blob_builder *builder, const struct blob_type *type, struct span value,
			     struct reason *why);

#endif
