/* SPDX-License-Identifier: MIT */
/* The plan: how rows become cases. */
#include "harness/model/plan.h"

#include "harness/model/entry.h"
#include "harness/tests/all_cases.h"
#include "suites/rows.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

void all_cases_open(struct plan *plan)
{
	const struct options options = { 0 };
	struct reason why = { { 0 } };

	cr_assert(plan_open(plan, NULL, NULL, &options, &why), "%s", why.text);
}

const struct planned_case *all_cases_find(const struct plan *plan, const char *id)
{
	const struct planned_case *planned = plan_find(plan, id);

	cr_assert_not_null(planned, "there is no case %s", id);
	return planned;
}

const struct call *tested_call(const struct planned_case *planned)
{
	return planned->steps[planned->call_place];
}

enum accepted accepted_read(const struct answers *answers)
{
	enum { SUCCESS_BIT = 1, INVALID_BIT = 2, FAILURE_BIT = 4, OTHER_BIT = 8 };
	unsigned int codes = 0;

	for (uint32_t i = 0; i < answers->count; i++)
		codes |= answers->codes[i] == NO_ERROR                  ? SUCCESS_BIT
			 : answers->codes[i] == ERROR_INVALID_PARAMETER ? INVALID_BIT
			 : answers->codes[i] == ERROR_CAN_NOT_COMPLETE  ? FAILURE_BIT
									: OTHER_BIT;
	switch (codes) {
	case SUCCESS_BIT:
		return ACCEPTED_SUCCESS;
	case INVALID_BIT:
		return ACCEPTED_INVALID_PARAMETER;
	case INVALID_BIT | FAILURE_BIT:
		return ACCEPTED_FAILURES;
	case SUCCESS_BIT | INVALID_BIT | FAILURE_BIT:
		return ACCEPTED_DOCUMENTED;
	default:
		return ACCEPTED_OTHER;
	}
}

static bool answers_equal(const struct answers *one, const struct answers *other)
{
	for (uint32_t i = 0; i < one->count && i < ANSWERS_MOST; i++) {
		if (one->codes[i] != other->codes[i])
			return false;
	}
	return one->count == other->count && one->prefers_first == other->prefers_first;
}

static bool has_same_binding(const struct call *one, const struct call *other)
{
	return one->info == other->info && one->addresses == other->addresses &&
	       one->addresses_missing == other->addresses_missing && one->address_kind == other->address_kind &&
	       one->remote == other->remote && one->mtu == other->mtu && one->speed == other->speed &&
	       one->is_reserved_literal == other->is_reserved_literal;
}

static bool has_same_configuration(const struct call *one, const struct call *other)
{
	return one->configuration == other->configuration && one->variant == other->variant &&
	       one->version == other->version && one->size == other->size && one->count == other->count;
}

static bool has_same_offer(const struct call *one, const struct call *other)
{
	return one->protocol == other->protocol && one->protocol_id == other->protocol_id &&
	       one->is_version_literal == other->is_version_literal && one->offered_version == other->offered_version &&
	       one->offer == other->offer && one->offered_flags == other->offered_flags && one->event == other->event &&
	       one->support == other->support;
}

static bool has_same_details(const struct call *one, const struct call *other)
{
	return one->name == other->name && one->reserved == other->reserved && one->room == other->room &&
	       one->client == other->client && one->power_type == other->power_type && one->nulls == other->nulls &&
	       one->check == other->check && one->group == other->group && one->source == other->source &&
	       one->is_group_literal == other->is_group_literal && one->service == other->service &&
	       one->exclusion == other->exclusion && one->ordering == other->ordering && one->handle == other->handle &&
	       one->request == other->request &&
	       one->is_namesake == other->is_namesake && one->is_resumed == other->is_resumed &&
	       one->trap == other->trap;
}

bool call_equals(const struct call *one, const struct call *other)
{
	return one->entry == other->entry && one->interface == other->interface && one->index == other->index &&
	       one->interface_type == other->interface_type && one->status_type == other->status_type &&
	       one->active == other->active && has_same_binding(one, other) && has_same_configuration(one, other) &&
	       one->is_unaligned == other->is_unaligned && one->is_poisoned == other->is_poisoned &&
	       has_same_offer(one, other) && has_same_details(one, other) &&
	       one->is_beside == other->is_beside && one->manner == other->manner && one->asked == other->asked && one->most == other->most &&
	       one->left == other->left &&
	       one->has_failed == other->has_failed && one->check == other->check &&
	       one->reentry == other->reentry && one->is_on_other_thread == other->is_on_other_thread &&
	       one->is_unreadable == other->is_unreadable && one->domain == other->domain &&
	       one->entry_type == other->entry_type && one->is_reentrant == other->is_reentrant && one->is_control == other->is_control &&
	       one->is_loose == other->is_loose && answers_equal(&one->returns, &other->returns);
}

