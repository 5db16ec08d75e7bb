/* SPDX-License-Identifier: MIT */
/* The callbacks of services in words. */
#include "harness/output/words.h"

#include "harness/model/codes.h"
#include "harness/model/status.h"
#include "harness/output/words_internal.h"

#include <string.h>

enum { NAME_OFFSET = 2, NAME_SIZE = 48 };

static void append_name(struct text *text, const uint8_t *name)
{
	text_append_string(text, "\"");
	for (size_t i = 0; i < NAME_SIZE && name[i]; i++)
		text_append(text, name[i] >= ' ' && name[i] < 0x7F ? (const char *)&name[i] : "?", 1);
	text_append_string(text, "\"");
}

void words_service_entry(struct text *text, const struct call_observation *call)
{
	uint16_t type;

	memcpy(&type, call->data, sizeof(type));
	text_printf(text, "type 0x%04X, name ", type);
	append_name(text, call->data + NAME_OFFSET);
}

void words_service(struct text *text, const struct call_observation *call)
{
	words_service_entry(text, call);
	text_printf(text, ", interface 0x%08X, protocol %u", call->outputs[OUTPUT_SERVICE_INDEX],
		    call->outputs[OUTPUT_SERVICE_PROTOCOL]);
}

static void append_reason(struct text *text, const struct call_observation *call)
{
	if (call->outputs[OUTPUT_SERVICE_SEEN] & SEEN_REASON) {
		char code[64];

		text_printf(text, ", and the last error is %s",
			    status_words(call->outputs[OUTPUT_SERVICE_ERROR], code, sizeof(code)));
	} else {
		text_append_string(text, ", and the last error was not set");
	}
}

bool words_service_result(struct text *text, const struct call_observation *call)
{
	switch ((enum entry)call->entry) {
	case ENTRY_IS_SERVICE:
		text_append_string(text, call->returned ? "TRUE" : "FALSE");
		if (!call->returned)
			append_reason(text, call);
		return true;
	case ENTRY_CREATE_ENUMERATION:
		text_append_string(text, call->returned == NO_ERROR ? "a handle" : "NULL");
		if (call->returned != NO_ERROR)
			append_reason(text, call);
		return true;
	case ENTRY_GET_SERVICE_COUNT:
		text_append_number(text, call->returned);
		if (!call->returned)
			append_reason(text, call);
		return true;
	default:
		return false;
	}
}

/* Whether the step says which service it is about. */
static bool names_service(enum entry entry)
{
	return entry == ENTRY_IS_SERVICE || entry == ENTRY_CREATE_ENUMERATION || entry == ENTRY_CREATE_STATIC_SERVICE ||
	       entry == ENTRY_DELETE_STATIC_SERVICE || entry == ENTRY_FIRST_SERVICE;
}

static void append_exclusion(struct words_list *list, uint32_t exclusion)
{
	static const char *const names[] = { "interface", "protocol", "type", "name" };
	enum { KNOWN = 0xF };
	struct text *text = words_list_begin(list);
	const char *between = " ";

	text_append_string(text, exclusion ? "only this" : "every service");
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (!(exclusion >> i & 1))
			continue;
		text_append_string(text, between);
		text_append_string(text, names[i]);
		between = " and ";
	}
	if (exclusion & ~(uint32_t)KNOWN)
		text_printf(text, "%sflags 0x%X", between, exclusion & ~(uint32_t)KNOWN);
}

void words_service_step(struct words_list *list, const struct call *call)
{
	static const char *const services[SERVICE_KIND_COUNT] = { "service A", "service B", "service C",
								  "a service that does not exist" };
	static const char *const handles[HANDLE_RULE_COUNT] = { "its handle", "the handle that was closed",
								"a NULL handle", "a handle that is none" };
	const bool is_ordered = call->entry == ENTRY_FIRST_SERVICE || call->entry == ENTRY_NEXT_SERVICE;

	if (names_service(call->entry) && call->service < SERVICE_KIND_COUNT)
		words_list_append(list, services[call->service]);
	if (is_ordered && call->ordering <= STM_ORDER_BY_INTERFACE_TYPE_NAME)
		words_list_append(list, call->ordering ? "by interface" : "by type");
	else if (is_ordered)
		text_printf(words_list_begin(list), "OrderingMethod %u", call->ordering);
	if (is_ordered || call->entry == ENTRY_CREATE_ENUMERATION)
		append_exclusion(list, call->exclusion);
	if (call->entry == ENTRY_ENUMERATE_SERVICE || call->entry == ENTRY_CLOSE_ENUMERATION)
		words_list_append(list, handles[call->handle < HANDLE_RULE_COUNT ? call->handle : HANDLE_FOREIGN]);
}
