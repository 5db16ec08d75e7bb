/* SPDX-License-Identifier: MIT */
/* Whether a case applies to a candidate. */
#include "harness/model/applies.h"
#include "harness/model/entry.h"

#include "suites/rows.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

enum { ROUTING_V6 = 0x02 };

/* What is known of the candidate. Without any of it: nothing in the profile, and an examination that found everything
 * offered. */
enum known {
	KNOWS_A = 1,       /* [interface.A] of 12 bytes */
	KNOWS_A_NULL = 2,  /* [interface.A] data = null */
	KNOWS_A_TINY = 4,  /* of one byte */
	KNOWS_B = 8,       /* [interface.B] of 12 bytes */
	KNOWS_B_TINY = 16, /* of one byte */
	KNOWS_B_NULL = 32,
	KNOWS_C = 64,
	KNOWS_BAD = 128,       /* [interface.bad.NAME] */
	KNOWS_GLOBAL = 256,    /* A, B, C and a bad one, all global */
	FOUND_SIZE = 512,      /* the examination found interface and global configurations of 16 zeros */
	SAYS_V4 = 1024,        /* functionality = ROUTING */
	SAYS_V6 = 2048,        /* functionality = ROUTINGV6 */
	SAYS_NO_UPDATE = 4096, /* autostatic = no */
	CLAIMS_UPDATE = 8192,  /* RF_DEMAND_UPDATE_ROUTES */
	STOPS_LATE = 16384,    /* the stop was pending */
	LACKS_STATUS = 32768,  /* pfnInterfaceStatus is NULL */
	ONLY_DIALS = 65536,    /* interface_types = DEMAND_DIAL */
	SAW_NO_STOP = 131072,  /* the examination saw no stop to its end */
	SAYS_UNICAST = 262144, /* multicast = no */
	LACKS_QUERIER = 524288, /* pfnGetNeighbors is NULL */
	SAYS_SERVICES = 1 << 24,       /* services = yes, and all of their callbacks are offered */
	CLAIMS_SERVICE_UPDATE = 1 << 25, /* DEMAND_UPDATE_SERVICES */
	HAS_LEDGER = 1 << 26, /* rtm.dll is the stand-in */
	USES_RTM = 1 << 27
};

#define SET(...) STEPS(RUNNING, ADD_INTERFACE(), SET_INTERFACE_INFO(__VA_ARGS__))
#define SET_GLOBAL(...) STEPS(RUNNING, { .entry = ENTRY_SET_GLOBAL_INFO, __VA_ARGS__ })

#define GET(...) STEPS(RUNNING, ADD_INTERFACE(), GET_INTERFACE_INFO(__VA_ARGS__))

#define NO_CONFIGURATION "no configuration is known that the candidate takes"
#define TOO_SMALL "the configuration is too small to be shortened"
#define NO_SMALLER "the configuration is too small for a buffer that is smaller"
#define NO_SECOND "the profile has no second, distinguishable configuration"
#define NO_THIRD "the profile has no configuration of another size"
#define NO_BAD "the profile has no configuration that must be refused"
#define NO_MULTICAST "the profile says that the candidate is no multicast protocol"
#define NO_SERVICES "the profile does not say that the candidate provides services"
#define NO_ADDRESSES "IPX_ADAPTER_BINDING_INFO, which a protocol with services is given, has no such addresses"
#define NO_LEDGER \
	"rtm.dll is not the one of this program (on Windows: --stand-ins), so nobody sees what the candidate does with it"
#define NO_CLIENT "the candidate does not use rtm.dll: it adds no routes and joins no groups there"
#define NO_UPDATES "the candidate does not claim RF_DEMAND_UPDATE_ROUTES"

