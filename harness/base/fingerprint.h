/* SPDX-License-Identifier: MIT */
/* Fingerprints: whether two pieces of data are the same, cheaply. FNV-1a of 64 bits; no protection against malice. */
#ifndef HARNESS_FINGERPRINT_H
#define HARNESS_FINGERPRINT_H

#include <stddef.h>
#include <stdint.h>

/** The fingerprint of nothing: where every fingerprint begins. */
#define FINGERPRINT_EMPTY UINT64_C(0xcbf29ce484222325)

/** The fingerprint of everything that `fingerprint` stands for with `size` bytes more. */
uint64_t fingerprint_append(uint64_t fingerprint, const void *data, size_t size);

#endif
