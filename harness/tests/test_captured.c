/* SPDX-License-Identifier: MIT */
/* What a candidate printed. */
#include "harness/watch/captured.h"

#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

Test(captured, shows_a_little_as_it_is_but_harmless)
{
	char *words = captured_words("hello \x1b[31m\n", 12);

	cr_expect_str_eq(words, "hello \\x1b[31m\n");
	free(words);
	cr_expect_null(captured_words("", 0));
}

Test(captured, cuts_a_lot_and_says_so)
{
	const size_t size = 100000;
	char *data = malloc(size);
	char *words;

	memset(data, 'a', size);
	data[size - 1] = 'z';
	words = captured_words(data, size);
	cr_expect_not_null(strstr(words, "[... 67232 bytes left out ...]"));
	cr_expect_eq(words[strlen(words) - 1], 'z');
	cr_expect_lt(strlen(words), (size_t)CAPTURED_HEAD + CAPTURED_TAIL + 64);
	free(words);
	free(data);
}

/* A character that lies across a cut is shown whole or not at all, not as bytes that are no UTF-8. */
Test(captured, does_not_tear_characters)
{
	enum { COUNT = 30000 };
	char *data = malloc(3 * COUNT);
	char *words;

	for (size_t i = 0; i < COUNT; i++)
		memcpy(data + 3 * i, "\xE2\x82\xAC", 3);
	words = captured_words(data, 3 * COUNT);
	cr_expect_null(strstr(words, "\\x"));
	free(words);
	free(data);
}
