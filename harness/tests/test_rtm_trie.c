/* SPDX-License-Identifier: MIT */
#include "harness/stand-ins/rtm/trie.h"

#include <criterion/criterion.h>

#include <string.h>

/* Prefixes of eight bits of address, all of which fit into a set: what a table of any kind would say of them. */
enum { LENGTHS = 9, PREFIXES = 256 * LENGTHS };

struct model {
	bool has[PREFIXES];
};

static unsigned index_of(unsigned address, unsigned bits)
{
	return address * LENGTHS + bits; /* in the order of the trie */
}

static unsigned masked(unsigned address, unsigned bits)
{
	return bits ? address & (0xFFU << (8 - bits)) & 0xFF : 0;
}

static uint32_t step(uint32_t *state)
{
	*state = *state * 1664525 + 1013904223;
	return *state >> 8;
}

static void key_of(unsigned address, uint8_t key[16])
{
	memset(key, 0, 16);
	key[0] = (uint8_t)address;
}

static unsigned model_longest(const struct model *model, unsigned address, unsigned bits)
{
	for (int length = (int)bits; length >= 0; length--) {
		const unsigned place = index_of(masked(address, (unsigned)length), (unsigned)length);

		if (model->has[place])
			return place;
	}
	return PREFIXES;
}

static unsigned model_next(const struct model *model, unsigned place)
{
	while (place < PREFIXES && !model->has[place])
		place++;
	return place;
}

static unsigned place_of(const struct trie_node *node)
{
	return node ? index_of(node->key[0], node->bits) : PREFIXES;
}

static void compare(const struct trie *trie, const struct model *model, unsigned address, unsigned bits)
{
	const unsigned place = index_of(masked(address, bits), bits);
	const struct trie_node *longest;
	uint8_t key[16];

	key_of(masked(address, bits), key);
	cr_assert_eq(trie_find(trie, key, (uint16_t)bits) != NULL, model->has[place]);
	longest = trie_longest(trie, key, (uint16_t)bits);
	cr_assert_eq(place_of(longest), model_longest(model, address, bits));
	if (longest && longest->bits)
		cr_assert_eq(place_of(trie_shorter(longest)),
			     model_longest(model, longest->key[0], longest->bits - 1U));
	cr_assert_eq(place_of(trie_next(trie, key, (uint16_t)bits, true)), model_next(model, place));
	cr_assert_eq(place_of(trie_next(trie, key, (uint16_t)bits, false)), model_next(model, place + 1));
}

static void toggle(struct trie *trie, struct model *model, unsigned address, unsigned bits)
{
	const unsigned place = index_of(masked(address, bits), bits);
	uint8_t key[16];

	key_of(masked(address, bits), key);
	if (model->has[place])
		trie_remove(trie, trie_find(trie, key, (uint16_t)bits));
	else
		trie_add(trie, key, (uint16_t)bits)->item = model;
	model->has[place] = !model->has[place];
}

Test(rtm_trie, says_the_same_as_a_plain_set)
{
	static struct model model;
	struct trie trie = { 0 };
	uint32_t state = 1;

	for (int i = 0; i < 20000; i++) {
		toggle(&trie, &model, step(&state) % 256, step(&state) % LENGTHS);
		compare(&trie, &model, step(&state) % 256, step(&state) % LENGTHS);
	}
	for (unsigned place = 0; place < PREFIXES; place++) {
		if (model.has[place])
			toggle(&trie, &model, place / LENGTHS, place % LENGTHS);
	}
	cr_assert_null(trie.root, "an empty tree has no node");
	cr_assert_eq(trie.count, 0);
}

Test(rtm_trie, clears_the_bits_behind_a_prefix)
{
	const uint8_t key[16] = { 10, 1, 2, 3 };
	struct trie trie = { 0 };
	struct trie_node *const node = trie_add(&trie, key, 12);

	node->item = &trie;
	cr_assert_eq(node->key[0], 10);
	cr_assert_eq(node->key[1], 0);
	cr_assert_eq(node->key[2], 0);
	trie_remove(&trie, node);
}

Test(rtm_trie, takes_keys_of_all_128_bits)
{
	uint8_t one[16], other[16];
	struct trie trie = { 0 };

	memset(one, 0xFF, sizeof(one));
	memcpy(other, one, sizeof(other));
	other[15] = 0xFE;
	trie_add(&trie, one, 128)->item = one;
	trie_add(&trie, other, 128)->item = other;
	cr_assert_eq(trie_find(&trie, one, 128)->item, one);
	cr_assert_eq(trie_longest(&trie, other, 128)->item, other);
	cr_assert_eq(trie_next(&trie, other, 128, false)->item, one);
	cr_assert_null(trie_next(&trie, one, 128, false));
	trie_remove(&trie, trie_find(&trie, one, 128));
	trie_remove(&trie, trie_find(&trie, other, 128));
	cr_assert_null(trie.root);
}