static const struct {
	const struct call *steps;
	enum need needs;
	unsigned int known;
	const char *skipped; /* NULL: it applies */
	const char *unlock;
} rows[] = {
	{ STEPS(RUNNING, ADD_INTERFACE(), ENABLE(), GET_INTERFACE_INFO()), NEED_NOTHING, 0, NULL, NULL },
	{ STEPS(RUNNING, ENABLE()), NEED_NOTHING, LACKS_STATUS,
	  "the candidate offers no InterfaceStatus (pfnInterfaceStatus is NULL)", NULL },
	{ STEPS(RUNNING, ADD_INTERFACE()), NEED_NOTHING, LACKS_STATUS, NULL, NULL },
	{ SET(), NEED_NOTHING, 0, NO_CONFIGURATION, "[interface.A] data" },
	{ SET(), NEED_NOTHING, KNOWS_A, NULL, NULL },
	{ SET(), NEED_NOTHING, FOUND_SIZE, NULL, NULL },
	{ SET(), NEED_NOTHING, KNOWS_A_NULL | FOUND_SIZE, NO_CONFIGURATION, "[interface.A] data" },
	{ SET(.configuration = CONFIGURATION_ONES), NEED_NOTHING, 0, NO_CONFIGURATION, "[interface.A] data" },
	{ SET(.configuration = CONFIGURATION_RANDOM), NEED_NOTHING, FOUND_SIZE, NULL, NULL },
	{ SET(.configuration = CONFIGURATION_NULL), NEED_NOTHING, 0, NO_CONFIGURATION, "[interface.A] data" },
	{ SET(.configuration = CONFIGURATION_NULL), NEED_NOTHING, KNOWS_A, NULL, NULL },
	{ SET(.configuration = CONFIGURATION_NULL, .size = SIZE_ZERO), NEED_NOTHING, 0, NULL, NULL },
	{ SET(.configuration = CONFIGURATION_UNREADABLE), NEED_NOTHING, 0, NULL, NULL },
	{ SET(.size = SIZE_HALF), NEED_NOTHING, KNOWS_A, NULL, NULL },
	{ SET(.size = SIZE_HALF), NEED_NOTHING, KNOWS_A_TINY, TOO_SMALL, "[interface.A] data" },
	{ SET(.size = SIZE_LESS_1), NEED_NOTHING, KNOWS_A_TINY, TOO_SMALL, "[interface.A] data" },
	{ SET(.size = SIZE_ZERO), NEED_NOTHING, KNOWS_A_TINY, NULL, NULL },
	{ SET(.configuration = CONFIGURATION_B), NEED_NOTHING, KNOWS_A, NO_SECOND, "[interface.B]" },
	{ SET(.configuration = CONFIGURATION_B), NEED_NOTHING, KNOWS_A | KNOWS_B, NULL, NULL },
	{ SET(.configuration = CONFIGURATION_B), NEED_NOTHING, KNOWS_A | KNOWS_B_NULL, NO_CONFIGURATION,
	  "[interface.B] data" },
	{ SET(.configuration = CONFIGURATION_B, .size = SIZE_1), NEED_NOTHING, KNOWS_A | KNOWS_B_TINY, TOO_SMALL,
	  "[interface.B] data" },
	{ SET(.configuration = CONFIGURATION_B, .size = SIZE_1), NEED_NOTHING, KNOWS_A_TINY | KNOWS_B, NULL, NULL },
	{ SET(.configuration = CONFIGURATION_C), NEED_NOTHING, KNOWS_A | KNOWS_B, NO_THIRD, "[interface.C]" },
	{ SET(.configuration = CONFIGURATION_C), NEED_NOTHING, KNOWS_A | KNOWS_C, NULL, NULL },
	{ SET(.configuration = CONFIGURATION_BAD), NEED_NOTHING, KNOWS_A, NO_BAD, "[interface.bad.NAME]" },
	{ SET(.configuration = CONFIGURATION_BAD), NEED_NOTHING, KNOWS_A | KNOWS_BAD, NULL, NULL },
	{ STEPS(RUNNING, ADD_INTERFACE(.configuration = CONFIGURATION_BAD)), NEED_NOTHING, 0, NO_BAD,
	  "[interface.bad.NAME]" },
	{ STEPS(RUNNING, GET_INTERFACE_INFO(.configuration = CONFIGURATION_B)), NEED_NOTHING, KNOWS_A, NO_SECOND,
	  "[interface.B]" },
	{ STEPS(RUNNING, GET_INTERFACE_INFO(.configuration = CONFIGURATION_A_OR_B)), NEED_NOTHING, KNOWS_A, NO_SECOND,
	  "[interface.B]" },
	{ STEPS(RUNNING, GET_INTERFACE_INFO(.configuration = CONFIGURATION_B)), NEED_NOTHING, KNOWS_B_NULL, NULL,
	  NULL },
	{ STEPS(RUNNING, GET_INTERFACE_INFO(.configuration = CONFIGURATION_ANY)), NEED_NOTHING, 0, NULL, NULL },
	{ GET(.room = ROOM_ZERO), NEED_NOTHING, 0, NO_SMALLER, "[interface.A] data" },
	{ GET(.room = ROOM_ZERO), NEED_NOTHING, KNOWS_A_TINY, NULL, NULL },
	{ GET(.room = ROOM_LESS_1), NEED_NOTHING, KNOWS_A_NULL, NO_SMALLER, "[interface.A] data" },
	{ GET(.room = ROOM_LESS_1), NEED_NOTHING, FOUND_SIZE, NULL, NULL },
	{ GET(.room = ROOM_1), NEED_NOTHING, KNOWS_A_TINY, NO_SMALLER, "[interface.A] data" },
	{ GET(.room = ROOM_1), NEED_NOTHING, KNOWS_A, NULL, NULL },
	{ GET(.room = ROOM_EXACT), NEED_NOTHING, 0, NULL, NULL },
	{ STEPS(RUNNING, GET_GLOBAL_INFO(.room = ROOM_ZERO)), NEED_NOTHING, KNOWS_A, NO_SMALLER, "[global.A] data" },
	{ STEPS(RUNNING, GET_GLOBAL_INFO(.room = ROOM_ZERO)), NEED_NOTHING, KNOWS_GLOBAL, NULL, NULL },
	{ STEPS(RUNNING, GET_GLOBAL_INFO(.configuration = CONFIGURATION_B)), NEED_NOTHING, KNOWS_B, NO_SECOND,
	  "[global.B]" },
	{ SET_GLOBAL(.configuration = CONFIGURATION_A), NEED_NOTHING, KNOWS_A, NO_CONFIGURATION, "[global.A] data" },
	{ SET_GLOBAL(.configuration = CONFIGURATION_A), NEED_NOTHING, KNOWS_GLOBAL, NULL, NULL },
	{ SET_GLOBAL(.configuration = CONFIGURATION_A), NEED_NOTHING, FOUND_SIZE, NULL, NULL },
	{ SET_GLOBAL(.configuration = CONFIGURATION_B), NEED_NOTHING, KNOWS_B, NO_SECOND, "[global.B]" },
	{ SET_GLOBAL(.configuration = CONFIGURATION_C), NEED_NOTHING, KNOWS_C, NO_THIRD, "[global.C]" },
	{ SET_GLOBAL(.configuration = CONFIGURATION_BAD), NEED_NOTHING, KNOWS_BAD, NO_BAD, "[global.bad.NAME]" },
	{ SET_GLOBAL(.configuration = CONFIGURATION_BAD), NEED_NOTHING, KNOWS_GLOBAL, NULL, NULL },
	{ STEPS(REGISTERED, START_PROTOCOL(.configuration = CONFIGURATION_B)), NEED_NOTHING, KNOWS_B, NO_SECOND,
	  "[global.B]" },
	{ STEPS(RUNNING, ADD_INTERFACE(.interface_type = DEMAND_DIAL)), NEED_NOTHING, ONLY_DIALS, NULL, NULL },
	{ STEPS(RUNNING, ADD_INTERFACE(.interface_type = PERMANENT)), NEED_NOTHING, ONLY_DIALS,
	  "the profile excludes this interface type", "[capabilities] interface_types" },
	{ STEPS(RUNNING, ADD_INTERFACE(.interface_type = 0xFFFFFFFF)), NEED_NOTHING, ONLY_DIALS, NULL, NULL },
	{ STEPS(RUNNING, ADD_INTERFACE(), UPDATE_ROUTES()), NEED_NOTHING, 0, NO_UPDATES, "[capabilities] autostatic" },
	{ STEPS(RUNNING, ADD_INTERFACE(), UPDATE_ROUTES()), NEED_NOTHING, CLAIMS_UPDATE, NULL, NULL },
	{ STEPS(RUNNING, ADD_INTERFACE(), UPDATE_ROUTES()), NEED_NOTHING, CLAIMS_UPDATE | SAYS_NO_UPDATE, NO_UPDATES,
	  "[capabilities] autostatic" },
	{ STEPS(RUNNING, BIND()), NEED_IPV6, 0, "the candidate is no protocol of IPv6",
	  "[protocol] functionality = ROUTINGV6" },
	{ STEPS(RUNNING, BIND()), NEED_IPV6, SAYS_V4, "the candidate is no protocol of IPv6",
	  "[protocol] functionality = ROUTINGV6" },
	{ STEPS(RUNNING, BIND()), NEED_IPV6, SAYS_V6, NULL, NULL },
	{ STEPS(RUNNING, BIND()), NEED_IPV4, SAYS_V6, "the candidate is a protocol of IPv6", NULL },
	{ STEPS(RUNNING, BIND()), NEED_IPV4, 0, NULL, NULL },
	{ STEPS(RUNNING, STOP_PROTOCOL()), NEED_ASYNCHRONOUS_STOP, 0,
	  "StopProtocol completes synchronously, so no stop is ever pending", NULL },
	{ STEPS(RUNNING, STOP_PROTOCOL()), NEED_ASYNCHRONOUS_STOP, STOPS_LATE, NULL, NULL },
	{ STEPS(RUNNING, STOP_PROTOCOL()), NEED_ASYNCHRONOUS_STOP, SAW_NO_STOP, NULL, NULL },
	{ STEPS(RUNNING, STOP_PROTOCOL()), NEED_SYNCHRONOUS_STOP, STOPS_LATE,
	  "StopProtocol answers ERROR_PROTOCOL_STOP_PENDING, so no stop is synchronous", NULL },
	{ STEPS(RUNNING, STOP_PROTOCOL()), NEED_SYNCHRONOUS_STOP, 0, NULL, NULL },
	{ STEPS(RUNNING, GET_NEIGHBORS()), NEED_NOTHING, 0, NULL, NULL },
	{ STEPS(RUNNING, GET_MFE_STATUS()), NEED_NOTHING, SAYS_UNICAST, NO_MULTICAST, "[capabilities] multicast" },
	{ STEPS(RUNNING, GET_NEIGHBORS()), NEED_NOTHING, SAYS_UNICAST, NO_MULTICAST, "[capabilities] multicast" },
	{ STEPS(RUNNING, GET_NEIGHBORS()), NEED_NOTHING, SAYS_UNICAST | LACKS_QUERIER,
	  "the candidate offers no GetNeighbors (pfnGetNeighbors is NULL)", NULL },
	{ STEPS(RUNNING, IS_SERVICE()), NEED_NOTHING, 0, NO_SERVICES, "[capabilities] services" },
	{ STEPS(RUNNING, IS_SERVICE()), NEED_NOTHING, SAYS_SERVICES, NULL, NULL },
	{ STEPS(REGISTERED), NEED_SERVICE_TABLE, 0, NO_SERVICES, "[capabilities] services" },
	{ STEPS(REGISTERED), NEED_SERVICE_TABLE, SAYS_SERVICES, NULL, NULL },
	{ STEPS(RUNNING, UPDATE_SERVICES()), NEED_NOTHING, SAYS_SERVICES,
	  "the candidate does not claim DEMAND_UPDATE_SERVICES", NULL },
	{ STEPS(RUNNING, UPDATE_SERVICES()), NEED_NOTHING, SAYS_SERVICES | CLAIMS_SERVICE_UPDATE, NULL, NULL },
	{ STEPS(RUNNING, BIND()), NEED_NOTHING, SAYS_SERVICES, NULL, NULL },
	{ STEPS(RUNNING, INTERFACE_STATUS(.info = INFO_BINDING, .addresses = 2)), NEED_NOTHING, SAYS_SERVICES, NO_ADDRESSES, NULL },
	{ STEPS(RUNNING, LOSE_ADDRESSES()), NEED_NOTHING, SAYS_SERVICES, NO_ADDRESSES, NULL },
	{ STEPS(RUNNING, INTERFACE_STATUS(.info = INFO_NULL)), NEED_NOTHING, SAYS_SERVICES, NULL, NULL },
	{ STEPS(RUNNING, BIND(.address_kind = ADDRESSES_MULTICAST)), NEED_NOTHING, SAYS_SERVICES, NO_ADDRESSES, NULL },
	{ STEPS(RUNNING, BIND(.address_kind = ADDRESSES_MULTICAST)), NEED_NOTHING, 0, NULL, NULL },
	{ STEPS(STOPPED), NEED_LEDGER, HAS_LEDGER | USES_RTM, NULL, NULL },
	{ STEPS(STOPPED), NEED_LEDGER, HAS_LEDGER, NO_CLIENT, NULL },
	{ STEPS(STOPPED), NEED_LEDGER, USES_RTM, NO_LEDGER, NULL },
	{ STEPS(STOPPED), NEED_NOTHING, 0, NULL, NULL },
	/* The first reason is the one that is told. */
	{ SET(.configuration = CONFIGURATION_C), NEED_IPV6, 0, "the candidate is no protocol of IPv6",
	  "[protocol] functionality = ROUTINGV6" },
};

