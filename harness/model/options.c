/* SPDX-License-Identifier: MIT */
/* The command line: arguments in any order, and the rules between options. */
#include "harness/model/options.h"

#include "harness/model/case.h"
#include "harness/base/files.h"
#include "harness/model/options_table.h"
#include "harness/base/span.h"
#include "harness/base/suggest.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/** The row of the option that the argument names, up to its '=' if it has one. */
static const struct option_row *find_row(const char *argument)
{
	struct span name = { argument, strcspn(argument, "=") };
	size_t count;
	const struct option_row *rows = option_list(&count);

	for (size_t i = 0; i < count; i++) {
		if (span_is(name, rows[i].name))
			return &rows[i];
	}
	return NULL;
}

static bool refuse_option(struct option_reader *reader, const char *argument)
{
	struct span name = { argument, strcspn(argument, "=") };
	const char *names[64], *nearest;
	size_t count;
	const struct option_row *rows = option_list(&count);

	assert(count <= sizeof(names) / sizeof(names[0]));
	for (size_t i = 0; i < count; i++)
		names[i] = rows[i].name;
	nearest = suggest_find(name, names, count - 1);
	if (!nearest)
		return fail(reader->why, "unknown option %s; --help lists them", span_quote(name).text);
	return fail(reader->why, "unknown option %s; did you mean %s?", span_quote(name).text, nearest);
}

/** The value of the option at argv[*place]: behind its '=', or the next argument. NULL with a reason when there is
 * none. */
static const char *read_value(struct option_reader *reader, const struct option_row *row, int argc, char **argv,
			      int *place)
{
	const char *sign = strchr(argv[*place], '=');
	const char *value = sign ? sign + 1 : NULL;

	if (!sign && *place + 1 < argc && strncmp(argv[*place + 1], "--", 2) != 0)
		value = argv[++*place];
	if (!value || !*value) {
		fail(reader->why, "%s needs a value: %s", row->name, row->value);
		return NULL;
	}
	return value;
}

static bool read_option(struct option_reader *reader, int argc, char **argv, int *place)
{
	const struct option_row *row = find_row(argv[*place]);
	const char *value = NULL;

	if (!row)
		return refuse_option(reader, argv[*place]);
	if (row->value)
		value = read_value(reader, row, argc, argv, place);
	else if (strchr(argv[*place], '='))
		return fail(reader->why, "%s takes no value", row->name);
	return (value || !row->value) && row->read(reader, row, value);
}

static bool read_candidate(struct option_reader *reader, const char *argument)
{
	struct options *options = reader->options;
	char *first, *second;

	if (!*argument)
		return fail(reader->why, "the candidate's path is empty: name the DLL to test");
	if (!options->candidate) {
		options->candidate = argument;
		return true;
	}
	first = path_shown(options->candidate);
	second = path_shown(argument);
	fail(reader->why, "two candidates, %s and %s: name one DLL a run", span_quote(span_of(first)).text,
	     span_quote(span_of(second)).text);
	free(first);
	free(second);
	return false;
}

static bool read_arguments(struct option_reader *reader, int argc, char **argv)
{
	bool takes_options = true;

	for (int i = 1; i < argc; i++) {
		bool is_option = takes_options && argv[i][0] == '-' && argv[i][1];

		if (is_option && strcmp(argv[i], "--") == 0)
			takes_options = false;
		else if (!(is_option ? read_option(reader, argc, argv, &i) : read_candidate(reader, argv[i])))
			return false;
		if (reader->options->mode == MODE_HELP || reader->options->mode == MODE_VERSION)
			return true;
	}
	return true;
}

