/* SPDX-License-Identifier: MIT */
/* The tables of a DLL: what it exports, what it imports, and its symbols. */
#include "harness/watch/pe.h"

#include "harness/base/allocate.h"

#include <stdlib.h>
#include <string.h>

/* More than any DLL has; a damaged table ends here. */
enum { EXPORTS_MOST = 65536, MODULES_MOST = 1024, FUNCTIONS_MOST = 65536, SYMBOLS_MOST = 1 << 20 };

void pe_read_exports(struct pe *pe)
{
	const uint8_t *table = pe_at(pe, pe->export_rva, 40);
	const uint8_t *functions, *names, *places;
	uint32_t base, function_count, name_count;

	if (!pe->export_rva || !table)
		return;
	base = pe_read_u32(table + 16);
	function_count = pe_read_u32(table + 20);
	name_count = pe_read_u32(table + 24);
	functions = pe_at(pe, pe_read_u32(table + 28), 4 * (uint64_t)function_count);
	names = pe_at(pe, pe_read_u32(table + 32), 4 * (uint64_t)name_count);
	places = pe_at(pe, pe_read_u32(table + 36), 2 * (uint64_t)name_count);
	if (!functions || function_count > EXPORTS_MOST || name_count > EXPORTS_MOST)
		return;
	pe->ordinals = allocate((size_t)function_count + 1, sizeof(*pe->ordinals));
	for (uint32_t i = 0; i < function_count; i++)
		if (pe_read_u32(functions + 4 * (size_t)i))
			pe->ordinals[pe->ordinal_count++] = (uint16_t)(base + i);
	if (!names || !places)
		return;
	pe->exports = allocate((size_t)name_count + 1, sizeof(*pe->exports));
	pe->is_sorted = true;
	for (uint32_t i = 0; i < name_count; i++) {
		const uint32_t place = pe_read_u16(places + 2 * (size_t)i);
		char *name = pe_read_name(pe, pe_read_u32(names + 4 * (size_t)i));

		if (!name)
			continue;
		if (pe->export_count && strcmp(pe->exports[pe->export_count - 1].name, name) > 0)
			pe->is_sorted = false;
		pe->exports[pe->export_count++] = (struct pe_symbol) {
			.name = name,
			.address = place < function_count ? pe_read_u32(functions + 4 * (size_t)place) : 0,
		};
	}
}

static void append_import(struct pe *pe, const char *module, char *function, uint16_t ordinal, bool is_delayed)
{
	pe->imports = grow(pe->imports, pe->import_count, sizeof(*pe->imports));
	pe->imports[pe->import_count++] = (struct pe_import) { copy_string(module), function, ordinal, is_delayed };
}

/* The functions that are imported of one module. An import by number has the highest bit set. */
static void read_thunks(struct pe *pe, const char *module, uint64_t thunks, bool is_delayed)
{
	const size_t width = pe->is_wide ? 8 : 4;

	for (uint32_t i = 0; i < FUNCTIONS_MOST && pe->import_count < FUNCTIONS_MOST; i++) {
		const uint8_t *at = pe_at(pe, thunks + i * width, width);
		const uint64_t thunk = at ? (pe->is_wide ? pe_read_u64(at) : pe_read_u32(at)) : 0;
		char *name;

		if (!thunk)
			return;
		if (thunk >> (8 * width - 1)) {
			append_import(pe, module, NULL, (uint16_t)thunk, is_delayed);
			continue;
		}
		name = pe_read_name(pe, thunk + 2);
		if (!name)
			return;
		append_import(pe, module, name, 0, is_delayed);
	}
}

static void read_plain_imports(struct pe *pe)
{
	for (uint32_t i = 0; pe->import_rva && i < MODULES_MOST; i++) {
		const uint8_t *entry = pe_at(pe, pe->import_rva + 20 * (uint64_t)i, 20);
		char *module = entry ? pe_read_name(pe, pe_read_u32(entry + 12)) : NULL;

		if (!module)
			return;
		/* Some linkers leave out the first table; the second holds the same until the DLL is loaded. */
		read_thunks(pe, module, pe_read_u32(entry) ? pe_read_u32(entry) : pe_read_u32(entry + 16), false);
		free(module);
	}
}

static void read_delayed_imports(struct pe *pe)
{
	for (uint32_t i = 0; pe->delay_rva && i < MODULES_MOST; i++) {
		const uint8_t *entry = pe_at(pe, pe->delay_rva + 32 * (uint64_t)i, 32);
		char *module = entry ? pe_read_name(pe, pe_read_u32(entry + 4)) : NULL;

		if (!module)
			return;
		read_thunks(pe, module, pe_read_u32(entry + 16), true);
		free(module);
	}
}

void pe_read_imports(struct pe *pe)
{
	read_plain_imports(pe);
	read_delayed_imports(pe);
}

