/* SPDX-License-Identifier: MIT */
/*
 * routprot-check: calls a routing-protocol DLL as the router manager would, and says which documented sentence it breaks.
 *
 * options -> plan -> worker calls the candidate -> observation -> judge -> verdict -> journal, JUnit file, console
 *
 * model/, what is checked, and against what
 *   case.h                  a case as a row of data
 *   call, arguments.h, answers.h   one step of it: what is called, with what, and which answers are accepted
 *   check                   what a step is held against besides its return code, from checks.inc
 *   requirement             the requirements of the documentation, from suites/requirements/
 *   mistake                 what DLLs usually get wrong about them, from suites/mistakes/
 *   entry                   each callback: parameters, documented codes, which requirement promises what
 *   codes.h, status         status codes and constants by name
 *   plan, selection, applies   rows expanded to cases; which of them are wanted, and which apply
 *   observation, facts      what was seen of a case; what was found out of the candidate
 *   inquiry                 what it answered to the questions of --write-profile
 *   options, options_*      the command line
 *
 * profile/, what only the candidate's vendor knows
 *   profile, profile_*      the file
 *   blob, blob_*            configurations in it, and how they are compared
 *   starter, starter_*      the profile of --write-profile
 *
 * watch/, what is performed
 *   schedule                which cases share a run, a worker, nothing
 *   section                 the memory shared with a worker: schedule, call in flight, log
 *   aftermath               an ended worker: what is settled, who is to blame
 *   fatal                   calls that are known to end workers
 *   pe, pe_*                the DLL as a file
 *   crash_words, captured   crashes, and what was printed, made readable
 *
 * judge/, observation against row: the verdict
 *   judge, judgement        a case call by call, and what is said of it
 *   judge_*, checks_*       calls that came back, duties, what was heard, checks
 *
 * output/, what comes of it
 *   control_facts           what the run of the reference protocol says
 *   result, coverage, codes   the whole run: exit status, requirements examined, return codes provoked
 *   words.h, words_*, calls, details, reproduce   all of it in words
 *   console, console_*      for the terminal
 *   journal, journal_*      for programs: JSON Lines
 *   junit, junit_case, tap, github   for CI
 *   recorded, recorded_file   known failures held against the run
 *   repeats                 what came of cases that were performed several times
 *   artifacts, settled      what is kept of crashes; what is shown of a case whoever shared its run
 *   row_place               where a row stands
 *
 * base/, tools that know nothing of all that: text, reasons, memory, files, JSON, XML, patterns; posix/ has files for the unit tests
 *
 * stand-ins/, DLLs of the router for where the system has none; not part of the program
 *   rtm/                    rtm.dll: rtm.h and mgm.h there are its maps
 *
 * windows/, the supervisor's side
 *   main                    modes, exit status, the one place that prints errors
 *   supervisor, run         a run from its options to its exit status
 *   conduct, control        from its options to judged cases; the same for the reference protocol beside it
 *   candidate, imports      the file, and why it cannot be loaded
 *   examination             what kind of candidate it is, and why one cannot be tested
 *   questions               what --write-profile asks besides
 *   crew, standby, process  workers: scheduled, started ahead, watched
 *   harvest                 what an ended worker leaves
 *   artifacts, dump         what is kept of crashes and hangs
 *   repetition, rounds      failing cases once more, alone; all cases again
 *   publish, console        JUnit file, journal, terminal
 *   engine                  what the engine that started us says in the environment
 *   files, wide, platform, procedure   files, UTF-8, the system's name, functions of DLLs
 *   surroundings            registry, files and variables that the candidate finds
 *   floor                   the least that any run does
 *
 * windows/, the worker's side: the only code in the process of the candidate
 *   worker, session, session_*, progress   the schedule, run by run, case by case
 *   examine, identify       the examination
 *   ask                     one question of --write-profile
 *   load, protocol, member   the DLL, the tables of callbacks that it filled in, and those as plain pointers
 *   registration, perform*, query   calls of the candidate
 *   service_table          what a case knows of the table of services
 *   convention, ways.S     what each of them goes through, to see whether it keeps to the calling convention
 *   configuration, binding, name   their arguments
 *   router_manager, queue   the notification event, and what the candidate queues
 *   support, support_tables   what it calls, and the tables of that
 *   memory                  guarded buffers
 *   stand_ins               the DLLs of a router, in ../stand-ins, that Wine has not
 *   routing_table           what the candidate does with rtm.dll, as its stand-in tells it
 *   flight, crash, stack, watchdog         the call in flight, exceptions, stacks, hangs
 *   rras.h, constants       the Windows headers, and the core held against them
 */
#include "harness/base/allocate.h"
#include "harness/base/files.h"
#include "harness/base/version.h"
#include "harness/model/options.h"
#include "harness/model/plan.h"
#include "harness/output/console.h"
#include "harness/output/journal.h"
#include "harness/profile/profile.h"
#include "harness/watch/schedule.h"
#include "harness/watch/section.h"
#include "harness/windows/console.h"
#include "harness/windows/floor.h"
#include "harness/windows/rras.h"
#include "harness/windows/supervisor.h"
#include "harness/windows/engine.h"
#include "harness/windows/wide.h"
#include "harness/windows/worker.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { STATUS_USAGE = 2, STATUS_UNTESTABLE = 3, STATUS_FAILED = 4 };

static void print(const char *string)
{
	struct text text = { 0 };

	text_append_string(&text, string);
	console_print(false, text_string(&text), text.length);
	text_release(&text);
}

static void print_version(void)
{
	struct text text = { 0 };

	text_printf(&text, "routprot-check " TOOL_VERSION ", suite version %d\n", SUITE_VERSION);
	print(text_string(&text));
	text_release(&text);
}

