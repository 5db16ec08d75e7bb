/* SPDX-License-Identifier: MIT */
/* Fuzz target: whatever is read as a file of known failures gives sound entries, or one line that says why not. */
#include "harness/model/known.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void demand(int holds)
{
	if (!holds)
		abort();
}

static void check_entry(const struct known_entry *entry)
{
	demand(entry->pattern_count && entry->outcome_count);
	demand(entry->reason && *entry->reason && (entry->bug || entry->owner));
	demand(strlen(entry->expires) == 10);
	for (size_t i = 0; i < entry->pattern_count; i++)
		demand(*entry->patterns[i].pattern && entry->patterns[i].line >= entry->line);
	for (size_t i = 0; i < entry->outcome_count; i++)
		demand(*entry->outcomes[i]);
}

static void check_reason(const struct reason *why)
{
	demand(strncmp(why->text, "fuzz.txt:", 9) == 0);
	for (const char *p = why->text; *p; p++)
		demand((unsigned char)*p >= ' ');
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct known_failures known;
	struct reason why;

	if (known_read(&known, "fuzz.txt", (const char *)data, size, &why)) {
		for (size_t i = 0; i < known.count; i++)
			check_entry(&known.entries[i]);
		known_find(&known, "interface-status/null-info[enabled]", NULL);
	} else {
		check_reason(&why);
	}
	known_release(&known);
	return 0;
}
