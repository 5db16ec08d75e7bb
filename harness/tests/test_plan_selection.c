/* SPDX-License-Identifier: MIT */
/* The plan: which cases are selected, and which can share a run. */
#include "harness/model/plan.h"

#include "harness/tests/all_cases.h"

#include <criterion/criterion.h>
#include <string.h>

enum { PATTERNS_MOST = 3 };

/* How many cases --only and --skip leave; or what is wrong with them. */
static const struct {
	const char *only[PATTERNS_MOST], *skip[PATTERNS_MOST];
	size_t selected; /* 0: an error */
	const char *why;
} selections[] = {
	{ { "registration/*" }, { NULL }, 76, NULL },
	{ { "registration/registers" }, { NULL }, 1, NULL },
	{ { "registration/registers", "registration/*" }, { NULL }, 76, NULL },
	{ { "registration/registers", "registration/registers" }, { NULL }, 1, NULL },
	{ { "registration/registers", "set-interface-info/in-force" }, { NULL }, 2, NULL },
	{ { "registration/*" }, { "*/offers-*" }, 69, NULL },
	{ { "registration/*" }, { "*/offers-*", "*/registers" }, 68, NULL },
	{ { "interface-status/enabled-first[*]" }, { NULL }, 2, NULL },
	{ { "interface-status/enabled-first[running]" }, { NULL }, 1, NULL },
	{ { "set-interface-info/valid[?]" }, { NULL }, 2, NULL },
	{ { "registration" },
	  { NULL },
	  0,
	  "--only registration matches no case; --list shows their ids, and * stands for any run of "
	  "characters" },
	{ { "registration/*", "nothing" },
	  { NULL },
	  0,
	  "--only nothing matches no case; --list shows their ids, and * stands for "
	  "any run of characters" },
	{ { NULL },
	  { "Registration/*" },
	  0,
	  "--skip Registration/* matches no case; --list shows their ids, and * stands for any "
	  "run of characters" },
	{ { NULL },
	  { "" },
	  0,
	  "--skip  matches no case; --list shows their ids, and * stands for any run of characters" },
	{ { NULL }, { "*" }, 0, "--skip leaves no case of those that --only selects; give a narrower --skip" },
	{ { "registration/*" },
	  { "reg*" },
	  0,
	  "--skip leaves no case of those that --only selects; give a narrower --skip" },
};

static size_t count_patterns(const char *const *patterns)
{
	size_t count = 0;

	while (count < PATTERNS_MOST && patterns[count])
		count++;
	return count;
}

Test(plan_selection, takes_only_and_leaves_skip)
{
	for (size_t i = 0; i < sizeof(selections) / sizeof(selections[0]); i++) {
		const char *only[PATTERNS_MOST], *skip[PATTERNS_MOST];
		const struct options options = { .only = only,
						 .only_count = count_patterns(selections[i].only),
						 .skip = skip,
						 .skip_count = count_patterns(selections[i].skip) };
		struct reason why = { { 0 } };
		struct plan plan;
		size_t selected = 0;

		memcpy(only, selections[i].only, sizeof(only));
		memcpy(skip, selections[i].skip, sizeof(skip));
		cr_expect_eq(plan_open(&plan, NULL, NULL, &options, &why), selections[i].selected > 0,
			     "selection %zu: %s", i, why.text);
		for (size_t j = 0; j < plan.count; j++)
			selected += plan.cases[j].is_selected;
		cr_expect_eq(selected, selections[i].selected, "selection %zu has %zu cases", i, selected);
		cr_expect_str_eq(why.text, selections[i].why ? selections[i].why : "", "selection %zu: %s", i,
				 why.text);
		plan_release(&plan);
	}
}

/* The names of the candidate's configurations, which are part of ids, are not those of the reference protocol. */
Test(plan_selection, forgives_a_control_what_matches_nothing)
{
	const char *only[] = { "nothing", "registration/*" }, *skip[] = { "nothing" };
	const struct options options = { .only = only, .only_count = 2, .skip = skip, .skip_count = 1, .is_control = true };
	struct reason why = { { 0 } };
	struct plan plan;

	cr_assert(plan_open(&plan, NULL, NULL, &options, &why), "%s", why.text);
	plan_release(&plan);
}

