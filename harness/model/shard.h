/* SPDX-License-Identifier: MIT */
/* Shards: one run of several that share the cases, as --shard says it or the engine that started us. */
#ifndef HARNESS_SHARD_H
#define HARNESS_SHARD_H

#include "harness/model/options.h"

/** How many shards there may be. */
enum { SHARDS_MOST = 1000 };

/** Variables that tell shards from each other; pairs of an index and a total. */
enum { SHARD_VARIABLES = 6 };
extern const char *const shard_variables[SHARD_VARIABLES];

/** Read "I/N" into the options. False where it is no shard. */
bool shard_read(struct options *options, const char *value);

/**
 * Take the shard from the environment, unless the options have one: `values` are those of the variables, NULL where one
 * is not set. The first pair that is complete counts; the options name it then in `shard_source`, "CI_NODE_INDEX and
 * CI_NODE_TOTAL". One shard of one is none. False with a reason when the numbers make no shard.
 */
bool shard_read_environment(struct options *options, char *const values[SHARD_VARIABLES], struct reason *why);

#endif
