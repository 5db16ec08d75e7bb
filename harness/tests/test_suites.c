/* SPDX-License-Identifier: MIT */
/* What holds of every row and every case of the suites. */
#include "harness/model/codes.h"
#include "harness/model/entry.h"
#include "harness/tests/all_cases.h"

#include <criterion/criterion.h>
#include <ctype.h>
#include <string.h>

/* Opened by each test. */
static struct plan plan;

/* The rows that are about their callback although the call under test is another one's. */
static const struct {
	const char *id;
	enum entry entry;
} others[] = {
	{ "registration/documented-order", ENTRY_STOP },
	{ "registration/freed-unstarted", ENTRY_FREE },
	{ "start-protocol/event-not-", ENTRY_GET_EVENT_MESSAGE },
	{ "start-complete/updates-wait", ENTRY_UPDATE_ROUTES },
	{ "start-complete/demand-dial-waits", ENTRY_INTERFACE_STATUS },
	{ "stop-protocol/queue-served-while-stopping", ENTRY_GET_EVENT_MESSAGE },
	{ "stop-protocol/unannounced-without-stop", ENTRY_START_COMPLETE },
	{ "stop-protocol/silent-afterwards", ENTRY_GET_INTERFACE_INFO },
	{ "stop-protocol/get-global-info-while-stopping", ENTRY_GET_GLOBAL_INFO },
	{ "stop-protocol/set-global-info-while-stopping", ENTRY_SET_GLOBAL_INFO },
	{ "stop-protocol/add-interface-while-stopping", ENTRY_ADD_INTERFACE },
	{ "stop-protocol/delete-interface-while-stopping", ENTRY_DELETE_INTERFACE },
	{ "stop-protocol/interface-status-while-stopping", ENTRY_INTERFACE_STATUS },
	{ "stop-protocol/get-interface-info-while-stopping", ENTRY_GET_INTERFACE_INFO },
	{ "stop-protocol/set-interface-info-while-stopping", ENTRY_SET_INTERFACE_INFO },
	{ "stop-protocol/update-routes-while-stopping", ENTRY_UPDATE_ROUTES },
	{ "stop-protocol/status-at-any-time", ENTRY_INTERFACE_STATUS },
	{ "stop-protocol/global-round-trips", ENTRY_SET_GLOBAL_INFO },
	{ "stop-protocol/interface-round-trips", ENTRY_SET_INTERFACE_INFO },
	{ "stop-protocol/interfaces-are-adds-minus-deletes", ENTRY_ADD_INTERFACE },
	{ "stop-protocol/many-cycles", ENTRY_START },
	{ "stop-protocol/loaded-again", ENTRY_START },
	{ "stop-protocol/random-calls", ENTRY_ADD_INTERFACE },
	{ "registration/deletion-spares-sibling", ENTRY_DELETE_INTERFACE },
	{ "registration/survives-deletion-of-sibling", ENTRY_DELETE_INTERFACE },
	{ "registration/survives-stop-of-sibling", ENTRY_STOP },
	{ "interface-status/disabled-survives-set-interface-info", ENTRY_SET_INTERFACE_INFO },
	{ "interface-status/disabled-when-added-again", ENTRY_ADD_INTERFACE },
	{ "interface-status/random-sequence[", ENTRY_ADD_INTERFACE },
	{ "interface-status/reception-ends-with-interface", ENTRY_DELETE_INTERFACE },
	{ "interface-status/reception-ends-with-run", ENTRY_STOP },
	{ "get-event-message/stop-is-signalled", ENTRY_STOP },
	{ "set-interface-info/forgotten-when-deleted", ENTRY_ADD_INTERFACE },
	{ "set-interface-info/forgotten-by-restart", ENTRY_ADD_INTERFACE },
};

static bool is_plain(const char *string, const char *besides)
{
	for (; *string; string++) {
		if (!islower((unsigned char)*string) && !isdigit((unsigned char)*string) && !strchr(besides, *string))
			return false;
	}
	return true;
}

static bool is_kebab(const char *string)
{
	return *string && is_plain(string, "-") && *string != '-' && string[strlen(string) - 1] != '-' &&
	       !strstr(string, "--");
}

/* As the journal's schema has it: suite/what-happens, then the cell in brackets. */
static bool is_id(const char *id)
{
	const char *slash = strchr(id, '/'), *bracket = strchr(id, '[');
	const size_t length = strlen(id);

	if (!slash || slash == id || !is_plain(id, "-/[],.") || strchr(slash + 1, '/') || length > 120)
		return false;
	return bracket ? bracket > slash + 1 && id[length - 1] == ']' && bracket + 2 < id + length &&
				 !strchr(bracket + 1, '[')
		       : !strpbrk(id, "],.");
}

