/* SPDX-License-Identifier: MIT */
/* The line that performs one case alone again. */
#include "harness/output/result.h"
#include "harness/base/text.h"

#include <string.h>

/* The default of --level, which the line need not say. */
static const enum level default_level = LEVEL_SHOULD;

/*
 * A word of a command line: as it is where the shell leaves it alone, otherwise in quotes. cmd.exe knows double
 * quotes only.
 */
static void append_word(struct text *text, const char *word, char quote)
{
	static const char harmless[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-./:=+,@%";

	if (*word && !word[strspn(word, harmless)]) {
		text_append_string(text, word);
		return;
	}
	text_append(text, &quote, 1);
	for (; *word; word++) {
		if (*word == quote && quote == '\'')
			text_append_string(text, "'\\'");
		text_append(text, word, 1);
	}
	text_append(text, &quote, 1);
}

/* The level that has to be asked for so that the case fails again: that of its gravest violation. */
static enum level find_level(const struct result *result, size_t place)
{
	enum level level;

	if (!judgement_level(&result->cases[place].judgement, &level))
		level = result->plan->cases[place].level;
	return level > LEVEL_INFO && level < default_level ? level : default_level;
}

void result_write_reproduce(struct text *text, const struct result *result, size_t place)
{
	bool is_windows = result->platform && strncmp(result->platform, "Windows", 7) == 0;
	char quote = is_windows ? '"' : '\'';
	enum level level = find_level(result, place);

	text_append_string(text, result->command ? result->command : "routprot-check");
	text_append_string(text, " ");
	append_word(text, result->candidate.path ? result->candidate.path : "CANDIDATE.dll", quote);
	if (result->profile && result->profile->path) {
		text_append_string(text, " --profile ");
		append_word(text, result->profile->path, quote);
	}
	if (level != default_level) {
		text_append_string(text, " --level ");
		text_append_string(text, level_name(level));
	}
	if (result->options->suite_version && result->options->suite_version != SUITE_VERSION)
		text_printf(text, " --suite-version %u", result->options->suite_version);
	text_append_string(text, " --only ");
	text_append(text, &quote, 1);
	text_append_string(text, result->plan->cases[place].id);
	text_append(text, &quote, 1);
}
