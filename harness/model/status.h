/* SPDX-License-Identifier: MIT */
/* Status codes in words. Safe beside Windows headers; the enumerators are in harness/model/codes.h. */
#ifndef HARNESS_STATUS_H
#define HARNESS_STATUS_H

#include <stddef.h>
#include <stdint.h>

/** The name that winerror.h or mprerror.h gives the code, or NULL when the harness does not know it. */
const char *status_name(uint32_t code);

/** The code in words: "ERROR_INVALID_PARAMETER (87)", or "10022 (0x00002726)" for one without a known name. Returns `buffer`. */
const char *status_words(uint32_t code, char *buffer, size_t size);

#endif