/* What each axis does to the call under test. */
static const struct {
	const char *id;
	struct call call;
} cells[] = {
	{ "interface-status/failure-code[added,disabled,active]", DISABLE(.active = 1, .returns = ANY_DOCUMENTED) },
	{ "interface-status/failure-code[disabled-bound,media-absent,inactive]",
	  MEDIA_ABSENT(.returns = ANY_DOCUMENTED) },
	{ "interface-status/boundary-index[0x80000000,address-change]",
	  BIND(.interface = INTERFACE_LITERAL, .index = 0x80000000, .returns = ONLY(ERROR_INVALID_PARAMETER)) },
	{ "interface-status/active-nonzero[0xffffffff]",
	  INTERFACE_STATUS(.status_type = RIS_INTERFACE_ENABLED, .active = 0xFFFFFFFF, .returns = ONLY(NO_ERROR)) },
	{ "interface-status/info-not-kept[256-addresses]",
	  INTERFACE_STATUS(.status_type = RIS_INTERFACE_ADDRESS_CHANGE, .active = 1, .info = INFO_BINDING,
			   .addresses = 256, .is_poisoned = true, .returns = SUCCESS_PREFERRED) },
	{ "interface-status/before-start-unknown-type[0xffffffff,unreadable,inactive]",
	  INTERFACE_STATUS(.status_type = 0xFFFFFFFF, .info = INFO_UNREADABLE, .returns = A_FAILURE) },
	{ "interface-status/addresses-unusual[224.0.0.1]",
	  BIND(.address_kind = ADDRESSES_MULTICAST, .returns = SUCCESS_PREFERRED) },
	{ "interface-status/reserved-members[mtu-0xffffffff,speed-all-ones]",
	  BIND(.mtu = 0xFFFFFFFF, .speed = UINT64_MAX, .is_reserved_literal = true, .returns = ONLY(NO_ERROR)) },
	{ "interface-status/reserved-members[mtu-0,speed-1]",
	  BIND(.speed = 0x100000001, .is_reserved_literal = true, .returns = ONLY(NO_ERROR)) },
	{ "set-interface-info/valid[b]",
	  SET_INTERFACE_INFO(.configuration = CONFIGURATION_B, .returns = ONLY(NO_ERROR)) },
	{ "set-interface-info/invalid[bad]",
	  SET_INTERFACE_INFO(.configuration = CONFIGURATION_BAD, .returns = ONLY(ERROR_INVALID_PARAMETER)) },
	{ "set-interface-info/version-unknown[version-less-1]",
	  SET_INTERFACE_INFO(.configuration = CONFIGURATION_B, .version = VERSION_LESS_1, .returns = ANY_DOCUMENTED) },
	{ "set-interface-info/size-long[size-plus-4096-random]",
	  SET_INTERFACE_INFO(.configuration = CONFIGURATION_B, .size = SIZE_PLUS_4096_RANDOM,
			     .returns = ANY_DOCUMENTED) },
	{ "set-interface-info/count-huge[count-wrapping]",
	  SET_INTERFACE_INFO(.configuration = CONFIGURATION_B, .count = COUNT_WRAPPING, .returns = REFUSAL_PREFERRED) },
	{ "set-interface-info/combination[null,version-plus-1,size-0,count-max]",
	  SET_INTERFACE_INFO(.configuration = CONFIGURATION_NULL, .version = VERSION_PLUS_1, .size = SIZE_ZERO,
			     .count = COUNT_MAX, .returns = ANY_DOCUMENTED) },
	{ "get-mfe-status/no-group[0.0.0.0]",
	  GET_MFE_STATUS(.is_group_literal = true, .returns = ONLY(ERROR_INVALID_PARAMETER)) },
	{ "get-mfe-status/no-source[224.0.0.224]",
	  GET_MFE_STATUS(.source = IPV4(224, 0, 0, 224), .returns = ONLY(ERROR_INVALID_PARAMETER)) },
	{ "is-service/among-others[c]", IS_SERVICE(.service = SERVICE_C, .check = CHECK_SERVICE_KNOWN) },
	{ "first-service/one[by-interface,type-name]",
	  FIRST_SERVICE(.ordering = STM_ORDER_BY_INTERFACE_TYPE_NAME,
			.exclusion = STM_ONLY_THIS_TYPE | STM_ONLY_THIS_NAME, .check = CHECK_SERVICE_ORDERED) },
	{ "enumerate-service/dead-handle[none]",
	  ENUMERATE_SERVICE(.handle = HANDLE_FOREIGN,
			    .returns = PREFER(ERROR_CAN_NOT_COMPLETE, ERROR_NO_MORE_ITEMS, NO_ERROR)) },
	{ "set-interface-info/random[seed-8]",
	  SET_INTERFACE_INFO(.configuration = CONFIGURATION_RANDOM, .variant = 8, .returns = ANY_DOCUMENTED) },
};

