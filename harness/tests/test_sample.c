/* SPDX-License-Identifier: MIT */
/* A run with a case of each kind. */
#define _POSIX_C_SOURCE 200809L

#include "harness/tests/sample.h"

#include "harness/base/allocate.h"
#include "harness/model/codes.h"

#include <criterion/criterion.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define STEPS(...) \
	(const struct call[]) \
	{ \
		__VA_ARGS__, \
		{ \
			.entry = ENTRY_END \
		} \
	}
#define START \
	{ \
		.entry = ENTRY_START \
	}
#define ADD \
	{ \
		.entry = ENTRY_ADD_INTERFACE \
	}
#define STATUS(...) \
	{ \
		.entry = ENTRY_INTERFACE_STATUS, __VA_ARGS__ \
	}

static const struct test_case rows[] = {
	{
		.id = "interface-status/null-info",
		.requirement = IFSTATUS_21,
		.claim = "A NULL StatusInfo is survived.",
		.given = STEPS(START, ADD),
		.call = STATUS(.status_type = RIS_INTERFACE_ADDRESS_CHANGE, .active = 1),
		.expect = { .returns = { { NO_ERROR, ERROR_CAN_NOT_COMPLETE, ERROR_INVALID_PARAMETER }, 3, true } },
	},
	{
		.id = "interface-status/enable-added",
		.requirement = IFSTATUS_16,
		.claim = "A freshly added interface can be enabled.",
		.given = STEPS(START, ADD),
		.call = STATUS(.status_type = RIS_INTERFACE_ENABLED, .active = 1),
		.expect = { .returns = { { NO_ERROR }, 1, false } },
	},
	{
		.id = "interface-status/unknown-type",
		.requirement = IFSTATUS_14,
		.claim = "An unknown StatusType is refused.",
		.given = STEPS(START, ADD),
		.call = STATUS(.status_type = 5, .info = INFO_BINDING, .addresses = 2),
		.expect = { .returns = { { ERROR_INVALID_PARAMETER }, 1, false } },
	},
	{
		.id = "set-interface-info/replace",
		.requirement = SIFINFO_01,
		.claim = "A valid configuration is accepted.",
		.given = STEPS(START, ADD),
		.call = { .entry = ENTRY_SET_INTERFACE_INFO, .configuration = CONFIGURATION_B },
		.expect = { .returns = { { NO_ERROR, ERROR_CAN_NOT_COMPLETE }, 2, true } },
		.then = STEPS({ .entry = ENTRY_GET_INTERFACE_INFO, .configuration = CONFIGURATION_B }),
	},
};

static const struct suite suites[] = {
	{ .name = "interface-status", .callback = "InterfaceStatus", .title = "Interfaces change" },
	{ .name = "set-interface-info", .callback = "SetInterfaceInfo", .title = "Configurations change" },
};

/* What each case is: its row and the cell. */
static const struct {
	size_t suite, row;
	const char *cell;
} shape[SAMPLE_COUNT] = {
	[SAMPLE_PASS] = { 0, 0, "[enabled]" },
	[SAMPLE_CRASH] = { 0, 0, "[media-absent,inactive]" },
	[SAMPLE_CRASH_AGAIN] = { 0, 0, "[media-present,inactive]" },
	[SAMPLE_WRONG_CODE] = { 0, 1, "" },
	[SAMPLE_HANG] = { 0, 1, "[hang]" },
	[SAMPLE_EXIT] = { 0, 1, "[exit]" },
	[SAMPLE_FINDING] = { 0, 2, "[5]" },
	[SAMPLE_BLOCKED] = { 0, 1, "[blocked]" },
	[SAMPLE_SKIPPED] = { 0, 1, "[skipped]" },
	[SAMPLE_BROKEN] = { 0, 2, "[broken]" },
	[SAMPLE_UNSELECTED] = { 0, 2, "[unselected]" },
	[SAMPLE_REMARK] = { 1, 3, "" },
};

static size_t append_steps(const struct call **steps, size_t count, const struct call *from)
{
	for (; from && from->entry != ENTRY_END; from++)
		steps[count++] = from;
	return count;
}

