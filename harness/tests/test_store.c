/* SPDX-License-Identifier: MIT */
#include "harness/base/store.h"

#include <criterion/criterion.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

Test(store, keeps_what_it_was_given)
{
	enum { COUNT = 500, LARGE = 200000 };
	struct store store = { 0 };
	uint8_t *kept[COUNT], *large = malloc(LARGE), *copy;

	cr_assert_not_null(large);
	memset(large, 0xA5, LARGE);
	for (int i = 0; i < COUNT; i++) {
		uint8_t data[1000];

		memset(data, i, sizeof(data));
		kept[i] = store_write(&store, data, (size_t)i * 2);
		cr_expect_eq((uintptr_t)kept[i] % sizeof(long double), 0, "%d", i);
	}
	copy = store_write(&store, large, LARGE);
	cr_expect_eq(memcmp(copy, large, LARGE), 0);
	for (int i = 0; i < COUNT; i++)
		for (int j = 0; j < i * 2; j++)
			cr_assert_eq(kept[i][j], (uint8_t)i, "%d: byte %d", i, j);
	store_release(&store);
	cr_expect_null(store.chunks);
	free(large);
}

Test(store, is_released_twice)
{
	struct store store = { 0 };

	store_release(&store);
	cr_expect_not_null(store_write(&store, NULL, 0));
	store_release(&store);
	store_release(&store);
}