Test(plan, puts_each_axis_where_it_belongs)
{
	struct plan plan;

	all_cases_open(&plan);
	for (size_t i = 0; i < sizeof(cells) / sizeof(cells[0]); i++) {
		const struct call *call = tested_call(all_cases_find(&plan, cells[i].id));

		cr_expect(call_equals(call, &cells[i].call), "%s is another call", cells[i].id);
	}
	plan_release(&plan);
}

/* All steps of some cases, by their entries and the interface or type that tells them apart. */
static const struct {
	const char *id;
	struct call steps[12];
	size_t call_place;
} orders[] = {
	{ "interface-status/enabled-first[before-start-complete]",
	  { REGISTER_PROTOCOL(), START_PROTOCOL(), ADD_INTERFACE(), ENABLE(), START_COMPLETE() },
	  3 },
	{ "interface-status/enabled-first[running]",
	  { REGISTER_PROTOCOL(), START_PROTOCOL(), START_COMPLETE(), ADD_INTERFACE(), ENABLE() },
	  4 },
	{ "interface-status/disabled-first[before-start-complete,enabled-unbound]",
	  { REGISTER_PROTOCOL(), START_PROTOCOL(), ADD_INTERFACE(), ENABLE(), DISABLE(), START_COMPLETE() },
	  4 },
	{ "interface-status/enabled-inactive[running,added,remote-workstation-dial]",
	  { REGISTER_PROTOCOL(), START_PROTOCOL(), START_COMPLETE(),
	    ADD_INTERFACE(.interface_type = REMOTE_WORKSTATION_DIAL), ENABLE() },
	  4 },
	{ "interface-status/order-enabled-last[media-present-address-change]",
	  { REGISTER_PROTOCOL(), START_PROTOCOL(), START_COMPLETE(), ADD_INTERFACE(.interface = INTERFACE_SECOND),
	    BIND(.interface = INTERFACE_SECOND), ENABLE(.interface = INTERFACE_SECOND),
	    HEAR_ACTIVITY(.interface = INTERFACE_SECOND), ADD_INTERFACE(), MEDIA_PRESENT(), BIND(), ENABLE(),
	    HEAR_ACTIVITY() },
	  10 },
	{ "interface-status/disabled-until-enabled-at-start",
	  { REGISTER_PROTOCOL(), START_PROTOCOL(), ADD_INTERFACE(), BIND(), START_COMPLETE(), HEAR_NOTHING(), ENABLE(),
	    HEAR_ACTIVITY() },
	  3 },
	{ "interface-status/after-restart[before-start-complete,enabled,null,active]",
	  { REGISTER_PROTOCOL(), START_PROTOCOL(), START_COMPLETE(), ADD_INTERFACE(), BIND(), ENABLE(), STOP_PROTOCOL(),
	    AWAIT_STOPPED(), START_PROTOCOL(), ENABLE(), START_COMPLETE() },
	  9 },
	{ "set-interface-info/after-stop[b]",
	  { REGISTER_PROTOCOL(), START_PROTOCOL(), START_COMPLETE(), ADD_INTERFACE(), STOP_PROTOCOL(), AWAIT_STOPPED(),
	    SET_INTERFACE_INFO() },
	  6 },
	{ "set-interface-info/before-start[null]", { REGISTER_PROTOCOL(), SET_INTERFACE_INFO() }, 1 },
	{ "registration/registers", { REGISTER_PROTOCOL() }, 0 },
};

Test(plan, puts_steps_in_their_order)
{
	struct plan plan;

	all_cases_open(&plan);
	for (size_t i = 0; i < sizeof(orders) / sizeof(orders[0]); i++) {
		const struct planned_case *planned = all_cases_find(&plan, orders[i].id);
		size_t count = 0;

		while (count < 12 && orders[i].steps[count].entry)
			count++;
		cr_assert_eq(planned->step_count, count, "%s has %zu steps", orders[i].id, planned->step_count);
		cr_expect_eq(planned->call_place, orders[i].call_place, "%s", orders[i].id);
		for (size_t j = 0; j < count; j++) {
			const struct call *got = planned->steps[j], *wanted = &orders[i].steps[j];

			cr_expect(got->entry == wanted->entry && got->interface == wanted->interface &&
					  got->interface_type == wanted->interface_type &&
					  got->status_type == wanted->status_type,
				  "%s: step %zu is %s", orders[i].id, j, entry_find(got->entry)->name);
		}
	}
	plan_release(&plan);
}