static void plan_case(struct planned_case *planned, enum sample_case place)
{
	const struct suite *suite = &suites[shape[place].suite];
	const struct test_case *row = &rows[shape[place].row];
	struct text id = { 0 };

	text_append_string(&id, row->id);
	text_append_string(&id, shape[place].cell);
	planned->id = id.data;
	planned->suite = suite;
	planned->row = row;
	planned->level = requirement_find(row->requirement)->level;
	planned->is_selected = place != SAMPLE_UNSELECTED;
	planned->steps = allocate(8, sizeof(*planned->steps));
	planned->call_place = append_steps(planned->steps, 0, row->given);
	planned->steps[planned->call_place] = &row->call;
	planned->step_count = append_steps(planned->steps, planned->call_place + 1, row->then);
}

static void fill_arguments(struct call_observation *call, const struct call *step)
{
	switch (step->entry) {
	case ENTRY_INTERFACE_STATUS:
		call->arguments[0] = 0x101;
		call->arguments[1] = step->active;
		call->arguments[2] = step->status_type;
		call->arguments[3] = step->info == INFO_BINDING ? 24 + 8 * step->addresses : 0;
		break;
	case ENTRY_SET_INTERFACE_INFO:
		call->arguments[0] = 0x101;
		call->arguments[1] = call->arguments[3] = 12;
		call->arguments[2] = call->arguments[4] = 1;
		break;
	case ENTRY_GET_INTERFACE_INFO:
		call->arguments[0] = 0x101;
		call->arguments[1] = 12;
		call->outputs[0] = call->outputs[2] = call->data_size = 12;
		call->outputs[1] = call->outputs[3] = 1;
		call->data[0] = 0x2A;
		call->flags = OBSERVED_VERSION_WRITTEN | OBSERVED_COUNT_WRITTEN | OBSERVED_MATCHES_B;
		break;
	default:
		break;
	}
}

/* Everything went as the row has it. */
static void observe_case(struct case_result *done, const struct planned_case *planned)
{
	done->observation.is_performed = done->observation.is_complete = true;
	done->milliseconds = 1.5;
	for (size_t i = 0; i < planned->step_count; i++) {
		struct call_observation call = { .step = (uint32_t)i,
						 .entry = (uint32_t)planned->steps[i]->entry,
						 .microseconds = 7 };

		fill_arguments(&call, planned->steps[i]);
		observation_append_call(&done->observation, &call);
	}
}

void sample_violate(struct judgement *judgement, enum requirement requirement, enum level level, const char *got,
		    const char *expected)
{
	struct violation *violation;

	judgement->violations = reallocate(judgement->violations, judgement->violation_count + 1, sizeof(*violation));
	violation = &judgement->violations[judgement->violation_count++];
	*violation = (struct violation) { requirement, level, copy_string(got), copy_string(expected) };
	judgement->verdict = VERDICT_FAIL;
}

static struct call_observation *call_under_test(struct sample *sample, enum sample_case place)
{
	return &sample->cases[place].observation.calls[sample->planned[place].call_place];
}

static void end_case(struct sample *sample, enum sample_case place, enum ending ending, const char *got)
{
	struct case_result *done = &sample->cases[place];

	call_under_test(sample, place)->ending = ending;
	done->judgement.ending = ending;
	sample_violate(&done->judgement, sample->planned[place].row->requirement, sample->planned[place].level, got,
		       "a return");
}

static void spoil_crash(struct sample *sample, enum sample_case place)
{
	struct crash_words *crash = allocate(1, sizeof(*crash));

	end_case(sample, place, ENDING_CRASHED, "a crash");
	sample->cases[place].crash = crash;
	snprintf(crash->what, sizeof(crash->what), "access violation reading 0x0000000000000000");
	snprintf(crash->code, sizeof(crash->code), "0xC0000005");
	snprintf(crash->where, sizeof(crash->where), "their.dll+0x1234 (OnStatus+0x10)");
	snprintf(crash->thread, sizeof(crash->thread), "the thread that makes the calls");
	crash->stack_count = 2;
	snprintf(crash->stack[0], sizeof(crash->stack[0]), "their.dll+0x1234 (OnStatus+0x10)");
	snprintf(crash->stack[1], sizeof(crash->stack[1]), "their.dll+0x2000");
	sample->cases[place].alone = (struct repetition) { true, VERDICT_FAIL, ENDING_CRASHED, "fails alone too" };
	sample->cases[place].output = copy_string("before the crash\n\\x1b[31m ]]> <tag> & \"quoted\"\n");
}

