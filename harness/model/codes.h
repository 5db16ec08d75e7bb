/* SPDX-License-Identifier: MIT */
/* Status codes and constants of the interface by the names of the documentation, for files that see no Windows header. */
#ifndef HARNESS_CODES_H
#define HARNESS_CODES_H

/** The status codes, with the values of winerror.h and mprerror.h; harness/windows/constants.c holds them against the headers. */
enum code {
#define CODE(name, value) name = (value),
#include "harness/model/codes.inc"
#undef CODE
};

/** The constants of routprot.h that rows name; held against the header in the same place. */
enum constant {
#define CONSTANT(name, value) name = (value),
#include "harness/model/constants.inc"
#undef CONSTANT
};

#endif
