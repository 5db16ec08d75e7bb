/* SPDX-License-Identifier: MIT */
/* The table of options. */
#include "harness/model/options_table.h"

#include "harness/base/allocate.h"
#include "harness/model/case.h"
#include "harness/model/shard.h"
#include "harness/base/span.h"

#include <stdlib.h>
#include <string.h>

static void *find_member(struct option_reader *reader, const struct option_row *row)
{
	return (char *)reader->options + row->offset;
}

static bool read_flag(struct option_reader *reader, const struct option_row *row, const char *value)
{
	(void)value;
	*(bool *)find_member(reader, row) = true;
	return true;
}

static bool read_string(struct option_reader *reader, const struct option_row *row, const char *value)
{
	*(const char **)find_member(reader, row) = value;
	return true;
}

static bool read_mode(struct option_reader *reader, const struct option_row *row, const char *value)
{
	bool wins = row->mode == MODE_HELP || row->mode == MODE_VERSION;

	if (reader->mode_option && reader->options->mode != row->mode && !wins)
		return fail(reader->why, "%s and %s cannot be given together", reader->mode_option, row->name);
	reader->mode_option = row->name;
	reader->options->mode = row->mode;
	return row->value ? read_string(reader, row, value) : true;
}

static bool read_only(struct option_reader *reader, const struct option_row *row, const char *value)
{
	struct options *options = reader->options;

	(void)row;
	options->only = grow(options->only, options->only_count, sizeof(*options->only));
	options->only[options->only_count++] = value;
	return true;
}

static bool read_skip(struct option_reader *reader, const struct option_row *row, const char *value)
{
	struct options *options = reader->options;

	(void)row;
	options->skip = grow(options->skip, options->skip_count, sizeof(*options->skip));
	options->skip[options->skip_count++] = value;
	return true;
}

/** A word that an option takes, and what it stands for. */
struct word {
	const char *name;
	int value;
};

/** What the value stands for in a list that ends with a word without name, in `found`; a failure lists what there is.
 */
static bool read_word(struct option_reader *reader, const struct option_row *row, const char *value,
		      const struct word *words, int *found)
{
	for (; words->name; words++) {
		*found = words->value;
		if (strcmp(value, words->name) == 0)
			return true;
	}
	return fail(reader->why, "%s must be %s, not \"%s\"", row->name, row->value, span_quote(span_of(value)).text);
}

static bool read_level(struct option_reader *reader, const struct option_row *row, const char *value)
{
	static const struct word words[] = {
		{ "must", LEVEL_MUST },
		{ "should", LEVEL_SHOULD },
		{ "hardening", LEVEL_HARDENING },
		{ NULL, 0 },
	};
	int found = 0;
	bool is_read = read_word(reader, row, value, words, &found);

	reader->options->level = (enum level)found;
	return is_read;
}

static const struct word isolate_words[] = {
	[ISOLATE_SESSION] = { "session", ISOLATE_SESSION },
	[ISOLATE_RUN] = { "run", ISOLATE_RUN },
	[ISOLATE_CASE] = { "case", ISOLATE_CASE },
	{ NULL, 0 },
};

static bool read_isolate(struct option_reader *reader, const struct option_row *row, const char *value)
{
	int found = 0;
	bool is_read = read_word(reader, row, value, isolate_words, &found);

	reader->options->isolate = (enum isolate)found;
	return is_read;
}

static bool read_color(struct option_reader *reader, const struct option_row *row, const char *value)
{
	static const struct word words[] = {
		{ "auto", COLOR_AUTO },
		{ "always", COLOR_ALWAYS },
		{ "never", COLOR_NEVER },
		{ NULL, 0 },
	};
	int found = 0;
	bool is_read = read_word(reader, row, value, words, &found);

	reader->color = (enum color)found;
	return is_read;
}

/** A whole number from 1 to `most` into a uint32_t member. */
static bool read_count(struct option_reader *reader, const struct option_row *row, const char *value, uint32_t most)
{
	uint64_t number;

	if (!span_read_number(span_of(value), &number) || number < 1 || number > most)
		return fail(reader->why, "%s must be a whole number from 1 to %u, not \"%s\"", row->name, most,
			    span_quote(span_of(value)).text);
	*(uint32_t *)find_member(reader, row) = (uint32_t)number;
	return true;
}

static bool read_jobs(struct option_reader *reader, const struct option_row *row, const char *value)
{
	return read_count(reader, row, value, JOBS_MOST);
}

static bool read_seed(struct option_reader *reader, const struct option_row *row, const char *value)
{
	return read_count(reader, row, value, UINT32_MAX);
}

static bool read_repeat(struct option_reader *reader, const struct option_row *row, const char *value)
{
	return read_count(reader, row, value, REPEAT_MOST);
}

static bool read_flaky(struct option_reader *reader, const struct option_row *row, const char *value)
{
	static const struct word words[] = { { "allow", true }, { "fail", false }, { NULL, 0 } };
	int found = 0;
	bool is_read = read_word(reader, row, value, words, &found);

	reader->options->allows_flaky = found;
	return is_read;
}

static bool read_junit_profile(struct option_reader *reader, const struct option_row *row, const char *value)
{
	static const struct word words[] = { { "strict", false }, { "rich", true }, { NULL, 0 } };
	int found = 0;
	bool is_read = read_word(reader, row, value, words, &found);

	reader->options->is_junit_rich = found;
	return is_read;
}

static bool read_format(struct option_reader *reader, const struct option_row *row, const char *value)
{
	static const struct word words[] = { { "text", false }, { "github", true }, { NULL, 0 } };
	int found = 0;
	bool is_read = read_word(reader, row, value, words, &found);

	reader->options->is_for_github = found;
	return is_read;
}

