/* SPDX-License-Identifier: MIT */
/* A worker seen from the supervisor: its process, the memory shared with it, what it prints, and the watchdog. */
#include "harness/windows/process.h"

#include "harness/base/allocate.h"
#include "harness/windows/wide.h"

#include <stdlib.h>

enum {
	LOOK_MS = 20,          /* how often running workers are looked at: what a hang costs beyond hang_ms */
	STACK_MS = 250,        /* how long the worker may take to record where it hangs */
	STILL_MS = 30000,      /* no work of ours takes this long between two calls */
	FAREWELL_MS = 2000,    /* a finished worker that does not go is stopped by something of the candidate's */
	END_MS = 5000,         /* TerminateProcess ends a process before that */
	OUTPUT_MOST = 1 << 20, /* bytes of output read for one case */
	STARTS_MOST = 5,       /* attempts to start a worker */
	HANDLES = 5            /* that a worker inherits */
};

static SECURITY_ATTRIBUTES inheritable = { sizeof(inheritable), NULL, TRUE };

/* The output file in the folder for such files, or nowhere: a run without what the candidate printed is still a run. */
static HANDLE open_output(void)
{
	static LONG number;
	wchar_t folder[MAX_PATH + 1], path[MAX_PATH + 64];
	const DWORD length = GetTempPathW(MAX_PATH, folder);
	HANDLE file = INVALID_HANDLE_VALUE;

	if (length && length < MAX_PATH) {
		swprintf(path, sizeof(path) / sizeof(path[0]), L"%lsroutprot-check-%lu-%ld.txt", folder,
			 GetCurrentProcessId(), InterlockedIncrement(&number));
		file = CreateFileW(path, GENERIC_READ | GENERIC_WRITE,
				   FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, &inheritable, CREATE_ALWAYS,
				   FILE_ATTRIBUTE_TEMPORARY | FILE_FLAG_DELETE_ON_CLOSE, NULL);
	}
	if (file != INVALID_HANDLE_VALUE)
		return file;
	return CreateFileW(L"NUL", GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE, &inheritable,
			   OPEN_EXISTING, 0, NULL);
}

bool process_open(struct process *process, struct reason *why)
{
	*process = (struct process) { 0 };
	process->mapping =
		CreateFileMappingW(INVALID_HANDLE_VALUE, &inheritable, PAGE_READWRITE, 0, sizeof(struct section), NULL);
	if (process->mapping)
		process->section = MapViewOfFile(process->mapping, FILE_MAP_WRITE, 0, 0, sizeof(struct section));
	if (!process->section) {
		fail(why, "cannot make the memory that is shared with a worker (error %lu)", GetLastError());
		process_release(process);
		return false;
	}
	process->output = open_output();
	process->input = CreateFileW(L"NUL", GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE, &inheritable,
				     OPEN_EXISTING, 0, NULL);
	process->go = CreateEventW(&inheritable, TRUE, FALSE, NULL);
	process->rest = CreateEventW(&inheritable, TRUE, FALSE, NULL);
	process->section->go = (uint64_t)(uintptr_t)process->go;
	process->section->rest = (uint64_t)(uintptr_t)process->rest;
	process->section->magic = SECTION_MAGIC;
	process->section->size = (uint32_t)sizeof(struct section);
	process->section->output = (uint64_t)(uintptr_t)process->output;
	return true;
}

/* The worker gets these handles and no others: a child that it leaves behind must not hold our own output open. */
static LPPROC_THREAD_ATTRIBUTE_LIST open_attributes(const struct process *process, HANDLE handles[HANDLES])
{
	SIZE_T size = 0;
	LPPROC_THREAD_ATTRIBUTE_LIST list;

	handles[0] = process->mapping;
	handles[1] = process->output;
	handles[2] = process->input;
	handles[3] = process->go;
	handles[4] = process->rest;
	InitializeProcThreadAttributeList(NULL, 1, 0, &size);
	list = allocate(size ? size : 1, 1);
	if (size && InitializeProcThreadAttributeList(list, 1, 0, &size) &&
	    UpdateProcThreadAttribute(list, 0, PROC_THREAD_ATTRIBUTE_HANDLE_LIST, handles, HANDLES * sizeof(HANDLE),
				      NULL, NULL))
		return list;
	free(list);
	return NULL;
}

