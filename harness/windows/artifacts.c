/* SPDX-License-Identifier: MIT */
/* The folder of --artifacts: dumps while the run goes on, words and records at its end. */
#include "harness/windows/artifacts.h"

#include "harness/base/allocate.h"
#include "harness/base/files.h"
#include "harness/output/artifacts.h"
#include "harness/windows/dump.h"
#include "harness/windows/rras.h"
#include "harness/windows/wide.h"

#include <stdlib.h>
#include <string.h>

/* What an earlier run left, a name a line. */
static const char list_name[] = "artifacts.txt";
static const char list_heading[] = "# Files of a run of routprot-check, which the next run with this folder removes.\n";

/* The run that keeps artifacts: there is one in a process, since the control keeps none. */
struct keeper {
	struct witness witness; /* first: it is what a witness is cast to */
	struct run *run;
	struct artifacts artifacts;
	char *folder;    /* absolute */
	struct text list; /* of files in it */
	bool has_examination; /* the dump made while the candidate was examined */
};

static struct keeper *keeper;

/* The path of a file in the folder, released with free(). */
static char *path_in(const char *name)
{
	struct text path = { 0 };

	text_append_string(&path, keeper->folder);
	text_append_string(&path, "\\");
	text_append_string(&path, name);
	return path.data;
}

static void delete_file(const char *name)
{
	char *path = path_in(name);
	wchar_t *wide = wide_open(path);

	DeleteFileW(wide);
	free(wide);
	free(path);
}

/* The list comes first: whatever ends the run, the next one finds what it left. */
static bool announce(const char *name, struct reason *why)
{
	char *path = path_in(list_name);
	bool is_written;

	text_append_string(&keeper->list, name);
	text_append_string(&keeper->list, "\n");
	is_written = file_write_whole(path, text_string(&keeper->list), keeper->list.length, why);
	free(path);
	return is_written;
}

/* A name as we give them, and not a path out of the folder. */
static bool is_ours(const char *name, size_t length)
{
	static const char *const endings[] = { ".txt", ".json", ".dmp" };

	for (size_t i = 0; i < length; i++)
		if (strchr("/\\:*?\"<>|", name[i]))
			return false;
	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
		const size_t size = strlen(endings[i]);

		if (length > size && memcmp(name + length - size, endings[i], size) == 0)
			return true;
	}
	return false;
}

static void remove_earlier(void)
{
	struct reason ignored = { { 0 } };
	char *path = path_in(list_name), *data;
	size_t size;

	if (file_read(path, &data, &size, &ignored) && strncmp(data, list_heading, strlen(list_heading)) == 0) {
		for (char *line = data + strlen(list_heading); *line;) {
			const size_t length = strcspn(line, "\n");
			const bool is_last = !line[length];

			line[length] = '\0';
			if (is_ours(line, length))
				delete_file(line);
			line += length + !is_last;
		}
		delete_file(list_name);
	}
	free(data);
	free(path);
}

/* The absolute path of a folder or file, released with free(). */
static char *absolute(const char *path)
{
	wchar_t *wide = wide_open(path);
	const DWORD room = GetFullPathNameW(wide, 0, NULL, NULL);
	wchar_t *full = allocate(room + 1, sizeof(*full));
	char *narrow;

	narrow = GetFullPathNameW(wide, room + 1, full, NULL) <= room ? narrow_open(full) : copy_string(path);
	for (size_t end = strlen(narrow); end > 3 && (narrow[end - 1] == '\\' || narrow[end - 1] == '/'); end--)
		narrow[end - 1] = '\0';
	free(full);
	free(wide);
	return narrow;
}

/* Where the program was started, as the user sees it: the launcher says so, and starts us elsewhere. */
static char *find_start(void)
{
	char *start = environment_open(L"ROUTPROT_CHECK_FOLDER");

	return start ? start : absolute(".");
}

static char *display_from(const char *folder, const char *path)
{
	char *from = path_from(folder, path);
	char *shown;

	/* What does not lie below the folder is better named in full. */
	if (strncmp(from, "..", 2) != 0 && !path_is_absolute(from))
		return from;
	free(from);
	shown = path_display(path);
	return shown;
}

static void name_folder(const struct options *options)
{
	struct artifacts *artifacts = &keeper->artifacts;
	const bool has_journal = options->journal && strcmp(options->journal, "-") != 0;
	char *start = find_start();
	char *journal = has_journal ? absolute(options->journal) : NULL;

	artifacts->shown = path_display(keeper->folder);
	artifacts->from_start = display_from(start, keeper->folder);
	if (journal) {
		journal[path_name(journal) - journal] = '\0';
		artifacts->from_journal = path_from(journal, keeper->folder);
	} else {
		artifacts->from_journal = copy_string(artifacts->from_start);
	}
	free(journal);
	free(start);
}

static bool make_folder(const char *shown, struct reason *why)
{
	wchar_t *wide = wide_open(keeper->folder);
	const DWORD attributes = GetFileAttributesW(wide);
	bool is_there = attributes != INVALID_FILE_ATTRIBUTES;

	if (is_there && !(attributes & FILE_ATTRIBUTE_DIRECTORY))
		fail(why, "--artifacts: %s is a file; name a folder", shown);
	else if (!is_there && !(is_there = CreateDirectoryW(wide, NULL)))
		fail(why, "--artifacts: cannot make the folder %s; make it first, or choose another place", shown);
	else
		is_there = true;
	free(wide);
	return is_there && !why->text[0];
}

static void look(struct witness *witness, HANDLE process, const struct section *section, DWORD thread, uint64_t pointers);

