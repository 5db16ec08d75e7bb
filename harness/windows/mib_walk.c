/* SPDX-License-Identifier: MIT */
/* A walk over a table of the MIB: MibGetFirst, then MibGetNext about what came, to the end. */
#include "harness/windows/mib.h"

#include "harness/model/mib.h"
#include "harness/windows/flight.h"

#include <string.h>

enum {
	ENTRIES_MOST = 4096, /* so many, and the table is taken to have no end */
	ANSWER_ROOM = 4096
};

/* One walk. */
struct walk {
	const struct mib_request *first, *next;
	uint32_t visited[ENTRIES_MOST];
	uint32_t count;
	uint32_t last_code;
	bool is_short;
};

/* One call: about the first entry, or about the one behind `index`. The index of what came is put there. */
static bool step(struct worker *worker, struct progress *progress, struct call_observation *observation,
		 struct walk *walk, bool is_first, uint32_t *index)
{
	const MPR_ROUTING_CHARACTERISTICS *table = &worker->protocol.table;
	const struct mib_request *request = is_first ? walk->first : walk->next;
	struct lease *list = NULL;
	struct lease *input = memory_lend_input(&list, request->request.size,
						request->request.size % 4 ? PLACEMENT_ALIGNED : PLACEMENT_EXACT, 1);
	struct lease *size = memory_lend_output(&list, sizeof(ULONG), 2);
	struct lease *data = memory_lend_output(&list, ANSWER_ROOM, 3);
	const uint32_t room = ANSWER_ROOM;
	uint32_t placed = 0;
	DWORD returned = ERROR_NOT_ENOUGH_MEMORY;

	if (input && size && data) {
		mib_write(&request->request, *index, input->writable);
		memcpy(size->writable, &room, sizeof(room));
		flight_begin(worker, progress, NULL, observation);
		returned = (is_first ? table->pfnMibGetFirstEntry : table->pfnMibGetNextEntry)(
			request->request.size, input->address, (void *)size->address, data->address);
		flight_end(worker, progress, observation, returned);
		memcpy(&placed, size->address, sizeof(placed));
		placed = placed < room ? placed : room;
		walk->is_short = returned == NO_ERROR && request->response.indexes[0] + sizeof(*index) > placed;
		if (returned == NO_ERROR && !walk->is_short)
			memcpy(index, data->address + request->response.indexes[0], sizeof(*index));
	}
	memory_return(&list);
	walk->last_code = returned;
	return returned == NO_ERROR && !walk->is_short;
}

static void go(struct worker *worker, struct progress *progress, struct call_observation *observation,
	       struct walk *walk, bool is_first, uint32_t index)
{
	while (walk->count < ENTRIES_MOST && step(worker, progress, observation, walk, is_first, &index)) {
		walk->visited[walk->count++] = index;
		is_first = false;
	}
}

static uint32_t count_visits(const struct walk *walk, uint32_t index)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < walk->count; i++)
		count += walk->visited[i] == index;
	return count;
}

static void compare(const struct progress *progress, const struct walk *walk, const struct walk *again,
		    struct call_observation *observation)
{
	uint32_t seen = walk->count == ENTRIES_MOST ? WALK_ENDLESS : 0;

	for (size_t i = 0; i < progress->alive_count; i++) {
		const uint32_t visits = count_visits(walk, progress->alive[i].index);

		observation->outputs[WALK_MISSING] += !visits;
		seen |= visits > 1 ? WALK_REPEATED : 0;
	}
	if (walk->count != again->count ||
	    memcmp(walk->visited, again->visited, walk->count * sizeof(walk->visited[0])) != 0)
		seen |= WALK_DISORDERED;
	seen |= walk->is_short ? WALK_SHORT : 0;
	observation->outputs[WALK_ENTRIES] = walk->count;
	observation->outputs[WALK_LAST_CODE] = walk->last_code;
	observation->outputs[WALK_SEEN] = seen;
}

bool mib_walk(struct worker *worker, struct progress *progress, const struct call *call,
	      struct call_observation *observation, struct reason *why)
{
	static struct walk walks[2];
	const struct mib_request *first = mib_find(worker->profile, call);
	const uint32_t place = first ? mib_find_name(worker->profile, MIB_NEXT, first->name) : MIB_NO_REQUEST;

	observation->entry = ENTRY_MIB_WALK;
	if (place == MIB_NO_REQUEST)
		return fail(why, "the profile does not tell how to walk");
	for (size_t i = 0; i < sizeof(walks) / sizeof(walks[0]); i++) {
		walks[i] = (struct walk) { .first = first, .next = &worker->profile->mib[MIB_NEXT].list[place] };
		go(worker, progress, observation, &walks[i], !call->is_resumed, progress_index(progress, call));
	}
	observation->returned = 0;
	compare(progress, &walks[0], &walks[1], observation);
	return true;
}
