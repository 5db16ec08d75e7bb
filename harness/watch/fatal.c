/* SPDX-License-Identifier: MIT */
/* Which calls are known to end the worker, so that the price is not paid again for each case that makes one. */
#include "harness/watch/fatal.h"

#include "harness/model/entry.h"

/* Whether the candidate sees the same arguments, but for the interface. */
static bool is_same(const struct call *one, const struct call *other)
{
	return call_resembles(one, other) && one->status_type == other->status_type && one->info == other->info &&
	       one->addresses == other->addresses && one->addresses_missing == other->addresses_missing &&
	       one->configuration == other->configuration && one->variant == other->variant &&
	       one->version == other->version && one->size == other->size && one->count == other->count;
}

static struct fatal_call *find_same(struct fatal_calls *calls, const struct call *call, enum ending ending)
{
	for (size_t i = 0; i < calls->count; i++)
		if (calls->known[i].ending == ending && is_same(&calls->known[i].call, call))
			return &calls->known[i];
	return NULL;
}

/* Those with the same leading arguments count each other's endings. */
static uint32_t count_alike(struct fatal_calls *calls, const struct call *call, enum ending ending, uint32_t times)
{
	uint32_t alike = times;

	for (size_t i = 0; i < calls->count; i++)
		if (calls->known[i].ending == ending && call_resembles(&calls->known[i].call, call))
			alike = calls->known[i].alike += times;
	return alike;
}

void fatal_append(struct fatal_calls *calls, const struct call *call, enum ending ending, uint32_t place,
		  enum fatal_proof proof)
{
	static const uint32_t counts[] = {
		[PROOF_MOMENT] = 0, [PROOF_CALL] = 1, [PROOF_STUB] = 1, [PROOF_SEARCH] = FATAL_SAME_CRASHES
	};
	const bool is_searched = proof == PROOF_SEARCH;
	const uint32_t alike = count_alike(calls, call, ending, is_searched ? FATAL_CRASHES : 1);
	struct fatal_call *same = find_same(calls, call, ending);

	calls->deaths++;
	/* What there is no room for goes on to be performed; FATAL_DEATHS bounds that too. */
	if (!same && calls->count == FATAL_KNOWN_MOST)
		return;
	if (!same) {
		same = &calls->known[calls->count++];
		*same = (struct fatal_call) { .call = *call, .ending = ending, .alike = alike, .place = place };
	}
	same->count += counts[proof];
	same->is_searched = same->is_searched || is_searched;
	same->is_stub = proof == PROOF_STUB;
}

/* What the router manager calls besides because a step was made. */
static bool brings(const struct call *step, enum entry entry)
{
	switch (entry) {
	case ENTRY_LOAD:
		return true;
	case ENTRY_DELETE_INTERFACE:
		return step->entry == ENTRY_ADD_INTERFACE;
	case ENTRY_GET_EVENT_MESSAGE:
	case ENTRY_STOP:
		return step->entry == ENTRY_START;
	default:
		return false;
	}
}

static bool is_known_well(const struct fatal_call *known)
{
	if (known->ending == ENDING_HUNG)
		return known->alike >= FATAL_HANGS;
	return known->alike >= FATAL_CRASHES || known->count >= FATAL_SAME_CRASHES;
}

static bool is_in_the_way(const struct fatal_call *known, const struct call *step)
{
	if (known->ending == ENDING_HUNG && brings(step, known->call.entry))
		return true;
	if (known->ending == ENDING_HUNG || known->alike >= FATAL_CRASHES)
		return call_resembles(&known->call, step);
	return is_same(&known->call, step);
}

/* Whether the known call is what the case is about, and its requirement has not seen one yet. */
static bool is_owed(const struct fatal_calls *calls, const struct fatal_call *known, const struct planned_case *planned,
		    size_t step)
{
	return known->ending != ENDING_HUNG && !known->is_searched && planned->row && step == planned->call_place &&
	       !calls->is_seen[planned->row->requirement];
}

const struct fatal_call *fatal_find(const struct fatal_calls *calls, const struct planned_case *planned)
{
	for (size_t i = 0; i < calls->count; i++) {
		if (!is_known_well(&calls->known[i]))
			continue;
		for (size_t step = 0; step < planned->step_count; step++) {
			if (!is_in_the_way(&calls->known[i], planned->steps[step]))
				continue;
			if (is_owed(calls, &calls->known[i], planned, step))
				break;
			return &calls->known[i];
		}
	}
	return NULL;
}

bool fatal_write(struct text *text, const struct fatal_calls *calls, const struct plan *plan,
		 const struct planned_case *planned)
{
	const struct fatal_call *known = fatal_find(calls, planned);

	if (calls->deaths >= FATAL_DEATHS) {
		text_printf(text, "not performed: the candidate had ended %u workers by then", calls->deaths);
		return true;
	}
	if (!known)
		return false;
	if (known->is_stub) {
		text_printf(text,
			    "not performed: %s called a function that this Wine does not have in %s and others, a "
			    "fault of the environment",
			    entry_find(known->call.entry)->name, plan->cases[known->place].id);
		return true;
	}
	text_printf(text, "not performed: %s %s in %s", entry_find(known->call.entry)->name, ending_name(known->ending),
		    plan->cases[known->place].id);
	if (known->ending != ENDING_HUNG)
		text_append_string(text, " and others");
	return true;
}
