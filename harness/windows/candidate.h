/* SPDX-License-Identifier: MIT */
/* The candidate as a file: what it is, and why it cannot be loaded. */
#ifndef HARNESS_WINDOWS_CANDIDATE_H
#define HARNESS_WINDOWS_CANDIDATE_H

#include "harness/windows/run.h"

/** Read the file and its headers into the run. False when it cannot be tested; the run says why then. */
bool candidate_open(struct run *run);

/** Work out the SHA-256 of the file; empty where the system cannot. */
void candidate_hash(struct run *run);

/**
 * Why the DLL with these imports cannot be loaded, released with free(): the first DLL or function that is missing,
 * looked for as the loader does it, and how to help. NULL when everything is there.
 */
char *candidate_find_missing(const char *path, const struct pe *pe);

#endif
