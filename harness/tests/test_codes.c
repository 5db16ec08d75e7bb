/* SPDX-License-Identifier: MIT */
/* Which case is to provoke which documented return code, which did, and why none did. */
#include "harness/output/codes.h"

#include "harness/base/allocate.h"
#include "harness/model/codes.h"
#include "harness/model/entry.h"
#include "harness/tests/sample.h"

#include <criterion/criterion.h>

static struct sample sample;
static struct code_lines lines;

static void begin(void)
{
	sample_open(&sample);
	sample.result.facts.examined = EXAMINED_REGISTERED;
	sample.result.facts.callbacks = UINT32_MAX;
}

static void end(void)
{
	sample_release(&sample);
}

TestSuite(codes, .init = begin, .fini = end);

static const struct code_line *find(enum entry entry, uint32_t code)
{
	size_t place = 0;

	code_lines_read(&lines, &sample.result);
	while (place < lines.count && (lines.lines[place].entry != entry || lines.lines[place].code != code))
		place++;
	cr_assert_lt(place, lines.count, "the code is not documented");
	return &lines.lines[place];
}

static void expect_reason(const struct code_line *line, const char *reason)
{
	struct text text = { 0 };

	code_line_explain(&text, line, &sample.result);
	cr_expect_str_eq(text_string(&text), reason, "%s", text_string(&text));
	text_release(&text);
}

/* Only the unknown type is to be refused, and no case is. */
static void skip_refusals(const char *unlock)
{
	static const enum sample_case refused[] = { SAMPLE_FINDING, SAMPLE_BROKEN, SAMPLE_UNSELECTED };

	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		sample.planned[refused[i]].skipped = copy_string("there is no such type");
		sample.planned[refused[i]].unlock = unlock;
	}
}

static void leave_out_all(void)
{
	for (size_t i = 0; i < SAMPLE_COUNT; i++)
		sample.planned[i].is_selected = false;
}

Test(codes, list_every_documented_code_of_every_callback)
{
	size_t count = 0;

	code_lines_plan(&lines, &sample.plan);
	for (int i = ENTRY_END + 1; i < ENTRY_COUNT; i++)
		count += entry_find((enum entry)i)->documented.count;
	cr_expect_eq(lines.count, count);
	for (size_t i = 0; i < lines.count; i++)
		cr_expect_null(lines.lines[i].provoker);
}

Test(codes, know_the_first_case_that_provoked_one)
{
	cr_expect_str_eq(find(ENTRY_INTERFACE_STATUS, NO_ERROR)->provoker, "interface-status/null-info[enabled]");
	cr_expect_str_eq(find(ENTRY_SET_INTERFACE_INFO, ERROR_CAN_NOT_COMPLETE)->provoker,
			 "set-interface-info/replace");
	cr_expect_null(find(ENTRY_DELETE_INTERFACE, NO_ERROR)->provoker);
}

Test(codes, are_not_provoked_by_a_call_that_did_not_return)
{
	for (size_t i = 0; i < SAMPLE_COUNT; i++) {
		for (size_t j = 0; j < sample.cases[i].observation.call_count; j++)
			sample.cases[i].observation.calls[j].ending = ENDING_CRASHED;
	}
	cr_expect_null(find(ENTRY_INTERFACE_STATUS, NO_ERROR)->provoker);
}

Test(codes, are_provoked_by_a_message_of_the_queue)
{
	const struct heard heard = { .kind = HEARD_MESSAGE };

	cr_expect_null(find(ENTRY_GET_EVENT_MESSAGE, NO_ERROR)->provoker);
	observation_append_heard(&sample.cases[SAMPLE_REMARK].observation, &heard);
	cr_expect_str_eq(find(ENTRY_GET_EVENT_MESSAGE, NO_ERROR)->provoker, "set-interface-info/replace");
}

