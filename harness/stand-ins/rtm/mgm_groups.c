/* SPDX-License-Identifier: MIT */
/* The multicast group manager: enumerations of the groups that have been joined. */
#include "harness/stand-ins/rtm/mgm.h"

#include "harness/stand-ins/rtm/mgm_table.h"
#include "harness/stand-ins/rtm/platform.h"
#include "harness/stand-ins/rtm/table.h"

#include <string.h>

enum { GROUP_WORDS = 4, GROUP_BYTES = GROUP_WORDS * 4, KEY_BITS = 64 };

uint32_t mgm_start_enumeration(void *handle, uint32_t type, void **enumeration_handle)
{
	struct multicast_enumeration *enumeration;
	struct multicast_protocol *protocol;

	platform_lock();
	protocol = multicast_find(handle);
	if (!protocol || !enumeration_handle || type > MGM_ALL_SOURCES)
		return table_leave(RTM_INVALID_PARAMETER);
	enumeration = object_make(KIND_MULTICAST_ENUMERATION, sizeof(*enumeration));
	enumeration->owner = protocol;
	enumeration->is_all = type == MGM_ALL_SOURCES;
	protocol->enumeration_count++;
	protocol->made[LEFT_GROUP_ENUMERATIONS]++;
	*enumeration_handle = enumeration->object.handle;
	return table_leave(RTM_NO_ERROR);
}

static bool is_joined(const struct multicast_group *group)
{
	const struct multicast_member *member = group->members;

	while (member && !(member->flags & MGM_JOIN))
		member = member->next;
	return member != NULL;
}

/* The next that is wanted; the enumeration stays where it is. */
static const struct multicast_group *find_next(const struct multicast_enumeration *enumeration)
{
	const struct trie_node *node =
		trie_next(multicast_groups(), enumeration->key, enumeration->is_begun ? KEY_BITS : 0, false);

	for (; node; node = trie_next(multicast_groups(), node->key, node->bits, false)) {
		const struct multicast_group *const group = node->item;

		if (is_joined(group) && (enumeration->is_all || group->source))
			return group;
	}
	return NULL;
}

uint32_t mgm_get_groups(void *handle, uint32_t *size, void *buffer, uint32_t *count)
{
	struct multicast_enumeration *enumeration;
	const struct multicast_group *group;

	platform_lock();
	enumeration = object_find(handle, KIND_MULTICAST_ENUMERATION);
	if (!enumeration || !size || !count || (*size && !buffer))
		return table_leave(RTM_INVALID_PARAMETER);
	*count = 0;
	if (*size < GROUP_BYTES) {
		*size = GROUP_BYTES;
		return table_leave(RTM_INSUFFICIENT_BUFFER);
	}
	for (group = find_next(enumeration); group; group = find_next(enumeration)) {
		const uint32_t words[GROUP_WORDS] = { group->source, group->source ? UINT32_MAX : 0, group->group,
						      group->group ? UINT32_MAX : 0 };

		if ((*count + 1) * GROUP_BYTES > *size)
			return table_leave(RTM_MORE_DATA);
		memcpy((uint8_t *)buffer + *count * GROUP_BYTES, words, GROUP_BYTES);
		++*count;
		memcpy(enumeration->key, group->node->key, sizeof(enumeration->key));
		enumeration->is_begun = true;
	}
	return table_leave(RTM_NO_MORE_ITEMS);
}

uint32_t mgm_end_enumeration(void *handle)
{
	struct multicast_enumeration *enumeration;

	platform_lock();
	enumeration = object_find(handle, KIND_MULTICAST_ENUMERATION);
	if (!enumeration)
		return table_leave(RTM_INVALID_PARAMETER);
	enumeration->owner->enumeration_count--;
	object_drop(&enumeration->object);
	return table_leave(RTM_NO_ERROR);
}
