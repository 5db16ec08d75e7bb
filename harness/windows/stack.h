/* SPDX-License-Identifier: MIT */
/* The stack of a thread as return addresses. */
#ifndef HARNESS_WINDOWS_STACK_H
#define HARNESS_WINDOWS_STACK_H

#include "harness/windows/rras.h"

#include "harness/model/observation.h"

/** The part of a thread's stack that may be read. */
struct stack_bounds {
	uintptr_t least;
	uintptr_t end;
};

/** The bounds of the calling thread's stack. */
struct stack_bounds stack_read_bounds(void);

/** Fill in where, module, stack and modules of `facts` from a thread's context, which is used up. Reads only within `bounds`. */
void stack_read(struct exception_facts *facts, CONTEXT *context, const struct stack_bounds *bounds);

/** The base of the module that the address lies in, or 0. */
uint64_t stack_find_module(uintptr_t address);

#endif
