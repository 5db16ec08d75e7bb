/* SPDX-License-Identifier: MIT */
/* Guarded buffers: memory that the candidate is lent, so that each access that it was not invited to is seen. */
#ifndef HARNESS_WINDOWS_MEMORY_H
#define HARNESS_WINDOWS_MEMORY_H

#include "harness/windows/rras.h"

#include "harness/model/observation.h"
#include "harness/base/reason.h"

/** What lies where nothing was written: what we fill outputs with, and what surrounds inputs. */
enum { MEMORY_PATTERN = 0xA5 };

/** The pattern as the 32-bit number that an output of four bytes holds. */
#define MEMORY_PATTERN_NUMBER 0xA5A5A5A5u

/** How a buffer lies against the no-access page behind it. */
enum placement {
	PLACEMENT_EXACT,   /**< it ends where the page begins */
	PLACEMENT_ALIGNED, /**< it starts at a multiple of 8; fewer than 8 bytes behind it can be read */
	PLACEMENT_OFF_BY_4, /**< it starts 4 bytes off a multiple of 8 */
	PLACEMENT_ODD       /**< it starts at an odd address */
};

/** A buffer that was lent. It belongs to the list it was lent into, until memory_return(). */
struct lease {
	uint8_t *address;  /**< what the candidate is given */
	uint8_t *writable; /**< the same memory for us; NULL for a page that nobody can read */
	uint32_t size;
	uint32_t parameter; /**< its place in the parameter list of the call */
	uint32_t serial;    /**< the call that it is lent to */
	bool is_poisoned;
	struct lease *next;
	struct arena *arena;
};

/**
 * Lend an input of `size` bytes: read-only for the candidate; the caller writes its content through `writable`. Behind it and in
 * front of its page lie no-access pages. NULL when there is no memory.
 */
struct lease *memory_lend_input(struct lease **list, size_t size, enum placement placement, uint32_t parameter);

/** Lend an output, filled with the pattern; it ends exactly at a no-access page. NULL when there is no memory. */
struct lease *memory_lend_output(struct lease **list, size_t size, uint32_t parameter);

/** Lend a page without access that is said to be `size` bytes long. NULL when there is no memory. */
struct lease *memory_lend_unreadable(struct lease **list, size_t size, uint32_t parameter);

/** Lend a buffer once more, with what is in it, to the next call. */
void memory_renew(struct lease *lease);

/** Make a buffer belong to every call, so that using it later is no breach. */
void memory_keep(struct lease *lease);

/** Make a buffer inaccessible, with its content, until it is returned. */
void memory_poison(struct lease *lease);

/** The address of a buffer, or NULL where none is lent. */
void *memory_address(const struct lease *lease);

/** Give back everything in the list; it is empty then. */
void memory_return(struct lease **list);

/** Move everything in the list to the front of `other`; it is empty then. */
void memory_move(struct lease **list, struct lease **other);

/** This call begins, and has what was lent since the last one ended; or it has returned, and has nothing any more. */
void memory_begin_call(enum entry entry);
void memory_end_call(void);

/** Whether an output holds what it was filled with. */
bool memory_is_untouched(const struct lease *lease);

/** Whether the pattern in front of an output, or behind its first `used` bytes, was changed; then `breach` says where. */
bool memory_find_overwrite(const struct lease *lease, uint32_t used, struct breach *breach);

/**
 * Name an address that an exception is about: false when it lies in none of our buffers and guard pages. Takes no lock and
 * allocates nothing: it is called from the exception handler. `access` is 1 for a write.
 */
bool memory_find(uintptr_t address, uint32_t access, struct breach *breach);

#endif
