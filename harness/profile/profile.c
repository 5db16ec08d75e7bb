/* SPDX-License-Identifier: MIT */
/* The profile: what it holds without being told, how it is read, how it is released. */
#include "harness/profile/profile.h"

#include "harness/base/allocate.h"
#include "harness/base/files.h"
#include "harness/base/fingerprint.h"
#include "harness/profile/profile_environment.h"
#include "harness/profile/profile_reader.h"

#include <stdlib.h>

enum { PROFILE_SIZE_MOST = 4 << 20 };

void profile_init(struct profile *profile)
{
	*profile = (struct profile) {
		.limits = { .call_ms = 1000, .hang_ms = 5000, .stop_ms = 5000, .update_ms = 10000, .settle_ms = 50, .copies = 1 },
		.version = 0x500,
		.capabilities = { .interface_types = 0xF },
		/* The same in either byte order, so that how types are ordered does not depend on it. */
		.service_a = { .type = 0x0404 },
		.service_b = { .type = 0x0707 },
		.environment = { .network = NETWORK_ORDINARY },
		.fingerprint = FINGERPRINT_EMPTY,
	};
}

static uint32_t scale(uint32_t ms, double factor)
{
	const double scaled = ms * factor;

	return scaled < 1 ? 1 : scaled > 0x7FFFFFFF ? 0x7FFFFFFF : (uint32_t)scaled;
}

void limits_scale(struct limits *limits, double factor)
{
	limits->call_ms = scale(limits->call_ms, factor);
	limits->hang_ms = scale(limits->hang_ms, factor);
	limits->stop_ms = scale(limits->stop_ms, factor);
	limits->update_ms = scale(limits->update_ms, factor);
	limits->settle_ms = scale(limits->settle_ms, factor);
}

static void release_configurations(struct configurations *configurations)
{
	blob_release(&configurations->a);
	blob_release(&configurations->b);
	blob_release(&configurations->c);
	for (size_t i = 0; i < configurations->bad_count; i++)
		blob_release(&configurations->bad[i]);
	free(configurations->bad);
}

static void release_requests(struct mib_request *list, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		blob_release(&list[i].request);
		blob_release(&list[i].response);
		free(list[i].name);
	}
	free(list);
}

void profile_release(struct profile *profile)
{
	release_configurations(&profile->global);
	release_configurations(&profile->interface);
	for (size_t i = 0; i < MIB_KINDS; i++) {
		release_requests(profile->mib[i].list, profile->mib[i].count);
		release_requests(profile->mib[i].bad, profile->mib[i].bad_count);
	}
	free(profile->ids);
	free(profile->refused_ids);
	free(profile->name);
	free(profile->service_a.name);
	free(profile->service_b.name);
	environment_release(&profile->environment);
	free(profile->path);
	*profile = (struct profile) { 0 };
}

/** The reason with file and line in front. */
static bool fail_at(const char *path, uint32_t line, const struct reason *cause, struct reason *why)
{
	char *shown = path_shown(path);

	fail(why, "%s:%u: %s", shown, line, cause->text);
	free(shown);
	return false;
}

static bool check_size(size_t size, struct reason *why)
{
	return size <= PROFILE_SIZE_MOST ||
	       fail(why, "the profile is larger than %d bytes; move large data into files (file:NAME)",
		    PROFILE_SIZE_MOST);
}

bool profile_read(struct profile *profile, const char *path, const char *data, size_t length, bool reads_files,
		  struct reason *why)
{
	struct profile_reader reader = { .profile = profile,
					 .context = { .path = path, .reads_files = reads_files },
					 .syntax = { .line = 1 } };
	struct reason cause;
	bool is_read;

	profile_init(profile);
	profile->path = copy_string(path);
	reader.context.fingerprint = fingerprint_append(profile->fingerprint, data, length);
	is_read = check_size(length, &cause) && syntax_open(&reader.syntax, (struct span) { data, length }, &cause) &&
		  profile_reader_read(&reader, &cause) && profile_check(&reader, &cause);
	if (is_read) {
		profile->fingerprint = reader.context.fingerprint;
	} else {
		fail_at(path, reader.syntax.line, &cause, why);
		profile_release(profile);
	}
	free(reader.seen);
	return is_read;
}

bool profile_open(struct profile *profile, const char *path, struct reason *why)
{
	struct reason cause;
	char *data;
	size_t size;
	bool is_read;

	*profile = (struct profile) { 0 };
	if (!file_read(path, &data, &size, &cause))
		return fail(why, "%s; --write-profile FILE makes a profile to start from", cause.text);
	is_read = profile_read(profile, path, data, size, true, why);
	free(data);
	return is_read;
}