Test(codes, are_asked_for_where_nothing_else_is_accepted_or_preferred)
{
	const struct code_line *line = find(ENTRY_INTERFACE_STATUS, ERROR_INVALID_PARAMETER);

	cr_expect_eq(line->asking, &sample.planned[SAMPLE_FINDING]);
	cr_expect_eq(line->accepting, &sample.planned[SAMPLE_PASS]);
	cr_expect(step_asks(&sample.planned[SAMPLE_PASS], sample.planned[SAMPLE_PASS].call_place, NO_ERROR),
		  "preferred");
	line = find(ENTRY_INTERFACE_STATUS, ERROR_CAN_NOT_COMPLETE);
	cr_expect_null(line->asking);
	cr_expect_eq(line->accepting, &sample.planned[SAMPLE_PASS]);
	cr_expect_eq(find(ENTRY_SET_INTERFACE_INFO, NO_ERROR)->asking, &sample.planned[SAMPLE_REMARK], "preferred");
}

Test(codes, need_a_key_where_only_a_configuration_has_them_asked_for)
{
	cr_expect_null(code_line_key(find(ENTRY_INTERFACE_STATUS, ERROR_INVALID_PARAMETER)));
	skip_refusals("[interface.bad.NAME]");
	cr_expect_str_eq(code_line_key(find(ENTRY_INTERFACE_STATUS, ERROR_INVALID_PARAMETER)), "[interface.bad.NAME]");
	expect_reason(find(ENTRY_INTERFACE_STATUS, ERROR_INVALID_PARAMETER),
		      "interface-status/unknown-type[5] was skipped: there is no such type");
}

Test(codes, prefer_the_case_that_a_key_unlocks)
{
	skip_refusals(NULL);
	sample.planned[SAMPLE_BROKEN].unlock = "[interface.B]";
	cr_expect_eq(find(ENTRY_INTERFACE_STATUS, ERROR_INVALID_PARAMETER)->asking, &sample.planned[SAMPLE_BROKEN]);
	sample.planned[SAMPLE_BROKEN].is_selected = false;
	cr_expect_eq(find(ENTRY_INTERFACE_STATUS, ERROR_INVALID_PARAMETER)->asking, &sample.planned[SAMPLE_FINDING]);
}

Test(codes, say_why_they_were_not_provoked)
{
	expect_reason(find(ENTRY_INTERFACE_STATUS, ERROR_INVALID_PARAMETER),
		      "interface-status/unknown-type[5] is to provoke it, and did not");
	expect_reason(find(ENTRY_INTERFACE_STATUS, ERROR_CAN_NOT_COMPLETE),
		      "left to the candidate where several answers are accepted; the first is "
		      "interface-status/null-info[enabled]");
	expect_reason(find(ENTRY_DELETE_INTERFACE, ERROR_CAN_NOT_COMPLETE),
		      "only a fault inside the candidate brings it about, and none can be made from outside");
	expect_reason(find(ENTRY_STOP, ERROR_PROTOCOL_STOP_PENDING),
		      "a protocol has one way to stop, with a pending stop or without");
	expect_reason(find(ENTRY_REGISTER, ERROR_NOT_SUPPORTED), "no case asks for it");
}

Test(codes, say_what_was_left_out_and_what_is_not_offered)
{
	leave_out_all();
	expect_reason(find(ENTRY_INTERFACE_STATUS, ERROR_INVALID_PARAMETER), "outside the selection");
	sample.planned[SAMPLE_PASS].is_selected = true;
	expect_reason(find(ENTRY_INTERFACE_STATUS, ERROR_INVALID_PARAMETER),
		      "left to the candidate where several answers are accepted; the first is "
		      "interface-status/null-info[enabled]");
	sample.result.facts.callbacks = 0;
	expect_reason(find(ENTRY_INTERFACE_STATUS, ERROR_INVALID_PARAMETER),
		      "the candidate offers no InterfaceStatus (pfnInterfaceStatus is NULL)");
}
