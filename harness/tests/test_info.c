/* SPDX-License-Identifier: MIT */
/* The stand-in of mprapi.dll: information headers, and the interfaces of the router. */
#include "harness/stand-ins/mprapi/info.h"
#include "harness/stand-ins/mprapi/router.h"

#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

static const uint8_t odd[] = { 1, 2, 3 };
static const uint32_t numbers[] = { 7, 8 };
static const struct info_block one = { 10, 1, 3, odd }, two = { 20, 4, 2, numbers };

static void expect_block(const struct info_header *header, const struct info_block *block)
{
	const struct info_entry *entry = info_find(header, block->type);

	cr_assert_not_null(entry, "type %u", block->type);
	cr_expect_eq(entry->size, block->size);
	cr_expect_eq(entry->count, block->count);
	cr_expect_eq(entry->offset % 8, 0);
	cr_assert_leq(entry->offset + block->size * block->count, header->size);
	cr_expect_eq(memcmp((const uint8_t *)header + entry->offset, block->data, (size_t)block->size * block->count),
		     0);
}

Test(info, holds_what_was_added_until_it_is_removed)
{
	struct info_header *empty = info_open(1);
	struct info_header *first = info_copy(empty, NULL, &one);
	struct info_header *both = info_copy(first, NULL, &two);
	struct info_header *second = info_copy(both, &one.type, NULL);

	cr_expect_eq(empty->count, 0);
	cr_expect_eq(empty->size, 16);
	cr_expect_null(info_find(empty, one.type));
	cr_expect_eq(both->count, 2);
	expect_block(both, &one);
	expect_block(both, &two);
	cr_expect_eq(second->count, 1);
	cr_expect_eq(second->version, 1);
	cr_expect_null(info_find(second, one.type));
	expect_block(second, &two);
	free(empty);
	free(first);
	free(both);
	free(second);
}

Test(info, replaces_a_block)
{
	static const struct info_block other = { 10, 4, 2, numbers };
	struct info_header *empty = info_open(1);
	struct info_header *first = info_copy(empty, NULL, &one);
	struct info_header *changed = info_copy(first, &other.type, &other);

	cr_expect_eq(changed->count, 1);
	expect_block(changed, &other);
	free(empty);
	free(first);
	free(changed);
}

/* Offsets and sizes of a header that somebody built by hand. */
Test(info, does_not_read_behind_the_header)
{
	static const struct info_entry entries[] = {
		{ 10, 1, 1, 33 },
		{ 10, 1, 0xFFFFFFFF, 0 },
		{ 10, 0xFFFFFFFF, 0xFFFFFFFF, 8 },
		{ 10, 1, 25, 8 },
	};

	for (size_t i = 0; i < sizeof(entries) / sizeof(entries[0]); i++) {
		struct info_header *header = calloc(1, 32);
		struct info_header *copy;

		header->size = 32;
		header->count = 1;
		header->entries[0] = entries[i];
		cr_expect_null(info_find(header, 10), "row %zu", i);
		copy = info_copy(header, NULL, NULL);
		cr_expect_eq(copy->count, 0, "row %zu", i);
		free(copy);
		free(header);
	}
	cr_expect_null(info_copy(&(struct info_header) { .size = 16 }, NULL,
				 &(struct info_block) { 1, 0xFFFFFFFF, 0xFFFFFFFF, odd }));
}

/* A short name as UTF-16. */
static const uint16_t *wide(const char *name)
{
	static uint16_t buffer[16];

	for (size_t i = 0; i < 16; i++, name += *name != 0)
		buffer[i] = (uint8_t)*name;
	return buffer;
}

Test(router, finds_interfaces_by_index_and_name)
{
	struct router router = { 0 };

	for (uint32_t i = 0; i < 40; i++)
		cr_expect(router_append(&router, i, i % 4, wide(i == 33 ? "LAN three" : "others")));
	cr_expect_eq(router_find(&router, 21)->type, 1);
	cr_expect_eq(router_find_name(&router, wide("lan THREE"))->index, 33);
	cr_expect_eq(router_find_name(&router, wide("others"))->index, 0);
	cr_expect_null(router_find_name(&router, wide("other")));
	cr_expect_not(router_append(&router, 33, 0, wide("again")));
	cr_expect_not_null(router_find_name(&router, wide("LAN three")));
	router_remove(&router, 33);
	router_remove(&router, 33);
	cr_expect_null(router_find(&router, 33));
	cr_expect_eq(router.count, 39);
	cr_expect_eq(router.list[38].index, 39);
	router_remove(&router, ROUTER_ALL);
	cr_expect_eq(router.count, 0);
	router_release(&router);
}

Test(router, cuts_names_and_has_interfaces_without_one)
{
	uint16_t name[ROUTER_NAME_MOST + 8] = { 0 };
	struct router router = { 0 };

	for (size_t i = 0; i < ROUTER_NAME_MOST + 7; i++)
		name[i] = 'n';
	router_append(&router, 1, 0, name);
	router_append(&router, 2, 0, NULL);
	cr_expect_eq(router_find(&router, 1)->name[ROUTER_NAME_MOST - 1], 'n');
	cr_expect_eq(router_find(&router, 1)->name[ROUTER_NAME_MOST], 0);
	cr_expect_eq(router_find_name(&router, wide(""))->index, 2);
	router_release(&router);
}
