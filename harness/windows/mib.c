/* SPDX-License-Identifier: MIT */
/* The MIB callbacks: guarded requests and answers. */
#include "harness/windows/mib.h"

#include "harness/base/random.h"
#include "harness/model/mib.h"
#include "harness/profile/blob.h"
#include "harness/windows/flight.h"
#include "harness/windows/room.h"
#include "harness/windows/trap.h"

#include <string.h>

/* What is large enough for any answer, and as large as both readings of the trap pages are safe with. */
enum { ROOM_AMPLE_BYTES = 16384, ROOM_TRAP_BYTES = 4096 };

/* What is handed over. */
struct request {
	void *pointer;
	uint32_t size;   /* as stated */
	uint32_t behind; /* bytes behind the pointer */
};

/* What is to be filled. */
struct answer {
	struct lease *list;
	struct lease *data, *size; /* NULL for those that are passed as a NULL pointer */
	struct room room;
};

static uint32_t choose_size(const struct call *call, const struct mib_request *request)
{
	const uint32_t size = request ? request->request.size : 0;

	switch (call->request) {
	case REQUEST_LESS_1:
		return size ? size - 1 : 0;
	case REQUEST_SIZE_1:
		return size ? 1 : 0;
	case REQUEST_SIZE_ZERO:
	case REQUEST_EMPTY:
	case REQUEST_NULL:
		return 0;
	case REQUEST_NULL_SIZED:
		return size ? size : 8;
	case REQUEST_NULL_MAX:
		return UINT32_MAX;
	case REQUEST_RANDOM:
		return call->variant;
	default:
		return size;
	}
}

static bool lend_request(const struct worker *worker, struct progress *progress, const struct call *call,
			 uint32_t parameter, struct request *request, struct reason *why)
{
	const struct mib_request *found = mib_find(worker->profile, call);
	const bool is_null = call->request == REQUEST_NULL || call->request == REQUEST_NULL_SIZED ||
			     call->request == REQUEST_NULL_MAX;
	uint8_t whole[BLOB_SIZE_MOST];
	struct lease *lease;

	*request = (struct request) { .size = choose_size(call, found) };
	if (is_null)
		return true;
	lease = memory_lend_input(&progress->leases, request->size,
				  request->size % 4 ? PLACEMENT_ALIGNED : PLACEMENT_EXACT, parameter);
	if (!lease)
		return fail(why, "no guarded buffer for a request of %u bytes could be had", request->size);
	if (call->request == REQUEST_RANDOM) {
		random_fill(lease->writable, request->size, call->variant);
	} else if (found && request->size) {
		mib_write(&found->request, progress_index(progress, call), whole);
		memcpy(lease->writable, whole, request->size);
	}
	request->pointer = lease->address;
	request->behind = request->size;
	return true;
}

/* `first` is the place of OutputDataSize among the parameters. */
static bool lend_answer(const struct call *call, uint32_t first, struct answer *answer)
{
	if (!(call->nulls >> first & 1)) {
		answer->size = memory_lend_output(&answer->list, sizeof(ULONG), first);
		if (!answer->size)
			return false;
		memcpy(answer->size->writable, &answer->room.stated, sizeof(answer->room.stated));
	}
	if (!(call->nulls >> (first + 1) & 1))
		answer->data = memory_lend_output(&answer->list, answer->room.size, first + 1);
	return answer->data || (call->nulls >> (first + 1) & 1);
}

static DWORD make_call(const struct worker *worker, const struct call *call, HANDLE event,
		       const struct request *request, const struct answer *answer)
{
	const MPR_ROUTING_CHARACTERISTICS *table = &worker->protocol.table;
	ULONG *size = memory_address(answer->size);
	void *data = memory_address(answer->data);

	switch (call->entry) {
	case ENTRY_MIB_CREATE:
		return table->pfnMibCreateEntry(request->size, request->pointer);
	case ENTRY_MIB_DELETE:
		return table->pfnMibDeleteEntry(request->size, request->pointer);
	case ENTRY_MIB_SET:
		return table->pfnMibSetEntry(request->size, request->pointer);
	case ENTRY_MIB_GET:
		return table->pfnMibGetEntry(request->size, request->pointer, size, data);
	case ENTRY_MIB_GET_FIRST:
		return table->pfnMibGetFirstEntry(request->size, request->pointer, size, data);
	case ENTRY_MIB_GET_NEXT:
		return table->pfnMibGetNextEntry(request->size, request->pointer, size, data);
	case ENTRY_MIB_SET_TRAP_INFO:
		return table->pfnMibSetTrapInfo(event, request->size, request->pointer, size, data);
	default:
		return table->pfnMibGetTrapInfo(request->size, request->pointer, size, data);
	}
}

