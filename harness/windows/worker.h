/* SPDX-License-Identifier: MIT */
/* The worker: the process that loads the candidate and performs cases, or examines it. */
#ifndef HARNESS_WINDOWS_WORKER_H
#define HARNESS_WINDOWS_WORKER_H

#include "harness/model/options.h"
#include "harness/model/plan.h"
#include "harness/profile/profile.h"
#include "harness/watch/section.h"
#include "harness/windows/protocol.h"
#include "harness/windows/progress.h"

/** Whether the protocol runs. */
enum run_state { RUN_OFF, RUN_ON, RUN_STOPPING };

/** Another protocol of the DLL, where a case lets one run beside the protocol under test. */
struct beside {
	MPR_ROUTING_CHARACTERISTICS table; /**< with the callbacks themselves */
	enum run_state run;
};

/** Everything a worker knows. */
struct worker {
	struct section *section;
	const struct plan *plan; /**< the cases of the schedule have their places in it; NULL until there is one */
	const struct profile *profile;
	const struct options *options;
	struct protocol protocol;
	enum run_state run;
	struct beside beside;
	bool has_started;  /**< StartProtocol was called in this process, in whichever run */
	bool is_stuck;     /**< a stop did not come to its end: no other run may follow in this process */
	bool is_full;      /**< the log is */
	uint32_t sessions; /**< runs that came to their end */
	uint32_t live;     /**< interfaces that exist now */
	uint32_t names;    /**< interface names given out */
	uint32_t accepted_version; /**< of the global configuration that was accepted last */
	int64_t last_call; /**< when the last call returned, in ticks of the performance counter */
	bool has_settled;  /**< since then the settling time has passed */
	uint64_t output_size;     /**< what the candidate had printed, in bytes */
	uint32_t output_sequence; /**< the in_flight.sequence for which that is known */
	struct progress *cases;   /**< one for each entry of the schedule */
	struct progress *current; /**< whose call is in flight, or was last; NULL before the first */
	const struct call *volatile call; /**< the call in flight, or NULL */
	volatile LONG has_called_back; /**< the call in flight was answered by a call of ours */
	uint32_t updates_ended, updates_in_vain; /**< updates and their signals: how many came, and how many were waited for in vain */
	struct progress **owners; /**< by place in the plan: the cases begun, NULL for others and those given back */
	CRITICAL_SECTION lock; /**< of the log and of the cases, since support functions are called from any thread */
};

/** Wait until the supervisor says what to do, which then stands in the section. */
void worker_await_task(const struct section *section);

/**
 * Perform what the section asks for. `plan` is NULL for a worker that is to make the part of it that its schedule needs. The section is in plain memory when `options` say --in-process; then this returns, otherwise
 * it ends the process when the work is done. Returns 0, or 4 when the worker could not do its work (the section says why).
 */
int worker_main(struct section *section, const struct plan *plan, const struct profile *profile,
		const struct options *options);

/** TASK_EXAMINE: fill in the facts, step by step, so that a crash keeps what is known. */
void worker_examine(struct worker *worker);

/** TASK_ASK: answer the question of the section; ids as they are accepted, so that a crash keeps what is known. */
void worker_ask(struct worker *worker);

#endif
