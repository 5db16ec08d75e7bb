/* SPDX-License-Identifier: MIT */
/* Planned steps in words: what a row asks for, with what matters only. */
#include "harness/output/words.h"

#include "harness/model/codes.h"
#include "harness/model/mib.h"
#include "harness/output/words_internal.h"

const char *words_asked(enum asked asked)
{
	static const char *const names[ASKED_COUNT] = {
		[ASKED_DIAL] = "DemandDialRequest",
		[ASKED_ROUTE] = "ValidateRoute",
		[ASKED_MIB] = "MIBEntryGet",
		[ASKED_ROUTER_ID] = "GetRouterId",
	};

	return names[asked < ASKED_COUNT ? asked : ASKED_DIAL];
}

/* The arguments of a sentence, with commas in between. */
struct list {
	struct text *text;
	bool has_item;
};

static struct text *begin_item(struct list *list)
{
	if (list->has_item)
		text_append_string(list->text, ", ");
	list->has_item = true;
	return list->text;
}

static void append_item(struct list *list, const char *item)
{
	if (item)
		text_append_string(begin_item(list), item);
}

static const char *const interface_names[] = { "first interface", "second interface", "third interface",
					       "an interface never added" };

static void append_interface(struct text *text, const struct call *call)
{
	if (call->interface == INTERFACE_LITERAL) {
		text_append_string(text, "index ");
		text_append_hex(text, call->index, 1);
	} else if (call->interface < INTERFACE_LITERAL) {
		text_append_string(text, interface_names[call->interface]);
	}
}

static void append_type(struct list *list, const char *name, const char *kind, uint32_t number)
{
	struct text *text = begin_item(list);

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

static void append_active(struct list *list, uint32_t active)
{
	struct text *text = begin_item(list);

	text_append_string(text, active ? "active" : "inactive");
	if (active > 1) {
		text_append_string(text, " as ");
		text_append_hex(text, active, 1);
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

static void append_reserved(struct list *list, const char *name, uint64_t number, bool is_literal)
{
	struct text *text;

	if (!number && !is_literal)
		return;
	text = begin_item(list);
	text_append_string(text, name);
	if (number < 1000000)
		text_append_number(text, number);
	else
		text_append_hex(text, number, 8);
}

static void append_binding_details(struct list *list, const struct call *call)
{
	if (call->remote == REMOTE_ZERO)
		append_item(list, "RemoteAddress 0");
	if (call->remote == REMOTE_SET)
		append_item(list, "RemoteAddress set");
	append_reserved(list, "Mtu ", call->mtu, call->is_reserved_literal);
	append_reserved(list, "Speed ", call->speed, call->is_reserved_literal);
}

static void append_status_info(struct list *list, const struct call *call)
{
	struct text *text = begin_item(list);

	text_append_string(text, "StatusInfo: ");
	if (call->info == INFO_BINDING) {
		words_binding(text, call);
		append_binding_details(list, call);
	} else {
		text_append_string(text, call->info == INFO_UNREADABLE ? "unreadable page" : "NULL");
	}
}

static void append_rules(struct list *list, const struct call *call)
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

	append_item(list, call->version < VERSION_RULE_COUNT ? versions[call->version] : NULL);
	append_item(list, call->size < SIZE_RULE_COUNT ? sizes[call->size] : NULL);
	append_item(list, call->count < COUNT_RULE_COUNT ? counts[call->count] : NULL);
}

static const char *const protocol_words[PROTOCOL_RULE_COUNT] = {
	[PROTOCOL_OTHER_OWN] = "another id of the profile",
	[PROTOCOL_REFUSED] = "an id that the profile says it must refuse",
	[PROTOCOL_NEXT] = "its own id plus 1",
	[PROTOCOL_OTHER_TYPE] = "its own id with another type",
	[PROTOCOL_OTHER_VENDOR] = "its own id with another vendor",
};

static void append_registration(struct list *list, const struct call *call)
{
	if (call->protocol == PROTOCOL_LITERAL)
		text_append_hex(begin_item(list), call->protocol_id, 8);
	else if (call->is_beside)
		append_item(list, "its id");
	else if (call->protocol < PROTOCOL_RULE_COUNT)
		append_item(list, protocol_words[call->protocol]);
	if (call->protocol == PROTOCOL_REFUSED) {
		text_append_string(list->text, " (");
		text_append_number(list->text, (uint64_t)call->variant + 1);
		text_append_string(list->text, ")");
	}
	if (call->is_version_literal) {
		append_item(list, "dwVersion ");
		text_append_hex(list->text, call->offered_version, 1);
	}
	if (call->offer == OFFER_WITHOUT_UPDATES)
		append_item(list, "not offered RF_DEMAND_UPDATE_ROUTES");
	if (call->offer == OFFER_CLAIMED)
		append_item(list, "offered exactly the functionality that it claims");
	if (call->offer == OFFER_LITERAL) {
		append_item(list, "offered the functionality ");
		text_append_hex(list->text, call->offered_flags, 2);
	}
}

static void append_start(struct list *list, const struct call *call)
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

	append_item(list, call->event < EVENT_RULE_COUNT ? events[call->event] : NULL);
	append_item(list, call->support < SUPPORT_RULE_COUNT ? tables[call->support] : NULL);
}

static void append_addition(struct list *list, const struct call *call)
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

	append_item(list, call->name < NAME_RULE_COUNT ? names[call->name] : NULL);
	append_item(list, call->reserved < RESERVED_RULE_COUNT ? reserved[call->reserved] : NULL);
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

static void append_mib(struct list *list, const struct call *call)
{
	if (call->entry == ENTRY_MIB_SET_TRAP_INFO && !(call->nulls & 1))
		append_item(list, call->trap == TRAP_EVENT_SECOND ? "the second trap event" : "the trap event");
	words_request(begin_item(list), call);
	if (call->is_namesake)
		text_append_string(list->text, " of the same name");
	if ((!mib_is_read(call->entry) && !mib_is_write(call->entry)) || call->request >= REQUEST_TRAP)
		return;
	text_append_string(list->text, call->interface == INTERFACE_UNKNOWN ? " about " : " about the ");
	append_interface(list->text, call);
}

/* The buffer of a query, and which pointers are NULL. */
static void append_pointers(struct list *list, const struct call *call)
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

	append_item(list, call->room < ROOM_RULE_COUNT ? rooms[call->room] : NULL);
	for (uint32_t i = 0; i < entry->parameter_count; i++) {
		if (!(call->nulls >> i & 1))
			continue;
		append_item(list, entry->parameters[i].name);
		text_append_string(list->text, " NULL");
	}
}

