/* SPDX-License-Identifier: MIT */
/* What the candidate does with rtm.dll, as its stand-in tells it. */
#include "harness/windows/routing_table.h"

#include "harness/stand-ins/contract.h"
#include "harness/watch/ledger_sum.h"
#include "harness/watch/validations.h"
#include "harness/windows/procedure.h"

#include <string.h>

static struct {
	stand_in_router_ledger read;
	stand_in_router_routes read_routes;
	stand_in_router_misuse read_misuse;
	stand_in_router_watch watch;
	stand_in_router_begin begin;
} ledger; /* `read` is NULL where there is none */

static struct worker *worker;
static struct validations validations; /* guarded by the lock of the worker */
static uint32_t first;                 /* the number of the first client that a run may have made */

void routing_table_find(HMODULE module)
{
	if (!procedure_find(module, STAND_IN_ROUTER_LEDGER, &ledger.read))
		return;
	procedure_find(module, STAND_IN_ROUTER_ROUTES, &ledger.read_routes);
	procedure_find(module, STAND_IN_ROUTER_MISUSE, &ledger.read_misuse);
	procedure_find(module, STAND_IN_ROUTER_WATCH, &ledger.watch);
	procedure_find(module, STAND_IN_ROUTER_BEGIN, &ledger.begin);
}

/* Whose it is: the owner of the interface, else the case whose call is in flight, else that of the last call. */
static void hear_offer(const struct ledger_offer *offer)
{
	static const enum heard_kind kinds[VALIDITY_COUNT] = { [VALIDITY_UNKNOWN] = HEARD_ROUTE_UNVALIDATED,
							       [VALIDITY_GOOD] = HEARD_ROUTE,
							       [VALIDITY_BAD] = HEARD_ROUTE_INVALID };
	struct heard heard = { .index = offer->interface_index };
	struct progress *progress;

	EnterCriticalSection(&worker->lock);
	heard.is_during_call =
		(worker->section->in_flight.sequence & 1) && GetCurrentThreadId() == worker->section->call_thread;
	heard.kind = (uint32_t)kinds[validations_take(&validations, &offer->to)];
	heard_set_prefix(&heard, &offer->to);
	progress = progress_find(worker, offer->interface_index);
	progress = progress ? progress : worker->current;
	if (progress)
		progress_append_heard(worker, progress, &heard);
	LeaveCriticalSection(&worker->lock);
}

void routing_table_open(struct worker *owner)
{
	worker = owner;
	if (ledger.read)
		ledger.watch(hear_offer);
}

bool routing_table_has_ledger(void)
{
	return ledger.read != NULL;
}

void routing_table_begin_run(void)
{
	if (!ledger.read)
		return;
	ledger.begin();
	EnterCriticalSection(&worker->lock);
	validations_release(&validations);
	LeaveCriticalSection(&worker->lock);
}

void routing_table_note_load(void)
{
	if (ledger.read)
		first = ledger.begin();
}

/* A destination that cannot be read was not named. */
static bool read_destination(struct prefix *prefix, const void *to)
{
	if (!to || IsBadReadPtr(to, sizeof(*prefix)))
		return false;
	memcpy(prefix, to, sizeof(*prefix));
	return true;
}

void routing_table_validate(const void *to, DWORD code)
{
	struct prefix prefix;
	bool is_named;

	if (!ledger.read || !worker)
		return;
	is_named = read_destination(&prefix, to);
	EnterCriticalSection(&worker->lock);
	validations_append(&validations, is_named ? &prefix : NULL, code == NO_ERROR);
	LeaveCriticalSection(&worker->lock);
}

/* Call `visit` for the clients that runs made. */
static void visit_clients(void (*visit)(struct ledger_seen *seen, enum left kind, const struct ledger_entry *entry),
			  struct ledger_seen *seen, enum left kind)
{
	struct ledger_entry entry = { .size = sizeof(entry) };

	for (uint32_t i = 0; ledger.read(i, &entry) == NO_ERROR; i++)
		if (entry.number >= first)
			visit(seen, kind, &entry);
}

bool routing_table_is_used(void)
{
	struct ledger_entry entry = { .size = sizeof(entry) };

	for (uint32_t i = 0; ledger.read && ledger.read(i, &entry) == NO_ERROR; i++)
		if (entry.number >= first)
			return true;
	return false;
}

static void look_at_interface(const struct progress *progress, const struct call *step, struct ledger_seen *seen)
{
	struct ledger_routes routes = { .size = sizeof(routes) };

	if (ledger.read_routes(progress_index(progress, step), &routes) == NO_ERROR)
		ledger_sum_routes(seen, &routes);
}

void routing_table_look(const struct progress *progress, const struct call *step, struct call_observation *observation)
{
	struct ledger_misuse misuse = { .size = sizeof(misuse) };
	struct ledger_seen seen = { 0 };

	if (!ledger.read)
		return;
	if (step->entry == ENTRY_HEAR_NO_ROUTE)
		look_at_interface(progress, step, &seen);
	else
		visit_clients(ledger_sum, &seen, step->left);
	if (step->entry == ENTRY_HEAR_LEFT && step->left == LEFT_MISUSES && ledger.read_misuse(&misuse) == NO_ERROR)
		ledger_sum_misuse(&seen, &misuse);
	observation_write_ledger(observation, &seen);
}
