/* SPDX-License-Identifier: MIT */
/* Reading a DLL as a file. */
#include "harness/watch/pe.h"

#include "harness/tests/image.h"

#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

static void expect_content(bool is_wide)
{
	uint8_t image[IMAGE_SIZE];
	struct reason why = { { 0 } };
	struct pe pe;
	uint64_t offset;

	image_write(image, is_wide);
	cr_assert(pe_open(&pe, image, sizeof(image), &why), "%s", why.text);
	cr_expect_str_eq(pe_machine_name(pe.machine), is_wide ? "x64" : "x86");
	cr_assert_eq(pe.export_count, 2);
	cr_expect(pe_exports_name(&pe, "RegisterProtocol"));
	cr_expect_not(pe_exports_name(&pe, "registerprotocol"));
	cr_expect(pe_exports_ordinal(&pe, 6));
	cr_expect_not(pe_exports_ordinal(&pe, 7));
	cr_assert_eq(pe.import_count, 3);
	cr_expect_str_eq(pe.imports[0].module, "a.dll");
	cr_expect_str_eq(pe.imports[0].function, "Sleep");
	cr_expect_null(pe.imports[1].function);
	cr_expect_eq(pe.imports[1].ordinal, 7);
	cr_expect_str_eq(pe.imports[2].function, "Late");
	cr_expect(pe.imports[2].is_delayed);
	cr_expect_str_eq(pe_find_symbol(&pe, IMAGE_REGISTER + 4, &offset), "RegisterProtocol");
	cr_expect_eq(offset, 4);
	cr_expect_str_eq(pe_find_symbol(&pe, 0x1060, &offset), "Short");
	cr_expect_str_eq(pe_find_symbol(&pe, IMAGE_HELPER + 1, &offset), "helper_with_a_long_name");
	cr_expect_null(pe_find_symbol(&pe, IMAGE_REGISTER - 1, &offset));
	cr_expect_null(pe_find_symbol(&pe, 0x10000, &offset));
	pe_release(&pe);
}

Test(pe, reads_an_x64_dll)
{
	expect_content(true);
}

Test(pe, reads_an_x86_dll)
{
	expect_content(false);
}

static void expect_refused(const void *data, size_t size, const char *words)
{
	struct reason why = { { 0 } };
	struct pe pe;

	cr_assert_not(pe_open(&pe, data, size, &why));
	cr_expect_not_null(strstr(why.text, words), "\"%s\" does not say \"%s\"", why.text, words);
	pe_release(&pe);
}

Test(pe, says_what_a_file_is_instead)
{
	expect_refused("", 0, "empty");
	expect_refused("Hello\n", 6, "text file");
	expect_refused("\x7F"
		       "ELF\x02\x01\x01",
		       7, "Linux");
	expect_refused("!<arch>\n/ ", 10, "archive");
	expect_refused("PK\x03\x04\x14", 5, "ZIP");
	expect_refused("\x01\x02\x03", 3, "MZ");
	expect_refused("MZ", 2, "cut off");
}

Test(pe, says_when_it_is_no_dll)
{
	uint8_t image[IMAGE_SIZE];

	image_write(image, true);
	image[IMAGE_COFF + 19] = 0;
	expect_refused(image, sizeof(image), "program");
	image_write(image, true);
	image[IMAGE_COFF - 4] = 'N';
	expect_refused(image, sizeof(image), "no PE header");
}

/* Each length of a file that was cut off is refused, or at least read without looking behind its end. */
Test(pe, survives_being_cut_off)
{
	uint8_t image[IMAGE_SIZE];

	image_write(image, true);
	for (size_t size = 0; size < IMAGE_SIZE; size++) {
		uint8_t *copy = malloc(size ? size : 1);
		struct reason why = { { 0 } };
		struct pe pe;
		bool is_read;

		memcpy(copy, image, size);
		is_read = pe_open(&pe, copy, size, &why);
		cr_expect(!is_read || size >= IMAGE_SECTION + 0x500);
		cr_expect(is_read || why.text[0]);
		pe_release(&pe);
		free(copy);
	}
}

/* Each byte set to its worst: nothing is read outside the file, and every loop ends. */
Test(pe, survives_damage)
{
	uint8_t *image = malloc(IMAGE_SIZE);

	for (size_t i = 0; i < IMAGE_SIZE; i++) {
		struct reason why = { { 0 } };
		struct pe pe;
		uint64_t offset;

		image_write(image, i & 1);
		image[i] = 0xFF;
		if (pe_open(&pe, image, IMAGE_SIZE, &why))
			pe_find_symbol(&pe, 0x1234, &offset);
		pe_release(&pe);
	}
	free(image);
}

/* Code at the address of RegisterProtocol as Wine writes it, and the name that it mentions. */
static void write_stub(uint8_t *image, bool is_wide, const char *name)
{
	static const uint8_t x64[] = { 0x48, 0x83, 0xEC, 0x28, 0x48, 0x8D, 0x0D, 9, 9, 0, 0, 0x48, 0x8D, 0x15, 0x4E, 1, 0, 0, 0xE8 };
	static const uint8_t x86[] = { 0x90, 0x90, 0x83, 0xEC, 0x0C, 0xC7, 0x44, 0x24, 0x04, 0x70, 0x11, 0x10, 0,
				       0xC7, 0x04, 0x24, 0,    0,    0,	   0,	 0xE8 };
	const size_t code = IMAGE_REGISTER - OFFSET_OF_RVA;

	image_write(image, is_wide);
	put(image, IMAGE_COFF + 20 + (is_wide ? 24 : 28), 0x100000, is_wide ? 8 : 4);
	memcpy(image + code, is_wide ? x64 : x86, is_wide ? sizeof(x64) : sizeof(x86));
	/* 0x1010 + 18 + 0x14E, and 0x101170 less 0x100000 */
	put_string(image, 0x1170 - OFFSET_OF_RVA, name);
}

Test(pe, knows_the_stubs_of_wine)
{
	static const struct {
		bool is_wide;
		const char *name;
		bool is_stub;
	} rows[] = {
		{ true, "RegisterProtocol", true },
		{ false, "RegisterProtocol", true },
		{ true, "RegisterProtocols", false }, /* it names another function: no stub */
		{ false, "", false },
	};
	uint8_t image[IMAGE_SIZE];
	struct reason why;
	struct pe pe;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		write_stub(image, rows[i].is_wide, rows[i].name);
		cr_assert(pe_open_exports(&pe, image, sizeof(image), &why), "%s", why.text);
		cr_expect_eq(pe_is_stub(&pe, "RegisterProtocol"), rows[i].is_stub, "row %zu", i);
		cr_expect_not(pe_is_stub(&pe, "Other"));
		cr_expect_not(pe_is_stub(&pe, "Missing"));
		cr_expect_eq(pe.import_count, 0);
		pe_release(&pe);
	}
}
