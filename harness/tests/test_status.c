/* SPDX-License-Identifier: MIT */
/* Status codes in words. */
#include "harness/model/status.h"

#include "harness/model/codes.h"

#include <criterion/criterion.h>

#include <string.h>

Test(status, knows_every_code_of_the_list)
{
	static const struct {
		uint32_t code;
		const char *name;
	} codes[] = {
#define CODE(name, value) { name, #name },
#include "harness/model/codes.inc"
#undef CODE
	};

	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++) {
		cr_assert_not_null(status_name(codes[i].code));
		cr_expect_str_eq(status_name(codes[i].code), codes[i].name);
	}
	cr_expect_null(status_name(10022));
	cr_expect_null(status_name(UINT32_MAX));
}

Test(status, is_written_with_name_and_number)
{
	char buffer[64];

	cr_expect_str_eq(status_words(ERROR_INVALID_PARAMETER, buffer, sizeof(buffer)), "ERROR_INVALID_PARAMETER (87)");
	cr_expect_str_eq(status_words(NO_ERROR, buffer, sizeof(buffer)), "NO_ERROR (0)");
	cr_expect_str_eq(status_words(10022, buffer, sizeof(buffer)), "10022 (0x00002726)");
	cr_expect_str_eq(status_words(0xC0000005, buffer, sizeof(buffer)), "3221225477 (0xC0000005)");
}

Test(status, is_cut_where_there_is_no_room)
{
	char buffer[8];

	memset(buffer, 'x', sizeof(buffer));
	cr_expect_str_eq(status_words(ERROR_INVALID_PARAMETER, buffer, sizeof(buffer)), "ERROR_I");
}
