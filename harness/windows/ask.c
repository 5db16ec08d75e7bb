/* SPDX-License-Identifier: MIT */
/* One question of --write-profile, in a worker that may not survive it. */
#include "harness/model/inquiry.h"
#include "harness/windows/identify.h"
#include "harness/windows/load.h"
#include "harness/windows/perform.h"
#include "harness/windows/queue.h"
#include "harness/windows/registration.h"
#include "harness/windows/worker.h"

enum { TYPES = 4 };

/* The worker, and where the answers go. */
struct asking {
	struct worker *worker;
	struct progress progress;
	struct inquiry *inquiry;
};

/* A NULL pointer, whatever the profile or the examination say. */
#define NOTHING .configuration = CONFIGURATION_NULL, .size = SIZE_ZERO

/* What a call answered; UINT32_MAX when it could not be made. */
static uint32_t call(struct asking *asking, const struct call *step)
{
	struct call_observation observation = { .step = 0 };
	struct reason why;

	if (!perform(asking->worker, &asking->progress, step, &observation, &why))
		return UINT32_MAX;
	return observation.returned;
}

static uint32_t call_plain(struct asking *asking, enum entry entry)
{
	const struct call step = { .entry = entry };

	return call(asking, &step);
}

static uint32_t call_with_null(struct asking *asking, enum entry entry)
{
	const struct call step = { .entry = entry, .interface = INTERFACE_LITERAL, .index = FIRST_INDEX, NOTHING };

	return call(asking, &step);
}

static uint32_t add(struct asking *asking, uint32_t place, uint32_t type)
{
	const struct call step = { .entry = ENTRY_ADD_INTERFACE,
				   .interface = INTERFACE_LITERAL,
				   .index = FIRST_INDEX + place,
				   .interface_type = type };

	return call(asking, &step);
}

static void ask_newer(struct asking *asking)
{
	const struct facts *facts = &asking->worker->section->facts;
	const struct registration registration = { .id = facts->protocol_id,
						   .functionality = facts->offered,
						   .version = VERSION_60 };
	struct call_observation observation = { .step = 0 };
	struct facts newer = { 0 };

	if (!registration_perform(asking->worker, &asking->progress, &registration, &observation) ||
	    observation.returned != NO_ERROR)
		return;
	protocol_write_facts(&asking->worker->protocol, &newer);
	asking->inquiry->newer_version = newer.version;
	asking->inquiry->newer_callbacks = newer.callbacks;
}

static void ask_types(struct asking *asking)
{
	for (uint32_t type = 0; type < TYPES; type++)
		if (add(asking, type, type) == NO_ERROR)
			asking->inquiry->types |= 1u << type;
}

static void ask_stop(struct asking *asking)
{
	struct inquiry *inquiry = asking->inquiry;
	ULONGLONG begun;

	if (inquiry->has_interface || asking->worker->section->facts.has_interface)
		add(asking, 0, 0);
	call_plain(asking, ENTRY_START_COMPLETE);
	queue_drain(asking->worker, &asking->progress);
	begun = GetTickCount64();
	inquiry->stop_code = call_plain(asking, ENTRY_STOP);
	inquiry->stop_is_over = inquiry->stop_code == NO_ERROR;
	if (inquiry->stop_code == ERROR_PROTOCOL_STOP_PENDING)
		inquiry->stop_is_over = queue_await_stopped(asking->worker, &asking->progress);
	inquiry->stopped_ms = (uint32_t)(GetTickCount64() - begun);
}

/* Questions about what comes behind a start. */
static void ask_started(struct asking *asking, enum question question)
{
	struct inquiry *inquiry = asking->inquiry;
	const uint32_t code = call_plain(asking, ENTRY_START);

	inquiry->code = code;
	if (code != NO_ERROR)
		return;
	if (question == QUESTION_NULL_INTERFACE)
		inquiry->null_interface_code = call_with_null(asking, ENTRY_ADD_INTERFACE);
	else if (question == QUESTION_INTERFACE)
		inquiry->code = add(asking, 0, 0);
	else if (question == QUESTION_TYPES)
		ask_types(asking);
	else if (question == QUESTION_STOP)
		ask_stop(asking);
}

void worker_ask(struct worker *worker)
{
	struct asking asking = { worker,
				 { .place = SECTION_NO_CASE, .first_index = FIRST_INDEX },
				 &worker->section->inquiry };
	const enum question question = (enum question)worker->section->question;
	DWORD error;

	if (!load_open(worker, &asking.progress, &error))
		return;
	if (question == QUESTION_IDS)
		identify_all(worker, &asking.progress, asking.inquiry);
	else if (question == QUESTION_NEWER)
		ask_newer(&asking);
	else if (call_plain(&asking, ENTRY_REGISTER) != NO_ERROR)
		return;
	else if (question == QUESTION_NULL_GLOBAL)
		asking.inquiry->null_global_code = call_with_null(&asking, ENTRY_START);
	else
		ask_started(&asking, question);
	worker->current = NULL;
}
