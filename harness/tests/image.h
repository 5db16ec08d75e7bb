/* SPDX-License-Identifier: MIT */
/* A small DLL made in memory, for the tests of what reads DLLs. */
#ifndef HARNESS_TESTS_IMAGE_H
#define HARNESS_TESTS_IMAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	IMAGE_SIZE = 0x800,
	IMAGE_COFF = 0x44,	    /**< offset of the COFF header */
	IMAGE_RVA = 0x1000,	    /**< where its only section is mapped */
	IMAGE_SECTION = 0x200,	    /**< and its offset in the file */
	IMAGE_REGISTER = 0x1010,    /**< address of RegisterProtocol */
	IMAGE_HELPER = 0x1080	    /**< address of a function that only the symbols name */
};

/**
 * Fill in a DLL for x64 or x86. It exports RegisterProtocol (ordinal 5) and Other (6); imports Sleep and number 7 of a.dll, and
 * delayed: Late of b.dll; and has the COFF symbols RegisterProtocol and helper_with_a_long_name.
 */
void image_write(uint8_t image[IMAGE_SIZE], bool is_wide);

#endif
