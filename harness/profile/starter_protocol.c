/* SPDX-License-Identifier: MIT */
/* The section [protocol] of a starter profile: ids, version, flags. */
#include "harness/profile/starter_words.h"

#include "harness/model/codes.h"

/* ROUTING_V6: no header of mingw-w64 has it. */
enum { OFFERED_EVERYTHING = 0x7F, ROUTING_V6 = 0x02 };

/* The flags of fSupportedFunctionality by the words that a profile uses. */
static const struct {
	uint32_t flag;
	const char *name;
} flags[] = {
	{ RF_ROUTING, "ROUTING" },
	{ RF_DEMAND_UPDATE_ROUTES, "DEMAND_UPDATE_ROUTES" },
	{ RF_ADD_ALL_INTERFACES, "ADD_ALL_INTERFACES" },
	{ RF_MULTICAST, "MULTICAST" },
	{ RF_POWER, "POWER" },
};

static void append_flags(struct text *text, uint32_t functionality)
{
	const char *separator = "";

	if (!functionality)
		text_append_string(text, "none");
	for (size_t i = 0; i < sizeof(flags) / sizeof(flags[0]); i++) {
		if (!(functionality & flags[i].flag))
			continue;
		text_printf(text, "%s%s", separator, flags[i].name);
		separator = ", ";
		functionality &= ~flags[i].flag;
	}
	if (functionality)
		text_printf(text, "%s0x%08X", separator, functionality);
}

/* Which cases there are depends on the flags, so those that mean two things, or nothing, are only suggested. */
static void write_functionality(struct text *text, const struct facts *facts)
{
	const uint32_t plain = RF_ROUTING | RF_DEMAND_UPDATE_ROUTES | RF_ADD_ALL_INTERFACES | RF_MULTICAST | RF_POWER;
	struct text value = { 0 };

	append_flags(&value, facts->functionality);
	text_append_string(text,
			   "# What it claims to support when everything is offered. This is what it answered: see "
			   "that it is what you mean.\n");
	if (facts->offered != OFFERED_EVERYTHING)
		starter_key(text, "functionality", text_string(&value),
			    "it refused to register when everything was offered");
	else if (facts->functionality & ROUTING_V6)
		starter_key(text, "functionality", text_string(&value),
			    "0x02 is ROUTINGV6 of a protocol of IPv6; of another one it means SERVICES");
	else if (facts->functionality & ~plain)
		starter_key(text, "functionality", text_string(&value), "it claims flags that no header defines");
	else
		starter_key(text, "functionality", text_string(&value), NULL);
	text_append_string(text, "\n");
	text_release(&value);
}

static void write_ids(struct text *text, const struct facts *facts, const struct inquiry *inquiry)
{
	const uint32_t count = inquiry->id_count;

	if (facts->examined < EXAMINED_REGISTERED) {
		text_printf(text,
			    "# The protocol id that it registers for; %u ids were tried, none was accepted.\n"
			    "# id = 0x00000008\n\n",
			    facts->ids_tried);
		return;
	}
	text_append_string(text, "# The protocol ids that it registers for. The first is the one that is tested.\n");
	if (count > INQUIRY_IDS_MOST)
		text_printf(text, "# Of %u ids that were tried it took %u, as if it did not look at them.\n",
			    inquiry->ids_tried, count);
	else if (!inquiry_knows(inquiry, QUESTION_IDS))
		text_printf(text, "# Whether there are others is not known: %s.\n",
			    starter_silence(inquiry, QUESTION_IDS));
	else
		text_printf(text, "# Of %u ids that were tried it took %u.\n", inquiry->ids_tried, count);
	text_printf(text, "id = 0x%08X", facts->protocol_id);
	for (uint32_t i = 0; count <= INQUIRY_IDS_MOST && i < count; i++)
		if (inquiry->ids[i] != facts->protocol_id)
			text_printf(text, ", 0x%08X", inquiry->ids[i]);
	text_append_string(text, "\n\n");
}

/* A table that was only said to be of 0x600 is none: it would be called through five members that nobody wrote. */
static void write_version(struct text *text, const struct facts *facts, const struct inquiry *inquiry)
{
	const uint32_t added = inquiry->newer_callbacks >> CALLBACK_COUNT;
	struct text reason = { 0 };

	if (facts->examined >= EXAMINED_REGISTERED)
		text_printf(text, "# To an offer of 0x500 it answered dwVersion 0x%X.\n", facts->version);
	text_append_string(text, "# The version that the router manager offers: 0x600 for a protocol of MPR60.\n");
	if (!inquiry_knows(inquiry, QUESTION_NEWER))
		text_printf(&reason, "to 0x600: %s", starter_silence(inquiry, QUESTION_NEWER));
	else if (!inquiry->newer_version)
		text_append_string(&reason, "an offer of 0x600 was refused");
	else if (inquiry->newer_version < VERSION_60 || !added)
		text_printf(&reason, "to an offer of 0x600 it answered 0x%X%s", inquiry->newer_version,
			    inquiry->newer_version < VERSION_60 ? ""
								: ", and gave none of the callbacks that this adds");
	if (reason.length)
		starter_key(text, "version", "0x500", text_string(&reason));
	else
		starter_key(text, "version", "0x600", NULL);
	text_append_string(text, "\n");
	text_release(&reason);
}

/* Not all of them have a key; what is missing is best known before the first run. */
static void write_absent(struct text *text, const struct facts *facts)
{
	const char *separator = "";

	text_append_string(text, "# Members of its table that are NULL: ");
	for (size_t i = 0; i < CALLBACK_COUNT; i++) {
		if (facts->callbacks >> i & 1)
			continue;
		text_printf(text, "%s%s", separator, callback_name(i));
		separator = ", ";
	}
	text_append_string(text, *separator ? ".\n\n" : "none.\n\n");
}

void starter_protocol(struct text *text, const struct facts *facts, const struct inquiry *inquiry)
{
	text_append_string(text, "[protocol]\n# Its name, for reports.\n# name = Example RIP\n\n");
	write_ids(text, facts, inquiry);
	text_append_string(text, "# Ids that it must refuse, besides those that no protocol has.\n"
				 "# refuses = 0x0000000D\n\n");
	write_version(text, facts, inquiry);
	if (facts->examined < EXAMINED_REGISTERED)
		return;
	write_functionality(text, facts);
	write_absent(text, facts);
}
