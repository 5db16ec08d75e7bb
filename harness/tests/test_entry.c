/* SPDX-License-Identifier: MIT */
/* What the documentation says of each callback. */
#include "harness/model/entry.h"

#include "harness/model/codes.h"
#include "harness/model/facts.h"

#include <criterion/criterion.h>
#include <string.h>

/* The entries that call the candidate: how many parameters, how many documented codes, whose set it is. */
static const struct {
	enum entry entry;
	const char *name;
	uint32_t parameters, codes;
	enum requirement set, works;
} callbacks[] = {
	{ ENTRY_REGISTER, "RegisterProtocol", 2, 2, REG_04, REG_02 },
	{ ENTRY_START, "StartProtocol", 6, 3, START_02, START_01 },
	{ ENTRY_START_COMPLETE, "StartComplete", 0, 1, STARTC_01, STARTC_01 },
	{ ENTRY_STOP, "StopProtocol", 0, 2, STOP_01, STOP_01 },
	{ ENTRY_GET_GLOBAL_INFO, "GetGlobalInfo", 5, 4, GGLOB_02, GGLOB_01 },
	{ ENTRY_SET_GLOBAL_INFO, "SetGlobalInfo", 4, 3, SGLOB_02, SGLOB_01 },
	{ ENTRY_ADD_INTERFACE, "AddInterface", 10, 3, ADDIF_02, ADDIF_01 },
	{ ENTRY_DELETE_INTERFACE, "DeleteInterface", 1, 3, DELIF_02, DELIF_01 },
	{ ENTRY_INTERFACE_STATUS, "InterfaceStatus", 4, 3, IFSTATUS_02, IFSTATUS_01 },
	{ ENTRY_GET_INTERFACE_INFO, "GetInterfaceInfo", 6, 4, GIFINFO_02, GIFINFO_01 },
	{ ENTRY_SET_INTERFACE_INFO, "SetInterfaceInfo", 5, 3, SIFINFO_02, SIFINFO_01 },
	{ ENTRY_GET_EVENT_MESSAGE, "GetEventMessage", 2, 2, EVT_03, EVT_03 },
	{ ENTRY_UPDATE_ROUTES, "DoUpdateRoutes", 1, 3, UPDRT_02, UPDRT_01 },
	{ ENTRY_CONNECT_CLIENT, "ConnectClient", 2, 2, CLIENT_03, CLIENT_01 },
	{ ENTRY_DISCONNECT_CLIENT, "DisconnectClient", 2, 2, CLIENT_04, CLIENT_02 },
	{ ENTRY_GET_NEIGHBORS, "GetNeighbors", 4, 4, NBR_02, NBR_01 },
	{ ENTRY_GET_MFE_STATUS, "GetMfeStatus", 4, 3, MFE_02, MFE_01 },
	{ ENTRY_MIB_CREATE, "MibCreate", 2, 3, MIBCR_02, MIBCR_01 },
	{ ENTRY_MIB_DELETE, "MibDelete", 2, 3, MIBDEL_02, MIBDEL_01 },
	{ ENTRY_MIB_SET, "MibSet", 2, 3, MIBSET_02, MIBSET_01 },
	{ ENTRY_MIB_GET, "MibGet", 4, 4, MIBGET_02, MIBGET_01 },
	{ ENTRY_MIB_GET_FIRST, "MibGetFirst", 4, 5, MIBFIRST_02, MIBFIRST_01 },
	{ ENTRY_MIB_GET_NEXT, "MibGetNext", 4, 5, MIBNEXT_02, MIBNEXT_01 },
	{ ENTRY_MIB_SET_TRAP_INFO, "MibSetTrapInfo", 5, 3, MIBTRAP_01, MIBTRAP_01 },
	{ ENTRY_MIB_GET_TRAP_INFO, "MibGetTrapInfo", 4, 3, MIBTRAP_02, MIBTRAP_02 },
};

/* The same of the callbacks of services; those whose page documents no code have none. */
static const struct {
	enum entry entry;
	const char *name;
	uint32_t parameters, codes;
	enum requirement set, works;
} services[SERVICE_CALLBACK_COUNT] = {
	{ ENTRY_IS_SERVICE, "IsService", 3, 0, SVC_03, SVC_03 },
	{ ENTRY_UPDATE_SERVICES, "DoUpdateServices", 1, 3, SVC_02, SVC_02 },
	{ ENTRY_CREATE_ENUMERATION, "CreateServiceEnumerationHandle", 2, 0, SVC_04, SVC_04 },
	{ ENTRY_ENUMERATE_SERVICE, "EnumerateGetNextService", 2, 3, SVC_05, SVC_05 },
	{ ENTRY_CLOSE_ENUMERATION, "CloseServiceEnumerationHandle", 1, 2, SVC_06, SVC_06 },
	{ ENTRY_GET_SERVICE_COUNT, "GetServiceCount", 0, 0, SVC_07, SVC_07 },
	{ ENTRY_CREATE_STATIC_SERVICE, "CreateStaticService", 2, 3, SVC_08, SVC_08 },
	{ ENTRY_DELETE_STATIC_SERVICE, "DeleteStaticService", 2, 3, SVC_08, SVC_08 },
	{ ENTRY_CONVERT_SERVICES, "BlockConvertServicesToStatic", 1, 3, SVC_09, SVC_09 },
	{ ENTRY_DELETE_SERVICES, "BlockDeleteStaticServices", 1, 3, SVC_09, SVC_09 },
	{ ENTRY_FIRST_SERVICE, "GetFirstOrderedService", 3, 4, SVC_11, SVC_10 },
	{ ENTRY_NEXT_SERVICE, "GetNextOrderedService", 3, 4, SVC_11, SVC_10 },
};

