/* SPDX-License-Identifier: MIT */
/* What a run writes: JUnit file, journal, and the text for people. */
#include "harness/windows/publish.h"

#include "harness/output/console.h"
#include "harness/base/files.h"
#include "harness/output/github.h"
#include "harness/output/journal.h"
#include "harness/output/junit.h"
#include "harness/output/recorded.h"
#include "harness/output/tap.h"
#include "harness/windows/console.h"
#include "harness/windows/rras.h"
#include "harness/windows/wide.h"

#include <stdlib.h>
#include <string.h>

static bool is_standard_output(const char *path)
{
	return path && strcmp(path, "-") == 0;
}

/* Where a file goes to standard output, people read on standard error. */
static bool is_output_taken(const struct options *options)
{
	return is_standard_output(options->junit) || is_standard_output(options->journal) ||
	       is_standard_output(options->tap);
}

static void delete_file(const char *path)
{
	wchar_t *wide = wide_open(path);

	DeleteFileW(wide);
	free(wide);
}

static bool is_ordinary_or_missing(const char *path)
{
	wchar_t *wide = wide_open(path);
	HANDLE file = CreateFileW(wide, 0, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL, OPEN_EXISTING,
				  0, NULL);
	const bool is_device = file != INVALID_HANDLE_VALUE && GetFileType(file) != FILE_TYPE_DISK;

	if (file != INVALID_HANDLE_VALUE)
		CloseHandle(file);
	free(wide);
	return !is_device;
}

static bool is_folder(const char *path)
{
	wchar_t *wide = wide_open(path);
	const DWORD attributes = GetFileAttributesW(wide);

	free(wide);
	return attributes != INVALID_FILE_ATTRIBUTES && (attributes & FILE_ATTRIBUTE_DIRECTORY);
}

/* Whether a file beside the path can be made: that is how the path itself is replaced later. */
static bool can_be_replaced(const char *path)
{
	struct text probe = { 0 };
	struct reason ignored = { { 0 } };
	bool is_written;

	text_printf(&probe, "%s.%lu.probe", path, GetCurrentProcessId());
	is_written = file_write_whole(text_string(&probe), "", 0, &ignored);
	if (is_written)
		delete_file(text_string(&probe));
	text_release(&probe);
	return is_written;
}

static bool check_writable(const char *option, const char *path, struct reason *why)
{
	char *shown;
	bool is_writable = true;

	if (!path || is_standard_output(path) || !is_ordinary_or_missing(path))
		return true;
	shown = path_display(path);
	if (is_folder(path))
		is_writable = fail(why, "%s: cannot write %s: it is a folder; name a file in it", option, shown);
	else if (!can_be_replaced(path))
		is_writable = fail(why, "%s: cannot write %s: its folder does not exist or may not be written to",
				   option, shown);
	free(shown);
	return is_writable;
}

/* A file of this format that no reader takes for a success is put in place of the old one. */
static bool write_unfinished(const char *path, void (*write_format)(struct text *text, const char *why),
			     struct reason *why)
{
	struct text unfinished = { 0 };
	bool is_written;

	if (!path || is_standard_output(path))
		return true;
	write_format(&unfinished, "the run has not come to its end, or was ended before it did");
	is_written = file_write_whole(path, text_string(&unfinished), unfinished.length, why);
	text_release(&unfinished);
	return is_written;
}

bool publish_open(const struct options *options, struct reason *why)
{

	if (!check_writable("--junit", options->junit, why) || !check_writable("--journal", options->journal, why) ||
	    !check_writable("--tap", options->tap, why) || !check_writable("--write-known", options->write_known, why))
		return false;
	if (options->journal && !is_standard_output(options->journal) && is_ordinary_or_missing(options->journal))
		delete_file(options->journal);
	return write_unfinished(options->junit, junit_write_unfinished, why) &&
	       write_unfinished(options->tap, tap_write_unfinished, why);
}

void publish_suite(const struct run *run, const struct suite *suite)
{
	struct text text = { 0 };

	if (run->options->is_quiet)
		return;
	console_write_suite(&text, &run->result, suite);
	console_print(is_output_taken(run->options), text_string(&text), text.length);
	text_release(&text);
}

void publish_round(const struct run *run, uint32_t round)
{
	struct text text = { 0 };

	if (run->options->is_quiet)
		return;
	text_printf(&text, "round %lu of %lu\n", (unsigned long)round, (unsigned long)run->options->repeat);
	console_print(is_output_taken(run->options), text_string(&text), text.length);
	text_release(&text);
}

static bool write_file(const char *path, const struct text *text, struct reason *why)
{
	if (!path)
		return true;
	if (!is_standard_output(path))
		return file_write_whole(path, text_string(text), text->length, why);
	console_print(false, text_string(text), text->length);
	return true;
}

bool publish_end(const struct run *run, const struct summary *summary, struct reason *why)
{
	const struct options *options = run->options;
	struct text journal = { 0 }, junit = { 0 }, known = { 0 }, tap = { 0 }, words = { 0 };
	bool is_written;

	if (options->journal)
		journal_write(&journal, &run->result, summary);
	if (options->junit)
		junit_write(&junit, &run->result, summary);
	if (options->write_known)
		recorded_write_file(&known, &run->result);
	if (options->tap)
		tap_write(&tap, &run->result, summary);
	console_write_end(&words, &run->result, summary);
	if (options->is_for_github)
		github_write(&words, &run->result, summary);
	is_written = write_file(options->journal, &journal, why) && write_file(options->junit, &junit, why) &&
		     write_file(options->tap, &tap, why) && write_file(options->write_known, &known, why);
	console_print(is_output_taken(options), text_string(&words), words.length);
	text_release(&journal);
	text_release(&junit);
	text_release(&known);
	text_release(&tap);
	text_release(&words);
	return is_written;
}
