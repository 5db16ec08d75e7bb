/* SPDX-License-Identifier: MIT */
/* The checks of steps: what must hold of a call besides its return code. */
#include "harness/judge/judging.h"

#include "harness/model/codes.h"
#include "harness/model/entry.h"
#include "harness/model/status.h"
#include "harness/output/words.h"

/* Where the outputs of Get*Info lie. */
enum { OUTPUT_BUFFER_SIZE, OUTPUT_STRUCTURE_VERSION, OUTPUT_STRUCTURE_SIZE, OUTPUT_STRUCTURE_COUNT };

static void check_numbers(struct text *got, const struct call_observation *call)
{
	static const struct {
		uint32_t flag;
		const char *name;
	} numbers[] = {
		{ OBSERVED_VERSION_WRITTEN, "*StructureVersion" },
		{ OBSERVED_SIZE_WRITTEN, "*StructureSize" },
		{ OBSERVED_COUNT_WRITTEN, "*StructureCount" },
	};

	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		if (!(call->flags & numbers[i].flag))
			text_printf(got, "%s%s was not written", got->length ? ", " : "", numbers[i].name);
	}
}

static void check_query(struct text *got, enum check check, const struct call_observation *call)
{
	const uint32_t size = call->outputs[OUTPUT_BUFFER_SIZE];
	const uint32_t count = call->outputs[OUTPUT_STRUCTURE_COUNT];
	const uint32_t needed = call->arguments[ARGUMENT_NEEDED];

	switch (check) {
	case CHECK_SIZE_PLACED:
		if (call->flags & OBSERVED_NOT_PLACED)
			text_printf(got, "*BufferSize is %u, and the last of these bytes were not written", size);
		break;
	case CHECK_SIZE_NEEDED:
		if (call->returned == ERROR_INSUFFICIENT_BUFFER && needed && size != needed)
			text_printf(got, "*BufferSize is %u, and %u bytes were needed before", size, needed);
		break;
	case CHECK_SIZE_GREATER:
		if (call->returned == ERROR_INSUFFICIENT_BUFFER && size <= call->arguments[ARGUMENT_ROOM])
			text_printf(got, "*BufferSize is %u, and %u was refused", size, call->arguments[ARGUMENT_ROOM]);
		break;
	case CHECK_NUMBERS_WRITTEN:
		check_numbers(got, call);
		break;
	case CHECK_COUNT_TIMES_SIZE:
		if (count != 1 || call->outputs[OUTPUT_STRUCTURE_SIZE] != size)
			text_printf(got, "*StructureCount is %u, *StructureSize %u and *BufferSize %u", count,
				    call->outputs[OUTPUT_STRUCTURE_SIZE], size);
		break;
	case CHECK_VERSION_ACCEPTED:
		if (!(call->flags & OBSERVED_VERSION_ACCEPTED))
			text_printf(got, "*StructureVersion is %u", call->outputs[OUTPUT_STRUCTURE_VERSION]);
		break;
	case CHECK_SAME_AGAIN:
		if (!(call->flags & OBSERVED_SAME_AGAIN))
			text_append_string(got, "other bytes or sizes than the call before");
		break;
	default:
		break;
	}
}

static void check_queue(struct text *got, enum check check, const struct call_observation *call)
{
	char code[64];

	if (check == CHECK_QUEUE_SERVED && call->returned != NO_ERROR && call->returned != ERROR_NO_MORE_ITEMS)
		text_printf(got, "the answer is %s", status_words(call->returned, code, sizeof(code)));
	if (check == CHECK_EVENT_KEPT && (call->flags & OBSERVED_EVENT_CLOSED))
		text_append_string(got, "the handle of the notification event was closed");
	if (check == CHECK_EVENT_KEPT && (call->flags & OBSERVED_EVENT_RESET))
		text_append_string(got, "the notification event was reset");
}

static void check_outputs(struct text *got, enum check check, const struct call_observation *call)
{
	if ((check == CHECK_OUTPUTS_UNCHANGED || check == CHECK_EVENT_UNCHANGED) &&
	    !(call->flags & OBSERVED_UNCHANGED))
		text_append_string(got, "an output was changed");
}

/* What nothing is documented of. */
static void check_60(struct text *got, enum check check, const struct call_observation *call)
{
	if (check == CHECK_REFUSED && call->returned == NO_ERROR)
		text_append_string(got, "it was accepted");
	if (check == CHECK_ENTRY_READABLE && call->data_size != call->outputs[0])
		text_printf(got, "*OutEntrySize is %u, and that many bytes cannot be read", call->outputs[0]);
}

/* Whoever answers 0x600 owns the members that others must leave alone. dwVersion is the first output of RegisterProtocol. */
static bool is_beside_the_point(struct judging *judging, const struct call_observation *call, enum check check)
{
	struct text reason = { 0 };

	if (check != CHECK_MEMBERS_LEFT || call->outputs[0] < VERSION_60)
		return false;
	text_append_string(&reason, "the candidate answers 0x600, so that the members of 0x600 are its own");
	judging_end(judging, VERDICT_SKIPPED, &reason);
	return true;
}

static bool applies(enum check check, const struct call_observation *call)
{
	switch (check_when(check)) {
	case WHEN_SUCCESS:
		return call->returned == NO_ERROR;
	case WHEN_FAILURE:
		return call->returned != NO_ERROR;
	case WHEN_ALWAYS:
		break;
	}
	return true;
}

/* What is wrong with a given step is why nothing can be learnt; with any other it is a violation. */
static void say(struct judging *judging, const struct call_observation *call, enum check check, struct text *wrong)
{
	struct text got = { 0 };
	struct text expected = { 0 };

	if (judging_step(judging, call)->is_control)
		text_append_string(&got, "no positive control: ");
	words_call(&got, judging->planned, call);
	text_printf(&got, ": %s", text_string(wrong));
	if (call->step < judging->planned->call_place) {
		judging_end(judging, judging_step(judging, call)->is_control ? VERDICT_SKIPPED : VERDICT_BLOCKED, &got);
		return;
	}
	text_append_string(&expected, check_expected(check));
	judging_add(judging, judging->planned->row->requirement, true, &got, &expected);
}

void judging_check(struct judging *judging, const struct call_observation *call)
{
	const struct call *step = judging_step(judging, call);
	struct text wrong = { 0 };

	if (!step || !step->check || !applies(step->check, call) || is_beside_the_point(judging, call, step->check))
		return;
	judging_check_registration(judging, &wrong, step->check, call);
	check_query(&wrong, step->check, call);
	check_queue(&wrong, step->check, call);
	check_outputs(&wrong, step->check, call);
	judging_check_event(judging, call, &wrong);
	checks_multicast(&wrong, step->check, call);
	check_60(&wrong, step->check, call);
	checks_services(&wrong, step->check, call);
	checks_mib(&wrong, judging, step->check, call);
	if (wrong.length)
		say(judging, call, step->check, &wrong);
	text_release(&wrong);
}
