/* SPDX-License-Identifier: MIT */
/* What a call is handed in words, which planned steps and performed calls say alike. */
#include "harness/output/words_internal.h"

#include "harness/model/codes.h"
#include "harness/model/mib.h"

const char *words_status_type(uint32_t status_type)
{
	switch (status_type) {
	case RIS_INTERFACE_ADDRESS_CHANGE:
		return "ADDRESS_CHANGE";
	case RIS_INTERFACE_ENABLED:
		return "ENABLED";
	case RIS_INTERFACE_DISABLED:
		return "DISABLED";
	case RIS_INTERFACE_MEDIA_PRESENT:
		return "MEDIA_PRESENT";
	case RIS_INTERFACE_MEDIA_ABSENT:
		return "MEDIA_ABSENT";
	default:
		return NULL;
	}
}

const char *words_interface_type(uint32_t interface_type)
{
	switch (interface_type) {
	case PERMANENT:
		return "PERMANENT";
	case DEMAND_DIAL:
		return "DEMAND_DIAL";
	case LOCAL_WORKSTATION_DIAL:
		return "LOCAL_WORKSTATION_DIAL";
	case REMOTE_WORKSTATION_DIAL:
		return "REMOTE_WORKSTATION_DIAL";
	default:
		return NULL;
	}
}

void words_configuration(struct text *text, const struct call *call)
{
	static const char *const names[CONFIGURATION_COUNT] = {
		[CONFIGURATION_A] = "configuration A",
		[CONFIGURATION_B] = "configuration B",
		[CONFIGURATION_C] = "configuration C",
		[CONFIGURATION_BAD] = "bad configuration ",
		[CONFIGURATION_NULL] = "NULL configuration",
		[CONFIGURATION_UNREADABLE] = "unreadable page",
		[CONFIGURATION_ZEROS] = "configuration of zeros",
		[CONFIGURATION_ONES] = "configuration of 0xFF bytes",
		[CONFIGURATION_RANDOM] = "random configuration ",
		[CONFIGURATION_READ_BACK] = "configuration read back",
		[CONFIGURATION_ANY] = "any configuration",
		[CONFIGURATION_A_OR_B] = "configuration A or B",
	};

	text_append_string(text,
			   names[call->configuration < CONFIGURATION_COUNT ? call->configuration : CONFIGURATION_ANY]);
	if (call->configuration == CONFIGURATION_BAD)
		text_append_number(text, (uint64_t)call->variant + 1);
	if (call->configuration == CONFIGURATION_RANDOM)
		text_append_number(text, call->variant);
}

void words_binding(struct text *text, const struct call *call)
{
	static const char *const kinds[ADDRESS_KIND_COUNT] = {
		[ADDRESSES_OTHER] = " of another set",
		[ADDRESSES_DUPLICATE] = ", all equal",
		[ADDRESSES_ANY] = " 0.0.0.0",
		[ADDRESSES_BROADCAST] = " 255.255.255.255",
		[ADDRESSES_LOOPBACK] = " 127.0.0.1",
		[ADDRESSES_MULTICAST] = " 224.0.0.1",
		[ADDRESSES_LINK_LOCAL] = " 169.254.1.1",
		[ADDRESSES_MASK_ZERO] = " with mask 0.0.0.0",
		[ADDRESSES_MASK_ONES] = " with mask 255.255.255.255",
		[ADDRESSES_MASK_HOLES] = " with mask 255.0.255.0",
		[ADDRESSES_SHARED] = " shared by the interfaces",
		[ADDRESSES_SHARED_NET] = " of a subnet shared by the interfaces",
	};

	text_append_number(text, call->addresses);
	text_append_string(text, call->addresses == 1 ? " address" : " addresses");
	if (call->address_kind < ADDRESS_KIND_COUNT && kinds[call->address_kind])
		text_append_string(text, kinds[call->address_kind]);
	if (call->addresses_missing) {
		text_append_string(text, ", ");
		text_append_number(text, call->addresses_missing);
		text_append_string(text, " of them not in the buffer");
	}
}

void words_request(struct text *text, const struct call *call)
{
	static const char *const rules[REQUEST_RULE_COUNT] = {
		[REQUEST_VALID] = "request ",
		[REQUEST_SAVED] = "request ",
		[REQUEST_BAD] = "bad request ",
		[REQUEST_TRAP] = "a request that makes a trap due",
		[REQUEST_LESS_1] = "a request 1 byte short",
		[REQUEST_SIZE_1] = "the first byte of a request",
		[REQUEST_SIZE_ZERO] = "0 bytes",
		[REQUEST_EMPTY] = "0 bytes",
		[REQUEST_NULL] = "NULL, size 0",
		[REQUEST_NULL_SIZED] = "NULL, of the size of a request",
		[REQUEST_NULL_MAX] = "NULL, size 0xFFFFFFFF",
		[REQUEST_RANDOM] = " random bytes",
	};
	const enum request_rule rule = call->request < REQUEST_RULE_COUNT ? call->request : REQUEST_VALID;

	if (rule == REQUEST_RANDOM)
		text_append_number(text, call->variant);
	text_append_string(text, rules[rule]);
	if (rule == REQUEST_VALID || rule == REQUEST_SAVED || rule == REQUEST_BAD)
		text_append_number(text, call->variant == MIB_NO_REQUEST ? 1 : (uint64_t)call->variant + 1);
}