Test(plan_selection, is_everything_when_nothing_is_asked_for)
{
	struct plan plan;

	all_cases_open(&plan);
	for (size_t i = 0; i < plan.count; i++) {
		cr_expect(plan.cases[i].is_selected, "%s", plan.cases[i].id);
		cr_expect_null(plan.cases[i].skipped, "%s", plan.cases[i].id);
	}
	plan_release(&plan);
}

/* Whether two cases can share a run. */
static const struct {
	const char *one, *other;
	bool share;
} lives[] = {
	{ "interface-status/enabled-first[running]", "interface-status/disabled-first[running,enabled-bound]", true },
	{ "interface-status/enabled-first[running]", "set-interface-info/valid[a]", true },
	{ "interface-status/enabled-first[running]", "interface-status/enabled-first[before-start-complete]", true },
	/* A run without an interface, a stop, a second start: each is a life of its own. */
	{ "interface-status/enabled-first[running]", "set-interface-info/no-interface-yet[running,a]", false },
	{ "set-interface-info/no-interface-yet[running,a]",
	  "interface-status/no-interface-yet[running,enabled,null,active]", true },
	{ "interface-status/enabled-first[running]", "set-interface-info/after-stop[a]", false },
	{ "set-interface-info/after-stop[a]", "interface-status/after-stop[enabled,null,active]", true },
	{ "set-interface-info/after-stop[a]", "set-interface-info/while-stopping[a]", true },
	{ "set-interface-info/after-stop[a]", "set-interface-info/after-restart[a]", false },
	{ "interface-status/before-start[enabled,null,active]", "set-interface-info/before-start[a]", true },
	{ "interface-status/before-start[enabled,null,active]", "interface-status/enabled-first[running]", false },
	/* So is one whose global configuration changes. */
	{ "get-global-info/as-started", "set-interface-info/no-interface-yet[running,a]", true },
	{ "get-global-info/as-started", "get-global-info/as-set", false },
	{ "get-global-info/as-set", "set-global-info/in-force", true },
	{ "set-global-info/in-force", "set-global-info/interfaces-kept", false },
	{ "set-global-info/in-force", "set-global-info/no-save-message", false },
	{ "registration/registers", "registration/freed-unstarted", false },
	{ "registration/registers", "registration/exported", true },
};

Test(plan_selection, groups_cases_by_their_life)
{
	struct plan plan;

	all_cases_open(&plan);
	for (size_t i = 0; i < sizeof(lives) / sizeof(lives[0]); i++)
		cr_expect_eq(all_cases_find(&plan, lives[i].one)->life == all_cases_find(&plan, lives[i].other)->life,
			     lives[i].share, "%s and %s", lives[i].one, lives[i].other);
	plan_release(&plan);
}

/* The steps of the life cycle must be the same ones, call by call, where the life is said to be the same. */
Test(plan_selection, never_lets_different_lives_share)
{
	struct plan plan;

	all_cases_open(&plan);
	for (size_t i = 0; i < plan.count; i++) {
		const struct planned_case *one = &plan.cases[i];
		const struct planned_case *other = &plan.cases[i * 7919 % plan.count];
		size_t at = 0;

		if (one->life != other->life)
			continue;
		for (size_t j = 0; j < one->step_count; j++) {
			if (!step_is_shared(one->steps[j]))
				continue;
			while (at < other->step_count && !step_is_shared(other->steps[at]))
				at++;
			cr_assert_lt(at, other->step_count, "%s and %s", one->id, other->id);
			cr_expect_eq(one->steps[j]->entry, other->steps[at]->entry, "%s and %s", one->id, other->id);
			cr_expect_eq(one->steps[j]->configuration, other->steps[at]->configuration, "%s and %s", one->id,
				     other->id);
			at++;
		}
	}
	plan_release(&plan);
}