static void spoil(struct sample *sample)
{
	struct case_result *cases = sample->cases;
	struct heard heard = {
		.kind = HEARD_DEMAND_DIAL_REQUEST, .step = 2, .index = 0x101, .is_during_call = 1, .arguments = { 8, 0x101 }
	};

	spoil_crash(sample, SAMPLE_CRASH);
	spoil_crash(sample, SAMPLE_CRASH_AGAIN);
	call_under_test(sample, SAMPLE_WRONG_CODE)->returned = ERROR_NOT_SUPPORTED;
	sample_violate(&cases[SAMPLE_WRONG_CODE].judgement, IFSTATUS_16, LEVEL_SHOULD, "ERROR_NOT_SUPPORTED (50)",
		       "NO_ERROR");
	sample_violate(&cases[SAMPLE_WRONG_CODE].judgement, IFSTATUS_02, LEVEL_SHOULD, "ERROR_NOT_SUPPORTED (50)",
		       "a documented code");
	observation_append_heard(&cases[SAMPLE_WRONG_CODE].observation, &heard);
	end_case(sample, SAMPLE_HANG, ENDING_HUNG, "a hang");
	call_under_test(sample, SAMPLE_HANG)->microseconds = 5004321;
	end_case(sample, SAMPLE_EXIT, ENDING_EXITED, "an exit");
	sample_violate(&cases[SAMPLE_FINDING].judgement, IFSTATUS_14, LEVEL_HARDENING, "NO_ERROR (0)",
		       "ERROR_INVALID_PARAMETER");
	cases[SAMPLE_BLOCKED].judgement.verdict = VERDICT_BLOCKED;
	cases[SAMPLE_BLOCKED].judgement.reason = copy_string("a given step failed: AddInterface() returned 5");
	cases[SAMPLE_SKIPPED].judgement.verdict = VERDICT_SKIPPED;
	observation_release(&cases[SAMPLE_SKIPPED].observation);
	sample->planned[SAMPLE_SKIPPED].skipped = copy_string("the profile has no second configuration");
	sample->planned[SAMPLE_SKIPPED].unlock = "[interface.B]";
	cases[SAMPLE_BROKEN].judgement.verdict = VERDICT_BROKEN;
	cases[SAMPLE_BROKEN].judgement.reason = copy_string("no memory for a guarded buffer");
	observation_release(&cases[SAMPLE_BROKEN].observation);
	call_under_test(sample, SAMPLE_REMARK)->returned = ERROR_CAN_NOT_COMPLETE;
	cases[SAMPLE_REMARK].judgement.remarks = allocate(1, sizeof(char *));
	cases[SAMPLE_REMARK].judgement.remarks[0] =
		copy_string("ERROR_CAN_NOT_COMPLETE (1003) is documented; NO_ERROR would be preferred");
	cases[SAMPLE_REMARK].judgement.remark_count = 1;
}

static void fill_facts(struct result *result)
{
	static char names[][20] = { "RegisterProtocol", "Other\x01" };
	static char *exports[] = { names[0], names[1] };
	static char decision[] = "Cases about starting and stopping share a worker: start, stop, start worked.";
	static char path[] = "dlls/their candidate.dll", platform[] = "Wine 8.0 (Linux)",
		    command[] = "tools/routprot-check";

	result->facts = (struct facts) { .examined = EXAMINED_STARTED,
					 .protocol_id = 8,
					 .version = 0x500,
					 .functionality = 0x105,
					 .callbacks = 0x1E1F };
	result->candidate = (struct candidate_facts) {
		.path = path, .machine = "x64", .bytes = 4096, .exports = exports, .export_count = 2
	};
	memset(result->candidate.sha256, 'a', 64);
	result->platform = platform;
	result->command = command;
	snprintf(result->started, sizeof(result->started), "2026-11-22T08:00:00Z");
	result->decisions[0] = decision;
	result->decision_count = 1;
	result->milliseconds = 1234.5678;
	result->settle_milliseconds = 50;
	result->workers = 4;
}