/* The callbacks whose pages document no code. */
static const enum entry without_codes[] = { ENTRY_QUERY_POWER,	    ENTRY_SET_POWER,	   ENTRY_PROTOCOL_ACTION,
					    ENTRY_GET_STATISTICS, ENTRY_GET_DOMAIN_INFO, ENTRY_SET_DOMAIN_INFO,
					    ENTRY_BUFFER_FREE };

enum {
	CALLBACKS = sizeof(callbacks) / sizeof(callbacks[0]),
	WITHOUT_CODES = sizeof(without_codes) / sizeof(without_codes[0])
};

static bool lists(const struct answers *answers, uint32_t code)
{
	for (uint32_t i = 0; i < answers->count; i++) {
		if (answers->codes[i] == code)
			return true;
	}
	return false;
}

static bool is_member(const char *member)
{
	for (size_t i = 0; i < CALLBACK_COUNT; i++) {
		if (strcmp(callback_name(i), member) == 0)
			return true;
	}
	return false;
}

Test(entry, knows_every_callback)
{
	for (size_t i = 0; i < CALLBACKS; i++) {
		const struct entry_facts *facts = entry_find(callbacks[i].entry);

		cr_expect_str_eq(facts->name, callbacks[i].name);
		cr_expect_eq(facts->parameter_count, callbacks[i].parameters, "%s: %u parameters", facts->name,
			     facts->parameter_count);
		for (uint32_t j = 0; j < PARAMETERS_MOST; j++)
			cr_expect_eq(facts->parameters[j].name != NULL, j < facts->parameter_count, "%s: parameter %u",
				     facts->name, j);
		cr_expect_eq(facts->set, callbacks[i].set, "%s", facts->name);
		cr_expect_eq(facts->works, callbacks[i].works, "%s", facts->name);
		cr_expect_eq(facts->member == NULL, callbacks[i].entry == ENTRY_REGISTER, "%s", facts->name);
		cr_expect(!facts->member || is_member(facts->member), "the table has no pfn%s", facts->member);
		cr_expect(!facts->member || strcmp(callback_name(facts->place), facts->member) == 0, "%s", facts->name);
		cr_expect(facts->is_call && !facts->is_wait, "%s", facts->name);
	}
}

/* In the order of the table of services. */
Test(entry, knows_the_callbacks_of_services)
{
	for (uint32_t i = 0; i < SERVICE_CALLBACK_COUNT; i++) {
		const struct entry_facts *facts = entry_find(services[i].entry);

		cr_expect_str_eq(facts->name, services[i].name);
		cr_expect(facts->is_service && facts->is_call && facts->member, "%s", facts->name);
		cr_expect_eq(facts->place, i, "%s", facts->name);
		cr_expect_eq(facts->parameter_count, services[i].parameters, "%s", facts->name);
		cr_expect_eq(facts->documented.count, services[i].codes, "%s", facts->name);
		cr_expect_eq(facts->set, services[i].set, "%s", facts->name);
		cr_expect_eq(facts->works, services[i].works, "%s", facts->name);
		cr_expect(entry_is_service(services[i].entry), "%s", facts->name);
	}
	cr_expect_not(entry_is_service(ENTRY_UPDATE_ROUTES));
}

Test(entry, promises_only_what_is_documented)
{
	for (size_t i = 0; i < CALLBACKS; i++) {
		const struct entry_facts *facts = entry_find(callbacks[i].entry);

		cr_expect_eq(facts->documented.count, callbacks[i].codes, "%s: %u codes", facts->name,
			     facts->documented.count);
		cr_expect(lists(&facts->documented, NO_ERROR), "%s cannot succeed", facts->name);
		cr_expect(facts->promised.count > 0, "%s promises nothing", facts->name);
		for (uint32_t j = 0; j < facts->promised.count; j++)
			cr_expect(lists(&facts->documented, facts->promised.codes[j]), "%s promises %u", facts->name,
				  facts->promised.codes[j]);
		for (uint32_t j = 0; j < facts->documented.count; j++)
			for (uint32_t k = 0; k < j; k++)
				cr_expect_neq(facts->documented.codes[j], facts->documented.codes[k], "%s",
					      facts->name);
	}
	cr_expect_not(lists(&entry_find(ENTRY_REGISTER)->documented, ERROR_CAN_NOT_COMPLETE));
	cr_expect(lists(&entry_find(ENTRY_GET_INTERFACE_INFO)->documented, ERROR_INSUFFICIENT_BUFFER));
	cr_expect_not(lists(&entry_find(ENTRY_SET_INTERFACE_INFO)->documented, ERROR_INSUFFICIENT_BUFFER));
}

