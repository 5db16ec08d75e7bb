/* SPDX-License-Identifier: MIT */
/* The arguments of a planned call in words: those that a row gives, and nothing of what is ordinary. */
#include "harness/output/words_internal.h"

#include "harness/model/mib.h"

static const char *const interface_names[] = { "first interface", "second interface", "third interface",
					       "an interface never added" };

void words_interface(struct text *text, const struct call *call)
{
	if (call->interface == INTERFACE_LITERAL) {
		text_append_string(text, "index ");
		text_append_hex(text, call->index, 1);
	} else if (call->interface < INTERFACE_LITERAL) {
		text_append_string(text, interface_names[call->interface]);
	}
}

static void append_type(struct words_list *list, const char *name, const char *kind, uint32_t number)
{
	struct text *text = words_list_begin(list);

	if (name) {
		text_append_string(text, name);
		return;
	}
	text_append_string(text, kind);
	if (number < 0x10000)
		text_append_number(text, number);
	else
		text_append_hex(text, number, 8);
}

static void append_active(struct words_list *list, uint32_t active)
{
	struct text *text = words_list_begin(list);

	text_append_string(text, active ? "active" : "inactive");
	if (active > 1) {
		text_append_string(text, " as ");
		text_append_hex(text, active, 1);
	}
}

static void append_reserved(struct words_list *list, const char *name, uint64_t number, bool is_literal)
{
	struct text *text;

	if (!number && !is_literal)
		return;
	text = words_list_begin(list);
	text_append_string(text, name);
	if (number < 1000000)
		text_append_number(text, number);
	else
		text_append_hex(text, number, 8);
}

static void append_binding_details(struct words_list *list, const struct call *call)
{
	if (call->remote == REMOTE_ZERO)
		words_list_append(list, "RemoteAddress 0");
	if (call->remote == REMOTE_SET)
		words_list_append(list, "RemoteAddress set");
	append_reserved(list, "Mtu ", call->mtu, call->is_reserved_literal);
	append_reserved(list, "Speed ", call->speed, call->is_reserved_literal);
}

static void append_status_info(struct words_list *list, const struct call *call)
{
	struct text *text = words_list_begin(list);

	text_append_string(text, "StatusInfo: ");
	if (call->info == INFO_BINDING) {
		words_binding(text, call);
		append_binding_details(list, call);
	} else {
		text_append_string(text, call->info == INFO_UNREADABLE ? "unreadable page" : "NULL");
	}
}

static void append_rules(struct words_list *list, const struct call *call)
{
	static const char *const versions[VERSION_RULE_COUNT] = {
		[VERSION_ZERO] = "StructureVersion 0",
		[VERSION_LESS_1] = "StructureVersion 1 less than true",
		[VERSION_PLUS_1] = "StructureVersion 1 more than true",
		[VERSION_MAX] = "StructureVersion 0xFFFFFFFF",
	};
	static const char *const sizes[SIZE_RULE_COUNT] = {
		[SIZE_ZERO] = "StructureSize 0",
		[SIZE_1] = "StructureSize 1",
		[SIZE_HALF] = "StructureSize half of true",
		[SIZE_LESS_1] = "StructureSize 1 less than true",
		[SIZE_PLUS_1] = "StructureSize 1 more than true with zeros behind",
		[SIZE_PLUS_4] = "StructureSize 4 more than true with zeros behind",
		[SIZE_PLUS_4096] = "StructureSize 4096 more than true with zeros behind",
		[SIZE_PLUS_4096_RANDOM] = "StructureSize 4096 more than true with random bytes behind",
		[SIZE_BEYOND] = "StructureSize 4096 more than the buffer holds",
	};
	static const char *const counts[COUNT_RULE_COUNT] = {
		[COUNT_ZERO] = "StructureCount 0",
		[COUNT_TWO] = "StructureCount 2 with the configuration twice",
		[COUNT_TWO_OF_ONE] = "StructureCount 2 with room for one",
		[COUNT_MAX] = "StructureCount 0xFFFFFFFF with room for one",
		[COUNT_HIGH_BIT] = "StructureCount 0x80000000 with room for one",
		[COUNT_WRAPPING] = "StructureCount that wraps with room for one",
	};

	words_list_append(list, call->version < VERSION_RULE_COUNT ? versions[call->version] : NULL);
	words_list_append(list, call->size < SIZE_RULE_COUNT ? sizes[call->size] : NULL);
	words_list_append(list, call->count < COUNT_RULE_COUNT ? counts[call->count] : NULL);
}

static const char *const protocol_words[PROTOCOL_RULE_COUNT] = {
	[PROTOCOL_OTHER_OWN] = "another id of the profile",
	[PROTOCOL_REFUSED] = "an id that the profile says it must refuse",
	[PROTOCOL_NEXT] = "its own id plus 1",
	[PROTOCOL_OTHER_TYPE] = "its own id with another type",
	[PROTOCOL_OTHER_VENDOR] = "its own id with another vendor",
};

