/* SPDX-License-Identifier: MIT */
/* Which DLL or function stands in the way of loading a DLL. */
#ifndef HARNESS_WINDOWS_IMPORTS_H
#define HARNESS_WINDOWS_IMPORTS_H

#include "harness/model/options.h"
#include "harness/watch/pe.h"

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
