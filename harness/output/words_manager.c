/* SPDX-License-Identifier: MIT */
/* What the router manager does by itself, in words. */
#include "harness/output/words.h"

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

/* What each entry is that is no call of the candidate; the interface stands at the end. */
static const char *const sentences[ENTRY_COUNT] = {
	[ENTRY_LOAD] = "LoadLibraryEx(candidate)",
	[ENTRY_FREE] = "FreeLibrary(candidate)",
	[ENTRY_AWAIT_STOPPED] = "wait for ROUTER_STOPPED",
	[ENTRY_AWAIT_UPDATE] = "wait for UPDATE_COMPLETE for the ",
	[ENTRY_AWAIT_SIGNAL] = "wait for the notification event",
	[ENTRY_HEAR_NOTHING] = "hear no activity for the ",
	[ENTRY_HEAR_ACTIVITY] = "hear activity for the ",
	[ENTRY_HEAR_END] = "hear the end of activity for the ",
	[ENTRY_HEAR_SILENCE] = "hear nothing at all",
	[ENTRY_HEAR_NO_SIGNAL] = "see the notification event unsignalled",
	[ENTRY_HEAR_UPDATES] = "hear UPDATE_COMPLETE once for each update that was started on the ",
	[ENTRY_HEAR_BALANCE] = "hear receiving ended as often as begun on the ",
	[ENTRY_HEAR_NO_CALL] = "hear no call of a support function for the ",
	[ENTRY_HEAR_ONE_UPDATE] = "hear at most one UPDATE_COMPLETE for the ",
	[ENTRY_HEAR_VALIDATION] = "hear ValidateRouteEx where routes are validated",
	[ENTRY_HEAR_TENANCY] = "hear GetRoutingDomainInfo and GetInterfaceInformation",
	[ENTRY_MIB_WALK] = "walk with MibGetFirst and MibGetNext, twice",
	[ENTRY_HEAR_ROUTE] = "see a route added to the routing table over the ",
	[ENTRY_HEAR_NO_ROUTE] = "see no route in the routing table over the ",
	[ENTRY_HEAR_SAVE] = "hear SAVE_GLOBAL_CONFIG_INFO or SAVE_INTERFACE_CONFIG_INFO",
	[ENTRY_HEAR_TRAP] = "see the trap event signalled",
	[ENTRY_HEAR_NO_TRAP] = "see the trap event open and unsignalled",
	[ENTRY_HEAR_NO_SAVE] = "hear no SAVE_GLOBAL_CONFIG_INFO, and no SAVE_INTERFACE_CONFIG_INFO for the ",
};

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
		words_interface(text, call);
	}
}

static const char *choose_sentence(const struct call *call)
{
	if (call->entry == ENTRY_MIB_WALK && call->is_resumed)
		return "walk with MibGetNext, twice, from the ";
	if (call->entry == ENTRY_HEAR_TRAP && call->trap == TRAP_EVENT_SECOND)
		return "see the second trap event signalled";
	if (call->entry == ENTRY_HEAR_NO_TRAP && call->trap == TRAP_EVENT_SECOND)
		return "see the second trap event open and unsignalled";
	return call->entry < ENTRY_COUNT ? sentences[call->entry] : NULL;
}

bool words_manager(struct text *text, const struct call *call)
{
	const char *sentence = choose_sentence(call);

	if (call->entry == ENTRY_HEAR_ASKED || call->entry == ENTRY_HEAR_ASKED_AT_MOST) {
		append_asked(text, call);
		return true;
	}
	if (call->entry == ENTRY_HEAR_LEFT) {
		words_left_step(text, call->left);
		return true;
	}
	if (!sentence)
		return false;
	text_append_string(text, sentence);
	if (text->data[text->length - 1] != ' ')
		return true;
	if (call->interface == INTERFACE_UNKNOWN)
		text_append_string(text, "interface never added");
	else
		words_interface(text, call);
	return true;
}
