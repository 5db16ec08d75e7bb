/* SPDX-License-Identifier: MIT */
/* Fingerprints: FNV-1a of 64 bits. */
#include "harness/base/fingerprint.h"

uint64_t fingerprint_append(uint64_t fingerprint, const void *data, size_t size)
{
	const uint8_t *bytes = data;

	for (size_t i = 0; i < size; i++)
		fingerprint = (fingerprint ^ bytes[i]) * UINT64_C(0x100000001b3);
	return fingerprint;
}
