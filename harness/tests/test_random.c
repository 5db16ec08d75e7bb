/* SPDX-License-Identifier: MIT */
#include "harness/base/random.h"

#include <criterion/criterion.h>

#include <string.h>

enum { SIZE = 64 };

Test(random, is_the_same_for_the_same_seed)
{
	uint8_t one[SIZE], other[SIZE], shorter[SIZE / 2];

	for (uint32_t seed = 0; seed < 100; seed++) {
		random_fill(one, SIZE, seed);
		random_fill(other, SIZE, seed);
		random_fill(shorter, SIZE / 2, seed);
		cr_expect_arr_eq(one, other, SIZE);
		cr_expect_arr_eq(one, shorter, SIZE / 2, "what is shorter begins alike");
		random_fill(other, SIZE, seed + 1);
		cr_expect_arr_neq(one, other, SIZE, "seed %u is like the next", seed);
	}
}

Test(random, writes_what_it_is_given_and_no_more)
{
	uint8_t data[SIZE];

	memset(data, 0xEE, SIZE);
	random_fill(data, 0, 7);
	random_fill(data, 5, 7);
	for (size_t i = 5; i < SIZE; i++)
		cr_expect_eq(data[i], 0xEE);
}