static uint8_t bytes[16];

static struct blob blob_of(unsigned int known, unsigned int given, unsigned int tiny, unsigned int null)
{
	const bool is_null = (known & null) != 0;

	return (struct blob) { .is_given = (known & (given | tiny | null)) != 0,
			       .data = is_null ? NULL : bytes,
			       .size = is_null        ? 0
				       : known & tiny ? 1
						      : 12 };
}

static void know(struct profile *profile, struct facts *facts, unsigned int known)
{
	static struct blob bad = { .is_given = true, .data = bytes, .size = 12 };

	profile_init(profile);
	*facts = (struct facts) { .examined = known & SAW_NO_STOP ? EXAMINED_REGISTERED : EXAMINED_STARTED,
				  .callbacks = UINT32_MAX };
	profile->interface.a = blob_of(known, KNOWS_A, KNOWS_A_TINY, KNOWS_A_NULL);
	profile->interface.b = blob_of(known, KNOWS_B, KNOWS_B_TINY, KNOWS_B_NULL);
	profile->interface.c = blob_of(known, KNOWS_C, 0, 0);
	profile->interface.bad = &bad;
	profile->interface.bad_count = known & KNOWS_BAD ? 1 : 0;
	profile->global.a = profile->global.b = profile->global.c = blob_of(known, KNOWS_GLOBAL, 0, 0);
	profile->global.bad = &bad;
	profile->global.bad_count = known & KNOWS_GLOBAL ? 1 : 0;
	profile->functionality_given = (known & (SAYS_V4 | SAYS_V6)) != 0;
	profile->functionality = known & SAYS_V6 ? ROUTING_V6 : RF_ROUTING;
	profile->capabilities.autostatic = known & SAYS_NO_UPDATE ? SAID_NO : SAID_NOTHING;
	profile->capabilities.interface_types_given = (known & ONLY_DIALS) != 0;
	profile->capabilities.interface_types = 1u << DEMAND_DIAL;
	facts->interface_size = facts->global_size = known & FOUND_SIZE ? 16 : 0;
	facts->functionality = RF_ROUTING | (known & CLAIMS_UPDATE ? RF_DEMAND_UPDATE_ROUTES : 0);
	facts->stop_is_pending = (known & STOPS_LATE) != 0;
	profile->capabilities.multicast = known & SAYS_UNICAST ? SAID_NO : SAID_NOTHING;
	if (known & LACKS_QUERIER)
		facts->callbacks &= ~(1u << entry_find(ENTRY_GET_NEIGHBORS)->place);
	profile->capabilities.services = known & SAYS_SERVICES ? SAID_YES : SAID_NOTHING;
	facts->services = known & SAYS_SERVICES ? UINT32_MAX : 0;
	facts->service_functionality = known & CLAIMS_SERVICE_UPDATE ? 8 : 0;
	facts->has_ledger = (known & HAS_LEDGER) != 0;
	facts->uses_rtm = (known & USES_RTM) != 0;
	if (known & LACKS_STATUS)
		facts->callbacks &= ~(1u << entry_find(ENTRY_INTERFACE_STATUS)->place);
}

enum { STEPS_MOST = 8 };

static size_t list_steps(const struct call *from, const struct call **steps)
{
	size_t count = 0;

	for (; from->entry != ENTRY_END; from++) {
		cr_assert_lt(count, STEPS_MOST);
		steps[count++] = from;
	}
	return count;
}

static const char *show(const char *string)
{
	return string ? string : "nothing";
}

Test(applies, says_what_is_missing_and_which_key_would_help)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct test_case row = { .needs = rows[i].needs };
		const struct call *steps[STEPS_MOST];
		struct planned_case planned = { .row = &row, .steps = steps };
		struct profile profile;
		struct facts facts;

		planned.step_count = list_steps(rows[i].steps, steps);
		know(&profile, &facts, rows[i].known);
		applies_find(&planned, &profile, &facts);
		cr_expect_str_eq(show(planned.skipped), show(rows[i].skipped), "row %zu: \"%s\" instead of \"%s\"", i,
				 show(planned.skipped), show(rows[i].skipped));
		cr_expect_str_eq(show(planned.unlock), show(rows[i].unlock), "row %zu: \"%s\" instead of \"%s\"", i,
				 show(planned.unlock), show(rows[i].unlock));
		free(planned.skipped);
	}
}
