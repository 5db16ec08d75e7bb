/* SPDX-License-Identifier: MIT */
/* Reading a DLL as a file: what it is, what it exports, what it imports, and what its symbols are called. */
#ifndef HARNESS_PE_H
#define HARNESS_PE_H

#include "harness/base/reason.h"

#include <stddef.h>
#include <stdint.h>

/* The file may hold anything. Nothing here reads outside it, and every loop over it is bounded. */

/** The machine types that are told apart; others are numbers. */
enum pe_machine {
	PE_MACHINE_X86 = 0x014C,
	PE_MACHINE_X64 = 0x8664,
	PE_MACHINE_ARM64 = 0xAA64,
	PE_MACHINE_ARM = 0x01C4
};

/** One name in the image with the address it stands for, relative to the image. */
struct pe_symbol {
	char *name;
	uint32_t address;
};

/** One function that is imported. */
struct pe_import {
	char *module;   /**< "KERNEL32.dll" */
	char *function; /**< its name, or NULL when it is imported by number */
	uint16_t ordinal;
	bool is_delayed; /**< only looked for when it is called first */
};

/** A DLL as it was read. */
struct pe {
	const uint8_t *data; /**< of the caller; must outlive this */
	size_t size;
	uint16_t machine;
	bool is_dll;
	bool is_wide; /**< PE32+ */
	uint32_t image_size;
	uint64_t image_base; /**< the address that it was made for */
	size_t sections; /**< offset of the section table */
	uint32_t section_count;
	size_t symbol_table; /**< offset of the COFF symbols, or 0 */
	uint32_t symbol_table_count;
	uint32_t export_rva, export_size;
	uint32_t import_rva, delay_rva;
	struct pe_symbol *exports; /**< names in the file's order */
	size_t export_count;
	bool is_sorted; /**< the names are in order, as loaders want them */
	uint16_t *ordinals; /**< every ordinal that is exported */
	size_t ordinal_count;
	struct pe_import *imports;
	size_t import_count;
	struct pe_symbol *symbols; /**< functions by address: exports and COFF symbols */
	size_t symbol_count;
};

/**
 * Read the DLL in `data`. False with one line saying what the file is instead (a text file, cut off, no DLL, ...); `pe`
 * is released then. Damaged export or import tables are read as far as they make sense.
 */
bool pe_open(struct pe *pe, const uint8_t *data, size_t size, struct reason *why);

/** The same for one of which only the exports are wanted. */
bool pe_open_exports(struct pe *pe, const uint8_t *data, size_t size, struct reason *why);

/** Release what was read; a zeroed one is fine. */
void pe_release(struct pe *pe);

/** "x64", "x86", "ARM64", "ARM" or "unknown". */
const char *pe_machine_name(uint16_t machine);

/** The export of that name, exactly so; NULL when there is none. */
const struct pe_symbol *pe_find_export(const struct pe *pe, const char *name);

/** Whether there is one. */
bool pe_exports_name(const struct pe *pe, const char *name);

/** Whether the ordinal is exported. */
bool pe_exports_ordinal(const struct pe *pe, uint16_t ordinal);

/** Whether the export is one of Wine's stubs, which only raise 0x80000100. False for what is not exported by that name. */
bool pe_is_stub(const struct pe *pe, const char *name);

/** The function at or nearest below the address (relative to the image), or NULL; `offset` receives the distance. */
const char *pe_find_symbol(const struct pe *pe, uint64_t address, uint64_t *offset);

/* For the files that read one part each. */

/** `count` bytes at the offset, or NULL when the file does not hold them. */
const uint8_t *pe_bytes(const struct pe *pe, uint64_t offset, uint64_t count);

/** `count` bytes at the address (relative to the image), or NULL when the file does not hold them. */
const uint8_t *pe_at(const struct pe *pe, uint64_t address, uint64_t count);

/** The name at the address, copied, or NULL when there is no printable name of fewer than 512 bytes. */
char *pe_read_name(const struct pe *pe, uint64_t address);

/** A little-endian number. */
uint16_t pe_read_u16(const uint8_t *at);
uint32_t pe_read_u32(const uint8_t *at);
uint64_t pe_read_u64(const uint8_t *at);

/** Fill exports, imports, symbols. */
void pe_read_exports(struct pe *pe);
void pe_read_imports(struct pe *pe);
void pe_read_symbols(struct pe *pe);

#endif
