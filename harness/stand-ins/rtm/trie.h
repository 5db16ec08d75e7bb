/* SPDX-License-Identifier: MIT */
/* A table of prefixes, as a path-compressed radix tree: what is looked for costs steps by its bits, never by how much
 * there is. */
#ifndef STAND_INS_RTM_TRIE_H
#define STAND_INS_RTM_TRIE_H

#include <stdbool.h>
#include <stdint.h>

/** The prefix of an item, or one at which the tree only branches. */
struct trie_node {
	uint8_t key[16];
	uint16_t bits; /**< of the key; those behind are zero */
	void *item;    /**< NULL: only a branch */
	struct trie_node *parent;
	struct trie_node *child[2]; /**< by the bit behind the prefix */
};

/** The table; a zeroed one is empty. */
struct trie {
	struct trie_node *root;
	uint32_t count; /**< of the items */
};

/** The place of a prefix, made when there is none; the caller sets its item at once when that is NULL, and counts
 * nothing. */
struct trie_node *trie_add(struct trie *trie, const uint8_t *key, uint16_t bits);

/** Take a place and its item out; the node is gone then. */
void trie_remove(struct trie *trie, struct trie_node *node);

/** The place of exactly that prefix; NULL when it has no item. */
struct trie_node *trie_find(const struct trie *trie, const uint8_t *key, uint16_t bits);

/** The longest prefix with an item that the key begins with, itself included; NULL when there is none. */
struct trie_node *trie_longest(const struct trie *trie, const uint8_t *key, uint16_t bits);

/** The longest of the shorter ones; NULL when there is none. */
struct trie_node *trie_shorter(const struct trie_node *node);

/**
 * The first prefix with an item behind that one, in the order of addresses, a shorter prefix before the longer ones in
 * it; with `is_inclusive` that one itself when it has an item. NULL at the end.
 */
struct trie_node *trie_next(const struct trie *trie, const uint8_t *key, uint16_t bits, bool is_inclusive);

/** Whether the first `bits` bits of both are the same. */
bool trie_matches(const uint8_t *one, const uint8_t *other, uint16_t bits);

#endif