static bool read_shard(struct option_reader *reader, const struct option_row *row, const char *value)
{
	return shard_read(reader->options, value) ||
	       fail(reader->why, "%s must be I/N, shard I of N, as in 2/7 (N is at most %d), not \"%s\"", row->name,
		    SHARDS_MOST, span_quote(span_of(value)).text);
}

static bool read_suite_version(struct option_reader *reader, const struct option_row *row, const char *value)
{
	uint64_t number;

	if (!span_read_number(span_of(value), &number) || number < 1 || number > SUITE_VERSION)
		return fail(reader->why, SUITE_VERSION == 1 ? "%s: there is no version %s of the suite; it has version %d only"
							    : "%s: there is no version %s of the suite; it has versions 1 to %d",
			    row->name, span_quote(span_of(value)).text, SUITE_VERSION);
	*(uint32_t *)find_member(reader, row) = (uint32_t)number;
	return true;
}

/** Digits, then perhaps a point and more digits: what strtod() reads in any locale, but for the names and exponents it
 * knows too. */
static bool is_decimal(const char *value)
{
	size_t whole = strspn(value, "0123456789");
	const char *rest = value + whole;

	if (*rest == '.')
		rest += 1 + strspn(rest + 1, "0123456789");
	return whole && !*rest && strlen(value) < 20;
}

static bool read_factor(struct option_reader *reader, const struct option_row *row, const char *value)
{
	double factor = is_decimal(value) ? strtod(value, NULL) : 0;

	if (factor < 0.1 || factor > 100)
		return fail(reader->why, "%s must be a number from 0.1 to 100, not \"%s\"", row->name,
			    span_quote(span_of(value)).text);
	*(double *)find_member(reader, row) = factor;
	return true;
}

static bool read_handle(struct option_reader *reader, const struct option_row *row, const char *value)
{
	if (!span_read_number(span_of(value), &reader->options->section))
		return fail(reader->why, "%s is how the program starts itself, not for users", row->name);
	return read_mode(reader, &(struct option_row) { .name = row->name, .mode = MODE_WORKER }, NULL);
}

#define MEMBER(member) .offset = offsetof(struct options, member)

static const struct option_row rows[] = {
	{ .name = "--profile", .value = "FILE", .read = read_string, MEMBER(profile) },
	{ .name = "--write-profile", .value = "FILE", .read = read_string, MEMBER(write_profile) },
	{ .name = "--known", .value = "FILE", .read = read_string, MEMBER(known) },
	{ .name = "--write-known", .value = "FILE", .read = read_string, MEMBER(write_known) },
	{ .name = "--only", .value = "PATTERN", .read = read_only },
	{ .name = "--skip", .value = "PATTERN", .read = read_skip },
	{ .name = "--level", .value = "must, should or hardening", .read = read_level },
	{ .name = "--isolate", .value = "session, run or case", .read = read_isolate },
	{ .name = "--in-process", .read = read_flag, MEMBER(is_in_process) },
	{ .name = "--no-alone", .read = read_flag, MEMBER(has_no_alone) },
	{ .name = "--no-control", .read = read_flag, MEMBER(has_no_control) },
	{ .name = "--stand-ins", .read = read_flag, MEMBER(has_stand_ins) },
	{ .name = "--jobs", .value = "N", .read = read_jobs, MEMBER(jobs) },
	{ .name = "--timeout-factor", .value = "F", .read = read_factor, MEMBER(timeout_factor) },
	{ .name = "--suite-version", .value = "N", .read = read_suite_version, MEMBER(suite_version) },
	{ .name = "--shuffle", .value = "SEED", .read = read_seed, MEMBER(shuffle) },
	{ .name = "--shard", .value = "I/N", .read = read_shard },
	{ .name = "--repeat", .value = "N", .read = read_repeat, MEMBER(repeat) },
	{ .name = "--flaky", .value = "allow or fail", .read = read_flaky },
	{ .name = "--junit", .value = "FILE", .read = read_string, MEMBER(junit) },
	{ .name = "--journal", .value = "FILE", .read = read_string, MEMBER(journal) },
	{ .name = "--tap", .value = "FILE", .read = read_string, MEMBER(tap) },
	{ .name = "--artifacts", .value = "DIR", .read = read_string, MEMBER(artifacts) },
	{ .name = "--junit-profile", .value = "strict or rich", .read = read_junit_profile },
	{ .name = "--format", .value = "text or github", .read = read_format },
	{ .name = "--list", .read = read_mode, .mode = MODE_LIST },
	{ .name = "--json", .read = read_flag, MEMBER(is_json) },
	{ .name = "--explain", .value = "CASE", .read = read_mode, MEMBER(explain), .mode = MODE_EXPLAIN },
	{ .name = "--floor", .read = read_mode, .mode = MODE_FLOOR },
	{ .name = "--quiet", .read = read_flag, MEMBER(is_quiet) },
	{ .name = "--verbose", .read = read_flag, MEMBER(is_verbose) },
	{ .name = "--color", .value = "auto, always or never", .read = read_color },
	{ .name = "--version", .read = read_mode, .mode = MODE_VERSION },
	{ .name = "--help", .read = read_mode, .mode = MODE_HELP },
	{ .name = "-h", .read = read_mode, .mode = MODE_HELP },
	{ .name = "--worker", .value = "HANDLE", .read = read_handle }, /* the last: not suggested to anybody */
};

const struct option_row *option_list(size_t *count)
{
	*count = sizeof(rows) / sizeof(rows[0]);
	return rows;
}

const char *isolate_name(enum isolate isolate)
{
	return isolate_words[isolate].name;
}
