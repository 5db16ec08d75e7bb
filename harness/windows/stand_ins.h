/* SPDX-License-Identifier: MIT */
/* The stand-ins of the DLLs that a router has and Wine has not, or only as stubs: rtutils.dll, mprapi.dll, rtm.dll. */
#ifndef HARNESS_WINDOWS_STAND_INS_H
#define HARNESS_WINDOWS_STAND_INS_H

#include "harness/windows/rras.h"

#include "harness/base/text.h"

#include <stdbool.h>

struct worker;

/** Whether they are used: always under Wine, on Windows with --stand-ins. */
bool stand_ins_are_used(bool is_wanted);

/**
 * Append the path of the stand-in of a DLL ("rtutils.dll", in any case): it lies in the folder stand-ins beside this
 * program. False when there is none, or when the candidate in `folder` (with its last separator) has a DLL of that name
 * beside it.
 */
bool stand_in_find(struct text *path, const char *name, const char *folder);

/** Load them, so that the candidate at that path finds them by their names. Does nothing the second time, nor where
 * they are not used. */
void stand_ins_load(const char *candidate, bool is_wanted);

/** The same for the worker's candidate: what it traces and logs is written down for the case whose call was made last.
 */
void stand_ins_open(struct worker *worker);

/**
 * The router has an interface, before the candidate is told of it; false when it had one of that index already, or when
 * there is no stand-in that wants to know.
 */
bool stand_ins_add_interface(uint32_t index, uint32_t type, const WCHAR *name);

/** It has the interface no more; STAND_INS_ALL: it has none any more. */
#define STAND_INS_ALL 0xFFFFFFFFu
void stand_ins_remove_interface(uint32_t index);

#endif
