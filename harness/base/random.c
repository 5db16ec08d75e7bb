/* SPDX-License-Identifier: MIT */
/* Bytes that look random. */
#include "harness/base/random.h"

void random_fill(uint8_t *data, uint32_t size, uint32_t seed)
{
	uint32_t state = seed * 2654435761u + 0x9E3779B9u;

	for (uint32_t i = 0; i < size; i++) {
		state ^= state << 13;
		state ^= state >> 17;
		state ^= state << 5;
		data[i] = (uint8_t)(state >> 8);
	}
}
