/* SPDX-License-Identifier: MIT */
/* The word that somebody meant who wrote another one. */
#include "harness/base/suggest.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum { WORD_MOST = 40, PREFIX_LEAST = 3 };

static int plain(char letter)
{
	return letter == '_' ? '-' : tolower((unsigned char)letter);
}

static size_t smaller(size_t one, size_t other)
{
	return one < other ? one : other;
}

/** How many letters to insert, remove, replace or swap with their neighbour to get from one word to the other. */
static size_t measure_distance(struct span one, struct span other)
{
	size_t rows[3][WORD_MOST + 1];
	size_t *before = rows[0], *last = rows[1], *row = rows[2];

	for (size_t j = 0; j <= other.length; j++)
		last[j] = j;
	for (size_t i = 1; i <= one.length; i++) {
		size_t *spare = before;

		row[0] = i;
		for (size_t j = 1; j <= other.length; j++) {
			int a = plain(one.data[i - 1]), b = plain(other.data[j - 1]);

			row[j] = smaller(smaller(last[j], row[j - 1]) + 1, last[j - 1] + (a != b));
			if (i > 1 && j > 1 && a == plain(other.data[j - 2]) && b == plain(one.data[i - 2]))
				row[j] = smaller(row[j], before[j - 2] + 1);
		}
		before = last;
		last = row;
		row = spare;
	}
	return last[other.length];
}

static bool begins_plainly(struct span word, struct span start)
{
	if (start.length < PREFIX_LEAST || word.length < start.length)
		return false;
	for (size_t i = 0; i < start.length; i++) {
		if (plain(word.data[i]) != plain(start.data[i]))
			return false;
	}
	return true;
}

const char *suggest_find(struct span word, const char *const *list, size_t count)
{
	const char *nearest = NULL;
	size_t least = WORD_MOST;

	if (!word.length || word.length > WORD_MOST)
		return NULL;
	for (size_t i = 0; i < count; i++) {
		struct span known = span_of(list[i]);
		size_t distance;

		if (known.length > WORD_MOST)
			continue;
		distance = measure_distance(word, known);
		if (distance * 3 > (word.length > known.length ? word.length : known.length))
			distance =
				begins_plainly(known, word) || begins_plainly(word, known) ? WORD_MOST - 1 : WORD_MOST;
		if (distance < least) {
			least = distance;
			nearest = list[i];
		}
	}
	return nearest;
}

struct suggestion suggest_words(struct span word, const char *const *list, size_t count, const char *quote)
{
	struct suggestion suggestion;
	const size_t room = sizeof(suggestion.text);
	const char *nearest = suggest_find(word, list, count);
	size_t length;

	if (nearest) {
		snprintf(suggestion.text, room, "did you mean %s%s%s?", quote, nearest, quote);
		return suggestion;
	}
	length = (size_t)snprintf(suggestion.text, room, "there are");
	for (size_t i = 0; i < count && length < room; i++)
		length += (size_t)snprintf(suggestion.text + length, room - length, "%s %s", i ? "," : "", list[i]);
	return suggestion;
}
