/* SPDX-License-Identifier: MIT */
/* The command line. */
#include "harness/model/options.h"

#include "harness/model/case.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

enum { ARGUMENTS_MOST = 12 };

/** Read a command line whose words are separated by single blanks; '~' stands for an empty word. */
static bool read_line(struct options *options, const char *line, bool is_terminal, struct reason *why)
{
	static char words[512];
	static char program[] = "routprot-check", none[] = "";
	char *argv[ARGUMENTS_MOST + 1] = { program };
	int argc = 1;

	cr_assert_lt(strlen(line), sizeof(words));
	memcpy(words, line, strlen(line) + 1);
	for (char *word = words; word && *word; argc++) {
		char *blank = strchr(word, ' ');

		cr_assert_lt(argc, ARGUMENTS_MOST);
		if (blank)
			*blank = 0;
		argv[argc] = strcmp(word, "~") == 0 ? none : word;
		word = blank ? blank + 1 : NULL;
	}
	return options_read(options, argc, argv, is_terminal, why);
}

static struct options read_good(const char *line)
{
	struct options options;
	struct reason why = { { 0 } };

	cr_assert(read_line(&options, line, false, &why), "%s: %s", line, why.text);
	return options;
}

Test(options, have_defaults)
{
	struct options options = read_good("a.dll");

	cr_expect_eq(options.mode, MODE_RUN);
	cr_expect_str_eq(options.candidate, "a.dll");
	cr_expect_null(options.profile);
	cr_expect_eq(options.only_count, 0);
	cr_expect_eq(options.level, LEVEL_SHOULD);
	cr_expect_eq(options.isolate, ISOLATE_SESSION);
	cr_expect_not(options.is_in_process);
	cr_expect_eq(options.jobs, 0);
	cr_expect_eq(options.timeout_factor, 1);
	cr_expect_eq(options.suite_version, SUITE_VERSION);
	cr_expect_null(options.junit);
	cr_expect_null(options.journal);
	options_release(&options);
	options_release(&options);
}

/** A string option in both spellings, and where it goes. */
static const struct {
	const char *line;
	size_t offset;
	const char *value;
} strings[] = {
	{ "a.dll --profile p", offsetof(struct options, profile), "p" },
	{ "--profile=p a.dll", offsetof(struct options, profile), "p" },
	{ "--profile=a=b a.dll", offsetof(struct options, profile), "a=b" },
	{ "--profile p --profile q a.dll", offsetof(struct options, profile), "q" },
	{ "--write-profile w a.dll", offsetof(struct options, write_profile), "w" },
	{ "--junit=- a.dll", offsetof(struct options, junit), "-" },
	{ "--junit - a.dll", offsetof(struct options, junit), "-" },
	{ "--journal j a.dll", offsetof(struct options, journal), "j" },
	{ "a.dll --tap t", offsetof(struct options, tap), "t" },
	{ "a.dll --artifacts d", offsetof(struct options, artifacts), "d" },
	{ "a.dll --known k", offsetof(struct options, known), "k" },
	{ "--write-known=k a.dll", offsetof(struct options, write_known), "k" },
	{ "--journal=--odd a.dll", offsetof(struct options, journal), "--odd" },
	{ "--explain interface/add[a,b]", offsetof(struct options, explain), "interface/add[a,b]" },
	{ "-- --odd.dll", offsetof(struct options, candidate), "--odd.dll" },
	{ "--quiet -- a.dll", offsetof(struct options, candidate), "a.dll" },
	{ "-", offsetof(struct options, candidate), "-" },
};

Test(options, take_values_in_both_spellings)
{
	for (size_t i = 0; i < sizeof(strings) / sizeof(strings[0]); i++) {
		struct options options = read_good(strings[i].line);
		const char *const *member = (const void *)((const char *)&options + strings[i].offset);

		cr_assert_not_null(*member, "%s", strings[i].line);
		cr_expect_str_eq(*member, strings[i].value, "%s", strings[i].line);
		options_release(&options);
	}
}

