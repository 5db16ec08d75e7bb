/* SPDX-License-Identifier: MIT */
/* The memory that supervisor and worker share: a schedule, what is in flight, and a log of what was seen. */
#ifndef HARNESS_SECTION_H
#define HARNESS_SECTION_H

#include "harness/model/inquiry.h"
#include "harness/model/facts.h"
#include "harness/model/observation.h"
#include "harness/base/reason.h"

/* It lies in the candidate's process, so everything in it but the schedule is untrusted when it is read back. */

enum {
	SECTION_MAGIC = 0x52504332,
	SECTION_SCHEDULE_MOST = 16384,  /**< cases one worker can be given */
	SECTION_LOG_SIZE = 64 << 20,    /**< bytes; only what is written is ever backed by memory */
	SECTION_EXCEPTIONS_MOST = 16,
	SECTION_MODULES_MOST = 128,
	SECTION_NAME_SIZE = 64,
	SESSIONS_STRICT = 200 /**< sessions and workers of one run until a failing case ends its session no more */
};

/** What a worker is started for. */
enum task {
	TASK_EXAMINE, /**< find the facts */
	TASK_PERFORM, /**< perform the schedule */
	TASK_ASK      /**< answer a question of --write-profile */
};

/** How a worker says it ended. */
enum worker_state {
	WORKER_STARTING, /**< it died before it could read the section */
	WORKER_WORKING,
	WORKER_RESTING,  /**< it has examined the candidate, and waits for a schedule */
	WORKER_FINISHED, /**< the schedule, or as much of it as it may do in one process, is done */
	WORKER_FAILED,   /**< it could not do its work; `message` says why */
	WORKER_CRASHED   /**< the unhandled-exception filter was reached; the newest exception is the crash */
};

/** One entry of the schedule. Cases of the same unit share a run. */
struct scheduled_case {
	uint32_t place; /**< in the plan */
	uint32_t unit;
};

/** A module of the worker's process, so that addresses can be named after its death. */
struct module_facts {
	uint64_t base;
	uint64_t size;
	char name[SECTION_NAME_SIZE]; /**< file name, UTF-8, cut where it is longer */
};

/** The call that is being made; `sequence` is odd while one is. */
struct in_flight {
	volatile uint32_t sequence;
	volatile uint32_t place;   /**< of the case in the plan, or SECTION_NO_CASE */
	volatile uint64_t begun_ms; /**< GetTickCount64() when it began */
	struct call_observation call; /**< as it was begun; ending and outputs are not filled in */
};

#define SECTION_NO_CASE 0xFFFFFFFFu

/** The section. Windows and the supervisor see the same layout; x86 and x64 workers too. */
struct section {
	uint32_t magic;
	uint32_t size; /**< sizeof(struct section), so that another build is refused */
	uint32_t task; /**< enum task */
	uint32_t may_restart; /**< a worker may start the protocol again after a stop */
	uint32_t may_rest;    /**< TASK_EXAMINE: the worker may wait for a schedule then, where nothing was out of the ordinary */
	uint32_t is_forgiving; /**< cases that never start the protocol may follow others in a process */
	uint32_t may_share;   /**< 0 for --isolate run and case: each case has a run of its own */
	uint32_t call_ms, hang_ms, stop_ms, update_ms, settle_ms; /**< of the profile, after --timeout-factor */
	uint32_t is_lenient;  /**< so many sessions have failed that a failing case ends its session no more */
	uint32_t is_hardening; /**< the schedule holds no gating case: FreeLibrary may be called */
	uint32_t wants_dumps;   /**< a crash waits until the supervisor has looked at the process */
	uint32_t settle_needed; /**< wait at least once before interfaces are deleted */
	uint64_t profile_fingerprint; /**< with another one the plan would be another: the worker refuses it */
	uint64_t go; /**< handle of an event, inherited: a worker that is ready waits for its task; 0: it does not */
	uint64_t rest; /**< handle of an event, inherited, that is set by a worker that rests */
	uint64_t output; /**< handle of the file that takes the candidate's output, inherited */
	struct facts facts; /**< in for TASK_PERFORM, out for TASK_EXAMINE */
	uint32_t question; /**< enum question, for TASK_ASK */
	struct inquiry inquiry; /**< what is known so far; out for TASK_ASK */
	uint32_t schedule_count;
	struct scheduled_case schedule[SECTION_SCHEDULE_MOST];

