/* SPDX-License-Identifier: MIT */
/* The parameters of a call, as the axes of its row say them. */
#include "harness/model/plan_parts.h"

void plan_set_parameter(struct call *call, enum axis_target target, const struct axis_value *value)
{
	switch (target) {
	case AXIS_STATUS_TYPE:
		call->status_type = value->number;
		break;
	case AXIS_ACTIVE:
		call->active = value->number;
		break;
	case AXIS_INFO:
		call->info = value->call.info;
		call->addresses = value->call.addresses;
		break;
	case AXIS_ADDRESS_KIND:
		call->address_kind = (enum address_kind)value->number;
		break;
	case AXIS_INDEX:
		call->interface = INTERFACE_LITERAL;
		call->index = value->number;
		break;
	case AXIS_CONFIGURATION:
		call->configuration = (enum configuration)value->number;
		break;
	case AXIS_BAD:
		call->configuration = CONFIGURATION_BAD;
		call->variant = value->number;
		break;
	case AXIS_VERSION:
		call->version = (enum version_rule)value->number;
		break;
	case AXIS_SIZE:
		call->size = (enum size_rule)value->number;
		break;
	case AXIS_COUNT:
		call->count = (enum count_rule)value->number;
		break;
	case AXIS_SEED:
		call->variant = value->number;
		break;
	case AXIS_MTU:
		call->mtu = value->number;
		call->is_reserved_literal = true;
		break;
	case AXIS_SPEED:
		/* A speed is 64 bits wide: the high half is the same number, so that all ones are all ones. */
		call->speed = (uint64_t)value->number << 32 | value->number;
		call->is_reserved_literal = true;
		break;
	case AXIS_PROTOCOL:
		call->protocol = value->call.protocol;
		call->protocol_id = value->call.protocol_id;
		call->variant = value->call.variant;
		break;
	case AXIS_OWN_ID:
		call->protocol = PROTOCOL_OTHER_OWN;
		call->variant = value->number;
		break;
	case AXIS_REFUSED_ID:
		call->protocol = PROTOCOL_REFUSED;
		call->variant = value->number;
		break;
	case AXIS_OFFER_VERSION:
		call->offered_version = value->number;
		call->is_version_literal = true;
		break;
	case AXIS_OFFER:
		call->offer = OFFER_LITERAL;
		call->offered_flags = value->number;
		break;
	case AXIS_EVENT:
		call->event = (enum event_rule)value->number;
		break;
	case AXIS_SUPPORT:
		call->support = (enum support_rule)value->number;
		break;
	case AXIS_NAME:
		call->name = (enum name_rule)value->number;
		break;
	case AXIS_RESERVED:
		call->reserved = (enum reserved_rule)value->number;
		break;
	case AXIS_ROOM:
		call->room = (enum room_rule)value->number;
		break;
	case AXIS_NULLS:
		call->nulls |= value->number;
		break;
	case AXIS_POWER_TYPE:
		call->power_type = value->number;
		break;
	case AXIS_GROUP:
		call->group = value->number;
		call->is_group_literal = true;
		break;
	case AXIS_SOURCE:
		call->source = value->number;
		break;
	case AXIS_ENTRY_TYPE:
		call->entry_type = value->number;
		break;
	case AXIS_DOMAIN:
		call->domain = value->call.domain;
		call->nulls |= value->call.nulls;
		break;
	case AXIS_SERVICE:
		call->service = (enum service_kind)value->number;
		break;
	case AXIS_EXCLUSION:
		call->exclusion = value->number;
		break;
	case AXIS_ORDERING:
		call->ordering = value->number;
		break;
	case AXIS_HANDLE:
		call->handle = (enum handle_rule)value->number;
		break;
	case AXIS_TESTED_TYPE:
		call->interface_type = value->number;
		break;
	case AXIS_REQUEST:
		call->variant = value->number;
		break;
	case AXIS_SAVED_REQUEST:
		call->request = REQUEST_SAVED;
		call->variant = value->number;
		break;
	case AXIS_BAD_REQUEST:
		call->request = REQUEST_BAD;
		call->variant = value->number;
		break;
	case AXIS_REQUEST_RULE:
		call->request = (enum request_rule)value->number;
		call->nulls |= value->call.nulls;
		break;
	case AXIS_NONE:
	case AXIS_GIVEN:
	case AXIS_LIFE:
	case AXIS_INTERFACE_TYPE:
		break;
	}
}
