/* SPDX-License-Identifier: MIT */
/* The ledger of rtm.dll, summed up. */
#include "harness/watch/ledger_sum.h"

#include <criterion/criterion.h>
#include <string.h>

static const struct ledger_entry clean = { .protocol = 8, .counts = { [LEFT_ROUTES] = { 0, 5 }, [LEFT_ENTITIES] = { 0, 1 } } };
static const struct ledger_entry leaky = { .protocol = 9,
					   .protocol_instance = 2,
					   .is_registered = 1,
					   .counts = { [LEFT_ROUTES] = { 3, 4 }, [LEFT_ENTITIES] = { 1, 1 } },
					   .routes = { { .family = 2, .bits = 8, .bytes = { 10 } } } };
static const struct ledger_entry late = { .protocol = 10, .counts = { [LEFT_ROUTES] = { 1, 1 }, [LEFT_ENTITIES] = { 0, 1 } } };

Test(ledger_sum, counts_what_each_client_left)
{
	struct ledger_seen seen = { 0 };

	ledger_sum(&seen, LEFT_ROUTES, &clean);
	cr_expect_eq(seen.made, 5);
	cr_expect_eq(seen.left, 0);
	cr_expect_eq(seen.clients, 0);
	ledger_sum(&seen, LEFT_ROUTES, &leaky);
	ledger_sum(&seen, LEFT_ROUTES, &late);
	cr_expect_eq(seen.made, 10);
	cr_expect_eq(seen.left, 4);
	cr_expect_eq(seen.clients, 2);
	cr_expect_eq(seen.protocol, 9, "the first that left some");
	cr_expect_eq(seen.protocol_instance, 2);
	cr_expect_eq(seen.is_registered, 1);
	cr_expect_eq(seen.routes[0].bytes[0], 10);
}

Test(ledger_sum, counts_one_kind_only)
{
	struct ledger_seen seen = { 0 };

	ledger_sum(&seen, LEFT_LOCKS, &leaky);
	cr_expect_eq(seen.made, 0);
	cr_expect_eq(seen.left, 0);
	ledger_sum(&seen, LEFT_ENTITIES, &leaky);
	cr_expect_eq(seen.left, 1);
}

Test(ledger_sum, takes_misuses_for_those_of_all_clients)
{
	struct ledger_seen seen = { 0 };
	struct ledger_misuse misuse = { .count = 2 };

	memset(misuse.function, 'R', sizeof(misuse.function));
	ledger_sum(&seen, LEFT_MISUSES, &clean);
	ledger_sum(&seen, LEFT_MISUSES, &leaky);
	cr_expect_eq(seen.made, 2);
	cr_expect_eq(seen.left, 0, "who is registered has misused nothing by that");
	ledger_sum_misuse(&seen, &misuse);
	cr_expect_eq(seen.left, 2);
	cr_expect_eq(strlen(seen.function), LEFT_NAME_SIZE - 1, "up to a NUL, whatever came");
}

Test(ledger_sum, tells_whose_the_routes_over_an_interface_are)
{
	const struct ledger_routes routes = {
		.count = 3, .protocol = 8, .protocol_instance = 1, .routes = { { .family = 2, .bits = 24, .bytes = { 10, 1, 2 } } }
	};
	struct ledger_seen seen = { 0 };
	struct call_observation call = { 0 };

	ledger_sum_routes(&seen, &routes);
	observation_write_ledger(&call, &seen);
	seen = observation_read_ledger(&call);
	cr_expect_eq(seen.left, 3);
	cr_expect_eq(seen.clients, 1);
	cr_expect_eq(seen.protocol, 8);
	cr_expect_eq(seen.routes[0].bits, 24);
	cr_expect_eq(call.data_size, sizeof(seen));
}
