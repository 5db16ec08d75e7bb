/* SPDX-License-Identifier: MIT */
/* Fuzz target: whatever is read as a profile, or as a registry file, gives a sound one, or one line that says why not. */
#include "harness/profile/profile.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void demand(bool holds)
{
	if (!holds)
		abort();
}

static void check_blob(const struct blob *blob)
{
	if (!blob->is_given)
		return;
	demand(blob->name && *blob->name);
	demand(blob->data || !blob->size);
	demand(blob->skip_count <= SKIPS_MOST);
	demand(blob_matches(blob, blob->data, blob->size));
}

static void check_configurations(const struct configurations *configurations)
{
	const struct blob *a = &configurations->a, *b = &configurations->b;

	check_blob(a);
	check_blob(b);
	check_blob(&configurations->c);
	for (size_t i = 0; i < configurations->bad_count; i++)
		check_blob(&configurations->bad[i]);
	demand(a->is_given || !b->is_given);
	if (b->is_given && a->is_compared && b->is_compared)
		demand(!blob_matches(a, b->data, b->size) && !blob_matches(b, a->data, a->size));
}

static void check_profile(const struct profile *profile)
{
	check_configurations(&profile->global);
	check_configurations(&profile->interface);
	demand(profile->limits.call_ms >= 1 && profile->limits.call_ms <= profile->limits.hang_ms);
	demand(!profile->name || *profile->name);
}

static void check_reason(const struct reason *why)
{
	demand(strncmp(why->text, "fuzz.profile:", 13) == 0);
	for (const char *p = why->text; *p; p++)
		demand((unsigned char)*p >= ' ');
}

static void read_registry(const uint8_t *data, size_t size)
{
	struct registry registry;
	struct reason why;

	if (!registry_read(&registry, (const char *)data, size, &why))
		demand(strncmp(why.text, "line ", 5) == 0);
	for (size_t i = 0; i < registry.count; i++) {
		const struct registry_entry *entry = &registry.list[i];

		demand(strncmp(entry->key, "HKEY_", 5) == 0);
		demand(entry->data || !entry->size);
		demand(entry->type != REGISTRY_STRING || entry->name);
	}
	registry_release(&registry);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct profile profile;
	struct reason why;

	if (profile_read(&profile, "fuzz.profile", (const char *)data, size, false, &why))
		check_profile(&profile);
	else
		check_reason(&why);
	profile_release(&profile);
	read_registry(data, size);
	return 0;
}