	volatile uint32_t state; /**< enum worker_state */
	volatile uint32_t call_thread; /**< id of the thread that makes the calls */
	char message[512];
	volatile uint32_t exception_count; /**< ever; the newest is at (count - 1) % SECTION_EXCEPTIONS_MOST */
	struct exception_facts exceptions[SECTION_EXCEPTIONS_MOST];
	volatile uint32_t dumps_asked;    /**< by the worker, which waits until as many are answered */
	volatile uint32_t dumps_answered; /**< by the supervisor */
	volatile uint32_t dump_thread;    /**< id of the thread that raised the exception */
	volatile uint64_t dump_pointers;  /**< where the worker has its EXCEPTION_POINTERS */
	volatile uint32_t hang_count; /**< stacks of hanging calls recorded; the newest is `hang` */
	struct exception_facts hang;
	uint32_t module_count;
	struct module_facts modules[SECTION_MODULES_MOST];
	uint32_t settled_ms; /**< time spent listening */
	struct in_flight in_flight;
	char said[TRACED_SIZE]; /**< the line that was traced last, in whichever case, or in none while the candidate is examined */
	volatile uint32_t traced_count; /**< lines traced so far, each of them a record of the log */
	volatile uint32_t log_length; /**< of whole records */
	uint8_t log[SECTION_LOG_SIZE];
};

/** What a record of the log is. Every record is a struct record followed by the struct named here. */
enum record_kind {
	RECORD_BEGIN,   /**< struct record_begin: the case begins */
	RECORD_CALL,    /**< struct call_observation, without the zeros at its end: a call came back */
	RECORD_HEARD,   /**< struct heard */
	RECORD_FAULT,   /**< struct exception_facts: a fault in a guard page that the candidate handled */
	RECORD_END,     /**< struct record_end: the case is over, late messages included */
	RECORD_BROKEN,  /**< BROKEN_SIZE bytes of text: what we could not do; ends the case */
	RECORD_TRACED,  /**< struct record_traced; the first of a log has number 0 */
	RECORD_RETURNED, /**< nothing: the case was begun but must be performed again in another run, without blame */
	RECORD_KIND_COUNT
};

struct record {
	uint32_t kind;   /**< enum record_kind */
	uint32_t length; /**< of what follows, in bytes; a multiple of 8 */
	uint32_t place;  /**< the case */
	uint32_t reserved;
};

struct record_begin {
	uint32_t first_index;
	uint32_t session_place;
	uint64_t output_begin;
};

struct record_end {
	uint64_t output_end;
};

struct record_traced {
	uint32_t step; /**< that the case had begun last */
	uint32_t reserved;
	char text[TRACED_SIZE]; /**< up to a NUL */
};

/** Append a record to the log; false when it is full (the worker then finishes and the next one goes on). */
bool section_write(struct section *section, enum record_kind kind, uint32_t place, const void *data, size_t size);

/** A log that is decoded, all at once or while it grows. */
struct section_reader {
	struct observation *observations; /**< one for each case */
	size_t count;                     /**< of cases */
	const bool *given;                /**< for each whether the worker was given it; NULL: all of them */
	size_t at;                        /**< so many bytes are decoded */
	struct lines *lines;              /**< that were traced; they point into the log, which must stay where it is */
};

/** Begin to decode a log into observations, one for each of the `count` cases of the plan. Records of cases that were not `given` make no sense. */
void section_reader_open(struct section_reader *reader, struct observation *observations, size_t count, const bool *given);

/** Decode what was added since the last time, as section_decode() does; after false nothing more of the log is to be decoded. */
bool section_reader_read(struct section_reader *reader, const uint8_t *log, size_t length, struct reason *why);

/** All of the log was decoded: tell whose the lines are that were traced in no call, and release what the reader has. */
void section_reader_close(struct section_reader *reader);

/**
 * Decode a log of `length` bytes into observations, one for each of the `count` cases of the plan; what they hold already is kept
 * unless a record says RECORD_BEGIN for the case, which empties it first. Never reads outside the log, whatever it holds: at the
 * first record that makes no sense it stops and returns false with the reason.
 */
bool section_decode(const uint8_t *log, size_t length, struct observation *observations, size_t count, struct reason *why);

#endif
