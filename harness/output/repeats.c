/* SPDX-License-Identifier: MIT */
/* What came of a case that was performed several times. */
#include "harness/output/repeats.h"

#include <stdlib.h>
#include <string.h>

void repeats_count(struct repeats *repeats, const struct judgement *judgement, bool is_alone)
{
	const enum ending ending = judgement->ending < ENDING_COUNT ? judgement->ending : ENDING_RETURNED;

	if (is_alone) {
		repeats->alone[judgement->verdict][ending]++;
		repeats->alone_count++;
	} else {
		repeats->rounds[judgement->verdict][ending]++;
		repeats->round_count++;
	}
}

/* Whether an outcome is the only one: it came as often as there were attempts. */
static bool is_only(const uint32_t counts[VERDICT_COUNT][ENDING_COUNT], uint32_t all)
{
	for (int verdict = 0; verdict < VERDICT_COUNT; verdict++) {
		for (int ending = 0; ending < ENDING_COUNT; ending++) {
			if (counts[verdict][ending] == all)
				return true;
		}
	}
	return false;
}

/* Whether what came alone is what came in the run, both being only one outcome. How a call ended that was not made
 * again differs. */
static bool is_alike(const struct repeats *repeats)
{
	for (int verdict = 0; verdict < VERDICT_COUNT; verdict++) {
		for (int ending = 0; ending < ENDING_COUNT; ending++) {
			if (repeats->rounds[verdict][ending])
				return repeats->alone[verdict][ending] != 0;
		}
	}
	return true;
}

enum steadiness repeats_judge(const struct repeats *repeats)
{
	if (repeats->round_count && !is_only(repeats->rounds, repeats->round_count))
		return FLAKY;
	if (!repeats->alone_count)
		return STEADY;
	if (!is_only(repeats->alone, repeats->alone_count))
		return FLAKY;
	return is_alike(repeats) ? STEADY : ORDER_DEPENDENT;
}

const char *steadiness_name(enum steadiness steadiness)
{
	static const char *const names[] = { "steady", "flaky", "order-dependent" };

	return names[steadiness];
}

static void write_counts(struct text *text, const uint32_t counts[VERDICT_COUNT][ENDING_COUNT])
{
	const char *separator = "";

	for (int verdict = 0; verdict < VERDICT_COUNT; verdict++) {
		for (int ending = 0; ending < ENDING_COUNT; ending++) {
			if (!counts[verdict][ending])
				continue;
			text_printf(text, "%s%s", separator, verdict_name((enum verdict)verdict));
			if (ending != ENDING_RETURNED)
				text_printf(text, " (%s)", ending_name((enum ending)ending));
			text_printf(text, " %lu", (unsigned long)counts[verdict][ending]);
			separator = ", ";
		}
	}
}

void repeats_write(struct text *text, const struct repeats *repeats)
{
	text_printf(text, "%s: ", steadiness_name(repeats_judge(repeats)));
	write_counts(text, repeats->rounds);
	if (!repeats->alone_count)
		return;
	text_append_string(text, "; alone ");
	write_counts(text, repeats->alone);
}

bool judgement_is_graver(const struct judgement *one, const struct judgement *other)
{
	static const int ranks[VERDICT_COUNT] = { [VERDICT_BROKEN] = 4,
						  [VERDICT_FLAKY] = 3,
						  [VERDICT_FAIL] = 3,
						  [VERDICT_BLOCKED] = 2,
						  [VERDICT_SKIPPED] = 1 };

	return ranks[one->verdict] > ranks[other->verdict];
}

void repeats_conclude(struct result *result)
{
	for (size_t i = 0; i < result->plan->count; i++) {
		struct judgement *judgement = &result->cases[i].judgement;
		struct text words = { 0 };

		if (!result->cases[i].repeats || judgement->verdict == VERDICT_BROKEN ||
		    repeats_judge(result->cases[i].repeats) != FLAKY)
			continue;
		repeats_write(&words, result->cases[i].repeats);
		judgement->verdict = VERDICT_FLAKY;
		if (result->cases[i].alone.is_done && result->cases[i].alone.verdict != VERDICT_FAIL)
			result->cases[i].alone.text = "does not fail alone, tried once: that tells nothing of a verdict that varies";
		free(judgement->reason);
		judgement->reason = words.data;
	}
}