/** A word and the value it stands for, in the member at `offset`. */
static const struct {
	const char *line;
	size_t offset;
	uint32_t value;
} numbers[] = {
	{ "a.dll --level must", offsetof(struct options, level), LEVEL_MUST },
	{ "a.dll --level=should", offsetof(struct options, level), LEVEL_SHOULD },
	{ "a.dll --level hardening", offsetof(struct options, level), LEVEL_HARDENING },
	{ "a.dll --isolate session", offsetof(struct options, isolate), ISOLATE_SESSION },
	{ "a.dll --isolate run", offsetof(struct options, isolate), ISOLATE_RUN },
	{ "a.dll --isolate case", offsetof(struct options, isolate), ISOLATE_CASE },
	{ "a.dll --jobs 1", offsetof(struct options, jobs), 1 },
	{ "a.dll --jobs 16", offsetof(struct options, jobs), 16 },
	{ "a.dll --suite-version 1", offsetof(struct options, suite_version), 1 },
	{ "a.dll --shuffle 1", offsetof(struct options, shuffle), 1 },
	{ "a.dll --shuffle=4294967295", offsetof(struct options, shuffle), 4294967295u },
	{ "a.dll --repeat 5", offsetof(struct options, repeat), 5 },
	{ "a.dll --flaky fail", offsetof(struct options, repeat), 1 },
	{ "a.dll --shard 2/7", offsetof(struct options, shard), 2 },
	{ "a.dll --shard=2/7", offsetof(struct options, shards), 7 },
	{ "a.dll --shard 1/1", offsetof(struct options, shards), 1 },
	{ "--list", offsetof(struct options, mode), MODE_LIST },
	{ "--list a.dll", offsetof(struct options, mode), MODE_LIST },
	{ "--explain x/y", offsetof(struct options, mode), MODE_EXPLAIN },
	{ "--floor a.dll", offsetof(struct options, mode), MODE_FLOOR },
	{ "--version", offsetof(struct options, mode), MODE_VERSION },
	{ "--help", offsetof(struct options, mode), MODE_HELP },
	{ "-h", offsetof(struct options, mode), MODE_HELP },
	{ "--list --help --unknown", offsetof(struct options, mode), MODE_HELP },
	{ "--list --list", offsetof(struct options, mode), MODE_LIST },
	{ "--worker 0x1234 a.dll", offsetof(struct options, mode), MODE_WORKER },
};

Test(options, can_do_without_repetitions)
{
	cr_expect(read_good("--no-alone a.dll").has_no_alone);
	cr_expect_not(read_good("a.dll").has_no_alone);
}

Test(options, can_do_without_a_control)
{
	cr_expect(read_good("--no-control a.dll").has_no_control);
	cr_expect_not(read_good("a.dll").has_no_control);
}

Test(options, take_words_and_numbers)
{
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		struct options options = read_good(numbers[i].line);
		uint32_t value;

		memcpy(&value, (const char *)&options + numbers[i].offset, sizeof(value));
		cr_expect_eq(value, numbers[i].value, "%s", numbers[i].line);
		options_release(&options);
	}
}

Test(options, collect_patterns)
{
	struct options options = read_good("--only a* a.dll --skip b --only c --skip=d* --skip e");

	cr_assert_eq(options.only_count, 2);
	cr_expect_str_eq(options.only[0], "a*");
	cr_expect_str_eq(options.only[1], "c");
	cr_assert_eq(options.skip_count, 3);
	cr_expect_str_eq(options.skip[1], "d*");
	cr_expect_str_eq(options.skip[2], "e");
	options_release(&options);
}

Test(options, set_flags)
{
	struct options options = read_good("--in-process --quiet a.dll");

	cr_expect(options.is_in_process);
	cr_expect(options.is_quiet);
	cr_expect_not(options.is_verbose);
	options_release(&options);
	options = read_good("--list --json --verbose");
	cr_expect(options.is_json);
	cr_expect(options.is_verbose);
	options_release(&options);
}

Test(options, take_factors_and_handles)
{
	struct options options = read_good("--timeout-factor 0.1 a.dll");

	cr_expect_float_eq(options.timeout_factor, 0.1, 1e-9);
	options_release(&options);
	options = read_good("--timeout-factor=2.5 --worker 0x123456789 a.dll");
	cr_expect_float_eq(options.timeout_factor, 2.5, 1e-9);
	cr_expect_eq(options.section, UINT64_C(0x123456789));
	options_release(&options);
}

/** How --color and the terminal decide. */
static const struct {
	const char *line;
	bool is_terminal, has_color;
} colors[] = {
	{ "a.dll", true, true },
	{ "a.dll", false, false },
	{ "--color auto a.dll", true, true },
	{ "--color always a.dll", false, true },
	{ "--color=never a.dll", true, false },
};

Test(options, decide_on_color)
{
	for (size_t i = 0; i < sizeof(colors) / sizeof(colors[0]); i++) {
		struct options options;
		struct reason why = { { 0 } };

		cr_assert(read_line(&options, colors[i].line, colors[i].is_terminal, &why), "%s", why.text);
		cr_expect_eq(options.has_color, colors[i].has_color, "%s", colors[i].line);
		options_release(&options);
	}
}

