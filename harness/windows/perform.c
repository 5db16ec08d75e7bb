/* SPDX-License-Identifier: MIT */
/* One call of the candidate: which part makes it, on which thread, of which protocol. */
#include "harness/windows/perform.h"

#include "harness/model/mib.h"
#include "harness/windows/load.h"
#include "harness/windows/mib.h"
#include "harness/windows/mpr60.h"
#include "harness/windows/perform_interface.h"
#include "harness/windows/perform_multicast.h"
#include "harness/windows/perform_protocol.h"
#include "harness/windows/perform_services.h"
#include "harness/windows/query.h"
#include "harness/windows/support.h"

static bool dispatch(struct worker *worker, struct progress *progress, const struct call *call,
		     struct call_observation *observation, struct reason *why)
{
	if (entry_is_service(call->entry))
		return perform_service(worker, progress, call, observation, why);
	if (mib_is_callback(call->entry))
		return mib_perform(worker, progress, call, observation, why);
	switch (call->entry) {
	case ENTRY_REGISTER:
	case ENTRY_START:
	case ENTRY_START_COMPLETE:
	case ENTRY_STOP:
	case ENTRY_SET_GLOBAL_INFO:
	case ENTRY_GET_EVENT_MESSAGE:
	case ENTRY_QUERY_POWER:
	case ENTRY_SET_POWER:
		return perform_protocol(worker, progress, call, observation, why);
	case ENTRY_ADD_INTERFACE:
	case ENTRY_DELETE_INTERFACE:
	case ENTRY_INTERFACE_STATUS:
	case ENTRY_SET_INTERFACE_INFO:
	case ENTRY_UPDATE_ROUTES:
	case ENTRY_CONNECT_CLIENT:
	case ENTRY_DISCONNECT_CLIENT:
		return perform_interface(worker, progress, call, observation, why);
	case ENTRY_GET_GLOBAL_INFO:
	case ENTRY_GET_INTERFACE_INFO:
	case ENTRY_GET_DOMAIN_INFO:
		return query_perform(worker, progress, call, observation, why);
	case ENTRY_GET_NEIGHBORS:
		return perform_neighbors(worker, progress, call, observation, why);
	case ENTRY_GET_MFE_STATUS:
		return perform_mfe_status(worker, progress, call, observation, why);
	case ENTRY_PROTOCOL_ACTION:
	case ENTRY_GET_STATISTICS:
	case ENTRY_SET_DOMAIN_INFO:
	case ENTRY_BUFFER_FREE:
		return mpr60_perform(worker, progress, call, observation, why);
	case ENTRY_MIB_WALK:
		return mib_walk(worker, progress, call, observation, why);
	case ENTRY_FREE:
		load_release(worker, progress, observation);
		return true;
	default:
		return fail(why, "%s is no call of the candidate", entry_find(call->entry)->name);
	}
}

/* One call, made elsewhere. */
struct errand {
	struct worker *worker;
	struct progress *progress;
	const struct call *call;
	struct call_observation *observation;
	struct reason *why;
	bool is_done;
};

static DWORD WINAPI run_errand(LPVOID parameter)
{
	struct errand *errand = parameter;

	errand->worker->section->call_thread = GetCurrentThreadId();
	errand->is_done =
		dispatch(errand->worker, errand->progress, errand->call, errand->observation, errand->why);
	return 0;
}

/* The call is made by a thread of its own, which ends with it. */
static bool dispatch_elsewhere(struct worker *worker, struct progress *progress, const struct call *call,
			       struct call_observation *observation, struct reason *why)
{
	struct errand errand = { worker, progress, call, observation, why, false };
	const uint32_t own = worker->section->call_thread;
	HANDLE thread = CreateThread(NULL, 0, run_errand, &errand, 0, NULL);

	if (!thread)
		return fail(why, "no thread for a call could be had (error %lu)", GetLastError());
	WaitForSingleObject(thread, INFINITE);
	CloseHandle(thread);
	worker->section->call_thread = own;
	return errand.is_done;
}

/* The rows about retention: what was lent to this call is gone as soon as it returned. */
static void poison(struct progress *progress, const struct lease *before)
{
	for (struct lease *lease = progress->leases; lease && lease != before; lease = lease->next)
		memory_poison(lease);
}

void perform_turn(struct worker *worker)
{
	const MPR_ROUTING_CHARACTERISTICS adopted = worker->protocol.adopted;
	const enum run_state run = worker->run;

	protocol_adopt(&worker->protocol, &worker->beside.table);
	worker->run = worker->beside.run;
	worker->beside.table = adopted;
	worker->beside.run = run;
}

static bool call_candidate(struct worker *worker, struct progress *progress, const struct call *call,
			   struct call_observation *observation, struct reason *why)
{
	if (!protocol_offers(&worker->protocol, call->entry)) {
		observation->flags |= OBSERVED_ABSENT;
		return true;
	}
	return (call->is_on_other_thread ? dispatch_elsewhere : dispatch)(worker, progress, call, observation, why);
}

bool perform(struct worker *worker, struct progress *progress, const struct call *call,
	     struct call_observation *observation, struct reason *why)
{
	const struct lease *before = progress->leases;
	bool is_made;
	DWORD error;

	observation->entry = (uint32_t)call->entry;
	/* Who registers after FreeLibrary loads the DLL again. */
	if (!worker->protocol.module && call->entry == ENTRY_REGISTER && !load_open(worker, progress, &error))
		return fail(why, "the candidate could not be loaded again (error %lu)", error);
	if (!worker->protocol.module)
		return fail(why, "the candidate is not loaded when %s is to be called", entry_find(call->entry)->name);
	support_choose_manner(call->manner);
	if (call->is_beside)
		perform_turn(worker);
	is_made = call_candidate(worker, progress, call, observation, why);
	if (call->is_beside)
		perform_turn(worker);
	if (!is_made)
		return false;
	if (support_has_blocked())
		observation->flags |= OBSERVED_BLOCKED;
	if (call->is_poisoned)
		poison(progress, before);
	return true;
}
