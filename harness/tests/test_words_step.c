/* SPDX-License-Identifier: MIT */
/* Planned steps in words, and what of them is accepted. */
#include "harness/output/words.h"

#include "harness/model/codes.h"

#include <criterion/criterion.h>

#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static const struct test_case no_expectation = { .id = "suite/case" };

/* A case of a single step, which is the call under test when `is_call_under_test`. */
static struct planned_case plan_step(const struct call **step, bool is_call_under_test)
{
	return (struct planned_case) {
		.row = &no_expectation, .steps = step, .step_count = 1, .call_place = is_call_under_test ? 0 : 1
	};
}

static void check_step(struct call step, bool is_call_under_test, const char *expected)
{
	struct planned_case planned = plan_step(&(const struct call *) { &step }, is_call_under_test);
	struct text text = { 0 };

	words_step(&text, &planned, 0);
	cr_expect_str_eq(text_string(&text), expected, "got:    %s\nwanted: %s", text_string(&text), expected);
	text_release(&text);
}

#define STATUS .entry = ENTRY_INTERFACE_STATUS
#define SET .entry = ENTRY_SET_INTERFACE_INFO, .configuration = CONFIGURATION_B

static const struct {
	struct call step;
	const char *expected;
} steps[] = {
	{ { .entry = ENTRY_LOAD }, "LoadLibraryEx(candidate)" },
	{ { .entry = ENTRY_REGISTER }, "RegisterProtocol()" },
	{ { .entry = ENTRY_REGISTER, .protocol = PROTOCOL_REFUSED, .variant = 1 },
	  "RegisterProtocol(an id that the profile says it must refuse (2))" },
	{ { .entry = ENTRY_REGISTER, .protocol = PROTOCOL_OTHER_OWN, .is_beside = true },
	  "RegisterProtocol(its id, of the other protocol of the DLL)" },
	{ { .entry = ENTRY_DELETE_INTERFACE, .is_beside = true },
	  "DeleteInterface(first interface, of the other protocol of the DLL)" },
	{ { .entry = ENTRY_AWAIT_STOPPED, .is_beside = true },
	  "wait for ROUTER_STOPPED of the other protocol of the DLL" },
	{ { .entry = ENTRY_START }, "StartProtocol(configuration A)" },
	{ { .entry = ENTRY_START_COMPLETE }, "StartComplete()" },
	{ { .entry = ENTRY_STOP }, "StopProtocol()" },
	{ { .entry = ENTRY_GET_GLOBAL_INFO, .configuration = CONFIGURATION_ANY },
	  "GetGlobalInfo() gives any configuration" },
	{ { .entry = ENTRY_SET_GLOBAL_INFO, .configuration = CONFIGURATION_NULL },
	  "SetGlobalInfo(NULL configuration)" },
	{ { .entry = ENTRY_ADD_INTERFACE }, "AddInterface(first interface, PERMANENT, configuration A)" },
	{ { .entry = ENTRY_ADD_INTERFACE, .interface = INTERFACE_THIRD, .interface_type = 77, .is_loose = true },
	  "AddInterface(third interface, InterfaceType 77, configuration A), whatever it returns" },
	{ { .entry = ENTRY_DELETE_INTERFACE, .interface = INTERFACE_UNKNOWN },
	  "DeleteInterface(an interface never added)" },
	{ { .entry = ENTRY_DELETE_INTERFACE,
	    .interface = INTERFACE_LITERAL,
	    .index = UINT32_MAX,
	    .returns = { { ERROR_INVALID_PARAMETER }, 1, false } },
	  "DeleteInterface(index 0xFFFFFFFF) returns ERROR_INVALID_PARAMETER" },
	{ { STATUS, .status_type = RIS_INTERFACE_MEDIA_ABSENT, .info = INFO_BINDING, .addresses = 2 },
	  "InterfaceStatus(first interface, MEDIA_ABSENT, inactive, StatusInfo: 2 addresses)" },
	{ { STATUS, .status_type = RIS_INTERFACE_ENABLED, .active = 1 },
	  "InterfaceStatus(first interface, ENABLED, active, StatusInfo: NULL)" },
	{ { STATUS, .status_type = 5, .active = 0x80000000, .info = INFO_UNREADABLE },
	  "InterfaceStatus(first interface, StatusType 5, active as 0x80000000, StatusInfo: unreadable page)" },
	{ { STATUS, .status_type = 0x7FFFFFFF, .is_reentrant = true },
	  "InterfaceStatus(first interface, StatusType 0x7FFFFFFF, inactive, StatusInfo: NULL, DemandDialRequest "
	  "answered with "
	  "ENABLED from inside the call)" },
	{ { STATUS, .active = 1, .info = INFO_BINDING, .addresses = 1, .address_kind = ADDRESSES_MASK_HOLES,
	    .remote = REMOTE_SET, .is_reserved_literal = true, .speed = 0xFFFFFFFFFFFFFFFF },
	  "InterfaceStatus(first interface, ADDRESS_CHANGE, active, StatusInfo: 1 address with mask 255.0.255.0, "
	  "RemoteAddress "
	  "set, Mtu 0, Speed 0xFFFFFFFFFFFFFFFF)" },
	{ { STATUS, .active = 1, .info = INFO_BINDING, .addresses = 16, .addresses_missing = 8, .is_unaligned = true,
	    .is_poisoned = true },
	  "InterfaceStatus(first interface, ADDRESS_CHANGE, active, StatusInfo: 16 addresses, 8 of them not in the "
	  "buffer, input "
	  "unaligned, memory inaccessible once the call returns)" },
	{ { .entry = ENTRY_GET_INTERFACE_INFO, .interface = INTERFACE_SECOND },
	  "GetInterfaceInfo(second interface) gives configuration A" },
	{ { SET, .size = SIZE_LESS_1, .count = COUNT_TWO_OF_ONE },
	  "SetInterfaceInfo(first interface, configuration B, StructureSize 1 less than true, StructureCount 2 with "
	  "room for one)" },
	{ { SET, .version = VERSION_MAX },
	  "SetInterfaceInfo(first interface, configuration B, StructureVersion 0xFFFFFFFF)" },
	{ { .entry = ENTRY_SET_INTERFACE_INFO, .configuration = CONFIGURATION_BAD, .variant = 1 },
	  "SetInterfaceInfo(first interface, bad configuration 2)" },
	{ { .entry = ENTRY_SET_INTERFACE_INFO, .configuration = CONFIGURATION_RANDOM, .variant = 7 },
	  "SetInterfaceInfo(first interface, random configuration 7)" },
	{ { .entry = ENTRY_GET_EVENT_MESSAGE }, "GetEventMessage()" },
	{ { .entry = ENTRY_GET_EVENT_MESSAGE, .interface = INTERFACE_SECOND, .check = CHECK_UPDATE_NAMES, .nulls = 2 },
	  "GetEventMessage(expecting that of the second interface, Result NULL), and the message is UPDATE_COMPLETE and "
	  "names the interface" },
	{ { .entry = ENTRY_UPDATE_ROUTES }, "DoUpdateRoutes(first interface)" },
	{ { .entry = ENTRY_QUERY_POWER, .power_type = 1 }, "QueryPower(0x1)" },
	{ { .entry = ENTRY_SET_POWER, .power_type = UINT32_MAX }, "SetPower(0xFFFFFFFF)" },
	{ { .entry = ENTRY_CONNECT_CLIENT }, "ConnectClient(first interface, client 1)" },
	{ { .entry = ENTRY_DISCONNECT_CLIENT, .client = 2, .nulls = 2 },
	  "DisconnectClient(first interface, client 3, ClientAddress NULL)" },
	{ { .entry = ENTRY_GET_NEIGHBORS, .room = ROOM_ZERO, .nulls = 2, .check = CHECK_NEIGHBOR_DOWN },
	  "GetNeighbors(first interface, a buffer of 0 bytes, NeighborList NULL), and *InterfaceFlags has "
	  "MRINFO_DOWN_FLAG (0x10)" },
	{ { .entry = ENTRY_GET_MFE_STATUS, .is_group_literal = true, .source = 0x0100000A },
	  "GetMfeStatus(first interface, group 0.0.0.0, source 10.0.0.1)" },
	{ { .entry = ENTRY_GET_MFE_STATUS, .nulls = 8 }, "GetMfeStatus(first interface, StatusCode NULL)" },
	{ { .entry = ENTRY_REGISTER,
	    .is_version_literal = true,
	    .offered_version = 0x600,
	    .offer = OFFER_LITERAL,
	    .offered_flags = 0x21,
	    .check = CHECK_ID_KEPT },
	  "RegisterProtocol(dwVersion 0x600, offered the functionality 0x21), and dwProtocolId is not changed" },
	{ { .entry = ENTRY_GET_GLOBAL_INFO, .room = ROOM_LESS_1, .nulls = 4 },
	  "GetGlobalInfo(a buffer 1 byte too small, StructureVersion NULL) gives configuration A" },
	{ { .entry = ENTRY_START, .event = EVENT_CLOSED, .nulls = 2 },
	  "StartProtocol(configuration A, NotificationEvent is closed, SupportFunctions NULL)" },
	{ { .entry = ENTRY_ADD_INTERFACE, .name = NAME_256, .reserved = RESERVED_ONES },
	  "AddInterface(first interface, PERMANENT, configuration A, a name of 256 characters, reserved parameters all "
	  "ones)" },
	{ { .entry = ENTRY_PROTOCOL_ACTION, .entry_type = 3 }, "ProtocolAction(0x3)" },
	{ { .entry = ENTRY_GET_STATISTICS, .nulls = 16, .check = CHECK_REFUSED },
	  "GetProtocolStatistics(0x0, OutEntry NULL), and an error code" },
	{ { .entry = ENTRY_GET_DOMAIN_INFO, .domain = DOMAIN_UNKNOWN },
	  "GetRoutingDomainGlobalInfo(a routing domain that nobody knows) gives configuration A" },
	{ { .entry = ENTRY_SET_DOMAIN_INFO, .nulls = 1 },
	  "SetRoutingDomainGlobalInfo(configuration A, pRoutingDomainId NULL)" },
	{ { .entry = ENTRY_BUFFER_FREE, .is_on_other_thread = true }, "BufferFree(on a thread of its own)" },
	{ { STATUS, .status_type = RIS_INTERFACE_ENABLED, .reentry = REENTRY_GET_EVENT_MESSAGE },
	  "InterfaceStatus(first interface, ENABLED, inactive, StatusInfo: NULL, GetEventMessage called from inside "
	  "its first support function)" },
	{ { .entry = ENTRY_GET_INTERFACE_INFO, .is_unreadable = true },
	  "GetInterfaceInfo(first interface, pointers into a page without access) gives configuration A" },
	{ { .entry = ENTRY_START, .support = SUPPORT_VERSION_50 },
	  "StartProtocol(configuration A, SupportFunctions of dwVersion 0x500)" },
	{ { .entry = ENTRY_IS_SERVICE, .service = SERVICE_B, .check = CHECK_SERVICE_THERE },
	  "IsService(service B), and TRUE, since the service exists" },
	{ { .entry = ENTRY_UPDATE_SERVICES }, "DoUpdateServices(first interface)" },
	{ { .entry = ENTRY_CREATE_ENUMERATION, .exclusion = 5 },
	  "CreateServiceEnumerationHandle(service A, only this interface and type)" },
	{ { .entry = ENTRY_CREATE_ENUMERATION, .service = SERVICE_MISSING, .nulls = 2 },
	  "CreateServiceEnumerationHandle(a service that does not exist, every service, CriteriaService NULL)" },
	{ { .entry = ENTRY_ENUMERATE_SERVICE }, "EnumerateGetNextService(its handle)" },
	{ { .entry = ENTRY_CLOSE_ENUMERATION, .handle = HANDLE_CLOSED },
	  "CloseServiceEnumerationHandle(the handle that was closed)" },
	{ { .entry = ENTRY_GET_SERVICE_COUNT }, "GetServiceCount()" },
	{ { .entry = ENTRY_CREATE_STATIC_SERVICE, .service = SERVICE_C },
	  "CreateStaticService(first interface, service C)" },
	{ { .entry = ENTRY_DELETE_STATIC_SERVICE }, "DeleteStaticService(first interface, service A)" },
	{ { .entry = ENTRY_CONVERT_SERVICES }, "BlockConvertServicesToStatic(first interface)" },
	{ { .entry = ENTRY_DELETE_SERVICES }, "BlockDeleteStaticServices(first interface)" },
	{ { .entry = ENTRY_FIRST_SERVICE, .ordering = 2, .exclusion = 0x18 },
	  "GetFirstOrderedService(service A, OrderingMethod 2, only this name and flags 0x10)" },
	{ { .entry = ENTRY_NEXT_SERVICE, .ordering = 1 }, "GetNextOrderedService(by interface, every service)" },
	{ { .entry = ENTRY_MIB_CREATE }, "MibCreate(request 1 about the first interface)" },
	{ { .entry = ENTRY_MIB_DELETE, .is_namesake = true },
	  "MibDelete(request 1 of the same name about the first interface)" },
	{ { .entry = ENTRY_MIB_SET, .request = REQUEST_BAD, .variant = 2 },
	  "MibSet(bad request 3 about the first interface)" },
	{ { .entry = ENTRY_MIB_GET, .interface = INTERFACE_UNKNOWN, .room = ROOM_ZERO },
	  "MibGet(request 1 about an interface never added, a buffer of 0 bytes)" },
	{ { .entry = ENTRY_MIB_GET_FIRST, .request = REQUEST_RANDOM, .variant = 13 },
	  "MibGetFirst(13 random bytes)" },
	{ { .entry = ENTRY_MIB_GET_NEXT, .request = REQUEST_NULL_SIZED, .nulls = 4 },
	  "MibGetNext(NULL, of the size of a request, OutputDataSize NULL)" },
	{ { .entry = ENTRY_MIB_SET_TRAP_INFO, .trap = TRAP_EVENT_SECOND },
	  "MibSetTrapInfo(the second trap event, request 1)" },
	{ { .entry = ENTRY_MIB_GET_TRAP_INFO, .request = REQUEST_SIZE_ZERO }, "MibGetTrapInfo(0 bytes)" },
	{ { .entry = ENTRY_MIB_WALK, .is_resumed = true, .check = CHECK_WALK_ENDS },
	  "walk with MibGetNext, twice, from the first interface, and the walk to come to an end" },
	{ { .entry = ENTRY_HEAR_SAVE }, "hear SAVE_GLOBAL_CONFIG_INFO or SAVE_INTERFACE_CONFIG_INFO" },
	{ { .entry = ENTRY_HEAR_TRAP }, "see the trap event signalled" },
	{ { .entry = ENTRY_HEAR_NO_TRAP, .trap = TRAP_EVENT_SECOND },
	  "see the second trap event open and unsignalled" },
	{ { .entry = ENTRY_FREE }, "FreeLibrary(candidate)" },
	{ { .entry = ENTRY_AWAIT_STOPPED }, "wait for ROUTER_STOPPED" },
	{ { .entry = ENTRY_AWAIT_UPDATE }, "wait for UPDATE_COMPLETE for the first interface" },
	{ { .entry = ENTRY_AWAIT_SIGNAL }, "wait for the notification event" },
	{ { .entry = ENTRY_HEAR_UPDATES, .has_failed = true },
	  "hear UPDATE_COMPLETE once for each update that was started on the first interface, with ERROR_CAN_NOT_COMPLETE" },
	{ { .entry = ENTRY_HEAR_ASKED, .asked = ASKED_MIB, .is_control = true },
	  "hear a call of MIBEntryGet (positive control)" },
	{ { .entry = ENTRY_HEAR_ASKED_AT_MOST, .asked = ASKED_DIAL },
	  "hear no call of DemandDialRequest for the first interface" },
	{ { .entry = ENTRY_HEAR_ASKED_AT_MOST, .asked = ASKED_ROUTE, .most = 3 },
	  "hear at most 3 calls of ValidateRoute" },
	{ { .entry = ENTRY_HEAR_BALANCE }, "hear receiving ended as often as begun on the first interface" },
	{ { .entry = ENTRY_HEAR_NOTHING, .interface = INTERFACE_UNKNOWN },
	  "hear no activity for the interface never added" },
	{ { .entry = ENTRY_HEAR_ACTIVITY, .is_control = true },
	  "hear activity for the first interface (positive control)" },
	{ { .entry = ENTRY_HEAR_END }, "hear the end of activity for the first interface" },
	{ { .entry = ENTRY_HEAR_SILENCE }, "hear nothing at all" },
	{ { .entry = ENTRY_HEAR_NO_SIGNAL }, "see the notification event unsignalled" },
	{ { .entry = ENTRY_HEAR_VALIDATION }, "hear ValidateRouteEx where routes are validated" },
	{ { .entry = ENTRY_HEAR_TENANCY }, "hear GetRoutingDomainInfo and GetInterfaceInformation" },
	{ { .entry = ENTRY_HEAR_NO_CALL }, "hear no call of a support function for the first interface" },
	{ { .entry = ENTRY_HEAR_ONE_UPDATE }, "hear at most one UPDATE_COMPLETE for the first interface" },
	{ { .entry = ENTRY_HEAR_ROUTE, .is_loose = true },
	  "see a route added to the routing table over the first interface, or none" },
	{ { .entry = ENTRY_HEAR_ROUTE, .is_control = true },
	  "see a route added to the routing table over the first interface (positive control)" },
	{ { .entry = ENTRY_HEAR_NO_ROUTE }, "see no route in the routing table over the first interface" },
	{ { .entry = ENTRY_HEAR_LEFT, .left = LEFT_ROUTES }, "see no routes left with the routing table manager" },
	{ { .entry = ENTRY_HEAR_LEFT, .left = LEFT_MISUSES },
	  "see no call of rtm.dll that was given a handle that is not held" },
	{ { .entry = ENTRY_HEAR_LEFT, .left = LEFT_PROTOCOLS },
	  "see no registrations left with the multicast group manager" },
	{ { .entry = ENTRY_HEAR_NO_SAVE }, "hear no SAVE_GLOBAL_CONFIG_INFO, and no SAVE_INTERFACE_CONFIG_INFO for the first interface" },
};

