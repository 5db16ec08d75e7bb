/* SPDX-License-Identifier: MIT */
/* Whether a case about registration applies to a candidate. */
#include "harness/model/applies.h"

#include "harness/tests/all_cases.h"
#include "suites/rows.h"

#include <criterion/criterion.h>
#include <stdlib.h>

enum { OWN = 0x02A50001, NEXT, FOREIGN = 8, EVERYTHING = 0x7F, LITTLE = 0x05 };

/* What is known: by its profile, but for the last two. */
enum known {
	LISTS_OWN = 1,     /* id = OWN */
	LISTS_BOTH = 2,    /* id = OWN, NEXT */
	LISTS_REFUSED = 4, /* refuses = FOREIGN */
	SAYS_MULTICAST = 8,
	SAYS_NO_MULTICAST = 16,
	SAYS_SERVICES = 32,
	SAYS_NO_SERVICES = 64,
	SAYS_FLAGS = 128,
	CLAIMS = 256,      /* RF_MULTICAST and RF_DEMAND_UPDATE_ROUTES */
	TAKES_LITTLE = 512 /* it refused everything, and registered for LITTLE */
};

#define NO_SECOND "the profile lists no second protocol of this DLL"
#define NO_REFUSED "the profile lists no id that must be refused"
#define NO_LIST "without a profile nobody knows all ids of the candidate"
#define IS_OWN "the profile says that this is an id of the candidate"

static const struct {
	struct call call;
	enum need needs;
	unsigned int known;
	const char *skipped; /* NULL: it applies */
	const char *unlock;
} rows[] = {
	{ REGISTER_PROTOCOL(), NEED_NOTHING, 0, NULL, NULL },
	{ REGISTER_PROTOCOL(.protocol = PROTOCOL_OTHER_OWN), NEED_NOTHING, 0, NO_SECOND, "[protocol] id" },
	{ REGISTER_PROTOCOL(.protocol = PROTOCOL_OTHER_OWN), NEED_NOTHING, LISTS_OWN, NO_SECOND, "[protocol] id" },
	{ REGISTER_PROTOCOL(.protocol = PROTOCOL_OTHER_OWN), NEED_NOTHING, LISTS_BOTH, NULL, NULL },
	{ REGISTER_PROTOCOL(.protocol = PROTOCOL_OTHER_OWN), NEED_NOTHING, LISTS_BOTH | TAKES_LITTLE,
	  "nobody knows what its other protocols must be offered", NULL },
	{ REGISTER_PROTOCOL(.protocol = PROTOCOL_REFUSED), NEED_NOTHING, LISTS_OWN, NO_REFUSED, "[protocol] refuses" },
	{ REGISTER_PROTOCOL(.protocol = PROTOCOL_REFUSED), NEED_NOTHING, LISTS_REFUSED, NULL, NULL },
	{ REGISTER_PROTOCOL(.protocol = PROTOCOL_REFUSED, .variant = 1), NEED_NOTHING, LISTS_REFUSED, NO_REFUSED,
	  "[protocol] refuses" },
	{ REGISTER_PROTOCOL(.protocol = PROTOCOL_LITERAL), NEED_NOTHING, 0, NO_LIST, "[protocol] id" },
	{ REGISTER_PROTOCOL(.protocol = PROTOCOL_LITERAL), NEED_NOTHING, LISTS_OWN, NULL, NULL },
	{ REGISTER_PROTOCOL(.protocol = PROTOCOL_LITERAL, .protocol_id = OWN), NEED_NOTHING, LISTS_OWN, IS_OWN, NULL },
	{ REGISTER_PROTOCOL(.protocol = PROTOCOL_NEXT), NEED_NOTHING, LISTS_OWN,
	  "the profile does not say that its list of ids is whole", "[protocol] refuses" },
	{ REGISTER_PROTOCOL(.protocol = PROTOCOL_NEXT), NEED_NOTHING, LISTS_OWN | LISTS_REFUSED, NULL, NULL },
	{ REGISTER_PROTOCOL(.protocol = PROTOCOL_NEXT), NEED_NOTHING, LISTS_BOTH | LISTS_REFUSED, IS_OWN, NULL },
	{ REGISTER_PROTOCOL(.protocol = PROTOCOL_OTHER_TYPE), NEED_NOTHING, LISTS_BOTH | LISTS_REFUSED, NULL, NULL },
	{ REGISTER_PROTOCOL(.protocol = PROTOCOL_OTHER_VENDOR), NEED_NOTHING, 0, NO_LIST, "[protocol] id" },
	{ REGISTER_PROTOCOL(), NEED_MULTICAST, 0, "the candidate is no multicast protocol", NULL },
	{ REGISTER_PROTOCOL(), NEED_NO_MULTICAST, 0, NULL, NULL },
	{ REGISTER_PROTOCOL(), NEED_MULTICAST, CLAIMS, NULL, NULL },
	{ REGISTER_PROTOCOL(), NEED_NO_MULTICAST, CLAIMS, "the candidate is a multicast protocol", NULL },
	{ REGISTER_PROTOCOL(), NEED_NO_MULTICAST, CLAIMS | SAYS_NO_MULTICAST, NULL, NULL },
	{ REGISTER_PROTOCOL(), NEED_MULTICAST, SAYS_MULTICAST, NULL, NULL },
	{ REGISTER_PROTOCOL(), NEED_MULTICAST, TAKES_LITTLE, "nobody knows whether it is a multicast protocol",
	  "[capabilities] multicast" },
	{ REGISTER_PROTOCOL(), NEED_NO_SERVICES, 0, NULL, NULL },
	{ REGISTER_PROTOCOL(), NEED_NO_SERVICES, SAYS_SERVICES, "the profile says that the candidate provides services",
	  NULL },
	{ REGISTER_PROTOCOL(), NEED_SERVICES, 0, NULL, NULL },
	{ REGISTER_PROTOCOL(), NEED_SERVICES, SAYS_NO_SERVICES,
	  "the profile says that the candidate provides no services", NULL },
	{ REGISTER_PROTOCOL(), NEED_UPDATES, 0, "the candidate does not claim RF_DEMAND_UPDATE_ROUTES", NULL },
	{ REGISTER_PROTOCOL(), NEED_UPDATES, CLAIMS, NULL, NULL },
	{ REGISTER_PROTOCOL(), NEED_FUNCTIONALITY, 0, "the profile does not say which flags the candidate claims",
	  "[protocol] functionality" },
	{ REGISTER_PROTOCOL(), NEED_FUNCTIONALITY, SAYS_FLAGS, NULL, NULL },
};