static HANDLE open_job(void)
{
	HANDLE job = CreateJobObjectW(NULL, NULL);
	JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits = {
		.BasicLimitInformation.LimitFlags =
			JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE | JOB_OBJECT_LIMIT_DIE_ON_UNHANDLED_EXCEPTION,
	};

	if (job)
		SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limits, sizeof(limits));
	return job;
}

static wchar_t *write_command(const struct process *process, const wchar_t *program, const char *arguments)
{
	struct text text = { 0 };
	char *name = narrow_open(program);
	wchar_t *command;

	append_argument(&text, name);
	text_printf(&text, " --worker=%llu %s", (unsigned long long)(uintptr_t)process->mapping, arguments);
	command = wide_open(text_string(&text));
	text_release(&text);
	free(name);
	return command;
}

static bool start(struct process *process, const wchar_t *program, wchar_t *command, LPPROC_THREAD_ATTRIBUTE_LIST list)
{
	PROCESS_INFORMATION started = { 0 };
	STARTUPINFOEXW startup = {
		.StartupInfo = { .cb = list ? sizeof(STARTUPINFOEXW) : sizeof(STARTUPINFOW),
				 .dwFlags = STARTF_USESTDHANDLES,
				 .hStdInput = process->input,
				 .hStdOutput = process->output,
				 .hStdError = process->output },
		.lpAttributeList = list,
	};

	if (!CreateProcessW(program, command, NULL, NULL, TRUE,
			    CREATE_SUSPENDED | (list ? EXTENDED_STARTUPINFO_PRESENT : 0), NULL, NULL,
			    &startup.StartupInfo, &started))
		return false;
	process->process = started.hProcess;
	process->job = open_job();
	/* Fails where we are in a job that allows no other; then the candidate's children are on their own. */
	if (process->job)
		AssignProcessToJobObject(process->job, started.hProcess);
	ResumeThread(started.hThread);
	CloseHandle(started.hThread);
	return true;
}

bool process_start(struct process *process, const char *arguments, struct reason *why)
{
	wchar_t program[32768];
	HANDLE handles[HANDLES];
	LPPROC_THREAD_ATTRIBUTE_LIST list;
	wchar_t *command;
	bool is_started = false;

	if (!GetModuleFileNameW(NULL, program, sizeof(program) / sizeof(program[0])))
		return fail(why, "cannot find this program's own file (error %lu)", GetLastError());
	command = write_command(process, program, arguments);
	list = open_attributes(process, handles);
	/* Under Wine, on a busy machine, one process in thousands dies before it has begun. */
	for (int i = 0; !is_started && i < STARTS_MOST; i++)
		is_started = start(process, program, command, list);
	if (!is_started)
		fail(why, "cannot start a worker (error %lu)", GetLastError());
	if (list)
		DeleteProcThreadAttributeList(list);
	free(list);
	free(command);
	return is_started;
}

void process_go(struct process *process)
{
	process->hang_ms = process->section->hang_ms;
	process->still_ms = (uint32_t)STILL_MS + process->section->stop_ms + process->section->update_ms;
	process->since = GetTickCount64();
	process->may_rest = process->section->may_rest != 0;
	process->section->state = WORKER_STARTING;
	ResetEvent(process->rest);
	SetEvent(process->go);
}

bool process_rests(const struct process *process)
{
	return process->may_rest && WaitForSingleObject(process->rest, 0) == WAIT_OBJECT_0;
}

void process_wait(struct process *const *processes, size_t count)
{
	HANDLE handles[MAXIMUM_WAIT_OBJECTS];
	DWORD waited = 0;

	for (size_t i = 0; i < count && waited + 2 <= MAXIMUM_WAIT_OBJECTS; i++) {
		if (!processes[i]->process || processes[i]->is_over)
			continue;
		handles[waited++] = processes[i]->process;
		if (processes[i]->may_rest)
			handles[waited++] = processes[i]->rest;
	}
	if (waited)
		WaitForMultipleObjects(waited, handles, FALSE, LOOK_MS);
}

