/* SPDX-License-Identifier: MIT */
/* The multicast group manager: forwarding entries, made of the memberships when they are asked for. */
#include "harness/stand-ins/rtm/mgm.h"

#include "harness/stand-ins/rtm/mgm_table.h"
#include "harness/stand-ins/rtm/platform.h"
#include "harness/stand-ins/rtm/table.h"

#include "harness/base/allocate.h"

#include <stdlib.h>
#include <string.h>

/* How an entry is written: DWORDs in front of its interfaces, where their number is, DWORDs of each interface. */
struct form {
	uint32_t members, out_count, out_members;
};

static const struct form entry_form = { ENTRY_MEMBERS, ENTRY_OUT_COUNT, ENTRY_OUT_MEMBERS };
static const struct form statistics_form = { STATISTICS_MEMBERS, STATISTICS_OUT_COUNT, STATISTICS_OUT_MEMBERS };
static const struct form statistics_ex_form = { STATISTICS_EX_MEMBERS, STATISTICS_OUT_COUNT, STATISTICS_OUT_MEMBERS };

/* Interfaces, each once. */
struct outgoing {
	const struct multicast_interface **list;
	uint32_t count;
};

static bool is_entry(const struct multicast_group *group)
{
	const struct multicast_member *member = group->source ? group->members : NULL;

	while (member && !(member->flags & MGM_FORWARD))
		member = member->next;
	return member != NULL;
}

static void append_members(struct outgoing *outgoing, const struct multicast_group *group, uint32_t in_interface)
{
	for (const struct multicast_member *member = group ? group->members : NULL; member; member = member->next) {
		bool is_known = member->interface->index == in_interface;

		for (uint32_t i = 0; i < outgoing->count; i++)
			is_known |= outgoing->list[i] == member->interface;
		if (is_known)
			continue;
		outgoing->list = grow(outgoing->list, outgoing->count, sizeof(void *));
		outgoing->list[outgoing->count++] = member->interface;
	}
}

/* Where data of the source for the group goes: to its own receivers, those of the group, and those of all groups. */
static void find_outgoing(const struct multicast_group *group, struct outgoing *outgoing)
{
	const uint32_t in_interface = multicast_interface_towards(group->source);

	append_members(outgoing, group, in_interface);
	append_members(outgoing, multicast_find_group(0, group->group), in_interface);
	append_members(outgoing, multicast_find_group(0, 0), in_interface);
}

static void write_entry(const struct multicast_group *group, const struct form *form, const struct outgoing *outgoing,
			uint32_t *words)
{
	const uint32_t in_interface = multicast_interface_towards(group->source);
	const struct multicast_interface *const way = multicast_find_interface(in_interface, 0);

	memset(words, 0, (form->members + outgoing->count * form->out_members) * sizeof(*words));
	words[ENTRY_GROUP] = group->group;
	words[ENTRY_SOURCE] = group->source;
	words[ENTRY_SOURCE_MASK] = UINT32_MAX;
	words[ENTRY_UPSTREAM] = group->upstream;
	words[ENTRY_IN_INTERFACE] = in_interface;
	words[ENTRY_IN_PROTOCOL] = way && way->owner ? way->owner->id : 0;
	words[ENTRY_UP_TIME] = (uint32_t)((platform_now() - group->since) / 10); /* hundredths of a second */
	words[form->out_count] = outgoing->count;
	for (uint32_t i = 0; i < outgoing->count; i++) {
		uint32_t *const out = words + form->members + i * form->out_members;

		out[0] = outgoing->list[i]->index;
		out[1] = outgoing->list[i]->next_hop;
	}
}

/* Write one if there is room; the bytes it takes, whether there is or not. */
static uint32_t give(const struct multicast_group *group, const struct form *form, uint32_t room, uint8_t *buffer)
{
	struct outgoing outgoing = { 0 };
	uint32_t size;
	uint32_t *words;

	find_outgoing(group, &outgoing);
	size = (form->members + outgoing.count * form->out_members) * (uint32_t)sizeof(*words);
	if (buffer && size <= room) {
		words = allocate(1, size);
		write_entry(group, form, &outgoing, words);
		memcpy(buffer, words, size);
		free(words);
	}
	free(outgoing.list);
	return size;
}