void sample_open(struct sample *sample)
{
	static char path[] = "their.profile", name[] = "Example RIP";

	*sample = (struct sample) {
		.options = { .level = LEVEL_SHOULD, .jobs = 1, .timeout_factor = 1, .suite_version = SUITE_VERSION, .repeat = 1 }
	};
	sample->profile.path = path;
	sample->profile.name = name;
	sample->profile.fingerprint = 0x0123456789ABCDEF;
	sample->plan = (struct plan) { .cases = sample->planned, .count = SAMPLE_COUNT };
	sample->result.options = &sample->options;
	sample->result.profile = &sample->profile;
	sample->result.plan = &sample->plan;
	sample->result.cases = sample->cases;
	fill_facts(&sample->result);
	for (int i = 0; i < SAMPLE_COUNT; i++) {
		plan_case(&sample->planned[i], (enum sample_case)i);
		observe_case(&sample->cases[i], &sample->planned[i]);
	}
	spoil(sample);
	summary_read(&sample->summary, &sample->result);
}

void sample_mend(struct sample *sample, enum sample_case place)
{
	struct case_result *done = &sample->cases[place];

	judgement_release(&done->judgement);
	observation_release(&done->observation);
	free(done->output);
	free(done->crash);
	*done = (struct case_result) { 0 };
	free(sample->planned[place].skipped);
	sample->planned[place].skipped = NULL;
	sample->planned[place].unlock = NULL;
	observe_case(done, &sample->planned[place]);
}

void sample_sum_up(struct sample *sample)
{
	summary_release(&sample->summary);
	summary_read(&sample->summary, &sample->result);
}

void sample_release(struct sample *sample)
{
	summary_release(&sample->summary);
	for (int i = 0; i < SAMPLE_COUNT; i++) {
		judgement_release(&sample->cases[i].judgement);
		observation_release(&sample->cases[i].observation);
		free(sample->cases[i].output);
		free(sample->planned[i].id);
		free(sample->planned[i].steps);
		free(sample->planned[i].skipped);
	}
}

static void read_file(struct text *text, const char *path)
{
	char buffer[4096];
	size_t length;
	FILE *file = fopen(path, "rb");

	while (file && (length = fread(buffer, 1, sizeof(buffer), file)) > 0)
		text_append(text, buffer, length);
	if (file)
		fclose(file);
}

static bool write_file(const char *path, const struct text *text)
{
	FILE *file = fopen(path, "wb");
	bool is_written = file && fwrite(text_string(text), 1, text->length, file) == text->length;

	return file && fclose(file) == 0 && is_written;
}

void expect_in(const struct text *text, const char *part)
{
	cr_expect_not_null(strstr(text_string(text), part), "%s is missing", part);
}

void golden_check(const char *name, const struct text *text)
{
	struct text golden = { 0 };
	char path[256];

	snprintf(path, sizeof(path), "harness/tests/golden/%s", name);
	if (getenv("UPDATE_GOLDEN"))
		cr_assert(write_file(path, text), "cannot write %s", path);
	read_file(&golden, path);
	cr_expect(golden.length == text->length && strcmp(text_string(&golden), text_string(text)) == 0,
		  "%s differs (UPDATE_GOLDEN=1 writes it anew):\n%s", path, text_string(text));
	text_release(&golden);
}

int run_on(const char *command, const struct text *text)
{
	char path[] = "/tmp/routprot-test-XXXXXX";
	const char *mark = strstr(command, "{}");
	struct text words = { 0 };
	int descriptor = mkstemp(path);
	int status;

	cr_assert(descriptor >= 0 && mark);
	close(descriptor);
	cr_assert(write_file(path, text));
	text_append(&words, command, (size_t)(mark - command));
	text_append_string(&words, path);
	text_append_string(&words, mark + 2);
	status = system(text_string(&words));
	unlink(path);
	text_release(&words);
	return status;
}