static bool open_profile(struct profile *profile, struct options *options, struct reason *why)
{
	profile_init(profile);
	if (options->profile && !profile_open(profile, options->profile, why))
		return false;
	limits_scale(&profile->limits, options->timeout_factor);
	if (!options->jobs)
		options->jobs = options->is_in_process ? 1 : profile->limits.copies;
	return true;
}

static int list(const struct options *options, const struct profile *profile, struct reason *why)
{
	const struct facts facts = facts_of_all();
	struct plan plan;
	struct text text = { 0 };

	if (!plan_open(&plan, profile, options->is_json ? &facts : NULL, options, why))
		return STATUS_USAGE;
	if (!schedule_select(&plan, options, why)) {
		plan_release(&plan);
		return STATUS_USAGE;
	}
	if (options->is_json)
		journal_write_list(&text, &plan);
	else
		console_write_list(&text, &plan);
	console_print(false, text_string(&text), text.length);
	text_release(&text);
	plan_release(&plan);
	return 0;
}

static int explain(const struct options *options, const struct profile *profile, struct reason *why)
{
	const struct planned_case *planned;
	struct plan plan;
	struct text text = { 0 };

	if (!plan_open(&plan, profile, NULL, options, why))
		return STATUS_USAGE;
	planned = plan_find(&plan, options->explain);
	if (planned) {
		console_write_case(&text, planned);
		console_print(false, text_string(&text), text.length);
	} else {
		fail(why, "--explain: there is no case %s; --list shows their ids", options->explain);
	}
	text_release(&text);
	plan_release(&plan);
	return planned ? 0 : STATUS_USAGE;
}

/* Whether the section is one of ours, and the profile the one that it was made for. */
static bool check_section(struct section *section, const struct profile *profile)
{
	if (!section || section->magic != SECTION_MAGIC || section->size != sizeof(*section))
		return false;
	if (section->profile_fingerprint == profile->fingerprint)
		return true;
	snprintf(section->message, sizeof(section->message),
		 "the profile, or a file that it names, was changed while the run went on");
	section->state = WORKER_FAILED;
	return false;
}

static int work(const struct options *options, const struct profile *profile, struct reason *why)
{
	const HANDLE mapping = (HANDLE)(uintptr_t)options->section;
	struct section *section = MapViewOfFile(mapping, FILE_MAP_WRITE, 0, 0, sizeof(struct section));

	if (section && section->magic == SECTION_MAGIC)
		worker_await_task(section);
	if (!check_section(section, profile)) {
		fail(why, "--worker is how the program starts itself, not for users");
		return STATUS_USAGE;
	}
	return worker_main(section, NULL, profile, options);
}

static int perform(struct options *options, const char *program, struct reason *why)
{
	struct profile profile = { 0 };
	int status = STATUS_USAGE;

	if (options->mode == MODE_VERSION) {
		print_version();
		return 0;
	}
	if (options->mode == MODE_HELP) {
		print(options_help());
		return 0;
	}
	if (!open_profile(&profile, options, why))
		return STATUS_USAGE;
	if (options->mode == MODE_LIST)
		status = list(options, &profile, why);
	else if (options->mode == MODE_EXPLAIN)
		status = explain(options, &profile, why);
	else if (options->mode == MODE_WORKER)
		status = work(options, &profile, why);
	else if (options->mode == MODE_FLOOR)
		status = floor_perform(options, &profile, why) ? 0 : STATUS_UNTESTABLE;
	else
		status = supervisor_perform(options, &profile, program, why);
	profile_release(&profile);
	return status;
}

/* The launcher tells our exit status from Wine's by a file: empty when we start, the status when we end. */
static void write_status(const char *path, const char *words)
{
	wchar_t *wide = wide_open(path);
	HANDLE file =
		CreateFileW(wide, GENERIC_WRITE, FILE_SHARE_READ, NULL, CREATE_ALWAYS, FILE_ATTRIBUTE_NORMAL, NULL);

	if (file != INVALID_HANDLE_VALUE) {
		DWORD written;

		WriteFile(file, words, (DWORD)strlen(words), &written, NULL);
		CloseHandle(file);
	}
	free(wide);
}

static int run(int argc, char **argv)
{
	struct options options = { 0 };
	struct reason why = { { 0 } };
	char *status_path = NULL;
	char words[16];
	int status = STATUS_USAGE;

	if (options_read(&options, argc, argv, console_is_terminal(), &why) && engine_read(&options, &why)) {
		if (options.mode != MODE_WORKER)
			status_path = environment_open(L"ROUTPROT_CHECK_STATUS");
		if (status_path)
			write_status(status_path, "");
		status = perform(&options, argv[0], &why);
	} else {
		status_path = environment_open(L"ROUTPROT_CHECK_STATUS");
	}
	if (why.text[0])
		console_complain(why.text);
	if (status_path) {
		snprintf(words, sizeof(words), "%d\n", status);
		write_status(status_path, words);
	}
	free(status_path);
	options_release(&options);
	return status;
}

/* The C runtime declares it nowhere. */
int wmain(int argc, wchar_t **wide_argv);

int wmain(int argc, wchar_t **wide_argv)
{
	char **argv = allocate((size_t)argc + 1, sizeof(*argv));
	int status;

	/* No boxes: nobody is there to press a button. Workers inherit this. */
	SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX | SEM_NOOPENFILEERRORBOX);
	for (int i = 0; i < argc; i++)
		argv[i] = narrow_open(wide_argv[i]);
	status = run(argc, argv);
	for (int i = 0; i < argc; i++)
		free(argv[i]);
	free(argv);
	return status;
}
