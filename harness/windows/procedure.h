/* SPDX-License-Identifier: MIT */
/* Functions that a DLL may or may not have. */
#ifndef HARNESS_WINDOWS_PROCEDURE_H
#define HARNESS_WINDOWS_PROCEDURE_H

#include "harness/windows/rras.h"

#include <stdbool.h>

/**
 * Put the function of that name into `*function`, a pointer to a function of its type; NULL, and false, where there is none, or no
 * module.
 */
bool procedure_find(HMODULE module, const char *name, void *function);

#endif
