/* SPDX-License-Identifier: MIT */
/* What a version of the suite holds, as a list that can be held against one that was checked in. */
#include "harness/tests/suite_list.h"

#include "harness/base/fingerprint.h"
#include "harness/model/entry.h"
#include "harness/model/plan_parts.h"
#include "harness/model/status.h"

#include <string.h>

/* A member that a fingerprint takes in. New ones change no fingerprint as long as they are zero. */
struct member {
	const char *name;
	size_t offset, size;
};

#define CALL(name) { #name, offsetof(struct call, name), sizeof(((struct call *)0)->name) }
#define EXPECT(name) { #name, offsetof(struct expectation, name), sizeof(((struct expectation *)0)->name) }

/* In the order of the struct. */
static const struct member call_members[] = {
	CALL(entry), CALL(interface), CALL(index), CALL(interface_type), CALL(status_type), CALL(active), CALL(info),
	CALL(addresses), CALL(addresses_missing), CALL(address_kind), CALL(remote), CALL(mtu), CALL(speed),
	CALL(is_reserved_literal), CALL(configuration), CALL(variant), CALL(version), CALL(size), CALL(count),
	CALL(is_unaligned), CALL(is_poisoned), CALL(manner), CALL(is_beside), CALL(is_reentrant), CALL(reentry),
	CALL(is_on_other_thread), CALL(is_unreadable), CALL(protocol), CALL(protocol_id), CALL(offered_version),
	CALL(is_version_literal), CALL(offer), CALL(offered_flags), CALL(event), CALL(support), CALL(name),
	CALL(reserved), CALL(room), CALL(client), CALL(power_type), CALL(group), CALL(source), CALL(is_group_literal),
	CALL(domain), CALL(entry_type), CALL(service), CALL(exclusion), CALL(ordering), CALL(handle), CALL(nulls),
	CALL(asked), CALL(most), CALL(left), CALL(has_failed), CALL(request), CALL(is_namesake), CALL(is_resumed), CALL(trap),
	CALL(check), CALL(returns), CALL(is_control), CALL(is_loose), CALL(is_if_running),
};

static const struct member expectation_members[] = {
	EXPECT(returns), EXPECT(is_about_reads), EXPECT(is_about_writes), EXPECT(is_about_time),
	EXPECT(is_about_saves), EXPECT(is_about_signals), EXPECT(is_about_messages), EXPECT(has), EXPECT(lacks),
	EXPECT(is_about_success), EXPECT(is_about_failure),
};

enum {
	CALL_MEMBERS = sizeof(call_members) / sizeof(call_members[0]),
	EXPECTATION_MEMBERS = sizeof(expectation_members) / sizeof(expectation_members[0])
};

/* Whether nothing but padding lies between the members. */
static bool leaves_no_gap(const struct member *members, size_t count, size_t size)
{
	size_t end = 0;

	for (size_t i = 0; i < count; i++) {
		const size_t alignment = members[i].size > 8 ? 4 : members[i].size;

		if (members[i].offset != (end + alignment - 1) / alignment * alignment)
			return false;
		end = members[i].offset + members[i].size;
	}
	return size - end < 8;
}

bool suite_list_is_complete(void)
{
	return leaves_no_gap(call_members, CALL_MEMBERS, sizeof(struct call)) &&
	       leaves_no_gap(expectation_members, EXPECTATION_MEMBERS, sizeof(struct expectation));
}

static void append_answers(struct text *text, const struct answers *answers)
{
	for (uint32_t i = 0; i < answers->count; i++) {
		const char *name = status_name(answers->codes[i]);

		text_append_string(text, i ? "," : "");
		if (name)
			text_append_string(text, name);
		else
			text_append_number(text, answers->codes[i]);
	}
	if (answers->prefers_first)
		text_append_string(text, ",first");
	if (!answers->count)
		text_append_string(text, "-");
}

static uint64_t read_member(const void *object, const struct member *member)
{
	uint64_t value = 0;

	/* Machines of this project have the least byte first. */
	memcpy(&value, (const char *)object + member->offset, member->size);
	return value;
}

static void append_members(struct text *text, const void *object, const struct member *members, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		uint64_t value;

		if (members[i].size > sizeof(value))
			continue;
		value = read_member(object, &members[i]);
		if (!value || strcmp(members[i].name, "entry") == 0 || strcmp(members[i].name, "check") == 0)
			continue;
		text_append_string(text, " ");
		text_append_string(text, members[i].name);
		text_append_string(text, "=");
		text_append_number(text, value);
	}
}

/* Steps and checks by name: their numbers change when others are added. */
void suite_list_write_step(struct text *text, const struct call *step)
{
	text_append_string(text, entry_find(step->entry)->name);
	append_members(text, step, call_members, CALL_MEMBERS);
	if (step->check) {
		text_append_string(text, " check=");
		text_append_string(text, check_name(step->check));
	}
	if (step->returns.count) {
		text_append_string(text, " returns=");
		append_answers(text, &step->returns);
	}
	text_append_string(text, "\n");
}

void suite_list_write_case(struct text *text, const struct planned_case *planned)
{
	const struct test_case *row = planned->row;

	text_printf(text, "%s %s %s needs=%u alone=%d call=%lu", planned->id, requirement_find(row->requirement)->id,
		    level_name(planned->level), (unsigned)row->needs, row->is_alone, (unsigned long)planned->call_place);
	append_members(text, &row->expect, expectation_members, EXPECTATION_MEMBERS);
	text_append_string(text, "\n");
	for (size_t i = 0; i < planned->step_count; i++)
		suite_list_write_step(text, planned->steps[i]);
}

