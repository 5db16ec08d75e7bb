/* SPDX-License-Identifier: MIT */
/* Whether the callbacks keep to the calling convention: what ways.S goes by, and what it found. */
#include "harness/windows/convention.h"

#include "harness/model/facts.h"

#include <string.h>

enum { WAYS = 64, WAY_SIZE = 16, WAY_OF_REGISTER = CALLBACK_COUNT_60, WAYS_OF_SERVICES = 48 };

static_assert(WAY_OF_REGISTER < WAYS_OF_SERVICES && WAYS_OF_SERVICES + SERVICE_CALLBACK_COUNT <= WAYS,
	      "ways.S has a way for each callback");

/* What ways.S reads: the callback of each way and, on x86, how many words it is passed. */
extern const uint8_t convention_ways[WAYS * WAY_SIZE];
void *convention_callbacks[WAYS];
uint32_t convention_words[WAYS];
DWORD convention_slot = TLS_OUT_OF_INDEXES;

static struct convention noted; /* of the call in flight, the first that was wrong */
static uint8_t entries[WAYS];   /* enum entry */

static void watch(uint32_t number, enum entry entry, void *callback)
{
	convention_callbacks[number] = callback;
	convention_words[number] = entry_find(entry)->parameter_count;
	entries[number] = (uint8_t)entry;
}

/* On x86 a frame is found again by a slot of the thread, among those that lie in its block. */
static bool has_slot(void)
{
	enum { SLOTS_IN_BLOCK = 64 };

	if (sizeof(void *) == 8)
		return true;
	if (convention_slot == TLS_OUT_OF_INDEXES)
		convention_slot = TlsAlloc();
	return convention_slot < SLOTS_IN_BLOCK;
}

static void *way_of(uint32_t number)
{
	return (void *)(uintptr_t)(convention_ways + number * WAY_SIZE);
}

PREGISTER_PROTOCOL convention_watch_register(PREGISTER_PROTOCOL function)
{
	void *callback;

	memcpy(&callback, &function, sizeof(callback));
	if (!callback || !has_slot())
		return function;
	watch(WAY_OF_REGISTER, ENTRY_REGISTER, callback);
	callback = way_of(WAY_OF_REGISTER);
	memcpy(&function, &callback, sizeof(function));
	return function;
}

/*
 * The members whose places in the table begin with `first` and end before `end`, of which the first lies at `members`. The ways to
 * the callbacks of services are the last.
 */
static void watch_members(uint8_t *members, bool is_service, uint32_t first, uint32_t end)
{
	for (enum entry entry = 0; entry < ENTRY_COUNT; entry++) {
		const struct entry_facts *facts = entry_find(entry);
		const uint32_t number = (is_service ? WAYS_OF_SERVICES : 0) + facts->place;
		void *callback, *way;

		if (!facts->member || facts->is_service != is_service || facts->place < first || facts->place >= end ||
		    !has_slot())
			continue;
		memcpy(&callback, members + (facts->place - first) * sizeof(void *), sizeof(callback));
		way = way_of(number);
		if (!callback || callback == way)
			continue;
		watch(number, entry, callback);
		memcpy(members + (facts->place - first) * sizeof(void *), &way, sizeof(way));
	}
}

void convention_watch(MPR_ROUTING_CHARACTERISTICS *table)
{
	watch_members((uint8_t *)table + offsetof(MPR_ROUTING_CHARACTERISTICS, pfnStartProtocol), false, 0, CALLBACK_COUNT);
}

void convention_watch_added(struct mpr60_members *added)
{
	watch_members((uint8_t *)added, false, CALLBACK_COUNT, CALLBACK_COUNT_60);
}

void convention_watch_services(MPR_SERVICE_CHARACTERISTICS *table)
{
	watch_members((uint8_t *)table + offsetof(MPR_SERVICE_CHARACTERISTICS, pfnIsService), true, 0,
		      SERVICE_CALLBACK_COUNT);
}

void convention_begin_call(void)
{
	noted.entry = ENTRY_END;
}

struct convention convention_end_call(void)
{
	const struct convention found = noted;

	noted.entry = ENTRY_END;
	return found;
}

#ifdef _WIN64

void convention_note(uint32_t number, const uintptr_t *saved, const uintptr_t *found);

/* `saved`: r15 r14 r13 r12 rsi rdi rbx rbp; `found`: rbx rbp rdi rsi r12 r13 r14 r15, by enum preserved. */
void convention_note(uint32_t number, const uintptr_t *saved, const uintptr_t *found)
{
	static const uint8_t place_of[PRESERVED_COUNT] = { 6, 7, 5, 4, 3, 2, 1, 0 };
	struct convention convention = { .entry = entries[number] };

	for (uint32_t i = 0; i < PRESERVED_COUNT; i++)
		convention.changed |= saved[place_of[i]] != found[i] ? 1u << i : 0;
	if (noted.entry == ENTRY_END)
		noted = convention;
}

#else

void convention_note(uint32_t number, const uintptr_t *frame, const uintptr_t *found, uintptr_t bottom);

/* In front of the frame lie ebx, esi and edi; `found` is edi esi ebx ebp esp; the arguments were pushed below `bottom`.
 */
void convention_note(uint32_t number, const uintptr_t *frame, const uintptr_t *found, uintptr_t bottom)
{
	const uint32_t passed = convention_words[number] * (uint32_t)sizeof(void *);
	struct convention convention = { .entry = entries[number], .is_x86 = true, .passed = passed };

	convention.popped = (int32_t)(found[4] - (bottom - passed));
	convention.changed |= found[2] != frame[-1] ? 1u << PRESERVED_BX : 0;
	convention.changed |= found[3] != (uintptr_t)frame ? 1u << PRESERVED_BP : 0;
	convention.changed |= found[0] != frame[-3] ? 1u << PRESERVED_DI : 0;
	convention.changed |= found[1] != frame[-2] ? 1u << PRESERVED_SI : 0;
	if (noted.entry == ENTRY_END)
		noted = convention;
}

#endif
