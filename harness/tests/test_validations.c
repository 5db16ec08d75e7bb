/* SPDX-License-Identifier: MIT */
/* Which destinations were validated. */
#include "harness/watch/validations.h"

#include <criterion/criterion.h>
#include <string.h>

enum { INET = 2, INET6 = 23 };

static struct prefix ipv4(uint8_t first, uint8_t second, uint16_t bits)
{
	return (struct prefix) { .family = INET, .bits = bits, .bytes = { first, second } };
}

static void validate(struct validations *validations, struct prefix to, bool is_good)
{
	validations_append(validations, &to, is_good);
}

static enum validity take(struct validations *validations, struct prefix to)
{
	return validations_take(validations, &to);
}

Test(validations, remember_the_last_answer_of_each_destination)
{
	struct validations validations = { 0 };

	cr_expect_eq(take(&validations, ipv4(10, 0, 8)), VALIDITY_UNKNOWN);
	validate(&validations, ipv4(10, 0, 8), true);
	validate(&validations, ipv4(11, 0, 8), false);
	cr_expect_eq(take(&validations, ipv4(10, 0, 8)), VALIDITY_GOOD);
	cr_expect_eq(take(&validations, ipv4(10, 0, 8)), VALIDITY_GOOD, "for every update");
	cr_expect_eq(take(&validations, ipv4(10, 0, 16)), VALIDITY_UNKNOWN, "another length");
	cr_expect_eq(take(&validations, ipv4(11, 0, 8)), VALIDITY_BAD);
	validate(&validations, ipv4(11, 0, 8), true);
	cr_expect_eq(take(&validations, ipv4(11, 0, 8)), VALIDITY_GOOD);
	validations_release(&validations);
	cr_expect_eq(take(&validations, ipv4(11, 0, 8)), VALIDITY_UNKNOWN);
}

Test(validations, compare_no_bits_behind_the_prefix)
{
	struct validations validations = { 0 };
	struct prefix dirty = ipv4(10, 0x5F, 12);

	memset(dirty.bytes + 2, 0xAA, sizeof(dirty.bytes) - 2);
	validate(&validations, dirty, true);
	cr_expect_eq(take(&validations, ipv4(10, 0x50, 12)), VALIDITY_GOOD);
	cr_expect_eq(take(&validations, ipv4(10, 0x40, 12)), VALIDITY_UNKNOWN);
	validations_release(&validations);
}

Test(validations, keep_thousands)
{
	struct validations validations = { 0 };

	for (int i = 0; i < 5000; i++)
		validate(&validations, ipv4((uint8_t)(i >> 8), (uint8_t)i, 16), i % 3 != 0);
	cr_expect_eq(validations.count, 5000);
	for (int i = 0; i < 5000; i++)
		cr_expect_eq(take(&validations, ipv4((uint8_t)(i >> 8), (uint8_t)i, 16)),
			     i % 3 ? VALIDITY_GOOD : VALIDITY_BAD, "%d", i);
	validations_release(&validations);
}

Test(validations, that_name_no_destination_stand_for_one_route_each)
{
	struct validations validations = { 0 };

	validations_append(&validations, NULL, false);
	validations_append(&validations, NULL, true);
	cr_expect_eq(take(&validations, ipv4(10, 0, 8)), VALIDITY_GOOD);
	cr_expect_eq(take(&validations, ipv4(11, 0, 8)), VALIDITY_BAD);
	cr_expect_eq(take(&validations, ipv4(12, 0, 8)), VALIDITY_UNKNOWN);
	validate(&validations, ipv4(10, 0, 33), true);
	cr_expect_eq(take(&validations, ipv4(10, 0, 8)), VALIDITY_GOOD, "33 bits are no destination");
	validations_release(&validations);
}

Test(validations, know_what_is_a_prefix)
{
	struct prefix prefixes[] = {
		{ .family = INET, .bits = 32 },   { .family = INET6, .bits = 128 }, { .family = INET6, .bits = 33 },
		{ .family = INET, .bits = 33 },   { .family = INET6, .bits = 129 }, { .family = 0, .bits = 8 },
		{ .family = 9, .bits = UINT16_MAX },
	};

	for (size_t i = 0; i < sizeof(prefixes) / sizeof(prefixes[0]); i++)
		cr_expect_eq(prefix_clean(&prefixes[i]), i < 3, "prefix %zu", i);
}