static const char *skip_values(const char *id, size_t axis)
{
	for (; axis && id; axis--) {
		id = strchr(id, ',');
		id = id ? id + 1 : NULL;
	}
	return id;
}

/* Where the id has the value of that axis, and how long it is; NULL where the row has no such axis. */
static const char *find_value(const struct planned_case *planned, size_t axis, size_t *length)
{
	const char *values = strchr(planned->id, '[');
	const char *value = values ? skip_values(values + 1, axis) : NULL;

	*length = value ? strcspn(value, ",]") : 0;
	return value;
}

static bool has_value_before(const struct planned_case *first, const struct planned_case *planned, size_t axis)
{
	size_t length, other_length;
	const char *value = find_value(planned, axis, &length);

	for (; first < planned; first++) {
		const char *other = find_value(first, axis, &other_length);

		if (other && length == other_length && strncmp(value, other, length) == 0)
			return true;
	}
	return false;
}

/* "[media-absent media-connected][inactive]" */
static void append_values(struct text *text, const struct planned_case *first, size_t count)
{
	size_t length;

	for (size_t axis = 0; axis < AXES_MOST && find_value(first, axis, &length); axis++) {
		text_append_string(text, axis ? "][" : " [");
		for (size_t i = 0; i < count; i++) {
			const char *value = find_value(&first[i], axis, &length);

			if (!value || has_value_before(first, &first[i], axis))
				continue;
			text_append_string(text, i ? " " : "");
			text_append(text, value, length);
		}
	}
	if (strchr(first->id, '['))
		text_append_string(text, "]");
}

static void append_row(struct text *text, const struct planned_case *first, size_t count)
{
	uint64_t fingerprint = FINGERPRINT_EMPTY;
	struct text words = { 0 };

	for (size_t i = 0; i < count; i++) {
		words.length = 0;
		suite_list_write_case(&words, &first[i]);
		fingerprint = fingerprint_append(fingerprint, words.data, words.length);
	}
	text_printf(text, "row %s/%s %s %s %08lx%08lx %lu", first->suite->name, first->row->id,
		    requirement_find(first->row->requirement)->id, level_name(first->level),
		    (unsigned long)(fingerprint >> 32), (unsigned long)(fingerprint & 0xFFFFFFFF), (unsigned long)count);
	append_values(text, first, count);
	text_append_string(text, "\n");
	text_release(&words);
}

static void append_requirements(struct text *text, uint32_t version)
{
	size_t count;
	const struct requirement_facts *facts = requirement_list(&count);

	for (size_t i = 0; i < count; i++) {
		if (!requirement_is_in(&facts[i], version))
			continue;
		text_printf(text, "%s %s %s\n",
			    requirement_waiver(&facts[i], version) ? "waived"
			    : facts[i].is_duty                     ? "duty"
								   : "requirement",
			    facts[i].id, level_name(facts[i].level));
	}
}

static void append_callbacks(struct text *text)
{
	for (int i = ENTRY_END + 1; i < ENTRY_COUNT; i++) {
		const struct entry_facts *facts = entry_find((enum entry)i);

		if (!facts->is_call || !facts->documented.count)
			continue;
		text_printf(text, "callback %s ", facts->name);
		append_answers(text, &facts->promised);
		text_append_string(text, " ");
		append_answers(text, &facts->documented);
		text_append_string(text, "\n");
	}
}

void suite_list_write(struct text *text, uint32_t version)
{
	struct plan plan = { 0 };

	append_requirements(text, version);
	append_callbacks(text);
	plan_expand(&plan, NULL, NULL, version);
	for (size_t i = 0, end; i < plan.count; i = end) {
		for (end = i + 1; end < plan.count && plan.cases[end].row == plan.cases[i].row; end++)
			;
		append_row(text, &plan.cases[i], end - i);
	}
	plan_release(&plan);
}

/* The line of `list` that begins with the same two words as `line`, or NULL. A requirement is one whether it is waived or not. */
static const char *find_line(const char *list, const char *line)
{
	const char *name = line + strcspn(line, " ");
	const size_t length = 1 + strcspn(name + 1, " \n") + 1;
	const bool is_row = strncmp(line, "row ", 4) == 0 || strncmp(line, "callback ", 9) == 0;

	for (; *list; list += strcspn(list, "\n") + 1) {
		const char *other = list + strcspn(list, " ");
		const bool is_alike = is_row ? other - list == name - line && strncmp(list, line, (size_t)(name - line)) == 0
					     : strncmp(list, "row ", 4) != 0 && strncmp(list, "callback ", 9) != 0;

		if (is_alike && strncmp(other, name, length) == 0)
			return list;
	}
	return NULL;
}

static void append_difference(struct text *text, const char *what, const char *line)
{
	text_append_string(text, what);
	text_append(text, line, strcspn(line, "\n"));
	text_append_string(text, "\n");
}

void suite_list_compare(struct text *text, const char *checked_in, const char *made)
{
	for (const char *line = checked_in; *line; line += strcspn(line, "\n") + 1) {
		const char *other = find_line(made, line);

		if (!other) {
			append_difference(text, "gone:    ", line);
		} else if (strncmp(line, other, strcspn(line, "\n") + 1) != 0) {
			append_difference(text, "was:     ", line);
			append_difference(text, "now:     ", other);
		}
	}
	for (const char *line = made; *line; line += strcspn(line, "\n") + 1) {
		if (!find_line(checked_in, line))
			append_difference(text, "new:     ", line);
	}
}