Test(entry, promises_nothing_where_nothing_is_documented)
{
	for (size_t i = 0; i < WITHOUT_CODES; i++) {
		const struct entry_facts *facts = entry_find(without_codes[i]);

		cr_expect_eq(facts->documented.count + facts->promised.count, 0, "%s", facts->name);
		cr_expect_str_eq(callback_name(facts->place), facts->member);
	}
}

Test(entry, has_a_name_for_everything)
{
	size_t calls = 0;

	for (int i = ENTRY_END; i < ENTRY_COUNT; i++) {
		const struct entry_facts *facts = entry_find((enum entry)i);

		cr_assert_not_null(facts->name, "entry %d", i);
		calls += facts->is_call;
		cr_expect_eq(facts->is_call || i == ENTRY_AWAIT_STOPPED || i == ENTRY_AWAIT_UPDATE ||
				     i == ENTRY_AWAIT_SIGNAL,
			     facts->works != REQUIREMENT_NONE, "nobody answers for %s", facts->name);
		for (int j = ENTRY_END; j < i; j++)
			cr_expect_str_neq(facts->name, entry_find((enum entry)j)->name);
	}
	cr_expect_eq(calls, CALLBACKS + WITHOUT_CODES + SERVICE_CALLBACK_COUNT + 2,
		     "besides the callbacks there are LoadLibraryEx and FreeLibrary");
	cr_expect_eq(entry_find(ENTRY_COUNT), entry_find(ENTRY_END));
	cr_expect_eq(entry_find((enum entry)0x7FFFFFFF), entry_find(ENTRY_END));
	/* Sets of calls are held in 64 bits. */
	for (int i = ENTRY_FREE + 1; i < ENTRY_COUNT; i++)
		cr_expect_not(entry_find((enum entry)i)->is_call, "%s", entry_find((enum entry)i)->name);
	cr_expect_lt(ENTRY_FREE, 64);
}

Test(entry, says_what_is_shared_and_what_waits)
{
	static const enum entry shared[] = { ENTRY_LOAD, ENTRY_REGISTER, ENTRY_START,        ENTRY_START_COMPLETE,
					     ENTRY_STOP, ENTRY_FREE,     ENTRY_AWAIT_STOPPED };
	static const enum entry waits[] = { ENTRY_HEAR_NOTHING, ENTRY_HEAR_ACTIVITY, ENTRY_HEAR_END,
					    ENTRY_HEAR_SILENCE, ENTRY_HEAR_NO_SIGNAL, ENTRY_HEAR_NO_SAVE,
					    ENTRY_HEAR_UPDATES, ENTRY_HEAR_ASKED,     ENTRY_HEAR_ASKED_AT_MOST,
					    ENTRY_HEAR_BALANCE,    ENTRY_HEAR_VALIDATION, ENTRY_HEAR_TENANCY,
					    ENTRY_HEAR_NO_CALL, ENTRY_HEAR_ONE_UPDATE,
					    ENTRY_HEAR_ROUTE,   ENTRY_HEAR_NO_ROUTE,  ENTRY_HEAR_LEFT,
					    ENTRY_HEAR_SAVE,    ENTRY_HEAR_TRAP,      ENTRY_HEAR_NO_TRAP };
	static const enum entry handing[] = { ENTRY_START, ENTRY_SET_GLOBAL_INFO, ENTRY_ADD_INTERFACE,
					      ENTRY_SET_INTERFACE_INFO, ENTRY_SET_DOMAIN_INFO };
	size_t counts[3] = { 0 };

	for (int i = ENTRY_END; i < ENTRY_COUNT; i++) {
		counts[0] += entry_find((enum entry)i)->is_shared;
		counts[1] += entry_find((enum entry)i)->is_wait;
		counts[2] += entry_find((enum entry)i)->hands_configuration;
	}
	cr_expect_eq(counts[0], sizeof(shared) / sizeof(shared[0]));
	cr_expect_eq(counts[1], sizeof(waits) / sizeof(waits[0]));
	cr_expect_eq(counts[2], sizeof(handing) / sizeof(handing[0]));
	for (size_t i = 0; i < counts[0]; i++)
		cr_expect(entry_find(shared[i])->is_shared, "%s", entry_find(shared[i])->name);
	for (size_t i = 0; i < counts[1]; i++)
		cr_expect(entry_find(waits[i])->is_wait, "%s", entry_find(waits[i])->name);
	for (size_t i = 0; i < counts[2]; i++)
		cr_expect(entry_find(handing[i])->hands_configuration, "%s", entry_find(handing[i])->name);
}
