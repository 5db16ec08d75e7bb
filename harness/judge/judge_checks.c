/* SPDX-License-Identifier: MIT */
/* The checks of steps: what must hold of a call besides its return code. */
#include "harness/judge/judging.h"

#include "harness/model/codes.h"
#include "harness/model/entry.h"
#include "harness/output/words.h"

/* Where the outputs of RegisterProtocol and of Get*Info lie. */
enum { OUTPUT_VERSION, OUTPUT_FUNCTIONALITY, OUTPUT_SERVICES, OUTPUT_PROTOCOL_ID };
enum { OUTPUT_BUFFER_SIZE, OUTPUT_STRUCTURE_VERSION, OUTPUT_STRUCTURE_SIZE, OUTPUT_STRUCTURE_COUNT };

enum { FLAGS_DEFINED = 0x7F };

/* Says in `got` what is wrong, and nothing when the check holds. */
static void check_registration(struct text *got, enum check check, const struct call_observation *call,
			       const struct judge_context *context)
{
	const struct registration_seen seen = observation_read_registration(call);
	const uint32_t version = call->outputs[OUTPUT_VERSION];
	const uint32_t flags = call->outputs[OUTPUT_FUNCTIONALITY];
	const uint32_t offered = call->arguments[ARGUMENT_FUNCTIONALITY];
	const bool is_known = version == 0x300 || version == 0x400 || version == 0x500 || version == 0x600;
	const struct profile *profile = context->profile;

	switch (check) {
	case CHECK_VERSION_KNOWN:
		if (!is_known)
			text_printf(got, "dwVersion is 0x%X", version);
		break;
	case CHECK_VERSION_WITHIN_OFFER:
		if (version > call->arguments[ARGUMENT_VERSION])
			text_printf(got, "dwVersion is 0x%X, and 0x%X was offered", version,
				    call->arguments[ARGUMENT_VERSION]);
		break;
	case CHECK_FLAGS_OWN:
		/* Without a profile nobody knows what it supports, but all that there is it does not. */
		if (profile && profile->functionality_given ? flags != (profile->functionality & offered)
							    : flags == offered && offered > FLAGS_DEFINED)
			text_printf(got, "fSupportedFunctionality is 0x%02X after an offer of 0x%02X", flags, offered);
		break;
	case CHECK_FLAGS_WITHIN_OFFER:
		if (flags & ~offered)
			text_printf(got, "fSupportedFunctionality is 0x%02X after an offer of 0x%02X", flags, offered);
		break;
	case CHECK_FLAGS_DEFINED:
		if (flags & ~(uint32_t)FLAGS_DEFINED)
			text_printf(got, "fSupportedFunctionality is 0x%08X", flags);
		break;
	case CHECK_ID_KEPT:
		if (call->outputs[OUTPUT_PROTOCOL_ID] != call->arguments[ARGUMENT_PROTOCOL_ID])
			text_printf(got, "dwProtocolId is 0x%08X", call->outputs[OUTPUT_PROTOCOL_ID]);
		break;
	case CHECK_TABLE_WRITTEN:
		for (uint32_t i = 0; i < CALLBACK_COUNT; i++) {
			if (!((seen.untouched | seen.foreign) >> i & 1))
				continue;
			text_printf(got, "%spfn%s %s", got->length ? ", " : "", callback_name(i),
				    seen.untouched >> i & 1 ? "was not written" : "is no code");
		}
		break;
	case CHECK_NO_SERVICES:
		if (call->outputs[OUTPUT_SERVICES])
			text_printf(got, "fSupportedFunctionality of pServiceChar is 0x%08X",
				    call->outputs[OUTPUT_SERVICES]);
		break;
	case CHECK_TABLE_REPEATED:
		if (!seen.is_repeated)
			text_append_string(got, "another answer than to the first registration");
		break;
	case CHECK_TABLES_UNCHANGED:
		if (seen.is_changed)
			text_append_string(got, "a structure was changed");
		break;
	default:
		break;
	}
}

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

static void check_outputs(struct text *got, enum check check, const struct call_observation *call)
{
	if ((check == CHECK_OUTPUTS_UNCHANGED || check == CHECK_EVENT_UNCHANGED) &&
	    !(call->flags & OBSERVED_UNCHANGED))
		text_append_string(got, "an output was changed");
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

	words_call(&got, judging->planned, call);
	text_printf(&got, ": %s", text_string(wrong));
	if (call->step < judging->planned->call_place) {
		judging_end(judging, VERDICT_BLOCKED, &got);
		return;
	}
	text_append_string(&expected, check_expected(check));
	judging_add(judging, judging->planned->row->requirement, true, &got, &expected);
}

void judging_check(struct judging *judging, const struct call_observation *call)
{
	const struct call *step = judging_step(judging, call);
	struct text wrong = { 0 };

	if (!step || !step->check || !applies(step->check, call))
		return;
	check_registration(&wrong, step->check, call, judging->context);
	check_query(&wrong, step->check, call);
	check_outputs(&wrong, step->check, call);
	checks_mib(&wrong, judging, step->check, call);
	if (wrong.length)
		say(judging, call, step->check, &wrong);
	text_release(&wrong);
}