static void append_symbol(struct pe *pe, char *name, uint32_t address)
{
	pe->symbols = grow(pe->symbols, pe->symbol_count, sizeof(*pe->symbols));
	pe->symbols[pe->symbol_count++] = (struct pe_symbol) { name, address };
}

/* The name of a COFF symbol: eight bytes in place, or an offset into the strings behind the symbols. */
static char *read_symbol_name(const struct pe *pe, const uint8_t *symbol)
{
	char name[256] = { 0 };
	uint64_t strings;

	if (pe_read_u32(symbol) != 0) {
		memcpy(name, symbol, 8);
	} else {
		strings = pe->symbol_table + 18 * (uint64_t)pe->symbol_table_count + pe_read_u32(symbol + 4);
		for (size_t i = 0; i + 1 < sizeof(name); i++) {
			const uint8_t *at = pe_bytes(pe, strings + i, 1);

			if (!at || !*at)
				break;
			name[i] = (char)*at;
		}
	}
	for (const char *at = name; *at; at++)
		if (*at < 0x21 || *at > 0x7E)
			return NULL;
	/* On x86 the compiler puts an underscore in front of every name. */
	return *name ? copy_string(name + (!pe->is_wide && name[0] == '_' && name[1])) : NULL;
}

static void read_coff_symbols(struct pe *pe)
{
	enum { TYPE_FUNCTION = 0x20, CLASS_EXTERNAL = 2, CLASS_STATIC = 3 };

	if (!pe->symbol_table || pe->symbol_table_count > SYMBOLS_MOST)
		return;
	for (uint64_t i = 0; i < pe->symbol_table_count; i++) {
		const uint8_t *symbol = pe_bytes(pe, pe->symbol_table + 18 * i, 18);
		const uint8_t *header;
		uint32_t section;
		char *name;

		if (!symbol)
			return;
		section = pe_read_u16(symbol + 12);
		i += symbol[17]; /* records that belong to this one */
		if (pe_read_u16(symbol + 14) != TYPE_FUNCTION || section == 0 || section > pe->section_count ||
		    (symbol[16] != CLASS_EXTERNAL && symbol[16] != CLASS_STATIC))
			continue;
		header = pe->data + pe->sections + 40 * (size_t)(section - 1);
		name = read_symbol_name(pe, symbol);
		if (name)
			append_symbol(pe, name, pe_read_u32(header + 12) + pe_read_u32(symbol + 8));
	}
}

static int compare_addresses(const void *left, const void *right)
{
	const struct pe_symbol *one = left, *other = right;

	if (one->address != other->address)
		return one->address < other->address ? -1 : 1;
	return strcmp(one->name, other->name);
}

/* An export whose address lies in the export table stands for a function of another DLL. */
static bool is_forwarded(const struct pe *pe, uint32_t address)
{
	return address >= pe->export_rva && address - pe->export_rva < pe->export_size;
}

void pe_read_symbols(struct pe *pe)
{
	for (size_t i = 0; i < pe->export_count; i++)
		if (!is_forwarded(pe, pe->exports[i].address))
			append_symbol(pe, copy_string(pe->exports[i].name), pe->exports[i].address);
	read_coff_symbols(pe);
	if (pe->symbol_count)
		qsort(pe->symbols, pe->symbol_count, sizeof(*pe->symbols), compare_addresses);
}

static int compare_name(const void *name, const void *symbol)
{
	return strcmp(name, ((const struct pe_symbol *)symbol)->name);
}

const struct pe_symbol *pe_find_export(const struct pe *pe, const char *name)
{
	if (pe->is_sorted)
		return bsearch(name, pe->exports, pe->export_count, sizeof(*pe->exports), compare_name);
	for (size_t i = 0; i < pe->export_count; i++)
		if (strcmp(pe->exports[i].name, name) == 0)
			return &pe->exports[i];
	return NULL;
}

bool pe_exports_name(const struct pe *pe, const char *name)
{
	return pe_find_export(pe, name) != NULL;
}

bool pe_exports_ordinal(const struct pe *pe, uint16_t ordinal)
{
	for (size_t i = 0; i < pe->ordinal_count; i++)
		if (pe->ordinals[i] == ordinal)
			return true;
	return false;
}

const char *pe_find_symbol(const struct pe *pe, uint64_t address, uint64_t *offset)
{
	size_t first = 0, end = pe->symbol_count;

	while (first < end) {
		const size_t middle = first + (end - first) / 2;

		if (pe->symbols[middle].address <= address)
			first = middle + 1;
		else
			end = middle;
	}
	if (first == 0 || address >= pe->image_size)
		return NULL;
	*offset = address - pe->symbols[first - 1].address;
	return pe->symbols[first - 1].name;
}