Test(words, say_what_a_step_does)
{
	for (size_t i = 0; i < COUNT(steps); i++)
		check_step(steps[i].step, false, steps[i].expected);
}

Test(words, have_a_sentence_for_every_entry)
{
	for (int i = ENTRY_END + 1; i < ENTRY_COUNT; i++) {
		bool is_said = false;

		for (size_t j = 0; j < COUNT(steps); j++)
			is_said = is_said || (int)steps[j].step.entry == i;
		cr_expect(is_said, "entry %d has no row here", i);
	}
}

Test(words, leave_what_the_call_under_test_returns_to_its_expectation)
{
	struct call step = { .entry = ENTRY_DELETE_INTERFACE, .returns = { { NO_ERROR }, 1, false } };

	check_step(step, true, "DeleteInterface(first interface)");
	check_step(step, false, "DeleteInterface(first interface) returns NO_ERROR");
}

/* Every value of every enumerator has words of its own, so that two cells of a row never read the same. */
Test(words, tell_all_values_of_an_axis_apart)
{
	enum { MOST = 16 };
	static const struct {
		enum entry entry;
		size_t offset;
		int count;
	} axes[] = {
		{ ENTRY_SET_INTERFACE_INFO, offsetof(struct call, configuration), CONFIGURATION_COUNT },
		{ ENTRY_SET_INTERFACE_INFO, offsetof(struct call, version), VERSION_RULE_COUNT },
		{ ENTRY_SET_INTERFACE_INFO, offsetof(struct call, size), SIZE_RULE_COUNT },
		{ ENTRY_SET_INTERFACE_INFO, offsetof(struct call, count), COUNT_RULE_COUNT },
		{ ENTRY_INTERFACE_STATUS, offsetof(struct call, address_kind), ADDRESS_KIND_COUNT },
		{ ENTRY_DELETE_INTERFACE, offsetof(struct call, interface), INTERFACE_ROLE_COUNT },
		{ ENTRY_REGISTER, offsetof(struct call, protocol), PROTOCOL_RULE_COUNT },
		{ ENTRY_REGISTER, offsetof(struct call, offer), OFFER_RULE_COUNT },
		{ ENTRY_START, offsetof(struct call, event), EVENT_RULE_COUNT },
		{ ENTRY_START, offsetof(struct call, support), SUPPORT_RULE_COUNT },
		{ ENTRY_ADD_INTERFACE, offsetof(struct call, name), NAME_RULE_COUNT },
		{ ENTRY_ADD_INTERFACE, offsetof(struct call, reserved), RESERVED_RULE_COUNT },
		{ ENTRY_GET_INTERFACE_INFO, offsetof(struct call, room), ROOM_RULE_COUNT },
		{ ENTRY_INTERFACE_STATUS, offsetof(struct call, manner), MANNER_COUNT },
		{ ENTRY_HEAR_ASKED, offsetof(struct call, asked), ASKED_COUNT },
		{ ENTRY_HEAR_LEFT, offsetof(struct call, left), LEFT_COUNT },
	};

	for (size_t i = 0; i < COUNT(axes); i++) {
		struct text texts[MOST] = { { 0 } };

		cr_assert_leq(axes[i].count, MOST);
		for (int j = 0; j < axes[i].count; j++) {
			struct call step = { .entry = axes[i].entry, .info = INFO_BINDING, .addresses = 1 };
			struct planned_case planned = plan_step(&(const struct call *) { &step }, true);

			memcpy((char *)&step + axes[i].offset, &j, sizeof(j));
			words_step(&texts[j], &planned, 0);
			for (int k = 0; k < j; k++)
				cr_expect_str_neq(text_string(&texts[j]), text_string(&texts[k]));
		}
		for (int j = 0; j < axes[i].count; j++)
			text_release(&texts[j]);
	}
}