/* What surrounds the answer, and on success what lies behind the bytes that were placed, is as it was. */
static void check_surroundings(const struct call *call, const struct answer *answer, uint32_t claimed,
			       struct call_observation *observation)
{
	const bool is_placed = mib_is_read(call->entry) && observation->returned == NO_ERROR && answer->size;

	if (answer->size && observation->breach.kind == BREACH_NONE)
		memory_find_overwrite(answer->size, answer->size->size, &observation->breach);
	if (answer->data && observation->breach.kind == BREACH_NONE)
		memory_find_overwrite(answer->data, is_placed ? claimed : answer->room.size, &observation->breach);
}

static void read_data(struct worker *worker, struct progress *progress, const struct call *call,
		      const struct answer *answer, struct call_observation *observation)
{
	const uint32_t claimed = observation->outputs[0];
	const uint32_t size = claimed < answer->room.size ? claimed : answer->room.size;
	const uint8_t *data = answer->data->address;
	const struct call *tested = progress->planned ? progress->planned->steps[progress->planned->call_place] : call;
	const struct mib_request *wanted = mib_find_response(worker->profile, tested, call);
	const uint32_t index = mib_index_answered(call, progress_index(progress, call));
	const struct remembered *before = &progress->read_back;

	observation->data_size = size;
	memcpy(observation->data, data, size < DATA_SHOWN ? size : DATA_SHOWN);
	if (claimed > answer->room.size || room_is_short(data, size))
		observation->flags |= OBSERVED_NOT_PLACED;
	else if (wanted && !mib_matches(&wanted->response, index, data, size))
		observation->flags |= OBSERVED_OTHER_ANSWER;
	if (before->is_given && before->size == size && (!size || memcmp(before->data, data, size) == 0))
		observation->flags |= OBSERVED_SAME_AGAIN;
	remembered_write(&progress->read_back, 0, 0, data, size);
}

static void observe_answer(struct worker *worker, struct progress *progress, const struct call *call,
			   const struct answer *answer, struct call_observation *observation)
{
	uint32_t claimed = 0;

	if (answer->size)
		memcpy(&claimed, answer->size->address, sizeof(claimed));
	observation->outputs[0] = claimed;
	check_surroundings(call, answer, claimed, observation);
	if (!mib_is_read(call->entry) || !answer->size)
		return;
	room_note(progress, observation->returned, claimed);
	if (observation->returned == NO_ERROR && answer->data)
		read_data(worker, progress, call, answer, observation);
}

bool mib_perform(struct worker *worker, struct progress *progress, const struct call *call,
		 struct call_observation *observation, struct reason *why)
{
	const bool has_event = call->entry == ENTRY_MIB_SET_TRAP_INFO;
	const bool is_answered = !mib_is_write(call->entry);
	const uint32_t first = has_event ? 1 : 0; /* the place of InputDataSize */
	const HANDLE event = has_event && !(call->nulls & 1) ? trap_choose_event(call->trap) : NULL;
	struct answer answer = { .list = NULL };
	struct request request;
	DWORD returned;

	if (!lend_request(worker, progress, call, first + 1, &request, why))
		return false;
	if (is_answered &&
	    !room_choose(progress, call, mib_is_read(call->entry) ? ROOM_AMPLE_BYTES : ROOM_TRAP_BYTES, &answer.room))
		return fail(why, "no earlier call of the case told how many bytes are needed");
	if (is_answered && !lend_answer(call, first + 2, &answer)) {
		memory_return(&answer.list);
		return fail(why, "no guarded buffer for an answer could be had");
	}
	if (has_event)
		observation->arguments[0] = event ? sizeof(HANDLE) : 0;
	observation->arguments[first] = request.size;
	observation->arguments[first + 1] = request.behind;
	if (is_answered) {
		observation->arguments[first + 2] = answer.size ? answer.size->size : 0;
		observation->arguments[first + 3] = answer.data ? answer.data->size : 0;
	}
	observation->arguments[ARGUMENT_ROOM] = answer.room.stated;
	observation->arguments[ARGUMENT_NEEDED] = progress->needed;
	flight_begin(worker, progress, call, observation);
	returned = make_call(worker, call, event, &request, &answer);
	flight_end(worker, progress, observation, returned);
	if (is_answered)
		observe_answer(worker, progress, call, &answer, observation);
	progress_return(progress, call, &answer.list);
	return true;
}
