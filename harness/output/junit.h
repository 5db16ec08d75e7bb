/* SPDX-License-Identifier: MIT */
/* The JUnit XML file, in the form that every consumer accepts. */
#ifndef HARNESS_JUNIT_H
#define HARNESS_JUNIT_H

#include "harness/output/result.h"
#include "harness/base/text.h"

/** The whole file for a run; valid against the strictest schema known (see reports of junit-10.xsd), whatever the candidate printed. */
void junit_write(struct text *text, const struct result *result, const struct summary *summary);

/** The file that stands in its place while the run goes on: one error, `run/completed`. `why` says what it means. */
void junit_write_unfinished(struct text *text, const char *why);

#endif
