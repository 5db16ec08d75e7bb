/* SPDX-License-Identifier: MIT */
/* The word that somebody meant. */
#include "harness/base/suggest.h"

#include <criterion/criterion.h>
#include <string.h>

static const char *const words[] = { "call_ms", "hang_ms", "stop_ms", "update_ms", "settle_ms", "id", "multicast" };
enum { WORD_COUNT = sizeof(words) / sizeof(words[0]) };

static const struct {
	const char *word, *meant;
} rows[] = {
	{ "hang_ms", "hang_ms" },
	{ "hangms", "hang_ms" },
	{ "hang-ms", "hang_ms" },
	{ "HANG_MS", "hang_ms" },
	{ "hagn_ms", "hang_ms" },
	{ "hamg_mz", "hang_ms" },
	{ "update", "update_ms" },
	{ "update_ms_2_and_more", "update_ms" },
	{ "multcast", "multicast" },
	{ "ids", "id" },
	{ "up", NULL },
	{ "interval", NULL },
	{ "x", NULL },
	{ "", NULL },
	{ "a-word-that-is-longer-than-any-word-that-is-known", NULL },
};

Test(suggest, finds_the_nearest_or_none)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *found = suggest_find(span_of(rows[i].word), words, WORD_COUNT);

		cr_expect_str_eq(found ? found : "none", rows[i].meant ? rows[i].meant : "none", "%s", rows[i].word);
	}
}

Test(suggest, prefers_the_first_of_equals)
{
	static const char *const equals[] = { "abcx", "abcy" };

	cr_expect_str_eq(suggest_find(span_of("abcz"), equals, 2), "abcx");
}

Test(suggest, has_words_for_the_user)
{
	cr_expect_str_eq(suggest_words(span_of("hang"), words, WORD_COUNT, "\"").text, "did you mean \"hang_ms\"?");
	cr_expect_str_eq(suggest_words(span_of("x"), words, 2, "\"").text, "there are call_ms, hang_ms");
}

Test(suggest, cuts_a_list_that_is_too_long)
{
	const char *many[100];
	struct suggestion suggestion;

	for (size_t i = 0; i < 100; i++)
		many[i] = "abcdefgh";
	suggestion = suggest_words(span_of("x"), many, 100, "");
	cr_expect_eq(strlen(suggestion.text), sizeof(suggestion.text) - 1);
}
