/* SPDX-License-Identifier: MIT */
/* The capabilities of a starter profile. One that would keep cases from being examined is only suggested. */
#include "harness/profile/starter_words.h"

#include "harness/model/codes.h"

enum { OFFERED_EVERYTHING = 0x7F, INTERFACE_TYPES = 4, ALL_SERVICE_CALLBACKS = (1 << SERVICE_CALLBACK_COUNT) - 1 };

const char *starter_silence(const struct inquiry *inquiry, enum question question)
{
	static const char *const words[] = {
		[OUTCOME_NOT_ASKED] = "it was not asked",
		[OUTCOME_ANSWERED] = "",
		[OUTCOME_CRASHED] = "it crashed when it was asked",
		[OUTCOME_HUNG] = "it hung when it was asked",
		[OUTCOME_EXITED] = "it ended its process when it was asked",
	};

	if (inquiry->outcomes[question] == OUTCOME_NOT_ASKED && question >= QUESTION_NULL_INTERFACE)
		return "it was not asked, for want of a configuration that it starts with";
	return words[inquiry->outcomes[question]];
}

void starter_key(struct text *text, const char *key, const char *value, const char *reason)
{
	text_printf(text, "%s%s = %s", reason ? "# " : "", key, value);
	if (reason && *reason)
		text_printf(text, "  ; %s", reason);
	text_append_string(text, "\n");
}

/* Where it claims none the callbacks may be there all the same: then nobody but the vendor knows which is meant. */
static void write_multicast(struct text *text, const struct facts *facts)
{
	const bool has_callback = facts_offer(facts, ENTRY_GET_NEIGHBORS) || facts_offer(facts, ENTRY_GET_MFE_STATUS);

	if (facts->functionality & RF_MULTICAST)
		starter_key(text, "multicast", "yes", NULL);
	else if (facts->offered != OFFERED_EVERYTHING)
		starter_key(text, "multicast", "no", "it refused to register when that was offered");
	else if (has_callback)
		starter_key(text, "multicast", "no",
			    "it does not claim RF_MULTICAST, but has GetNeighbors or GetMfeStatus");
	else
		starter_key(text, "multicast", "no", NULL);
}

/* With services it is a protocol of IPX, and what is examined changes with that. */
static void write_services(struct text *text, const struct facts *facts)
{
	if (!facts->services && !facts->service_functionality)
		starter_key(text, "services", "no", NULL);
	else if (facts->service_functionality && facts->services == ALL_SERVICE_CALLBACKS)
		starter_key(text, "services", "yes",
			    "it claims them, with all callbacks; say so if it is a protocol of IPX");
	else
		starter_key(text, "services", "yes", "it claims them with a part of the callbacks; say which is right");
}

/* Whether a NULL pointer will do. */
static void write_null(struct text *text, const char *key, const struct inquiry *inquiry, enum question question,
		       uint32_t code)
{
	const char *silence = starter_silence(inquiry, question);

	if (inquiry_knows(inquiry, question))
		starter_key(text, key, code == NO_ERROR ? "yes" : "no", NULL);
	else
		starter_key(text, key, "no", silence);
}

static void write_types(struct text *text, const struct inquiry *inquiry)
{
	static const char *const names[INTERFACE_TYPES] = { "PERMANENT", "DEMAND_DIAL", "LOCAL_WORKSTATION_DIAL",
							    "REMOTE_WORKSTATION_DIAL" };
	const bool is_known = inquiry_knows(inquiry, QUESTION_TYPES);
	const uint32_t added = is_known && inquiry->types ? inquiry->types : (1u << INTERFACE_TYPES) - 1;
	struct text value = { 0 };

	for (size_t i = 0; i < INTERFACE_TYPES; i++)
		if (added >> i & 1)
			text_printf(&value, "%s%s", value.length ? ", " : "", names[i]);
	if (!is_known)
		starter_key(text, "interface_types", text_string(&value), starter_silence(inquiry, QUESTION_TYPES));
	else if (!inquiry->types)
		starter_key(text, "interface_types", text_string(&value), "it added none of them");
	else if (inquiry->types != (1u << INTERFACE_TYPES) - 1)
		starter_key(text, "interface_types", text_string(&value),
			    "it refused the others; say so if it is meant to");
	else
		starter_key(text, "interface_types", text_string(&value), NULL);
	text_release(&value);
}

/* A callback that is NULL can do nothing; what one that is there can do is not seen from outside. */
static void write_callback(struct text *text, const char *key, const struct facts *facts, enum entry entry)
{
	if (facts->examined < EXAMINED_REGISTERED)
		starter_key(text, key, "no", "it was not asked");
	else if (!facts_offer(facts, entry))
		starter_key(text, key, "no", NULL);
	else
		starter_key(text, key, "no", "the callback is there; say whether it ever succeeds");
}

static void write_multitenant(struct text *text, const struct inquiry *inquiry)
{
	if (!inquiry_knows(inquiry, QUESTION_NEWER))
		starter_key(text, "multitenant", "no", starter_silence(inquiry, QUESTION_NEWER));
	else if (inquiry->newer_version < VERSION_60)
		starter_key(text, "multitenant", "no", NULL);
	else
		starter_key(text, "multitenant", "no", "it is of MPR60; say whether it asks for routing domains");
}

void starter_capabilities(struct text *text, const struct facts *facts, const struct inquiry *inquiry)
{
	const bool is_registered = facts->examined >= EXAMINED_REGISTERED;

	text_append_string(
		text, "# What it is capable of: yes or no. A comment stands where only you know.\n[capabilities]\n");
	if (is_registered) {
		starter_key(text, "autostatic", facts->functionality & RF_DEMAND_UPDATE_ROUTES ? "yes" : "no", NULL);
		write_multicast(text, facts);
		write_services(text, facts);
	} else {
		starter_key(text, "autostatic", "no", "it was not asked");
		starter_key(text, "multicast", "no", "it was not asked");
		starter_key(text, "services", "no", "it was not asked");
	}
	text_append_string(text, "# Whether it starts, and adds an interface, without a configuration.\n");
	write_null(text, "null_global_info", inquiry, QUESTION_NULL_GLOBAL, inquiry->null_global_code);
	write_null(text, "null_interface_info", inquiry, QUESTION_NULL_INTERFACE, inquiry->null_interface_code);
	write_types(text, inquiry);
	write_callback(text, "mib_create", facts, ENTRY_MIB_CREATE);
	write_callback(text, "mib_delete", facts, ENTRY_MIB_DELETE);
	write_callback(text, "mib_set", facts, ENTRY_MIB_SET);
	write_callback(text, "traps", facts, ENTRY_MIB_SET_TRAP_INFO);
	write_multitenant(text, inquiry);
}
