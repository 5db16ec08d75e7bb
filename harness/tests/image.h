/* SPDX-License-Identifier: MIT */
/* A small DLL made in memory, for the tests of what reads DLLs. */
#ifndef HARNESS_TESTS_IMAGE_H
#define HARNESS_TESTS_IMAGE_H

#include "harness/watch/pe.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum {
	IMAGE_SIZE = 0x800,
	IMAGE_COFF = 0x44,       /**< offset of the COFF header */
	IMAGE_RVA = 0x1000,      /**< where its only section is mapped */
	IMAGE_SECTION = 0x200,   /**< and its offset in the file */
	IMAGE_REGISTER = 0x1010, /**< address of RegisterProtocol */
	IMAGE_HELPER = 0x1080    /**< address of a function that only the symbols name */
};

static inline void put(uint8_t *image, size_t offset, uint64_t value, size_t width)
{
	for (size_t i = 0; i < width; i++)
		image[offset + i] = (uint8_t)(value >> 8 * i);
}

static inline void put_string(uint8_t *image, size_t offset, const char *string)
{
	memcpy(image + offset, string, strlen(string) + 1);
}

/* What an address is more than the offset in the file. */
enum { OFFSET_OF_RVA = IMAGE_RVA - IMAGE_SECTION };

static inline void write_headers(uint8_t *image, bool is_wide)
{
	const size_t optional = IMAGE_COFF + 20, optional_size = is_wide ? 240 : 224;
	const size_t directories = optional + (is_wide ? 112 : 96), section = optional + optional_size;

	put_string(image, 0, "MZ");
	put(image, 0x3C, IMAGE_COFF - 4, 4);
	put_string(image, IMAGE_COFF - 4, "PE");
	put(image, IMAGE_COFF, is_wide ? PE_MACHINE_X64 : PE_MACHINE_X86, 2);
	put(image, IMAGE_COFF + 2, 1, 2);
	put(image, IMAGE_COFF + 8, 0x700, 4);
	put(image, IMAGE_COFF + 12, 2, 4);
	put(image, IMAGE_COFF + 16, optional_size, 2);
	put(image, IMAGE_COFF + 18, 0x2002, 2);
	put(image, optional, is_wide ? 0x20B : 0x10B, 2);
	put(image, optional + 56, 0x2000, 4);
	put(image, directories - 4, 16, 4);
	put(image, directories, 0x1200, 4);
	put(image, directories + 4, 0x80, 4);
	put(image, directories + 8, 0x1300, 4);
	put(image, directories + 8 * 13, 0x1400, 4);
	put_string(image, section, ".text");
	put(image, section + 8, 0x500, 4);
	put(image, section + 12, IMAGE_RVA, 4);
	put(image, section + 16, 0x500, 4);
	put(image, section + 20, IMAGE_SECTION, 4);
}

static inline void write_exports(uint8_t *image)
{
	const size_t table = 0x1200 - OFFSET_OF_RVA;

	put(image, table + 16, 5, 4);
	put(image, table + 20, 2, 4);
	put(image, table + 24, 2, 4);
	put(image, table + 28, 0x1230, 4);
	put(image, table + 32, 0x1240, 4);
	put(image, table + 36, 0x1250, 4);
	put(image, table + 0x30, IMAGE_REGISTER, 4);
	put(image, table + 0x34, 0x1040, 4);
	put(image, table + 0x40, 0x1260, 4);
	put(image, table + 0x44, 0x1258, 4);
	put(image, table + 0x50, 0, 2);
	put(image, table + 0x52, 1, 2);
	put_string(image, table + 0x58, "Other");
	put_string(image, table + 0x60, "RegisterProtocol");
}

static inline void write_imports(uint8_t *image, bool is_wide)
{
	const size_t width = is_wide ? 8 : 4, table = 0x1300 - OFFSET_OF_RVA, delayed = 0x1400 - OFFSET_OF_RVA;

	put(image, table, 0x1340, 4);
	put(image, table + 12, 0x1360, 4);
	put(image, table + 0x40, 0x1370, width);
	put(image, table + 0x40 + width, (UINT64_C(1) << (8 * width - 1)) | 7, width);
	put_string(image, table + 0x60, "a.dll");
	put_string(image, table + 0x72, "Sleep");
	put(image, delayed + 4, 0x1450, 4);
	put(image, delayed + 16, 0x1460, 4);
	put_string(image, delayed + 0x50, "b.dll");
	put(image, delayed + 0x60, 0x1470, width);
	put_string(image, delayed + 0x72, "Late");
}

static inline void write_symbol(uint8_t *image, size_t offset, uint32_t address)
{
	put(image, offset + 8, address - IMAGE_RVA, 4);
	put(image, offset + 12, 1, 2);
	put(image, offset + 14, 0x20, 2);
	image[offset + 16] = 2;
}

/**
 * Fill in a DLL for x64 or x86. It exports RegisterProtocol (ordinal 5) and Other (6); imports Sleep and number 7 of
 * a.dll, and delayed: Late of b.dll; and has the COFF symbols Short and helper_with_a_long_name.
 */
static inline void image_write(uint8_t image[IMAGE_SIZE], bool is_wide)
{
	memset(image, 0, IMAGE_SIZE);
	write_headers(image, is_wide);
	write_exports(image);
	write_imports(image, is_wide);
	put_string(image, 0x700, is_wide ? "Short" : "_Short");
	write_symbol(image, 0x700, 0x1060);
	put(image, 0x712 + 4, 4, 4);
	write_symbol(image, 0x712, IMAGE_HELPER);
	put_string(image, 0x724 + 4, is_wide ? "helper_with_a_long_name" : "_helper_with_a_long_name");
}

#endif
