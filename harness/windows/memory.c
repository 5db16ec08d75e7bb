/* SPDX-License-Identifier: MIT */
/* Guarded buffers in arenas of equal slots. Inputs are mapped twice, so that lending one changes no page's protection.
 */
#include "harness/windows/memory.h"

#include "harness/base/allocate.h"

#include <string.h>

enum { PAGE = 4096, ARENAS_MOST = 64, FRONT_WATCHED = 64 };

/* The serial of buffers that belong to every call. */
#define SERIAL_ALWAYS 0xFFFFFFFFu

enum sort { SORT_INPUT, SORT_OUTPUT, SORT_UNREADABLE, SORT_COUNT };

/* Slots of one sort and size: each a no-access page and its data pages; a no-access page behind the last. */
struct arena {
	enum sort sort;
	uint8_t *base;   /* what the candidate sees */
	uint8_t *shadow; /* the same pages, writable */
	size_t data_size;
	size_t stride;
	uint32_t slot_count;
	uint32_t used_count; /* slots that were lent at least once */
	struct lease *slots;
	struct lease *free;
};

static const struct {
	uint32_t pages;
	uint32_t slots;
} classes[] = { { 1, 1024 }, { 4, 64 }, { 40, 16 } };

/* The handler reads these without a lock: an arena is whole before the count grows, and is never taken away. */
static struct arena arenas[ARENAS_MOST];
static volatile uint32_t arena_count;
static uint32_t last_serial;
static volatile uint32_t call_serial; /* of the call in flight, or 0 */

/* Which calls the last serials were: what is kept is told by the call that it was lent to. */
enum { CALLS_KNOWN = 1 << 14 };
static uint8_t calls[CALLS_KNOWN];
static_assert(ENTRY_COUNT <= UINT8_MAX, "a call is one byte");

/* Both views of the pages of an input arena. No access at first; a slot becomes readable when it is first lent. */
static bool map_twice(struct arena *arena, size_t size)
{
	DWORD old;
	HANDLE mapping = CreateFileMappingW(INVALID_HANDLE_VALUE, NULL, PAGE_READWRITE, 0, (DWORD)size, NULL);

	if (!mapping)
		return false;
	arena->shadow = MapViewOfFile(mapping, FILE_MAP_WRITE, 0, 0, size);
	arena->base = MapViewOfFile(mapping, FILE_MAP_READ, 0, 0, size);
	CloseHandle(mapping);
	return arena->shadow && arena->base && VirtualProtect(arena->base, size, PAGE_NOACCESS, &old);
}

static bool map_once(struct arena *arena, size_t size)
{
	const DWORD how = arena->sort == SORT_UNREADABLE ? MEM_RESERVE : MEM_RESERVE | MEM_COMMIT;

	arena->base = VirtualAlloc(NULL, size, how, PAGE_NOACCESS);
	arena->shadow = arena->base;
	return arena->base != NULL;
}

static struct arena *open_arena(enum sort sort, size_t class)
{
	struct arena *arena = &arenas[arena_count];
	size_t size;

	if (arena_count == ARENAS_MOST)
		return NULL;
	arena->sort = sort;
	arena->data_size = (size_t)classes[class].pages * PAGE;
	arena->stride = arena->data_size + PAGE;
	arena->slot_count = classes[class].slots;
	size = arena->slot_count * arena->stride + PAGE;
	if (!(sort == SORT_INPUT ? map_twice(arena, size) : map_once(arena, size)))
		return NULL;
	arena->slots = allocate(arena->slot_count, sizeof(*arena->slots));
	arena_count++;
	return arena;
}

static size_t choose_class(size_t size)
{
	size_t class = 0;

	while (class < sizeof(classes) / sizeof(classes[0]) && size > (size_t)classes[class].pages * PAGE)
		class ++;
	return class;
}

static struct arena *find_arena(enum sort sort, size_t size)
{
	const size_t class = choose_class(size);

	if (class == sizeof(classes) / sizeof(classes[0]))
		return NULL;
	for (uint32_t i = 0; i < arena_count; i++) {
		struct arena *arena = &arenas[i];

		if (arena->sort == sort && arena->data_size == (size_t)classes[class].pages * PAGE &&
		    (arena->free || arena->used_count < arena->slot_count))
			return arena;
	}
	return open_arena(sort, class);
}

