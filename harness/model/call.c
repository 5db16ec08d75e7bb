/* SPDX-License-Identifier: MIT */
/* What is to be known of a step beyond its arguments. */
#include "harness/model/call.h"

#include "harness/model/codes.h"

bool call_lies(const struct call *call)
{
	if (call->room == ROOM_LIES || call->is_unreadable)
		return true;
	if (call->entry == ENTRY_INTERFACE_STATUS)
		return call->info == INFO_UNREADABLE || call->addresses_missing != 0;
	if (!entry_find(call->entry)->hands_configuration)
		return false;
	return call->configuration == CONFIGURATION_UNREADABLE || call->size != SIZE_TRUE || call->count != COUNT_ONE;
}

/* Status types that routprot.h does not know are alike to a candidate that hangs on one of them. */
static uint32_t family_of(uint32_t status_type)
{
	return status_type > RIS_INTERFACE_MEDIA_ABSENT ? RIS_INTERFACE_MEDIA_ABSENT + 1 : status_type;
}

bool call_resembles(const struct call *one, const struct call *other)
{
	if (one->entry != other->entry)
		return false;
	if (one->entry != ENTRY_INTERFACE_STATUS)
		return true;
	return family_of(one->status_type) == family_of(other->status_type) && !one->active == !other->active;
}