Test(suites, have_ids_that_are_unique_and_plain)
{
	all_cases_open(&plan);
	for (size_t i = 0; i < plan.count; i++) {
		const struct planned_case *planned = &plan.cases[i];

		cr_expect(is_id(planned->id), "%s is no id", planned->id);
		cr_expect(is_kebab(planned->suite->name) && is_kebab(planned->row->id), "%s is not kebab-case",
			  planned->id);
		cr_expect_eq(plan_find(&plan, planned->id), planned, "%s is there twice", planned->id);
	}
	plan_release(&plan);
}

Test(suites, are_as_many_as_promised)
{
	size_t covered = 0, count;
	const struct requirement_facts *list = requirement_list(&count);
	bool has_case[REQUIREMENT_COUNT] = { false };

	all_cases_open(&plan);
	cr_expect_geq(plan.count, 900, "%zu cases", plan.count);
	for (size_t i = 0; i < plan.count; i++)
		has_case[plan.cases[i].row->requirement] = true;
	for (size_t i = 0; i < count; i++) {
		const enum requirement requirement = requirement_read(list[i].id);
		const bool is_ours =
			strncmp(list[i].id, "IFSTATUS-", 9) == 0 || strncmp(list[i].id, "SIFINFO-", 8) == 0;

		covered += is_ours && has_case[requirement];
		cr_expect(list[i].waived || list[i].is_duty || has_case[requirement], "%s has no case", list[i].id);
		cr_expect(!list[i].is_duty || !has_case[requirement], "%s has cases and is called a duty", list[i].id);
	}
	cr_expect_geq(covered, 125, "%zu of 145 requirements have cases", covered);
	cr_expect_not(has_case[REQUIREMENT_NONE]);
	plan_release(&plan);
}

/* Whether the case is the first one of its row. */
static bool is_first(size_t place)
{
	return place == 0 || plan.cases[place].row != plan.cases[place - 1].row;
}

Test(suites, make_claims)
{
	all_cases_open(&plan);
	for (size_t i = 0; i < plan.count; i++) {
		const char *claim = plan.cases[i].row->claim;
		const size_t length = strlen(claim);

		if (!is_first(i))
			continue;
		cr_expect(length > 15 && length < 120 && claim[length - 1] == '.' && isupper((unsigned char)claim[0]),
			  "%s: %s", plan.cases[i].id, claim);
		for (size_t j = 0; j < length; j++)
			cr_expect(claim[j] >= ' ' && claim[j] <= '~', "%s: %s", plan.cases[i].id, claim);
		for (size_t j = 0; j < i; j++)
			cr_expect(!is_first(j) || plan.cases[j].suite != plan.cases[i].suite ||
					  strcmp(plan.cases[j].row->claim, claim) != 0,
				  "%s and %s claim the same", plan.cases[i].id, plan.cases[j].id);
	}
	plan_release(&plan);
}

Test(suites, fit_where_they_are_kept)
{
	all_cases_open(&plan);
	for (size_t i = 0; i < plan.count; i++) {
		const struct planned_case *planned = &plan.cases[i];

		cr_expect_lt(planned->step_count, 256, "%s", planned->id);
		cr_assert_lt(planned->call_place, planned->step_count, "%s", planned->id);
		cr_expect_eq(planned->level, requirement_find(planned->row->requirement)->level, "%s", planned->id);
		for (size_t j = 0; j < planned->step_count; j++) {
			const struct call *step = planned->steps[j];

			cr_expect(step->entry > ENTRY_LOAD && step->entry < ENTRY_COUNT, "%s: step %zu", planned->id,
				  j);
			cr_expect_leq(step->returns.count, ANSWERS_MOST, "%s: step %zu", planned->id, j);
			cr_expect(step->interface < INTERFACE_ROLE_COUNT && step->info < INFO_COUNT &&
					  step->address_kind < ADDRESS_KIND_COUNT &&
					  step->configuration < CONFIGURATION_COUNT &&
					  step->version < VERSION_RULE_COUNT && step->size < SIZE_RULE_COUNT &&
					  step->count < COUNT_RULE_COUNT,
				  "%s: step %zu is out of range", planned->id, j);
		}
	}
	plan_release(&plan);
}

static bool is_known_other(const struct planned_case *planned, enum entry entry)
{
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		if (strncmp(planned->id, others[i].id, strlen(others[i].id)) == 0)
			return others[i].entry == entry;
	}
	return false;
}

Test(suites, call_their_callback)
{
	all_cases_open(&plan);
	for (size_t i = 0; i < plan.count; i++) {
		const struct planned_case *planned = &plan.cases[i];
		const enum entry entry = tested_call(planned)->entry;

		cr_expect(strcmp(entry_find(entry)->name, planned->suite->callback) == 0 ||
				  is_known_other(planned, entry),
			  "%s calls %s", planned->id, entry_find(entry)->name);
		cr_expect(entry_find(entry)->is_call, "%s calls nothing", planned->id);
	}
	plan_release(&plan);
}

