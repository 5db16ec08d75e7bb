/* SPDX-License-Identifier: MIT */
/* A table of prefixes. */
#include "harness/stand-ins/rtm/trie.h"

#include "harness/base/allocate.h"

#include <stdlib.h>
#include <string.h>

static unsigned bit_of(const uint8_t *key, uint16_t place)
{
	return place < 128 ? ((unsigned)key[place / 8] >> (7 - place % 8)) & 1 : 0;
}

/* How many leading bits, `limit` at most, are the same in both. */
static uint16_t common_bits(const uint8_t *one, const uint8_t *other, uint16_t limit)
{
	uint16_t bits = 0;

	while (bits + 8 <= limit && one[bits / 8] == other[bits / 8])
		bits = (uint16_t)(bits + 8);
	while (bits < limit && bit_of(one, bits) == bit_of(other, bits))
		bits++;
	return bits;
}

bool trie_matches(const uint8_t *one, const uint8_t *other, uint16_t bits)
{
	return common_bits(one, other, bits) == bits;
}

static struct trie_node *make_node(const uint8_t *key, uint16_t bits, struct trie_node *parent)
{
	struct trie_node *const node = allocate(1, sizeof(*node));

	memcpy(node->key, key, (bits + 7U) / 8);
	if (bits % 8)
		node->key[bits / 8] &= (uint8_t)(0xFF << (8 - bits % 8));
	node->bits = bits;
	node->parent = parent;
	return node;
}

/* What points at a node. */
static struct trie_node **link_to(struct trie *trie, const struct trie_node *node)
{
	struct trie_node *const parent = node->parent;

	return parent ? &parent->child[parent->child[1] == node] : &trie->root;
}

/* Put a node in the place of another, which becomes its child. */
static void put_above(struct trie *trie, struct trie_node *node, struct trie_node *below)
{
	*link_to(trie, below) = node;
	node->parent = below->parent;
	node->child[bit_of(below->key, node->bits)] = below;
	below->parent = node;
}

struct trie_node *trie_add(struct trie *trie, const uint8_t *key, uint16_t bits)
{
	struct trie_node *node = trie->root;
	struct trie_node *above = NULL;
	struct trie_node *added;
	uint16_t common = 0;

	while (node) {
		common = common_bits(node->key, key, node->bits < bits ? node->bits : bits);
		if (common < node->bits)
			break;
		if (node->bits == bits) {
			trie->count += !node->item;
			return node;
		}
		above = node;
		node = node->child[bit_of(key, node->bits)];
	}
	trie->count++;
	added = make_node(key, bits, above);
	if (!node) {
		if (above)
			above->child[bit_of(key, above->bits)] = added;
		else
			trie->root = added;
	} else if (common == bits) {
		put_above(trie, added, node);
	} else {
		struct trie_node *const branch = make_node(key, common, above);

		put_above(trie, branch, node);
		branch->child[bit_of(key, common)] = added;
		added->parent = branch;
	}
	return added;
}

/* A node that neither has an item nor branches has no business in the tree. */
static void drop_needless(struct trie *trie, struct trie_node *node)
{
	while (node && !node->item && !(node->child[0] && node->child[1])) {
		struct trie_node *const only = node->child[0] ? node->child[0] : node->child[1];
		struct trie_node *const parent = node->parent;

		*link_to(trie, node) = only;
		if (only)
			only->parent = parent;
		free(node);
		node = parent;
	}
}

void trie_remove(struct trie *trie, struct trie_node *node)
{
	node->item = NULL;
	trie->count--;
	drop_needless(trie, node);
}

struct trie_node *trie_find(const struct trie *trie, const uint8_t *key, uint16_t bits)
{
	struct trie_node *node = trie->root;

	while (node && node->bits < bits)
		node = node->child[bit_of(key, node->bits)];
	return node && node->item && node->bits == bits && trie_matches(node->key, key, bits) ? node : NULL;
}

struct trie_node *trie_longest(const struct trie *trie, const uint8_t *key, uint16_t bits)
{
	struct trie_node *longest = NULL;

	for (struct trie_node *node = trie->root;
	     node && node->bits <= bits && trie_matches(node->key, key, node->bits);
	     node = node->child[bit_of(key, node->bits)]) {
		if (node->item)
			longest = node;
	}
	return longest;
}

struct trie_node *trie_shorter(const struct trie_node *node)
{
	struct trie_node *above = node->parent;

	while (above && !above->item)
		above = above->parent;
	return above;
}

static struct trie_node *first_below(struct trie_node *node)
{
	while (node && !node->item)
		node = node->child[0] ? node->child[0] : node->child[1];
	return node;
}

struct trie_node *trie_next(const struct trie *trie, const uint8_t *key, uint16_t bits, bool is_inclusive)
{
	struct trie_node *node = trie->root;
	struct trie_node *right = NULL; /* the nearest subtree that is behind all of this one */

	while (node) {
		const uint16_t limit = node->bits < bits ? node->bits : bits;
		const uint16_t common = common_bits(node->key, key, limit);
		const unsigned side = bit_of(key, common);

		if (common < limit && side > bit_of(node->key, common))
			break;
		if (common < limit || node->bits > bits || (node->bits == bits && is_inclusive))
			return first_below(node);
		if (node->bits == bits) {
			if (node->child[0] || node->child[1])
				return first_below(node->child[0] ? node->child[0] : node->child[1]);
			break;
		}
		if (!side && node->child[1])
			right = node->child[1];
		node = node->child[bit_of(key, node->bits)];
	}
	return first_below(right);
}
