/* SPDX-License-Identifier: MIT */
/* Functions that a DLL may or may not have. */
#include "harness/windows/procedure.h"

#include <string.h>

bool procedure_find(HMODULE module, const char *name, void *function)
{
	const FARPROC found = module ? GetProcAddress(module, name) : NULL;

	memcpy(function, &found, sizeof(found));
	return found != NULL;
}
