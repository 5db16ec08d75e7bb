/* SPDX-License-Identifier: MIT */
/* The version of the program; that of the set of cases is SUITE_VERSION. */
#ifndef HARNESS_VERSION_H
#define HARNESS_VERSION_H

/** As `--version` prints it and the journal records it. */
#define TOOL_VERSION "1.0.0"

#endif