/** A command line that is refused, and the whole reason. */
static const struct {
	const char *line, *error;
} refused[] = {
	{ "", "no candidate: name the DLL to test, as in \"routprot-check their.dll\"; see --help" },
	{ "--floor", "no candidate: name the DLL to test, as in \"routprot-check their.dll\"; see --help" },
	{ "--worker 1", "no candidate: name the DLL to test, as in \"routprot-check their.dll\"; see --help" },
	{ "--write-profile p", "no candidate: name the DLL to test, as in \"routprot-check their.dll\"; see --help" },
	{ "~", "the candidate's path is empty: name the DLL to test" },
	{ "a.dll b.dll", "two candidates, a.dll and b.dll: name one DLL a run" },
	{ "--profil p a.dll", "unknown option --profil; did you mean --profile?" },
	{ "--junt=x a.dll", "unknown option --junt; did you mean --junit?" },
	{ "-junit x a.dll", "unknown option -junit; did you mean --junit?" },
	{ "--isolation run a.dll", "unknown option --isolation; did you mean --isolate?" },
	{ "--colour never a.dll", "unknown option --colour; did you mean --color?" },
	{ "--workers 4 a.dll", "unknown option --workers; --help lists them" },
	{ "-x a.dll", "unknown option -x; --help lists them" },
	{ "--zzz a.dll", "unknown option --zzz; --help lists them" },
	{ "a.dll --profile", "--profile needs a value: FILE" },
	{ "a.dll --profile --quiet", "--profile needs a value: FILE" },
	{ "a.dll --only=", "--only needs a value: PATTERN" },
	{ "a.dll --only ~", "--only needs a value: PATTERN" },
	{ "a.dll --level", "--level needs a value: must, should or hardening" },
	{ "a.dll --quiet=yes", "--quiet takes no value" },
	{ "a.dll --level info", "--level must be must, should or hardening, not \"info\"" },
	{ "a.dll --level MUST", "--level must be must, should or hardening, not \"MUST\"" },
	{ "a.dll --isolate all", "--isolate must be session, run or case, not \"all\"" },
	{ "a.dll --color yes", "--color must be auto, always or never, not \"yes\"" },
	{ "a.dll --jobs 0", "--jobs must be a whole number from 1 to 16, not \"0\"" },
	{ "a.dll --jobs 17", "--jobs must be a whole number from 1 to 16, not \"17\"" },
	{ "a.dll --jobs -1", "--jobs must be a whole number from 1 to 16, not \"-1\"" },
	{ "a.dll --jobs two", "--jobs must be a whole number from 1 to 16, not \"two\"" },
	{ "a.dll --format xml", "--format must be text or github, not \"xml\"" },
	{ "a.dll --junit j --junit-profile wide", "--junit-profile must be strict or rich, not \"wide\"" },
	{ "a.dll --junit-profile rich",
	  "--junit-profile rich is about the JUnit file: name one with --junit FILE" },
	{ "a.dll --repeat 0", "--repeat must be a whole number from 1 to 1000, not \"0\"" },
	{ "a.dll --repeat 2 --flaky yes", "--flaky must be allow or fail, not \"yes\"" },
	{ "a.dll --flaky allow",
	  "--flaky allow goes with --repeat N only: a case that is performed once is not flaky" },
	{ "a.dll --repeat 2 --in-process",
	  "--in-process has no workers to repeat cases in, so --repeat cannot be more than 1" },
	{ "a.dll --shard 0/7", "--shard must be I/N, shard I of N, as in 2/7 (N is at most 1000), not \"0/7\"" },
	{ "a.dll --shard 8/7", "--shard must be I/N, shard I of N, as in 2/7 (N is at most 1000), not \"8/7\"" },
	{ "a.dll --shard 1/1001", "--shard must be I/N, shard I of N, as in 2/7 (N is at most 1000), not \"1/1001\"" },
	{ "a.dll --shard 3", "--shard must be I/N, shard I of N, as in 2/7 (N is at most 1000), not \"3\"" },
	{ "a.dll --shuffle 0", "--shuffle must be a whole number from 1 to 4294967295, not \"0\"" },
	{ "a.dll --shuffle 4294967296",
	  "--shuffle must be a whole number from 1 to 4294967295, not \"4294967296\"" },
	{ "a.dll --shuffle now", "--shuffle must be a whole number from 1 to 4294967295, not \"now\"" },
	{ "a.dll --timeout-factor 0", "--timeout-factor must be a number from 0.1 to 100, not \"0\"" },
	{ "a.dll --timeout-factor 100.1", "--timeout-factor must be a number from 0.1 to 100, not \"100.1\"" },
	{ "a.dll --timeout-factor nan", "--timeout-factor must be a number from 0.1 to 100, not \"nan\"" },
	{ "a.dll --timeout-factor 1e1", "--timeout-factor must be a number from 0.1 to 100, not \"1e1\"" },
	{ "a.dll --timeout-factor .5", "--timeout-factor must be a number from 0.1 to 100, not \".5\"" },
	{ "a.dll --worker x", "--worker is how the program starts itself, not for users" },
	{ "--list --floor a.dll", "--list and --floor cannot be given together" },
	{ "--explain x --list", "--explain and --list cannot be given together" },
	{ "a.dll --json", "--json goes with --list only; for the results in JSON write --journal FILE" },
	{ "a.dll --quiet --verbose", "--quiet and --verbose cannot be given together" },
	{ "a.dll --in-process --jobs 2", "--in-process has no workers, so --jobs cannot be more than 1" },
	{ "a.dll --in-process --isolate case", "--in-process has no workers, so --isolate case cannot be given" },
	{ "a.dll --in-process --artifacts d",
	  "--in-process has no process that could be looked at from outside, so --artifacts cannot be given" },
	{ "a.dll --artifacts -", "--artifacts needs the name of a folder, not \"-\"" },
	{ "a.dll --artifacts d --junit d", "--junit and --artifacts are both d: give each a file of its own" },
	{ "a.dll --write-profile -", "--write-profile needs the name of a file, not \"-\"" },
	{ "a.dll --write-profile p --junit x",
	  "--write-profile performs no case, so there are no results for --junit: leave it out" },
	{ "a.dll --junit - --journal -", "--junit and --journal are both -: give each a file of its own" },
	{ "a.dll --junit x --journal x", "--junit and --journal are both x: give each a file of its own" },
	{ "a.dll --junit a.dll", "the candidate and --junit are both a.dll: give each a file of its own" },
	{ "a.dll --profile p --write-profile p",
	  "--profile and --write-profile are both p: give each a file of its own" },
};

