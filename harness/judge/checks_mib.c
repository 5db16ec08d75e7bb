/* SPDX-License-Identifier: MIT */
/* The checks of the MIB callbacks. */
#include "harness/judge/judging.h"

#include "harness/base/allocate.h"
#include "harness/model/codes.h"
#include "harness/model/mib.h"
#include "harness/model/status.h"

#include <stdlib.h>

enum { SHOWN_MOST = 16 };

static void append_bytes(struct text *got, const uint8_t *data, uint32_t size)
{
	for (uint32_t i = 0; i < size && i < SHOWN_MOST; i++)
		text_printf(got, " %02x", data[i]);
	text_append_string(got, size > SHOWN_MOST ? " ..." : "");
}

static void append_data(struct text *got, const struct call_observation *call)
{
	text_printf(got, "it answered %u bytes:", call->data_size);
	append_bytes(got, call->data, call->data_size);
}

/* What the profile says instead. */
static void append_response(struct text *got, const struct judging *judging, const struct call_observation *call)
{
	const struct planned_case *planned = judging->planned;
	const struct call *tested = planned->steps[planned->call_place], *step = judging_step(judging, call);
	const struct profile *profile = judging->context->profile;
	const struct mib_request *wanted = profile ? mib_find_response(profile, tested, step) : NULL;
	const uint32_t index = judging->observation->first_index + (uint32_t)step->interface;
	uint8_t *data;

	if (!wanted || !wanted->response.is_given)
		return;
	data = allocate(wanted->response.size, 1);
	mib_write(&wanted->response, mib_index_answered(step, index), data);
	text_printf(got, "; the response of [%s.%s] is %u bytes:",
		    mib_section(mib_kind_of(step->is_namesake ? tested->entry : step->entry)), wanted->name,
		    wanted->response.size);
	append_bytes(got, data, wanted->response.size);
	free(data);
}

static void check_answer(struct text *got, const struct judging *judging, const struct call_observation *call)
{
	if (call->flags & OBSERVED_NOT_PLACED) {
		text_printf(got, "*OutputDataSize is %u, and the last of these bytes were not written",
			    call->outputs[0]);
	} else if (call->flags & OBSERVED_OTHER_ANSWER) {
		append_data(got, call);
		append_response(got, judging, call);
	}
}

static void check_needed(struct text *got, const struct call_observation *call)
{
	const uint32_t size = call->outputs[0], needed = call->arguments[ARGUMENT_NEEDED];

	if (call->returned == ERROR_INSUFFICIENT_BUFFER && size != needed)
		text_printf(got, "*OutputDataSize is %u, and %u bytes were needed before", size, needed);
}

/* ERROR_NO_DATA and ERROR_INVALID_INDEX are what early router managers were answered at the end of a table. */
static bool is_end(uint32_t code)
{
	return code == ERROR_NO_MORE_ITEMS || code == ERROR_INVALID_PARAMETER || code == ERROR_CAN_NOT_COMPLETE ||
	       code == ERROR_INSUFFICIENT_BUFFER || code == ERROR_NO_DATA || code == ERROR_INVALID_INDEX;
}

static void check_end(struct text *got, const struct call_observation *call)
{
	const uint32_t last = call->outputs[WALK_LAST_CODE], seen = call->outputs[WALK_SEEN];
	char code[64];

	if (seen & WALK_ENDLESS)
		text_printf(got, "no end after %u entries", call->outputs[WALK_ENTRIES]);
	else if (seen & WALK_SHORT)
		text_append_string(got,
				   "an answer that is too short to tell the interface where the profile says it is");
	else if (!is_end(last))
		text_printf(got, "it ended with %s", status_words(last, code, sizeof(code)));
}

static void check_visits(struct text *got, const struct call_observation *call)
{
	const uint32_t seen = call->outputs[WALK_SEEN];

	check_end(got, call);
	if (got->length)
		return;
	if (call->outputs[WALK_MISSING])
		text_printf(got, "%u of the interfaces that were added did not come", call->outputs[WALK_MISSING]);
	else if (seen & WALK_REPEATED)
		text_append_string(got, "an interface came twice");
	else if (seen & WALK_DISORDERED)
		text_append_string(got, "the second walk went another way");
}

void checks_mib(struct text *got, const struct judging *judging, enum check check, const struct call_observation *call)
{
	switch (check) {
	case CHECK_ANSWER:
		check_answer(got, judging, call);
		break;
	case CHECK_ANSWER_NEEDED:
		check_needed(got, call);
		break;
	case CHECK_ANSWER_AGAIN:
		if (!(call->flags & OBSERVED_SAME_AGAIN))
			append_data(got, call);
		break;
	case CHECK_WALK_VISITS:
		check_visits(got, call);
		break;
	case CHECK_WALK_ENDS:
		check_end(got, call);
		break;
	default:
		break;
	}
}

void checks_mib_remark(struct judging *judging, const struct call_observation *call)
{
	const uint32_t last = call->outputs[WALK_LAST_CODE];
	struct text remark = { 0 };
	char code[64];

	if (call->entry != ENTRY_MIB_WALK || (last != ERROR_NO_DATA && last != ERROR_INVALID_INDEX))
		return;
	text_printf(&remark, "the walk ended with %s, which is not documented; ERROR_NO_MORE_ITEMS would be preferred",
		    status_words(last, code, sizeof(code)));
	judging_remark(judging, &remark);
}