static uint32_t own_ids[] = { OWN, NEXT };
static uint32_t refused_ids[] = { FOREIGN };

static enum said say(unsigned int known, unsigned int yes, unsigned int no)
{
	return known & yes ? SAID_YES : known & no ? SAID_NO : SAID_NOTHING;
}

static void know(struct profile *profile, struct facts *facts, unsigned int known)
{
	profile_init(profile);
	*facts = (struct facts) { .examined = EXAMINED_STARTED, .callbacks = UINT32_MAX, .protocol_id = OWN };
	profile->ids = own_ids;
	profile->id_count = known & LISTS_BOTH ? 2 : known & LISTS_OWN ? 1 : 0;
	profile->refused_ids = refused_ids;
	profile->refused_id_count = known & LISTS_REFUSED ? 1 : 0;
	profile->functionality_given = (known & SAYS_FLAGS) != 0;
	profile->capabilities.multicast = say(known, SAYS_MULTICAST, SAYS_NO_MULTICAST);
	profile->capabilities.services = say(known, SAYS_SERVICES, SAYS_NO_SERVICES);
	facts->offered = known & TAKES_LITTLE ? LITTLE : EVERYTHING;
	facts->functionality = RF_ROUTING | (known & CLAIMS ? RF_MULTICAST | RF_DEMAND_UPDATE_ROUTES : 0);
}

static const char *show(const char *string)
{
	return string ? string : "nothing";
}

Test(applies_registration, says_what_is_missing_and_which_key_would_help)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct test_case row = { .needs = rows[i].needs };
		struct call step = rows[i].call;
		struct planned_case planned = { .row = &row, .steps = &(const struct call *){ &step }, .step_count = 1 };
		struct profile profile;
		struct facts facts;

		know(&profile, &facts, rows[i].known);
		applies_find(&planned, &profile, &facts);
		cr_expect_str_eq(show(planned.skipped), show(rows[i].skipped), "row %zu: \"%s\" instead of \"%s\"", i,
				 show(planned.skipped), show(rows[i].skipped));
		cr_expect_str_eq(show(planned.unlock), show(rows[i].unlock), "row %zu: \"%s\" instead of \"%s\"", i,
				 show(planned.unlock), show(rows[i].unlock));
		free(planned.skipped);
	}
}

Test(applies_registration, has_a_case_for_each_id)
{
	static const char *const own[] = { "registration/registers-each-protocol[0x02a50001]",
					   "registration/registers-each-protocol[0x02a50002]" };
	const struct options options = { 0 };
	struct profile profile;
	struct reason why = { { 0 } };
	struct facts facts;
	struct plan plan;

	know(&profile, &facts, 0);
	cr_assert(plan_open(&plan, &profile, &facts, &options, &why), "%s", why.text);
	cr_expect_str_eq(all_cases_find(&plan, "registration/registers-each-protocol[listed]")->unlock,
			 "[protocol] id");
	cr_expect_str_eq(all_cases_find(&plan, "registration/refuses-listed-id[listed]")->unlock, "[protocol] refuses");
	plan_release(&plan);

	know(&profile, &facts, LISTS_BOTH | LISTS_REFUSED);
	cr_assert(plan_open(&plan, &profile, &facts, &options, &why), "%s", why.text);
	for (uint32_t i = 0; i < 2; i++) {
		const struct call *call = tested_call(all_cases_find(&plan, own[i]));

		cr_expect_eq(call->protocol, PROTOCOL_OTHER_OWN);
		cr_expect_eq(call->variant, i);
	}
	cr_expect_null(all_cases_find(&plan, "registration/refuses-listed-id[0x00000008]")->skipped);
	plan_release(&plan);
}