Test(plan, keeps_the_order_of_suites_rows_and_axes)
{
	static const char *const first[] = { "registration/exported", "registration/registers" };
	struct plan plan;
	size_t place;

	all_cases_open(&plan);
	for (size_t i = 0; i < 2; i++)
		cr_expect_str_eq(plan.cases[i].id, first[i]);
	/* The last axis turns fastest. */
	place = (size_t)(all_cases_find(&plan,
					"interface-status/unknown-index-enabled[before-start-complete,null,active]") -
			 plan.cases);
	cr_expect_str_eq(plan.cases[place + 1].id,
			 "interface-status/unknown-index-enabled[before-start-complete,null,inactive]");
	cr_expect_str_eq(plan.cases[place + 2].id,
			 "interface-status/unknown-index-enabled[before-start-complete,0-addresses,active]");
	cr_expect_str_eq(plan.cases[place + 14].id, "interface-status/unknown-index-enabled[running,null,active]");
	for (size_t i = 1; i < plan.count; i++)
		cr_expect(plan.cases[i].suite == plan.cases[i - 1].suite ||
			  plan.cases[i].row != plan.cases[i - 1].row);
	cr_expect_null(plan_find(&plan, "registration"));
	cr_expect_null(plan_find(&plan, "interface-status/unknown-index-enabled"));
	plan_release(&plan);
	plan_release(&plan);
	cr_expect_eq(plan.count, 0);
}

Test(plan, has_a_case_for_each_bad_configuration)
{
	static char names[2][16] = { "cost-zero", "Mode_3" };
	static uint8_t bytes[8];
	struct blob bad[] = { { .is_given = true, .name = names[0], .data = bytes, .size = 8 },
			      { .is_given = true, .name = names[1], .data = bytes, .size = 8 } };
	const struct facts facts = { .callbacks = UINT32_MAX, .interface_size = 8 };
	const struct options options = { 0 };
	struct profile profile;
	struct reason why = { { 0 } };
	struct plan plan;

	profile_init(&profile);
	cr_assert(plan_open(&plan, &profile, &facts, &options, &why), "%s", why.text);
	cr_expect_str_eq(all_cases_find(&plan, "set-interface-info/invalid[bad]")->unlock, "[interface.bad.NAME]");
	cr_expect_str_eq(all_cases_find(&plan, "set-interface-info/valid[b]")->unlock, "[interface.B]");
	cr_expect_null(all_cases_find(&plan, "set-interface-info/valid[a]")->skipped);
	plan_release(&plan);

	profile.interface.bad = bad;
	profile.interface.bad_count = 2;
	cr_assert(plan_open(&plan, &profile, &facts, &options, &why), "%s", why.text);
	cr_expect_null(plan_find(&plan, "set-interface-info/invalid[bad]"));
	for (uint32_t i = 0; i < 2; i++) {
		const char *id = i ? "set-interface-info/invalid[Mode_3]" : "set-interface-info/invalid[cost-zero]";
		const struct planned_case *planned = all_cases_find(&plan, id);

		cr_expect_null(planned->skipped);
		cr_expect_eq(tested_call(planned)->configuration, CONFIGURATION_BAD);
		cr_expect_eq(tested_call(planned)->variant, i);
	}
	plan_release(&plan);
	profile.interface.bad = NULL;
	profile.interface.bad_count = 0;
	profile_release(&profile);
}

static bool is_same_case(const struct planned_case *one, const struct planned_case *other)
{
	return strcmp(one->id, other->id) == 0 && one->row == other->row && one->step_count == other->step_count &&
	       one->call_place == other->call_place && one->life == other->life;
}

Test(plan, fills_in_the_rows_that_are_wanted)
{
	enum { STRIDE = 700 };
	struct plan whole, part;
	bool *wanted;
	size_t filled = 0;

	all_cases_open(&whole);
	plan_outline(&part, NULL, 0);
	cr_assert_eq(part.count, whole.count);
	wanted = calloc(whole.count, sizeof(*wanted));
	for (size_t i = 0; i < whole.count; i += STRIDE)
		wanted[i] = true;
	plan_fill(&part, NULL, wanted);
	cr_expect_eq(part.count, whole.count);
	for (size_t i = 0; i < whole.count; i++) {
		cr_expect(part.cases[i].id || !wanted[i], "%s is wanted", whole.cases[i].id);
		cr_expect(!part.cases[i].id || is_same_case(&part.cases[i], &whole.cases[i]), "%s is another",
			  whole.cases[i].id);
		filled += part.cases[i].id != NULL;
	}
	cr_expect_lt(filled, whole.count / 2);
	free(wanted);
	plan_release(&part);
	plan_release(&whole);
}