Test(options, errors_name_the_cure)
{
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		struct options options;
		struct reason why = { { 0 } };

		cr_expect_not(read_line(&options, refused[i].line, false, &why), "%s", refused[i].line);
		cr_expect_str_eq(why.text, refused[i].error, "%s: %s", refused[i].line, why.text);
		cr_expect_null(options.only, "released");
	}
}

Test(options, know_no_later_suite_than_this)
{
	struct options options;
	struct reason why = { { 0 } };
	char line[64], expected[128];

	snprintf(line, sizeof(line), "a.dll --suite-version %d", SUITE_VERSION + 1);
	snprintf(expected, sizeof(expected), "--suite-version: there is no version %d of the suite; it has version%s%d%s",
		 SUITE_VERSION + 1, SUITE_VERSION > 1 ? "s 1 to " : " ", SUITE_VERSION, SUITE_VERSION > 1 ? "" : " only");
	cr_expect_not(read_line(&options, line, false, &why));
	cr_expect_str_eq(why.text, expected);
}

Test(options, have_help_for_everything_in_100_columns)
{
	static const char *const named[] = {
		"--profile", "--write-profile", "--only",       "--skip",           "--level",
		"--isolate", "--in-process",    "--jobs",       "--timeout-factor", "--suite-version",
		"--junit",   "--journal",       "--list",       "--json",           "--explain",
		"--floor",   "--quiet",         "--verbose",    "--color",          "--version",
		"--help",    "--wine-prefix",   "--no-sandbox", "--shuffle",        "--no-alone", "--no-control",
		"--known",   "--write-known",   "--shard",  "--repeat", "--flaky",
		"--tap", "--format", "--junit-profile", "--artifacts",
		"Exit status", "Examples",
	};
	const char *help = options_help();

	for (size_t i = 0; i < sizeof(named) / sizeof(named[0]); i++)
		cr_expect_not_null(strstr(help, named[i]), "%s", named[i]);
	cr_expect_null(strstr(help, "--worker"));
	for (const char *line = help; *line; line = strchr(line, '\n') + 1)
		cr_expect_leq(strcspn(line, "\n"), 100, "%.30s", line);
}

Test(options, name_the_ways_to_isolate)
{
	cr_expect_str_eq(isolate_name(ISOLATE_SESSION), "session");
	cr_expect_str_eq(isolate_name(ISOLATE_RUN), "run");
	cr_expect_str_eq(isolate_name(ISOLATE_CASE), "case");
}
