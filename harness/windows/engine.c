/* SPDX-License-Identifier: MIT */
/* What the engine that started us says in the environment. */
#include "harness/windows/engine.h"

#include "harness/base/files.h"
#include "harness/model/shard.h"
#include "harness/windows/wide.h"

#include <stdlib.h>

/* Bazel refuses shards of a test that does not make this file. The sandbox has no place for it. */
static bool make_status_file(struct reason *why)
{
	char *path = is_launched() ? NULL : environment_open(L"TEST_SHARD_STATUS_FILE");
	const bool is_made = !path || file_write_whole(path, "", 0, why);

	free(path);
	return is_made;
}

bool engine_read(struct options *options, struct reason *why)
{
	char *values[SHARD_VARIABLES];
	bool is_read;

	if (options->mode != MODE_RUN || options->write_profile)
		return true;
	for (size_t i = 0; i < SHARD_VARIABLES; i++) {
		wchar_t *name = wide_open(shard_variables[i]);

		values[i] = environment_open(name);
		free(name);
	}
	is_read = shard_read_environment(options, values, why);
	for (size_t i = 0; i < SHARD_VARIABLES; i++)
		free(values[i]);
	return is_read && make_status_file(why);
}
