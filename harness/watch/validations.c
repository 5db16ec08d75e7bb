/* SPDX-License-Identifier: MIT */
/* Which destinations were validated. */
#include "harness/watch/validations.h"

#include "harness/base/allocate.h"

#include <stdlib.h>
#include <string.h>

enum { FAMILY_IPV4 = 2, FAMILY_IPV6 = 23, BITS_IPV4 = 32, BITS_IPV6 = 128, ROOM_LEAST = 64 };

struct validation {
	struct prefix to; /* family 0: free */
	bool is_good;
};

bool prefix_clean(struct prefix *prefix)
{
	const unsigned int most = prefix->family == FAMILY_IPV4 ? BITS_IPV4 : BITS_IPV6;
	const unsigned int whole = prefix->bits / 8u;

	if ((prefix->family != FAMILY_IPV4 && prefix->family != FAMILY_IPV6) || prefix->bits > most)
		return false;
	if (prefix->bits % 8) {
		prefix->bytes[whole] &= (uint8_t)(0xFF << (8 - prefix->bits % 8));
		memset(prefix->bytes + whole + 1, 0, sizeof(prefix->bytes) - whole - 1);
	} else {
		memset(prefix->bytes + whole, 0, sizeof(prefix->bytes) - whole);
	}
	return true;
}

static bool is_same(const struct prefix *one, const struct prefix *other)
{
	return one->family == other->family && one->bits == other->bits &&
	       memcmp(one->bytes, other->bytes, sizeof(one->bytes)) == 0;
}

/* FNV-1a. */
static uint32_t hash(const struct prefix *prefix)
{
	uint32_t sum = 2166136261u ^ prefix->bits;

	for (size_t i = 0; i < sizeof(prefix->bytes); i++)
		sum = (sum ^ prefix->bytes[i]) * 16777619u;
	return sum;
}

/* The place of a prefix, or the free one where it belongs; there is always one that is free. */
static struct validation *find(const struct validations *validations, const struct prefix *to)
{
	size_t place = hash(to) & (validations->room - 1);

	while (validations->list[place].to.family && !is_same(&validations->list[place].to, to))
		place = (place + 1) & (validations->room - 1);
	return &validations->list[place];
}

static void make_room(struct validations *validations)
{
	const struct validations old = *validations;

	if (2 * validations->count < validations->room)
		return;
	validations->room = old.room ? 2 * old.room : ROOM_LEAST;
	validations->list = allocate(validations->room, sizeof(*validations->list));
	for (size_t i = 0; i < old.room; i++)
		if (old.list[i].to.family)
			*find(validations, &old.list[i].to) = old.list[i];
	free(old.list);
}

void validations_append(struct validations *validations, const struct prefix *to, bool is_good)
{
	struct prefix clean;
	struct validation *place;

	if (to)
		clean = *to;
	if (!to || !prefix_clean(&clean)) {
		validations->unnamed[is_good ? VALIDITY_GOOD : VALIDITY_BAD]++;
		return;
	}
	make_room(validations);
	place = find(validations, &clean);
	validations->count += !place->to.family;
	*place = (struct validation) { clean, is_good };
}

static bool take_unnamed(struct validations *validations, enum validity validity)
{
	if (!validations->unnamed[validity])
		return false;
	validations->unnamed[validity]--;
	return true;
}

enum validity validations_take(struct validations *validations, const struct prefix *to)
{
	const struct validation *found = validations->room ? find(validations, to) : NULL;

	if (found && found->to.family)
		return found->is_good ? VALIDITY_GOOD : VALIDITY_BAD;
	if (take_unnamed(validations, VALIDITY_GOOD))
		return VALIDITY_GOOD;
	return take_unnamed(validations, VALIDITY_BAD) ? VALIDITY_BAD : VALIDITY_UNKNOWN;
}

void validations_release(struct validations *validations)
{
	free(validations->list);
	*validations = (struct validations) { 0 };
}
