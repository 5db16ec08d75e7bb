/* SPDX-License-Identifier: MIT */
/* What every client has and had. */
#include "harness/stand-ins/rtm/ledger.h"

#include "harness/stand-ins/rtm/mgm_table.h"
#include "harness/stand-ins/rtm/platform.h"
#include "harness/stand-ins/rtm/table.h"

#include <string.h>

static struct ledger_entry past[LEDGER_PAST];
static uint32_t past_count;

static void describe(const struct rtm_entity *entity, struct ledger_entry *entry)
{
	*entry = (struct ledger_entry) { .size = sizeof(*entry),
					 .is_registered = entity->is_registered,
					 .protocol = entity->info.protocol,
					 .protocol_instance = entity->info.protocol_instance,
					 .instance = entity->info.instance,
					 .family = entity->info.family,
					 .routes = entity->route_count,
					 .next_hops = entity->hop_count,
					 .dest_handles = entity->held[KIND_DEST],
					 .route_handles = entity->held[KIND_ROUTE],
					 .next_hop_handles = entity->held[KIND_HOP],
					 .entity_handles = entity->held[KIND_ENTITY],
					 .enumerations = entity->created[KIND_ENUMERATION],
					 .route_lists = entity->created[KIND_LIST],
					 .notifications = entity->created[KIND_NOTIFICATION],
					 .locks = entity->latched };
}

void ledger_append(const struct ledger_entry *entry)
{
	if (past_count == LEDGER_PAST)
		memmove(past, past + 1, --past_count * sizeof(*past));
	past[past_count] = *entry;
	past[past_count++].is_registered = 0;
}

void ledger_close(const struct rtm_entity *entity)
{
	struct ledger_entry entry;

	describe(entity, &entry);
	ledger_append(&entry);
}

static bool read_present(uint32_t index, struct ledger_entry *entry)
{
	for (const struct rtm_family *family = table_families(); family; family = family->next) {
		for (const struct rtm_entity *entity = family->entities; entity; entity = entity->next) {
			if (index-- == 0) {
				describe(entity, entry);
				return true;
			}
		}
	}
	return multicast_describe(index, entry);
}

uint32_t ledger_read(uint32_t index, struct ledger_entry *entry)
{
	bool is_there = true;

	if (!entry)
		return RTM_INVALID_PARAMETER;
	platform_lock();
	if (index < past_count)
		*entry = past[index];
	else
		is_there = read_present(index - past_count, entry);
	return table_leave(is_there ? RTM_NO_ERROR : RTM_NO_MORE_ITEMS);
}

void ledger_forget(void)
{
	platform_lock();
	past_count = 0;
	platform_unlock();
}