/* Group and source of a multicast route, where they are not the ordinary ones. */
static void append_route(struct list *list, const struct call *call)
{
	if (call->group || call->is_group_literal) {
		append_item(list, "group ");
		words_ipv4(list->text, call->group);
	}
	if (call->source) {
		append_item(list, "source ");
		words_ipv4(list->text, call->source);
	}
}

static void append_manners(struct list *list, const struct call *call)
{
	static const char *const manners[MANNER_COUNT] = {
		[MANNER_FAILS] = "support functions answered with ERROR_CAN_NOT_COMPLETE",
		[MANNER_TAKES_TIME] = "support functions answered after a GetInterfaceInfo on another thread",
		[MANNER_ODD_ROUTER_ID] = "GetRouterId answered with 0 and with another id each time",
		[MANNER_NEVER_ENOUGH] = "MIBEntryGet answered with ERROR_INSUFFICIENT_BUFFER each time",
	};

	append_item(list, call->manner < MANNER_COUNT ? manners[call->manner] : NULL);
	if (call->is_if_running)
		append_item(list, "only where a run is on");
	if (call->is_unaligned)
		append_item(list, "input unaligned");
	if (call->is_poisoned)
		append_item(list, "memory inaccessible once the call returns");
	if (call->is_beside)
		append_item(list, "of the other protocol of the DLL");
	if (call->is_on_other_thread)
		append_item(list, "on a thread of its own");
	if (call->is_unreadable)
		append_item(list, "pointers into a page without access");
	if (call->reentry == REENTRY_GET_INTERFACE_INFO)
		append_item(list, "GetInterfaceInfo called from inside its first support function");
	if (call->reentry == REENTRY_GET_EVENT_MESSAGE)
		append_item(list, "GetEventMessage called from inside its first support function");
	if (call->is_reentrant)
		append_item(list, "DemandDialRequest answered with ENABLED from inside the call");
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

static void append_service_step(struct list *list, const struct call *call)
{
	const size_t before = list->text->length;

	words_service_step(list->text, call, list->has_item ? ", " : "");
	list->has_item = list->has_item || list->text->length > before;
}

static void append_arguments(struct list *list, const struct call *call)
{
	if (names_interface(call->entry))
		append_interface(begin_item(list), call);
	if (call->entry == ENTRY_ADD_INTERFACE)
		append_type(list, words_interface_type(call->interface_type), "InterfaceType ", call->interface_type);
	if (call->entry == ENTRY_INTERFACE_STATUS) {
		append_type(list, words_status_type(call->status_type), "StatusType ", call->status_type);
		append_active(list, call->active);
		append_status_info(list, call);
	}
	if (entry_find(call->entry)->hands_configuration) {
		words_configuration(begin_item(list), call);
		append_rules(list, call);
	}
	if (call->entry == ENTRY_REGISTER)
		append_registration(list, call);
	if (call->entry == ENTRY_START)
		append_start(list, call);
	if (call->entry == ENTRY_ADD_INTERFACE)
		append_addition(list, call);
	if (call->entry == ENTRY_QUERY_POWER || call->entry == ENTRY_SET_POWER)
		text_append_hex(begin_item(list), call->power_type, 1);
	if (call->entry == ENTRY_CONNECT_CLIENT || call->entry == ENTRY_DISCONNECT_CLIENT) {
		append_item(list, "client ");
		text_append_number(list->text, (uint64_t)call->client + 1);
	}
	if (call->check == CHECK_UPDATE_NAMES) {
		append_item(list, "expecting that of the ");
		append_interface(list->text, call);
	}
	if (call->entry == ENTRY_GET_MFE_STATUS)
		append_route(list, call);
	if (call->entry == ENTRY_PROTOCOL_ACTION || call->entry == ENTRY_GET_STATISTICS)
		text_append_hex(begin_item(list), call->entry_type, 1);
	if (call->domain == DOMAIN_UNKNOWN)
		append_item(list, "a routing domain that nobody knows");
	if (entry_is_service(call->entry))
		append_service_step(list, call);
	if (mib_is_callback(call->entry))
		append_mib(list, call);
	append_pointers(list, call);
	append_manners(list, call);
}

/* What the router manager does by itself; the interface stands at the end. */
static const char *manager_sentence(enum entry entry)
{
	switch (entry) {
	case ENTRY_LOAD:
		return "LoadLibraryEx(candidate)";
	case ENTRY_FREE:
		return "FreeLibrary(candidate)";
	case ENTRY_AWAIT_STOPPED:
		return "wait for ROUTER_STOPPED";
	case ENTRY_AWAIT_UPDATE:
		return "wait for UPDATE_COMPLETE for the ";
	case ENTRY_AWAIT_SIGNAL:
		return "wait for the notification event";
	case ENTRY_HEAR_NOTHING:
		return "hear no activity for the ";
	case ENTRY_HEAR_ACTIVITY:
		return "hear activity for the ";
	case ENTRY_HEAR_END:
		return "hear the end of activity for the ";
	case ENTRY_HEAR_SILENCE:
		return "hear nothing at all";
	case ENTRY_HEAR_NO_SIGNAL:
		return "see the notification event unsignalled";
	case ENTRY_HEAR_UPDATES:
		return "hear UPDATE_COMPLETE once for each update that was started on the ";
	case ENTRY_HEAR_ASKED:
	case ENTRY_HEAR_ASKED_AT_MOST:
		return "listen for ";
	case ENTRY_HEAR_BALANCE:
		return "hear receiving ended as often as begun on the ";
	case ENTRY_HEAR_NO_CALL:
		return "hear no call of a support function for the ";
	case ENTRY_HEAR_ONE_UPDATE:
		return "hear at most one UPDATE_COMPLETE for the ";
	case ENTRY_HEAR_VALIDATION:
		return "hear ValidateRouteEx where routes are validated";
	case ENTRY_HEAR_TENANCY:
		return "hear GetRoutingDomainInfo and GetInterfaceInformation";
	case ENTRY_MIB_WALK:
		return "walk with MibGetFirst and MibGetNext, twice";
	case ENTRY_HEAR_ROUTE:
		return "see a route added to the routing table over the ";
	case ENTRY_HEAR_NO_ROUTE:
		return "see no route in the routing table over the ";
	case ENTRY_HEAR_LEFT:
		return "see nothing left";
	case ENTRY_HEAR_SAVE:
		return "hear SAVE_GLOBAL_CONFIG_INFO or SAVE_INTERFACE_CONFIG_INFO";
	case ENTRY_HEAR_TRAP:
		return "see the trap event signalled";
	case ENTRY_HEAR_NO_TRAP:
		return "see the trap event open and unsignalled";
	case ENTRY_HEAR_NO_SAVE:
		return "hear no SAVE_GLOBAL_CONFIG_INFO, and no SAVE_INTERFACE_CONFIG_INFO for the ";
	default:
		return NULL;
	}
}

/* "DemandDialRequest for the first interface", "at most 3 calls of MIBEntryGet" */
static void append_asked(struct text *text, const struct call *call)
{
	if (call->entry == ENTRY_HEAR_ASKED)
		text_append_string(text, "hear a call of ");
	else if (call->most)
		text_printf(text, "hear at most %u calls of ", call->most);
	else
		text_append_string(text, "hear no call of ");
	text_append_string(text, words_asked(call->asked));
	if (call->asked == ASKED_DIAL) {
		text_append_string(text, " for the ");
		append_interface(text, call);
	}
}

static void append_manager_sentence(struct text *text, const struct call *call, const char *sentence)
{
	if (call->entry == ENTRY_HEAR_ASKED || call->entry == ENTRY_HEAR_ASKED_AT_MOST) {
		append_asked(text, call);
		return;
	}
	if (call->entry == ENTRY_HEAR_LEFT) {
		words_left_step(text, call->left);
		return;
	}
	text_append_string(text, sentence);
	if (text->data[text->length - 1] != ' ')
		return;
	if (call->interface == INTERFACE_UNKNOWN)
		text_append_string(text, "interface never added");
	else
		append_interface(text, call);
}

static bool may_succeed(const struct answers *answers)
{
	for (uint32_t i = 0; i < answers->count; i++) {
		if (answers->codes[i] == NO_ERROR)
			return true;
	}
	return !answers->count;
}

static void append_call(struct text *text, const struct call *call)
{
	struct list list = { text, false };

	text_append_string(text, entry_find(call->entry)->name);
	text_append_string(text, "(");
	append_arguments(&list, call);
	text_append_string(text, ")");
	if ((call->entry == ENTRY_GET_INTERFACE_INFO || call->entry == ENTRY_GET_GLOBAL_INFO ||
	     call->entry == ENTRY_GET_DOMAIN_INFO) &&
	    may_succeed(&call->returns)) {
		text_append_string(text, " gives ");
		words_configuration(text, call);
	}
}

void words_step(struct text *text, const struct planned_case *planned, size_t step)
{
	const struct call *call = planned->steps[step];
	const char *sentence = manager_sentence(call->entry);

	if (call->entry == ENTRY_MIB_WALK && call->is_resumed)
		append_manager_sentence(text, call, "walk with MibGetNext, twice, from the ");
	else if (call->trap == TRAP_EVENT_SECOND && sentence)
		append_manager_sentence(text, call, call->entry == ENTRY_HEAR_TRAP
							    ? "see the second trap event signalled"
							    : "see the second trap event open and unsignalled");
	else if (sentence)
		append_manager_sentence(text, call, sentence);
	else
		append_call(text, call);
	if (sentence && call->is_beside)
		text_append_string(text, " of the other protocol of the DLL");
	if (call->returns.count && step != planned->call_place && !call->is_loose) {
		text_append_string(text, " returns ");
		words_answers(text, &call->returns);
	}
	if (call->check && step != planned->call_place) {
		text_append_string(text, ", and ");
		text_append_string(text, check_expected(call->check));
	}
	if (call->has_failed)
		text_append_string(text, ", with ERROR_CAN_NOT_COMPLETE");
	if (call->is_loose)
		text_append_string(text, sentence ? ", or none" : ", whatever it returns");
	if (call->is_control)
		text_append_string(text, " (positive control)");
}
