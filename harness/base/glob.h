/* SPDX-License-Identifier: MIT */
/* Patterns over case ids. */
#ifndef HARNESS_GLOB_H
#define HARNESS_GLOB_H

#include <stdbool.h>

/**
 * Whether the whole string fits the pattern: `*` stands for any run of bytes, empty ones and '/' too, `?` for any one
 * byte. Everything else stands for itself, brackets too, because case ids contain them. Needs no more steps than
 * pattern times string have bytes.
 */
bool glob_matches(const char *pattern, const char *string);

#endif
