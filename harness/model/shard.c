/* SPDX-License-Identifier: MIT */
/* Shards, as they are named. */
#include "harness/model/shard.h"

#include "harness/base/span.h"

/* Bazel, GitLab, and Kubernetes' indexed jobs; the last has no variable of its own for the total. */
const char *const shard_variables[SHARD_VARIABLES] = {
	"TEST_SHARD_INDEX", "TEST_TOTAL_SHARDS",    "CI_NODE_INDEX",
	"CI_NODE_TOTAL",    "JOB_COMPLETION_INDEX", "JOB_COMPLETIONS",
};

/* Of each pair: the index of the first shard, and what options call the pair. */
static const struct {
	uint32_t first;
	const char *source;
} pairs[SHARD_VARIABLES / 2] = {
	{ 0, "TEST_SHARD_INDEX and TEST_TOTAL_SHARDS" },
	{ 1, "CI_NODE_INDEX and CI_NODE_TOTAL" },
	{ 0, "JOB_COMPLETION_INDEX and JOB_COMPLETIONS" },
};

/* The shard whose index, counted from `first`, is `index`. */
static bool set(struct options *options, struct span index, uint32_t first, struct span total)
{
	uint64_t number, shards;

	if (!span_read_number(index, &number) || !span_read_number(total, &shards) || shards < 1 ||
	    shards > SHARDS_MOST || number < first || number - first >= shards)
		return false;
	options->shard = (uint32_t)(number - first) + 1;
	options->shards = (uint32_t)shards;
	return true;
}

bool shard_read(struct options *options, const char *value)
{
	struct span whole = span_of(value);
	const size_t slash = span_find(whole, '/');

	return slash < whole.length && set(options, (struct span) { value, slash }, 1, span_skip(whole, slash + 1));
}

bool shard_read_environment(struct options *options, char *const values[SHARD_VARIABLES], struct reason *why)
{
	for (size_t i = 0; !options->shards && i < SHARD_VARIABLES; i += 2) {
		const char *index = values[i], *total = values[i + 1];

		if (!index || !total)
			continue;
		if (!set(options, span_of(index), pairs[i / 2].first, span_of(total)))
			return fail(
				why,
				"%s is \"%s\" and %s \"%s\", which is no shard of %u to %u that are counted from %u; "
				"correct them, or give --shard I/N, which comes first",
				shard_variables[i], span_quote(span_of(index)).text, shard_variables[i + 1],
				span_quote(span_of(total)).text, 1, SHARDS_MOST, pairs[i / 2].first);
		if (options->shards > 1)
			options->shard_source = pairs[i / 2].source;
	}
	return true;
}
