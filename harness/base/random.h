/* SPDX-License-Identifier: MIT */
/* Bytes that look random. */
#ifndef HARNESS_RANDOM_H
#define HARNESS_RANDOM_H

#include <stdint.h>

/** Fill with bytes that are the same for the same seed, on every machine. */
void random_fill(uint8_t *data, uint32_t size, uint32_t seed);

#endif
