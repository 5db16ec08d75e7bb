/* SPDX-License-Identifier: MIT */
/* The checks of GetEventMessage: which message it brought. */
#include "harness/judge/judging.h"

#include "harness/model/codes.h"

void judging_check_event(const struct judging *judging, const struct call_observation *call, struct text *wrong)
{
	const struct call *step = judging_step(judging, call);
	const uint32_t event = call->outputs[0];
	const uint32_t index = call->outputs[1];

	switch (step->check) {
	case CHECK_EVENT_KNOWN:
		if (event > UPDATE_COMPLETE)
			text_printf(wrong, "*Event is 0x%X", event);
		break;
	case CHECK_UPDATE_NAMES:
		if (event != UPDATE_COMPLETE)
			text_printf(wrong, "*Event is 0x%X", event);
		else if (index != judging_index(judging, step))
			text_printf(wrong, "UPDATE_COMPLETE names 0x%08X, and 0x%08X was updated", index,
				    judging_index(judging, step));
		break;
	default:
		break;
	}
}
