/* SPDX-License-Identifier: MIT */
/* The ledger of rtm.dll, summed up. */
#include "harness/watch/ledger_sum.h"

#include <string.h>

static void note_owner(struct ledger_seen *seen, const struct ledger_entry *entry)
{
	seen->protocol = entry->protocol;
	seen->protocol_instance = entry->protocol_instance;
	seen->is_registered = entry->is_registered;
}

void ledger_sum(struct ledger_seen *seen, enum left kind, const struct ledger_entry *entry)
{
	const struct ledger_count *count = &entry->counts[kind == LEFT_MISUSES ? LEFT_ENTITIES : kind];

	seen->made += count->made;
	if (!count->left || kind == LEFT_MISUSES)
		return;
	if (!seen->left) {
		note_owner(seen, entry);
		if (kind == LEFT_ROUTES)
			memcpy(seen->routes, entry->routes, sizeof(seen->routes));
	}
	seen->left += count->left;
	seen->clients++;
}

void ledger_sum_misuse(struct ledger_seen *seen, const struct ledger_misuse *misuse)
{
	seen->left = misuse->count;
	memcpy(seen->function, misuse->function, sizeof(seen->function));
	seen->function[sizeof(seen->function) - 1] = '\0';
}

void ledger_sum_routes(struct ledger_seen *seen, const struct ledger_routes *routes)
{
	seen->made = seen->left = routes->count;
	seen->clients = routes->count != 0;
	seen->protocol = routes->protocol;
	seen->protocol_instance = routes->protocol_instance;
	seen->is_registered = true;
	memcpy(seen->routes, routes->routes, sizeof(seen->routes));
}
