/* SPDX-License-Identifier: MIT */
/* The word that somebody meant who wrote another one. */
#ifndef HARNESS_SUGGEST_H
#define HARNESS_SUGGEST_H

#include "harness/base/span.h"

/**
 * The word of the list that is nearest to `word`, or NULL when none is near: at most a third of its letters differ
 * (case, '-' and '_' do not count, two swapped letters count once), or one of the two begins with the other. Of equally
 * near ones the first.
 */
const char *suggest_find(struct span word, const char *const *list, size_t count);

/** What to say to somebody who wrote a word that is not in the list. */
struct suggestion {
	char text[400];
};

/** `did you mean "X"?` with the nearest word between `quote`, or `there are A, B, C` when none is near. */
struct suggestion suggest_words(struct span word, const char *const *list, size_t count, const char *quote);

#endif
