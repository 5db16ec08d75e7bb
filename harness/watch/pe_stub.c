/* SPDX-License-Identifier: MIT */
/* Which exports of a DLL of Wine's are stubs: all that they do is to raise an exception that names them. */
#include "harness/watch/pe.h"

#include <stdlib.h>
#include <string.h>

/* A stub puts the names of DLL and function where another function wants them, and calls that. `??` is any byte. */
enum { ANY = 0x100, CODE_MOST = 32, PADDING_MOST = 16, NOP = 0x90 };

struct shape {
	uint16_t code[CODE_MOST];
	size_t length;
	size_t name;      /* where the name of the function is addressed */
	bool is_relative; /* to the end of that address; or else absolute */
};

/* sub rsp,0x28; lea rcx,[DLL]; lea rdx,[function]; call */
static const struct shape x64 = {
	.code = { 0x48, 0x83, 0xEC, 0x28, 0x48, 0x8D, 0x0D, ANY, ANY, ANY, ANY, 0x48, 0x8D, 0x15, ANY, ANY, ANY, ANY,
		  0xE8 },
	.length = 19,
	.name = 14,
	.is_relative = true,
};

/* sub esp,n; mov [esp+4],function; mov [esp],DLL; call */
static const struct shape x86 = {
	.code = { 0x83, 0xEC, ANY, 0xC7, 0x44, 0x24, 0x04, ANY, ANY, ANY, ANY, 0xC7, 0x04, 0x24, ANY, ANY, ANY, ANY,
		  0xE8 },
	.length = 19,
	.name = 7,
};

static bool has_shape(const uint8_t *code, const struct shape *shape)
{
	for (size_t i = 0; i < shape->length; i++)
		if (shape->code[i] != ANY && shape->code[i] != code[i])
			return false;
	return true;
}

bool pe_is_stub(const struct pe *pe, const char *name)
{
	const struct shape *shape = pe->is_wide ? &x64 : &x86;
	const struct pe_symbol *export = pe_find_export(pe, name);
	uint64_t address = export ? export->address : 0;
	const uint8_t *code = export ? pe_at(pe, address, PADDING_MOST + CODE_MOST) : NULL;
	char *named;
	bool is_stub;

	if (!code)
		return false;
	for (int i = 0; i < PADDING_MOST && *code == NOP; i++, code++)
		address++;
	if (!has_shape(code, shape))
		return false;
	/* 32 bits, which may be negative where they are relative. */
	if (shape->is_relative)
		address += shape->name + 4 + (uint64_t)(int64_t)(int32_t)pe_read_u32(code + shape->name);
	else
		address = pe_read_u32(code + shape->name) - pe->image_base;
	named = pe_read_name(pe, address);
	is_stub = named && strcmp(named, name) == 0;
	free(named);
	return is_stub;
}