/** No file that is written may be one that is read or written as well. */
static bool check_files(const struct options *options, struct reason *why)
{
	const struct {
		const char *name, *path;
	} files[] = {
		{ "the candidate", options->candidate },
		{ "--profile", options->profile },
		{ "--write-profile", options->write_profile },
		{ "--known", options->known },
		{ "--write-known", options->write_known },
		{ "--junit", options->junit },
		{ "--journal", options->journal },
		{ "--tap", options->tap },
		{ "--artifacts", options->artifacts },
	};

	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		for (size_t j = 0; j < i; j++) {
			if (files[i].path && files[j].path && strcmp(files[i].path, files[j].path) == 0)
				return fail(why, "%s and %s are both %s: give each a file of its own", files[j].name,
					    files[i].name, span_quote(span_of(files[i].path)).text);
		}
	}
	return true;
}

static bool check_combination(const struct options *options, struct reason *why)
{
	if (options->is_json && options->mode != MODE_LIST)
		return fail(why, "--json goes with --list only; for the results in JSON write --journal FILE");
	if (options->is_quiet && options->is_verbose)
		return fail(why, "--quiet and --verbose cannot be given together");
	if (options->is_in_process && options->jobs > 1)
		return fail(why, "--in-process has no workers, so --jobs cannot be more than 1");
	if (options->is_in_process && options->repeat > 1)
		return fail(why, "--in-process has no workers to repeat cases in, so --repeat cannot be more than 1");
	if (options->allows_flaky && options->repeat <= 1)
		return fail(why, "--flaky allow goes with --repeat N only: a case that is performed once is not flaky");
	if (options->is_in_process && options->isolate == ISOLATE_CASE)
		return fail(why, "--in-process has no workers, so --isolate case cannot be given");
	if (options->is_in_process && options->artifacts)
		return fail(why, "--in-process has no process that could be looked at from outside, so --artifacts cannot be given");
	if (options->artifacts && strcmp(options->artifacts, "-") == 0)
		return fail(why, "--artifacts needs the name of a folder, not \"-\"");
	if (options->write_profile && options->artifacts)
		return fail(why, "--write-profile performs no case, so there is nothing for --artifacts: leave it out");
	if (options->write_profile && strcmp(options->write_profile, "-") == 0)
		return fail(why, "--write-profile needs the name of a file, not \"-\"");
	if (options->write_known && strcmp(options->write_known, "-") == 0)
		return fail(why, "--write-known needs the name of a file, not \"-\"");
	if (options->write_profile && (options->known || options->write_known))
		return fail(why, "--write-profile performs no case, so there are no failures for %s: leave it out",
			    options->known ? "--known" : "--write-known");
	if (options->write_profile && (options->junit || options->journal || options->tap))
		return fail(why, "--write-profile performs no case, so there are no results for %s: leave it out",
			    options->junit ? "--junit" : options->journal ? "--journal" : "--tap");
	if (options->is_junit_rich && !options->junit)
		return fail(why, "--junit-profile rich is about the JUnit file: name one with --junit FILE");
	if (!options->candidate &&
	    (options->mode == MODE_RUN || options->mode == MODE_FLOOR || options->mode == MODE_WORKER))
		return fail(why, "no candidate: name the DLL to test, as in \"routprot-check their.dll\"; see --help");
	return check_files(options, why);
}

bool options_read(struct options *options, int argc, char **argv, bool is_terminal, struct reason *why)
{
	struct option_reader reader = { .options = options, .why = why };
	bool is_read;

	*options = (struct options) {
		.level = LEVEL_SHOULD,
		.isolate = ISOLATE_SESSION,
		.timeout_factor = 1,
		.suite_version = SUITE_VERSION,
		.repeat = 1,
	};
	is_read = read_arguments(&reader, argc, argv);
	options->has_color = reader.color == COLOR_ALWAYS || (reader.color == COLOR_AUTO && is_terminal);
	if (is_read && options->mode != MODE_HELP && options->mode != MODE_VERSION)
		is_read = check_combination(options, why);
	if (!is_read)
		options_release(options);
	return is_read;
}

void options_release(struct options *options)
{
	free(options->only);
	free(options->skip);
	*options = (struct options) { 0 };
}