static struct multicast_group *find_entry(const uint32_t *wanted)
{
	struct multicast_group *const group = multicast_find_group(wanted[ENTRY_SOURCE], wanted[ENTRY_GROUP]);

	return group && is_entry(group) ? group : NULL;
}

static uint32_t get_one(const uint32_t *wanted, const struct form *form, uint32_t *size, void *buffer)
{
	const struct multicast_group *group;
	uint32_t needed;

	if (!wanted || !size || !form)
		return RTM_INVALID_PARAMETER;
	platform_lock();
	group = find_entry(wanted);
	if (!group)
		return table_leave(RTM_NOT_FOUND);
	needed = give(group, form, buffer ? *size : 0, buffer);
	if (needed <= *size && buffer)
		return table_leave(RTM_NO_ERROR);
	*size = needed;
	return table_leave(RTM_INSUFFICIENT_BUFFER);
}

static const struct multicast_group *next_entry(const uint8_t key[16], uint16_t bits)
{
	const struct trie_node *node = trie_next(multicast_groups(), key, bits, false);

	while (node && !is_entry(node->item))
		node = trie_next(multicast_groups(), node->key, node->bits, false);
	return node ? node->item : NULL;
}

/* As many as there is room for, behind that one or from the first on. */
static uint32_t get_many(const uint32_t *after, const struct form *form, uint32_t *size, void *buffer, uint32_t *count)
{
	const struct multicast_group *group;
	uint8_t key[16] = { 0 };
	uint32_t used = 0;

	if (!size || !count || !form || (*size && !buffer))
		return RTM_INVALID_PARAMETER;
	*count = 0;
	if (after)
		multicast_key(after[ENTRY_SOURCE], after[ENTRY_GROUP], key);
	platform_lock();
	group = next_entry(key, after ? 64 : 0);
	while (group) {
		const uint32_t needed = give(group, form, *size - used, (uint8_t *)buffer + used);

		if (needed > *size - used) {
			if (!*count)
				*size = needed;
			return table_leave(*count ? RTM_MORE_DATA : RTM_INSUFFICIENT_BUFFER);
		}
		used += needed;
		++*count;
		group = next_entry(group->node->key, group->node->bits);
	}
	return table_leave(RTM_NO_MORE_ITEMS);
}

static const struct form *form_of(uint32_t flags)
{
	if (flags == MGM_STATISTICS)
		return &statistics_form;
	return flags == MGM_STATISTICS_EX ? &statistics_ex_form : NULL;
}

uint32_t mgm_get_entry(const uint32_t *wanted, uint32_t *size, void *buffer)
{
	return get_one(wanted, &entry_form, size, buffer);
}

uint32_t mgm_get_first_entries(uint32_t *size, void *buffer, uint32_t *count)
{
	return get_many(NULL, &entry_form, size, buffer, count);
}

uint32_t mgm_get_next_entries(const uint32_t *after, uint32_t *size, void *buffer, uint32_t *count)
{
	return after ? get_many(after, &entry_form, size, buffer, count) : (uint32_t)RTM_INVALID_PARAMETER;
}

uint32_t mgm_get_statistics(const uint32_t *wanted, uint32_t *size, void *buffer, uint32_t flags)
{
	return get_one(wanted, form_of(flags), size, buffer);
}

uint32_t mgm_get_first_statistics(uint32_t *size, void *buffer, uint32_t *count, uint32_t flags)
{
	return get_many(NULL, form_of(flags), size, buffer, count);
}

uint32_t mgm_get_next_statistics(const uint32_t *after, uint32_t *size, void *buffer, uint32_t *count, uint32_t flags)
{
	return after ? get_many(after, form_of(flags), size, buffer, count) : (uint32_t)RTM_INVALID_PARAMETER;
}

uint32_t mgm_set_entry(void *handle, const uint32_t *entry)
{
	struct multicast_group *group;

	platform_lock();
	if (!multicast_find(handle) || !entry)
		return table_leave(RTM_INVALID_PARAMETER);
	group = find_entry(entry);
	if (!group)
		return table_leave(RTM_NOT_FOUND);
	group->upstream = entry[ENTRY_UPSTREAM];
	return table_leave(RTM_NO_ERROR);
}