static void check_answers(struct answers answers, const char *expected)
{
	struct text text = { 0 };

	words_answers(&text, &answers);
	cr_expect_str_eq(text_string(&text), expected);
	text_release(&text);
}

Test(words, list_answers)
{
	check_answers((struct answers) { .count = 0 }, "any code");
	check_answers((struct answers) { { NO_ERROR }, 1, true }, "NO_ERROR");
	check_answers((struct answers) { { NO_ERROR, 10022 }, 2, false }, "NO_ERROR or 10022 (0x00002726)");
	check_answers((struct answers) { { NO_ERROR, ERROR_CAN_NOT_COMPLETE, ERROR_INVALID_PARAMETER }, 3, true },
		      "NO_ERROR (preferred), ERROR_CAN_NOT_COMPLETE or ERROR_INVALID_PARAMETER");
}

Test(words, find_the_answers_of_a_step)
{
	static const struct test_case row = { .expect = { .returns = { { ERROR_NO_DATA }, 1, false } } };
	struct call two[2] = { { .entry = ENTRY_ADD_INTERFACE },
			       { .entry = ENTRY_ADD_INTERFACE, .returns = { { ERROR_NOT_FOUND }, 1, false } } };
	const struct call *list[2] = { &two[0], &two[1] };
	struct planned_case planned = { .row = &row, .steps = list, .step_count = 2, .call_place = 1 };

	cr_expect_eq(step_answers(&planned, 0)->codes[0], NO_ERROR);
	cr_expect_eq(step_answers(&planned, 1)->codes[0], ERROR_NO_DATA);
	planned.call_place = 0;
	cr_expect_eq(step_answers(&planned, 1)->codes[0], ERROR_NOT_FOUND);
}

Test(words, say_what_a_row_expects)
{
	static const struct test_case row = { .expect = { .is_about_reads = true,
							  .is_about_time = true,
							  .has = 1u << 0 | 1u << 2,
							  .lacks = 1u << 5 } };
	struct call step = { .entry = ENTRY_ADD_INTERFACE };
	struct planned_case planned = { .row = &row, .steps = &(const struct call *){ &step }, .step_count = 1 };
	struct text text = { 0 };

	words_expected(&text, &planned);
	cr_expect_str_eq(text_string(&text),
			 "NO_ERROR, and the table offers pfnStartProtocol, pfnStopProtocol, and NULL is pfnQueryPower, and no access past the "
			 "end of the input, promptly");
	text_release(&text);
}
