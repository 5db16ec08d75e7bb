/* SPDX-License-Identifier: MIT */
/* Planned steps in words: what a row asks for, with what matters only. */
#include "harness/output/words.h"

#include "harness/model/codes.h"
#include "harness/output/words_internal.h"

static bool may_succeed(const struct answers *answers)
{
	for (uint32_t i = 0; i < answers->count; i++) {
		if (answers->codes[i] == NO_ERROR)
			return true;
	}
	return !answers->count;
}

static void append_call(struct text *text, const struct call *call)
{
	struct words_list list = { text, false };

	text_append_string(text, entry_find(call->entry)->name);
	text_append_string(text, "(");
	words_arguments(&list, call);
	text_append_string(text, ")");
	if ((call->entry == ENTRY_GET_INTERFACE_INFO || call->entry == ENTRY_GET_GLOBAL_INFO ||
	     call->entry == ENTRY_GET_DOMAIN_INFO) &&
	    may_succeed(&call->returns)) {
		text_append_string(text, " gives ");
		words_configuration(text, call);
	}
}

void words_step(struct text *text, const struct planned_case *planned, size_t step)
{
	const struct call *call = planned->steps[step];
	const bool is_manager = words_manager(text, call);

	if (!is_manager)
		append_call(text, call);
	if (is_manager && call->is_beside)
		text_append_string(text, " of the other protocol of the DLL");
	if (call->returns.count && step != planned->call_place && !call->is_loose) {
		text_append_string(text, " returns ");
		words_answers(text, &call->returns);
	}
	if (call->check && step != planned->call_place) {
		text_append_string(text, ", and ");
		text_append_string(text, check_expected(call->check));
	}
	if (call->has_failed)
		text_append_string(text, ", with ERROR_CAN_NOT_COMPLETE");
	if (call->is_loose)
		text_append_string(text, is_manager ? ", or none" : ", whatever it returns");
	if (call->is_control)
		text_append_string(text, " (positive control)");
}
