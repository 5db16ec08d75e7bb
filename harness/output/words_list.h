/* SPDX-License-Identifier: MIT */
/* Items in a sentence, with commas in between. */
#ifndef HARNESS_WORDS_LIST_H
#define HARNESS_WORDS_LIST_H

#include "harness/base/text.h"

#include <stdbool.h>

/** A list that is being written at the end of a text. */
struct words_list {
	struct text *text;
	bool has_item;
};

/** Begin an item: what is appended to the text that is returned is its words. */
struct text *words_list_begin(struct words_list *list);

/** Append an item; nothing where it is NULL. */
void words_list_append(struct words_list *list, const char *item);

#endif
