/* SPDX-License-Identifier: MIT */
/* A profile while it is read: sections and keys put together. */
#ifndef HARNESS_PROFILE_READER_H
#define HARNESS_PROFILE_READER_H

#include "harness/profile/profile_keys.h"
#include "harness/profile/profile_syntax.h"

/** A section that has begun. */
struct seen_section {
	struct span name;
	uint32_t line;
};

/** A profile while it is read. */
struct profile_reader {
	struct profile *profile;
	struct blob_context context;
	struct syntax syntax;      /**< its `line` is where an error is reported */
	struct seen_section *seen; /**< all sections so far, the last one is being read */
	size_t seen_count;
	const struct profile_section *section; /**< what the last one is, or NULL before the first */
	struct blob *blob;                     /**< the last one's, when it is a configuration */
	struct mib_request *request;           /**< the last one's, when it is a MIB request */
	uint32_t key_lines[PROFILE_KEYS_MOST]; /**< where each of its keys was given, 0 where it was not */
};

/** Read every section and key, each valid for itself. False with a reason that names neither file nor line. */
bool profile_reader_read(struct profile_reader *reader, struct reason *why);

/** Where the key of the last section was given, or 0. */
uint32_t profile_reader_find_key(const struct profile_reader *reader, const char *name);

/** Whether the section that ends is complete and its keys fit together. False with a reason. */
bool profile_check_section(struct profile_reader *reader, struct reason *why);

/** Whether the sections fit together. False with a reason. */
bool profile_check(struct profile_reader *reader, struct reason *why);

#endif
