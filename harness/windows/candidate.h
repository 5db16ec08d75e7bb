/* SPDX-License-Identifier: MIT */
/* The candidate as a file: what it is, and why it cannot be loaded. */
#ifndef HARNESS_WINDOWS_CANDIDATE_H
#define HARNESS_WINDOWS_CANDIDATE_H

#include "harness/windows/run.h"

/** Read the file and its headers into the run. False when it cannot be tested; the run says why then. */
bool candidate_open(struct run *run);

/** Work out the SHA-256 of the file; empty where the system cannot. */
void candidate_hash(struct run *run);

/** What a DLL needs and the environment has not. */
struct lacking {
	char *missing; /**< a sentence for each DLL that is missing or has not what is imported, and how to help; NULL: none */
	char *stubs;   /**< functions that Wine only has as stubs: "F of A.dll, G of B.dll"; NULL: none */
	bool uses_rtm; /**< it, or a DLL beside it, imports rtm.dll: nothing that it lacks, but seen on the way */
};

/** Look through what the candidate and the DLLs beside it import, delayed or not, as the loader finds it. Nothing is loaded. */
void candidate_look_through(struct lacking *lacking, const struct options *options, const struct pe *pe);

/** Release what was found; a zeroed one is fine. */
void lacking_release(struct lacking *lacking);

#endif