static void end(struct process *process, enum worker_fate fate)
{
	TerminateProcess(process->process, 1);
	WaitForSingleObject(process->process, END_MS);
	process->fate = fate;
	process->is_over = true;
}

/* A call is being made for longer than hang_ms: give the worker the time to say where it hangs, then end it. */
static bool poll_call(struct process *process, ULONGLONG now)
{
	if (now - process->since < process->hang_ms)
		return false;
	if (!process->hung_since)
		process->hung_since = now;
	if (process->section->hang_count == 0 && now - process->hung_since < STACK_MS)
		return false;
	if (process->witness)
		process->witness->look(process->witness, process->process, process->section, process->section->call_thread, 0);
	end(process, FATE_HUNG);
	return true;
}

static bool poll_idle(struct process *process, ULONGLONG now)
{
	const struct section *section = process->section;
	const ULONGLONG still = now - process->since;

	if (section->state == WORKER_FINISHED && still > FAREWELL_MS) {
		end(process, FATE_ENDED);
		return true;
	}
	if (still <= process->still_ms)
		return false;
	end(process, FATE_STUCK);
	return true;
}

/* The worker asks to be looked at, and waits. */
static void answer(struct process *process)
{
	struct section *section = process->section;
	const uint32_t asked = section->dumps_asked;

	if (!process->witness || asked == section->dumps_answered)
		return;
	process->witness->look(process->witness, process->process, section, section->dump_thread, section->dump_pointers);
	section->dumps_answered = asked;
	process->since = GetTickCount64();
}

bool process_poll(struct process *process)
{
	const uint32_t sequence = process->section->in_flight.sequence;
	DWORD exit_code = 0;
	ULONGLONG now;

	if (process->is_over)
		return true;
	if (WaitForSingleObject(process->process, 0) == WAIT_OBJECT_0) {
		GetExitCodeProcess(process->process, &exit_code);
		process->exit_code = exit_code;
		process->is_over = true;
		return true;
	}
	answer(process);
	now = GetTickCount64();
	/* Twice in a row: a worker may be putting it right. */
	if (!section_is_whole(process->section) && process->looked_overwritten) {
		end(process, FATE_OVERWRITTEN);
		return true;
	}
	process->looked_overwritten = !section_is_whole(process->section);
	if (sequence != process->sequence || process->section->log_length != process->log_length) {
		process->sequence = sequence;
		process->log_length = process->section->log_length;
		process->since = now;
		process->hung_since = 0;
		return false;
	}
	return sequence & 1 ? poll_call(process, now) : poll_idle(process, now);
}

char *process_read_output(const struct process *process, uint64_t begin, uint64_t end, size_t *size)
{
	LARGE_INTEGER length = { .QuadPart = 0 }, place;
	char *data;
	DWORD count = 0;

	*size = 0;
	/* Most cases print nothing, and to ask how long the file is costs more than all else that is done for them here. */
	if (begin >= end || !process->output || !GetFileSizeEx(process->output, &length))
		return NULL;
	if (end > (uint64_t)length.QuadPart)
		end = (uint64_t)length.QuadPart;
	if (begin >= end)
		return NULL;
	/* More than anybody reads: what was printed last says most. */
	if (end - begin > OUTPUT_MOST)
		begin = end - OUTPUT_MOST;
	data = allocate((size_t)(end - begin), 1);
	place.QuadPart = (LONGLONG)begin;
	if (!SetFilePointerEx(process->output, place, NULL, FILE_BEGIN) ||
	    !ReadFile(process->output, data, (DWORD)(end - begin), &count, NULL))
		count = 0;
	*size = count;
	return data;
}

static void close_handle(HANDLE handle)
{
	if (handle && handle != INVALID_HANDLE_VALUE)
		CloseHandle(handle);
}

void process_release(struct process *process)
{
	if (process->process && !process->is_over)
		end(process, FATE_STUCK);
	close_handle(process->process);
	close_handle(process->job);
	if (process->section)
		UnmapViewOfFile(process->section);
	close_handle(process->mapping);
	close_handle(process->output);
	close_handle(process->input);
	close_handle(process->go);
	close_handle(process->rest);
	*process = (struct process) { 0 };
}
