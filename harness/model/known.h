/* SPDX-License-Identifier: MIT */
/* Known failures: what a vendor accepts for now of what its DLL does wrong, each with a reason and a last day. */
#ifndef HARNESS_KNOWN_H
#define HARNESS_KNOWN_H

#include "harness/base/reason.h"

#include <stddef.h>
#include <stdint.h>

/** A heading of an entry: the cases that it is about. */
struct known_pattern {
	char *pattern; /**< as for glob_matches() */
	uint32_t line;
};

/** One entry. */
struct known_entry {
	struct known_pattern *patterns;
	size_t pattern_count;
	char **outcomes; /**< patterns: "REQUIREMENT: what was got", "blocked: why" */
	size_t outcome_count;
	char *reason;     /**< never empty, on one line as all of them */
	char *bug;        /**< NULL where there is none, but then there is an owner */
	char *owner;      /**< likewise */
	char expires[12]; /**< the last day on which it counts, "2027-01-31", in UTC */
	uint32_t line;    /**< of its first heading */
};

/** The file of them. */
struct known_failures {
	char *path; /**< as the user knows it */
	struct known_entry *entries;
	size_t count;
};

/** Begins the outcomes that are the reason of a case that was blocked. */
#define KNOWN_BLOCKED "blocked: "

/** Read a file of known failures. False with a reason: FILE:LINE, what is wrong there, and what to write instead. */
bool known_open(struct known_failures *known, const char *path, struct reason *why);

/** The same of what `path` holds: `length` bytes at `data`. */
bool known_read(struct known_failures *known, const char *path, const char *data, size_t length, struct reason *why);

/** Release them; a zeroed struct is fine. */
void known_release(struct known_failures *known);

/** The entry that is about the case, or NULL. Where there are two, the first; `other`, unless NULL, receives the
 * second. */
const struct known_entry *known_find(const struct known_failures *known, const char *id,
				     const struct known_entry **other);

#endif