static bool lists(const struct answers *answers, uint32_t code)
{
	for (uint32_t i = 0; i < answers->count; i++) {
		if (answers->codes[i] == code)
			return true;
	}
	return false;
}

/* Nothing is documented of what 0x600 adds. Outside a run every callback may say that it can not complete; a loose step learns nothing from the code. */
static bool may_accept(const struct planned_case *planned, const struct call *step, uint32_t code)
{
	return !entry_find(step->entry)->documented.count || lists(&entry_find(step->entry)->documented, code) || step->is_loose ||
	       (planned->level < LEVEL_SHOULD && code == ERROR_CAN_NOT_COMPLETE);
}

Test(suites, accept_documented_codes_only)
{
	all_cases_open(&plan);
	for (size_t i = 0; i < plan.count; i++) {
		for (size_t j = 0; j < plan.cases[i].step_count; j++) {
			const struct call *step = plan.cases[i].steps[j];

			for (uint32_t k = 0; k < step->returns.count; k++)
				cr_expect(may_accept(&plan.cases[i], step, step->returns.codes[k]),
					  "%s: step %zu accepts %u", plan.cases[i].id, j, step->returns.codes[k]);
		}
	}
	plan_release(&plan);
}

/* Silence proves something only where the same candidate was heard in the same case. */
static bool has_control(const struct planned_case *planned)
{
	for (size_t i = 0; i < planned->step_count; i++) {
		const struct call *step = planned->steps[i];

		if (step->is_control && (step->entry == ENTRY_HEAR_ACTIVITY || step->entry == ENTRY_HEAR_END ||
					 step->entry == ENTRY_HEAR_ASKED || step->entry == ENTRY_HEAR_ROUTE))
			return true;
	}
	return false;
}

Test(suites, listen_with_a_positive_control)
{
	all_cases_open(&plan);
	for (size_t i = 0; i < plan.count; i++) {
		const struct planned_case *planned = &plan.cases[i];

		for (size_t j = 0; j < planned->step_count; j++) {
			const struct call *step = planned->steps[j];
			const bool is_bare =
				step->entry == ENTRY_HEAR_ACTIVITY || step->entry == ENTRY_HEAR_END ||
				step->entry == ENTRY_HEAR_ASKED || step->entry == ENTRY_HEAR_ASKED_AT_MOST ||
				step->entry == ENTRY_HEAR_NO_CALL || step->entry == ENTRY_HEAR_NO_ROUTE ||
				(step->entry == ENTRY_HEAR_ROUTE && !step->is_loose) ||
				(step->entry == ENTRY_HEAR_NOTHING && step->interface != INTERFACE_UNKNOWN);

			cr_expect(!is_bare || has_control(planned), "%s listens without a control", planned->id);
			cr_expect(j > planned->call_place || !is_bare || step->is_control,
				  "%s: given step %zu is no control", planned->id, j);
			cr_expect(step->entry != ENTRY_HEAR_NOTHING || (j > planned->call_place && !step->is_control),
				  "%s: step %zu asks for silence too early", planned->id, j);
		}
	}
	plan_release(&plan);
}

static bool asks_the_same(const struct expectation *one, const struct expectation *other)
{
	return one->is_about_reads == other->is_about_reads && one->is_about_writes == other->is_about_writes &&
	       one->is_about_time == other->is_about_time && one->is_about_saves == other->is_about_saves &&
	       one->is_about_signals == other->is_about_signals && one->is_about_messages == other->is_about_messages &&
	       one->has == other->has && one->lacks == other->lacks && one->is_about_success == other->is_about_success &&
	       one->is_about_failure == other->is_about_failure;
}

static bool is_twin(const struct planned_case *one, const struct planned_case *other)
{
	if (one->row->requirement != other->row->requirement || one->life != other->life ||
	    one->step_count != other->step_count || one->call_place != other->call_place ||
	    !asks_the_same(&one->row->expect, &other->row->expect))
		return false;
	for (size_t i = 0; i < one->step_count; i++) {
		if (!call_equals(one->steps[i], other->steps[i]))
			return false;
	}
	return true;
}

/* Two of a kind would be told apart by nobody. */
Test(suites, never_make_the_same_case_twice)
{
	all_cases_open(&plan);
	for (size_t i = 0; i < plan.count; i++) {
		for (size_t j = 0; j < i; j++)
			cr_expect(!is_twin(&plan.cases[i], &plan.cases[j]), "%s and %s are the same", plan.cases[i].id,
				  plan.cases[j].id);
	}
	plan_release(&plan);
}
