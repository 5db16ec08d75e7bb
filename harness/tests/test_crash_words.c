/* SPDX-License-Identifier: MIT */
/* Crashes and hangs in words. */
#include "harness/watch/crash_words.h"

#include "harness/tests/image.h"

#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

static void expect_exception(struct exception_facts exception, const char *words)
{
	char buffer[160];

	words_exception(buffer, sizeof(buffer), &exception);
	cr_expect_str_eq(buffer, words);
}

Test(crash_words, names_exceptions)
{
	expect_exception((struct exception_facts) { .code = 0xC0000005, .where = 1, .address = 0x10 },
			 "access violation reading 0x0000000000000010");
	expect_exception((struct exception_facts) { .code = 0xC0000005, .where = 1, .access = 1 },
			 "access violation writing 0x0000000000000000");
	expect_exception((struct exception_facts) { .code = 0xC0000005 }, "access violation");
	expect_exception((struct exception_facts) { .code = 0xC0000005, .where = 1, .address = 0x10000, .access = 1,
						    .breach.kind = BREACH_WRITE_PAST },
			 "access violation writing past the end of a buffer of the call");
	expect_exception((struct exception_facts) { .code = 0xC00000FD }, "stack overflow");
	expect_exception((struct exception_facts) { .code = 0xC1234567 }, "exception 0xC1234567");
}

Test(crash_words, names_addresses)
{
	uint8_t image[IMAGE_SIZE];
	struct pe pe;
	struct reason why;
	struct crash_words words;
	struct section *section = calloc(1, sizeof(*section));
	struct exception_facts exception = { .code = 0xC00000FD,
					     .where = 0x50000000 + IMAGE_HELPER + 2,
					     .is_own_thread = 1 };

	image_write(image, true);
	cr_assert(pe_open(&pe, image, sizeof(image), &why));
	section->module_count = 1;
	section->modules[0] = (struct module_facts) { .base = 0x50000000, .size = 0x2000, .name = "Their.DLL" };
	exception.stack_count = 2;
	exception.stack[0] = 0x50000000 + IMAGE_REGISTER;
	exception.stack[1] = 0x99;
	crash_words_read(&words, &exception, section, &(struct known_symbols) { "their.dll", &pe }, 0);
	cr_expect_str_eq(words.what, "stack overflow");
	cr_expect_str_eq(words.code, "0xC00000FD");
	cr_expect_str_eq(words.where, "Their.DLL+0x1082 (helper_with_a_long_name+0x2)");
	cr_assert_eq(words.stack_count, 2);
	cr_expect_str_eq(words.stack[0], "Their.DLL+0x1010 (RegisterProtocol)");
	cr_expect_str_eq(words.stack[1], "0x0000000000000099, which is in no module");
	crash_words_read(&words, &exception, section, &(struct known_symbols) { "other.dll", &pe }, 500);
	cr_expect_str_eq(words.what, "the call did not return within 500 ms");
	cr_expect_str_eq(words.where, "Their.DLL+0x1082");
	pe_release(&pe);
	free(section);
}

Test(crash_words, believes_nothing_in_the_section)
{
	struct crash_words words;
	struct section *section = calloc(1, sizeof(*section));
	struct exception_facts exception = { .where = 0x10, .stack_count = 0xFFFFFFFF };

	section->module_count = 0xFFFFFFFF;
	section->modules[0].size = UINT64_MAX;
	memset(section->modules[0].name, 'a', sizeof(section->modules[0].name));
	section->modules[0].name[1] = '\n';
	crash_words_read(&words, &exception, section, &(struct known_symbols) { "x", NULL }, 0);
	cr_expect_eq(words.stack_count, STACK_MOST);
	cr_expect_not_null(strstr(words.where, "a?aa"));
	free(section);
}
