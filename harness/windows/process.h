/* SPDX-License-Identifier: MIT */
/* A worker seen from the supervisor: its process, the memory shared with it, what it prints, and the watchdog. */
#ifndef HARNESS_WINDOWS_PROCESS_H
#define HARNESS_WINDOWS_PROCESS_H

#include "harness/watch/aftermath.h"
#include "harness/model/options.h"
#include "harness/profile/profile.h"
#include "harness/watch/section.h"
#include "harness/windows/rras.h"

/** What is done with a worker that crashed or hangs, while its process still is as it was. */
struct witness {
	/** `pointers`: where the worker has its EXCEPTION_POINTERS, or 0 for a hang. Neither is to be believed. */
	void (*look)(struct witness *witness, HANDLE process, const struct section *section, DWORD thread, uint64_t pointers);
};

/** One worker. `{ 0 }` is none. */
struct process {
	HANDLE process;
	HANDLE job; /**< so that whatever the candidate starts ends with the worker */
	HANDLE mapping;
	HANDLE output; /**< the file that takes what it prints; gone when it is closed */
	HANDLE input;  /**< the null device */
	HANDLE go;     /**< the event that the worker waits for when it is ready */
	HANDLE rest;   /**< the event that it sets when it has examined the candidate and waits for a schedule */
	struct section *section;
	uint32_t hang_ms;  /**< a call is taken to hang; not read from the section, which the candidate can write to */
	uint32_t still_ms; /**< nothing happens outside calls for that long */
	uint32_t sequence, log_length; /**< how far it was when it was looked at last */
	ULONGLONG since;               /**< when that changed */
	ULONGLONG hung_since;          /**< when its call was found to hang, or 0 */
	bool may_rest;                 /**< it was told so */
	bool looked_overwritten;       /**< the section held nonsense when it was looked at last */
	struct witness *witness; /**< or NULL */
	bool is_over;
	enum worker_fate fate;
	uint32_t exit_code;
};

/** Make the shared memory and the output file; the section is zeroed but for magic, size and output. False with a
 * reason. */
bool process_open(struct process *process, struct reason *why);

/**
 * Start the worker: this program with `--worker` and the arguments, which are quoted already. It gets ready and
 * then waits for process_go(). False with a reason.
 */
bool process_start(struct process *process, const char *arguments, struct reason *why);

/** Let the worker work, for the first time or when it rests: the section holds its task. The watchdog begins. */
void process_go(struct process *process);

/** Whether it has examined the candidate, and waits for a schedule. */
bool process_rests(const struct process *process);

/** Wait until one of the processes ended or rests, or a little time has passed. */
void process_wait(struct process *const *processes, size_t count);

/** Look how it is doing, and end it when it hangs or stands still. True when it is over. */
bool process_poll(struct process *process);

/** What it printed from `begin` to `end` (both are cut to what there is), released with free(); `size` receives how
 * much. */
char *process_read_output(const struct process *process, uint64_t begin, uint64_t end, size_t *size);

/** End it if it still runs, and release everything; a zeroed one is fine. */
void process_release(struct process *process);

#endif
