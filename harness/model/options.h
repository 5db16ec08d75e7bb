/* SPDX-License-Identifier: MIT */
/* The command line. */
#ifndef HARNESS_OPTIONS_H
#define HARNESS_OPTIONS_H

#include "harness/base/reason.h"
#include "harness/model/requirement.h"

#include <stddef.h>
#include <stdint.h>

/** What the program is asked to do. */
enum mode {
	MODE_RUN,
	MODE_LIST,
	MODE_EXPLAIN,
	MODE_FLOOR, /**< load, register, free, end: what the speed of a run is measured against */
	MODE_VERSION,
	MODE_HELP,
	MODE_WORKER /**< not for users: the process that loads the candidate */
};

/** How many workers may be asked for. */
enum { JOBS_MOST = 16 };

/** How often cases may be performed. */
enum { REPEAT_MOST = 1000 };

/** How much cases share. */
enum isolate { ISOLATE_SESSION, ISOLATE_RUN, ISOLATE_CASE };

/** The options; strings belong to argv. */
struct options {
	enum mode mode;
	const char *candidate; /**< path of the DLL, or NULL where the mode needs none */
	const char *profile;   /**< path, or NULL */
	const char *write_profile; /**< path, or NULL */
	const char *known;       /**< path of the known failures, or NULL */
	const char *write_known; /**< path, or NULL */
	const char **only;
	size_t only_count;
	const char **skip;
	size_t skip_count;
	enum level level; /**< the least level whose violations fail the run */
	enum isolate isolate;
	bool is_in_process;
	bool has_no_alone;   /**< failing cases are not repeated alone */
	bool has_no_control; /**< the reference protocol is not run beside the candidate */
	bool has_stand_ins;  /**< on Windows too, the stand-ins of the router's DLLs are used */
	bool is_control; /**< not of the command line: this is the run of the reference protocol; patterns may match nothing */
	uint32_t jobs; /**< how many workers may run at once; 0 until it is known where --jobs does not say it */
	double timeout_factor;
	uint32_t suite_version;
	uint32_t repeat;    /**< how often every case is performed */
	bool allows_flaky; /**< a case whose verdict varies does not fail the run */
	uint32_t shuffle; /**< the seed of the order in which cases are performed; 0: the plan's */
	uint32_t shard, shards; /**< this is one of so many shards, counted from 1; both 0 where nothing was said */
	const char *shard_source; /**< the variables that said so, or NULL */
	const char *junit;   /**< path, "-" for standard output, or NULL */
	const char *journal; /**< likewise */
	const char *tap;     /**< likewise */
	const char *artifacts; /**< folder for what is kept of crashes and hangs, or NULL */
	bool is_junit_rich;  /**< the JUnit file has what only some readers take */
	bool is_for_github;  /**< annotations follow the text for people */
	bool is_json;        /**< --list --json */
	const char *explain; /**< the case */
	bool is_quiet;
	bool is_verbose;
	bool has_color;
	uint64_t section; /**< MODE_WORKER: the inherited handle of the shared section */
};

/**
 * Read the command line. False with a one-line reason that names the option and what to write instead; the options are zeroed
 * then. --help and --version win over everything behind them. `is_terminal` says whether standard output is one (for --color auto).
 */
bool options_read(struct options *options, int argc, char **argv, bool is_terminal, struct reason *why);

/** Release what options_read() allocated; a zeroed struct is fine. */
void options_release(struct options *options);

/** The text of --help. */
const char *options_help(void);

/** "session", "run" or "case". */
const char *isolate_name(enum isolate isolate);

#endif