bool artifacts_open(struct run *run, struct reason *why)
{
	struct reason cause = { { 0 } };
	char *shown;
	bool is_open;

	if (!run->options->artifacts)
		return true;
	keeper = allocate(1, sizeof(*keeper));
	keeper->run = run;
	keeper->witness.look = look;
	keeper->folder = absolute(run->options->artifacts);
	keeper->artifacts.dumped = allocate(ARTIFACTS_MOST, sizeof(*keeper->artifacts.dumped));
	keeper->artifacts.has_dump = allocate(run->plan.count + 1, sizeof(bool));
	keeper->artifacts.is_kept = allocate(run->plan.count + 1, sizeof(bool));
	name_folder(run->options);
	shown = path_display(keeper->folder);
	is_open = make_folder(shown, why);
	if (is_open) {
		remove_earlier();
		/* Written and taken away again: the list is there only where there is something to be listed. */
		is_open = announce("", &cause) || fail(why, "--artifacts: cannot write to %s; choose another place", shown);
		delete_file(list_name);
		keeper->list.length = 0;
		text_append_string(&keeper->list, list_heading);
		run->result.artifacts = &keeper->artifacts;
	}
	free(shown);
	return is_open;
}

void artifacts_watch(struct run *run, struct process *process)
{
	process->witness = keeper && keeper->run == run ? &keeper->witness : NULL;
	process->section->wants_dumps = process->witness && dump_is_possible();
}

static bool write_dump(const char *name, HANDLE process, DWORD thread, uint64_t pointers)
{
	struct reason ignored = { { 0 } };
	char *path;
	wchar_t *wide;
	bool is_written;

	if (!announce(name, &ignored))
		return false;
	path = path_in(name);
	wide = wide_open(path);
	is_written = dump_write(wide, process, thread, pointers);
	free(wide);
	free(path);
	return is_written;
}

/* The examination is about no case; whose its end is, is found out later. */
static const char examination_name[] = "examination.dmp";

static void look(struct witness *witness, HANDLE process, const struct section *section, DWORD thread, uint64_t pointers)
{
	struct keeper *mine = (struct keeper *)(void *)witness;
	struct artifacts *artifacts = &mine->artifacts;
	const uint32_t place = section->in_flight.place;
	struct text name = { 0 };

	if (place >= mine->run->plan.count) {
		if (section->task == TASK_EXAMINE)
			mine->has_examination = write_dump(examination_name, process, thread, pointers);
		return;
	}
	if (artifacts->has_dump[place] || artifacts->dumped_count == ARTIFACTS_MOST ||
	    mine->run->plan.cases[place].level == LEVEL_INFO)
		return;
	artifact_write_name(&name, mine->run->plan.cases[place].id, ARTIFACT_DUMP);
	artifacts->has_dump[place] = write_dump(text_string(&name), process, thread, pointers);
	if (artifacts->has_dump[place])
		artifacts->dumped[artifacts->dumped_count++] = place;
	text_release(&name);
}

void artifacts_assign(struct run *run, uint32_t place)
{
	struct artifacts *artifacts = keeper ? &keeper->artifacts : NULL;
	struct reason ignored = { { 0 } };
	struct text name = { 0 };
	char *from, *to;
	wchar_t *wide_from, *wide_to;

	if (!artifacts || keeper->run != run || !keeper->has_examination || artifacts->has_dump[place])
		return;
	artifact_write_name(&name, run->plan.cases[place].id, ARTIFACT_DUMP);
	announce(text_string(&name), &ignored);
	from = path_in(examination_name);
	to = path_in(text_string(&name));
	wide_from = wide_open(from);
	wide_to = wide_open(to);
	if (MoveFileExW(wide_from, wide_to, MOVEFILE_REPLACE_EXISTING)) {
		artifacts->has_dump[place] = true;
		artifacts->dumped[artifacts->dumped_count++] = place;
	}
	free(wide_from);
	free(wide_to);
	free(from);
	free(to);
	text_release(&name);
}

static bool write_file(size_t place, enum artifact artifact,
		       void (*write)(struct text *text, const struct result *result, size_t place), struct reason *why)
{
	const struct result *result = &keeper->run->result;
	struct text name = { 0 }, text = { 0 };
	char *path;
	bool is_written;

	artifact_write_name(&name, result->plan->cases[place].id, artifact);
	write(&text, result, place);
	path = path_in(text_string(&name));
	is_written = announce(text_string(&name), why) && file_write_whole(path, text_string(&text), text.length, why);
	free(path);
	text_release(&text);
	text_release(&name);
	return is_written;
}

/* A dump of what nobody is blamed for, or of more cases than are kept. */
static void drop_dump(size_t place)
{
	struct text name = { 0 };

	artifact_write_name(&name, keeper->run->plan.cases[place].id, ARTIFACT_DUMP);
	delete_file(text_string(&name));
	keeper->artifacts.has_dump[place] = false;
	text_release(&name);
}

bool artifacts_end(struct run *run, struct reason *why)
{
	struct artifacts *artifacts = keeper ? &keeper->artifacts : NULL;
	bool is_written = true;

	if (!artifacts)
		return true;
	artifacts_choose(artifacts, &run->result);
	delete_file(examination_name);
	for (size_t i = 0; i < run->plan.count; i++) {
		if (artifacts->has_dump[i] && !artifacts->is_kept[i])
			drop_dump(i);
		if (artifacts->is_kept[i])
			is_written = is_written && write_file(i, ARTIFACT_WORDS, artifact_write_words, why) &&
				     write_file(i, ARTIFACT_RECORD, artifact_write_record, why);
	}
	if (!artifacts->kept)
		delete_file(list_name);
	return is_written;
}
