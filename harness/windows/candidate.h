/* SPDX-License-Identifier: MIT */
/* The candidate as a file: what it is, and why it cannot be loaded. */
#ifndef HARNESS_WINDOWS_CANDIDATE_H
#define HARNESS_WINDOWS_CANDIDATE_H

#include "harness/windows/run.h"

/** Read the file and its headers into the run. False when it cannot be tested; the run says why then. */
bool candidate_open(struct run *run);

/** Work out the SHA-256 of the file; empty where the system cannot. */
void candidate_hash(struct run *run);

#endif
