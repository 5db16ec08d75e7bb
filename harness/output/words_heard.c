/* SPDX-License-Identifier: MIT */
/* What the candidate said, in words: calls of support functions and messages, without pointers. */
#include "harness/output/words.h"

#include "harness/model/codes.h"
#include "harness/output/words_internal.h"

/* How an argument is shown. */
enum shown { SHOWN_NUMBER, SHOWN_HEX, SHOWN_BOOL, SHOWN_UPDATE_TYPE, SHOWN_ADDRESS };

enum { SHOWN_MOST = 4 };

/* The index of what names no interface. */
#define NO_INDEX 0xFFFFFFFFu

/* One argument: its name, its place among those recorded. */
struct argument {
	const char *name;
	uint32_t place;
	enum shown shown;
};

struct sentence {
	struct argument arguments[SHOWN_MOST];
};

#define PROTOCOL \
	{ \
		"ProtocolId", 0, SHOWN_HEX \
	}
#define INDEX \
	{ \
		"InterfaceIndex", 1, SHOWN_HEX \
	}
#define ENTRY_SIZE \
	{ \
		"dwEntrySize", 1, SHOWN_NUMBER \
	}

static const struct sentence functions[HEARD_KIND_COUNT] = {
	[HEARD_DEMAND_DIAL_REQUEST] = { { PROTOCOL, INDEX } },
	[HEARD_SET_INTERFACE_RECEIVE_TYPE] = { { PROTOCOL,
						 INDEX,
						 { "InterfaceReceiveType", 2, SHOWN_HEX },
						 { "bActivate", 3, SHOWN_BOOL } } },
	[HEARD_VALIDATE_ROUTE] = { { PROTOCOL } },
	[HEARD_MIB_ENTRY_CREATE] = { { PROTOCOL, ENTRY_SIZE } },
	[HEARD_MIB_ENTRY_DELETE] = { { PROTOCOL, ENTRY_SIZE } },
	[HEARD_MIB_ENTRY_SET] = { { PROTOCOL, ENTRY_SIZE } },
	[HEARD_MIB_ENTRY_GET] = { { PROTOCOL, ENTRY_SIZE } },
	[HEARD_MIB_ENTRY_GET_FIRST] = { { PROTOCOL, ENTRY_SIZE } },
	[HEARD_MIB_ENTRY_GET_NEXT] = { { PROTOCOL, ENTRY_SIZE } },
	[HEARD_VALIDATE_ROUTE_EX] = { { { "dwProtocolId", 0, SHOWN_HEX },
					{ "dwSubProtocolId", 1, SHOWN_HEX },
					{ "dwTransportId", 2, SHOWN_HEX } } },
	[HEARD_GET_ROUTING_DOMAIN_INFO] = { { { "dwRevision", 2, SHOWN_NUMBER }, { "dwBufSize", 3, SHOWN_NUMBER } } },
	[HEARD_GET_INTERFACE_INFORMATION] = { { { "dwInterfaceIndex", 0, SHOWN_HEX },
						{ "dwTransportId", 1, SHOWN_HEX },
						{ "dwRevision", 2, SHOWN_NUMBER },
						{ "dwBufSize", 3, SHOWN_NUMBER } } },
	[HEARD_HAS_MULTICAST_BOUNDARY] = { { { "dwIfIndex", 0, SHOWN_HEX }, { "dwGroupAddress", 1, SHOWN_ADDRESS } } },
};

static const struct {
	const char *name;
	struct sentence sentence;
} messages[] = {
	[ROUTER_STOPPED] = { "ROUTER_STOPPED", { { { NULL, 0, SHOWN_NUMBER } } } },
	[SAVE_GLOBAL_CONFIG_INFO] = { "SAVE_GLOBAL_CONFIG_INFO", { { { NULL, 0, SHOWN_NUMBER } } } },
	[SAVE_INTERFACE_CONFIG_INFO] = { "SAVE_INTERFACE_CONFIG_INFO", { { INDEX } } },
	[UPDATE_COMPLETE] = { "UPDATE_COMPLETE",
			      { { INDEX,
				  { "UpdateType", 2, SHOWN_UPDATE_TYPE },
				  { "UpdateStatus", 3, SHOWN_NUMBER } } } },
};

void words_ipv4(struct text *text, uint32_t address)
{
	for (unsigned int i = 0; i < 4; i++) {
		text_append_string(text, i ? "." : "");
		text_append_number(text, (address >> (8 * i)) & 0xFF);
	}
}

static void append_value(struct text *text, enum shown shown, uint32_t number)
{
	if (shown == SHOWN_HEX)
		text_append_hex(text, number, 8);
	else if (shown == SHOWN_BOOL)
		text_append_string(text, number ? "TRUE" : "FALSE");
	else if (shown == SHOWN_UPDATE_TYPE && number == RF_DEMAND_UPDATE_ROUTES)
		text_append_string(text, "RF_DEMAND_UPDATE_ROUTES");
	else if (shown == SHOWN_UPDATE_TYPE && number == 8)
		text_append_string(text, "DEMAND_UPDATE_SERVICES");
	else if (shown == SHOWN_ADDRESS)
		words_ipv4(text, number);
	else
		text_append_number(text, number);
}

static void append_arguments(struct text *text, const struct sentence *sentence, const uint32_t *numbers)
{
	text_append_string(text, "(");
	for (size_t i = 0; i < SHOWN_MOST && sentence->arguments[i].name; i++) {
		const struct argument *argument = &sentence->arguments[i];

		text_append_string(text, i ? ", " : "");
		text_append_string(text, argument->name);
		text_append_string(text, ": ");
		append_value(text, argument->shown, numbers[argument->place]);
	}
	text_append_string(text, ")");
}

static void append_message(struct text *text, const struct heard *heard)
{
	uint32_t event = heard->arguments[0];

	text_append_string(text, "message ");
	if (event < sizeof(messages) / sizeof(messages[0])) {
		text_append_string(text, messages[event].name);
		append_arguments(text, &messages[event].sentence, heard->arguments);
	} else {
		text_append_number(text, event);
	}
	if (!heard->is_announced)
		text_append_string(text, ", unannounced");
}

/* "RtmAddRouteToDest(10.0.0.0/8, InterfaceIndex: 0x00000108)" */
static void append_route(struct text *text, const struct heard *heard)
{
	const struct prefix prefix = heard_prefix(heard);

	text_append_string(text, heard_name((enum heard_kind)heard->kind));
	text_append_string(text, "(");
	words_prefix(text, &prefix);
	if (heard->index != NO_INDEX)
		text_printf(text, ", InterfaceIndex: 0x%08X", heard->index);
	text_append_string(text, ")");
}

void words_heard(struct text *text, const struct heard *heard)
{
	uint32_t kind = heard->kind < HEARD_KIND_COUNT ? heard->kind : HEARD_NOTHING;

	if (kind == HEARD_MESSAGE) {
		append_message(text, heard);
		return;
	}
	if (kind == HEARD_ROUTE || kind == HEARD_ROUTE_UNVALIDATED || kind == HEARD_ROUTE_INVALID) {
		append_route(text, heard);
		return;
	}
	text_append_string(text, heard_name((enum heard_kind)kind));
	append_arguments(text, &functions[kind], heard->arguments);
}