static uint8_t *data_of(const struct arena *arena, const struct lease *lease, uint8_t *view)
{
	return view + (size_t)(lease - arena->slots) * arena->stride + PAGE;
}

static void protect(const struct lease *lease, DWORD protection)
{
	DWORD old;

	VirtualProtect(data_of(lease->arena, lease, lease->arena->base), lease->arena->data_size, protection, &old);
}

static struct lease *take_slot(enum sort sort, size_t size)
{
	struct arena *arena = find_arena(sort, size);
	struct lease *lease;

	if (!arena)
		return NULL;
	lease = arena->free;
	if (lease) {
		arena->free = lease->next;
		return lease;
	}
	lease = &arena->slots[arena->used_count++];
	lease->arena = arena;
	if (sort != SORT_UNREADABLE)
		protect(lease, sort == SORT_INPUT ? PAGE_READONLY : PAGE_READWRITE);
	return lease;
}

/* How many bytes lie between the end of the buffer and the no-access page. */
static size_t choose_slack(size_t size, enum placement placement)
{
	const size_t to_8 = (8 - size % 8) % 8;

	switch (placement) {
	case PLACEMENT_ALIGNED:
		return to_8;
	case PLACEMENT_OFF_BY_4:
		return (to_8 + 4) % 8;
	case PLACEMENT_ODD:
		return size % 2 == 0;
	case PLACEMENT_EXACT:
		break;
	}
	return 0;
}

static struct lease *lend(struct lease **list, enum sort sort, size_t size, enum placement placement,
			  uint32_t parameter)
{
	const size_t slack = choose_slack(size, placement);
	struct lease *lease = take_slot(sort, size + slack);
	size_t offset;

	if (!lease)
		return NULL;
	offset = sort == SORT_UNREADABLE ? 0 : lease->arena->data_size - size - slack;
	lease->address = data_of(lease->arena, lease, lease->arena->base) + offset;
	lease->writable = sort == SORT_UNREADABLE ? NULL : data_of(lease->arena, lease, lease->arena->shadow) + offset;
	lease->size = (uint32_t)size;
	lease->parameter = parameter;
	lease->serial = last_serial + 1;
	lease->next = *list;
	*list = lease;
	if (lease->writable)
		memset(lease->writable + size, MEMORY_PATTERN, slack);
	return lease;
}

struct lease *memory_lend_input(struct lease **list, size_t size, enum placement placement, uint32_t parameter)
{
	return lend(list, SORT_INPUT, size, placement, parameter);
}

struct lease *memory_lend_output(struct lease **list, size_t size, uint32_t parameter)
{
	struct lease *lease = lend(list, SORT_OUTPUT, size, PLACEMENT_EXACT, parameter);
	size_t front;

	if (!lease)
		return NULL;
	front = lease->arena->data_size - size < FRONT_WATCHED ? lease->arena->data_size - size : FRONT_WATCHED;
	memset(lease->writable - front, MEMORY_PATTERN, size + front);
	return lease;
}

struct lease *memory_lend_unreadable(struct lease **list, size_t size, uint32_t parameter)
{
	return lend(list, SORT_UNREADABLE, size, PLACEMENT_EXACT, parameter);
}

void memory_renew(struct lease *lease)
{
	lease->serial = last_serial + 1;
}

void memory_keep(struct lease *lease)
{
	lease->serial = SERIAL_ALWAYS;
}

void memory_poison(struct lease *lease)
{
	if (lease->arena->sort == SORT_UNREADABLE)
		return;
	lease->is_poisoned = true;
	protect(lease, PAGE_NOACCESS);
}

void *memory_address(const struct lease *lease)
{
	return lease ? lease->address : NULL;
}

void memory_return(struct lease **list)
{
	while (*list) {
		struct lease *lease = *list;

		*list = lease->next;
		if (lease->is_poisoned)
			protect(lease, lease->arena->sort == SORT_INPUT ? PAGE_READONLY : PAGE_READWRITE);
		lease->is_poisoned = false;
		lease->next = lease->arena->free;
		lease->arena->free = lease;
	}
}

void memory_move(struct lease **list, struct lease **other)
{
	struct lease **end = list;

	while (*end)
		end = &(*end)->next;
	*end = *other;
	*other = *list;
	*list = NULL;
}

