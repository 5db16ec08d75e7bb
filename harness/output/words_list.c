/* SPDX-License-Identifier: MIT */
/* Items in a sentence, with commas in between. */
#include "harness/output/words_list.h"

struct text *words_list_begin(struct words_list *list)
{
	if (list->has_item)
		text_append_string(list->text, ", ");
	list->has_item = true;
	return list->text;
}

void words_list_append(struct words_list *list, const char *item)
{
	if (item)
		text_append_string(words_list_begin(list), item);
}
