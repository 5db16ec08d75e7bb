/* SPDX-License-Identifier: MIT */
/*
 * Calling a callback of mgm.h. Its type there names no convention, while the import library has the functions of the
 * same header as stdcall: on x86 a client has either, and dll/call_x86.S bears both. Elsewhere there is one, and
 * arguments that a callback does not take do no harm.
 */
#include "harness/stand-ins/rtm/mgm.h"

#if !(defined(_WIN32) && defined(__i386__))

enum { ARGUMENTS_MOST = 10 };

typedef uint32_t (*wide_callback)(uintptr_t, uintptr_t, uintptr_t, uintptr_t, uintptr_t, uintptr_t, uintptr_t,
				  uintptr_t, uintptr_t, uintptr_t);

uint32_t mgm_call(mgm_callback function, const uintptr_t *arguments, uint32_t count)
{
	uintptr_t given[ARGUMENTS_MOST] = { 0 };
	const wide_callback callback = (wide_callback)function;

	for (uint32_t i = 0; i < count && i < ARGUMENTS_MOST; i++)
		given[i] = arguments[i];
	return callback(given[0], given[1], given[2], given[3], given[4], given[5], given[6], given[7], given[8],
			given[9]);
}

#endif
