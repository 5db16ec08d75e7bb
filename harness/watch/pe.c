/* SPDX-License-Identifier: MIT */
/* The headers of a DLL, and bounds for everything else that is read of it. */
#include "harness/watch/pe.h"

#include "harness/base/allocate.h"

#include <stdlib.h>
#include <string.h>

enum {
	DOS_HEADER_SIZE = 64,
	DOS_NEW_HEADER = 0x3C,
	COFF_HEADER_SIZE = 20,
	SECTION_HEADER_SIZE = 40,
	SECTIONS_MOST = 96, /* the loader's own limit */
	CHARACTERISTIC_DLL = 0x2000,
	MAGIC_PE32 = 0x10B,
	MAGIC_PE32_PLUS = 0x20B,
	DIRECTORY_EXPORT = 0,
	DIRECTORY_IMPORT = 1,
	DIRECTORY_DELAY = 13
};

uint16_t pe_read_u16(const uint8_t *at)
{
	return (uint16_t)(at[0] | at[1] << 8);
}

uint32_t pe_read_u32(const uint8_t *at)
{
	return at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

uint64_t pe_read_u64(const uint8_t *at)
{
	return pe_read_u32(at) | (uint64_t)pe_read_u32(at + 4) << 32;
}

const uint8_t *pe_bytes(const struct pe *pe, uint64_t offset, uint64_t count)
{
	if (offset > pe->size || count > pe->size - offset)
		return NULL;
	return pe->data + offset;
}

const uint8_t *pe_at(const struct pe *pe, uint64_t address, uint64_t count)
{
	for (uint32_t i = 0; i < pe->section_count; i++) {
		const uint8_t *header =
			pe_bytes(pe, pe->sections + (uint64_t)i * SECTION_HEADER_SIZE, SECTION_HEADER_SIZE);
		const uint64_t begin = header ? pe_read_u32(header + 12) : 0;
		const uint64_t size = header ? pe_read_u32(header + 16) : 0;

		if (address >= begin && address - begin < size && count <= size - (address - begin))
			return pe_bytes(pe, pe_read_u32(header + 20) + (address - begin), count);
	}
	return NULL;
}

char *pe_read_name(const struct pe *pe, uint64_t address)
{
	char name[512];
	/* Only near the end of a section each byte must be looked for. */
	const uint8_t *all = pe_at(pe, address, sizeof(name));

	for (size_t length = 0; length < sizeof(name); length++) {
		const uint8_t *at = all ? all + length : pe_at(pe, address + length, 1);

		if (!at || (*at && (*at < 0x20 || *at > 0x7E)))
			return NULL;
		name[length] = (char)*at;
		if (!*at)
			return length ? copy_string(name) : NULL;
	}
	return NULL;
}

const char *pe_machine_name(uint16_t machine)
{
	switch (machine) {
	case PE_MACHINE_X86:
		return "x86";
	case PE_MACHINE_X64:
		return "x64";
	case PE_MACHINE_ARM64:
		return "ARM64";
	case PE_MACHINE_ARM:
		return "ARM";
	default:
		return "unknown";
	}
}

/* What a file that is no PE file may be, for the one who passed the wrong one. */
static const char *guess_what(const uint8_t *data, size_t size)
{
	const size_t seen = size < 512 ? size : 512;

	if (size >= 4 && memcmp(data,
				"\x7F"
				"ELF",
				4) == 0)
		return "it is an ELF file, made for Linux";
	if (size >= 8 && memcmp(data, "!<arch>\n", 8) == 0)
		return "it is a library archive (.a or .lib), not the DLL itself";
	if (size >= 4 && memcmp(data, "PK\x03\x04", 4) == 0)
		return "it is a ZIP archive";
	for (size_t i = 0; i < seen; i++)
		if (data[i] > 0x7E || (data[i] < 0x20 && data[i] != '\n' && data[i] != '\r' && data[i] != '\t'))
			return "it does not begin with MZ";
	return "it is a text file";
}

static void read_directories(struct pe *pe, const uint8_t *optional, uint32_t optional_size)
{
	const uint32_t first = pe->is_wide ? 112 : 96;
	const uint32_t count = pe_read_u32(optional + first - 4);

	for (uint32_t i = 0; i < count && i <= DIRECTORY_DELAY && first + 8 * (i + 1) <= optional_size; i++) {
		const uint8_t *directory = optional + first + 8 * (size_t)i;

		if (i == DIRECTORY_EXPORT) {
			pe->export_rva = pe_read_u32(directory);
			pe->export_size = pe_read_u32(directory + 4);
		} else if (i == DIRECTORY_IMPORT) {
			pe->import_rva = pe_read_u32(directory);
		} else if (i == DIRECTORY_DELAY) {
			pe->delay_rva = pe_read_u32(directory);
		}
	}
}

static bool fail_cut_off(const struct pe *pe, const char *where, struct reason *why)
{
	return fail(why, "it is cut off after %llu bytes, %s; copy it again", (unsigned long long)pe->size, where);
}

/* The sections must lie in the file, or the loader refuses it as cut off. */
static bool check_sections(const struct pe *pe, struct reason *why)
{
	for (uint32_t i = 0; i < pe->section_count; i++) {
		const uint8_t *header = pe->data + pe->sections + (size_t)i * SECTION_HEADER_SIZE;
		const uint64_t size = pe_read_u32(header + 16), begin = pe_read_u32(header + 20);

		if (size && begin && !pe_bytes(pe, begin, size))
			return fail(
				why,
				"it is cut off: its section %u ends at byte %llu, the file at byte %llu; copy it again",
				i + 1, (unsigned long long)begin + size, (unsigned long long)pe->size);
	}
	return true;
}

static bool read_headers(struct pe *pe, struct reason *why)
{
	const uint8_t *coff, *optional;
	uint64_t header;
	uint32_t optional_size;

	if (pe->size == 0)
		return fail(why, "it is no DLL: it is empty");
	if (pe->size < 2 || pe->data[0] != 'M' || pe->data[1] != 'Z')
		return fail(why, "it is no DLL: %s", guess_what(pe->data, pe->size));
	if (pe->size < DOS_HEADER_SIZE)
		return fail_cut_off(pe, "within its first header", why);
	header = pe_read_u32(pe->data + DOS_NEW_HEADER);
	coff = pe_bytes(pe, header + 4, COFF_HEADER_SIZE);
	if (!coff)
		return fail_cut_off(pe, "before its PE header", why);
	if (memcmp(coff - 4, "PE\0\0", 4) != 0)
		return fail(why, "it is no DLL: it begins with MZ but has no PE header");
	pe->machine = pe_read_u16(coff);
	pe->is_dll = (pe_read_u16(coff + 18) & CHARACTERISTIC_DLL) != 0;
	pe->section_count = pe_read_u16(coff + 2);
	pe->symbol_table = pe_read_u32(coff + 8);
	pe->symbol_table_count = pe_read_u32(coff + 12);
	optional_size = pe_read_u16(coff + 16);
	optional = pe_bytes(pe, header + 4 + COFF_HEADER_SIZE, optional_size);
	pe->sections = (size_t)(header + 4 + COFF_HEADER_SIZE + optional_size);
	if (!optional || !pe_bytes(pe, pe->sections, (uint64_t)pe->section_count * SECTION_HEADER_SIZE))
		return fail_cut_off(pe, "within its headers", why);
	if (pe->section_count > SECTIONS_MOST || optional_size < 112)
		return fail(why, "it is no DLL: its PE header is damaged");
	pe->is_wide = pe_read_u16(optional) == MAGIC_PE32_PLUS;
	if (!pe->is_wide && pe_read_u16(optional) != MAGIC_PE32)
		return fail(why, "it is no DLL: its PE header is damaged");
	if (!pe->is_dll)
		return fail(why, "it is a program (.exe), not a DLL");
	pe->image_size = pe_read_u32(optional + 56);
	pe->image_base = pe->is_wide ? pe_read_u64(optional + 24) : pe_read_u32(optional + 28);
	read_directories(pe, optional, optional_size);
	return check_sections(pe, why);
}

bool pe_open_exports(struct pe *pe, const uint8_t *data, size_t size, struct reason *why)
{
	*pe = (struct pe) { .data = data, .size = size };
	if (!read_headers(pe, why)) {
		pe_release(pe);
		return false;
	}
	pe_read_exports(pe);
	return true;
}

bool pe_open(struct pe *pe, const uint8_t *data, size_t size, struct reason *why)
{
	if (!pe_open_exports(pe, data, size, why))
		return false;
	pe_read_imports(pe);
	pe_read_symbols(pe);
	return true;
}

void pe_release(struct pe *pe)
{
	for (size_t i = 0; i < pe->export_count; i++)
		free(pe->exports[i].name);
	for (size_t i = 0; i < pe->import_count; i++) {
		free(pe->imports[i].module);
		free(pe->imports[i].function);
	}
	for (size_t i = 0; i < pe->symbol_count; i++)
		free(pe->symbols[i].name);
	free(pe->exports);
	free(pe->ordinals);
	free(pe->imports);
	free(pe->symbols);
	*pe = (struct pe) { 0 };
}