static void append_registration(struct words_list *list, const struct call *call)
{
	if (call->protocol == PROTOCOL_LITERAL)
		text_append_hex(words_list_begin(list), call->protocol_id, 8);
	else if (call->is_beside)
		words_list_append(list, "its id");
	else if (call->protocol < PROTOCOL_RULE_COUNT)
		words_list_append(list, protocol_words[call->protocol]);
	if (call->protocol == PROTOCOL_REFUSED) {
		text_append_string(list->text, " (");
		text_append_number(list->text, (uint64_t)call->variant + 1);
		text_append_string(list->text, ")");
	}
	if (call->is_version_literal) {
		words_list_append(list, "dwVersion ");
		text_append_hex(list->text, call->offered_version, 1);
	}
	if (call->offer == OFFER_WITHOUT_UPDATES)
		words_list_append(list, "not offered RF_DEMAND_UPDATE_ROUTES");
	if (call->offer == OFFER_CLAIMED)
		words_list_append(list, "offered exactly the functionality that it claims");
	if (call->offer == OFFER_LITERAL) {
		words_list_append(list, "offered the functionality ");
		text_append_hex(list->text, call->offered_flags, 2);
	}
}

static void append_start(struct words_list *list, const struct call *call)
{
	static const char *const events[EVENT_RULE_COUNT] = {
		[EVENT_MANUAL_RESET] = "NotificationEvent resets by hand",
		[EVENT_CLOSED] = "NotificationEvent is closed",
	};
	static const char *const tables[SUPPORT_RULE_COUNT] = {
		[SUPPORT_WITHOUT_OPTIONAL] = "SupportFunctions without DemandDialRequest, GetRouterId, HasMulticastBoundary",
		[SUPPORT_VERSION_ZERO] = "SupportFunctions of dwVersion 0",
		[SUPPORT_VERSION_60] = "SupportFunctions of dwVersion 0x600 that end where those of 0x500 do",
		[SUPPORT_VERSION_50] = "SupportFunctions of dwVersion 0x500",
		[SUPPORT_SHORT_LIVED] = "SupportFunctions inaccessible once the call returns",
	};

	words_list_append(list, call->event < EVENT_RULE_COUNT ? events[call->event] : NULL);
	words_list_append(list, call->support < SUPPORT_RULE_COUNT ? tables[call->support] : NULL);
}

static void append_addition(struct words_list *list, const struct call *call)
{
	static const char *const names[NAME_RULE_COUNT] = {
		[NAME_EMPTY] = "an empty name",
		[NAME_256] = "a name of 256 characters",
		[NAME_32766] = "a name of 32766 characters",
		[NAME_SURROGATES] = "a name with surrogates",
		[NAME_RIGHT_TO_LEFT] = "a name from right to left",
		[NAME_FORMAT] = "the name %s%n%x%s",
		[NAME_SHARED] = "the name of all interfaces of the case",
	};
	static const char *const reserved[RESERVED_RULE_COUNT] = {
		[RESERVED_ZEROS] = "reserved parameters 0",
		[RESERVED_ONES] = "reserved parameters all ones",
		[RESERVED_RANDOM] = "reserved parameters random",
	};

	words_list_append(list, call->name < NAME_RULE_COUNT ? names[call->name] : NULL);
	words_list_append(list, call->reserved < RESERVED_RULE_COUNT ? reserved[call->reserved] : NULL);
}

static void append_mib(struct words_list *list, const struct call *call)
{
	if (call->entry == ENTRY_MIB_SET_TRAP_INFO && !(call->nulls & 1))
		words_list_append(list, call->trap == TRAP_EVENT_SECOND ? "the second trap event" : "the trap event");
	words_request(words_list_begin(list), call);
	if (call->is_namesake)
		text_append_string(list->text, " of the same name");
	if ((!mib_is_read(call->entry) && !mib_is_write(call->entry)) || call->request >= REQUEST_TRAP)
		return;
	text_append_string(list->text, call->interface == INTERFACE_UNKNOWN ? " about " : " about the ");
	words_interface(list->text, call);
}

/* The buffer of a query, and which pointers are NULL. */
static void append_pointers(struct words_list *list, const struct call *call)
{
	static const char *const rooms[ROOM_RULE_COUNT] = {
		[ROOM_ZERO] = "a buffer of 0 bytes",
		[ROOM_1] = "a buffer of 1 byte",
		[ROOM_LESS_1] = "a buffer 1 byte too small",
		[ROOM_EXACT] = "a buffer of exactly what is needed",
		[ROOM_PLUS_16] = "a buffer 16 bytes larger than needed",
		[ROOM_LIES] = "a buffer of exactly what is needed, said to be of 0xFFFFFFFF bytes",
	};
	const struct entry_facts *entry = entry_find(call->entry);

	words_list_append(list, call->room < ROOM_RULE_COUNT ? rooms[call->room] : NULL);
	for (uint32_t i = 0; i < entry->parameter_count; i++) {
		if (!(call->nulls >> i & 1))
			continue;
		words_list_append(list, entry->parameters[i].name);
		text_append_string(list->text, " NULL");
	}
}

