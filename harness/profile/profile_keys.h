/* SPDX-License-Identifier: MIT */
/* The sections of a profile, their keys, and how the value of each is read. */
#ifndef HARNESS_PROFILE_KEYS_H
#define HARNESS_PROFILE_KEYS_H

#include "harness/profile/blob.h"
#include "harness/profile/profile.h"

/** The most keys a section has. */
enum { PROFILE_KEYS_MOST = 16 };

/** What a value is read with. */
struct profile_value {
	void *target; /**< the member that the key's `offset` leads to, in the profile, the configuration or the request
		       */
	struct profile *profile;
	struct blob *blob; /**< in the section of a configuration, otherwise NULL */
	struct blob_context *context;
	struct span key; /**< as it stands there: of a key that is a prefix, with what follows it */
	struct span text;
	uint32_t column; /**< of the value */
	uint32_t line;
};

/** One key. */
struct profile_key {
	const char *name; /**< one that ends with a dot is the begin of many, each of which may be given once */
	/** Read the value; false with a reason that names neither file, line nor key. */
	bool (*read)(const struct profile_value *value, struct reason *why);
	size_t offset; /**< of its member in struct profile, in struct blob for a configuration, in struct mib_request
			  for a request */
};

/** One section, or one kind of them. */
struct profile_section {
	const char *name;  /**< "limits"; "global.bad." is the begin of "global.bad.NAME" */
	const char *shown; /**< how messages list it: "[global.bad.NAME]" */
	bool is_prefix;
	const struct profile_key *keys; /**< ends with a key without name */
	size_t mib;                     /**< offset of its struct mib_requests in struct profile, 0 when it is none */
	size_t configuration; /**< offset of its struct blob in struct profile, 0 when it is none; a bad one: of its
				 configurations */
};

/** All sections; `count` receives their number. */
const struct profile_section *profile_section_list(size_t *count);

#endif
