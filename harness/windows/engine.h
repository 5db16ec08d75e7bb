/* SPDX-License-Identifier: MIT */
/* What the engine that started us says in the environment. */
#ifndef HARNESS_WINDOWS_ENGINE_H
#define HARNESS_WINDOWS_ENGINE_H

#include "harness/model/options.h"

/**
 * Take the shard from the environment where the options do not name one and the candidate is tested, and make the file
 * by which Bazel sees that shards are known here (on Linux the launcher does). False with a reason.
 */
bool engine_read(struct options *options, struct reason *why);

#endif
