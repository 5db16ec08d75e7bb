/* SPDX-License-Identifier: MIT */
/* What a registry file (.reg, as regedit exports it) asks for. */
#ifndef HARNESS_PROFILE_REGISTRY_H
#define HARNESS_PROFILE_REGISTRY_H

#include "harness/base/reason.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum registry_action { REGISTRY_CREATE_KEY, REGISTRY_DELETE_KEY, REGISTRY_SET_VALUE, REGISTRY_DELETE_VALUE };

/** The types that have a spelling of their own; others are written hex(TYPE). */
enum registry_type { REGISTRY_STRING = 1, REGISTRY_BINARY = 3, REGISTRY_DWORD = 4 };

/** One thing to do; strings are UTF-8 and owned. */
struct registry_entry {
	enum registry_action action;
	char *key;  /**< "HKEY_LOCAL_MACHINE\\Software\\Vendor" */
	char *name; /**< of the value; "" is the key's default value; NULL for a key */
	uint32_t type;
	uint8_t *data; /**< as the registry holds it: strings are UTF-16 with their end */
	size_t size;
};

/** All of it, in the file's order. `{ 0 }` asks for nothing. */
struct registry {
	struct registry_entry *list;
	size_t count;
};

/**
 * Read a file of `size` bytes: UTF-16 with a byte order mark, or UTF-8, whose first line is "Windows Registry Editor
 * Version 5.00" or REGEDIT4. False with "line N: what is wrong"; nothing is held then.
 */
bool registry_read(struct registry *registry, const char *data, size_t size, struct reason *why);

/** Release what was read; a zeroed one is fine. */
void registry_release(struct registry *registry);

#endif