/* Group and source of a multicast route, where they are not the ordinary ones. */
static void append_route(struct words_list *list, const struct call *call)
{
	if (call->group || call->is_group_literal) {
		words_list_append(list, "group ");
		words_ipv4(list->text, call->group);
	}
	if (call->source) {
		words_list_append(list, "source ");
		words_ipv4(list->text, call->source);
	}
}

static void append_manners(struct words_list *list, const struct call *call)
{
	static const char *const manners[MANNER_COUNT] = {
		[MANNER_FAILS] = "support functions answered with ERROR_CAN_NOT_COMPLETE",
		[MANNER_TAKES_TIME] = "support functions answered after a GetInterfaceInfo on another thread",
		[MANNER_ODD_ROUTER_ID] = "GetRouterId answered with 0 and with another id each time",
		[MANNER_NEVER_ENOUGH] = "MIBEntryGet answered with ERROR_INSUFFICIENT_BUFFER each time",
	};
	const struct {
		bool is_said;
		const char *words;
	} ways[] = {
		{ call->is_if_running, "only where a run is on" },
		{ call->is_unaligned, "input unaligned" },
		{ call->is_poisoned, "memory inaccessible once the call returns" },
		{ call->is_beside, "of the other protocol of the DLL" },
		{ call->is_on_other_thread, "on a thread of its own" },
		{ call->is_unreadable, "pointers into a page without access" },
		{ call->reentry == REENTRY_GET_INTERFACE_INFO, "GetInterfaceInfo called from inside its first support function" },
		{ call->reentry == REENTRY_GET_EVENT_MESSAGE, "GetEventMessage called from inside its first support function" },
		{ call->is_reentrant, "DemandDialRequest answered with ENABLED from inside the call" },
	};

	words_list_append(list, call->manner < MANNER_COUNT ? manners[call->manner] : NULL);
	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++)
		words_list_append(list, ways[i].is_said ? ways[i].words : NULL);
}

/* Whether the entry is about an interface. */
static bool names_interface(enum entry entry)
{
	switch (entry) {
	case ENTRY_ADD_INTERFACE:
	case ENTRY_DELETE_INTERFACE:
	case ENTRY_INTERFACE_STATUS:
	case ENTRY_GET_INTERFACE_INFO:
	case ENTRY_SET_INTERFACE_INFO:
	case ENTRY_UPDATE_ROUTES:
	case ENTRY_CONNECT_CLIENT:
	case ENTRY_DISCONNECT_CLIENT:
	case ENTRY_GET_NEIGHBORS:
	case ENTRY_GET_MFE_STATUS:
	case ENTRY_UPDATE_SERVICES:
	case ENTRY_CREATE_STATIC_SERVICE:
	case ENTRY_DELETE_STATIC_SERVICE:
	case ENTRY_CONVERT_SERVICES:
	case ENTRY_DELETE_SERVICES:
		return true;
	default:
		return false;
	}
}

void words_arguments(struct words_list *list, const struct call *call)
{
	if (names_interface(call->entry))
		words_interface(words_list_begin(list), call);
	if (call->entry == ENTRY_ADD_INTERFACE)
		append_type(list, words_interface_type(call->interface_type), "InterfaceType ", call->interface_type);
	if (call->entry == ENTRY_INTERFACE_STATUS) {
		append_type(list, words_status_type(call->status_type), "StatusType ", call->status_type);
		append_active(list, call->active);
		append_status_info(list, call);
	}
	if (entry_find(call->entry)->hands_configuration) {
		words_configuration(words_list_begin(list), call);
		append_rules(list, call);
	}
	if (call->entry == ENTRY_REGISTER)
		append_registration(list, call);
	if (call->entry == ENTRY_START)
		append_start(list, call);
	if (call->entry == ENTRY_ADD_INTERFACE)
		append_addition(list, call);
	if (call->entry == ENTRY_QUERY_POWER || call->entry == ENTRY_SET_POWER)
		text_append_hex(words_list_begin(list), call->power_type, 1);
	if (call->entry == ENTRY_CONNECT_CLIENT || call->entry == ENTRY_DISCONNECT_CLIENT) {
		words_list_append(list, "client ");
		text_append_number(list->text, (uint64_t)call->client + 1);
	}
	if (call->check == CHECK_UPDATE_NAMES) {
		words_list_append(list, "expecting that of the ");
		words_interface(list->text, call);
	}
	if (call->entry == ENTRY_GET_MFE_STATUS)
		append_route(list, call);
	if (call->entry == ENTRY_PROTOCOL_ACTION || call->entry == ENTRY_GET_STATISTICS)
		text_append_hex(words_list_begin(list), call->entry_type, 1);
	if (call->domain == DOMAIN_UNKNOWN)
		words_list_append(list, "a routing domain that nobody knows");
	if (entry_is_service(call->entry))
		words_service_step(list, call);
	if (mib_is_callback(call->entry))
		append_mib(list, call);
	append_pointers(list, call);
	append_manners(list, call);
}