void memory_begin_call(enum entry entry)
{
	call_serial = ++last_serial;
	calls[last_serial % CALLS_KNOWN] = (uint8_t)entry;
}

void memory_end_call(void)
{
	call_serial = 0;
}

static bool holds_pattern(const uint8_t *from, const uint8_t *end, const uint8_t **changed)
{
	static const uint64_t eight = MEMORY_PATTERN * UINT64_C(0x0101010101010101);
	uint64_t word;

	/* Most of it does. */
	for (; end - from >= (ptrdiff_t)sizeof(word); from += sizeof(word)) {
		memcpy(&word, from, sizeof(word));
		if (word != eight)
			break;
	}
	while (from < end && *from == MEMORY_PATTERN)
		from++;
	*changed = from;
	return from == end;
}

bool memory_is_untouched(const struct lease *lease)
{
	const uint8_t *changed;

	return holds_pattern(lease->address, lease->address + lease->size, &changed);
}

bool memory_find_overwrite(const struct lease *lease, uint32_t used, struct breach *breach)
{
	const uint8_t *end = lease->address + lease->size;
	const uint8_t *page = lease->address - ((uintptr_t)lease->address & (PAGE - 1));
	const uint8_t *front = lease->address - page < FRONT_WATCHED ? page : lease->address - FRONT_WATCHED;
	const uint8_t *changed;

	if (!holds_pattern(front, lease->address, &changed)) {
		*breach = (struct breach) { BREACH_READ_BEFORE, lease->parameter, (uint32_t)(changed - lease->address),
					    lease->size, ENTRY_END };
		return true;
	}
	if (used >= lease->size || holds_pattern(lease->address + used, end, &changed))
		return false;
	*breach = (struct breach) { BREACH_WRITE_PAST, lease->parameter, (uint32_t)(changed - lease->address), used,
				    ENTRY_END };
	return true;
}

static bool is_of_call(const struct lease *lease)
{
	return lease->serial == SERIAL_ALWAYS || (call_serial && lease->serial == call_serial);
}

/* Which of two neighbours a no-access page between them was reached from. */
static const struct lease *choose_neighbour(const struct arena *arena, size_t slot)
{
	const struct lease *after = slot < arena->used_count ? &arena->slots[slot] : NULL;
	const struct lease *before = slot > 0 && slot <= arena->used_count ? &arena->slots[slot - 1] : NULL;

	if (before && (is_of_call(before) || !after || !is_of_call(after)))
		return before;
	return after;
}

static enum breach_kind kind_of(const struct lease *lease, uintptr_t address, bool is_write)
{
	const uintptr_t start = (uintptr_t)lease->address;

	if (!is_of_call(lease))
		return BREACH_KEPT;
	if (lease->arena->sort == SORT_UNREADABLE)
		return BREACH_TOUCH_UNREADABLE;
	if (address < start)
		return BREACH_READ_BEFORE;
	if (address >= start + lease->size)
		return is_write ? BREACH_WRITE_PAST : BREACH_READ_PAST;
	return BREACH_WRITE_INPUT;
}

static uint32_t find_call(const struct lease *lease)
{
	return last_serial - lease->serial < CALLS_KNOWN ? calls[lease->serial % CALLS_KNOWN] : ENTRY_END;
}

bool memory_find(uintptr_t address, uint32_t access, struct breach *breach)
{
	for (uint32_t i = 0; i < arena_count; i++) {
		const struct arena *arena = &arenas[i];
		const uintptr_t place = address - (uintptr_t)arena->base;
		const size_t slot = place / arena->stride;
		const struct lease *lease;

		if (address < (uintptr_t)arena->base || place >= arena->slot_count * arena->stride + PAGE)
			continue;
		if (place % arena->stride < PAGE)
			lease = choose_neighbour(arena, slot);
		else
			lease = slot < arena->used_count ? &arena->slots[slot] : NULL;
		if (!lease)
			return false;
		*breach = (struct breach) { kind_of(lease, address, access == 1), lease->parameter,
					    (uint32_t)(address - (uintptr_t)lease->address), lease->size, ENTRY_END };
		if (breach->kind == BREACH_KEPT)
			breach->entry = find_call(lease);
		return true;
	}
	return false;
}
